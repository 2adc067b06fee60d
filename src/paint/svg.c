#include "paint/paint.h"

#include "base/locale.h"
#include "paint/svg_about.h"
#include "paint/svg_ids.h"
#include "paint/svg_image.h"
#include "paint/svg_painter.h"
#include "paint/svg_props.h"

#include <limits.h>
#include <string.h>

enum { PROPS_MAX_BYTES = 1 << 20 };

void svg_title(struct buf *b, const char *text)
{
	if (text != NULL) {
		buf_puts(b, "<title>");
		buf_xml(b, text, strlen(text));
		buf_puts(b, "</title>");
	}
}

/* An id as the file has it, behind ` id="#` and the like. */
static void add_id(const struct svg_painter *svg, const char *id)
{
	const char *prefix = svg->how->id_prefix;
	buf_puts(svg->base.out, prefix == NULL ? "" : prefix);
	buf_xml(svg->base.out, id, strlen(id));
}

void svg_number_id(const struct svg_painter *svg, const char *what, size_t n)
{
	const char *prefix = svg->how->id_prefix;
	buf_printf(svg->base.out, "%s%s_%zu", prefix == NULL ? "" : prefix, what, n);
}

static size_t index_of(const struct svg_painter *svg, const struct scene_item *it)
{
	return (size_t)(it - svg->scene->items);
}

void svg_attr_days(const struct svg_painter *svg, const struct scene_item *it)
{
	struct buf *b = svg->base.out;
	svg_attr_spans(b, it->spans, it->n_spans);
	buf_puts(b, scene_is_there(it, svg->scene->day) ? "" : " display=\"none\"");
}

void svg_attr_meaning(const struct svg_painter *svg, const struct scene_item *it)
{
	struct buf *b = svg->base.out;
	const struct scene_meaning *m = &it->meaning;
	svg_rules_class(b, m->class_name, svg->how->css ? svg->variants[index_of(svg, it)] : 0);
	svg_attr(b, "data-key", m->key);
	svg_attr(b, "data-label", m->label);
	for (size_t i = 0; i < m->n_data; i++) {
		buf_printf(b, " data-%s", m->data[i].name);
		buf_puts(b, "=\"");
		buf_xml_attribute(b, m->data[i].value, strlen(m->data[i].value));
		buf_puts(b, "\"");
	}
	svg_attr_days(svg, it);
}

/* Whether something is drawn again by <use>. */
static bool has_links(const struct scene *s, const struct svg_shape *shapes, bool css)
{
	bool found = false;
	for (size_t i = 0; !found && i < s->n_items; i++) {
		const struct scene_item *it = &s->items[i];
		found = it->kind == SCENE_IMAGE || shapes[i].drawing != DRAW_OWN ||
			(it->kind == SCENE_TEXT &&
				(it->u.text.path != NULL ||
					(!css && svg_has_halo(&it->u.text))));
	}
	return found;
}

static void add_families(
	const struct svg_painter *svg, const char *prefix, const char *family, struct buf *b)
{
	svg_fonts_name(b, prefix, family);
	buf_puts(b, ", ");
	for (size_t i = 0; i < svg->n_families; i++) {
		if (strcmp(svg->families[i], family) != 0) {
			svg_fonts_name(b, prefix, svg->families[i]);
			buf_puts(b, ", ");
		}
	}
}

/*
 * The family, then the others opened with it, for characters it does not have, then what the
 * reader's machine has instead.
 */
static void attr_family(const struct svg_painter *svg, const char *family, struct buf *b)
{
	bool css = svg->how->css;
	bool own = svg->how->text == SVG_TEXT_EMBED && svg->how->id_prefix != NULL;
	buf_puts(b, css ? "font-family:" : " font-family=\"");
	if (own) {
		add_families(svg, svg->how->id_prefix, family, b);
	}
	add_families(svg, NULL, family, b);
	buf_puts(b, css ? "sans-serif;" : "sans-serif\"");
}

/* The root names the family of the first text; only texts of others name their own. */
static void root_family(struct svg_painter *svg)
{
	const struct scene *s = svg->scene;
	for (size_t i = 0; svg->root_family == NULL && i < s->n_items; i++) {
		if (s->items[i].kind == SCENE_TEXT) {
			svg->root_family = s->items[i].u.text.font.family;
		}
	}
	if (svg->root_family != NULL && svg->how->text != SVG_TEXT_OUTLINE) {
		if (!svg->how->css) {
			attr_family(svg, svg->root_family, svg->base.out);
		}
		svg_attr(svg->base.out, "xml:space", "preserve");
	}
}

static bool style_sheet(struct svg_painter *svg)
{
	struct buf *b = svg->base.out;
	bool embeds = svg->how->text == SVG_TEXT_EMBED && svg->faces->n > 0, ok = true;
	if (!embeds && !svg->how->css) {
		return true;
	}
	buf_puts(b, "\n<style>");
	if (embeds) {
		/* A weight that a family lacks is not made up. */
		buf_puts(b, "text{font-synthesis:none}\n");
		ok = svg_fonts_embed(svg->faces, svg->how->id_prefix, b);
	}
	svg_rules_write(&svg->rules, svg->how->id_prefix, b);
	buf_puts(b, "</style>");
	return ok;
}

static bool svg_begin(struct painter *p, const struct scene *s)
{
	struct buf *b = p->out;
	double w = paint_width_pt(s), h = paint_height_pt(s);
	struct svg_painter *svg = (struct svg_painter *)p;
	const struct svg_props props = {.out = b};
	svg->rtl = s->lang != NULL && locale_is_rtl(s->lang);
	buf_puts(b, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
	if (has_links(s, svg->shapes, svg->how->css)) {
		svg_attr(b, "xmlns:xlink", "http://www.w3.org/1999/xlink");
	}
	buf_puts(b, " width=\"");
	buf_num(b, w, 3);
	buf_puts(b, "pt\" height=\"");
	buf_num(b, h, 3);
	buf_puts(b, "pt\" viewBox=\"0 0 ");
	buf_num(b, w, 3);
	buf_puts(b, " ");
	buf_num(b, h, 3);
	/* What is within a picture is not read on its own. */
	buf_printf(b,
		"\" role=\"%s\" fill-rule=\"evenodd\" text-rendering=\"geometricPrecision\"",
		s->interactive ? "group" : "img");
	svg_attr(b, "xml:lang", s->lang);
	root_family(svg);
	svg_about_attributes(s, svg->how->id_prefix, b);
	buf_puts(b, ">\n");
	svg_about_elements(s, svg->how->id_prefix, b);
	if (!style_sheet(svg)) {
		return false;
	}
	buf_puts(b, "\n<rect class=\"page\" width=\"100%\" height=\"100%\"");
	svg_prop_color(&props, "fill", s->background);
	buf_puts(b, "/>\n");
	return true;
}

static const struct svg_shape *shape_of(
	const struct svg_painter *svg, const struct scene_item *it)
{
	return &svg->shapes[index_of(svg, it)];
}

/* How an item is painted, but for its halo. */
static void item_props(
	const struct svg_painter *svg, const struct scene_item *it, struct buf *out)
{
	struct svg_props props = {.out = out, .css = svg->how->css};
	out->len = 0;
	if (it->kind == SCENE_PATH) {
		if (shape_of(svg, it)->steps) {
			buf_puts(out, " transform=\"scale(.05)\"");
			props.scale = PEN_STEPS;
		}
		svg_props_paint(&props, &it->style);
		return;
	}
	const struct font *f = &it->u.text.font;
	if (svg->how->text == SVG_TEXT_OUTLINE) {
		svg_prop(&props, "fill-rule", "nonzero");
	} else {
		if (props.css || strcmp(f->family, svg->root_family) != 0) {
			attr_family(svg, f->family, out);
		}
		svg_props_font(&props, f);
		if (svg->how->text == SVG_TEXT_BOTH) {
			svg_prop(&props, "fill-rule", "nonzero");
		}
	}
	svg_prop_color(&props, "fill", it->style.fill);
	if (props.css && svg_has_halo(&it->u.text)) {
		svg_props_halo(&props, &it->u.text);
		svg_prop(&props, "paint-order", "stroke");
	} else if (props.css) {
		svg_prop(&props, "stroke", "none");
	}
}

/* The rules of all items, by the group that they stand in. */
static bool find_rules(struct svg_painter *svg, struct arena *a)
{
	const char *groups[SCENE_DEPTH_MAX + 1] = {NULL};
	size_t depth = 0;
	const struct scene *s = svg->scene;
	svg->rules.arena = a;
	svg->variants = arena_alloc(a, s->n_items + 1, sizeof(*svg->variants));
	for (size_t i = 0; svg->variants != NULL && i < s->n_items; i++) {
		const struct scene_item *it = &s->items[i];
		if (it->kind == SCENE_GROUP_BEGIN) {
			groups[depth + 1] = it->u.group.id;
			depth++;
		} else if (it->kind == SCENE_GROUP_END) {
			depth--;
		} else if (it->kind != SCENE_IMAGE) {
			item_props(svg, it, &svg->props);
			bool is_text =
				it->kind == SCENE_TEXT && svg->how->text != SVG_TEXT_OUTLINE;
			const struct svg_rule rule = {.group = groups[depth],
				.class_name = it->meaning.class_name,
				.element = is_text ? "text" : "path",
				.declarations = svg->props.ptr};
			if (!svg_rules_add(&svg->rules, &rule, &svg->variants[i])) {
				return false;
			}
		}
	}
	return svg->variants != NULL;
}

static bool same_bytes(const struct buf *a, const struct buf *b)
{
	return a->len == b->len && (a->len == 0 || memcmp(a->ptr, b->ptr, a->len) == 0);
}

static bool same_halo(const struct scene_item *a, const struct scene_item *b)
{
	const struct scene_text *s = &a->u.text, *t = &b->u.text;
	return a->kind != SCENE_TEXT ||
	       (svg_has_halo(s) == svg_has_halo(t) &&
		       (!svg_has_halo(s) || (memcmp(&s->halo, &t->halo, sizeof(s->halo)) == 0 &&
						    s->halo_width_pt == t->halo_width_pt)));
}

/* Whether the item is painted as `props` say and the one before it is. */
static bool goes_on(const struct svg_painter *svg, const struct scene_item *before,
	const struct scene_item *it, struct buf *scratch)
{
	if (it == svg->scene->items + svg->scene->n_items || it->kind != before->kind ||
		!same_halo(before, it)) {
		return false;
	}
	item_props(svg, it, scratch);
	return true;
}

static void end_run(struct svg_painter *svg)
{
	if (svg->in_run) {
		buf_puts(svg->base.out, svg->run_has_halo ? "</g></g>\n" : "</g>\n");
		svg->in_run = false;
	}
}

/*
 * Halos lie beneath the letters, which are drawn over them from a group that is used twice:
 * not every editor knows paint-order.
 */
static void begin_halo(struct svg_painter *svg, const struct scene_text *t)
{
	struct buf *b = svg->base.out;
	const struct svg_props props = {.out = b};
	svg->n_halos++;
	buf_puts(b, "<use xlink:href=\"#");
	svg_number_id(svg, "halo", svg->n_halos);
	buf_puts(b, "\" aria-hidden=\"true\"");
	svg_prop(&props, "fill", "none");
	svg_props_halo(&props, t);
	buf_puts(b, "/><g id=\"");
	svg_number_id(svg, "halo", svg->n_halos);
	buf_puts(b, "\">\n");
}

/* Whether the path may say nothing of its paint, or is several elements. */
static bool needs_group(const struct svg_painter *svg, const struct scene_item *it)
{
	return it->kind == SCENE_PATH &&
	       ((shape_of(svg, it)->used && !shape_of(svg, it)->apart) ||
		       shape_of(svg, it)->drawing == DRAW_EACH);
}

/* Leaves the run if the item is no part of it, and begins one with it if the next is painted
 * alike. Properties of an item that is in no run are its own. */
void svg_find_run(struct svg_painter *svg, const struct scene_item *it)
{
	struct buf *b = svg->base.out;
	if (svg->how->css) {
		return; /* rules say it */
	}
	item_props(svg, it, &svg->props);
	if (svg->in_run && it[-1].kind == it->kind && same_halo(it - 1, it) &&
		same_bytes(&svg->props, &svg->run)) {
		return;
	}
	end_run(svg);
	bool has_halo = it->kind == SCENE_TEXT && svg_has_halo(&it->u.text);
	svg->in_run =
		(goes_on(svg, it, it + 1, &svg->run) && same_bytes(&svg->props, &svg->run)) ||
		has_halo || needs_group(svg, it);
	if (svg->in_run) {
		item_props(svg, it, &svg->run);
		svg->run_has_halo = has_halo;
		buf_puts(b, "<g");
		buf_add(b, svg->run.ptr, svg->run.len);
		buf_puts(b, ">\n");
		if (has_halo) {
			begin_halo(svg, &it->u.text);
		}
	}
}

void svg_add_props(const struct svg_painter *svg)
{
	if (!svg->in_run && !svg->how->css) {
		buf_add(svg->base.out, svg->props.ptr, svg->props.len);
	}
}

static void attr_clip(const struct svg_painter *svg)
{
	buf_puts(svg->base.out, " clip-path=\"url(#");
	svg_number_id(svg, "clip", svg->n_clips);
	buf_puts(svg->base.out, ")\"");
}

/* Whether a group of this id came before: those of a scene of several days may. */
static bool is_repeated(const struct svg_painter *svg, const struct scene_group *g)
{
	const struct scene_item *it = svg->scene->items;
	while (&it->u.group != g && !(it->kind == SCENE_GROUP_BEGIN && it->u.group.id != NULL &&
					    strcmp(it->u.group.id, g->id) == 0)) {
		it++;
	}
	return &it->u.group != g;
}

static void attr_group(const struct svg_painter *svg, const struct scene_group *g)
{
	struct buf *b = svg->base.out;
	if (g->id != NULL && !(svg->scene->interactive && is_repeated(svg, g))) {
		buf_puts(b, " id=\"");
		add_id(svg, g->id);
		buf_puts(b, "\"");
	}
	svg_attr(b, "class", g->class_name);
	if (svg->scene->interactive && g->id != NULL) {
		svg_attr(b, "data-group", g->id);
	}
}

static bool svg_group_begin(struct painter *p, const struct scene_group *g)
{
	struct svg_painter *svg = (struct svg_painter *)p;
	struct buf *b = p->out;
	end_run(svg);
	if (g->clip != NULL) {
		svg->n_clips++;
		buf_puts(b, "<clipPath id=\"");
		svg_number_id(svg, "clip", svg->n_clips);
		buf_puts(b, "\"><rect");
		svg_attr_num(b, "x", g->clip->min_x);
		svg_attr_num(b, "y", g->clip->min_y);
		svg_attr_num(b, "width", g->clip->max_x - g->clip->min_x);
		svg_attr_num(b, "height", g->clip->max_y - g->clip->min_y);
		buf_puts(b, "/></clipPath>\n");
	}
	buf_puts(b, "<g");
	attr_group(svg, g);
	if (g->clip != NULL) {
		attr_clip(svg);
	}
	buf_puts(b, ">");
	svg_title(b, g->title);
	buf_puts(b, "\n");
	return true;
}

static bool svg_group_end(struct painter *p, const struct scene_group *g)
{
	end_run((struct svg_painter *)p);
	buf_puts(p->out, "</g>\n");
	return true;
}

const char *svg_hover(const struct svg_painter *svg, const struct scene_item *it)
{
	bool told = svg->scene->interactive && it->n_spans > 0;
	return told ? NULL : it->meaning.title;
}

/* The end of an element that holds at most a title. */
void svg_end_element(struct buf *b, const char *name, const char *hover)
{
	if (hover == NULL) {
		buf_puts(b, "/>\n");
		return;
	}
	buf_puts(b, ">");
	svg_title(b, hover);
	buf_printf(b, "</%s>\n", name);
}

/* The id of an item that others are drawn with, or is a feature of its own. */
static void add_item_id(const struct svg_painter *svg, size_t i)
{
	if (svg->ids[i] != NULL && !svg->shapes[i].apart) {
		add_id(svg, svg->ids[i]);
	} else {
		svg_number_id(svg, "shape", i);
	}
}

static void attr_id(const struct svg_painter *svg, const struct scene_item *it)
{
	size_t i = index_of(svg, it);
	if (svg->ids[i] != NULL) {
		buf_puts(svg->base.out, " id=\"");
		add_id(svg, svg->ids[i]);
		buf_puts(svg->base.out, "\"");
	} else if (svg->shapes[i].used && !svg->shapes[i].apart) {
		buf_puts(svg->base.out, " id=\"");
		add_item_id(svg, i);
		buf_puts(svg->base.out, "\"");
	}
}

static void add_use(const struct svg_painter *svg, size_t target)
{
	buf_puts(svg->base.out, "<use xlink:href=\"#");
	add_item_id(svg, target);
	buf_puts(svg->base.out, "\"");
}

/* The path alone, which the item and others are drawn with. */
static void define_path(const struct svg_painter *svg, const struct scene_item *it)
{
	struct buf *b = svg->base.out;
	buf_puts(b, "<defs><path id=\"");
	add_item_id(svg, index_of(svg, it));
	buf_puts(b, "\" d=\"");
	pen_path(b, &it->u.path, shape_of(svg, it)->steps);
	buf_puts(b, "\"/></defs>\n");
}

/* What lies in any of the parts: a rectangle round them, clipped by them. */
static void add_clipped(struct svg_painter *svg, const struct scene_item *it)
{
	struct buf *b = svg->base.out;
	const struct svg_shape *shape = shape_of(svg, it);
	const struct path *path = &it->u.path;
	long x[2] = {LONG_MAX, LONG_MIN}, y[2] = {LONG_MAX, LONG_MIN};
	for (size_t i = 0; i < path->n_pts; i++) {
		long px = pen_steps(path->pts[i].x), py = pen_steps(path->pts[i].y);
		x[0] = px < x[0] ? px : x[0];
		x[1] = px > x[1] ? px : x[1];
		y[0] = py < y[0] ? py : y[0];
		y[1] = py > y[1] ? py : y[1];
	}
	svg->n_clips++;
	buf_puts(b, "<clipPath id=\"");
	svg_number_id(svg, "clip", svg->n_clips);
	buf_puts(b, "\" clip-rule=\"evenodd\">");
	for (size_t i = 0; i < shape->n_parts; i++) {
		add_use(svg, shape->parts[i]);
		buf_puts(b, "/>");
	}
	buf_puts(b, "</clipPath>\n<rect");
	svg_attr_meaning(svg, it);
	buf_printf(b, " x=\"%ld\" y=\"%ld\" width=\"%ld\" height=\"%ld\"", x[0], y[0],
		x[1] - x[0], y[1] - y[0]);
	attr_clip(svg);
	svg_add_props(svg);
	svg_end_element(b, "rect", svg_hover(svg, it));
}

static bool svg_path(struct painter *p, const struct scene_item *it)
{
	struct svg_painter *svg = (struct svg_painter *)p;
	struct buf *b = p->out;
	const struct svg_shape *shape = shape_of(svg, it);
	svg_find_run(svg, it);
	if (shape->drawing == DRAW_CLIP) {
		add_clipped(svg, it);
		return true;
	}
	for (size_t i = 0; i < shape->n_parts; i++) {
		add_use(svg, shape->parts[i]);
		if (shape->n_parts == 1) {
			attr_id(svg, it);
		}
		svg_attr_meaning(svg, it);
		svg_add_props(svg);
		svg_end_element(b, "use", svg_hover(svg, it));
	}
	if (shape->drawing != DRAW_OWN) {
		return true;
	}
	if (shape->apart) {
		define_path(svg, it);
		add_use(svg, index_of(svg, it));
	} else {
		buf_puts(b, "<path");
	}
	attr_id(svg, it);
	svg_attr_meaning(svg, it);
	if (!shape->apart) {
		buf_puts(b, " d=\"");
		pen_path(b, &it->u.path, shape->steps);
		buf_puts(b, "\"");
	}
	svg_add_props(svg);
	svg_end_element(b, shape->apart ? "use" : "path", svg_hover(svg, it));
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
	struct svg_painter *svg = (struct svg_painter *)p;
	struct buf *b = p->out;
	const struct scene_image *image = &it->u.image;
	struct rgba c = it->style.fill;
	end_run(svg);
	if (is_first(svg->scene, it)) {
		svg_image_define(b, image->picture);
	}
	buf_printf(b, "<use xlink:href=\"#%s\"", image->picture->key);
	attr_id(svg, it);
	svg_attr_meaning(svg, it);
	svg_attr_num(b, "x", image->box.min_x);
	svg_attr_num(b, "y", image->box.min_y);
	svg_attr_num(b, "width", image->box.max_x - image->box.min_x);
	svg_attr_num(b, "height", image->box.max_y - image->box.min_y);
	if (c.a != 0) {
		buf_printf(b, " color=\"#%02x%02x%02x\"", c.r, c.g, c.b);
	}
	svg_end_element(b, "use", svg_hover(svg, it));
	return true;
}

static bool svg_finish(struct painter *p)
{
	end_run((struct svg_painter *)p);
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
	struct svg_painter p = {.base = {.ops = &svg_ops, .diag = d, .out = out},
		.scene = s,
		.fonts = fonts,
		.how = how,
		.faces = &faces};
	if (fonts != NULL) {
		p.families = text_families(fonts, &p.n_families);
	}
	buf_init(&p.props, PROPS_MAX_BYTES);
	buf_init(&p.run, PROPS_MAX_BYTES);
	/* What is used elsewhere would have the paint of its class there, too. */
	bool ok = svg_shapes_find(&a, s, !how->css, &p.shapes) && svg_ids_find(&a, s, &p.ids) &&
		  (how->text == SVG_TEXT_LIVE || svg_fonts_collect(&faces, fonts, s)) &&
		  (!how->css || find_rules(&p, &a)) && paint_scene(&p.base, s);
	buf_finish(&p.props);
	buf_finish(&p.run);
	svg_fonts_finish(&faces);
	arena_finish(&a);
	return ok;
}
