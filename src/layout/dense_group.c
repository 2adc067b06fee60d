#include "layout/candidates.h"
#include "layout/dense.h"

#include <math.h>
#include <stdlib.h>

/* Sites no farther apart than this many heights of their letters crowd each other's names. */
static const double near_em = 2.2;
/* From the symbols to the names; how far a stack is moved up or down, in its heights. */
static const double gaps_pt[] = {5, 10, 18}, shifts[] = {0, -0.3, 0.3, -0.6, 0.6};
enum { N_GAPS = 3, N_SHIFTS = 5, N_SIDED = 3, N_LINES = 2 };
enum { CANDIDATES_MAX = N_GAPS * N_SHIFTS * N_SIDED * N_LINES, MEMBERS_MAX = 24 };
static const double name_gap_pt = 0.8;
/* Costs: of a block at all, of names on both sides, of the mean length of its leaders. */
enum { COST_BLOCK = 100, COST_BOTH = 10, COST_PER_PT = 4 };

static bool is_single(const struct label *label, enum dense_way way)
{
	return dense_may_move(label) && label->kind == LABEL_SITE &&
	       label->layer->spec->dense == way;
}

static bool are_near(const struct label *a, const struct label *b)
{
	double em = fmax(a->variants[0].font.size_pt, b->variants[0].font.size_pt);
	double dx = a->anchor.x - b->anchor.x, dy = a->anchor.y - b->anchor.y;
	return dx * dx + dy * dy <= near_em * near_em * em * em;
}

/* Labels that may be of one group, and which are. */
struct grouping {
	const struct dense_panel *p;
	uint32_t *items; /* labels, from west to east */
	size_t *parent;	 /* union-find, of the items */
	size_t *size;	 /* of each root's group */
	bool *seed;	 /* one whose neighbours belong to its group */
	size_t n;
};

static size_t root(struct grouping *g, size_t i)
{
	while (g->parent[i] != i) {
		g->parent[i] = g->parent[g->parent[i]];
		i = g->parent[i];
	}
	return i;
}

static const struct label *label_of(const struct grouping *g, size_t i)
{
	return &g->p->labels->items[g->items[i]];
}

/* To be sorted. */
struct placed {
	double x;
	uint32_t i;
};

static int by_x(const void *pa, const void *pb)
{
	const struct placed *a = pa, *b = pb;
	return a->x != b->x ? (a->x < b->x ? -1 : 1) : (a->i > b->i) - (a->i < b->i);
}

/* Those of a layer that is set so, from west to east. */
static bool collect(struct arena *a, enum dense_way way, struct grouping *out)
{
	const struct labels *labels = out->p->labels;
	struct placed *placed = arena_alloc(a, labels->n + 1, sizeof(*placed));
	out->items = arena_alloc(a, labels->n + 1, sizeof(*out->items));
	out->parent = arena_alloc(a, labels->n + 1, sizeof(*out->parent));
	out->size = arena_alloc(a, labels->n + 1, sizeof(*out->size));
	out->seed = arena_alloc(a, labels->n + 1, sizeof(*out->seed));
	if (placed == NULL || out->size == NULL || out->items == NULL || out->parent == NULL ||
		out->seed == NULL) {
		return false;
	}
	for (uint32_t i = 0; i < labels->n; i++) {
		if (is_single(&labels->items[i], way)) {
			placed[out->n++] = (struct placed){labels->items[i].anchor.x, i};
		}
	}
	if (out->n > 0) {
		qsort(placed, out->n, sizeof(*placed), by_x);
	}
	for (size_t i = 0; i < out->n; i++) {
		out->items[i] = placed[i].i;
		out->parent[i] = i;
	}
	return true;
}

static double reach(const struct label *label)
{
	/* Letters of another layer may be larger. */
	const double larger = 4;
	return near_em * label->variants[0].font.size_pt * larger;
}

static void join(struct grouping *g)
{
	for (size_t i = 0; i < g->n; i++) {
		const struct label *a = label_of(g, i);
		for (size_t k = i + 1; k < g->n; k++) {
			const struct label *b = label_of(g, k);
			if (b->anchor.x - a->anchor.x > reach(a)) {
				break;
			}
			if ((g->seed[i] || g->seed[k]) && are_near(a, b)) {
				size_t p = root(g, i), q = root(g, k);
				g->parent[p > q ? p : q] = p > q ? q : p;
			}
		}
	}
}

/* The symbols of the members. */
static struct box bounds(const struct dense_panel *p, const struct dense_group *g)
{
	struct box all = box_empty();
	for (size_t i = 0; i < g->n; i++) {
		const struct label *label = &p->labels->items[g->members[i]];
		const struct sites *sites = p->r->sites;
		struct box b = site_box(&sites->items[sites->clusters[label->cluster].begin]);
		box_add(&all, (struct pt){b.min_x, b.min_y});
		box_add(&all, (struct pt){b.max_x, b.max_y});
	}
	return all;
}

/* One of the ways a block may stand. */
struct trial {
	struct dense_panel *p;
	struct dense_group *g;
	struct box symbols;
	struct dense_name *names;
	struct dense_spot *spots;
	uint16_t *variants;
};

/* The names' sizes in one line, or in two where they can be broken; whether any was. */
static bool measure(const struct trial *t, bool broken)
{
	bool any = false;
	for (size_t i = 0; i < t->g->n; i++) {
		const struct label *label = &t->p->labels->items[t->g->members[i]];
		t->variants[i] = broken && label->n_variants > 1;
		any = any || t->variants[i] > 0;
		const struct block *b = &label->variants[t->variants[i]];
		double pad = block_pad(b);
		t->names[i] = (struct dense_name){
			.at = label->anchor,
			.width_pt = b->size.width_pt + 2 * pad + leader_gap_pt,
			.height_pt = b->height_pt + 2 * pad,
			.middle_pt = pad + (b->height_pt - b->size.descent_pt) / 2,
		};
	}
	return any;
}

/* Whether a straight line has a point within the box. */
static bool runs_through(struct page_pt from, struct page_pt to, struct box b)
{
	const double at[] = {from.x, from.y}, by[] = {to.x - from.x, to.y - from.y};
	const double low[] = {b.min_x, b.min_y}, high[] = {b.max_x, b.max_y};
	double begin = 0, end = 1;
	for (int i = 0; i < 2; i++) {
		if (by[i] == 0) {
			if (at[i] <= low[i] || at[i] >= high[i]) {
				return false;
			}
			continue;
		}
		double s = (low[i] - at[i]) / by[i], e = (high[i] - at[i]) / by[i];
		begin = fmax(begin, fmin(s, e));
		end = fmin(end, fmax(s, e));
	}
	return begin < end;
}

/* Whether a leader runs under the symbol of another place. */
static bool is_hidden(const struct trial *t, size_t i)
{
	const struct sites *sites = t->p->r->sites;
	const struct label *label = &t->p->labels->items[t->g->members[i]];
	bool hidden = false;
	for (size_t k = 0; !hidden && k < t->g->n; k++) {
		const struct label *other = &t->p->labels->items[t->g->members[k]];
		const struct site *site = &sites->items[sites->clusters[other->cluster].begin];
		hidden =
			k != i && runs_through(label->anchor, t->spots[i].port, site_box(site));
	}
	return hidden;
}

/* Rounds so that a pin, in 1/100 pt, puts the name where it stands. */
static double rounded(double pt, double from)
{
	const double per_pt = 100;
	return from + round((pt - from) * per_pt) / per_pt;
}

/* Where the text of a member begins. */
static struct page_pt text_at(
	const struct label *label, const struct block *b, const struct dense_spot *spot)
{
	double pad = block_pad(b), w = b->size.width_pt;
	double cap = b->height_pt - b->size.descent_pt;
	double edge = spot->right ? spot->box.min_x + leader_gap_pt + pad
				  : spot->box.max_x - leader_gap_pt - pad;
	return (struct page_pt){rounded(edge, label->anchor.x) - (spot->right ? 0 : w),
		rounded(spot->port.y, label->anchor.y) - cap / 2};
}

/* Adds the block as a candidate of the group. */
static bool add_candidate(struct arena *a, const struct trial *t, int cost)
{
	struct dense_group *g = t->g;
	struct place_parts *parts = arena_alloc(a, 1, sizeof(*parts));
	struct box *boxes = arena_alloc(a, g->n, sizeof(*boxes));
	struct place_leader *leaders = arena_alloc(a, g->n, sizeof(*leaders));
	uint32_t *owners = arena_alloc(a, g->n, sizeof(*owners));
	if (parts == NULL || boxes == NULL || leaders == NULL || owners == NULL) {
		return false;
	}
	struct place_candidate c = {.box = t->symbols,
		.cost = cost,
		.slot = (uint16_t)(g->end - g->begin),
		.parts = parts};
	for (size_t i = 0; i < g->n; i++) {
		const struct label *label = &t->p->labels->items[g->members[i]];
		boxes[i] = t->spots[i].box;
		leaders[i] = (struct place_leader){label->anchor, t->spots[i].port};
		owners[i] = label->own;
		box_add(&c.box, (struct pt){boxes[i].min_x, boxes[i].min_y});
		box_add(&c.box, (struct pt){boxes[i].max_x, boxes[i].max_y});
	}
	*parts = (struct place_parts){boxes, leaders, owners, g->n, g->n, g->n};
	size_t k = g->end - g->begin;
	for (size_t i = 0; i < g->n; i++) {
		g->spots[k * g->n + i] = t->spots[i];
		g->variants[k * g->n + i] = t->variants[i];
	}
	g->end++;
	return labels_append_position(a, t->p->labels, &(struct label_position){0}, &c);
}

static bool try_block(
	struct arena *a, const struct trial *t, const struct dense_block_request *r, int cost)
{
	double length = 0;
	bool clear = true;
	if (!dense_block_place(a, r, t->spots)) {
		return false;
	}
	for (size_t i = 0; clear && i < r->n; i++) {
		clear = !is_hidden(t, i);
		double dx = r->names[i].at.x - t->spots[i].port.x;
		double dy = r->names[i].at.y - t->spots[i].port.y;
		length += sqrt(dx * dx + dy * dy);
	}
	cost += (int)lround(COST_PER_PT * length / (double)r->n);
	return !clear || add_candidate(a, t, cost);
}

static bool try_lines(struct arena *a, const struct trial *t, bool broken)
{
	bool ok = true, any = measure(t, broken);
	double height = 0;
	for (size_t i = 0; i < t->g->n; i++) {
		height += t->names[i].height_pt + name_gap_pt;
	}
	for (int k = 0; (any || !broken) && ok && k < N_SIDED * N_GAPS * N_SHIFTS; k++) {
		enum dense_sides sides = (enum dense_sides)(k % N_SIDED);
		double stacked = sides == DENSE_BOTH ? height / 2 : height;
		const struct dense_block_request r = {
			.names = t->names,
			.n = t->g->n,
			.around = box_grow(t->symbols, gaps_pt[k / N_SIDED % N_GAPS]),
			.down_pt = shifts[k / N_SIDED / N_GAPS] * stacked,
			.gap_pt = name_gap_pt,
			.sides = sides,
		};
		ok = try_block(a, t, &r,
			COST_BLOCK + (sides == DENSE_BOTH ? COST_BOTH : 0) +
				(broken ? COST_BROKEN : 0));
	}
	return ok;
}

/* The ways the group's block may stand. */
static bool add_candidates(struct arena *a, struct dense_panel *p, struct dense_group *g)
{
	struct trial t = {.p = p,
		.g = g,
		.symbols = bounds(p, g),
		.names = arena_alloc(a, g->n, sizeof(*t.names)),
		.spots = arena_alloc(a, g->n, sizeof(*t.spots)),
		.variants = arena_alloc(a, g->n, sizeof(*t.variants))};
	g->spots = arena_alloc(a, CANDIDATES_MAX * g->n, sizeof(*g->spots));
	g->variants = arena_alloc(a, CANDIDATES_MAX * g->n, sizeof(*g->variants));
	g->begin = g->end = (uint32_t)p->labels->n_positions;
	if (t.names == NULL || t.spots == NULL || t.variants == NULL || g->spots == NULL ||
		g->variants == NULL) {
		return false;
	}
	return g->n > MEMBERS_MAX || (try_lines(a, &t, false) && try_lines(a, &t, true));
}

/* The labels of one root. */
static bool add_group(
	struct arena *a, struct dense_panel *p, struct grouping *by, size_t head, bool forced)
{
	size_t n = by->size[head];
	struct dense_group *groups =
		arena_grow(a, p->groups, p->n_groups, &p->cap_groups, sizeof(*groups));
	uint32_t *members = arena_alloc(a, n, sizeof(*members));
	if (groups == NULL || members == NULL) {
		return false;
	}
	p->groups = groups;
	struct dense_group *g = &groups[p->n_groups++];
	*g = (struct dense_group){.members = members, .is_forced = forced, .is_tried = true};
	for (size_t i = head; g->n < n; i++) {
		if (root(by, i) == head) {
			members[g->n++] = by->items[i];
			p->of[by->items[i]].state = DENSE_IN_BLOCK;
		}
	}
	return add_candidates(a, p, g);
}

static bool add_groups(struct arena *a, struct dense_panel *p, struct grouping *by, bool forced)
{
	bool ok = true;
	join(by);
	for (size_t i = 0; i < by->n; i++) {
		by->size[root(by, i)]++;
	}
	for (size_t i = 0; ok && i < by->n; i++) {
		ok = by->size[i] < 2 || add_group(a, p, by, i, forced);
	}
	return ok;
}

bool dense_group_lost(struct arena *a, struct dense_panel *p)
{
	struct grouping by = {.p = p};
	bool any = false;
	if (!collect(a, DENSE_AUTO, &by)) {
		return false;
	}
	for (size_t i = 0; i < by.n; i++) {
		by.seed[i] = p->of[by.items[i]].reason != PLACE_SHOWN;
		any = any || by.seed[i];
	}
	return !any || add_groups(a, p, &by, false);
}

bool dense_group_forced(struct arena *a, struct dense_panel *p)
{
	struct grouping by = {.p = p};
	if (!collect(a, DENSE_BLOCK, &by)) {
		return false;
	}
	for (size_t i = 0; i < by.n; i++) {
		by.seed[i] = true;
	}
	return add_groups(a, p, &by, true);
}

bool dense_group_settle(
	struct arena *a, struct dense_panel *p, const struct dense_group *g, uint32_t chosen)
{
	bool ok = true;
	for (size_t i = 0; ok && i < g->n; i++) {
		size_t k = (size_t)(chosen - g->begin) * g->n + i;
		const struct dense_spot *spot = &g->spots[k];
		const struct label *label = &p->labels->items[g->members[i]];
		const struct block *b = &label->variants[g->variants[k]];
		struct dense_label *of = &p->of[g->members[i]];
		struct label_position position = {
			.at = text_at(label, b, spot),
			.variant = g->variants[k],
			.width_pt = b->size.width_pt,
			.align = spot->right ? 0 : 1,
			.leader = true,
		};
		position.leader_from = label->anchor;
		position.leader_to = leader_end_beside(b, &position);
		const struct place_candidate candidate = {
			.box = block_box(b, position.at),
			.slot = PLACE_SLOT_NONE,
			.leader = true,
			.leader_from = label->anchor,
			.leader_to = position.leader_to,
		};
		of->chosen = (uint32_t)p->labels->n_positions;
		of->reason = PLACE_SHOWN;
		ok = labels_append_position(a, p->labels, &position, &candidate);
	}
	return ok;
}
