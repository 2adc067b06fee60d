#include "geom/dissolve.h"

#include "base/memo.h"
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

static const void *dissolve_now(struct arena *a, const void *user)
{
	static const struct table none = {0};
	struct geos_message message;
	struct features *out = arena_alloc(a, 1, sizeof(*out));
	GEOSContextHandle_t g = out == NULL ? NULL : geos_open(a->diag, &message);
	if (g == NULL) {
		return NULL;
	}
	bool ok = dissolve(a, g, user, &none, out);
	GEOS_finish_r(g);
	if (!ok) {
		(void)diag_fail(a->diag, SM_E_DATA, "areas cannot be merged: %s", message.text);
	}
	return ok ? out : NULL;
}

bool dissolve_features(struct arena *a, const struct features *in, const struct table *table,
	struct features *out)
{
	struct memo_key key = memo_begin("dissolve");
	features_key(&key, in);
	const struct features *merged = memo_get(a, key, dissolve_now, in);
	if (merged != NULL) {
		*out = *merged;
		out->table = table;
	}
	return merged != NULL;
}
