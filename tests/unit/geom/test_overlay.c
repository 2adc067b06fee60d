#include "geom/overlay.h"
#include "polygons.h"
#include "test.h"

static void add_square(struct fixture *f, struct features *g, double x, double y, double size)
{
	const struct pt ring[] = {{x, y}, {x + size, y}, {x + size, y + size}, {x, y + size}};
	fixture_add(f, g, SHAPE_POLYGON, 3, ring, 4);
}

/* Two squares of 4 that share one of 2, a third that shares 1 with the second alone. */
static void make(struct fixture *f, struct features in[3])
{
	static const double at[] = {0, 2, 5}, size[] = {4, 4, 4};
	for (int i = 0; i < 3; i++) {
		in[i] = polygons_none(SPACE_LONLAT);
		add_square(f, &in[i], at[i], at[i], size[i]);
	}
}

static void operations(struct test_state *t)
{
	static const struct {
		enum overlay op;
		size_t n;
		double area;
		struct pt inside, outside;
	} rows[] = {{OVERLAY_UNION, 1, 16, {1, 1}, {5, 5}},
		{OVERLAY_UNION, 3, 16 + 12 + 15, {8, 8}, {1, 5}},
		{OVERLAY_INTERSECTION, 2, 4, {3, 3}, {1, 1}},
		{OVERLAY_DIFFERENCE, 2, 12, {1, 1}, {3, 3}},
		{OVERLAY_DIFFERENCE, 3, 12, {1, 3}, {3, 3}}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct features in[3], out;
		fixture_init(&f);
		make(&f, in);
		const struct features *const list[] = {&in[0], &in[1], &in[2]};
		EXPECT(overlay_features(
			&f.arena, rows[i].op, list, rows[i].n, &fixture_no_table, &out));
		EXPECT_INT(out.n_items, 1);
		EXPECT(out.space == SPACE_LONLAT && out.table == &fixture_no_table);
		EXPECT_INT(out.items[0].row, 0);
		EXPECT_NEAR(polygons_area(&out), rows[i].area, 1e-12);
		EXPECT(feature_contains(&out, &out.items[0], rows[i].inside));
		EXPECT(!feature_contains(&out, &out.items[0], rows[i].outside));
		fixture_finish(&f);
	}
}

/* What touches in a line or a corner has no area in common; nothing less something is nothing.
 */
static void nothing_left(struct test_state *t)
{
	static const struct {
		enum overlay op;
		double x, size;
	} rows[] = {{OVERLAY_INTERSECTION, 4, 4}, {OVERLAY_INTERSECTION, 9, 4},
		{OVERLAY_DIFFERENCE, 0, 4}, {OVERLAY_DIFFERENCE, -1, 9}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct features a = polygons_none(SPACE_LONLAT), b = a, out;
		fixture_init(&f);
		add_square(&f, &a, 0, 0, 4);
		add_square(&f, &b, rows[i].x, rows[i].x == 4 ? 1 : rows[i].x, rows[i].size);
		const struct features *const list[] = {&a, &b};
		EXPECT(overlay_features(
			&f.arena, rows[i].op, list, 2, &fixture_no_table, &out));
		EXPECT_INT(out.n_items, 0);
		fixture_finish(&f);
	}
}

/* An input without areas is empty; lines count for nothing. */
static void without_areas(struct test_state *t)
{
	struct fixture f;
	struct features a = polygons_none(SPACE_LONLAT), none = a, out;
	fixture_init(&f);
	add_square(&f, &a, 0, 0, 4);
	const struct pt line[] = {{-1, 2}, {9, 2}};
	fixture_add(&f, &none, SHAPE_LINE, 0, line, 2);
	const struct features *const list[] = {&a, &none};
	EXPECT(overlay_features(
		&f.arena, OVERLAY_DIFFERENCE, list, 2, &fixture_no_table, &out));
	EXPECT_NEAR(polygons_area(&out), 16, 0);
	EXPECT(overlay_features(
		&f.arena, OVERLAY_INTERSECTION, list, 2, &fixture_no_table, &out));
	EXPECT_INT(out.n_items, 0);
	EXPECT(overlay_features(&f.arena, OVERLAY_UNION, &list[1], 1, &fixture_no_table, &out));
	EXPECT_INT(out.n_items, 0);
	fixture_finish(&f);
}

static void faults(struct test_state *t)
{
	struct fixture f;
	struct features bow = polygons_none(SPACE_LONLAT), out;
	fixture_init(&f);
	/* A bow tie is repaired, and told of. */
	const struct pt tie[] = {{0, 0}, {2, 2}, {2, 0}, {0, 2}};
	fixture_add(&f, &bow, SHAPE_POLYGON, 7, tie, 4);
	const struct features *const list[] = {&bow};
	EXPECT(overlay_features(&f.arena, OVERLAY_UNION, list, 1, &fixture_no_table, &out));
	EXPECT_NEAR(polygons_area(&out), 2, 1e-12);
	EXPECT_STR(fixture_warning(&f, "repaired"),
		"the area of row 7 crosses itself and was repaired");
	for (int i = 1; i <= 5; i++) {
		fixture_forget(&f);
		f.arena.fail_in = i;
		EXPECT(!overlay_features(
			&f.arena, OVERLAY_UNION, list, 1, &fixture_no_table, &out));
		EXPECT_INT(f.diag.code, SM_E_NOMEM);
		EXPECT_INT(f.diag.n_errors, 1);
	}
	fixture_finish(&f);
}

TEST_MAIN({"operations", operations}, {"nothing left", nothing_left},
	{"without areas", without_areas}, {"faults", faults})
