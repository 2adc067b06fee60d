#include "spec/panels.h"

#include "spec/extent.h"

#include <string.h>

enum { PANELS_MAX = 60 };

struct reader {
	const struct value_reader *values;
	struct panel_spec *panel;
};

static bool error(const struct value_reader *r, const struct node *n, const char *what)
{
	return node_error(r->a->diag, r->path, n, "%s", what);
}

/* The panel's own extent in place of the map's. */
static bool read_extent(const struct reader *r, const struct node *n)
{
	struct spec *spec = &r->panel->spec;
	spec->extent = (struct extent_spec){0};
	r->panel->has_view = true;
	return value_defaults(r->values, IN_EXTENT, spec) && extent_read(r->values, n, spec);
}

/* All layers but those listed are off. */
static bool read_layers(const struct reader *r, const struct node *n)
{
	struct spec *spec = &r->panel->spec;
	const struct layer_list all = {spec->layers, spec->n_layers};
	if (n->kind != NODE_SEQUENCE || n->child == NULL) {
		return error(r->values, n, "layers: a list of ids of layers is expected");
	}
	bool ok = true;
	for (size_t i = 0; i < spec->n_layers; i++) {
		spec->layers[i].off = true;
	}
	for (const struct node *c = n->child; c != NULL; c = c->next) {
		if (c->kind != NODE_SCALAR) {
			ok = error(r->values, c, "layers: the id of a layer is expected");
			continue;
		}
		ok = layer_check_named(r->values, c, all, "") && ok;
		for (size_t i = 0; i < spec->n_layers; i++) {
			if (spec->layers[i].id != NULL &&
				strcmp(spec->layers[i].id, c->text) == 0) {
				spec->layers[i].off = false;
			}
		}
	}
	return ok;
}

static enum special panel_option(void *user, const struct option *o, const struct node *n)
{
	const struct reader *r = user;
	bool ok;
	if (strcmp(o->name, "extent") == 0) {
		ok = read_extent(r, n);
	} else if (strcmp(o->name, "layers") == 0) {
		ok = read_layers(r, n);
	} else if (strcmp(o->name, "furniture") == 0) {
		const struct block_reader b = {
			.context = IN_FURNITURE, .base = &r->panel->spec};
		ok = value_block(r->values, &b, n);
	} else {
		return SPECIAL_NOT_MINE;
	}
	return ok ? SPECIAL_DONE : SPECIAL_FAILED;
}

/* The panel begins as the map; its list of layers is its own. */
static bool inherit(struct arena *a, const struct spec *map, struct panel_spec *out)
{
	struct spec *spec = &out->spec;
	*spec = *map;
	spec->panels = NULL;
	spec->n_panels = 0;
	spec->layers = arena_alloc(a, map->n_layers, sizeof(*spec->layers));
	if (spec->layers == NULL) {
		return false;
	}
	memcpy(spec->layers, map->layers, map->n_layers * sizeof(*spec->layers));
	return true;
}

/* An inset has only the furniture that it says, and the first panel shows where it is. */
static void inset_defaults(struct panel_spec *panel)
{
	struct furniture_spec *f = &panel->spec.furniture;
	panel->show_extent = true;
	f->scale_bar = f->north_arrow = f->locator = CORNER_NONE;
	f->graticule_deg = 0;
}

static bool is_inset(const struct node *panel)
{
	const struct node *inset = node_get(panel, "inset");
	return inset != NULL && inset->kind == NODE_SCALAR && strcmp(inset->text, "none") != 0;
}

static bool read_panel(const struct value_reader *values, const struct node *n,
	const struct spec *map, struct panel_spec *out)
{
	struct reader r = {values, out};
	const struct block_reader b = {
		.context = IN_PANEL, .base = out, .special = panel_option, .user = &r};
	out->at = place_of(n);
	if (!value_defaults(values, IN_PANEL, out) || !inherit(values->a, map, out)) {
		return false;
	}
	if (n->kind == NODE_MAPPING && is_inset(n)) {
		inset_defaults(out);
	}
	if (!value_block(values, &b, n)) {
		return false;
	}
	const struct node *projection = node_get(n, "projection");
	const struct node *date = node_get(n, "date");
	out->has_date = date != NULL;
	if (date != NULL && date_is_given(map->change.to)) {
		return error(values, date,
			"date: does not go with `change:`, whose `to:` is the day of every "
			"panel");
	}
	if (projection != NULL) {
		out->has_view = true;
		out->spec.projection_at = place_of(projection);
	}
	out->has_view = out->has_view || out->inset != CORNER_NONE;
	if (out->inset != CORNER_NONE && out->title.n > 0) {
		return error(values, node_get(n, "title"),
			"title: an inset has none; `annotations:` can name it");
	}
	bool sized = node_get(n, "width") != NULL || node_get(n, "height") != NULL;
	if (sized && out->inset == CORNER_NONE) {
		return error(values, n,
			"width and height: are of insets; `page: { columns: }` sets the grid");
	}
	return extent_check(values, n, &out->spec);
}

static bool read_list(const struct value_reader *r, const struct node *n, struct spec *spec)
{
	struct panel_spec *panels = arena_alloc(r->a, PANELS_MAX, sizeof(*panels));
	size_t count = 0;
	bool ok = panels != NULL;
	for (const struct node *c = n->child; panels != NULL && c != NULL; c = c->next) {
		if (count == PANELS_MAX) {
			return node_error(
				r->a->diag, r->path, c, "panels: more than %d", PANELS_MAX);
		}
		ok = read_panel(r, c, spec, &panels[count++]) && ok;
	}
	if (ok && panels[0].inset != CORNER_NONE) {
		ok = error(r, n->child, "panels: the first one is no inset");
	}
	spec->panels = panels;
	spec->n_panels = count;
	return ok;
}

bool panels_read(const struct value_reader *r, const struct node *root, struct spec *spec)
{
	const struct node *n = node_get(root, "panels");
	if (n == NULL) {
		return true;
	}
	if (n->kind == NODE_SCALAR && strcmp(n->text, "dates") == 0) {
		spec->panel_each_date = true;
		return true;
	}
	if (n->kind != NODE_SEQUENCE || n->child == NULL) {
		return error(r, n, "panels: `dates`, or a list of panels, is expected");
	}
	return read_list(r, n, spec);
}
