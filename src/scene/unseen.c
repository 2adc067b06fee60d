#include "scene/unseen.h"

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

/* Points and zones are what a map is about; areas and lines may be of the whole world, of which
 * some map need not show any. */
static bool is_subject(const struct map_layer *layer)
{
	const struct features *f = &layer->features;
	return layer->spec->zone != NULL ||
	       (f->n_items > 0 && f->items[0].shape == SHAPE_POINT);
}

static void warn_off_map(struct sm_diag *d, size_t n)
{
	if (n == 1) {
		diag_warn(d, "off-map", "its one feature is not on the map");
	} else {
		diag_warn(d, "off-map", "none of its %zu features is on the map", n);
	}
}

void unseen_check(struct sm_diag *d, const struct style *style, const struct layers *layers,
	const struct unseen_counts *counts)
{
	const struct spec *spec = layers->selection.spec;
	size_t seen = 0;
	for (size_t i = 0; i < layers->n; i++) {
		const struct map_layer *layer = &layers->items[i];
		const struct layer_spec *s = layer->spec;
		seen += counts->on_map[i];
		diag_push(
			d, "%s:%d:%d: layer '%s'", spec->path, s->at.line, s->at.column, s->id);
		if (is_subject(layer) && counts->features[i] > 0 && counts->on_map[i] == 0) {
			warn_off_map(d, counts->features[i]);
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
			spec->path, spec->extent.at.line, spec->extent.at.column);
	}
}
