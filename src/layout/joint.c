#include "layout/joint.h"

#include <math.h>
#include <string.h>

/* The arrays of the problem while they are filled. */
struct assembler {
	struct arena *a;
	const struct joint_request *r;
	struct place_label *labels;
	struct place_candidate *candidates;
	struct place_obstacle *obstacles;
	struct box *pages; /* of each panel */
	size_t n_labels, n_candidates, n_obstacles;
	uint32_t n_owners, n_ties;
	double right_pt; /* of the last panel's map */
};

static struct box shifted(struct box b, struct page_pt by)
{
	return (struct box){b.min_x + by.x, b.min_y + by.y, b.max_x + by.x, b.max_y + by.y};
}

static struct page_pt moved(struct page_pt p, struct page_pt by)
{
	return (struct page_pt){p.x + by.x, p.y + by.y};
}

/* Moves what the candidate covers; false without memory. */
static bool move_strips(struct assembler *s, struct place_candidate *c, struct page_pt by)
{
	struct place_strip *strips = arena_alloc(s->a, c->n_strips, sizeof(*strips));
	for (size_t i = 0; strips != NULL && i < c->n_strips; i++) {
		strips[i] = (struct place_strip){moved(c->strips[i].from, by),
			moved(c->strips[i].to, by), c->strips[i].half_pt};
	}
	c->strips = strips;
	return strips != NULL;
}

/* A cluster is large, and had better cross an edge than stand far from its place; what an
 * annotation is about is its author's to say. */
static int edge_parts(const struct label *label)
{
	const int of_cluster = 8;
	return label->kind == LABEL_CLUSTER	 ? of_cluster
	       : label->kind == LABEL_ANNOTATION ? 0
						 : 1;
}

static bool move_parts(struct assembler *s, struct place_candidate *c, struct page_pt by)
{
	const struct place_parts *in = c->parts;
	struct place_parts *out = arena_alloc(s->a, 1, sizeof(*out));
	struct box *boxes = arena_alloc(s->a, in->n_boxes, sizeof(*boxes));
	struct place_leader *leaders = arena_alloc(s->a, in->n_leaders, sizeof(*leaders));
	uint32_t *owners = arena_alloc(s->a, in->n_owners, sizeof(*owners));
	if (out == NULL || boxes == NULL || leaders == NULL || owners == NULL) {
		return false;
	}
	for (size_t i = 0; i < in->n_boxes; i++) {
		boxes[i] = shifted(in->boxes[i], by);
	}
	for (size_t i = 0; i < in->n_leaders; i++) {
		leaders[i] = (struct place_leader){
			moved(in->leaders[i].from, by), moved(in->leaders[i].to, by)};
	}
	for (size_t i = 0; i < in->n_owners; i++) {
		owners[i] = s->n_owners + in->owners[i];
	}
	*out = *in;
	out->boxes = boxes;
	out->leaders = leaders;
	out->owners = owners;
	c->parts = out;
	return true;
}

/* The panels are laid side by side, wherever they stand on the page: what is in one is in the
 * way of nothing in another, not even of an inset's that lies on it. The owners of panel k, its
 * clusters, are numbered behind those of the panels before it. */
static bool add_panel(struct assembler *s, size_t k)
{
	const double gap_pt = 1;
	const struct label_request *panel = &s->r->panels[k];
	struct box map = panel->map;
	const struct page_pt by = {k == 0 ? 0 : s->right_pt + gap_pt - map.min_x,
		s->r->panels[0].map.min_y - map.min_y};
	s->right_pt = map.max_x + by.x;
	const struct labels *labels = &s->r->labels[k];
	const struct obstacles *obstacles = &s->r->obstacles[k];
	uint32_t first = (uint32_t)s->n_candidates;
	for (size_t i = 0; i < labels->n_positions; i++) {
		struct place_candidate c = labels->candidates[i];
		c.box = shifted(c.box, by);
		c.leader_from = moved(c.leader_from, by);
		c.leader_to = moved(c.leader_to, by);
		bool ok = (c.n_strips == 0 || move_strips(s, &c, by)) &&
			  (c.parts == NULL || move_parts(s, &c, by));
		if (!ok) {
			return false;
		}
		s->candidates[s->n_candidates++] = c;
	}
	s->pages[k] = shifted(box_grow(panel->map, -s->r->frame_gap_pt), by);
	for (size_t i = 0; i < labels->n; i++) {
		const struct label *label = &labels->items[i];
		s->labels[s->n_labels++] = (struct place_label){
			.begin = first + label->begin,
			.end = first + (label->is_settled ? label->begin : label->end),
			.weight = label->weight,
			.edge_parts = edge_parts(label),
			.own = label->own == 0 ? 0 : s->n_owners + label->own,
			.page = &s->pages[k],
		};
	}
	for (size_t i = 0; i < obstacles->n; i++) {
		struct place_obstacle o = obstacles->items[i];
		o.box = shifted(o.box, by);
		o.owner = o.owner == 0 ? 0 : s->n_owners + o.owner;
		s->obstacles[s->n_obstacles++] = o;
	}
	s->n_owners += (uint32_t)panel->sites->n_clusters;
	return true;
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static bool is_point(const struct label *l)
{
	return l->kind == LABEL_SITE || l->kind == LABEL_CLUSTER;
}

/* Whether two labels of panels that are alike name the same thing. A place has its name whether
 * one site stands there or several; areas are the same only where their shapes are. */
static bool is_same(const struct labels *of_a, const struct label *a, const struct labels *of_b,
	const struct label *b)
{
	const double near_pt = 0.01;
	bool layers = a->layer != NULL && b->layer != NULL;
	if (a->is_settled || b->is_settled || is_point(a) != is_point(b) ||
		a->begin == a->end || b->begin == b->end || !same_text(a->text, b->text) ||
		(a->layer == NULL) != (b->layer == NULL)) {
		return false;
	}
	if (layers && is_point(a)) {
		return (a->layer->cluster != NULL && b->layer->cluster != NULL) ||
		       strcmp(a->layer->spec->id, b->layer->spec->id) == 0;
	}
	if (layers && (strcmp(a->layer->spec->id, b->layer->spec->id) != 0 ||
			      !same_text(a->key, b->key))) {
		return false;
	}
	struct box p = of_a->candidates[a->begin].box, q = of_b->candidates[b->begin].box;
	return a->end - a->begin == b->end - b->begin && fabs(p.min_x - q.min_x) < near_pt &&
	       fabs(p.min_y - q.min_y) < near_pt;
}

/* The label of panel k that is the same as one of another panel and tied to none of that panel
 * yet; as an index among all labels, or PLACE_NONE. */
static uint32_t find_same(const struct assembler *s, const struct joint *joint, size_t k,
	const struct labels *of, const struct label *label)
{
	const struct labels *labels = &s->r->labels[k];
	for (uint32_t i = 0; i < labels->n; i++) {
		if (s->labels[joint->first_label[k] + i].tie == 0 &&
			is_same(of, label, labels, &labels->items[i])) {
			return joint->first_label[k] + i;
		}
	}
	return PLACE_NONE;
}

/* Ties label i of panel k, unless it is tied already, to the same ones of the panels behind. */
static void tie(struct assembler *s, const struct joint *joint, size_t k, size_t i)
{
	const struct label_request *panels = s->r->panels;
	const struct labels *labels = &s->r->labels[k];
	struct place_label *first = &s->labels[joint->first_label[k] + i];
	bool is_tied = first->tie != 0;
	for (size_t m = k + 1; !is_tied && m < s->r->n; m++) {
		uint32_t same = panels[m].alike != panels[k].alike
					? PLACE_NONE
					: find_same(s, joint, m, labels, &labels->items[i]);
		if (same != PLACE_NONE) {
			first->tie = first->tie != 0 ? first->tie : ++s->n_ties;
			s->labels[same].tie = first->tie;
		}
	}
}

bool joint_make(struct arena *a, const struct joint_request *r, struct joint *out)
{
	size_t n_labels = 0, n_candidates = 0, n_obstacles = 0;
	for (size_t k = 0; k < r->n; k++) {
		n_labels += r->labels[k].n;
		n_candidates += r->labels[k].n_positions;
		n_obstacles += r->obstacles[k].n;
	}
	struct assembler s = {.a = a,
		.r = r,
		.labels = arena_alloc(a, n_labels, sizeof(*s.labels)),
		.candidates = arena_alloc(a, n_candidates, sizeof(*s.candidates)),
		.obstacles = arena_alloc(a, n_obstacles, sizeof(*s.obstacles)),
		.pages = arena_alloc(a, r->n, sizeof(*s.pages))};
	out->first_label = arena_alloc(a, r->n, sizeof(*out->first_label));
	out->first_position = arena_alloc(a, r->n, sizeof(*out->first_position));
	if (s.labels == NULL || s.candidates == NULL || s.obstacles == NULL ||
		s.pages == NULL || out->first_label == NULL || out->first_position == NULL) {
		return false;
	}
	for (size_t k = 0; k < r->n; k++) {
		out->first_label[k] = (uint32_t)s.n_labels;
		out->first_position[k] = (uint32_t)s.n_candidates;
		if (!add_panel(&s, k)) {
			return false;
		}
	}
	for (size_t k = 0; k < r->n; k++) {
		for (size_t i = 0; r->panels[k].alike != 0 && i < r->labels[k].n; i++) {
			tie(&s, out, k, i);
		}
	}
	out->problem = (struct place_problem){
		.candidates = s.candidates,
		.labels = s.labels,
		.obstacles = s.obstacles,
		.n_candidates = n_candidates,
		.n_labels = n_labels,
		.n_obstacles = n_obstacles,
	};
	return true;
}
