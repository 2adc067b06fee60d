/* Where the texts of an edited SVG stand. */
#include "source/svg_texts.h"

#include "fixture.h"
#include "test.h"

#define NS "xmlns='http://www.w3.org/2000/svg'"
#define PAGE "<svg " NS " viewBox='0 0 100 50'>"
#define TEXT(more) "<text data-label='a/b' x='10' y='20' " more ">b</text>"

static bool read(struct fixture *f, const char *svg, struct svg_texts *out)
{
	fixture_forget(f);
	const char *path = fixture_write_text(f, "a.svg", svg);
	return svg_texts_read(&f->arena, path, 100, 50, out);
}

static void places(struct test_state *t)
{
	static const struct {
		const char *svg;
		double x, y;
	} rows[] = {
		{PAGE TEXT("") "</svg>", 10, 20},
		{PAGE TEXT("transform='translate(3)'") "</svg>", 13, 20},
		{PAGE TEXT("transform='translate(3,-4.5)'") "</svg>", 13, 15.5},
		{PAGE TEXT("transform=' translate( 3 , 1e1 ) '") "</svg>", 13, 30},
		{PAGE TEXT("transform='scale(2)'") "</svg>", 20, 40},
		{PAGE TEXT("transform='scale(2 .5)'") "</svg>", 20, 10},
		{PAGE TEXT("transform='rotate(90)'") "</svg>", -20, 10},
		{PAGE TEXT("transform='rotate(90 10 20)'") "</svg>", 10, 20},
		{PAGE TEXT("transform='rotate(90,10,10)'") "</svg>", 0, 10},
		{PAGE TEXT("transform='skewX(45)'") "</svg>", 30, 20},
		{PAGE TEXT("transform='skewY(45)'") "</svg>", 10, 30},
		{PAGE TEXT("transform='matrix(1 2 3 4 5 6)'") "</svg>", 75, 106},
		/* From the right: scaled, then moved. */
		{PAGE TEXT("transform='translate(1 1) scale(2)'") "</svg>", 21, 41},
		{PAGE TEXT("transform='translate(1 1),scale(2)'") "</svg>", 21, 41},
		{PAGE "<g transform='translate(1 2)'><g transform='scale(2)'>" TEXT(
			 "transform='translate(5 5)'") "</g></g></svg>",
			31, 52},
		/* A group that is closed does not count, nor one that has no label. */
		{PAGE "<g transform='scale(3)'/>" TEXT("") "</svg>", 10, 20},
		{PAGE "<text x='1' y='2'>c</text>" TEXT("") "</svg>", 10, 20},
		/* tspans: the first with a place of its own, in whole or in part. */
		{PAGE "<text data-label='a/b' x='1' y='2'><tspan x='3' "
		      "y='4'>b</tspan></text></svg>",
			3, 4},
		{PAGE "<text data-label='a/b' x='1' y='2'><tspan y='4'>b</tspan></text></svg>",
			1, 4},
		{PAGE "<text data-label='a/b' x='1' y='2'><tspan>b</tspan>"
		      "<tspan x='9' y='9'>b</tspan></text></svg>",
			1, 2},
		{PAGE "<text data-label='a/b'><tspan x='3' y='4' transform='scale(9)'>b</tspan>"
		      "</text></svg>",
			3, 4},
		/* On a path: where that begins, with its own transform and the text's. */
		{PAGE "<defs><path id='p' d='m5 6c1 2 3 4 5 6'/></defs><text data-label='a/b'>"
		      "<textPath href='#p'>b</textPath></text></svg>",
			5, 6},
		{PAGE "<path id='p' transform='scale(2)' d=' M5,6L7,8'/><path id='q' d='M1 1'/>"
		      "<text data-label='a/b' transform='translate(1 2)'><textPath "
		      "xmlns:x='http://www.w3.org/1999/xlink' x:href='#p'><tspan x='3' y='3'>b"
		      "</tspan></textPath></text></svg>",
			11, 14},
		{PAGE "<path id='p' d='none'/><text data-label='a/b' x='1' y='2'><textPath "
		      "href='#p'>b</textPath></text></svg>",
			1, 2},
		/* A place for each letter; a unit. */
		{PAGE "<text data-label='a/b' x='1 5 9' y='2,2,2'>b</text></svg>", 1, 2},
		{PAGE "<text data-label='a/b' x='1px' y='-2.5px'>b</text></svg>", 1, -2.5},
		/* Another user space. */
		{"<svg " NS " viewBox='0 0 200 200'>" TEXT("") "</svg>", 5, 5},
		{"<svg " NS " viewBox='10 10 100 50'>" TEXT("") "</svg>", 0, 10},
		{"<svg " NS " width='133px'>" TEXT("") "</svg>", 7.5, 15},
		/* What Inkscape writes round it. */
		{"<svg " NS " xmlns:svg='http://www.w3.org/2000/svg' xmlns:i='urn:i' "
		 "viewBox='0 0 100 50'><i:namedview><i:text x='7'/></i:namedview>"
		 "<svg:g transform='translate(1)'><svg:text i:x='9' x='2' y='3' "
		 "data-label='a/b'>b</svg:text></svg:g></svg>",
			3, 3},
		{PAGE TEXT("style='display:inline'") "</svg>", 10, 20},
	};
	struct fixture f;
	fixture_init(&f);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct svg_texts texts;
		EXPECT(read(&f, rows[i].svg, &texts));
		EXPECT_INT(texts.n, 1);
		if (texts.n != 1) {
			printf("# %s\n", rows[i].svg);
			continue;
		}
		EXPECT_STR(texts.items[0].label, "a/b");
		EXPECT_NEAR(texts.items[0].at.x, rows[i].x, 1e-9);
		EXPECT_NEAR(texts.items[0].at.y, rows[i].y, 1e-9);
	}
	fixture_finish(&f);
}

static void several(struct test_state *t)
{
	struct fixture f;
	struct svg_texts texts;
	fixture_init(&f);
	EXPECT(read(&f,
		PAGE "\n" TEXT("") "\n<text data-label='c' x='1' y='2'><title>t</title>x</text>"
				   "<text>none</text></svg>",
		&texts));
	EXPECT_INT(texts.n, 2);
	EXPECT_STR(texts.items[1].label, "c");
	EXPECT_INT(texts.items[0].line, 2);
	EXPECT_INT(texts.items[1].line, 3);
	EXPECT_INT(texts.items[1].i, 1);
	static const char *const hidden[] = {
		"display='none'", "style='display:none'", "style='fill:red;display: none;'"};
	for (size_t i = 0; i < 3; i++) {
		char svg[300];
		(void)snprintf(svg, sizeof(svg),
			PAGE "<text data-label='a/b' x='1' y='2' %s>b</text></svg>", hidden[i]);
		EXPECT(read(&f, svg, &texts));
		EXPECT_INT(texts.n, 0);
	}
	fixture_finish(&f);
}

static void errors(struct test_state *t)
{
	static const struct {
		const char *svg, *says;
	} rows[] = {
		{"", "a.svg:1:1: no element found"},
		{"<html/>", "a.svg:1:1: no SVG: its root is no <svg>"},
		{"<svg/>", "a.svg:1:1: no SVG: its root is no <svg>"},
		{PAGE "\n<g></svg>", "a.svg:2:6: mismatched tag"},
		{"<svg " NS " viewBox='0 0 1'/>",
			"a.svg:1:1: viewBox: four numbers are expected"},
		{"<svg " NS " viewBox='0 0 0 1'/>",
			"a.svg:1:1: viewBox: four numbers are expected"},
		{PAGE "<g transform='turn(1)'/></svg>",
			"a.svg:1:62: transform: is not understood"},
		{PAGE "<g transform='translate(1 2'/></svg>",
			"a.svg:1:62: transform: is not understood"},
		{PAGE "<g transform='translate'/></svg>",
			"a.svg:1:62: transform: is not understood"},
		{PAGE "<g transform='matrix(1 2 3)'/></svg>",
			"a.svg:1:62: transform: is not understood"},
		{PAGE "<g transform='scale(x)'/></svg>",
			"a.svg:1:62: transform: is not understood"},
	};
	struct fixture f;
	struct svg_texts texts;
	fixture_init(&f);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		EXPECT(!read(&f, rows[i].svg, &texts));
		EXPECT_STR(fixture_error(&f), rows[i].says);
		EXPECT_INT(f.diag.code, SM_E_DATA);
	}
	char deep[4000] = PAGE;
	for (int i = 0; i < 200; i++) {
		(void)strncat(deep, "<g>", sizeof(deep) - strlen(deep) - 1);
	}
	EXPECT(!read(&f, deep, &texts));
	EXPECT(strstr(fixture_error(&f), "an SVG of more than 200 levels") != NULL);
	fixture_forget(&f);
	EXPECT(!svg_texts_read(&f.arena, fixture_path(&f, "no.svg"), 1, 1, &texts));
	EXPECT_STR(fixture_error(&f), "no.svg: No such file or directory");
	fixture_finish(&f);
}

static void without_memory(struct test_state *t)
{
	struct fixture f;
	struct svg_texts texts;
	int n = 1;
	fixture_init(&f);
	const char *path = fixture_write_text(&f, "a.svg", PAGE TEXT("") TEXT("") "</svg>");
	for (; n < 20; n++) {
		fixture_forget(&f);
		f.arena.fail_in = n;
		if (svg_texts_read(&f.arena, path, 1, 1, &texts)) {
			break;
		}
		EXPECT_INT(f.diag.code, SM_E_NOMEM);
		EXPECT_INT(f.diag.n_errors, 1);
	}
	f.arena.fail_in = 0;
	EXPECT(n > 3 && n < 20);
	fixture_finish(&f);
}

TEST_MAIN({"places", places}, {"several", several}, {"errors", errors},
	{"without memory", without_memory})
