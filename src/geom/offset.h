/* Areas a distance away from lines and edges, in the plane, by GEOS. */
#ifndef GEOM_OFFSET_H
#define GEOM_OFFSET_H

#include "geom/geom.h"

/* A quarter of a circle has so many corners; they lie a little outside of the arc and the
 * middles of the edges as much inside: offset_error of the distance. */
enum { OFFSET_CORNERS = 32 };
extern const double offset_error;

/*
 * Appends one polygon feature (row 0): all that lies within the distance of the polyline, or of
 * the place when n is 1. No point of the line is left out; what
 * runs along an edge lies offset_error of the distance too far out.
 * SM_E_DATA when GEOS fails.
 */
SM_NODISCARD bool offset_line(
	struct arena *a, const struct pt *pts, size_t n, double distance, struct features *out);

/*
 * Appends one polygon feature with the row of `item`, a polygon feature of `in`: what of it is
 * farther from its edge than the distance; nothing when that is nothing. SM_E_DATA when GEOS
 * fails.
 */
SM_NODISCARD bool offset_inwards(struct arena *a, const struct features *in,
	const struct feature *item, double distance, struct features *out);

#endif
