/* Where an area's name goes. */
#ifndef GEOM_ANCHOR_H
#define GEOM_ANCHOR_H

#include "geom/geom.h"

struct anchor_request {
	const struct features *f;
	const struct feature *item;
	double aspect;
	const struct box *avoid;
	size_t n_avoid;
};

/*
 * The centre of the largest box of the aspect width/height that fits in the polygon feature:
 * the pole of inaccessibility with y scaled by the aspect. *half_width receives half that
 * box's width, within half a unit (a page point) of the largest. Where it is 0 no box wider
 * than a unit fits, and *at means nothing; else *at lies inside the polygon. Boxes of `avoid`
 * are treated as outside of it; all points are of one space. False without memory.
 * Source: polylabel (Agafonkin 2016), Chebyshev metric, on all rings, even-odd.
 */
SM_NODISCARD bool anchor_find(
	struct arena *a, const struct anchor_request *r, struct pt *at, double *half_width);

/* True when the whole closed box lies inside the polygon feature (even-odd). */
bool anchor_box_inside(const struct features *f, const struct feature *item, struct box b);

#endif
