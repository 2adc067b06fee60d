#include "geom/clip.h"
#include "polygons.h"
#include "test.h"

#include <math.h>
#include <stdlib.h>

static const struct box frame = {0, 0, 10, 10};

static struct features clip(
	struct test_state *t, struct fixture *f, const struct features *in, struct box rect)
{
	struct features out;
	EXPECT(clip_features(&f->arena, in, rect, &out));
	EXPECT(out.space == in->space && out.table == in->table);
	return out;
}

/* The points of all parts, " |" between parts, rounded. */
static const char *as_text(struct fixture *f, const struct features *g)
{
	size_t size = 40 * (g->n_pts + g->n_parts) + 1, n = 0;
	char *text = arena_alloc(&f->arena, size, 1);
	for (size_t k = 0; text != NULL && k < g->n_parts; k++) {
		n += (size_t)snprintf(text + n, size - n, "%s", k == 0 ? "" : " |");
		for (uint32_t i = g->parts[k].begin; i < g->parts[k].end; i++) {
			n += (size_t)snprintf(text + n, size - n, "%s%g,%g", n == 0 ? "" : " ",
				g->pts[i].x, g->pts[i].y);
		}
	}
	return text;
}

enum { POINTS_MAX = 8 };

static void shapes(struct test_state *t)
{
	static const struct {
		const char *name;
		enum shape shape;
		size_t n;
		struct pt pts[POINTS_MAX];
		const char *want;
	} rows[] = {
		{"inside stays as it is", SHAPE_POLYGON, 3, {{1, 1}, {9, 1}, {5, 9}},
			"1,1 9,1 5,9"},
		{"apart", SHAPE_POLYGON, 3, {{11, 1}, {19, 1}, {15, 9}}, ""},
		{"apart though the box is not", SHAPE_POLYGON, 3, {{9, -9}, {21, 9}, {21, -9}},
			""},
		{"touching in an edge", SHAPE_POLYGON, 4, {{10, 1}, {12, 1}, {12, 9}, {10, 9}},
			""},
		{"touching in a point", SHAPE_POLYGON, 3, {{10, 5}, {12, 1}, {12, 9}}, ""},
		{"left", SHAPE_POLYGON, 4, {{-4, 2}, {4, 2}, {4, 8}, {-4, 8}},
			"0,2 4,2 4,8 0,8"},
		{"right", SHAPE_POLYGON, 4, {{6, 2}, {14, 2}, {14, 8}, {6, 8}},
			"6,2 10,2 10,8 6,8"},
		{"top", SHAPE_POLYGON, 4, {{2, -4}, {8, -4}, {8, 4}, {2, 4}},
			"8,0 8,4 2,4 2,0"},
		{"bottom", SHAPE_POLYGON, 4, {{2, 6}, {8, 6}, {8, 14}, {2, 14}},
			"2,6 8,6 8,10 2,10"},
		{"round the frame", SHAPE_POLYGON, 4, {{-9, -9}, {19, -9}, {19, 19}, {-9, 19}},
			"10,0 10,10 0,10 0,0"},
		{"a point given twice", SHAPE_POLYGON, 5,
			{{-4, 2}, {4, 2}, {4, 2}, {4, 8}, {-4, 8}}, "0,2 4,2 4,8 0,8"},
		{"without area", SHAPE_POLYGON, 3, {{-4, 5}, {4, 5}, {14, 5}}, ""},
		/* Two triangles of the same size, one of them counted backwards. */
		{"halves that cancel out", SHAPE_POLYGON, 4,
			{{-3, 1}, {13, 9}, {13, 1}, {-3, 9}}, "0,2.5 10,7.5 10,2.5 0,7.5"},
		{"along two sides and back", SHAPE_POLYGON, 4,
			{{-5, 3}, {-5, -5}, {3, -5}, {-4, -4}}, ""},
		{"line inside", SHAPE_LINE, 2, {{1, 1}, {9, 9}}, "1,1 9,9"},
		{"line through", SHAPE_LINE, 2, {{-5, 5}, {15, 5}}, "0,5 10,5"},
		{"line backwards", SHAPE_LINE, 2, {{15, 5}, {-5, 5}}, "10,5 0,5"},
		{"line past the corner", SHAPE_LINE, 2, {{-3, 2}, {2, -3}}, ""},
		{"line through the corner", SHAPE_LINE, 2, {{-2, 2}, {2, -2}}, ""},
		{"line of two pieces", SHAPE_LINE, 4, {{5, 5}, {15, 5}, {15, 7}, {5, 7}},
			"5,5 10,5 | 10,7 5,7"},
		{"line that stays together", SHAPE_LINE, 4, {{-5, 1}, {5, 1}, {5, 9}, {15, 9}},
			"0,1 5,1 5,9 10,9"},
		{"line along the frame", SHAPE_LINE, 3, {{-5, 0}, {5, 0}, {5, 5}},
			"0,0 5,0 5,5"},
		{"line with a point twice", SHAPE_LINE, 4, {{-5, 5}, {5, 5}, {5, 5}, {5, 15}},
			"0,5 5,5 5,10"},
		{"line out and back at a point", SHAPE_LINE, 3, {{5, 5}, {10, 5}, {15, 9}},
			"5,5 10,5"},
		{"line that leaves at a point", SHAPE_LINE, 5,
			{{5, 5}, {10, 5}, {15, 5}, {10, 6}, {5, 6}}, "5,5 10,5 | 10,6 5,6"},
		{"line of one point", SHAPE_LINE, 1, {{20, 20}}, ""},
		{"points", SHAPE_POINT, 5, {{5, 5}, {10, 10}, {0, 3}, {10.5, 5}, {5, -1}},
			"5,5 | 10,10 | 0,3"},
	};
	struct fixture f;
	fixture_init(&f);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct features in = polygons_none(SPACE_PAGE);
		fixture_add(&f, &in, rows[i].shape, 5, rows[i].pts, rows[i].n);
		struct features out = clip(t, &f, &in, frame);
		const char *got = as_text(&f, &out);
		if (strcmp(got, rows[i].want) != 0) {
			printf("# %s\n", rows[i].name);
		}
		EXPECT_STR(got, rows[i].want);
		EXPECT_INT(out.n_items, rows[i].want[0] == '\0' ? 0 : 1);
		EXPECT(out.n_items == 0 ||
			(out.items[0].row == 5 && out.items[0].shape == rows[i].shape &&
				out.items[0].part_end == out.n_parts));
	}
	fixture_finish(&f);
}

/* What is kept keeps its row; what is not leaves nothing behind. */
static void rows_are_kept(struct test_state *t)
{
	static const struct pt in_pts[] = {{1, 1}, {2, 1}, {2, 2}},
			       apart[] = {{30, 1}, {32, 1}, {32, 2}},
			       line[] = {{-5, 3}, {5, 3}};
	struct fixture f;
	struct features in = polygons_none(SPACE_CRS);
	fixture_init(&f);
	fixture_add(&f, &in, SHAPE_POLYGON, 3, apart, 3);
	fixture_add(&f, &in, SHAPE_POLYGON, 4, in_pts, 3);
	EXPECT(features_begin(&in, &f.arena, SHAPE_NULL, 5));
	features_end(&in);
	fixture_add(&f, &in, SHAPE_LINE, 6, line, 2);
	struct features out = clip(t, &f, &in, frame);
	EXPECT_INT(out.n_items, 2);
	EXPECT(out.items[0].row == 4 && out.items[1].row == 6);
	EXPECT(out.items[0].part_begin == 0 && out.items[0].part_end == 1 &&
		out.items[1].part_begin == 1 && out.items[1].part_end == 2);
	EXPECT(out.items[1].box.min_x == 0 && out.items[1].box.max_x == 5);
	fixture_finish(&f);
}

/* A hole that the rectangle cuts stays a hole. */
static void holes(struct test_state *t)
{
	struct fixture f;
	struct features in = polygons_none(SPACE_PAGE);
	fixture_init(&f);
	const struct pt outer[] = {{2, 2}, {20, 2}, {20, 8}, {2, 8}};
	const struct pt inner[] = {{8, 4}, {8, 6}, {12, 6}, {12, 4}};
	fixture_add(&f, &in, SHAPE_POLYGON, 0, outer, 4);
	bool ok = features_part(&in, &f.arena);
	for (int i = 0; ok && i < 4; i++) {
		ok = features_point(&in, &f.arena, inner[i]);
	}
	features_end(&in);
	EXPECT(ok);
	struct features out = clip(t, &f, &in, frame);
	EXPECT_STR(as_text(&f, &out), "2,2 10,2 10,8 2,8 | 8,4 8,6 10,6 10,4");
	EXPECT(!feature_contains(&out, &out.items[0], (struct pt){9, 5}));
	EXPECT(feature_contains(&out, &out.items[0], (struct pt){7, 5}));
	fixture_finish(&f);
}

static size_t count_outside(const struct features *g, struct box rect)
{
	size_t n = 0;
	for (size_t i = 0; i < g->n_pts; i++) {
		n += !box_contains(rect, g->pts[i]);
	}
	return n;
}

/* The share of the rectangle that is inside the polygon, by 150 x 150 samples. */
static double sampled_area(const struct pt *pts, size_t n, struct box r)
{
	enum { STEPS = 150 };
	size_t inside = 0;
	for (int i = 0; i < STEPS; i++) {
		for (int k = 0; k < STEPS; k++) {
			struct pt p = {r.min_x + (r.max_x - r.min_x) * (i + 0.5) / STEPS,
				r.min_y + (r.max_y - r.min_y) * (k + 0.5) / STEPS};
			inside += polygons_wind_round(pts, n, p);
		}
	}
	return (r.max_x - r.min_x) * (r.max_y - r.min_y) * (double)inside / (STEPS * STEPS);
}

static struct box random_box(struct random *r, double reach)
{
	struct box b = box_empty();
	box_add(&b, (struct pt){random_between(r, -reach, reach),
			    random_between(r, -reach, reach)});
	box_add(&b, (struct pt){random_between(r, -reach, reach),
			    random_between(r, -reach, reach)});
	return b;
}

static void areas(struct test_state *t)
{
	struct fixture f;
	struct random r = {9};
	fixture_init(&f);
	for (int i = 0; i < 60; i++) {
		struct features in = polygons_none(SPACE_PAGE);
		struct pt pts[12];
		struct box rect = random_box(&r, 9);
		size_t n = 5 + random_below(&r, 7);
		polygons_star(&r, (struct pt){0, 0}, (double[]){2, 10}, pts, n);
		fixture_add(&f, &in, SHAPE_POLYGON, 0, pts, n);
		struct features out = clip(t, &f, &in, rect);
		double size = (rect.max_x - rect.min_x) * (rect.max_y - rect.min_y);
		EXPECT_INT(count_outside(&out, rect), 0);
		EXPECT(polygons_area(&out) <= polygons_area(&in) + 1e-9);
		EXPECT(polygons_area(&out) <= size + 1e-9);
		EXPECT_NEAR(polygons_area(&out), sampled_area(pts, n, rect), 0.02 * size);
	}
	fixture_finish(&f);
}

/* The areas in the tiles of a grid add up to the whole; nothing is lost or doubled. */
static void tiles(struct test_state *t)
{
	struct random r = {10};
	for (int i = 0; i < 100; i++) {
		struct fixture f;
		struct features in = polygons_none(SPACE_PAGE);
		struct pt pts[60];
		double sum = 0, cuts[6] = {-11, -7.3, -2.1, 0.4, 4.9, 11};
		size_t n = 5 + random_below(&r, 55);
		fixture_init(&f);
		polygons_star(&r, (struct pt){0.3, -0.2}, (double[]){1, 10}, pts, n);
		fixture_add(&f, &in, SHAPE_POLYGON, 0, pts, n);
		for (int k = 0; k < 25; k++) {
			struct box tile = {
				cuts[k / 5], cuts[k % 5], cuts[k / 5 + 1], cuts[k % 5 + 1]};
			struct features out = clip(t, &f, &in, tile);
			EXPECT_INT(count_outside(&out, tile), 0);
			sum += polygons_area(&out);
		}
		EXPECT_NEAR(sum, polygons_area(&in), 1e-9);
		fixture_finish(&f);
	}
}

/* Neighbours share their border bit for bit after the cut too. */
static void neighbours(struct test_state *t)
{
	struct random r = {11};
	for (int i = 0; i < 60; i++) {
		struct fixture f;
		struct features in;
		const struct mesh m = {4, 4, random_below(&r, 12), 10};
		fixture_init(&f);
		polygons_mesh(&f, &r, &m, &in);
		/* Well inside the mesh, whose rim has no neighbours. */
		struct box rect = {random_between(&r, 3, 15), random_between(&r, 3, 15),
			random_between(&r, 20, 37), random_between(&r, 20, 37)};
		struct features out = clip(t, &f, &in, rect);
		EXPECT(out.n_items >= 4);
		EXPECT_INT(polygons_lonely_edges(&out, rect), 0);
		EXPECT_NEAR(polygons_area(&out),
			(rect.max_x - rect.min_x) * (rect.max_y - rect.min_y), 1e-9);
		fixture_finish(&f);
	}
}

/* The length inside, by walking along the line in small steps. */
static double walked_length(const struct pt *pts, size_t n, struct box rect)
{
	enum { STEPS = 4000 };
	double sum = 0;
	for (size_t i = 0; i + 1 < n; i++) {
		double step = hypot(pts[i + 1].x - pts[i].x, pts[i + 1].y - pts[i].y) / STEPS;
		for (int k = 0; k < STEPS; k++) {
			double u = (k + 0.5) / STEPS;
			struct pt p = {pts[i].x + u * (pts[i + 1].x - pts[i].x),
				pts[i].y + u * (pts[i + 1].y - pts[i].y)};
			sum += box_contains(rect, p) ? step : 0;
		}
	}
	return sum;
}

static void lines(struct test_state *t)
{
	struct random r = {12};
	for (int i = 0; i < 60; i++) {
		struct fixture f;
		struct features in = polygons_none(SPACE_PAGE);
		struct pt pts[8];
		double length = 0;
		struct box rect = random_box(&r, 8);
		fixture_init(&f);
		for (size_t k = 0; k < 8; k++) {
			pts[k] = (struct pt){
				random_between(&r, -9, 9), random_between(&r, -9, 9)};
		}
		fixture_add(&f, &in, SHAPE_LINE, 0, pts, 8);
		struct features out = clip(t, &f, &in, rect);
		EXPECT_INT(count_outside(&out, rect), 0);
		for (size_t k = 0; k < out.n_parts; k++) {
			const struct part *p = &out.parts[k];
			EXPECT(p->end - p->begin >= 2);
			for (uint32_t j = p->begin; j + 1 < p->end; j++) {
				length += hypot(out.pts[j + 1].x - out.pts[j].x,
					out.pts[j + 1].y - out.pts[j].y);
				EXPECT(polygons_distance(pts, 8, false, out.pts[j]) < 1e-9);
			}
		}
		EXPECT_NEAR(length, walked_length(pts, 8, rect), 0.08);
		fixture_finish(&f);
	}
}

/* A point exactly on the frame is where the line ends: no second one beside it, a rounding
 * error away. */
static void points_on_the_frame(struct test_state *t)
{
	struct random r = {14};
	for (int i = 0; i < 500; i++) {
		struct fixture f;
		struct features in = polygons_none(SPACE_PAGE);
		double on = random_between(&r, 1, 27) / 3, out_by = random_between(&r, 1, 5);
		double aside = random_between(&r, 1, 27) / 3,
		       turned = i % 2 == 0 ? -out_by : 10 + out_by;
		double edge = i % 2 == 0 ? 0 : 10;
		struct pt pts[] = {{5, 5}, {edge, on}, {turned, aside}};
		for (int k = 0; k < 3 && i % 4 > 1; k++) {
			pts[k] = (struct pt){pts[k].y, pts[k].x};
		}
		fixture_init(&f);
		fixture_add(&f, &in, SHAPE_LINE, 0, pts, 3);
		struct features out = clip(t, &f, &in, frame);
		EXPECT_INT(out.n_pts, 2);
		EXPECT(out.n_pts == 2 && memcmp(out.pts, pts, 2 * sizeof(*pts)) == 0);
		fixture_finish(&f);
	}
}

static void without_memory(struct test_state *t)
{
	struct fixture f;
	struct features in, out;
	struct random r = {13};
	bool ok = false;
	fixture_init(&f);
	polygons_mesh(&f, &r, &(struct mesh){3, 3, 30, 10}, &in);
	static const struct pt line[] = {{-5, 5}, {15, 5}, {15, 6}, {-5, 6}};
	fixture_add(&f, &in, SHAPE_LINE, 0, line, 4);
	fixture_add(&f, &in, SHAPE_POINT, 0, line, 4);
	int n = 1;
	for (; n < 200 && !ok; n++) {
		fixture_forget(&f);
		f.arena.fail_in = n;
		ok = clip_features(&f.arena, &in, (struct box){0, 0, 12, 12}, &out);
		EXPECT_INT(f.diag.code, ok ? SM_OK : SM_E_NOMEM);
		EXPECT_INT(f.diag.n_errors, ok ? 0 : 1);
	}
	EXPECT(ok && n > 10);
	fixture_finish(&f);
}

TEST_MAIN({"shapes", shapes}, {"rows are kept", rows_are_kept}, {"holes", holes},
	{"areas", areas}, {"tiles", tiles}, {"neighbours", neighbours}, {"lines", lines},
	{"points on the frame", points_on_the_frame}, {"without memory", without_memory})
