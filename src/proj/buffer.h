/* Geodesic buffers: all that lies within a distance of places, lines or areas. */
#ifndef PROJ_BUFFER_H
#define PROJ_BUFFER_H

#include "geom/geom.h"

/*
 * One polygon feature (row 0 of `table`, which is borrowed) of all that lies within distance_m,
 * at most 9 900 km, of any feature of `in` (SPACE_LONLAT, edges straight in longitude and
 * latitude), drawn as by geoverlay_features(); none when `in` has no points. The distance is
 * along geodesics, and the edge of the area keeps it to 0.05 %, at any latitude.
 *
 * Lines and edges are taken in pieces of about 25 km, each buffered in the azimuthal
 * equidistant plane round its first point. A distance from one of its points is off by at most
 * the square of 25 km over six times the square of the earth's radius there, 3e-6, however long
 * it is: so the metric's expansion round the centre has it. The rest is what arcs and thinned
 * lines lack.
 */
SM_NODISCARD bool buffer_features(struct arena *a, const struct features *in, double distance_m,
	const struct table *table, struct features *out);

#endif
