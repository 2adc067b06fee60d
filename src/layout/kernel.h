/*
 * What of a placement problem is settled without a search. Knows labels, candidates and which
 * exclude one another; nothing of boxes.
 */
#ifndef LAYOUT_KERNEL_H
#define LAYOUT_KERNEL_H

#include "layout/conflict.h"

/* Labels and their candidates: label i has candidates begin[i]..begin[i + 1). */
struct choice_problem {
	size_t n_labels, n_candidates;
	const uint32_t *begin; /* n_labels + 1 */
	const uint32_t *label; /* of each candidate */
	const int32_t *cost;   /* of each candidate, 0 or more */
	const int32_t *weight; /* of each label: what leaving it out costs; over every cost */
	struct conflict_graph graph; /* between candidates of different labels, both ways */
};

#define CHOICE_NONE UINT32_MAX

/*
 * Sets chosen[label] where the best choice is certain (others: CHOICE_NONE) and
 * alive[candidate] of what is left to choose from; a settled label has no candidate alive. Some
 * best choice of the whole problem agrees with what is settled. Arrays are the caller's,
 * n_labels and n_candidates long. False without memory. Source: Wagner, Wolff, Kapoor and
 * Strijk 2001, rules 1 to 3, with costs.
 */
SM_NODISCARD bool kernel_reduce(
	struct arena *a, const struct choice_problem *p, uint32_t *chosen, bool *alive);

/* A component of the labels that are still open: problem.begin and so on are its own, and
 * origin[i] is the whole problem's number of its candidate i. */
struct kernel_part {
	struct choice_problem problem;
	const uint32_t *labels; /* the whole problem's number of each label */
	const uint32_t *origin;
};

/* The open labels in parts that do not touch one another, those with the first labels first.
 * Labels without a candidate alive are in none. A part's labels are in their own order; in a
 * very large problem, in one that has neighbours near one another. */
SM_NODISCARD bool kernel_parts(struct arena *a, const struct choice_problem *p,
	const bool *alive, struct kernel_part **parts, size_t *n_parts);

#endif
