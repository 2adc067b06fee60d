/* What the ways of naming an area have in common. Used by candidates_*.c alone. */
#ifndef LAYOUT_CANDIDATES_AREA_H
#define LAYOUT_CANDIDATES_AREA_H

#include "geom/mask.h"
#include "layout/candidates.h"

/* The area a name belongs to, and its anchor in it. */
struct home {
	const struct features *page;
	const struct feature *item;
	struct pt anchor;
	struct mask mask; /* in points: for what need not be exact */
};

/* What a variant costs before it is moved: smaller and broken names are second choice. */
int area_variant_cost(const struct label *label, size_t v);

/* Positions of the label last added outside of the area, with a line that leads there from a
 * place within, which becomes the label's anchor. */
SM_NODISCARD bool candidates_led(
	const struct label_request *r, const struct home *home, struct labels *labels);

/* Positions of the label last added along the area's longer axis, inside it. */
SM_NODISCARD bool candidates_tilted(
	struct arena *a, const struct home *home, struct labels *labels);

/* Positions along a curve through the area's middle, where no straight name of full size fits,
 * after all others. */
SM_NODISCARD bool candidates_curved(
	struct arena *a, const struct home *home, struct labels *labels);

#endif
