#include "fixture.h"
#include "layout/text_on_path.h"
#include "paint/font_face.h"
#include "test.h"

#include <math.h>

#define NOTO "/usr/share/fonts/truetype/noto/"

/* A text and the one font file it is set in. */
static const struct sample {
	const char *file, *family, *lang, *text;
	int weight;
	bool rtl;
} samples[] = {
	{NOTO "NotoSans-Regular.ttf", "Noto Sans", "en", "Affluent AVATAR office, Gao", 400,
		false},
	{NOTO "NotoSans-Bold.ttf", "Noto Sans", "fr", "N'Djaména – Sévaré", 700, false},
	{NOTO "NotoSans-Regular.ttf", "Noto Sans", "bm", "Ɓamako ɲɛ̀ ŋɔ̌ ƙɗ", 400, false},
	{NOTO "NotoSansArabic-Regular.ttf", "Noto Sans Arabic", "ar", "النيجر لا 12 مالي", 400,
		true},
	{NOTO "NotoSansNKo-Regular.ttf", "Noto Sans NKo", "nqo", "ߡߊ߬ߟߌ ߓߏߙߑߞߣߊ߫ ߝߊߛߏ߫", 400,
		true},
	{NOTO "NotoSansEthiopic-Regular.ttf", "Noto Sans Ethiopic", "am", "ማሊ ኒጀር", 400, false},
	{NOTO "NotoSansTifinagh-Regular.ttf", "Noto Sans Tifinagh", "zgh", "ⵎⴰⵍⵉ", 400, false},
};
enum { N_SAMPLES = sizeof(samples) / sizeof(samples[0]) };

/* The text set in that file, its glyphs as outlines with a space behind each. */
static void outline(struct test_state *t, struct fixture *f, const struct sample *s,
	const char *file, struct buf *out)
{
	struct text_set *set = NULL;
	struct font_face *face = NULL;
	struct text_glyph *g = NULL;
	struct glyph_place *places = NULL;
	struct text_size size;
	size_t n = 0;
	const struct scene_text text = {
		.font = {s->family, 20, s->weight, false, 0}, .text = s->text, .lang = s->lang};
	EXPECT(text_set_create(&f->diag, &file, 1, &set));
	text_set_edition(set, s->lang, s->rtl, true);
	EXPECT(set->measurer.measure(&set->measurer, &text.font, text.text, &size));
	EXPECT(text_glyphs(set, &f->arena, &text, &g, &n));
	EXPECT(text_on_path(&f->arena, &text, g, n, &places));
	EXPECT(font_face_open(&f->diag, file, 0, &face));
	EXPECT(n > 3);
	for (size_t i = 0; i < n; i++) {
		const struct outline_place place = {.at = places[i].at, .size_pt = 20};
		struct pen pen = {.out = out, .per_pt = 100};
		EXPECT_STR(g[i].file, file);
		font_face_outline(face, g[i].id, &place, &pen);
		buf_puts(out, " ");
	}
	font_face_close(face);
	text_set_destroy(set);
}

/* The smaller font shapes its text to the same glyphs at the same places. */
static void subset_shapes_alike(struct test_state *t)
{
	for (size_t i = 0; i < N_SAMPLES; i++) {
		const struct sample *s = &samples[i];
		struct fixture f;
		struct font_face *face = NULL;
		struct buf small, before, after;
		fixture_init(&f);
		buf_init(&small, 1 << 20);
		buf_init(&before, 1 << 20);
		buf_init(&after, 1 << 20);
		EXPECT(font_face_open(&f.diag, s->file, 0, &face));
		font_face_use(face, s->text, strlen(s->text));
		EXPECT(font_face_subset(&f.diag, face, &small));
		EXPECT(small.len > 500 && small.len < 20000);
		outline(t, &f, s, s->file, &before);
		outline(t, &f, s, fixture_write(&f, "small.ttf", small.ptr, small.len), &after);
		EXPECT(before.len > 200);
		EXPECT_STR(after.ptr, before.ptr);
		font_face_close(face);
		buf_finish(&small);
		buf_finish(&before);
		buf_finish(&after);
		fixture_finish(&f);
	}
}

static void subset_twice(struct test_state *t)
{
	struct sm_diag d = {0};
	struct font_face *face = NULL;
	struct buf one, two;
	buf_init(&one, 1 << 20);
	buf_init(&two, 1 << 20);
	EXPECT(font_face_open(&d, samples[0].file, 0, &face));
	font_face_use(face, "Gao", 3);
	EXPECT(font_face_subset(&d, face, &one) && font_face_subset(&d, face, &two));
	EXPECT_INT(one.len, two.len);
	EXPECT(memcmp(one.ptr, two.ptr, one.len) == 0);
	font_face_close(face);
	buf_finish(&one);
	buf_finish(&two);
}

/* The bar of an I: a rectangle, turned about its origin. */
static void places(struct test_state *t)
{
	static const struct {
		struct outline_place place;
		const char *want;
	} rows[] = {
		{{{10, 20}, 100, 0}, "m27.3 20l-8.8 0 0-76 8.8 0 0 76z"},
		{{{10, 20}, 100, 90}, "m10 37.3l0-8.8 76 0 0 8.8-76 0z"},
		{{{10, 20}, 100, 180}, "m-7.3 20l8.8 0 0 76-8.8 0 0-76z"},
	};
	struct sm_diag d = {0};
	struct fixture f;
	fixture_init(&f);
	const char *const files[] = {samples[0].file};
	const struct scene_text text = {.font = {"Noto Sans", 10, 400, false, 0}, .text = "l"};
	struct text_set *set = NULL;
	struct font_face *face = NULL;
	struct text_glyph *g = NULL;
	size_t n = 0;
	EXPECT(text_set_create(&f.diag, files, 1, &set));
	EXPECT(text_glyphs(set, &f.arena, &text, &g, &n) && n == 1);
	EXPECT(font_face_open(&d, files[0], 0, &face));
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf b;
		buf_init(&b, 1000);
		struct pen pen = {.out = &b, .per_pt = 10};
		font_face_outline(face, g[0].id, &rows[i].place, &pen);
		EXPECT_STR(b.ptr, rows[i].want);
		buf_finish(&b);
	}
	font_face_close(face);
	text_set_destroy(set);
	fixture_finish(&f);
}

static void no_font(struct test_state *t)
{
	struct fixture f;
	struct font_face *face = NULL;
	fixture_init(&f);
	const char *path = fixture_write_text(&f, "a.ttf", "no font");
	EXPECT(!font_face_open(&f.diag, path, 0, &face));
	EXPECT_INT(f.diag.code, SM_E_DATA);
	EXPECT_STR(fixture_error(&f), "font 'a.ttf' cannot be read");
	font_face_close(face);
	font_face_close(NULL);
	fixture_finish(&f);
}

TEST_MAIN({"a subset shapes alike", subset_shapes_alike},
	{"a subset is the same twice", subset_twice}, {"where a glyph stands", places},
	{"no font", no_font})
