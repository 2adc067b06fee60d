/* Meridians and parallels as features. */
#ifndef SOURCE_GRATICULE_H
#define SOURCE_GRATICULE_H

#include "geom/geom.h"

enum { GRATICULE_MAX_LINES = 720 };

/*
 * Lines in SPACE_LONLAT at every multiple of spacing_deg inside the bounds, a point each
 * degree or finer. The table has the number columns "lon" and "lat"; of a meridian lat is
 * missing, of a parallel lon. SM_E_LIMIT beyond GRATICULE_MAX_LINES.
 */
SM_NODISCARD bool graticule_make(
	struct arena *a, struct box lonlat, double spacing_deg, struct features *out);

#endif
