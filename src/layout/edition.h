/* The words and texts of an edition, and what its language has none of. */
#ifndef LAYOUT_EDITION_H
#define LAYOUT_EDITION_H

#include "layout/frame.h"
#include "layout/numerals.h"
#include "layout/words.h"

enum { EDITION_TEXTS_MAX = 512, EDITION_WORDS_MAX = 32 };

/* Of a page; what is missing is noted as texts are asked for. */
struct edition {
	const char *fallback_lang;			 /* NULL: English */
	const struct localized *seen[EDITION_TEXTS_MAX]; /* the texts in any language at all */
	size_t n_texts, n_own;		      /* of them, in the edition's own language */
	const char *borrowed;		      /* the language of the first that is not */
	const char *words[EDITION_WORDS_MAX]; /* the program's that are another language's */
	size_t n_words;
};

/* The program's word in the edition's language, else its fallback, else in English. */
const char *edition_word(const struct layout *l, enum word word);

/* The pattern of the unit: of the language, else its fallback, else of English. */
const char *edition_unit(const struct layout *l, enum unit unit);

/* The text in the language, or the nearest there is (localized_choose()), whose own language
 * goes to *lang unless that is NULL; NULL when there is none. */
const char *edition_text(
	const struct layout *l, const struct localized *text, const char **lang);

/* Whether the edition is written from right to left. */
bool edition_is_rtl(const struct layout *l);

/* Names of an edition that are, and all there are. */
struct edition_names {
	size_t own, all;
};

/*
 * Notes of the kinds "edition-texts", "edition-words" and "edition-names": how many of the map
 * file's texts and of the names are in the edition's language (its script, when that is not
 * Latin), and which words of the program are not. Nothing of what is whole.
 */
void edition_note(const struct layout *l, struct edition_names names);

/* Adds a name of the layer that the map shows. */
void edition_count(const struct layout *l, const struct map_layer *layer, const char *name,
	struct edition_names *names);

#endif
