/* A guard against areas that were cut or projected wrongly: their size. */
#ifndef PROJ_AREA_H
#define PROJ_AREA_H

#include "proj/project.h"

/* On the unit sphere, of a ring with edges straight in longitude and latitude, which go the
 * short way; of a ring that goes round a pole *other is the area of what lies on its other
 * side, else the same. */
double area_of_ring(const struct pt *pts, size_t n, double *other);

/*
 * Compares the areas of polygons on the page (from view_project(), not clipped) with those on
 * the sphere, in a view whose projection keeps areas; otherwise does nothing. On the sphere
 * they are those before geocut_features() when the view shows the whole earth, so that a cut
 * that floods or loses a land is found too; else those it left. Differences that neither the
 * flattening of the earth nor the thickness of a line explains are one warning of kind "area".
 */
void area_check(struct sm_diag *d, const struct view_info *view, const struct features *uncut,
	const struct features *cut, const struct features *page);

#endif
