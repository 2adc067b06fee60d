/* "did you mean ...?" */
#ifndef BASE_SUGGEST_H
#define BASE_SUGGEST_H

#include <stddef.h>

/*
 * The word nearest to a misspelt one, in edits (insert, delete, replace a character, swap two
 * neighbours; case ignored): at most one more than a third of the misspelt word's length, and
 * fewer than the suggested word is long. Of equals the first. NULL: none is near.
 */
const char *suggest_nearest(const char *word, const char *const *words, size_t n);

#endif
