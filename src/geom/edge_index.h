/* Which of many edges is nearest to a place: a grid over their plane. */
#ifndef GEOM_EDGE_INDEX_H
#define GEOM_EDGE_INDEX_H

#include "geom/edges.h"

struct edge_entry;

struct edge_index {
	const struct edges *edges; /* borrowed */
	struct box box;
	double cell; /* side of a square of the grid */
	size_t columns, rows;
	uint32_t *first; /* of each square: 1 and up an entry, 0 none */
	struct edge_entry *entries;
	size_t n_entries, cap_entries;
};

/* Squares of the grid are `cell` wide, or more where that would be too many of them. False
 * without memory. */
SM_NODISCARD bool edge_index_make(
	struct arena *a, const struct edges *edges, double cell, struct edge_index *out);

/* Distances are measured in the plane stretched by `scale`: in longitude and latitude, how many
 * metres a degree has there. */
struct edge_query {
	struct pt at, scale;
	double within;
};

struct edge_hit {
	double distance;
	size_t edge;  /* of equally near ones the first */
	struct pt at; /* its nearest point */
};

/* False when no edge is as near as `within`. */
bool edge_index_nearest(
	const struct edge_index *index, const struct edge_query *q, struct edge_hit *out);

#endif
