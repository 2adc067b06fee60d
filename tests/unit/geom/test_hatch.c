#include "geom/hatch.h"
#include "polygons.h"
#include "test.h"

#include <math.h>

static const double degree_rad = 0.017453292519943295;

static struct features hatch(struct test_state *t, struct fixture *f, const struct features *in,
	double angle_deg, double spacing)
{
	struct features out = polygons_none(SPACE_PAGE);
	EXPECT(hatch_feature(&f->arena, in, &in->items[0], angle_deg, spacing, &out));
	EXPECT_INT(out.n_items, 1);
	EXPECT(out.items[0].shape == SHAPE_LINE && out.items[0].row == in->items[0].row);
	EXPECT_INT(out.items[0].part_end, out.n_parts);
	EXPECT_INT(out.n_pts, 2 * out.n_parts);
	return out;
}

/* A square of 10 with a hole from 4 to 6. */
static void ring_with_hole(struct test_state *t, struct fixture *f, struct features *g)
{
	static const struct pt outer[] = {{0, 0}, {10, 0}, {10, 10}, {0, 10}};
	static const struct pt inner[] = {{4, 4}, {4, 6}, {6, 6}, {6, 4}};
	*g = polygons_none(SPACE_PAGE);
	fixture_add(f, g, SHAPE_POLYGON, 9, outer, 4);
	bool ok = features_part(g, &f->arena);
	for (int i = 0; ok && i < 4; i++) {
		ok = features_point(g, &f->arena, inner[i]);
	}
	features_end(g);
	EXPECT(ok);
}

static void across(struct test_state *t)
{
	/* y, then from x to x: lines at 0, 2.5, 5 and 7.5, the one at 5 in two pieces. */
	static const double want[][3] = {
		{0, 0, 10}, {2.5, 0, 10}, {5, 0, 4}, {5, 6, 10}, {7.5, 0, 10}};
	struct fixture f;
	struct features in;
	fixture_init(&f);
	ring_with_hole(t, &f, &in);
	struct features out = hatch(t, &f, &in, 0, 2.5);
	EXPECT_INT(out.n_parts, 5);
	for (size_t k = 0; k < out.n_parts && k < 5; k++) {
		EXPECT_NEAR(out.pts[2 * k].x, want[k][1], 1e-12);
		EXPECT_NEAR(out.pts[2 * k + 1].x, want[k][2], 1e-12);
		EXPECT_NEAR(out.pts[2 * k].y, want[k][0], 1e-12);
		EXPECT_NEAR(out.pts[2 * k + 1].y, want[k][0], 1e-12);
	}
	EXPECT_NEAR(out.items[0].box.max_y, 7.5, 1e-12);
	fixture_finish(&f);
}

/* Which way the lines run: anticlockwise as seen, so with y down to the right and up. */
static void direction(struct test_state *t)
{
	static const double angles_deg[] = {0, 30, 45, 90, 135, -20};
	struct fixture f;
	struct features in;
	fixture_init(&f);
	ring_with_hole(t, &f, &in);
	for (size_t i = 0; i < sizeof(angles_deg) / sizeof(angles_deg[0]); i++) {
		struct features out = hatch(t, &f, &in, angles_deg[i], 0.7);
		double a = angles_deg[i] * degree_rad;
		EXPECT(out.n_parts >= 10);
		for (size_t k = 0; k < out.n_parts; k++) {
			struct pt p = out.pts[2 * k], q = out.pts[2 * k + 1];
			double length = hypot(q.x - p.x, q.y - p.y);
			EXPECT_NEAR(q.x - p.x, length * cos(a), 1e-9);
			EXPECT_NEAR(q.y - p.y, -length * sin(a), 1e-9);
			/* On one of the lines through the origin's grid. */
			double off = (p.x * sin(a) + p.y * cos(a)) / 0.7;
			EXPECT_NEAR(off, round(off), 1e-9);
		}
	}
	fixture_finish(&f);
}

/* The pieces lie inside, in order, and are as long together as area / spacing says. */
static void fills(struct test_state *t)
{
	struct random r = {19};
	for (int i = 0; i < 60; i++) {
		struct fixture f;
		struct features in = polygons_none(SPACE_PAGE);
		struct pt pts[30];
		double length = 0, angle_deg = random_between(&r, -180, 180);
		size_t n = 5 + random_below(&r, 25), outside = 0, disorder = 0;
		fixture_init(&f);
		polygons_star(&r, (struct pt){20, -7}, (double[]){4, 9}, pts, n);
		fixture_add(&f, &in, SHAPE_POLYGON, 0, pts, n);
		struct features out = hatch(t, &f, &in, angle_deg, 0.02);
		double a = angle_deg * degree_rad, last = -HUGE_VAL;
		for (size_t k = 0; k < out.n_parts; k++) {
			struct pt p = out.pts[2 * k], q = out.pts[2 * k + 1];
			length += hypot(q.x - p.x, q.y - p.y);
			for (int s = 1; s < 4 && k % 16 == 0; s++) {
				struct pt at = {
					p.x + (q.x - p.x) * s / 4, p.y + (q.y - p.y) * s / 4};
				outside += !polygons_wind_round(pts, n, at) &&
					   polygons_distance(pts, n, true, at) > 1e-9;
			}
			double line = round((p.x * sin(a) + p.y * cos(a)) / 0.02);
			disorder += line < last;
			last = line;
		}
		EXPECT_INT(outside, 0);
		EXPECT_INT(disorder, 0);
		EXPECT_NEAR(length * 0.02 / polygons_area(&in), 1, 0.005);
		fixture_finish(&f);
	}
}

/* Hatches of neighbours meet at their border, bit for bit. */
static void neighbours_meet(struct test_state *t)
{
	struct fixture f;
	struct random r = {20};
	struct features in;
	size_t met = 0, ends = 0;
	fixture_init(&f);
	polygons_mesh(&f, &r, &(struct mesh){2, 1, 9, 10}, &in);
	struct features left = polygons_none(SPACE_PAGE), right = left;
	EXPECT(hatch_feature(&f.arena, &in, &in.items[0], 10, 0.5, &left));
	EXPECT(hatch_feature(&f.arena, &in, &in.items[1], 10, 0.5, &right));
	for (size_t k = 0; k < left.n_parts; k++) {
		struct pt end = left.pts[2 * k + 1];
		const struct part *ring = &in.parts[1];
		if (polygons_distance(
			    &in.pts[ring->begin], ring->end - ring->begin, true, end) > 1e-9) {
			continue;
		}
		ends++;
		for (size_t j = 0; j < right.n_parts; j++) {
			met += memcmp(&right.pts[2 * j], &end, sizeof(end)) == 0;
		}
	}
	EXPECT(ends > 10);
	EXPECT_INT(met, ends);
	fixture_finish(&f);
}

static void appends(struct test_state *t)
{
	struct fixture f;
	struct features in, out = polygons_none(SPACE_PAGE);
	fixture_init(&f);
	ring_with_hole(t, &f, &in);
	EXPECT(hatch_feature(&f.arena, &in, &in.items[0], 0, 3, &out));
	EXPECT(hatch_feature(&f.arena, &in, &in.items[0], 90, 3, &out));
	/* At 0, 3, 6 and 9: none of them meets the hole, whose upper edge is not its own. */
	EXPECT_INT(out.n_items, 2);
	EXPECT_INT(out.items[0].part_end, 4);
	EXPECT_INT(out.items[1].part_begin, 4);
	EXPECT(out.n_parts >= 7);
	/* Between two lines: nothing, but a feature. */
	struct features thin = polygons_none(SPACE_PAGE);
	static const struct pt ring[] = {{0, 1}, {9, 1}, {9, 2}};
	fixture_add(&f, &thin, SHAPE_POLYGON, 0, ring, 3);
	out = hatch(t, &f, &thin, 0, 3);
	EXPECT_INT(out.n_parts, 0);
	fixture_finish(&f);
}

static void too_many(struct test_state *t)
{
	struct fixture f;
	struct features in, out = polygons_none(SPACE_PAGE);
	fixture_init(&f);
	ring_with_hole(t, &f, &in);
	EXPECT(!hatch_feature(&f.arena, &in, &in.items[0], 0, 1e-5, &out));
	EXPECT_INT(f.diag.code, SM_E_LIMIT);
	EXPECT_INT(f.diag.n_errors, 1);
	EXPECT_STR(f.diag.errors[0].text,
		"a hatch of more than 100000 lines; widen hatch-spacing");
	/* 10 / 1.25e-4 = 80000 lines, with the hole's 16000 pieces more, are not too many. */
	fixture_forget(&f);
	EXPECT(hatch_feature(&f.arena, &in, &in.items[0], 0, 1.25e-4, &out));
	fixture_finish(&f);
}

static void without_memory(struct test_state *t)
{
	struct fixture f;
	struct features in;
	bool ok = false;
	int n = 1;
	fixture_init(&f);
	ring_with_hole(t, &f, &in);
	for (; n < 200 && !ok; n++) {
		struct features out = polygons_none(SPACE_PAGE);
		fixture_forget(&f);
		f.arena.fail_in = n;
		ok = hatch_feature(&f.arena, &in, &in.items[0], 45, 0.3, &out);
		EXPECT_INT(f.diag.code, ok ? SM_OK : SM_E_NOMEM);
		EXPECT_INT(f.diag.n_errors, ok ? 0 : 1);
	}
	EXPECT(ok && n > 8);
	fixture_finish(&f);
}

TEST_MAIN({"across", across}, {"direction", direction}, {"fills", fills},
	{"neighbours meet", neighbours_meet}, {"appends", appends}, {"too many", too_many},
	{"without memory", without_memory})
