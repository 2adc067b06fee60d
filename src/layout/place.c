#include "layout/place.h"

#include "layout/conflict.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Each label keeps at most so many of its candidates, the cheapest. */
enum { KEPT_MAX = 40, MOVES_PER_LABEL = 3000, MOVES_MAX = 1500000, STEPS = 100 };
/* Temperatures in units of cost, from step 0 to the last. */
enum { HOT = 300, COLD = 2 };

struct kept {
	uint32_t candidate; /* in the problem */
	int cost;
};

struct solver {
	struct arena *a;
	const struct place_problem *p;
	struct place_result *out;

	/* What is left after obstacles: label i has kept[begin[i]..begin[i + 1]). */
	struct kept *kept;
	struct int_box *boxes;
	uint32_t *label, *begin;
	size_t n;
	struct conflict_graph graph;

	uint32_t *chosen, *best; /* index in kept, or PLACE_NONE */
	int64_t energy, best_energy;
	uint64_t random;
	uint32_t accept[1024]; /* of 65536: exp(-i / 64) */
};

static struct int_box to_int(struct box b)
{
	return (struct int_box){(int32_t)lround(b.min_x * 64), (int32_t)lround(b.min_y * 64),
		(int32_t)lround(b.max_x * 64), (int32_t)lround(b.max_y * 64)};
}

/* PCG32, O'Neill 2014. */
static uint32_t next_random(struct solver *s)
{
	uint64_t old = s->random;
	s->random = old * 6364136223846793005ULL + 1442695040888963407ULL;
	uint32_t x = (uint32_t)(((old >> 18) ^ old) >> 27), r = (uint32_t)(old >> 59);
	return x >> r | x << ((32 - r) & 31);
}

static uint32_t random_below(struct solver *s, uint32_t n)
{
	return (uint32_t)((uint64_t)next_random(s) * n >> 32);
}

/* What stands in the way of one candidate. */
struct touch {
	const struct place_problem *p;
	uint32_t own;
	bool blocked;
	int cost;
};

static void touch_obstacle(void *user, uint32_t i)
{
	struct touch *t = user;
	const struct place_obstacle *o = &t->p->obstacles[i];
	if (o->owner != 0 && o->owner == t->own) {
		return;
	}
	t->blocked = t->blocked || o->cost < 0;
	t->cost += o->cost > 0 ? o->cost : 0;
}

static int by_cost(const void *pa, const void *pb)
{
	const struct kept *a = pa, *b = pb;
	if (a->cost != b->cost) {
		return a->cost < b->cost ? -1 : 1;
	}
	return (a->candidate > b->candidate) - (a->candidate < b->candidate);
}

static bool inside(struct box b, struct box page)
{
	return b.min_x >= page.min_x && b.min_y >= page.min_y && b.max_x <= page.max_x &&
	       b.max_y <= page.max_y;
}

/* The candidates of one label that may be used, cheapest first. */
static void keep_label(
	struct solver *s, size_t i, const struct box_grid *obstacles, struct kept *scratch)
{
	const struct place_label *label = &s->p->labels[i];
	size_t n = 0, on_page = 0;
	for (uint32_t c = label->begin; c < label->end; c++) {
		const struct place_candidate *candidate = &s->p->candidates[c];
		if (!inside(candidate->box, s->p->page)) {
			continue;
		}
		on_page++;
		struct touch t = {.p = s->p, .own = label->own, .cost = candidate->cost};
		box_grid_query(obstacles, to_int(candidate->box), touch_obstacle, &t);
		if (!t.blocked) {
			scratch[n++] = (struct kept){c, t.cost};
		}
	}
	if (n > 0) {
		qsort(scratch, n, sizeof(*scratch), by_cost);
	}
	s->out->reasons[i] = on_page == 0 ? PLACE_OUTSIDE
			     : n == 0	  ? PLACE_BLOCKED
					  : PLACE_CROWDED;
	s->begin[i] = (uint32_t)s->n;
	for (size_t k = 0; k < n && k < KEPT_MAX; k++) {
		s->kept[s->n] = scratch[k];
		s->boxes[s->n] = to_int(s->p->candidates[scratch[k].candidate].box);
		s->label[s->n++] = (uint32_t)i;
	}
}

static bool keep_candidates(struct solver *s)
{
	const struct place_problem *p = s->p;
	struct box_grid grid;
	struct int_box *obstacles = arena_alloc(s->a, p->n_obstacles, sizeof(*obstacles));
	struct kept *scratch = arena_alloc(s->a, p->n_candidates, sizeof(*scratch));
	s->kept = arena_alloc(s->a, p->n_candidates, sizeof(*s->kept));
	s->boxes = arena_alloc(s->a, p->n_candidates, sizeof(*s->boxes));
	s->label = arena_alloc(s->a, p->n_candidates, sizeof(*s->label));
	s->begin = arena_alloc(s->a, p->n_labels + 1, sizeof(*s->begin));
	if (obstacles == NULL || scratch == NULL || s->kept == NULL || s->boxes == NULL ||
		s->label == NULL || s->begin == NULL) {
		return false;
	}
	for (size_t i = 0; i < p->n_obstacles; i++) {
		obstacles[i] = to_int(p->obstacles[i].box);
	}
	if (!box_grid_make(s->a, obstacles, p->n_obstacles, &grid)) {
		return false;
	}
	for (size_t i = 0; i < p->n_labels; i++) {
		keep_label(s, i, &grid, scratch);
	}
	s->begin[p->n_labels] = (uint32_t)s->n;
	return conflict_graph_make(s->a, s->boxes, s->label, s->n, &s->graph);
}

static int weight(const struct solver *s, uint32_t label)
{
	return s->p->labels[label].weight;
}

/* What taking candidate k would change the energy by; labels in its way go. */
static int64_t delta_of(const struct solver *s, uint32_t k)
{
	uint32_t label = s->label[k], old = s->chosen[label];
	int64_t delta = s->kept[k].cost;
	delta -= old == PLACE_NONE ? weight(s, label) : s->kept[old].cost;
	for (uint32_t e = s->graph.begin[k]; e < s->graph.begin[k + 1]; e++) {
		uint32_t other = s->graph.items[e], its = s->label[other];
		if (s->chosen[its] == other) {
			delta += weight(s, its) - s->kept[other].cost;
		}
	}
	return delta;
}

static void take(struct solver *s, uint32_t k, int64_t delta)
{
	for (uint32_t e = s->graph.begin[k]; e < s->graph.begin[k + 1]; e++) {
		uint32_t other = s->graph.items[e], its = s->label[other];
		if (s->chosen[its] == other) {
			s->chosen[its] = PLACE_NONE;
		}
	}
	s->chosen[s->label[k]] = k;
	s->energy += delta;
}

static void remember(struct solver *s)
{
	if (s->energy < s->best_energy) {
		s->best_energy = s->energy;
		memcpy(s->best, s->chosen, s->p->n_labels * sizeof(*s->best));
	}
}

/* Any candidate that lowers the energy is taken, label by label, until none does. */
static void descend(struct solver *s)
{
	for (bool better = true; better;) {
		better = false;
		for (uint32_t k = 0; k < s->n; k++) {
			int64_t delta = s->chosen[s->label[k]] == k ? 0 : delta_of(s, k);
			if (delta < 0) {
				take(s, k, delta);
				better = true;
			}
		}
	}
	remember(s);
}

static void anneal(struct solver *s)
{
	uint64_t moves =
		s->p->moves != 0 ? s->p->moves : (uint64_t)s->p->n_labels * MOVES_PER_LABEL;
	moves = moves > MOVES_MAX ? MOVES_MAX : moves;
	uint64_t t1024 = UINT64_C(1024) * HOT; /* temperature times 1024; falls geometrically */
	const uint64_t coldest = UINT64_C(1024) * COLD;
	for (int step = 0; step < STEPS && s->n > 0; step++) {
		for (uint64_t m = 0; m < moves / STEPS; m++) {
			uint32_t k = random_below(s, (uint32_t)s->n);
			if (s->chosen[s->label[k]] == k) {
				continue;
			}
			int64_t delta = delta_of(s, k);
			uint64_t i = delta <= 0 ? 0 : (uint64_t)delta * 64 * 1024 / t1024;
			if (delta <= 0 ||
				(i < 1024 && (next_random(s) & 0xffff) < s->accept[i])) {
				take(s, k, delta);
				remember(s);
			}
		}
		/* (COLD / HOT) ^ (1 / STEPS) is 0.951; 62327 / 65536. */
		t1024 = t1024 * 62327 >> 16;
		t1024 = t1024 < coldest ? coldest : t1024;
	}
	memcpy(s->chosen, s->best, s->p->n_labels * sizeof(*s->best));
	s->energy = s->best_energy;
	descend(s);
}

static void fill_accept(struct solver *s)
{
	uint64_t v = 1ULL << 32;
	for (size_t i = 0; i < 1024; i++) {
		s->accept[i] = (uint32_t)(v >> 16);
		v = v * 4228357217ULL >> 32; /* exp(-1 / 64) times 2^32 */
	}
}

bool place_labels(struct arena *a, const struct place_problem *p, struct place_result *out)
{
	struct solver s = {.a = a, .p = p, .out = out, .random = 0x853c49e6748fea9bULL};
	out->chosen = arena_alloc(a, p->n_labels, sizeof(*out->chosen));
	out->reasons = arena_alloc(a, p->n_labels, sizeof(*out->reasons));
	s.chosen = arena_alloc(a, p->n_labels, sizeof(*s.chosen));
	s.best = arena_alloc(a, p->n_labels, sizeof(*s.best));
	if (out->chosen == NULL || out->reasons == NULL || s.chosen == NULL || s.best == NULL ||
		!keep_candidates(&s)) {
		return false;
	}
	for (size_t i = 0; i < p->n_labels; i++) {
		s.chosen[i] = s.best[i] = PLACE_NONE;
		s.energy += weight(&s, (uint32_t)i);
	}
	s.best_energy = s.energy;
	fill_accept(&s);
	descend(&s);
	anneal(&s);
	for (size_t i = 0; i < p->n_labels; i++) {
		uint32_t k = s.best[i];
		out->chosen[i] = k == PLACE_NONE ? PLACE_NONE : s.kept[k].candidate;
		if (k != PLACE_NONE) {
			out->reasons[i] = PLACE_SHOWN;
		}
	}
	return true;
}
