/* Reads the PNG files png.c writes, by the format's own rules and another CRC. */
#ifndef READ_PNG_H
#define READ_PNG_H

#include "base/buf.h"
#include "fixture.h"

#include <libdeflate.h>
#include <stdint.h>
#include <string.h>

struct read_chunk {
	char type[5];
	const unsigned char *data;
	uint32_t n;
	bool intact; /* its checksum is right */
};

struct read_image {
	uint32_t width, height;
	const unsigned char *rgb; /* NULL: not a picture */
};

static inline uint32_t read_32(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* CRC-32 bit by bit, as in the PNG specification. */
static inline uint32_t read_crc(const unsigned char *p, size_t n)
{
	uint32_t crc = 0xffffffff;
	for (size_t i = 0; i < n; i++) {
		crc ^= p[i];
		for (int bit = 0; bit < 8; bit++) {
			crc = (crc & 1) != 0 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
		}
	}
	return ~crc;
}

/* At most `max` chunks; how many there are when they fill the file exactly, else 0. */
static inline size_t read_chunks(const struct buf *file, struct read_chunk *out, size_t max)
{
	const unsigned char *p = (const unsigned char *)file->ptr;
	size_t at = 8, n = 0;
	if (file->len < 8 || memcmp(p, "\x89PNG\r\n\x1a\n", 8) != 0) {
		return 0;
	}
	while (at + 12 <= file->len && n < max) {
		struct read_chunk *c = &out[n++];
		c->n = read_32(p + at);
		if (c->n > file->len - at - 12) {
			return 0;
		}
		memcpy(c->type, p + at + 4, 4);
		c->type[4] = '\0';
		c->data = p + at + 8;
		c->intact = read_crc(p + at + 4, c->n + 4) == read_32(c->data + c->n);
		at += c->n + 12;
	}
	return at == file->len ? n : 0;
}

/* Undoes filters 0 (none) and 2 (up); false for another. */
static inline bool read_rows(
	const unsigned char *raw, const struct read_image *image, unsigned char *to)
{
	size_t row = (size_t)image->width * 3;
	for (uint32_t y = 0; y < image->height; y++, raw += row + 1) {
		if (raw[0] != 0 && raw[0] != 2) {
			return false;
		}
		for (size_t i = 0; i < row; i++, to++) {
			*to = (unsigned char)(raw[1 + i] +
					      (raw[0] == 2 && y > 0 ? to[-(ptrdiff_t)row] : 0));
		}
	}
	return true;
}

static inline struct read_image read_png(struct fixture *f, const struct buf *file)
{
	struct read_chunk chunks[8];
	struct read_image image = {0};
	size_t n = read_chunks(file, chunks, 8);
	for (size_t i = 0; i < n; i++) {
		const struct read_chunk *c = &chunks[i];
		if (strcmp(c->type, "IHDR") == 0) {
			image.width = read_32(c->data);
			image.height = read_32(c->data + 4);
		} else if (strcmp(c->type, "IDAT") == 0) {
			size_t size = image.height * ((size_t)image.width * 3 + 1), got = 0;
			unsigned char *raw = arena_alloc(&f->arena, size, 1);
			unsigned char *rgb = arena_alloc(&f->arena, size, 1);
			struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
			bool ok = raw != NULL && rgb != NULL &&
				  libdeflate_zlib_decompress(d, c->data, c->n, raw, size,
					  &got) == LIBDEFLATE_SUCCESS &&
				  got == size && read_rows(raw, &image, rgb);
			image.rgb = ok ? rgb : NULL;
			libdeflate_free_decompressor(d);
		}
	}
	return image;
}

/* 0xrrggbb */
static inline unsigned read_pixel(const struct read_image *image, unsigned x, unsigned y)
{
	const unsigned char *p = image->rgb + 3 * ((size_t)y * image->width + x);
	return (unsigned)p[0] << 16 | (unsigned)p[1] << 8 | p[2];
}

#endif
