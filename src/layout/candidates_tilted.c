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

/* The area as seen along the slope, where the name is level, and the best place in it. */
struct turned_area {
	struct features area;
	struct slope slope;
	struct pt best;
};

static bool turn(struct arena *a, const struct home *home, struct turned_area *out)
{
	const struct slope *s = &out->slope;
	struct features *f = &out->area;
	*f = (struct features){.space = home->page->space, .table = home->page->table};
	if (!features_copy(f, a, home->page, home->item)) {
		return false;
	}
	struct feature *item = &f->items[0];
	item->box = box_empty();
	for (size_t i = 0; i < f->n_pts; i++) {
		struct pt p = {f->pts[i].x - s->middle.x, f->pts[i].y - s->middle.y};
		f->pts[i] =
			(struct pt){p.x * s->cos + p.y * s->sin, p.y * s->cos - p.x * s->sin};
		box_add(&item->box, f->pts[i]);
	}
	return true;
}

/* One variant at the best place and beside it, where it lies inside. */
static bool add_variant(
	struct arena *a, const struct turned_area *turned, struct labels *labels, uint16_t v)
{
	const struct label *label = &labels->items[labels->n - 1];
	const struct slope *s = &turned->slope;
	const struct block *b = &label->variants[v];
	double w = b->size.width_pt, h = b->height_pt - b->size.descent_pt;
	bool ok = true;
	for (int i = -STEPS; ok && i <= STEPS; i++) {
		struct pt c = {turned->best.x + i * step * w, turned->best.y};
		struct box box = {c.x - w / 2, c.y - h / 2, c.x + w / 2, c.y + h / 2};
		if (!anchor_box_inside(&turned->area, &turned->area.items[0], box)) {
			continue;
		}
		const struct slope there = {slope_point(s, c.x, c.y), s->cos, s->sin};
		const struct sloped_name name = {.variant = v,
			.top_pt = -h / 2,
			.cost = area_variant_cost(label, v) + COST_TILTED +
				(int)(COST_UPRIGHT * fabs(s->sin)) + COST_OFF_CENTRE * i * i};
		ok = labels_add_sloped(a, labels, &there, &name);
	}
	return ok;
}

/* The variants of one line, or those of several, each at the best place for their shape. */
static bool add_lines(
	struct arena *a, struct turned_area *turned, struct labels *labels, bool several)
{
	const struct label *label = &labels->items[labels->n - 1];
	bool ok = true, found = false;
	size_t n = label->n_variants;
	for (size_t v = 0; ok && v < n; v++) {
		const struct block *b = &labels->items[labels->n - 1].variants[v];
		double half;
		if ((b->n_lines > 1) != several) {
			continue;
		}
		const struct anchor_request request = {.f = &turned->area,
			.item = &turned->area.items[0],
			.aspect = b->size.width_pt / (b->height_pt - b->size.descent_pt)};
		ok = (found || anchor_find(a, &request, &turned->best, &half)) &&
		     add_variant(a, turned, labels, (uint16_t)v);
		found = true;
	}
	return ok;
}

bool candidates_tilted(struct arena *a, const struct home *home, struct labels *labels)
{
	const struct box b = home->item->box;
	double axis_deg = mask_axis_deg(&home->mask), axis = axis_deg * acos(-1) / 180;
	/* Upright names read from below. */
	double sign = axis_deg > 89 ? -1 : 1;
	struct turned_area turned = {
		.slope = {{(b.min_x + b.max_x) / 2, (b.min_y + b.max_y) / 2}, sign * cos(axis),
			sign * sin(axis)}};
	return fabs(axis_deg) < least_deg ||
	       (turn(a, home, &turned) && add_lines(a, &turned, labels, false) &&
		       add_lines(a, &turned, labels, true));
}
