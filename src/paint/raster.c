/* PNG files: a scene painted band by band, from the top, by any number of threads. Bands are of
 * the same rows whatever their number, so that the bytes are the same. */
#include "base/memo.h"
#include "base/team.h"
#include "paint/cairo_painter.h"
#include "paint/png.h"
#include "paint/xmp.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A band has at least so many rows, and else about so many bytes, which stay in the cache of a
 * core. */
enum { BAND_ROWS_MIN = 32, BAND_BYTES = 1 << 21, BYTES_PER_PX = 4 };

/* A scene of which items [from, to) are painted. */
struct raster {
	struct sm_diag *diag;
	const struct scene *s;
	struct text_set *fonts;
	double dpi, scale_x, scale_y; /* the scales in pixels a point */
	size_t width_px, height_px;
	size_t from, to;
	const unsigned char *beginning; /* pixels of the items before `from`; NULL: none */
	struct raster_item *items;
};

static bool raster_size(struct raster *r)
{
	double w, h;
	paint_png_size(r->s, r->dpi, &w, &h);
	if (!(w >= 1 && h >= 1 && w <= PAINT_MAX_SIDE_PX && h <= PAINT_MAX_SIDE_PX &&
		    w * h <= PAINT_MAX_PX)) {
		return diag_fail(r->diag, SM_E_LIMIT,
			"an image of %.0f x %.0f pixels: at most %d on a side and %d in all "
			"can be drawn",
			w, h, PAINT_MAX_SIDE_PX, PAINT_MAX_PX);
	}
	/* The page fills the image, whose sides are whole pixels. */
	r->scale_x = w / r->s->width_pt;
	r->scale_y = h / r->s->height_pt;
	r->width_px = (size_t)w;
	r->height_px = (size_t)h;
	return true;
}

static void reach(struct raster_item *item, const struct raster *r, double y_pt)
{
	item->top_px = fmin(item->top_px, y_pt * r->scale_y);
	item->bottom_px = fmax(item->bottom_px, y_pt * r->scale_y);
}

/* As far as strokes go beyond it, at the sharpest mitre, and a pixel more. */
static void widen(struct raster_item *item, const struct raster *r, double by_pt)
{
	item->top_px -= by_pt * r->scale_y + 1;
	item->bottom_px += by_pt * r->scale_y + 1;
}

static void reach_path(
	struct raster_item *item, const struct raster *r, const struct scene_item *it)
{
	const double mitre_limit = 10; /* cairo's, in widths of the line */
	for (size_t i = 0; i < it->u.path.n_pts; i++) {
		reach(item, r, it->u.path.pts[i].y);
	}
	widen(item, r,
		it->style.stroke.a == 0 ? 0 : it->style.stroke_width_pt * mitre_limit / 2);
}

static void reach_letters(struct raster_item *item, const struct raster *r, double halo_pt)
{
	const cairo_path_t *path = item->letters;
	for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
		for (int k = 1; k < path->data[i].header.length; k++) {
			reach(item, r, path->data[i + k].point.y);
		}
	}
	widen(item, r, halo_pt / 2);
}

/*
 * Letters of a PNG are filled outlines: cairo 1.16 puts glyphs on whole pixels, which makes
 * their distances uneven. They are taken here, once for all bands, as the fonts are of one
 * thread.
 */
static bool take_letters(struct raster *r, cairo_t *cr, size_t i)
{
	const struct scene_text *t = &r->s->items[i].u.text;
	cairo_new_path(cr);
	bool ok = text_show(r->fonts, cr, t, true);
	r->items[i].letters = cairo_copy_path(cr);
	if (!ok || r->items[i].letters->status != CAIRO_STATUS_SUCCESS) {
		return diag_fail(r->diag, SM_E_NOMEM, "out of memory");
	}
	reach_letters(&r->items[i], r, t->halo.a == 0 ? 0 : t->halo_width_pt);
	return true;
}

static bool find_reach(struct raster *r, cairo_t *cr, size_t i)
{
	const struct scene_item *it = &r->s->items[i];
	struct raster_item *item = &r->items[i];
	*item = (struct raster_item){.top_px = HUGE_VAL, .bottom_px = -HUGE_VAL};
	switch (it->kind) {
	case SCENE_PATH:
		reach_path(item, r, it);
		return true;
	case SCENE_TEXT:
		return take_letters(r, cr, i);
	case SCENE_IMAGE:
		reach(item, r, it->u.image.box.min_y);
		reach(item, r, it->u.image.box.max_y);
		widen(item, r, 0);
		return true;
	case SCENE_GROUP_BEGIN:
	case SCENE_GROUP_END:
		break;
	}
	return true;
}

/* What of the items to be painted is where. */
static bool raster_open(struct raster *r)
{
	r->items = calloc(r->s->n_items + 1, sizeof(*r->items));
	if (r->items == NULL) {
		return diag_fail(r->diag, SM_E_NOMEM, "out of memory");
	}
	/* Without limits: letters beyond those of a surface have no outlines. */
	cairo_surface_t *none = cairo_recording_surface_create(CAIRO_CONTENT_COLOR, NULL);
	cairo_t *cr = cairo_create(none);
	cairo_scale(cr, r->scale_x, r->scale_y);
	bool ok = true;
	for (size_t i = r->from; ok && i < r->to; i++) {
		ok = find_reach(r, cr, i);
	}
	ok = ok && (cairo_status(cr) == CAIRO_STATUS_SUCCESS ||
			   diag_fail(r->diag, SM_E_NOMEM, "out of memory"));
	cairo_destroy(cr);
	cairo_surface_destroy(none);
	return ok;
}

static void raster_close(struct raster *r)
{
	for (size_t i = 0; r->items != NULL && i < r->s->n_items; i++) {
		if (r->items[i].letters != NULL) {
			cairo_path_destroy(r->items[i].letters);
		}
	}
	free(r->items);
	r->items = NULL;
}

static void set_background(cairo_t *cr, struct rgba c)
{
	cairo_set_source_rgb(cr, c.r / 255.0, c.g / 255.0, c.b / 255.0);
	cairo_paint(cr);
}

/* Rows [y, y + n) into pixels of their own. */
static bool paint_rows(
	const struct raster *r, struct sm_diag *d, unsigned char *pixels, size_t y, size_t n)
{
	size_t stride = r->width_px * BYTES_PER_PX;
	struct cairo_painter c = {.base = {.ops = &cairo_painter_ops, .diag = d},
		.scene = r->s,
		.items = r->items,
		.top_px = (double)y,
		.bottom_px = (double)(y + n)};
	if (r->beginning != NULL) {
		memcpy(pixels, r->beginning + y * stride, n * stride);
	}
	c.surface = cairo_image_surface_create_for_data(
		pixels, CAIRO_FORMAT_RGB24, (int)r->width_px, (int)n, (int)stride);
	cairo_painter_open(&c);
	cairo_translate(c.cr, 0, -(double)y);
	cairo_scale(c.cr, r->scale_x, r->scale_y);
	if (r->beginning == NULL) {
		set_background(c.cr, r->s->background);
	}
	bool ok = paint_items(&c.base, r->s, r->from, r->to) &&
		  cairo_painter_check(&c, cairo_status(c.cr));
	cairo_surface_flush(c.surface);
	cairo_painter_close(&c);
	return ok;
}

/* The file while its bands are painted; they are added to it in their order. */
struct file {
	const struct raster *r;
	struct png_writer *writer;
	size_t band_rows, next; /* the band that is to be added */
	pthread_mutex_t lock;
	pthread_cond_t added;
	bool ok;
};

/* Waits until all bands before it were added, or could not be; whether it may follow. */
static bool wait_for_turn(struct file *f, size_t band)
{
	(void)pthread_mutex_lock(&f->lock);
	while (f->ok && f->next != band) {
		(void)pthread_cond_wait(&f->added, &f->lock);
	}
	bool ok = f->ok;
	(void)pthread_mutex_unlock(&f->lock);
	return ok;
}

/* d: NULL: of a band that did not come as far; else what happened to it. */
static void end_turn(struct file *f, bool ok, const struct sm_diag *d)
{
	(void)pthread_mutex_lock(&f->lock);
	if (!ok && f->ok && d != NULL) {
		diag_replay_errors(f->r->diag, d);
	}
	f->ok = f->ok && ok;
	f->next++;
	(void)pthread_cond_broadcast(&f->added);
	(void)pthread_mutex_unlock(&f->lock);
}

static void make_band(void *user, size_t band)
{
	struct file *f = user;
	const struct raster *r = f->r;
	size_t y = band * f->band_rows, left = r->height_px - y;
	size_t n = left < f->band_rows ? left : f->band_rows;
	size_t row = png_row_bytes(r->width_px);
	struct sm_diag *d = calloc(1, sizeof(*d));
	unsigned char *pixels = malloc(n * r->width_px * BYTES_PER_PX);
	unsigned char *packed = malloc(n * row);
	bool ok =
		d != NULL && pixels != NULL && packed != NULL && paint_rows(r, d, pixels, y, n);
	if (ok) {
		png_pack(pixels, r->width_px, n, r->width_px * BYTES_PER_PX, packed);
	}
	free(pixels);
	if (wait_for_turn(f, band)) {
		ok = ok && png_add(f->writer, packed, n * row);
		end_turn(f, ok, d);
	}
	free(packed);
	free(d);
}

/* All pixels, without a file. */
static bool paint_whole(struct raster *r, unsigned char *pixels)
{
	bool ok = raster_open(r) && paint_rows(r, r->diag, pixels, 0, r->height_px);
	raster_close(r);
	return ok;
}

static bool paint_bands(const struct raster *r, size_t n_threads, struct png_writer *writer)
{
	size_t rows = BAND_BYTES / BYTES_PER_PX / (r->width_px > 0 ? r->width_px : 1);
	struct file f = {.r = r,
		.writer = writer,
		.band_rows = rows > BAND_ROWS_MIN ? rows : BAND_ROWS_MIN,
		.lock = PTHREAD_MUTEX_INITIALIZER,
		.added = PTHREAD_COND_INITIALIZER,
		.ok = true};
	team_run(n_threads, (r->height_px + f.band_rows - 1) / f.band_rows, make_band, &f);
	(void)pthread_mutex_destroy(&f.lock);
	(void)pthread_cond_destroy(&f.added);
	return f.ok;
}

/* The file; what is said about the scene goes before its pixels. */
static bool write_file(const struct raster *r, size_t n_threads, struct buf *out)
{
	enum { PACKET_MAX = 1 << 22 };
	const struct scene *s = r->s;
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
	const struct png_info info = {.width_px = r->width_px,
		.height_px = r->height_px,
		.dpi = r->dpi,
		.texts = texts,
		.n_texts = sizeof(texts) / sizeof(texts[0])};
	struct png_writer *writer = png_begin(r->diag, &info, out);
	bool ok = png_end(r->diag, writer, writer != NULL && paint_bands(r, n_threads, writer));
	buf_finish(&packet);
	return ok;
}

/* The pixels of a scene's first items, which other maps may have, too. */
struct beginning {
	struct raster r;
	size_t ends[PAINT_BEGINNINGS]; /* one beginning in the other */
	struct memo_key keys[PAINT_BEGINNINGS];
	size_t n;
};

static const void *paint_beginning(struct arena *a, const void *user);

/* Goes on from the last beginning, if there is one. False when that could not be made. */
static bool begin_on(struct raster *r, const struct beginning *b)
{
	if (b->n == 0) {
		return true;
	}
	r->from = b->ends[b->n - 1];
	r->beginning = memo_get(r->s->arena, b->keys[b->n - 1], paint_beginning, b);
	return r->beginning != NULL;
}

static const void *paint_beginning(struct arena *a, const void *user)
{
	struct beginning b = *(const struct beginning *)user;
	struct raster r = b.r;
	r.diag = a->diag;
	r.to = b.ends[--b.n];
	unsigned char *pixels = arena_alloc(a, r.width_px * r.height_px, BYTES_PER_PX);
	return pixels != NULL && begin_on(&r, &b) && paint_whole(&r, pixels) ? pixels : NULL;
}

/* Each key goes on from the one before. */
static void add_keys(struct beginning *b)
{
	struct memo_key key = memo_begin("pixels");
	memo_add_number(&key, b->r.dpi);
	for (size_t i = 0; i < b->n; i++) {
		if (paint_add_to_key(&key, b->r.s, i == 0 ? 0 : b->ends[i - 1], b->ends[i])) {
			text_add_to_key(b->r.fonts, &key);
		}
		b->keys[i] = key;
	}
}

bool paint_png(struct sm_diag *d, const struct scene *s, struct text_set *fonts, double dpi,
	size_t n_threads, struct buf *out)
{
	struct raster r = {.diag = d, .s = s, .fonts = fonts, .dpi = dpi, .to = s->n_items};
	if (!raster_size(&r)) {
		return false;
	}
	struct beginning b = {.r = r};
	bool shares = s->arena != NULL &&
		      memo_has_room(s->arena, r.width_px * r.height_px * BYTES_PER_PX);
	b.n = shares ? paint_beginnings(s, b.ends) : 0;
	add_keys(&b);
	bool ok = begin_on(&r, &b) && raster_open(&r) && write_file(&r, n_threads, out);
	raster_close(&r);
	return ok;
}

void paint_versions(struct buf *out)
{
	buf_printf(out, "cairo %s\n%s", cairo_version_string(), png_version());
}
