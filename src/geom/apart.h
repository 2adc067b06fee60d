/* A quick test for edges that meet, so that GEOS is asked about few areas only. */
#ifndef GEOM_APART_H
#define GEOM_APART_H

#include "geom/geom.h"

struct apart_chain;
struct apart_span;

/* Room that is used again for the next feature. Zero-initialise. */
struct apart_room {
	struct apart_chain *chains;
	size_t n, cap;
	struct apart_span *spans;
	size_t cap_spans;
};

/*
 * *out: whether the edges of an area's rings surely meet nowhere but where one ends and the
 * next begins. It is false as well for rings that merely touch, and when rounding leaves it
 * open. False without memory.
 */
SM_NODISCARD bool apart_check(struct arena *a, const struct features *f,
	const struct feature *item, struct apart_room *room, bool *out);

#endif
