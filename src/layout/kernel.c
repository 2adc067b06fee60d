#include "layout/kernel.h"

struct reducer {
	const struct choice_problem *p;
	uint32_t *chosen;
	bool *alive;
	uint32_t *degree; /* neighbours alive, of each candidate */
	uint32_t *stamp;  /* of each candidate; marks neighbours while sets are compared */
	uint32_t stamp_now;
	uint32_t *queue; /* a ring of labels to look at again; each at most once */
	bool *queued;
	size_t head, n_queued;
};

static void enqueue(struct reducer *r, uint32_t label)
{
	if (!r->queued[label] && r->chosen[label] == CHOICE_NONE) {
		r->queued[label] = true;
		r->queue[(r->head + r->n_queued++) % r->p->n_labels] = label;
	}
}

static uint32_t dequeue(struct reducer *r)
{
	uint32_t label = r->queue[r->head];
	r->head = (r->head + 1) % r->p->n_labels;
	r->n_queued--;
	r->queued[label] = false;
	return label;
}

/* Candidate k is out: what excluded it has one neighbour less. */
static void drop(struct reducer *r, uint32_t k)
{
	const struct conflict_graph *g = &r->p->graph;
	r->alive[k] = false;
	for (uint32_t e = g->begin[k]; e < g->begin[k + 1]; e++) {
		uint32_t other = g->items[e];
		if (r->alive[other]) {
			r->degree[other]--;
			enqueue(r, r->p->label[other]);
		}
	}
}

/* The label takes candidate k; its candidates and what k excludes are out. */
static void settle(struct reducer *r, uint32_t k)
{
	const struct conflict_graph *g = &r->p->graph;
	uint32_t label = r->p->label[k];
	r->chosen[label] = k;
	for (uint32_t e = g->begin[k]; e < g->begin[k + 1]; e++) {
		if (r->alive[g->items[e]]) {
			uint32_t other = r->p->label[g->items[e]];
			drop(r, g->items[e]);
			enqueue(r, other);
		}
	}
	for (uint32_t c = r->p->begin[label]; c < r->p->begin[label + 1]; c++) {
		if (r->alive[c]) {
			drop(r, c);
		}
	}
}

static int32_t least_cost(const struct reducer *r, uint32_t label)
{
	int32_t least = INT32_MAX;
	for (uint32_t c = r->p->begin[label]; c < r->p->begin[label + 1]; c++) {
		if (r->alive[c] && r->p->cost[c] < least) {
			least = r->p->cost[c];
		}
	}
	return least;
}

/* Rule 1: a cheapest candidate that excludes nothing. */
static bool settle_free(struct reducer *r, uint32_t label, int32_t least)
{
	for (uint32_t c = r->p->begin[label]; c < r->p->begin[label + 1]; c++) {
		if (r->alive[c] && r->degree[c] == 0 && r->p->cost[c] == least) {
			settle(r, c);
			return true;
		}
	}
	return false;
}

static uint32_t only_neighbour(const struct reducer *r, uint32_t k)
{
	const struct conflict_graph *g = &r->p->graph;
	uint32_t e = g->begin[k];
	while (!r->alive[g->items[e]]) {
		e++;
	}
	return g->items[e];
}

/* Rule 2: two labels, each with a cheapest candidate whose one enemy is another candidate of
 * the other label, take these two. */
static bool settle_pair(struct reducer *r, uint32_t label, int32_t least)
{
	const struct choice_problem *p = r->p;
	for (uint32_t c = p->begin[label]; c < p->begin[label + 1]; c++) {
		if (!r->alive[c] || r->degree[c] != 1 || p->cost[c] != least) {
			continue;
		}
		uint32_t enemy = only_neighbour(r, c), other = p->label[enemy];
		int32_t others_least = least_cost(r, other);
		for (uint32_t d = p->begin[other]; d < p->begin[other + 1]; d++) {
			if (d != enemy && r->alive[d] && r->degree[d] == 1 &&
				p->cost[d] == others_least &&
				p->label[only_neighbour(r, d)] == label) {
				settle(r, c);
				settle(r, d);
				return true;
			}
		}
	}
	return false;
}

/* Whether all that `a` excludes is excluded by `b` too; b's neighbours are stamped. */
static bool is_within_stamped(const struct reducer *r, uint32_t a)
{
	const struct conflict_graph *g = &r->p->graph;
	for (uint32_t e = g->begin[a]; e < g->begin[a + 1]; e++) {
		if (r->alive[g->items[e]] && r->stamp[g->items[e]] != r->stamp_now) {
			return false;
		}
	}
	return true;
}

static void stamp_neighbours(struct reducer *r, uint32_t k)
{
	const struct conflict_graph *g = &r->p->graph;
	r->stamp_now++;
	for (uint32_t e = g->begin[k]; e < g->begin[k + 1]; e++) {
		r->stamp[g->items[e]] = r->stamp_now;
	}
}

/* Whether `a` is at least as good as its sibling `b`; of equals the first stays. */
static bool beats(const struct reducer *r, uint32_t a, uint32_t b)
{
	bool equal = r->p->cost[a] == r->p->cost[b] && r->degree[a] == r->degree[b];
	return a != b && r->alive[a] && r->p->cost[a] <= r->p->cost[b] &&
	       r->degree[a] <= r->degree[b] && (!equal || a < b) && is_within_stamped(r, a);
}

/* Rule 3: a candidate is out when a sibling costs no more and excludes no others. */
static void drop_beaten(struct reducer *r, uint32_t label)
{
	const struct choice_problem *p = r->p;
	for (uint32_t b = p->begin[label]; b < p->begin[label + 1]; b++) {
		if (!r->alive[b]) {
			continue;
		}
		stamp_neighbours(r, b);
		bool beaten = false;
		for (uint32_t a = p->begin[label]; !beaten && a < p->begin[label + 1]; a++) {
			beaten = beats(r, a, b);
		}
		if (beaten) {
			drop(r, b);
			enqueue(r, label);
		}
	}
}

bool kernel_reduce(
	struct arena *a, const struct choice_problem *p, uint32_t *chosen, bool *alive)
{
	struct reducer r = {.p = p, .chosen = chosen, .alive = alive};
	r.degree = arena_alloc(a, p->n_candidates, sizeof(*r.degree));
	r.stamp = arena_alloc(a, p->n_candidates, sizeof(*r.stamp));
	r.queue = arena_alloc(a, p->n_labels, sizeof(*r.queue));
	r.queued = arena_alloc(a, p->n_labels, sizeof(*r.queued));
	if (r.degree == NULL || r.stamp == NULL || r.queue == NULL || r.queued == NULL) {
		return false;
	}
	for (uint32_t k = 0; k < p->n_candidates; k++) {
		alive[k] = true;
		r.degree[k] = p->graph.begin[k + 1] - p->graph.begin[k];
	}
	for (uint32_t i = 0; i < p->n_labels; i++) {
		chosen[i] = CHOICE_NONE;
		enqueue(&r, i);
	}
	while (r.n_queued > 0) {
		uint32_t label = dequeue(&r);
		int32_t least = least_cost(&r, label);
		if (chosen[label] == CHOICE_NONE && !settle_free(&r, label, least) &&
			!settle_pair(&r, label, least)) {
			drop_beaten(&r, label);
		}
	}
	return true;
}

/* Above so many labels, those of a part are numbered in the order of the visit: neighbours are
 * near one another in memory, which the search of a large part is a matter of. Below, in their
 * own order. */
enum { MANY_LABELS = 4096 };

/* Labels and candidates of the whole problem as numbers within their part. */
struct divider {
	const struct choice_problem *p;
	const bool *alive;
	uint32_t *part;	   /* of each label, or CHOICE_NONE */
	uint32_t *number;  /* of each candidate within its part */
	uint32_t *visited; /* open labels, each after one it conflicts with, part by part */
	size_t n_visited;
	struct kernel_part *parts;
	size_t n_parts;
};

static bool is_open(const struct divider *d, uint32_t label)
{
	for (uint32_t c = d->p->begin[label]; c < d->p->begin[label + 1]; c++) {
		if (d->alive[c]) {
			return true;
		}
	}
	return false;
}

static void visit(struct divider *d, uint32_t label, uint32_t part)
{
	d->part[label] = part;
	d->visited[d->n_visited++] = label;
}

/* The labels that conflict with this one join its part. */
static void visit_enemies(struct divider *d, uint32_t label)
{
	const struct conflict_graph *g = &d->p->graph;
	for (uint32_t c = d->p->begin[label]; c < d->p->begin[label + 1]; c++) {
		for (uint32_t e = g->begin[c]; d->alive[c] && e < g->begin[c + 1]; e++) {
			uint32_t other = d->p->label[g->items[e]];
			if (d->alive[g->items[e]] && d->part[other] == CHOICE_NONE) {
				visit(d, other, d->part[label]);
			}
		}
	}
}

static void find_parts(struct divider *d)
{
	size_t n_done = 0;
	for (uint32_t i = 0; i < d->p->n_labels; i++) {
		d->part[i] = CHOICE_NONE;
	}
	for (uint32_t i = 0; i < d->p->n_labels; i++) {
		if (d->part[i] == CHOICE_NONE && is_open(d, i)) {
			visit(d, i, (uint32_t)d->n_parts++);
		}
		while (n_done < d->n_visited) {
			visit_enemies(d, d->visited[n_done++]);
		}
	}
	if (d->p->n_labels > MANY_LABELS) {
		return;
	}
	d->n_visited = 0;
	for (uint32_t i = 0; i < d->p->n_labels; i++) {
		if (d->part[i] != CHOICE_NONE) {
			d->visited[d->n_visited++] = i;
		}
	}
}

/* Arrays of one part, to be filled in. */
struct filler {
	uint32_t *begin, *label, *labels, *origin, *edge_begin, *edges;
	int32_t *cost, *weight;
};

/* Sizes of every part: labels, candidates and ends of edges. */
static void count_parts(struct divider *d, size_t *n_edges)
{
	const struct conflict_graph *g = &d->p->graph;
	for (size_t v = 0; v < d->n_visited; v++) {
		uint32_t i = d->visited[v];
		struct choice_problem *q = &d->parts[d->part[i]].problem;
		q->n_labels++;
		for (uint32_t c = d->p->begin[i]; c < d->p->begin[i + 1]; c++) {
			if (!d->alive[c]) {
				continue;
			}
			d->number[c] = (uint32_t)q->n_candidates++;
			for (uint32_t e = g->begin[c]; e < g->begin[c + 1]; e++) {
				n_edges[d->part[i]] += d->alive[g->items[e]];
			}
		}
	}
}

static bool make_room(
	struct arena *a, struct kernel_part *part, size_t n_edges, struct filler *out)
{
	size_t n = part->problem.n_labels, m = part->problem.n_candidates;
	*out = (struct filler){
		.begin = arena_alloc(a, n + 1, sizeof(uint32_t)),
		.label = arena_alloc(a, m, sizeof(uint32_t)),
		.labels = arena_alloc(a, n, sizeof(uint32_t)),
		.origin = arena_alloc(a, m, sizeof(uint32_t)),
		.edge_begin = arena_alloc(a, m + 1, sizeof(uint32_t)),
		.edges = arena_alloc(a, n_edges, sizeof(uint32_t)),
		.cost = arena_alloc(a, m, sizeof(int32_t)),
		.weight = arena_alloc(a, n, sizeof(int32_t)),
	};
	part->labels = out->labels;
	part->origin = out->origin;
	part->problem.begin = out->begin;
	part->problem.label = out->label;
	part->problem.cost = out->cost;
	part->problem.weight = out->weight;
	part->problem.graph = (struct conflict_graph){out->edge_begin, out->edges};
	return out->begin != NULL && out->label != NULL && out->labels != NULL &&
	       out->origin != NULL && out->edge_begin != NULL && out->edges != NULL &&
	       out->cost != NULL && out->weight != NULL;
}

/* Appends a label with its candidates to its part. */
static void fill_label(
	const struct divider *d, uint32_t i, struct filler *f, struct choice_problem *done)
{
	const struct conflict_graph *g = &d->p->graph;
	uint32_t label = (uint32_t)done->n_labels++;
	f->labels[label] = i;
	f->weight[label] = d->p->weight[i];
	for (uint32_t c = d->p->begin[i]; c < d->p->begin[i + 1]; c++) {
		if (!d->alive[c]) {
			continue;
		}
		uint32_t k = (uint32_t)done->n_candidates++, n_edges = f->edge_begin[k];
		f->label[k] = label;
		f->origin[k] = c;
		f->cost[k] = d->p->cost[c];
		for (uint32_t e = g->begin[c]; e < g->begin[c + 1]; e++) {
			if (d->alive[g->items[e]]) {
				f->edges[n_edges++] = d->number[g->items[e]];
			}
		}
		f->edge_begin[k + 1] = n_edges;
	}
	f->begin[label + 1] = (uint32_t)done->n_candidates;
}

static bool fill_parts(struct arena *a, struct divider *d, const size_t *n_edges)
{
	struct filler *fillers = arena_alloc(a, d->n_parts, sizeof(*fillers));
	struct choice_problem *done = arena_alloc(a, d->n_parts, sizeof(*done));
	if (fillers == NULL || done == NULL) {
		return false;
	}
	for (size_t i = 0; i < d->n_parts; i++) {
		if (!make_room(a, &d->parts[i], n_edges[i], &fillers[i])) {
			return false;
		}
	}
	for (size_t v = 0; v < d->n_visited; v++) {
		uint32_t part = d->part[d->visited[v]];
		fill_label(d, d->visited[v], &fillers[part], &done[part]);
	}
	return true;
}

bool kernel_parts(struct arena *a, const struct choice_problem *p, const bool *alive,
	struct kernel_part **parts, size_t *n_parts)
{
	struct divider d = {.p = p, .alive = alive};
	d.part = arena_alloc(a, p->n_labels, sizeof(*d.part));
	d.number = arena_alloc(a, p->n_candidates, sizeof(*d.number));
	d.visited = arena_alloc(a, p->n_labels, sizeof(*d.visited));
	if (d.part == NULL || d.number == NULL || d.visited == NULL) {
		return false;
	}
	find_parts(&d);
	size_t *n_edges = arena_alloc(a, d.n_parts, sizeof(*n_edges));
	d.parts = arena_alloc(a, d.n_parts, sizeof(*d.parts));
	if (n_edges == NULL || d.parts == NULL) {
		return false;
	}
	count_parts(&d, n_edges);
	*parts = d.parts;
	*n_parts = d.n_parts;
	return fill_parts(a, &d, n_edges);
}
