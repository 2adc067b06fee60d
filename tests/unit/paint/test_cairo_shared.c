/* Pictures that begin with pixels of other pictures, which were painted as a whole, are what
 * they are on their own, in bands; by however many threads. */
#include "base/memo.h"
#include "paint/paint.h"
#include "small_png.h"
#include "test.h"

#define NOTO "/usr/share/fonts/truetype/noto/"

/* What maps of one plan may differ in. */
struct look {
	struct rgba area, letters, halo;
	const char *name, *title;
	double x_pt, size_pt, angle_deg, picture_pt, width_pt;
	bool has_title;
};

static const struct look plain = {.area = {200, 200, 120, 255},
	.letters = {0, 0, 0, 255},
	.halo = {255, 255, 255, 255},
	.name = "Gao",
	.title = "On 1 May",
	.x_pt = 10,
	.size_pt = 12,
	.picture_pt = 6,
	.width_pt = 90,
	.has_title = true};

static bool add_map(struct scene *s, const struct look *look, const struct picture *picture)
{
	static const struct scene_group map = {.id = "map"},
					countries = {.id = "countries", .class_name = "shapes"};
	const struct page_pt pts[] = {{5, 5}, {80, 12}, {60, 45}, {8, 40}};
	const struct paint_style area = {.fill = look->area,
					 .stroke = {90, 30, 0, 255},
					 .stroke_width_pt = 1.3},
				 ink = {.fill = look->letters};
	const struct scene_text name = {.at = {look->x_pt, 30},
		.font = {"Noto Sans", look->size_pt, 400, false, 0},
		.text = look->name,
		.angle_deg = look->angle_deg,
		.halo = look->halo,
		.halo_width_pt = 2};
	const struct scene_image image = {
		picture, {60, 10, 60 + look->picture_pt, 10 + look->picture_pt}};
	return scene_group_begin(s, &map) && scene_group_begin(s, &countries) &&
	       scene_add_line(s, pts, 4, true, &area, NULL) && scene_group_end(s) &&
	       scene_add_text(s, &name, &ink, NULL) && scene_add_image(s, &image, &ink, NULL) &&
	       scene_group_end(s);
}

static bool add_title(struct scene *s, const struct look *look)
{
	static const struct scene_group title = {.id = "title"};
	const struct paint_style ink = {.fill = {40, 40, 40, 255}};
	const struct scene_text text = {
		.at = {4, 58}, .font = {"Noto Sans", 9, 400, false, 0}, .text = look->title};
	return !look->has_title ||
	       (scene_group_begin(s, &title) && scene_add_text(s, &text, &ink, NULL) &&
		       scene_group_end(s));
}

/* A PNG of it with what the memo has; memo NULL: alone. */
static void draw(struct test_state *t, const struct look *look, const char *font,
	struct memo *memo, struct buf *out)
{
	struct fixture f;
	struct scene s;
	struct buf file;
	const double dpi = 1200; /* 3 bands */
	struct text_set *set = NULL;
	struct memo_user user = {.memo = memo};
	fixture_init(&f);
	f.arena.memo = &user;
	buf_init(&file, 1000);
	buf_init(out, 1 << 22);
	small_png(&file);
	const struct picture picture = {.kind = PICTURE_PNG,
		.path = "a.png",
		.key = "a",
		.bytes = file.ptr,
		.n = file.len,
		.view = {0, 0, 2, 1}};
	scene_init(&s, &f.arena, look->width_pt, 60);
	EXPECT(text_set_create(&f.diag, &font, 1, &set));
	EXPECT(add_map(&s, look, &picture) && add_title(&s, look));
	EXPECT(paint_png(&f.diag, &s, set, dpi, memo == NULL ? 1 : 3, out));
	text_set_destroy(set);
	buf_finish(&file);
	memo_release(&user);
	fixture_finish(&f);
}

static void expect_same(
	struct test_state *t, const struct look *look, const char *font, struct memo *memo)
{
	struct buf alone, shared;
	draw(t, look, font, NULL, &alone);
	draw(t, look, font, memo, &shared);
	EXPECT(alone.len > 0 && alone.len == shared.len &&
		memcmp(alone.ptr, shared.ptr, alone.len) == 0);
	buf_finish(&alone);
	buf_finish(&shared);
}

/* Changes the i-th thing; false: there are no more. */
static bool change(struct look *look, int i)
{
	bool more = true;
	switch (i) {
	case 0:
		break;
	case 1:
		look->title = "On 2 May";
		break;
	case 2:
		look->name = "Gap";
		break;
	case 3:
		look->x_pt += 0.25;
		break;
	case 4:
		look->size_pt = 13;
		break;
	case 5:
		look->angle_deg = 5;
		break;
	case 6:
		look->letters.r = 90;
		break;
	case 7:
		look->halo.b = 0;
		break;
	case 8:
		look->area.g = 0;
		break;
	case 9:
		look->picture_pt = 8;
		break;
	case 10:
		look->width_pt = 91;
		break;
	case 11:
		look->has_title = false;
		break;
	default:
		more = false;
		break;
	}
	return more;
}

static void as_alone(struct test_state *t)
{
	struct memo *memo = memo_create(1 << 27);
	struct look look = plain;
	for (int i = 0; change(&look, i); i++) {
		expect_same(t, &look, NOTO "NotoSans-Regular.ttf", memo);
		/* And once more, with all of it there. */
		expect_same(t, &look, NOTO "NotoSans-Regular.ttf", memo);
		look = plain;
	}
	/* The same words in another font. */
	expect_same(t, &look, NOTO "NotoSans-Bold.ttf", memo);
	memo_destroy(memo);
}

static void beginnings(struct test_state *t)
{
	struct fixture f;
	size_t ends[PAINT_BEGINNINGS];
	fixture_init(&f);
	static const struct picture picture = {.key = "a"};
	struct look look = plain;
	struct scene s;
	scene_init(&s, &f.arena, 90, 60);
	EXPECT_INT(paint_beginnings(&s, ends), 0);
	EXPECT(add_map(&s, &look, &picture));
	EXPECT_INT(paint_beginnings(&s, ends), 1);
	EXPECT_INT(ends[0], 4);
	EXPECT(add_title(&s, &look));
	EXPECT_INT(paint_beginnings(&s, ends), 2);
	EXPECT_INT(ends[0], 4);
	EXPECT_INT(ends[1], 7);
	fixture_finish(&f);
}

TEST_MAIN({"as alone", as_alone}, {"beginnings", beginnings})
