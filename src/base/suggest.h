/* "did you mean ...?" */
#ifndef BASE_SUGGEST_H
#define BASE_SUGGEST_H

#include "base/diag.h"

/*
 * The word nearest to a misspelt one, in edits (insert, delete, replace a character, swap two
 * neighbours; case ignored): at most one more than a third of the misspelt word's length, and
 * fewer than the suggested word is long. Of equals the first. NULL: none is near.
 */
const char *suggest_nearest(const char *word, const char *const *words, size_t n);

/*
 * The word that a name nobody answers to is most likely a slip of: one that differs in case or
 * in one edit (names under 4 characters: in case alone; from 8 on: in up to two), and not in
 * its digits, which tell things of a kind apart. NULL: it is one of the words, or a slip of
 * none.
 */
const char *suggest_slip(const char *name, const char *const *words, size_t n);

/* Reports, as SM_E_USAGE, that `what` is none of the words, all of which are named; returns
 * false. */
bool suggest_fail(struct sm_diag *d, const char *what, const char *word,
	const char *const *words, size_t n);

#endif
