/* A scene without transparency, for formats that have none. */
#ifndef PAINT_FLATTEN_H
#define PAINT_FLATTEN_H

#include "scene/scene.h"

/*
 * Gives every half-transparent fill, stroke, halo and text the colour it would have over the
 * paint that most of it lies on: of up to 64 points in it, each asks for the uppermost area
 * beneath, else the page. Lines and texts beneath are not seen through it. Pictures stay as
 * they are. `out` shares everything but its items with `in`; false without memory.
 */
SM_NODISCARD bool flatten_scene(struct arena *a, const struct scene *in, struct scene *out);

#endif
