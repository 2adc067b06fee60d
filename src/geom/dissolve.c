#include "geom/dissolve.h"

#include "geom/rings.h"

const char *dissolve_version(void)
{
	return GEOSversion();
}

static bool dissolve(struct arena *a, GEOSContextHandle_t g, const struct features *in,
	const struct table *table, struct features *out)
{
	GEOSGeometry *merged = geos_union(a, g, in);
	*out = (struct features){.space = SPACE_LONLAT, .table = table};
	bool ok = merged != NULL && features_begin(out, a, SHAPE_POLYGON, 0) &&
		  geos_write(a, g, merged, out);
	GEOSGeom_destroy_r(g, merged);
	return ok;
}

bool dissolve_features(struct arena *a, const struct features *in, const struct table *table,
	struct features *out)
{
	struct geos_message message;
	GEOSContextHandle_t g = geos_open(a->diag, &message);
	if (g == NULL) {
		return false;
	}
	bool ok = dissolve(a, g, in, table, out);
	GEOS_finish_r(g);
	return ok || diag_fail(a->diag, SM_E_DATA, "areas cannot be merged: %s", message.text);
}
