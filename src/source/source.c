#include "source/source.h"

#include "base/path.h"
#include "source/csv.h"
#include "source/gdal.h"
#include "source/shp.h"

#include <string.h>

bool source_fits_lonlat(struct box b)
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
	if (!source_fits_lonlat(info->extent)) {
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

bool source_read_raw(struct arena *a, const char *path, const struct source_options *options,
	struct features *out, struct source_info *info)
{
	if (!read_any(a, path, options, out, info)) {
		return false;
	}
	diag_push(a->diag, "%s", path);
	struct features read = *out;
	bool ok = repair_features(a, &read, out, &info->repaired);
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
	if (!source_read_raw(a, path, options, out, info)) {
		return false;
	}
	if (options->crs != NULL) {
		info->crs = options->crs;
	}
	return assume_lonlat(a, path, out, info);
}
