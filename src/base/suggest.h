/* "did you mean ...?" */
#ifndef BASE_SUGGEST_H
#define BASE_SUGGEST_H

#include <stddef.h>

/*
 * The word nearest to a misspelt one (Damerau-Levenshtein distance, ASCII case ignored),
 * when it is no farther than a third of its length; of equals the first. NULL: none is near.
 */
const char *suggest_nearest(const char *word, const char *const *words, size_t n);

#endif
