/* What of an SVG file is kept; what is taken out, and what is refused. */
#include "source/svg_clean.h"

#include "base/buf.h"
#include "fixture.h"
#include "test.h"

#include <string.h>

#define NS "xmlns='http://www.w3.org/2000/svg'"
#define XLINK "xmlns:xlink='http://www.w3.org/1999/xlink'"
#define BOX "<svg " NS " viewBox='0 0 4 2'>"
#define EXTERNAL "refers to another file or place; only what is within the file can be drawn"

static bool clean(struct fixture *f, const char *svg, struct picture *out)
{
	*out = (struct picture){.kind = PICTURE_SVG, .path = "a.svg", .key = "p"};
	return svg_clean(&f->arena, svg, strlen(svg), out);
}

static void kept(struct test_state *t)
{
	static const struct {
		const char *in, *out;
	} rows[] = {
		{BOX "</svg>", "<g></g>"},
		{BOX "<path d='M0 0L4 2' id='a'/></svg>",
			"<g><path d=\"M0 0L4 2\" id=\"p-a\"></path></g>"},
		/* Of the root what its contents inherit. */
		{"<svg " NS " viewBox='0 0 1 1' id='r' x='1' y='2' width='3' height='4' "
		 "version='1.1' preserveAspectRatio='none' overflow='visible' fill='none'/>",
			"<g fill=\"none\"></g>"},
		{BOX "<rect x='1' y='2' width='3' height='4' overflow='visible'/></svg>",
			"<g><rect x=\"1\" y=\"2\" width=\"3\" height=\"4\" "
			"overflow=\"visible\"></rect></g>"},
		{"<svg " NS " " XLINK
		 " viewBox='0 0 1 1'><use xlink:href='#a'/><use href=' #b'/>"
		 "</svg>",
			"<g><use xlink:href=\"#p-a\"></use><use "
			"xlink:href=\"#p-b\"></use></g>"},
		{BOX "<image href='data:image/png;base64,AA=='/></svg>",
			"<g><image xlink:href=\"data:image/png;base64,AA==\"></image></g>"},
		{BOX "<g style='fill:url(#a)' fill=\"url('#b')\"/></svg>",
			"<g><g style=\"fill:url(#p-a)\" fill=\"url(#p-b)\"></g></g>"},
		{BOX "<style>.a{fill:red}</style><g class='a'/></svg>",
			"<g><style>#p .a{fill:red}\n</style><g class=\"a\"></g></g>"},
		{BOX "<style><![CDATA[g>g{fill:red}]]></style></svg>",
			"<g><style>#p g>g{fill:red}\n</style></g>"},
		{BOX "<style>.a{}<g>.c{}</g>.b{}</style><g/></svg>",
			"<g><style>#p .a{}\n#p .b{}\n</style><g></g></g>"},
		{BOX "<style>.a{}</style><style>.b{}</style></svg>",
			"<g><style>#p .a{}\n</style><style>#p .b{}\n</style></g>"},
		{BOX "<title>a &amp; \xc3\xa9 &lt;b></title></svg>",
			"<g><title>a &amp; \xc3\xa9 &lt;b&gt;</title></g>"},
		{"<s:svg xmlns:s='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><s:g/></s:svg>",
			"<g><g></g></g>"},
		{BOX "<desc xml:space='preserve' xml:lang='fr' xml:base='http://x'> "
		     "</desc></svg>",
			"<g><desc xml:space=\"preserve\"> </desc></g>"},
		{"<?xml version='1.0'?><!DOCTYPE svg PUBLIC 'a' 'b'>" BOX "<!-- c --></svg>",
			"<g></g>"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *want = rows[i].out != NULL ? rows[i].out : "";
		struct fixture f;
		struct picture p;
		fixture_init(&f);
		EXPECT(clean(&f, rows[i].in, &p));
		EXPECT_STR(p.bytes == NULL ? "" : p.bytes, want);
		EXPECT_INT(p.n, strlen(want));
		EXPECT_INT(f.diag.n_warnings, 0);
		fixture_finish(&f);
	}
}

static void taken_out(struct test_state *t)
{
	static const struct {
		const char *in, *out;
	} rows[] = {
		{BOX "<script>alert(1)</script><g/></svg>", "<g><g></g></g>"},
		{BOX "<g><script><g><g/></g></script></g><g/></svg>", "<g><g></g><g></g></g>"},
		{BOX "<g onclick='a' ONLOAD='b' onload='c' oN='d'/></svg>", "<g><g></g></g>"},
		{BOX "<g><animate attributeName='x'/><set/><handler/></g></svg>",
			"<g><g></g></g>"},
		{BOX "<metadata><a/></metadata><unknown/></svg>", "<g></g>"},
		{BOX "<b xmlns='http://www.w3.org/1999/xhtml'><g " NS "/></b></svg>",
			"<g></g>"},
		{BOX "<g xmlns:i='http://i' i:label='a' role='x' tabindex='1' "
		     "aria-label='a(b)' "
		     "data-a='b(c)'/></svg>",
			"<g><g></g></g>"},
		{"<svg " NS " " XLINK " viewBox='0 0 1 1'><a xlink:href='http://x' target='y' "
		 "href='javascript:a'><path d='M0 0'/></a></svg>",
			"<g><g target=\"y\"><path d=\"M0 0\"></path></g></g>"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct picture p;
		fixture_init(&f);
		EXPECT(clean(&f, rows[i].in, &p));
		EXPECT_STR(p.bytes == NULL ? "" : p.bytes, rows[i].out);
		EXPECT_INT(f.diag.n_warnings, 0);
		fixture_finish(&f);
	}
}

static void warned_of(struct test_state *t)
{
	static const struct {
		const char *in, *out, *says;
	} rows[] = {
		{BOX "<foreignObject><g/></foreignObject></svg>", "<g></g>",
			"a.svg: what is no SVG in it is not drawn"},
		{BOX "<text x='1'>a</text></svg>", "<g><text x=\"1\">a</text></g>",
			"a.svg: has text, which looks different where its font is not there; "
			"turn it into paths"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct picture p;
		fixture_init(&f);
		EXPECT(clean(&f, rows[i].in, &p));
		EXPECT_STR(p.bytes == NULL ? "" : p.bytes, rows[i].out);
		EXPECT_STR(fixture_warning(&f, "picture"), rows[i].says);
		fixture_finish(&f);
	}
}

static void sizes(struct test_state *t)
{
	static const struct {
		const char *root;
		double view[4];
	} rows[] = {
		{"viewBox='-1 -2.5,30  40'", {-1, -2.5, 30, 40}},
		{"viewBox='0 0 3 4' width='100%' height='1'", {0, 0, 3, 4}},
		{"width='3' height='4px'", {0, 0, 3, 4}},
		{"width='1in' height='2.54cm'", {0, 0, 96, 96}},
		{"width='3pt' height='25.4mm'", {0, 0, 4, 96}},
		{"width='1pc' height='1e1'", {0, 0, 16, 10}},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct picture p;
		struct buf b;
		fixture_init(&f);
		buf_init(&b, 1000);
		buf_printf(&b, "<svg " NS " %s/>", rows[i].root);
		EXPECT(clean(&f, b.ptr, &p));
		for (size_t k = 0; k < 4; k++) {
			EXPECT_NEAR(p.view[k], rows[i].view[k], 1e-9);
		}
		buf_finish(&b);
		fixture_finish(&f);
	}
}

static void refused(struct test_state *t)
{
	static const char no_size[] =
		"a.svg:1:1: an SVG of no size: its root needs a viewBox, or width and height";
	static const struct {
		const char *in, *says;
	} rows[] = {
		{"<svg " NS "/>", no_size},
		{"<svg " NS " width='1'/>", no_size},
		{"<svg " NS " width='1' height='100%'/>", no_size},
		{"<svg " NS " width='1' height='-1'/>", no_size},
		{"<svg " NS " width='1' height='px'/>", no_size},
		{"<svg " NS " viewBox='0 0 1' width='1' height='1'/>", no_size},
		{"<svg " NS " viewBox='0 0 1 1 1'/>", no_size},
		{"<svg " NS " viewBox='0 0 1 a'/>", no_size},
		{"<svg " NS " viewBox='0 0 0 1'/>", no_size},
		{"<svg " NS " viewBox='0 0 1 2000000000'/>", no_size},
		{"<svg/>", "a.svg:1:1: no SVG: its root is no <svg> of the namespace "
			   "http://www.w3.org/2000/svg"},
		{"<g " NS "/>", "a.svg:1:1: no SVG: its root is no <svg> of the namespace "
				"http://www.w3.org/2000/svg"},
		{BOX "\n <image href='b.png'/></svg>", "a.svg:2:2: " EXTERNAL},
		{BOX "\n<use href='http://x/#a'/></svg>", "a.svg:2:1: " EXTERNAL},
		{BOX "\n<use HREF='b'/></svg>", "a.svg:2:1: " EXTERNAL},
		{BOX "\n<use href=''/></svg>", "a.svg:2:1: " EXTERNAL},
		{BOX "\n<image href='data:image/svg+xml;a'/></svg>", "a.svg:2:1: " EXTERNAL},
		{BOX "\n<g fill='url(b#a)'/></svg>", "a.svg:2:1: " EXTERNAL},
		{BOX "\n<style>a{fill:url(b)}\n</style><g href='x'/></svg>",
			"a.svg:3:1: " EXTERNAL},
		{BOX "\n<style><g/>@import 'x';</style></svg>",
			"a.svg:2:24: has a style sheet with an at-rule or a backslash, which "
			"cannot be kept"},
		{"<!DOCTYPE svg [<!ENTITY a 'b'>]>" BOX "</svg>",
			"a.svg:1:15: has entities of its own, which cannot be kept; save it as "
			"plain SVG"},
		{BOX "<g></svg>", "a.svg:1:64: mismatched tag"},
		{BOX "\n<g>", "a.svg:2:4: no element found"},
		{BOX "\n&nbsp;</svg>", "a.svg:2:1: undefined entity"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct picture p;
		fixture_init(&f);
		EXPECT(!clean(&f, rows[i].in, &p));
		EXPECT_INT(f.diag.code, SM_E_DATA);
		EXPECT_STR(fixture_error(&f), rows[i].says);
		fixture_finish(&f);
	}
}

static void deep(struct test_state *t)
{
	for (int more = 0; more < 2; more++) {
		struct fixture f;
		struct picture p;
		struct buf b;
		fixture_init(&f);
		buf_init(&b, 10000);
		buf_puts(&b, BOX);
		for (int i = 0; i < 199 + more; i++) {
			buf_puts(&b, "<g>");
		}
		for (int i = 0; i < 199 + more; i++) {
			buf_puts(&b, "</g>");
		}
		buf_puts(&b, "</svg>");
		EXPECT(clean(&f, b.ptr, &p) == (more == 0));
		if (more == 1) {
			EXPECT(strstr(fixture_error(&f), "an SVG of more than 200 levels"));
		}
		buf_finish(&b);
		fixture_finish(&f);
	}
}

TEST_MAIN({"kept", kept}, {"taken out", taken_out}, {"warned of", warned_of}, {"sizes", sizes},
	{"refused", refused}, {"deep", deep})
