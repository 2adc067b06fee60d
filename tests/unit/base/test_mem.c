#include "base/mem.h"
#include "random.h"
#include "test.h"

static void zeroed_and_aligned(struct test_state *t)
{
	struct sm_diag d = {0};
	struct arena a = {.diag = &d};
	static const size_t sizes[] = {1, 15, 16, 17, 1000, 65536, 65537, 300000, 0, 3};
	size_t used = 0;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		unsigned char *p = arena_alloc(&a, sizes[i], 1);
		EXPECT(p != NULL && (uintptr_t)p % 16 == 0);
		for (size_t k = 0; p != NULL && k < sizes[i]; k++) {
			EXPECT(p[k] == 0);
			p[k] = 0xff;
		}
		used += (sizes[i] + 15) / 16 * 16;
		EXPECT_INT(a.used, used);
	}
	EXPECT_INT(d.code, SM_OK);
	arena_finish(&a);
	EXPECT(a.head == NULL);
	EXPECT_INT(a.used, 0);
	arena_finish(&a);
}

struct piece {
	unsigned char *at;
	size_t n;
	unsigned char fill;
};

/* Whatever is written into one piece, no other changes. */
static void pieces_do_not_overlap(struct test_state *t)
{
	enum { PIECES = 2000 };
	static struct piece pieces[PIECES];
	struct random r = {1};
	struct sm_diag d = {0};
	struct arena a = {.diag = &d};
	for (size_t i = 0; i < PIECES; i++) {
		size_t n = random_below(&r, 50) == 0 ? random_below(&r, 200000)
						     : random_below(&r, 300);
		pieces[i] = (struct piece){arena_alloc(&a, n, 1), n, (unsigned char)i};
		EXPECT(pieces[i].at != NULL);
		if (pieces[i].at != NULL) {
			memset(pieces[i].at, pieces[i].fill, n);
		}
	}
	size_t wrong = 0;
	for (size_t i = 0; i < PIECES; i++) {
		for (size_t k = 0; k < pieces[i].n; k++) {
			wrong += pieces[i].at[k] != pieces[i].fill;
		}
	}
	EXPECT_INT(wrong, 0);
	arena_finish(&a);
}

static void limit(struct test_state *t)
{
	struct sm_diag d = {0};
	struct arena a = {.diag = &d, .limit = 64};
	EXPECT(arena_alloc(&a, 3, 16) != NULL);
	EXPECT(arena_alloc(&a, 1, 16) != NULL);
	EXPECT_INT(d.n_errors, 0);
	EXPECT(arena_alloc(&a, 1, 1) == NULL);
	EXPECT_INT(d.code, SM_E_LIMIT);
	EXPECT_INT(d.n_errors, 1);
	EXPECT_STR(d.errors[0].text, "more than 64 bytes of memory needed");
	EXPECT_INT(a.used, 64);
	arena_finish(&a);
}

/* What is taken from the system is counted; one that is kept takes little more than it gives.
 */
static void held(struct test_state *t)
{
	enum { KIB = 1024, MANY = 3000 };
	struct sm_diag d = {0};
	struct arena plain = {.diag = &d}, kept = {.diag = &d, .is_kept = true};
	EXPECT(arena_alloc(&plain, 1, 16) != NULL && arena_alloc(&kept, 1, 16) != NULL);
	EXPECT(plain.held > 64 * KIB && kept.held < 2 * KIB);
	for (int i = 0; i < MANY; i++) {
		EXPECT(arena_alloc(&plain, 1, KIB) != NULL);
		EXPECT(arena_alloc(&kept, 1, KIB) != NULL);
	}
	EXPECT(kept.used == plain.used && kept.held >= kept.used);
	EXPECT(kept.held < kept.used + kept.used / 3);
	EXPECT(plain.held > 8 * KIB * KIB);
	arena_finish(&plain);
	arena_finish(&kept);
	EXPECT_INT(plain.held, 0);
}

static void too_large(struct test_state *t)
{
	static const size_t rows[][2] = {{SIZE_MAX, 2}, {SIZE_MAX / 2 + 1, 1},
		{2, SIZE_MAX / 2 + 1}, {SIZE_MAX, SIZE_MAX}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct sm_diag d = {0};
		struct arena a = {.diag = &d};
		char want[128];
		(void)snprintf(want, sizeof(want), "an object of %zu x %zu bytes", rows[i][0],
			rows[i][1]);
		EXPECT(arena_alloc(&a, rows[i][0], rows[i][1]) == NULL);
		EXPECT_INT(d.code, SM_E_LIMIT);
		EXPECT_STR(d.errors[0].text, want);
		arena_finish(&a);
	}
	struct sm_diag d = {0};
	struct arena a = {.diag = &d};
	EXPECT(arena_alloc(&a, SIZE_MAX, 0) != NULL); /* no bytes at all */
	arena_finish(&a);
}

static void out_of_memory(struct test_state *t)
{
	for (int n = 1; n <= 3; n++) {
		struct sm_diag d = {0};
		struct arena a = {.diag = &d, .fail_in = n};
		for (int i = 1; i <= 4; i++) {
			EXPECT((arena_alloc(&a, 1, 8) == NULL) == (i == n));
		}
		EXPECT_INT(d.code, SM_E_NOMEM);
		EXPECT_INT(d.n_errors, 1);
		EXPECT_STR(d.errors[0].text, "out of memory");
		arena_finish(&a);
	}
}

static void strdup_copies(struct test_state *t)
{
	struct sm_diag d = {0};
	struct arena a = {.diag = &d};
	char text[] = "Niamey";
	char *copy = arena_strdup(&a, text);
	text[0] = 'X';
	EXPECT(copy != NULL && strcmp(copy, "Niamey") == 0);
	a.fail_in = 1;
	EXPECT(arena_strdup(&a, text) == NULL);
	EXPECT_INT(d.code, SM_E_NOMEM);
	arena_finish(&a);
}

static void grow(struct test_state *t)
{
	struct sm_diag d = {0};
	struct arena a = {.diag = &d};
	int *items = NULL;
	size_t cap = 0;
	for (size_t n = 0; n < 1000; n++) {
		int *bigger = arena_grow(&a, items, n, &cap, sizeof(*items));
		size_t want = 8;
		while (want <= n) {
			want *= 2;
		}
		EXPECT_INT(cap, want);
		bool full = n == 0 || (n >= 8 && n == want / 2);
		EXPECT(bigger != NULL && (bigger != items) == full);
		if (bigger == NULL) {
			break;
		}
		items = bigger;
		items[n] = (int)n;
	}
	for (int n = 0; n < 1000; n++) {
		EXPECT(items[n] == n);
	}
	cap = 1000;
	a.fail_in = 1;
	EXPECT(arena_grow(&a, items, 1000, &cap, sizeof(*items)) == NULL);
	EXPECT_INT(cap, 1000);
	EXPECT_INT(items[999], 999);
	EXPECT_INT(d.code, SM_E_NOMEM);
	arena_finish(&a);
}

TEST_MAIN({"zeroed and aligned", zeroed_and_aligned},
	{"pieces do not overlap", pieces_do_not_overlap}, {"limit", limit}, {"held", held},
	{"too large", too_large}, {"out of memory", out_of_memory}, {"strdup", strdup_copies},
	{"grow", grow})
