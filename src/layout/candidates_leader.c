/* Names of areas beside them, with a line that leads there: for those in which none fits. */
#include "layout/candidates_area.h"

#include "geom/anchor.h"
#include "layout/ground.h"

#include <math.h>

/* Ways the line goes from the area, and how much farther than it must. */
enum { WAYS = 16, N_BEYOND = 5, VARIANTS = 2 };
static const double beyond_pt[N_BEYOND] = {0, 4, 9, 15, 22};
/* Between area and name at least; the steps of the search, and its end; no line is longer than
 * the last. */
/* What the frame cuts off has its name inside, or is too little to be named. */
static const double from_frame_pt = 20;
static const double gap_pt = 1.5, step_pt = 1.5, farthest_pt = 90, longest_pt = 28;
/* A name stands square to a line that is so near to an axis, and else with its corner. */
static const double square_share = 1.6;
/* So much of the line lies within the area at the most, and every so much of it is looked at.
 */
static const double within_pt = 4, look_pt = 0.5;
enum {
	COST_LED = 350,
	COST_LED_PT = 4,     /* for each point of the line */
	COST_ASTRAY_PT = 12, /* and so much more where it crosses other areas of the layer */
	COST_FOREIGN = 200,  /* on other areas of the layer, and as much again: */
	COST_ON_AREA = 60,   /* for each tenth of the name there */
};

struct page_pt leader_end(const struct box *b, struct page_pt from)
{
	return (struct page_pt){
		fmin(fmax(from.x, b->min_x), b->max_x), fmin(fmax(from.y, b->min_y), b->max_y)};
}

const double leader_gap_pt = 1.2;

struct page_pt leader_end_beside(const struct block *b, const struct label_position *p)
{
	double beyond = block_pad(b) + leader_gap_pt;
	bool right = p->align < 0.5F;
	return (struct page_pt){right ? p->at.x - beyond : p->at.x + p->width_pt + beyond,
		p->at.y + (b->height_pt - b->size.descent_pt) / 2};
}

struct page_pt leader_end_of_site(const struct block *b, const struct label_position *p,
	const struct box *name, struct page_pt from)
{
	double align = (double)p->align;
	bool beside = p->angle_deg == 0 && (align == 0		? name->min_x > from.x
						   : align == 1 ? name->max_x < from.x
								: false);
	return beside ? leader_end_beside(b, p) : leader_end(name, from);
}

/* One variant in one direction. */
struct led {
	const struct home *home;
	const struct ground *ground;
	const struct block *block;
	uint16_t variant;
	struct page_pt from;
	double cos, sin;
};

/* The name's corner when its box begins at that distance. */
static struct page_pt corner_at(const struct led *s, double distance)
{
	double w = s->block->size.width_pt, h = s->block->height_pt - s->block->size.descent_pt;
	double x = fmin(fmax(square_share * s->cos, -1), 1);
	double y = fmin(fmax(square_share * s->sin, -1), 1);
	return (struct page_pt){s->from.x + distance * s->cos + (x - 1) * w / 2,
		s->from.y + distance * s->sin + (y - 1) * h / 2};
}

static bool touches(const struct mask *m, struct box b)
{
	int columns = (int)ceil((b.max_x - b.min_x) / m->cell);
	int rows = (int)ceil((b.max_y - b.min_y) / m->cell);
	bool found = false;
	for (int i = 0; !found && i < (columns + 1) * (rows + 1); i++) {
		int column = i % (columns + 1), row = i / (columns + 1);
		struct pt p = {fmin(b.min_x + column * m->cell, b.max_x),
			fmin(b.min_y + row * m->cell, b.max_y)};
		found = mask_contains(m, p);
	}
	return found;
}

/* The least distance at which the name is clear of its area. */
static double clear_of_area(const struct led *s)
{
	double distance = step_pt;
	while (distance <= farthest_pt &&
		touches(&s->home->mask,
			box_grow(block_box(s->block, corner_at(s, distance)), gap_pt))) {
		distance += step_pt;
	}
	return distance;
}

/* The line from within the area to its name. */
struct lead {
	struct page_pt from, to;
	double length_pt, astray_pt; /* astray: across other areas */
};

/* From the name towards the place inside, as far as a little way into the area. */
static struct lead find_lead(const struct led *s, const struct box *box)
{
	struct lead lead = {.to = leader_end(box, s->from)};
	double dx = s->from.x - lead.to.x, dy = s->from.y - lead.to.y, all = hypot(dx, dy);
	double inside = 0, walked = 0;
	lead.from = lead.to;
	while (walked < all && inside < within_pt) {
		double t = fmin((walked + look_pt) / all, 1);
		lead.from = (struct page_pt){lead.to.x + t * dx, lead.to.y + t * dy};
		struct pt p = {lead.from.x, lead.from.y};
		bool own = mask_contains(&s->home->mask, p);
		inside = own ? inside + look_pt : 0;
		lead.astray_pt += !own && ground_has(s->ground, p) ? look_pt : 0;
		walked += look_pt;
	}
	lead.length_pt = hypot(lead.to.x - lead.from.x, lead.to.y - lead.from.y);
	return lead;
}

static bool add(struct arena *a, const struct led *s, double distance, struct labels *labels)
{
	struct page_pt at = corner_at(s, distance);
	struct box box = block_box(s->block, at);
	struct lead lead = find_lead(s, &box);
	int tenths = ground_tenths(s->ground, box);
	const struct label_position position = {.at = at,
		.variant = s->variant,
		.width_pt = s->block->size.width_pt,
		.align = s->cos > 0.5	 ? 0
			 : s->cos < -0.5 ? 1
					 : 0.5F,
		.leader = true,
		.leader_from = lead.from,
		.leader_to = lead.to};
	const struct place_candidate candidate = {.box = box,
		.cost = COST_LED + (int)(COST_LED_PT * lead.length_pt) +
			(int)(COST_ASTRAY_PT * lead.astray_pt) +
			area_variant_cost(&labels->items[labels->n - 1], s->variant) +
			(tenths > 0 ? COST_FOREIGN : 0) + COST_ON_AREA * tenths,
		.slot = labels_next_slot(labels),
		.leader = true,
		.leader_from = lead.from,
		.leader_to = lead.to};
	return lead.length_pt > longest_pt ||
	       labels_add_position(a, labels, &position, &candidate);
}

/* The ground is made for the first label of a layer that asks for it. */
static const struct ground *ground_of(
	const struct label_request *r, const struct map_layer *layer, struct labels *labels)
{
	if (labels->ground == NULL || labels->ground->layer != layer) {
		struct ground *ground = arena_alloc(r->layout->a, 1, sizeof(*ground));
		bool ok = ground != NULL && ground_make(r, layer, ground);
		labels->ground = ok ? ground : NULL;
	}
	return labels->ground;
}

static bool is_cut_off(struct box map, const struct feature *item, struct pt start)
{
	struct box b = item->box;
	bool cut = b.min_x < map.min_x || b.min_y < map.min_y || b.max_x > map.max_x ||
		   b.max_y > map.max_y;
	return !box_contains(cut ? box_grow(map, -from_frame_pt) : map, start);
}

/* Within the area, where a line from it may begin; false where no place can be told. */
static bool find_start(struct arena *a, const struct home *home, struct pt *at, bool *found)
{
	const struct anchor_request request = {
		.f = home->page, .item = home->item, .aspect = 1};
	double half = 0;
	bool ok = anchor_find(a, &request, at, &half);
	*found = half > 0;
	return ok;
}

bool candidates_led(
	const struct label_request *r, const struct home *home, struct labels *labels)
{
	struct arena *a = r->layout->a;
	struct label *label = &labels->items[labels->n - 1];
	struct pt start;
	bool found;
	if (!find_start(a, home, &start, &found)) {
		return false;
	}
	if (!found || is_cut_off(r->map, home->item, start)) {
		return true;
	}
	struct led s = {.home = home, .ground = ground_of(r, label->layer, labels)};
	s.from = label->anchor = (struct page_pt){start.x, start.y};
	bool ok = s.ground != NULL;
	for (uint16_t v = 0; v < label->n_variants && v < VARIANTS; v++) {
		for (int way = 0; ok && way < WAYS; way++) {
			double turn = way * 2 * acos(-1) / WAYS;
			s.block = &label->variants[v];
			s.variant = v;
			s.cos = cos(turn);
			s.sin = sin(turn);
			double least = clear_of_area(&s);
			for (int k = 0; ok && k < N_BEYOND; k++) {
				double distance = least + beyond_pt[k];
				ok = add(a, &s, distance, labels);
			}
		}
	}
	return ok;
}
