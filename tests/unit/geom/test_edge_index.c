#include "geom/edge_index.h"
#include "polygons.h"
#include "test.h"

#include <math.h>

enum { EDGES = 400, QUERIES = 3000 };

/* The distance in another way than the index has it: by halving the edge. */
static double distance_to(const struct edge_query *q, const struct edge *e)
{
	double low = 0, high = 1;
	for (int i = 0; i < 200; i++) {
		double thirds[2] = {low + (high - low) / 3, high - (high - low) / 3}, d[2];
		for (int k = 0; k < 2; k++) {
			struct pt p = pt_between(e->from, e->to, thirds[k]);
			d[k] = hypot(
				(p.x - q->at.x) * q->scale.x, (p.y - q->at.y) * q->scale.y);
		}
		if (d[0] < d[1]) {
			high = thirds[1];
		} else {
			low = thirds[0];
		}
	}
	struct pt p = pt_between(e->from, e->to, (low + high) / 2);
	return hypot((p.x - q->at.x) * q->scale.x, (p.y - q->at.y) * q->scale.y);
}

static struct edges random_edges(struct fixture *f, struct random *r, size_t n, double longest)
{
	struct edges e = {arena_alloc(&f->arena, n, sizeof(struct edge)), n, n};
	for (size_t i = 0; i < n; i++) {
		struct pt p = {random_between(r, -30, 50), random_between(r, -10, 20)};
		struct pt q = {p.x + random_between(r, -longest, longest),
			p.y + random_between(r, -longest, longest)};
		e.items[i] = (struct edge){p, q, 0, (uint32_t)i, false};
	}
	return e;
}

/* Each place against every edge. */
static void like_brute_force(struct test_state *t)
{
	static const double lengths[] = {0.2, 5, 60}, cells[] = {0.01, 0.7, 9, 500};
	struct random r = {.state = 11};
	struct fixture f;
	fixture_init(&f);
	size_t found = 0, wrong = 0, all = 0;
	for (size_t c = 0; c < sizeof(cells) / sizeof(cells[0]); c++) {
		struct edges e = random_edges(&f, &r, EDGES, lengths[c % 3]);
		struct edge_index x;
		EXPECT(edge_index_make(&f.arena, &e, cells[c], &x));
		for (int i = 0; i < QUERIES / 4; i++, all++) {
			const struct edge_query q = {
				{random_between(&r, -60, 80), random_between(&r, -30, 40)},
				{random_between(&r, 0.1, 2), random_between(&r, 0.5, 2)},
				random_between(&r, 0, 12)};
			struct edge_hit hit = {-1, 0, {0, 0}};
			size_t best = 0;
			double d = HUGE_VAL;
			for (size_t k = 0; k < e.n; k++) {
				double dk = distance_to(&q, &e.items[k]);
				best = dk < d ? k : best;
				d = fmin(d, dk);
			}
			bool got = edge_index_nearest(&x, &q, &hit);
			found += got;
			if (fabs(d - q.within) < 1e-9) {
				continue;
			}
			double at = hypot((hit.at.x - q.at.x) * q.scale.x,
				(hit.at.y - q.at.y) * q.scale.y);
			wrong += got != (d < q.within);
			wrong += got && (fabs(hit.distance - d) > 1e-9 || hit.edge != best ||
						fabs(at - d) > 1e-9);
		}
	}
	EXPECT_INT(wrong, 0);
	EXPECT(found > all / 4 && found < all * 3 / 4);
	fixture_finish(&f);
}

static void special(struct test_state *t)
{
	struct edge items[] = {{{0, 0}, {10, 0}, 0, 0, false}, {{0, 0}, {0, 10}, 0, 1, false},
		{{3, 3}, {3, 3}, 0, 2, false}, {{0, 0}, {10, 0}, 0, 3, false}};
	struct edges e = {items, 4, 4}, none = {0}, point = {&items[2], 1, 1};
	struct edge_index x;
	struct edge_hit hit;
	struct fixture f;
	fixture_init(&f);
	EXPECT(edge_index_make(&f.arena, &e, 1, &x));
	/* Of equals the first; as near as asked for counts. */
	EXPECT(edge_index_nearest(&x, &(struct edge_query){{5, -2}, {1, 1}, 2}, &hit));
	EXPECT(hit.edge == 0 && hit.distance == 2 && hit.at.x == 5 && hit.at.y == 0);
	EXPECT(!edge_index_nearest(&x, &(struct edge_query){{5, -2}, {1, 1}, 1.99}, &hit));
	EXPECT(edge_index_nearest(&x, &(struct edge_query){{-3, -4}, {1, 1}, 9}, &hit));
	EXPECT(hit.edge == 0 && hit.distance == 5);
	/* The stretched plane: eastwards a step is ten. */
	EXPECT(edge_index_nearest(&x, &(struct edge_query){{1, 5}, {10, 1}, 50}, &hit));
	EXPECT(hit.edge == 0 && hit.distance == 5);
	EXPECT(edge_index_nearest(&x, &(struct edge_query){{3, 3}, {1, 1}, 0}, &hit));
	EXPECT(hit.edge == 2 && hit.distance == 0);
	EXPECT(edge_index_make(&f.arena, &none, 1, &x));
	EXPECT(!edge_index_nearest(&x, &(struct edge_query){{3, 3}, {1, 1}, 100}, &hit));
	EXPECT(edge_index_make(&f.arena, &point, 1, &x));
	EXPECT(edge_index_nearest(&x, &(struct edge_query){{3, 7}, {1, 1}, 100}, &hit));
	EXPECT(hit.distance == 4);
	fixture_finish(&f);
}

/* However small the squares asked for, their number is bounded by the edges. */
static void bounded(struct test_state *t)
{
	struct random r = {.state = 5};
	struct fixture f;
	fixture_init(&f);
	struct edges e = random_edges(&f, &r, EDGES, 1);
	struct edge_index x;
	EXPECT(edge_index_make(&f.arena, &e, 1e-7, &x));
	EXPECT(x.columns * x.rows <= 64 + 4 * EDGES);
	EXPECT(x.columns * x.rows >= EDGES / 2);
	EXPECT(edge_index_make(&f.arena, &e, 20, &x)); /* as asked for, where it can be */
	EXPECT_NEAR(x.cell, 20, 0);
	EXPECT_INT(x.columns, 1 + (int)((x.box.max_x - x.box.min_x) / 20));
	EXPECT_INT(x.rows, 1 + (int)((x.box.max_y - x.box.min_y) / 20));
	EXPECT(x.columns >= 4 && x.rows == 2);
	fixture_finish(&f);
}

/* A long slanting edge is in the squares along it, not in all those of the box round it. */
static void long_edges(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	enum { N = 3000 };
	struct edges e = {arena_alloc(&f.arena, N, sizeof(struct edge)), N, N};
	for (size_t i = 0; i < N; i++) {
		double x = 0.001 * (double)i;
		e.items[i] = (struct edge){{x, 0}, {100 + x, 100}, 0, 0, false};
	}
	struct edge_index x;
	EXPECT(edge_index_make(&f.arena, &e, 1, &x));
	EXPECT(x.columns * x.rows > 5000);
	EXPECT(x.n_entries < (size_t)N * 4 * (x.columns + x.rows));
	EXPECT(x.n_entries >= (size_t)N * x.rows);
	fixture_finish(&f);
}

static void out_of_memory(struct test_state *t)
{
	struct edge items[] = {{{0, 0}, {10, 0}, 0, 0, false}};
	const struct edges e = {items, 1, 1};
	for (int fail = 1; fail <= 2; fail++) { /* squares, then entries */
		struct fixture f;
		struct edge_index x;
		fixture_init(&f);
		f.arena.fail_in = fail;
		EXPECT(!edge_index_make(&f.arena, &e, 1, &x));
		EXPECT_INT(f.diag.code, SM_E_NOMEM);
		fixture_finish(&f);
	}
}

TEST_MAIN({"like brute force", like_brute_force}, {"special", special}, {"bounded", bounded},
	{"long edges", long_edges}, {"out of memory", out_of_memory})
