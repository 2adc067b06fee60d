#include "fixture.h"
#include "geom/nest.h"
#include "test.h"

/* A square ring as another part of the last feature. */
static void add_square(struct fixture *f, struct features *to, double x, double y, double side)
{
	const struct pt pts[] = {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}};
	bool ok = features_part(to, &f->arena);
	for (size_t i = 0; ok && i < 4; i++) {
		ok = features_point(to, &f->arena, pts[i]);
	}
}

/* x, y, side; then depth and parent. */
struct square {
	double x, y, side;
	uint32_t depth, parent;
};

static void nesting(struct test_state *t)
{
	static const struct {
		const char *name;
		struct square squares[5];
		size_t n;
	} rows[] = {
		{"one", {{0, 0, 9, 0, 0}}, 1},
		{"apart", {{0, 0, 9, 0, 0}, {20, 0, 9, 0, 1}}, 2},
		{"hole first", {{2, 2, 3, 1, 1}, {0, 0, 9, 0, 1}}, 2},
		{"island in a hole", {{3, 3, 1, 2, 2}, {0, 0, 9, 0, 1}, {2, 2, 3, 1, 1}}, 3},
		{"touching sides", {{0, 0, 9, 0, 0}, {0, 3, 2, 1, 0}, {9, 0, 3, 0, 2}}, 3},
		{"two holes of two areas",
			{{0, 0, 9, 0, 0}, {20, 0, 9, 0, 1}, {22, 2, 3, 1, 1}, {2, 2, 3, 1, 0},
				{6, 6, 1, 1, 0}},
			5},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		fixture_init(&f);
		struct features in = {.space = SPACE_PAGE, .table = &fixture_no_table};
		EXPECT(features_begin(&in, &f.arena, SHAPE_POLYGON, 0));
		for (size_t k = 0; k < rows[i].n; k++) {
			const struct square *s = &rows[i].squares[k];
			add_square(&f, &in, s->x, s->y, s->side);
		}
		features_end(&in);
		const struct nest *nests = nest_rings(&f.arena, &in, &in.items[0]);
		EXPECT(nests != NULL);
		for (size_t k = 0; nests != NULL && k < rows[i].n; k++) {
			EXPECT_INT(nests[k].depth, rows[i].squares[k].depth);
			EXPECT_INT(nests[k].parent, rows[i].squares[k].parent);
		}
		fixture_finish(&f);
	}
}

/* A ring whose box holds another, in its bay. */
static void in_a_bay(struct test_state *t)
{
	static const struct pt bay[] = {
		{0, 0}, {9, 0}, {9, 2}, {2, 2}, {2, 7}, {9, 7}, {9, 9}, {0, 9}};
	struct fixture f;
	fixture_init(&f);
	struct features in = {.space = SPACE_PAGE, .table = &fixture_no_table};
	EXPECT(features_begin(&in, &f.arena, SHAPE_POLYGON, 0) && features_part(&in, &f.arena));
	for (size_t i = 0; i < sizeof(bay) / sizeof(bay[0]); i++) {
		EXPECT(features_point(&in, &f.arena, bay[i]));
	}
	add_square(&f, &in, 4, 4, 1);
	features_end(&in);
	const struct nest *nests = nest_rings(&f.arena, &in, &in.items[0]);
	EXPECT(nests != NULL && nests[0].depth == 0 && nests[1].depth == 0 &&
		nests[1].parent == 1);
	fixture_finish(&f);
}

static void without_memory(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct features in = {.space = SPACE_PAGE, .table = &fixture_no_table};
	const struct nest *nests = NULL;
	EXPECT(features_begin(&in, &f.arena, SHAPE_POLYGON, 0));
	add_square(&f, &in, 0, 0, 9);
	add_square(&f, &in, 2, 2, 3);
	features_end(&in);
	int n = 1;
	for (; n < 20 && nests == NULL; n++) {
		fixture_forget(&f);
		f.arena.fail_in = n;
		nests = nest_rings(&f.arena, &in, &in.items[0]);
		EXPECT_INT(f.diag.code, nests != NULL ? SM_OK : SM_E_NOMEM);
	}
	EXPECT(nests != NULL && n > 3);
	fixture_finish(&f);
}

TEST_MAIN({"nesting", nesting}, {"in a bay", in_a_bay}, {"without memory", without_memory})
