#include "paint/paint.h"

#include "base/memo.h"
#include "base/timing.h"
#include "paint/flatten.h"
#include "paint/pdf_layers.h"
#include "paint/pdf_tags.h"
#include "paint/pixels.h"
#include "paint/png.h"
#include "paint/rsvg.h"
#include "paint/xmp.h"

#include <cairo-pdf.h>
#include <cairo-ps.h>
#include <cairo.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* PNG and PDF differ in the surface they are drawn on, how it is encoded, and how areas that
 * share edges are kept from showing seams. */
static const char document_tag[] = "Document";

struct cairo_painter {
	struct painter base;
	struct text_set *fonts;
	const struct scene *scene;
	bool vector;		      /* PDF and EPS, in which letters are text */
	bool tagged;		      /* PDF */
	bool in_layer;		      /* PDF only: in one that readers can switch */
	double dpi, scale_x, scale_y; /* PNG only; the scales in pixels a point */
	unsigned char *pixels;	      /* PNG only: painted there; NULL: nowhere in particular */
	double grid_pt;		      /* not of PNG: of text baselines */
	int depth;		      /* of groups */
	const char *part;	      /* PDF only: the tag of the part that is open, or NULL */
	size_t n_leading;	      /* PDF only: parts that are read before the figure */
	struct buf raw;		      /* not of PNG: as cairo writes it */
	cairo_surface_t *surface;
	cairo_t *cr;
};

static bool check(struct cairo_painter *c, cairo_status_t status)
{
	if (status == CAIRO_STATUS_SUCCESS) {
		return true;
	}
	enum sm_code code = status == CAIRO_STATUS_NO_MEMORY ? SM_E_NOMEM : SM_E_OUTPUT;
	return diag_fail(c->base.diag, code, "cairo: %s", cairo_status_to_string(status));
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

static bool check_size(struct sm_diag *d, double w, double h)
{
	return (w >= 1 && h >= 1 && w <= PAINT_MAX_SIDE_PX && h <= PAINT_MAX_SIDE_PX &&
		       w * h <= PAINT_MAX_PX) ||
	       diag_fail(d, SM_E_LIMIT,
		       "an image of %.0f x %.0f pixels: at most %d on a side and %d in all "
		       "can be drawn",
		       w, h, PAINT_MAX_SIDE_PX, PAINT_MAX_PX);
}

static bool begin_png(struct cairo_painter *c, const struct scene *s)
{
	double w, h;
	paint_png_size(s, c->dpi, &w, &h);
	if (!check_size(c->base.diag, w, h)) {
		return false;
	}
	c->surface = c->pixels == NULL
			     ? cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)w, (int)h)
			     : cairo_image_surface_create_for_data(c->pixels,
				       CAIRO_FORMAT_RGB24, (int)w, (int)h, 4 * (int)w);
	/* The page fills the image, whose sides are whole pixels. */
	c->scale_x = w / s->width_pt;
	c->scale_y = h / s->height_pt;
	return true;
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

static bool cp_begin(struct painter *p, const struct scene *s)
{
	struct cairo_painter *c = (struct cairo_painter *)p;
	c->scene = s;
	if (c->tagged) {
		begin_pdf(c, s);
	} else if (c->vector) {
		begin_eps(c, s);
	} else if (!begin_png(c, s)) {
		return false;
	}
	c->cr = cairo_create(c->surface);
	if (!c->vector) {
		cairo_scale(c->cr, c->scale_x, c->scale_y);
	}
	cairo_set_fill_rule(c->cr, CAIRO_FILL_RULE_EVEN_ODD);
	if (c->tagged && paint_outside_pt(s) > 0) {
		begin_outside(c, s);
	}
	set_color(c->cr, s->background);
	cairo_paint(c->cr); /* which takes away what came before it, tags too */
	if (c->tagged) {
		cairo_tag_begin(c->cr, document_tag, NULL);
		set_part(c, "Figure");
	}
	return check(c, cairo_status(c->cr));
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
	return check(c, cairo_status(c->cr));
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
	return check(c, cairo_status(c->cr));
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
	return c->vector && is_upright(path) ? grain_pt : 0;
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

static bool cp_path(struct painter *p, const struct scene_item *it)
{
	struct cairo_painter *c = (struct cairo_painter *)p;
	cairo_t *cr = c->cr;
	if (it->style.fill.a == 0 && it->style.stroke.a == 0) {
		return true; /* there for the SVG to name, and many */
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
	return check(c, cairo_status(cr));
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
	cairo_new_path(c->cr);
	if (has_halo || !c->vector) {
		ok = text_show(c->fonts, c->cr, t, true);
	}
	if (has_halo) {
		set_stroke(c->cr, &halo);
		cairo_stroke_preserve(c->cr);
	}
	set_color(c->cr, it->style.fill);
	if (c->vector) {
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
	return ok && check(c, cairo_status(c->cr));
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
	return check(c, cairo_status(c->cr));
}

static bool cp_image(struct painter *p, const struct scene_item *it)
{
	struct cairo_painter *c = (struct cairo_painter *)p;
	const struct scene_image *image = &it->u.image;
	const double size_pt[] = {
		image->box.max_x - image->box.min_x, image->box.max_y - image->box.min_y};
	cairo_save(c->cr);
	cairo_translate(c->cr, image->box.min_x, image->box.min_y);
	bool ok = image->picture->kind == PICTURE_PNG
			  ? paint_pixels(c, image->picture, size_pt)
			  : rsvg_paint(p->diag, c->cr, image->picture, it->style.fill, size_pt);
	cairo_restore(c->cr);
	return ok && check(c, cairo_status(c->cr));
}

/* What is said about the scene goes before the pixels. */
static bool finish_png(struct cairo_painter *c)
{
	enum { PACKET_MAX = 1 << 22 };
	const struct scene *s = c->scene;
	struct buf packet;
	buf_init(&packet, PACKET_MAX);
	xmp_packet(s, &packet);
	bool about = s->about.alt != NULL && !packet.failed;
	const struct png_text texts[] = {
		{"Title", s->lang, s->title},
		{"Description", s->lang, s->about.alt},
		{"Long Description", s->lang, s->about.description},
		{"Author", s->lang, s->author},
		{"Copyright", s->lang, s->about.rights},
		{"Source", s->lang, s->about.source},
		{"Software", NULL, "sahelmap"},
		{"XML:com.adobe.xmp", NULL, about ? packet.ptr : NULL},
	};
	cairo_surface_flush(c->surface);
	const struct png_image image = {
		.pixels = cairo_image_surface_get_data(c->surface),
		.width_px = (size_t)cairo_image_surface_get_width(c->surface),
		.height_px = (size_t)cairo_image_surface_get_height(c->surface),
		.stride_bytes = (size_t)cairo_image_surface_get_stride(c->surface),
		.dpi = c->dpi,
		.texts = texts,
		.n_texts = sizeof(texts) / sizeof(texts[0]),
	};
	timing_begin(s->arena, "encode");
	timing_add(s->arena, image.stride_bytes * image.height_px);
	bool ok = png_encode(c->base.diag, &image, c->base.out);
	timing_end(s->arena);
	buf_finish(&packet);
	return ok;
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
	return check(c, cairo_surface_status(c->surface)) &&
	       pdf_tag(c->base.diag, &doc, c->base.out);
}

/* The date, for which cairo takes the clock's, is the same in every file. */
static bool finish_eps(struct cairo_painter *c)
{
	static const char date[] = "%%CreationDate: ";
	cairo_surface_finish(c->surface);
	if (!check(c, cairo_surface_status(c->surface))) {
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
	if (c->vector) {
		return finish_eps(c);
	}
	return finish_png(c);
}

static const struct painter_ops cairo_ops = {
	.begin = cp_begin,
	.group_begin = cp_group_begin,
	.group_end = cp_group_end,
	.path = cp_path,
	.text = cp_text,
	.image = cp_image,
	.finish = cp_finish,
};

static void end(struct cairo_painter *c)
{
	cairo_destroy(c->cr);
	cairo_surface_destroy(c->surface);
}

static bool run(struct cairo_painter *c, const struct scene *s)
{
	bool ok = paint_scene(&c->base, s);
	end(c);
	return ok;
}

/* The pixels of a scene's first items, which other maps may have, too. */
struct beginning {
	const struct scene *s; /* while they are painted */
	struct text_set *fonts;
	double dpi;
	size_t ends[PAINT_BEGINNINGS]; /* one beginning in the other */
	struct memo_key keys[PAINT_BEGINNINGS];
	size_t n;
};

static size_t n_bytes(cairo_surface_t *surface)
{
	return (size_t)cairo_image_surface_get_stride(surface) *
	       (size_t)cairo_image_surface_get_height(surface);
}

static const unsigned char *beginning_pixels(const struct beginning *b);

/* Begins with the pixels of the beginning, and none of its items are left to paint. */
static bool begin_on(struct cairo_painter *c, const struct beginning *b)
{
	const unsigned char *pixels = b->n == 0 ? NULL : beginning_pixels(b);
	if ((b->n > 0 && pixels == NULL) || !cp_begin(&c->base, b->s)) {
		return false;
	}
	if (pixels != NULL) {
		cairo_surface_flush(c->surface);
		memcpy(cairo_image_surface_get_data(c->surface), pixels, n_bytes(c->surface));
		cairo_surface_mark_dirty(c->surface);
	}
	return true;
}

static const void *paint_beginning(struct arena *a, const void *user)
{
	struct beginning b = *(const struct beginning *)user;
	struct cairo_painter c = {
		.base = {.ops = &cairo_ops, .diag = a->diag}, .fonts = b.fonts, .dpi = b.dpi};
	double w, h;
	size_t to = b.ends[--b.n], from = b.n > 0 ? b.ends[b.n - 1] : 0;
	paint_png_size(b.s, b.dpi, &w, &h);
	if (!check_size(a->diag, w, h)) {
		return NULL;
	}
	c.pixels = arena_alloc(a, (size_t)w * (size_t)h, 4);
	bool ok = c.pixels != NULL && begin_on(&c, &b) && paint_items(&c.base, b.s, from, to);
	end(&c);
	return ok ? c.pixels : NULL;
}

static const unsigned char *beginning_pixels(const struct beginning *b)
{
	return memo_get(b->s->arena, b->keys[b->n - 1], paint_beginning, b);
}

/* Each key goes on from the one before. */
static void add_keys(struct beginning *b)
{
	struct memo_key key = memo_begin("pixels");
	memo_add_number(&key, b->dpi);
	for (size_t i = 0; i < b->n; i++) {
		if (paint_add_to_key(&key, b->s, i == 0 ? 0 : b->ends[i - 1], b->ends[i])) {
			text_add_to_key(b->fonts, &key);
		}
		b->keys[i] = key;
	}
}

/* What other maps have, too, from them, then the rest. */
static bool run_on(struct cairo_painter *c, const struct beginning *b)
{
	bool ok = begin_on(c, b) &&
		  paint_items(&c->base, b->s, b->ends[b->n - 1], b->s->n_items) &&
		  cp_finish(&c->base);
	end(c);
	return ok;
}

bool paint_png(struct sm_diag *d, const struct scene *s, struct text_set *fonts, double dpi,
	struct buf *out)
{
	struct cairo_painter c = {
		.base = {.ops = &cairo_ops, .diag = d, .out = out}, .fonts = fonts, .dpi = dpi};
	struct beginning b = {.s = s, .fonts = fonts, .dpi = dpi};
	double w, h;
	paint_png_size(s, dpi, &w, &h);
	bool shares = s->arena != NULL && w * h <= PAINT_MAX_PX &&
		      memo_has_room(s->arena, (size_t)(w * h) * 4);
	b.n = shares ? paint_beginnings(s, b.ends) : 0;
	add_keys(&b);
	return b.n > 0 ? run_on(&c, &b) : run(&c, s);
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
	struct cairo_painter c = {.base = {.ops = &cairo_ops, .diag = d, .out = out},
		.fonts = fonts,
		.vector = true,
		.tagged = true,
		.dpi = 72};
	return run_vector(&c, s);
}

bool paint_eps(
	struct sm_diag *d, const struct scene *s, struct text_set *fonts, struct buf *out)
{
	struct cairo_painter c = {.base = {.ops = &cairo_ops, .diag = d, .out = out},
		.fonts = fonts,
		.vector = true,
		.dpi = 72};
	struct arena a = {.diag = d};
	struct scene flat;
	bool ok = flatten_scene(&a, s, &flat) && run_vector(&c, &flat);
	arena_finish(&a);
	return ok;
}

void paint_versions(struct buf *out)
{
	buf_printf(out, "cairo %s\n%s", cairo_version_string(), png_version());
}
