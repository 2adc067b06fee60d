/* Unions, intersections and differences of areas, by GEOS. */
#ifndef GEOM_OVERLAY_H
#define GEOM_OVERLAY_H

#include "geom/geom.h"

enum overlay { OVERLAY_UNION, OVERLAY_INTERSECTION, OVERLAY_DIFFERENCE };

/*
 * What the operation makes of n inputs (at least one), each of which stands for the union of
 * its polygon features: one polygon feature (row 0 of `table`, which is borrowed) in the space
 * of the first, or none when no area is left; where areas only touch there is none. A
 * difference is the first input without all the others. Invalid input is repaired and counted
 * as in dissolve_features(). Planar: what lies across the 180th meridian must have been cut
 * there. SM_E_DATA when GEOS fails.
 */
SM_NODISCARD bool overlay_features(struct arena *a, enum overlay op,
	const struct features *const *in, size_t n, const struct table *table,
	struct features *out);

#endif
