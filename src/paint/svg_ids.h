/* The ids of features in an SVG: LAYER_KEY, which no other element has. */
#ifndef PAINT_SVG_IDS_H
#define PAINT_SVG_IDS_H

#include "base/mem.h"
#include "scene/scene.h"

/*
 * An entry for each item: the id of a path or picture in a layer that has a key, without the
 * prefix that all ids have; NULL: none. Of several with the same id the first has it. False
 * without memory.
 */
SM_NODISCARD bool svg_ids_find(struct arena *a, const struct scene *s, const char *const **out);

#endif
