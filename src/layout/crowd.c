#include "layout/crowd.h"

#include "layout/best.h"
#include "layout/cooling.h"

#include <string.h>

/* Temperatures of the first and the last step, times 1024: a label lost costs 1. */
enum { HOT = 340, COLD = 215 };

/* A candidate's neighbours among the chosen ones: all, and those that would be lost for it. */
struct crowding {
	uint32_t hits, spoils;
};

struct search {
	const struct choice_problem *p;
	uint32_t *chosen;
	bool *taken;		   /* of each candidate: it is its label's choice */
	struct crowding *crowding; /* of each candidate */
	uint32_t *hits;		   /* of each label: its choice's hits; 0: it is free */
	uint32_t *hitters;	   /* of each label: xor of the labels that hit its choice */
	uint32_t *frees;	   /* of each label: those lost for its choice alone */
	uint32_t *best_hits;	   /* the same of the best choice */
	struct best best;
	struct cooling cooling;
};

/* The label of candidate k, which is chosen, has become free (1) or has been lost (-1). */
static void tell_free(struct search *s, uint32_t k, int32_t by)
{
	const struct conflict_graph *g = &s->p->graph;
	for (uint32_t e = g->begin[k]; e < g->begin[k + 1]; e++) {
		s->crowding[g->items[e]].spoils += (uint32_t)by;
	}
}

/* The chosen candidate `other` is hit by one more label. */
static void hit(struct search *s, uint32_t other, uint32_t label)
{
	uint32_t its = s->p->label[other];
	if (s->hits[its] == 0) {
		s->frees[label]++;
		tell_free(s, other, -1);
	} else if (s->hits[its] == 1) {
		s->frees[s->hitters[its]]--;
	}
	s->hits[its]++;
	s->hitters[its] ^= label;
}

/* And by one less. */
static void spare(struct search *s, uint32_t other, uint32_t label)
{
	uint32_t its = s->p->label[other];
	s->hits[its]--;
	s->hitters[its] ^= label;
	if (s->hits[its] == 0) {
		s->frees[label]--;
		tell_free(s, other, 1);
	} else if (s->hits[its] == 1) {
		s->frees[s->hitters[its]]++;
	}
}

/* The choice of a label is put on the page. */
static void put(struct search *s, uint32_t k)
{
	const struct conflict_graph *g = &s->p->graph;
	uint32_t label = s->p->label[k], hitters = 0;
	for (uint32_t e = g->begin[k]; e < g->begin[k + 1]; e++) {
		uint32_t other = g->items[e];
		s->crowding[other].hits++;
		if (s->taken[other]) {
			hit(s, other, label);
			hitters ^= s->p->label[other];
		}
	}
	s->chosen[label] = k;
	s->taken[k] = true;
	s->hits[label] = s->crowding[k].hits;
	s->hitters[label] = hitters;
	if (s->hits[label] == 0) {
		tell_free(s, k, 1);
	} else if (s->hits[label] == 1) {
		s->frees[hitters]++;
	}
}

/* And taken off it. */
static void lift(struct search *s, uint32_t k)
{
	const struct conflict_graph *g = &s->p->graph;
	uint32_t label = s->p->label[k];
	if (s->hits[label] == 0) {
		tell_free(s, k, -1);
	} else if (s->hits[label] == 1) {
		s->frees[s->hitters[label]]--;
	}
	s->taken[k] = false;
	for (uint32_t e = g->begin[k]; e < g->begin[k + 1]; e++) {
		uint32_t other = g->items[e];
		s->crowding[other].hits--;
		if (s->taken[other]) {
			spare(s, other, label);
		}
	}
}

static bool are_neighbours(const struct conflict_graph *g, uint32_t k, uint32_t other)
{
	for (uint32_t e = g->begin[k]; e < g->begin[k + 1]; e++) {
		if (g->items[e] == other) {
			return true;
		}
	}
	return false;
}

/* Labels that are lost for the choice `old` alone, and would be free with candidate k. */
static int32_t count_freed(const struct search *s, uint32_t old, uint32_t k)
{
	const struct conflict_graph *g = &s->p->graph;
	int32_t n = 0;
	for (uint32_t e = g->begin[old]; e < g->begin[old + 1]; e++) {
		uint32_t other = g->items[e];
		n += s->taken[other] && s->hits[s->p->label[other]] == 1 &&
		     !are_neighbours(g, k, other);
	}
	return n;
}

/* The label of candidate k takes it, when what that changes is accepted. */
static void try_candidate(struct search *s, uint32_t k)
{
	uint32_t label = s->p->label[k], old = s->chosen[label];
	struct crowding c = s->crowding[k];
	int32_t delta = (int32_t)c.spoils + (c.hits > 0) - (s->hits[label] > 0);
	if (delta > 0 && s->frees[label] > 0) {
		delta -= count_freed(s, old, k);
	}
	if (cooling_accepts(&s->cooling, delta)) {
		lift(s, old);
		put(s, k);
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
			if (!s->taken[k]) {
				try_candidate(s, k);
			}
		}
	}
}

/* Makes the label, which is hit more or less often than in the best choice, one to compare. */
static void enter(struct search *s, uint32_t label)
{
	if (!best_has(&s->best, label)) {
		best_enter(&s->best, label, (s->hits[label] > 0) - (s->best_hits[label] > 0));
	}
}

/* What candidate k hits, now or in the best choice, is of one region with its label. */
static void enter_hit(struct search *s, uint32_t k)
{
	const struct choice_problem *p = s->p;
	for (uint32_t e = p->graph.begin[k]; e < p->graph.begin[k + 1]; e++) {
		uint32_t other = p->graph.items[e], its = p->label[other];
		if (s->taken[other] || s->best.chosen[its] == other) {
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
			enter_hit(s, s->chosen[i]);
			enter_hit(s, best->chosen[i]);
		}
	}
	for (size_t i = 0; i < best->n_members; i++) {
		uint32_t label = best->members[i];
		if (best_wants(best, label)) {
			best->chosen[label] = s->chosen[label];
			s->best_hits[label] = s->hits[label];
		}
	}
	best_end(best);
}

/* Every label begins with the candidate of fewest neighbours. */
static void start(struct search *s)
{
	const struct choice_problem *p = s->p;
	for (uint32_t i = 0; i < p->n_labels; i++) {
		uint32_t least = p->begin[i];
		for (uint32_t k = least + 1; k < p->begin[i + 1]; k++) {
			if (p->graph.begin[k + 1] - p->graph.begin[k] <
				p->graph.begin[least + 1] - p->graph.begin[least]) {
				least = k;
			}
		}
		put(s, least);
	}
}

static bool make_room(struct search *s, struct arena *a)
{
	const struct choice_problem *p = s->p;
	s->taken = arena_alloc(a, p->n_candidates, sizeof(*s->taken));
	s->crowding = arena_alloc(a, p->n_candidates, sizeof(*s->crowding));
	s->hits = arena_alloc(a, p->n_labels, sizeof(*s->hits));
	s->hitters = arena_alloc(a, p->n_labels, sizeof(*s->hitters));
	s->frees = arena_alloc(a, p->n_labels, sizeof(*s->frees));
	s->best_hits = arena_alloc(a, p->n_labels, sizeof(*s->best_hits));
	return s->taken != NULL && s->crowding != NULL && s->hits != NULL &&
	       s->hitters != NULL && s->frees != NULL && s->best_hits != NULL;
}

bool crowd_choose(
	struct arena *a, const struct choice_problem *p, uint64_t moves, uint32_t *chosen)
{
	struct search s = {.p = p, .chosen = chosen};
	if (!make_room(&s, a)) {
		return false;
	}
	start(&s);
	if (!best_init(&s.best, a, chosen, p->n_labels)) {
		return false;
	}
	memcpy(s.best_hits, s.hits, p->n_labels * sizeof(*s.hits));
	cooling_init(&s.cooling, HOT, COLD);
	for (int step = 0; step < COOLING_STEPS; step++) {
		try_candidates(&s, moves / COOLING_STEPS);
		keep_best(&s);
		cooling_step(&s.cooling);
	}
	memcpy(chosen, s.best.chosen, p->n_labels * sizeof(*chosen));
	return true;
}
