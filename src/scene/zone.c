#include "scene/zone.h"

#include "base/path.h"
#include "base/suggest.h"
#include "geom/dissolve.h"
#include "proj/geodesic.h"
#include "spec/zone_spec.h"

#include <math.h>
#include <string.h>

enum { UNIT_NAMES_MAX = 4096 };

static const char *text_cell(const struct table *t, const char *column, size_t row)
{
	const struct column *c = table_column(t, column);
	return c == NULL || c->type != COLUMN_TEXT ? NULL : c->u.text[row];
}

static double number_cell(const struct table *t, const char *column, size_t row)
{
	const struct column *c = table_column(t, column);
	return c == NULL || c->type != COLUMN_NUMBER ? (double)NAN : c->u.num[row];
}

size_t zone_find(const struct table *table, const char *id)
{
	size_t row = 0;
	for (; row < table->n_rows; row++) {
		const char *cell = text_cell(table, "id", row);
		if (cell != NULL && strcmp(cell, id) == 0) {
			break;
		}
	}
	return row;
}

static bool need(
	struct arena *a, const char *path, size_t row, const char *column, const char *kind)
{
	return diag_fail(a->diag, SM_E_DATA, "%s: row %zu: a zone of kind '%s' needs '%s'",
		path, row + 1, kind, column);
}

/* The features whose `by` cell equals the n characters at `unit` are flagged; how many. */
static size_t take_unit(const struct features *all, const struct column *by, const char *unit,
	size_t n, bool *taken)
{
	size_t found = 0;
	for (size_t i = 0; i < all->n_items; i++) {
		const char *cell = by->u.text[all->items[i].row];
		if (cell != NULL && strlen(cell) == n && memcmp(cell, unit, n) == 0) {
			taken[i] = true;
			found++;
		}
	}
	return found;
}

static bool unknown_unit(
	struct arena *a, const char *path, const struct column *by, size_t rows, char *unit)
{
	const char *names[UNIT_NAMES_MAX];
	size_t n = 0;
	for (size_t row = 0; row < rows && n < UNIT_NAMES_MAX; row++) {
		if (by->u.text[row] != NULL) {
			names[n++] = by->u.text[row];
		}
	}
	const char *near = suggest_nearest(unit, names, n);
	return diag_fail(a->diag, SM_E_DATA, "%s: no unit '%s'%s%s%s", path, unit,
		near == NULL ? "" : "; did you mean '", near == NULL ? "" : near,
		near == NULL ? "" : "'?");
}

/* Flags the units listed in `units`, each of which must exist. */
static bool flag_units(struct arena *a, const char *path, const char *units,
	const struct column *by, const struct features *all, bool *taken)
{
	for (const char *s = units; *s != '\0';) {
		size_t n = strcspn(s, ";");
		const char *next = s + n + (s[n] == ';');
		while (n > 0 && *s == ' ') {
			s++;
			n--;
		}
		while (n > 0 && s[n - 1] == ' ') {
			n--;
		}
		if (n > 0 && take_unit(all, by, s, n, taken) == 0) {
			char *unit = arena_alloc(a, n + 1, 1);
			if (unit != NULL) {
				memcpy(unit, s, n);
			}
			return unit != NULL &&
			       unknown_unit(a, path, by, all->table->n_rows, unit);
		}
		s = next;
	}
	return true;
}

/* The areas of the units, in the order of their file; each once, however often it is listed. */
static bool take_units(struct arena *a, const char *path, const char *units,
	const struct column *by, const struct features *all, struct features *out)
{
	bool *taken = arena_alloc(a, all->n_items, sizeof(*taken));
	*out = *all;
	out->items = arena_alloc(a, all->n_items, sizeof(*out->items));
	out->n_items = 0;
	if (taken == NULL || out->items == NULL ||
		!flag_units(a, path, units, by, all, taken)) {
		return false;
	}
	for (size_t i = 0; i < all->n_items; i++) {
		if (taken[i] && all->items[i].shape == SHAPE_POLYGON) {
			out->items[out->n_items++] = all->items[i];
		}
	}
	return true;
}

/* The file that a zone's areas are from, beside the table. */
static const struct loaded *read_areas(
	struct files *files, const char *table_path, const char *from, const char **file)
{
	static const struct source_options as_it_is = {0};
	const char *folder = path_folder(files->a, table_path);
	*file = folder == NULL ? NULL : path_join(files->a, folder, from);
	return *file == NULL ? NULL : files_read(files, *file, &as_it_is);
}

static bool build_units(struct files *files, const struct table *t, const char *path,
	size_t row, struct features *out)
{
	struct arena *a = files->a;
	const char *from = text_cell(t, "units_from", row), *by = text_cell(t, "units_by", row);
	const char *units = text_cell(t, "units", row), *file;
	if (from == NULL || by == NULL || units == NULL) {
		return need(a, path, row, "units_from, units_by and units", "units");
	}
	const struct loaded *all = read_areas(files, path, from, &file);
	struct features chosen;
	if (all == NULL) {
		return false;
	}
	const struct column *column = table_column(all->features.table, by);
	if (column == NULL || column->type != COLUMN_TEXT) {
		return diag_fail(a->diag, SM_E_DATA, "%s: row %zu: no field '%s' in %s", path,
			row + 1, by, file);
	}
	if (!take_units(a, path, units, column, &all->features, &chosen)) {
		return false;
	}
	if (chosen.n_items == 0) {
		return diag_fail(a->diag, SM_E_DATA, "%s: row %zu: 'units' names no area of %s",
			path, row + 1, file);
	}
	return dissolve_features(a, &chosen, t, out);
}

/* All areas of a file. */
static bool build_file(struct files *files, const struct table *t, const char *path, size_t row,
	struct features *out)
{
	struct arena *a = files->a;
	const char *from = text_cell(t, "units_from", row), *file;
	if (from == NULL) {
		return need(a, path, row, "units_from", "file");
	}
	const struct loaded *all = read_areas(files, path, from, &file);
	if (all == NULL || !dissolve_features(a, &all->features, t, out)) {
		return false;
	}
	return out->items[0].part_begin < out->items[0].part_end ||
	       diag_fail(
		       a->diag, SM_E_DATA, "%s: row %zu: %s has no areas", path, row + 1, file);
}

static bool is_circle(const struct table *t, size_t row)
{
	const char *kind = text_cell(t, "kind", row);
	return kind != NULL && strcmp(kind, "circle") == 0;
}

static bool make_circle(struct arena *a, const struct table *t, size_t row, size_t n_points,
	struct features *out)
{
	const struct lonlat centre = {number_cell(t, "lon", row), number_cell(t, "lat", row)};
	return geodesic_circle(
		a, centre, number_cell(t, "radius_km", row) * 1000, n_points, t, out);
}

static bool build_circle(struct arena *a, const struct table *t, const char *path, size_t row,
	struct features *out)
{
	const struct lonlat centre = {number_cell(t, "lon", row), number_cell(t, "lat", row)};
	double radius_km = number_cell(t, "radius_km", row);
	if (!isfinite(centre.lon_deg) || !isfinite(centre.lat_deg) || !(radius_km > 0)) {
		return need(a, path, row, "lon, lat and radius_km", "circle");
	}
	if (radius_km * 1000 > ZONE_M_MAX) {
		return diag_fail(a->diag, SM_E_DATA,
			"%s: row %zu: 'radius_km' is at most %d: a zone is less than half of "
			"the earth",
			path, row + 1, ZONE_M_MAX / 1000);
	}
	return make_circle(a, t, row, ZONE_CIRCLE_POINTS, out);
}

const char *zone_made_from(struct arena *a, const struct map_layer *layer)
{
	const struct zone_spec *zone = layer->spec->zone;
	if (zone->kind == ZONE_CIRCLE) {
		return "circle";
	}
	if (zone->kind != ZONE_TABLE) {
		enum { TEXT_MAX = 10000 };
		struct buf text;
		buf_init(&text, TEXT_MAX);
		zone_text(zone, &text);
		buf_puts(&text, "");
		const char *out = arena_strdup(a, text.ptr);
		buf_finish(&text);
		return out;
	}
	const struct features *f = &layer->features;
	if (f->n_items == 0) {
		return NULL;
	}
	size_t row = f->items[0].row;
	return is_circle(f->table, row) ? "circle" : text_cell(f->table, "units_from", row);
}

double zone_area_m2(struct arena *a, const struct map_layer *layer)
{
	enum { FINE_POINTS = 36000 }; /* they lack 5e-9 of the circle */
	const struct features *zone = &layer->features;
	const struct zone_spec *spec = layer->spec->zone;
	struct features fine = {0};
	double sum = 0;
	if (zone->n_items == 1 && spec->kind == ZONE_CIRCLE) {
		return geodesic_circle(a, spec->centre, spec->distance_m, FINE_POINTS,
			       zone->table, &fine)
			       ? geodesic_area_m2(&fine, &fine.items[0])
			       : 0;
	}
	if (zone->n_items == 1 && spec->kind == ZONE_TABLE &&
		is_circle(zone->table, zone->items[0].row)) {
		return make_circle(a, zone->table, zone->items[0].row, FINE_POINTS, &fine)
			       ? geodesic_area_m2(&fine, &fine.items[0])
			       : 0;
	}
	for (size_t i = 0; i < zone->n_items; i++) {
		sum += geodesic_area_m2(zone, &zone->items[i]);
	}
	return sum;
}

bool zone_build(struct files *files, const struct table *table, const char *path, size_t row,
	struct features *out)
{
	struct arena *a = files->a;
	const char *kind = text_cell(table, "kind", row);
	bool ok = false;
	if (kind != NULL && strcmp(kind, "units") == 0) {
		ok = build_units(files, table, path, row, out);
	} else if (kind != NULL && strcmp(kind, "file") == 0) {
		ok = build_file(files, table, path, row, out);
	} else if (is_circle(table, row)) {
		ok = build_circle(a, table, path, row, out);
	} else {
		return diag_fail(a->diag, SM_E_DATA,
			"%s: row %zu: 'kind' is 'units', 'file' or 'circle', not '%s'", path,
			row + 1, kind == NULL ? "" : kind);
	}
	if (ok) {
		out->table = table;
		out->items[0].row = (uint32_t)row;
	}
	return ok;
}
