/* Pictures as other eyes see them. */
#ifndef PAINT_SIMULATE_H
#define PAINT_SIMULATE_H

#include "base/buf.h"
#include "base/vision.h"

/* The PNG of the same pixels with every colour as vision_of() has it; the
 * resolution is written into it, texts are not. SM_E_DATA when `png` is none. */
SM_NODISCARD bool simulate_png(
	struct sm_diag *d, enum vision how, double dpi, const struct buf *png, struct buf *out);

#endif
