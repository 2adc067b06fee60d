/* Texts in SVG: as text, along a path, as outlines of their letters. */
#include "layout/script.h"
#include "layout/text_on_path.h"
#include "paint/svg_curve.h"
#include "paint/svg_painter.h"
#include "paint/svg_props.h"

#include <string.h>

/* The outlines of a text's glyphs, each where it stands. */
static bool outline_data(struct svg_painter *svg, const struct scene_text *t)
{
	struct text_glyph *glyphs;
	struct glyph_place *places;
	size_t n;
	struct pen pen = {.out = svg->base.out, .per_pt = 100};
	struct arena *a = svg->faces->arena;
	if (!text_glyphs(svg->fonts, a, t, &glyphs, &n) ||
		!text_on_path(a, t, glyphs, n, &places)) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		struct font_face *face = svg_fonts_find(svg->faces, &glyphs[i]);
		const struct outline_place place = {.at = places[i].at,
			.size_pt = t->font.size_pt,
			.angle_deg = places[i].turn_deg};
		if (face != NULL) {
			font_face_outline(face, glyphs[i].id, &place, &pen);
		}
	}
	return true;
}

/* A text as a path; `alone` without the text itself, which the path then stands for. */
static bool text_path(struct svg_painter *svg, const struct scene_item *it, bool alone)
{
	struct buf *b = svg->base.out;
	buf_puts(b, "<path");
	if (alone) {
		svg_attr_meaning(svg, it);
		svg_attr(b, "role", "img");
		svg_attr(b, "aria-label", it->u.text.text);
	} else {
		svg_attr(b, "aria-hidden", "true");
		svg_attr_days(svg, it);
	}
	buf_puts(b, " d=\"");
	bool ok = outline_data(svg, &it->u.text);
	buf_puts(b, "\"");
	svg_add_props(svg);
	svg_end_element(b, "path", alone ? svg_hover(svg, it) : NULL);
	return ok;
}

/* Where a straight text begins, and its turn. */
static void text_place(const struct svg_painter *svg, const struct scene_text *t)
{
	struct buf *b = svg->base.out;
	bool rtl = script_is_rtl(t->text, svg->rtl);
	/* What is read from the right begins there. */
	svg_attr_num(b, "x", rtl ? t->at.x + t->width_pt : t->at.x);
	svg_attr_num(b, "y", t->at.y);
	if (t->angle_deg != 0) {
		buf_puts(b, " transform=\"rotate(");
		buf_num(b, t->angle_deg, 3);
		buf_puts(b, " ");
		buf_num(b, t->at.x, 3);
		buf_puts(b, " ");
		buf_num(b, t->at.y, 3);
		buf_puts(b, ")\"");
	}
	svg_attr(b, "direction", rtl ? "rtl" : NULL);
}

/* What reads SVG 1.1 alone knows the older name of the reference. */
static void text_path_begin(struct svg_painter *svg)
{
	struct buf *b = svg->base.out;
	static const char *const names[] = {"href", "xlink:href"};
	buf_puts(b, "<textPath");
	for (size_t i = 0; i < 2; i++) {
		buf_printf(b, " %s=\"#", names[i]);
		svg_number_id(svg, "curve", svg->n_curves);
		buf_puts(b, "\"");
	}
	buf_puts(b, " startOffset=\"50%\">");
}

/* Long lines whose length is said: Chromium rounds advances to 1/64 of a unit, 0.3 % of a line
 * of notes. Shorter ones are less than 0.3 pt off without. Where letters join or are written
 * from the right Inkscape 1.2 draws such a line elsewhere: those have none. */
enum { LONG_PT = 150 };

static void text_length(const struct svg_painter *svg, const struct scene_text *t)
{
	struct buf *b = svg->base.out;
	bool long_line =
		t->path == NULL && t->width_pt > LONG_PT && script_takes_spacing(t->text);
	if (svg->how->text == SVG_TEXT_BOTH) {
		svg_attr_num(b, "textLength", t->width_pt);
		buf_puts(b, " lengthAdjust=\"spacingAndGlyphs\" fill-opacity=\"0\" "
			    "stroke=\"none\"");
	} else if (svg->how->text == SVG_TEXT_EMBED && long_line) {
		/* Behind the last letter there is its spacing, too. */
		svg_attr_num(b, "textLength", t->width_pt + t->font.letter_spacing_pt);
	}
}

/* A text as text; over outlines of its letters it is there to be found and copied. */
static void text_element(struct svg_painter *svg, const struct scene_item *it)
{
	const struct scene_text *t = &it->u.text;
	struct buf *b = svg->base.out;
	if (t->path != NULL) {
		svg->n_curves++;
		buf_puts(b, "<defs><path id=\"");
		svg_number_id(svg, "curve", svg->n_curves);
		buf_puts(b, "\" d=\"");
		svg_curve_data(t, b);
		buf_puts(b, "\"/></defs>\n");
	}
	buf_puts(b, "<text");
	svg_attr_meaning(svg, it);
	if (t->path != NULL) {
		svg_attr(b, "text-anchor", "middle");
	} else {
		text_place(svg, t);
	}
	svg_add_props(svg);
	text_length(svg, t);
	buf_puts(b, ">");
	svg_title(b, svg_hover(svg, it));
	if (t->path != NULL) {
		text_path_begin(svg);
	}
	buf_xml(b, t->text, strlen(t->text));
	buf_puts(b, t->path != NULL ? "</textPath></text>\n" : "</text>\n");
}

bool svg_text(struct painter *p, const struct scene_item *it)
{
	struct svg_painter *svg = (struct svg_painter *)p;
	enum svg_text_mode mode = svg->how->text;
	bool drawn = mode == SVG_TEXT_OUTLINE || mode == SVG_TEXT_BOTH;
	svg_find_run(svg, it);
	if (drawn && !text_path(svg, it, mode == SVG_TEXT_OUTLINE)) {
		return false;
	}
	if (mode != SVG_TEXT_OUTLINE) {
		text_element(svg, it);
	}
	return true;
}
