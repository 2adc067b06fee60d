/*
 * Every format that source.c does not read itself, through GDAL. The library is loaded when a
 * file needs it and not before: docs/decisions/005-gdal.md says why and how.
 *
 * The attributes: numbers become numbers; texts, dates (2023-09-16), times (with T between,
 * no T at midnight), logical values (true, false) and lists (as GDAL writes them) texts; bytes
 * are left out. Of a collection of points, lines and areas the areas are taken, else the lines
 * (a warning of kind "mixed-shape"). Curves become straight pieces; heights and measures are
 * dropped.
 */
#ifndef SOURCE_GDAL_H
#define SOURCE_GDAL_H

#include "source/source.h"

/* Whether files of that ending are left to GDAL. */
bool gdal_reads(const char *path);
/* The endings, for messages: ".geojson, .json, ..., .xlsx". */
void gdal_endings(struct buf *out);

/* The names that GDAL's library may have, NULL-terminated. */
extern const char *const gdal_library_names[];

/* Appends GDAL's version, such as "3.6.2"; nothing when there is none. Loads it. */
void gdal_version(struct buf *out);

/* The names of the layers of a file that have shapes, or of all when none has. */
struct gdal_layers {
	const char **names;
	size_t n;
};
SM_NODISCARD bool gdal_list(struct arena *a, const char *path, struct gdal_layers *out);

/* See source_read(). `libraries` as above; without any of them SM_E_DATA says what to install.
 */
SM_NODISCARD bool gdal_read(struct arena *a, const char *const *libraries, const char *path,
	const struct source_options *options, struct features *out, struct source_info *info);

#endif
