/* Areas too small to be seen on the page: they are drawn as dots, or reported. */
#ifndef SCENE_SMALL_H
#define SCENE_SMALL_H

#include "scene/layers.h"
#include "scene/scene.h"

/*
 * Fills in layer->small: the areas whose largest piece is centred in the frame and measures
 * less than the layer's `smallest` both ways, and those that thinning left nothing of.
 * `projected` is what layer->page was made from. False without memory.
 */
SM_NODISCARD bool small_find(struct arena *a, const struct features *projected,
	struct box frame_pt, struct map_layer *layer);

/* A dot of the layer's smallest size, painted like the areas, with a ring round it. */
SM_NODISCARD bool small_draw(struct scene *s, struct page_pt at, double smallest_pt,
	const struct paint_style *paint, const struct scene_meaning *meaning);

#endif
