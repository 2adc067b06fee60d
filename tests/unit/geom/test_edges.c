#include "geom/edges.h"
#include "polygons.h"
#include "test.h"

static const struct box world = {-180, -90, 180, 90};

static struct edges edges_of(
	struct test_state *t, struct fixture *f, const struct features *in, struct box window)
{
	struct edges out = {0};
	EXPECT(edges_add(&out, &f->arena, in, window, 7));
	return out;
}

static bool has(const struct edges *e, struct pt p, struct pt q)
{
	for (size_t i = 0; i < e->n; i++) {
		const struct edge *x = &e->items[i];
		if ((pt_is_same(x->from, p) && pt_is_same(x->to, q)) ||
			(pt_is_same(x->from, q) && pt_is_same(x->to, p))) {
			return true;
		}
	}
	return false;
}

/* Rings are closed, lines are not, points have no edges, and neither do repeated points. */
static void shapes(struct test_state *t)
{
	static const struct pt pts[] = {{0, 0}, {4, 0}, {4, 0}, {4, 3}};
	struct fixture f;
	fixture_init(&f);
	struct features in = polygons_none(SPACE_LONLAT);
	fixture_add(&f, &in, SHAPE_POINT, 0, pts, 4);
	fixture_add(&f, &in, SHAPE_LINE, 0, pts, 4);
	struct edges line = edges_of(t, &f, &in, world);
	EXPECT_INT(line.n, 2);
	EXPECT(has(&line, pts[0], pts[1]) && has(&line, pts[1], pts[3]));
	EXPECT_INT(line.items[0].owner, 7);
	EXPECT_INT(line.items[0].item, 1);
	in = polygons_none(SPACE_LONLAT);
	fixture_add(&f, &in, SHAPE_POLYGON, 0, pts, 4);
	struct edges ring = edges_of(t, &f, &in, world);
	EXPECT_INT(ring.n, 3);
	EXPECT(has(&ring, pts[3], pts[0]));
	fixture_finish(&f);
}

static void window(struct test_state *t)
{
	static const struct pt line[] = {{0, 0}, {10, 0}, {20, 0}, {20, 10}, {20, 20}};
	static const struct {
		struct box window;
		size_t n;
	} cases[] = {
		{{-5, -5, 25, 25}, 4}, {{-5, -5, 5, 5}, 1},
		{{12, -5, 18, 5}, 1}, /* no end in it */
		{{-5, 1, 25, 9}, 1}, {{-5, 1, 25, 25}, 2}, {{21, -5, 25, 25}, 0},
		{{-9, -5, -1, 25}, 0}, {{-5, 21, 25, 25}, 0}, {{-5, -9, 25, -1}, 0},
		{{20, 20, 25, 25}, 1}, /* touched */
	};
	struct fixture f;
	fixture_init(&f);
	struct features in = polygons_none(SPACE_LONLAT);
	fixture_add(&f, &in, SHAPE_LINE, 0, line, 5);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		EXPECT_INT(edges_of(t, &f, &in, cases[i].window).n, cases[i].n);
	}
	fixture_finish(&f);
}

/* Round the 180th meridian files have edges on either side, across it, and along it. */
static void turns(struct test_state *t)
{
	static const struct pt east[] = {{170, 0}, {180, 0}, {180, 5}, {170, 5}};
	static const struct pt across[] = {{179, 10}, {-179, 10}};
	static const struct pt west[] = {{-175, 20}, {-170, 20}};
	static const struct pt pole[] = {{-180, -90}, {180, -90}, {180, -80}};
	const struct box fiji = {160, -95, 200, 50}, other_turn = {-200, -95, -160, 50};
	struct fixture f;
	fixture_init(&f);
	struct features in = polygons_none(SPACE_LONLAT);
	fixture_add(&f, &in, SHAPE_POLYGON, 0, east, 4);
	fixture_add(&f, &in, SHAPE_LINE, 0, across, 2);
	fixture_add(&f, &in, SHAPE_LINE, 0, west, 2);
	fixture_add(&f, &in, SHAPE_LINE, 0, pole, 3);
	struct edges e = edges_of(t, &f, &in, fiji);
	EXPECT_INT(e.n, 5);
	EXPECT(has(&e, (struct pt){179, 10}, (struct pt){181, 10}));
	EXPECT(has(&e, (struct pt){185, 20}, (struct pt){190, 20}));
	EXPECT(!has(&e, east[1], east[2]));
	e = edges_of(t, &f, &in, other_turn);
	EXPECT_INT(e.n, 5);
	EXPECT(has(&e, (struct pt){-181, 10}, (struct pt){-179, 10}));
	EXPECT(has(&e, (struct pt){-190, 0}, (struct pt){-180, 0}));
	fixture_finish(&f);
}

/* A border that two areas share, in either direction, is one edge, and the first one's. */
static void tidy(struct test_state *t)
{
	struct random r = {.state = 3};
	const struct mesh mesh = {4, 3, 5, 10};
	struct fixture f;
	fixture_init(&f);
	struct features in;
	polygons_mesh(&f, &r, &mesh, &in);
	struct edges e = edges_of(t, &f, &in, world);
	size_t borders = (mesh.nx + 1) * mesh.ny + (mesh.ny + 1) * mesh.nx, all = e.n;
	EXPECT_INT(all, 4 * mesh.nx * mesh.ny * (mesh.detail + 1));
	EXPECT(edges_add(&e, &f.arena, &in, world, 2));
	edges_tidy(&e);
	EXPECT_INT(e.n, borders * (mesh.detail + 1));
	size_t wrong = 0;
	for (size_t i = 0; i < e.n; i++) {
		const struct edge *x = &e.items[i];
		uint32_t first = UINT32_MAX;
		size_t n_with = 0; /* areas that have both its ends */
		for (uint32_t k = 0; k < in.n_items; k++) {
			int ends = 0;
			const struct part p = in.parts[in.items[k].part_begin];
			for (uint32_t j = p.begin; j < p.end; j++) {
				ends += pt_is_same(in.pts[j], x->from) +
					pt_is_same(in.pts[j], x->to);
			}
			first = ends == 2 && k < first ? k : first;
			n_with += ends == 2;
		}
		wrong += x->item != first || x->inner != (n_with == 2) || x->owner != 2;
	}
	EXPECT_INT(wrong, 0);
	struct edges none = {0};
	edges_tidy(&none);
	EXPECT_INT(none.n, 0);
	fixture_finish(&f);
}

static void common(struct test_state *t)
{
	static const struct pt a[] = {{0, 0}, {1, 0}, {2, 0}, {3, 1}, {4, 1}};
	static const struct pt b[] = {{4, 1}, {3, 1}, {2, 0}, {1, 1e-9}, {0, 0}};
	bool in_a[4] = {0}, in_b[4] = {0};
	struct fixture f;
	fixture_init(&f);
	struct features fa = polygons_none(SPACE_LONLAT), fb = fa;
	fixture_add(&f, &fa, SHAPE_LINE, 0, a, 5);
	fixture_add(&f, &fb, SHAPE_LINE, 0, b, 5);
	struct edges ea = edges_of(t, &f, &fa, world), eb = edges_of(t, &f, &fb, world);
	edges_tidy(&ea);
	edges_tidy(&eb);
	edges_mark_common(&ea, &eb, in_a, in_b);
	for (size_t i = 0; i < 4; i++) {
		EXPECT_INT(in_a[i], ea.items[i].from.x >= 2);
		EXPECT_INT(in_b[i], eb.items[i].to.x >= 2);
	}
	fixture_finish(&f);
}

static void out_of_memory(struct test_state *t)
{
	static const struct pt line[] = {{0, 0}, {1, 0}};
	struct fixture f;
	fixture_init(&f);
	struct features in = polygons_none(SPACE_LONLAT);
	struct edges e = {0};
	fixture_add(&f, &in, SHAPE_LINE, 0, line, 2);
	f.arena.fail_in = 1;
	EXPECT(!edges_add(&e, &f.arena, &in, world, 0));
	EXPECT_INT(f.diag.code, SM_E_NOMEM);
	fixture_finish(&f);
}

TEST_MAIN({"shapes", shapes}, {"window", window}, {"turns", turns}, {"tidy", tidy},
	{"common", common}, {"out of memory", out_of_memory})
