/* Names that are not level. */
#include "layout/candidates.h"

#include <math.h>

struct page_pt slope_point(const struct slope *s, double right, double down)
{
	return (struct page_pt){s->middle.x + right * s->cos - down * s->sin,
		s->middle.y + right * s->sin + down * s->cos};
}

double slope_deg(const struct slope *s)
{
	return atan2(s->sin, s->cos) * 180 / acos(-1);
}

/* The boxes along a strip stand out at its ends, upright: the share of half its width by which
 * it may be shorter and they still cover the corners of a name. */
static double end_share(const struct slope *s)
{
	double c = fabs(s->cos), t = fabs(s->sin);
	double beyond = c > 0 ? (1 - t) / c : 1, beside = t > 0 ? (1 - c) / t : 1;
	return fmin(beyond, beside);
}

bool labels_add_sloped(struct arena *a, struct labels *labels, const struct slope *s,
	const struct sloped_name *name)
{
	const struct block *b = &labels->items[labels->n - 1].variants[name->variant];
	double width = b->size.width_pt, half_width = width / 2 + block_pad(b),
	       half_height = b->height_pt / 2 + block_pad(b),
	       centre = name->top_pt + b->height_pt / 2;
	double reach = fmax(half_width - half_height * end_share(s), 0);
	struct place_strip *strip = arena_alloc(a, 1, sizeof(*strip));
	struct box box = box_empty();
	if (strip == NULL) {
		return false;
	}
	*strip = (struct place_strip){
		slope_point(s, -reach, centre), slope_point(s, reach, centre), half_height};
	for (int i = 0; i < 4; i++) {
		struct page_pt corner = slope_point(s, i % 2 == 0 ? -half_width : half_width,
			centre + (i < 2 ? -half_height : half_height));
		box_add(&box, (struct pt){corner.x, corner.y});
	}
	const struct label_position position = {.at = slope_point(s, -width / 2, name->top_pt),
		.variant = name->variant,
		.width_pt = width,
		.angle_deg = slope_deg(s)};
	const struct place_candidate candidate = {.box = box,
		.cost = name->cost,
		.slot = labels_next_slot(labels),
		.strips = strip,
		.n_strips = 1};
	return labels_add_position(a, labels, &position, &candidate);
}
