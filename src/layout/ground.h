/* What lies beneath the names: areas, and the edges that are drawn round them. */
#ifndef LAYOUT_GROUND_H
#define LAYOUT_GROUND_H

#include "layout/label.h"

/* The map in cells: 1 where the layer has an area, 0 in the open. */
struct ground {
	const struct map_layer *layer;
	struct box box;
	double cell_pt;
	uint32_t columns, rows;
	unsigned char *cells; /* row by row */
};

/* Of one layer. False without memory. */
SM_NODISCARD bool ground_make(
	const struct label_request *r, const struct map_layer *layer, struct ground *out);

bool ground_has(const struct ground *g, struct pt p); /* false beyond the map */

/* How much of the box lies on areas, by samples: 0 to 10. */
int ground_tenths(const struct ground *g, struct box box);

/*
 * Adds the edges of areas that are drawn with a stroke as obstacles which cost more the heavier
 * the stroke is: its width times its opacity. An edge two areas or layers have in common is
 * one, as heavy as the heaviest. False without memory.
 */
SM_NODISCARD bool ground_add_edges(const struct label_request *r, struct obstacles *out);

/*
 * The polygon without what later features of the same layer cover of it: where those are drawn
 * over it, its name would be taken for theirs. *item is the feature itself when that is
 * nothing, or all of it. False without memory, or when GEOS fails.
 */
SM_NODISCARD bool ground_own(struct arena *a, const struct features *page,
	const struct feature *item, struct features *room, const struct feature **out);

#endif
