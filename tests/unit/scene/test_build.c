#include "fixture.h"
#include "scene/build.h"
#include "source/source.h"
#include "test.h"

#include <math.h>

static const char style_yaml[] =
	"rules:\n"
	"  land: { fill: '#ff0000', stroke: '#0000ff', stroke-width: 1pt }\n"
	"  land.b: { fill: '#00ff00' }\n"
	"  land.thick: { stroke-width: 2pt }\n"
	"  land.gone: { display: none }\n"
	"  land.left: { fill: '#000001' }\n"
	"  land.b.left: { fill: '#000002', stroke: none }\n"
	"  glass: { fill: '#ff0000', fill-opacity: 50% }\n"
	"  zone: { hatch-stroke: '#112233', hatch-spacing: 4pt, hatch-angle: 0deg, "
	"hatch-width: 1pt }\n"
	"  roads: { fill: '#ff0000', stroke: '#000000', stroke-width: 1pt }\n"
	"  borders: { stroke: '#000000', stroke-width: 2pt }\n"
	"  mist: { fill: '#ff0000', fill-opacity: 80%, edge-fade: 2pt }\n"
	"  mist.b: { fill: none, hatch-stroke: '#0000ff', hatch-spacing: 3pt, hatch-angle: "
	"0deg }\n"
	"  bars: { fill: '#ff0000', stroke: '#0000ff', stroke-width: 1pt, overlap: stripes, "
	"overlap-width: 5pt, overlap-angle: 0deg, hatch-stroke: '#112233', hatch-spacing: 4pt, "
	"hatch-angle: 0deg, hatch-width: 1pt }\n"
	"  band: { fill: '#ff0000', overlap: outline, overlap-width: 2pt, edge-fade: 1pt }\n"
	"  borders.breakaway: { stroke-dasharray: [1, 2] }\n";

static const char *keys[] = {"MLI", "BFA", "NER", "TCD"};
static const char *names[] = {"Mali", NULL, "Niger", "Chad"};
static const char *classes[] = {"a", "a", "b", "gone"};
static struct column columns[] = {{"key", COLUMN_TEXT, {.text = keys}},
	{"name", COLUMN_TEXT, {.text = names}}, {"class", COLUMN_TEXT, {.text = classes}}};
static const struct table table = {.columns = columns, .n_columns = 3, .n_rows = 4};

/* Four squares of 10 points in a row, each sharing an edge with the next. */
struct made {
	struct style *style;
	struct spec spec;
	struct layer_spec layer_spec;
	struct map_layer layer;
	struct scene scene;
	struct buf out;
};

static void make(struct fixture *f, struct made *m, const char *id, enum shape shape)
{
	*m = (struct made){0};
	const char *path = fixture_write_text(f, "style.yaml", style_yaml);
	if (!style_read(&f->arena, path, NULL, &m->style)) {
		printf("Bail out! %s\n", f->diag.errors[0].text);
	}
	m->layer_spec.id = id;
	m->layer = (struct map_layer){.spec = &m->layer_spec,
		.page = {.space = SPACE_PAGE, .table = &table},
		.key = &columns[0],
		.class_by = &columns[2],
		.title = {.columns = {&columns[1]}, .n = 1}};
	for (uint32_t i = 0; i < 4; i++) {
		double x = 10 * i;
		const struct pt square[] = {{x, 0}, {x + 10, 0}, {x + 10, 10}, {x, 10}};
		fixture_add(f, &m->layer.page, shape, i, square, shape == SHAPE_LINE ? 2 : 4);
	}
	scene_init(&m->scene, &f->arena, 100, 100);
	buf_init(&m->out, 100000);
}

static bool build(struct made *m)
{
	bool ok = build_layer(&m->scene, m->style, &m->spec, &m->layer);
	buf_puts(&m->out, "");
	scene_dump(&m->scene, &m->out);
	return ok;
}

static void finish(struct fixture *f, struct made *m)
{
	buf_finish(&m->out);
	fixture_finish(f);
}

#define SQUARE_A "M 0,0 L 10,0 L 10,10 L 0,10 Z"
#define SQUARE_B "M 10,0 L 20,0 L 20,10 L 10,10 Z"
#define SQUARE_C "M 20,0 L 30,0 L 30,10 L 20,10 Z"
/* Of two squares, their border once. */
#define EDGES_AB "M 0,0 L 10,0 L 10,10 L 0,10 L 0,0 M 10,0 L 20,0 L 20,10 L 10,10"
#define SQUARE_D "M 30,0 L 40,0 L 40,10 L 30,10 Z"

/* One underpaint for each colour, then the areas without edges, then all edges once. */
static void areas(struct test_state *t)
{
	struct fixture f;
	struct made m;
	fixture_init(&f);
	make(&f, &m, "land", SHAPE_POLYGON);
	EXPECT(build(&m));
	EXPECT_STR(m.out.ptr,
		"group land\n"
		"  group land-shapes\n"
		"    path " SQUARE_A " " SQUARE_B " fill #ff0000ff class 'underpaint'\n"
		"    path " SQUARE_C " fill #00ff00ff class 'underpaint'\n"
		"    path " SQUARE_A " fill #ff0000ff class 'a' key 'MLI'\n"
		"    path " SQUARE_B " fill #ff0000ff class 'a' key 'BFA'\n"
		"    path " SQUARE_C " fill #00ff00ff class 'b' key 'NER'\n"
		"  end\n"
		"  path " EDGES_AB " M 20,0 L 30,0 L 30,10 L 20,10 stroke #0000ffff\n"
		"end\n");
	/* The first feature is item 4: two groups and two underpaints come before it. */
	EXPECT_STR(m.scene.items[4].meaning.title, "Mali");
	EXPECT(m.scene.items[5].meaning.title == NULL);
	EXPECT_STR(m.scene.items[0].u.group.class_name, "layer");
	EXPECT_STR(m.scene.items[1].u.group.class_name, "shapes");
	EXPECT_NEAR(m.scene.items[8].style.stroke_width_pt, 1, 0);
	finish(&f, &m);
}

static void edges_of_two_widths(struct test_state *t)
{
	struct fixture f;
	struct made m;
	fixture_init(&f);
	make(&f, &m, "land", SHAPE_POLYGON);
	struct class_spec two[] = {{.value = "b"}, {.value = "thick"}};
	static const char *thick[] = {"b", "thick", "b", "thick"};
	struct column by = {"class", COLUMN_TEXT, {.text = thick}};
	m.layer.class_by = &by;
	m.layer_spec.classes = two;
	m.layer_spec.n_classes = 2;
	EXPECT(build(&m));
	size_t n = m.scene.n_items;
	EXPECT_INT(n, 12); /* two groups, two underpaints, four areas, two edges, two ends */
	if (n == 12) {
		EXPECT_NEAR(m.scene.items[9].style.stroke_width_pt, 1, 0);
		EXPECT_INT(m.scene.items[9].u.path.n_pts, 8);
		EXPECT_NEAR(m.scene.items[9].u.path.pts[4].x, 20, 0);
		EXPECT_NEAR(m.scene.items[10].style.stroke_width_pt, 2, 0);
		EXPECT_NEAR(m.scene.items[10].u.path.pts[0].x, 10, 0);
	}
	finish(&f, &m);
}

/* A see-through colour painted twice would darken. */
static void glass(struct test_state *t)
{
	struct fixture f;
	struct made m;
	fixture_init(&f);
	make(&f, &m, "glass", SHAPE_POLYGON);
	m.layer.class_by = NULL;
	m.layer.key = NULL;
	m.layer.page.n_items = 2;
	EXPECT(build(&m));
	EXPECT_STR(m.out.ptr, "group glass\n"
			      "  group glass-shapes\n"
			      "    path " SQUARE_A " fill #ff000080\n"
			      "    path " SQUARE_B " fill #ff000080\n"
			      "  end\n"
			      "end\n");
	finish(&f, &m);
}

/* Many areas made one carry the name of none of them. */
static void dissolved(struct test_state *t)
{
	struct fixture f;
	struct made m;
	fixture_init(&f);
	make(&f, &m, "land", SHAPE_POLYGON);
	m.layer_spec.dissolve = true;
	m.layer.page.n_items = 1;
	EXPECT(build(&m));
	EXPECT_STR(m.out.ptr, "group land\n"
			      "  group land-shapes\n"
			      "    path " SQUARE_A " fill #ff0000ff class 'underpaint'\n"
			      "    path " SQUARE_A " fill #ff0000ff class 'a'\n"
			      "  end\n"
			      "  path " SQUARE_A " stroke #0000ffff\n"
			      "end\n");
	EXPECT(m.scene.items[3].meaning.title == NULL);
	finish(&f, &m);
}

/* Lines 4 points apart from the page's top, inside each square: at 4 and 8. */
static void hatches(struct test_state *t)
{
	struct fixture f;
	struct made m;
	fixture_init(&f);
	make(&f, &m, "zone", SHAPE_POLYGON);
	m.layer.class_by = NULL;
	m.layer.page.n_items = 2;
	m.layer.page.items[1].row = 3;
	EXPECT(build(&m));
	EXPECT_STR(m.out.ptr,
		"group zone\n"
		"  group zone-shapes\n"
		"    path " SQUARE_A " key 'MLI'\n"
		"    path " SQUARE_B " key 'TCD'\n"
		"  end\n"
		"  path M 0,0 L 10,0 M 0,4 L 10,4 M 0,8 L 10,8 stroke #112233ff class 'hatch'\n"
		"  path M 10,0 L 20,0 M 10,4 L 20,4 M 10,8 L 20,8 stroke #112233ff class "
		"'hatch'\n"
		"end\n");
	EXPECT_NEAR(m.scene.items[5].style.stroke_width_pt, 1, 0);
	finish(&f, &m);
}

/* Coats instead of an area and its underpaint: a steps inside each, four steps of half a point.
 */
static void soft_edges(struct test_state *t)
{
	struct fixture f;
	struct made m;
	fixture_init(&f);
	make(&f, &m, "mist", SHAPE_POLYGON);
	m.layer.soft = m.layer.page;
	/* One that is only beyond the frame is not drawn. */
	struct feature items[5] = {{.shape = SHAPE_POLYGON, .row = 9}};
	memcpy(&items[1], m.layer.page.items, 4 * sizeof(items[0]));
	m.layer.soft.items = items;
	m.layer.soft.n_items = 5;
	EXPECT(build(&m));
	size_t paths = 0, fills = 0, hatches = 0;
	double opacity = 0;
	for (size_t i = 0; i < m.scene.n_items; i++) {
		const struct scene_item *item = &m.scene.items[i];
		if (item->kind != SCENE_PATH) {
			continue;
		}
		const char *class_name = item->meaning.class_name;
		EXPECT(class_name != NULL && strcmp(class_name, "underpaint") != 0);
		double inside = paths % 4 * 0.5 + 0.25;
		if (item->style.fill.a > 0 && paths < 4) { /* of the first square */
			EXPECT_NEAR(item->u.path.pts[0].x, inside, 1e-9);
			EXPECT_STR(class_name, paths == 0 ? "a" : "fade");
			EXPECT((item->meaning.key != NULL) == (paths == 0));
			opacity += (1 - opacity) * item->style.fill.a / 255;
		}
		fills += item->style.fill.a > 0;
		hatches += strcmp(class_name, "hatch") == 0;
		paths++;
	}
	EXPECT_INT(fills, 12); /* the third square is hatched, and has but its name */
	EXPECT_INT(hatches, 4);
	EXPECT_NEAR(opacity, 0.8, 1.0 / 255);
	finish(&f, &m);
}

static void lines(struct test_state *t)
{
	struct fixture f;
	struct made m;
	fixture_init(&f);
	make(&f, &m, "roads", SHAPE_LINE);
	m.layer.page.items[3].shape = SHAPE_POINT; /* points are the labels' business */
	m.layer.page.items[2].shape = SHAPE_NULL;
	EXPECT(build(&m));
	EXPECT_STR(m.out.ptr, "group roads\n"
			      "  group roads-shapes\n"
			      "    path M 0,0 L 10,0 stroke #000000ff class 'a' key 'MLI'\n"
			      "    path M 10,0 L 20,0 stroke #000000ff class 'a' key 'BFA'\n"
			      "  end\n"
			      "end\n");
	finish(&f, &m);
}

static void nothing_visible(struct test_state *t)
{
	struct fixture f;
	struct made m;
	fixture_init(&f);
	make(&f, &m, "land", SHAPE_POLYGON);
	static const char *gone[] = {"gone", "gone", "gone", "gone"};
	struct column by = {"class", COLUMN_TEXT, {.text = gone}};
	m.layer.class_by = &by;
	EXPECT(build(&m));
	EXPECT_INT(m.scene.n_items, 0);
	m.layer.page.n_items = 0;
	EXPECT(build(&m));
	EXPECT_INT(m.scene.n_items, 0);
	finish(&f, &m);
}

static void disputed(struct test_state *t)
{
	static const struct {
		const char *class_name;
		enum disputed_way way;
		bool hidden;
		int n_dash;
		double on, off;
	} rows[] = {
		/* four and three times the width of 2 points, unless the style says how */
		{"disputed", DISPUTED_DASHED, false, 2, 8, 6},
		{"line-of-control", DISPUTED_DASHED, false, 2, 8, 6},
		{"indefinite", DISPUTED_DASHED, false, 2, 8, 6},
		{"breakaway", DISPUTED_DASHED, false, 2, 1, 2},
		{"breakaway", DISPUTED_SOLID, false, 0, 0, 0},
		{"disputed", DISPUTED_SOLID, false, 0, 0, 0},
		{"disputed", DISPUTED_HIDDEN, true, 0, 0, 0},
		{"international", DISPUTED_DASHED, false, 0, 0, 0},
		{"international", DISPUTED_HIDDEN, false, 0, 0, 0},
		{NULL, DISPUTED_HIDDEN, false, 0, 0, 0},
	};
	struct fixture f;
	struct made m;
	fixture_init(&f);
	make(&f, &m, "borders", SHAPE_LINE);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct style_props props;
		m.spec.boundaries.disputed = rows[i].way;
		build_style(m.style, &m.spec, &m.layer, rows[i].class_name, NULL, &props);
		EXPECT(props.hidden == rows[i].hidden);
		EXPECT_INT(props.n_dash, rows[i].n_dash);
		for (int k = 0; k < props.n_dash; k++) {
			EXPECT_NEAR(props.dash_pt[k], k == 0 ? rows[i].on : rows[i].off, 1e-12);
		}
		EXPECT_NEAR(props.stroke_width_pt, 2, 0);
	}
	finish(&f, &m);
}

static const struct box frame = {100, 50, 400, 250};

static struct view *open_view(struct fixture *f)
{
	static const struct pt corners[] = {{-15, -10}, {15, 10}};
	struct features extent = {.space = SPACE_LONLAT, .table = &fixture_no_table};
	fixture_add(f, &extent, SHAPE_POINT, 0, corners, 2);
	const struct view_request request = {
		.projection = "EPSG:4326", .extent = &extent, .frame_pt = frame};
	struct view *v = NULL;
	return view_create(&f->diag, &request, &v) ? v : NULL; /* 10 points a degree */
}

static void cut_to_the_page(struct test_state *t)
{
	/* No edge of more than half a turn, which would go the other way round. */
	static const struct pt world[] = {{-170, -80}, {0, -80}, {170, -80}, {170, 80}, {0, 80},
		{-170, 80}},
			       far_away[] = {{60, 0}, {70, 0}, {70, 10}},
			       across[] = {{-60, 5}, {60, 5}}, dot[] = {{2, 3}},
			       lost_dot[] = {{2, 33}}, near_dot[] = {{15.5, 0}};
	struct pt wave[101];
	for (int i = 0; i <= 100; i++) { /* a wave of 0.02 points, which nobody sees */
		wave[i] = (struct pt){-5 + 0.1 * i, 1 + 0.002 * sin(i)};
	}
	struct fixture f;
	fixture_init(&f);
	struct view *v = open_view(&f);
	struct features in = {.space = SPACE_LONLAT, .table = &fixture_no_table}, out;
	fixture_add(&f, &in, SHAPE_POLYGON, 0, world, 6);
	fixture_add(&f, &in, SHAPE_POLYGON, 1, far_away, 3);
	fixture_add(&f, &in, SHAPE_LINE, 2, across, 2);
	fixture_add(&f, &in, SHAPE_POINT, 3, dot, 1);
	fixture_add(&f, &in, SHAPE_POINT, 4, lost_dot, 1);
	fixture_add(&f, &in, SHAPE_POINT, 5, near_dot, 1);
	fixture_add(&f, &in, SHAPE_LINE, 6, wave, 101);
	EXPECT(v != NULL && build_page_features(&f.arena, v, &in, &out));
	EXPECT(out.space == SPACE_PAGE);
	static const struct {
		uint32_t row;
		struct box box;
	} want[] = {
		{0, {94, 44, 406, 256}}, /* the frame and 6 points round it */
		{2, {94, 100, 406, 100}},
		{3, {270, 120, 270, 120}},
		{5, {405, 150, 405, 150}},
		{6, {200, 140, 300, 140}},
	};
	EXPECT_INT(out.n_items, 5);
	for (size_t i = 0; i < 5 && i < out.n_items; i++) {
		EXPECT_INT(out.items[i].row, want[i].row);
		EXPECT_NEAR(out.items[i].box.min_x, want[i].box.min_x, 0.03);
		EXPECT_NEAR(out.items[i].box.min_y, want[i].box.min_y, 0.03);
		EXPECT_NEAR(out.items[i].box.max_x, want[i].box.max_x, 0.03);
		EXPECT_NEAR(out.items[i].box.max_y, want[i].box.max_y, 0.03);
	}
	if (out.n_items == 5) {
		const struct part *p = &out.parts[out.items[4].part_begin];
		EXPECT_INT(p->end - p->begin, 2);
		p = &out.parts[out.items[0].part_begin];
		EXPECT_INT(p->end - p->begin, 4);
	}
	EXPECT_INT(f.diag.n_warnings, 0);
	view_destroy(v);
	fixture_finish(&f);
}

/* The row of the first area that holds a place; 999 for none. */
static uint32_t row_at(const struct features *f, struct pt p)
{
	for (size_t i = 0; i < f->n_items; i++) {
		if (feature_contains(f, &f->items[i], p)) {
			return f->items[i].row;
		}
	}
	return 999;
}

static bool near_an_edge(const struct features *f, struct pt p, double distance)
{
	for (size_t k = 0; k < f->n_parts; k++) {
		const struct part *ring = &f->parts[k];
		for (uint32_t i = ring->begin; i < ring->end; i++) {
			struct pt a = f->pts[i];
			struct pt b = f->pts[i + 1 < ring->end ? i + 1 : ring->begin];
			double x = b.x - a.x, y = b.y - a.y, l2 = x * x + y * y;
			double u = l2 > 0 ? ((p.x - a.x) * x + (p.y - a.y) * y) / l2 : 0;
			u = fmin(fmax(u, 0), 1);
			if (hypot(p.x - a.x - u * x, p.y - a.y - u * y) < distance) {
				return true;
			}
		}
	}
	return false;
}

/* Wherever one looks in the frame, the country drawn there is the country that is there:
 * nothing is smeared, lost or filled by cutting, projecting and thinning. */
static void true_everywhere(struct test_state *t)
{
	static const struct {
		const char *projection;
		struct box lonlat;
	} rows[] = {{"auto", {-18, 4, 18, 25}}, {"EPSG:32631", {-18, 4, 18, 25}},
		{"EPSG:3857", {-5, -30, 40, 35}}, {"auto", {0.1, 14.8, 0.4, 15}},
		{"+proj=laea +lat_0=40 +lon_0=-20", {-10, 0, 30, 30}}};
	struct fixture f;
	fixture_init(&f);
	const struct source_options options = {0};
	struct source_info info;
	struct features raw, all;
	EXPECT(source_read(&f.arena, fixture_source(&f, "shapes/countries.shp"), &options, &raw,
		       &info) &&
		project_to_lonlat(&f.arena, &raw, info.crs, &all));
	for (size_t i = 0; t->failed == 0 && i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct box b = rows[i].lonlat;
		const struct pt corners[] = {{b.min_x, b.min_y}, {b.max_x, b.max_y}};
		struct features extent = {.space = SPACE_LONLAT, .table = &fixture_no_table},
				page;
		fixture_add(&f, &extent, SHAPE_POINT, 0, corners, 2);
		const struct view_request request = {
			.projection = rows[i].projection, .extent = &extent, .frame_pt = frame};
		struct view *v = NULL;
		EXPECT(view_create(&f.diag, &request, &v) &&
			build_page_features(&f.arena, v, &all, &page));
		size_t wrong = 0, land = 0;
		for (int k = 0; v != NULL && k < 61 * 41; k++) {
			struct pt at = {100 + 5.0 * (k % 61), 50 + 5.0 * (k / 61)};
			struct lonlat there;
			if (!view_to_lonlat(v, (struct page_pt){at.x, at.y}, &there)) {
				continue;
			}
			uint32_t drawn = row_at(&page, at);
			uint32_t row = row_at(&all, (struct pt){there.lon_deg, there.lat_deg});
			land += row != 999;
			/* Thinning moves borders by as much as nobody sees. */
			wrong += drawn != row && !near_an_edge(&page, at, 0.1);
		}
		EXPECT(land > 500);
		EXPECT_INT(wrong, 0);
		view_destroy(v);
	}
	fixture_finish(&f);
}

static void every_layer(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct view *v = open_view(&f);
	static const struct pt dot[] = {{2, 3}};
	struct layer_spec specs[2] = {{.id = "a"}, {.id = "b"}};
	struct map_layer items[2] = {{.spec = &specs[0]}, {.spec = &specs[1]}};
	struct layers layers = {.items = items, .n = 2};
	for (uint32_t i = 0; i < 2; i++) {
		items[i].features =
			(struct features){.space = SPACE_LONLAT, .table = &fixture_no_table};
		fixture_add(&f, &items[i].features, SHAPE_POINT, i, dot, 1);
	}
	EXPECT(v != NULL && build_project(&f.arena, v, NULL, &layers));
	for (size_t i = 0; i < 2; i++) {
		EXPECT_INT(items[i].page.n_items, 1);
		EXPECT_INT(items[i].page.items[0].row, i);
		EXPECT_NEAR(items[i].page.pts[0].x, 270, 1e-6);
	}
	EXPECT_INT(f.diag.depth, 0);
	/* An edge that is soft over 20 points is kept as far beyond the frame. */
	static const struct pt wide[] = {{-60, -40}, {60, -40}, {60, 40}, {-60, 40}};
	items[0].features.n_items = 0;
	fixture_add(&f, &items[0].features, SHAPE_POLYGON, 0, wide, 4);
	items[0].fade_pt = 20;
	EXPECT(build_project(&f.arena, v, NULL, &layers));
	EXPECT_NEAR(items[0].page.items[0].box.min_x, 100 - 6, 1e-6);
	EXPECT_NEAR(items[0].soft.items[0].box.min_x, 100 - 26, 1e-6);
	EXPECT_NEAR(items[0].soft.items[0].box.max_y, 250 + 26, 1e-6);
	EXPECT_INT(items[1].soft.n_items, 0);
	/* What is shown alike on another day is taken from there; not without its margin. */
	struct map_layer again[2] = {items[0], items[1]};
	struct layers other = {.items = again, .n = 2};
	again[0].page = again[0].soft = (struct features){0};
	EXPECT(build_project(&f.arena, v, &layers, &other));
	EXPECT(again[0].page.pts == items[0].page.pts && again[0].soft.n_items == 1);
	items[0].fade_pt = 0;
	EXPECT(build_project(&f.arena, v, NULL, &layers));
	items[0].soft = (struct features){0};
	EXPECT(build_project(&f.arena, v, &layers, &other));
	EXPECT_INT(again[0].soft.n_items, 1);
	/* What goes wrong says in which layer. */
	f.arena.fail_in = 1;
	EXPECT(!build_project(&f.arena, v, NULL, &layers));
	EXPECT_STR(f.diag.errors[0].text, "layer 'a': out of memory");
	EXPECT_INT(f.diag.depth, 0);
	view_destroy(v);
	fixture_finish(&f);
}

/* What a layer of another day shows alike is not projected again; what differs is. */
static void like_another(struct test_state *t)
{
	static const struct pt dots[][1] = {{{2, 3}}, {{4, 5}}};
	struct fixture f;
	fixture_init(&f);
	struct view *v = open_view(&f);
	struct layer_spec specs[2] = {{.id = "a"}, {.id = "b"}};
	struct map_layer first[2] = {{.spec = &specs[0]}, {.spec = &specs[1]}}, second[2];
	struct layers layers = {.items = first, .n = 2}, others = {.items = second, .n = 2};
	for (uint32_t i = 0; i < 2; i++) {
		first[i].features =
			(struct features){.space = SPACE_LONLAT, .table = &fixture_no_table};
		fixture_add(&f, &first[i].features, SHAPE_POINT, 0, dots[0], 1);
		fixture_add(&f, &first[i].features, SHAPE_POINT, 1, dots[1], 1);
	}
	EXPECT(v != NULL && build_project(&f.arena, v, NULL, &layers));
	struct feature one = first[1].features.items[1];
	memcpy(second, first, sizeof(first));
	second[0].page = second[1].page = (struct features){0};
	second[1].features.items = &one;
	second[1].features.n_items = 1;
	EXPECT(build_project(&f.arena, v, &layers, &others));
	EXPECT(second[0].page.pts == first[0].page.pts && second[0].page.n_items == 2);
	EXPECT(second[1].page.pts != first[1].page.pts);
	EXPECT_INT(second[1].page.n_items, 1);
	EXPECT_INT(second[1].page.items[0].row, 1);
	/* As many, but others. */
	first[1].features.n_items = 1;
	EXPECT(build_project(&f.arena, v, NULL, &layers));
	EXPECT(build_project(&f.arena, v, &layers, &others));
	EXPECT_INT(second[1].page.items[0].row, 1);
	view_destroy(v);
	fixture_finish(&f);
}

static void out_of_memory(struct test_state *t)
{
	static const char *const ids[] = {"land", "zone", "bars"};
	static const bool overlaps[] = {false, true, true, false};
	for (size_t k = 0; k < 3; k++) {
		struct fixture f;
		struct made m;
		fixture_init(&f);
		make(&f, &m, ids[k], SHAPE_POLYGON);
		m.layer.overlaps = k == 2 ? overlaps : NULL;
		int failures = 0;
		for (bool ok = false; !ok && failures < 200; failures += !ok) {
			fixture_forget(&f);
			scene_init(&m.scene, &f.arena, 10, 10);
			f.arena.fail_in = failures + 1;
			ok = build_layer(&m.scene, m.style, &m.spec, &m.layer);
			EXPECT(ok || (f.diag.code == SM_E_NOMEM && f.diag.n_errors == 1));
		}
		EXPECT(failures > 20 && failures < 200);
		finish(&f, &m);
	}
}

#define STRIPE_B "M 10,5 L 10,0 L 20,0 L 20,5 Z"
#define STRIPE_C "M 20,5 L 20,0 L 30,0 L 30,5 Z"
#define BAND                                                                                   \
	"M -20,0 L 10,0 L 10,10 L -20,10 Z "                                                   \
	"M -18,2 L -18,8 L 8,8 L 8,2 Z"

/* Where another layer is to be seen fill and hatch are parted, edges are not; one underpaint of
 * what is whole and what is not. */
static void stripes(struct test_state *t)
{
	static const bool overlaps[] = {false, true, true, false};
	struct fixture f;
	struct made m;
	fixture_init(&f);
	make(&f, &m, "bars", SHAPE_POLYGON);
	m.layer.class_by = NULL;
	m.layer.overlaps = overlaps;
	m.layer.page.n_items = 3;
	EXPECT(build(&m));
	EXPECT_STR(m.out.ptr,
		"group bars\n"
		"  group bars-shapes\n"
		"    path " SQUARE_A " " STRIPE_B " " STRIPE_C
		" fill #ff0000ff class 'underpaint'\n"
		"    path " SQUARE_A " fill #ff0000ff key 'MLI'\n"
		"    path " STRIPE_B " fill #ff0000ff class 'overlap' key 'BFA'\n"
		"    path " STRIPE_C " fill #ff0000ff class 'overlap' key 'NER'\n"
		"  end\n"
		"  path M 0,0 L 10,0 M 0,4 L 10,4 M 0,8 L 10,8 stroke #112233ff class 'hatch'\n"
		"  path M 10,0 L 20,0 M 10,4 L 20,4 stroke #112233ff class 'hatch'\n"
		"  path M 20,0 L 30,0 M 20,4 L 30,4 stroke #112233ff class 'hatch'\n"
		"  path " EDGES_AB " M 20,0 L 30,0 L 30,10 L 20,10 stroke #0000ffff\n"
		"end\n");
	finish(&f, &m);
}

/* The edge of a band is the area's, not that of the cut at the frame; it is not soft. */
static void bands(struct test_state *t)
{
	static const bool overlaps[] = {true, false, false, false};
	static const struct pt wide[] = {{-20, 0}, {10, 0}, {10, 10}, {-20, 10}};
	struct fixture f;
	struct made m;
	fixture_init(&f);
	make(&f, &m, "band", SHAPE_POLYGON);
	m.layer.class_by = NULL;
	m.layer.overlaps = overlaps;
	m.layer.page.n_items = 1;
	m.layer.soft = (struct features){.space = SPACE_PAGE, .table = &table};
	fixture_add(&f, &m.layer.soft, SHAPE_POLYGON, 0, wide, 4);
	EXPECT(build(&m));
	EXPECT_STR(m.out.ptr, "group band\n"
			      "  group band-shapes\n"
			      "    path " BAND " fill #ff0000ff class 'underpaint'\n"
			      "    path " BAND " fill #ff0000ff class 'overlap' key 'MLI'\n"
			      "  end\n"
			      "end\n");
	finish(&f, &m);
}

/* What became of an area is laid over its class, and both are its classes. */
static void changed_areas(struct test_state *t)
{
	static const enum change changes[] = {
		CHANGE_ENDED, CHANGE_STAYED, CHANGE_ENDED, CHANGE_ENDED};
	struct fixture f;
	struct made m;
	fixture_init(&f);
	make(&f, &m, "land", SHAPE_POLYGON);
	m.layer.changes = changes;
	EXPECT(build(&m));
	EXPECT_STR(m.out.ptr,
		"group land\n"
		"  group land-shapes\n"
		"    path " SQUARE_A " fill #000001ff class 'underpaint'\n"
		"    path " SQUARE_B " fill #ff0000ff class 'underpaint'\n"
		"    path " SQUARE_C " fill #000002ff class 'underpaint'\n"
		"    path " SQUARE_A " fill #000001ff class 'a left' key 'MLI'\n"
		"    path " SQUARE_B " fill #ff0000ff class 'a stayed' key 'BFA'\n"
		"    path " SQUARE_C " fill #000002ff class 'b left' key 'NER'\n"
		"  end\n"
		"  path " EDGES_AB " stroke #0000ffff\n"
		"end\n");
	finish(&f, &m);
}

TEST_MAIN({"like another", like_another}, {"areas", areas}, {"changed areas", changed_areas},
	{"edges of two widths", edges_of_two_widths}, {"glass", glass},
	{"dissolved", dissolved}, {"hatches", hatches}, {"soft edges", soft_edges},
	{"stripes", stripes}, {"bands", bands}, {"lines", lines},
	{"nothing visible", nothing_visible}, {"disputed", disputed},
	{"cut to the page", cut_to_the_page}, {"true everywhere", true_everywhere},
	{"every layer", every_layer}, {"out of memory", out_of_memory})
