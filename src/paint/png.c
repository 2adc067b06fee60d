#include "paint/png.h"

#include <libdeflate.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { LEVEL = 4, BYTES_PER_PX = 3 };

const char *png_version(void)
{
	return "libdeflate " LIBDEFLATE_VERSION_STRING;
}

static void put32(unsigned char *p, uint32_t v)
{
	p[0] = (unsigned char)(v >> 24);
	p[1] = (unsigned char)(v >> 16);
	p[2] = (unsigned char)(v >> 8);
	p[3] = (unsigned char)v;
}

static void chunk(struct buf *out, const char *type, const unsigned char *data, size_t n)
{
	unsigned char word[4];
	put32(word, (uint32_t)n);
	buf_add(out, (const char *)word, 4);
	buf_add(out, type, 4);
	uint32_t crc = libdeflate_crc32(0, type, 4);
	if (n > 0) { /* of no bytes libdeflate would begin anew */
		buf_add(out, (const char *)data, n);
		crc = libdeflate_crc32(crc, data, n);
	}
	put32(word, crc);
	buf_add(out, (const char *)word, 4);
}

/* A row as R, G, B bytes. */
static void row_bytes(const struct png_image *image, size_t y, unsigned char *to)
{
	const unsigned char *from = image->pixels + y * image->stride_bytes;
	for (size_t x = 0; x < image->width_px; x++) {
		uint32_t px;
		memcpy(&px, from + 4 * x, 4);
		*to++ = (unsigned char)(px >> 16);
		*to++ = (unsigned char)(px >> 8);
		*to++ = (unsigned char)px;
	}
}

/*
 * Filter 2 (up) for every row: a map's rows resemble the one above, equal rows become zeros,
 * and choosing a filter row by row cost more time than it saved bytes (see docs/benchmarks.md).
 */
static unsigned char *filtered(const struct png_image *image, size_t *n)
{
	size_t row = image->width_px * BYTES_PER_PX;
	*n = image->height_px * (row + 1);
	unsigned char *all = malloc(*n), *lines = calloc(2, row);
	if (all == NULL || lines == NULL) {
		free(all);
		free(lines);
		return NULL;
	}
	unsigned char *above = lines, *here = lines + row, *to = all;
	for (size_t y = 0; y < image->height_px; y++) {
		row_bytes(image, y, here);
		*to++ = 2;
		for (size_t i = 0; i < row; i++) {
			*to++ = (unsigned char)(here[i] - above[i]);
		}
		unsigned char *swap = above;
		above = here;
		here = swap;
	}
	free(lines);
	return all;
}

static bool add_pixels(struct sm_diag *d, const struct png_image *image, struct buf *out)
{
	size_t n;
	unsigned char *raw = filtered(image, &n);
	struct libdeflate_compressor *c = libdeflate_alloc_compressor(LEVEL);
	size_t room = c == NULL ? 0 : libdeflate_zlib_compress_bound(c, n);
	unsigned char *packed = raw == NULL || c == NULL ? NULL : malloc(room);
	if (packed != NULL) {
		size_t used = libdeflate_zlib_compress(c, raw, n, packed, room);
		chunk(out, "IDAT", packed, used);
	}
	bool ok = packed != NULL;
	free(packed);
	free(raw);
	if (c != NULL) {
		libdeflate_free_compressor(c);
	}
	return ok || diag_fail(d, SM_E_NOMEM, "out of memory");
}

/* A keyword of Latin letters, then UTF-8, not compressed: an iTXt chunk. */
static bool add_text(struct sm_diag *d, const struct png_text *text, struct buf *out)
{
	enum { TEXT_MAX = 1 << 22 };
	static const char uncompressed[] = {0, 0, 0};
	const char *lang = text->lang == NULL ? "" : text->lang;
	struct buf b;
	buf_init(&b, TEXT_MAX);
	buf_puts(&b, text->keyword);
	buf_add(&b, uncompressed, sizeof(uncompressed));
	buf_add(&b, lang, strlen(lang) + 1);
	buf_add(&b, "", 1); /* the keyword in that language: not given */
	buf_puts(&b, text->text);
	bool ok = !b.failed;
	if (ok) {
		chunk(out, "iTXt", (const unsigned char *)b.ptr, b.len);
	}
	buf_finish(&b);
	return ok || diag_fail(d, SM_E_LIMIT, "the texts of the PNG are too long");
}

bool png_encode(struct sm_diag *d, const struct png_image *image, struct buf *out)
{
	static const unsigned char signature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
	static const unsigned char perceptual[] = {0};
	unsigned char header[13] = {0}, density[9];
	uint32_t per_metre = (uint32_t)lround(image->dpi / 0.0254);
	put32(header, (uint32_t)image->width_px);
	put32(header + 4, (uint32_t)image->height_px);
	header[8] = 8; /* bits */
	header[9] = 2; /* RGB */
	put32(density, per_metre);
	put32(density + 4, per_metre);
	density[8] = 1; /* the unit is the metre */
	buf_add(out, (const char *)signature, sizeof(signature));
	chunk(out, "IHDR", header, sizeof(header));
	chunk(out, "sRGB", perceptual, sizeof(perceptual));
	chunk(out, "pHYs", density, sizeof(density));
	for (size_t i = 0; i < image->n_texts; i++) {
		if (image->texts[i].text != NULL && !add_text(d, &image->texts[i], out)) {
			return false;
		}
	}
	if (!add_pixels(d, image, out)) {
		return false;
	}
	chunk(out, "IEND", NULL, 0);
	return !out->failed || diag_fail(d, SM_E_LIMIT, "the PNG is too large");
}
