/* Texts of which many are the same, such as the cells of a column, put side by side. */
#ifndef BASE_REPEATS_H
#define BASE_REPEATS_H

#include <stddef.h>

struct repeat {
	const char *text; /* the caller's */
	size_t at;	  /* where it stands; no two are equal */
	size_t first;	  /* where the first one of its text stands; repeats_sort() sets it */
};

/*
 * Sorts them: the same texts (as bytes) are next to each other, by where they stand, and the
 * different ones are in the order of their first. A text begins where `at` is `first`.
 */
void repeats_sort(struct repeat *items, size_t n);

#endif
