/*
 * Names of places that stand too close to one another, as a block beside them: stacked left or
 * right of a rectangle that holds the places, a straight leader each. Knows points and sizes,
 * not maps. After Bekos et al. 2007 and Benkert et al. 2009.
 */
#ifndef LAYOUT_DENSE_BLOCK_H
#define LAYOUT_DENSE_BLOCK_H

#include "geom/geom.h"

/* One of the places and its name's size; the name's box has that size. */
struct dense_name {
	struct page_pt at;
	double width_pt, height_pt;
	double middle_pt; /* below the box's top, where the leader ends */
};

enum dense_sides { DENSE_RIGHT, DENSE_LEFT, DENSE_BOTH };

struct dense_block_request {
	const struct dense_name *names;
	size_t n;
	struct box around; /* holds all places; names stand beside it */
	double down_pt;	   /* of the stacks' middle, below that of the box */
	double gap_pt;	   /* between two names of a stack */
	enum dense_sides sides;
};

/* Where one of the names stands. */
struct dense_spot {
	struct box box;
	struct page_pt port; /* where its leader ends, on the box's nearer side */
	bool right;	     /* of the places */
};

/*
 * Fills out[i] for each name. Names are given to ports so that no two of them could be
 * exchanged for shorter leaders; so no leaders cross, but for a common end of places that are
 * one, and none enters a name. Deterministic: lengths are compared in 1/65536 pt. False without
 * memory.
 */
SM_NODISCARD bool dense_block_place(
	struct arena *a, const struct dense_block_request *request, struct dense_spot *out);

/* Whether two segments have a point in common that is an end of neither. */
bool dense_lines_cross(struct page_pt a, struct page_pt b, struct page_pt c, struct page_pt d);

#endif
