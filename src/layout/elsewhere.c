/* The symbols of a cluster that stands beside its place: in an area their place is not in they
 * would be taken for that area's. */
#include "layout/candidates.h"

#include <math.h>

/* Points within the rows of symbols at which one looks. */
enum { N_SAMPLES = 4 };

struct segment {
	struct pt from, to;
};

/* The edges of one area that run near the cluster. */
struct near_edges {
	struct segment *items;
	size_t n, cap;
};

struct rows {
	struct page_pt place;
	double width_pt, height_pt;
};

static struct pt sample(const struct rows *rows, const struct label_position *p, int i)
{
	double right = i % 2 == 0 ? 0.25 : 0.75, down = i / 2 == 0 ? 0.25 : 0.75;
	return (struct pt){
		p->rows_at.x + right * rows->width_pt, p->rows_at.y + down * rows->height_pt};
}

/* The place and the symbols in all positions. */
static struct box reach(
	const struct rows *rows, const struct labels *labels, const struct label *label)
{
	struct box b = box_empty();
	box_add(&b, (struct pt){rows->place.x, rows->place.y});
	for (uint32_t i = label->begin; i < label->end; i++) {
		for (int k = 0; k < N_SAMPLES; k++) {
			box_add(&b, sample(rows, &labels->positions[i], k));
		}
	}
	return b;
}

static bool add_edges(struct arena *a, const struct features *f, const struct feature *item,
	struct box near, struct near_edges *out)
{
	for (uint32_t k = item->part_begin; k < item->part_end; k++) {
		struct part ring = f->parts[k];
		for (uint32_t i = ring.begin; i < ring.end; i++) {
			struct segment s = {
				f->pts[i], f->pts[i + 1 < ring.end ? i + 1 : ring.begin]};
			struct box b = box_empty();
			box_add(&b, s.from);
			box_add(&b, s.to);
			if (!box_overlaps(b, near)) {
				continue;
			}
			struct segment *items =
				arena_grow(a, out->items, out->n, &out->cap, sizeof(*items));
			if (items == NULL) {
				return false;
			}
			out->items = items;
			items[out->n++] = s;
		}
	}
	return true;
}

/* Whether p lies below the edge, at an x the edge has. */
static bool is_below(const struct segment *s, struct pt p)
{
	double cross = (s->to.x - s->from.x) * (p.y - s->from.y) -
		       (s->to.y - s->from.y) * (p.x - s->from.x);
	return (cross > 0) == (s->to.x > s->from.x);
}

/* Whether p lies right of the edge, at a y the edge has. */
static bool is_right(const struct segment *s, struct pt p)
{
	double cross = (s->to.y - s->from.y) * (p.x - s->from.x) -
		       (s->to.x - s->from.x) * (p.y - s->from.y);
	return (cross > 0) == (s->to.y > s->from.y);
}

/* Whether a way from the place, which lies outside of the area, ends within it: it crosses an
 * odd number of edges. The way is level first, then upright. */
static bool ends_within(const struct near_edges *edges, struct pt place, struct pt end)
{
	const struct pt turn = {end.x, place.y};
	bool within = false;
	for (size_t i = 0; i < edges->n; i++) {
		const struct segment *s = &edges->items[i];
		if ((s->from.y > place.y) != (s->to.y > place.y)) {
			within = within != (is_right(s, place) != is_right(s, turn));
		}
		if ((s->from.x > end.x) != (s->to.x > end.x)) {
			within = within != (is_below(s, turn) != is_below(s, end));
		}
	}
	return within;
}

/* Marks the samples that lie in the area; elsewhere has N_SAMPLES for each position. */
static void mark(const struct rows *rows, const struct labels *labels,
	const struct label *label, const struct near_edges *edges, bool *elsewhere)
{
	const struct pt place = {rows->place.x, rows->place.y};
	for (uint32_t i = label->begin; edges->n > 0 && i < label->end; i++) {
		bool *of_position = &elsewhere[(size_t)(i - label->begin) * N_SAMPLES];
		for (int k = 0; k < N_SAMPLES; k++) {
			struct pt end = sample(rows, &labels->positions[i], k);
			of_position[k] = of_position[k] || ends_within(edges, place, end);
		}
	}
}

static bool is_seen(
	const struct layout *l, const struct map_layer *layer, const struct feature *item)
{
	struct style_props props;
	style_resolve(l->style, layer->spec->id, layer_class(l->a, layer, item->row),
		STYLE_SHAPE, &props);
	return !props.hidden && (props.fill.a > 0 || props.hatch_stroke.a > 0 ||
					(props.stroke.a > 0 && props.stroke_width_pt > 0));
}

static bool mark_layer(const struct label_request *r, const struct map_layer *layer,
	const struct rows *rows, const struct labels *labels, const struct label *label,
	bool *elsewhere)
{
	const struct pt place = {rows->place.x, rows->place.y};
	struct box near = reach(rows, labels, label);
	const struct features *f = &layer->page;
	struct near_edges edges = {0};
	for (size_t i = 0; i < f->n_items; i++) {
		const struct feature *item = &f->items[i];
		if (item->shape != SHAPE_POLYGON || !box_overlaps(item->box, near) ||
			!is_seen(r->layout, layer, item) || feature_contains(f, item, place)) {
			continue;
		}
		edges.n = 0;
		if (!add_edges(r->layout->a, f, item, near, &edges)) {
			return false;
		}
		mark(rows, labels, label, &edges, elsewhere);
	}
	return true;
}

bool candidates_charge_elsewhere(
	const struct label_request *r, struct labels *labels, const struct label *label)
{
	const struct cluster *c = &r->sites->clusters[label->cluster];
	size_t n = label->end - label->begin;
	bool *elsewhere = arena_alloc(r->layout->a, n * N_SAMPLES + 1, sizeof(*elsewhere));
	if (elsewhere == NULL) {
		return false;
	}
	struct cluster_shape shape;
	cluster_measure(r->sites, c, &shape);
	const struct rows rows = {c->at, shape.width_pt, shape.height_pt};
	for (size_t i = 0; n > 0 && i < r->layers->n; i++) {
		if (!mark_layer(r, &r->layers->items[i], &rows, labels, label, elsewhere)) {
			return false;
		}
	}
	for (size_t i = 0; i < n * N_SAMPLES; i++) {
		labels->candidates[label->begin + i / N_SAMPLES].cost +=
			elsewhere[i] ? COST_ELSEWHERE / N_SAMPLES : 0;
	}
	return true;
}
