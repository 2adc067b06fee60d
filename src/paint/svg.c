#include "paint/paint.h"

#include "base/locale.h"
#include "layout/script.h"
#include "paint/svg_about.h"
#include "paint/svg_image.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct svg_painter {
	struct painter base;
	const char *const *families; /* of the fonts the texts were measured with */
	size_t n_families;
	unsigned n_clips, n_curves;
	bool rtl; /* the edition is written from right to left */
	const struct scene *scene;
};

static void attr(struct buf *b, const char *name, const char *value)
{
	if (value != NULL) {
		buf_printf(b, " %s=\"", name);
		buf_xml_attribute(b, value, strlen(value));
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

/* Whether something in it refers to something else. */
static bool has_links(const struct scene *s)
{
	bool found = false;
	for (size_t i = 0; !found && i < s->n_items; i++) {
		const struct scene_item *it = &s->items[i];
		found = it->kind == SCENE_IMAGE ||
			(it->kind == SCENE_TEXT && it->u.text.path != NULL);
	}
	return found;
}

static bool svg_begin(struct painter *p, const struct scene *s)
{
	struct buf *b = p->out;
	double w = paint_width_pt(s), h = paint_height_pt(s);
	((struct svg_painter *)p)->scene = s;
	((struct svg_painter *)p)->rtl = s->lang != NULL && locale_is_rtl(s->lang);
	buf_puts(b, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
	if (has_links(s)) {
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
	buf_puts(b, "\" role=\"img\" fill-rule=\"evenodd\"");
	attr(b, "xml:lang", s->lang);
	svg_about_attributes(s, NULL, b);
	buf_puts(b, ">\n");
	svg_about_elements(s, NULL, b);
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

/*
 * Path data in relative commands. Points are rounded to whole steps before they are subtracted,
 * so that errors do not add up and neighbours share their border.
 */
struct pen {
	struct buf *out;
	int per_pt;	       /* steps a point: at most 100 */
	long x, y;	       /* where it is, in steps */
	long start_x, start_y; /* of the subpath */
	char last;	       /* command written last */
	bool fraction;	       /* the number written last has a decimal point */
};

/* A number without a needless zero, and a space before it only where it needs one. */
static void pen_number(struct pen *pen, long steps, bool first)
{
	ldiv_t pt = ldiv(labs(steps) * (100 / pen->per_pt), 100);
	bool has_whole = pt.quot != 0 || pt.rem == 0;
	if (steps < 0) {
		buf_add(pen->out, "-", 1);
	} else if (!first && (has_whole || !pen->fraction)) {
		buf_add(pen->out, " ", 1);
	}
	if (has_whole) {
		buf_num(pen->out, (double)pt.quot, 0);
	}
	const char digits[] = {'.', (char)('0' + pt.rem / 10), (char)('0' + pt.rem % 10)};
	buf_add(pen->out, digits, pt.rem == 0 ? 0 : pt.rem % 10 == 0 ? 2 : 3);
	pen->fraction = pt.rem != 0;
}

static long pen_steps(const struct pen *pen, double pt)
{
	return lround(pt * pen->per_pt);
}

static void pen_command(struct pen *pen, char command, const struct page_pt *pts, size_t n)
{
	bool repeat = pen->last == command && command != 'm';
	long x = pen->x, y = pen->y;
	if (!repeat) {
		buf_add(pen->out, &command, 1);
	}
	for (size_t i = 0; i < n; i++) {
		x = pen_steps(pen, pts[i].x);
		y = pen_steps(pen, pts[i].y);
		pen_number(pen, x - pen->x, !repeat && i == 0);
		pen_number(pen, y - pen->y, false);
	}
	pen->x = x;
	pen->y = y;
	pen->last = command;
}

/* A line to where it is already would only take room. */
static void pen_line(struct pen *pen, struct page_pt to)
{
	if (pen_steps(pen, to.x) != pen->x || pen_steps(pen, to.y) != pen->y) {
		pen_command(pen, 'l', &to, 1);
	}
}

/* Symbols, whose curves show it, are drawn to 0.01 pt, everything else to 0.05 pt. */
static int precision(const struct path *path)
{
	bool curved = memchr(path->verbs, PATH_CURVE, path->n_verbs) != NULL;
	return curved ? 100 : 20;
}

static void path_data(struct buf *b, const struct path *path)
{
	struct pen pen = {.out = b, .per_pt = precision(path)};
	for (size_t v = 0, i = 0; v < path->n_verbs; v++) {
		switch (path->verbs[v]) {
		case PATH_MOVE:
			pen_command(&pen, 'm', &path->pts[i++], 1);
			pen.start_x = pen.x;
			pen.start_y = pen.y;
			break;
		case PATH_LINE:
			pen_line(&pen, path->pts[i++]);
			break;
		case PATH_CURVE:
			pen_command(&pen, 'c', &path->pts[i], 3);
			i += 3;
			break;
		default:
			buf_puts(b, "z");
			pen.x = pen.start_x;
			pen.y = pen.start_y;
			pen.last = 'z';
		}
	}
}

static bool svg_path(struct painter *p, const struct scene_item *it)
{
	struct buf *b = p->out;
	buf_puts(b, "<path");
	attr_meaning(b, &it->meaning);
	buf_puts(b, " d=\"");
	path_data(b, &it->u.path);
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

static void add_family(struct buf *b, const char *family)
{
	buf_puts(b, "'");
	buf_xml(b, family, strlen(family));
	buf_puts(b, "', ");
}

/*
 * The family, then the others opened with it, for characters it does not have, then what the
 * reader's machine has instead.
 */
static void attr_font(struct svg_painter *svg, const struct font *f)
{
	struct buf *b = svg->base.out;
	buf_puts(b, " font-family=\"");
	add_family(b, f->family);
	for (size_t i = 0; i < svg->n_families; i++) {
		if (strcmp(svg->families[i], f->family) != 0) {
			add_family(b, svg->families[i]);
		}
	}
	buf_puts(b, "sans-serif\"");
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

/* The place of a straight text. */
static void attr_place(struct buf *b, const struct scene_text *t, bool rtl)
{
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
}

/* A point of the path, or beyond its ends one that goes straight on. */
static struct page_pt path_point(const struct scene_text *t, long i)
{
	long last = (long)t->n_path - 1, at = i < 0 ? 0 : i > last ? last : i;
	struct page_pt p = t->path[at], q = t->path[at == last ? at - 1 : at + 1];
	double off = (double)labs(i - at);
	return (struct page_pt){p.x + off * (p.x - q.x), p.y + off * (p.y - q.y)};
}

/* A text's path as a smooth curve (a Catmull-Rom spline) through every few of its points. */
static void define_curve(struct buf *b, const struct scene_text *t, unsigned number)
{
	enum { STEP = 4 };
	struct pen pen = {.out = b, .per_pt = 100};
	long last = (long)t->n_path - 1;
	buf_printf(b, "<defs><path id=\"curve-%u\" d=\"", number);
	pen_command(&pen, 'm', t->path, 1);
	for (long i = 0, next; i < last; i = next) {
		next = i + STEP < last ? i + STEP : last;
		struct page_pt p = path_point(t, i), q = path_point(t, next);
		struct page_pt in[2] = {path_point(t, i - 1), path_point(t, i + 1)};
		struct page_pt out[2] = {path_point(t, next - 1), path_point(t, next + 1)};
		double third = (double)(next - i) / 6;
		const struct page_pt pts[] = {
			{p.x + third * (in[1].x - in[0].x), p.y + third * (in[1].y - in[0].y)},
			{q.x - third * (out[1].x - out[0].x),
				q.y - third * (out[1].y - out[0].y)},
			q};
		pen_command(&pen, 'c', pts, 3);
	}
	buf_puts(b, "\"/></defs>\n");
}

static void text_content(struct buf *b, const struct scene_text *t, unsigned curve)
{
	if (t->path != NULL) {
		/* What reads SVG 1.1 alone knows the older name. */
		buf_printf(b,
			"<textPath href=\"#curve-%u\" xlink:href=\"#curve-%u\" "
			"startOffset=\"50%%\">",
			curve, curve);
	}
	buf_xml(b, t->text, strlen(t->text));
	buf_puts(b, t->path != NULL ? "</textPath>" : "");
}

static bool svg_text(struct painter *p, const struct scene_item *it)
{
	struct svg_painter *svg = (struct svg_painter *)p;
	const struct scene_text *t = &it->u.text;
	struct buf *b = p->out;
	if (t->path != NULL) {
		define_curve(b, t, ++svg->n_curves);
	}
	buf_puts(b, "<text");
	attr_meaning(b, &it->meaning);
	if (t->path != NULL) {
		attr(b, "text-anchor", "middle");
	} else {
		attr_place(b, t, script_is_rtl(t->text, svg->rtl));
	}
	attr_font(svg, &t->font);
	attr_color(b, "fill", it->style.fill);
	if (t->halo.a != 0 && t->halo_width_pt > 0) {
		attr_color(b, "stroke", t->halo);
		attr_num(b, "stroke-width", t->halo_width_pt);
		buf_puts(b, " stroke-linejoin=\"round\" paint-order=\"stroke\"");
	}
	buf_puts(b, " xml:space=\"preserve\">");
	title(b, it->meaning.title);
	text_content(b, t, svg->n_curves);
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

bool paint_svg(
	struct sm_diag *d, const struct scene *s, const struct text_set *fonts, struct buf *out)
{
	struct svg_painter p = {.base = {.ops = &svg_ops, .diag = d, .out = out}};
	if (fonts != NULL) {
		p.families = text_families(fonts, &p.n_families);
	}
	return paint_scene(&p.base, s);
}
