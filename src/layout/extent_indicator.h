/* Where one map lies on another: the rectangle of locators and insets. */
#ifndef LAYOUT_EXTENT_INDICATOR_H
#define LAYOUT_EXTENT_INDICATOR_H

#include "proj/project.h"

/* A closed ring along the edges of a box, with points between its corners, as one polygon. */
SM_NODISCARD bool box_ring(struct arena *a, struct box b, struct features *f);

/*
 * The frame of the view `of` as it lies on the page of the view `on`: a polygon in out
 * (SPACE_PAGE), without the points that one of the two cannot show. *whole says that there are
 * none of these.
 */
SM_NODISCARD bool extent_indicator_make(struct arena *a, const struct view *of,
	const struct view *on, struct features *out, bool *whole);

#endif
