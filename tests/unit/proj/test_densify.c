#include "fixture.h"
#include "proj/densify.h"
#include "test.h"

#include <math.h>

/* A straight line becomes a parabola; nothing is to be seen left of -10. */
static void bend(const void *context, struct pt *pts, size_t n)
{
	const double *factor = context;
	for (size_t i = 0; i < n; i++) {
		pts[i].y = pts[i].x < -10 ? HUGE_VAL : pts[i].y + *factor * pts[i].x * pts[i].x;
	}
}

struct bent {
	struct fixture f;
	struct features in, out;
	struct densifier d;
};

static const double one = 1;

static void begin(struct bent *b)
{
	*b = (struct bent){.in = {.table = &fixture_no_table}};
	fixture_init(&b->f);
	b->d = (struct densifier){.a = &b->f.arena,
		.out = &b->out,
		.tolerance2 = 0.01 * 0.01,
		.transform = bend,
		.context = &one};
}

static void close_to_the_curve(struct test_state *t)
{
	struct bent b;
	begin(&b);
	const struct pt pts[] = {{-2, 0}, {3, 0}};
	fixture_add(&b.f, &b.in, SHAPE_LINE, 7, pts, 2);
	EXPECT(densify_features(&b.d, &b.in));
	EXPECT_INT(b.out.n_items, 1);
	EXPECT_INT(b.out.items[0].row, 7);
	EXPECT_INT(b.d.n_lost, 0);
	const struct pt *p = b.out.pts;
	size_t n = b.out.n_pts;
	EXPECT(pt_is_same(p[0], (struct pt){-2, 4}) && pt_is_same(p[n - 1], (struct pt){3, 9}));
	/* Of a parabola a chord over dx is off by dx * dx / 4 at most, downwards. */
	EXPECT(n > 20 && n < 100);
	for (size_t i = 0; i < n; i++) {
		EXPECT_NEAR(p[i].y, p[i].x * p[i].x, 1e-12);
		EXPECT(i == 0 || p[i].x > p[i - 1].x);
		EXPECT(i == 0 || (p[i].x - p[i - 1].x) * (p[i].x - p[i - 1].x) / 4 <
					 0.01 * hypot(1, p[i].x + p[i - 1].x) + 1e-9);
	}
	fixture_finish(&b.f);
}

/* Neighbours share their edges, whichever way round they have them. */
static void both_ways_alike(struct test_state *t)
{
	struct bent b;
	begin(&b);
	const struct pt there[] = {{-1.7, 0.3}, {2.9, 1}}, back[] = {{2.9, 1}, {-1.7, 0.3}};
	fixture_add(&b.f, &b.in, SHAPE_LINE, 0, there, 2);
	fixture_add(&b.f, &b.in, SHAPE_LINE, 1, back, 2);
	EXPECT(densify_features(&b.d, &b.in));
	size_t n = b.out.parts[0].end;
	EXPECT(n > 2 && b.out.n_pts == 2 * n);
	for (size_t i = 0; i < n; i++) {
		EXPECT(pt_is_same(b.out.pts[i], b.out.pts[2 * n - 1 - i]));
	}
	fixture_finish(&b.f);
}

static void short_edges_and_points(struct test_state *t)
{
	struct bent b;
	begin(&b);
	b.d.least = b.d.least_before = 100;
	const struct pt pts[] = {{-2, 0}, {3, 0}};
	fixture_add(&b.f, &b.in, SHAPE_LINE, 0, pts, 2);
	EXPECT(densify_features(&b.d, &b.in));
	EXPECT_INT(b.out.n_pts, 2);
	/* Both must be short: 5 before is not. */
	b.d.least_before = 4;
	b.out = (struct features){0};
	EXPECT(densify_features(&b.d, &b.in));
	EXPECT(b.out.n_pts > 2);
	/* Points have no edges between them. */
	b.in = (struct features){.table = &fixture_no_table};
	b.out = (struct features){0};
	fixture_add(&b.f, &b.in, SHAPE_POINT, 0, pts, 2);
	EXPECT(densify_features(&b.d, &b.in));
	EXPECT_INT(b.out.n_pts, 2);
	fixture_finish(&b.f);
}

static void lost_points(struct test_state *t)
{
	struct bent b;
	begin(&b);
	b.d.least = b.d.least_before = 1e6;
	const struct pt line[] = {{-11, 0}, {-9, 0}, {3, 0}}, gone[] = {{-20, 0}, {0, 0}};
	const struct pt ring[] = {{-20, 0}, {0, 0}, {0, 1}};
	fixture_add(&b.f, &b.in, SHAPE_LINE, 0, line, 3);
	fixture_add(&b.f, &b.in, SHAPE_LINE, 1, gone, 2);
	fixture_add(&b.f, &b.in, SHAPE_POLYGON, 2, ring, 3);
	EXPECT(densify_features(&b.d, &b.in));
	EXPECT_INT(b.d.n_lost, 3);
	EXPECT_INT(b.out.n_items, 1);
	EXPECT_INT(b.out.n_parts, 1);
	EXPECT_INT(b.out.n_pts, 2);
	EXPECT_STR(fixture_warning(&b.f, "unprojectable"),
		"3 points cannot be shown in this projection and were left out");
	fixture_finish(&b.f);
}

TEST_MAIN({"close to the curve", close_to_the_curve}, {"both ways alike", both_ways_alike},
	{"short edges and points", short_edges_and_points}, {"lost points", lost_points})
