/* Which rings of a polygon are holes, and in what. */
#ifndef GEOM_NEST_H
#define GEOM_NEST_H

#include "geom/geom.h"

/* A ring that lies in an even number of others bounds an area, one in an odd number a hole. */
struct nest {
	uint32_t depth;	 /* how many rings of the feature it lies in */
	uint32_t parent; /* of these the smallest, from 0; itself when there is none */
};

/*
 * One for each part of the polygon, in the order of its parts. Rings may touch, but not cross;
 * their direction plays no part. NULL without memory.
 */
struct nest *nest_rings(struct arena *a, const struct features *f, const struct feature *item);

#endif
