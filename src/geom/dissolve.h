/* Merging polygons into one, by GEOS. */
#ifndef GEOM_DISSOLVE_H
#define GEOM_DISSOLVE_H

#include "geom/geom.h"

/*
 * One polygon feature (row 0 of `table`, which is borrowed) that is the union of the polygon
 * features of `in`. Invalid input is repaired first (GEOSMakeValid) and counted as a warning
 * of kind "repaired". Coordinates of kept vertices do not change. False when GEOS fails
 * (SM_E_DATA with its message) or without memory.
 */
SM_NODISCARD bool dissolve_features(struct arena *a, const struct features *in,
	const struct table *table, struct features *out);

/* GEOS's version, such as "3.11.1". */
const char *dissolve_version(void);

#endif
