/* Unions, intersections and differences of areas anywhere on the earth. */
#ifndef PROJ_GEOVERLAY_H
#define PROJ_GEOVERLAY_H

#include "geom/overlay.h"

/*
 * overlay_features() of features in SPACE_LONLAT, across the 180th meridian and round the poles
 * too: they are cut along that meridian first, and the result is drawn along it, as files have
 * it. Points of what lies clear of it are not changed.
 */
SM_NODISCARD bool geoverlay_features(struct arena *a, enum overlay op,
	const struct features *const *in, size_t n, const struct table *table,
	struct features *out);

#endif
