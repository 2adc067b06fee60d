/* What SVG says of paint and fonts, as attributes or, for rules, as declarations of CSS. */
#ifndef PAINT_SVG_PROPS_H
#define PAINT_SVG_PROPS_H

#include "base/buf.h"
#include "scene/scene.h"

struct svg_props {
	struct buf *out; /* borrowed */
	bool css;	 /* declarations, not attributes; defaults are among them, for
			    another rule may match, too */
	double scale;	 /* of the widths of strokes; 0: 1 */
};

/* ` name="value"` or `name:value;`. Values hold nothing that must be escaped. */
void svg_prop(const struct svg_props *p, const char *name, const char *value);
void svg_prop_num(const struct svg_props *p, const char *name, double v);
void svg_prop_color(const struct svg_props *p, const char *name, struct rgba c);

/* Fill and stroke. */
void svg_props_paint(const struct svg_props *p, const struct paint_style *s);

/* Size, weight, slant and letter spacing; the family is not among them. */
void svg_props_font(const struct svg_props *p, const struct font *f);

/* The rim behind the letters of a text that has one. */
bool svg_has_halo(const struct scene_text *t);
void svg_props_halo(const struct svg_props *p, const struct scene_text *t);

/* An attribute whose value may hold anything; NULL: none. */
void svg_attr(struct buf *b, const char *name, const char *value);
void svg_attr_num(struct buf *b, const char *name, double v);

/* ` data-days="0-12 15@3.5,-2"`: days, and how far the item stands elsewhere on them in points;
 * nothing without spans. */
void svg_attr_spans(struct buf *b, const struct scene_span *spans, size_t n);

#endif
