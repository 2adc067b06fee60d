#include "geom/offset.h"

#include "geom/rings.h"

#include <math.h>

/* (1 - c) / (1 + c) where c is the cosine of half the angle between two corners. */
const double offset_error = 1.506133e-4;

/* An arc's corners when it is seen from afar. */
enum { INWARD_CORNERS = 8 };

static GEOSGeometry *make_segment(GEOSContextHandle_t g, struct pt p, struct pt q)
{
	GEOSCoordSequence *seq = GEOSCoordSeq_create_r(g, 2, 2);
	if (seq == NULL) {
		return NULL;
	}
	(void)GEOSCoordSeq_setXY_r(g, seq, 0, p.x, p.y);
	(void)GEOSCoordSeq_setXY_r(g, seq, 1, q.x, q.y);
	return GEOSGeom_createLineString_r(g, seq);
}

/*
 * Each edge as a line of its own: of longer ones GEOS leaves out points to save time, which
 * moves the edge of the area by as much as a hundredth of the distance.
 */
static GEOSGeometry *make_segments(
	struct arena *a, GEOSContextHandle_t g, const struct pt *pts, size_t n)
{
	GEOSGeometry **segments = arena_alloc(a, n, sizeof(GEOSGeometry *));
	size_t made = 0;
	while (segments != NULL && made + 1 < n) {
		segments[made] = make_segment(g, pts[made], pts[made + 1]);
		if (segments[made] == NULL) {
			break;
		}
		made++;
	}
	if (segments != NULL && made + 1 == n) {
		return GEOSGeom_createCollection_r(
			g, GEOS_MULTILINESTRING, segments, (unsigned)made);
	}
	for (size_t i = 0; i < made; i++) {
		GEOSGeom_destroy_r(g, segments[i]);
	}
	return NULL;
}

/* Appends the buffer as a feature; takes the geometry, which may be NULL. */
static bool add_buffer(struct arena *a, GEOSContextHandle_t g, GEOSGeometry *of,
	double distance, int corners, struct features *out)
{
	GEOSGeometry *area = of == NULL ? NULL : GEOSBuffer_r(g, of, distance, corners);
	bool ok = area != NULL && geos_write(a, g, area, out);
	GEOSGeom_destroy_r(g, area);
	GEOSGeom_destroy_r(g, of);
	return ok;
}

static bool fail(struct sm_diag *d, const struct geos_message *message)
{
	return diag_fail(d, SM_E_DATA, "no buffer can be made: %s", message->text);
}

bool offset_line(
	struct arena *a, const struct pt *pts, size_t n, double distance, struct features *out)
{
	struct geos_message message;
	GEOSContextHandle_t g = geos_open(a->diag, &message);
	if (g == NULL) {
		return false;
	}
	bool ok = features_begin(out, a, SHAPE_POLYGON, 0);
	if (ok) {
		GEOSGeometry *of = n == 1 ? GEOSGeom_createPointFromXY_r(g, pts[0].x, pts[0].y)
					  : make_segments(a, g, pts, n);
		ok = add_buffer(a, g, of, distance * (1 + offset_error), OFFSET_CORNERS, out);
	}
	GEOS_finish_r(g);
	return ok || fail(a->diag, &message);
}

bool offset_inwards(struct arena *a, const struct features *in, const struct feature *item,
	double distance, struct features *out)
{
	struct geos_message message;
	bool repaired = false;
	GEOSContextHandle_t g = geos_open(a->diag, &message);
	if (g == NULL) {
		return false;
	}
	size_t n = out->n_items;
	bool ok = features_begin(out, a, SHAPE_POLYGON, item->row) &&
		  add_buffer(a, g, geos_area(g, in, item, &repaired), -distance, INWARD_CORNERS,
			  out);
	GEOS_finish_r(g);
	if (ok && out->items[n].part_begin == out->items[n].part_end) {
		out->n_items = n;
	}
	return ok || fail(a->diag, &message);
}
