/* Numbers in classes: where one class ends and the next begins. */
#ifndef SCENE_CLASSIFY_H
#define SCENE_CLASSIFY_H

#include "base/mem.h"
#include "spec/spec.h"

/* Class k holds the numbers from limits[k] up to, and without, limits[k + 1]; the last one
 * holds its upper limit too. */
struct classes {
	size_t n;	/* classes, at least 1 */
	double *limits; /* n + 1; the first and last are the lowest and highest number */
	bool whole;	/* all the numbers are whole */
	bool open;	/* the breaks were given: whatever lies outside is in the end classes */
	int decimals; /* with so many the limits can be written, and no number changes class */
};

/*
 * Classes of `values` (at least one, none of them NaN; sorted by the call), by the method of
 * the spec, which is not PROPORTIONAL:
 *  - QUANTILE: break k of K is the k/K quantile, type 1 of Hyndman and Fan, "Sample Quantiles
 *    in Statistical Packages", The American Statistician 50 (1996): the smallest number with
 *    at least k/K of all numbers at or below it ends its class. Equal numbers are not parted.
 *  - EQUAL: the range in K equal parts.
 *  - NATURAL: the least sum of squared deviations from the means of the classes, exactly:
 *    W. D. Fisher, "On Grouping for Maximum Homogeneity", Journal of the American Statistical
 *    Association 53 (1958); cartographers know it by Jenks's name. Of equal sums the one
 *    whose upper classes are largest.
 *  - GIVEN: the spec's breaks.
 * QUANTILE and NATURAL make fewer classes when there are fewer different numbers. Between two
 * numbers that they part, the break is the one with the fewest digits. False without memory.
 */
SM_NODISCARD bool classify(struct arena *a, const struct scale_spec *spec, double *values,
	size_t n_values, struct classes *out);

/* The class of a number. */
size_t classes_find(const struct classes *c, double v);

#endif
