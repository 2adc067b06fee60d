#include "layout/solve.h"

#include <string.h>

/* What the choice costs, with the weight of what it leaves out. */
static int64_t cost_of(const struct choice_problem *p, const uint32_t *choice)
{
	int64_t total = 0;
	for (size_t i = 0; i < p->n_labels; i++) {
		total += choice[i] == CHOICE_NONE ? p->weight[i] : p->cost[choice[i]];
	}
	return total;
}

struct plan {
	solve_search *search;
	struct solve_effort effort;
	uint64_t n_open; /* labels in all parts */
};

/* The moves of a part in the i-th search. */
static uint64_t share_of(const struct plan *plan, const struct kernel_part *part, size_t i)
{
	uint64_t moves = plan->n_open * plan->effort.per_label[i];
	moves = moves > plan->effort.most ? plan->effort.most : moves;
	return moves * part->problem.n_labels / plan->n_open;
}

static bool search_part(struct arena *a, const struct kernel_part *part,
	const struct plan *plan, uint32_t *chosen)
{
	const struct choice_problem *p = &part->problem;
	uint32_t *best = arena_alloc(a, p->n_labels, sizeof(*best));
	uint32_t *tried = arena_alloc(a, p->n_labels, sizeof(*tried));
	bool ok = best != NULL && tried != NULL;
	for (size_t i = 0; ok && i < plan->effort.n; i++) {
		ok = plan->search(a, p, share_of(plan, part, i), tried);
		if (ok && (i == 0 || cost_of(p, tried) < cost_of(p, best))) {
			memcpy(best, tried, p->n_labels * sizeof(*best));
		}
	}
	for (size_t i = 0; ok && i < p->n_labels; i++) {
		chosen[part->labels[i]] =
			best[i] == CHOICE_NONE ? CHOICE_NONE : part->origin[best[i]];
	}
	return ok;
}

bool solve(struct arena *a, const struct choice_problem *p, solve_search *search,
	struct solve_effort effort, uint32_t *chosen)
{
	struct kernel_part *parts;
	struct plan plan = {.search = search, .effort = effort};
	size_t n_parts;
	bool *alive = arena_alloc(a, p->n_candidates, sizeof(*alive));
	if (alive == NULL || !kernel_reduce(a, p, chosen, alive) ||
		!kernel_parts(a, p, alive, &parts, &n_parts)) {
		return false;
	}
	for (size_t i = 0; i < n_parts; i++) {
		plan.n_open += parts[i].problem.n_labels;
	}
	for (size_t i = 0; i < n_parts; i++) {
		if (!search_part(a, &parts[i], &plan, chosen)) {
			return false;
		}
	}
	return true;
}
