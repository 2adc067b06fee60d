/* Whether the layers of a map agree where they draw the same borders. */
#ifndef CHECK_BORDERS_H
#define CHECK_BORDERS_H

#include "proj/project.h"
#include "scene/layers.h"

/* A map with its layers read and its view chosen; both are borrowed. */
struct borders_map {
	const struct spec *spec;
	const struct layers *layers;
	const struct view *view;
};

/*
 * Warns, once for each two layers, of stretches within the view along which both draw the same
 * border farther apart than the map file's `boundaries: { tolerance: }`: of two layers of
 * areas, or of one of areas and one of lines. A warning has the kind "borders" and the place of
 * the later layer. Layers of one source count as one, and by the first of them.
 * docs/decisions/007 says what is taken for the same border. False without memory.
 */
SM_NODISCARD bool borders_check(struct arena *a, const struct borders_map *map);

#endif
