#include "layout/furniture_parts.h"
#include "layout/map_fixture.h"
#include "test.h"

static const struct box frame = {0, 0, 300, 200}, small = {256, 6, 294, 44};

/* Land round Africa, and far away in the Pacific; the map is of 20 x 20 degrees at 0, 15. */
static bool make(struct map_fixture *m, struct locator *out)
{
	struct features land = {.space = SPACE_LONLAT, .table = &fixture_no_table};
	const struct pt near[] = {{-20, 0}, {30, 0}, {30, 30}, {-20, 30}};
	const struct pt far[] = {{150, -10}, {160, -10}, {160, 10}, {150, 10}};
	fixture_add(&m->f, &land, SHAPE_POLYGON, 0, near, 4);
	fixture_add(&m->f, &land, SHAPE_POLYGON, 1, far, 4);
	struct view *view =
		map_view(m, "+proj=eqc +datum=WGS84", (struct box){-15, 5, 15, 25}, frame);
	const struct furniture_request r = {.layout = &m->layout,
		.layers = &m->layers,
		.view = view,
		.locator_land = &land,
		.map = frame};
	bool ok = locator_make(&r, small, out);
	view_destroy(view);
	return ok;
}

static void size(struct test_state *t)
{
	double w, h;
	locator_size(frame, &w, &h);
	EXPECT_NEAR(w, 38, 1e-9);
	EXPECT_NEAR(h, 38, 1e-9);
	locator_size((struct box){10, 10, 110, 410}, &w, &h);
	EXPECT_NEAR(w, 19, 1e-9);
	EXPECT_NEAR(h, 19, 1e-9);
}

static void where_the_map_is(struct test_state *t)
{
	struct map_fixture m;
	struct locator l;
	map_init(&m, NULL);
	EXPECT(make(&m, &l));
	EXPECT_INT(l.land.n_items, 1);
	EXPECT_INT(l.outline.n_items, 1);
	struct box b = l.outline.items[0].box;
	/* 22 degrees more than half the longer side are shown each way: 37 east and west. The
	 * map's 30 are 0.4 of that, and its middle is the locator's. */
	EXPECT_NEAR((b.min_x + b.max_x) / 2, 275, 0.6);
	EXPECT_NEAR((b.min_y + b.max_y) / 2, 25, 1.5);
	EXPECT_NEAR((b.max_x - b.min_x) / 38, 30 / 74.0, 0.06);
	EXPECT_NEAR((b.max_x - b.min_x) / (b.max_y - b.min_y), 1.45, 0.15);
	EXPECT(box_contains(small, (struct pt){b.min_x, b.min_y}));
	EXPECT(box_contains(small, (struct pt){b.max_x, b.max_y}));
	/* Its projection is no news for the user. */
	EXPECT_INT(m.f.diag.n_notes, 0);
	map_finish(&m);
}

static void drawn(struct test_state *t)
{
	struct map_fixture m;
	struct locator l;
	map_init(&m, "  locator: { fill: '#0000ff', stroke: '#00ff00', stroke-width: 1pt }\n"
		     "  locator.land: { fill: '#ffffff' }\n"
		     "  locator.here: { fill: '#ff0000' }\n");
	EXPECT(make(&m, &l));
	EXPECT(locator_draw(&m.layout, &l, small, &m.scene));
	EXPECT_INT(m.scene.n_items, 6);
	const struct scene_item *it = m.scene.items;
	EXPECT_STR(it[0].u.group.id, "locator");
	EXPECT(it[0].u.group.clip != NULL);
	/* Water, land, the map's frame, and the locator's own above the clip. */
	EXPECT_INT(it[1].style.fill.b, 255);
	EXPECT_INT(it[1].style.stroke.a, 0);
	EXPECT_INT(it[2].style.fill.r, 255);
	EXPECT_INT(it[2].style.fill.b, 255);
	EXPECT_INT(it[3].style.fill.r, 255);
	EXPECT_INT(it[3].style.fill.b, 0);
	EXPECT_INT(it[4].kind, SCENE_GROUP_END);
	EXPECT_INT(it[5].style.fill.a, 0);
	EXPECT_INT(it[5].style.stroke.g, 255);
	EXPECT_NEAR(it[5].u.path.pts[2].x, 294, 0);
	EXPECT_NEAR(it[5].u.path.pts[2].y, 44, 0);
	map_finish(&m);
}

TEST_MAIN({"size", size}, {"where the map is", where_the_map_is}, {"drawn", drawn})
