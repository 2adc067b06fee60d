#include "check/press.h"

#include "layout/map_fixture.h"
#include "test.h"

#include <math.h>
#include <stdlib.h>

/* A page of 200 x 100 pt: rules are asked for their findings. */
struct page {
	struct map_fixture m;
	struct view *view;
	struct sites sites;
	struct labels labels;
	struct furniture furniture;
	struct press_map map;
	struct press_request request;
	struct press press;
	uint32_t left, right; /* colours of the two halves, as painted */
};

/* What is painted, whatever the scene: two halves. */
static bool paint(void *user, const struct scene *s, double dpi, struct press_picture *out)
{
	struct page *p = user;
	size_t w = (size_t)lround(s->width_pt * dpi / 72),
	       h = (size_t)lround(s->height_pt * dpi / 72);
	uint32_t *argb = arena_alloc(&p->m.f.arena, w * h, sizeof(*argb));
	for (size_t i = 0; argb != NULL && i < w * h; i++) {
		argb[i] = i % w < w / 2 ? p->left : p->right;
	}
	*out = (struct press_picture){w, h, argb};
	return argb != NULL;
}

static void begin(struct page *p, const char *rules)
{
	*p = (struct page){.left = 0xffffffffU, .right = 0xffffffffU};
	map_init(&p->m, rules);
	const struct box frame = {0, 0, 200, 100};
	p->view = map_view(&p->m, "+proj=eqc +datum=WGS84", (struct box){-2, -1, 2, 1}, frame);
	scene_init(&p->m.scene, &p->m.f.arena, 200, 100);
	p->m.scene.background = (struct rgba){255, 255, 255, 255};
	p->furniture.scale_bar_box = p->furniture.north_arrow_box = box_empty();
	p->map = (struct press_map){&p->m.layout, &p->m.layers, p->view, &p->sites, &p->labels,
		&p->furniture, frame};
	p->request = (struct press_request){.layout = &p->m.layout,
		.scene = &p->m.scene,
		.maps = &p->map,
		.n_maps = 1,
		.dpi = 300,
		.paint = paint,
		.user = p};
}

static void finish(struct page *p)
{
	view_destroy(p->view);
	map_finish(&p->m);
}

static void add_text(struct test_state *t, struct page *p, double x, struct rgba fill,
	struct rgba halo, double halo_pt)
{
	const struct scene_text text = {.at = {x, 50},
		.width_pt = 40,
		.font = {.family = "Noto Sans", .size_pt = 10, .weight = 400},
		.text = "Town",
		.halo = halo,
		.halo_width_pt = 2 * halo_pt};
	const struct paint_style paint_style = {.fill = fill};
	EXPECT(scene_add_text(&p->m.scene, &text, &paint_style, NULL));
}

/* The finding of a rule, or NULL. */
static const struct press_finding *found(struct test_state *t, struct page *p, const char *rule)
{
	EXPECT(press_run(&p->request, &p->press));
	for (size_t i = 0; i < p->press.n; i++) {
		if (strcmp(p->press.findings[i].rule, rule) == 0) {
			return &p->press.findings[i];
		}
	}
	return NULL;
}

static const struct rgba black = {0, 0, 0, 255}, white = {255, 255, 255, 255},
			 gray = {0x77, 0x77, 0x77, 255}, none = {0};

/* A quarter of the letters may stand on what they cannot be read on. */
static void share(struct test_state *t)
{
	static const struct {
		double x;
		bool found;
	} rows[] = {{10, false}, {58, false}, {69, false}, {72, true}, {80, true}, {110, true}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct page p;
		begin(&p, NULL);
		p.right = 0xff000000U;
		add_text(t, &p, rows[i].x, black, none, 0);
		EXPECT((found(t, &p, "text-contrast") != NULL) == rows[i].found);
		finish(&p);
	}
}

/* #777777 on white has 4.48, #767676 4.54; a large text needs 3. */
static void limits(struct test_state *t)
{
	struct page p;
	begin(&p, NULL);
	add_text(t, &p, 10, gray, none, 0);
	const struct press_finding *f = found(t, &p, "text-contrast");
	EXPECT(f != NULL && f->severity == PRESS_ERROR);
	EXPECT_NEAR(f == NULL ? 0 : f->measured, 4.478, 0.001);
	EXPECT_NEAR(f == NULL ? 0 : f->limit, 4.5, 0);
	p.m.scene.items[0].style.fill = (struct rgba){0x76, 0x76, 0x76, 255};
	EXPECT(found(t, &p, "text-contrast") == NULL);
	p.m.scene.items[0].style.fill = gray;
	p.request.print_pt = 360; /* it will be of 18 pt */
	EXPECT(found(t, &p, "text-contrast") == NULL);
	p.request.print_pt = 99;
	f = found(t, &p, "text-size");
	EXPECT_NEAR(f == NULL ? 0 : f->measured, 4.95, 1e-9);
	p.request.print_pt = 101;
	EXPECT(found(t, &p, "text-size") == NULL);
	p.request.screen_px = 199;
	f = found(t, &p, "text-size");
	EXPECT_NEAR(f == NULL ? 0 : f->measured, 9.95, 1e-9);
	EXPECT_STR(f == NULL ? "" : f->unit, "px");
	finish(&p);
}

/* White letters on white: a black halo of a tenth of the letters' size is their background, a
 * narrower one part of them. */
static void halos(struct test_state *t)
{
	static const struct {
		struct rgba halo;
		double halo_pt;
		uint32_t ground;
		bool found;
	} rows[] = {
		{{0, 0, 0, 0}, 0, 0xffffffffU, true},
		{{0, 0, 0, 255}, 1, 0xffffffffU, false},
		{{0, 0, 0, 255}, 0.5, 0xffffffffU, false}, /* seen as outlines */
		{{250, 250, 250, 255}, 1, 0xff000000U, true},
		{{250, 250, 250, 255}, 0.5, 0xff000000U, false},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct page p;
		begin(&p, NULL);
		p.left = rows[i].ground;
		add_text(t, &p, 10, white, rows[i].halo, rows[i].halo_pt);
		EXPECT((found(t, &p, "text-contrast") != NULL) == rows[i].found);
		finish(&p);
	}
}

/* The rule that paints something, as near as there is one. */
static void places(struct test_state *t)
{
	struct page p;
	begin(&p, "  a: { fill: none, label: { font-size: 9pt } }\n  a.x: { stroke: none }\n"
		  "  a.y: { label: { font-size: 8pt } }\n");
	EXPECT(press_run(&p.request, &p.press));
	struct place_in_file of_a = press_style_place(&p.press, "a", NULL, STYLE_SHAPE),
			     of_x = press_style_place(&p.press, "a", "w x", STYLE_SHAPE),
			     of_w = press_style_place(&p.press, "a", "w", STYLE_SHAPE),
			     of_y = press_style_place(&p.press, "a", "y", STYLE_LABEL),
			     label = press_style_place(&p.press, "a", "x", STYLE_LABEL),
			     other = press_style_place(&p.press, "b", NULL, STYLE_LABEL),
			     no = press_style_place(&p.press, "b", NULL, STYLE_SHAPE);
	EXPECT(of_a.line > 0 && of_x.line == of_a.line + 1 && of_w.line == of_a.line);
	EXPECT(of_y.line == of_a.line + 2 && label.line == of_a.line);
	EXPECT(label.column > of_a.column);
	EXPECT(other.line > 0 && other.line != label.line); /* `text` */
	EXPECT_INT(no.line, 0);
	finish(&p);
}

/* One rule of the style is one finding, of the worst; another panel says nothing new. */
static void once(struct test_state *t)
{
	struct page p;
	begin(&p, NULL);
	add_text(t, &p, 10, gray, none, 0);
	add_text(t, &p, 10, (struct rgba){200, 200, 200, 255}, none, 0);
	add_text(t, &p, 10, gray, none, 0);
	const struct press_finding *f = found(t, &p, "text-contrast");
	EXPECT_INT(f == NULL ? 0 : f->count, 3);
	EXPECT(f != NULL && f->measured < 2);
	const struct press_map two[] = {p.map, p.map};
	size_t n = p.press.n;
	p.request.maps = two;
	p.request.n_maps = 2;
	EXPECT(press_run(&p.request, &p.press));
	EXPECT_INT(p.press.n, n);
	finish(&p);
}

/* Warnings of a usual run, errors of a strict one, where they are errors. */
static void telling(struct test_state *t)
{
	struct page p;
	begin(&p, NULL);
	add_text(t, &p, 10, gray, none, 0);
	EXPECT(found(t, &p, "sources") != NULL);
	EXPECT(press_tell(&p.press, false));
	EXPECT_INT(p.m.f.diag.n_warnings, p.press.n);
	EXPECT(strstr(p.m.f.diag.warnings[0].text, ": text-contrast: 'Town' (") != NULL);
	fixture_forget(&p.m.f);
	EXPECT(!press_tell(&p.press, true));
	EXPECT_INT(p.m.f.diag.code, SM_E_SPEC);
	EXPECT_INT(p.m.f.diag.n_errors, press_errors(&p.press));
	EXPECT_INT(p.m.f.diag.n_errors + p.m.f.diag.n_warnings, p.press.n);
	fixture_forget(&p.m.f);
	struct buf json;
	buf_init(&json, 1 << 16);
	press_json(&p.press, &json);
	EXPECT(!json.failed && json.ptr[json.len - 1] == '\n');
	EXPECT_INT(map_count(json.ptr, "\"rule\":"), p.press.n);
	EXPECT_INT(map_count(json.ptr, "\n"), 1);
	EXPECT(strstr(json.ptr,
		       "\"measured\":4.478,\"limit\":4.5,\"unit\":\"\",\"count\":1}") != NULL);
	EXPECT(strstr(json.ptr, "\"measured\":null,\"limit\":null") != NULL);
	buf_finish(&json);
	finish(&p);
}

static void out_of_memory(struct test_state *t)
{
	int n = 0;
	struct page p;
	begin(&p, NULL);
	add_text(t, &p, 10, gray, none, 0);
	struct map_layer *layer = map_layer(&p.m, "towns");
	map_add_box(&p.m, layer, (struct map_row){.name = "a"}, (struct box){10, 10, 40, 40});
	for (bool failed = true; failed && n < 500; n++) {
		fixture_forget(&p.m.f);
		p.m.f.arena.fail_in = n + 1;
		failed = !press_run(&p.request, &p.press);
		EXPECT_INT(p.m.f.diag.code, failed ? SM_E_NOMEM : SM_OK);
	}
	EXPECT(n > 10 && n < 500);
	finish(&p);
}

TEST_MAIN({"share", share}, {"limits", limits}, {"halos", halos}, {"places", places},
	{"once", once}, {"telling", telling}, {"out of memory", out_of_memory})
