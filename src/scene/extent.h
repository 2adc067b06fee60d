/* What must be in view. */
#ifndef SCENE_EXTENT_H
#define SCENE_EXTENT_H

#include "scene/layers.h"

/*
 * The features the map is fitted to, in SPACE_LONLAT: a box as one polygon, or the features
 * of a layer that meet the extent's conditions, or everything. SM_E_SPEC, at the extent's
 * place, when there is nothing to fit to.
 */
SM_NODISCARD bool extent_features(struct arena *a, const struct spec *spec,
	const struct layers *layers, const struct selection *selection, struct features *out);

#endif
