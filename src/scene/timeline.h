/*
 * The scenes of one map on several days, in one: an item that looks the same on several days is
 * there once, and says on which, and by how much it stands elsewhere on them. Whoever leaves
 * out what is not there on a day and moves the rest has, in order, the scene of that day.
 */
#ifndef SCENE_TIMELINE_H
#define SCENE_TIMELINE_H

#include "scene/scene.h"

struct timeline_node;

struct timeline {
	struct arena *a;	    /* borrowed; owns what the timeline holds */
	struct timeline_node *root; /* made with the first day */
	uint32_t n_days;
};

void timeline_init(struct timeline *t, struct arena *a);

/* Adds the next day, of which nothing is borrowed but pictures. False without memory. */
SM_NODISCARD bool timeline_add(struct timeline *t, const struct scene *day);

/*
 * Appends all days to a scene whose groups are closed, with items where they are on out->day.
 * What is always there in one place has no spans; groups have none. False without memory.
 */
SM_NODISCARD bool timeline_draw(const struct timeline *t, struct scene *out);

#endif
