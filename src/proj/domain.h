/*
 * What a projection can show of the earth, and along which lines it is cut there: a band
 * between two turns of one meridian (with slits, in interrupted projections), or all that lies
 * within a circle. Its edge is one closed line, and every place on that line has a position.
 */
#ifndef PROJ_DOMAIN_H
#define PROJ_DOMAIN_H

#include "geom/geom.h"

/* An interruption along a meridian, from the equator to the pole. */
struct slit {
	double lon_deg;
	bool north;
};

enum domain_kind { DOMAIN_BAND, DOMAIN_CAP };
enum { DOMAIN_SLITS_MAX = 6, DOMAIN_SIDES_MAX = 4 + 3 * DOMAIN_SLITS_MAX };

/* A straight piece of a band's edge. `face` is 1 when the band lies to the east of it, -1 when
 * to the west, 0 of a parallel. */
struct domain_side {
	struct pt from, to;
	double position;
	int face;
};

struct domain {
	enum domain_kind kind;
	bool equal_area;
	struct box band; /* BAND: max_x is min_x + 360 */
	struct slit slits[DOMAIN_SLITS_MAX];
	size_t n_slits;
	struct domain_side sides[DOMAIN_SIDES_MAX]; /* BAND: round it, from the south-west */
	size_t n_sides;
	double length; /* BAND: of the edge, in degrees */
	struct lonlat centre;
	double radius_deg; /* CAP */
	/* CAP: how much is shown when everything is asked for; smaller than the radius where
	 * the scale grows without end. */
	double fit_radius_deg;
};

/* Points on the edge and the like are kept this far inside, so that no rounding puts them on
 * the other side: a tenth of a millimetre on the ground. */
extern const double domain_inset_deg;

/* The domain of a projection given as a PROJ string; one that is not known is taken for a band
 * round its lon_0. */
void domain_of_projection(const char *proj, struct domain *out);

/* The band from 180 degrees west of a meridian to 180 degrees east of it. */
void domain_round(double lon_deg, struct domain *out);

/* A longitude of the same meridian within the domain: from `west` on, or round the centre. */
double domain_turn(const struct domain *d, double lon_deg);

/* Whether the place is within the domain. */
bool domain_contains(const struct domain *d, struct lonlat p);

/* Whether all of a box is certainly within it, in the turn it is given in, with no cut near.
 * False proves nothing. */
bool domain_clears(const struct domain *d, struct box lonlat);

/* The position on the edge of a place that lies on it. Of a band: on the side that faces so. */
double domain_position(const struct domain *d, struct pt p, int face);

/* The place at the position that the inside of an area is told from. */
struct lonlat domain_start(const struct domain *d);

/* Appends points of the edge strictly between two positions, onwards from the first (past the
 * start when `to` is not larger); false without memory. */
SM_NODISCARD bool domain_walk(
	const struct domain *d, double from, double to, struct arena *a, struct features *out);

/* Central angle in degrees. Source: the haversine formula. */
double domain_angle_deg(struct lonlat a, struct lonlat b);

#endif
