#include "scene/unseen.h"

#include <math.h>
#include <string.h>

static bool paints(const struct style_props *p)
{
	return p->fill.a > 0 || (p->stroke.a > 0 && p->stroke_width_pt > 0) ||
	       p->hatch_stroke.a > 0 || symbol_is_picture(p->symbol);
}

/* Whether a rule of the element, or of one of its classes, paints; hidden counts as seen to. */
static bool has_paint(const struct style *style, const char *element)
{
	bool found = false;
	for (size_t i = 0; !found && i < style_n_selectors(style); i++) {
		const struct style_selector *is = style_selector(style, i);
		struct style_props props;
		if (strcmp(is->element, element) == 0) {
			style_resolve(style, element, is->class_name, STYLE_SHAPE, &props);
			found = paints(&props) || props.hidden;
		}
	}
	return found;
}

static bool is_of_zone(const struct zone_spec *zone, const char *id)
{
	bool found = zone->layer != NULL && strcmp(zone->layer, id) == 0;
	for (size_t i = 0; !found && i < zone->n_of; i++) {
		found = is_of_zone(&zone->of[i], id);
	}
	return found;
}

/* Whether the layer is of use without being seen. */
static bool is_used(const struct spec *spec, const struct layer_spec *s)
{
	bool used = s->n_count_by > 0 ||
		    (spec->extent.layer != NULL && strcmp(spec->extent.layer, s->id) == 0);
	for (size_t i = 0; !used && i < spec->n_layers; i++) {
		const struct zone_spec *zone = spec->layers[i].zone;
		used = zone != NULL && is_of_zone(zone, s->id);
	}
	return used;
}

static bool is_painted(const struct style *style, const struct map_layer *layer)
{
	const struct layer_spec *s = layer->spec;
	bool graded = s->color_by.field != NULL || s->size_by.field != NULL;
	bool overlaid = s->n_changes > 0 || layer->statuses != NULL;
	return graded || (overlaid && has_paint(style, "status")) || has_paint(style, s->id);
}

size_t unseen_count(const struct map_layer *layer, struct box map)
{
	size_t n = layer->n_small;
	for (size_t i = 0; i < layer->page.n_items; i++) {
		struct box b = layer->page.items[i].box;
		n += b.min_x <= map.max_x && b.max_x >= map.min_x && b.min_y <= map.max_y &&
		     b.max_y >= map.min_y;
	}
	return n;
}

/* Whether the view may show the place: most are told from their degrees. */
static bool may_show(const struct view_info *info, struct pt p)
{
	return info->is_whole || box_contains(info->lonlat, p) ||
	       box_contains(info->lonlat, (struct pt){p.x + 360, p.y}) ||
	       box_contains(info->lonlat, (struct pt){p.x - 360, p.y});
}

size_t unseen_count_exchanged(
	const struct map_layer *layer, const struct view *view, struct box map)
{
	const struct features *f = &layer->features;
	const struct view_info *info = view_info(view);
	size_t n = 0;
	for (size_t i = 0; i < f->n_items; i++) {
		const struct feature *item = &f->items[i];
		struct page_pt p;
		if (item->shape != SHAPE_POINT || item->part_begin == item->part_end) {
			continue;
		}
		struct pt at = f->pts[f->parts[item->part_begin].begin];
		n += fabs(at.x) <= 90 && may_show(info, (struct pt){at.y, at.x}) &&
		     view_to_page(view, (struct lonlat){at.y, at.x}, &p) &&
		     box_contains(map, (struct pt){p.x, p.y});
	}
	return n;
}

/* Rows of a table whose coordinates are missing. */
static void warn_unplaced(struct sm_diag *d, const struct map_layer *layer)
{
	const struct features *f = &layer->features;
	size_t n = 0;
	for (size_t i = 0; i < f->n_items; i++) {
		n += f->items[i].shape == SHAPE_NULL;
	}
	if (n > 0 && n == f->n_items) {
		diag_warn(d, "unplaced",
			"none of its %zu features has a place; of a table columns such as lon "
			"and lat are expected, or `lon:` and `lat:` name them",
			n);
	} else if (n > 0) {
		diag_warn(
			d, "unplaced", "%zu of its %zu features have no place", n, f->n_items);
	}
}

bool unseen_is_subject(const struct map_layer *layer)
{
	const struct features *f = &layer->features;
	return layer->spec->zone != NULL ||
	       (f->n_items > 0 && f->items[0].shape == SHAPE_POINT);
}

/* Whether more points, and most of all, would be on the map the other way round. */
static bool look_exchanged(const struct unseen_counts *counts, size_t i)
{
	return counts->exchanged[i] > counts->on_map[i] && counts->exchanged[i] > 1 &&
	       2 * counts->exchanged[i] > counts->features[i];
}

static void warn_off_map(struct sm_diag *d, const struct unseen_counts *counts, size_t i)
{
	size_t n = counts->features[i];
	if (look_exchanged(counts, i)) {
		diag_warn(d, "off-map",
			"%zu of its %zu points are on the map, and %zu would be if longitude "
			"and latitude were exchanged",
			counts->on_map[i], n, counts->exchanged[i]);
	} else if (n == 1) {
		diag_warn(d, "off-map", "its one feature is not on the map");
	} else {
		diag_warn(d, "off-map", "none of its %zu features is on the map", n);
	}
}

/* How many features of `layer` the earlier one names as well. */
static size_t count_doubled(
	struct arena *a, const struct map_layer *earlier, const struct map_layer *layer)
{
	const struct features *f = &earlier->page, *g = &layer->page;
	bool *named = arena_alloc(a, f->table->n_rows, sizeof(*named));
	size_t n = 0;
	for (size_t i = 0; named != NULL && i < f->n_items; i++) {
		named[f->items[i].row] = earlier->labelled[f->items[i].row];
	}
	for (size_t i = 0; named != NULL && i < g->n_items; i++) {
		uint32_t row = g->items[i].row;
		n += named[row] && layer->labelled[row];
	}
	return n;
}

/* A name that stands there twice, as two layers of one file write it. */
static void warn_doubled(struct arena *a, const struct layers *layers, size_t k)
{
	const struct map_layer *layer = &layers->items[k];
	for (size_t i = 0; i < k; i++) {
		const struct map_layer *earlier = &layers->items[i];
		bool both = earlier->features.table == layer->features.table &&
			    earlier->label.n > 0 && layer->label.n > 0;
		size_t n = both ? count_doubled(a, earlier, layer) : 0;
		if (n > 0) {
			diag_warn(a->diag, "doubled",
				"%zu of its names %s written by layer '%s' too; `label-where:` "
				"says which a layer writes",
				n, n == 1 ? "is" : "are", earlier->spec->id);
			return;
		}
	}
}

bool unseen_check(struct arena *a, const struct style *style, const struct layers *layers,
	const struct unseen_counts *counts)
{
	const struct spec *spec = layers->selection.spec;
	struct sm_diag *d = a->diag;
	size_t seen = 0;
	for (size_t i = 0; i < layers->n; i++) {
		const struct map_layer *layer = &layers->items[i];
		const struct layer_spec *s = layer->spec;
		seen += counts->on_map[i];
		diag_push(d, "%s:%d:%d: layer '%s'", place_path(s->at, spec->path), s->at.line,
			s->at.column, s->id);
		warn_unplaced(d, layer);
		warn_doubled(a, layers, i);
		bool off = counts->features[i] > 0 && counts->on_map[i] == 0;
		if ((off && counts->is_subject[i]) || look_exchanged(counts, i)) {
			warn_off_map(d, counts, i);
		} else if (counts->features[i] > 0 && s->label == NULL &&
			   !is_painted(style, layer) && !is_used(spec, s)) {
			diag_warn(d, "unpainted",
				"nothing of it is seen: it has no `label:`, and the style no "
				"rule "
				"'%s' with fill or stroke",
				s->id);
		}
		diag_pop(d);
	}
	if (seen == 0) {
		diag_warn(d, "empty-map",
			"%s:%d:%d: extent: no layer has anything within it: the map is empty",
			place_path(spec->extent.at, spec->path), spec->extent.at.line,
			spec->extent.at.column);
	}
	return d->code == SM_OK;
}
