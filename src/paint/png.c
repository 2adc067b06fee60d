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

/* Row y as R, G, B bytes. */
static unsigned char *add_row(const struct png_image *image, size_t y, unsigned char *to)
{
	const unsigned char *from = image->pixels + y * image->stride_bytes;
	for (size_t x = 0; x < image->width_px; x++) {
		uint32_t px;
		memcpy(&px, from + 4 * x, 4);
		*to++ = (unsigned char)(px >> 16);
		*to++ = (unsigned char)(px >> 8);
		*to++ = (unsigned char)px;
	}
	return to;
}

/* Rows [y, end) as they are compressed, to `to`; how many bytes. Filter 0 (none): the colours
 * of a map repeat, differences of its pixels do less (see docs/benchmarks.md). */
static size_t add_rows(const struct png_image *image, size_t y, size_t end, unsigned char *to)
{
	unsigned char *begin = to;
	for (; y < end; y++) {
		*to++ = 0;
		to = add_row(image, y, to);
	}
	return (size_t)(to - begin);
}

/* What is needed while pixels are compressed. */
struct packer {
	struct isal_zstream stream;
	unsigned char tables[ISAL_DEF_LVL2_DEFAULT];
	unsigned char packed[CHUNK_BYTES];
};

/* Compresses the bytes into the file; a chunk goes there when it is full, or with the last. */
static bool pack(struct packer *p, unsigned char *bytes, size_t n, bool last, struct buf *out)
{
	struct isal_zstream *z = &p->stream;
	z->next_in = bytes;
	z->avail_in = (uint32_t)n;
	z->end_of_stream = last;
	bool ok = true, full = true;
	while (ok && full) {
		ok = isal_deflate(z) == COMP_OK;
		full = z->avail_out == 0;
		if (full || last) {
			chunk(out, "IDAT", p->packed, CHUNK_BYTES - z->avail_out);
			z->next_out = p->packed;
			z->avail_out = CHUNK_BYTES;
		}
	}
	return ok;
}

static void packer_init(struct packer *p)
{
	isal_deflate_init(&p->stream);
	p->stream.level = 2;
	p->stream.level_buf = p->tables;
	p->stream.level_buf_size = sizeof(p->tables);
	p->stream.gzip_flag = IGZIP_ZLIB;
	p->stream.next_out = p->packed;
	p->stream.avail_out = CHUNK_BYTES;
}

static bool add_pixels(struct sm_diag *d, const struct png_image *image, struct buf *out)
{
	size_t row = image->width_px * BYTES_PER_PX + 1, n_rows = 1 + BAND_BYTES / row;
	struct packer *p = malloc(sizeof(*p));
	unsigned char *band = malloc(n_rows * row);
	bool ok = p != NULL && band != NULL;
	if (ok) {
		packer_init(p);
	}
	for (size_t y = 0; ok && y < image->height_px; y += n_rows) {
		size_t left = image->height_px - y, end = y + (left < n_rows ? left : n_rows);
		ok = pack(p, band, add_rows(image, y, end, band), end == image->height_px, out);
	}
	free(band);
	free(p);
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
