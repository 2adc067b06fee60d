/* Which equal-area projection suits an extent. */
#ifndef PROJ_CHOOSE_H
#define PROJ_CHOOSE_H

#include "geom/geom.h"

/*
 * Writes a full PROJ string for bounds in degrees (at least 200 bytes of room): Equal Earth
 * for the world, Lambert azimuthal round a pole for what lies round it, Albers by the one-sixth
 * rule for wide extents away from the equator, an equal-area cylinder for wide ones astride it,
 * else Lambert azimuthal centred on the extent. Source: Snyder 1987, Map Projections: A Working
 * Manual, pp. 98-104, 182, 243.
 */
void choose_projection(struct box lonlat, char *out, size_t size);

#endif
