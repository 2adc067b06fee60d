/*
 * Shapes that a scene draws more than once, so that an SVG need say them only once: areas and
 * the edges of the same areas, the underpaint that is all areas of one colour.
 */
#ifndef PAINT_SVG_SHAPES_H
#define PAINT_SVG_SHAPES_H

#include "base/mem.h"
#include "scene/scene.h"

enum svg_drawing {
	DRAW_OWN,  /* with a path of its own */
	DRAW_USE,  /* with the path of `parts[0]` */
	DRAW_EACH, /* with the path of each part, one after the other */
	DRAW_CLIP, /* as what lies within any of the parts' paths */
};

/* How an item of a scene is drawn. */
struct svg_shape {
	enum svg_drawing drawing;
	bool used;	     /* others are drawn with its path */
	bool apart;	     /* it is drawn with its path, too: on some days it is not there */
	bool steps;	     /* its path has many points, all on the grid of 1 / PEN_STEPS pt */
	const size_t *parts; /* items whose drawing is DRAW_OWN */
	size_t n_parts;
};

/* More parts are no clip: Chromium (of 2026) clips by up to 42 without seams between them. */
enum { SVG_CLIP_PARTS_MAX = 40 };

/* An entry for each item; `share` false: all are DRAW_OWN. False without memory. */
SM_NODISCARD bool svg_shapes_find(
	struct arena *a, const struct scene *s, bool share, struct svg_shape **out);

#endif
