#include "layout/edition.h"

#include "layout/script.h"

#include <string.h>

static const char english[] = "en";

bool edition_is_rtl(const struct layout *l)
{
	return l->measurer != NULL && l->measurer->is_rtl;
}

static const char *fallback_of(const struct layout *l)
{
	return l->edition == NULL ? NULL : l->edition->fallback_lang;
}

/* Keeps what was taken from another language; words the layout writes twice are one. */
static void borrow(const struct layout *l, const char *word)
{
	struct edition *e = l->edition;
	bool known = e == NULL || e->n_words == EDITION_WORDS_MAX;
	for (size_t i = 0; !known && i < e->n_words; i++) {
		known = strcmp(e->words[i], word) == 0;
	}
	if (!known) {
		e->words[e->n_words++] = word;
	}
}

const char *edition_word(const struct layout *l, enum word word)
{
	const char *text = word_find(word, l->lang), *fallback = fallback_of(l);
	if (text != NULL) {
		return text;
	}
	text = fallback == NULL ? NULL : word_find(word, fallback);
	text = text == NULL ? word_find(word, english) : text;
	borrow(l, text);
	return text;
}

const char *edition_unit(const struct layout *l, enum unit unit)
{
	const char *pattern = unit_pattern(unit, l->lang), *fallback = fallback_of(l);
	if (pattern != NULL) {
		return pattern;
	}
	pattern = fallback == NULL ? NULL : unit_pattern(unit, fallback);
	pattern = pattern == NULL ? unit_pattern(unit, english) : pattern;
	const char *letters = unit_text(l->a, pattern, "");
	if (letters != NULL) {
		borrow(l, letters);
	}
	return pattern;
}

/* Counts a text the first time it is asked for; one that is in no language counts nowhere. */
static void count_text(const struct layout *l, const struct localized *text, size_t chosen)
{
	struct edition *e = l->edition;
	bool known =
		e == NULL || text->langs[chosen][0] == '\0' || e->n_texts == EDITION_TEXTS_MAX;
	for (size_t i = 0; !known && i < e->n_texts; i++) {
		known = e->seen[i] == text;
	}
	if (known) {
		return;
	}
	e->seen[e->n_texts++] = text;
	if (localized_find(text, l->lang) < text->n) {
		e->n_own++;
	} else if (e->borrowed == NULL) {
		e->borrowed = text->langs[chosen];
	}
}

const char *edition_text(
	const struct layout *l, const struct localized *text, const char **lang)
{
	size_t i = localized_choose(text, l->lang, fallback_of(l));
	if (lang != NULL) {
		*lang = l->lang;
	}
	if (text->n == 0) {
		return NULL;
	}
	count_text(l, text, i);
	if (lang != NULL && text->langs[i][0] != '\0' &&
		localized_find(text, l->lang) == text->n) {
		*lang = text->langs[i];
	}
	return text->texts[i];
}

/* The script the edition's names are looked for in; 0: Latin, or not known. */
static script script_of_names(const struct layout *l)
{
	const struct locale *locale = locale_find(l->lang);
	return locale == NULL || strcmp(locale->script, "Latn") == 0
		       ? 0
		       : script_of_code(locale->script);
}

void edition_count(const struct layout *l, const struct map_layer *layer, const char *name,
	struct edition_names *names)
{
	script wanted = script_of_names(l);
	/* Of a table in the language a name without one is the same in both. */
	names->own += wanted == 0 ? layer->label.n_own > 0 : script_occurs(name, wanted);
	names->all++;
}

static void note_words(const struct layout *l)
{
	const struct edition *e = l->edition;
	struct buf list;
	buf_init(&list, SM_MSG_MAX);
	for (size_t i = 0; i < e->n_words; i++) {
		buf_printf(&list, "%s'%s'", i == 0 ? "" : ", ", e->words[i]);
	}
	if (e->n_words > 0 && !list.failed) {
		diag_note(l->a->diag, "edition-words", "%s: %zu word%s taken from %s: %s",
			l->lang, e->n_words, e->n_words == 1 ? " is" : "s are",
			e->fallback_lang == NULL ? english : e->fallback_lang, list.ptr);
	}
	buf_finish(&list);
}

void edition_note(const struct layout *l, struct edition_names names)
{
	const struct edition *e = l->edition;
	const struct locale *locale = locale_find(l->lang);
	script wanted = script_of_names(l);
	/* That none of them is was a warning. */
	if (e->n_own < e->n_texts && (e->n_own > 0 || e->fallback_lang != NULL)) {
		diag_note(l->a->diag, "edition-texts",
			"%s: %zu of the map file's %zu texts are in %s, the rest in %s",
			l->lang, e->n_own, e->n_texts, l->lang, e->borrowed);
	}
	note_words(l);
	if (names.own < names.all && strcmp(l->lang, english) != 0) {
		diag_note(l->a->diag, "edition-names",
			"%s: %zu of %zu names are in %s, the rest as in the data", l->lang,
			names.own, names.all, wanted == 0 ? l->lang : locale->script_name);
	}
}
