/* The days on which a map becomes another one. */
#ifndef SCENE_CHANGE_DAYS_H
#define SCENE_CHANGE_DAYS_H

#include "scene/layers.h"

/*
 * Every day on which something begins, or is no more, or its presence becomes certain or
 * uncertain: rows of layers with `valid:` that their conditions let pass, memberships of groups
 * the map asks for, and texts with `valid:`. Each once, the earliest first; in the arena. False
 * without memory.
 */
SM_NODISCARD bool change_days_list(struct arena *a, const struct spec *spec,
	const struct layers *layers, const struct date **out, size_t *n);

#endif
