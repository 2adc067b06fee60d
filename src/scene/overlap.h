/* Areas that an earlier layer paints too, a country in two groups: where, and what of them is
 * painted so that both layers are seen. */
#ifndef SCENE_OVERLAP_H
#define SCENE_OVERLAP_H

#include "scene/layers.h"
#include "spec/style.h"

/*
 * Fills in map_layer.overlaps and .overlapped of the areas of each layer whose style has a rule
 * with `overlap`, and widens its fade_pt for bands. Earlier layers count when they draw the
 * same features of the same file, have conditions (one without is the ground that all lie on)
 * and paint more than an edge. Zones and dissolved layers take no part. Where only a layer of
 * another file shows a group there is a warning of kind "overlap-files". False without memory.
 */
SM_NODISCARD bool overlap_find(struct arena *a, const struct style *style,
	const struct spec *spec, struct layers *layers);

/* Whether a row of the layer is painted in part, in this style of it. */
bool overlap_is_parted(
	const struct map_layer *layer, uint32_t row, const struct style_props *props);

/*
 * Appends one polygon feature: what of the area is painted, as `overlap` says: a band along the
 * inside of its edge, or stripes. Where it is too small for both paints to be seen, band or
 * stripes are narrower.
 */
SM_NODISCARD bool overlap_add(struct arena *a, const struct features *in,
	const struct feature *item, const struct style_props *props, struct features *out);

#endif
