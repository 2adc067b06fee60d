/* An area as a grid of cells, for many quick questions whether points lie in it. */
#ifndef GEOM_MASK_H
#define GEOM_MASK_H

#include "geom/geom.h"

struct mask {
	struct box box; /* of the grid */
	double cell;	/* side of a cell, in the units of the points */
	uint32_t columns, rows;
	const unsigned char *cells; /* row by row, 1 inside */
};

enum { MASK_CELLS_MAX = 4 << 20 };

/*
 * The cells of the polygon feature within the box whose centres lie inside it (even-odd).
 * `cell` grows until the grid has at most MASK_CELLS_MAX cells. False without memory.
 */
SM_NODISCARD bool mask_make(struct arena *a, const struct features *f,
	const struct feature *item, struct box box, double cell, struct mask *out);

/* The direction in which the cells spread most, clockwise as y points down, from -90 to 90
 * degrees: their principal axis. */
double mask_axis_deg(const struct mask *m);

/* Whether the cell the point lies in is inside; false beyond the grid. */
bool mask_contains(const struct mask *m, struct pt p);

#endif
