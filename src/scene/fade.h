/* Soft edges: an area painted in thin coats, each a step farther inside than the one before. */
#ifndef SCENE_FADE_H
#define SCENE_FADE_H

#include "geom/geom.h"

enum { FADE_COATS_MAX = 12 };

/*
 * The areas of the coats of a polygon feature on the page that fades out over width_pt inside
 * of its edge: a polygon feature each with the row of `item`, the first half a step inside of
 * the edge. *n_coats is how many are needed; those farther in than the area is deep are
 * missing.
 */
SM_NODISCARD bool fade_make(struct arena *a, const struct features *in,
	const struct feature *item, double width_pt, struct features *out, size_t *n_coats);

/* The opacity of each of n coats (at most FADE_COATS_MAX), so that k of them over each other
 * have k / n of `alpha` (255: opaque). */
void fade_opacities(unsigned char alpha, size_t n, unsigned char *coats);

#endif
