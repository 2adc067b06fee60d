#include "layout/anneal.h"

#include "layout/best.h"
#include "layout/cooling.h"

#include <string.h>

struct search {
	const struct choice_problem *p;
	uint32_t *chosen;
	int64_t *loss; /* of each candidate: what taking it costs for the choices it excludes */
	struct best best;
	struct cooling cooling;
};

/* What a label costs that has candidate k, or none. */
static int32_t cost_of(const struct choice_problem *p, uint32_t label, uint32_t k)
{
	return k == CHOICE_NONE ? p->weight[label] : p->cost[k];
}

/* What taking candidate k would change the energy by; what it excludes goes. */
static int64_t delta_of(const struct search *s, uint32_t k)
{
	uint32_t label = s->p->label[k];
	return s->loss[k] + s->p->cost[k] - cost_of(s->p, label, s->chosen[label]);
}

/* Label's candidate k, which may be none, is chosen (1), or is no longer (-1). */
static void tell_loss(struct search *s, uint32_t label, uint32_t k, int64_t by)
{
	const struct choice_problem *p = s->p;
	if (k == CHOICE_NONE) {
		return;
	}
	for (uint32_t e = p->graph.begin[k]; e < p->graph.begin[k + 1]; e++) {
		s->loss[p->graph.items[e]] += by * (p->weight[label] - p->cost[k]);
	}
}

/* Sets a label's choice, which may be none. */
static void set(struct search *s, uint32_t label, uint32_t k)
{
	tell_loss(s, label, s->chosen[label], -1);
	tell_loss(s, label, k, 1);
	s->chosen[label] = k;
}

static void take(struct search *s, uint32_t k)
{
	const struct choice_problem *p = s->p;
	for (uint32_t e = p->graph.begin[k]; s->loss[k] > 0 && e < p->graph.begin[k + 1]; e++) {
		uint32_t other = p->graph.items[e], its = p->label[other];
		if (s->chosen[its] == other) {
			set(s, its, CHOICE_NONE);
		}
	}
	set(s, p->label[k], k);
}

/* Every candidate that lowers the energy is taken, in order, until none does. */
static void descend(struct search *s)
{
	for (bool better = true; better;) {
		better = false;
		for (uint32_t k = 0; k < s->p->n_candidates; k++) {
			int64_t delta = s->chosen[s->p->label[k]] == k ? 0 : delta_of(s, k);
			if (delta < 0) {
				take(s, k);
				better = true;
			}
		}
	}
}

/* Temperatures of the first and the last step, times 1024: from where the least of the labels
 * is given up now and then, to where the smallest differences of cost count. */
struct schedule {
	uint64_t hot, cold;
};

static struct schedule schedule_of(const struct choice_problem *p)
{
	int32_t weight = INT32_MAX, least = INT32_MAX, most = 0;
	for (size_t i = 0; i < p->n_labels; i++) {
		weight = p->weight[i] < weight ? p->weight[i] : weight;
	}
	for (size_t k = 0; k < p->n_candidates; k++) {
		least = p->cost[k] < least ? p->cost[k] : least;
		most = p->cost[k] > most ? p->cost[k] : most;
	}
	uint64_t whole = weight > 1 ? (uint64_t)weight * 1024 : 1024;
	struct schedule s = {whole * 2 / 5, whole * 3 / 25};
	uint64_t fine = (uint64_t)(most - least) * 1024 / 100;
	if (most > least && fine < s.cold) {
		s.cold = fine > 1024 ? fine : 1024;
	}
	return s;
}

static void try_candidate(struct search *s, uint32_t k)
{
	if (s->chosen[s->p->label[k]] != k && cooling_accepts(&s->cooling, delta_of(s, k))) {
		take(s, k);
	}
}

/* So many moves, block by block, whose labels are near one another. */
static void try_candidates(struct search *s, uint64_t moves)
{
	uint32_t n = (uint32_t)s->p->n_candidates;
	for (uint32_t begin = 0; begin < n; begin += COOLING_BLOCK) {
		uint32_t size = n - begin < COOLING_BLOCK ? n - begin : COOLING_BLOCK;
		for (uint64_t m = 0; m < moves * size / n; m++) {
			uint32_t k = begin + cooling_below(&s->cooling, size);
			try_candidate(s, k);
		}
	}
}

/* Makes the label one to compare with the best choice. */
static void enter(struct search *s, uint32_t label)
{
	if (!best_has(&s->best, label)) {
		best_enter(&s->best, label,
			cost_of(s->p, label, s->chosen[label]) -
				cost_of(s->p, label, s->best.chosen[label]));
	}
}

/* The best choices that candidate k excludes are of one region with its label. */
static void enter_excluded(struct search *s, uint32_t k)
{
	const struct choice_problem *p = s->p;
	for (uint32_t e = p->graph.begin[k]; e < p->graph.begin[k + 1]; e++) {
		uint32_t other = p->graph.items[e], its = p->label[other];
		if (s->best.chosen[its] == other) {
			enter(s, its);
			best_join(&s->best, p->label[k], its);
		}
	}
}

/* The best choice takes what is no worse now. */
static void keep_best(struct search *s)
{
	struct best *best = &s->best;
	for (uint32_t i = 0; i < s->p->n_labels; i++) {
		if (s->chosen[i] != best->chosen[i]) {
			enter(s, i);
			if (s->chosen[i] != CHOICE_NONE) {
				enter_excluded(s, s->chosen[i]);
			}
		}
	}
	for (size_t i = 0; i < best->n_members; i++) {
		uint32_t label = best->members[i];
		if (best_wants(best, label)) {
			best->chosen[label] = s->chosen[label];
		}
	}
	best_end(best);
}

/* The choice becomes the best one. */
static void return_to_best(struct search *s)
{
	for (uint32_t i = 0; i < s->p->n_labels; i++) {
		set(s, i, s->best.chosen[i]);
	}
}

bool anneal_choose(
	struct arena *a, const struct choice_problem *p, uint64_t moves, uint32_t *chosen)
{
	struct search s = {.p = p, .chosen = chosen};
	struct schedule schedule = schedule_of(p);
	s.loss = arena_alloc(a, p->n_candidates, sizeof(*s.loss));
	if (s.loss == NULL) {
		return false;
	}
	for (size_t i = 0; i < p->n_labels; i++) {
		chosen[i] = CHOICE_NONE;
	}
	cooling_init(&s.cooling, schedule.hot, schedule.cold);
	descend(&s);
	if (!best_init(&s.best, a, chosen, p->n_labels)) {
		return false;
	}
	for (int step = 0; step < COOLING_STEPS; step++) {
		try_candidates(&s, moves / COOLING_STEPS);
		keep_best(&s);
		cooling_step(&s.cooling);
	}
	return_to_best(&s);
	descend(&s);
	return true;
}
