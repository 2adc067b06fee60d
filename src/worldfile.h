/* The files beside a PNG by which GIS programs place it: a world file and its coordinate
 * system. They are of the page's map, or of the one its insets stand on. */
#ifndef WORLDFILE_H
#define WORLDFILE_H

#include "pipeline.h"

/* The picture's path with another ending, without a dot; NULL without memory. */
SM_NODISCARD const char *worldfile_name(
	struct arena *a, const char *picture, const char *ending);

/* The six lines of a map that is finished: size and rotation of a pixel in units of the map's
 * coordinate system, then where the centre of the upper left one lies. */
void worldfile_write(const struct pipeline *p, struct buf *out);

/* That system, as ESRI's WKT. SM_E_USAGE for a page with maps side by side; SM_E_PROJ for a
 * system that cannot be told in this way. */
SM_NODISCARD bool worldfile_write_crs(const struct pipeline *p, struct buf *out);

#endif
