/* The search that leaves no label out: annealing, where labels may overlap but had better not.
 */
#ifndef LAYOUT_CROWD_H
#define LAYOUT_CROWD_H

#include "layout/kernel.h"

/*
 * Chooses a candidate for each label of the problem, which has one at least, so that few labels
 * have a neighbour that is excluded by theirs: both are lost. Costs and weights do not count.
 * chosen (n_labels) is the caller's. Deterministic: a fixed number of moves, integers only.
 * False without memory. Source: Christensen, Marks and Shieber 1995.
 * What kernel_reduce settles is right for this aim too, if all costs are alike: a settled
 * candidate meets no other, and a sibling of one that excludes no more is never better.
 */
SM_NODISCARD bool crowd_choose(
	struct arena *a, const struct choice_problem *p, uint64_t moves, uint32_t *chosen);

#endif
