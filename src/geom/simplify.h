/* Dropping vertices nobody can see, without opening gaps between neighbours. */
#ifndef GEOM_SIMPLIFY_H
#define GEOM_SIMPLIFY_H

#include "geom/geom.h"

/*
 * Features whose lines and rings stay within `tolerance` (in the units of the points) of the
 * given ones. Points where rings meet or part are kept, and a border shared by two features
 * is thinned alike from both sides, so that neighbours still share it bit for bit. A ring
 * never falls below 3 points while its area is over tolerance squared; smaller rings and
 * their holes are dropped, but the largest ring of a feature never is. SHAPE_POINT passes
 * through. False without memory.
 * Source: Douglas and Peucker 1973 on the arcs between nodes; nodes as in mapshaper.
 */
SM_NODISCARD bool simplify_features(
	struct arena *a, const struct features *in, double tolerance, struct features *out);

/* The same with `least_area` in place of tolerance squared. */
SM_NODISCARD bool simplify_but_keep(struct arena *a, const struct features *in,
	double tolerance, double least_area, struct features *out);

#endif
