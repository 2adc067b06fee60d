/* ESRI shapefiles. The only includer of shapefil.h is shp.c. */
#ifndef SOURCE_SHP_H
#define SOURCE_SHP_H

#include "source/source.h"

/* See source_read(). */
SM_NODISCARD bool shp_read(struct arena *a, const char *path,
	const struct source_options *options, struct features *out, struct source_info *info);

#endif
