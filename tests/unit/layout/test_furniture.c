#include "layout/furniture_parts.h"
#include "layout/map_fixture.h"
#include "test.h"

/* Shows 30 by 20 degrees. */
static const struct box frame = {0, 0, 300, 200};

struct setting {
	struct map_fixture m;
	struct sites sites;
	struct features land;
	struct box strip;
	const struct place_obstacle *annotations;
	size_t n_annotations;
	struct inset *insets;
	size_t n_insets;
};

static void init(struct setting *s)
{
	const struct pt land[] = {{-20, 0}, {30, 0}, {30, 30}, {-20, 30}};
	*s = (struct setting){.strip = box_empty()};
	map_init(&s->m, NULL);
	s->m.spec.furniture.legend_columns = 1;
	s->land = (struct features){.space = SPACE_LONLAT, .table = &fixture_no_table};
	fixture_add(&s->m.f, &s->land, SHAPE_POLYGON, 0, land, 4);
}

static bool plan_on(struct setting *s, struct box map, struct furniture *out)
{
	struct view *view =
		map_view(&s->m, "+proj=eqc +datum=WGS84", (struct box){-15, 5, 15, 25}, map);
	const struct furniture_request r = {.layout = &s->m.layout,
		.layers = &s->m.layers,
		.sites = &s->sites,
		.view = view,
		.locator_land = s->land.n_items > 0 ? &s->land : NULL,
		.map = map,
		.strip = s->strip,
		.annotations = s->annotations,
		.n_annotations = s->n_annotations,
		.insets = s->insets,
		.n_insets = s->n_insets};
	fixture_forget(&s->m.f);
	bool ok = furniture_plan(&r, out);
	view_destroy(view);
	return ok;
}

static bool plan(struct setting *s, struct furniture *out)
{
	return plan_on(s, frame, out);
}

/* A layer with an area and a line in the legend. */
static struct map_layer *add_area(struct setting *s, struct box b, const char *legend)
{
	struct map_layer *layer = map_layer(&s->m, "areas");
	map_add_box(&s->m, layer, (struct map_row){.name = "A"}, b);
	if (legend != NULL) {
		s->m.layer_specs[s->m.layers.n - 1].legend = map_text(&s->m, "", legend);
	}
	return layer;
}

static void nothing_wished(struct test_state *t)
{
	struct setting s;
	struct furniture f;
	init(&s);
	EXPECT(plan(&s, &f));
	EXPECT_INT(f.n_boxes, 0);
	EXPECT(furniture_draw(&s.m.layout, &f, frame, &s.m.scene));
	/* Only the frame. */
	EXPECT_INT(s.m.scene.n_items, 1);
	EXPECT_STR(s.m.scene.items[0].meaning.class_name, "frame");
	EXPECT_INT(s.m.scene.items[0].style.fill.a, 0);
	EXPECT_NEAR(s.m.scene.items[0].u.path.pts[2].x, 300, 0);
	EXPECT_NEAR(s.m.scene.items[0].u.path.pts[2].y, 200, 0);
	map_finish(&s.m);
}

static void all_in_one_corner(struct test_state *t)
{
	struct setting s;
	struct furniture f;
	init(&s);
	add_area(&s, (struct box){10, 10, 100, 100}, "Area");
	struct furniture_spec *wish = &s.m.spec.furniture;
	wish->legend = wish->locator = wish->scale_bar = wish->north_arrow = CORNER_TOP_RIGHT;
	EXPECT(plan(&s, &f));
	/* From the top down: legend, locator, scale bar, arrow; 6 from the frame and between.
	 */
	const struct box *all[] = {
		&f.legend_box, &f.locator_box, &f.scale_bar_box, &f.north_arrow_box};
	double y = 6;
	EXPECT_INT(f.n_boxes, 4);
	for (size_t i = 0; i < 4; i++) {
		EXPECT_NEAR(all[i]->min_y, y, 1e-9);
		EXPECT_NEAR(all[i]->max_x, 294, 1e-9);
		/* What labels keep clear of is 1 more. */
		EXPECT_NEAR(f.boxes[i].min_x, all[i]->min_x - 1, 1e-9);
		EXPECT_NEAR(f.boxes[i].max_y, all[i]->max_y + 1, 1e-9);
		y = all[i]->max_y + 6;
	}
	EXPECT_NEAR(f.legend_box.max_x - f.legend_box.min_x, f.legend.width_pt, 1e-9);
	EXPECT_NEAR(f.legend_box.max_y - f.legend_box.min_y, f.legend.height_pt, 1e-9);
	EXPECT_NEAR(f.locator_box.max_x - f.locator_box.min_x, 38, 1e-9);
	/* From the bottom up. */
	wish->scale_bar = wish->north_arrow = CORNER_BOTTOM_LEFT;
	EXPECT(plan(&s, &f));
	EXPECT_NEAR(f.scale_bar_box.max_y, 194, 1e-9);
	EXPECT_NEAR(f.scale_bar_box.min_x, 6, 1e-9);
	EXPECT_NEAR(f.north_arrow_box.max_y, f.scale_bar_box.min_y - 6, 1e-9);
	EXPECT_NEAR(f.north_arrow_box.min_x, 6, 1e-9);
	EXPECT(furniture_draw(&s.m.layout, &f, frame, &s.m.scene));
	const char *dump = map_dump(&s.m);
	EXPECT_INT(map_count(dump, "group legend"), 1);
	EXPECT_INT(map_count(dump, "group locator"), 1);
	EXPECT_INT(map_count(dump, "group scale-bar"), 1);
	EXPECT_INT(map_count(dump, "group north-arrow"), 1);
	map_finish(&s.m);
}

/* Insets come first in their corners; the rest stands beyond them. */
static void insets(struct test_state *t)
{
	struct setting s;
	struct furniture f;
	struct inset both[] = {{.corner = CORNER_TOP_RIGHT, .width_pt = 80, .height_pt = 50},
		{.corner = CORNER_TOP_RIGHT, .width_pt = 60, .height_pt = 40}};
	init(&s);
	s.insets = both;
	s.n_insets = 2;
	s.m.spec.furniture.scale_bar = CORNER_TOP_RIGHT;
	EXPECT(plan(&s, &f));
	EXPECT_NEAR(both[0].box.max_x, 294, 1e-9);
	EXPECT_NEAR(both[0].box.min_x, 214, 1e-9);
	EXPECT_NEAR(both[0].box.min_y, 6, 1e-9);
	EXPECT_NEAR(both[0].box.max_y, 56, 1e-9);
	EXPECT_NEAR(both[1].box.min_x, 234, 1e-9);
	EXPECT_NEAR(both[1].box.min_y, 62, 1e-9);
	EXPECT_NEAR(f.scale_bar_box.min_y, 108, 1e-9);
	/* Labels keep clear of them too. */
	EXPECT_INT(f.n_boxes, 3);
	EXPECT_NEAR(f.boxes[0].min_x, 213, 1e-9);
	/* One that is higher than the map has no place. */
	both[0].height_pt = 300;
	EXPECT(!plan(&s, &f));
	EXPECT(strstr(fixture_error(&s.m.f), "inset") != NULL);
	map_finish(&s.m);
}

/* `auto` goes where nothing is drawn by hand; in a corner asked for it lies under it. */
static void under_annotations(struct test_state *t)
{
	static const struct place_obstacle text = {.box = {0, 0, 90, 60}, .cost = -1},
					   arrow = {.box = {0, 0, 90, 60}, .cost = 60};
	static const struct {
		const struct place_obstacle *note;
		enum corner wish;
		bool left, warned;
	} rows[] = {{&arrow, CORNER_AUTO, true, false}, {&text, CORNER_AUTO, false, false},
		{&text, CORNER_TOP_LEFT, true, true}, {&text, CORNER_TOP_RIGHT, false, false}};
	for (size_t i = 0; i < 4; i++) {
		struct setting s;
		struct furniture f;
		init(&s);
		add_area(&s, (struct box){100, 100, 110, 110}, "Area");
		s.annotations = rows[i].note;
		s.n_annotations = 1;
		s.m.spec.furniture.legend = rows[i].wish;
		s.m.spec.furniture.at = (struct place_in_file){.line = 5, .column = 12};
		EXPECT(plan(&s, &f));
		EXPECT_NEAR(f.legend_box.min_y, 6, 1e-9);
		EXPECT_INT(f.legend_box.min_x < 100, rows[i].left);
		EXPECT_STR(fixture_warning(&s.m.f, "annotation-covers"),
			rows[i].warned ? "map.yaml:5:12: the legend lies under an annotation"
				       : "");
		map_finish(&s.m);
	}
}

static void without_land_or_legend(struct test_state *t)
{
	struct setting s;
	struct furniture f;
	init(&s);
	s.land.n_items = 0;
	s.m.spec.furniture.locator = s.m.spec.furniture.legend = CORNER_TOP_LEFT;
	EXPECT(plan(&s, &f));
	EXPECT(box_is_empty(f.locator_box));
	EXPECT(box_is_empty(f.legend_box));
	EXPECT_INT(f.n_boxes, 0);
	map_finish(&s.m);
}

static void legend_below(struct test_state *t)
{
	struct setting s;
	struct furniture f;
	init(&s);
	add_area(&s, (struct box){10, 10, 100, 100}, "Area");
	s.m.spec.furniture.legend = CORNER_BELOW;
	s.strip = (struct box){0, 210, 300, 230};
	EXPECT(plan(&s, &f));
	EXPECT_NEAR(f.legend_box.min_y, 210, 0);
	/* It stands in nobody's way. */
	EXPECT_INT(f.n_boxes, 0);
	map_finish(&s.m);
}

/* Read from the right, everything is in the corner on the other side. */
static void from_the_right(struct test_state *t)
{
	struct setting s;
	struct furniture f;
	struct inset inset = {.corner = CORNER_TOP_LEFT, .width_pt = 30, .height_pt = 20};
	init(&s);
	s.m.measurer.is_rtl = true;
	add_area(&s, (struct box){10, 10, 100, 100}, "Area");
	s.m.spec.furniture.legend = CORNER_TOP_RIGHT;
	s.m.spec.furniture.scale_bar = CORNER_BOTTOM_RIGHT;
	s.m.spec.furniture.north_arrow = CORNER_BOTTOM_LEFT;
	s.insets = &inset;
	s.n_insets = 1;
	EXPECT(plan(&s, &f));
	EXPECT_NEAR(f.legend_box.min_x, 6, 1e-9);
	EXPECT_NEAR(f.legend_box.min_y, 6, 1e-9);
	EXPECT_NEAR(f.scale_bar_box.min_x, 6, 1e-9);
	EXPECT_NEAR(f.scale_bar_box.max_y, 194, 1e-9);
	EXPECT_NEAR(f.north_arrow_box.max_x, 294, 1e-9);
	EXPECT_NEAR(inset.box.max_x, 294, 1e-9);
	/* A strip is filled from its right. */
	s.m.spec.furniture.legend = CORNER_BELOW;
	s.strip = (struct box){10, 210, 290, 230};
	EXPECT(plan(&s, &f));
	EXPECT_NEAR(f.legend_box.max_x, 290, 1e-9);
	EXPECT_NEAR(f.legend_box.max_x - f.legend_box.min_x, f.legend.width_pt, 1e-9);
	map_finish(&s.m);
}

static void ticks_are_in_the_way(struct test_state *t)
{
	struct setting s;
	struct furniture f;
	init(&s);
	s.m.spec.furniture.graticule_deg = 5;
	s.m.spec.furniture.north_arrow = CORNER_TOP_LEFT;
	EXPECT(plan(&s, &f));
	EXPECT(f.n_ticks > 5);
	EXPECT_INT(f.n_boxes, 1 + f.n_ticks);
	struct box last = tick_box(&f.ticks[f.n_ticks - 1]);
	EXPECT_NEAR(f.boxes[f.n_boxes - 1].min_x, last.min_x, 0);
	map_finish(&s.m);
}

static void the_corner_that_covers_least(struct test_state *t)
{
	static const struct box corners[] = {
		{0, 0, 150, 100}, {150, 0, 300, 100}, {0, 100, 150, 200}, {150, 100, 300, 200}};
	struct setting s;
	struct furniture f;
	for (size_t free = 0; free < 4; free++) {
		init(&s);
		struct map_layer *layer = map_layer(&s.m, "areas");
		for (size_t i = 0; i < 4; i++) {
			if (i != free) {
				map_add_box(&s.m, layer, (struct map_row){0}, corners[i]);
			}
		}
		s.m.spec.furniture.north_arrow = CORNER_AUTO;
		EXPECT(plan(&s, &f));
		double x = (f.north_arrow_box.min_x + f.north_arrow_box.max_x) / 2;
		double y = (f.north_arrow_box.min_y + f.north_arrow_box.max_y) / 2;
		EXPECT(box_contains(corners[free], (struct pt){x, y}));
		map_finish(&s.m);
	}
}

static void what_covering_costs(struct test_state *t)
{
	static const struct box corners[] = {
		{0, 0, 150, 100}, {150, 0, 300, 100}, {0, 100, 150, 200}, {150, 100, 300, 200}};
	struct setting s;
	struct furniture f;
	init(&s);
	/* Land everywhere; two corners are highlighted, the third has a site: the last is it.
	 */
	struct map_layer *land = map_layer(&s.m, "land"), *high = map_layer(&s.m, "high");
	map_add_box(&s.m, land, (struct map_row){0}, frame);
	map_add_box(&s.m, high, (struct map_row){0}, corners[0]);
	map_add_box(&s.m, high, (struct map_row){0}, corners[1]);
	s.m.layer_specs[1].legend = map_text(&s.m, "", "High");
	struct site site = {.true_at = {12, 180}};
	s.sites = (struct sites){.items = &site, .n = 1};
	s.m.spec.furniture.north_arrow = CORNER_AUTO;
	EXPECT(plan(&s, &f));
	EXPECT(f.north_arrow_box.min_x > 150 && f.north_arrow_box.min_y > 100);
	/* Two sites weigh less than highlighted land: 3 against 12 rows of 2 more. */
	struct site two[] = {{.true_at = {12, 180}}, {.true_at = {288, 180}}};
	s.sites = (struct sites){.items = two, .n = 2};
	EXPECT(plan(&s, &f));
	EXPECT(f.north_arrow_box.min_y > 100);
	map_finish(&s.m);
}

static void no_room(struct test_state *t)
{
	static const struct {
		struct box map;
		enum corner legend, bar, arrow;
		const char *want;
	} rows[] = {
		/* 6 + 22 high at the least. */
		{{0, 0, 300, 28}, CORNER_NONE, CORNER_NONE, CORNER_TOP_LEFT, NULL},
		{{0, 0, 300, 27}, CORNER_NONE, CORNER_NONE, CORNER_TOP_LEFT,
			"map.yaml:0:0: the north arrow needs 12 x 22 pt and the map has no "
			"room "
			"for "
			"it"},
		{{0, 0, 17, 40}, CORNER_NONE, CORNER_NONE, CORNER_TOP_RIGHT,
			"map.yaml:0:0: the north arrow needs 12 x 22 pt and the map has no "
			"room "
			"for "
			"it"},
		{{0, 0, 18, 40}, CORNER_NONE, CORNER_NONE, CORNER_BOTTOM_LEFT, NULL},
		{{0, 0, 17, 40}, CORNER_NONE, CORNER_NONE, CORNER_BOTTOM_LEFT,
			"map.yaml:0:0: the north arrow needs 12 x 22 pt and the map has no "
			"room "
			"for "
			"it"},
		/* Above and below one another. */
		{{0, 0, 300, 40}, CORNER_TOP_LEFT, CORNER_NONE, CORNER_BOTTOM_LEFT,
			"map.yaml:0:0: the north arrow needs 12 x 22 pt and the map has no "
			"room "
			"for "
			"it"},
		{{0, 0, 300, 40}, CORNER_TOP_LEFT, CORNER_NONE, CORNER_BOTTOM_RIGHT, NULL},
		/* The free corner is found. */
		{{0, 0, 300, 40}, CORNER_TOP_LEFT, CORNER_NONE, CORNER_AUTO, NULL},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct setting s;
		struct furniture f;
		init(&s);
		add_area(&s, (struct box){290, 0, 300, 28}, "Area");
		s.m.spec.furniture.legend = rows[i].legend;
		s.m.spec.furniture.scale_bar = rows[i].bar;
		s.m.spec.furniture.north_arrow = rows[i].arrow;
		EXPECT(plan_on(&s, rows[i].map, &f) == (rows[i].want == NULL));
		EXPECT_INT(s.m.f.diag.n_errors, rows[i].want != NULL);
		if (rows[i].want != NULL) {
			EXPECT_INT(s.m.f.diag.code, SM_E_SPEC);
			EXPECT_STR(s.m.f.diag.errors[0].text, rows[i].want);
		}
		map_finish(&s.m);
	}
}

/* All of it, with areas, numbers and land. */
static void wish_for_all(struct setting *s)
{
	struct furniture_spec *wish = &s->m.spec.furniture;
	add_area(s, (struct box){10, 10, 100, 100}, "Area");
	wish->legend = CORNER_TOP_LEFT;
	wish->locator = CORNER_TOP_RIGHT;
	wish->scale_bar = CORNER_BOTTOM_LEFT;
	wish->north_arrow = CORNER_BOTTOM_RIGHT;
	wish->graticule_deg = 10;
}

static void plan_without_memory(struct test_state *t)
{
	struct setting s;
	struct furniture f;
	int n = 1;
	init(&s);
	wish_for_all(&s);
	struct view *view =
		map_view(&s.m, "+proj=eqc +datum=WGS84", (struct box){-15, 5, 15, 25}, frame);
	const struct furniture_request r = {.layout = &s.m.layout,
		.layers = &s.m.layers,
		.sites = &s.sites,
		.view = view,
		.locator_land = &s.land,
		.map = frame};
	for (; n < 2000; n++) {
		fixture_forget(&s.m.f);
		s.m.f.arena.fail_in = n;
		if (furniture_plan(&r, &f)) {
			break;
		}
		EXPECT_INT(s.m.f.diag.code, SM_E_NOMEM);
		EXPECT_INT(s.m.f.diag.n_errors, 1);
	}
	EXPECT(n > 100 && n < 2000);
	EXPECT_INT(s.m.f.diag.code, SM_OK);
	s.m.f.arena.fail_in = 0;
	view_destroy(view);
	map_finish(&s.m);
}

static void draw_without_memory(struct test_state *t)
{
	struct setting s;
	struct furniture f;
	int n = 1;
	init(&s);
	wish_for_all(&s);
	EXPECT(plan(&s, &f));
	for (; n < 2000; n++) {
		fixture_forget(&s.m.f);
		scene_init(&s.m.scene, &s.m.f.arena, 300, 200);
		s.m.f.arena.fail_in = n;
		if (furniture_draw_graticule(&s.m.layout, &f, &s.m.scene) &&
			furniture_draw(&s.m.layout, &f, frame, &s.m.scene)) {
			break;
		}
		EXPECT_INT(s.m.f.diag.code, SM_E_NOMEM);
		EXPECT_INT(s.m.f.diag.n_errors, 1);
	}
	EXPECT(n > 50 && n < 2000);
	EXPECT_INT(s.m.f.diag.code, SM_OK);
	s.m.f.arena.fail_in = 0;
	map_finish(&s.m);
}

TEST_MAIN({"insets", insets}, {"under annotations", under_annotations},
	{"nothing wished", nothing_wished}, {"all in one corner", all_in_one_corner},
	{"without land or legend", without_land_or_legend}, {"a legend below", legend_below},
	{"ticks are in the way", ticks_are_in_the_way},
	{"the corner that covers least", the_corner_that_covers_least},
	{"what covering costs", what_covering_costs}, {"no room", no_room},
	{"a plan without memory", plan_without_memory}, {"from the right", from_the_right},
	{"drawing without memory", draw_without_memory})
