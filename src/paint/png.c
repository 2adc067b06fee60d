#include "paint/png.h"

#include <isa-l.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Rows are compressed in bands of about so many bytes, into chunks of at most so many. */
enum { BYTES_PER_PX = 3, BAND_BYTES = 1 << 17, CHUNK_BYTES = 1 << 18 };

#define DIGITS_OF(n) #n
#define TEXT_OF(macro) DIGITS_OF(macro)

const char *png_version(void)
{
	return "isa-l " TEXT_OF(ISAL_MAJOR_VERSION) "." TEXT_OF(ISAL_MINOR_VERSION);
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
	uint32_t crc = crc32_gzip_refl(0, (const unsigned char *)type, 4);
	buf_add(out, (const char *)data, n);
	crc = crc32_gzip_refl(crc, data, n);
	put32(word, crc);
	buf_add(out, (const char *)word, 4);
}

size_t png_row_bytes(size_t width_px)
{
	return width_px * BYTES_PER_PX + 1;
}

/* Filter 0 (none): the colours of a map repeat, differences of its pixels do less (see
 * docs/benchmarks.md). */
void png_pack(const unsigned char *pixels, size_t width_px, size_t n, size_t stride_bytes,
	unsigned char *to)
{
	for (size_t y = 0; y < n; y++) {
		const unsigned char *from = pixels + y * stride_bytes;
		*to++ = 0;
		for (size_t x = 0; x < width_px; x++) {
			uint32_t px;
			memcpy(&px, from + 4 * x, 4);
			*to++ = (unsigned char)(px >> 16);
			*to++ = (unsigned char)(px >> 8);
			*to++ = (unsigned char)px;
		}
	}
}

struct png_writer {
	struct buf *out;
	struct isal_zstream stream;
	unsigned char tables[ISAL_DEF_LVL2_DEFAULT];
	unsigned char packed[CHUNK_BYTES];
};

/* Compresses the bytes into the file; a chunk goes there when it is full, or with the last. */
static bool deflate(struct png_writer *w, unsigned char *bytes, size_t n, bool last)
{
	struct isal_zstream *z = &w->stream;
	z->next_in = bytes;
	z->avail_in = (uint32_t)n;
	z->end_of_stream = last;
	bool ok = true, full = true;
	while (ok && full) {
		ok = isal_deflate(z) == COMP_OK;
		full = z->avail_out == 0;
		if (full || last) {
			chunk(w->out, "IDAT", w->packed, CHUNK_BYTES - z->avail_out);
			z->next_out = w->packed;
			z->avail_out = CHUNK_BYTES;
		}
	}
	return ok;
}

bool png_add(struct png_writer *w, unsigned char *packed, size_t n_bytes)
{
	return deflate(w, packed, n_bytes, false);
}

static void init_stream(struct png_writer *w)
{
	isal_deflate_init(&w->stream);
	w->stream.level = 2;
	w->stream.level_buf = w->tables;
	w->stream.level_buf_size = sizeof(w->tables);
	w->stream.gzip_flag = IGZIP_ZLIB;
	w->stream.next_out = w->packed;
	w->stream.avail_out = CHUNK_BYTES;
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

/* All chunks before the pixels. */
static bool add_head(struct sm_diag *d, const struct png_info *info, struct buf *out)
{
	static const unsigned char signature[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
	static const unsigned char perceptual[] = {0};
	unsigned char header[13] = {0}, density[9];
	uint32_t per_metre = (uint32_t)lround(info->dpi / 0.0254);
	put32(header, (uint32_t)info->width_px);
	put32(header + 4, (uint32_t)info->height_px);
	header[8] = 8; /* bits */
	header[9] = 2; /* RGB */
	put32(density, per_metre);
	put32(density + 4, per_metre);
	density[8] = 1; /* the unit is the metre */
	buf_add(out, (const char *)signature, sizeof(signature));
	chunk(out, "IHDR", header, sizeof(header));
	chunk(out, "sRGB", perceptual, sizeof(perceptual));
	chunk(out, "pHYs", density, sizeof(density));
	for (size_t i = 0; i < info->n_texts; i++) {
		if (info->texts[i].text != NULL && !add_text(d, &info->texts[i], out)) {
			return false;
		}
	}
	return true;
}

struct png_writer *png_begin(struct sm_diag *d, const struct png_info *info, struct buf *out)
{
	struct png_writer *w = add_head(d, info, out) ? malloc(sizeof(*w)) : NULL;
	if (w == NULL) {
		if (d->code == SM_OK) {
			(void)diag_fail(d, SM_E_NOMEM, "out of memory");
		}
		return NULL;
	}
	w->out = out;
	init_stream(w);
	return w;
}

bool png_end(struct sm_diag *d, struct png_writer *w, bool ok)
{
	if (w == NULL) {
		return false;
	}
	ok = ok && deflate(w, NULL, 0, true);
	if (ok) {
		chunk(w->out, "IEND", NULL, 0);
	}
	bool fits = !w->out->failed;
	free(w);
	if (!ok && d->code == SM_OK) {
		return diag_fail(d, SM_E_NOMEM, "out of memory");
	}
	return ok && (fits || diag_fail(d, SM_E_LIMIT, "the PNG is too large"));
}

bool png_encode(struct sm_diag *d, const struct png_image *image, struct buf *out)
{
	const struct png_info *info = &image->info;
	size_t row = png_row_bytes(info->width_px), n_rows = 1 + BAND_BYTES / row;
	struct png_writer *w = png_begin(d, info, out);
	unsigned char *packed = w == NULL ? NULL : malloc(n_rows * row);
	bool ok = packed != NULL;
	for (size_t y = 0; ok && y < info->height_px; y += n_rows) {
		size_t left = info->height_px - y, n = left < n_rows ? left : n_rows;
		png_pack(image->pixels + y * image->stride_bytes, info->width_px, n,
			image->stride_bytes, packed);
		ok = png_add(w, packed, n * row);
	}
	free(packed);
	return png_end(d, w, ok);
}
