/* Fits clauses into a short text. Used by alt.c alone. */
#ifndef REPORT_ALT_BRIEF_H
#define REPORT_ALT_BRIEF_H

#include "base/mem.h"

enum { ALT_FORMS_MAX = 4, ALT_CLAUSES_MAX = 24 };

/* A clause that can be said at length or less so; the last form may be "". */
struct alt_clause {
	const char *forms[ALT_FORMS_MAX];
	int ranks[ALT_FORMS_MAX - 1]; /* ranks[k]: what it costs to leave form k for the next */
	size_t n_forms, chosen;
};

/* Characters (Unicode scalar values) of a text. */
size_t alt_count(const char *text);

/*
 * The clauses parted by spaces, in their order, in at most `max` characters: what has the
 * lowest rank is said shorter first, and of what then has room again the highest is said in
 * full. A first clause that is too long on its own ends behind a word. NULL without memory.
 */
const char *alt_fit(struct arena *a, struct alt_clause *clauses, size_t n, size_t max);

#endif
