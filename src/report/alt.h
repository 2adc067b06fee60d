/* The alternative text of a map: what was drawn, in words, for those who do not see it. */
#ifndef REPORT_ALT_H
#define REPORT_ALT_H

#include "report/report.h"

/* The brief text has fewer than 250 characters, unless the map file says more itself. */
enum { ALT_BRIEF_MAX = 249 };

/* Both live in the arena of the page's layout. */
struct alt {
	const char *brief; /* one paragraph */
	const char *whole; /* a paragraph a line, no newline behind the last */
};

/*
 * Title, day, members of groups, zones, sites by class, changes, what else the legend explains
 * and what is in view, from the placed maps of `r`, in the language of its layout; a language
 * there are no words for gets those of its fallback, and a note of kind "edition-alt" says so.
 * The brief text leaves the least important clauses out until the rest fits. `alt` and
 * `alt-long` of the map file stand in their place; an `alt` that is too long is a warning of
 * kind "alt". False without memory.
 */
SM_NODISCARD bool alt_make(const struct report *r, struct alt *out);

#endif
