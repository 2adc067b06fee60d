/* A PNG file made by hand: 8 bit RGB, without compression worth the name. */
#ifndef SMALL_PNG_H
#define SMALL_PNG_H

#include "paint/read_png.h"

static inline void small_chunk(struct buf *out, const char *type, const void *data, size_t n)
{
	const unsigned char length[] = {(unsigned char)(n >> 24), (unsigned char)(n >> 16),
		(unsigned char)(n >> 8), (unsigned char)n};
	buf_add(out, (const char *)length, 4);
	size_t from = out->len;
	buf_add(out, type, 4);
	buf_add(out, data, n);
	uint32_t crc = read_crc((const unsigned char *)out->ptr + from, n + 4);
	const unsigned char sum[] = {(unsigned char)(crc >> 24), (unsigned char)(crc >> 16),
		(unsigned char)(crc >> 8), (unsigned char)crc};
	buf_add(out, (const char *)sum, 4);
}

static inline void small_header(struct buf *out, uint32_t w, uint32_t h)
{
	const unsigned char ihdr[13] = {(unsigned char)(w >> 24), (unsigned char)(w >> 16),
		(unsigned char)(w >> 8), (unsigned char)w, (unsigned char)(h >> 24),
		(unsigned char)(h >> 16), (unsigned char)(h >> 8), (unsigned char)h, 8, 2};
	buf_add(out, "\x89PNG\r\n\x1a\n", 8);
	small_chunk(out, "IHDR", ihdr, sizeof(ihdr));
}

/* Two pixels side by side: red and blue. */
static inline void small_png(struct buf *out)
{
	/* One stored block of deflate: a filter byte and six bytes, and their Adler-32. */
	static const unsigned char idat[] = {0x78, 0x01, 0x01, 7, 0, 0xf8, 0xff, 0, 255, 0, 0,
		0, 0, 255, 0x07, 0x00, 0x01, 0xff};
	small_header(out, 2, 1);
	small_chunk(out, "IDAT", idat, sizeof(idat));
	small_chunk(out, "IEND", "", 0);
}

#endif
