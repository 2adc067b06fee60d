#include "scene/extent.h"

#include "proj/geocut.h"

#include <string.h>

static bool fail(struct arena *a, const struct spec *spec, const char *what, const char *name)
{
	const struct extent_spec *e = &spec->extent;
	return diag_fail(a->diag, SM_E_SPEC, "%s:%d:%d: extent: %s%s",
		place_path(e->at, spec->path), e->at.line, e->at.column, what, name);
}

/* A box as a ring; wide ones with points between the corners, for an edge of more than half a
 * turn would go the other way round. */
static bool from_box(struct arena *a, struct box b, struct features *out)
{
	static const struct table no_table = {0};
	const struct pt pts[] = {
		{b.min_x, b.min_y}, {b.max_x, b.min_y}, {b.max_x, b.max_y}, {b.min_x, b.max_y}};
	int pieces = b.max_x - b.min_x > 180 ? 4 : 1;
	*out = (struct features){.space = SPACE_LONLAT, .table = &no_table};
	/* What has no area is no polygon: a single site, or some on one meridian. */
	bool flat = b.min_x == b.max_x || b.min_y == b.max_y;
	enum shape shape = flat ? SHAPE_POINT : SHAPE_POLYGON;
	bool ok = features_begin(out, a, shape, 0) && features_part(out, a);
	for (int i = 0; ok && i < 4 * pieces; i++) {
		struct pt p = pts[i / pieces], q = pts[(i / pieces + 1) % 4];
		double t = (double)(i % pieces) / pieces;
		struct pt m = {p.x + t * (q.x - p.x), p.y + t * (q.y - p.y)};
		ok = features_point(out, a, m);
	}
	if (ok) {
		features_end(out);
	}
	return ok;
}

/* All features of all layers, in one list. */
static bool collect_all(struct arena *a, const struct layers *layers, struct features *out)
{
	static const struct table no_table = {0};
	*out = (struct features){.space = SPACE_LONLAT, .table = &no_table};
	for (size_t i = 0; i < layers->n; i++) {
		const struct features *f = &layers->items[i].features;
		for (size_t k = 0; k < f->n_items; k++) {
			if (!features_copy(out, a, f, &f->items[k])) {
				return false;
			}
		}
	}
	return true;
}

/* A box round all features of all layers. */
static bool from_all(struct arena *a, const struct layers *layers, struct features *out)
{
	struct box all = box_empty();
	for (size_t i = 0; i < layers->n; i++) {
		const struct features *f = &layers->items[i].features;
		for (size_t k = 0; k < f->n_items; k++) {
			box_add_box(&all, f->items[k].box);
		}
	}
	if (all.max_x - all.min_x > 180) { /* or else across the 180th meridian */
		struct features f;
		if (!collect_all(a, layers, &f) || !geocut_bounds(a, &f, &all)) {
			return false;
		}
	}
	return !box_is_empty(all) && from_box(a, all, out);
}

/* The layer named, or the first one with areas. */
static const struct map_layer *layer_of(const struct spec *spec, const struct layers *layers)
{
	if (spec->extent.layer != NULL) {
		return layers_find(layers, spec->extent.layer);
	}
	for (size_t i = 0; i < layers->n; i++) {
		const struct features *f = &layers->items[i].features;
		if (f->n_items > 0 && f->items[0].shape == SHAPE_POLYGON) {
			return &layers->items[i];
		}
	}
	return NULL;
}

static bool around(struct arena *a, const struct spec *spec, const struct map_layer *layer,
	const struct selection *selection, struct features *out)
{
	const struct features *f = &layer->features;
	const struct where *where = &spec->extent.where;
	if (!where_check(a->diag, selection, where, f->table, layer->key)) {
		return false;
	}
	*out = *f;
	out->items = arena_alloc(a, f->n_items, sizeof(*out->items));
	out->n_items = 0;
	for (size_t i = 0; out->items != NULL && i < f->n_items; i++) {
		if (where_holds(selection, where, f->table, layer->key, f->items[i].row)) {
			out->items[out->n_items++] = f->items[i];
		}
	}
	return out->items != NULL;
}

bool extent_features(struct arena *a, const struct spec *spec, const struct layers *layers,
	const struct selection *selection, struct features *out)
{
	switch (spec->extent.kind) {
	case EXTENT_BOX:
		return from_box(a, spec->extent.box, out);
	case EXTENT_ALL:
		return from_all(a, layers, out) || fail(a, spec, "the layers are empty", "");
	case EXTENT_AROUND:
		break;
	}
	const struct map_layer *layer = layer_of(spec, layers);
	if (layer == NULL) {
		const char *name = spec->extent.layer;
		return fail(a, spec, name == NULL ? "no layer has areas" : "no layer named ",
			name == NULL ? "" : name);
	}
	if (!around(a, spec, layer, selection, out)) {
		return false;
	}
	return out->n_items > 0 || fail(a, spec, "nothing meets its conditions", "");
}
