#include "layout/anneal.h"

#include <string.h>

enum { STEPS = 100, ACCEPT_SIZE = 1024, ACCEPT_STEPS = 64 };

struct search {
	const struct choice_problem *p;
	uint32_t *chosen, *best;
	int64_t energy, best_energy;
	bool unsaved; /* chosen is better than best, which does not hold it yet */
	uint64_t random;
	uint32_t accept[ACCEPT_SIZE]; /* of 65536: exp(-i / ACCEPT_STEPS) */
};

/* PCG32, O'Neill 2014. */
static uint32_t next_random(struct search *s)
{
	uint64_t old = s->random;
	s->random = old * 6364136223846793005ULL + 1442695040888963407ULL;
	uint32_t x = (uint32_t)(((old >> 18) ^ old) >> 27), r = (uint32_t)(old >> 59);
	return x >> r | x << ((32 - r) & 31);
}

static uint32_t random_below(struct search *s, uint32_t n)
{
	return (uint32_t)((uint64_t)next_random(s) * n >> 32);
}

/* What taking candidate k would change the energy by; what it excludes goes. */
static int64_t delta_of(const struct search *s, uint32_t k)
{
	const struct choice_problem *p = s->p;
	uint32_t label = p->label[k], old = s->chosen[label];
	int64_t delta = p->cost[k] - (old == CHOICE_NONE ? p->weight[label] : p->cost[old]);
	for (uint32_t e = p->graph.begin[k]; e < p->graph.begin[k + 1]; e++) {
		uint32_t other = p->graph.items[e], its = p->label[other];
		if (s->chosen[its] == other) {
			delta += p->weight[its] - p->cost[other];
		}
	}
	return delta;
}

static void save_best(struct search *s)
{
	if (s->unsaved) {
		memcpy(s->best, s->chosen, s->p->n_labels * sizeof(*s->best));
		s->unsaved = false;
	}
}

static void take(struct search *s, uint32_t k, int64_t delta)
{
	const struct choice_problem *p = s->p;
	if (delta > 0) {
		save_best(s);
	}
	for (uint32_t e = p->graph.begin[k]; e < p->graph.begin[k + 1]; e++) {
		uint32_t other = p->graph.items[e], its = p->label[other];
		if (s->chosen[its] == other) {
			s->chosen[its] = CHOICE_NONE;
		}
	}
	s->chosen[p->label[k]] = k;
	s->energy += delta;
	if (s->energy < s->best_energy) {
		s->best_energy = s->energy;
		s->unsaved = true;
	}
}

/* Every candidate that lowers the energy is taken, in order, until none does. */
static void descend(struct search *s)
{
	for (bool better = true; better;) {
		better = false;
		for (uint32_t k = 0; k < s->p->n_candidates; k++) {
			int64_t delta = s->chosen[s->p->label[k]] == k ? 0 : delta_of(s, k);
			if (delta < 0) {
				take(s, k, delta);
				better = true;
			}
		}
	}
	save_best(s);
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

/* (cold / hot) ^ (1 / STEPS) times 65536, by bisection: integers give the same everywhere. */
static uint32_t cooling(struct schedule t)
{
	uint32_t low = 0, high = 65536;
	while (high - low > 1) {
		uint32_t middle = (low + high) / 2;
		uint64_t v = t.hot;
		for (int i = 0; i < STEPS; i++) {
			v = v * middle >> 16;
		}
		*(v < t.cold ? &low : &high) = middle;
	}
	return high;
}

static void try_move(struct search *s, uint64_t t1024)
{
	const struct choice_problem *p = s->p;
	uint32_t label = random_below(s, (uint32_t)p->n_labels);
	uint32_t n = p->begin[label + 1] - p->begin[label];
	uint32_t k = p->begin[label] + random_below(s, n);
	if (s->chosen[label] == k) {
		return;
	}
	int64_t delta = delta_of(s, k);
	uint64_t i = delta <= 0 ? 0 : (uint64_t)delta * ACCEPT_STEPS * 1024 / t1024;
	if (delta <= 0 || (i < ACCEPT_SIZE && (next_random(s) & 0xffff) < s->accept[i])) {
		take(s, k, delta);
	}
}

static void fill_accept(struct search *s)
{
	uint64_t v = 1ULL << 32;
	for (size_t i = 0; i < ACCEPT_SIZE; i++) {
		s->accept[i] = (uint32_t)(v >> 16);
		v = v * 4228379999ULL >> 32; /* exp(-1 / 64) times 2^32 */
	}
}

bool anneal_choose(
	struct arena *a, const struct choice_problem *p, uint64_t moves, uint32_t *chosen)
{
	struct search s = {.p = p, .chosen = chosen, .random = 0x853c49e6748fea9bULL};
	s.best = arena_alloc(a, p->n_labels, sizeof(*s.best));
	if (s.best == NULL) {
		return false;
	}
	for (size_t i = 0; i < p->n_labels; i++) {
		chosen[i] = s.best[i] = CHOICE_NONE;
		s.energy += p->weight[i];
	}
	s.best_energy = s.energy;
	fill_accept(&s);
	descend(&s);
	struct schedule schedule = schedule_of(p);
	uint64_t t1024 = schedule.hot;
	uint32_t factor = cooling(schedule);
	for (int step = 0; step < STEPS; step++) {
		for (uint64_t m = 0; m < moves / STEPS; m++) {
			try_move(&s, t1024);
		}
		t1024 = t1024 * factor >> 16;
		t1024 = t1024 > 0 ? t1024 : 1;
	}
	save_best(&s);
	memcpy(chosen, s.best, p->n_labels * sizeof(*chosen));
	s.energy = s.best_energy;
	descend(&s);
	return true;
}
