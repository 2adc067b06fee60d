#include "geom/repair.h"
#include "polygons.h"
#include "test.h"

static void add_part(struct test_state *t, struct fixture *f, struct features *g,
	const struct pt *pts, size_t n)
{
	bool ok = features_part(g, &f->arena);
	for (size_t i = 0; ok && i < n; i++) {
		ok = features_point(g, &f->arena, pts[i]);
	}
	features_end(g);
	EXPECT(ok);
}

struct repaired {
	struct fixture f;
	struct features in, out;
	struct repair_count n;
};

static void begin(struct repaired *r, const struct pt *pts, size_t n)
{
	fixture_init(&r->f);
	r->in = polygons_none(SPACE_CRS);
	r->n.n = 99;
	fixture_add(&r->f, &r->in, SHAPE_POLYGON, 7, pts, n);
}

static void repair(struct test_state *t, struct repaired *r, size_t want)
{
	EXPECT(repair_features(&r->f.arena, &r->in, &r->out, &r->n));
	EXPECT_INT(r->n.n, want);
	EXPECT(want == 0 || r->n.rows[0] == 7);
	EXPECT_INT(r->out.n_items, r->in.n_items);
	EXPECT(r->out.table == r->in.table && r->out.space == SPACE_CRS);
	EXPECT_INT(r->out.items[0].row, 7);
}

/* The sum of the areas of the first feature's rings, all of which are outer ones. */
static double area_of(const struct features *f)
{
	double sum = 0;
	for (uint32_t k = f->items[0].part_begin; k < f->items[0].part_end; k++) {
		struct part p = f->parts[k];
		double area = ring_area(&f->pts[p.begin], p.end - p.begin);
		sum += area < 0 ? -area : area;
	}
	return sum;
}

static uint32_t count_rings(const struct features *f)
{
	return f->items[0].part_end - f->items[0].part_begin;
}

static const struct pt square[] = {{0, 0}, {4, 0}, {4, 4}, {0, 4}};

/* Two triangles that meet at 1, 1, each of area 1. */
static void bow_tie(struct test_state *t)
{
	static const struct pt tie[] = {{0, 0}, {2, 2}, {2, 0}, {0, 2}};
	struct repaired r;
	begin(&r, tie, 4);
	repair(t, &r, 1);
	EXPECT_INT(count_rings(&r.out), 2);
	EXPECT_NEAR(area_of(&r.out), 2, 0);
	EXPECT(feature_contains(&r.out, &r.out.items[0], (struct pt){0.25, 1}));
	EXPECT(feature_contains(&r.out, &r.out.items[0], (struct pt){1.75, 1}));
	EXPECT(!feature_contains(&r.out, &r.out.items[0], (struct pt){1, 0.25}));
	EXPECT_STR(
		fixture_warning(&r.f, "repaired"), "shape 7 crosses itself and was repaired");
	EXPECT_INT(r.out.items[0].box.max_x, 2);
	fixture_finish(&r.f);
}

/* Two squares that overlap by 2 x 2 leave 12 + 12. */
static void crossing_rings(struct test_state *t)
{
	static const struct pt other[] = {{2, 2}, {6, 2}, {6, 6}, {2, 6}};
	struct repaired r;
	begin(&r, square, 4);
	add_part(t, &r.f, &r.in, other, 4);
	repair(t, &r, 1);
	EXPECT_INT(count_rings(&r.out), 2);
	EXPECT_NEAR(area_of(&r.out), 24, 0);
	EXPECT(!feature_contains(&r.out, &r.out.items[0], (struct pt){3, 3}));
	EXPECT_STR(
		fixture_warning(&r.f, "repaired"), "shape 7 crosses itself and was repaired");
	fixture_finish(&r.f);
}

static void repeated_points(struct test_state *t)
{
	static const struct pt doubled[] = {
		{0, 0}, {0, 0}, {4, 0}, {4, 4}, {4, 4}, {4, 4}, {0, 4}, {0, 0}};
	struct repaired r;
	begin(&r, doubled, 8);
	add_part(t, &r.f, &r.in, (const struct pt[]){{9, 9}, {9, 9}, {8, 9}, {9, 9}}, 4);
	fixture_add(&r.f, &r.in, SHAPE_POLYGON, 8, square, 4);
	repair(t, &r, 1);
	EXPECT_INT(count_rings(&r.out), 1); /* two points are no ring */
	struct part p = r.out.parts[r.out.items[0].part_begin];
	EXPECT_INT(p.end - p.begin, 4);
	EXPECT_NEAR(area_of(&r.out), 16, 0);
	EXPECT_INT(r.f.diag.n_warnings, 0);
	/* The next one is as it was. */
	EXPECT_INT(r.out.items[1].part_begin, r.in.items[1].part_begin);
	fixture_finish(&r.f);
}

/* What has no area is no shape any more. */
static void nothing_left(struct test_state *t)
{
	static const struct pt line[] = {{1, 1}, {1, 1}, {3, 3}};
	struct repaired r;
	begin(&r, line, 3);
	repair(t, &r, 1);
	EXPECT_INT(r.out.items[0].shape, SHAPE_NULL);
	EXPECT(box_is_empty(r.out.items[0].box));
	fixture_finish(&r.f);

	begin(&r, square,
		4); /* the same ring twice: nothing is inside an odd number of times */
	add_part(t, &r.f, &r.in, square, 4);
	repair(t, &r, 1);
	EXPECT_INT(r.out.items[0].shape, SHAPE_NULL);
	fixture_finish(&r.f);
}

static void hole_outside(struct test_state *t)
{
	static const struct pt hole[] = {{10, 10}, {10, 11}, {11, 11}, {11, 10}};
	struct repaired r;
	begin(&r, square, 4);
	add_part(t, &r.f, &r.in, hole, 4);
	repair(t, &r, 1);
	EXPECT_NEAR(area_of(&r.out), 17, 0);
	EXPECT(feature_contains(&r.out, &r.out.items[0], (struct pt){10.5, 10.5}));
	EXPECT_STR(fixture_warning(&r.f, "repaired"),
		"shape 7 has a hole outside of it and was repaired");
	fixture_finish(&r.f);
}

/* A hole, one that touches the edge in a point, an island the same way round, one in a hole. */
static void sound(struct test_state *t)
{
	static const struct pt outer[] = {{0, 0}, {8, 0}, {8, 8}, {0, 8}, {0, 4}};
	static const struct pt hole[] = {{5, 5}, {5, 7}, {7, 7}, {7, 5}};
	static const struct pt touching[] = {{0, 4}, {2, 5}, {2, 3}};
	static const struct pt island[] = {{9, 9}, {10, 9}, {10, 10}, {9, 10}};
	static const struct pt inner[] = {{5.5, 5.5}, {6, 5.5}, {6, 6}};
	struct repaired r;
	begin(&r, outer, 5);
	add_part(t, &r.f, &r.in, hole, 4);
	add_part(t, &r.f, &r.in, touching, 3);
	add_part(t, &r.f, &r.in, island, 4);
	add_part(t, &r.f, &r.in, inner, 3);
	fixture_add(&r.f, &r.in, SHAPE_LINE, 8,
		(const struct pt[]){{0, 0}, {0, 0}, {2, 2}, {2, 0}, {0, 2}}, 5);
	fixture_add(&r.f, &r.in, SHAPE_POINT, 9, (const struct pt[]){{0, 0}, {0, 0}}, 2);
	repair(t, &r, 0);
	EXPECT(r.out.pts == r.in.pts && r.out.n_pts == r.in.n_pts);
	EXPECT(r.out.parts == r.in.parts && r.out.n_parts == r.in.n_parts);
	EXPECT(memcmp(r.out.items, r.in.items, 3 * sizeof(*r.in.items)) == 0);
	EXPECT_INT(r.f.diag.n_warnings, 0);
	fixture_finish(&r.f);
}

/* The area stays what even-odd made it: random rings that cross themselves over and over. */
static void same_even_odd_area(struct test_state *t)
{
	struct random rng = {11};
	size_t crossed = 0;
	for (int round = 0; round < 60; round++) {
		struct pt pts[9];
		struct repaired r;
		for (size_t i = 0; i < 9; i++) {
			pts[i] = (struct pt){
				random_between(&rng, 0, 10), random_between(&rng, 0, 10)};
		}
		begin(&r, pts, 9);
		EXPECT(repair_features(&r.f.arena, &r.in, &r.out, &r.n));
		crossed += r.n.n;
		for (int i = 0; i < 200; i++) {
			struct pt p = {
				random_between(&rng, 0, 10), random_between(&rng, 0, 10)};
			EXPECT(feature_contains(&r.in, &r.in.items[0], p) ==
				feature_contains(&r.out, &r.out.items[0], p));
		}
		/* Repaired once, there is nothing more to do. */
		struct features again;
		struct repair_count n;
		EXPECT(repair_features(&r.f.arena, &r.out, &again, &n));
		EXPECT_INT(n.n, 0);
		fixture_finish(&r.f);
	}
	EXPECT(crossed >= 55); /* a few rings happen not to */
}

enum { CELL = 10, CELLS = 6, CORNERS = 9 };

/* An island in the cell, anticlockwise, with a lake in it or one beside it that lies within the
 * island's box; or with neither. */
static void add_cell(struct test_state *t, struct repaired *r, struct random *rng, size_t cell)
{
	const double x = (double)(cell % 3) * CELL, y = (double)(cell / 3) * CELL;
	const struct pt triangle[] = {{x, y}, {x + 9, y}, {x, y + 9}};
	size_t kind = random_below(rng, 8);
	double at = kind == 0 ? 7 : 2; /* the one is beyond the triangle's long side */
	struct pt lake[CORNERS], star[CORNERS];
	const double radii[] = {0.5, 1.5};
	polygons_star(rng, (struct pt){x + at, y + at}, radii, star, CORNERS);
	for (size_t i = 0; i < CORNERS; i++) {
		lake[i] = star[CORNERS - 1 - i];
	}
	bool lake_first = random_below(rng, 2) == 0;
	if (kind < 5 && lake_first) {
		add_part(t, &r->f, &r->in, lake, CORNERS);
	}
	add_part(t, &r->f, &r->in, triangle, 3);
	if (kind < 5 && !lake_first) {
		add_part(t, &r->f, &r->in, lake, CORNERS);
	}
}

/* Every point of every ring that runs the other way round, against every other ring. */
static bool has_lake_outside(const struct features *f)
{
	const struct feature *item = &f->items[0];
	for (uint32_t k = item->part_begin; k < item->part_end; k++) {
		const struct part p = f->parts[k];
		bool within = false;
		for (uint32_t i = item->part_begin; i < item->part_end; i++) {
			const struct part q = f->parts[i];
			for (uint32_t at = p.begin; i != k && at < p.end; at++) {
				within = within || polygons_wind_round(&f->pts[q.begin],
							   q.end - q.begin, f->pts[at]);
			}
		}
		if (!within && ring_area(&f->pts[p.begin], p.end - p.begin) < 0) {
			return true;
		}
	}
	return false;
}

/* Islands and lakes in any order; the room for their boxes is used again by a later feature. */
static void lakes_of_islands(struct test_state *t)
{
	enum { ROUNDS = 120 };
	struct random rng = {16};
	size_t outside = 0;
	for (int round = 0; round < ROUNDS; round++) {
		static const struct pt far[] = {{-90, -90}, {-60, -90}, {-60, -60}};
		static const struct pt hole[] = {{-70, -85}, {-65, -80}, {-65, -85}};
		struct repaired r;
		begin(&r, far, 3); /* the largest ring */
		size_t cells = 1 + random_below(&rng, CELLS);
		for (size_t i = 0; i < cells; i++) {
			add_cell(t, &r, &rng, i);
		}
		/* Of a sound feature behind it, with fewer rings than most have. */
		fixture_add(&r.f, &r.in, SHAPE_POLYGON, 8, far, 3);
		add_part(t, &r.f, &r.in, hole, 3);
		bool want = has_lake_outside(&r.in);
		outside += want;
		repair(t, &r, want);
		fixture_finish(&r.f);
	}
	EXPECT(outside > ROUNDS / 5 && outside < ROUNDS * 4 / 5);
}

static void out_of_memory(struct test_state *t)
{
	static const struct pt tie[] = {{0, 0}, {2, 2}, {2, 0}, {0, 2}};
	for (int fail = 1; fail < 4; fail++) {
		struct repaired r;
		begin(&r, tie, 4);
		r.f.arena.fail_in = fail;
		EXPECT(!repair_features(&r.f.arena, &r.in, &r.out, &r.n));
		EXPECT_INT(r.f.diag.code, SM_E_NOMEM);
		fixture_finish(&r.f);
	}
	/* The boxes of rings, after the chains and spans of the quick test. */
	static const struct pt hole[] = {{1, 1}, {1, 2}, {2, 1}};
	struct repaired r;
	int fail = 0;
	bool ok = false;
	for (; !ok && fail < 9; fail++) {
		begin(&r, square, 4);
		add_part(t, &r.f, &r.in, hole, 3);
		r.f.arena.fail_in = fail + 1;
		ok = repair_features(&r.f.arena, &r.in, &r.out, &r.n);
		EXPECT(ok || r.f.diag.code == SM_E_NOMEM);
		fixture_finish(&r.f);
	}
	EXPECT_INT(fail, 5); /* features, chains, spans, boxes; then none is left to fail */
}

TEST_MAIN({"bow tie", bow_tie}, {"crossing rings", crossing_rings},
	{"repeated points", repeated_points}, {"nothing left", nothing_left},
	{"hole outside", hole_outside}, {"sound", sound},
	{"same even-odd area", same_even_odd_area}, {"lakes of islands", lakes_of_islands},
	{"out of memory", out_of_memory})
