#include "fixture.h"
#include "geom/cell.h"
#include "test.h"

static void places(struct test_state *t)
{
	struct column columns[] = {{.name = "a"}, {.name = "b"}}, other = {.name = "c"};
	static const struct cell_place where[] = {{2, 1}, {2, 5}, {4, 1}, {4, 30}};
	struct table table = {.columns = columns, .n_columns = 2, .n_rows = 2, .places = where};
	const struct {
		const struct column *column;
		size_t row;
		const char *want;
	} rows[] = {
		{&columns[0], 0, "here: t.csv:2:1: no good: 7"},
		{&columns[1], 0, "here: t.csv:2:5: no good: 7"},
		{&columns[1], 1, "here: t.csv:4:30: no good: 7"},
		{NULL, 1, "here: t.csv:4:1: no good: 7"},
		{&other, 1, "here: t.csv:4:1: no good: 7"},
		{NULL, 2, "here: t.csv: row 3: no good: 7"}, /* of another table */
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		fixture_init(&f);
		diag_push(&f.diag, "here");
		const struct cell cell = {"t.csv", &table, rows[i].column, rows[i].row};
		EXPECT(!cell_fail(&f.diag, cell, "no good: %d", 7));
		diag_pop(&f.diag);
		EXPECT_INT(f.diag.code, SM_E_DATA);
		EXPECT_STR(f.diag.errors[0].text, rows[i].want);
		fixture_finish(&f);
	}
	struct fixture f;
	fixture_init(&f);
	table.places = NULL;
	EXPECT(!cell_fail(&f.diag, (struct cell){"t.shp", &table, &columns[1], 0}, "no"));
	EXPECT_STR(f.diag.errors[0].text, "t.shp: row 1: no");
	fixture_finish(&f);
}

TEST_MAIN({"places", places})
