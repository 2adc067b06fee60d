/* Random areas for properties, and what is true of them, found in another way than in src/. */
#ifndef POLYGONS_H
#define POLYGONS_H

#include "fixture.h"
#include "random.h"

/* A ring of n points round a centre, concave but without crossings: one point a direction,
 * between the two radii. */
void polygons_star(
	struct random *r, struct pt centre, const double radii[2], struct pt *pts, size_t n);

/*
 * nx x ny areas side by side, about `size` wide and high each, from the origin on: neighbours
 * share a wavy border of `detail` points between corners, bit for bit. A feature each, row
 * after row, anticlockwise with y up.
 */
struct mesh {
	size_t nx, ny, detail;
	double size;
};
void polygons_mesh(
	struct fixture *f, struct random *r, const struct mesh *m, struct features *out);

/* Features without items, with a table without columns. */
struct features polygons_none(enum space space);

/* Whether p is inside, by the winding number: for rings without crossings and without holes. */
bool polygons_wind_round(const struct pt *pts, size_t n, struct pt p);

/* The sum of the rings' areas. */
double polygons_area(const struct features *f);

/* Distance from p to a polyline, or to a ring with the closing edge. */
double polygons_distance(const struct pt *pts, size_t n, bool ring, struct pt p);

/*
 * Edges that have no twin (the same two points, bit for bit, in the other direction), apart
 * from those with both ends on one side of `outside`: 0 when all neighbours share borders.
 */
size_t polygons_lonely_edges(const struct features *f, struct box outside);

#endif
