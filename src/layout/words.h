/* The few words the program writes itself, by language. */
#ifndef LAYOUT_WORDS_H
#define LAYOUT_WORDS_H

#include "base/mem.h"
#include "time/date.h"

enum word {
	WORD_SOURCES,	/* "Sources:" */
	WORD_SEPARATOR, /* between sources */
	WORD_UNCERTAIN, /* legend: presence on the day */
	WORD_SCALE_AT,	/* "at", before a latitude */
	WORD_NORTH,	/* letter of the north arrow and of latitudes */
	WORD_SOUTH,
	WORD_EAST,
	WORD_WEST,
	WORD_KM,
	WORD_M,
};

/* The word in the language, else in its base language, else in English. */
const char *word_get(enum word word, const char *lang);

/* Text with {date} replaced by the day in words; other braces stay. */
SM_NODISCARD const char *words_expand(
	struct arena *a, const char *text, const char *lang, struct date on);

#endif
