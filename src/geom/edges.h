/* The edges of many features as one list, each only once, however many features share it. */
#ifndef GEOM_EDGES_H
#define GEOM_EDGES_H

#include "geom/geom.h"

struct edge {
	struct pt from, to;
	uint32_t owner, item; /* what edges_add() was told, and the feature's index */
	bool inner;	      /* two features of one owner have it; known once it is tidy */
};

struct edges {
	struct edge *items;
	size_t n, cap;
};

/*
 * Appends the edges of the lines and areas of features in SPACE_LONLAT that may be seen in a
 * window; its longitudes may be beyond 180, and the edges are turned to it. An edge of more
 * than half a turn goes the short way round. Edges along the 180th meridian and at the poles
 * are left out: they are where a file was cut, not where something ends. False without memory.
 */
SM_NODISCARD bool edges_add(struct edges *e, struct arena *a, const struct features *f,
	struct box window, uint32_t owner);

/* Sorts the edges and keeps one of those with the same two ends, that of the least owner and
 * item. */
void edges_tidy(struct edges *e);

/* Of two tidy lists: sets a flag for each edge that both have, bit for bit. */
void edges_mark_common(const struct edges *a, const struct edges *b, bool *in_a, bool *in_b);

#endif
