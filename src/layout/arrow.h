/* A line with a head, straight or bent: of arrows and callouts. */
#ifndef LAYOUT_ARROW_H
#define LAYOUT_ARROW_H

#include "scene/scene.h"
#include "spec/style.h"

/* A cubic curve. */
struct arrow {
	struct page_pt pts[4]; /* end, two control points, tip */
	bool bent;	       /* else the control points lie on the line */
};

/* From a to b; `bend` is how far its middle stands to the left, as a share of its length. */
struct arrow arrow_make(struct page_pt from, struct page_pt to, double bend);

/* The point at t, from 0 at the end to 1 at the tip. */
struct page_pt arrow_at(const struct arrow *arrow, double t);

/* The line in `paint`, with the head and the casing (halo) that `props` ask for. */
SM_NODISCARD bool arrow_draw(struct scene *s, const struct arrow *arrow,
	const struct style_props *props, const struct paint_style *paint);

#endif
