#include "layout/place.h"

#include "layout/anneal.h"
#include "layout/solve.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Each label keeps at most so many of its candidates, the cheapest, and so many more of those
 * with leaders. */
enum { KEPT_MAX = 48, KEPT_LED = 32, MOVES_MAX = 2000000 };
/* Moves for each label, of the first search and of the others. */
enum { N_TRIES = 4, FEW_LABELS = 400 };
static const uint64_t tries[N_TRIES] = {4000, 7000, 11000, 16000};
/* The boxes along a name that is not level stand out towards the line it is on, which is as
 * near as this: in 1/64 pt. */
enum { SLACK_64THS = 80 };
/* A leader covers boxes of this size, so many at the most; so does a name that is not level. */
static const double leader_step_pt = 2.5, leader_half_pt = 0.4;
enum { LEADER_BOXES_MAX = 24, NAME_BOXES_MAX = 96 };

struct kept {
	uint32_t candidate; /* in the problem; of the first of the labels that are tied */
	int32_t cost;	    /* of all of them */
};

struct chooser {
	struct arena *a;
	const struct place_problem *p;
	struct place_result *out;

	/* What is left after obstacles; the candidate of choice k is kept[k].candidate. */
	struct kept *kept;
	uint32_t *label, *begin;
	int32_t *cost, *weight;
	size_t n;

	/* Labels that are tied are one to the search, which sees the first of them alone. */
	uint32_t *next; /* the next label of its tie, or PLACE_NONE */
	bool *follows;	/* another label, which is the first */

	struct int_box *boxes; /* of choice k: box_begin[k]..box_begin[k + 1) */
	uint32_t *box_begin;
	size_t n_boxes, cap_boxes;

	struct int_box *scratch; /* room for what any one candidate covers */
};

static struct int_box to_int(struct box b)
{
	return (struct int_box){(int32_t)lround(b.min_x * 64), (int32_t)lround(b.min_y * 64),
		(int32_t)lround(b.max_x * 64), (int32_t)lround(b.max_y * 64)};
}

/* The boxes along a strip, at most `max` of them, grown by so much on both axes. */
static size_t strip_boxes(const struct place_strip *strip, double step_pt, size_t max,
	struct page_pt grow, struct int_box *out)
{
	struct page_pt a = strip->from, b = strip->to;
	double length = hypot(b.x - a.x, b.y - a.y);
	size_t n = (size_t)fmin(ceil(length / step_pt), (double)max);
	for (size_t i = 0; i < n; i++) {
		double s = (double)i / (double)n, t = (double)(i + 1) / (double)n;
		struct box box = box_empty();
		box_add(&box, (struct pt){a.x + s * (b.x - a.x), a.y + s * (b.y - a.y)});
		box_add(&box, (struct pt){a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)});
		out[i] = to_int((struct box){box.min_x - grow.x, box.min_y - grow.y,
			box.max_x + grow.x, box.max_y + grow.y});
	}
	return n;
}

static size_t leader_line(struct page_pt from, struct page_pt to, struct int_box *out)
{
	const struct place_strip line = {from, to, leader_half_pt};
	const struct page_pt grow = {leader_half_pt, leader_half_pt};
	return strip_boxes(&line, leader_step_pt, LEADER_BOXES_MAX, grow, out);
}

/* The boxes along its leaders, from the site to the label. */
static size_t leader_boxes(const struct place_candidate *c, struct int_box *out)
{
	struct page_pt from = c->leader_from, to = c->leader_to;
	double length = hypot(to.x - from.x, to.y - from.y);
	double t = length > 0 ? fmin(c->leader_free_pt / length, 1) : 0;
	from = (struct page_pt){from.x + t * (to.x - from.x), from.y + t * (to.y - from.y)};
	size_t n = c->leader ? leader_line(from, to, out) : 0;
	for (size_t i = 0; c->parts != NULL && i < c->parts->n_leaders; i++) {
		const struct place_leader *line = &c->parts->leaders[i];
		n += leader_line(line->from, line->to, out + n);
	}
	return n;
}

/* What the names themselves cover. */
static size_t name_boxes(const struct place_candidate *c, struct int_box *out)
{
	size_t n = c->n_strips == 0 && c->parts == NULL;
	out[0] = to_int(c->box);
	for (size_t i = 0; i < c->n_strips; i++) {
		const struct place_strip *strip = &c->strips[i];
		double dx = strip->to.x - strip->from.x, dy = strip->to.y - strip->from.y;
		double across = strip->half_pt / fmax(hypot(dx, dy), strip->half_pt / 100);
		/* A share of its thickness, so that the boxes follow a slope; each is the
		 * bounds of a piece of the strip. */
		double step = fmax(strip->half_pt / 2, 1);
		size_t max = (NAME_BOXES_MAX - n) / (c->n_strips - i);
		const struct page_pt grow = {fabs(dy) * across, fabs(dx) * across};
		n += strip_boxes(strip, step, max, grow, out + n);
	}
	for (size_t i = 0; c->parts != NULL && i < c->parts->n_boxes; i++) {
		out[n++] = to_int(c->parts->boxes[i]);
	}
	return n;
}

/* Both, those of the names first: *n_name of them. */
static size_t all_boxes(const struct place_candidate *c, struct int_box *out, size_t *n_name)
{
	*n_name = name_boxes(c, out);
	return *n_name + leader_boxes(c, out + *n_name);
}

/* It covers no more boxes than this. */
static size_t boxes_at_most(const struct place_candidate *c)
{
	size_t boxes = c->parts == NULL ? 0 : c->parts->n_boxes;
	size_t leaders = 1 + (c->parts == NULL ? 0 : c->parts->n_leaders);
	return NAME_BOXES_MAX + boxes + leaders * LEADER_BOXES_MAX;
}

/* None of them covers more. */
static size_t any_boxes_at_most(const struct place_problem *p)
{
	size_t most = 0;
	for (size_t i = 0; i < p->n_candidates; i++) {
		size_t n = boxes_at_most(&p->candidates[i]);
		most = n > most ? n : most;
	}
	return most;
}

/* What stands in the way of one candidate. */
struct touch {
	const struct place_problem *p;
	const struct box_grid *obstacles;
	const struct place_label *label;
	const struct place_parts *parts;
	const struct place_candidate *leads; /* it is the leader's; NULL: the name's */
	const struct int_box *boxes; /* what was asked for before: each obstacle costs once */
	size_t n_boxes;
	int32_t slack; /* what only costs must reach so far into a box */
	bool blocked;
	int cost;
};

static bool costs(const struct touch *t, size_t k, uint32_t i)
{
	struct int_box b = t->boxes[k];
	b = (struct int_box){
		b.min_x + t->slack, b.min_y + t->slack, b.max_x - t->slack, b.max_y - t->slack};
	return int_box_overlaps(b, t->obstacles->boxes[i]);
}

static bool costs_before(const struct touch *t, uint32_t i)
{
	bool touched = false;
	for (size_t k = 0; !touched && k < t->n_boxes; k++) {
		touched = costs(t, k, i);
	}
	return touched;
}

/* A symbol on which the leader's own one stands. */
static bool is_beneath(const struct place_candidate *c, const struct place_obstacle *o)
{
	return o->owner != 0 && box_contains(box_grow(o->box, c->leader_free_pt),
					(struct pt){c->leader_from.x, c->leader_from.y});
}

static int share_of(const struct place_label *label, const struct place_obstacle *o)
{
	int parts = o->is_edge ? label->edge_parts : 1;
	return parts == 0 ? 0 : o->cost / parts;
}

/* Whether the obstacle is a symbol of what is being placed. */
static bool is_own(const struct touch *t, uint32_t owner)
{
	bool own = owner == t->label->own;
	for (size_t i = 0; t->parts != NULL && !own && i < t->parts->n_owners; i++) {
		own = owner == t->parts->owners[i];
	}
	return own && owner != 0;
}

static void touch_obstacle(void *user, uint32_t i)
{
	struct touch *t = user;
	const struct place_obstacle *o = &t->p->obstacles[i];
	bool of_site = t->label->own != 0;
	if (t->blocked || is_own(t, o->owner) ||
		(of_site && t->leads != NULL && is_beneath(t->leads, o))) {
		return;
	}
	t->blocked = t->blocked || o->cost < 0;
	bool counts = o->cost > 0 && costs(t, t->n_boxes, i) && !costs_before(t, i);
	t->cost += counts ? share_of(t->label, o) : 0;
}

/* Cost of a candidate with what it stands on; false when it may not stand there. A leader may
 * cross lines, but no symbol. */
static bool judge(const struct chooser *s, const struct place_candidate *c,
	const struct place_label *label, const struct box_grid *obstacles, int32_t *cost)
{
	struct int_box *boxes = s->scratch;
	struct touch name = {.p = s->p,
		.obstacles = obstacles,
		.label = label,
		.parts = c->parts,
		.boxes = boxes,
		.slack = c->n_strips > 0 ? SLACK_64THS : 0,
		.cost = c->cost};
	struct touch leader = name;
	size_t n_name, n = all_boxes(c, boxes, &n_name);
	leader.leads = c;
	for (; !name.blocked && name.n_boxes < n_name; name.n_boxes++) {
		box_grid_query(obstacles, boxes[name.n_boxes], touch_obstacle, &name);
	}
	leader.blocked = name.blocked;
	for (size_t i = n_name; !leader.blocked && i < n; i++) {
		box_grid_query(obstacles, boxes[i], touch_obstacle, &leader);
	}
	*cost = name.cost;
	return !leader.blocked;
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

static bool add_box(struct chooser *s, struct int_box box)
{
	struct int_box *boxes =
		arena_grow(s->a, s->boxes, s->n_boxes, &s->cap_boxes, sizeof(*boxes));
	if (boxes == NULL) {
		return false;
	}
	s->boxes = boxes;
	s->boxes[s->n_boxes++] = box;
	return true;
}

/* The label's candidate of that slot, or PLACE_NONE. */
static uint32_t find_slot(const struct place_problem *p, uint32_t label, uint16_t slot)
{
	for (uint32_t c = p->labels[label].begin; c < p->labels[label].end; c++) {
		if (p->candidates[c].slot == slot) {
			return c;
		}
	}
	return PLACE_NONE;
}

static bool add_boxes(struct chooser *s, const struct place_candidate *c)
{
	struct int_box *boxes = s->scratch;
	size_t n_name, n = all_boxes(c, boxes, &n_name);
	bool ok = true;
	for (size_t i = 0; ok && i < n; i++) {
		ok = add_box(s, boxes[i]);
	}
	return ok;
}

/* What label i and those tied to it would cover. */
static bool keep(struct chooser *s, struct kept kept, uint32_t i)
{
	const struct place_problem *p = s->p;
	uint16_t slot = p->candidates[kept.candidate].slot;
	bool ok = add_boxes(s, &p->candidates[kept.candidate]);
	for (uint32_t k = s->next[i]; ok && k != PLACE_NONE; k = s->next[k]) {
		ok = add_boxes(s, &p->candidates[find_slot(p, k, slot)]);
	}
	s->kept[s->n] = kept;
	s->cost[s->n] = kept.cost;
	s->label[s->n++] = i;
	s->box_begin[s->n] = (uint32_t)s->n_boxes;
	return ok;
}

/* What one label, or several that are tied, may choose from. */
struct choices {
	struct kept *items; /* room for all candidates of the problem */
	size_t n, on_page;  /* free; within the page, free or not */
};

static bool is_on_page(const struct place_problem *p, uint32_t label, uint32_t candidate)
{
	const struct box *own = p->labels[label].page;
	return inside(p->candidates[candidate].box, own != NULL ? *own : p->page);
}

/* Adds candidate c of label i when it, and the same slot of all that are tied to it, is free.
 */
static void add_choice(const struct chooser *s, uint32_t i, uint32_t c,
	const struct box_grid *obstacles, struct choices *out)
{
	const struct place_problem *p = s->p;
	struct kept kept = {.candidate = c};
	bool on_page = true, free = true;
	for (uint32_t k = i; on_page && k != PLACE_NONE; k = s->next[k]) {
		uint32_t its = k == i ? c : find_slot(p, k, p->candidates[c].slot);
		int32_t cost;
		on_page = its != PLACE_NONE && is_on_page(p, k, its);
		free = free && on_page &&
		       judge(s, &p->candidates[its], &p->labels[k], obstacles, &cost);
		kept.cost += free ? cost : 0;
	}
	out->on_page += on_page;
	if (free) {
		out->items[out->n++] = kept;
	}
}

/* Keeps the cheapest of each sort, in their order: many positions next to a place would leave
 * none far from it, where there is room. What costs as much as no label is not kept. */
static bool keep_cheapest(struct chooser *s, const struct choices *choices, uint32_t i)
{
	size_t kept = 0, led = 0;
	bool ok = true;
	for (size_t k = 0; ok && k < choices->n && choices->items[k].cost < s->weight[i]; k++) {
		bool leads = s->p->candidates[choices->items[k].candidate].leader;
		if (leads ? led < KEPT_LED : kept < KEPT_MAX) {
			ok = keep(s, choices->items[k], i);
			led += leads;
			kept += !leads;
		}
	}
	return ok;
}

/* The candidates of one label, and those tied to it, that may be used, cheapest first. */
static bool keep_label(
	struct chooser *s, uint32_t i, const struct box_grid *obstacles, struct choices *out)
{
	const struct place_label *label = &s->p->labels[i];
	bool is_tied = s->next[i] != PLACE_NONE;
	out->n = out->on_page = 0;
	for (uint32_t c = label->begin; !s->follows[i] && c < label->end; c++) {
		add_choice(s, i, c, obstacles, out);
	}
	if (out->n == 0 && is_tied && !s->follows[i]) { /* nothing in common */
		for (uint32_t k = i, next; k != PLACE_NONE; k = next) {
			next = s->next[k];
			s->next[k] = PLACE_NONE;
			s->follows[k] = false;
		}
		return keep_label(s, i, obstacles, out);
	}
	if (out->n > 0) {
		qsort(out->items, out->n, sizeof(*out->items), by_cost);
	}
	s->out->reasons[i] = out->on_page == 0 ? PLACE_OUTSIDE
			     : out->n == 0     ? PLACE_BLOCKED
					       : PLACE_CROWDED;
	for (uint32_t k = i; !s->follows[i] && k != PLACE_NONE; k = s->next[k]) {
		s->weight[i] += s->p->labels[k].weight;
	}
	bool ok = keep_cheapest(s, out, i);
	s->begin[i + 1] = (uint32_t)s->n;
	return ok;
}

/* Chains of the labels that are tied, in their order. */
static bool tie_labels(struct chooser *s)
{
	const struct place_problem *p = s->p;
	uint32_t n_ties = 0;
	s->next = arena_alloc(s->a, p->n_labels, sizeof(*s->next));
	s->follows = arena_alloc(s->a, p->n_labels, sizeof(*s->follows));
	for (size_t i = 0; i < p->n_labels; i++) {
		n_ties = p->labels[i].tie > n_ties ? p->labels[i].tie : n_ties;
	}
	/* The last label of each tie so far, one more than its number. */
	uint32_t *last = arena_alloc(s->a, (size_t)n_ties + 1, sizeof(*last));
	if (s->next == NULL || s->follows == NULL || last == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < p->n_labels; i++) {
		uint32_t tie = p->labels[i].tie;
		s->next[i] = PLACE_NONE;
		s->follows[i] = tie != 0 && last[tie] != 0;
		if (s->follows[i]) {
			s->next[last[tie] - 1] = i;
		}
		last[tie] = i + 1;
	}
	return true;
}

static bool keep_candidates(struct chooser *s)
{
	const struct place_problem *p = s->p;
	struct arena *a = s->a;
	struct box_grid grid;
	struct int_box *obstacles = arena_alloc(a, p->n_obstacles, sizeof(*obstacles));
	struct choices choices = {arena_alloc(a, p->n_candidates, sizeof(struct kept)), 0, 0};
	s->kept = arena_alloc(a, p->n_candidates, sizeof(*s->kept));
	s->cost = arena_alloc(a, p->n_candidates, sizeof(*s->cost));
	s->label = arena_alloc(a, p->n_candidates, sizeof(*s->label));
	s->box_begin = arena_alloc(a, p->n_candidates + 1, sizeof(*s->box_begin));
	s->begin = arena_alloc(a, p->n_labels + 1, sizeof(*s->begin));
	s->weight = arena_alloc(a, p->n_labels, sizeof(*s->weight));
	s->scratch = arena_alloc(a, any_boxes_at_most(p), sizeof(*s->scratch));
	if (obstacles == NULL || choices.items == NULL || s->kept == NULL || s->cost == NULL ||
		s->label == NULL || s->box_begin == NULL || s->begin == NULL ||
		s->weight == NULL || s->scratch == NULL) {
		return false;
	}
	for (size_t i = 0; i < p->n_obstacles; i++) {
		obstacles[i] = to_int(p->obstacles[i].box);
	}
	if (!box_grid_make(a, obstacles, p->n_obstacles, &grid)) {
		return false;
	}
	for (uint32_t i = 0; i < p->n_labels; i++) {
		if (!keep_label(s, i, &grid, &choices)) {
			return false;
		}
	}
	return true;
}

/* Of few labels several searches are made. */
static bool choose_kept(struct chooser *s, uint32_t *chosen)
{
	const struct place_problem *p = s->p;
	struct choice_problem problem = {
		.n_labels = p->n_labels,
		.n_candidates = s->n,
		.begin = s->begin,
		.label = s->label,
		.cost = s->cost,
		.weight = s->weight,
	};
	const struct conflict_shapes shapes = {s->boxes, s->box_begin, s->label, s->n};
	static const uint64_t unlimited[] = {UINT32_MAX};
	const struct solve_effort given = {unlimited, 1, p->moves};
	const struct solve_effort usual = {
		tries, p->n_labels <= FEW_LABELS ? N_TRIES : 1, MOVES_MAX};
	return conflict_graph_make(s->a, &shapes, &problem.graph) &&
	       solve(s->a, &problem, anneal_choose, p->moves != 0 ? given : usual, chosen);
}

/* Those tied to label i take what it took. */
static void pass_on(const struct chooser *s, uint32_t i)
{
	struct place_result *out = s->out;
	for (uint32_t k = s->next[i]; k != PLACE_NONE; k = s->next[k]) {
		bool none = out->chosen[i] == PLACE_NONE;
		out->reasons[k] = out->reasons[i];
		out->chosen[k] =
			none ? PLACE_NONE
			     : find_slot(s->p, k, s->p->candidates[out->chosen[i]].slot);
	}
}

static bool place_once(struct arena *a, const struct place_problem *p, struct place_result *out)
{
	struct chooser s = {.a = a, .p = p, .out = out};
	out->chosen = arena_alloc(a, p->n_labels, sizeof(*out->chosen));
	out->reasons = arena_alloc(a, p->n_labels, sizeof(*out->reasons));
	if (out->chosen == NULL || out->reasons == NULL || !tie_labels(&s) ||
		!keep_candidates(&s) || !choose_kept(&s, out->chosen)) {
		return false;
	}
	for (size_t i = 0; i < p->n_labels; i++) {
		uint32_t k = out->chosen[i];
		out->chosen[i] = k == CHOICE_NONE ? PLACE_NONE : s.kept[k].candidate;
		if (k != CHOICE_NONE) {
			out->reasons[i] = PLACE_SHOWN;
		}
	}
	for (uint32_t i = 0; i < p->n_labels; i++) {
		if (!s.follows[i]) {
			pass_on(&s, i);
		}
	}
	return true;
}

static struct box from_int(struct int_box b)
{
	return (struct box){b.min_x / 64.0, b.min_y / 64.0, b.max_x / 64.0, b.max_y / 64.0};
}

/* What a chosen candidate covers, as obstacles; returns how many. */
static size_t block_chosen(
	const struct place_candidate *c, struct int_box *boxes, struct place_obstacle *out)
{
	size_t n_name, n = all_boxes(c, boxes, &n_name);
	for (size_t i = 0; i < n; i++) {
		out[i] = (struct place_obstacle){.box = from_int(boxes[i]), .cost = -1};
	}
	return n;
}

/* Labels that found no place together are placed each on its own, where there is still room:
 * rest[i] is the problem's number of label i of those left out. */
static bool place_apart(struct arena *a, const struct place_problem *p, const uint32_t *rest,
	size_t n_rest, struct place_result *out)
{
	size_t n = p->n_obstacles, most = 0;
	for (size_t i = 0; i < p->n_labels; i++) {
		most += out->chosen[i] == PLACE_NONE
				? 0
				: boxes_at_most(&p->candidates[out->chosen[i]]);
	}
	struct place_label *labels = arena_alloc(a, n_rest, sizeof(*labels));
	struct place_obstacle *obstacles = arena_alloc(a, n + most, sizeof(*obstacles));
	struct int_box *scratch = arena_alloc(a, most, sizeof(*scratch));
	struct place_problem apart = *p;
	struct place_result result;
	if (labels == NULL || obstacles == NULL || scratch == NULL) {
		return false;
	}
	memcpy(obstacles, p->obstacles, n * sizeof(*obstacles));
	for (size_t i = 0; i < p->n_labels; i++) {
		if (out->chosen[i] != PLACE_NONE) {
			n += block_chosen(
				&p->candidates[out->chosen[i]], scratch, &obstacles[n]);
		}
	}
	for (size_t i = 0; i < n_rest; i++) {
		labels[i] = p->labels[rest[i]];
		labels[i].tie = 0;
	}
	apart.labels = labels;
	apart.n_labels = n_rest;
	apart.obstacles = obstacles;
	apart.n_obstacles = n;
	if (!place_once(a, &apart, &result)) {
		return false;
	}
	for (size_t i = 0; i < n_rest; i++) {
		out->chosen[rest[i]] = result.chosen[i];
		if (result.reasons[i] == PLACE_SHOWN) {
			out->reasons[rest[i]] = PLACE_SHOWN;
		}
	}
	return true;
}

bool place_labels(struct arena *a, const struct place_problem *p, struct place_result *out)
{
	uint32_t *rest = arena_alloc(a, p->n_labels, sizeof(*rest));
	size_t n_rest = 0;
	if (rest == NULL || !place_once(a, p, out)) {
		return false;
	}
	for (uint32_t i = 0; i < p->n_labels; i++) {
		if (p->labels[i].tie != 0 && out->chosen[i] == PLACE_NONE) {
			rest[n_rest++] = i;
		}
	}
	return n_rest == 0 || place_apart(a, p, rest, n_rest, out);
}
