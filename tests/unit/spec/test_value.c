#include "fixture.h"
#include "spec/style_values.h"
#include "spec/value.h"
#include "test.h"

#include <math.h>

/* A value of a mapping { k: TEXT }, as a document has it. */
static const struct node *node_of(struct fixture *f, const char *text)
{
	struct document doc;
	struct buf b;
	buf_init(&b, 10000);
	buf_printf(&b, "k: %s\n", text);
	char *copy = arena_strdup(&f->arena, b.ptr);
	buf_finish(&b);
	bool ok = copy != NULL && parse_text(&f->arena, "m", copy, strlen(copy), &doc);
	return ok ? node_get(doc.root, "k") : NULL;
}

static struct value_reader reader_of(struct fixture *f)
{
	return (struct value_reader){.a = &f->arena, .path = "m"};
}

/* What an option of the style rules (or of the page, or furniture) makes of a text, as a
 * number; NaN: refused. */
static double number_of(
	struct fixture *f, enum option_context context, const char *option, const char *text)
{
	struct value_reader r = reader_of(f);
	struct spec spec = {0};
	struct style_values style = {0};
	const struct option *o = options_find(context, option);
	void *base = context == IN_RULE ? (void *)&style : (void *)&spec;
	double v;
	if (!value_read(&r, o, node_of(f, text), base)) {
		return (double)NAN;
	}
	memcpy(&v, (char *)base + o->offset, sizeof(v));
	return v;
}

static void numbers(struct test_state *t)
{
	static const struct {
		enum option_context context;
		const char *option, *text;
		double want; /* NaN: an error */
	} rows[] = {
		{IN_PAGE, "width", "72pt", 72},
		{IN_PAGE, "width", "72", 72},
		{IN_PAGE, "width", "25.4mm", 72},
		{IN_PAGE, "width", "2.54cm", 72},
		{IN_PAGE, "width", "1in", 72},
		{IN_PAGE, "width", "96px", 72},
		{IN_PAGE, "width", "1e2pt", 100},
		{IN_PAGE, "width", "mm", (double)NAN},
		{IN_PAGE, "width", "1 in", 72},
		{IN_PAGE, "width", "100%", (double)NAN},
		{IN_PAGE, "width", "27.99", (double)NAN},
		{IN_PAGE, "width", "8505", (double)NAN},
		{IN_PAGE, "dpi", "150", 150},
		{IN_PAGE, "dpi", "150dpi", (double)NAN},
		{IN_EXTENT, "margin", "12%", 0.12},
		{IN_EXTENT, "margin", "0.12", 0.12},
		{IN_EXTENT, "margin", "-1%", (double)NAN},
		{IN_EXTENT, "margin", "'%'", (double)NAN},
		{IN_FURNITURE, "graticule", "5deg", 5},
		{IN_FURNITURE, "graticule", "0.5", 0.5},
		{IN_FURNITURE, "graticule", "none", 0},
		{IN_FURNITURE, "graticule", "90.5", (double)NAN},
		{IN_FURNITURE, "graticule", "-5deg", (double)NAN},
		{IN_RULE, "hatch-angle", "-180", -180},
		{IN_RULE, "hatch-angle", "0", 0},
		{IN_RULE, "hatch-angle", "45rad", (double)NAN},
		{IN_RULE, "letter-spacing", "0.18em", 0.18},
		{IN_RULE, "letter-spacing", "-0.1", -0.1},
		{IN_RULE, "letter-spacing", "1pt", (double)NAN},
		{IN_RULE, "line-height", "1.5", 1.5},
		{IN_RULE, "line-height", "nan", (double)NAN},
		{IN_RULE, "symbol-size", "0", (double)NAN},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		fixture_init(&f);
		double v = number_of(&f, rows[i].context, rows[i].option, rows[i].text);
		EXPECT(isnan(rows[i].want) ? isnan(v) : fabs(v - rows[i].want) < 1e-12);
		EXPECT(f.diag.n_errors == (isnan(rows[i].want) ? 1 : 0));
		fixture_finish(&f);
	}
}

static void colors(struct test_state *t)
{
	static struct palette_color items[] = {{"ink", {1, 2, 3, 255}}, {"red", {9, 9, 9, 9}}};
	static const struct palette palette = {.items = items, .n = 2};
	static const struct {
		const char *text;
		struct rgba want;
		const char *says; /* NULL: no error */
	} rows[] = {
		{"'#e3a857'", {0xe3, 0xa8, 0x57, 255}, NULL},
		{"'#E3A857'", {0xe3, 0xa8, 0x57, 255}, NULL},
		{"'#09afAF'", {0x09, 0xaf, 0xaf, 255}, NULL},
		{"'#12345678'", {0x12, 0x34, 0x56, 0x78}, NULL},
		{"'#1af'", {0x11, 0xaa, 0xff, 255}, NULL},
		{"none", {0, 0, 0, 0}, NULL},
		{"black", {0, 0, 0, 255}, NULL},
		{"teal", {0, 128, 128, 255}, NULL},
		{"ink", {1, 2, 3, 255}, NULL},
		{"red", {9, 9, 9, 9}, NULL}, /* the palette wins */
		{"'#12'", {0},
			"m:1:4: k: '#12' is no colour; '#e3a857', a name of the palette "
			"or of CSS, or none is expected"},
		{"'#12345g'", {0},
			"m:1:4: k: '#12345g' is no colour; '#e3a857', a name of the "
			"palette or of CSS, or none is expected"},
		{"'#1234567:'", {0},
			"m:1:4: k: '#1234567:' is no colour; '#e3a857', a name of "
			"the palette or of CSS, or none is expected"},
		{"e3a857", {0},
			"m:1:4: k: 'e3a857' is no colour; '#e3a857', a name of the "
			"palette or of CSS, or none is expected"},
		{"whit", {0}, "m:1:4: k: 'whit' is no colour; did you mean 'white'?"},
		{"inc", {0}, "m:1:4: k: 'inc' is no colour; did you mean 'ink'?"},
		{"[ red ]", {0},
			"m:1:4: k: a colour such as '#e3a857' is expected, not a list"},
		{"{ a: b }", {0},
			"m:1:4: k: a colour such as '#e3a857' is expected, not a mapping"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct rgba c = {7, 7, 7, 7};
		fixture_init(&f);
		struct value_reader r = reader_of(&f);
		r.palette = &palette;
		EXPECT(value_color(&r, node_of(&f, rows[i].text), &c) ==
			(rows[i].says == NULL));
		if (rows[i].says == NULL) {
			EXPECT(memcmp(&c, &rows[i].want, sizeof(c)) == 0);
		} else {
			EXPECT_STR(fixture_error(&f), rows[i].says);
		}
		fixture_finish(&f);
	}
}

static void dashes(struct test_state *t)
{
	static const struct {
		const char *text;
		int n;
		double first, last;
	} rows[] = {{"[4, 2]", 2, 4, 2}, {"[1in, 0, 1, 1, 1, 3pt]", 6, 72, 3},
		{"none", 0, 0, 0}, {"[1]", -1, 0, 0}, {"[1, 2, 3]", -1, 0, 0},
		{"[0, 0]", -1, 0, 0}, {"[]", -1, 0, 0}, {"[1, -1]", -1, 0, 0},
		{"[1, 1001]", -1, 0, 0}, {"[1, x]", -1, 0, 0},
		{"[1, 2, 3, 4, 5, 6, 7, 8]", -1, 0, 0}, {"4", -1, 0, 0}, {"{ a: 1 }", -1, 0, 0},
		{"[[1], 2]", -1, 0, 0}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct style_values s;
		fixture_init(&f);
		memset(&s, 0x55, sizeof(s));
		struct value_reader r = reader_of(&f);
		const struct option *o = options_find(IN_RULE, "stroke-dasharray");
		bool ok = value_read(&r, o, node_of(&f, rows[i].text), &s);
		EXPECT(ok == (rows[i].n >= 0));
		if (ok) {
			int last = rows[i].n == 0 ? 0 : rows[i].n - 1;
			EXPECT(s.p.n_dash == rows[i].n);
			EXPECT(s.p.dash_pt[0] == rows[i].first);
			EXPECT(s.p.dash_pt[last] == rows[i].last);
		} else {
			EXPECT(f.diag.n_errors == 1);
		}
		fixture_finish(&f);
	}
}

static void words_and_flags(struct test_state *t)
{
	struct fixture f;
	struct style_values s = {0};
	struct spec spec = {0};
	fixture_init(&f);
	struct value_reader r = reader_of(&f);
	EXPECT(value_read(
		&r, options_find(IN_FURNITURE, "locator"), node_of(&f, "top-right"), &spec));
	EXPECT(spec.furniture.locator == CORNER_TOP_RIGHT);
	EXPECT(value_read(&r, options_find(IN_RULE, "font-style"), node_of(&f, "italic"), &s));
	EXPECT(s.p.italic);
	EXPECT(value_read(&r, options_find(IN_RULE, "font-style"), node_of(&f, "normal"), &s));
	EXPECT(!s.p.italic);
	static const struct {
		const char *text;
		int weight;
	} weights[] = {{"normal", 400}, {"bold", 700}, {"400", 400}, {"700", 700}};
	for (size_t i = 0; i < 4; i++) {
		EXPECT(value_read(&r, options_find(IN_RULE, "font-weight"),
			node_of(&f, weights[i].text), &s));
		EXPECT(s.p.font_weight == weights[i].weight);
	}
	EXPECT(value_read(&r, options_find(IN_RULE, "symbol"), node_of(&f, "star"), &s));
	EXPECT_STR(s.p.symbol, "star");
	EXPECT(f.diag.n_errors == 0);
	EXPECT(!value_read(&r, options_find(IN_RULE, "font-style"), node_of(&f, "slant"), &s));
	EXPECT_STR(fixture_error(&f),
		"m:1:4: font-style: normal or italic is expected, not 'slant'");
	fixture_forget(&f);
	EXPECT(!value_read(&r, options_find(IN_RULE, "font-weight"), node_of(&f, "[b]"), &s));
	EXPECT_STR(fixture_error(&f),
		"m:1:4: font-weight: normal, bold, 400 or 700 is expected, not a list");
	fixture_finish(&f);
}

static void texts_and_dates(struct test_state *t)
{
	struct fixture f;
	struct spec spec = {0};
	fixture_init(&f);
	struct value_reader r = reader_of(&f);
	EXPECT(value_read(&r, options_find(IN_MAP, "projection"), node_of(&f, "x"), &spec));
	EXPECT_STR(spec.projection, "x");
	EXPECT(value_read(&r, options_find(IN_MAP, "date"), node_of(&f, "2023-09"), &spec));
	EXPECT(spec.date.year == 2023 && spec.date.month == 9 && spec.date.day == 0);
	EXPECT(value_read(
		&r, options_find(IN_MAP, "title"), node_of(&f, "{ fr: b, en: c }"), &spec));
	EXPECT(spec.title.n == 2);
	EXPECT_STR(spec.title.langs[0], "fr");
	EXPECT_STR(spec.title.texts[1], "c");
	EXPECT(value_read(&r, options_find(IN_MAP, "title"), node_of(&f, "plain"), &spec));
	EXPECT(spec.title.n == 1 && spec.title.langs[0][0] == '\0');
	EXPECT(value_read(&r, options_find(IN_MAP, "title"),
		node_of(&f, "{ en: c, valid: [2023-08, 2023-10-21], fr: d }"), &spec));
	EXPECT(spec.title.n == 2 && strcmp(spec.title.texts[1], "d") == 0);
	EXPECT(spec.title.from.month == 8 && spec.title.from.day == 0 &&
		spec.title.to.month == 10 && spec.title.to.day == 21);
	struct spec open = {0};
	EXPECT(value_read(&r, options_find(IN_MAP, "title"),
		node_of(&f, "{ en: c, valid: [2023] }"), &open));
	EXPECT(open.title.from.year == 2023 && open.title.to.year == 0);
	EXPECT(value_read(&r, options_find(IN_MAP, "title"),
		node_of(&f, "{ en: c, valid: ['', 2023] }"), &open));
	EXPECT(open.title.from.year == 0 && open.title.to.year == 2023);
	EXPECT(f.diag.n_errors == 0);
	static const char *const bad[][2] = {{"title", "{ valid: [2023, 2024] }"},
		{"title", "{ en: a, valid: 2023 }"}, {"title", "{ en: a, valid: [] }"},
		{"title", "{ en: a, valid: [2023-02-30] }"},
		{"title", "{ en: a, valid: [2023, 2024, 2025] }"},
		{"title", "{ en: a, valid: [2023-10-22, 2023-10-21] }"},
		{"title", "{ en: a, valid: [2023, x] }"}, {"projection", "''"},
		{"projection", "[a]"}, {"date", "''"}, {"date", "[2023]"},
		{"date", "2023-02-29"}, {"title", "[a]"}, {"title", "{}"},
		{"title", "{ en: [a] }"}, {"page", "x"}, {"notes", "x"}};
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		fixture_forget(&f);
		EXPECT(!value_read(
			&r, options_find(IN_MAP, bad[i][0]), node_of(&f, bad[i][1]), &spec));
		EXPECT(f.diag.n_errors == 1 && f.diag.code == SM_E_SPEC);
	}
	fixture_finish(&f);
}

static void lists_of_numbers(struct test_state *t)
{
	static const struct {
		const char *text;
		bool ok;
	} rows[] = {{"[1, -2.5]", true}, {"[1]", false}, {"[1, 2, 3]", false}, {"[]", false},
		{"1", false}, {"[1, x]", false}, {"[1, [2]]", false},
		{"{ a: 1, b: 2 }", false}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		double v[2] = {0};
		fixture_init(&f);
		struct value_reader r = reader_of(&f);
		EXPECT(value_numbers(&r, node_of(&f, rows[i].text), v, 2) == rows[i].ok);
		if (rows[i].ok) {
			EXPECT(v[0] == 1 && v[1] == -2.5);
		} else {
			EXPECT_STR(
				fixture_error(&f), "m:1:4: k: a list of 2 numbers is expected");
		}
		fixture_finish(&f);
	}
}

static void sets(struct test_state *t)
{
	static const size_t members[] = {0, 5, 63, 64, 127, 128, 255};
	struct option_set s = {0};
	for (size_t i = 0; i < 7; i++) {
		EXPECT(!option_set_has(&s, members[i]));
		option_set_add(&s, members[i]);
		EXPECT(option_set_has(&s, members[i]));
	}
	EXPECT(!option_set_has(&s, 1) && !option_set_has(&s, 62) && !option_set_has(&s, 65));
	EXPECT(n_options <= 256); /* or the set has too few bits */
}

/* Takes `margin`, refuses `dpi`, leaves the rest. */
static enum special special(void *user, const struct option *o, const struct node *n)
{
	int *asked = user;
	++*asked;
	return strcmp(o->name, "margin") == 0 ? SPECIAL_DONE
	       : strcmp(o->name, "dpi") == 0  ? SPECIAL_FAILED
					      : SPECIAL_NOT_MINE;
}

static void blocks(struct test_state *t)
{
	struct fixture f;
	struct spec spec = {0};
	struct option_set seen = {0};
	int asked = 0;
	fixture_init(&f);
	struct value_reader r = reader_of(&f);
	const struct block_reader b = {.context = IN_PAGE,
		.base = &spec,
		.special = special,
		.user = &asked,
		.seen = &seen};
	EXPECT(value_block(&r, &b, node_of(&f, "{ width: 100, margin: x }")));
	EXPECT(asked == 2 && spec.page.width_pt == 100 && spec.page.margin_pt == 0);
	EXPECT(option_set_has(&seen, (size_t)(options_find(IN_PAGE, "width") - options)));
	EXPECT(option_set_has(&seen, (size_t)(options_find(IN_PAGE, "margin") - options)));
	EXPECT(!option_set_has(&seen, (size_t)(options_find(IN_PAGE, "height") - options)));
	/* Every key is read even after an error. */
	EXPECT(!value_block(&r, &b, node_of(&f, "{ dpi: 1, height: 200 }")));
	EXPECT(spec.page.height_pt == 200 && f.diag.n_errors == 0);
	EXPECT(!value_block(&r, &b, node_of(&f, "{ hight: 1, zzzzz: 2, width: 300 }")));
	EXPECT(spec.page.width_pt == 300 && f.diag.n_errors == 2);
	EXPECT_STR(f.diag.errors[0].text,
		"m:1:6: no option 'hight' in page; did you mean 'height'?");
	EXPECT_STR(f.diag.errors[1].text, "m:1:16: no option 'zzzzz' in page");
	fixture_forget(&f);
	EXPECT(!value_block(&r, &b, node_of(&f, "A4")));
	EXPECT_STR(fixture_error(&f), "m:1:4: page: keys and values are expected, not 'A4'");
	const struct block_reader plain = {.context = IN_PAGE, .base = &spec};
	EXPECT(value_block(&r, &plain, node_of(&f, "{ margin: 5 }")));
	EXPECT(spec.page.margin_pt == 5);
	fixture_finish(&f);
}

static void defaults(struct test_state *t)
{
	struct fixture f;
	struct spec spec = {0};
	struct style_values s = {0};
	fixture_init(&f);
	struct value_reader r = reader_of(&f);
	EXPECT(value_defaults(&r, IN_PAGE, &spec));
	EXPECT(fabs(spec.page.width_pt - 180 * 72 / 25.4) < 1e-9 && spec.page.dpi == 300);
	EXPECT(spec.projection == NULL); /* of another context */
	EXPECT(value_defaults(&r, IN_RULE, &s));
	EXPECT(s.p.font_weight == 400 && s.opacity == 1 && s.p.fill.a == 0);
	EXPECT_STR(s.p.font_family, "Noto Sans");
	fixture_finish(&f);
}

static void sizes(struct test_state *t)
{
	static const struct {
		enum option_context context;
		const char *name;
		size_t size;
	} rows[] = {{IN_MAP, "projection", sizeof(char *)}, {IN_RULE, "symbol", sizeof(char *)},
		{IN_MAP, "title", sizeof(struct localized)}, {IN_PAGE, "width", sizeof(double)},
		{IN_PAGE, "dpi", sizeof(double)}, {IN_EXTENT, "margin", sizeof(double)},
		{IN_FURNITURE, "graticule", sizeof(double)},
		{IN_RULE, "letter-spacing", sizeof(double)},
		{IN_MAP, "date", sizeof(struct date)}, {IN_LAYER, "when", sizeof(int)},
		{IN_RULE, "font-weight", sizeof(int)}, {IN_LAYER, "dissolve", sizeof(bool)},
		{IN_RULE, "fill", 4}, {IN_RULE, "stroke-dasharray", 6 * 8 + sizeof(int)},
		{IN_MAP, "page", 0}, {IN_MAP, "notes", 0}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		EXPECT(value_size(options_find(rows[i].context, rows[i].name)) == rows[i].size);
	}
}

/* The user's own picture as a symbol is looked for beside the style that names it. */
static void picture_symbols(struct test_state *t)
{
	static const char *const rows[] = {
		"url(a b.svg)", "'url(\"a b.svg\")'", "\"url('a b.svg')\""};
	struct fixture f;
	struct style_values s;
	fixture_init(&f);
	const char *style = fixture_path(&f, "s.yaml");
	(void)fixture_write_text(&f, "a b.svg", "");
	const struct value_reader r = {.a = &f.arena, .path = style};
	const struct option *o = options_find(IN_RULE, "symbol");
	for (size_t i = 0; i < 3; i++) {
		s.p.symbol = "";
		EXPECT(value_read(&r, o, node_of(&f, rows[i]), &s));
		EXPECT(strncmp(s.p.symbol, "url(", 4) == 0);
		EXPECT(strncmp(s.p.symbol + 4, f.folder, strlen(f.folder)) == 0);
		EXPECT_STR(s.p.symbol + 4 + strlen(f.folder), "/a b.svg)");
	}
	EXPECT(!value_read(&r, o, node_of(&f, "url(b.svg)"), &s));
	EXPECT_STR(fixture_error(&f), "m:1:4: symbol: no file b.svg");
	fixture_finish(&f);
}

static void two_lengths(struct test_state *t)
{
	static const struct {
		const char *text;
		double x, y; /* NAN: an error */
	} rows[] = {{"[1in, -2]", 72, -2}, {"[-8504, 8504]", -8504, 8504},
		{"[8504.1, 0]", (double)NAN, 0}, {"[0, -8504.1]", (double)NAN, 0},
		{"[1]", (double)NAN, 0}, {"[1, 2, 3]", (double)NAN, 0}, {"[]", (double)NAN, 0},
		{"5", (double)NAN, 0}, {"{ a: 1, b: 2 }", (double)NAN, 0},
		{"[[1], 2]", (double)NAN, 0}, {"[1, [2]]", (double)NAN, 0},
		{"[a, 2]", (double)NAN, 0}, {"[1, b]", (double)NAN, 0}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		double v[2];
		fixture_init(&f);
		const struct value_reader r = {.a = &f.arena, .path = "m"};
		bool ok = value_lengths(&r, node_of(&f, rows[i].text), v);
		EXPECT_INT(ok, !isnan(rows[i].x));
		if (ok) {
			EXPECT_NEAR(v[0], rows[i].x, 1e-9);
			EXPECT_NEAR(v[1], rows[i].y, 1e-9);
		} else {
			EXPECT_STR(fixture_error(&f),
				"m:1:4: k: two lengths are expected, such as [20mm, 15mm]");
		}
		fixture_finish(&f);
	}
}

TEST_MAIN({"picture symbols", picture_symbols}, {"two lengths", two_lengths},
	{"numbers", numbers}, {"colours", colors}, {"dashes", dashes},
	{"words and flags", words_and_flags}, {"texts and dates", texts_and_dates},
	{"lists of numbers", lists_of_numbers}, {"sets", sets}, {"blocks", blocks},
	{"defaults", defaults}, {"sizes", sizes})
