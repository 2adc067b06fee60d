#include "fixture.h"
#include "paint/paint.h"
#include "test.h"

#include <math.h>

#define NOTO "/usr/share/fonts/truetype/noto/"
#define HEAD                                                                                   \
	"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200pt\" height=\"100pt\" "          \
	"viewBox=\"0 0 200 100\" role=\"img\" fill-rule=\"evenodd\" "                          \
	"text-rendering=\"geometricPrecision\">\n\n"                                           \
	"<rect class=\"page\" width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"

static const struct svg_spec live = {.text = SVG_TEXT_LIVE};

/* A scene of 200 x 100 pt and what comes of it. */
struct sheet {
	struct fixture f;
	struct scene s;
	struct buf out;
};

static void sheet_init(struct sheet *sheet)
{
	fixture_init(&sheet->f);
	scene_init(&sheet->s, &sheet->f.arena, 200, 100);
	buf_init(&sheet->out, 100000);
}

static void sheet_finish(struct sheet *sheet)
{
	buf_finish(&sheet->out);
	fixture_finish(&sheet->f);
}

/* The file must be the head, this body and the end of the root element. */
static void expect_body(struct test_state *t, struct sheet *sheet, const char *body)
{
	const char *got = sheet->out.ptr;
	size_t head = strlen(HEAD);
	EXPECT(paint_svg(&sheet->f.diag, &sheet->s, NULL, &live, &sheet->out));
	got = sheet->out.ptr;
	EXPECT(strncmp(got, HEAD, head) == 0);
	EXPECT(sheet->out.len >= head + 7);
	EXPECT_STR(got + sheet->out.len - 7, "</svg>\n");
	sheet->out.ptr[sheet->out.len - 7] = '\0';
	EXPECT_STR(got + head, body);
}

static void the_root(struct test_state *t)
{
	struct sheet sheet;
	sheet_init(&sheet);
	sheet.s.width_pt = 510.23622;
	sheet.s.height_pt = 425.19685;
	sheet.s.title = "Bases & \"zones\"";
	sheet.s.lang = "fr";
	sheet.s.background = (struct rgba){1, 171, 255, 51};
	EXPECT(paint_svg(&sheet.f.diag, &sheet.s, NULL, &live, &sheet.out));
	EXPECT_STR(sheet.out.ptr,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"510.237pt\" "
		"height=\"425.196pt\" viewBox=\"0 0 510.237 425.196\" role=\"img\" "
		"fill-rule=\"evenodd\" text-rendering=\"geometricPrecision\" xml:lang=\"fr\">\n"
		"<title>Bases &amp; &quot;zones&quot;</title>\n"
		"<rect class=\"page\" width=\"100%\" height=\"100%\" fill=\"#01abff\" "
		"fill-opacity=\"0.2\"/>\n</svg>\n");
	sheet_finish(&sheet);
}

/* M, L, C and Z with their points one after the other, and the path data expected. */
static void path_data(struct test_state *t)
{
	static const struct {
		const char *verbs;
		struct page_pt pts[8];
		const char *want;
	} rows[] = {
		{"MLLZ", {{10, 20}, {12, 20}, {12, 21.5}}, "m10 20l2 0 0 1.5z"},
		{"ML", {{0.05, 0.1}, {0.35, -0.25}}, "m.05.1l.3-.35"},
		{"ML", {{0.5, 3}, {3.5, 3.5}}, "m.5 3l3 .5"},
		{"ML", {{-4, -0.5}, {-104.25, -30.5}}, "m-4-.5l-100.25-30"},
		/* Rounded to 0.05, not cut. */
		{"ML", {{0.02, 0.03}, {1.024, 1.076}}, "m0 .05l1 1.05"},
		/* Points that round to the place where the pen is. */
		{"MLLL", {{0, 0}, {0.01, -0.01}, {1, 0}, {1, 0.02}}, "m0 0l1 0"},
		/* Steps of 0.03 add up to 0.12, which is 0.1, and not to four times 0.05. */
		{"MLLLL", {{0, 0}, {0.03, 0}, {0.06, 0}, {0.09, 0}, {0.12, 0}},
			"m0 0l.05 0 .05 0"},
		/* Curves are drawn to 0.01. */
		{"MCL", {{1, 1}, {1.01, 2}, {2.34, 3}, {4, 4}, {4.02, 4}},
			"m1 1c.01 1 1.34 2 3 3l.02 0"},
		{"MCC", {{0, 0}, {1, 0}, {2, 0}, {3, 0}, {4, 1}, {5, 1}, {6, 1.5}},
			"m0 0c1 0 2 0 3 0 1 1 2 1 3 1.5"},
		/* After z the pen is where the subpath began; a new one is relative to that. */
		{"MLLZMLLZ", {{0, 0}, {10, 0}, {10, 10}, {5, 5}, {6, 5}, {6, 6}},
			"m0 0l10 0 0 10zm5 5l1 0 0 1z"},
		{"MLZL", {{2, 2}, {4, 4}, {3, 3}}, "m2 2l2 2zl1 1"},
		{"MLML", {{0, 0}, {1, 1}, {3, 3}, {4, 3}}, "m0 0l1 1m2 2l1 0"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		static const struct paint_style style = {.stroke_width_pt = 1};
		unsigned char verbs[8];
		struct path path = {.verbs = verbs, .pts = rows[i].pts};
		char want[200];
		struct sheet sheet;
		sheet_init(&sheet);
		for (const char *v = rows[i].verbs; *v != '\0'; v++) {
			static const char letters[] = "MLCZ";
			static const size_t points[] = {1, 1, 3, 0};
			ptrdiff_t verb = strchr(letters, *v) - letters;
			verbs[path.n_verbs++] = (unsigned char)verb;
			path.n_pts += points[verb];
		}
		EXPECT(scene_add_path(&sheet.s, &path, &style, NULL));
		(void)snprintf(
			want, sizeof(want), "<path d=\"%s\" fill=\"none\"/>\n", rows[i].want);
		expect_body(t, &sheet, want);
		sheet_finish(&sheet);
	}
}

static void paint_attributes(struct test_state *t)
{
	static const struct {
		struct paint_style style;
		const char *want;
	} rows[] = {
		{{.fill = {1, 2, 3, 255}}, "fill=\"#010203\""},
		{{.fill = {0xff, 0xfe, 0x80, 128}}, "fill=\"#fffe80\" fill-opacity=\"0.502\""},
		{{.stroke = {16, 32, 48, 255}, .stroke_width_pt = 0.75},
			"fill=\"none\" stroke=\"#102030\" stroke-width=\"0.75\""},
		{{.stroke = {0, 0, 0, 51}, .stroke_width_pt = 1, .join = JOIN_ROUND},
			"fill=\"none\" stroke=\"#000000\" stroke-opacity=\"0.2\" "
			"stroke-width=\"1\" stroke-linejoin=\"round\""},
		{{.stroke = {0, 0, 0, 255},
			 .stroke_width_pt = 2,
			 .cap = CAP_ROUND,
			 .dash_pt = {0, 2.5, 1.125},
			 .n_dash = 3},
			"fill=\"none\" stroke=\"#000000\" stroke-width=\"2\" "
			"stroke-linecap=\"round\" stroke-dasharray=\"0 2.5 1.125\""},
		{{.fill = {9, 9, 9, 255}, .stroke = {1, 1, 1, 255}, .stroke_width_pt = 1},
			"fill=\"#090909\" stroke=\"#010101\" stroke-width=\"1\""},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		static const struct page_pt line[] = {{0, 0}, {1, 1}};
		char want[300];
		struct sheet sheet;
		sheet_init(&sheet);
		EXPECT(scene_add_line(&sheet.s, line, 2, false, &rows[i].style, NULL));
		(void)snprintf(want, sizeof(want), "<path d=\"m0 0l1 1\" %s/>\n", rows[i].want);
		expect_body(t, &sheet, want);
		sheet_finish(&sheet);
	}
}

static void groups_and_meaning(struct test_state *t)
{
	static const struct page_pt line[] = {{0, 0}, {1, 1}};
	static const struct paint_style style = {.fill = {0, 0, 0, 255}};
	static const struct box first = {1, 2, 11, 22.5}, second = {0, 0, 5, 5};
	static const struct scene_group layer = {.id = "a&b",
						.class_name = "layer",
						.title = "Über <alles>",
						.clip = &first},
					inner = {.clip = &second}, bare = {0};
	static const struct scene_meaning whole = {.class_name = "FRA closed",
						  .key = "A<1>",
						  .title = "Base \"1\""},
					  key = {.key = "k"}, hover = {.title = "t"};
	struct sheet sheet;
	sheet_init(&sheet);
	struct scene *s = &sheet.s;
	EXPECT(scene_group_begin(s, &layer) &&
		scene_add_line(s, line, 2, true, &style, &whole) &&
		scene_group_begin(s, &inner) &&
		scene_add_line(s, line, 2, true, &style, &key) && scene_group_end(s) &&
		scene_group_end(s) && scene_group_begin(s, &bare) &&
		scene_add_line(s, line, 2, true, &style, &hover));
	EXPECT(scene_group_end(s));
	expect_body(t, &sheet,
		"<clipPath id=\"clip_1\"><rect x=\"1\" y=\"2\" width=\"10\" height=\"20.5\"/>"
		"</clipPath>\n"
		"<g id=\"a&amp;b\" class=\"layer\" clip-path=\"url(#clip_1)\">"
		"<title>Über &lt;alles&gt;</title>\n"
		"<path id=\"a&amp;b_A_1_\" class=\"FRA closed\" data-key=\"A&lt;1&gt;\" d=\"m0 "
		"0l1 1z\" "
		"fill=\"#000000\"><title>Base &quot;1&quot;</title></path>\n"
		"<clipPath id=\"clip_2\"><rect x=\"0\" y=\"0\" width=\"5\" height=\"5\"/>"
		"</clipPath>\n"
		"<g clip-path=\"url(#clip_2)\">\n"
		"<path id=\"a&amp;b_k\" data-key=\"k\" d=\"m0 0l1 1z\" fill=\"#000000\"/>\n"
		"</g>\n</g>\n"
		"<g>\n"
		"<path d=\"m0 0l1 1z\" fill=\"#000000\"><title>t</title></path>\n"
		"</g>\n");
	sheet_finish(&sheet);
}

/* The start of the root's tag up to its family. */
#define ROOT(links)                                                                            \
	"<svg xmlns=\"http://www.w3.org/2000/svg\"" links " width=\"200pt\" height=\"100pt\" " \
	"viewBox=\"0 0 200 100\" role=\"img\" fill-rule=\"evenodd\" "                          \
	"text-rendering=\"geometricPrecision\""
#define XLINK " xmlns:xlink=\"http://www.w3.org/1999/xlink\""
#define PAGE "<rect class=\"page\" width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"

static const struct paint_style text_ink = {.fill = {0x22, 0x22, 0x22, 255}};

static void texts(struct test_state *t)
{
	static const struct {
		struct scene_text text;
		struct scene_meaning meaning;
		const char *want;
	} rows[] = {
		{{.at = {10.5, 20}, .font = {"Noto Sans", 8, 400, false, 0}, .text = "Gao"},
			{0},
			ROOT("") " font-family=\"'Noto Sans', sans-serif\" "
				 "xml:space=\"preserve\">\n\n" PAGE
				 "<text x=\"10.5\" y=\"20\" font-size=\"8\" fill=\"#222222\">"
				 "Gao</text>\n</svg>\n"},
		{{.at = {1, 2},
			 .font = {"A&B", 7.25, 700, true, 1.08},
			 .text = "N<I> GER",
			 .lang = "en"},
			{.class_name = "country",
				.key = "NER",
				.title = "Niger & more",
				.label = "a/N&G"},
			ROOT("") " font-family=\"'A\\26 B', sans-serif\" "
				 "xml:space=\"preserve\">\n\n" PAGE
				 "<text class=\"country\" data-key=\"NER\" "
				 "data-label=\"a/N&amp;G\" x=\"1\" y=\"2\" font-size=\"7.25\" "
				 "font-weight=\"700\" font-style=\"italic\" "
				 "letter-spacing=\"1.08\" fill=\"#222222\">"
				 "<title>Niger &amp; more</title>N&lt;I&gt; "
				 "GER</text>\n</svg>\n"},
		/* The letters lie over a copy of themselves that is the halo. */
		{{.at = {30, 40},
			 .font = {"F", 6, 400, false, 0},
			 .text = "x",
			 .angle_deg = -12.5,
			 .halo = {255, 255, 255, 204},
			 .halo_width_pt = 1.5},
			{0},
			ROOT(XLINK) " font-family=\"'F', sans-serif\" xml:space=\"preserve\">"
				    "\n\n" PAGE "<g font-size=\"6\" fill=\"#222222\">\n"
				    "<use xlink:href=\"#halo_1\" aria-hidden=\"true\" "
				    "fill=\"none\" stroke=\"#ffffff\" stroke-opacity=\"0.8\" "
				    "stroke-width=\"1.5\" stroke-linejoin=\"round\"/>"
				    "<g id=\"halo_1\">\n"
				    "<text x=\"30\" y=\"40\" "
				    "transform=\"rotate(-12.5 30 40)\">x</text>\n"
				    "</g></g>\n</svg>\n"},
		/* A halo of no colour or no width is none. */
		{{.font = {"F", 6, 400, false, 0}, .text = "x", .halo_width_pt = 1}, {0},
			ROOT("") " font-family=\"'F', sans-serif\" xml:space=\"preserve\">"
				 "\n\n" PAGE "<text x=\"0\" y=\"0\" font-size=\"6\" "
				 "fill=\"#222222\">x</text>\n</svg>\n"},
		{{.font = {"F", 6, 400, false, 0}, .text = "x", .halo = {1, 1, 1, 255}}, {0},
			ROOT("") " font-family=\"'F', sans-serif\" xml:space=\"preserve\">"
				 "\n\n" PAGE "<text x=\"0\" y=\"0\" font-size=\"6\" "
				 "fill=\"#222222\">x</text>\n</svg>\n"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct sheet sheet;
		sheet_init(&sheet);
		sheet.s.background = (struct rgba){255, 255, 255, 255};
		EXPECT(scene_add_text(&sheet.s, &rows[i].text, &text_ink, &rows[i].meaning));
		EXPECT(paint_svg(&sheet.f.diag, &sheet.s, NULL, &live, &sheet.out));
		EXPECT_STR(sheet.out.ptr, rows[i].want);
		sheet_finish(&sheet);
	}
}

/* What stands behind the background of a page without a title. */
static const char *body_of(struct sheet *sheet)
{
	const char *page = strstr(sheet->out.ptr, "<rect class=\"page\"");
	const char *end = page == NULL ? NULL : strchr(page, '\n');
	return end == NULL ? "" : end + 1;
}

/* Items that are painted alike, one after the other, are in a group that says how. */
static void runs(struct test_state *t)
{
	static const struct page_pt line[] = {{0, 0}, {1, 1}};
	static const struct paint_style red = {.fill = {255, 0, 0, 255}};
	static const struct scene_group group = {.id = "g"};
	const struct scene_text a = {.font = {"F", 6, 400, false, 0}, .text = "a"};
	struct scene_text b = {.font = {"F", 6, 400, false, 0}, .text = "b"}, c = a, d = a;
	struct sheet sheet;
	sheet_init(&sheet);
	struct scene *s = &sheet.s;
	b.halo = c.halo = (struct rgba){255, 255, 255, 255};
	b.halo_width_pt = c.halo_width_pt = 1;
	d.font.family = "G";
	EXPECT(scene_add_line(s, line, 2, false, &red, NULL) &&
		scene_add_line(s, line, 2, false, &red, NULL) &&
		scene_add_line(s, line, 2, false, &text_ink, NULL) &&
		scene_group_begin(s, &group) &&
		scene_add_line(s, line, 2, false, &text_ink, NULL) && scene_group_end(s) &&
		scene_add_text(s, &a, &text_ink, NULL) &&
		scene_add_text(s, &b, &text_ink, NULL) &&
		scene_add_text(s, &c, &text_ink, NULL) &&
		scene_add_text(s, &d, &text_ink, NULL));
	EXPECT(paint_svg(&sheet.f.diag, s, NULL, &live, &sheet.out));
	EXPECT_STR(body_of(&sheet),
		"<g fill=\"#ff0000\">\n<path d=\"m0 0l1 1\"/>\n<path d=\"m0 0l1 1\"/>\n</g>\n"
		"<path d=\"m0 0l1 1\" fill=\"#222222\"/>\n"
		"<g id=\"g\">\n<path d=\"m0 0l1 1\" fill=\"#222222\"/>\n</g>\n"
		"<text x=\"0\" y=\"0\" font-size=\"6\" fill=\"#222222\">a</text>\n"
		"<g font-size=\"6\" fill=\"#222222\">\n"
		"<use xlink:href=\"#halo_1\" aria-hidden=\"true\" fill=\"none\" "
		"stroke=\"#ffffff\" stroke-width=\"1\" stroke-linejoin=\"round\"/>"
		"<g id=\"halo_1\">\n<text x=\"0\" y=\"0\">b</text>\n"
		"<text x=\"0\" y=\"0\">a</text>\n</g></g>\n"
		"<text x=\"0\" y=\"0\" font-family=\"'G', sans-serif\" font-size=\"6\" "
		"fill=\"#222222\">a</text>\n</svg>\n");
	sheet_finish(&sheet);
}

/* Areas of many points: once as paths, then used for what lies beneath and for their edges. */
static void shared_shapes(struct test_state *t)
{
	static const struct paint_style area = {.fill = {1, 2, 3, 255}},
					edge = {.stroke = {0, 0, 0, 255},
						.stroke_width_pt = 0.9};
	static const struct scene_meaning a = {.key = "A", .title = "One"}, b = {.key = "B"};
	struct page_pt pts[24];
	unsigned char verbs[26];
	const struct path whole = {verbs, pts, 26, 24};
	struct sheet sheet;
	sheet_init(&sheet);
	for (int i = 0; i < 24; i++) {
		pts[i] = (struct page_pt){i / 12 * 20 + i % 12 % 2, i % 12};
		verbs[i + i / 12] = i % 12 == 0 ? PATH_MOVE : PATH_LINE;
	}
	verbs[12] = verbs[25] = PATH_CLOSE;
	EXPECT(scene_add_path(&sheet.s, &whole, &area, NULL) &&
		scene_add_line(&sheet.s, pts, 12, true, &area, &a) &&
		scene_add_line(&sheet.s, pts + 12, 12, true, &area, &b) &&
		scene_add_path(&sheet.s, &whole, &edge, NULL));
	EXPECT(paint_svg(&sheet.f.diag, &sheet.s, NULL, &live, &sheet.out));
	EXPECT_STR(body_of(&sheet),
		"<g transform=\"scale(.05)\" fill=\"#010203\">\n"
		"<clipPath id=\"clip_1\" clip-rule=\"evenodd\"><use xlink:href=\"#shape_1\"/>"
		"<use xlink:href=\"#shape_2\"/></clipPath>\n"
		"<rect x=\"0\" y=\"0\" width=\"420\" height=\"220\" "
		"clip-path=\"url(#clip_1)\"/>\n"
		"<path id=\"shape_1\" data-key=\"A\" d=\"m0 0l20 20-20 20 20 20-20 20 20 20-20 "
		"20 20 20-20 20 20 20-20 20 20 20z\"><title>One</title></path>\n"
		"<path id=\"shape_2\" data-key=\"B\" d=\"m400 0l20 20-20 20 20 20-20 20 20 "
		"20-20 "
		"20 20 20-20 20 20 20-20 20 20 20z\"/>\n</g>\n"
		"<g transform=\"scale(.05)\" fill=\"none\" stroke=\"#000000\" "
		"stroke-width=\"18\">\n"
		"<use xlink:href=\"#shape_1\"/>\n<use xlink:href=\"#shape_2\"/>\n</g>\n"
		"</svg>\n");
	sheet_finish(&sheet);
}

/* With --svg-css paint is in rules by group and class; what has the same class and another
 * paint has a class of its own. */
static void rules(struct test_state *t)
{
	static const struct page_pt line[] = {{0, 0}, {1, 1}};
	static const struct paint_style red = {.fill = {255, 0, 0, 255}},
					blue = {.fill = {0, 0, 255, 128}},
					edge = {.stroke = {1, 1, 1, 255},
						.stroke_width_pt = 0.5};
	static const struct scene_group group = {.id = "bases", .class_name = "layer"};
	static const struct scene_meaning fra = {.class_name = "FRA closed"},
					  odd = {.class_name = "1<x"};
	static const struct scene_text text = {.font = {"F", 6, 700, false, 0},
		.text = "a",
		.halo = {255, 255, 255, 255},
		.halo_width_pt = 1};
	static const struct svg_spec how = {
		.text = SVG_TEXT_LIVE, .css = true, .id_prefix = "m1-"};
	struct sheet sheet;
	sheet_init(&sheet);
	struct scene *s = &sheet.s;
	EXPECT(scene_group_begin(s, &group) && scene_add_line(s, line, 2, false, &red, &fra) &&
		scene_add_line(s, line, 2, false, &red, &fra) &&
		scene_add_line(s, line, 2, false, &blue, &fra) &&
		scene_add_line(s, line, 2, false, &edge, &odd) &&
		scene_add_line(s, line, 2, false, &red, NULL) &&
		scene_add_text(s, &text, &red, NULL) && scene_group_end(s));
	EXPECT(paint_svg(&sheet.f.diag, s, NULL, &how, &sheet.out));
	static const char sheet_of[] =
		"<style>#m1-bases>path.FRA.closed{fill:#ff0000;fill-opacity:1;stroke:none;}\n"
		"#m1-bases>path.FRA.closed.variant-1{fill:#0000ff;fill-opacity:0.502;"
		"stroke:none;}\n"
		"#m1-bases>path.\\31 \\3c x{fill:none;stroke:#010101;stroke-opacity:1;"
		"stroke-width:0.5px;stroke-linejoin:miter;stroke-linecap:butt;"
		"stroke-dasharray:none;}\n"
		"#m1-bases>path{fill:#ff0000;fill-opacity:1;stroke:none;}\n"
		"#m1-bases>text{font-family:'F', sans-serif;font-size:6px;font-weight:700;"
		"font-style:normal;letter-spacing:0px;fill:#ff0000;fill-opacity:1;"
		"stroke:#ffffff;stroke-opacity:1;stroke-width:1px;stroke-linejoin:round;"
		"paint-order:stroke;}\n</style>\n";
	const char *style = strstr(sheet.out.ptr, "<style>");
	EXPECT(style != NULL && strncmp(style, sheet_of, strlen(sheet_of)) == 0);
	EXPECT_STR(body_of(&sheet),
		"<g id=\"m1-bases\" class=\"layer\">\n"
		"<path class=\"FRA closed\" d=\"m0 0l1 1\"/>\n"
		"<path class=\"FRA closed\" d=\"m0 0l1 1\"/>\n"
		"<path class=\"FRA closed variant-1\" d=\"m0 0l1 1\"/>\n"
		"<path class=\"1&lt;x\" d=\"m0 0l1 1\"/>\n"
		"<path d=\"m0 0l1 1\"/>\n<text x=\"0\" y=\"0\">a</text>\n</g>\n</svg>\n");
	sheet_finish(&sheet);
}

/* Features of layers have ids of their keys, once; fields are attributes; all is text. */
static void ids_and_data(struct test_state *t)
{
	static const struct page_pt line[] = {{0, 0}, {1, 1}};
	static const struct paint_style red = {.fill = {255, 0, 0, 255}};
	static const struct scene_group layer = {.id = "b", .class_name = "layer"},
					other = {.id = "labels"};
	static const struct scene_datum data[] = {
		{"name", "<script>\"onload="}, {"from", "2013 & on"}};
	static const struct scene_meaning a = {.key = "x \"1\"", .data = data, .n_data = 2},
					  again = {.key = "x__1_"};
	static const struct svg_spec how = {.text = SVG_TEXT_LIVE, .id_prefix = "p_"};
	struct sheet sheet;
	sheet_init(&sheet);
	struct scene *s = &sheet.s;
	EXPECT(scene_group_begin(s, &layer) && scene_add_line(s, line, 2, false, &red, &a) &&
		scene_add_line(s, line, 2, false, &red, &again) && scene_group_end(s) &&
		scene_group_begin(s, &other) &&
		scene_add_line(s, line, 2, false, &red, &again) && scene_group_end(s));
	EXPECT(paint_svg(&sheet.f.diag, s, NULL, &how, &sheet.out));
	EXPECT_STR(body_of(&sheet),
		"<g id=\"p_b\" class=\"layer\">\n<g fill=\"#ff0000\">\n"
		"<path id=\"p_b_x__1_\" data-key=\"x &quot;1&quot;\" "
		"data-name=\"&lt;script&gt;&quot;onload=\" data-from=\"2013 &amp; on\" "
		"d=\"m0 0l1 1\"/>\n"
		"<path data-key=\"x__1_\" d=\"m0 0l1 1\"/>\n</g>\n</g>\n"
		"<g id=\"p_labels\">\n<path data-key=\"x__1_\" d=\"m0 0l1 1\" "
		"fill=\"#ff0000\"/>\n</g>\n</svg>\n");
	sheet_finish(&sheet);
}

/* A text as paths, alone and with the text itself over it; embedded with its font. */
static void text_modes(struct test_state *t)
{
	static const char *const files[] = {NOTO "NotoSans-Regular.ttf"};
	static const struct scene_meaning meaning = {
		.class_name = "place", .key = "GAO", .title = "Base", .label = "bases/Gao"};
	static const struct {
		enum svg_text_mode mode;
		const char *want;
	} rows[] = {
		{SVG_TEXT_OUTLINE,
			"<path class=\"place\" data-key=\"GAO\" data-label=\"bases/Gao\" "
			"role=\"img\" aria-label=\"l&lt;l\" d=\"m11.73 20l-.88 0 0-7.6.88 0 0 "
			"7.6z"},
		{SVG_TEXT_BOTH, "<path aria-hidden=\"true\" d=\"m11.73 20l-.88 0 0-7.6.88 0 0 "
				"7.6z"},
		{SVG_TEXT_EMBED,
			"<text class=\"place\" data-key=\"GAO\" data-label=\"bases/Gao\" "
			"x=\"10\" y=\"20\" font-size=\"10\" "
			"fill=\"#222222\"><title>Base</title>"
			"l&lt;l</text>\n</svg>\n"},
	};
	static const struct scene_text text = {.at = {10, 20},
		.width_pt = 30,
		.font = {"Noto Sans", 10, 400, false, 0},
		.text = "l<l"};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct svg_spec how = {.text = rows[i].mode};
		struct text_set *fonts = NULL;
		struct sheet sheet;
		sheet_init(&sheet);
		EXPECT(text_set_create(&sheet.f.diag, files, 1, &fonts));
		EXPECT(scene_add_text(&sheet.s, &text, &text_ink, &meaning));
		EXPECT(paint_svg(&sheet.f.diag, &sheet.s, fonts, &how, &sheet.out));
		const char *got = body_of(&sheet), *all = sheet.out.ptr;
		bool alike = strncmp(got, rows[i].want, strlen(rows[i].want)) == 0;
		EXPECT_STR(alike ? "" : got, "");
		bool embeds = rows[i].mode == SVG_TEXT_EMBED;
		EXPECT((strstr(all, "@font-face{font-family:'Noto Sans'") != NULL) == embeds);
		EXPECT((strstr(all, "<text") != NULL) == (rows[i].mode != SVG_TEXT_OUTLINE));
		EXPECT((strstr(all, "textLength=\"30\" lengthAdjust=\"spacingAndGlyphs\" "
				    "fill-opacity=\"0\" stroke=\"none\"><title>") != NULL) ==
			(rows[i].mode == SVG_TEXT_BOTH));
		EXPECT((strstr(all, "fill-rule=\"nonzero\"") != NULL) == !embeds);
		text_set_destroy(fonts);
		sheet_finish(&sheet);
	}
}

/* Long lines that have their fonts with them say how long they are, with the space behind the
 * last letter; letters that join are left alone. */
static void long_lines(struct test_state *t)
{
	static const char *const files[] = {NOTO "NotoSans-Regular.ttf"};
	static const struct {
		const char *text, *want; /* NULL: nothing is said */
		double width_pt;
		enum svg_text_mode mode;
	} rows[] = {
		{"long", " textLength=\"151.5\">", 151, SVG_TEXT_EMBED},
		{"short", NULL, 149, SVG_TEXT_EMBED},
		{"\u0633\u0627\u062d\u0644", NULL, 151, SVG_TEXT_EMBED},
		{"long", NULL, 151, SVG_TEXT_LIVE},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct svg_spec how = {.text = rows[i].mode};
		const struct scene_text text = {.at = {10, 20},
			.width_pt = rows[i].width_pt,
			.font = {"Noto Sans", 10, 400, false, 0.5},
			.text = rows[i].text};
		struct text_set *fonts = NULL;
		struct sheet sheet;
		sheet_init(&sheet);
		EXPECT(text_set_create(&sheet.f.diag, files, 1, &fonts));
		EXPECT(scene_add_text(&sheet.s, &text, &text_ink, NULL));
		EXPECT(paint_svg(&sheet.f.diag, &sheet.s, fonts, &how, &sheet.out));
		const char *want = rows[i].want == NULL ? "textLength" : rows[i].want;
		bool said = strstr(sheet.out.ptr, want) != NULL;
		EXPECT_STR(said == (rows[i].want != NULL) ? "" : sheet.out.ptr, "");
		text_set_destroy(fonts);
		sheet_finish(&sheet);
	}
}

/* A text along a path: the path as a curve, and on it real text, centred. */
static void along_a_path(struct test_state *t)
{
	static const struct paint_style ink = {.fill = {0x22, 0x22, 0x22, 255}};
	struct page_pt level[6], arc[9];
	struct sheet sheet;
	for (size_t i = 0; i < 6; i++) {
		level[i] = (struct page_pt){10 + (double)i, 20};
	}
	for (size_t i = 0; i < 9; i++) {
		double a = acos(-1) * (1.25 + 0.5 * (double)i / 8);
		arc[i] = (struct page_pt){50 + 20 * cos(a), 50 + 20 * sin(a)};
	}
	struct scene_text text = {.at = {10, 20},
		.font = {"F", 6, 400, false, 0},
		.text = "a&b",
		.path = level,
		.n_path = 6};
	sheet_init(&sheet);
	EXPECT(scene_add_text(&sheet.s, &text, &ink, NULL));
	text.path = arc;
	text.n_path = 9;
	text.at = arc[0];
	EXPECT(scene_add_text(&sheet.s, &text, &ink, NULL));
	EXPECT(paint_svg(&sheet.f.diag, &sheet.s, NULL, &live, &sheet.out));
	EXPECT(strstr(sheet.out.ptr, " xmlns:xlink=\"http://www.w3.org/1999/xlink\" ") != NULL);
	const char *body = strstr(sheet.out.ptr, "<defs>");
	/* Of the arc the curve runs through both ends and the middle, which is level. */
	EXPECT_STR(body == NULL ? "" : body,
		"<defs><path id=\"curve_1\" d=\"m10 20c1.33 0 2.67 0 4 0 .33 0 .67 0 1 0\"/>"
		"</defs>\n"
		"<text text-anchor=\"middle\"><textPath href=\"#curve_1\" "
		"xlink:href=\"#curve_1\" startOffset=\"50%\">a&amp;b</textPath></text>\n"
		"<defs><path id=\"curve_2\" d=\"m35.86 35.86c4.04-3.32 8.94-5.86 14.14-5.86 "
		"5.2 0 10.1 2.54 14.14 5.86\"/></defs>\n"
		"<text text-anchor=\"middle\"><textPath href=\"#curve_2\" "
		"xlink:href=\"#curve_2\" startOffset=\"50%\">a&amp;b</textPath></text>\n"
		"</g>\n"
		"</svg>\n");
	sheet_finish(&sheet);
}

/* A line that is read from the right begins there. */
static void from_the_right(struct test_state *t)
{
	static const struct {
		const char *lang, *text, *want;
	} rows[] = {
		{"en", "\xd7\x90", " x=\"30\" y=\"20\" direction=\"rtl\" font-size"},
		{NULL, "\xd7\x90", " x=\"30\" y=\"20\" direction=\"rtl\" font-size"},
		{"en", "a\xd7\x90", " x=\"10\" y=\"20\" font-size"},
		{"he", "a\xd7\x90", " x=\"30\" y=\"20\" direction=\"rtl\" font-size"},
		{"he", "a", " x=\"10\" y=\"20\" font-size"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct scene_text text = {.at = {10, 20},
			.width_pt = 20,
			.font = {"F", 6, 400, false, 0},
			.text = rows[i].text};
		static const struct paint_style ink = {.fill = {0x22, 0x22, 0x22, 255}};
		struct sheet sheet;
		struct buf b;
		sheet_init(&sheet);
		buf_init(&b, 10000);
		sheet.s.lang = rows[i].lang;
		EXPECT(scene_add_text(&sheet.s, &text, &ink, NULL));
		EXPECT(paint_svg(&sheet.f.diag, &sheet.s, NULL, &live, &b));
		EXPECT(b.ptr != NULL && strstr(b.ptr, rows[i].want) != NULL);
		buf_finish(&b);
		sheet_finish(&sheet);
	}
}

/* The other families of the set follow the text's own. */
static void fallback(struct test_state *t)
{
	static const char *const files[] = {NOTO "NotoSans-Regular.ttf",
		NOTO "NotoSans-Bold.ttf", NOTO "NotoSansArabic-Regular.ttf"};
	static const struct paint_style ink = {.fill = {0, 0, 0, 255}};
	const struct scene_text latin = {.text = "a", .font = {"Noto Sans", 6, 400, false, 0}},
				arabic = {.text = "b",
					.font = {"Noto Sans Arabic", 6, 400, false, 0}};
	struct text_set *fonts = NULL;
	struct sheet sheet;
	sheet_init(&sheet);
	EXPECT(text_set_create(&sheet.f.diag, files, 3, &fonts));
	EXPECT(scene_add_text(&sheet.s, &latin, &ink, NULL));
	EXPECT(scene_add_text(&sheet.s, &arabic, &ink, NULL));
	EXPECT(paint_svg(&sheet.f.diag, &sheet.s, fonts, &live, &sheet.out));
	EXPECT(strstr(sheet.out.ptr,
		       " font-family=\"'Noto Sans', 'Noto Sans Arabic', sans-serif\" "
		       "xml:space") != NULL);
	EXPECT(strstr(sheet.out.ptr,
		       " font-family=\"'Noto Sans Arabic', 'Noto Sans', sans-serif\" "
		       "font-size") != NULL);
	text_set_destroy(fonts);
	sheet_finish(&sheet);
}

static void a_full_buffer(struct test_state *t)
{
	struct sheet sheet;
	sheet_init(&sheet);
	sheet.out.max = 100;
	EXPECT(!paint_svg(&sheet.f.diag, &sheet.s, NULL, &live, &sheet.out));
	EXPECT_INT(sheet.f.diag.code, SM_E_LIMIT);
	EXPECT_INT(sheet.f.diag.n_errors, 1);
	EXPECT_STR(sheet.f.diag.errors[0].text, "the SVG is too large");
	sheet_finish(&sheet);
}

/* The first time it is drawn a picture is defined; then it is only used. */
static void images(struct test_state *t)
{
	static const struct picture a = {.kind = PICTURE_SVG,
					    .key = "picture_1",
					    .bytes = "<g></g>",
					    .n = 7,
					    .view = {0, 0, 2, 1}},
				    b = {.kind = PICTURE_SVG,
					    .key = "picture_2",
					    .bytes = "<g/>",
					    .n = 4,
					    .view = {0, 0, 1, 1}};
	static const struct paint_style none = {0}, red = {.fill = {255, 0, 16, 128}};
	const struct scene_meaning meaning = {.class_name = "c", .key = "k", .title = "T & U"};
	const struct scene_image one = {&a, {10, 20, 30.5, 30.25}}, two = {&b, {0, 0, 1, 1}};
	struct sheet sheet;
	sheet_init(&sheet);
	EXPECT(scene_add_image(&sheet.s, &one, &red, &meaning));
	EXPECT(scene_add_image(&sheet.s, &two, &none, NULL));
	EXPECT(scene_add_image(&sheet.s, &one, &none, NULL));
	EXPECT(paint_svg(&sheet.f.diag, &sheet.s, NULL, &live, &sheet.out));
	static const char root[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" "
				   "xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=";
	EXPECT(strncmp(sheet.out.ptr, root, sizeof(root) - 1) == 0);
	const char *body = strstr(sheet.out.ptr, "<symbol");
	EXPECT_STR(body == NULL ? "" : body,
		"<symbol id=\"picture_1\" viewBox=\"0 0 2 1\" "
		"fill-rule=\"nonzero\"><g></g></symbol>\n"
		"<use xlink:href=\"#picture_1\" class=\"c\" data-key=\"k\" x=\"10\" y=\"20\" "
		"width=\"20.5\" height=\"10.25\" color=\"#ff0010\"><title>T &amp; "
		"U</title></use>\n"
		"<symbol id=\"picture_2\" viewBox=\"0 0 1 1\" "
		"fill-rule=\"nonzero\"><g/></symbol>\n"
		"<use xlink:href=\"#picture_2\" x=\"0\" y=\"0\" width=\"1\" height=\"1\"/>\n"
		"<use xlink:href=\"#picture_1\" x=\"10\" y=\"20\" width=\"20.5\" "
		"height=\"10.25\"/>\n"
		"</svg>\n");
	sheet_finish(&sheet);
}

TEST_MAIN({"images", images}, {"the root", the_root}, {"path data", path_data},
	{"paint attributes", paint_attributes}, {"groups and meaning", groups_and_meaning},
	{"texts", texts}, {"along a path", along_a_path}, {"runs", runs}, {"rules", rules},
	{"ids and data", ids_and_data}, {"shared shapes", shared_shapes},
	{"text modes", text_modes}, {"long lines", long_lines}, {"fallback", fallback},
	{"from the right", from_the_right}, {"a full buffer", a_full_buffer})
