/* Cutting features on the sphere, where a projection's map ends or is interrupted. */
#ifndef PROJ_GEOCUT_H
#define PROJ_GEOCUT_H

#include "proj/domain.h"

/*
 * Features (SPACE_LONLAT, edges straight in longitude and latitude) cut to the domain: polygons
 * stay closed along its edge, lines fall into pieces, points outside go. Longitudes come out in
 * the domain's turn: of a band from its west to its east (never on the edge itself, but
 * domain_inset_deg within), of a cap within half a turn of its centre, where an edge that
 * jumps by more than 180 degrees goes the short way. Edges of more than 180 degrees of
 * longitude are taken to go the short way in the input too (see outline.h).
 * Interior is even-odd; ring direction never matters. Neighbours that share an edge share its
 * cut points, bit for bit. What lies clear of all cuts keeps its points; when all does, *out is
 * *in. False without memory.
 */
SM_NODISCARD bool geocut_features(struct arena *a, const struct domain *domain,
	const struct features *in, struct features *out);

/* The whole domain as one polygon: the outline of the earth in the projection. */
SM_NODISCARD bool geocut_outline(
	struct arena *a, const struct domain *domain, struct features *out);

/*
 * Bounds of features in longitude and latitude, across the 180th meridian when they are
 * narrower that way (then max_x is more than 180). Empty without points.
 */
SM_NODISCARD bool geocut_bounds(struct arena *a, const struct features *in, struct box *out);

#endif
