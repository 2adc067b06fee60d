#include "fixture.h"
#include "paint/flatten.h"
#include "test.h"

static const struct rgba red = {255, 0, 0, 255}, blue = {0, 0, 255, 255}, half = {0, 0, 0, 128};

struct setting {
	struct fixture f;
	struct scene s, flat;
};

static void init(struct setting *x)
{
	fixture_init(&x->f);
	scene_init(&x->s, &x->f.arena, 100, 100);
	x->s.background = (struct rgba){255, 255, 255, 255};
}

static void add_box(
	struct test_state *t, struct setting *x, const double at[4], struct rgba fill)
{
	const struct page_pt pts[] = {
		{at[0], at[1]}, {at[2], at[1]}, {at[2], at[3]}, {at[0], at[3]}};
	const struct paint_style style = {.fill = fill};
	EXPECT(scene_add_line(&x->s, pts, 4, true, &style, NULL));
}

static void expect_rgb(struct test_state *t, struct rgba c, unsigned want)
{
	EXPECT_INT((unsigned)c.r << 16 | (unsigned)c.g << 8 | c.b, want);
	EXPECT_INT(c.a, 255);
}

/* Over what most of it lies on, and that may be what was flattened before. */
static void fills(struct test_state *t)
{
	static const double left[] = {0, 0, 50, 100}, right[] = {50, 0, 100, 100},
			    mostly_right[] = {30, 10, 90, 90}, within[] = {60, 40, 80, 60},
			    beyond[] = {200, 200, 220, 220};
	struct setting x;
	init(&x);
	add_box(t, &x, left, red);
	add_box(t, &x, right, blue);
	add_box(t, &x, mostly_right, half);
	add_box(t, &x, within, half);
	add_box(t, &x, beyond, half);
	EXPECT(flatten_scene(&x.f.arena, &x.s, &x.flat));
	EXPECT_INT(x.flat.n_items, 5);
	expect_rgb(t, x.flat.items[0].style.fill, 0xff0000);
	expect_rgb(t, x.flat.items[2].style.fill, 0x00007f);
	expect_rgb(t, x.flat.items[3].style.fill, 0x00003f);
	expect_rgb(t, x.flat.items[4].style.fill, 0x7f7f7f);
	EXPECT_INT(x.s.items[2].style.fill.a, 128); /* the scene given stays as it is */
	fixture_finish(&x.f);
}

/* A group's clip hides what lies beyond it. */
static void clips(struct test_state *t)
{
	static const double all[] = {0, 0, 100, 100}, low[] = {0, 60, 100, 100};
	static const struct box clip = {0, 0, 100, 50};
	static const struct scene_group group = {.id = "map", .clip = &clip};
	struct setting x;
	init(&x);
	EXPECT(scene_group_begin(&x.s, &group));
	add_box(t, &x, all, red);
	EXPECT(scene_group_end(&x.s));
	add_box(t, &x, low, half);
	EXPECT(flatten_scene(&x.f.arena, &x.s, &x.flat));
	expect_rgb(t, x.flat.items[3].style.fill, 0x7f7f7f);
	fixture_finish(&x.f);
}

/* An area with a hole, over whose middle a line lies. */
static void holes_and_lines(struct test_state *t)
{
	static const unsigned char verbs[] = {PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE,
		PATH_CLOSE, PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE, PATH_CLOSE};
	static const struct page_pt pts[] = {
		{0, 0}, {100, 0}, {100, 100}, {0, 100}, {40, 40}, {60, 40}, {60, 60}, {40, 60}};
	static const struct page_pt inside[] = {{45, 50}, {55, 50}},
				    outside[] = {{5, 5}, {9, 9}};
	static const struct paint_style area = {.fill = {0, 0, 255, 255}},
					line = {.stroke = {0, 0, 0, 128}, .stroke_width_pt = 1};
	const struct path ring = {verbs, pts, sizeof(verbs), 8};
	struct setting x;
	init(&x);
	EXPECT(scene_add_path(&x.s, &ring, &area, NULL));
	EXPECT(scene_add_line(&x.s, inside, 2, false, &line, NULL));
	EXPECT(scene_add_line(&x.s, outside, 2, false, &line, NULL));
	EXPECT(flatten_scene(&x.f.arena, &x.s, &x.flat));
	expect_rgb(t, x.flat.items[1].style.stroke, 0x7f7f7f);
	expect_rgb(t, x.flat.items[2].style.stroke, 0x00007f);
	fixture_finish(&x.f);
}

static void texts(struct test_state *t)
{
	static const double all[] = {0, 0, 100, 100};
	const struct paint_style ink = {.fill = half};
	const struct scene_text text = {.at = {10, 20},
		.width_pt = 30,
		.font = {"Noto Sans", 12, 400, false, 0},
		.text = "Gao",
		.halo = {255, 255, 255, 128},
		.halo_width_pt = 2};
	struct setting x;
	init(&x);
	add_box(t, &x, all, red);
	EXPECT(scene_add_text(&x.s, &text, &ink, NULL));
	EXPECT(flatten_scene(&x.f.arena, &x.s, &x.flat));
	expect_rgb(t, x.flat.items[1].style.fill, 0x7f0000);
	expect_rgb(t, x.flat.items[1].u.text.halo, 0xff8080);
	fixture_finish(&x.f);
}

TEST_MAIN({"fills", fills}, {"clips", clips}, {"holes and lines", holes_and_lines},
	{"texts", texts})
