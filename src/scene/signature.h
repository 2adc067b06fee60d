/* What tells two items of scenes apart. */
#ifndef SCENE_SIGNATURE_H
#define SCENE_SIGNATURE_H

#include "scene/scene.h"

/* Of items that look alike and mean the same, wherever they stand, it is equal; that of others
 * differs but for a chance of 1 in 2^100. Lengths count to a thousandth of a point. */
struct signature {
	uint64_t half[2];
};

/* Of a group's begin it is the group's, whatever stands in it. Spans do not count. */
struct signature signature_of(const struct scene_item *it);
/* The same with a place of its own. */
struct signature signature_at(struct signature s, struct page_pt at);
bool signature_is_same(struct signature a, struct signature b);

/* Adds one to that of several. */
void signature_add(struct signature *all, struct signature s);

/* Where an item stands: the first point of what it is. Groups stand at 0, 0. */
struct page_pt signature_place(const struct scene_item *it);

#endif
