#include "geom/rings.h"

#include <stdio.h>
#include <stdlib.h>

static void keep_message(const char *text, void *user)
{
	struct geos_message *m = user;
	(void)snprintf(m->text, sizeof(m->text), "%s", text);
}

GEOSContextHandle_t geos_open(struct sm_diag *d, struct geos_message *message)
{
	GEOSContextHandle_t g = GEOS_init_r();
	if (g == NULL) {
		(void)diag_fail(d, SM_E_NOMEM, "out of memory");
		return NULL;
	}
	message->text[0] = '\0';
	(void)GEOSContext_setErrorMessageHandler_r(g, keep_message, message);
	return g;
}

GEOSGeometry *geos_ring(GEOSContextHandle_t g, const struct pt *pts, size_t n)
{
	GEOSCoordSequence *seq = GEOSCoordSeq_create_r(g, (unsigned)n + 1, 2);
	for (size_t i = 0; seq != NULL && i <= n; i++) {
		const struct pt *p = &pts[i < n ? i : 0];
		(void)GEOSCoordSeq_setXY_r(g, seq, (unsigned)i, p->x, p->y);
	}
	return seq == NULL ? NULL : GEOSGeom_createLinearRing_r(g, seq);
}

/* The area of one ring, even-odd; repaired when the ring crosses itself, which GEOS takes for
 * an error. */
static GEOSGeometry *make_area(
	GEOSContextHandle_t g, const struct pt *pts, size_t n, bool *repaired)
{
	GEOSGeometry *ring = geos_ring(g, pts, n);
	GEOSGeometry *polygon =
		ring == NULL ? NULL : GEOSGeom_createPolygon_r(g, ring, NULL, 0);
	if (polygon == NULL || GEOSisValid_r(g, polygon) == 1) {
		return polygon;
	}
	*repaired = true;
	GEOSGeometry *valid = GEOSMakeValid_r(g, polygon);
	GEOSGeom_destroy_r(g, polygon);
	int type = valid == NULL ? GEOS_POLYGON : GEOSGeomTypeId_r(g, valid);
	if (type == GEOS_POLYGON || type == GEOS_MULTIPOLYGON) {
		return valid;
	}
	/* A spike leaves a line, which no difference can be made with; this drops it. */
	GEOSGeometry *area = GEOSBuffer_r(g, valid, 0, 1);
	GEOSGeom_destroy_r(g, valid);
	return area;
}

/* Even-odd over the rings [begin, end): the symmetric difference of their halves, so that no
 * ring is merged more often than the number of rings can be halved. */
static GEOSGeometry *merge_rings(GEOSContextHandle_t g, const struct features *in,
	uint32_t begin, uint32_t end, bool *repaired)
{
	if (end - begin == 1) {
		const struct part p = in->parts[begin];
		return make_area(g, &in->pts[p.begin], p.end - p.begin, repaired);
	}
	uint32_t middle = end - (end - begin) / 2;
	GEOSGeometry *first = merge_rings(g, in, begin, middle, repaired);
	GEOSGeometry *second = first == NULL ? NULL : merge_rings(g, in, middle, end, repaired);
	GEOSGeometry *both = second == NULL ? NULL : GEOSSymDifference_r(g, first, second);
	GEOSGeom_destroy_r(g, first);
	GEOSGeom_destroy_r(g, second);
	return both;
}

GEOSGeometry *geos_area(GEOSContextHandle_t g, const struct features *in,
	const struct feature *item, bool *repaired)
{
	return item->part_begin == item->part_end
		       ? NULL
		       : merge_rings(g, in, item->part_begin, item->part_end, repaired);
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

/* The union; NULL when GEOS fails. Takes the geometries. */
static GEOSGeometry *merge(GEOSContextHandle_t g, GEOSGeometry **geometries, size_t n)
{
	GEOSGeometry *all = GEOSGeom_createCollection_r(
		g, GEOS_GEOMETRYCOLLECTION, geometries, (unsigned)n);
	GEOSGeometry *merged = all == NULL ? NULL : GEOSUnaryUnion_r(g, all);
	GEOSGeom_destroy_r(g, all);
	return merged;
}

GEOSGeometry *geos_union(struct arena *a, GEOSContextHandle_t g, const struct features *in)
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
		return NULL;
	}
	return merge(g, geometries, n);
}

static bool before(struct pt p, struct pt q)
{
	return p.x < q.x || (p.x == q.x && p.y < q.y);
}

static int by_first_point(const void *pa, const void *pb)
{
	const struct ring *a = pa, *b = pb;
	return before(a->pts[0], b->pts[0]) ? -1 : before(b->pts[0], a->pts[0]);
}

static bool add_ring(struct rings *r, const GEOSGeometry *ring)
{
	const GEOSCoordSequence *seq = GEOSGeom_getCoordSeq_r(r->g, ring);
	unsigned n = 0, start = 0;
	if (seq == NULL || !GEOSCoordSeq_getSize_r(r->g, seq, &n) || n < 4) {
		return true;
	}
	n--; /* the closing point */
	struct ring *items = arena_grow(r->a, r->items, r->n, &r->cap, sizeof(*items));
	struct pt *read = arena_alloc(r->a, n, sizeof(*read));
	struct pt *pts = arena_alloc(r->a, n, sizeof(*pts));
	if (items == NULL || read == NULL || pts == NULL) {
		return false;
	}
	for (unsigned i = 0; i < n; i++) {
		(void)GEOSCoordSeq_getXY_r(r->g, seq, i, &read[i].x, &read[i].y);
		start = before(read[i], read[start]) ? i : start;
	}
	for (unsigned i = 0; i < n; i++) {
		pts[i] = read[(start + i) % n];
	}
	r->items = items;
	items[r->n++] = (struct ring){pts, n};
	return true;
}

static bool add_polygon(struct rings *r, const GEOSGeometry *polygon)
{
	const GEOSGeometry *outer = GEOSGetExteriorRing_r(r->g, polygon);
	int holes = GEOSGetNumInteriorRings_r(r->g, polygon);
	bool ok = outer == NULL || add_ring(r, outer);
	for (int i = 0; ok && i < holes; i++) {
		ok = add_ring(r, GEOSGetInteriorRingN_r(r->g, polygon, i));
	}
	return ok;
}

bool rings_collect(struct rings *r, const GEOSGeometry *geometry)
{
	int n = GEOSGetNumGeometries_r(r->g, geometry);
	bool ok = true;
	for (int i = 0; ok && i < n; i++) {
		const GEOSGeometry *part = GEOSGetGeometryN_r(r->g, geometry, i);
		int type = GEOSGeomTypeId_r(r->g, part);
		if (type == GEOS_POLYGON) {
			ok = add_polygon(r, part);
		} else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION) {
			ok = rings_collect(r, part);
		}
	}
	return ok;
}

void rings_sort(struct rings *r)
{
	if (r->n > 0) {
		qsort(r->items, r->n, sizeof(*r->items), by_first_point);
	}
}

bool rings_write(const struct rings *r, struct features *out)
{
	bool ok = true;
	for (size_t i = 0; ok && i < r->n; i++) {
		ok = features_part(out, r->a);
		for (size_t k = 0; ok && k < r->items[i].n; k++) {
			ok = features_point(out, r->a, r->items[i].pts[k]);
		}
	}
	return ok;
}

bool geos_write(struct arena *a, GEOSContextHandle_t g, const GEOSGeometry *geometry,
	struct features *out)
{
	struct rings rings = {.a = a, .g = g};
	if (!rings_collect(&rings, geometry)) {
		return false;
	}
	rings_sort(&rings);
	if (!rings_write(&rings, out)) {
		return false;
	}
	features_end(out);
	return true;
}
