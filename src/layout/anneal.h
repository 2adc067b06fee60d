/* The search for the best choice where the kernel leaves one: simulated annealing. */
#ifndef LAYOUT_ANNEAL_H
#define LAYOUT_ANNEAL_H

#include "layout/kernel.h"

/*
 * Chooses a candidate, or CHOICE_NONE, for each label of the problem so that no two chosen
 * ones exclude each other and the sum of the costs chosen and the weights left out is small.
 * chosen (n_labels) is the caller's. Deterministic: a fixed number of moves, integers only.
 * False without memory.
 * Source: Christensen, Marks and Shieber 1995, with ejection: a candidate taken puts out what
 * it excludes.
 */
SM_NODISCARD bool anneal_choose(
	struct arena *a, const struct choice_problem *p, uint64_t moves, uint32_t *chosen);

#endif
