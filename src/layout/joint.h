/* The labels of all panels of a page as one placement problem. Used by label.c alone. */
#ifndef LAYOUT_JOINT_H
#define LAYOUT_JOINT_H

#include "layout/label.h"

/* A panel each; all arrays have n items. */
struct joint_request {
	const struct label_request *panels;
	const struct labels *labels;
	const struct obstacles *obstacles;
	size_t n;
	double frame_gap_pt; /* kept free along the frames */
};

struct joint {
	struct place_problem problem;
	/* Of the labels and positions of panel k: where they begin among all. */
	uint32_t *first_label, *first_position;
};

/* Labels that name the same thing in panels that are alike are tied. */
SM_NODISCARD bool joint_make(
	struct arena *a, const struct joint_request *request, struct joint *out);

#endif
