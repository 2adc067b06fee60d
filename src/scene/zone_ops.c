#include "scene/zone_ops.h"

#include "base/path.h"
#include "base/suggest.h"
#include "proj/buffer.h"
#include "proj/geodesic.h"
#include "proj/geoverlay.h"
#include "scene/dated.h"
#include "scene/zone.h"

#include <stdio.h>
#include <string.h>

static const char *spec_path(const struct zone_request *r)
{
	return r->selection->spec->path;
}

/* A zone that is not what it was meant to be, but may be on another day. */
static void warn_empty(
	const struct zone_request *r, const struct zone_spec *zone, const char *what)
{
	diag_warn(r->files->a->diag, "empty-zone", "%s:%d:%d: layer '%s': zone: %s",
		place_path(zone->at, spec_path(r)), zone->at.line, zone->at.column,
		r->layer->id, what);
}

size_t zone_row(
	const struct zone_request *r, const struct zone_spec *zone, const struct loaded *file)
{
	const struct table *t = file->features.table;
	size_t row = zone_find(t, zone->id);
	if (row < t->n_rows) {
		return row;
	}
	const struct column *ids = table_column(t, "id");
	const char *near = ids == NULL || ids->type != COLUMN_TEXT
				   ? NULL
				   : suggest_nearest(zone->id, ids->u.text, t->n_rows);
	(void)diag_error(r->files->a->diag, SM_E_SPEC, "%s:%d:%d: no zone '%s' in %s%s%s%s",
		place_path(zone->at, spec_path(r)), zone->at.line, zone->at.column, zone->id,
		file->path, near == NULL ? "" : "; did you mean '", near == NULL ? "" : near,
		near == NULL ? "" : "'?");
	return row;
}

const struct loaded *zone_file(const struct zone_request *r, const struct zone_spec *zone)
{
	static const struct source_options as_it_is = {0};
	struct arena *a = r->files->a;
	const char *source = zone->source != NULL ? zone->source : r->source;
	const char *path = path_locate(a, r->folder, r->data_dir, source);
	diag_push(a->diag, "%s:%d:%d: layer '%s'", place_path(zone->at, spec_path(r)),
		zone->at.line, zone->at.column, r->layer->id);
	const struct loaded *file =
		path == NULL ? NULL
			     : files_read(r->files, path,
				       zone->source != NULL ? &as_it_is : &r->options);
	diag_pop(a->diag);
	return file;
}

bool zone_row_holds(const struct zone_request *r, const struct loaded *file, size_t row,
	bool *drawn, bool *uncertain)
{
	const struct layer_spec *s = r->layer;
	const char *fields[] = {s->valid_from, s->valid_to};
	const struct column *columns[2] = {NULL, NULL};
	*drawn = true;
	*uncertain = false;
	for (int i = 0; i < 2 && s->valid_from != NULL; i++) {
		columns[i] = table_column(file->features.table, fields[i]);
		if (columns[i] == NULL) {
			return diag_error(r->files->a->diag, SM_E_SPEC,
				"%s:%d:%d: layer '%s': valid: no field '%s' in %s",
				place_path(s->at, spec_path(r)), s->at.line, s->at.column,
				s->id, fields[i], file->path);
		}
	}
	const struct dated dated = {file->path, file->features.table, columns[0], columns[1]};
	const struct dated_row one = {columns[0], columns[1], row};
	return s->valid_from == NULL ||
	       (dated_check(r->files->a, &dated, row) &&
		       select_on_day(s, &one, r->selection->on, drawn, uncertain));
}

static bool evaluate(const struct zone_request *r, const struct zone_spec *zone,
	const struct table *table, struct features *out);

static bool from_table(const struct zone_request *r, const struct zone_spec *zone,
	const struct table *table, struct features *out)
{
	const struct loaded *file = zone_file(r, zone);
	bool drawn, uncertain;
	size_t row = file == NULL ? 0 : zone_row(r, zone, file);
	if (file == NULL || row == file->features.table->n_rows ||
		!zone_row_holds(r, file, row, &drawn, &uncertain)) {
		return false;
	}
	if (!drawn) {
		return true;
	}
	if (!zone_build(r->files, file->features.table, file->path, row, out)) {
		return false;
	}
	out->table = table;
	out->items[0].row = 0;
	return true;
}

static const struct map_layer *find_layer(const struct zone_request *r, const char *id)
{
	const struct map_layer *found = NULL;
	for (size_t i = 0; i < r->n_before; i++) {
		if (r->before[i].spec != NULL && strcmp(r->before[i].spec->id, id) == 0) {
			found = &r->before[i];
		}
	}
	return found;
}

/* The features of the layer that meet the conditions, as they are; the arrays are shared. */
static bool from_layer(
	const struct zone_request *r, const struct zone_spec *zone, struct features *out)
{
	const struct map_layer *layer = find_layer(r, zone->layer);
	if (layer == NULL || layer->features.table == NULL) {
		return false; /* it could not be read, which has been reported */
	}
	const struct features *f = &layer->features;
	if (!where_check(r->files->a->diag, r->selection, &zone->where, f->table, layer->key)) {
		return false;
	}
	*out = *f;
	out->items = arena_alloc(r->files->a, f->n_items, sizeof(*out->items));
	out->n_items = 0;
	for (size_t i = 0; out->items != NULL && i < f->n_items; i++) {
		if (where_holds(r->selection, &zone->where, f->table, layer->key,
			    f->items[i].row)) {
			out->items[out->n_items++] = f->items[i];
		}
	}
	if (out->items != NULL && out->n_items == 0) {
		char what[160];
		(void)snprintf(
			what, sizeof(what), "nothing of layer '%.100s' is in it", zone->layer);
		warn_empty(r, zone, what);
	}
	return out->items != NULL;
}

static bool has_areas(const struct features *f)
{
	for (size_t i = 0; i < f->n_items; i++) {
		if (f->items[i].shape == SHAPE_POLYGON) {
			return true;
		}
	}
	return false;
}

static bool is_all_areas(const struct features *f)
{
	size_t n = 0;
	while (n < f->n_items && f->items[n].shape == SHAPE_POLYGON) {
		n++;
	}
	return n == f->n_items;
}

static bool merge_layer(const struct zone_request *r, const struct zone_spec *zone,
	const struct table *table, struct features *out)
{
	struct features chosen;
	if (!from_layer(r, zone, &chosen)) {
		return false;
	}
	if (chosen.n_items > 0 && !has_areas(&chosen)) {
		return diag_error(r->files->a->diag, SM_E_SPEC,
			"%s:%d:%d: layer '%s': zone: layer '%s' has no areas; a zone is round "
			"them with `buffer: 10km, of: { layer: %s }`",
			place_path(zone->at, spec_path(r)), zone->at.line, zone->at.column,
			r->layer->id, zone->layer, zone->layer);
	}
	const struct features *const all[] = {&chosen};
	return geoverlay_features(r->files->a, OVERLAY_UNION, all, 1, table, out);
}

static bool make_buffer(const struct zone_request *r, const struct zone_spec *zone,
	const struct table *table, struct features *out)
{
	struct features of = {.space = SPACE_LONLAT, .table = table};
	bool ok = zone->of->kind == ZONE_LAYER ? from_layer(r, zone->of, &of)
					       : evaluate(r, zone->of, table, &of);
	/* Areas are merged first: the borders within are many. */
	if (ok && of.n_items > 1 && is_all_areas(&of)) {
		const struct features all = of, *const one[] = {&all};
		ok = geoverlay_features(r->files->a, OVERLAY_UNION, one, 1, table, &of);
	}
	return ok && buffer_features(r->files->a, &of, zone->distance_m, table, out);
}

static bool combine(const struct zone_request *r, const struct zone_spec *zone,
	const struct table *table, struct features *out)
{
	static const struct {
		enum overlay op;
		const char *empty;
	} ops[] = {[ZONE_UNION] = {OVERLAY_UNION, "the union is empty"},
		[ZONE_INTERSECTION] = {OVERLAY_INTERSECTION, "the intersection is empty"},
		[ZONE_DIFFERENCE] = {OVERLAY_DIFFERENCE, "the difference is empty"}};
	struct arena *a = r->files->a;
	struct features *parts = arena_alloc(a, zone->n_of, sizeof(*parts));
	const struct features **in =
		arena_alloc(a, zone->n_of, sizeof(const struct features *));
	bool ok = parts != NULL && in != NULL;
	for (size_t i = 0; parts != NULL && in != NULL && i < zone->n_of; i++) {
		in[i] = &parts[i];
		ok = evaluate(r, &zone->of[i], table, &parts[i]) && ok;
	}
	if (!ok || !geoverlay_features(a, ops[zone->kind].op, in, zone->n_of, table, out)) {
		return false;
	}
	if (out->n_items == 0) {
		warn_empty(r, zone, ops[zone->kind].empty);
	}
	return true;
}

static bool evaluate(const struct zone_request *r, const struct zone_spec *zone,
	const struct table *table, struct features *out)
{
	*out = (struct features){.space = SPACE_LONLAT, .table = table};
	switch (zone->kind) {
	case ZONE_TABLE:
		return from_table(r, zone, table, out);
	case ZONE_CIRCLE:
		return geodesic_circle(r->files->a, zone->centre, zone->distance_m,
			ZONE_CIRCLE_POINTS, table, out);
	case ZONE_BUFFER:
		return make_buffer(r, zone, table, out);
	case ZONE_LAYER:
		return merge_layer(r, zone, table, out);
	case ZONE_UNION:
	case ZONE_INTERSECTION:
	case ZONE_DIFFERENCE:
		break;
	}
	return combine(r, zone, table, out);
}

bool zone_evaluate(
	const struct zone_request *r, const struct table *table, struct features *out)
{
	return evaluate(r, r->layer->zone, table, out);
}

static bool text_column(struct arena *a, struct column *c, const char *name, const char *text)
{
	c->name = name;
	c->type = COLUMN_TEXT;
	c->u.text = arena_alloc(a, 1, sizeof(*c->u.text));
	if (c->u.text != NULL) {
		c->u.text[0] = text;
	}
	return c->u.text != NULL && name != NULL;
}

/* "name", or "name_fr". */
static char *name_column(struct arena *a, const char *lang)
{
	size_t size = sizeof("name_") + strlen(lang);
	char *out = arena_alloc(a, size, 1);
	if (out != NULL) {
		(void)snprintf(out, size, "name%s%s", lang[0] == '\0' ? "" : "_", lang);
	}
	return out;
}

const struct table *zone_table(struct arena *a, const struct layer_spec *layer)
{
	const struct localized *legend = &layer->legend;
	struct table *t = arena_alloc(a, 1, sizeof(*t));
	struct column *columns = arena_alloc(a, legend->n + 1, sizeof(*columns));
	if (t == NULL || columns == NULL || !text_column(a, &columns[0], "id", layer->id)) {
		return NULL;
	}
	for (size_t i = 0; i < legend->n; i++) {
		if (!text_column(a, &columns[i + 1], name_column(a, legend->langs[i]),
			    legend->texts[i])) {
			return NULL;
		}
	}
	*t = (struct table){.columns = columns, .n_columns = legend->n + 1, .n_rows = 1};
	return t;
}
