/* PNG files back to pixels: to compare them, and to make small pictures of them. */
#ifndef PAINT_PIXELS_H
#define PAINT_PIXELS_H

#include "base/buf.h"
#include "base/mem.h"

#include <stdint.h>

struct pixels {
	size_t width_px, height_px;
	uint32_t *argb; /* rows from the top, without gaps; alpha is multiplied in */
};

/*
 * Decodes the n bytes of a PNG file; the path is for messages. SM_E_DATA when they are none or
 * damaged, SM_E_LIMIT beyond PAINT_MAX_PX pixels. Release with pixels_finish().
 */
SM_NODISCARD bool pixels_read(
	struct sm_diag *d, const char *path, const char *bytes, size_t n, struct pixels *out);
void pixels_finish(struct pixels *p);

/* The sides in pixels, which the head of the file tells; false when it is no PNG. */
SM_NODISCARD bool pixels_size(const char *bytes, size_t n, size_t *width_px, size_t *height_px);

/*
 * A PNG of the picture on white paper, shrunk to at most that many pixels on its longer side by
 * the mean of what each pixel covers, in integers: the same bytes everywhere.
 */
SM_NODISCARD bool pixels_thumbnail(
	struct sm_diag *d, const struct pixels *p, size_t longest_px, struct buf *out);

/* Where two pictures differ. */
struct pixels_change {
	uint64_t n_changed, n_all; /* what one of them alone has differs */
	size_t left, top, right,
		bottom; /* of what changed, its ends excluded; all 0: nothing */
};
struct pixels_change pixels_compare(const struct pixels *a, const struct pixels *b);

#endif
