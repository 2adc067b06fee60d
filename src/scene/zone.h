/* Zones: areas described by a row of a table, as areas to dissolve or as a circle. */
#ifndef SCENE_ZONE_H
#define SCENE_ZONE_H

#include "scene/files.h"
#include "scene/layers.h"

enum { ZONE_CIRCLE_POINTS = 360 };

/*
 * The area of the zone `id` in a table with columns id, kind and, for kind "units":
 * units_from (a file beside the table), units_by (its field), units (values, by ';'); for
 * kind "circle": lon, lat, radius_km. `path` is the table's own. The result is one polygon
 * feature in SPACE_LONLAT whose row is the zone's row of `table`. SM_E_DATA for what does not
 * fit together, naming the nearest unit; an id that does not exist is the caller's to check.
 */
SM_NODISCARD bool zone_build(struct files *files, const struct table *table, const char *path,
	size_t row, struct features *out);

/*
 * The area in square metres of a layer that is a zone: of a circle that of a finer one, so that
 * its corners take nothing away. 0 without memory.
 */
double zone_area_m2(struct arena *a, const struct map_layer *layer);

/* What the zone was made from, in words for the facts: "provinces.shp", "circle", or what
 * zone_text() says; NULL: the table does not say. */
const char *zone_made_from(struct arena *a, const struct map_layer *layer);

/* The row of the zone, or n_rows when there is none. */
size_t zone_find(const struct table *table, const char *id);

#endif
