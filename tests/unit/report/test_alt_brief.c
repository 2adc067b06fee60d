#include "fixture.h"
#include "report/alt_brief.h"
#include "test.h"

static const char *fit(struct fixture *f, struct alt_clause *clauses, size_t n, size_t max)
{
	const char *out = alt_fit(&f->arena, clauses, n, max);
	return out == NULL ? "NULL" : out;
}

static void characters(struct test_state *t)
{
	EXPECT_INT(alt_count(""), 0);
	EXPECT_INT(alt_count("Gao"), 3);
	EXPECT_INT(alt_count("Sénégal"), 7);
	EXPECT_INT(alt_count("مالي"), 4);
	EXPECT_INT(alt_count("𐌰"), 1);
}

static void all_fits(struct test_state *t)
{
	struct fixture f;
	struct alt_clause c[] = {{.forms = {"One."}, .n_forms = 1},
		{.forms = {"Two.", ""}, .ranks = {1}, .n_forms = 2},
		{.forms = {"Three.", "3.", ""}, .ranks = {2, 3}, .n_forms = 3}};
	fixture_init(&f);
	EXPECT_STR(fit(&f, c, 3, 16), "One. Two. Three.");
	EXPECT_STR(fit(&f, c, 0, 16), "");
	fixture_finish(&f);
}

/* Low ranks are said shorter first, be they later or earlier in the text. */
static void by_rank(struct test_state *t)
{
	static const struct {
		size_t max;
		const char *want;
	} rows[] = {{15, "One. Two. 3."}, {11, "One. Three."}, {10, "One. 3."}, {8, "One. 3."},
		{6, "One."}, {4, "One."}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct alt_clause c[] = {{.forms = {"One."}, .n_forms = 1},
			{.forms = {"Two.", ""}, .ranks = {20}, .n_forms = 2},
			{.forms = {"Three.", "3.", ""}, .ranks = {10, 30}, .n_forms = 3}};
		fixture_init(&f);
		const char *got = fit(&f, c, 3, rows[i].max);
		EXPECT(alt_count(got) <= rows[i].max);
		EXPECT_STR(got, rows[i].want);
		fixture_finish(&f);
	}
}

/* What was left out for something longer that went too comes back when it has room. */
static void back_again(struct test_state *t)
{
	struct fixture f;
	struct alt_clause c[] = {{.forms = {"One."}, .n_forms = 1},
		{.forms = {"Two.", ""}, .ranks = {1}, .n_forms = 2},
		{.forms = {"A very long clause.", ""}, .ranks = {2}, .n_forms = 2}};
	fixture_init(&f);
	EXPECT_STR(fit(&f, c, 3, 10), "One. Two.");
	fixture_finish(&f);
}

/* A title that is too long ends behind a word. */
static void too_long(struct test_state *t)
{
	struct fixture f;
	struct alt_clause c[] = {{.forms = {"Où trois frontières se rejoignent"}, .n_forms = 1},
		{.forms = {"Two.", ""}, .ranks = {1}, .n_forms = 2}};
	fixture_init(&f);
	EXPECT_STR(fit(&f, c, 2, 20), "Où trois …");
	EXPECT_STR(fit(&f, c, 2, 21), "Où trois frontières …");
	fixture_finish(&f);
}

TEST_MAIN({"characters", characters}, {"all fits", all_fits}, {"by rank", by_rank},
	{"back again", back_again}, {"too long", too_long})
