/* Cutting features at a rectangle: the frame on the page, or a box in longitude/latitude. */
#ifndef GEOM_CLIP_H
#define GEOM_CLIP_H

#include "geom/geom.h"

/*
 * The parts of `in` inside the rectangle, as new features with the same rows and table;
 * features with nothing inside are left out. Polygons stay closed (they gain edges along the
 * rectangle), lines fall into pieces, points outside go. Two polygons that share an edge cut
 * by the rectangle get the same cut point, bit for bit. False without memory.
 * Source: Sutherland and Hodgman 1974 for rings, Liang and Barsky 1984 for lines.
 */
SM_NODISCARD bool clip_features(
	struct arena *a, const struct features *in, struct box rect, struct features *out);

#endif
