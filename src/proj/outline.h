/*
 * A polygon's outline as closed lines on the sphere, whatever its coordinates were: what a file
 * has along the meridian it was cut at is taken out, and pieces are joined across it.
 */
#ifndef PROJ_OUTLINE_H
#define PROJ_OUTLINE_H

#include "geom/geom.h"

/* A point as its file has it, and how many turns round the earth lie between the start of its
 * path and it: its longitude along the path is p.x + 360 * turn. */
struct turned {
	struct pt p;
	int turn;
};

/* Points [begin, end) of an outline. Of a closed one the last point is the first again (a turn
 * further when the path goes round a pole). An open one has both ends at poles. */
struct path {
	size_t begin, end;
	bool closed;
};

struct outline {
	struct turned *pts;
	size_t n_pts, cap_pts;
	struct path *paths;
	size_t n_paths, cap_paths;
	/* Edges along the south pole, as runs of longitude. */
	struct pole_run {
		double from, to;
	} * south;
	size_t n_south, cap_south;
	bool south_inside; /* of the rings that go round a pole an odd number hold the south */
};

double turned_lon(struct turned t);

/*
 * The outline of rings (parts of a polygon feature), filled even-odd. An edge of more than 180
 * degrees of longitude is taken to go the short way; edges of a whole turn that cancel out in
 * their ring stay, as a file has them that draws a band round the earth. A ring that goes round
 * a pole holds the smaller side. False without memory.
 */
SM_NODISCARD bool outline_make(struct arena *a, const struct features *in,
	const struct part *rings, size_t n_rings, struct outline *out);

/* A line's points as one open path (whose ends may be anywhere). */
SM_NODISCARD bool outline_line(
	struct arena *a, const struct pt *pts, size_t n, struct outline *out);

/* Joins the open paths at each pole to closed ones: for domains that a pole is no edge of. */
SM_NODISCARD bool outline_close(struct arena *a, struct outline *o);

/* Whether the place is inside: by the edges that lie south of it on its meridian. A point on an
 * edge that runs along the meridian counts as lying to the west of it. */
bool outline_contains(const struct outline *o, struct lonlat p);

#endif
