/* Label placement whose result maps share: those of other days often pose the same problem. */
#ifndef LAYOUT_PLACE_SHARED_H
#define LAYOUT_PLACE_SHARED_H

#include "layout/place.h"

/* As place_labels(), with the result of another map that asked the same, where the arena has a
 * memo. The result is in the arena or lives as long as it. */
SM_NODISCARD bool place_labels_shared(
	struct arena *a, const struct place_problem *problem, struct place_result *out);

#endif
