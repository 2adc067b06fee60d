#include "geom/dissolve.h"
#include "polygons.h"
#include "test.h"

#include <math.h>

static struct features dissolve(
	struct test_state *t, struct fixture *f, const struct features *in)
{
	struct features out = {0};
	EXPECT(dissolve_features(&f->arena, in, &fixture_no_table, &out));
	EXPECT_INT(out.n_items, 1);
	EXPECT(out.table == &fixture_no_table && out.space == in->space);
	EXPECT(out.items != NULL && out.items[0].shape == SHAPE_POLYGON &&
		out.items[0].row == 0 && out.items[0].part_end == out.n_parts);
	return out;
}

static void add_square(struct fixture *f, struct features *g, double x, double y, double size)
{
	const struct pt ring[] = {{x + size, y}, {x + size, y + size}, {x, y + size}, {x, y}};
	fixture_add(f, g, SHAPE_POLYGON, 4, ring, 4);
}

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

static void neighbours(struct test_state *t)
{
	struct fixture f;
	struct features in = polygons_none(SPACE_LONLAT);
	fixture_init(&f);
	add_square(&f, &in, 0, 0, 2);
	add_square(&f, &in, 2, 0, 2);
	struct features out = dissolve(t, &f, &in);
	EXPECT_INT(out.n_parts, 1);
	EXPECT_NEAR(polygons_area(&out), 8, 0);
	EXPECT(out.pts[0].x == 0 &&
		out.pts[0].y == 0); /* begins at the point that sorts first */
	EXPECT(feature_contains(&out, &out.items[0], (struct pt){2, 1}));
	EXPECT(out.items[0].box.max_x == 4 && out.items[0].box.max_y == 2);
	EXPECT_INT(f.diag.n_warnings, 0);
	fixture_finish(&f);
}

/* Parts that do not meet stay apart, in the order of their first points. */
static void apart(struct test_state *t)
{
	static const double xs[] = {20, 0, 10, 30};
	struct fixture f;
	struct features in = polygons_none(SPACE_LONLAT);
	fixture_init(&f);
	for (size_t i = 0; i < 4; i++) {
		add_square(&f, &in, xs[i], 5 - (double)i, 1 + (double)i);
	}
	static const struct pt line[] = {{0, 0}, {50, 50}};
	fixture_add(&f, &in, SHAPE_LINE, 0, line, 2);
	fixture_add(&f, &in, SHAPE_POINT, 0, line, 2);
	struct features out = dissolve(t, &f, &in);
	EXPECT_INT(out.n_parts, 4);
	EXPECT_NEAR(polygons_area(&out), 1 + 4 + 9 + 16, 0);
	for (size_t k = 0; k < out.n_parts && k < 4; k++) {
		EXPECT_NEAR(out.pts[out.parts[k].begin].x, 10 * (double)k, 0);
		EXPECT_INT(out.parts[k].end - out.parts[k].begin, 4);
	}
	fixture_finish(&f);
}

/* A hole stays, and goes when another feature fills it. */
static void holes(struct test_state *t)
{
	static const struct pt hole[] = {{2, 2}, {2, 4}, {4, 4}, {4, 2}};
	struct fixture f;
	struct features in = polygons_none(SPACE_LONLAT);
	fixture_init(&f);
	add_square(&f, &in, 0, 0, 6);
	add_part(t, &f, &in, hole, 4);
	struct features out = dissolve(t, &f, &in);
	EXPECT_INT(out.n_parts, 2);
	EXPECT(!feature_contains(&out, &out.items[0], (struct pt){3, 3}));
	add_square(&f, &in, 2, 2, 2);
	out = dissolve(t, &f, &in);
	EXPECT_INT(out.n_parts, 1);
	EXPECT_NEAR(polygons_area(&out), 36, 0);
	fixture_finish(&f);
}

/* Even-odd: an island in a hole counts, whatever the direction of rings. */
static void islands(struct test_state *t)
{
	static const struct pt hole[] = {{1, 1}, {5, 1}, {5, 5}, {1, 5}};
	static const struct pt island[] = {{2, 2}, {4, 2}, {4, 4}, {2, 4}};
	struct fixture f;
	struct features in = polygons_none(SPACE_LONLAT);
	fixture_init(&f);
	add_square(&f, &in, 0, 0, 6);
	add_part(t, &f, &in, hole, 4);
	add_part(t, &f, &in, island, 4);
	struct features out = dissolve(t, &f, &in);
	EXPECT_INT(out.n_parts, 3);
	EXPECT(feature_contains(&out, &out.items[0], (struct pt){3, 3}));
	EXPECT(!feature_contains(&out, &out.items[0], (struct pt){1.5, 3}));
	EXPECT(feature_contains(&out, &out.items[0], (struct pt){0.5, 3}));
	fixture_finish(&f);
}

/* How many points of `out` are none of `in`, bit for bit. */
static size_t count_moved(const struct features *in, const struct features *out)
{
	size_t moved = 0;
	for (size_t k = 0; k < out->n_pts; k++) {
		size_t at = 0;
		while (at < in->n_pts &&
			memcmp(&in->pts[at], &out->pts[k], sizeof(struct pt)) != 0) {
			at++;
		}
		moved += at == in->n_pts;
	}
	return moved;
}

/* At places picked at random, whether they are inside is asked of both. */
static size_t count_unlike(
	struct random *r, const struct features *in, const struct features *out, struct box box)
{
	enum { PLACES = 300 };
	size_t unlike = 0;
	for (int i = 0; i < PLACES; i++) {
		struct pt p = {random_between(r, box.min_x, box.max_x),
			random_between(r, box.min_y, box.max_y)};
		unlike += feature_contains(in, &in->items[0], p) !=
			  feature_contains(out, &out->items[0], p);
	}
	return unlike;
}

/* One feature of any number of rings, none of which meet, in any order: islands in lakes of
 * islands. They come back as they were. */
static void many_rings(struct test_state *t)
{
	enum { CORNERS = 12, ACROSS = 12, NESTED = 3 };
	struct random r = {15};
	for (size_t n = 1; n <= ACROSS * ACROSS * NESTED; n += 1 + n / 3) {
		size_t places[ACROSS * ACROSS * NESTED];
		struct fixture f;
		struct features in = polygons_none(SPACE_LONLAT);
		fixture_init(&f);
		for (size_t i = 0; i < n; i++) { /* shuffled */
			size_t other = random_below(&r, i + 1);
			places[i] = places[other];
			places[other] = i;
		}
		for (size_t i = 0; i < n; i++) {
			struct pt ring[CORNERS];
			size_t cell = places[i] / NESTED;
			double inner = 1 + (double)(places[i] % NESTED);
			const double radii[] = {inner, inner + 0.5};
			polygons_star(&r,
				(struct pt){10 * (double)(cell % ACROSS),
					10 * (double)(cell / ACROSS)},
				radii, ring, CORNERS);
			if (i == 0) {
				fixture_add(&f, &in, SHAPE_POLYGON, 4, ring, CORNERS);
			} else {
				add_part(t, &f, &in, ring, CORNERS);
			}
		}
		struct features out = dissolve(t, &f, &in);
		EXPECT_INT(out.n_parts, n);
		EXPECT_INT(out.n_pts, n * CORNERS);
		EXPECT_INT(count_moved(&in, &out), 0);
		EXPECT_INT(count_unlike(&r, &in, &out, in.items[0].box), 0);
		EXPECT_INT(f.diag.n_warnings, 0);
		fixture_finish(&f);
	}
}

/* Rings that cross each other: inside is what an odd number of them holds. */
static void crossing_rings(struct test_state *t)
{
	enum { CORNERS = 10, RINGS = 11 };
	struct random r = {51};
	for (size_t n = 1; n <= RINGS; n++) {
		struct fixture f;
		struct features in = polygons_none(SPACE_LONLAT);
		fixture_init(&f);
		for (size_t i = 0; i < n; i++) {
			struct pt ring[CORNERS];
			const struct pt centre = {
				random_between(&r, -5, 5), random_between(&r, -5, 5)};
			polygons_star(&r, centre, (const double[]){3, 8}, ring, CORNERS);
			if (i == 0) {
				fixture_add(&f, &in, SHAPE_POLYGON, 4, ring, CORNERS);
			} else {
				add_part(t, &f, &in, ring, CORNERS);
			}
		}
		struct features out = dissolve(t, &f, &in);
		EXPECT_INT(count_unlike(&r, &in, &out, (struct box){-13, -13, 13, 13}), 0);
		fixture_finish(&f);
	}
}

/* The union of a mesh is its outline; no vertex has moved. */
static void mesh(struct test_state *t)
{
	struct random r = {21};
	for (int i = 0; i < 20; i++) {
		struct fixture f;
		struct features in;
		fixture_init(&f);
		const struct mesh m = {
			1 + random_below(&r, 5), 1 + random_below(&r, 5), 20, 10};
		polygons_mesh(&f, &r, &m, &in);
		in.space = SPACE_LONLAT;
		struct features out = dissolve(t, &f, &in);
		EXPECT_INT(out.n_parts, 1);
		EXPECT_INT(out.n_pts, 2 * (m.nx + m.ny) * (m.detail + 1));
		EXPECT_NEAR(polygons_area(&out), polygons_area(&in), 1e-9);
		EXPECT_INT(count_moved(&in, &out), 0);
		fixture_finish(&f);
	}
}

/* A ring that crosses itself is repaired and said so, also when it is one ring of several. */
static void repaired(struct test_state *t)
{
	static const struct pt bow_tie[] = {{0, 0}, {2, 2}, {2, 0}, {0, 2}};
	struct fixture f;
	struct features in = polygons_none(SPACE_LONLAT);
	fixture_init(&f);
	fixture_add(&f, &in, SHAPE_POLYGON, 7, bow_tie, 4);
	struct features out = dissolve(t, &f, &in);
	EXPECT_NEAR(polygons_area(&out), 2, 1e-12);
	EXPECT_INT(f.diag.n_warnings, 1);
	EXPECT_STR(f.diag.warnings[0].kind, "repaired");
	EXPECT_STR(
		f.diag.warnings[0].text, "the area of row 7 crosses itself and was repaired");
	fixture_forget(&f);
	in = polygons_none(SPACE_LONLAT);
	add_square(&f, &in, -5, -5, 10);
	add_part(t, &f, &in, bow_tie, 4);
	out = dissolve(t, &f, &in);
	EXPECT(feature_contains(&out, &out.items[0], (struct pt){1, 0.5}));
	EXPECT(!feature_contains(&out, &out.items[0], (struct pt){0.5, 1}));
	EXPECT_INT(f.diag.n_warnings, 1);
	EXPECT_INT(f.diag.warnings[0].count, 1);
	EXPECT_INT(f.diag.n_errors, 0);
	fixture_finish(&f);
}

/* What has no area adds none: spikes, and rings that are only a line. */
static void spikes(struct test_state *t)
{
	static const struct pt spike[] = {{1, 1}, {2, 1}, {9, 1}, {2, 1}, {2, 2}, {1, 2}};
	static const struct pt line[] = {{3, 3}, {4, 4}},
			       hole[] = {{5, 5}, {7, 5}, {7, 7}, {5, 7}};
	struct fixture f;
	struct features in = polygons_none(SPACE_LONLAT);
	fixture_init(&f);
	add_square(&f, &in, 0, 0, 10);
	add_part(t, &f, &in, spike, 6);
	add_part(t, &f, &in, line, 2);
	add_part(t, &f, &in, hole, 4);
	struct features out = dissolve(t, &f, &in);
	EXPECT_INT(out.n_parts, 3);
	EXPECT(!feature_contains(&out, &out.items[0], (struct pt){1.5, 1.5}));
	EXPECT(feature_contains(&out, &out.items[0], (struct pt){3, 1.5}));
	EXPECT(!feature_contains(&out, &out.items[0], (struct pt){6, 6}));
	EXPECT_INT(f.diag.n_warnings, 1);
	fixture_finish(&f);
}

static void nothing(struct test_state *t)
{
	struct fixture f;
	struct features in = polygons_none(SPACE_LONLAT);
	fixture_init(&f);
	struct features out = dissolve(t, &f, &in);
	EXPECT_INT(out.n_parts, 0);
	EXPECT(box_is_empty(out.items[0].box));
	EXPECT(features_begin(&in, &f.arena, SHAPE_POLYGON, 0)); /* an area without rings */
	features_end(&in);
	out = dissolve(t, &f, &in);
	EXPECT_INT(out.n_parts, 0);
	fixture_finish(&f);
}

/* What GEOS refuses is an error with its words. */
static void refused(struct test_state *t)
{
	static const struct pt one[] = {{0, 0}}, more[] = {{0, 0}, {5, 0}, {5, 5}};
	struct fixture f;
	struct features in = polygons_none(SPACE_LONLAT), out;
	static const char start[] = "areas cannot be merged: IllegalArgumentException: ";
	fixture_init(&f);
	add_square(&f, &in, 0, 0, 1);
	fixture_add(&f, &in, SHAPE_POLYGON, 0, more, 3);
	add_part(t, &f, &in, one, 1);
	EXPECT(!dissolve_features(&f.arena, &in, &fixture_no_table, &out));
	EXPECT_INT(f.diag.code, SM_E_DATA);
	EXPECT_INT(f.diag.n_errors, 1);
	EXPECT(strncmp(f.diag.errors[0].text, start, sizeof(start) - 1) == 0);
	fixture_finish(&f);
}

static void without_memory(struct test_state *t)
{
	struct fixture f;
	struct features in = polygons_none(SPACE_LONLAT), out;
	bool ok = false;
	int n = 1;
	fixture_init(&f);
	for (int i = 0; i < 20; i++) {
		add_square(&f, &in, 3 * i, 0, 1);
	}
	for (; n < 200 && !ok; n++) {
		fixture_forget(&f);
		f.arena.fail_in = n;
		ok = dissolve_features(&f.arena, &in, &fixture_no_table, &out);
		EXPECT_INT(f.diag.code, ok ? SM_OK : SM_E_NOMEM);
		EXPECT_INT(f.diag.n_errors, ok ? 0 : 1);
	}
	EXPECT(ok && n > 40);
	fixture_finish(&f);
}

static void version(struct test_state *t)
{
	EXPECT(dissolve_version()[0] >= '3' && dissolve_version()[1] == '.');
}

TEST_MAIN({"neighbours", neighbours}, {"apart", apart}, {"holes", holes}, {"islands", islands},
	{"many rings", many_rings}, {"crossing rings", crossing_rings}, {"mesh", mesh},
	{"repaired", repaired}, {"spikes", spikes}, {"nothing", nothing}, {"refused", refused},
	{"without memory", without_memory}, {"version", version})
