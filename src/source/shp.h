/*
 * ESRI shapefiles. The only includer of shapefil.h is shp.c. A missing .shx file is made from
 * the .shp file (a warning of kind "no-shx"), without a .dbf file there are no columns
 * ("no-dbf").
 *
 * Fields of type N and F become numbers, C, D (as 2023-09-16) and L (true, false) texts. A
 * dBASE file pads texts with spaces, so an empty text and a missing one look the same: both
 * are read as missing. Missing are also numbers of spaces or stars, the date 00000000 and
 * logical values other than T, Y, F and N.
 */
#ifndef SOURCE_SHP_H
#define SOURCE_SHP_H

#include "source/source.h"

/* See source_read(). */
SM_NODISCARD bool shp_read(struct arena *a, const char *path,
	const struct source_options *options, struct features *out, struct source_info *info);

#endif
