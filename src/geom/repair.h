/* Areas whose rings are not what they should be, put right by GEOS. */
#ifndef GEOM_REPAIR_H
#define GEOM_REPAIR_H

#include "geom/geom.h"

/* How many features were repaired, and the rows of the first. */
enum { REPAIRED_LISTED_MAX = 5 };
struct repair_count {
	size_t n;
	uint32_t rows[REPAIRED_LISTED_MAX];
};

/*
 * The features with their areas repaired: a ring that crosses itself or another (a bow tie)
 * becomes rings that do not, around the same even-odd area; a point repeated at once goes, and
 * a ring that has fewer than three points then; a hole outside of what it would be a hole in is
 * an area of its own, as even-odd has it. What is left with no area becomes SHAPE_NULL. Sound
 * features and kept vertices are not changed. The arrays are shared, and what is new stands in
 * them behind what `in` counts, or in larger ones.
 *
 * *count counts the features. A warning of kind "repaired" tells of them, but not of
 * points that are merely repeated: they are common and change nothing. SM_E_DATA when GEOS
 * fails.
 */
SM_NODISCARD bool repair_features(struct arena *a, const struct features *in,
	struct features *out, struct repair_count *count);

#endif
