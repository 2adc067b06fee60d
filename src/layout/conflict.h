/* Which candidates overlap: by a grid, as compressed sparse rows. */
#ifndef LAYOUT_CONFLICT_H
#define LAYOUT_CONFLICT_H

#include "base/mem.h"

#include <stdint.h>

/* A rectangle in 1/64 pt, half-open: boxes that touch do not overlap. */
struct int_box {
	int32_t min_x, min_y, max_x, max_y;
};

bool int_box_overlaps(struct int_box a, struct int_box b);

/* The first cell of a box: its column and row. */
struct box_grid_corner {
	uint32_t x, y;
};

/* Boxes in a uniform grid; cell lists are compressed sparse rows. */
struct box_grid {
	const struct int_box *boxes; /* borrowed */
	size_t n;
	struct int_box bounds;
	int32_t cell;
	uint32_t columns, rows;
	uint32_t *begin; /* of cell i in items; columns * rows + 1 */
	uint32_t *items;
	struct box_grid_corner *corners; /* of each box */
};

SM_NODISCARD bool box_grid_make(
	struct arena *a, const struct int_box *boxes, size_t n, struct box_grid *out);

/* Calls visit for every box that overlaps b, each once, in order of cells. */
void box_grid_query(const struct box_grid *g, struct int_box b,
	void (*visit)(void *user, uint32_t i), void *user);

/* Neighbours of candidate i: items[begin[i]..begin[i + 1]), each once. */
struct conflict_graph {
	uint32_t *begin, *items;
};

/* What candidates cover: candidate i the boxes begin[i]..begin[i + 1), one or more. */
struct conflict_shapes {
	const struct int_box *boxes;
	const uint32_t *begin; /* n + 1 */
	const uint32_t *label; /* of each candidate */
	size_t n;	       /* candidates */
};

/* Edges between candidates of different labels of which any boxes overlap. */
SM_NODISCARD bool conflict_graph_make(
	struct arena *a, const struct conflict_shapes *shapes, struct conflict_graph *out);

#endif
