#include "layout/furniture_parts.h"
#include "layout/geodesy.h"
#include "layout/map_fixture.h"
#include "test.h"

static const struct box frame = {0, 0, 200, 200};
static const char plate_carree[] = "+proj=eqc +datum=WGS84";

/* Furniture of a map of these degrees on `frame`, with a scale bar and a north arrow. */
static bool plan(
	struct map_fixture *m, const char *projection, struct box deg, struct furniture *out)
{
	struct sites none = {0};
	struct view *view = map_view(m, projection, deg, frame);
	const struct furniture_request r = {.layout = &m->layout,
		.layers = &m->layers,
		.sites = &none,
		.view = view,
		.map = frame};
	bool ok = furniture_plan(&r, out);
	view_destroy(view);
	return ok;
}

static void init(struct map_fixture *m)
{
	map_init(m, "  scale-bar: { stroke: '#112233', stroke-width: 1pt }\n"
		    "  north-arrow: { fill: '#445566' }\n");
	m->spec.furniture.scale_bar = CORNER_BOTTOM_RIGHT;
}

static void length_on_the_ground(struct test_state *t)
{
	static const struct {
		double lon, lat, span;
	} rows[] = {{-10, 5, 20}, {-10, -25, 20}, {0, 40, 10}, {100, 60, 2}, {-3, 13, 0.02}};
	static const enum corner corners[] = {
		CORNER_TOP_LEFT, CORNER_TOP_RIGHT, CORNER_BOTTOM_LEFT, CORNER_BOTTOM_RIGHT};
	struct map_fixture m;
	init(&m);
	for (size_t i = 0; i < 4 * sizeof(rows) / sizeof(rows[0]); i++) {
		struct furniture f;
		double span = rows[i / 4].span, west = rows[i / 4].lon, south = rows[i / 4].lat;
		m.spec.furniture.scale_bar = corners[i % 4];
		EXPECT(plan(&m, plate_carree,
			(struct box){west, south, west + span, south + span}, &f));
		/* The lower edge of the bar, 2 above that of its box. */
		double x = (f.scale_bar_box.min_x + f.scale_bar_box.max_x) / 2;
		double y = f.scale_bar_box.max_y - 2, deg = span / 200;
		double lat = south + span - y * deg, half = f.scale_bar.length_pt / 2;
		double there =
			vincenty_m(west + (x - half) * deg, lat, west + (x + half) * deg, lat);
		EXPECT_NEAR(there / f.scale_bar.distance_m, 1, 0.001);
		EXPECT_NEAR(f.scale_bar.lat_deg, lat, 1e-6);
		/* Of the corner of the frame 6 away. */
		EXPECT(i % 2 == 1 || f.scale_bar_box.min_x == 6);
		EXPECT(i % 2 == 0 || f.scale_bar_box.max_x == 194);
		EXPECT(i % 4 > 1 || f.scale_bar_box.min_y == 6);
		EXPECT(i % 4 < 2 || f.scale_bar_box.max_y == 194);
	}
	map_finish(&m);
}

static void round_distances(struct test_state *t)
{
	/* 16 % of the map's width is 17.79 km a degree at the equator; a quarter more is
	 * allowed: 22.24 km. */
	static const struct {
		double span, want_m;
		const char *text;
	} rows[] = {
		{20, 200000, "200\xc2\xa0km at 1\xc2\xb0\xc2\xa0N"},  /* 445 */
		{23, 500000, "500\xc2\xa0km at 1\xc2\xb0\xc2\xa0N"},  /* 511 */
		{8.8, 100000, "100\xc2\xa0km at 0\xc2\xb0\xc2\xa0N"}, /* 196 */
		{9.2, 200000, "200\xc2\xa0km at 0\xc2\xb0\xc2\xa0N"}, /* 205 */
		{4.4, 50000, "50\xc2\xa0km at 0\xc2\xb0\xc2\xa0N"},   /* 98 */
		{4.6, 100000, "100\xc2\xa0km at 0\xc2\xb0\xc2\xa0N"}, /* 102 */
		{0.05, 1000, "1\xc2\xa0km at 0\xc2\xb0\xc2\xa0N"},    /* 1.1 */
		{0.04, 500, "500\xc2\xa0m at 0\xc2\xb0\xc2\xa0N"},    /* 890 m */
		{0.0005, 10, "10\xc2\xa0m at 0\xc2\xb0\xc2\xa0N"},    /* 11 m */
	};
	struct map_fixture m;
	init(&m);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct furniture f;
		EXPECT(plan(
			&m, plate_carree, (struct box){0, 0, rows[i].span, rows[i].span}, &f));
		EXPECT_NEAR(f.scale_bar.distance_m, rows[i].want_m, 1e-9);
		EXPECT_STR(f.scale_bar.text.lines[0].text, rows[i].text);
	}
	map_finish(&m);
}

static void says_its_latitude(struct test_state *t)
{
	/* 6 pt above the frame's edge and 2 above the box's: 8 of 200. */
	static const struct {
		double south, span;
		const char *lang, *want;
	} rows[] = {
		{14.69, 20, "en", "200\xc2\xa0km at 15\xc2\xb0\xc2\xa0N"}, /* 15.49 */
		{14.71, 20, "fr", "200\xc2\xa0km à 16\xc2\xb0\xc2\xa0N"},
		{-26.31, 20, "en", "200\xc2\xa0km at 26\xc2\xb0\xc2\xa0S"}, /* -25.51 */
		{-26.29, 20, "de", "200\xc2\xa0km bei 25\xc2\xb0\xc2\xa0S"},
		/* Without a word for "at". */
		{14.69, 20, "ha",
			"km\xc2\xa0"
			"200 (A\xc2\xa0"
			"15\xc2\xb0)"},
		{14.69, 20, "nqo",
			"\xdf\x82\xdf\x80\xdf\x80\xc2\xa0km "
			"(\xdf\x81\xdf\x85\xc2\xb0\xc2\xa0N)"},
	};
	struct map_fixture m;
	init(&m);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct furniture f;
		m.layout.lang = rows[i].lang;
		EXPECT(plan(&m, plate_carree,
			(struct box){
				0, rows[i].south, rows[i].span, rows[i].south + rows[i].span},
			&f));
		EXPECT_STR(f.scale_bar.text.lines[0].text, rows[i].want);
	}
	map_finish(&m);
}

static void size_of_the_box(struct test_state *t)
{
	struct map_fixture m;
	struct furniture f;
	init(&m);
	EXPECT(plan(&m, plate_carree, (struct box){-10, 5, 10, 25}, &f));
	/* The text of 14 characters is wider than the bar; 2 on each side. */
	EXPECT_NEAR(f.scale_bar_box.max_x - f.scale_bar_box.min_x, 14 * 6 + 4, 1e-9);
	/* Capitals, 2.6 between, the bar of 2.4, 2 above and below. */
	EXPECT_NEAR(f.scale_bar_box.max_y - f.scale_bar_box.min_y, 7 + 2.6 + 2.4 + 4, 1e-9);
	/* A bar wider than its text. */
	map_finish(&m);
	map_init(&m, "  scale-bar: { label: { font-size: 1pt } }\n");
	m.spec.furniture.scale_bar = CORNER_BOTTOM_RIGHT;
	EXPECT(plan(&m, plate_carree, (struct box){-10, 5, 10, 25}, &f));
	EXPECT_NEAR(
		f.scale_bar_box.max_x - f.scale_bar_box.min_x, f.scale_bar.length_pt + 4, 0.1);
	map_finish(&m);
}

static void no_place_on_the_earth(struct test_state *t)
{
	/* The corners of a globe show nothing. */
	struct map_fixture m;
	struct furniture f;
	init(&m);
	m.spec.furniture.north_arrow = CORNER_TOP_LEFT;
	EXPECT(plan(&m, "+proj=ortho +lat_0=0 +lon_0=0", (struct box){-60, -60, 60, 60}, &f));
	EXPECT_INT(m.f.diag.n_warnings, 2);
	EXPECT_STR(m.f.diag.warnings[0].text,
		"no scale bar: its corner shows no place on the earth");
	EXPECT_STR(m.f.diag.warnings[1].text,
		"no north arrow: its corner shows no place on the earth");
	EXPECT(box_is_empty(f.scale_bar_box));
	EXPECT(box_is_empty(f.north_arrow_box));
	EXPECT_INT(f.n_boxes, 0);
	EXPECT(furniture_draw(&m.layout, &f, frame, &m.scene));
	const char *dump = map_dump(&m);
	EXPECT_INT(map_count(dump, "group"), 0);
	map_finish(&m);
}

static void true_north(struct test_state *t)
{
	struct map_fixture m;
	struct furniture f;
	const double d = acos(-1) / 180;
	init(&m);
	m.spec.furniture.scale_bar = CORNER_NONE;
	m.spec.furniture.north_arrow = CORNER_TOP_RIGHT;
	EXPECT(plan(&m, plate_carree, (struct box){-10, 5, 10, 25}, &f));
	EXPECT_NEAR(f.north_arrow.angle_deg, 0, 1e-6);
	EXPECT_STR(f.north_arrow.text.lines[0].text, "N");
	/* Convergence of the transverse Mercator projection: atan(tan(lon) sin(lat)), towards
	 * its meridian. The place of the arrow comes back from the projection itself. */
	static const char tmerc[] = "+proj=tmerc +lon_0=0 +lat_0=0 +k=1 +datum=WGS84";
	struct box deg = {8, 40, 16, 48};
	struct view *view = map_view(&m, tmerc, deg, frame);
	struct lonlat at;
	EXPECT(plan(&m, tmerc, deg, &f));
	EXPECT(view_to_lonlat(view,
		(struct page_pt){(f.north_arrow_box.min_x + f.north_arrow_box.max_x) / 2,
			(f.north_arrow_box.min_y + f.north_arrow_box.max_y) / 2},
		&at));
	EXPECT(at.lon_deg > 8);
	EXPECT_NEAR(f.north_arrow.angle_deg,
		-atan(tan(at.lon_deg * d) * sin(at.lat_deg * d)) / d, 0.05);
	view_destroy(view);
	/* East of the meridian below the pole, north is to the left by the longitude. */
	static const char polar[] = "+proj=stere +lat_0=90 +lon_0=0 +datum=WGS84";
	deg = (struct box){50, 60, 60, 70};
	view = map_view(&m, polar, deg, frame);
	EXPECT(plan(&m, polar, deg, &f));
	EXPECT(view_to_lonlat(view,
		(struct page_pt){(f.north_arrow_box.min_x + f.north_arrow_box.max_x) / 2,
			(f.north_arrow_box.min_y + f.north_arrow_box.max_y) / 2},
		&at));
	EXPECT(at.lon_deg > 40);
	EXPECT_NEAR(f.north_arrow.angle_deg, -at.lon_deg, 0.05);
	view_destroy(view);
	map_finish(&m);
}

static void bar_drawn(struct test_state *t)
{
	struct map_fixture m;
	struct furniture f;
	init(&m);
	EXPECT(plan(&m, plate_carree, (struct box){-10, 5, 10, 25}, &f));
	EXPECT(scale_bar_draw(&m.layout, &f.scale_bar, f.scale_bar_box, &m.scene));
	EXPECT_INT(m.scene.n_items, 5);
	const struct scene_item *it = m.scene.items;
	EXPECT_STR(it[0].u.group.id, "scale-bar");
	EXPECT_STR(it[0].u.group.class_name, "furniture");
	double middle = (f.scale_bar_box.min_x + f.scale_bar_box.max_x) / 2;
	const struct page_pt *whole = it[1].u.path.pts, *half = it[2].u.path.pts;
	EXPECT_INT(it[1].u.path.n_pts, 4);
	EXPECT_NEAR(whole[1].x - whole[0].x, f.scale_bar.length_pt, 1e-9);
	EXPECT_NEAR((whole[1].x + whole[0].x) / 2, middle, 1e-9);
	EXPECT_NEAR(whole[2].y, f.scale_bar_box.max_y - 2, 1e-9);
	EXPECT_NEAR(whole[2].y - whole[1].y, 2.4, 1e-9);
	EXPECT_NEAR(half[0].x, whole[0].x, 1e-9);
	EXPECT_NEAR(half[1].x, middle, 1e-9);
	EXPECT_NEAR(half[0].y, whole[0].y, 1e-9);
	/* White all over with a rim, then half in the colour of the rim. */
	EXPECT_INT(it[1].style.fill.r, 255);
	EXPECT_INT(it[1].style.stroke.g, 0x22);
	EXPECT_INT(it[2].style.fill.g, 0x22);
	EXPECT_INT(it[2].style.stroke.a, 0);
	EXPECT_NEAR(it[3].u.text.at.x, middle - 42, 1e-9);
	EXPECT_NEAR(it[3].u.text.at.y, f.scale_bar_box.min_y + 2 + 7, 1e-9);
	/* Read from the right it is counted from there. */
	m.measurer.is_rtl = true;
	m.scene.n_items = 0;
	EXPECT(scale_bar_draw(&m.layout, &f.scale_bar, f.scale_bar_box, &m.scene));
	half = m.scene.items[2].u.path.pts;
	EXPECT_NEAR(half[0].x, middle, 1e-9);
	EXPECT_NEAR(half[1].x, middle + f.scale_bar.length_pt / 2, 1e-9);
	/* In Arabic the degree sign stays behind its number. */
	m.layout.lang = "ar";
	EXPECT(plan(&m, plate_carree, (struct box){-10, 14.69, 10, 34.69}, &f));
	EXPECT_STR(f.scale_bar.text.lines[0].text, "200\xc2\xa0\xd9\x83\xd9\x85 (\xe2\x80\x8e"
						   "15\xc2\xb0\xc2\xa0"
						   "\xd8\xb4\xd9\x85\xd8\xa7\xd9\x84)");
	map_finish(&m);
}

static void arrow_drawn(struct test_state *t)
{
	struct map_fixture m;
	struct furniture f;
	init(&m);
	m.spec.furniture.north_arrow = CORNER_TOP_LEFT;
	EXPECT(plan(&m, plate_carree, (struct box){-10, 5, 10, 25}, &f));
	EXPECT_NEAR(f.north_arrow_box.min_x, 6, 1e-9);
	EXPECT_NEAR(f.north_arrow_box.max_x, 18, 1e-9);
	EXPECT_NEAR(f.north_arrow_box.max_y, 28, 1e-9);
	f.north_arrow.angle_deg = 90; /* to the right */
	EXPECT(north_arrow_draw(&m.layout, &f.north_arrow, f.north_arrow_box, &m.scene));
	const struct scene_item *it = m.scene.items;
	EXPECT_INT(m.scene.n_items, 4);
	EXPECT_STR(it[0].u.group.id, "north-arrow");
	const struct page_pt *p = it[1].u.path.pts;
	/* Tip, one barb, notch, other barb, turned about a point 6 above the box's foot. */
	static const double want[4][2] = {{7, 0}, {-5, 3.4}, {-2.4, 0}, {-5, -3.4}};
	for (size_t i = 0; i < 4; i++) {
		EXPECT_NEAR(p[i].x, 12 + want[i][0], 1e-9);
		EXPECT_NEAR(p[i].y, 22 + want[i][1], 1e-9);
	}
	EXPECT_INT(it[1].style.fill.g, 0x55);
	EXPECT_STR(it[2].u.text.text, "N");
	EXPECT_NEAR(it[2].u.text.at.x, 12 - 3, 1e-9);
	EXPECT_NEAR(it[2].u.text.at.y, 6 + 7, 1e-9);
	map_finish(&m);
}

TEST_MAIN({"length on the ground", length_on_the_ground}, {"round distances", round_distances},
	{"says its latitude", says_its_latitude}, {"size of the box", size_of_the_box},
	{"no place on the earth", no_place_on_the_earth}, {"true north", true_north},
	{"bar drawn", bar_drawn}, {"arrow drawn", arrow_drawn})
