#include "layout/solve.h"

static bool search_part(struct arena *a, const struct kernel_part *part, solve_search *search,
	uint64_t moves, uint32_t *chosen)
{
	uint32_t *choice = arena_alloc(a, part->problem.n_labels, sizeof(*choice));
	if (choice == NULL || !search(a, &part->problem, moves, choice)) {
		return false;
	}
	for (size_t i = 0; i < part->problem.n_labels; i++) {
		chosen[part->labels[i]] =
			choice[i] == CHOICE_NONE ? CHOICE_NONE : part->origin[choice[i]];
	}
	return true;
}

bool solve(struct arena *a, const struct choice_problem *p, solve_search *search,
	struct solve_effort effort, uint32_t *chosen)
{
	struct kernel_part *parts;
	size_t n_parts, n_open = 0;
	bool *alive = arena_alloc(a, p->n_candidates, sizeof(*alive));
	if (alive == NULL || !kernel_reduce(a, p, chosen, alive) ||
		!kernel_parts(a, p, alive, &parts, &n_parts)) {
		return false;
	}
	for (size_t i = 0; i < n_parts; i++) {
		n_open += parts[i].problem.n_labels;
	}
	uint64_t moves = n_open * effort.per_label;
	moves = moves > effort.most ? effort.most : moves;
	for (size_t i = 0; i < n_parts; i++) {
		uint64_t share = moves * parts[i].problem.n_labels / n_open;
		if (!search_part(a, &parts[i], search, share, chosen)) {
			return false;
		}
	}
	return true;
}
