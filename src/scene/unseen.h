/* Layers that have features and yet nothing of them is seen, and maps that are empty. */
#ifndef SCENE_UNSEEN_H
#define SCENE_UNSEEN_H

#include "scene/layers.h"
#include "spec/style.h"

/* How many of a layer's features, as projected, are within a rectangle of the page. */
size_t unseen_count(const struct map_layer *layer, struct box map);

/* How much of the layers there is: numbers for each layer, of all panels that show it. */
struct unseen_counts {
	const size_t *features, *on_map;
};

/*
 * Warns of each layer that has features and cannot be seen: of the kind "off-map" when they are
 * points or a zone and none of them is on the map; of the kind "unpainted" when it has neither
 * a rule that paints nor a label, unless a rule hides it (`display: none`), or zones, the
 * extent or counts are made of it. When no layer has anything on the map that is a warning of
 * the kind "empty-map".
 */
void unseen_check(struct sm_diag *d, const struct style *style, const struct layers *layers,
	const struct unseen_counts *counts);

#endif
