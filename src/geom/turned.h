/* The plane turned so that lines at an angle become level: for hatches and stripes. */
#ifndef GEOM_TURNED_H
#define GEOM_TURNED_H

#include "geom/geom.h"

struct turned {
	double cos, sin;
};

/* For lines `angle_deg` anticlockwise from the x axis as seen on the page, y down. */
struct turned turned_by(double angle_deg);
struct pt turned_to(struct turned t, struct pt p);
struct pt turned_back(struct turned t, struct pt p);

#endif
