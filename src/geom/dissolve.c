#include "geom/dissolve.h"

#include "geom/rings.h"

const char *dissolve_version(void)
{
	return GEOSversion();
}

static GEOSGeometry *make_feature(GEOSContextHandle_t g, struct sm_diag *d,
	const struct features *in, const struct feature *item)
{
	bool repaired = false;
	GEOSGeometry *area = geos_area(g, in, item, &repaired);
	if (area != NULL && repaired) {
		diag_warn(d, "repaired", "the area of row %u crosses itself and was repaired",
			item->row);
	}
	return area;
}

static bool write_feature(struct rings *r, const struct table *table, struct features *out)
{
	*out = (struct features){.space = SPACE_LONLAT, .table = table};
	rings_sort(r);
	if (!features_begin(out, r->a, SHAPE_POLYGON, 0) || !rings_write(r, out)) {
		return false;
	}
	features_end(out);
	return true;
}

/* The union; NULL when GEOS fails. Takes the geometries. */
static GEOSGeometry *merge(GEOSContextHandle_t g, GEOSGeometry **geometries, size_t n)
{
	GEOSGeometry *all = GEOSGeom_createCollection_r(
		g, GEOS_GEOMETRYCOLLECTION, geometries, (unsigned)n);
	GEOSGeometry *merged = all == NULL ? NULL : GEOSUnaryUnion_r(g, all);
	GEOSGeom_destroy_r(g, all);
	return merged;
}

static bool dissolve(struct arena *a, GEOSContextHandle_t g, const struct features *in,
	const struct table *table, struct features *out)
{
	GEOSGeometry **geometries = arena_alloc(a, in->n_items + 1, sizeof(GEOSGeometry *));
	size_t n = 0;
	bool ok = geometries != NULL;
	for (size_t i = 0; ok && i < in->n_items; i++) {
		const struct feature *item = &in->items[i];
		if (item->shape == SHAPE_POLYGON && item->part_begin < item->part_end) {
			geometries[n] = make_feature(g, a->diag, in, item);
			ok = geometries[n++] != NULL;
		}
	}
	if (!ok) {
		for (size_t i = 0; i < n; i++) {
			GEOSGeom_destroy_r(g, geometries[i]);
		}
		return false;
	}
	GEOSGeometry *merged = merge(g, geometries, n);
	struct rings rings = {.a = a, .g = g};
	ok = merged != NULL && rings_collect(&rings, merged) &&
	     write_feature(&rings, table, out);
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
