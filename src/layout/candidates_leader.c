/* Names of areas beside them, with a line that leads there: for those in which none fits. */
#include "layout/candidates_area.h"

#include "geom/anchor.h"
#include "layout/ground.h"

#include <math.h>

/* Ways the line goes from the area, and how much farther than it must. */
enum { WAYS = 16, N_BEYOND = 5, VARIANTS = 2 };
static const double beyond_pt[N_BEYOND] = {0, 4, 9, 15, 22};
/* Between area and name at least; the steps of the search; no line is longer than the last. */
static const double gap_pt = 1.5, step_pt = 1.5, longest_pt = 46;
/* A name stands square to a line that is so near to an axis, and else with its corner. */
static const double square_share = 1.6;
enum {
	COST_LED = 350,
	COST_LED_PT = 4,   /* for each point of the line */
	COST_ON_AREA = 12, /* for each tenth of the name that lies on other areas */
};

struct page_pt leader_end(const struct box *b, struct page_pt from)
{
	return (struct page_pt){
		fmin(fmax(from.x, b->min_x), b->max_x), fmin(fmax(from.y, b->min_y), b->max_y)};
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
		struct pt p = {fmin(b.min_x + i % (columns + 1) * m->cell, b.max_x),
			fmin(b.min_y + (double)(i / (columns + 1)) * m->cell, b.max_y)};
		found = mask_contains(m, p);
	}
	return found;
}

/* The least distance at which the name is clear of its area. */
static double clear_of_area(const struct led *s)
{
	double distance = step_pt;
	while (distance <= longest_pt &&
		touches(&s->home->mask,
			box_grow(block_box(s->block, corner_at(s, distance)), gap_pt))) {
		distance += step_pt;
	}
	return distance;
}

static bool add(struct arena *a, const struct led *s, double distance, struct labels *labels)
{
	struct page_pt at = corner_at(s, distance);
	struct box box = block_box(s->block, at);
	struct page_pt to = leader_end(&box, s->from);
	double length = hypot(to.x - s->from.x, to.y - s->from.y);
	const struct label_position position = {.at = at,
		.variant = s->variant,
		.width_pt = s->block->size.width_pt,
		.align = s->cos > 0.5	 ? 0
			 : s->cos < -0.5 ? 1
					 : 0.5F,
		.leader = true,
		.leader_to = to};
	const struct place_candidate candidate = {.box = box,
		.cost = COST_LED + (int)(COST_LED_PT * length) +
			area_variant_cost(&labels->items[labels->n - 1], s->variant) +
			COST_ON_AREA * ground_tenths(s->ground, box),
		.slot = labels_next_slot(labels),
		.leader = true,
		.leader_from = s->from,
		.leader_to = to};
	return labels_add_position(a, labels, &position, &candidate);
}

/* The ground is made for the first label that asks for it. */
static const struct ground *ground_of(const struct label_request *r, struct labels *labels)
{
	struct ground *ground = arena_alloc(r->layout->a, 1, sizeof(*ground));
	if (labels->ground == NULL && ground != NULL && ground_make(r, ground)) {
		labels->ground = ground;
	}
	return labels->ground;
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
	if (!found || !box_contains(r->map, start)) {
		return true;
	}
	struct led s = {.home = home, .ground = ground_of(r, labels)};
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
				ok = distance > longest_pt || add(a, &s, distance, labels);
			}
		}
	}
	return ok;
}
