#include "fixture.h"
#include "paint/svg_fonts.h"
#include "test.h"

#define NOTO "/usr/share/fonts/truetype/noto/"

static const char *const files[] = {NOTO "NotoSans-Regular.ttf", NOTO "NotoSans-Bold.ttf",
	NOTO "NotoSans-Italic.ttf", NOTO "NotoSansArabic-Regular.ttf"};

static size_t count(const char *text, const char *what)
{
	size_t n = 0;
	for (const char *at = text; (at = strstr(at, what)) != NULL; at++) {
		n++;
	}
	return n;
}

static void add(
	struct scene *s, struct test_state *t, const char *text, int weight, bool italic)
{
	static const struct paint_style ink = {.fill = {0, 0, 0, 255}};
	const struct scene_text item = {
		.font = {"Noto Sans", 6, weight, italic, 0}, .text = text};
	EXPECT(scene_add_text(s, &item, &ink, NULL));
}

/* A face for each that a text is set in, and no other; a text of two scripts has two. */
static void used_faces(struct test_state *t)
{
	struct fixture f;
	struct scene s;
	struct text_set *set = NULL;
	struct svg_fonts fonts = {0};
	struct buf b;
	fixture_init(&f);
	fonts.arena = &f.arena;
	buf_init(&b, 1 << 20);
	scene_init(&s, &f.arena, 100, 100);
	EXPECT(text_set_create(&f.diag, files, 4, &set));
	add(&s, t, "Gao", 700, false);
	add(&s, t, "Gao \xd9\x85\xd8\xa7\xd9\x84\xd9\x8a", 400, false);
	add(&s, t, "Kidal", 700, false);
	EXPECT(svg_fonts_collect(&fonts, set, &s));
	EXPECT_INT(fonts.n, 3);
	EXPECT(svg_fonts_embed(&fonts, "a-", &b));
	EXPECT_INT(count(b.ptr, "@font-face{font-family:'a-Noto Sans';font-weight:700;"
				"font-style:normal;src:url(data:font/ttf;base64,AAEAAAA"),
		1);
	EXPECT_INT(count(b.ptr, "'a-Noto Sans';font-weight:400;"), 1);
	EXPECT_INT(count(b.ptr, "'a-Noto Sans Arabic';font-weight:400;"), 1);
	EXPECT_INT(count(b.ptr, "italic"), 0);
	svg_fonts_finish(&fonts);
	text_set_destroy(set);
	buf_finish(&b);
	fixture_finish(&f);
}

static void names(struct test_state *t)
{
	static const struct {
		const char *prefix, *family, *want;
	} rows[] = {
		{NULL, "Noto Sans", "'Noto Sans'"},
		{"b-", "Noto Sans", "'b-Noto Sans'"},
		{NULL, "A&B's <x>", "'A\\26 B\\27 s \\3c x\\3e '"},
		{NULL, "a\\\"}\n", "'a\\5c \\22 \\7d \\a '"},
		{NULL, "\xc3\x89 \x01", "'\xc3\x89 \\1 '"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf b;
		buf_init(&b, 1000);
		svg_fonts_name(&b, rows[i].prefix, rows[i].family);
		EXPECT_STR(b.ptr, rows[i].want);
		buf_finish(&b);
	}
}

TEST_MAIN({"used faces", used_faces}, {"names", names})
