/* Layers that have features and yet nothing of them is seen, and maps that are empty. */
#ifndef SCENE_UNSEEN_H
#define SCENE_UNSEEN_H

#include "proj/project.h"
#include "scene/layers.h"
#include "spec/style.h"

/* How many of a layer's features, as projected, are within a rectangle of the page. */
size_t unseen_count(const struct map_layer *layer, struct box map);

/* How many of its points would be there if longitude and latitude were exchanged. */
size_t unseen_count_exchanged(
	const struct map_layer *layer, const struct view *view, struct box map);

/* Whether the map is about the layer: points and zones; areas and lines may be of the whole
 * world, of which some map need not show any. */
bool unseen_is_subject(const struct map_layer *layer);

/* How much of the layers there is: numbers for each layer, of all panels that show it. */
struct unseen_counts {
	const size_t *features, *on_map, *exchanged;
	const bool *is_subject; /* points or a zone: what a map is about */
};

/*
 * Warns, of the kind "unplaced", of a layer's features that have no place, and of each layer
 * that has features and cannot be seen: of the kind "off-map" when they are points or a zone
 * and none of them is on the map, or more points would be if their coordinates were exchanged;
 * of the kind "unpainted" when it has neither a rule that paints nor a label, unless a rule
 * hides it (`display: none`), or zones, the extent or counts are made of it. When no layer has
 * anything on the map that is a warning of the kind "empty-map"; of the
 * kind "doubled" are names that two layers of one file write. False without memory.
 */
SM_NODISCARD bool unseen_check(struct arena *a, const struct style *style,
	const struct layers *layers, const struct unseen_counts *counts);

#endif
