/* The few words the program writes itself, by language. */
#ifndef LAYOUT_WORDS_H
#define LAYOUT_WORDS_H

#include "base/mem.h"
#include "time/date.h"

enum word {
	WORD_SOURCES,	       /* "Sources:" */
	WORD_SEPARATOR,	       /* between sources */
	WORD_UNCERTAIN,	       /* legend: presence on the day */
	WORD_UNCERTAIN_CHANGE, /* legend: presence on one of two days */
	WORD_SCALE_AT,	       /* "at", before a latitude */
	WORD_NO_DATA,
	WORD_UNDER,   /* before the number a class ends at */
	WORD_OR_MORE, /* behind the number a class begins with */
};

/* The word in the language, else in its base language; NULL: in neither. */
const char *word_find(enum word word, const char *lang);
/* The same, else in English. */
const char *word_get(enum word word, const char *lang);

/* What placeholders of texts stand for. */
struct word_values {
	const char *lang;
	struct date on;
	struct date from, to; /* of a map of changes; else not given */
	/* Finds the number for {count:NAME}; false when there is none of that name. */
	bool (*count)(const void *user, const char *name, size_t *out);
	const void *user;
};

/*
 * Text with {date} replaced by the day in words, {from} and {to} by the two of a map of
 * changes, {on date}, {on from} and {on to} by the same behind "on" or "in", and {count:NAME}
 * by a number; other braces stay. NULL, and an error (SM_E_SPEC), for
 * a name that cannot be counted, or without memory.
 */
SM_NODISCARD const char *words_expand(
	struct arena *a, const char *text, const struct word_values *values);

#endif
