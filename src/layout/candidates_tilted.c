/* Names of areas along their longer axis, for those where a level name does not fit. */
#include "layout/candidates_area.h"

#include "geom/anchor.h"

#include <math.h>

/* Less would look like a mistake. */
static const double least_deg = 12;
enum { STEPS = 2 };
static const double step = 0.22; /* of the name's width */
enum {
	COST_TILTED = 60,
	COST_UPRIGHT = 50, /* and so much more on a vertical axis */
};

/* The area as seen along the slope: the name is level there. */
static bool turn(
	struct arena *a, const struct home *home, const struct slope *s, struct features *out)
{
	*out = (struct features){.space = home->page->space, .table = home->page->table};
	if (!features_copy(out, a, home->page, home->item)) {
		return false;
	}
	struct feature *item = &out->items[0];
	item->box = box_empty();
	for (size_t i = 0; i < out->n_pts; i++) {
		struct pt p = {out->pts[i].x - s->middle.x, out->pts[i].y - s->middle.y};
		out->pts[i] =
			(struct pt){p.x * s->cos + p.y * s->sin, p.y * s->cos - p.x * s->sin};
		box_add(&item->box, out->pts[i]);
	}
	return true;
}

/* One variant, centred on `middle` of the turned area and beside it, where it lies inside. */
static bool add_variant(struct arena *a, const struct home *home, const struct features *turned,
	const struct slope *s, struct pt middle, struct labels *labels, uint16_t v)
{
	const struct block *b = &labels->items[labels->n - 1].variants[v];
	double w = b->size.width_pt, h = b->height_pt - b->size.descent_pt;
	bool ok = true;
	for (int i = -STEPS; ok && i <= STEPS; i++) {
		struct pt c = {middle.x + i * step * w, middle.y};
		struct box box = {c.x - w / 2, c.y - h / 2, c.x + w / 2, c.y + h / 2};
		if (!anchor_box_inside(turned, &turned->items[0], box)) {
			continue;
		}
		const struct slope there = {slope_point(s, c.x, c.y), s->cos, s->sin};
		const struct sloped_name name = {.variant = v,
			.top_pt = -h / 2,
			.cost = area_variant_cost(&labels->items[labels->n - 1], v) +
				COST_TILTED + (int)(COST_UPRIGHT * fabs(s->sin)) +
				COST_OFF_CENTRE * i * i};
		ok = labels_add_sloped(a, labels, &there, &name);
	}
	return ok;
}

bool candidates_tilted(struct arena *a, const struct home *home, struct labels *labels)
{
	const struct label *label = &labels->items[labels->n - 1];
	const struct block *first = &label->variants[0];
	double axis_deg = mask_axis_deg(&home->mask), axis = axis_deg * acos(-1) / 180;
	/* Upright names read from below. */
	double sign = axis_deg > 89 ? -1 : 1;
	const struct box b = home->item->box;
	const struct slope s = {{(b.min_x + b.max_x) / 2, (b.min_y + b.max_y) / 2},
		sign * cos(axis), sign * sin(axis)};
	struct features turned;
	struct pt middle;
	double half;
	if (fabs(axis_deg) < least_deg || first->n_lines != 1) {
		return true;
	}
	if (!turn(a, home, &s, &turned)) {
		return false;
	}
	const struct anchor_request request = {.f = &turned,
		.item = &turned.items[0],
		.aspect = first->size.width_pt / (first->height_pt - first->size.descent_pt)};
	bool ok = anchor_find(a, &request, &middle, &half);
	size_t n = label->n_variants;
	for (size_t v = 0; ok && v < n; v++) {
		if (labels->items[labels->n - 1].variants[v].n_lines == 1) {
			ok = add_variant(a, home, &turned, &s, middle, labels, (uint16_t)v);
		}
	}
	return ok;
}
