/* The edges of areas as lines, a border that two of them share only once. */
#ifndef GEOM_COMMON_H
#define GEOM_COMMON_H

#include "geom/geom.h"

/*
 * The rings of an area that is several areas in one, as one SHAPE_LINE feature of `out` (empty,
 * its table set). Of an edge that occurs again, in either direction and with the same ends bit
 * for bit, only the first is there; a line begins and ends where such a border does, or is a
 * whole ring and ends where it began. *shared: whether there was such an edge. False without
 * memory.
 */
SM_NODISCARD bool common_once(struct arena *a, const struct features *f,
	const struct feature *item, struct features *out, bool *shared);

#endif
