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

/* What a file says before its pixels. */
struct png_info {
	size_t width_px, height_px;
	double dpi; /* written as pHYs */
	const struct png_text *texts;
	size_t n_texts;
};

/* A file whose rows are added from the first to the last: 8 bit RGB, sRGB. */
struct png_writer;

/* Begins a file at the end of `out`, which stays the caller's. NULL after reporting. */
struct png_writer *png_begin(struct sm_diag *d, const struct png_info *info, struct buf *out);

/* Bytes of a row as it is packed, and the packing of n rows of cairo's RGB24 (32 bits, native
 * order, top bit unused). Rows may be packed by any thread. */
size_t png_row_bytes(size_t width_px);
void png_pack(const unsigned char *pixels, size_t width_px, size_t n, size_t stride_bytes,
	unsigned char *to);

/* Compresses packed rows. False when the compression fails. */
SM_NODISCARD bool png_add(struct png_writer *w, unsigned char *packed, size_t n_bytes);

/* Ends the file and frees the writer, which may be NULL. ok: all rows were added; without them
 * there is no file. False after reporting. */
SM_NODISCARD bool png_end(struct sm_diag *d, struct png_writer *w, bool ok);

struct png_image {
	const unsigned char *pixels; /* as for png_pack() */
	size_t stride_bytes;
	struct png_info info;
};

/* All of it at once. */
SM_NODISCARD bool png_encode(struct sm_diag *d, const struct png_image *image, struct buf *out);

const char *png_version(void); /* "isa-l 2.30" */

#endif
