/* Rules of a style that would paint something if they were spelt right. */
#ifndef SCENE_SELECTORS_H
#define SCENE_SELECTORS_H

#include "scene/layers.h"
#include "spec/style.h"

/*
 * Warns, of the kind "style-rule", of each rule whose layer, or whose class of a layer, is none
 * of this map's and one slip from one that is. A style may serve several maps: what is like
 * nothing here is said nothing of, nor a slip whose right spelling has a rule in the same file,
 * or in one that extends it. False without memory.
 */
SM_NODISCARD bool selectors_check(
	struct arena *a, const struct style *style, const struct layers *layers);

#endif
