/* Small problems of choice, solved by trying everything: for tests of what chooses. */
#ifndef CHOICE_H
#define CHOICE_H

#include "layout/kernel.h"
#include "layout/random.h"

#include <string.h>

enum { CHOICE_LABELS = 7, CHOICE_EACH = 3, CHOICE_CANDIDATES = CHOICE_LABELS * CHOICE_EACH };

/* Room for a problem and the arrays it points to. */
struct choice_room {
	struct choice_problem p;
	uint32_t begin[CHOICE_LABELS + 1], label[CHOICE_CANDIDATES];
	int32_t cost[CHOICE_CANDIDATES], weight[CHOICE_LABELS];
	uint32_t edge_begin[CHOICE_CANDIDATES + 1],
		edges[CHOICE_CANDIDATES * CHOICE_CANDIDATES];
	bool excludes[CHOICE_CANDIDATES][CHOICE_CANDIDATES];
};

/* The graph from `excludes`. */
static inline void choice_link(struct choice_room *r)
{
	uint32_t n = 0;
	for (size_t i = 0; i < r->p.n_candidates; i++) {
		r->edge_begin[i] = n;
		for (size_t k = 0; k < r->p.n_candidates; k++) {
			if (r->excludes[i][k]) {
				r->edges[n++] = (uint32_t)k;
			}
		}
	}
	r->edge_begin[r->p.n_candidates] = n;
	r->p.begin = r->begin;
	r->p.label = r->label;
	r->p.cost = r->cost;
	r->p.weight = r->weight;
	r->p.graph = (struct conflict_graph){r->edge_begin, r->edges};
}

/* Labels of up to CHOICE_EACH candidates; `percent` of the pairs exclude each other. */
static inline void choice_random(uint64_t instance, int percent, struct choice_room *r)
{
	uint64_t state = instance;
	*r = (struct choice_room){.p = {.n_labels = CHOICE_LABELS}};
	for (uint32_t i = 0; i < CHOICE_LABELS; i++) {
		int n = random_below(&state, CHOICE_EACH + 1);
		r->weight[i] = 400 + random_below(&state, 1000);
		r->begin[i] = (uint32_t)r->p.n_candidates;
		for (int k = 0; k < n; k++) {
			r->label[r->p.n_candidates] = i;
			r->cost[r->p.n_candidates++] = random_below(&state, 4) * 100;
		}
	}
	r->begin[CHOICE_LABELS] = (uint32_t)r->p.n_candidates;
	for (size_t i = 0; i < r->p.n_candidates; i++) {
		for (size_t k = 0; k < i; k++) {
			bool out = r->label[i] != r->label[k] &&
				   random_below(&state, 100) < percent;
			r->excludes[i][k] = r->excludes[k][i] = out;
		}
	}
	choice_link(r);
}

/* What a choice costs; -1 when two of it exclude each other. */
static inline int64_t choice_cost(const struct choice_room *r, const uint32_t *chosen)
{
	int64_t sum = 0;
	for (size_t i = 0; i < r->p.n_labels; i++) {
		sum += chosen[i] == CHOICE_NONE ? r->weight[i] : r->cost[chosen[i]];
		for (size_t k = 0; k < i; k++) {
			if (chosen[i] != CHOICE_NONE && chosen[k] != CHOICE_NONE &&
				r->excludes[chosen[i]][chosen[k]]) {
				return -1;
			}
		}
	}
	return sum;
}

/* Labels whose candidate is excluded by another that is chosen, and those that have no
 * candidate; -1 when a label is left out that has one. */
static inline int64_t choice_lost(const struct choice_room *r, const uint32_t *chosen)
{
	int64_t lost = 0;
	for (size_t i = 0; i < r->p.n_labels; i++) {
		bool free = chosen[i] != CHOICE_NONE;
		if (!free && r->begin[i] < r->begin[i + 1]) {
			return -1;
		}
		for (size_t k = 0; free && k < r->p.n_labels; k++) {
			free = chosen[k] == CHOICE_NONE || !r->excludes[chosen[i]][chosen[k]];
		}
		lost += !free;
	}
	return lost;
}

/* The next of all combinations, each label's candidate or none; false after the last one. */
static inline bool choice_next(const struct choice_room *r, uint32_t *at)
{
	for (size_t i = 0; i < r->p.n_labels; i++) {
		if (at[i] < r->begin[i + 1] - r->begin[i]) {
			at[i]++;
			return true;
		}
		at[i] = 0;
	}
	return false;
}

/* The least of all combinations by a measure that is -1 for what may not be; of those that keep
 * what `fixed` has chosen (NULL: nothing). */
static inline int64_t choice_least(const struct choice_room *r, const uint32_t *fixed,
	int64_t (*measure)(const struct choice_room *r, const uint32_t *chosen))
{
	uint32_t at[CHOICE_LABELS] = {0}, chosen[CHOICE_LABELS];
	int64_t best = -1;
	do {
		bool fits = true;
		for (size_t i = 0; i < r->p.n_labels; i++) {
			uint32_t n = r->begin[i + 1] - r->begin[i];
			chosen[i] = at[i] == n ? CHOICE_NONE : r->begin[i] + at[i];
			fits = fits && (fixed == NULL || fixed[i] == CHOICE_NONE ||
					       fixed[i] == chosen[i]);
		}
		int64_t v = fits ? measure(r, chosen) : -1;
		best = v >= 0 && (best < 0 || v < best) ? v : best;
	} while (choice_next(r, at));
	return best;
}

/* The least cost of all choices that keep what `fixed` has chosen (NULL: nothing). */
static inline int64_t choice_best(const struct choice_room *r, const uint32_t *fixed)
{
	return choice_least(r, fixed, choice_cost);
}

#endif
