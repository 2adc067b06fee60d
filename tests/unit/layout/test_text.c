#include "fixture.h"
#include "layout/text.h"
#include "test.h"

#include <cairo.h>
#include <math.h>

/* Facts of Noto Sans, from its tables hmtx, hhea and glyf, in thousandths of an em: advances
 * of H 741 (bold 765, italic 680) and l 258; ascender 1069, descender 293; H is 714 high. */
#define NOTO "/usr/share/fonts/truetype/noto/"
static const char *const files[] = {NOTO "NotoSans-Regular.ttf", NOTO "NotoSans-Bold.ttf",
	NOTO "NotoSans-Italic.ttf", NOTO "NotoSansArabic-Regular.ttf",
	NOTO "NotoSansNKo-Regular.ttf"};
#define MALI "\xd9\x85\xd8\xa7\xd9\x84\xd9\x8a"
enum { N_FILES = sizeof(files) / sizeof(files[0]) };

static const struct font regular = {.family = "Noto Sans", .size_pt = 10, .weight = 400};

struct setting {
	struct fixture f;
	struct text_set *set;
};

static void init(struct setting *s, struct test_state *t)
{
	fixture_init(&s->f);
	s->set = NULL;
	EXPECT(text_set_create(&s->f.diag, files, N_FILES, &s->set));
}

static void finish(struct setting *s)
{
	text_set_destroy(s->set);
	fixture_finish(&s->f);
}

static struct text_size measure(
	struct test_state *t, struct setting *s, struct font font, const char *text)
{
	struct text_size size = {0};
	EXPECT(s->set->measurer.measure(&s->set->measurer, &font, text, &size));
	return size;
}

static void sizes(struct test_state *t)
{
	/* Pango counts in 1/1024 pt. */
	const double eps = 0.003;
	struct setting s;
	init(&s, t);
	struct text_size size = measure(t, &s, regular, "HlH");
	EXPECT_NEAR(size.width_pt, 7.41 + 2.58 + 7.41, eps);
	EXPECT_NEAR(size.ascent_pt, 10.69, eps);
	EXPECT_NEAR(size.descent_pt, 2.93, eps);
	EXPECT_NEAR(size.cap_height_pt, 7.14, eps);
	struct font font = regular;
	font.weight = 700;
	EXPECT_NEAR(measure(t, &s, font, "H").width_pt, 7.65, eps);
	font = regular;
	font.italic = true;
	EXPECT_NEAR(measure(t, &s, font, "H").width_pt, 6.80, eps);
	/* Linear in the size: nothing is rounded to pixels. */
	font = regular;
	font.size_pt = 5.3;
	size = measure(t, &s, font, "HlH");
	EXPECT_NEAR(size.width_pt, 17.40 * 0.53, eps);
	EXPECT_NEAR(size.cap_height_pt, 7.14 * 0.53, eps);
	EXPECT_NEAR(measure(t, &s, regular, "").width_pt, 0, 0);
	EXPECT_INT(s.f.diag.n_warnings, 0);
	finish(&s);
}

static void letter_spacing(struct test_state *t)
{
	static const struct {
		const char *text;
		double spaces;
	} rows[] = {{"", 0}, {"H", 0}, {"HH", 1}, {"HlHl", 3}, {"H\xc3\x89H", 2}};
	struct setting s;
	init(&s, t);
	struct font spaced = regular;
	spaced.letter_spacing_pt = 1.25;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		double plain = measure(t, &s, regular, rows[i].text).width_pt;
		double wide = measure(t, &s, spaced, rows[i].text).width_pt;
		EXPECT_NEAR(wide - plain, 1.25 * rows[i].spaces, 0.003);
	}
	/* Of the capitals' height it changes nothing. */
	EXPECT_NEAR(measure(t, &s, spaced, "HH").cap_height_pt, 7.14, 0.003);
	finish(&s);
}

static void same_again(struct test_state *t)
{
	struct setting s;
	init(&s, t);
	struct text_size a = measure(t, &s, regular, "Ouagadougou");
	struct font other = regular;
	/* Each of these is another text to the cache. */
	other.letter_spacing_pt = 0.001;
	EXPECT(measure(t, &s, other, "Ouagadougou").width_pt > a.width_pt);
	other = regular;
	other.size_pt = 10.001;
	EXPECT(measure(t, &s, other, "Ouagadougou").width_pt > a.width_pt);
	struct text_size b = measure(t, &s, regular, "Ouagadougou");
	EXPECT(memcmp(&a, &b, sizeof(a)) == 0);
	text_set_destroy(s.set);
	EXPECT(text_set_create(&s.f.diag, files, N_FILES, &s.set));
	b = measure(t, &s, regular, "Ouagadougou");
	EXPECT(memcmp(&a, &b, sizeof(a)) == 0);
	finish(&s);
}

static void many_texts(struct test_state *t)
{
	/* More than the cache holds, and the first still measures the same. */
	struct setting s;
	init(&s, t);
	double first = measure(t, &s, regular, "0").width_pt;
	for (int i = 0; i < 20100; i++) {
		char text[16];
		(void)snprintf(text, sizeof(text), "%d", i);
		struct text_size size;
		if (!s.set->measurer.measure(&s.set->measurer, &regular, text, &size)) {
			t->failed++;
		}
	}
	EXPECT_NEAR(measure(t, &s, regular, "0").width_pt, first, 0);
	finish(&s);
}

static void scripts(struct test_state *t)
{
	/* Letters of Mali's languages, Arabic, N'Ko: all are in the fonts given. */
	static const char *const texts[] = {"\xc6\x81\xc9\x9b\xc9\xb2\xc5\x8b",
		"\xd9\x85\xd8\xa7\xd9\x84\xd9\x8a", "\xdf\x92\xdf\x9e\xdf\x8f"};
	struct setting s;
	init(&s, t);
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		EXPECT(measure(t, &s, regular, texts[i]).width_pt > 5);
	}
	EXPECT_INT(s.f.diag.n_warnings, 0);
	/* Arabic letters join: the last form of one and the first of the next are narrower than
	 * the letters alone. */
	double alone = measure(t, &s, regular, "\xd9\x84").width_pt +
		       measure(t, &s, regular, "\xd9\x8a").width_pt;
	EXPECT(fabs(measure(t, &s, regular, "\xd9\x84\xd9\x8a").width_pt - alone) > 0.1);
	finish(&s);
}

static void missing_glyphs(struct test_state *t)
{
	struct setting s;
	init(&s, t);
	(void)measure(t, &s, regular, "Gao \xe6\xbc\xa2"); /* a Chinese letter */
	EXPECT_INT(s.f.diag.n_warnings, 1);
	EXPECT_STR(s.f.diag.warnings[0].text,
		"Chinese and Japanese: no font has the character U+6F22 of 'Gao \xe6\xbc\xa2'; "
		"list NotoSansCJK-Regular.ttc (package fonts-noto-cjk) under the style's "
		"`fonts:`");
	EXPECT_STR(s.f.diag.warnings[0].kind, "missing-glyph");
	EXPECT_INT(s.f.diag.warnings[0].count, 1);
	/* Measured again it is no news. */
	(void)measure(t, &s, regular, "Gao \xe6\xbc\xa2");
	EXPECT_INT(s.f.diag.warnings[0].count, 1);
	/* Each script is told of, as is a character that is of none. */
	(void)measure(t, &s, regular, "\xe0\xb8\x81");
	(void)measure(t, &s, regular, "\xe0\xb8\x82");
	(void)measure(t, &s, regular, "\xf0\x9f\x8c\x8d");
	EXPECT_INT(s.f.diag.n_warnings, 3);
	EXPECT_STR(s.f.diag.warnings[1].text,
		"Thai: no font has the character U+0E01 of '\xe0\xb8\x81'; "
		"list NotoSansThai-Regular.ttf (package fonts-noto-core) under the style's "
		"`fonts:`");
	EXPECT_INT(s.f.diag.warnings[1].count, 2);
	EXPECT_STR(s.f.diag.warnings[2].text,
		"no font has the character U+1F30D of '\xf0\x9f\x8c\x8d'");
	EXPECT_INT(s.f.diag.n_errors, 0);
	finish(&s);
}

/* Fonts of scripts wait for their first letter. */
static void scripts_in_time(struct test_state *t)
{
	static const char nko[] = "\xdf\x92\xdf\x9e\xdf\x8f";
	struct setting s;
	struct font bold = regular;
	struct text_size size;
	size_t n;
	bold.weight = 700;
	fixture_init(&s.f);
	EXPECT(text_set_create(&s.f.diag, files, 3, &s.set));
	EXPECT(text_set_add(s.set, "Nkoo", NOTO "NotoSansNKo-Regular.ttf"));
	EXPECT(text_set_add(s.set, "Arab", "/no/such/font.ttf"));
	(void)text_families(s.set, &n);
	EXPECT_INT(n, 1);
	double latin = measure(t, &s, regular, "Gao").width_pt;
	(void)text_families(s.set, &n);
	EXPECT_INT(n, 1);
	double width = measure(t, &s, regular, nko).width_pt;
	const char *const *names = text_families(s.set, &n);
	EXPECT_INT(n, 2);
	EXPECT_STR(names[1], "Noto Sans NKo");
	EXPECT_INT(s.f.diag.n_warnings, 0);
	EXPECT_INT(s.f.diag.n_notes, 0);
	/* It has one face, which is not thickened, nor slanted. */
	EXPECT_NEAR(measure(t, &s, bold, nko).width_pt, width, 0);
	EXPECT_INT(s.f.diag.n_notes, 1);
	EXPECT_STR(s.f.diag.notes[0].text,
		"no bold face among the style's fonts, drawn as it is: Noto Sans NKo");
	EXPECT(measure(t, &s, bold, "Gao").width_pt > latin);
	EXPECT_INT(s.f.diag.n_notes, 1);
	/* A font that cannot be read fails the text that needs it, and no other. */
	const char *arabic = "\xd9\x85\xd8\xa7";
	EXPECT(!s.set->measurer.measure(&s.set->measurer, &regular, arabic, &size));
	EXPECT_INT(s.f.diag.code, SM_E_DATA);
	EXPECT(strstr(s.f.diag.errors[0].text, "/no/such/font.ttf") != NULL);
	finish(&s);
}

/* A sign that none of the open fonts has is looked for in those that wait. */
static void the_rest(struct test_state *t)
{
	struct setting s;
	size_t n;
	fixture_init(&s.f);
	EXPECT(text_set_create(&s.f.diag, files, 1, &s.set));
	EXPECT(text_set_add(s.set, "Arab", "/no/such/font.ttf"));
	EXPECT(text_set_add(s.set, "Latn", NOTO "NotoSansNKo-Regular.ttf"));
	EXPECT(measure(t, &s, regular, "\xdf\x92").width_pt > 0);
	(void)text_families(s.set, &n);
	EXPECT_INT(n, 2);
	EXPECT_INT(s.f.diag.n_warnings, 0);
	EXPECT_INT(s.f.diag.n_errors, 0);
	finish(&s);
}

static void strict(struct test_state *t)
{
	struct setting s;
	struct text_size size;
	init(&s, t);
	text_set_edition(s.set, "en", false, true);
	EXPECT(s.set->measurer.measure(&s.set->measurer, &regular, "Gao", &size));
	EXPECT(!s.set->measurer.measure(&s.set->measurer, &regular, "Gao \xe6\xbc\xa2", &size));
	EXPECT_INT(s.f.diag.code, SM_E_DATA);
	EXPECT_INT(s.f.diag.n_errors, 1);
	EXPECT(strstr(s.f.diag.errors[0].text, "no font has the character U+6F22 of 'Gao "
					       "\xe6\xbc\xa2'; list NotoSansCJK") != NULL);
	finish(&s);
}

/* Marks above N'Ko and tails below Arabic are more than capitals and descenders. */
static void heights(struct test_state *t)
{
	struct setting s;
	init(&s, t);
	struct text_size latin = measure(t, &s, regular, "\xc3\x89g");
	struct text_size nko = measure(t, &s, regular, "\xdf\x8a\xdf\xab\xdf\x8a\xdf\xab");
	struct text_size arabic = measure(t, &s, regular, "\xd8\xb9\xd8\xba\xd8\xad");
	EXPECT_NEAR(latin.cap_height_pt, 7.14, 0.003);
	EXPECT_NEAR(latin.descent_pt, 2.93, 0.003);
	EXPECT(nko.cap_height_pt > 8);
	EXPECT(arabic.descent_pt > 3.5);
	EXPECT_NEAR(measure(t, &s, regular, "\xd8\xad").cap_height_pt, 7.14, 0.003);
	finish(&s);
}

static void missing_family(struct test_state *t)
{
	struct setting s;
	init(&s, t);
	struct font font = regular;
	font.family = "Garamond";
	EXPECT(measure(t, &s, font, "H").width_pt > 0);
	EXPECT_INT(s.f.diag.n_warnings, 1);
	EXPECT_STR(s.f.diag.warnings[0].text,
		"font family 'Garamond' is not among the style's fonts");
	finish(&s);
}

static void files_that_fail(struct test_state *t)
{
	struct fixture f;
	struct text_set *set = NULL;
	fixture_init(&f);
	const char *no_font = fixture_write_text(&f, "no.ttf", "this is no font");
	const char *missing = fixture_path(&f, "missing.ttf");
	const char *paths[] = {missing, no_font};
	for (size_t i = 0; i < 2; i++) {
		char want[300];
		const char *both[] = {files[0], paths[i]};
		fixture_forget(&f);
		EXPECT(!text_set_create(&f.diag, both, 2, &set));
		(void)snprintf(want, sizeof(want),
			"font '%s' cannot be read; the fonts are in the package "
			"fonts-noto-core",
			paths[i]);
		EXPECT_INT(f.diag.code, SM_E_DATA);
		EXPECT_INT(f.diag.n_errors, 1);
		EXPECT_STR(f.diag.errors[0].text, want);
	}
	text_set_destroy(NULL);
	fixture_finish(&f);
}

static void families(struct test_state *t)
{
	struct setting s;
	size_t n = 0;
	bool latin = false, arabic = false;
	init(&s, t);
	const char *const *names = text_families(s.set, &n);
	/* Three faces of one family count once. */
	EXPECT_INT(n, 3);
	for (size_t i = 0; i < n; i++) {
		latin = latin || strcmp(names[i], "Noto Sans") == 0;
		arabic = arabic || strcmp(names[i], "Noto Sans Arabic") == 0;
	}
	EXPECT(latin && arabic);
	struct buf b;
	buf_init(&b, 1000);
	text_versions(&b);
	EXPECT(strncmp(b.ptr, "pango 1.", 8) == 0);
	EXPECT(strstr(b.ptr, "\nharfbuzz ") != NULL &&
		strstr(b.ptr, "\nfontconfig 2.") != NULL);
	buf_finish(&b);
	finish(&s);
}

/* The box of what is painted of an H at the place, with a point for a pixel. */
static struct box ink(
	struct setting *s, struct test_state *t, const struct scene_text *text, bool outline)
{
	enum { SIDE = 100 };
	struct box b = box_empty();
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, SIDE, SIDE);
	cairo_t *cr = cairo_create(surface);
	EXPECT(text_show(s->set, cr, text, outline));
	if (outline) {
		cairo_path_extents(cr, &b.min_x, &b.min_y, &b.max_x, &b.max_y);
	} else {
		cairo_surface_flush(surface);
		const unsigned char *pixels = cairo_image_surface_get_data(surface);
		int stride = cairo_image_surface_get_stride(surface);
		for (int i = 0; i < SIDE * SIDE; i++) {
			if (pixels[i / SIDE * stride + i % SIDE] > 127) {
				box_add(&b, (struct pt){i % SIDE, (double)(i / SIDE)});
				box_add(&b, (struct pt){i % SIDE + 1, (double)(i / SIDE) + 1});
			}
		}
	}
	cairo_destroy(cr);
	cairo_surface_destroy(surface);
	return b;
}

static void shown(struct test_state *t)
{
	/* An H of 50 pt reaches from 0.097 to 0.643 of an em and is 0.714 high. */
	struct setting s;
	init(&s, t);
	struct scene_text text = {.at = {20, 60},
		.font = {.family = "Noto Sans", .size_pt = 50, .weight = 400},
		.text = "H"};
	for (int outline = 0; outline < 2; outline++) {
		const double eps = outline != 0 ? 0.1 : 1.1;
		struct box b = ink(&s, t, &text, outline != 0);
		EXPECT_NEAR(b.min_x, 20 + 4.85, eps);
		EXPECT_NEAR(b.max_x, 20 + 32.15, eps);
		EXPECT_NEAR(b.max_y, 60, eps);
		EXPECT_NEAR(b.min_y, 60 - 35.7, eps);
	}
	/* Letter spacing moves the first letter nowhere. */
	text.font.letter_spacing_pt = 12;
	EXPECT_NEAR(ink(&s, t, &text, true).min_x, 24.85, 0.1);
	/* A quarter turn, clockwise: up becomes right. */
	text.font.letter_spacing_pt = 0;
	text.angle_deg = 90;
	struct box b = ink(&s, t, &text, true);
	EXPECT_NEAR(b.min_x, 20, 0.1);
	EXPECT_NEAR(b.max_x, 20 + 35.7, 0.1);
	EXPECT_NEAR(b.min_y, 60 + 4.85, 0.1);
	EXPECT_NEAR(b.max_y, 60 + 32.15, 0.1);
	finish(&s);
}

/* Along a level path the letters are where they would be without one, with their marks and
 * their spacing; along one that goes up they are turned; letters that join stay together. */
static void on_a_path(struct test_state *t)
{
	static const char *const texts[] = {
		"Hamah", "\xc9\x94\xcc\x80 H\xe1\xba\xb9", "\xd9\x85\xd8\xa7\xd9\x84\xd9\x8a"};
	static const struct page_pt level[] = {{0, 60}, {50, 60}, {100, 60}},
				    up[] = {{50, 100}, {50, 0}};
	struct setting s;
	init(&s, t);
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct scene_text text = {
			.font = {.family = "Noto Sans", .size_pt = 12, .weight = 400},
			.text = texts[i]};
		text.font.letter_spacing_pt = i == 0 ? 2 : 0;
		text.width_pt = measure(t, &s, text.font, texts[i]).width_pt;
		text.at = (struct page_pt){50 - text.width_pt / 2, 60};
		for (int outline = 0; outline < 2; outline++) {
			text.path = NULL;
			struct box straight = ink(&s, t, &text, outline != 0);
			text.path = level;
			text.n_path = 3;
			struct box along = ink(&s, t, &text, outline != 0);
			const double eps = outline != 0 ? 0.05 : 1.1;
			EXPECT_NEAR(along.min_x, straight.min_x, eps);
			EXPECT_NEAR(along.max_x, straight.max_x, eps);
			EXPECT_NEAR(along.min_y, straight.min_y, eps);
			EXPECT_NEAR(along.max_y, straight.max_y, eps);
		}
		struct box straight = ink(&s, t, &text, true);
		text.path = up;
		text.n_path = 2;
		struct box turned = ink(&s, t, &text, true);
		EXPECT_NEAR(turned.min_x - 50, straight.min_y - 60, 0.05);
		EXPECT_NEAR(turned.max_y - 50, -(straight.min_x - 50), 0.05);
		EXPECT_NEAR(turned.min_y - 50, -(straight.max_x - 50), 0.05);
	}
	finish(&s);
}

/* Air before and behind the ink of a text, whose left end is at 20. */
static struct pt air(struct setting *s, struct test_state *t, const char *what)
{
	struct scene_text text = {.at = {20, 60},
		.font = {.family = "Noto Sans", .size_pt = 20, .weight = 400},
		.text = what};
	struct box b = ink(s, t, &text, true);
	return (struct pt){
		b.min_x - 20, 20 + measure(t, s, text.font, what).width_pt - b.max_x};
}

static void from_the_right(struct test_state *t)
{
	const double eps = 0.02;
	struct setting s;
	init(&s, t);
	/* A line of Arabic ends at its left, where its last bracket is, turned round. */
	EXPECT_NEAR(air(&s, t, MALI " (").x, air(&s, t, ")").x, eps);
	/* Of a mixed one the edition says where it begins. */
	struct pt letter = air(&s, t, "a");
	EXPECT_NEAR(air(&s, t, MALI " a").y, letter.y, eps);
	text_set_edition(s.set, "ar", true, false);
	EXPECT(s.set->measurer.is_rtl);
	EXPECT_NEAR(air(&s, t, MALI " a").x, letter.x, eps);
	/* One of Latin letters alone is what it was. */
	EXPECT_NEAR(air(&s, t, "Ha (a").y, letter.y, eps);
	finish(&s);
}

/* Pango looks fonts up in threads of its own: they may be at it when a set is let go of, and
 * when the first text of another script opens more files. */
static void let_go_early(struct test_state *t)
{
	static const char *const names[] = {"Noto Sans", "Serif", "Sans", "Mono"};
	for (int i = 0; i < 300; i++) {
		struct setting s;
		fixture_init(&s.f);
		EXPECT(text_set_create(&s.f.diag, files, 3, &s.set));
		EXPECT(text_set_add(s.set, "Arab", files[3]));
		for (int k = 0; k < i % 5; k++) {
			struct font font = regular;
			font.family = names[k];
			EXPECT(measure(t, &s, font, "H").width_pt > 0);
		}
		EXPECT(measure(t, &s, regular, i % 2 == 0 ? "H" : MALI).width_pt > 0);
		finish(&s);
	}
}

static void fake(struct test_state *t)
{
	struct text_measurer m = text_fake_measurer();
	struct font font = regular;
	struct text_size size;
	font.letter_spacing_pt = 2;
	EXPECT(m.measure(&m, &font, "\xc3\xa9t\xc3\xa9", &size));
	EXPECT_NEAR(size.width_pt, 3 * 6 + 2 * 2, 1e-9);
	EXPECT_NEAR(size.ascent_pt, 10, 1e-9);
	EXPECT_NEAR(size.descent_pt, 2.5, 1e-9);
	EXPECT_NEAR(size.cap_height_pt, 7, 1e-9);
	EXPECT(m.measure(&m, &font, "", &size));
	EXPECT_NEAR(size.width_pt, 0, 0);
}

TEST_MAIN({"sizes", sizes}, {"letter spacing", letter_spacing}, {"the same again", same_again},
	{"many texts", many_texts}, {"scripts", scripts}, {"missing glyphs", missing_glyphs},
	{"scripts in time", scripts_in_time}, {"the rest", the_rest}, {"strict", strict},
	{"heights", heights}, {"from the right", from_the_right},
	{"missing family", missing_family}, {"files that fail", files_that_fail},
	{"families", families}, {"shown", shown}, {"on a path", on_a_path},
	{"let go early", let_go_early}, {"fake", fake})
