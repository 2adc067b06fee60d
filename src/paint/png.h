/* PNG files from opaque pixels. */
#ifndef PAINT_PNG_H
#define PAINT_PNG_H

#include "base/buf.h"
#include "base/diag.h"

/* A text the file carries. */
struct png_text {
	const char *keyword; /* 1 to 79 Latin letters */
	const char *lang;    /* a tag; NULL: not said */
	const char *text;    /* UTF-8; NULL: none */
};

struct png_image {
	const unsigned char *pixels; /* cairo's RGB24: 32 bits, native order, top bit unused */
	size_t width_px, height_px, stride_bytes;
	double dpi; /* written as pHYs */
	const struct png_text *texts;
	size_t n_texts;
};

/* Appends the file: 8 bit RGB, sRGB, with the resolution. */
SM_NODISCARD bool png_encode(struct sm_diag *d, const struct png_image *image, struct buf *out);

const char *png_version(void); /* "isa-l 2.30" */

#endif
