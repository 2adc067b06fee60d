#include "layout/map_fixture.h"
#include "test.h"

#include <math.h>

static const struct style_props plain = {
	.font_family = "Noto Sans", .font_size_pt = 10, .font_weight = 400, .line_height = 1.5};

static bool make(struct map_fixture *m, const struct style_props *props, const char *text,
	double width_pt, struct block *out)
{
	return block_make(&m->f.arena, &m->measurer, props, text, width_pt, out);
}

/* The lines with a bar between them. */
static const char *lines(const struct block *b, char *out, size_t size)
{
	size_t used = 0;
	out[0] = '\0';
	for (size_t i = 0; i < b->n_lines && used < size; i++) {
		int n = snprintf(
			out + used, size - used, "%s%s", i > 0 ? "|" : "", b->lines[i].text);
		used += n < 0 ? 0 : (size_t)n;
	}
	return out;
}

static void breaks(struct test_state *t)
{
	/* Ten characters are 60 wide. */
	static const struct {
		const char *text;
		double width;
		const char *want;
		size_t n_lines;
	} rows[] = {
		{"one two three", HUGE_VAL, "one two three", 1},
		{"one two three", 78, "one two three", 1},
		{"one two three", 77.9, "one two|three", 2},
		{"one two three", 42, "one two|three", 2},
		{"one two three", 41.9, "one|two|three", 3},
		{"one two three", 30, "one|two|three", 3},
		{"one two three", 29.9, "one|two|thre|e",
			4}, /* a word that is longer is broken */
		{"abcdefgh ij", 18, "abc|def|gh|ij", 4},
		{"abc", 1, "a|b|c", 3}, /* of at least one letter each */
		{"ab-cdefg", 30, "ab-|cdefg", 2},
		{"http://a.b/c", 48, "http://|a.b/c", 2},
		{"-abcdefgh", 30, "-abcd|efgh", 2}, /* not to leave a hyphen alone */
		{"abe\xcc\x81"
		 "f",
			24, "abe\xcc\x81|f", 2}, /* an accent goes with its letter */
		{"abc\ndefghi", 24, "abc|defg|hi", 3},
		{"one\ntwo", HUGE_VAL, "one|two", 2},
		{"one\n\ntwo", HUGE_VAL, "one||two", 3},
		{"one\n", HUGE_VAL, "one", 1},
		{"\none", HUGE_VAL, "|one", 2},
		{" one", HUGE_VAL, "one", 1},
		{"one ", HUGE_VAL, "one", 1},
		{"one \n two ", HUGE_VAL, "one|two", 2},
		{"one  two", HUGE_VAL, "one  two", 1},
		{"one  two", 20, "one|two", 2},
		{"one   two three", 50, "one|two|three", 3},
		{"a\xc2\xa0"
		 "b c",
			18,
			"a\xc2\xa0"
			"b|c",
			2},
		{" ", HUGE_VAL, "", 0},
		{"\n \n", HUGE_VAL, "", 0},
		{"", HUGE_VAL, "", 0},
		{NULL, HUGE_VAL, "", 0},
	};
	struct map_fixture m;
	map_init(&m, NULL);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct block b;
		char got[200];
		EXPECT(make(&m, &plain, rows[i].text, rows[i].width, &b));
		EXPECT_STR(lines(&b, got, sizeof(got)), rows[i].want);
		EXPECT_INT(b.n_lines, rows[i].n_lines);
	}
	map_finish(&m);
}

static void sizes(struct test_state *t)
{
	struct map_fixture m;
	struct block b;
	map_init(&m, NULL);
	EXPECT(make(&m, &plain, "abc abcdef", 40, &b));
	EXPECT_NEAR(b.lines[0].width_pt, 18, 1e-9);
	EXPECT_NEAR(b.lines[1].width_pt, 36, 1e-9);
	EXPECT_NEAR(b.size.width_pt, 36, 1e-9);
	EXPECT_NEAR(b.line_height_pt, 15, 1e-9);
	/* Capitals 7, descenders 2.5, one more baseline. */
	EXPECT_NEAR(b.height_pt, 24.5, 1e-9);
	EXPECT_NEAR(b.size.cap_height_pt, 7, 1e-9);
	EXPECT(make(&m, &plain, "abcdef abc", 40, &b));
	EXPECT_NEAR(b.size.width_pt, 36, 1e-9);
	EXPECT(make(&m, &plain, "a", 40, &b));
	EXPECT_NEAR(b.height_pt, 9.5, 1e-9);
	EXPECT(make(&m, &plain, "", 40, &b));
	EXPECT_NEAR(b.height_pt, 0, 0);
	EXPECT_NEAR(b.size.width_pt, 0, 0);
	EXPECT_NEAR(b.props.font_size_pt, 10, 0);
	map_finish(&m);
}

static void capitals_and_spacing(struct test_state *t)
{
	static const struct {
		const char *text, *want;
		double spacing;
	} rows[] = {
		{"Mali", "MALI", 1}, {"Côte d’Ivoire", "CÔTE D’IVOIRE", 1},
		{"straße", "STRAßE", 1}, /* a letter never becomes two */
		{"i", "I", 1},
		{"\xc9\x93\xc9\x97\xc5\x8b", "\xc6\x81\xc6\x8a\xc5\x8a", 1}, /* ɓɗŋ */
		/* Georgian's capitals are for headlines, and its fonts may not have them. */
		{"\xe1\x83\x90", "\xe1\x83\x90", 0},
		{"\xd9\x85\xd8\xa7\xd9\x84\xd9\x8a", "\xd9\x85\xd8\xa7\xd9\x84\xd9\x8a", 0},
		/* N'Ko, a presentation form of Arabic, the last before and first after them */
		{"\xdf\x8a", "\xdf\x8a", 0}, {"a \xef\xba\x8e", "A \xef\xba\x8e", 0},
		{"\xef\xad\x90", "\xef\xad\x90", 0}, {"\xd8\x80", "\xd8\x80", 0}, /* U+0600 */
		{"\xd7\xbf", "\xd7\xbf", 1},					  /* U+05FF */
		{"\xe0\xa3\xbf", "\xe0\xa3\xbf", 0},				  /* U+08FF */
		{"\xe0\xa4\x80", "\xe0\xa4\x80", 0},				  /* U+0900 */
		{"\xef\xad\x8f", "\xef\xad\x8f", 0},				  /* U+FB4F */
		{"\xef\xb7\xbf", "\xef\xb7\xbf", 0},				  /* U+FDFF */
		{"\xef\xb8\x80", "\xef\xb8\x80", 1},				  /* U+FE00 */
		{"\xef\xb9\xb0", "\xef\xb9\xb0", 0},				  /* U+FE70 */
		{"\xef\xbb\xbc", "\xef\xbb\xbc", 0},				  /* U+FEFC */
		{"\xef\xbb\xbd", "\xef\xbb\xbd", 1},				  /* U+FEFD */
		{"\xe2\xb4\xb0", "\xe2\xb4\xb0", 0}, /* Tifinagh: it has no capitals */
	};
	struct map_fixture m;
	map_init(&m, NULL);
	struct style_props props = plain;
	props.uppercase = true;
	props.letter_spacing_em = 0.1;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct font font;
		const char *text;
		EXPECT(block_font(&m.f.arena, &props, rows[i].text, &font, &text));
		EXPECT_STR(text, rows[i].want);
		EXPECT_NEAR(font.letter_spacing_pt, rows[i].spacing, 1e-9);
	}
	struct block b;
	EXPECT(make(&m, &props, "mali", HUGE_VAL, &b));
	EXPECT_STR(b.lines[0].text, "MALI");
	/* 4 letters and 3 spaces between them. */
	EXPECT_NEAR(b.size.width_pt, 4 * 6 + 3 * 1, 1e-9);
	map_finish(&m);
}

static void drawn(struct test_state *t)
{
	struct map_fixture m;
	struct block b;
	map_init(&m, NULL);
	struct style_props props = plain;
	props.halo = (struct rgba){255, 255, 255, 255};
	props.halo_width_pt = 0.75;
	props.fill = (struct rgba){1, 2, 3, 255};
	EXPECT(make(&m, &props, "abc\nde", HUGE_VAL, &b));
	EXPECT(block_draw(&m.scene, &b, (struct page_pt){20, 30}, "fr"));
	EXPECT_INT(m.scene.n_items, 2);
	const struct scene_text *first = &m.scene.items[0].u.text;
	const struct scene_text *second = &m.scene.items[1].u.text;
	EXPECT_STR(first->text, "abc");
	EXPECT_STR(second->text, "de");
	EXPECT_STR(first->lang, "fr");
	EXPECT_NEAR(first->at.x, 20, 0);
	EXPECT_NEAR(first->at.y, 37, 1e-9);
	EXPECT_NEAR(second->at.y, 52, 1e-9);
	EXPECT_NEAR(second->at.x, 20, 0);
	EXPECT_NEAR(first->width_pt, 18, 1e-9);
	EXPECT_NEAR(second->width_pt, 12, 1e-9);
	EXPECT_NEAR(first->halo_width_pt, 1.5, 1e-9);
	EXPECT_INT(first->halo.a, 255);
	EXPECT_INT(m.scene.items[0].style.fill.b, 3);
	EXPECT_NEAR(first->font.size_pt, 10, 0);
	map_finish(&m);
}

static bool no_measure(struct text_measurer *m, const struct font *font, const char *text,
	struct text_size *out)
{
	(void)m, (void)font, (void)text, (void)out;
	return false;
}

static void failures(struct test_state *t)
{
	struct map_fixture m;
	struct block b;
	struct style_props capitals = plain;
	capitals.uppercase = true;
	map_init(&m, NULL);
	struct text_measurer none = {.measure = no_measure};
	EXPECT(!block_make(&m.f.arena, &none, &plain, "a", 100, &b));
	int n = 1;
	for (; n < 20; n++) {
		m.f.arena.fail_in = n;
		fixture_forget(&m.f);
		if (make(&m, &capitals, "a b", 100, &b)) {
			break;
		}
		EXPECT_INT(m.f.diag.code, SM_E_NOMEM);
		EXPECT_INT(m.f.diag.n_errors, 1);
	}
	/* The capitals, two measured texts, the line and its copy. */
	EXPECT_INT(n, 6);
	EXPECT_INT(m.f.diag.code, SM_OK);
	m.f.arena.fail_in = 0;
	map_finish(&m);
}

TEST_MAIN({"lines break at spaces and newlines", breaks}, {"sizes", sizes},
	{"capitals and letter spacing", capitals_and_spacing}, {"drawn", drawn},
	{"failures", failures})
