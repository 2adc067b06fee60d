/* Rings to and from GEOS, for the files that call it. Only these include geos_c.h. */
#ifndef GEOM_RINGS_H
#define GEOM_RINGS_H

#include "geom/geom.h"

#include <geos_c.h>

/* GEOS's last message, for our own. */
struct geos_message {
	char text[256];
};

/* A context that keeps its last error in `message`; NULL (SM_E_NOMEM) when there is none. The
 * caller ends it with GEOS_finish_r. */
GEOSContextHandle_t geos_open(struct sm_diag *d, struct geos_message *message);

/* A closed ring of n points; NULL when GEOS fails. The caller's. */
GEOSGeometry *geos_ring(GEOSContextHandle_t g, const struct pt *pts, size_t n);

/* The area of a polygon feature, even-odd over its rings; *repaired when a ring crosses itself,
 * which GEOS takes for an error. NULL when GEOS fails. The caller's. */
GEOSGeometry *geos_area(GEOSContextHandle_t g, const struct features *in,
	const struct feature *item, bool *repaired);

/* The union of the polygon features; repaired ones are counted as warnings of kind "repaired".
 * NULL when GEOS fails or without memory. The caller's. */
GEOSGeometry *geos_union(struct arena *a, GEOSContextHandle_t g, const struct features *in);

/* Rings as read from GEOS, each starting at the point that sorts first. */
struct ring {
	struct pt *pts;
	size_t n;
};

struct rings {
	struct arena *a;
	GEOSContextHandle_t g;
	struct ring *items;
	size_t n, cap;
};

/* Appends the rings of all polygons of a geometry. */
SM_NODISCARD bool rings_collect(struct rings *r, const GEOSGeometry *geometry);
/* Sorts them by their first points: GEOS may give them in any order. */
void rings_sort(struct rings *r);
/* Appends them as the parts of a feature that has been begun. */
SM_NODISCARD bool rings_write(const struct rings *r, struct features *out);

/* Writes the rings of a geometry, sorted, to the feature that was begun last, and ends it. */
SM_NODISCARD bool geos_write(struct arena *a, GEOSContextHandle_t g,
	const GEOSGeometry *geometry, struct features *out);

#endif
