#include "fixture.h"
#include "spec/options.h"
#include "test.h"

static const char *made(struct fixture *f, void (*make)(struct buf *out))
{
	struct buf b;
	buf_init(&b, 1 << 20);
	make(&b);
	const char *text = arena_strdup(&f->arena, b.failed ? "(failed)" : b.ptr);
	buf_finish(&b);
	return text;
}

static const char *explain(struct fixture *f, const char *key)
{
	struct buf b;
	buf_init(&b, 1 << 20);
	fixture_forget(f);
	const char *text = options_explain(&f->diag, key, &b) ? b.ptr : "(failed)";
	text = arena_strdup(&f->arena, text);
	buf_finish(&b);
	return text;
}

static void explanations(struct test_state *t)
{
	static const struct {
		const char *key, *text;
	} rows[] = {
		{"page.width",
			"page.width\n"
			"  Width of the page, at most 3 m.\n"
			"  value:   a length such as 180mm, 12pt, 2cm, 1in or 96px, from "
			"28 to 8504 pt\n"
			"  default: 180mm\n"},
		{"style.fill",
			"style rule.fill\n"
			"  Colour of areas, symbols and letters.\n"
			"  value:   a colour such as '#e3a857', a name of the palette or "
			"of CSS, or none\n"
			"  default: none\n"},
		{"layers.when",
			"layers.when\n"
			"  Which features are drawn: those there on the day, those that ended "
			"before it, or all.\n"
			"  value:   current, ended or all\n"
			"  default: current\n"},
		{"symbol", "style rule.symbol\n"
			   "  Shape of point symbols.\n"
			   "  value:   circle, square, diamond, triangle, triangle-down, "
			   "pentagon, hexagon, star or cross; or a picture, "
			   "url(FILE.svg)\n"
			   "  default: circle\n"},
		{"page.dpi", "page.dpi\n"
			     "  Resolution of PNG files; --dpi replaces it.\n"
			     "  value:   a number, from 10 to 2400\n"
			     "  default: 300\n"},
		{"margin", "page.margin\n"
			   "  Free space on all four sides.\n"
			   "  value:   a length such as 180mm, 12pt, 2cm, 1in or 96px, from 0 "
			   "to 1000 pt\n"
			   "  default: 12pt\n"
			   "\n"
			   "extent.margin\n"
			   "  Added on each side, as a share of the extent's own size.\n"
			   "  value:   a share such as 12% or 0.12, from 0 to 5\n"
			   "  default: 4%\n"},
		{"groups.source",
			"groups.source\n"
			"  A table of memberships: who is in which group from when to when.\n"
			"  value:   a text\n"
			"  default: none\n"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		fixture_init(&f);
		EXPECT_STR(explain(&f, rows[i].key), rows[i].text);
		EXPECT(f.diag.n_errors == 0);
		fixture_finish(&f);
	}
}

static void every_row_is_explained(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	for (size_t i = 0; i < n_options; i++) {
		const struct option *o = &options[i];
		const char *context =
			o->context == IN_RULE ? "style" : options_context_name(o->context);
		char key[80], want[200];
		(void)snprintf(key, sizeof(key), "%s.%s", context, o->name);
		(void)snprintf(want, sizeof(want), "%s.%s\n  %.100s",
			options_context_name(o->context), o->name, o->help);
		const char *text = explain(&f, key);
		EXPECT(strncmp(text, want, strlen(want)) == 0);
		EXPECT(strstr(text, "\n\n") == NULL); /* that one alone */
		EXPECT(strstr(explain(&f, o->name), want) != NULL);
	}
	fixture_finish(&f);
}

static void unknown_keys(struct test_state *t)
{
	static const struct {
		const char *key, *says;
	} rows[] = {{"widht", "no option 'widht'; did you mean 'width'?"},
		{"page.widht", "no option 'page.widht'; did you mean 'width'?"},
		{"pages.width", "no option 'pages.width'; did you mean 'width'?"},
		{"pag.width", "no option 'pag.width'; did you mean 'width'?"},
		{"styles.fill", "no option 'styles.fill'; did you mean 'fill'?"},
		{"page.", "no option 'page.'"}, {"zzzzzzzz", "no option 'zzzzzzzz'"},
		{"", "no option ''"}};
	struct fixture f;
	fixture_init(&f);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		EXPECT_STR(explain(&f, rows[i].key), "(failed)");
		EXPECT(f.diag.code == SM_E_USAGE);
		EXPECT_STR(fixture_error(&f), rows[i].says);
	}
	fixture_finish(&f);
}

static void reference(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	const char *text = made(&f, options_reference);
	static const char begin[] =
		"# Options\n\nGenerated from the option table (`sahelmap options`); do not "
		"edit.\n\n## The map file's top level\n\n"
		"| option | value | default | meaning |\n|---|---|---|---|\n| `title` | ";
	EXPECT(strncmp(text, begin, sizeof(begin) - 1) == 0);
	static const char *const lines[] = {
		("\n| `width` | a length such as 180mm, 12pt, 2cm, 1in or 96px, from 28 to "
		 "8504 "
		 "pt | 180mm | Width of the page, at most 3 m. |\n"),
		"\n| `disputed` | dashed, solid or hidden | dashed | How lines ",
		"\n| `at` | a mapping or list |  | Longitude and latitude",
		"\n\n## An entry of `layers:`\n\n",
		"\n\n## A rule of a style, and the `label:` within it\n\n",
	};
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		EXPECT(strstr(text, lines[i]) != NULL);
	}
	size_t rows = 0, headings = 0;
	for (const char *s = text; (s = strstr(s, "\n| `")) != NULL; s++) {
		rows++;
	}
	for (const char *s = text; (s = strstr(s, "\n## ")) != NULL; s++) {
		headings++;
	}
	EXPECT(rows == n_options && headings == N_CONTEXTS);
	EXPECT(strstr(text, "`not: { ... }` must not hold. All conditions must be met.\n") !=
		NULL);
	fixture_finish(&f);
}

/* That it is JSON and fits the table is tested by tests/spec/schema.py. */
static void schema(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	const char *text = made(&f, options_schema);
	EXPECT(strncmp(text, "{\n  \"$schema\": ", 15) == 0);
	for (size_t i = 0; i < n_options; i++) {
		char want[80];
		(void)snprintf(
			want, sizeof(want), "\"%s\": { \"description\": \"", options[i].name);
		bool map_file = options[i].context < IN_STYLE;
		EXPECT(!map_file || strstr(text, want) != NULL);
	}
	EXPECT(strstr(text, "\"stroke-width\"") == NULL);
	EXPECT(strstr(text, "[{ \"enum\": [\"current\", \"ended\", \"all\"] }]") != NULL);
	EXPECT(strstr(text, "[{ \"enum\": [\"false\", \"true\", false, true] }]") != NULL);
	fixture_finish(&f);
}

static void dictionary(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	const char *text = made(&f, options_dictionary);
	EXPECT(strncmp(text, "\"title:\"\n\"subtitle:\"\n\"alt:\"\n", 28) == 0);
	EXPECT(strstr(text, "\n\"disputed:\"\n\"dashed\"\n\"solid\"\n\"hidden\"\n\"tolerance:"
			    "\"\n\"note:\"\n") != NULL);
	fixture_finish(&f);
}

TEST_MAIN({"explanations", explanations}, {"every row is explained", every_row_is_explained},
	{"unknown keys", unknown_keys}, {"reference", reference}, {"schema", schema},
	{"dictionary", dictionary})
