/* What the parts of alternative texts are made with. Used by alt.c and alt_map.c alone. */
#ifndef REPORT_ALT_PARTS_H
#define REPORT_ALT_PARTS_H

#include "layout/numerals.h"
#include "report/alt.h"
#include "report/alt_bins.h"
#include "report/alt_brief.h"
#include "report/alt_words.h"

/* What the brief text says shorter first: low ranks before high ones. */
enum {
	ALT_RANK_IN_VIEW = 1,
	ALT_RANK_PLACES,     /* classes of what has no dates, such as towns */
	ALT_RANK_AREA_NAMES, /* of areas that are of no group */
	ALT_RANK_SUBTITLE,   /* to title and day */
	ALT_RANK_PLACE_COUNTS,
	ALT_RANK_AREAS,
	ALT_RANK_OTHER_NAMES, /* of members behind the first in the legend */
	ALT_RANK_OTHER_MEMBERS,
	ALT_RANK_ENDED,
	ALT_RANK_CLASSES, /* of sites, to the largest */
	ALT_RANK_ZONE_NAMES,
	ALT_RANK_SOME_CLASSES, /* to their number */
	ALT_RANK_ZONES,
	ALT_RANK_MEMBER_NAMES,
	ALT_RANK_SITES,
	ALT_RANK_MEMBERS,
};

struct alt_maker {
	const struct report *r;
	const struct layout *l;	  /* of the page */
	const char *lang;	  /* of the words */
	const char *const *words; /* by enum alt_word */
	struct alt_clause clauses[ALT_CLAUSES_MAX];
	size_t n;
	struct buf whole;
};

/* A piece of text; alt_end() gives it to the arena: NULL after reporting. */
void alt_begin(struct buf *b);
const char *alt_end(const struct alt_maker *m, struct buf *b);

/* Ends a sentence that is not ended yet; of nothing it makes nothing. */
void alt_stop(const struct alt_maker *m, struct buf *b);

/* A whole number as the language writes it. */
const char *alt_number(const struct alt_maker *m, size_t n);

/* "A, B and C"; with commas in the items "A; B; C". */
void alt_list(const struct alt_maker *m, const char *const *items, size_t n, struct buf *b);

/* Appends a clause of the brief text; false when a form is NULL, for want of memory. */
SM_NODISCARD bool alt_say(struct alt_maker *m, const struct alt_clause *clause);

/* Appends a paragraph of the whole text, unless it is NULL or "". */
void alt_line(struct alt_maker *m, const char *text);

/* What one map shows; in_brief: in the brief text, too. */
SM_NODISCARD bool alt_map(struct alt_maker *m, const struct report_map *map, bool in_brief);

/* The same for all maps of a page that has several. */
SM_NODISCARD bool alt_panels(struct alt_maker *m);

#endif
