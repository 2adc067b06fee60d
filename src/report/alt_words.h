/* The words and punctuation that alternative texts are put together with, by language. */
#ifndef REPORT_ALT_WORDS_H
#define REPORT_ALT_WORDS_H

enum alt_word {
	ALT_MAP,     /* "Map" */
	ALT_MAPS,    /* "maps", behind a number */
	ALT_CHANGES, /* "Changes" */
	ALT_ZONES,   /* "Zones" */
	ALT_AREAS,   /* "areas", behind a number */
	ALT_MINIMUM,
	ALT_MAXIMUM,
	ALT_SITES,     /* "Sites" */
	ALT_UNCERTAIN, /* "Presence on the day uncertain" */
	ALT_IN_VIEW,   /* "In view" */
	ALT_EXTENT,    /* "Extent" */
	ALT_TEXTS,     /* "Texts on the map" */
	ALT_COMMA,     /* with the space behind it, as the next three */
	ALT_AND,       /* before the last of a list */
	ALT_COLON,
	ALT_SEMICOLON,
	ALT_STOP, /* ends a sentence */
	N_ALT_WORDS,
};

struct alt_words {
	const char *lang, *words[N_ALT_WORDS];
};

/* Those of the language, else of its base language, else NULL. */
const struct alt_words *alt_words_find(const char *lang);

#endif
