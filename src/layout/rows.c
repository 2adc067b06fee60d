#include "layout/rows.h"

#include "layout/candidates.h"
#include "layout/dense_key.h"

#include <math.h>

/* Ways from the place, nearest first, each at the distances in turn. */
static const struct {
	int x, y;
} ways[] = {{1, 0}, {0, -1}, {0, 1}, {-1, 0}, {1, -1}, {1, 1}, {-1, -1}, {-1, 1}};
static const double distances_pt[] = {2.7, 8, 14, 21, 30, 42, 60};
enum { N_WAYS = 8, N_DISTANCES = 7, N_POSITIONS = 1 + N_WAYS * N_DISTANCES };
/* Farther than this from the place a line leads to the rows. */
static const double beside_pt = 3;
/* A leader as obstacle: a box for each step along it. */
static const double step_pt = 2, half_pt = 0.5, frame_gap_pt = 1;

static bool is_without_rows(const struct label *label)
{
	return label->kind == LABEL_CLUSTER && label->reason != PLACE_SHOWN && !label->covered;
}

/* Rows at number i of the ways and distances; 0 is on the place. */
static void position_at(const struct cluster_shape *shape, struct page_pt at, size_t i,
	struct label_position *position, struct place_candidate *candidate)
{
	double w = shape->width_pt, h = shape->height_pt, x = at.x - w / 2, y = at.y - h / 2;
	double far = i == 0 ? 0 : distances_pt[(i - 1) / N_WAYS];
	if (i > 0) {
		size_t way = (i - 1) % N_WAYS;
		double d = far * (ways[way].x != 0 && ways[way].y != 0 ? 0.75 : 1);
		x += ways[way].x * (w / 2 + d);
		y += ways[way].y * (h / 2 + d);
	}
	const struct box box = {x, y, x + w, y + h};
	const struct page_pt to = leader_end(&box, at);
	bool leader = far > beside_pt;
	*position = (struct label_position){.rows_at = {x, y},
		.align = 0.5F,
		.on_place = i == 0,
		.leader = leader,
		.leader_from = at,
		.leader_to = to};
	*candidate = (struct place_candidate){.box = box,
		.cost = (int)(10 * far) + (int)i,
		.slot = (uint16_t)i,
		.leader = leader,
		.leader_from = at,
		.leader_to = to};
}

static bool add_leader(struct arena *a, struct obstacles *o, const struct place_candidate *c)
{
	struct page_pt p = c->leader_from, q = c->leader_to;
	size_t n = (size_t)ceil(hypot(q.x - p.x, q.y - p.y) / step_pt);
	bool ok = true;
	for (size_t i = 0; ok && i <= n; i++) {
		double t = n == 0 ? 0 : (double)i / (double)n;
		double x = p.x + t * (q.x - p.x), y = p.y + t * (q.y - p.y);
		ok = obstacles_add(a, o, box_grow((struct box){x, y, x, y}, half_pt), -1, 0);
	}
	return ok;
}

/* What labels kept clear of, the labels themselves, and the key of their numbers. */
static bool gather(struct arena *a, const struct labels *labels, struct obstacles *out)
{
	*out = (struct obstacles){0};
	bool ok = true;
	for (size_t i = 0; ok && i < labels->obstacles.n; i++) {
		const struct place_obstacle *o = &labels->obstacles.items[i];
		ok = obstacles_add(a, out, o->box, o->cost, o->owner);
	}
	if (ok && labels->key != NULL) {
		ok = obstacles_add(a, out, labels->key->box, -1, 0);
	}
	for (size_t i = 0; ok && i < labels->n; i++) {
		const struct label *label = &labels->items[i];
		if (label->reason == PLACE_SHOWN) {
			const struct place_candidate *c = &labels->candidates[label->chosen];
			ok = obstacles_add(a, out, label->box, -1, 0) &&
			     (!c->leader || add_leader(a, out, c));
		}
	}
	return ok;
}

static void cover(const struct label_request *r, const struct cluster *c)
{
	for (uint32_t i = c->begin; i < c->end; i++) {
		struct site *site = &r->sites->items[i];
		site->covered = true;
		diag_warn(r->layout->a->diag, "covered",
			"layer '%s': '%s' has no room for its symbol and is not drawn",
			site->layer->spec->id, site->name == NULL ? "" : site->name);
	}
}

/* Moves the symbols of a cluster to the position found. */
static bool settle(const struct label_request *r, struct labels *labels, struct label *label,
	uint32_t chosen)
{
	const struct cluster *c = &r->sites->clusters[label->cluster];
	struct label_position position;
	struct place_candidate candidate;
	struct cluster_shape shape;
	if (chosen == PLACE_NONE) {
		cover(r, c);
		return true;
	}
	cluster_measure(r->sites, c, &shape);
	position_at(&shape, c->at, chosen % N_POSITIONS, &position, &candidate);
	cluster_set(r->sites, c, &shape, position.rows_at, (double)position.align);
	label->rows_alone = true;
	label->chosen = (uint32_t)labels->n_positions;
	return labels_append_position(r->layout->a, labels, &position, &candidate);
}

bool rows_place(const struct label_request *r, struct labels *labels)
{
	struct arena *a = r->layout->a;
	size_t n = 0;
	for (size_t i = 0; i < labels->n; i++) {
		n += is_without_rows(&labels->items[i]);
	}
	if (n == 0) {
		return true;
	}
	struct place_label *lost = arena_alloc(a, n, sizeof(*lost));
	struct place_candidate *candidates =
		arena_alloc(a, n * N_POSITIONS, sizeof(*candidates));
	struct obstacles obstacles;
	struct place_result result;
	if (lost == NULL || candidates == NULL || !gather(a, labels, &obstacles)) {
		return false;
	}
	uint32_t end = 0;
	for (size_t i = 0, k = 0; i < labels->n; i++) {
		const struct label *label = &labels->items[i];
		struct cluster_shape shape;
		struct label_position position;
		if (!is_without_rows(label)) {
			continue;
		}
		lost[k++] = (struct place_label){.begin = end,
			.end = end + N_POSITIONS,
			.weight = 1000000,
			.own = label->own};
		cluster_measure(r->sites, &r->sites->clusters[label->cluster], &shape);
		for (size_t j = 0; j < N_POSITIONS; j++) {
			position_at(&shape, label->anchor, j, &position, &candidates[end++]);
		}
	}
	const struct place_problem problem = {.page = box_grow(r->map, -frame_gap_pt),
		.candidates = candidates,
		.labels = lost,
		.obstacles = obstacles.items,
		.n_candidates = end,
		.n_labels = n,
		.n_obstacles = obstacles.n};
	bool ok = place_labels(a, &problem, &result);
	for (size_t i = 0, k = 0; ok && i < labels->n; i++) {
		if (is_without_rows(&labels->items[i])) {
			ok = settle(r, labels, &labels->items[i], result.chosen[k++]);
		}
	}
	return ok;
}
