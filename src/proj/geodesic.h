/* Distances, directions and areas on the ellipsoid WGS 84. The only includer of geodesic.h
 * (of PROJ) is geodesic.c. */
#ifndef PROJ_GEODESIC_H
#define PROJ_GEODESIC_H

#include "geom/geom.h"

double geodesic_distance_m(struct lonlat a, struct lonlat b);
/* The distance, and the direction at `a`, clockwise from north. */
double geodesic_inverse(struct lonlat a, struct lonlat b, double *azimuth_deg);
/* How many metres a degree of longitude (x) and of latitude (y) has at a latitude. */
struct pt geodesic_degree_m(double lat_deg);
struct lonlat geodesic_direct(struct lonlat from, double azimuth_deg, double distance_m);

/* A closed ring of n points at the same distance round a centre: one polygon feature. */
SM_NODISCARD bool geodesic_circle(struct arena *a, struct lonlat centre, double radius_m,
	size_t n, const struct table *table, struct features *out);

/*
 * The area of a polygon feature in SPACE_LONLAT with edges that are geodesics, in square
 * metres: rings inside an odd number of the others are holes, whatever their direction. 0 for
 * other shapes. Source: Karney 2013, Algorithms for geodesics, as in PROJ.
 */
double geodesic_area_m2(const struct features *f, const struct feature *item);

#endif
