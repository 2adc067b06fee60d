/*
 * The best choice a search has met, region by region. Where the choice of now differs from the
 * best one, the labels that have to do with one another make a region, which is better or worse
 * whatever the others are: the best choice takes those that are no worse. A search of many
 * labels is never at its best everywhere at once.
 */
#ifndef LAYOUT_BEST_H
#define LAYOUT_BEST_H

#include "base/mem.h"

#include <stdint.h>

struct best {
	uint32_t *chosen; /* the best choice, of each label */

	/* Labels that are compared, and what the energy of their regions would change by. */
	uint32_t *members, *parent; /* parent: of each label, BEST_OUT when it is no member */
	int64_t *change;	    /* of the label that is its own parent: its region's */
	size_t n_members;
};
#define BEST_OUT UINT32_MAX

/* The best choice begins as that of n labels. False without memory. */
SM_NODISCARD bool best_init(struct best *b, struct arena *a, const uint32_t *chosen, size_t n);

static inline bool best_has(const struct best *b, uint32_t label)
{
	return b->parent[label] != BEST_OUT;
}

/* A label that is no member yet becomes one; its own energy would change by that. */
void best_enter(struct best *b, uint32_t label, int64_t change);

/* Two members belong to one region. */
void best_join(struct best *b, uint32_t i, uint32_t j);

/* Whether the best choice is no worse for taking a member's region as it is now. */
bool best_wants(struct best *b, uint32_t member);

/* Ends a comparison: no label is a member. */
void best_end(struct best *b);

#endif
