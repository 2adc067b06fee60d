/* Transforming features such that their edges stay where they are, not only their corners. */
#ifndef PROJ_DENSIFY_H
#define PROJ_DENSIFY_H

#include "geom/geom.h"

/* Midpoints are taken in the space where edges are straight, and compared after the
 * transformation with the middle of the straight line there. */
struct inserted;
struct densifier {
	struct arena *a;
	struct features *out;
	double tolerance2;
	/* An edge shorter than both is straight: after the transformation and before it, for a
	 * parallel all round the pole ends where it began. */
	double least, least_before;
	void (*transform)(const void *context, struct pt *pts, size_t n);
	const void *context;
	struct inserted *scratch; /* NULL at first; kept from one call to the next */
	bool short_way;		  /* an edge of more than 180 and less than 360 goes round */
	size_t n_lost;
};

/*
 * Appends the features to d->out: all points are transformed at once, then points are put
 * between those of long edges until the drawn line is within the tolerance. An edge gives the
 * same points in both directions. Points that have no place are left out and counted in n_lost,
 * with a warning of kind "unprojectable", and so are parts left with too few points.
 */
SM_NODISCARD bool densify_features(struct densifier *d, const struct features *in);

#endif
