#include "polygons.h"
#include "proj/geodesic.h"
#include "proj/geoverlay.h"
#include "test.h"

#include <math.h>

static void add_box(struct fixture *f, struct features *g, struct box b)
{
	const struct pt ring[] = {
		{b.min_x, b.min_y}, {b.max_x, b.min_y}, {b.max_x, b.max_y}, {b.min_x, b.max_y}};
	fixture_add(f, g, SHAPE_POLYGON, 0, ring, 4);
}

/* Boxes of meridians and parallels, one of which may cross the 180th meridian in any turn: what
 * they have in common, and not, by a point in each. */
static void across_the_meridian(struct test_state *t)
{
	static const struct {
		struct box a, b;
		struct lonlat both, only_a, only_b, neither;
	} rows[] = {
		{{0, 0, 10, 10}, {5, 5, 20, 20}, {7, 7}, {2, 2}, {15, 15}, {2, 15}},
		{{170, 0, 190, 10}, {175, 5, 200, 20}, {-178, 7}, {172, 2}, {-165, 15},
			{172, 15}},
		{{170, 0, 190, 10}, {-185, 5, -160, 20}, {179, 7}, {172, 7}, {-165, 7}, {0, 7}},
		{{-190, 0, -170, 10}, {-175, 5, -160, 20}, {-172, 7}, {175, 2}, {-162, 15},
			{175, 15}},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct features a = polygons_none(SPACE_LONLAT), b = a, out;
		fixture_init(&f);
		add_box(&f, &a, rows[i].a);
		add_box(&f, &b, rows[i].b);
		const struct features *const list[] = {&a, &b};
		const struct lonlat at[] = {
			rows[i].both, rows[i].only_a, rows[i].only_b, rows[i].neither};
		static const bool wanted[][4] = {[OVERLAY_UNION] = {true, true, true, false},
			[OVERLAY_INTERSECTION] = {true, false, false, false},
			[OVERLAY_DIFFERENCE] = {false, true, false, false}};
		for (enum overlay op = OVERLAY_UNION; op <= OVERLAY_DIFFERENCE; op++) {
			EXPECT(geoverlay_features(
				&f.arena, op, list, 2, &fixture_no_table, &out));
			EXPECT_INT(out.n_items, 1);
			for (int k = 0; k < 4; k++) {
				EXPECT(feature_contains_lonlat(&out, &out.items[0], at[k]) ==
					wanted[op][k]);
			}
			EXPECT(out.items[0].box.min_x >= -180 && out.items[0].box.max_x <= 180);
		}
		fixture_finish(&f);
	}
}

/* Areas add up: those of a and b are the union's and the intersection's. Round the pole too,
 * where the result is drawn along the meridian and the pole. */
static void areas_add_up(struct test_state *t)
{
	static const struct lonlat at[][2] = {{{178, -17}, {-179, -16}}, {{30, 88}, {-100, 87}},
		{{10, -89}, {10, -86}}, {{20, 40}, {24, 41}}};
	for (size_t i = 0; i < sizeof(at) / sizeof(at[0]); i++) {
		struct fixture f;
		struct features in[2], out;
		double area[2], sum = 0;
		fixture_init(&f);
		for (int k = 0; k < 2; k++) {
			EXPECT(geodesic_circle(
				&f.arena, at[i][k], 400000, 720, &fixture_no_table, &in[k]));
			area[k] = geodesic_area_m2(&in[k], &in[k].items[0]);
		}
		const struct features *const list[] = {&in[0], &in[1]};
		for (enum overlay op = OVERLAY_UNION; op <= OVERLAY_INTERSECTION; op++) {
			EXPECT(geoverlay_features(
				&f.arena, op, list, 2, &fixture_no_table, &out));
			EXPECT_INT(out.n_items, 1);
			sum += geodesic_area_m2(&out, &out.items[0]);
			for (size_t p = 0; p < out.n_pts; p++) {
				/* On the meridian itself, or clearly off it. */
				double off = 180 - fabs(out.pts[p].x);
				EXPECT(off == 0 || off > 1e-8);
			}
		}
		EXPECT(sum > 5e11);
		EXPECT_NEAR(sum, area[0] + area[1], 1e-5 * sum);
		fixture_finish(&f);
	}
}

static void faults(struct test_state *t)
{
	struct fixture f;
	struct features in = polygons_none(SPACE_LONLAT), out;
	fixture_init(&f);
	add_box(&f, &in, (struct box){170, 0, 190, 10});
	const struct features *const list[] = {&in};
	for (int i = 1; i <= 3; i++) {
		fixture_forget(&f);
		f.arena.fail_in = i;
		EXPECT(!geoverlay_features(
			&f.arena, OVERLAY_UNION, list, 1, &fixture_no_table, &out));
		EXPECT_INT(f.diag.code, SM_E_NOMEM);
	}
	fixture_finish(&f);
}

TEST_MAIN({"across the meridian", across_the_meridian}, {"areas add up", areas_add_up},
	{"faults", faults})
