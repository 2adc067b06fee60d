/* What rules resolve to. The messages of styles are in tests/spec/style.t. */
#include "fixture.h"
#include "spec/style.h"
#include "test.h"

#include <math.h>
#include <stdio.h>

static struct style *read_it(struct fixture *f, const char *text)
{
	struct style *s = NULL;
	bool ok = style_read(&f->arena, fixture_write_text(f, "s.yaml", text), NULL, &s);
	return ok ? s : NULL;
}

static bool is(struct rgba c, int r, int g, int b, int a)
{
	return c.r == r && c.g == g && c.b == b && c.a == a;
}

static void defaults(struct test_state *t)
{
	struct fixture f;
	struct style_props p;
	fixture_init(&f);
	const struct style *s = read_it(&f, "palette: { a: red }\n");
	style_resolve(s, "anything", "at-all", STYLE_SHAPE, &p);
	EXPECT(p.fill.a == 0 && p.stroke.a == 0 && p.hatch_stroke.a == 0 && p.halo.a == 0);
	EXPECT(p.stroke_width_pt == 0.5 && p.n_dash == 0 && p.join == JOIN_ROUND);
	EXPECT(p.cap == CAP_BUTT && p.hatch_angle_deg == 45 && p.hatch_spacing_pt == 3.2);
	EXPECT(p.overlap == OVERLAP_COVER && p.overlap_angle_deg == 45);
	EXPECT_NEAR(p.overlap_width_pt, 1.5 / 25.4 * 72, 1e-9);
	EXPECT(p.hatch_width_pt == 0.7 && p.symbol_size_pt == 5 && p.font_size_pt == 7);
	EXPECT_STR(p.symbol, "circle");
	EXPECT_STR(p.font_family, "Noto Sans");
	EXPECT(p.font_weight == 400 && !p.italic && !p.uppercase && !p.hidden);
	EXPECT(p.letter_spacing_em == 0 && p.line_height == 1.25 && p.halo_width_pt == 0.9);
	fixture_finish(&f);
}

static const char rules[] = "palette: { ink: '#102030' }\n"
			    "rules:\n"
			    "  text: { font-size: 9pt, fill: blue, halo: white }\n"
			    "  a: { fill: red, stroke: ink, label: { font-weight: bold } }\n"
			    "  a.x: { fill: lime, label: { fill: ink, font-size: 5pt } }\n"
			    "  a.y.z: { stroke-width: 3pt }\n"
			    "  b.x: { fill: teal }\n"
			    "  hidden: { display: none }\n";

/* Element, then class; a label begins with `text` and sees no rule of the shape. */
static void cascade(struct test_state *t)
{
	static const struct {
		const char *element, *class_name;
		enum style_part part;
		int r, g, b, a; /* fill */
		double size;
		int weight;
	} rows[] = {
		{"a", NULL, STYLE_SHAPE, 255, 0, 0, 255, 7, 400},
		{"a", "x", STYLE_SHAPE, 0, 255, 0, 255, 7, 400},
		{"a", "unknown", STYLE_SHAPE, 255, 0, 0, 255, 7, 400},
		{"b", NULL, STYLE_SHAPE, 0, 0, 0, 0, 7, 400},
		{"b", "x", STYLE_SHAPE, 0, 128, 128, 255, 7, 400},
		{"c", "x", STYLE_SHAPE, 0, 0, 0, 0, 7, 400},
		{"c", NULL, STYLE_LABEL, 0, 0, 255, 255, 9, 400},
		{"a", NULL, STYLE_LABEL, 0, 0, 255, 255, 9, 700},
		{"a", "x", STYLE_LABEL, 0x10, 0x20, 0x30, 255, 5, 700},
		{"b", "x", STYLE_LABEL, 0, 0, 255, 255, 9, 400},
		{"text", NULL, STYLE_SHAPE, 0, 0, 255, 255, 9, 400},
	};
	struct fixture f;
	fixture_init(&f);
	const struct style *s = read_it(&f, rules);
	for (size_t i = 0; s != NULL && i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct style_props p;
		style_resolve(s, rows[i].element, rows[i].class_name, rows[i].part, &p);
		EXPECT(is(p.fill, rows[i].r, rows[i].g, rows[i].b, rows[i].a));
		EXPECT(p.font_size_pt == rows[i].size && p.font_weight == rows[i].weight);
	}
	struct style_props p;
	style_resolve(s, "a", "x", STYLE_SHAPE, &p);
	EXPECT(is(p.stroke, 0x10, 0x20, 0x30, 255) && p.stroke_width_pt == 0.5);
	style_resolve(s, "a", "y.z", STYLE_SHAPE, &p); /* cut at the first dot */
	EXPECT(p.stroke_width_pt == 3 && !p.hidden);
	style_resolve(s, "hidden", NULL, STYLE_SHAPE, &p);
	EXPECT(p.hidden);
	fixture_finish(&f);
}

/* Opacities multiply, and round to the nearest of 255 steps. */
static void opacities(struct test_state *t)
{
	struct fixture f;
	struct style_props p;
	fixture_init(&f);
	const struct style *s = read_it(&f,
		"rules:\n"
		"  a: { fill: red, stroke: '#00000080', hatch-stroke: blue, opacity: 50% }\n"
		"  a.x: { fill-opacity: 0.5, stroke-opacity: 25%, hatch-opacity: 0 }\n");
	style_resolve(s, "a", NULL, STYLE_SHAPE, &p);
	EXPECT(p.fill.a == 128 && p.stroke.a == 64 && p.hatch_stroke.a == 128);
	style_resolve(s, "a", "x", STYLE_SHAPE, &p);
	EXPECT(p.fill.a == 64 && p.stroke.a == 16 && p.hatch_stroke.a == 0);
	fixture_finish(&f);
}

static void chain(struct test_state *t)
{
	struct fixture f;
	struct style_props p;
	fixture_init(&f);
	(void)fixture_write_text(&f, "c.yaml",
		"palette: { ink: '#000001', own: '#000003' }\nfonts: [ C.ttf ]\n"
		"rules: { a: { fill: ink, stroke: own, stroke-width: 1pt },"
		" b: { fill: ink } }\n");
	(void)fixture_write_text(&f, "b.yaml",
		"extends: c.yaml\nfonts: [ B.ttf, sub/B2.ttf ]\n"
		"rules: { a: { stroke-width: 2pt } }\n");
	const struct style *s =
		read_it(&f, "extends: b.yaml\npalette: { ink: '#000002' }\n"
			    "rules: { a: { stroke: ink }, a.x: { stroke: ink } }\n");
	style_resolve(s, "a", NULL, STYLE_SHAPE, &p);
	EXPECT(is(p.fill, 0, 0, 2, 255)); /* the extending palette wins in all rules */
	EXPECT(is(p.stroke, 0, 0, 2, 255));
	EXPECT(p.stroke_width_pt == 2);
	style_resolve(s, "b", NULL, STYLE_SHAPE, &p);
	EXPECT(is(p.fill, 0, 0, 2, 255));
	size_t n;
	const char *const *fonts = style_fonts(s, &n);
	EXPECT(n == 2);
	EXPECT_STR(fonts[0], "B.ttf");
	EXPECT_STR(fonts[1], fixture_path(&f, "sub/B2.ttf"));
	fixture_finish(&f);
}

static void fonts(struct test_state *t)
{
	static const char *const faces[] = {"NotoSans-Regular.ttf", "NotoSans-Bold.ttf",
		"NotoSans-Italic.ttf", "NotoSans-BoldItalic.ttf"};
	struct fixture f;
	size_t n;
	fixture_init(&f);
	const char *const *list = style_fonts(read_it(&f, "rules: {}\n"), &n);
	EXPECT(n == 4);
	for (size_t i = 0; i < 4 && i < n; i++) {
		EXPECT_STR(list[i], faces[i]);
	}
	list = style_fonts(read_it(&f, "fonts: [ X.ttf, /abs/Y.ttf ]\n"), &n);
	EXPECT(n == 2);
	EXPECT_STR(list[0], "X.ttf");
	EXPECT_STR(list[1], "/abs/Y.ttf");
	/* Of each script the extending style's files, if it has any. */
	(void)fixture_write_text(&f, "base.yaml",
		"script-fonts: { Arab: [ A.ttf, A2.ttf ], Nkoo: [ sub/N.ttf ] }\n");
	const struct script_font *of = style_script_fonts(
		read_it(&f, "extends: base.yaml\nscript-fonts: { Arab: [ B.ttf ] }\n"), &n);
	EXPECT_INT(n, 2);
	EXPECT_STR(of[0].script, "Arab");
	EXPECT_STR(of[0].file, "B.ttf");
	EXPECT_STR(of[1].script, "Nkoo");
	EXPECT_STR(of[1].file, fixture_path(&f, "sub/N.ttf"));
	of = style_script_fonts(read_it(&f, "extends: base.yaml\n"), &n);
	EXPECT_INT(n, 3);
	EXPECT_STR(of[1].file, "A2.ttf");
	fixture_finish(&f);
}

static void paints(struct test_state *t)
{
	struct fixture f;
	struct style_props p;
	struct paint_style paint;
	struct font font;
	fixture_init(&f);
	const struct style *s = read_it(&f,
		"rules:\n  a: { fill: red, stroke: blue, stroke-width: 2pt,"
		" stroke-dasharray: [4, 1, 2, 3], stroke-linejoin: miter,"
		" stroke-linecap: round, font-size: 10pt, font-weight: bold,"
		" font-style: italic, letter-spacing: 0.1em, font-family: Noto Serif }\n"
		"  a.none: { stroke-width: 0 }\n");
	style_resolve(s, "a", NULL, STYLE_SHAPE, &p);
	style_paint(&p, &paint);
	EXPECT(is(paint.fill, 255, 0, 0, 255) && is(paint.stroke, 0, 0, 255, 255));
	EXPECT(paint.stroke_width_pt == 2 && paint.n_dash == 4);
	EXPECT(paint.dash_pt[0] == 4 && paint.dash_pt[3] == 3 && paint.dash_pt[4] == 0);
	EXPECT(paint.join == JOIN_MITER && paint.cap == CAP_ROUND);
	style_font(&p, &font);
	EXPECT_STR(font.family, "Noto Serif");
	EXPECT(font.size_pt == 10 && font.weight == 700 && font.italic);
	EXPECT(fabs(font.letter_spacing_pt - 1) < 1e-12);
	style_resolve(s, "a", "none", STYLE_SHAPE, &p);
	style_paint(&p, &paint);
	EXPECT(paint.stroke.a == 0); /* cairo draws a hairline for width 0 */
	fixture_finish(&f);
}

static void errors(struct test_state *t)
{
	static const struct {
		const char *text, *says;
	} rows[] = {
		{"rule: {}\n",
			"s.yaml:1:1: no option 'rule' in a style; did you mean 'rules'?"},
		{"zzzzzz: {}\n", "s.yaml:1:1: no option 'zzzzzz' in a style"},
		{"extends: s.yaml\n",
			"s.yaml:1:10: extends: the styles extend each other in a circle"},
		{"extends: no.yaml\n", "s.yaml:1:10: extends: no file no.yaml"},
		{"extends: { a: b }\n", "s.yaml:1:10: extends: a style file is expected"},
		{"palette: [ a ]\n", "s.yaml:1:10: palette: names of colours are expected"},
		{"palette: { a: rde }\n",
			"s.yaml:1:15: a: 'rde' is no colour; did you mean 'red'?"},
		{"fonts: x.ttf\n", "s.yaml:1:8: fonts: a list of files is expected"},
		{"fonts: [ [ x ] ]\n", "s.yaml:1:10: fonts: a file is expected"},
		{"rules: x\n", "s.yaml:1:8: rules: selectors are expected"},
		{"rules: { a: x }\n",
			"s.yaml:1:13: a: properties are expected, such as { fill: white }"},
		{"rules: { a: { label: x } }\n", "s.yaml:1:22: label: properties are expected, "
						 "such as { fill: white }"},
		{"rules: { a: { label: { fil: red } } }\n", "s.yaml:1:24: no option 'fil' in "
							    "style rule; did you mean 'fill'?"},
		{"rules: { a: { symbol: sqare } }\n",
			"s.yaml:1:23: symbol: 'sqare' is not known; did you mean 'square'?"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		fixture_init(&f);
		EXPECT(read_it(&f, rows[i].text) == NULL);
		EXPECT(f.diag.code == SM_E_SPEC);
		EXPECT_STR(fixture_error(&f), rows[i].says);
		fixture_finish(&f);
	}
}

/* s.yaml and `count` more, each extending the next. */
static void depth(struct test_state *t)
{
	for (int count = 7; count <= 8; count++) {
		struct fixture f;
		char text[64], name[32];
		fixture_init(&f);
		for (int i = 1; i <= count; i++) {
			(void)snprintf(name, sizeof(name), "%d.yaml", i);
			(void)snprintf(text, sizeof(text), "extends: %d.yaml\n", i + 1);
			(void)fixture_write_text(&f, name, i == count ? "rules: {}\n" : text);
		}
		EXPECT((read_it(&f, "extends: 1.yaml\n") != NULL) == (count == 7));
		if (count == 8) {
			EXPECT(f.diag.code == SM_E_LIMIT);
			EXPECT_STR(fixture_error(&f),
				"7.yaml:1:10: extends: more than 8 styles deep");
		}
		fixture_finish(&f);
	}
}

/* The styles that come with the program. */
static void shipped(struct test_state *t)
{
	static const char *const names[] = {"styles/plain.yaml", "styles/sahel.yaml"};
	for (size_t i = 0; i < 2; i++) {
		struct fixture f;
		struct style *s;
		fixture_init(&f);
		EXPECT(style_read(&f.arena, fixture_source(&f, names[i]), NULL, &s));
		EXPECT(f.diag.n_errors == 0);
		fixture_finish(&f);
	}
}

/* A style of one's own finds the shipped ones, by name or path, behind files of its folder. */
static void extends_shipped(struct test_state *t)
{
	static const char *const ways[] = {"sahel.yaml", "styles/sahel.yaml"};
	for (size_t i = 0; i < 2; i++) {
		struct fixture f;
		struct style *s;
		struct style_props props;
		char text[80];
		fixture_init(&f);
		(void)snprintf(text, sizeof(text),
			"extends: %s\nrules:\n  land: { stroke-width: 7pt }\n", ways[i]);
		const char *path = fixture_write_text(&f, "own.yaml", text);
		EXPECT(!style_read(&f.arena, path, NULL, &s));
		fixture_forget(&f);
		EXPECT(style_read(&f.arena, path, fixture_source(&f, "."), &s));
		style_resolve(s, "land", NULL, STYLE_SHAPE, &props);
		EXPECT_NEAR(props.stroke_width_pt, 7, 0);
		fixture_forget(&f);
		/* Its folder comes first. */
		(void)fixture_write_text(&f, "sahel.yaml", "nonsense: 1\n");
		EXPECT(style_read(&f.arena, path, fixture_source(&f, "."), &s) == (i == 1));
		fixture_finish(&f);
	}
}

/* A style laid over another comes last with all its files; its palette is that of both. */
static void laid_over(struct test_state *t)
{
	struct fixture f;
	struct style *s;
	struct style_props props;
	fixture_init(&f);
	(void)fixture_write_text(&f, "base.yaml",
		"palette: { a: '#010101', b: '#020202' }\ngrayscale: true\n"
		"rules:\n  x: { fill: a, stroke: b, stroke-width: 1pt }\n  y: { fill: b }\n");
	const char *path = fixture_write_text(&f, "map.yaml", "extends: base.yaml\n");
	(void)fixture_write_text(&f, "under.yaml", "rules:\n  x: { stroke-width: 3pt }\n");
	const char *over = fixture_write_text(
		&f, "over.yaml", "extends: under.yaml\npalette: { a: '#0a0a0a' }\n");
	EXPECT(style_read_over(&f.arena, path, over, NULL, &s));
	style_resolve(s, "x", NULL, STYLE_SHAPE, &props);
	EXPECT(props.fill.r == 10 && props.stroke.r == 2);
	EXPECT_NEAR(props.stroke_width_pt, 3, 0);
	EXPECT(style_is_grayscale(s));
	EXPECT(style_n_selectors(s) == 3 && style_selector(s, 0)->depth == 1);
	EXPECT(style_selector(s, 2)->depth == 5);
	/* The same file may be under both; and what is laid over decides. */
	over = fixture_write_text(
		&f, "over2.yaml", "extends: base.yaml\ngrayscale: false\nrules: {}\n");
	EXPECT(style_read_over(&f.arena, path, over, NULL, &s) && !style_is_grayscale(s));
	EXPECT(style_read(&f.arena, path, NULL, &s) && style_is_grayscale(s));
	fixture_finish(&f);
}

/* By path, by name, with or without its ending. */
static void found(struct test_state *t)
{
	static const char *const ways[] = {"grey", "grey.yaml", "own.yaml"};
	struct fixture f;
	fixture_init(&f);
	const char *own = fixture_write_text(&f, "own.yaml", "rules: {}\n");
	for (size_t i = 0; i < 3; i++) {
		const char *path =
			style_find(&f.arena, fixture_source(&f, "."), i == 2 ? own : ways[i]);
		EXPECT(path != NULL && strstr(path, i == 2 ? "own.yaml" : "styles/grey.yaml"));
	}
	EXPECT(style_find(&f.arena, NULL, "grey") == NULL);
	fixture_forget(&f);
	EXPECT(style_find(&f.arena, fixture_source(&f, "."), "gray") == NULL);
	EXPECT(strstr(fixture_error(&f), "did you mean") != NULL);
	fixture_finish(&f);
}

/* Element, class, change, and last the rule for both. */
static void changes(struct test_state *t)
{
	static const char text[] =
		"rules:\n"
		"  a: { fill: '#010000', symbol-size: 1pt, stroke-width: 1pt, "
		"label: { font-size: 20pt } }\n"
		"  a.x: { fill: '#020000', symbol-size: 2pt }\n"
		"  a.gone: { fill: '#030000', stroke-width: 3pt }\n"
		"  a.x.gone: { fill: '#040000', label: { font-size: 30pt } }\n"
		"  a.xx.gone: { fill: '#050000' }\n"
		"  a.x.gone2: { fill: '#060000' }\n"
		"  b.x.gone: { fill: '#070000' }\n";
	static const struct {
		const char *element, *class_name, *change;
		int red;
		double symbol, stroke;
	} rows[] = {
		{"a", NULL, NULL, 1, 1, 1},
		{"a", "x", NULL, 2, 2, 1},
		{"a", NULL, "gone", 3, 1, 3},
		{"a", "x", "gone", 4, 2, 3},
		{"a", "y", "gone", 3, 1, 3},
		{"a", "xx", "gone", 5, 1, 3},
		{"a", "x", "kept", 2, 2, 1},
		{"a", "gone", "gone", 3, 1, 3},
		{"b", "x", "gone", 7, 5, 0.5},
	};
	struct fixture f;
	fixture_init(&f);
	const struct style *s = read_it(&f, text);
	for (size_t i = 0; s != NULL && i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct style_props p;
		style_resolve_change(
			s, rows[i].element, rows[i].class_name, rows[i].change, &p);
		EXPECT_INT(p.fill.r, rows[i].red);
		EXPECT(p.symbol_size_pt == rows[i].symbol);
		EXPECT(p.stroke_width_pt == rows[i].stroke);
		EXPECT(p.font_size_pt == 7);
	}
	EXPECT_INT(f.diag.n_errors, 0);
	fixture_finish(&f);
}

/* Of the element and all its classes, not of its names. */
static void widest_fade(struct test_state *t)
{
	struct fixture f;
	struct style *style;
	fixture_init(&f);
	const char *path = fixture_write_text(&f, "s.yaml",
		"rules:\n  a: { edge-fade: 3pt, label: { edge-fade: 9pt } }\n"
		"  a.x: { edge-fade: 5pt }\n  a.y: { edge-fade: 4pt }\n  b: { fill: red }\n");
	EXPECT(style_read(&f.arena, path, NULL, &style));
	EXPECT_NEAR(style_fade_pt(style, "a"), 5, 0);
	EXPECT_NEAR(style_fade_pt(style, "b"), 0, 0);
	EXPECT_NEAR(style_fade_pt(style, "c"), 0, 0);
	struct style_props p;
	style_resolve(style, "a", NULL, STYLE_SHAPE, &p);
	EXPECT_NEAR(p.edge_fade_pt, 3, 0);
	fixture_finish(&f);
}

/* Any rule of the element makes it one that others may be seen in; outlines need a margin. */
static void overlaps(struct test_state *t)
{
	struct fixture f;
	struct style *style;
	fixture_init(&f);
	const char *path = fixture_write_text(&f, "s.yaml",
		"rules:\n  a: { overlap: outline, label: { overlap-width: 99pt } }\n"
		"  a.x: { overlap-width: 9pt }\n  a.y: { overlap-width: 6pt }\n"
		"  b: { overlap: stripes, overlap-width: 9pt }\n  c.x: { overlap: outline }\n"
		"  d: { overlap: cover, overlap-width: 9pt }\n"
		"  e: { label: { overlap: stripes } }\n");
	EXPECT(style_read(&f.arena, path, NULL, &style));
	EXPECT(style_has_overlap(style, "a") && style_has_overlap(style, "b"));
	EXPECT(style_has_overlap(style, "c") && !style_has_overlap(style, "d"));
	EXPECT(!style_has_overlap(style, "e") && !style_has_overlap(style, "f"));
	EXPECT_NEAR(style_band_pt(style, "a"), 9, 0);
	EXPECT_NEAR(style_band_pt(style, "b"), 0, 0);
	EXPECT_NEAR(style_band_pt(style, "c"), 1.5 / 25.4 * 72, 1e-9);
	EXPECT_NEAR(style_band_pt(style, "d"), 0, 0);
	fixture_finish(&f);
}

TEST_MAIN({"widest fade", widest_fade}, {"overlaps", overlaps}, {"changes", changes},
	{"defaults", defaults}, {"cascade", cascade}, {"opacities", opacities},
	{"chain", chain}, {"fonts", fonts}, {"paints", paints}, {"errors", errors},
	{"depth", depth}, {"shipped styles", shipped}, {"laid over another", laid_over},
	{"found by name", found}, {"extends a shipped style", extends_shipped})
