#include "geom/stripes.h"
#include "polygons.h"
#include "test.h"

#include <math.h>

static const double degree_rad = 0.017453292519943295;

static struct features stripe(struct test_state *t, struct fixture *f,
	const struct features *in, double angle_deg, double width)
{
	struct features out = polygons_none(SPACE_PAGE);
	EXPECT(stripes_feature(&f->arena, in, &in->items[0], angle_deg, width, &out));
	EXPECT_INT(out.n_items, 1);
	EXPECT(out.items[0].shape == SHAPE_POLYGON && out.items[0].row == in->items[0].row);
	EXPECT_INT(out.items[0].part_begin, 0);
	EXPECT_INT(out.items[0].part_end, out.n_parts);
	return out;
}

static void add_ring(struct test_state *t, struct fixture *f, struct features *g,
	const struct pt *pts, size_t n)
{
	bool ok = features_part(g, &f->arena);
	for (size_t i = 0; ok && i < n; i++) {
		ok = features_point(g, &f->arena, pts[i]);
	}
	features_end(g);
	EXPECT(ok);
}

/* A square of 10 with a hole from 3 to 7 by `turn`: rings may run either way. */
static void ring_with_hole(
	struct test_state *t, struct fixture *f, struct features *g, bool same_way)
{
	static const struct pt outer[] = {{0, 0}, {10, 0}, {10, 10}, {0, 10}};
	static const struct pt holes[2][4] = {
		{{3, 3}, {3, 7}, {7, 7}, {7, 3}}, {{3, 3}, {7, 3}, {7, 7}, {3, 7}}};
	*g = polygons_none(SPACE_PAGE);
	fixture_add(f, g, SHAPE_POLYGON, 9, outer, 4);
	add_ring(t, f, g, holes[same_way], 4);
}

static void expect_box(
	struct test_state *t, const struct features *f, size_t part, struct box b)
{
	struct box got = box_empty();
	for (uint32_t i = f->parts[part].begin; i < f->parts[part].end; i++) {
		box_add(&got, f->pts[i]);
	}
	EXPECT_INT(f->parts[part].end - f->parts[part].begin, 4);
	EXPECT_NEAR(got.min_x, b.min_x, 1e-12);
	EXPECT_NEAR(got.min_y, b.min_y, 1e-12);
	EXPECT_NEAR(got.max_x, b.max_x, 1e-12);
	EXPECT_NEAR(got.max_y, b.max_y, 1e-12);
}

/* Of stripes 2 wide from 0, 4 and 8 on the middle one is parted by the hole. */
static void level(struct test_state *t)
{
	static const struct box want[] = {
		{0, 0, 10, 2}, {0, 4, 3, 6}, {7, 4, 10, 6}, {0, 8, 10, 10}};
	for (int same_way = 0; same_way < 2; same_way++) {
		struct fixture f;
		struct features in;
		fixture_init(&f);
		ring_with_hole(t, &f, &in, same_way);
		struct features out = stripe(t, &f, &in, 0, 2);
		EXPECT_INT(out.n_parts, 4);
		for (size_t w = 0; w < 4; w++) {
			size_t found = 4;
			for (size_t k = 0; k < out.n_parts && k < 4; k++) {
				struct pt p = out.pts[out.parts[k].begin];
				found = box_contains(want[w], p) ? k : found;
			}
			EXPECT(found < 4);
			expect_box(t, &out, found, want[w]);
		}
		fixture_finish(&f);
	}
}

/* Rings within one band: an area, and a hole in it, are kept or left out whole. */
static void within_a_band(struct test_state *t)
{
	struct fixture f;
	struct features in;
	fixture_init(&f);
	ring_with_hole(t, &f, &in, false);
	struct features out = stripe(t, &f, &in, 0, 20);
	EXPECT_INT(out.n_parts, 2);
	EXPECT_INT(out.n_pts, 8);
	for (size_t i = 0; i < 8; i++) {
		EXPECT(pt_is_same(out.pts[i], in.pts[i]));
	}
	for (size_t i = 0; i < in.n_pts; i++) {
		in.pts[i].y -= 11; /* between the lines at -20 and 0: no stripe */
	}
	out = stripe(t, &f, &in, 0, 20);
	EXPECT_INT(out.n_parts, 0);
	EXPECT(box_is_empty(out.items[0].box));
	fixture_finish(&f);
}

/* What is in them is what is in the polygon and in an even band, at any angle; also where rings
 * cross each other. */
static void hold_what_they_should(struct test_state *t)
{
	struct random r = {31};
	size_t wrong = 0, held = 0, asked = 0;
	for (int i = 0; i < 80; i++) {
		struct fixture f;
		struct features in = polygons_none(SPACE_PAGE);
		struct pt pts[40], hole[12];
		double angle_deg = random_between(&r, -180, 180);
		double width = random_between(&r, 0.4, 6), a = angle_deg * degree_rad;
		size_t n = 4 + random_below(&r, 36);
		fixture_init(&f);
		polygons_star(&r, (struct pt){3, -7}, (double[]){4, 9}, pts, n);
		polygons_star(
			&r, (struct pt){3, -7}, (double[]){1, i % 2 == 0 ? 3 : 9}, hole, 12);
		fixture_add(&f, &in, SHAPE_POLYGON, 0, pts, n);
		add_ring(t, &f, &in, hole, 12);
		struct features out = stripe(t, &f, &in, angle_deg, width);
		for (int k = 0; k < 300; k++) {
			struct pt p = {random_between(&r, -7, 13), random_between(&r, -17, 3)};
			double across = (p.x * sin(a) + p.y * cos(a)) / width;
			bool even = fmod(floor(across), 2) == 0;
			bool want = even && feature_contains(&in, &in.items[0], p);
			wrong += feature_contains(&out, &out.items[0], p) != want;
			held += want;
			asked++;
		}
		fixture_finish(&f);
	}
	EXPECT_INT(wrong, 0);
	EXPECT(held > asked / 10);
}

/* Every corner on a line, every edge along one, a ring that touches a line: no crumbs. */
static void on_the_lines(struct test_state *t)
{
	static const struct pt diamond[] = {{5, 0}, {10, 4}, {5, 8}, {0, 4}};
	static const struct pt comb[] = {
		{0, 0}, {9, 0}, {9, 4}, {7, 2}, {5, 4}, {3, 2}, {1, 4}, {0, 4}};
	struct fixture f;
	fixture_init(&f);
	struct features in = polygons_none(SPACE_PAGE);
	fixture_add(&f, &in, SHAPE_POLYGON, 0, diamond, 4);
	struct features out = stripe(t, &f, &in, 0, 4);
	EXPECT_INT(out.n_parts, 1);
	EXPECT_INT(out.n_pts, 3);
	EXPECT_NEAR(polygons_area(&out), 20, 1e-12);
	in = polygons_none(SPACE_PAGE);
	fixture_add(&f, &in, SHAPE_POLYGON, 0, comb, 8);
	out = stripe(t, &f, &in, 0, 2);
	EXPECT_NEAR(polygons_area(&out), 18, 1e-12);
	for (size_t k = 0; k < out.n_parts; k++) {
		EXPECT(out.parts[k].end - out.parts[k].begin >= 3);
	}
	fixture_finish(&f);
}

/* On a border the stripes of both sides have the same corners, bit for bit. */
static void neighbours_meet(struct test_state *t)
{
	struct fixture f;
	struct random r = {20};
	struct features in;
	size_t met = 0, corners = 0;
	fixture_init(&f);
	polygons_mesh(&f, &r, &(struct mesh){2, 1, 9, 10}, &in);
	struct features left = polygons_none(SPACE_PAGE), right = left;
	EXPECT(stripes_feature(&f.arena, &in, &in.items[0], 20, 0.5, &left));
	EXPECT(stripes_feature(&f.arena, &in, &in.items[1], 20, 0.5, &right));
	const struct part *ring = &in.parts[1];
	for (size_t i = 0; i < left.n_pts; i++) {
		if (polygons_distance(&in.pts[ring->begin], ring->end - ring->begin, true,
			    left.pts[i]) > 1e-9) {
			continue;
		}
		corners++;
		bool found = false;
		for (size_t j = 0; !found && j < right.n_pts; j++) {
			found = pt_is_same(left.pts[i], right.pts[j]);
		}
		met += found;
	}
	EXPECT(corners > 20);
	EXPECT_INT(met, corners);
	fixture_finish(&f);
}

static void too_many(struct test_state *t)
{
	struct fixture f;
	struct features in, out = polygons_none(SPACE_PAGE);
	fixture_init(&f);
	ring_with_hole(t, &f, &in, false);
	EXPECT(!stripes_feature(&f.arena, &in, &in.items[0], 0, 1e-5, &out));
	EXPECT_INT(f.diag.code, SM_E_LIMIT);
	EXPECT_STR(
		fixture_error(&f), "stripes in more than 100000 pieces; widen overlap-width");
	/* Behind what is there already. */
	fixture_forget(&f);
	out = polygons_none(SPACE_PAGE);
	EXPECT(stripes_feature(&f.arena, &in, &in.items[0], 0, 2, &out));
	EXPECT(stripes_feature(&f.arena, &in, &in.items[0], 90, 2, &out));
	EXPECT_INT(out.n_items, 2);
	EXPECT_INT(out.items[1].part_begin, 4);
	EXPECT_INT(out.items[1].part_end, out.n_parts);
	fixture_finish(&f);
}

static void without_memory(struct test_state *t)
{
	struct fixture f;
	struct features in;
	bool ok = false;
	int n = 1;
	fixture_init(&f);
	ring_with_hole(t, &f, &in, false);
	for (; n < 300 && !ok; n++) {
		struct features out = polygons_none(SPACE_PAGE);
		fixture_forget(&f);
		f.arena.fail_in = n;
		ok = stripes_feature(&f.arena, &in, &in.items[0], 45, 0.3, &out);
		EXPECT_INT(f.diag.code, ok ? SM_OK : SM_E_NOMEM);
		EXPECT_INT(f.diag.n_errors, ok ? 0 : 1);
	}
	EXPECT(ok && n > 12);
	fixture_finish(&f);
}

TEST_MAIN({"level", level}, {"within a band", within_a_band},
	{"hold what they should", hold_what_they_should}, {"on the lines", on_the_lines},
	{"neighbours meet", neighbours_meet}, {"too many", too_many},
	{"without memory", without_memory})
