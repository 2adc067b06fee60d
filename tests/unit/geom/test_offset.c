#include "geom/offset.h"
#include "polygons.h"
#include "test.h"

#include <math.h>

static struct features none(void)
{
	return polygons_none(SPACE_PAGE);
}

/* Every corner and every middle of an edge keeps the distance from the line. */
static void expect_distance(struct test_state *t, const struct features *out,
	const struct pt *line, size_t n, double distance)
{
	for (size_t k = 0; k < out->n_parts; k++) {
		const struct part p = out->parts[k];
		for (uint32_t i = p.begin; i < p.end; i++) {
			struct pt a = out->pts[i];
			struct pt b = out->pts[i + 1 < p.end ? i + 1 : p.begin];
			double corner = polygons_distance(line, n, false, a);
			double middle =
				polygons_distance(line, n, false, pt_between(a, b, 0.5));
			EXPECT_NEAR(corner, distance, distance * 1.001 * offset_error);
			EXPECT_NEAR(middle, distance, distance * 1.001 * offset_error);
		}
	}
}

static void round_a_place(struct test_state *t)
{
	struct fixture f;
	struct features out = none();
	fixture_init(&f);
	const struct pt at = {3, -4};
	EXPECT(offset_line(&f.arena, &at, 1, 10, &out));
	EXPECT_INT(out.n_items, 1);
	EXPECT_INT(out.n_pts, 4 * OFFSET_CORNERS);
	expect_distance(t, &out, &at, 1, 10);
	/* The polygon's area: corners at 10 (1 + e), n / 2 sin(2 pi / n) of the radius squared.
	 */
	double r = 10 * (1 + offset_error), n = 4.0 * OFFSET_CORNERS;
	EXPECT_NEAR(polygons_area(&out), n / 2 * sin(2 * acos(-1) / n) * r * r, 1e-9);
	/* What offset_error is. */
	double c = cos(acos(-1) / 4 / OFFSET_CORNERS);
	EXPECT_NEAR(offset_error, (1 - c) / (1 + c), 1e-9);
	fixture_finish(&f);
}

/* A bend so slight that GEOS would leave it out of a longer line. */
static void round_lines(struct test_state *t)
{
	static const struct pt lines[][3] = {{{0, 0}, {5, 0.4}, {10, 0}},
		{{0, 0}, {10, 0}, {10, 10}}, {{0, 0}, {3, 0}, {0, 0.1}}};
	for (size_t i = 0; i < 3; i++) {
		struct fixture f;
		struct features out = none();
		fixture_init(&f);
		EXPECT(offset_line(&f.arena, lines[i], 3, 50, &out));
		EXPECT_INT(out.n_items, 1);
		EXPECT_INT(out.n_parts, 1);
		expect_distance(t, &out, lines[i], 3, 50);
		/* The next one is appended. */
		EXPECT(offset_line(&f.arena, lines[i], 2, 1, &out));
		EXPECT_INT(out.n_items, 2);
		EXPECT(feature_contains(&out, &out.items[1], lines[i][0]));
		fixture_finish(&f);
	}
}

static void inwards(struct test_state *t)
{
	struct fixture f;
	struct features in = none(), out = none();
	fixture_init(&f);
	const struct pt outer[] = {{0, 0}, {20, 0}, {20, 20}, {0, 20}};
	const struct pt hole[] = {{14, 14}, {16, 14}, {16, 16}, {14, 16}};
	fixture_add(&f, &in, SHAPE_POLYGON, 5, outer, 4);
	EXPECT(offset_inwards(&f.arena, &in, &in.items[0], 3, &out));
	EXPECT_INT(out.n_items, 1);
	EXPECT_INT(out.items[0].row, 5);
	EXPECT_NEAR(polygons_area(&out), 14 * 14, 1e-9);
	EXPECT(out.items[0].box.min_x == 3 && out.items[0].box.max_y == 17);
	/* Away from a hole as well, round its corners. */
	in = none();
	EXPECT(features_begin(&in, &f.arena, SHAPE_POLYGON, 1));
	for (int ring = 0; ring < 2; ring++) {
		EXPECT(features_part(&in, &f.arena));
		for (int i = 0; i < 4; i++) {
			EXPECT(features_point(&in, &f.arena, ring == 0 ? outer[i] : hole[i]));
		}
	}
	features_end(&in);
	EXPECT(offset_inwards(&f.arena, &in, &in.items[0], 1, &out));
	EXPECT_INT(out.n_items, 2);
	EXPECT_INT(out.items[1].part_end - out.items[1].part_begin, 2);
	EXPECT(!feature_contains(&out, &out.items[1], (struct pt){13.1, 15}));
	EXPECT(feature_contains(&out, &out.items[1], (struct pt){12.9, 15}));
	EXPECT(feature_contains(&out, &out.items[1], (struct pt){13.2, 13.2}));
	/* Nothing is 10 away from the edge of what is 20 wide. */
	EXPECT(offset_inwards(&f.arena, &in, &in.items[0], 10, &out));
	EXPECT_INT(out.n_items, 2);
	fixture_finish(&f);
}

static void out_of_memory(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	const struct pt line[] = {{0, 0}, {1, 0}};
	for (int i = 1; i <= 3; i++) {
		struct features out = none();
		fixture_forget(&f);
		f.arena.fail_in = i;
		EXPECT(!offset_line(&f.arena, line, 2, 1, &out));
		EXPECT_INT(f.diag.code, SM_E_NOMEM);
		EXPECT_INT(f.diag.n_errors, 1);
	}
	fixture_finish(&f);
}

TEST_MAIN({"round a place", round_a_place}, {"round lines", round_lines}, {"inwards", inwards},
	{"out of memory", out_of_memory})
