#include "geom/overlay.h"

#include "geom/rings.h"

/* Takes both geometries; NULL when GEOS failed on either or fails now. */
static GEOSGeometry *combine(
	GEOSContextHandle_t g, enum overlay op, GEOSGeometry *p, GEOSGeometry *q)
{
	GEOSGeometry *made = NULL;
	if (p != NULL && q != NULL) {
		made = op == OVERLAY_UNION	    ? GEOSUnion_r(g, p, q)
		       : op == OVERLAY_INTERSECTION ? GEOSIntersection_r(g, p, q)
						    : GEOSDifference_r(g, p, q);
	}
	GEOSGeom_destroy_r(g, p);
	GEOSGeom_destroy_r(g, q);
	return made;
}

static bool write_area(
	struct arena *a, GEOSContextHandle_t g, const GEOSGeometry *area, struct features *out)
{
	if (!features_begin(out, a, SHAPE_POLYGON, 0) || !geos_write(a, g, area, out)) {
		return false;
	}
	if (out->items[0].part_begin == out->items[0].part_end) {
		out->n_items = 0;
	}
	return true;
}

bool overlay_features(struct arena *a, enum overlay op, const struct features *const *in,
	size_t n, const struct table *table, struct features *out)
{
	struct geos_message message;
	GEOSContextHandle_t g = geos_open(a->diag, &message);
	*out = (struct features){.space = in[0]->space, .table = table};
	if (g == NULL) {
		return false;
	}
	GEOSGeometry *all = geos_union(a, g, in[0]);
	for (size_t i = 1; all != NULL && i < n; i++) {
		all = combine(g, op, all, geos_union(a, g, in[i]));
	}
	bool ok = all != NULL && write_area(a, g, all, out);
	GEOSGeom_destroy_r(g, all);
	GEOS_finish_r(g);
	return ok ||
	       diag_fail(a->diag, SM_E_DATA, "areas cannot be combined: %s", message.text);
}
