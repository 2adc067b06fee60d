#include "geom/anchor.h"
#include "polygons.h"
#include "test.h"

#include <math.h>
#include <stdlib.h>

static struct pt find(struct test_state *t, struct fixture *f, const struct features *g,
	double aspect, double *half)
{
	struct pt at = {-1e9, -1e9};
	const struct anchor_request request = {.f = g, .item = &g->items[0], .aspect = aspect};
	EXPECT(anchor_find(&f->arena, &request, &at, half));
	return at;
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

/* Shapes whose largest box is known. */
static void known(struct test_state *t)
{
	static const struct pt oblong[] = {{0, 0}, {100, 0}, {100, 20}, {0, 20}};
	static const struct pt triangle[] = {{0, 0}, {100, 0}, {0, 100}};
	static const struct pt diamond[] = {{0, -50}, {100, 0}, {0, 50}, {-100, 0}};
	static const struct {
		const struct pt *pts;
		size_t n;
		double aspect, x, y, half;
		bool anywhere; /* x is not told */
	} rows[] = {
		{oblong, 4, 5, 50, 10, 50, false},
		{oblong, 4, 1, 0, 10, 10, true},
		{oblong, 4, 10, 50, 0, 50, true},
		/* A right angle's largest square reaches from its corner to the middle. */
		{triangle, 3, 1, 25, 25, 25, false},
		/* Width 2y: half h = (100 - 2h) / 2 ... the corner (2h, h) on x + y = 100. */
		{triangle, 3, 2, 100.0 / 3, 50.0 / 3, 100.0 / 3, false},
		/* x / 100 + y / 50 = 1 at x = 2y. */
		{diamond, 4, 2, 0, 0, 50, false},
		{diamond, 4, 1, 0, 0, 100.0 / 3, false},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct features g = polygons_none(SPACE_PAGE);
		double half = 0;
		fixture_init(&f);
		fixture_add(&f, &g, SHAPE_POLYGON, 0, rows[i].pts, rows[i].n);
		struct pt at = find(t, &f, &g, rows[i].aspect, &half);
		EXPECT(half <= rows[i].half + 1e-9 && half >= rows[i].half - 0.5);
		EXPECT(rows[i].anywhere || fabs(at.x - rows[i].x) <= 1);
		EXPECT(rows[i].anywhere || fabs(at.y - rows[i].y) <= 1);
		struct box b = {at.x - half, at.y - half / rows[i].aspect, at.x + half,
			at.y + half / rows[i].aspect};
		EXPECT(anchor_box_inside(&g, &g.items[0], box_grow(b, -1e-9)));
		fixture_finish(&f);
	}
}

/* Holes and boxes to avoid are outside; of several parts the roomiest is taken. */
static void holes_and_avoided(struct test_state *t)
{
	static const struct pt outer[] = {{0, 0}, {100, 0}, {100, 40}, {0, 40}};
	static const struct pt hole[] = {{20, 0}, {20, 40}, {40, 40}, {40, 0}};
	static const struct pt other[] = {{200, 0}, {300, 0}, {300, 50}, {200, 50}};
	struct fixture f;
	struct features g = polygons_none(SPACE_PAGE);
	double half = 0;
	fixture_init(&f);
	fixture_add(&f, &g, SHAPE_POLYGON, 0, outer, 4);
	add_part(t, &f, &g, hole, 4);
	struct pt at = find(t, &f, &g, 1.5, &half); /* 60 x 40 remain */
	EXPECT_NEAR(half, 30, 0.5);
	EXPECT_NEAR(at.x, 70, 1);
	const struct box avoid[] = {{-5, -5, 35, 45}, {55, 10, 200, 90}};
	struct anchor_request request = {
		.f = &g, .item = &g.items[0], .aspect = 1, .avoid = avoid, .n_avoid = 2};
	EXPECT(anchor_find(&f.arena, &request, &at, &half)); /* 15 x 40, or 60 x 10 above */
	EXPECT_NEAR(half, 7.5, 0.5);
	EXPECT(at.x > 46 && at.x < 49);
	request.aspect = 6;
	EXPECT(anchor_find(&f.arena, &request, &at, &half));
	EXPECT_NEAR(half, 30, 0.5);
	EXPECT_NEAR(at.y, 5, 0.2);
	const struct box all = {-1, -1, 101, 41};
	request.avoid = &all;
	request.n_avoid = 1;
	EXPECT(anchor_find(&f.arena, &request, &at, &half));
	EXPECT(half == 0);
	add_part(t, &f, &g, other, 4);
	at = find(t, &f, &g, 2, &half);
	EXPECT_NEAR(half, 50, 0.5);
	EXPECT_NEAR(at.x, 250, 1);
	fixture_finish(&f);
}

enum { CELLS = 700 };

/* Which cells of a raster over the box have their centre inside: row by row, even-odd. */
static void fill_raster(const struct pt *pts, size_t n, struct box b, int *raster)
{
	double cell_x = (b.max_x - b.min_x) / CELLS, cell_y = (b.max_y - b.min_y) / CELLS;
	for (int row = 0; row < CELLS; row++) {
		double y = b.min_y + (row + 0.5) * cell_y;
		int *line = &raster[row * CELLS];
		memset(line, 0, CELLS * sizeof(*line));
		for (size_t i = 0; i < n; i++) {
			struct pt p = pts[i], q = pts[(i + 1) % n];
			if ((p.y > y) == (q.y > y)) {
				continue;
			}
			double x = p.x + (y - p.y) * (q.x - p.x) / (q.y - p.y);
			int first = (int)ceil((x - b.min_x) / cell_x - 0.5);
			for (int k = first < 0 ? 0 : first; k < CELLS; k++) {
				line[k] ^= 1;
			}
		}
	}
}

static int least3(int a, int b, int c)
{
	int ab = a < b ? a : b;
	return ab < c ? ab : c;
}

/* The side, in cells, of the largest square of cells inside. */
static int largest_square(int *raster)
{
	int most = 0;
	for (int row = 0; row < CELLS; row++) {
		for (int k = 0; k < CELLS; k++) {
			int *cell = &raster[row * CELLS + k];
			if (*cell != 0 && row > 0 && k > 0) {
				*cell = 1 + least3(cell[-1], cell[-CELLS], cell[-CELLS - 1]);
			}
			most = *cell > most ? *cell : most;
		}
	}
	return most;
}

/*
 * The largest box found in a raster of 700 x 700 cells whose cells have the aspect of the box;
 * a cell or two of rounding are allowed for. The raster is stretched so that a box is a square
 * of cells.
 */
static void raster_optimum(struct test_state *t)
{
	static int raster[CELLS * CELLS];
	struct random r = {22};
	for (int i = 0; i < 40; i++) {
		struct fixture f;
		struct features g = polygons_none(SPACE_PAGE);
		struct pt pts[24];
		double half = 0, aspect = i % 4 == 0 ? 1 : random_between(&r, 0.5, 6);
		size_t n = 6 + random_below(&r, 18);
		fixture_init(&f);
		polygons_star(&r, (struct pt){300, 100}, (double[]){250, 600}, pts, n);
		fixture_add(&f, &g, SHAPE_POLYGON, 0, pts, n);
		struct box b = g.items[0].box;
		double side = fmax(b.max_x - b.min_x, (b.max_y - b.min_y) * aspect);
		struct box area = {b.min_x, b.min_y, b.min_x + side, b.min_y + side / aspect};
		fill_raster(pts, n, area, raster);
		double cell = side / CELLS, best = largest_square(raster) * cell / 2;
		struct pt at = find(t, &f, &g, aspect, &half);
		EXPECT(polygons_wind_round(pts, n, at));
		EXPECT(half >= 0.99 * best - cell);
		EXPECT(half <= best + 1.5 * cell);
		struct box found = {
			at.x - half, at.y - half / aspect, at.x + half, at.y + half / aspect};
		EXPECT(anchor_box_inside(&g, &g.items[0], box_grow(found, -1e-6)));
		EXPECT(!anchor_box_inside(&g, &g.items[0], box_grow(found, cell)));
		fixture_finish(&f);
	}
}

/* Areas too thin for a box of half a point, and without any: half 0, nothing else. */
static void too_small(struct test_state *t)
{
	static const struct pt thin[] = {{0, 0}, {90, 30}, {90, 30.2}};
	static const struct pt flat[] = {{0, 5}, {90, 5}, {40, 5}},
			       tall[] = {{5, 0}, {5, 90}, {5, 40}};
	static const struct pt spot[] = {{7, 7}, {7, 7}, {7, 7}};
	static const struct pt *const shapes[] = {flat, tall, spot};
	struct fixture f;
	fixture_init(&f);
	for (size_t i = 0; i < 3; i++) {
		struct features g = polygons_none(SPACE_PAGE);
		double half = 9;
		fixture_add(&f, &g, SHAPE_POLYGON, 0, shapes[i], 3);
		struct pt at = find(t, &f, &g, 3, &half);
		EXPECT(half == 0);
		EXPECT(box_contains(g.items[0].box, at));
	}
	struct features g = polygons_none(SPACE_PAGE);
	double half = 9;
	fixture_add(&f, &g, SHAPE_POLYGON, 0, thin, 3);
	(void)find(t, &f, &g, 3, &half);
	EXPECT(half < 0.5);
	/* Without points, and with a ring without points. */
	g = polygons_none(SPACE_PAGE);
	EXPECT(features_begin(&g, &f.arena, SHAPE_POLYGON, 0));
	features_end(&g);
	(void)find(t, &f, &g, 3, &half);
	EXPECT(half == 0);
	g = polygons_none(SPACE_PAGE);
	EXPECT(features_begin(&g, &f.arena, SHAPE_POLYGON, 0) && features_part(&g, &f.arena));
	static const struct pt square[] = {{0, 0}, {10, 0}, {10, 10}, {0, 10}};
	add_part(t, &f, &g, square, 4);
	(void)find(t, &f, &g, 1, &half);
	EXPECT_NEAR(half, 5, 0.5);
	fixture_finish(&f);
}

static void box_inside(struct test_state *t)
{
	static const struct pt outer[] = {{0, 0}, {10, 0}, {10, 10}, {0, 10}};
	static const struct pt hole[] = {{4, 4}, {4, 6}, {6, 6}, {6, 4}};
	static const struct {
		struct box b;
		bool want;
	} rows[] = {{{1, 1, 3, 3}, true}, {{0, 0, 4, 4}, true}, /* touching is inside */
		{{0, 0, 10, 4}, true}, {{0, 0, 10, 4.1}, false}, {{-1, 1, 3, 3}, false},
		{{1, -1, 3, 3}, false}, {{7, 7, 11, 8}, false}, {{7, 7, 8, 11}, false},
		{{3, 3, 7, 7}, false}, /* round the hole */
		{{4.5, 4.5, 5.5, 5.5}, false}, {{4, 4, 6, 6}, false}, {{-5, -5, 15, 15}, false},
		{{20, 20, 22, 22}, false}, {{10, 0, 12, 10}, false}, {{6, 0, 10, 10}, true}};
	struct fixture f;
	struct features g = polygons_none(SPACE_PAGE);
	fixture_init(&f);
	fixture_add(&f, &g, SHAPE_POLYGON, 0, outer, 4);
	add_part(t, &f, &g, hole, 4);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		bool got = anchor_box_inside(&g, &g.items[0], rows[i].b);
		if (got != rows[i].want) {
			printf("# row %zu\n", i);
		}
		EXPECT(got == rows[i].want);
	}
	/* Slanted edges: y = x cuts one corner of the box, or misses it. */
	static const struct pt triangle[] = {{0, 0}, {10, 10}, {0, 10}};
	g = polygons_none(SPACE_PAGE);
	fixture_add(&f, &g, SHAPE_POLYGON, 0, triangle, 3);
	EXPECT(anchor_box_inside(&g, &g.items[0], (struct box){1, 5, 5, 9}));
	EXPECT(!anchor_box_inside(&g, &g.items[0], (struct box){1, 5, 5.1, 9}));
	EXPECT(!anchor_box_inside(&g, &g.items[0], (struct box){1, 4.9, 5, 9}));
	EXPECT(anchor_box_inside(&g, &g.items[0], (struct box){4, 7, 4.5, 8}));
	fixture_finish(&f);
}

static void without_memory(struct test_state *t)
{
	struct fixture f;
	struct random r = {23};
	struct features g = polygons_none(SPACE_PAGE);
	struct pt pts[40], at;
	double half;
	bool ok = false;
	int n = 1;
	fixture_init(&f);
	polygons_star(&r, (struct pt){0, 0}, (double[]){50, 400}, pts, 40);
	fixture_add(&f, &g, SHAPE_POLYGON, 0, pts, 40);
	const struct anchor_request request = {.f = &g, .item = &g.items[0], .aspect = 2};
	for (; n < 50 && !ok; n++) {
		fixture_forget(&f);
		f.arena.fail_in = n;
		ok = anchor_find(&f.arena, &request, &at, &half);
		EXPECT_INT(f.diag.code, ok ? SM_OK : SM_E_NOMEM);
		EXPECT_INT(f.diag.n_errors, ok ? 0 : 1);
	}
	EXPECT(ok && n > 3);
	fixture_finish(&f);
}

TEST_MAIN({"known", known}, {"holes and avoided boxes", holes_and_avoided},
	{"raster optimum", raster_optimum}, {"too small", too_small},
	{"box inside", box_inside}, {"without memory", without_memory})
