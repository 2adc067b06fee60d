#include "geom/repair.h"

#include "geom/apart.h"
#include "geom/rings.h"

#include <math.h>
#include <string.h>

struct repairer {
	struct arena *a;
	GEOSContextHandle_t g;
	const struct features *in;
	struct features *out; /* parts and points are appended to its own arrays */
	struct repair_count count;
	struct apart_room room;
	struct box *boxes; /* of the rings of one feature; room that is used again */
	uint32_t cap_boxes;
};

/* Whether a point of the ring equals the one before it. */
static bool repeats_points(const struct features *f, const struct feature *item)
{
	for (uint32_t k = item->part_begin; k < item->part_end; k++) {
		const struct part p = f->parts[k];
		for (uint32_t i = p.begin; i < p.end; i++) {
			uint32_t before = i == p.begin ? p.end - 1 : i - 1;
			if (before != i && pt_is_same(f->pts[i], f->pts[before])) {
				return true;
			}
		}
	}
	return false;
}

/* Appends the feature without repeated points and what is no ring then. */
static bool copy_distinct(struct repairer *r, const struct feature *item)
{
	const struct features *in = r->in;
	struct features *out = r->out;
	for (uint32_t k = item->part_begin; k < item->part_end; k++) {
		const struct part p = in->parts[k];
		size_t begin = out->n_pts, parts = out->n_parts;
		if (!features_part(out, r->a)) {
			return false;
		}
		for (uint32_t i = p.begin; i < p.end; i++) {
			uint32_t before = i == p.begin ? p.end - 1 : i - 1;
			if (!pt_is_same(in->pts[i], in->pts[before]) &&
				!features_point(out, r->a, in->pts[i])) {
				return false;
			}
		}
		if (out->n_pts - begin < 3) {
			out->n_pts = begin;
			out->n_parts = parts;
		}
	}
	return true;
}

/* Whether no ring of the feature meets itself or another, as GEOS sees it, which takes its
 * time; false in *ok when GEOS fails. */
static bool is_simple_to_geos(
	struct repairer *r, const struct features *f, const struct feature *item, bool *ok)
{
	uint32_t n = item->part_end - item->part_begin;
	GEOSGeometry **rings = arena_alloc(r->a, n, sizeof(GEOSGeometry *));
	*ok = rings != NULL;
	if (rings == NULL) {
		return true;
	}
	uint32_t made = 0;
	for (; made < n; made++) {
		const struct part p = f->parts[item->part_begin + made];
		rings[made] = geos_ring(r->g, &f->pts[p.begin], p.end - p.begin);
		if (rings[made] == NULL) {
			break;
		}
	}
	GEOSGeometry *lines =
		made < n ? NULL
			 : GEOSGeom_createCollection_r(r->g, GEOS_MULTILINESTRING, rings, n);
	for (uint32_t i = 0; lines == NULL && i < made; i++) {
		GEOSGeom_destroy_r(r->g, rings[i]);
	}
	char simple = lines == NULL ? 2 : GEOSisSimple_r(r->g, lines);
	GEOSGeom_destroy_r(r->g, lines);
	*ok = simple != 2;
	return simple != 0;
}

static bool is_simple(
	struct repairer *r, const struct features *f, const struct feature *item, bool *ok)
{
	bool apart;
	*ok = apart_check(r->a, f, item, &r->room, &apart);
	return !*ok || apart || is_simple_to_geos(r, f, item, ok);
}

static size_t count_points(const struct features *f, const struct feature *item)
{
	size_t n = 0;
	for (uint32_t k = item->part_begin; k < item->part_end; k++) {
		n += f->parts[k].end - f->parts[k].begin;
	}
	return n;
}

/* The rings around the feature's even-odd area. False when GEOS fails or without memory. */
static bool find_rings(struct repairer *r, const struct features *f, const struct feature *item,
	struct rings *out)
{
	bool repaired;
	*out = (struct rings){.a = r->a, .g = r->g};
	GEOSGeometry *area = geos_area(r->g, f, item, &repaired);
	bool ok = area != NULL && rings_collect(out, area);
	GEOSGeom_destroy_r(r->g, area);
	rings_sort(out);
	return ok;
}

/* Rings that only touch come back from GEOS as they were. */
static bool is_unchanged(
	const struct features *f, const struct feature *item, const struct rings *rings)
{
	size_t points = 0;
	for (size_t i = 0; i < rings->n; i++) {
		points += rings->items[i].n;
	}
	return rings->n == item->part_end - item->part_begin && points == count_points(f, item);
}

/* The boxes of the feature's rings; NULL without memory. */
static const struct box *measure_rings(
	struct repairer *r, const struct features *f, const struct feature *item)
{
	uint32_t n = item->part_end - item->part_begin;
	if (n > r->cap_boxes) {
		r->boxes = arena_alloc(r->a, n, sizeof(*r->boxes));
		r->cap_boxes = n;
	}
	for (uint32_t k = 0; r->boxes != NULL && k < n; k++) {
		const struct part p = f->parts[item->part_begin + k];
		r->boxes[k] = box_empty();
		for (uint32_t i = p.begin; i < p.end; i++) {
			box_add(&r->boxes[k], f->pts[i]);
		}
	}
	return r->boxes;
}

/* Whether the k-th of the rings has a point within another one: where they only touch, not all
 * have. */
static bool is_within_another(const struct features *f, const struct feature *item,
	const struct box *boxes, uint32_t k)
{
	const struct part p = f->parts[item->part_begin + k];
	for (uint32_t i = 0; i < item->part_end - item->part_begin; i++) {
		if (i == k || !box_meets(boxes[i], boxes[k])) {
			continue;
		}
		const struct feature ring = {.shape = SHAPE_POLYGON,
			.part_begin = item->part_begin + i,
			.part_end = item->part_begin + i + 1,
			.box = boxes[i]};
		for (uint32_t at = p.begin; at < p.end; at++) {
			if (feature_contains(f, &ring, f->pts[at])) {
				return true;
			}
		}
	}
	return false;
}

/* Whether a ring runs the other way round than the largest does, as holes do, and yet lies in
 * no other ring; false in *ok without memory. */
static bool has_hole_outside(
	struct repairer *r, const struct features *f, const struct feature *item, bool *ok)
{
	double largest = 0;
	const struct box *boxes = NULL;
	for (uint32_t k = item->part_begin; k < item->part_end; k++) {
		const struct part p = f->parts[k];
		double area = ring_area(&f->pts[p.begin], p.end - p.begin);
		largest = fabs(area) > fabs(largest) ? area : largest;
	}
	for (uint32_t k = item->part_begin; k < item->part_end; k++) {
		const struct part p = f->parts[k];
		double area = ring_area(&f->pts[p.begin], p.end - p.begin);
		if (area * largest >= 0) {
			continue;
		}
		boxes = boxes == NULL ? measure_rings(r, f, item) : boxes;
		*ok = boxes != NULL;
		if (!*ok || !is_within_another(f, item, boxes, k - item->part_begin)) {
			return *ok;
		}
	}
	return false;
}

/* What is wrong with an area, for people; NULL: nothing. */
static const char *fault_of(struct repairer *r, const struct features *f,
	const struct feature *item, struct rings *rings, bool *ok)
{
	*ok = true;
	*rings = (struct rings){0};
	if (item->part_end == item->part_begin) {
		return NULL;
	}
	if (!is_simple(r, f, item, ok) && *ok) {
		*ok = find_rings(r, f, item, rings);
		if (*ok && !is_unchanged(f, item, rings)) {
			return "crosses itself";
		}
		*rings = (struct rings){0};
	}
	return *ok && has_hole_outside(r, f, item, ok) ? "has a hole outside of it" : NULL;
}

/* One area: as it is, or repaired into r->out's arrays. */
static bool repair(struct repairer *r, const struct feature *item, struct feature *to)
{
	const struct features *f = r->in;
	struct rings rings;
	bool ok, repeats = repeats_points(f, item);
	*to = *item;
	if (repeats) {
		to->part_begin = (uint32_t)r->out->n_parts;
		if (!copy_distinct(r, item)) {
			return false;
		}
		to->part_end = (uint32_t)r->out->n_parts;
		f = r->out;
	}
	const char *worse = fault_of(r, f, to, &rings, &ok);
	if (!ok) {
		return false;
	}
	if (worse != NULL && strcmp(worse, "crosses itself") == 0) {
		to->part_begin = (uint32_t)r->out->n_parts;
		if (!rings_write(&rings, r->out)) {
			return false;
		}
		to->part_end = (uint32_t)r->out->n_parts;
	}
	if (repeats || worse != NULL) {
		if (r->count.n < REPAIRED_LISTED_MAX) {
			r->count.rows[r->count.n] = item->row;
		}
		r->count.n++;
	}
	if (worse != NULL) {
		diag_warn(r->a->diag, "repaired", "shape %u %s and was repaired", item->row,
			worse);
	}
	to->shape = to->part_begin == to->part_end ? SHAPE_NULL : item->shape;
	return true;
}

static bool repair_all(struct repairer *r, struct feature *items)
{
	for (size_t i = 0; i < r->in->n_items; i++) {
		const struct feature *item = &r->in->items[i];
		items[i] = *item;
		if (item->shape == SHAPE_POLYGON && !repair(r, item, &items[i])) {
			return false;
		}
		if (items[i].shape == SHAPE_NULL) {
			items[i].box = box_empty();
		}
	}
	return true;
}

bool repair_features(struct arena *a, const struct features *in, struct features *out,
	struct repair_count *count)
{
	struct geos_message message;
	struct feature *items = arena_alloc(a, in->n_items, sizeof(*items));
	GEOSContextHandle_t g = items == NULL ? NULL : geos_open(a->diag, &message);
	if (g == NULL) {
		return false;
	}
	*out = *in;
	/* Appending goes to the spare room of the arrays of `in`, behind what `in` counts. */
	struct repairer r = {.a = a, .g = g, .in = in, .out = out};
	bool ok = repair_all(&r, items);
	GEOS_finish_r(g);
	out->items = items;
	out->cap_items = in->n_items;
	*count = r.count;
	return ok ||
	       diag_fail(a->diag, SM_E_DATA, "areas cannot be repaired: %s", message.text);
}
