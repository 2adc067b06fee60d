/* What of an outline lies within a domain, in pieces that end on the domain's edge. */
#ifndef PROJ_CHAINS_H
#define PROJ_CHAINS_H

#include "proj/domain.h"
#include "proj/outline.h"

/* Points [begin, end) of `pts`. An end that lies on the domain's edge has a position there; one
 * that does not is the path's own. */
struct chain {
	size_t begin, end;
	double positions[2]; /* NaN: not on the edge */
	bool closed;	     /* a whole closed path, cut nowhere */
	bool dead;	     /* is part of another */
};

struct chains {
	struct arena *a;
	const struct domain *d;
	struct features pts; /* the points of all chains, as one part */
	struct chain *chains;
	size_t n, cap;
	bool open; /* while a path is cut: the last chain goes on */
};

/* Appends the pieces of a path; `c` has its first three members set, and pts one part. False
 * without memory. */
SM_NODISCARD bool chains_add(
	struct chains *c, const struct outline *o, const struct path *path);

#endif
