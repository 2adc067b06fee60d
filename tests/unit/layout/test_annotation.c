/* Text boxes, callouts and arrows where they were put. */
#include "layout/annotation.h"

#include "layout/map_fixture.h"
#include "test.h"

#include <string.h>

/* A degree is ten points; 0 degrees east, 20 degrees north is the frame's top left corner. */
struct setting {
	struct map_fixture m;
	struct annotation_spec specs[4];
	struct annotations notes;
	struct view *view;
	struct pictures pictures;
	const char *data_dir;
	struct page_pt offset;
	struct annotation_state *states;
};

static const char rules[] =
	"  annotations.note: { fill: '#ffffff', stroke: '#ff0000', padding: 5pt, label: { "
	"fill: "
	"'#000000' } }\n"
	"  annotations.right: { fill: '#ffffff', text-align: right }\n"
	"  annotations.center: { label: { text-align: center } }\n"
	"  annotations.edge: { stroke: '#ff0000', stroke-width: 1pt, padding: 0pt }\n"
	"  annotations.thin: { stroke: '#ff0000', stroke-width: 0pt }\n"
	"  annotations.gone: { display: none }\n"
	"  annotations.mute: { label: { display: none } }\n"
	"  arrows: { stroke: '#0000ff', stroke-width: 2pt }\n"
	"  arrows.plain: { marker-end: none }\n"
	"  arrows.cased: { marker-end: none, halo: '#ffffff', halo-width: 1pt }\n"
	"  arrows.ink: { stroke: none, stroke-width: 2pt, marker-end: none }\n"
	"  arrows.gone: { display: none }\n";

static void init(struct setting *s)
{
	static const struct box frame = {0, 0, 300, 200};
	memset(s, 0, sizeof(*s));
	map_init(&s->m, rules);
	s->m.spec.page.width_pt = 400;
	s->m.spec.page.height_pt = 300;
	s->m.spec.annotations = s->specs;
	s->view = map_view(&s->m, "+proj=eqc", (struct box){0, 0, 30, 20}, frame);
}

static void finish(struct setting *s)
{
	view_destroy(s->view);
	map_finish(&s->m);
}

static struct position_spec place(double lon, double lat)
{
	return (struct position_spec){.kind = POSITION_PLACE, .place = {lon, lat}};
}

static struct position_spec page(double x, double y)
{
	return (struct position_spec){.kind = POSITION_PAGE, .x_pt = x, .y_pt = y};
}

static struct annotation_spec *add(
	struct setting *s, enum annotation_kind kind, const char *class_name)
{
	struct annotation_spec *spec = &s->specs[s->m.spec.n_annotations++];
	*spec = (struct annotation_spec){
		.kind = kind, .where = {.line = 7, .column = 5}, .class_name = class_name};
	return spec;
}

static struct annotation_spec *add_text(
	struct setting *s, const char *text, struct position_spec at, const char *class_name)
{
	struct annotation_spec *spec = add(s, ANNOTATION_TEXT, class_name);
	spec->text = map_text(&s->m, "", text);
	spec->at = at;
	return spec;
}

static struct annotation_spec *add_arrow(struct setting *s, struct position_spec from,
	struct position_spec to, const char *class_name)
{
	struct annotation_spec *spec = add(s, ANNOTATION_ARROW, class_name);
	spec->arrow = (struct arrow_spec){.from = from, .to = to};
	return spec;
}

static bool plan(struct setting *s)
{
	s->pictures.a = &s->m.f.arena;
	const struct annotation_request r = {.layout = &s->m.layout,
		.view = s->view,
		.map = {0, 0, 300, 200},
		.pictures = &s->pictures,
		.offset = s->offset,
		.states = s->states,
		.data_dir = s->data_dir};
	return annotations_plan(&r, &s->notes);
}

static void boxes(struct test_state *t)
{
	/* "abcd efgh" is 54 wide; capitals are 7 high, descenders 2.5, lines 15 apart. */
	static const struct {
		const char *class_name;
		struct position_spec at;
		double width_pt, dx, dy;
		struct box want;
		double text_x, text_y;
	} rows[] = {
		{"note", {POSITION_PAGE, {0, 0}, 20, 30}, 0, 0, 0, {20, 30, 84, 47}, 25, 35},
		{"note", {POSITION_PAGE, {0, 0}, -20, -30}, 0, 0, 0, {316, 253, 380, 270}, 321,
			258},
		{"note", {POSITION_PAGE, {0, 0}, 20, 30}, 0, 2, -3, {22, 27, 86, 44}, 27, 32},
		{"note", {POSITION_PAGE, {0, 0}, 20, 30}, 40, 0, 0, {20, 30, 54, 62}, 25, 35},
		{"note", {POSITION_PLACE, {10, 10}, 0, 0}, 0, 0, 0, {68, 91.5, 132, 108.5}, 73,
			96.5},
		{"edge", {POSITION_PLACE, {10, 10}, 0, 0}, 0, 0, 0, {73, 96.5, 127, 103.5}, 73,
			96.5},
		/* Without a box the descenders count. */
		{NULL, {POSITION_PAGE, {0, 0}, 20, 30}, 0, 0, 0, {20, 30, 74, 39.5}, 20, 30},
		{"thin", {POSITION_PAGE, {0, 0}, 20, 30}, 0, 0, 0, {20, 30, 74, 39.5}, 20, 30},
		{NULL, {POSITION_PAGE, {0, 0}, 0, 0}, 30, 0, 0, {0, 0, 24, 24.5}, 0, 0},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct setting s;
		init(&s);
		struct annotation_spec *spec =
			add_text(&s, "abcd efgh", rows[i].at, rows[i].class_name);
		spec->width_pt = rows[i].width_pt;
		spec->offset_pt[0] = rows[i].dx;
		spec->offset_pt[1] = rows[i].dy;
		EXPECT(plan(&s));
		EXPECT_INT(s.notes.n, 1);
		const struct annotation *note = &s.notes.items[0];
		EXPECT_NEAR(note->box.min_x, rows[i].want.min_x, 1e-6);
		EXPECT_NEAR(note->box.min_y, rows[i].want.min_y, 1e-6);
		EXPECT_NEAR(note->box.max_x, rows[i].want.max_x, 1e-6);
		EXPECT_NEAR(note->box.max_y, rows[i].want.max_y, 1e-6);
		EXPECT_NEAR(note->text_at.x, rows[i].text_x, 1e-6);
		EXPECT_NEAR(note->text_at.y, rows[i].text_y, 1e-6);
		EXPECT(!note->has_arrow);
		/* Names never stand on it. */
		EXPECT_INT(s.notes.n_obstacles, 1);
		EXPECT_INT(s.notes.obstacles[0].cost, -1);
		EXPECT_NEAR(s.notes.obstacles[0].box.max_x, rows[i].want.max_x, 1e-6);
		EXPECT_INT(s.m.f.diag.n_warnings, 0);
		finish(&s);
	}
}

/* "abcd" without a box is 24 wide and 9.5 high, on a page of 400 x 300. */
static void cut_off(struct test_state *t)
{
	static const struct {
		double x, y;
		bool cut;
	} rows[] = {{0, 0, false}, {376, 290.5, false}, {376.1, 0, true}, {0, 290.6, true},
		{-376.1, 0, true}, {0, -290.6, true}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct setting s;
		init(&s);
		add_text(&s, "abcd", page(rows[i].x, rows[i].y), NULL);
		EXPECT(plan(&s));
		EXPECT_INT(s.notes.n, 1);
		EXPECT_STR(fixture_warning(&s.m.f, "annotation-cut"),
			rows[i].cut ? "map.yaml:7:5: this annotation reaches beyond the page"
				    : "");
		finish(&s);
	}
}

/* Of several panels: a place is on each of them, a position on the page is drawn once. */
static void panels(struct test_state *t)
{
	struct annotation_state states[5] = {0};
	struct setting s;
	init(&s);
	add_text(&s, "abcd", place(10, 10), "note");
	add_text(&s, "abcd", page(120, 130), "note");
	add_arrow(&s, place(10, 10), page(-1, 5), NULL);
	add_arrow(&s, place(50, 10), place(60, 10), NULL);
	s.offset = (struct page_pt){100, 50};
	s.states = states;
	EXPECT(plan(&s));
	EXPECT_INT(s.notes.n, 3);
	EXPECT_NEAR(s.notes.items[0].text_at.x, 88, 1e-6);
	EXPECT_NEAR(s.notes.items[1].box.min_x, 20, 1e-6);
	EXPECT_NEAR(s.notes.items[1].box.min_y, 80, 1e-6);
	EXPECT_NEAR(s.notes.items[2].arrow.pts[3].x, -101, 1e-6);
	EXPECT_NEAR(s.notes.items[2].arrow.pts[3].y, -45, 1e-6);
	EXPECT(states[0].drawn && states[1].drawn && states[2].drawn && !states[3].drawn);
	EXPECT_STR(states[3].why, "lies off the map");
	EXPECT(plan(&s));
	EXPECT_INT(s.notes.n, 1);
	EXPECT(s.notes.items[0].spec == &s.specs[0]);
	/* What is not on this map may be on another. */
	EXPECT_INT(s.m.f.diag.n_warnings, 0);
	finish(&s);
}

static void labels_or_boxes(struct test_state *t)
{
	struct setting s;
	init(&s);
	struct annotation_spec *spec = add_text(&s, "abcd", place(10, 10), NULL);
	EXPECT(annotation_is_label(&s.m.layout, spec));
	EXPECT(plan(&s));
	EXPECT_INT(s.notes.n, 0);
	spec->class_name = "center";
	EXPECT(annotation_is_label(&s.m.layout, spec));
	spec->class_name = "note";
	EXPECT(!annotation_is_label(&s.m.layout, spec));
	spec->class_name = "edge";
	EXPECT(!annotation_is_label(&s.m.layout, spec));
	spec->class_name = "thin";
	EXPECT(annotation_is_label(&s.m.layout, spec));
	spec->width_pt = 20;
	EXPECT(!annotation_is_label(&s.m.layout, spec));
	spec->width_pt = 0;
	spec->offset_pt[0] = 1;
	EXPECT(!annotation_is_label(&s.m.layout, spec));
	spec->offset_pt[0] = 0;
	spec->offset_pt[1] = -1;
	EXPECT(!annotation_is_label(&s.m.layout, spec));
	spec->offset_pt[1] = 0;
	spec->point_to = place(1, 1);
	EXPECT(!annotation_is_label(&s.m.layout, spec));
	spec->point_to.kind = POSITION_NONE;
	spec->at = page(1, 1);
	EXPECT(!annotation_is_label(&s.m.layout, spec));
	spec->at = place(1, 1);
	spec->kind = ANNOTATION_ARROW;
	EXPECT(!annotation_is_label(&s.m.layout, spec));
	finish(&s);
}

/* The day of the map is 16 September 2023. */
static void days(struct test_state *t)
{
	static const struct {
		struct date from, to;
		bool drawn;
	} rows[] = {
		{{0}, {0}, true},
		{{2023, 9, 16}, {0}, true},
		{{2023, 9, 17}, {0}, false},
		{{0}, {2023, 9, 16}, true},
		{{0}, {2023, 9, 15}, false},
		{{2022, 0, 0}, {2023, 0, 0}, true},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct setting s;
		init(&s);
		struct annotation_spec *spec = add_text(&s, "a", page(20, 20), NULL);
		spec->from = rows[i].from;
		spec->to = rows[i].to;
		EXPECT(plan(&s));
		EXPECT_INT(s.notes.n, rows[i].drawn);
		EXPECT_INT(annotation_is_valid(&s.m.layout, spec), rows[i].drawn);
		EXPECT_INT(s.m.f.diag.n_warnings, 0);
		finish(&s);
	}
}

/* Off the map or the page, or not to be shown: left out, with a warning where it is a mistake.
 */
static void left_out(struct test_state *t)
{
	static const struct {
		const char *class_name;
		struct position_spec at, point_to;
		const char *says; /* NULL: nothing */
	} rows[] = {
		{"note", {POSITION_PLACE, {60, 10}, 0, 0}, {0},
			"map.yaml:7:5: this annotation lies off the map; it is not drawn"},
		{"note", {POSITION_PAGE, {0, 0}, 500, 10}, {0},
			"map.yaml:7:5: this annotation lies off the page; it is not drawn"},
		{"note", {POSITION_PAGE, {0, 0}, 10, 310}, {0},
			"map.yaml:7:5: this annotation lies off the page; it is not drawn"},
		{"note", {POSITION_PAGE, {0, 0}, 10, 10}, {POSITION_PLACE, {31, 10}, 0, 0},
			"map.yaml:7:5: this annotation points to a place off the map; it is "
			"not drawn"},
		{"gone", {POSITION_PAGE, {0, 0}, 10, 10}, {0}, NULL},
		{"mute", {POSITION_PAGE, {0, 0}, 10, 10}, {0}, NULL},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct setting s;
		init(&s);
		struct annotation_spec *spec =
			add_text(&s, "a", rows[i].at, rows[i].class_name);
		spec->point_to = rows[i].point_to;
		EXPECT(plan(&s));
		EXPECT_INT(s.notes.n, 0);
		EXPECT_STR(fixture_warning(&s.m.f, "annotation"),
			rows[i].says == NULL ? "" : rows[i].says);
		EXPECT_INT(s.m.f.diag.n_warnings, rows[i].says != NULL);
		finish(&s);
	}
	struct setting s;
	init(&s);
	add_arrow(&s, place(40, 10), place(50, 10), NULL);
	add_arrow(&s, page(-500, 10), page(-450, 20), NULL);
	EXPECT(plan(&s));
	EXPECT_INT(s.notes.n, 0);
	EXPECT_INT(s.notes.n_obstacles, 0);
	EXPECT_STR(fixture_warning(&s.m.f, "annotation"),
		"map.yaml:7:5: this annotation lies off the map; it is not drawn");
	finish(&s);
	/* Half of a globe alone can be seen. */
	init(&s);
	view_destroy(s.view);
	s.view = map_view(&s.m, "+proj=ortho +lon_0=15 +lat_0=10", (struct box){0, 0, 30, 20},
		(struct box){0, 0, 300, 200});
	add_arrow(&s, place(10, 10), place(-165, -10), NULL);
	add_text(&s, "a", place(-165, -10), "note");
	EXPECT(plan(&s));
	EXPECT_INT(s.notes.n, 0);
	EXPECT_STR(fixture_warning(&s.m.f, "annotation"),
		"map.yaml:7:5: this annotation has an end that the map cannot show; it is not "
		"drawn");
	finish(&s);
}

/* The line of a callout begins where its box is nearest to the place. */
static void callouts(struct test_state *t)
{
	static const struct {
		double lon, lat, from_x, from_y;
	} rows[] = {
		{15, 15, 132, 91.5}, /* right, above */
		{9, 5, 90, 108.5},   /* below */
		{2, 10, 68, 100},    /* left */
		{15, 9.5, 132, 105}, /* right */
		{4, 19, 68, 91.5},   /* left, above */
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct setting s;
		init(&s);
		struct annotation_spec *spec = add_text(&s, "abcd efgh", place(10, 10), "note");
		spec->point_to = place(rows[i].lon, rows[i].lat);
		EXPECT(plan(&s));
		EXPECT_INT(s.notes.n, 1);
		const struct annotation *note = &s.notes.items[0];
		EXPECT(note->has_arrow && !note->arrow.bent);
		EXPECT_NEAR(note->arrow.pts[0].x, rows[i].from_x, 1e-6);
		EXPECT_NEAR(note->arrow.pts[0].y, rows[i].from_y, 1e-6);
		EXPECT_NEAR(note->arrow.pts[3].x, rows[i].lon * 10, 1e-6);
		EXPECT_NEAR(note->arrow.pts[3].y, 200 - rows[i].lat * 10, 1e-6);
		finish(&s);
	}
	/* On the place itself there is no line; without `at` it stands from the place. */
	struct setting s;
	init(&s);
	struct annotation_spec *on = add_text(&s, "abcd efgh", place(10, 10), "note");
	on->point_to = place(11, 10.5);
	struct annotation_spec *off = add_text(&s, "ab", (struct position_spec){0}, "note");
	off->point_to = place(20, 10);
	off->offset_pt[0] = 30;
	off->offset_pt[1] = -40;
	EXPECT(plan(&s));
	EXPECT_INT(s.notes.n, 2);
	EXPECT(!s.notes.items[0].has_arrow && s.notes.items[1].has_arrow);
	EXPECT_NEAR(s.notes.items[1].box.min_x, 230 - 11, 1e-6);
	EXPECT_NEAR(s.notes.items[1].box.max_y, 60 + 8.5, 1e-6);
	finish(&s);
}

static void arrows(struct test_state *t)
{
	struct setting s;
	init(&s);
	add_arrow(&s, place(10, 10), place(16, 10), NULL);
	struct annotation_spec *bent = add_arrow(&s, page(100, 50), page(160, 50), NULL);
	bent->arrow.bend = 0.25;
	EXPECT(plan(&s));
	EXPECT_INT(s.notes.n, 2);
	const struct arrow *a = &s.notes.items[0].arrow, *b = &s.notes.items[1].arrow;
	EXPECT(!a->bent && b->bent);
	EXPECT(box_is_empty(s.notes.items[0].box));
	EXPECT_NEAR(a->pts[1].x, 120, 1e-6);
	EXPECT_NEAR(a->pts[1].y, 100, 1e-6);
	/* A quarter of 60 points to the left of a way to the right, that is up: its middle. */
	EXPECT_NEAR(arrow_at(b, 0.5).y, 35, 1e-6);
	EXPECT_NEAR(b->pts[1].y, 30, 1e-6);
	EXPECT_NEAR(b->pts[2].x, 140, 1e-6);
	EXPECT_NEAR(arrow_at(b, 1).x, 160, 1e-6);
	/* 60 points: samples 3 apart, on both ends. */
	EXPECT_INT(s.notes.n_obstacles, 42);
	EXPECT_NEAR(s.notes.obstacles[1].box.min_x, 102, 1e-6);
	EXPECT_NEAR(s.notes.obstacles[1].box.max_y, 101, 1e-6);
	EXPECT(s.notes.obstacles[0].cost > 0);
	finish(&s);
}

static const char *drawn(struct setting *s)
{
	return annotations_draw(&s->m.layout, &s->notes, &s->m.scene) ? map_dump(&s->m) : "";
}

static void nothing_drawn(struct test_state *t)
{
	struct setting s;
	init(&s);
	EXPECT(plan(&s));
	EXPECT_STR(drawn(&s), "");
	finish(&s);
}

static void texts_drawn(struct test_state *t)
{
	struct setting s;
	init(&s);
	add_text(&s, "ab\nabcd", page(20, 30), "note");
	struct annotation_spec *c = add_text(&s, "ab\nabcd", page(48.5, 68.5), "center");
	c->point_to = place(10, 4.7);
	add_text(&s, "ab\nabcd", page(20, 30), "right");
	EXPECT(plan(&s));
	EXPECT_STR(drawn(&s),
		"group annotations\n"
		"  group -\n"
		"    path M 20,30 L 54,30 L 54,62 L 20,62 Z fill #ffffffff stroke #ff0000ff "
		"class 'box'\n"
		"    text \"ab\" 25,42 size 10 weight 400 fill #000000ff\n"
		"    text \"abcd\" 25,57 size 10 weight 400 fill #000000ff\n"
		"  end\n"
		"  group -\n"
		"    path M 100,153 L 93.14,146.15 L 96.98,145.97 L 99.75,143.31 Z fill "
		"#0000ffff class 'arrow-head'\n"
		"    path M 75.5,96 L 96.98,145.97 stroke #0000ffff class 'arrow'\n"
		"    text \"ab\" 56,77 size 10 weight 400 fill #000000ff\n"
		"    text \"abcd\" 50,92 size 10 weight 400 fill #000000ff\n"
		"  end\n"
		"  group -\n"
		"    path M 20,30 L 52,30 L 52,60 L 20,60 Z fill #ffffffff class 'box'\n"
		"    text \"ab\" 36,41 size 10 weight 400 fill #000000ff\n"
		"    text \"abcd\" 24,56 size 10 weight 400 fill #000000ff\n"
		"  end\n"
		"end\n");
	finish(&s);
}

static void arrows_drawn(struct test_state *t)
{
	struct setting s;
	init(&s);
	/* The head is 2 and 3.5 times 2 points long, 0.4 of that wide on each side; the line
	 * ends at 0.85 of it. */
	add_arrow(&s, page(100, 50), page(200, 50), NULL);
	add_arrow(&s, place(10, 10), page(200, 60), "plain");
	add_arrow(&s, place(10, 10), place(20, 10), "cased");
	add_arrow(&s, page(10, 70), page(20, 70), "gone");
	EXPECT(plan(&s));
	EXPECT_STR(drawn(&s),
		"group annotations\n"
		"  group -\n"
		"    path M 200,50 L 191,53.6 L 192.35,50 L 191,46.4 Z fill #0000ffff class "
		"'arrow-head'\n"
		"    path M 100,50 L 192.35,50 stroke #0000ffff class 'arrow'\n"
		"  end\n"
		"  group -\n"
		"    path M 100,100 L 200,60 stroke #0000ffff class 'arrow'\n"
		"  end\n"
		"  group - clipped\n"
		"    path M 100,100 L 200,100 stroke #ffffffff class 'arrow-casing'\n"
		"    path M 100,100 L 200,100 stroke #0000ffff class 'arrow'\n"
		"  end\n"
		"  group -\n"
		"  end\n"
		"end\n");
	EXPECT_NEAR(s.m.scene.items[6].style.stroke_width_pt, 2, 1e-9);
	EXPECT_NEAR(s.m.scene.items[9].style.stroke_width_pt, 4, 1e-9);
	finish(&s);
}

static void bent_arrows_drawn(struct test_state *t)
{
	struct setting s;
	init(&s);
	struct annotation_spec *plain = add_arrow(&s, page(100, 50), page(160, 50), "ink");
	plain->arrow.bend = 0.25;
	struct annotation_spec *short_one = add_arrow(&s, page(100, 90), page(104, 90), NULL);
	add_arrow(&s, page(100, 190), page(100, 190), NULL);
	EXPECT(plan(&s));
	EXPECT(short_one->kind == ANNOTATION_ARROW);
	/* Without a stroke it has the colour of the letters. A line shorter than its head is
	 * all head; one without length is nothing. */
	EXPECT_STR(drawn(&s),
		"group annotations\n"
		"  group -\n"
		"    path M 100,50 C 120,30 140,30 160,50 stroke #000000ff class 'arrow'\n"
		"  end\n"
		"  group -\n"
		"    path M 104,90 L 95,93.6 L 100,90 L 95,86.4 Z fill #0000ffff class "
		"'arrow-head'\n"
		"    path M 100,90 L 100,90 stroke #0000ffff class 'arrow'\n"
		"  end\n"
		"  group -\n"
		"    path M 100,190 L 100,190 stroke #0000ffff class 'arrow'\n"
		"  end\n"
		"end\n");
	finish(&s);
	/* The line of a bent one is the beginning of the whole curve, and ends where it is 7.65
	 * points from the tip; its head points along the rest. */
	init(&s);
	struct annotation_spec *bent = add_arrow(&s, page(100, 50), page(160, 50), NULL);
	bent->arrow.bend = 0.25;
	EXPECT(plan(&s) && drawn(&s)[0] != '\0');
	const struct path *head = &s.m.scene.items[2].u.path,
			  *line = &s.m.scene.items[3].u.path;
	EXPECT_INT(line->n_pts, 4);
	EXPECT_NEAR(head->pts[2].x, line->pts[3].x, 1e-9);
	/* On the curve (100 + 60 t, 50 - 60 t (1 - t)). */
	double u = (line->pts[3].x - 100) / 60;
	EXPECT_NEAR(line->pts[3].y, 50 - 60 * u * (1 - u), 1e-6);
	double dx = 160 - line->pts[3].x, dy = 50 - line->pts[3].y;
	EXPECT_NEAR(dx * dx + dy * dy, 7.65 * 7.65, 1e-5);
	/* Its first control point lies on the first tangent. */
	EXPECT_NEAR(line->pts[1].x - 100, 50 - line->pts[1].y, 1e-9);
	EXPECT_NEAR(line->pts[1].x - 100, 20 * u, 1e-9);
	finish(&s);
}

static struct annotation_spec *add_image(
	struct setting *s, const char *file, struct position_spec at, const char *class_name)
{
	struct annotation_spec *spec = add(s, ANNOTATION_IMAGE, class_name);
	spec->image = file;
	spec->at = at;
	s->m.spec.path = fixture_path(&s->m.f, "map.yaml");
	(void)fixture_write_text(&s->m.f, "logo.svg",
		"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 10'/>");
	return spec;
}

/* Of the width given, or 20 mm; a quarter as high. */
static void images(struct test_state *t)
{
	static const struct {
		struct position_spec at;
		double width_pt;
		struct box want;
	} rows[] = {
		{{POSITION_PAGE, {0, 0}, 20, 30}, 80, {20, 30, 100, 50}},
		{{POSITION_PAGE, {0, 0}, -20, -30}, 80, {300, 250, 380, 270}},
		{{POSITION_PLACE, {10, 10}, 0, 0}, 80, {60, 90, 140, 110}},
		{{POSITION_PAGE, {0, 0}, 0, 0}, 0, {0, 0, 56.692913, 14.173228}},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct setting s;
		init(&s);
		add_image(&s, "logo.svg", rows[i].at, "note")->width_pt = rows[i].width_pt;
		EXPECT(plan(&s));
		EXPECT_INT(s.notes.n, 1);
		const struct annotation *note = &s.notes.items[0];
		EXPECT_NEAR(note->box.min_x, rows[i].want.min_x, 1e-6);
		EXPECT_NEAR(note->box.min_y, rows[i].want.min_y, 1e-6);
		EXPECT_NEAR(note->box.max_x, rows[i].want.max_x, 1e-6);
		EXPECT_NEAR(note->box.max_y, rows[i].want.max_y, 1e-6);
		EXPECT_INT(s.notes.n_obstacles, 1);
		EXPECT_INT(s.notes.obstacles[0].cost, -1);
		finish(&s);
	}
}

static void images_drawn(struct test_state *t)
{
	struct setting s;
	init(&s);
	struct annotation_spec *spec = add_image(&s, "logo.svg", page(20, 30), "note");
	spec->width_pt = 80;
	spec->alt = map_text(&s.m, "", "A logo");
	EXPECT(plan(&s));
	EXPECT_STR(drawn(&s),
		"group annotations\n"
		"  group -\n"
		"    image picture_1 20,30 100,50 fill #ffffffff stroke #ff0000ff "
		"class 'image'\n"
		"  end\n"
		"end\n");
	EXPECT_STR(s.m.scene.items[2].meaning.title, "A logo");
	finish(&s);
}

static void images_left_out(struct test_state *t)
{
	struct setting s;
	init(&s);
	add_image(&s, "logo.svg", page(20, 30), "gone");
	add_image(&s, "logo.svg", page(500, 30), NULL);
	EXPECT(plan(&s));
	EXPECT_INT(s.notes.n, 0);
	EXPECT_STR(fixture_warning(&s.m.f, "annotation"),
		"map.yaml:7:5: this annotation lies off the page; it is not drawn");
	finish(&s);
	/* On the far side of a globe. */
	init(&s);
	view_destroy(s.view);
	s.view = map_view(&s.m, "+proj=ortho +lon_0=15 +lat_0=10", (struct box){0, 0, 30, 20},
		(struct box){0, 0, 300, 200});
	add_image(&s, "logo.svg", place(-165, -10), NULL);
	EXPECT(plan(&s));
	EXPECT_INT(s.notes.n, 0);
	EXPECT_STR(fixture_warning(&s.m.f, "annotation"),
		"map.yaml:7:5: this annotation lies where the map cannot show it; it is not "
		"drawn");
	finish(&s);
	/* One that is not there is an error, though it would lie off the page. */
	init(&s);
	add_image(&s, "lgo.svg", page(500, 30), NULL);
	EXPECT(!plan(&s));
	EXPECT_STR(fixture_error(&s.m.f), "map.yaml:7:5: image: lgo.svg: No such file or "
					  "directory; did you mean 'logo.svg'?");
	finish(&s);
}

/* Each file is read once, and found among the installed data too. */
static void images_found(struct test_state *t)
{
	struct setting s;
	init(&s);
	s.data_dir = s.m.f.folder;
	add_image(&s, "logo.svg", page(20, 30), NULL);
	add_image(&s, "logo.svg", page(20, 60), NULL);
	s.m.spec.path = "elsewhere/map.yaml";
	EXPECT(plan(&s));
	EXPECT_INT(s.notes.n, 2);
	EXPECT(s.notes.n == 2 && s.notes.items[0].picture == s.notes.items[1].picture);
	EXPECT_INT(s.pictures.n, 1);
	finish(&s);
}

TEST_MAIN({"images", images}, {"images drawn", images_drawn},
	{"images left out", images_left_out}, {"images found", images_found}, {"boxes", boxes},
	{"cut off", cut_off}, {"panels", panels}, {"labels or boxes", labels_or_boxes},
	{"days", days}, {"left out", left_out}, {"callouts", callouts}, {"arrows", arrows},
	{"nothing drawn", nothing_drawn}, {"texts drawn", texts_drawn},
	{"arrows drawn", arrows_drawn}, {"bent arrows drawn", bent_arrows_drawn})
