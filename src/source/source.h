/* Reading data files into features: the one door to every format. */
#ifndef SOURCE_SOURCE_H
#define SOURCE_SOURCE_H

#include "base/buf.h"
#include "geom/repair.h"

/* How a file is to be read; zero-initialise for defaults. */
struct source_options {
	const char *encoding;		   /* overrides .cpg and the rest; NULL: find out */
	const char *crs;		   /* overrides the .prj; NULL: none */
	const char *lon_field, *lat_field; /* CSV; NULL: by the usual names */
	const char *layer;		   /* of a file that has several, or NULL */
	size_t max_points;		   /* limit; 0: 50 million */
};

/* What was found out on the way. Strings live in the arena. */
struct source_info {
	const char *format;		 /* "shapefile", "csv", or GDAL's name for it */
	const char *shape_type;		 /* "polygon", "polygon z", "points", "none" ... */
	const char *crs;		 /* the .prj's text; NULL: none */
	const char *encoding;		 /* iconv name, "UTF-8" */
	const char *encoding_reason;	 /* "the .cpg file says so", ... */
	size_t n_records, n_null, n_bad; /* bad: skipped for damage inside the record */
	uint32_t *bad_records;		 /* 0-based numbers of the first ones */
	size_t n_bad_listed;
	struct repair_count repaired; /* areas that crossed themselves and the like */
	struct box extent;	      /* of what was read */
};

/*
 * Reads a whole file (by its ending: .shp, .csv, .tsv, else see gdal.h). The features are in
 * SPACE_CRS with info->crs saying which; with no CRS they are in SPACE_LONLAT if the numbers
 * fit (a warning of kind "no-crs" for shapefiles), else SM_E_DATA saying what to write. A CSV
 * without coordinate columns gives SHAPE_NULL features, a row each. File-level damage is
 * SM_E_DATA; damage inside one record skips it (n_bad, a warning of kind "bad-record"), and is
 * an error when it meets more than 1 % of the records.
 */
SM_NODISCARD bool source_read(struct arena *a, const char *path,
	const struct source_options *options, struct features *out, struct source_info *info);

/* source_read() but for the coordinate system: nothing is assumed or refused. */
SM_NODISCARD bool source_read_raw(struct arena *a, const char *path,
	const struct source_options *options, struct features *out, struct source_info *info);

/* Whether these may be degrees of longitude and latitude; empty: they may. */
bool source_fits_lonlat(struct box b);

#endif
