/* Parallel lines that fill an area: hatches as vectors, the same in every format. */
#ifndef GEOM_HATCH_H
#define GEOM_HATCH_H

#include "geom/geom.h"

/*
 * Appends to `out` one SHAPE_LINE feature (row of `item`) whose parts are the pieces of the
 * lines `angle_deg` (anticlockwise from the x axis as seen on the page, y down), `spacing`
 * apart, inside the polygon feature, even-odd. The lines are anchored to the page's origin,
 * so hatches of neighbours meet. Pieces are ordered. False without memory or when more than
 * HATCH_MAX_PIECES would result (SM_E_LIMIT).
 */
enum { HATCH_MAX_PIECES = 100000 };
SM_NODISCARD bool hatch_feature(struct arena *a, const struct features *in,
	const struct feature *item, double angle_deg, double spacing, struct features *out);

#endif
