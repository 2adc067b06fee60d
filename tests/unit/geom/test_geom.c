#include "base/buf.h"
#include "geom/geom.h"
#include "polygons.h"
#include "test.h"

#include <float.h>
#include <math.h>

static void boxes(struct test_state *t)
{
	struct box b = box_empty();
	EXPECT(box_is_empty(b));
	EXPECT(!box_contains(b, (struct pt){0, 0}));
	box_add_box(&b, box_empty());
	EXPECT(box_is_empty(b));
	box_add(&b, (struct pt){1, -2});
	EXPECT(!box_is_empty(b));
	EXPECT(box_contains(b, (struct pt){1, -2}));
	box_add(&b, (struct pt){-3, 4});
	EXPECT(b.min_x == -3 && b.max_x == 1 && b.min_y == -2 && b.max_y == 4);
	box_add(&b, (struct pt){0, 0}); /* inside: nothing changes */
	EXPECT(b.min_x == -3 && b.max_x == 1 && b.min_y == -2 && b.max_y == 4);
	box_add_box(&b, (struct box){0, 0, 9, 8});
	EXPECT(b.min_x == -3 && b.max_x == 9 && b.min_y == -2 && b.max_y == 8);
	struct box grown = box_grow(b, 0.5);
	EXPECT(grown.min_x == -3.5 && grown.max_x == 9.5 && grown.min_y == -2.5 &&
		grown.max_y == 8.5);
	EXPECT(box_is_empty(box_grow((struct box){0, 0, 1, 1}, -1)));
	EXPECT(box_is_empty((struct box){0, 1, 1, 0}));
	EXPECT(box_is_empty((struct box){1, 0, 0, 1}));
	EXPECT(!box_is_empty((struct box){1, 1, 1, 1}));
}

static void boxes_overlap(struct test_state *t)
{
	static const struct {
		struct box b;
		bool want;
	} rows[] = {{{1, 1, 2, 2}, true}, {{-1, -1, 11, 11}, true}, {{9, 9, 12, 12}, true},
		{{10, 0, 12, 10}, false}, /* touching */
		{{-2, 0, 0, 10}, false}, {{0, 10, 10, 12}, false}, {{0, -2, 10, 0}, false},
		{{9, 11, 12, 12}, false}, {{11, 9, 12, 12}, false}, {{-2, -2, -1, 5}, false},
		{{2, -5, 5, -1}, false}};
	const struct box a = {0, 0, 10, 10};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		EXPECT(box_overlaps(a, rows[i].b) == rows[i].want);
		EXPECT(box_overlaps(rows[i].b, a) == rows[i].want);
		/* The four that touch are the only ones to meet without an overlap. */
		bool meets = rows[i].want || (i >= 3 && i < 7);
		EXPECT(box_meets(a, rows[i].b) == meets);
		EXPECT(box_meets(rows[i].b, a) == meets);
	}
	static const struct {
		struct pt p;
		bool want;
	} points[] = {{{0, 0}, true}, {{10, 10}, true}, {{5, 0}, true}, {{10.1, 5}, false},
		{{-0.1, 5}, false}, {{5, 10.1}, false}, {{5, -0.1}, false}};
	for (size_t i = 0; i < sizeof(points) / sizeof(points[0]); i++) {
		EXPECT(box_contains(a, points[i].p) == points[i].want);
	}
}

static void tables(struct test_state *t)
{
	struct fixture f;
	double numbers[] = {0, 1.5, (double)NAN, -2e6, 1e15, 0.1, -0.0, 1e300};
	const char *texts[] = {"", "Mali", NULL, "x", "x", "x", "x", "x"};
	struct column columns[] = {{"Rank", COLUMN_NUMBER, {.num = numbers}},
		{"name", COLUMN_TEXT, {.text = texts}}};
	const struct table table = {.columns = columns, .n_columns = 2, .n_rows = 8};
	fixture_init(&f);
	EXPECT(table_column(&table, "rank") == &columns[0]);
	EXPECT(table_column(&table, "NAME") == &columns[1]);
	EXPECT(table_column(&table, "nam") == NULL);
	EXPECT(table_column(&fixture_no_table, "name") == NULL);
	EXPECT_STR(table_nearest(&table, "rnak"), "Rank");
	EXPECT_STR(table_nearest(&table, "nmae"), columns[1].name);
	EXPECT(table_nearest(&table, "elsewhere") == NULL);
	EXPECT(table_nearest(&fixture_no_table, "name") == NULL);
	static const char *const want[] = {
		"0", "1.5", NULL, "-2000000", "1000000000000000", "0.1", "0"};
	for (size_t row = 0; row < sizeof(want) / sizeof(want[0]); row++) {
		const char *got = table_text(&f.arena, &columns[0], row);
		EXPECT_STR(
			got == NULL ? "(null)" : got, want[row] == NULL ? "(null)" : want[row]);
	}
	const char *huge = table_text(&f.arena, &columns[0], 7);
	EXPECT(huge != NULL && strlen(huge) == 301);
	EXPECT(table_text(&f.arena, &columns[1], 0) == texts[0]);
	EXPECT(table_text(&f.arena, &columns[1], 2) == NULL);
	EXPECT_INT(f.diag.n_errors, 0);
	f.arena.fail_in = 1;
	EXPECT(table_text(&f.arena, &columns[0], 1) == NULL);
	EXPECT_INT(f.diag.code, SM_E_NOMEM);
	fixture_finish(&f);
}

static void builders(struct test_state *t)
{
	struct fixture f;
	struct features g = polygons_none(SPACE_LONLAT);
	fixture_init(&f);
	EXPECT(features_begin(&g, &f.arena, SHAPE_LINE, 7));
	EXPECT(features_part(&g, &f.arena));
	EXPECT(features_point(&g, &f.arena, (struct pt){1, 2}));
	EXPECT(features_point(&g, &f.arena, (struct pt){3, -4}));
	EXPECT(features_part(&g, &f.arena));
	EXPECT(features_point(&g, &f.arena, (struct pt){-5, 0}));
	features_end(&g);
	EXPECT(features_begin(&g, &f.arena, SHAPE_NULL, 8));
	features_end(&g);
	EXPECT_INT(g.n_items, 2);
	EXPECT_INT(g.n_parts, 2);
	EXPECT_INT(g.n_pts, 3);
	EXPECT(g.items[0].shape == SHAPE_LINE && g.items[0].row == 7);
	EXPECT(g.items[0].part_begin == 0 && g.items[0].part_end == 2);
	EXPECT(g.parts[0].begin == 0 && g.parts[0].end == 2 && g.parts[1].begin == 2 &&
		g.parts[1].end == 3);
	const struct box b = g.items[0].box;
	EXPECT(b.min_x == -5 && b.max_x == 3 && b.min_y == -4 && b.max_y == 2);
	EXPECT(g.items[1].part_begin == 2 && g.items[1].part_end == 2);
	EXPECT(box_is_empty(g.items[1].box));

	struct buf dump;
	buf_init(&dump, 1000);
	features_dump(&g, 2, &dump);
	EXPECT_STR(dump.ptr, "line row 7 part 2: 1,2 3,-4 part 1:\nnull row 8\n");
	buf_finish(&dump);
	fixture_finish(&f);
}

static void copied(struct test_state *t)
{
	struct fixture f;
	struct features from = polygons_none(SPACE_LONLAT), to = polygons_none(SPACE_LONLAT);
	fixture_init(&f);
	for (uint32_t row = 0; row < 2; row++) {
		EXPECT(features_begin(&from, &f.arena, SHAPE_LINE, row));
		for (uint32_t part = 0; part < 2; part++) {
			EXPECT(features_part(&from, &f.arena));
			EXPECT(features_point(&from, &f.arena, (struct pt){row, part}));
			EXPECT(features_point(&from, &f.arena, (struct pt){9, 8}));
		}
		features_end(&from);
	}
	EXPECT(features_copy(&to, &f.arena, &from, &from.items[1]));
	EXPECT(features_copy(&to, &f.arena, &from, &from.items[0]));
	struct buf dump;
	buf_init(&dump, 1000);
	features_dump(&to, 9, &dump);
	EXPECT_STR(dump.ptr, "line row 1 part 2: 1,0 9,8 part 2: 1,1 9,8\n"
			     "line row 0 part 2: 0,0 9,8 part 2: 0,1 9,8\n");
	EXPECT_NEAR(to.items[0].box.min_x, 1, 0);
	EXPECT_NEAR(to.items[0].box.max_y, 8, 0);
	buf_finish(&dump);
	f.arena.fail_in = 1;
	to = polygons_none(SPACE_LONLAT);
	EXPECT(!features_copy(&to, &f.arena, &from, &from.items[0]));
	EXPECT_INT(f.diag.code, SM_E_NOMEM);
	fixture_finish(&f);
}

static void builders_fail(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct features g = polygons_none(SPACE_PAGE);
	g.n_parts = UINT32_MAX;
	EXPECT(!features_begin(&g, &f.arena, SHAPE_LINE, 0));
	EXPECT_INT(f.diag.code, SM_E_LIMIT);
	EXPECT_STR(f.diag.errors[0].text, "too many parts");
	fixture_forget(&f);
	g.n_parts = 1;
	g.n_pts = UINT32_MAX;
	EXPECT(!features_point(&g, &f.arena, (struct pt){0, 0}));
	EXPECT_INT(f.diag.code, SM_E_LIMIT);
	EXPECT_STR(f.diag.errors[0].text, "too many points");
	fixture_forget(&f);
	g = polygons_none(SPACE_PAGE);
	f.arena.fail_in = 1;
	EXPECT(!features_begin(&g, &f.arena, SHAPE_LINE, 0));
	f.arena.fail_in = 1;
	EXPECT(!features_part(&g, &f.arena));
	f.arena.fail_in = 1;
	EXPECT(!features_point(&g, &f.arena, (struct pt){0, 0}));
	EXPECT_INT(f.diag.code, SM_E_NOMEM);
	EXPECT(g.n_items == 0 && g.n_parts == 0 && g.n_pts == 0);
	fixture_finish(&f);
}

static void areas(struct test_state *t)
{
	static const struct pt square[] = {{0, 0}, {2, 0}, {2, 2}, {0, 2}};
	static const struct pt triangle[] = {{0, 0}, {0, 3}, {4, 0}};
	EXPECT_NEAR(ring_area(square, 4), 4, 0);
	EXPECT_NEAR(ring_area(triangle, 3), -6, 0);
	EXPECT_NEAR(ring_area(triangle, 2), 0, 0);
	EXPECT_NEAR(ring_area(triangle, 1), 0, 0);
	EXPECT_NEAR(ring_area(NULL, 0), 0, 0);
	/* Far from the origin no digit is lost. */
	static const struct pt far[] = {{1e9, 1e9}, {1e9 + 1, 1e9}, {1e9 + 1, 1e9 + 1}};
	EXPECT_NEAR(ring_area(far, 3), 0.5, 0);
}

/* A fan of triangles from the centre of a star has the star's area. */
static void area_of_stars(struct test_state *t)
{
	struct random r = {7};
	for (int i = 0; i < 200; i++) {
		struct pt pts[40], c = {random_between(&r, -9, 9), random_between(&r, -9, 9)};
		size_t n = 5 + random_below(&r, 35);
		polygons_star(&r, c, (double[]){1, 5}, pts, n);
		double want = 0;
		for (size_t k = 0; k < n; k++) {
			struct pt p = pts[k], q = pts[(k + 1) % n];
			double a = hypot(p.x - c.x, p.y - c.y), b = hypot(q.x - c.x, q.y - c.y);
			double angle =
				atan2(q.y - c.y, q.x - c.x) - atan2(p.y - c.y, p.x - c.x);
			want += a * b * sin(angle) / 2;
		}
		EXPECT_NEAR(ring_area(pts, n), want, 1e-9);
	}
}

static void contains(struct test_state *t)
{
	struct fixture f;
	struct random r = {8};
	fixture_init(&f);
	size_t wrong = 0, inside = 0;
	for (int i = 0; i < 100; i++) {
		struct features g = polygons_none(SPACE_PAGE);
		struct pt pts[30];
		size_t n = 5 + random_below(&r, 25);
		polygons_star(&r, (struct pt){0, 0}, (double[]){2, 9}, pts, n);
		fixture_add(&f, &g, SHAPE_POLYGON, 0, pts, n);
		for (int k = 0; k < 200; k++) {
			struct pt p = {
				random_between(&r, -10, 10), random_between(&r, -10, 10)};
			bool want = polygons_wind_round(pts, n, p);
			wrong += feature_contains(&g, &g.items[0], p) != want;
			inside += want;
		}
	}
	EXPECT_INT(wrong, 0);
	EXPECT(inside > 3000 && inside < 17000);
	fixture_finish(&f);
}

/* A square with a hole, and in the hole an island. */
static void contains_with_holes(struct test_state *t)
{
	struct fixture f;
	struct features g = polygons_none(SPACE_PAGE);
	fixture_init(&f);
	bool ok = features_begin(&g, &f.arena, SHAPE_POLYGON, 0);
	for (int k = 0; ok && k < 3; k++) {
		const double a = 10 - 3 * k;
		const struct pt ring[] = {{-a, -a}, {a, -a}, {a, a}, {-a, a}};
		ok = features_part(&g, &f.arena);
		for (int i = 0; ok && i < 4; i++) {
			ok = features_point(&g, &f.arena, ring[i]);
		}
	}
	features_end(&g);
	EXPECT(ok);
	static const struct {
		struct pt p;
		bool want;
	} rows[] = {{{0, 0}, true}, {{5, 0}, false}, {{0, -5}, false}, {{-8, 0}, true},
		{{8, 8}, true}, {{11, 0}, false}, {{0, 11}, false}, {{-11, -11}, false}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		EXPECT(feature_contains(&g, &g.items[0], rows[i].p) == rows[i].want);
	}
	fixture_finish(&f);
}

/* The same square at the antimeridian, where longitudes jump; caps round both poles; a hole. */
static void contains_on_the_globe(struct test_state *t)
{
	static const struct {
		struct pt ring[4];
		struct lonlat at;
		bool want;
	} rows[] = {
		{{{0, 0}, {2, 0}, {2, 2}, {0, 2}}, {1, 1}, true},
		{{{0, 0}, {2, 0}, {2, 2}, {0, 2}}, {1, 3}, false},
		{{{0, 0}, {2, 0}, {2, 2}, {0, 2}}, {1, -1}, false},
		{{{0, 0}, {2, 0}, {2, 2}, {0, 2}}, {3, 1}, false},
		{{{0, 0}, {2, 0}, {2, 2}, {0, 2}}, {-179, 1}, false},
		{{{0, 0}, {0, 2}, {2, 2}, {2, 0}}, {361, 1}, true},
		{{{0, -4}, {2, -4}, {2, -2}, {0, -2}}, {1, -3}, true},
		{{{0, -4}, {2, -4}, {2, -2}, {0, -2}}, {1, -1}, false},
		{{{0, -4}, {2, -4}, {2, -2}, {0, -2}}, {1, -5}, false},
		{{{179, 0}, {-179, 0}, {-179, 2}, {179, 2}}, {180, 1}, true},
		{{{179, 0}, {-179, 0}, {-179, 2}, {179, 2}}, {-179.5, 1}, true},
		{{{179, 0}, {-179, 0}, {-179, 2}, {179, 2}}, {0, 1}, false},
		{{{179, 0}, {-179, 0}, {-179, 2}, {179, 2}}, {178, 1}, false},
		{{{0, 60}, {90, 60}, {180, 60}, {-90, 60}}, {30, 80}, true},
		{{{0, 60}, {90, 60}, {180, 60}, {-90, 60}}, {-150, 50}, false},
		{{{0, -60}, {90, -60}, {180, -60}, {-90, -60}}, {30, -80}, true},
		{{{0, -60}, {90, -60}, {180, -60}, {-90, -60}}, {30, 80}, false},
		{{{0, 0}, {4, 0}, {4, 4}, {0, 2}}, {2, 2.9}, true},
		{{{0, 0}, {4, 0}, {4, 4}, {0, 2}}, {2, 3.1}, false},
	};
	struct fixture f;
	fixture_init(&f);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct features in = {.space = SPACE_LONLAT, .table = &fixture_no_table};
		fixture_add(&f, &in, SHAPE_POLYGON, 0, rows[i].ring, 4);
		if (feature_contains_lonlat(&in, &in.items[0], rows[i].at) != rows[i].want) {
			printf("# row %zu\n", i);
			t->failed++;
		}
	}
	fixture_finish(&f);
}

TEST_MAIN({"copied", copied}, {"contains on the globe", contains_on_the_globe},
	{"boxes", boxes}, {"boxes overlap", boxes_overlap}, {"tables", tables},
	{"builders", builders}, {"builders fail", builders_fail}, {"areas", areas},
	{"area of stars", area_of_stars}, {"contains", contains},
	{"contains with holes", contains_with_holes})
