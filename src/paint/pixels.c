#include "paint/pixels.h"

#include "paint/paint.h"
#include "paint/png.h"

#include <cairo.h>
#include <stdlib.h>
#include <string.h>

enum { SIGNATURE_BYTES = 8, HEAD_BYTES = 24 };

struct reader {
	const char *at;
	size_t left;
};

static cairo_status_t read_bytes(void *closure, unsigned char *data, unsigned n)
{
	struct reader *r = closure;
	if (n > r->left) {
		return CAIRO_STATUS_READ_ERROR;
	}
	memcpy(data, r->at, n);
	r->at += n;
	r->left -= n;
	return CAIRO_STATUS_SUCCESS;
}

static size_t big_endian(const unsigned char *p)
{
	return (size_t)p[0] << 24 | (size_t)p[1] << 16 | (size_t)p[2] << 8 | p[3];
}

bool pixels_size(const char *bytes, size_t n, size_t *width_px, size_t *height_px)
{
	const unsigned char *p = (const unsigned char *)bytes;
	if (n < HEAD_BYTES || memcmp(bytes, "\x89PNG\r\n\x1a\n", SIGNATURE_BYTES) != 0 ||
		memcmp(bytes + 12, "IHDR", 4) != 0) {
		return false;
	}
	*width_px = big_endian(p + 16);
	*height_px = big_endian(p + 20);
	return *width_px > 0 && *height_px > 0;
}

static bool check_size(struct sm_diag *d, const char *path, const char *bytes, size_t n)
{
	size_t w, h;
	if (!pixels_size(bytes, n, &w, &h)) {
		return diag_fail(d, SM_E_DATA, "%s: no PNG file", path);
	}
	return (w <= PAINT_MAX_SIDE_PX && h <= PAINT_MAX_SIDE_PX && w * h <= PAINT_MAX_PX) ||
	       diag_fail(d, SM_E_LIMIT,
		       "%s: %zu x %zu pixels: at most %d on a side and %d in all are allowed",
		       path, w, h, PAINT_MAX_SIDE_PX, PAINT_MAX_PX);
}

/* Rows as cairo has them; of a picture without alpha the top byte says nothing. */
static void copy_rows(cairo_surface_t *from, struct pixels *out)
{
	const unsigned char *row = cairo_image_surface_get_data(from);
	bool opaque = cairo_image_surface_get_format(from) == CAIRO_FORMAT_RGB24;
	uint32_t *to = out->argb;
	for (size_t y = 0; y < out->height_px; y++, to += out->width_px) {
		memcpy(to, row, 4 * out->width_px);
		for (size_t x = 0; opaque && x < out->width_px; x++) {
			to[x] |= 0xff000000U;
		}
		row += cairo_image_surface_get_stride(from);
	}
}

/* The surface itself, be it a failed one, or one of 32 bits a pixel of what has others. */
static cairo_surface_t *as_argb(cairo_surface_t *s)
{
	cairo_format_t format = cairo_image_surface_get_format(s);
	if (format == CAIRO_FORMAT_ARGB32 || format == CAIRO_FORMAT_RGB24 ||
		cairo_surface_status(s) != CAIRO_STATUS_SUCCESS) {
		return cairo_surface_reference(s);
	}
	cairo_surface_t *out = cairo_image_surface_create(CAIRO_FORMAT_ARGB32,
		cairo_image_surface_get_width(s), cairo_image_surface_get_height(s));
	cairo_t *cr = cairo_create(out);
	cairo_set_source_surface(cr, s, 0, 0);
	cairo_set_operator(cr, CAIRO_OPERATOR_SOURCE);
	cairo_paint(cr);
	cairo_destroy(cr);
	return out;
}

bool pixels_read(
	struct sm_diag *d, const char *path, const char *bytes, size_t n, struct pixels *out)
{
	*out = (struct pixels){0};
	if (!check_size(d, path, bytes, n)) {
		return false;
	}
	struct reader r = {bytes, n};
	cairo_surface_t *decoded = cairo_image_surface_create_from_png_stream(read_bytes, &r);
	cairo_surface_t *s = as_argb(decoded);
	bool whole = cairo_surface_status(s) == CAIRO_STATUS_SUCCESS;
	if (whole) {
		out->width_px = (size_t)cairo_image_surface_get_width(s);
		out->height_px = (size_t)cairo_image_surface_get_height(s);
		out->argb = malloc(out->width_px * out->height_px * sizeof(*out->argb));
	}
	if (out->argb != NULL) {
		copy_rows(s, out);
	}
	cairo_surface_destroy(s);
	cairo_surface_destroy(decoded);
	if (!whole) {
		return diag_fail(
			d, SM_E_DATA, "%s: a broken PNG: its pixels cannot be decoded", path);
	}
	return out->argb != NULL || diag_fail(d, SM_E_NOMEM, "out of memory");
}

void pixels_finish(struct pixels *p)
{
	free(p->argb);
	*p = (struct pixels){0};
}

/* The sums of a row of the small picture: red, green, blue, and how much they weigh. */
struct sums {
	uint64_t rgb[3];
};

/*
 * Adds a row of the picture with that weight. Columns are measured in 1 / `to` of a pixel of
 * the picture, so that each pixel is `to` wide and each of the small one `from`: all are whole.
 */
static void add_row(
	const struct pixels *p, size_t y, uint64_t weight, size_t to, struct sums *out)
{
	const uint32_t *row = p->argb + y * p->width_px;
	size_t from = p->width_px, at = 0, k = 0; /* at: of the k-th sum, what is filled */
	for (size_t x = 0; x < from; x++) {
		uint32_t v = row[x], under = 255 - (v >> 24);
		uint64_t left = to;
		const uint64_t rgb[] = {
			(v >> 16 & 255) + under, (v >> 8 & 255) + under, (v & 255) + under};
		while (left > 0) {
			uint64_t part = from - at < left ? from - at : left;
			for (int c = 0; c < 3; c++) {
				out[k].rgb[c] += rgb[c] * part * weight;
			}
			left -= part;
			at += part;
			if (at == from) {
				at = 0;
				k++;
			}
		}
	}
}

static void write_row(struct sums *sums, size_t n, uint64_t area, unsigned char *to)
{
	for (size_t x = 0; x < n; x++) {
		uint32_t v = 0;
		for (int c = 0; c < 3; c++) {
			v = v << 8 | (uint32_t)((sums[x].rgb[c] + area / 2) / area);
		}
		memcpy(to + 4 * x, &v, 4);
	}
	memset(sums, 0, n * sizeof(*sums));
}

/* Rows in the way of add_row()'s columns. */
static void shrink(const struct pixels *p, size_t width, size_t height, struct sums *sums,
	unsigned char *out)
{
	uint64_t area = (uint64_t)p->width_px * p->height_px;
	size_t from = p->height_px, at = 0;
	for (size_t y = 0; y < from; y++) {
		size_t left = height;
		while (left > 0) {
			size_t part = from - at < left ? from - at : left;
			add_row(p, y, part, width, sums);
			left -= part;
			at += part;
			if (at == from) {
				write_row(sums, width, area, out);
				out += 4 * width;
				at = 0;
			}
		}
	}
}

/* A side in the proportion of the longer one. */
static size_t shrunk(size_t side, size_t longer, size_t longest)
{
	size_t n = (side * longest + longer / 2) / longer;
	return n == 0 ? 1 : n;
}

bool pixels_thumbnail(
	struct sm_diag *d, const struct pixels *p, size_t longest_px, struct buf *out)
{
	enum { SCREEN_DPI = 96 };
	if (p->width_px == 0 || p->height_px == 0) {
		return diag_fail(d, SM_E_DATA, "a picture without pixels");
	}
	size_t longer = p->width_px > p->height_px ? p->width_px : p->height_px;
	size_t longest = longer < longest_px ? longer : longest_px;
	size_t w = shrunk(p->width_px, longer, longest);
	size_t h = shrunk(p->height_px, longer, longest);
	struct sums *sums = calloc(w, sizeof(*sums));
	unsigned char *small = malloc(4 * w * h);
	bool ok = sums != NULL && small != NULL;
	if (ok) {
		const struct png_image image = {.pixels = small,
			.stride_bytes = 4 * w,
			.info = {.width_px = w, .height_px = h, .dpi = SCREEN_DPI}};
		shrink(p, w, h, sums, small);
		ok = png_encode(d, &image, out);
	} else {
		ok = diag_fail(d, SM_E_NOMEM, "out of memory");
	}
	free(sums);
	free(small);
	return ok;
}

static size_t larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

/* Widens the box by the columns from `left` to `right` of a row; an empty one has no right. */
static void widen(struct pixels_change *c, size_t left, size_t right, size_t y)
{
	bool first = c->right == 0;
	c->left = first || left < c->left ? left : c->left;
	c->right = larger(c->right, right);
	c->top = first ? y : c->top;
	c->bottom = y + 1;
}

struct pixels_change pixels_compare(const struct pixels *a, const struct pixels *b)
{
	size_t w = larger(a->width_px, b->width_px), h = larger(a->height_px, b->height_px);
	struct pixels_change out = {.n_all = (uint64_t)w * h};
	for (size_t y = 0; y < h; y++) {
		bool both = y < a->height_px && y < b->height_px;
		const uint32_t *ra = both ? a->argb + y * a->width_px : NULL;
		const uint32_t *rb = both ? b->argb + y * b->width_px : NULL;
		if (both && a->width_px == b->width_px && memcmp(ra, rb, 4 * w) == 0) {
			continue;
		}
		for (size_t x = 0; x < w; x++) {
			bool equal =
				both && x < a->width_px && x < b->width_px && ra[x] == rb[x];
			if (!equal) {
				out.n_changed++;
				widen(&out, x, x + 1, y);
			}
		}
	}
	return out;
}
