/* The choice of a candidate for every label: what is certain first, then a search of the rest.
 */
#ifndef LAYOUT_SOLVE_H
#define LAYOUT_SOLVE_H

#include "layout/kernel.h"

/* Searches the whole of a problem with so many moves: anneal.h, crowd.h. False without memory.
 */
typedef bool solve_search(
	struct arena *a, const struct choice_problem *p, uint64_t moves, uint32_t *chosen);

/*
 * How often and how long is searched: for each label that is not settled for certain so many
 * moves as one of `per_label` says, of all together at most `most`.
 */
struct solve_effort {
	const uint64_t *per_label;
	size_t n; /* searches; of several the cheapest result counts */
	uint64_t most;
};

/*
 * Sets chosen (n_labels, the caller's) to a candidate of each label, or CHOICE_NONE. Parts
 * that do not touch one another are searched each on its own, with their share of the moves;
 * a search of few labels costs little, and ends in one of several good results.
 */
SM_NODISCARD bool solve(struct arena *a, const struct choice_problem *p, solve_search *search,
	struct solve_effort effort, uint32_t *chosen);

#endif
