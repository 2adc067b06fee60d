#include "geom/clip.h"
#include "geom/simplify.h"
#include "polygons.h"
#include "test.h"

#include <math.h>
#include <stdlib.h>

static struct features simplify(
	struct test_state *t, struct fixture *f, const struct features *in, double tolerance)
{
	struct features out;
	EXPECT(simplify_features(&f->arena, in, tolerance, &out));
	EXPECT(out.space == in->space && out.table == in->table);
	EXPECT_INT(out.n_items, in->n_items);
	return out;
}

static const struct pt *part(const struct features *g, size_t k, size_t *n)
{
	*n = g->parts[k].end - g->parts[k].begin;
	return &g->pts[g->parts[k].begin];
}

enum { POINTS_MAX = 12 };

static void shapes(struct test_state *t)
{
	static const struct {
		const char *name;
		enum shape shape;
		double tolerance;
		size_t n;
		struct pt pts[POINTS_MAX];
		size_t kept[POINTS_MAX]; /* their numbers, as many as n_kept */
		size_t n_kept;
	} rows[] = {
		{"straight line", SHAPE_LINE, 0.1, 4, {{0, 0}, {1, 0}, {2, 0.05}, {9, 0}},
			{0, 3}, 2},
		{"bend above the tolerance", SHAPE_LINE, 0.1, 3, {{0, 0}, {5, 0.11}, {9, 0}},
			{0, 1, 2}, 3},
		{"bend below the tolerance", SHAPE_LINE, 0.1, 3, {{0, 0}, {5, 0.09}, {9, 0}},
			{0, 2}, 2},
		{"bend of just the tolerance", SHAPE_LINE, 0.5, 3, {{0, 0}, {5, 0.5}, {9, 0}},
			{0, 2}, 2},
		{"back behind its begin", SHAPE_LINE, 0.1, 3, {{0, 0}, {-5, 0}, {9, 0}},
			{0, 1, 2}, 3},
		{"back beyond its end", SHAPE_LINE, 0.1, 3, {{0, 0}, {12, 0}, {9, 0}},
			{0, 1, 2}, 3},
		{"line of one point", SHAPE_LINE, 0.1, 1, {{3, 3}}, {0}, 1},
		{"square with points on its sides", SHAPE_POLYGON, 0.1, 8,
			{{0, 0}, {5, 0.05}, {9, 0}, {9, 5}, {9, 9}, {4, 9}, {0, 9}, {0.03, 3}},
			{0, 2, 4, 6}, 4},
		{"the same from another point on", SHAPE_POLYGON, 0.1, 8,
			{{4, 9}, {0, 9}, {0.03, 3}, {0, 0}, {5, 0.05}, {9, 0}, {9, 5}, {9, 9}},
			{1, 3, 5, 7}, 4},
		{"triangle", SHAPE_POLYGON, 0.1, 3, {{0, 0}, {9, 0}, {4, 8}}, {0, 1, 2}, 3},
		{"a sliver keeps a third point, the farthest", SHAPE_POLYGON, 0.1, 5,
			{{0, 0}, {3, -0.02}, {9, 0}, {5, 0.05}, {2, 0.03}}, {0, 2, 3}, 3},
		{"tolerance 0 drops what is on the line", SHAPE_LINE, 0, 4,
			{{0, 0}, {1, 1}, {2, 2}, {3, 3.001}}, {0, 2, 3}, 3},
		{"points", SHAPE_POINT, 5, 3, {{0, 0}, {0, 0}, {1, 1}}, {0, 1, 2}, 3},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct features in = polygons_none(SPACE_PAGE);
		fixture_init(&f);
		fixture_add(&f, &in, rows[i].shape, 5, rows[i].pts, rows[i].n);
		struct features out = simplify(t, &f, &in, rows[i].tolerance);
		int before = t->failed;
		EXPECT_INT(out.n_pts, rows[i].n_kept);
		for (size_t k = 0; k < out.n_pts && k < rows[i].n_kept; k++) {
			const struct pt want = rows[i].pts[rows[i].kept[k]];
			EXPECT(memcmp(&out.pts[k], &want, sizeof(want)) == 0);
		}
		EXPECT(out.items[0].row == 5 && out.items[0].shape == rows[i].shape);
		if (t->failed > before) {
			printf("# %s\n", rows[i].name);
		}
		fixture_finish(&f);
	}
}

static void add_ring(
	struct test_state *t, struct fixture *f, struct features *g, double x, double size)
{
	const struct pt ring[] = {{x, 0}, {x + size, 0}, {x + size, size}, {x, size}};
	bool ok = features_part(g, &f->arena);
	for (int i = 0; ok && i < 4; i++) {
		ok = features_point(g, &f->arena, ring[i]);
	}
	EXPECT(ok);
}

/* Rings of no more than tolerance squared go, but never the largest of a feature. */
static void small_rings(struct test_state *t)
{
	struct fixture f;
	struct features in = polygons_none(SPACE_PAGE);
	fixture_init(&f);
	EXPECT(features_begin(&in, &f.arena, SHAPE_POLYGON, 0));
	add_ring(t, &f, &in, 0, 0.9);
	add_ring(t, &f, &in, 10, 5);
	add_ring(t, &f, &in, 20, 1);
	add_ring(t, &f, &in, 30, 1.1);
	features_end(&in);
	EXPECT(features_begin(&in, &f.arena, SHAPE_POLYGON, 1));
	add_ring(t, &f, &in, 40, 0.2);
	add_ring(t, &f, &in, 50, 0.4);
	add_ring(t, &f, &in, 60, 0.3);
	features_end(&in);
	EXPECT(features_begin(&in, &f.arena, SHAPE_NULL, 2));
	features_end(&in);
	struct features out = simplify(t, &f, &in, 1);
	static const double want[] = {10, 30, 50};
	EXPECT_INT(out.n_parts, 3);
	for (size_t k = 0; k < out.n_parts && k < 3; k++) {
		EXPECT(out.pts[out.parts[k].begin].x == want[k]);
	}
	EXPECT_INT(out.items[0].part_end, 2);
	EXPECT_INT(out.items[1].part_end, 3);
	EXPECT(out.items[2].shape == SHAPE_NULL && out.items[2].part_begin == 3);
	EXPECT(out.items[0].box.min_x == 10 && out.items[0].box.max_x == 31.1);
	fixture_finish(&f);
}

/* Where three lines meet the point stays, though each line is straight there; so does the
 * end of a line that touches another in its middle. */
static void junctions(struct test_state *t)
{
	static const struct pt through[] = {{0, 0}, {5, 0}, {9, 0}}, aside[] = {{5, 0}, {5, 5}};
	struct fixture f;
	struct features in = polygons_none(SPACE_PAGE);
	fixture_init(&f);
	fixture_add(&f, &in, SHAPE_LINE, 0, through, 3);
	fixture_add(&f, &in, SHAPE_LINE, 1, aside, 2);
	struct features out = simplify(t, &f, &in, 1);
	EXPECT_INT(out.n_pts, 5);
	fixture_finish(&f);
	/* A line that ends on the border of an area. */
	static const struct pt ring[] = {{0, 0}, {5, 0}, {9, 0}, {9, 9}, {0, 9}};
	in = polygons_none(SPACE_PAGE);
	fixture_init(&f);
	fixture_add(&f, &in, SHAPE_POLYGON, 0, ring, 5);
	fixture_add(&f, &in, SHAPE_LINE, 1, aside, 2);
	out = simplify(t, &f, &in, 1);
	EXPECT_INT(out.parts[0].end - out.parts[0].begin, 5);
	/* -0 and 0 are the same point. */
	static const struct pt zero[] = {{5, -0.0}, {5, -5}};
	in = polygons_none(SPACE_PAGE);
	fixture_add(&f, &in, SHAPE_LINE, 0, through, 3);
	fixture_add(&f, &in, SHAPE_LINE, 1, zero, 2);
	out = simplify(t, &f, &in, 1);
	EXPECT_INT(out.n_pts, 5);
	fixture_finish(&f);
}

/* The farthest that a point of one lies from the other, edges sampled. */
static double one_way(const struct pt *a, size_t n_a, const struct pt *b, size_t n_b, bool ring)
{
	enum { STEPS = 8 };
	double most = 0;
	for (size_t i = 0; i + (ring ? 0 : 1) < n_a; i++) {
		struct pt p = a[i], q = a[(i + 1) % n_a];
		for (int k = 0; k <= STEPS; k++) {
			double u = (double)k / STEPS;
			struct pt s = {p.x + u * (q.x - p.x), p.y + u * (q.y - p.y)};
			most = fmax(most, polygons_distance(b, n_b, ring, s));
		}
	}
	return most;
}

static void expect_near(struct test_state *t, const struct features *in,
	const struct features *out, bool ring, double tolerance)
{
	size_t n_in, n_out;
	const struct pt *a = part(in, 0, &n_in), *b = part(out, 0, &n_out);
	EXPECT(one_way(a, n_in, b, n_out, ring) <= tolerance * (1 + 1e-12));
	EXPECT(one_way(b, n_out, a, n_in, ring) <= tolerance * (1 + 1e-12));
	/* What is kept is kept in order, each point once. */
	size_t at = 0;
	for (size_t i = 0; i < n_out; i++, at++) {
		while (at < n_in && memcmp(&a[at], &b[i], sizeof(*a)) != 0) {
			at++;
		}
	}
	EXPECT(at <= n_in);
	EXPECT(n_out >= (ring ? 3u : 2u));
}

static void stays_near(struct test_state *t)
{
	struct random r = {15};
	size_t before = 0, after = 0;
	for (int i = 0; i < 200; i++) {
		struct fixture f;
		struct features in = polygons_none(SPACE_PAGE);
		struct pt pts[80] = {{0, 0}};
		bool ring = i % 2 == 0;
		double tolerance = pow(10, random_between(&r, -2, 0.3));
		size_t n = 3 + random_below(&r, 77);
		if (ring) {
			polygons_star(&r, (struct pt){0, 0}, (double[]){7, 9}, pts, n);
		}
		for (size_t k = 1; k < n && !ring; k++) {
			pts[k] = (struct pt){pts[k - 1].x + random_between(&r, -0.3, 1),
				pts[k - 1].y + random_between(&r, -0.4, 0.4)};
		}
		fixture_init(&f);
		fixture_add(&f, &in, ring ? SHAPE_POLYGON : SHAPE_LINE, 0, pts, n);
		struct features out = simplify(t, &f, &in, tolerance);
		expect_near(t, &in, &out, ring, tolerance);
		before += n;
		after += out.n_pts;
		fixture_finish(&f);
	}
	EXPECT(after < before * 3 / 4); /* and something is gained */
}

/* Areas cut to a rectangle share their borders after thinning as before, and still fill it. */
static void neighbours(struct test_state *t)
{
	struct random r = {16};
	const struct box rect = {4, 4, 26, 36}; /* free of the rim */
	for (int i = 0; i < 40; i++) {
		struct fixture f;
		struct features mesh, in;
		const struct mesh m = {3, 4, 5 + random_below(&r, 40), 10};
		double tolerance = random_between(&r, 0.05, 0.3);
		fixture_init(&f);
		polygons_mesh(&f, &r, &m, &mesh);
		EXPECT(clip_features(&f.arena, &mesh, rect, &in));
		EXPECT_INT(polygons_lonely_edges(&in, rect), 0);
		struct features out = simplify(t, &f, &in, tolerance);
		EXPECT(out.n_pts < in.n_pts);
		EXPECT_INT(polygons_lonely_edges(&out, rect), 0);
		EXPECT_NEAR(polygons_area(&out), 22 * 32, 1e-9);
		fixture_finish(&f);
	}
}

static int by_place(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct pt));
}

/* A ring is thinned to the same points from whatever point it starts, in both directions: an
 * island and the hole it lies in stay together. */
static void start_and_direction(struct test_state *t)
{
	struct random r = {17};
	for (int i = 0; i < 100; i++) {
		struct fixture f;
		struct pt pts[50], turned[50];
		size_t n = 10 + random_below(&r, 40), shift = random_below(&r, n);
		polygons_star(&r, (struct pt){0, 0}, (double[]){5, 9}, pts, n);
		for (size_t k = 0; k < n; k++) {
			turned[k] =
				pts[i % 2 == 0 ? (k + shift) % n : (2 * n - 1 - k - shift) % n];
		}
		struct features a = polygons_none(SPACE_PAGE), b = polygons_none(SPACE_PAGE);
		fixture_init(&f);
		fixture_add(&f, &a, SHAPE_POLYGON, 0, pts, n);
		fixture_add(&f, &b, SHAPE_POLYGON, 0, turned, n);
		struct features a_out = simplify(t, &f, &a, 1), b_out = simplify(t, &f, &b, 1);
		EXPECT_INT(a_out.n_pts, b_out.n_pts);
		qsort(a_out.pts, a_out.n_pts, sizeof(struct pt), by_place);
		qsort(b_out.pts, b_out.n_pts, sizeof(struct pt), by_place);
		EXPECT(a_out.n_pts == b_out.n_pts &&
			memcmp(a_out.pts, b_out.pts, a_out.n_pts * sizeof(struct pt)) == 0);
		fixture_finish(&f);
	}
}

/* Two rings that touch in one point: each is a loop from the point they share. */
static void loops(struct test_state *t)
{
	static const struct pt a[] = {{0, 0}, {2, 0.01}, {4, 0}, {4, 4}, {0, 4}};
	static const struct pt b[] = {{0, 0}, {-2, 0.01}, {-4, 0}, {-4, -4}, {0, -4}};
	struct fixture f;
	struct features in = polygons_none(SPACE_PAGE);
	fixture_init(&f);
	fixture_add(&f, &in, SHAPE_POLYGON, 0, a, 5);
	fixture_add(&f, &in, SHAPE_POLYGON, 1, b, 5);
	struct features out = simplify(t, &f, &in, 0.1);
	EXPECT_INT(out.n_pts, 8);
	for (size_t k = 0; k < out.n_pts; k++) {
		EXPECT(fabs(out.pts[k].x) != 2);
	}
	fixture_finish(&f);
}

static void degenerate(struct test_state *t)
{
	static const struct pt same[] = {{1, 1}, {1, 1}, {1, 1}, {1, 1}};
	static const struct pt flat[] = {{0, 0}, {5, 0}, {9, 0}, {4, 0}};
	struct fixture f;
	struct features in = polygons_none(SPACE_PAGE);
	fixture_init(&f);
	fixture_add(&f, &in, SHAPE_POLYGON, 0, same, 4);
	fixture_add(&f, &in, SHAPE_POLYGON, 0, flat, 4);
	fixture_add(&f, &in, SHAPE_LINE, 0, same, 4);
	EXPECT(features_begin(&in, &f.arena, SHAPE_POLYGON, 0) && features_part(&in, &f.arena));
	features_end(&in);
	EXPECT(features_begin(&in, &f.arena, SHAPE_LINE, 0) && features_part(&in, &f.arena));
	features_end(&in);
	struct features out = simplify(t, &f, &in, 0.1);
	EXPECT_INT(out.n_parts, 3);
	EXPECT_INT(out.items[3].part_begin, out.items[3].part_end);
	EXPECT_INT(out.items[4].part_begin, out.items[4].part_end);
	struct features none = polygons_none(SPACE_LONLAT);
	out = simplify(t, &f, &none, 0.1);
	EXPECT_INT(out.n_items, 0);
	fixture_finish(&f);
}

static void without_memory(struct test_state *t)
{
	struct fixture f;
	struct features in, out;
	struct random r = {18};
	bool ok = false;
	static const struct pt line[] = {{-5, 5}, {15, 5}, {15, 6}, {-5, 6}};
	fixture_init(&f);
	polygons_mesh(&f, &r, &(struct mesh){3, 3, 30, 10}, &in);
	fixture_add(&f, &in, SHAPE_LINE, 0, line, 4);
	fixture_add(&f, &in, SHAPE_POINT, 0, line, 4);
	int n = 1;
	for (; n < 200 && !ok; n++) {
		fixture_forget(&f);
		f.arena.fail_in = n;
		ok = simplify_features(&f.arena, &in, 0.1, &out);
		EXPECT_INT(f.diag.code, ok ? SM_OK : SM_E_NOMEM);
		EXPECT_INT(f.diag.n_errors, ok ? 0 : 1);
	}
	EXPECT(ok && n > 10);
	fixture_finish(&f);
}

TEST_MAIN({"shapes", shapes}, {"small rings", small_rings}, {"junctions", junctions},
	{"stays near", stays_near}, {"neighbours", neighbours},
	{"start and direction", start_and_direction}, {"loops", loops},
	{"degenerate", degenerate}, {"without memory", without_memory})
