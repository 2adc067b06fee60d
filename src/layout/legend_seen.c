/* What is on the maps a legend explains. */
#include "layout/legend_parts.h"
#include "scene/build.h"
#include "scene/change.h"
#include "scene/overlap.h"

#include <string.h>

const struct map_layer *legend_layer(
	const struct legend_maker *m, const struct map_layer *layer, size_t view)
{
	return &m->views[view].layers->items[layer - m->views->layers->items];
}

/* What the layer shows: on the page, or on the whole earth while nothing is projected. */
static const struct features *shown(const struct legend_view *v, const struct map_layer *layer)
{
	return v->sites == NULL ? &layer->features : &layer->page;
}

/* What is looked for: a class as of legend_is_on_map(), a status, or areas that another layer
 * is or is not seen in. */
struct wanted {
	int class_index;
	const char *status; /* NULL: the class */
	const char *value;  /* of the class, instead of its index */
	bool whole, parted;
};

static void style_of(const struct legend_maker *m, const struct map_layer *layer, size_t row,
	struct style_props *out)
{
	build_style(m->l->style, m->l->spec, layer, layer_class(m->l->a, layer, row),
		layer_overlay(layer, row), out);
}

static bool is_wanted(const struct legend_maker *m, const struct map_layer *layer, size_t row,
	struct wanted what)
{
	int class_index = what.class_index;
	if (what.whole || what.parted) {
		struct style_props props;
		style_of(m, layer, row, &props);
		return overlap_is_parted(layer, (uint32_t)row, &props) == what.parted;
	}
	if (what.status != NULL) {
		const char *status = layer->statuses == NULL ? NULL : layer->statuses[row];
		return status != NULL && strcmp(status, what.status) == 0;
	}
	if (what.value != NULL) {
		const char *value = layer_class(m->l->a, layer, row);
		return value != NULL && strcmp(value, what.value) == 0;
	}
	if (class_index >= LEGEND_CHANGE) {
		return change_index(layer->spec, change_of(layer, row)) ==
		       class_index - LEGEND_CHANGE;
	}
	return class_index == LEGEND_ANY_CLASS ||
	       (class_index == LEGEND_NO_DATA
			       ? grade_is_missing(layer, row)
			       : layer_class_index(m->l->a, layer, row) == class_index);
}

/* A style takes a layer or class off the map, and out of its legend, by display: none. */
static bool is_hidden(const struct legend_maker *m, const struct map_layer *layer, size_t row)
{
	struct style_props props;
	style_of(m, layer, row, &props);
	return props.hidden;
}

static bool is_in_view(const struct legend_maker *m, const struct legend_view *v,
	const struct map_layer *layer, struct wanted what)
{
	const struct features *f = shown(v, layer);
	for (size_t i = 0; i < f->n_items; i++) {
		const struct feature *item = &f->items[i];
		/* Shapes are kept some points beyond the frame, where nobody sees them. */
		bool seen = v->sites == NULL ||
			    (item->shape != SHAPE_POINT && box_overlaps(item->box, v->map));
		if (seen && is_wanted(m, layer, item->row, what) &&
			!is_hidden(m, layer, item->row)) {
			return true;
		}
	}
	for (size_t i = 0; v->sites != NULL && i < v->sites->n; i++) {
		const struct site *site = &v->sites->items[i];
		if (site->layer == layer && !site->hidden &&
			is_wanted(m, layer, site->row, what)) {
			return true;
		}
	}
	return false;
}

static bool is_seen(
	const struct legend_maker *m, const struct map_layer *layer, struct wanted what)
{
	bool found = false;
	for (size_t v = 0; !found && v < m->n_views; v++) {
		found = is_in_view(m, &m->views[v], legend_layer(m, layer, v), what);
	}
	return found;
}

bool legend_is_on_map(
	const struct legend_maker *m, const struct map_layer *layer, int class_index)
{
	return is_seen(m, layer, (struct wanted){.class_index = class_index});
}

bool legend_has_value(
	const struct legend_maker *m, const struct map_layer *layer, const char *value)
{
	return is_seen(m, layer, (struct wanted){.value = value});
}

bool legend_has_status(
	const struct legend_maker *m, const struct map_layer *layer, const char *status)
{
	return is_seen(m, layer, (struct wanted){.status = status});
}

bool legend_has_area(const struct legend_maker *m, const struct map_layer *layer, bool parted)
{
	return is_seen(m, layer,
		(struct wanted){
			.class_index = LEGEND_ANY_CLASS, .whole = !parted, .parted = parted});
}

const char *legend_overlapped(const struct legend_maker *m, const struct map_layer *layer)
{
	const char *id = NULL;
	for (size_t v = 0; id == NULL && v < m->n_views; v++) {
		id = legend_layer(m, layer, v)->overlapped;
	}
	return id;
}

static bool is_listed(const char *const *list, size_t n, const char *status)
{
	bool found = false;
	for (size_t i = 0; !found && i < n; i++) {
		found = strcmp(list[i], status) == 0;
	}
	return found;
}

/* Of one view those that the style paints apart and the list does not have yet. */
static void add_painted(const struct legend_maker *m, const struct map_layer *layer,
	const char **list, size_t *n)
{
	const struct features *f = &layer->features;
	for (size_t i = 0; layer->statuses != NULL && i < f->n_items; i++) {
		const char *status = layer->statuses[f->items[i].row];
		if (status != NULL && *n < LEGEND_STATUSES_MAX &&
			!is_listed(list, *n, status) &&
			(style_has_rule(m->l->style, "status", status) ||
				style_has_rule(m->l->style, layer->spec->id, status))) {
			list[(*n)++] = status;
		}
	}
}

bool legend_statuses(const struct legend_maker *m, const struct map_layer *layer,
	const char *const **out, size_t *n)
{
	const struct layer_spec *spec = layer->spec;
	const char **list = arena_alloc(
		m->l->a, spec->n_statuses + LEGEND_STATUSES_MAX, sizeof(const char *));
	size_t listed = 0;
	*n = 0;
	*out = list;
	if (list == NULL) {
		return false;
	}
	for (size_t i = 0; i < spec->n_statuses && i < LEGEND_STATUSES_MAX; i++) {
		list[listed++] = spec->statuses[i].value;
	}
	for (size_t v = 0; v < m->n_views; v++) {
		add_painted(m, legend_layer(m, layer, v), list, &listed);
	}
	for (size_t i = 0; i < listed; i++) {
		if (legend_has_status(m, layer, list[i])) {
			list[(*n)++] = list[i];
		}
	}
	return true;
}

enum legend_kind legend_kind_of(const struct legend_maker *m, const struct map_layer *layer)
{
	const struct features *f = shown(m->views, layer);
	for (size_t v = 1; f->n_items == 0 && v < m->n_views; v++) {
		f = shown(&m->views[v], legend_layer(m, layer, v));
	}
	switch (f->items[0].shape) {
	case SHAPE_POLYGON:
		return LEGEND_AREA;
	case SHAPE_LINE:
		return LEGEND_LINE;
	case SHAPE_NULL:
	case SHAPE_POINT:
		break;
	}
	return LEGEND_SYMBOL;
}

bool legend_has_mark(
	const struct legend_maker *m, const struct map_layer *layer, const char *mark)
{
	bool found = false;
	for (size_t v = 0; !found && v < m->n_views; v++) {
		const struct sites *sites = m->views[v].sites;
		const struct map_layer *its = legend_layer(m, layer, v);
		found = sites == NULL;
		for (size_t i = 0; !found && i < sites->n; i++) {
			const struct site *site = &sites->items[i];
			found = site->layer == its && !site->hidden && site->mark != NULL &&
				strcmp(site->mark, mark) == 0;
		}
	}
	return found;
}

/* Before anything is projected: whether a site of the layer may have a ring. */
static bool may_have_ring(const struct map_layer *layer)
{
	const struct features *f = &layer->features;
	bool found = false;
	for (size_t i = 0; layer->uncertain != NULL && !found && i < f->n_items; i++) {
		found = f->items[i].shape == SHAPE_POINT && layer->uncertain[f->items[i].row];
	}
	return found;
}

static bool has_ring(const struct legend_view *v)
{
	bool found = false;
	for (size_t i = 0; v->sites != NULL && !found && i < v->sites->n; i++) {
		found = v->sites->items[i].uncertain && !v->sites->items[i].hidden;
	}
	for (size_t i = 0; v->sites == NULL && !found && i < v->layers->n; i++) {
		found = may_have_ring(&v->layers->items[i]);
	}
	return found;
}

bool legend_has_ring(const struct legend_maker *m)
{
	bool found = false;
	for (size_t v = 0; !found && v < m->n_views; v++) {
		found = has_ring(&m->views[v]);
	}
	return found && site_ring_pt(m->l) > 0;
}
