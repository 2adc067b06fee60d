/*
 * Instances of point labelling: made at random by the literature's recipe, or read from its
 * files of conflict graphs. Every candidate costs nothing, every label weighs 1.
 */
#ifndef INSTANCE_H
#define INSTANCE_H

#include "layout/kernel.h"

/* n points at random on a page of w x h, with labels of 30 x 7 in the four corner positions. */
struct recipe {
	uint32_t n, w, h;
	uint64_t seed;
};

/* n labels of `each` candidates, without a graph. False without memory. */
SM_NODISCARD bool instance_init(
	struct arena *a, uint32_t n, uint32_t each, struct choice_problem *out);

/* False without memory. */
SM_NODISCARD bool instance_random(
	struct arena *a, const struct recipe *recipe, struct choice_problem *out);

/*
 * From a file: points N, candidates each P, then for each of the N x P candidates how many it
 * conflicts with and which, 1-based; its own point's may be among them. Of conflicts that are
 * listed on one side alone, the other side is added. False after a message in the arena's diag.
 */
SM_NODISCARD bool instance_read(struct arena *a, const char *path, struct choice_problem *out);

/* Writes such a file. False after a message. */
SM_NODISCARD bool instance_write(
	const struct choice_problem *p, struct sm_diag *d, const char *path);

#endif
