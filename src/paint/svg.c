#include "paint/paint.h"

#include "base/locale.h"
#include "layout/script.h"
#include "paint/svg_fonts.h"
#include "paint/svg_image.h"

#include <string.h>

struct svg_painter {
	struct painter base;
	const char *const *families; /* of the fonts the texts were measured with */
	size_t n_families;
	const struct svg_spec *how;
	const struct svg_fonts *faces; /* of the texts; none: they only name their families */
	unsigned n_clips;
	bool rtl; /* the edition is written from right to left */
	const struct scene *scene;
};

static void attr(struct buf *b, const char *name, const char *value)
{
	if (value != NULL) {
		buf_printf(b, " %s=\"", name);
		buf_xml(b, value, strlen(value));
		buf_puts(b, "\"");
	}
}

static void attr_num(struct buf *b, const char *name, double v)
{
	buf_printf(b, " %s=\"", name);
	buf_num(b, v, 3);
	buf_puts(b, "\"");
}

static void attr_color(struct buf *b, const char *name, struct rgba c)
{
	if (c.a == 0) {
		buf_printf(b, " %s=\"none\"", name);
		return;
	}
	buf_printf(b, " %s=\"#%02x%02x%02x\"", name, c.r, c.g, c.b);
	if (c.a != 255) {
		buf_printf(b, " %s-opacity=\"", name);
		buf_num(b, c.a / 255.0, 3);
		buf_puts(b, "\"");
	}
}

static void title(struct buf *b, const char *text)
{
	if (text != NULL) {
		buf_puts(b, "<title>");
		buf_xml(b, text, strlen(text));
		buf_puts(b, "</title>");
	}
}

static void attr_stroke(struct buf *b, const struct paint_style *s)
{
	if (s->stroke.a == 0) {
		return;
	}
	attr_color(b, "stroke", s->stroke);
	attr_num(b, "stroke-width", s->stroke_width_pt);
	if (s->join == JOIN_ROUND) {
		attr(b, "stroke-linejoin", "round");
	}
	if (s->cap == CAP_ROUND) {
		attr(b, "stroke-linecap", "round");
	}
	for (int i = 0; i < s->n_dash; i++) {
		buf_puts(b, i == 0 ? " stroke-dasharray=\"" : " ");
		buf_num(b, s->dash_pt[i], 3);
	}
	buf_puts(b, s->n_dash > 0 ? "\"" : "");
}

static void attr_meaning(struct buf *b, const struct scene_meaning *m)
{
	attr(b, "class", m->class_name);
	attr(b, "data-key", m->key);
	attr(b, "data-label", m->label);
}

static bool has_images(const struct scene *s)
{
	bool found = false;
	for (size_t i = 0; !found && i < s->n_items; i++) {
		found = s->items[i].kind == SCENE_IMAGE;
	}
	return found;
}

static bool svg_begin(struct painter *p, const struct scene *s)
{
	struct buf *b = p->out;
	double w = paint_width_pt(s), h = paint_height_pt(s);
	struct svg_painter *svg = (struct svg_painter *)p;
	svg->scene = s;
	svg->rtl = s->lang != NULL && locale_is_rtl(s->lang);
	buf_puts(b, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
	if (has_images(s)) {
		attr(b, "xmlns:xlink", "http://www.w3.org/1999/xlink");
	}
	buf_puts(b, " width=\"");
	buf_num(b, w, 3);
	buf_puts(b, "pt\" height=\"");
	buf_num(b, h, 3);
	buf_puts(b, "pt\" viewBox=\"0 0 ");
	buf_num(b, w, 3);
	buf_puts(b, " ");
	buf_num(b, h, 3);
	buf_puts(b,
		"\" role=\"img\" fill-rule=\"evenodd\" text-rendering=\"geometricPrecision\"");
	attr(b, "xml:lang", s->lang);
	buf_puts(b, ">\n");
	title(b, s->title);
	if (svg->how->text == SVG_TEXT_EMBED && svg->faces->n > 0) {
		/* A weight that a family lacks is not made up. */
		buf_puts(b, "\n<style>text{font-synthesis:none}\n");
		if (!svg_fonts_embed(svg->faces, NULL, b)) {
			return false;
		}
		buf_puts(b, "</style>");
	}
	buf_puts(b, "\n<rect class=\"page\" width=\"100%\" height=\"100%\"");
	attr_color(b, "fill", s->background);
	buf_puts(b, "/>\n");
	return true;
}

static bool svg_group_begin(struct painter *p, const struct scene_group *g)
{
	struct svg_painter *svg = (struct svg_painter *)p;
	struct buf *b = p->out;
	if (g->clip != NULL) {
		svg->n_clips++;
		buf_printf(b, "<clipPath id=\"clip-%u\"><rect", svg->n_clips);
		attr_num(b, "x", g->clip->min_x);
		attr_num(b, "y", g->clip->min_y);
		attr_num(b, "width", g->clip->max_x - g->clip->min_x);
		attr_num(b, "height", g->clip->max_y - g->clip->min_y);
		buf_puts(b, "/></clipPath>\n");
	}
	buf_puts(b, "<g");
	attr(b, "id", g->id);
	attr(b, "class", g->class_name);
	if (g->clip != NULL) {
		buf_printf(b, " clip-path=\"url(#clip-%u)\"", svg->n_clips);
	}
	buf_puts(b, ">");
	title(b, g->title);
	buf_puts(b, "\n");
	return true;
}

static bool svg_group_end(struct painter *p, const struct scene_group *g)
{
	buf_puts(p->out, "</g>\n");
	return true;
}

static bool svg_path(struct painter *p, const struct scene_item *it)
{
	struct buf *b = p->out;
	buf_puts(b, "<path");
	attr_meaning(b, &it->meaning);
	buf_puts(b, " d=\"");
	pen_path(b, &it->u.path);
	buf_puts(b, "\"");
	attr_color(b, "fill", it->style.fill);
	attr_stroke(b, &it->style);
	if (it->meaning.title == NULL) {
		buf_puts(b, "/>\n");
		return true;
	}
	buf_puts(b, ">");
	title(b, it->meaning.title);
	buf_puts(b, "</path>\n");
	return true;
}

/*
 * The family, then the others opened with it, for characters it does not have, then what the
 * reader's machine has instead.
 */
static void attr_font(struct svg_painter *svg, const struct font *f)
{
	struct buf *b = svg->base.out;
	buf_puts(b, " font-family=\"");
	svg_fonts_name(b, NULL, f->family);
	for (size_t i = 0; i < svg->n_families; i++) {
		if (strcmp(svg->families[i], f->family) != 0) {
			buf_puts(b, ", ");
			svg_fonts_name(b, NULL, svg->families[i]);
		}
	}
	buf_puts(b, ", sans-serif\"");
	attr_num(b, "font-size", f->size_pt);
	if (f->weight != 400) {
		attr_num(b, "font-weight", f->weight);
	}
	if (f->italic) {
		attr(b, "font-style", "italic");
	}
	if (f->letter_spacing_pt != 0) {
		attr_num(b, "letter-spacing", f->letter_spacing_pt);
	}
}

static bool svg_text(struct painter *p, const struct scene_item *it)
{
	const struct scene_text *t = &it->u.text;
	struct buf *b = p->out;
	bool rtl = script_is_rtl(t->text, ((struct svg_painter *)p)->rtl);
	buf_puts(b, "<text");
	attr_meaning(b, &it->meaning);
	/* What is read from the right begins there. */
	attr_num(b, "x", rtl ? t->at.x + t->width_pt : t->at.x);
	attr_num(b, "y", t->at.y);
	if (t->angle_deg != 0) {
		buf_puts(b, " transform=\"rotate(");
		buf_num(b, t->angle_deg, 3);
		buf_puts(b, " ");
		buf_num(b, t->at.x, 3);
		buf_puts(b, " ");
		buf_num(b, t->at.y, 3);
		buf_puts(b, ")\"");
	}
	attr(b, "direction", rtl ? "rtl" : NULL);
	attr_font((struct svg_painter *)p, &t->font);
	attr_color(b, "fill", it->style.fill);
	if (t->halo.a != 0 && t->halo_width_pt > 0) {
		attr_color(b, "stroke", t->halo);
		attr_num(b, "stroke-width", t->halo_width_pt);
		buf_puts(b, " stroke-linejoin=\"round\" paint-order=\"stroke\"");
	}
	buf_puts(b, " xml:space=\"preserve\">");
	title(b, it->meaning.title);
	buf_xml(b, t->text, strlen(t->text));
	buf_puts(b, "</text>\n");
	return true;
}

/* Whether no item before this one draws the same picture. */
static bool is_first(const struct scene *s, const struct scene_item *it)
{
	bool first = true;
	for (const struct scene_item *i = s->items; first && i < it; i++) {
		first = i->kind != SCENE_IMAGE || i->u.image.picture != it->u.image.picture;
	}
	return first;
}

static bool svg_image(struct painter *p, const struct scene_item *it)
{
	struct buf *b = p->out;
	const struct scene_image *image = &it->u.image;
	struct rgba c = it->style.fill;
	if (is_first(((struct svg_painter *)p)->scene, it)) {
		svg_image_define(b, image->picture);
	}
	buf_printf(b, "<use xlink:href=\"#%s\"", image->picture->key);
	attr_meaning(b, &it->meaning);
	attr_num(b, "x", image->box.min_x);
	attr_num(b, "y", image->box.min_y);
	attr_num(b, "width", image->box.max_x - image->box.min_x);
	attr_num(b, "height", image->box.max_y - image->box.min_y);
	if (c.a != 0) {
		buf_printf(b, " color=\"#%02x%02x%02x\"", c.r, c.g, c.b);
	}
	if (it->meaning.title == NULL) {
		buf_puts(b, "/>\n");
		return true;
	}
	buf_puts(b, ">");
	title(b, it->meaning.title);
	buf_puts(b, "</use>\n");
	return true;
}

static bool svg_finish(struct painter *p)
{
	buf_puts(p->out, "</svg>\n");
	return !p->out->failed || diag_fail(p->diag, SM_E_LIMIT, "the SVG is too large");
}

static const struct painter_ops svg_ops = {
	.begin = svg_begin,
	.group_begin = svg_group_begin,
	.group_end = svg_group_end,
	.path = svg_path,
	.text = svg_text,
	.image = svg_image,
	.finish = svg_finish,
};

bool paint_svg(struct sm_diag *d, const struct scene *s, struct text_set *fonts,
	const struct svg_spec *how, struct buf *out)
{
	struct arena a = {.diag = d};
	struct svg_fonts faces = {.arena = &a};
	struct svg_painter p = {
		.base = {.ops = &svg_ops, .diag = d, .out = out}, .how = how, .faces = &faces};
	if (fonts != NULL) {
		p.families = text_families(fonts, &p.n_families);
	}
	bool ok = (how->text == SVG_TEXT_LIVE || svg_fonts_collect(&faces, fonts, s)) &&
		  paint_scene(&p.base, s);
	svg_fonts_finish(&faces);
	arena_finish(&a);
	return ok;
}
