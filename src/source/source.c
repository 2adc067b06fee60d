#include "source/source.h"

#include "base/path.h"
#include "geom/repair.h"
#include "source/csv.h"
#include "source/gdal.h"
#include "source/shp.h"

#include <math.h>
#include <string.h>

/* Numbers that may be longitude and latitude. */
static bool fits_lonlat(struct box b)
{
	return box_is_empty(b) || (b.min_x >= -180.001 && b.max_x <= 360.001 &&
					  b.min_y >= -90.001 && b.max_y <= 90.001);
}

static bool assume_lonlat(
	struct arena *a, const char *path, struct features *f, const struct source_info *info)
{
	if (info->crs != NULL) {
		return true;
	}
	if (!fits_lonlat(info->extent)) {
		return diag_fail(a->diag, SM_E_DATA,
			"%s: no coordinate system is given and the numbers are no degrees; "
			"write "
			"`crs: EPSG:...` in the layer",
			path);
	}
	f->space = SPACE_LONLAT;
	if (strcmp(info->format, "shapefile") == 0) {
		diag_warn(a->diag, "no-crs",
			"%s: no .prj file: longitude/latitude on WGS 84 is assumed", path);
	}
	return true;
}

static bool fail_ending(struct arena *a, const char *path)
{
	struct buf endings;
	buf_init(&endings, SM_MSG_MAX);
	gdal_endings(&endings);
	(void)diag_fail(a->diag, SM_E_DATA,
		"%s: the name must end in .shp, .csv or .tsv to be read, or, through GDAL, in "
		"%s",
		path, endings.ptr == NULL ? "" : endings.ptr);
	buf_finish(&endings);
	return false;
}

static bool read_any(struct arena *a, const char *path, const struct source_options *options,
	struct features *out, struct source_info *info)
{
	*out = (struct features){0};
	*info = (struct source_info){0};
	if (gdal_reads(path)) {
		return gdal_read(a, gdal_library_names, path, options, out, info);
	}
	if (options->layer != NULL) {
		return diag_fail(a->diag, SM_E_SPEC,
			"%s: holds one layer only, and `source-layer` chooses among several",
			path);
	}
	if (path_has_ending(path, "shp")) {
		return shp_read(a, path, options, out, info);
	}
	if (path_has_ending(path, "csv") || path_has_ending(path, "tsv")) {
		return csv_read(a, path, options, out, info);
	}
	return fail_ending(a, path);
}

static bool read_with_extent(struct arena *a, const char *path,
	const struct source_options *options, struct features *out, struct source_info *info)
{
	if (!read_any(a, path, options, out, info)) {
		return false;
	}
	diag_push(a->diag, "%s", path);
	struct features read = *out;
	bool ok = repair_features(a, &read, out, &info->n_repaired);
	diag_pop(a->diag);
	info->extent = box_empty();
	for (size_t i = 0; i < out->n_items; i++) {
		box_add_box(&info->extent, out->items[i].box);
	}
	return ok;
}

bool source_read(struct arena *a, const char *path, const struct source_options *options,
	struct features *out, struct source_info *info)
{
	if (!read_with_extent(a, path, options, out, info)) {
		return false;
	}
	if (options->crs != NULL) {
		info->crs = options->crs;
	}
	return assume_lonlat(a, path, out, info);
}

static void inspect_column(
	struct arena *a, const struct column *c, size_t n_rows, struct buf *out)
{
	enum { EXAMPLES = 2 };
	size_t missing = 0, shown = 0;
	for (size_t row = 0; row < n_rows; row++) {
		missing += c->type == COLUMN_TEXT ? c->u.text[row] == NULL
						  : !isfinite(c->u.num[row]);
	}
	buf_printf(out, "  %-12s %-7s", c->name, c->type == COLUMN_TEXT ? "text" : "number");
	if (missing > 0) {
		buf_printf(out, " %zu missing;", missing);
	}
	for (size_t row = 0; row < n_rows && shown < EXAMPLES; row++) {
		const char *text = table_text(a, c, row);
		if (text != NULL) {
			buf_printf(out, "%s %.60s", shown++ == 0 ? "" : " |", text);
		}
	}
	buf_puts(out, "\n");
}

static void inspect_extent(struct box b, struct buf *out)
{
	if (box_is_empty(b)) {
		return;
	}
	const double v[] = {b.min_x, b.min_y, b.max_x, b.max_y};
	buf_puts(out, "extent:  ");
	for (size_t i = 0; i < 4; i++) {
		buf_puts(out, " ");
		buf_num(out, v[i], 6);
	}
	buf_puts(out, "\n");
}

bool source_inspect(struct arena *a, const char *path, struct buf *out)
{
	const struct source_options options = {0};
	struct source_info info;
	struct features f;
	if (!read_with_extent(a, path, &options, &f, &info)) {
		return false;
	}
	buf_printf(out, "%s\nformat:   %s, %s\nrecords:  %zu", path, info.format,
		info.shape_type, info.n_records);
	if (info.n_null > 0) {
		buf_printf(out, ", %zu without shape", info.n_null);
	}
	if (info.n_bad > 0) {
		buf_printf(out, ", %zu damaged (the first is %u)", info.n_bad,
			info.bad_records[0]);
	}
	if (info.n_repaired > 0) {
		buf_printf(out, ", %zu repaired", info.n_repaired);
	}
	buf_printf(out, "\npoints:   %zu\n", f.n_pts);
	buf_printf(out, "crs:      %.160s\n",
		info.crs != NULL	   ? info.crs
		: fits_lonlat(info.extent) ? "not given; the numbers fit longitude/latitude"
					   : "not given, and the numbers are no degrees");
	buf_printf(out, "encoding: %s, because %s\n", info.encoding, info.encoding_reason);
	inspect_extent(info.extent, out);
	buf_puts(out, "fields:\n");
	for (size_t i = 0; f.table != NULL && i < f.table->n_columns; i++) {
		inspect_column(a, &f.table->columns[i], f.table->n_rows, out);
	}
	return true;
}
