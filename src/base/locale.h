/* What CLDR says of a language: its script, numbers, dates and units. */
#ifndef BASE_LOCALE_H
#define BASE_LOCALE_H

#include <stdbool.h>
#include <stddef.h>

/* The shape of a tag: a language and, after hyphens, script, region or variants. */
struct locale {
	const char *tag;
	const char *script, *script_name; /* "Nkoo" as in ISO 15924, "N’Ko" */
	bool is_rtl;			  /* written from right to left */
	int min_grouping;		  /* digits before the first sign of groups, at least */

	const char *zero; /* the digit; nine more follow it in Unicode */
	const char *decimal, *group, *minus;

	/* Patterns with {d}, {M}, {y}, for a day and for a month. */
	const char *day, *month;
	const char *first; /* behind the number of a month's first day: "er" in French */
	const char *months, *months_alone; /* of `day`, twelve parted by "|"; of `month`, NULL:
					      the same */

	/* Patterns with {0} for the number; the directions are NULL where CLDR has none. */
	const char *km, *m;
	const char *north, *south, *east, *west;
};

/* What CLDR has of the language: of the tag (fr-BF, also written fr_BF), else of what is left
 * of it without its last part. NULL: nothing. */
const struct locale *locale_find(const char *tag);

/* Whether the language is written from right to left; false for one that CLDR has not. */
bool locale_is_rtl(const char *tag);

/* Length of the first part of the tag: of the language alone. */
size_t locale_base(const char *tag);

/* The month (1 to 12) of a list parted by "|"; *n is its length. */
const char *locale_month(const char *months, int month, size_t *n);

/* The digits 0 to 9 of `number` as the language writes them, all else as it is; at most `size`
 * bytes with the NUL. Returns the length. */
size_t locale_digits(const struct locale *l, const char *number, char *out, size_t size);

/* The table, made by tools/update-locales; used by locale.c. */
extern const struct locale locale_data[];
extern const size_t locale_count;

#endif
