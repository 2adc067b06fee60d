/* Every other of parallel bands within a polygon: stripes as areas, the same in every format.
 */
#ifndef GEOM_STRIPES_H
#define GEOM_STRIPES_H

#include "geom/geom.h"

/* The most pieces a feature may fall into. */
enum { STRIPES_MAX_PIECES = 100000 };

/*
 * Appends to `out` one SHAPE_POLYGON feature (row of `item`, perhaps without parts): what of
 * the polygon feature, even-odd, lies in stripes `width` wide and as far apart, which run
 * `angle_deg` (anticlockwise from the x axis as seen on the page, y down). They are anchored to
 * the page's origin, so that those of neighbours go on in each other; corners on a shared
 * border are the same bit for bit. Each part is a piece of one stripe, or a hole in one. False
 * without memory or with more than STRIPES_MAX_PIECES (SM_E_LIMIT).
 */
SM_NODISCARD bool stripes_feature(struct arena *a, const struct features *in,
	const struct feature *item, double angle_deg, double width, struct features *out);

#endif
