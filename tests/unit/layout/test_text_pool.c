#include "fixture.h"
#include "layout/text_pool.h"
#include "test.h"

#define NOTO "/usr/share/fonts/truetype/noto/"
#define MALI "\xd9\x85\xd8\xa7\xd9\x84\xd9\x8a"

static const struct font regular = {.family = "Noto Sans", .size_pt = 10, .weight = 400};

static struct text_set *new_set(struct test_state *t, struct sm_diag *d)
{
	static const char *const files[] = {NOTO "NotoSans-Regular.ttf"};
	struct text_set *set = NULL;
	EXPECT(text_set_create(d, files, 1, &set));
	EXPECT(text_set_add(set, "Arab", NOTO "NotoSansArabic-Regular.ttf"));
	return set;
}

static double width(struct test_state *t, struct text_set *set, const char *text)
{
	struct text_size size = {0};
	EXPECT(set->measurer.measure(&set->measurer, &regular, text, &size));
	return size.width_pt;
}

static size_t n_families(const struct text_set *set)
{
	size_t n;
	(void)text_families(set, &n);
	return n;
}

static void handed_on(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct text_pool *pool = text_pool_create();
	struct text_set *set = new_set(t, &f.diag);
	EXPECT(text_pool_take(pool, "a", &f.diag) == NULL);
	text_pool_give(pool, "a", set);
	EXPECT(text_pool_take(pool, "b", &f.diag) == NULL);
	EXPECT(text_pool_take(pool, "a", &f.diag) == set);
	EXPECT(text_pool_take(pool, "a", &f.diag) == NULL);
	text_pool_give(pool, "a", set);
	/* A full pool lets go of the one it has longest. */
	for (int i = 0; i < 32; i++) {
		text_pool_give(pool, "b", new_set(t, &f.diag));
	}
	EXPECT(text_pool_take(pool, "a", &f.diag) == NULL);
	text_pool_destroy(pool);
	/* Without a pool nothing is kept. */
	EXPECT(text_pool_take(NULL, "a", &f.diag) == NULL);
	text_pool_give(NULL, "a", new_set(t, &f.diag));
	text_pool_give(pool, "a", NULL);
	text_pool_destroy(NULL);
	fixture_finish(&f);
}

/* The next map is told what the first was, and no more fonts are open than in its own set. */
static void as_new(struct test_state *t)
{
	struct fixture f;
	struct sm_diag next = {0};
	fixture_init(&f);
	struct text_pool *pool = text_pool_create();
	struct text_set *set = new_set(t, &f.diag);
	double plain = width(t, set, "Gao");
	EXPECT_INT(n_families(set), 1);
	double arabic = width(t, set, MALI);
	EXPECT_INT(n_families(set), 2);
	EXPECT(width(t, set, "\xe2\x98\x83") > 0);
	EXPECT_INT(f.diag.n_warnings, 1);
	struct font bold = regular;
	struct text_size size;
	bold.weight = 700;
	EXPECT(set->measurer.measure(&set->measurer, &bold, "Gao", &size));
	EXPECT_INT(f.diag.n_notes, 1);
	text_pool_give(pool, "a", set);
	EXPECT(text_pool_take(pool, "a", &next) == set);
	EXPECT_INT(n_families(set), 1);
	EXPECT_NEAR(width(t, set, "Gao"), plain, 0);
	EXPECT_INT(n_families(set), 1);
	EXPECT_NEAR(width(t, set, MALI), arabic, 0);
	EXPECT_INT(n_families(set), 2);
	EXPECT(width(t, set, "\xe2\x98\x83") > 0);
	EXPECT(set->measurer.measure(&set->measurer, &bold, "Gao", &size));
	EXPECT_INT(next.n_warnings, 1);
	EXPECT_INT(next.n_notes, 1);
	EXPECT_STR(next.warnings[0].text, f.diag.warnings[0].text);
	EXPECT_STR(next.notes[0].text, f.diag.notes[0].text);
	text_pool_give(pool, "a", set);
	text_pool_destroy(pool);
	fixture_finish(&f);
}

/* A font that was not missed in one map is when the next one needs it. */
static void unreadable(struct test_state *t)
{
	static const char *const files[] = {NOTO "NotoSans-Regular.ttf"};
	struct fixture f;
	struct text_size size;
	struct text_set *set = NULL;
	fixture_init(&f);
	EXPECT(text_set_create(&f.diag, files, 1, &set));
	EXPECT(text_set_add(set, "Arab", "/no/such/font.ttf"));
	EXPECT(width(t, set, "\xe2\x98\x83") > 0);
	fixture_forget(&f);
	text_set_reset(set, &f.diag);
	EXPECT(!set->measurer.measure(&set->measurer, &regular, MALI, &size));
	EXPECT_INT(f.diag.code, SM_E_DATA);
	EXPECT(strstr(fixture_error(&f), "font '/no/such/font.ttf' cannot be read") != NULL);
	text_set_destroy(set);
	fixture_finish(&f);
}

/* Sizes of one edition are not another's: the direction and the language are a part of them. */
static void editions(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct text_set *set = new_set(t, &f.diag);
	text_set_edition(set, "en", false, false);
	double loose = width(t, set, "\xe2\x98\x83");
	EXPECT(loose > 0);
	text_set_reset(set, &f.diag);
	text_set_edition(set, "en", false, true);
	struct text_size size;
	EXPECT(!set->measurer.measure(&set->measurer, &regular, "\xe2\x98\x83", &size));
	EXPECT_INT(f.diag.code, SM_E_DATA);
	text_set_destroy(set);
	fixture_finish(&f);
}

TEST_MAIN({"handed on", handed_on}, {"as new", as_new}, {"unreadable", unreadable},
	{"editions", editions})
