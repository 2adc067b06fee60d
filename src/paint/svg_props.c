#include "paint/svg_props.h"

#include <inttypes.h>
#include <string.h>

static void begin(const struct svg_props *p, const char *name)
{
	buf_printf(p->out, p->css ? "%s:" : " %s=\"", name);
}

static void end(const struct svg_props *p)
{
	buf_puts(p->out, p->css ? ";" : "\"");
}

void svg_prop(const struct svg_props *p, const char *name, const char *value)
{
	begin(p, name);
	buf_puts(p->out, value);
	end(p);
}

void svg_prop_num(const struct svg_props *p, const char *name, double v)
{
	begin(p, name);
	buf_num(p->out, v, 3);
	end(p);
}

/* Lengths have a unit in CSS. */
static void prop_length(const struct svg_props *p, const char *name, double v)
{
	begin(p, name);
	buf_num(p->out, v, 3);
	buf_puts(p->out, p->css ? "px" : "");
	end(p);
}

void svg_prop_color(const struct svg_props *p, const char *name, struct rgba c)
{
	begin(p, name);
	if (c.a == 0) {
		buf_puts(p->out, "none");
		end(p);
		return;
	}
	buf_printf(p->out, "#%02x%02x%02x", c.r, c.g, c.b);
	end(p);
	if (c.a != 255 || p->css) {
		buf_printf(p->out, p->css ? "%s-opacity:" : " %s-opacity=\"", name);
		buf_num(p->out, c.a / 255.0, 3);
		end(p);
	}
}

static void stroke(const struct svg_props *p, const struct paint_style *s)
{
	double scale = p->scale > 0 ? p->scale : 1;
	svg_prop_color(p, "stroke", s->stroke);
	prop_length(p, "stroke-width", s->stroke_width_pt * scale);
	if (s->join == JOIN_ROUND || p->css) {
		svg_prop(p, "stroke-linejoin", s->join == JOIN_ROUND ? "round" : "miter");
	}
	if (s->cap == CAP_ROUND || p->css) {
		svg_prop(p, "stroke-linecap", s->cap == CAP_ROUND ? "round" : "butt");
	}
	if (s->n_dash == 0 && p->css) {
		svg_prop(p, "stroke-dasharray", "none");
	}
	if (s->n_dash > 0) {
		begin(p, "stroke-dasharray");
		for (int i = 0; i < s->n_dash; i++) {
			buf_puts(p->out, i == 0 ? "" : " ");
			buf_num(p->out, s->dash_pt[i] * scale, 3);
		}
		end(p);
	}
}

void svg_props_paint(const struct svg_props *p, const struct paint_style *s)
{
	svg_prop_color(p, "fill", s->fill);
	if (s->stroke.a != 0) {
		stroke(p, s);
	} else if (p->css) {
		svg_prop(p, "stroke", "none");
	}
}

void svg_props_font(const struct svg_props *p, const struct font *f)
{
	prop_length(p, "font-size", f->size_pt);
	if (f->weight != 400 || p->css) {
		svg_prop_num(p, "font-weight", f->weight);
	}
	if (f->italic || p->css) {
		svg_prop(p, "font-style", f->italic ? "italic" : "normal");
	}
	if (f->letter_spacing_pt != 0 || p->css) {
		prop_length(p, "letter-spacing", f->letter_spacing_pt);
	}
}

bool svg_has_halo(const struct scene_text *t)
{
	return t->halo.a != 0 && t->halo_width_pt > 0;
}

void svg_props_halo(const struct svg_props *p, const struct scene_text *t)
{
	svg_prop_color(p, "stroke", t->halo);
	prop_length(p, "stroke-width", t->halo_width_pt);
	svg_prop(p, "stroke-linejoin", "round");
}

void svg_attr(struct buf *b, const char *name, const char *value)
{
	if (value != NULL) {
		buf_printf(b, " %s=\"", name);
		buf_xml_attribute(b, value, strlen(value));
		buf_puts(b, "\"");
	}
}

void svg_attr_num(struct buf *b, const char *name, double v)
{
	buf_printf(b, " %s=\"", name);
	buf_num(b, v, 3);
	buf_puts(b, "\"");
}

void svg_attr_spans(struct buf *b, const struct scene_span *spans, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		buf_printf(b, "%s%" PRIu32, i == 0 ? " data-days=\"" : " ", spans[i].first);
		if (spans[i].last > spans[i].first) {
			buf_printf(b, "-%" PRIu32, spans[i].last);
		}
		if (spans[i].move.x != 0 || spans[i].move.y != 0) {
			buf_puts(b, "@");
			buf_num(b, spans[i].move.x, 2);
			buf_puts(b, ",");
			buf_num(b, spans[i].move.y, 2);
		}
	}
	buf_puts(b, n > 0 ? "\"" : "");
}
