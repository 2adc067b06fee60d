#include "fixture.h"
#include "scene/scene.h"
#include "test.h"

#include <math.h>

static const struct rgba red = {255, 0, 0, 255}, clear_blue = {0, 0, 255, 128};

static void empty(struct test_state *t)
{
	struct fixture f;
	struct scene s;
	fixture_init(&f);
	scene_init(&s, &f.arena, 510.5, 382);
	EXPECT_NEAR(s.width_pt, 510.5, 0);
	EXPECT_NEAR(s.height_pt, 382, 0);
	EXPECT_INT(s.n_items, 0);
	EXPECT_INT(s.open_groups, 0);
	EXPECT(s.background.r == 255 && s.background.a == 255);
	EXPECT(s.arena == &f.arena);
	fixture_finish(&f);
}

/* What is appended lives on when the caller's memory does not. */
static void copies(struct test_state *t)
{
	struct fixture f;
	struct scene s;
	fixture_init(&f);
	scene_init(&s, &f.arena, 100, 100);
	char id[] = "map", class[] = "layer", title[] = "Map", key[] = "MLI", text[] = "Gao",
	     label[] = "a/MLI";
	char family[] = "Noto Sans", lang[] = "fr";
	struct box clip = {1, 2, 3, 4};
	struct page_pt pts[] = {{1, 2}, {3, 4}, {5, 7}};
	unsigned char verbs[] = {PATH_MOVE, PATH_LINE, PATH_LINE};
	struct path path = {verbs, pts, 3, 3};
	const struct scene_group group = {id, class, title, &clip};
	const struct scene_meaning meaning = {
		.class_name = class, .key = key, .title = title, .label = label};
	const struct scene_text words = {.at = {8, 9},
		.width_pt = 20,
		.font = {family, 7, 700, true, 0.5},
		.text = text,
		.lang = lang,
		.angle_deg = 30,
		.halo = clear_blue,
		.halo_width_pt = 2};
	const struct paint_style paint = {.fill = red, .stroke_width_pt = 3};
	EXPECT(scene_group_begin(&s, &group) && scene_add_path(&s, &path, &paint, &meaning) &&
		scene_add_line(&s, pts, 3, true, &paint, &meaning) &&
		scene_add_line(&s, pts, 3, false, &paint, NULL) &&
		scene_add_text(&s, &words, &paint, &meaning) && scene_group_end(&s));
	memset(id, 'x', 3);
	memset(class, 'x', 5);
	memset(title, 'x', 3);
	memset(key, 'x', 3);
	memset(label, 'x', 5);
	memset(text, 'x', 3);
	memset(family, 'x', 4);
	memset(lang, 'x', 2);
	memset(pts, 0, sizeof(pts));
	memset(verbs, 0, sizeof(verbs));
	clip.min_x = 99;
	EXPECT_INT(s.n_items, 6);
	for (size_t i = 0; i < 6; i += 5) { /* the end of a group says which */
		const struct scene_group *g = &s.items[i].u.group;
		EXPECT(s.items[i].kind == (i == 0 ? SCENE_GROUP_BEGIN : SCENE_GROUP_END));
		EXPECT_STR(g->id, "map");
		EXPECT_STR(g->class_name, "layer");
		EXPECT_STR(g->title, "Map");
		EXPECT(g->clip->min_x == 1 && g->clip->max_y == 4);
	}
	static const size_t n_verbs[] = {3, 4, 3};
	for (size_t i = 1; i <= 3; i++) {
		const struct scene_item *it = &s.items[i];
		EXPECT(it->kind == SCENE_PATH);
		EXPECT_INT(it->u.path.n_verbs, n_verbs[i - 1]);
		EXPECT_INT(it->u.path.n_pts, 3);
		EXPECT(it->u.path.verbs[0] == PATH_MOVE && it->u.path.verbs[2] == PATH_LINE);
		EXPECT_NEAR(it->u.path.pts[2].y, 7, 0);
		EXPECT(it->style.fill.r == 255 && it->style.stroke_width_pt == 3);
		EXPECT((it->meaning.key == NULL) == (i == 3));
	}
	EXPECT(s.items[2].u.path.verbs[3] == PATH_CLOSE);
	EXPECT_STR(s.items[1].meaning.key, "MLI");
	EXPECT_STR(s.items[1].meaning.class_name, "layer");
	EXPECT_STR(s.items[1].meaning.title, "Map");
	const struct scene_item *it = &s.items[4];
	EXPECT(it->kind == SCENE_TEXT);
	EXPECT_STR(it->u.text.text, "Gao");
	EXPECT_STR(it->u.text.lang, "fr");
	EXPECT_STR(it->u.text.font.family, "Noto Sans");
	EXPECT_STR(it->meaning.key, "MLI");
	EXPECT_STR(it->meaning.label, "a/MLI");
	EXPECT(it->u.text.angle_deg == 30 && it->u.text.halo.b == 255 &&
		it->u.text.halo_width_pt == 2 && it->u.text.width_pt == 20);
	EXPECT(it->u.text.font.weight == 700 && it->u.text.font.italic);
	fixture_finish(&f);
}

static void features_become_paths(struct test_state *t)
{
	static const struct pt outer[] = {{0, 0}, {10, 0}, {10, 10}},
			       hole[] = {{6, 1}, {8, 1}, {8, 3}};
	static const struct {
		enum shape shape;
		const char *verbs;
	} rows[] = {{SHAPE_POLYGON, "MLLZMLLZ"}, {SHAPE_LINE, "MLLMLL"}};
	for (size_t i = 0; i < 2; i++) {
		struct fixture f;
		struct scene s;
		fixture_init(&f);
		scene_init(&s, &f.arena, 100, 100);
		struct features in = {.space = SPACE_PAGE, .table = &fixture_no_table};
		fixture_add(&f, &in, SHAPE_POINT, 0, outer, 3); /* parts do not begin at 0 */
		fixture_add(&f, &in, rows[i].shape, 1, outer, 3);
		EXPECT(features_part(&in, &f.arena));
		for (size_t k = 0; k < 3; k++) {
			EXPECT(features_point(&in, &f.arena, hole[k]));
		}
		features_end(&in);
		const struct paint_style paint = {.fill = red};
		EXPECT(scene_add_feature(&s, &in, &in.items[1], &paint, NULL));
		const struct path *p = &s.items[0].u.path;
		EXPECT_INT(p->n_verbs, strlen(rows[i].verbs));
		EXPECT_INT(p->n_pts, 6);
		for (size_t k = 0; k < p->n_verbs; k++) {
			static const char letters[] = "MLCZ";
			EXPECT_INT(letters[p->verbs[k]], rows[i].verbs[k]);
		}
		for (size_t k = 0; k < 6; k++) {
			struct pt want = k < 3 ? outer[k] : hole[k - 3];
			EXPECT(p->pts[k].x == want.x && p->pts[k].y == want.y);
		}
		fixture_finish(&f);
	}
}

/* The area of a path's outline; curves in 64 pieces. */
static double path_area(const struct path *p, struct box *bounds)
{
	struct pt ring[1000];
	size_t n = 0, i = 0;
	*bounds = box_empty();
	for (size_t v = 0; v < p->n_verbs; v++) {
		if (p->verbs[v] == PATH_MOVE || p->verbs[v] == PATH_LINE) {
			ring[n++] = (struct pt){p->pts[i].x, p->pts[i].y};
			i++;
		} else if (p->verbs[v] == PATH_CURVE) {
			struct pt a = ring[n - 1];
			const struct page_pt *c = &p->pts[i];
			for (int k = 1; k <= 64; k++) {
				double s = k / 64.0, r = 1 - s;
				ring[n++] = (struct pt){
					r * r * r * a.x + 3 * r * r * s * c[0].x +
						3 * r * s * s * c[1].x + s * s * s * c[2].x,
					r * r * r * a.y + 3 * r * r * s * c[0].y +
						3 * r * s * s * c[1].y + s * s * s * c[2].y};
			}
			i += 3;
		}
	}
	for (size_t k = 0; k < n; k++) {
		box_add(bounds, ring[k]);
	}
	return fabs(ring_area(ring, n));
}

/* No symbol looks heavier than another: all cover what the circle of that diameter does. */
static void symbols(struct test_state *t)
{
	/* Bounds in radii of the circle, by elementary geometry of figures of its area. */
	static const struct {
		const char *name;
		double left, top, right, bottom;
	} rows[] = {{"circle", 1, 1, 1, 1}, {"square", 0.886, 0.886, 0.886, 0.886},
		{"diamond", 1.253, 1.253, 1.253, 1.253},
		{"triangle", 1.347, 1.555, 1.347, 0.778},
		{"triangle-down", 1.347, 0.778, 1.347, 1.555},
		{"pentagon", 1.094, 1.15, 1.094, 0.930}, {"hexagon", 0.953, 1.1, 0.953, 1.1},
		{"star", 1.474, 1.55, 1.474, 1.254}, {"cross", 1.189, 1.189, 1.189, 1.189}};
	struct fixture f;
	struct scene s;
	fixture_init(&f);
	scene_init(&s, &f.arena, 100, 100);
	const double pi = acos(-1), size = 12, r = size / 2;
	size_t n = 0;
	for (; symbol_names[n] != NULL; n++) {
		const struct page_pt at = {40, 60};
		const struct scene_meaning meaning = {.key = "k"};
		const struct paint_style paint = {.fill = red};
		struct box b;
		EXPECT(scene_add_symbol(&s, symbol_names[n], at, size, &paint, &meaning));
		const struct scene_item *it = &s.items[s.n_items - 1];
		double area = path_area(&it->u.path, &b);
		EXPECT_NEAR(area / (pi * r * r), 1, 0.03);
		EXPECT(it->u.path.verbs[it->u.path.n_verbs - 1] == PATH_CLOSE);
		EXPECT(it->style.fill.r == 255);
		EXPECT_STR(it->meaning.key, "k");
		EXPECT_STR(symbol_names[n], rows[n].name);
		EXPECT_NEAR((at.x - b.min_x) / r, rows[n].left, 0.005);
		EXPECT_NEAR((at.y - b.min_y) / r, rows[n].top, 0.005);
		EXPECT_NEAR((b.max_x - at.x) / r, rows[n].right, 0.005);
		EXPECT_NEAR((b.max_y - at.y) / r, rows[n].bottom, 0.005);
	}
	EXPECT_INT(n, sizeof(rows) / sizeof(rows[0]));
	EXPECT_INT(s.n_items, n);
	const struct paint_style paint = {.fill = red};
	EXPECT(!scene_add_symbol(&s, "heart", (struct page_pt){0, 0}, 5, &paint, NULL));
	EXPECT_INT(f.diag.code, SM_E_SPEC);
	EXPECT_STR(f.diag.errors[0].text, "no symbol 'heart'");
	EXPECT_INT(s.n_items, n);
	fixture_finish(&f);
}

static void groups_nest(struct test_state *t)
{
	struct fixture f;
	struct scene s;
	fixture_init(&f);
	scene_init(&s, &f.arena, 100, 100);
	const struct scene_group a = {.id = "a"}, b = {.id = "b"}, c = {0};
	EXPECT(scene_group_begin(&s, &a) && scene_group_begin(&s, &b));
	EXPECT_INT(s.open_groups, 2);
	EXPECT(scene_group_end(&s) && scene_group_begin(&s, &c) && scene_group_end(&s) &&
		scene_group_end(&s));
	EXPECT_INT(s.open_groups, 0);
	static const char *const ends[] = {"b", NULL, "a"};
	static const size_t at[] = {2, 4, 5};
	for (size_t i = 0; i < 3; i++) {
		const char *id = s.items[at[i]].u.group.id;
		EXPECT(s.items[at[i]].kind == SCENE_GROUP_END);
		EXPECT(id == NULL ? ends[i] == NULL : strcmp(id, ends[i]) == 0);
	}
	fixture_finish(&f);
}

static void dumped(struct test_state *t)
{
	struct fixture f;
	struct scene s;
	struct buf out;
	fixture_init(&f);
	scene_init(&s, &f.arena, 100, 100);
	const struct box clip = {0, 0, 1, 1};
	const struct scene_group map = {.id = "map", .clip = &clip}, inner = {0};
	const struct paint_style fill = {.fill = red}, line = {.stroke = clear_blue};
	const struct scene_meaning meaning = {
		.class_name = "FRA", .key = "gao-1", .title = "T"};
	static const struct page_pt pts[] = {{1.234, 2.345}, {3, 4.999}, {-5, 6}};
	static const unsigned char verbs[] = {PATH_MOVE, PATH_CURVE, PATH_CLOSE};
	static const struct page_pt curve[] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
	const struct path bent = {verbs, curve, 3, 4};
	const struct scene_text text = {.at = {10, 20.5},
		.font = {"Noto Sans", 6.25, 700, true, 0},
		.text = "N'Djam\xc3\xa9na \"x\"",
		.halo = red};
	const struct scene_text plain = {
		.at = {1, 2}, .font = {"Noto Sans", 7, 400, false, 0}, .text = "a"};
	struct scene_text along = plain;
	along.path = curve;
	along.n_path = 3;
	EXPECT(scene_group_begin(&s, &map) && scene_group_begin(&s, &inner) &&
		scene_add_line(&s, pts, 3, true, &fill, NULL));
	EXPECT(scene_add_line(&s, pts, 3, false, &line, &meaning) && scene_group_end(&s) &&
		scene_add_path(&s, &bent, &fill, NULL) &&
		scene_add_text(&s, &text, &fill, &meaning) &&
		scene_add_text(&s, &plain, &fill, NULL) &&
		scene_add_text(&s, &along, &fill, NULL) && scene_group_end(&s));
	buf_init(&out, 10000);
	scene_dump(&s, &out);
	EXPECT_STR(out.ptr,
		"group map clipped\n"
		"  group -\n"
		"    path M 1.23,2.35 L 3,5 L -5,6 Z fill #ff0000ff\n"
		"    path M 1.23,2.35 L 3,5 L -5,6 stroke #0000ff80 class 'FRA' key 'gao-1'\n"
		"  end\n"
		"  path M 0,0 C 1,0 1,1 0,1 Z fill #ff0000ff\n"
		"  text \"N'Djam\xc3\xa9na \\\"x\\\"\" 10,20.5 size 6.25 weight 700 italic "
		"halo #ff0000ff fill #ff0000ff class 'FRA' key 'gao-1'\n"
		"  text \"a\" 1,2 size 7 weight 400 fill #ff0000ff\n"
		"  text \"a\" 1,2 size 7 weight 400 along 0,0 1,0 1,1 fill #ff0000ff\n"
		"end\n");
	buf_finish(&out);
	fixture_finish(&f);
}

/* On a page of 450 points the rows are half a point apart; a twentieth of a row lower. */
static void baselines(struct test_state *t)
{
	static const struct {
		double y, angle_deg, want;
	} rows[] = {{10.1, 0, 10.025}, {10.3, 0, 10.525}, {0, 0, 0.025}, {10.1, 30, 10.1},
		{200.74, 0, 200.525}, {-0.3, 0, -0.475}};
	struct fixture f;
	struct scene s;
	fixture_init(&f);
	scene_init(&s, &f.arena, 450, 300);
	const struct paint_style paint = {.fill = red};
	static const struct page_pt pts[] = {{1, 10.1}, {2, 10.1}};
	EXPECT(scene_add_line(&s, pts, 2, false, &paint, NULL));
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct scene_text text = {.at = {7.77, rows[i].y},
			.font = {"Noto Sans", 6, 400, false, 0},
			.text = "a",
			.angle_deg = rows[i].angle_deg};
		EXPECT(scene_add_text(&s, &text, &paint, NULL));
	}
	scene_align_baselines(&s);
	EXPECT_NEAR(s.items[0].u.path.pts[0].y, 10.1, 0);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		EXPECT_NEAR(s.items[i + 1].u.text.at.y, rows[i].want, 1e-9);
		EXPECT_NEAR(s.items[i + 1].u.text.at.x, 7.77, 0);
	}
	fixture_finish(&f);
}

/* One call of each kind, as often as there are allocations to fail. */
static bool add_everything(struct scene *s, const struct features *in)
{
	const struct box clip = {0, 0, 1, 1};
	const struct scene_group group = {"a", "b", "c", &clip};
	const struct scene_meaning meaning = {
		.class_name = "a", .key = "b", .title = "c", .label = "d"};
	const struct paint_style paint = {.fill = red};
	static const struct page_pt pts[] = {{1, 2}, {3, 4}, {5, 6}};
	const struct scene_text text = {
		.font = {"Noto Sans", 6, 400, false, 0}, .text = "a", .lang = "en"};
	return scene_group_begin(s, &group) &&
	       scene_add_symbol(s, "circle", pts[0], 5, &paint, &meaning) &&
	       scene_add_symbol(s, "cross", pts[0], 5, &paint, &meaning) &&
	       scene_add_line(s, pts, 3, true, &paint, &meaning) &&
	       scene_add_feature(s, in, in->items, &paint, &meaning) &&
	       scene_add_text(s, &text, &paint, &meaning) &&
	       scene_add_line(s, pts, 3, true, &paint, NULL) &&
	       scene_add_line(s, pts, 3, true, &paint, NULL) &&
	       scene_add_text(s, &text, &paint, NULL) && scene_group_end(s);
}

static void out_of_memory(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	static const struct pt ring[] = {{0, 0}, {10, 0}, {10, 10}};
	struct features in = {.space = SPACE_PAGE, .table = &fixture_no_table};
	fixture_add(&f, &in, SHAPE_POLYGON, 0, ring, 3);
	int failures = 0;
	for (bool ok = false; !ok && failures < 200; failures += !ok) {
		struct scene s;
		fixture_forget(&f);
		scene_init(&s, &f.arena, 10, 10);
		f.arena.fail_in = failures + 1;
		ok = add_everything(&s, &in);
		EXPECT(ok || (f.diag.code == SM_E_NOMEM && f.diag.n_errors == 1));
		EXPECT(!ok || s.n_items == 10);
	}
	EXPECT(failures > 25 && failures < 200);
	fixture_finish(&f);
}

static void images(struct test_state *t)
{
	static const struct paint_style paint = {.fill = {1, 2, 3, 255}};
	const struct scene_meaning meaning = {.class_name = "c", .key = "k", .title = "T"};
	struct fixture f;
	struct scene s;
	struct buf b;
	fixture_init(&f);
	buf_init(&b, 1000);
	scene_init(&s, &f.arena, 100, 100);
	const char *tall = fixture_write_text(
		&f, "a.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 20'/>");
	buf_printf(&b, "url(%s)", tall);
	/* Its longer side is the diameter; the file is read once. */
	EXPECT(scene_add_symbol(&s, b.ptr, (struct page_pt){50, 40}, 8, &paint, &meaning));
	EXPECT(scene_add_symbol(&s, b.ptr, (struct page_pt){5, 4}, 2, &paint, NULL));
	EXPECT_INT(s.pictures->n, 1);
	EXPECT(s.items[0].u.image.picture == s.items[1].u.image.picture);
	EXPECT_STR(s.items[0].meaning.title, "T");
	EXPECT(s.items[0].meaning.title != meaning.title);
	struct buf dump;
	buf_init(&dump, 1000);
	scene_dump(&s, &dump);
	EXPECT_STR(dump.ptr, "image picture_1 48,36 52,44 fill #010203ff class 'c' key 'k'\n"
			     "image picture_1 4.5,3 5.5,5 fill #010203ff\n");
	buf_finish(&dump);
	buf_finish(&b);
	buf_init(&b, 1000);
	buf_printf(&b, "url(%s)", fixture_path(&f, "no.svg"));
	EXPECT(!scene_add_symbol(&s, b.ptr, (struct page_pt){5, 4}, 2, &paint, NULL));
	EXPECT_STR(fixture_error(&f), "no.svg: No such file or directory");
	buf_finish(&b);
	fixture_finish(&f);
}

/* All that was appended from an item on moves, its clips too; what was there before stays. */
static void moves(struct test_state *t)
{
	static const struct paint_style paint = {.fill = {1, 2, 3, 255}};
	const struct box clip = {0, 0, 10, 10};
	const struct scene_group map = {.id = "map", .clip = &clip}, plain = {.id = "plain"};
	const struct page_pt line[] = {{1, 2}, {3, 4}};
	const struct scene_text text = {.at = {5, 6}, .font = {.family = "Sans"}, .text = "a"};
	struct scene_text along = text;
	along.path = line;
	along.n_path = 2;
	struct fixture f;
	struct scene s;
	fixture_init(&f);
	scene_init(&s, &f.arena, 100, 100);
	const char *file = fixture_write_text(
		&f, "a.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 10'/>");
	struct buf symbol;
	buf_init(&symbol, 1000);
	buf_printf(&symbol, "url(%s)", file);
	EXPECT(scene_add_line(&s, line, 2, false, &paint, NULL));
	EXPECT(scene_group_begin(&s, &map) && scene_group_begin(&s, &plain) &&
		scene_add_line(&s, line, 2, false, &paint, NULL) &&
		scene_add_text(&s, &text, &paint, NULL) &&
		scene_add_text(&s, &along, &paint, NULL) &&
		scene_add_symbol(&s, symbol.ptr, (struct page_pt){7, 8}, 2, &paint, NULL) &&
		scene_group_end(&s) && scene_group_end(&s));
	EXPECT(scene_move(&s, 1, (struct page_pt){100, -10}));
	struct buf dump;
	buf_init(&dump, 1000);
	scene_dump(&s, &dump);
	EXPECT_STR(dump.ptr, "path M 1,2 L 3,4 fill #010203ff\n"
			     "group map clipped\n"
			     "  group plain\n"
			     "    path M 101,-8 L 103,-6 fill #010203ff\n"
			     "    text \"a\" 105,-4 size 0 weight 0 fill #010203ff\n"
			     "    text \"a\" 105,-4 size 0 weight 0 along 101,-8 103,-6 fill "
			     "#010203ff\n"
			     "    image picture_1 106,-3 108,-1 fill #010203ff\n"
			     "  end\n"
			     "end\n");
	const struct box *moved = s.items[1].u.group.clip;
	EXPECT(moved->min_x == 100 && moved->max_y == 0);
	/* The caller's are not touched: what is appended is copied. */
	EXPECT_NEAR(clip.max_x, 10, 0);
	EXPECT_NEAR(line[0].x, 1, 0);
	f.arena.fail_in = 1;
	EXPECT(scene_move(&s, s.n_items, (struct page_pt){1, 1}));
	EXPECT(!scene_move(&s, 0, (struct page_pt){1, 1}));
	EXPECT_INT(f.diag.code, SM_E_NOMEM);
	buf_finish(&dump);
	buf_finish(&symbol);
	fixture_finish(&f);
}

/* Ids of panels have a prefix, so that no two of a page are alike. */
static void prefixes(struct test_state *t)
{
	const struct scene_group map = {.id = "map", .class_name = "map"}, none = {0};
	struct fixture f;
	struct scene s;
	fixture_init(&f);
	scene_init(&s, &f.arena, 100, 100);
	s.id_prefix = "panel-2-";
	EXPECT(scene_group_begin(&s, &map) && scene_group_begin(&s, &none));
	s.id_prefix = NULL;
	EXPECT(scene_group_begin(&s, &map));
	EXPECT_STR(s.items[0].u.group.id, "panel-2-map");
	EXPECT_STR(s.items[0].u.group.class_name, "map");
	EXPECT(s.items[1].u.group.id == NULL);
	EXPECT_STR(s.items[2].u.group.id, "map");
	fixture_finish(&f);
}

TEST_MAIN({"moves", moves}, {"prefixes", prefixes}, {"images", images}, {"empty", empty},
	{"copies", copies}, {"features become paths", features_become_paths},
	{"symbols", symbols}, {"groups nest", groups_nest}, {"dumped", dumped},
	{"baselines", baselines}, {"out of memory", out_of_memory})
