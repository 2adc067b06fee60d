#include "paint/cairo_painter.h"
#include "paint/flatten.h"
#include "paint/pdf_layers.h"
#include "paint/pdf_tags.h"
#include "paint/pixels.h"
#include "paint/rsvg.h"

#include <cairo-pdf.h>
#include <cairo-ps.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static const char document_tag[] = "Document";

bool cairo_painter_check(struct cairo_painter *c, cairo_status_t status)
{
	if (status == CAIRO_STATUS_SUCCESS) {
		return true;
	}
	enum sm_code code = status == CAIRO_STATUS_NO_MEMORY ? SM_E_NOMEM : SM_E_OUTPUT;
	return diag_fail(c->base.diag, code, "cairo: %s", cairo_status_to_string(status));
}

static bool is_vector(const struct cairo_painter *c)
{
	return c->items == NULL;
}

static cairo_status_t write_to_buf(void *closure, const unsigned char *data, unsigned n)
{
	struct buf *out = closure;
	buf_add(out, (const char *)data, n);
	return out->failed ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

static void set_color(cairo_t *cr, struct rgba c)
{
	cairo_set_source_rgba(cr, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0);
}

static void begin_pdf(struct cairo_painter *c, const struct scene *s)
{
	c->grid_pt = s->width_pt / SCENE_GRID;
	c->surface = cairo_pdf_surface_create_for_stream(write_to_buf, &c->raw,
		paint_width_pt(s) + 2 * paint_outside_pt(s),
		paint_height_pt(s) + 2 * paint_outside_pt(s));
	/* Without a fixed date two runs never give the same bytes. */
	cairo_pdf_surface_set_metadata(
		c->surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
	if (s->title != NULL) {
		cairo_pdf_surface_set_metadata(c->surface, CAIRO_PDF_METADATA_TITLE, s->title);
	}
	cairo_pdf_surface_set_metadata(c->surface, CAIRO_PDF_METADATA_AUTHOR,
		s->author != NULL ? s->author : "sahelmap");
}

/* A comment of the structuring conventions: 7 bits, ISO 8859-1 as octal numbers; what that does
 * not have is "?". */
static void add_comment(struct cairo_painter *c, const char *name, const char *text)
{
	enum { LINE_MAX_BYTES = 255 };
	char line[LINE_MAX_BYTES + 1];
	size_t n = (size_t)snprintf(line, sizeof(line), "%%%%%s: (", name);
	for (const unsigned char *s = (const unsigned char *)text;
		text != NULL && *s != '\0' && n + 6 < sizeof(line); s++) {
		bool latin = (*s == 0xC2 || *s == 0xC3) && s[1] != '\0';
		unsigned letter = latin ? (*s & 3U) << 6 | (s[1] & 0x3FU) : *s;
		bool plain = letter >= ' ' && letter < 0x7F && strchr("()\\", *s) == NULL;
		if (plain) {
			line[n++] = (char)letter;
		} else if (latin || letter < 0x80) {
			n += (size_t)snprintf(line + n, sizeof(line) - n, "\\%03o", letter);
		} else if (*s >= 0xC0) {
			line[n++] = '?';
		}
		s += latin;
	}
	line[n++] = ')';
	line[n] = '\0';
	if (text != NULL) {
		cairo_ps_surface_dsc_comment(c->surface, line);
	}
}

static void begin_eps(struct cairo_painter *c, const struct scene *s)
{
	c->grid_pt = s->width_pt / SCENE_GRID;
	c->surface = cairo_ps_surface_create_for_stream(
		write_to_buf, &c->raw, paint_width_pt(s), paint_height_pt(s));
	cairo_ps_surface_set_eps(c->surface, 1);
	add_comment(c, "Title", s->title);
	add_comment(c, "For", s->author);
	add_comment(c, "Copyright", s->about.rights);
}

/* What a group on the page itself is in the structure of a PDF: the title a heading, the notes
 * paragraphs, everything else the figure. */
static const char *part_of(const struct scene_group *g)
{
	static const char *const parts[][2] = {
		{"title", "H1"}, {"subtitle", "P"}, {"notes", "P"}};
	for (size_t i = 0; g->id != NULL && i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (strcmp(g->id, parts[i][0]) == 0) {
			return parts[i][1];
		}
	}
	return "Figure";
}

/* Ends the part that is open and begins another; NULL: none. Figures are one. */
static void set_part(struct cairo_painter *c, const char *part)
{
	static const char figure[] = "Figure";
	bool same = c->part != NULL && part != NULL && strcmp(c->part, figure) == 0 &&
		    strcmp(part, figure) == 0;
	if (!c->tagged || same) {
		return;
	}
	if (c->part != NULL) {
		cairo_tag_end(c->cr, c->part);
	}
	if (part != NULL) {
		cairo_tag_begin(c->cr, part, NULL);
	}
	c->part = part;
}

/* Lines in the prolongation of the page's edges, at its corners. */
static void draw_crop_marks(struct cairo_painter *c, const struct scene *s)
{
	const double gap = paint_mark_gap_pt(s), w = s->width_pt, h = s->height_pt;
	cairo_set_line_width(c->cr, 0.25);
	cairo_set_source_rgb(c->cr, 0, 0, 0);
	for (int i = 0; i < 4; i++) {
		double x = i % 2 == 0 ? 0 : w, y = i / 2 == 0 ? 0 : h;
		double right = i % 2 == 0 ? -1 : 1, down = i / 2 == 0 ? -1 : 1;
		cairo_move_to(c->cr, x + right * gap, y);
		cairo_rel_line_to(c->cr, right * PAINT_MARK_PT, 0);
		cairo_move_to(c->cr, x, y + down * gap);
		cairo_rel_line_to(c->cr, 0, down * PAINT_MARK_PT);
	}
	cairo_stroke(c->cr);
}

/* Paints what lies outside of the page, and keeps the rest of the scene within the bleed. */
static void begin_outside(struct cairo_painter *c, const struct scene *s)
{
	const double outside = paint_outside_pt(s), bleed = s->bleed_pt;
	cairo_translate(c->cr, outside, outside);
	if (s->crop_marks) {
		cairo_set_source_rgb(c->cr, 1, 1, 1);
		cairo_paint(c->cr);
		draw_crop_marks(c, s);
	}
	cairo_rectangle(
		c->cr, -bleed, -bleed, s->width_pt + 2 * bleed, s->height_pt + 2 * bleed);
	cairo_clip(c->cr);
}

void cairo_painter_open(struct cairo_painter *c)
{
	c->cr = cairo_create(c->surface);
	cairo_set_fill_rule(c->cr, CAIRO_FILL_RULE_EVEN_ODD);
}

void cairo_painter_close(struct cairo_painter *c)
{
	cairo_destroy(c->cr);
	cairo_surface_destroy(c->surface);
}

static bool cp_begin(struct painter *p, const struct scene *s)
{
	struct cairo_painter *c = (struct cairo_painter *)p;
	c->scene = s;
	if (c->tagged) {
		begin_pdf(c, s);
	} else {
		begin_eps(c, s);
	}
	cairo_painter_open(c);
	if (c->tagged && paint_outside_pt(s) > 0) {
		begin_outside(c, s);
	}
	set_color(c->cr, s->background);
	cairo_paint(c->cr); /* which takes away what came before it, tags too */
	if (c->tagged) {
		cairo_tag_begin(c->cr, document_tag, NULL);
		set_part(c, "Figure");
	}
	return cairo_painter_check(c, cairo_status(c->cr));
}

static bool cp_group_begin(struct painter *p, const struct scene_group *g)
{
	struct cairo_painter *c = (struct cairo_painter *)p;
	if (c->depth++ == 0) {
		set_part(c, part_of(g));
		c->n_leading += g->id != NULL &&
				(strcmp(g->id, "title") == 0 || strcmp(g->id, "subtitle") == 0);
	}
	if (c->tagged && pdf_is_layer(g)) {
		cairo_tag_begin(c->cr, pdf_layer_tag, NULL);
		c->in_layer = true;
	}
	cairo_save(c->cr);
	if (g->clip != NULL) {
		cairo_rectangle(c->cr, g->clip->min_x, g->clip->min_y,
			g->clip->max_x - g->clip->min_x, g->clip->max_y - g->clip->min_y);
		cairo_clip(c->cr);
	}
	return cairo_painter_check(c, cairo_status(c->cr));
}

static bool cp_group_end(struct painter *p, const struct scene_group *g)
{
	struct cairo_painter *c = (struct cairo_painter *)p;
	cairo_restore(c->cr);
	if (c->tagged && pdf_is_layer(g)) {
		cairo_tag_end(c->cr, pdf_layer_tag);
		c->in_layer = false;
	}
	c->depth--;
	return cairo_painter_check(c, cairo_status(c->cr));
}

/* Coordinates in cairo are whole multiples of this. */
static const double grain_pt = 1.0 / 256;

static bool same_grain(double a, double b)
{
	return lround(a / grain_pt) == lround(b / grain_pt);
}

/* Whether all its lines are level or upright. */
static bool is_upright(const struct path *path)
{
	const struct page_pt *p = path->pts;
	for (size_t v = 0; v < path->n_verbs; v++) {
		unsigned char verb = path->verbs[v];
		if (verb == PATH_CURVE || (verb == PATH_LINE && !same_grain(p->x, p[-1].x) &&
						  !same_grain(p->y, p[-1].y))) {
			return false;
		}
		p += verb == PATH_CLOSE ? 0 : 1;
	}
	return true;
}

/*
 * Viewers of PDF move the edges of level and upright lines to whole pixels and make them at
 * least a pixel wide ("stroke adjustment"), so that frames and rules look darker than they are.
 * A path with a slanted line is left as it is, be it by 1/700 mm.
 */
static double slant_pt(const struct cairo_painter *c, const struct path *path)
{
	return is_vector(c) && is_upright(path) ? grain_pt : 0;
}

/* The second point is moved by `slant` on both axes. */
static void trace(cairo_t *cr, const struct path *path, double slant)
{
	const struct page_pt *p = path->pts;
	cairo_new_path(cr);
	for (size_t v = 0; v < path->n_verbs; v++) {
		double off = p == path->pts + 1 ? slant : 0;
		switch (path->verbs[v]) {
		case PATH_MOVE:
			cairo_move_to(cr, p->x, p->y);
			p++;
			break;
		case PATH_LINE:
			cairo_line_to(cr, p->x + off, p->y + off);
			p++;
			break;
		case PATH_CURVE:
			cairo_curve_to(cr, p[0].x, p[0].y, p[1].x, p[1].y, p[2].x, p[2].y);
			p += 3;
			break;
		default:
			cairo_close_path(cr);
		}
	}
}

static void set_stroke(cairo_t *cr, const struct paint_style *s)
{
	set_color(cr, s->stroke);
	cairo_set_line_width(cr, s->stroke_width_pt);
	cairo_set_dash(cr, s->dash_pt, s->n_dash, 0);
	cairo_set_line_join(
		cr, s->join == JOIN_ROUND ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
	cairo_set_line_cap(
		cr, s->cap == CAP_ROUND ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
}

/* The item's part in the picture that is painted in bands; NULL: it is not. */
static const struct raster_item *raster_of(
	const struct cairo_painter *c, const struct scene_item *it)
{
	return c->items == NULL ? NULL : &c->items[it - c->scene->items];
}

static bool is_elsewhere(const struct cairo_painter *c, const struct scene_item *it)
{
	const struct raster_item *r = raster_of(c, it);
	return r != NULL && (r->bottom_px < c->top_px || r->top_px > c->bottom_px);
}

static bool cp_path(struct painter *p, const struct scene_item *it)
{
	struct cairo_painter *c = (struct cairo_painter *)p;
	cairo_t *cr = c->cr;
	bool is_seen = it->style.fill.a != 0 || it->style.stroke.a != 0;
	if (!is_seen || is_elsewhere(c, it)) {
		return true; /* what is not seen is there for the SVG to name, and many */
	}
	trace(cr, &it->u.path, slant_pt(c, &it->u.path));
	if (it->style.fill.a != 0) {
		set_color(cr, it->style.fill);
		cairo_fill_preserve(cr);
	}
	if (it->style.stroke.a != 0) {
		set_stroke(cr, &it->style);
		cairo_stroke(cr);
	}
	return cairo_painter_check(c, cairo_status(cr));
}

/*
 * Letters of a PNG are filled outlines: cairo 1.16 puts glyphs on whole pixels, which makes
 * their distances uneven. Outlines may overlap within a letter.
 */
static void fill_outlines(cairo_t *cr)
{
	cairo_set_fill_rule(cr, CAIRO_FILL_RULE_WINDING);
	cairo_fill(cr);
	cairo_set_fill_rule(cr, CAIRO_FILL_RULE_EVEN_ODD);
}

/*
 * Letters of a PDF are text. Viewers of the Splash family (pdftoppm) put each glyph on the
 * quarter of a pixel to its left; half of that is made up for, at SCENE_GRID pixels.
 */
static bool show_letters(struct cairo_painter *c, const struct scene_text *text)
{
	struct scene_text t = *text;
	t.at.x += t.angle_deg == 0 && t.path == NULL ? c->grid_pt / 8 : 0;
	cairo_new_path(c->cr);
	return text_show(c->fonts, c->cr, &t, false);
}

static bool cp_text(struct painter *p, const struct scene_item *it)
{
	struct cairo_painter *c = (struct cairo_painter *)p;
	const struct scene_text *t = &it->u.text;
	const struct paint_style halo = {
		.stroke = t->halo, .stroke_width_pt = t->halo_width_pt, .join = JOIN_ROUND};
	bool has_halo = t->halo.a != 0 && t->halo_width_pt > 0, ok = true;
	if (is_elsewhere(c, it)) {
		return true;
	}
	cairo_new_path(c->cr);
	if (!is_vector(c)) {
		cairo_append_path(c->cr, raster_of(c, it)->letters);
	} else if (has_halo) {
		ok = text_show(c->fonts, c->cr, t, true);
	}
	if (has_halo) {
		set_stroke(c->cr, &halo);
		cairo_stroke_preserve(c->cr);
	}
	set_color(c->cr, it->style.fill);
	if (is_vector(c)) {
		/* Each text is an element of its own; but a layer must be one, to be switched.
		 */
		const bool tagged = c->tagged && !c->in_layer;
		if (tagged) {
			cairo_tag_begin(c->cr, "Span", NULL);
		}
		ok = ok && show_letters(c, t);
		if (tagged) {
			cairo_tag_end(c->cr, "Span");
		}
	} else {
		fill_outlines(c->cr);
	}
	return ok && cairo_painter_check(c, cairo_status(c->cr));
}

/* The pixels as a surface that has its own copy: a PDF wants them after the drawing. */
static cairo_surface_t *surface_of(const struct pixels *p)
{
	cairo_surface_t *s = cairo_image_surface_create(
		CAIRO_FORMAT_ARGB32, (int)p->width_px, (int)p->height_px);
	if (cairo_surface_status(s) == CAIRO_STATUS_SUCCESS) {
		unsigned char *to = cairo_image_surface_get_data(s);
		for (size_t y = 0; y < p->height_px; y++) {
			memcpy(to, p->argb + y * p->width_px, 4 * p->width_px);
			to += cairo_image_surface_get_stride(s);
		}
		cairo_surface_mark_dirty(s);
	}
	return s;
}

/* The pixels in a box of that size at (0, 0). */
static bool paint_pixels(
	struct cairo_painter *c, const struct picture *picture, const double size_pt[2])
{
	struct pixels pixels;
	if (!pixels_read(c->base.diag, picture->path, picture->bytes, picture->n, &pixels)) {
		return false;
	}
	cairo_surface_t *s = surface_of(&pixels);
	pixels_finish(&pixels);
	cairo_scale(c->cr, size_pt[0] / picture->view[2], size_pt[1] / picture->view[3]);
	cairo_set_source_surface(c->cr, s, 0, 0);
	/* Or the edges would be blended with what is not there. */
	cairo_pattern_set_extend(cairo_get_source(c->cr), CAIRO_EXTEND_PAD);
	cairo_rectangle(c->cr, 0, 0, picture->view[2], picture->view[3]);
	cairo_fill(c->cr);
	cairo_surface_destroy(s);
	return cairo_painter_check(c, cairo_status(c->cr));
}

static bool cp_image(struct painter *p, const struct scene_item *it)
{
	struct cairo_painter *c = (struct cairo_painter *)p;
	const struct scene_image *image = &it->u.image;
	if (is_elsewhere(c, it)) {
		return true;
	}
	const double size_pt[] = {
		image->box.max_x - image->box.min_x, image->box.max_y - image->box.min_y};
	cairo_save(c->cr);
	cairo_translate(c->cr, image->box.min_x, image->box.min_y);
	bool ok = image->picture->kind == PICTURE_PNG
			  ? paint_pixels(c, image->picture, size_pt)
			  : rsvg_paint(p->diag, c->cr, image->picture, it->style.fill, size_pt);
	cairo_restore(c->cr);
	return ok && cairo_painter_check(c, cairo_status(c->cr));
}

static bool finish_pdf(struct cairo_painter *c)
{
	set_part(c, NULL);
	cairo_tag_end(c->cr, document_tag);
	cairo_surface_finish(c->surface);
	const struct pdf_document doc = {.scene = c->scene,
		.outside_pt = paint_outside_pt(c->scene),
		.n_leading = c->n_leading,
		.bytes = c->raw.ptr,
		.n = c->raw.len};
	return cairo_painter_check(c, cairo_surface_status(c->surface)) &&
	       pdf_tag(c->base.diag, &doc, c->base.out);
}

/* The date, for which cairo takes the clock's, is the same in every file. */
static bool finish_eps(struct cairo_painter *c)
{
	static const char date[] = "%%CreationDate: ";
	cairo_surface_finish(c->surface);
	if (!cairo_painter_check(c, cairo_surface_status(c->surface))) {
		return false;
	}
	const char *at = strstr(c->raw.ptr, date);
	if (at == NULL) {
		return diag_fail(c->base.diag, SM_E_OUTPUT, "cairo: an EPS without a date");
	}
	size_t before = (size_t)(at - c->raw.ptr) + sizeof(date) - 1;
	size_t line = strcspn(c->raw.ptr + before, "\r\n");
	buf_add(c->base.out, c->raw.ptr, before);
	buf_puts(c->base.out, "Sat Jan  1 00:00:00 2000");
	buf_add(c->base.out, c->raw.ptr + before + line, c->raw.len - before - line);
	return !c->base.out->failed ||
	       diag_fail(c->base.diag, SM_E_LIMIT, "the EPS is too large");
}

static bool cp_finish(struct painter *p)
{
	struct cairo_painter *c = (struct cairo_painter *)p;
	if (c->tagged) {
		return finish_pdf(c);
	}
	return finish_eps(c);
}

const struct painter_ops cairo_painter_ops = {
	.begin = cp_begin,
	.group_begin = cp_group_begin,
	.group_end = cp_group_end,
	.path = cp_path,
	.text = cp_text,
	.image = cp_image,
	.finish = cp_finish,
};

static bool run(struct cairo_painter *c, const struct scene *s)
{
	bool ok = paint_scene(&c->base, s);
	cairo_painter_close(c);
	return ok;
}

/* Paints what cairo writes into a buffer first. */
static bool run_vector(struct cairo_painter *c, const struct scene *s)
{
	enum { RAW_MAX_BYTES = 1 << 30 };
	buf_init(&c->raw, RAW_MAX_BYTES);
	bool ok = run(c, s);
	buf_finish(&c->raw);
	return ok;
}

bool paint_pdf(
	struct sm_diag *d, const struct scene *s, struct text_set *fonts, struct buf *out)
{
	struct cairo_painter c = {.base = {.ops = &cairo_painter_ops, .diag = d, .out = out},
		.fonts = fonts,
		.tagged = true};
	return run_vector(&c, s);
}

bool paint_eps(
	struct sm_diag *d, const struct scene *s, struct text_set *fonts, struct buf *out)
{
	struct cairo_painter c = {
		.base = {.ops = &cairo_painter_ops, .diag = d, .out = out}, .fonts = fonts};
	struct arena a = {.diag = d};
	struct scene flat;
	bool ok = flatten_scene(&a, s, &flat) && run_vector(&c, &flat);
	arena_finish(&a);
	return ok;
}
