#include "scene/zone.h"

#include "base/path.h"
#include "base/suggest.h"
#include "geom/cell.h"
#include "geom/dissolve.h"
#include "proj/geodesic.h"
#include "spec/zone_spec.h"

#include <math.h>
#include <string.h>

enum { UNIT_NAMES_MAX = 4096 };

static double number_cell(const struct table *t, const char *column, size_t row)
{
	const struct column *c = table_column(t, column);
	return c == NULL || c->type != COLUMN_NUMBER ? (double)NAN : c->u.num[row];
}

size_t zone_find(const struct table *table, const char *id)
{
	size_t row = 0;
	for (; row < table->n_rows; row++) {
		const char *cell = table_word(table, "id", row);
		if (cell != NULL && strcmp(cell, id) == 0) {
			break;
		}
	}
	return row;
}

/* A row of a table of zones. */
struct entry {
	struct files *files;
	const struct table *table;
	const char *path; /* of the table */
	size_t row;
};

/* The cell of the row, for messages. */
static struct cell cell_of(const struct entry *z, const char *column)
{
	return (struct cell){z->path, z->table, table_column(z->table, column), z->row};
}

static bool need(const struct entry *z, const char *column, const char *kind)
{
	return cell_fail(z->files->a->diag, cell_of(z, "kind"),
		"a zone of kind '%s' needs '%s'", kind, column);
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

/* The units of a zone, and where they are from: a file and its field. */
struct unit_source {
	const char *units; /* by ';' */
	const char *file;
	const struct features *all;
	const struct column *by;
};

static bool unknown_unit(
	const struct entry *z, const struct unit_source *from, const char *s, size_t length)
{
	struct arena *a = z->files->a;
	const char *names[UNIT_NAMES_MAX];
	size_t n = 0;
	char *unit = arena_alloc(a, length + 1, 1);
	if (unit == NULL) {
		return false;
	}
	memcpy(unit, s, length);
	for (size_t row = 0; row < from->all->table->n_rows && n < UNIT_NAMES_MAX; row++) {
		if (from->by->u.text[row] != NULL) {
			names[n++] = from->by->u.text[row];
		}
	}
	const char *near = suggest_nearest(unit, names, n);
	return cell_fail(a->diag, cell_of(z, "units"), "units: no '%s' in '%s' of %s%s%s%s",
		unit, from->by->name, from->file, near == NULL ? "" : "; did you mean '",
		near == NULL ? "" : near, near == NULL ? "" : "'?");
}

/* Flags the units listed in `units`, each of which must exist. */
static bool flag_units(const struct entry *z, const struct unit_source *from, bool *taken)
{
	for (const char *s = from->units; *s != '\0';) {
		size_t n = strcspn(s, ";");
		const char *next = s + n + (s[n] == ';');
		while (n > 0 && *s == ' ') {
			s++;
			n--;
		}
		while (n > 0 && s[n - 1] == ' ') {
			n--;
		}
		if (n > 0 && take_unit(from->all, from->by, s, n, taken) == 0) {
			return unknown_unit(z, from, s, n);
		}
		s = next;
	}
	return true;
}

/* The areas of the units, in the order of their file; each once, however often it is listed. */
static bool take_units(
	const struct entry *z, const struct unit_source *from, struct features *out)
{
	struct arena *a = z->files->a;
	const struct features *all = from->all;
	bool *taken = arena_alloc(a, all->n_items, sizeof(*taken));
	*out = *all;
	out->items = arena_alloc(a, all->n_items, sizeof(*out->items));
	out->n_items = 0;
	if (taken == NULL || out->items == NULL || !flag_units(z, from, taken)) {
		return false;
	}
	for (size_t i = 0; i < all->n_items; i++) {
		if (taken[i] && all->items[i].shape == SHAPE_POLYGON) {
			out->items[out->n_items++] = all->items[i];
		}
	}
	return out->n_items > 0 || cell_fail(a->diag, cell_of(z, "units"),
					   "'units' names no area of %s", from->file);
}

/* The file that a zone's areas are from, beside the table. */
static const struct loaded *read_areas(const struct entry *z, const char *from)
{
	static const struct source_options as_it_is = {0};
	struct arena *a = z->files->a;
	const char *folder = path_folder(a, z->path);
	const char *file = folder == NULL ? NULL : path_join(a, folder, from);
	if (file == NULL) {
		return NULL;
	}
	cell_push(a->diag, cell_of(z, "units_from"));
	const struct loaded *areas = files_read(z->files, file, &as_it_is);
	diag_pop(a->diag);
	return areas;
}

static bool build_units(const struct entry *z, struct features *out)
{
	struct arena *a = z->files->a;
	const char *from = table_word(z->table, "units_from", z->row);
	const char *by = table_word(z->table, "units_by", z->row);
	/* One unit that is a number makes its column one of numbers. */
	const struct column *column = table_column(z->table, "units");
	const char *units = column == NULL ? NULL : table_text(a, column, z->row);
	if (from == NULL || by == NULL || units == NULL) {
		return need(z, "units_from, units_by and units", "units");
	}
	const struct loaded *file = read_areas(z, from);
	struct features chosen;
	if (file == NULL) {
		return false;
	}
	const struct table *t = file->features.table;
	const struct unit_source source = {
		units, file->path, &file->features, table_column(t, by)};
	if (source.by == NULL || source.by->type != COLUMN_TEXT) {
		const char *near = source.by == NULL ? table_nearest(t, by) : NULL;
		return cell_fail(a->diag, cell_of(z, "units_by"),
			"no field '%s' of words in %s%s%s%s", by, file->path,
			near == NULL ? "" : "; did you mean '", near == NULL ? "" : near,
			near == NULL ? "" : "'?");
	}
	return take_units(z, &source, &chosen) && dissolve_features(a, &chosen, z->table, out);
}

/* All areas of a file. */
static bool build_file(const struct entry *z, struct features *out)
{
	struct arena *a = z->files->a;
	const char *from = table_word(z->table, "units_from", z->row);
	if (from == NULL) {
		return need(z, "units_from", "file");
	}
	const struct loaded *all = read_areas(z, from);
	if (all == NULL || !dissolve_features(a, &all->features, z->table, out)) {
		return false;
	}
	return out->items[0].part_begin < out->items[0].part_end ||
	       cell_fail(a->diag, cell_of(z, "units_from"), "%s has no areas", all->path);
}

static bool is_circle(const struct table *t, size_t row)
{
	const char *kind = table_word(t, "kind", row);
	return kind != NULL && strcmp(kind, "circle") == 0;
}

static bool make_circle(struct arena *a, const struct table *t, size_t row, size_t n_points,
	struct features *out)
{
	const struct lonlat centre = {number_cell(t, "lon", row), number_cell(t, "lat", row)};
	return geodesic_circle(
		a, centre, number_cell(t, "radius_km", row) * 1000, n_points, t, out);
}

static bool build_circle(const struct entry *z, struct features *out)
{
	struct arena *a = z->files->a;
	const struct lonlat centre = {
		number_cell(z->table, "lon", z->row), number_cell(z->table, "lat", z->row)};
	double radius_km = number_cell(z->table, "radius_km", z->row);
	if (!isfinite(centre.lon_deg) || !isfinite(centre.lat_deg) || !(radius_km > 0)) {
		return need(z, "lon, lat and radius_km", "circle");
	}
	if (radius_km * 1000 > ZONE_M_MAX) {
		return cell_fail(a->diag, cell_of(z, "radius_km"),
			"'radius_km' is at most %d: a zone is less than half of the earth",
			ZONE_M_MAX / 1000);
	}
	return make_circle(a, z->table, z->row, ZONE_CIRCLE_POINTS, out);
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
		const char *out = arena_strdup(a, text.ptr == NULL ? "zone" : text.ptr);
		buf_finish(&text);
		return out;
	}
	const struct features *f = &layer->features;
	if (f->n_items == 0) {
		return NULL;
	}
	size_t row = f->items[0].row;
	return is_circle(f->table, row) ? "circle" : table_word(f->table, "units_from", row);
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
	const struct entry z = {files, table, path, row};
	const char *kind = table_word(table, "kind", row);
	bool ok = false;
	if (kind != NULL && strcmp(kind, "units") == 0) {
		ok = build_units(&z, out);
	} else if (kind != NULL && strcmp(kind, "file") == 0) {
		ok = build_file(&z, out);
	} else if (is_circle(table, row)) {
		ok = build_circle(&z, out);
	} else {
		return cell_fail(files->a->diag, cell_of(&z, "kind"),
			"'kind' is 'units', 'file' or 'circle', not '%s'",
			kind == NULL ? "" : kind);
	}
	if (ok) {
		out->table = table;
		out->items[0].row = (uint32_t)row;
	}
	return ok;
}
