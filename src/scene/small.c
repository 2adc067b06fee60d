#include "scene/small.h"

#include <math.h>

/* The ring's diameter in dots, and the thinnest it is drawn. */
static const double ring_dots = 2.2, ring_width_pt = 0.4;

/* The largest of a feature's pieces: its box. */
static struct box largest_part(const struct features *f, const struct feature *item)
{
	struct box largest = box_empty();
	double size = -1;
	for (uint32_t k = item->part_begin; k < item->part_end; k++) {
		struct box b = box_empty();
		for (uint32_t i = f->parts[k].begin; i < f->parts[k].end; i++) {
			box_add(&b, f->pts[i]);
		}
		double is = fmax(b.max_x - b.min_x, b.max_y - b.min_y);
		if (is > size) {
			size = is;
			largest = b;
		}
	}
	return largest;
}

bool small_find(struct arena *a, const struct features *projected, struct box frame_pt,
	struct map_layer *layer)
{
	const struct features *page = &layer->page;
	size_t k = 0;
	layer->small = arena_alloc(a, projected->n_items, sizeof(*layer->small));
	layer->n_small = 0;
	for (size_t i = 0; layer->small != NULL && i < projected->n_items; i++) {
		const struct feature *item = &projected->items[i];
		/* What is left on the page comes in the same order. */
		bool left = k < page->n_items && page->items[k].row == item->row &&
			    page->items[k].shape == item->shape;
		k += left;
		if (item->shape != SHAPE_POLYGON) {
			continue;
		}
		bool tiny =
			fmin(item->box.max_x - item->box.min_x,
				item->box.max_y - item->box.min_y) < layer->spec->smallest_pt;
		/* A feature of many small pieces has a large box. */
		bool pieces = item->part_end - item->part_begin > 1;
		if (left && !tiny && !pieces) {
			continue;
		}
		struct box b = largest_part(projected, item);
		struct pt at = {(b.min_x + b.max_x) / 2, (b.min_y + b.max_y) / 2};
		double size = fmax(b.max_x - b.min_x, b.max_y - b.min_y);
		if (box_contains(frame_pt, at) && (!left || size < layer->spec->smallest_pt)) {
			layer->small[layer->n_small++] =
				(struct small_area){item->row, {at.x, at.y}, size};
		}
	}
	return layer->small != NULL;
}

bool small_draw(struct scene *s, struct page_pt at, double smallest_pt,
	const struct paint_style *paint, const struct scene_meaning *meaning)
{
	struct paint_style ring = *paint;
	ring.fill = (struct rgba){0};
	ring.stroke = ring.stroke.a != 0 ? ring.stroke : paint->fill;
	ring.stroke_width_pt = fmax(ring.stroke_width_pt, ring_width_pt);
	ring.n_dash = 0;
	const struct scene_meaning round = {.class_name = "small-ring"};
	return scene_add_symbol(s, "circle", at, ring_dots * smallest_pt, &ring, &round) &&
	       scene_add_symbol(s, "circle", at, smallest_pt, paint, meaning);
}
