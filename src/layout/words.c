#include "layout/words.h"

#include <stdio.h>
#include <string.h>

static const struct {
	const char *lang;
	const char *words[WORD_M + 1];
} languages[] = {
	{"en", {"Sources:", ";", "Presence on the day uncertain", "at", "N", "S", "E", "W",
		       "km", "m"}},
	{"fr", {"Sources :", " ;", "Présence ce jour-là incertaine", "à", "N", "S", "E", "O",
		       "km", "m"}},
	{"es", {"Fuentes:", ";", "Presencia incierta ese día", "a", "N", "S", "E", "O", "km",
		       "m"}},
	{"pt", {"Fontes:", ";", "Presença incerta nesse dia", "a", "N", "S", "E", "O", "km",
		       "m"}},
	{"de", {"Quellen:", ";", "Am Tag nicht gesichert", "bei", "N", "S", "O", "W", "km",
		       "m"}},
};

const char *word_get(enum word word, const char *lang)
{
	size_t n = strcspn(lang, "-_");
	for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++) {
		if (strlen(languages[i].lang) == n && memcmp(languages[i].lang, lang, n) == 0) {
			return languages[i].words[word];
		}
	}
	return languages[0].words[word];
}

const char *words_expand(struct arena *a, const char *text, const char *lang, struct date on)
{
	static const char mark[] = "{date}";
	const char *at = strstr(text, mark);
	if (at == NULL) {
		return text;
	}
	char date[DATE_TEXT_MAX];
	date_long(on, lang, date);
	const char *rest = words_expand(a, at + sizeof(mark) - 1, lang, on);
	size_t size = rest == NULL ? 0 : strlen(text) + strlen(date) + strlen(rest) + 1;
	char *out = rest == NULL ? NULL : arena_alloc(a, size, 1);
	if (out != NULL) {
		(void)snprintf(out, size, "%.*s%s%s", (int)(at - text), text, date, rest);
	}
	return out;
}
