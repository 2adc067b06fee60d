/* The frame of one map as it lies on another. */
#include "layout/extent_indicator.h"

#include "layout/map_fixture.h"
#include "test.h"

static const struct box large = {0, 0, 300, 200}, little = {0, 0, 60, 40};

static void rings(struct test_state *t)
{
	struct fixture f;
	struct features ring = {.space = SPACE_PAGE, .table = &fixture_no_table};
	fixture_init(&f);
	EXPECT(box_ring(&f.arena, (struct box){1, 2, 17, 34}, &ring));
	EXPECT_INT(ring.n_items, 1);
	EXPECT_INT(ring.n_pts, 64);
	EXPECT(ring.items[0].shape == SHAPE_POLYGON);
	EXPECT_NEAR(ring.pts[1].x, 2, 1e-9);
	EXPECT_NEAR(ring.pts[16].x, 17, 1e-9);
	EXPECT_NEAR(ring.pts[17].y, 4, 1e-9);
	EXPECT_NEAR(ring.items[0].box.max_y, 34, 1e-9);
	fixture_finish(&f);
}

/* On the same projection, whose scale is another, it is a rectangle. */
static void within(struct test_state *t)
{
	struct map_fixture m;
	struct features out;
	bool whole = false;
	map_init(&m, NULL);
	/* 10 points a degree, and 20. */
	struct view *host = map_view(&m, "+proj=eqc", (struct box){0, 0, 30, 20}, large);
	struct view *inset = map_view(&m, "+proj=eqc", (struct box){6, 8, 9, 10}, little);
	EXPECT(extent_indicator_make(&m.f.arena, inset, host, &out, &whole));
	EXPECT(whole);
	struct box b = out.items[0].box;
	EXPECT_NEAR(b.min_x, 60, 1e-6);
	EXPECT_NEAR(b.max_x, 90, 1e-6);
	EXPECT_NEAR(b.min_y, 100, 1e-6);
	EXPECT_NEAR(b.max_y, 120, 1e-6);
	EXPECT_INT(out.n_pts, 64);
	m.f.arena.fail_in = 2;
	EXPECT(!extent_indicator_make(&m.f.arena, inset, host, &out, &whole));
	EXPECT_INT(m.f.diag.code, SM_E_NOMEM);
	view_destroy(inset);
	view_destroy(host);
	map_finish(&m);
}

/* What the other projection cannot show is said, and not a part of it. */
static void beyond_the_horizon(struct test_state *t)
{
	struct map_fixture m;
	struct features out;
	bool whole = true;
	map_init(&m, NULL);
	struct view *host = map_view(&m, "+proj=ortho", (struct box){-10, -10, 10, 10}, large);
	struct view *world = map_view(&m, "+proj=eqc", (struct box){-60, -40, 180, 40}, large);
	EXPECT(extent_indicator_make(&m.f.arena, world, host, &out, &whole));
	EXPECT(!whole);
	EXPECT(out.n_pts > 4 && out.n_pts < 60);
	view_destroy(world);
	view_destroy(host);
	map_finish(&m);
}

TEST_MAIN({"rings", rings}, {"within", within}, {"beyond the horizon", beyond_the_horizon})
