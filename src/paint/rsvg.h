/* SVG pictures on cairo, through librsvg: loaded when the first is drawn, for linking it costs
 * every start a tenth of its instructions. */
#ifndef PAINT_RSVG_H
#define PAINT_RSVG_H

#include "base/buf.h"
#include "base/look.h"
#include "source/picture.h"

typedef struct _cairo cairo_t;

/* Draws the picture into the box of that size at (0, 0); `color` is its currentColor. */
SM_NODISCARD bool rsvg_paint(struct sm_diag *d, cairo_t *cr, const struct picture *picture,
	struct rgba color, const double size_pt[2]);

/* Appends librsvg's version, such as "2.54.7"; nothing when there is none. Loads it. */
void rsvg_version(struct buf *out);

#endif
