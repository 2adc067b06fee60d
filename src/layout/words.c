#include "layout/words.h"

#include <string.h>

static const struct {
	const char *lang;
	const char *words[WORD_M + 1];
} languages[] = {
	{"en", {"Sources:", "at", "N", "S", "E", "W", "km", "m"}},
	{"fr", {"Sources :", "à", "N", "S", "E", "O", "km", "m"}},
	{"es", {"Fuentes:", "a", "N", "S", "E", "O", "km", "m"}},
	{"pt", {"Fontes:", "a", "N", "S", "E", "O", "km", "m"}},
	{"de", {"Quellen:", "bei", "N", "S", "O", "W", "km", "m"}},
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
	size_t before = (size_t)(at - text), n = strlen(date);
	const char *rest = words_expand(a, at + sizeof(mark) - 1, lang, on);
	char *out = rest == NULL ? NULL : arena_alloc(a, before + n + strlen(rest) + 1, 1);
	if (out != NULL) {
		memcpy(out, text, before);
		memcpy(out + before, date, n);
		memcpy(out + before + n, rest, strlen(rest));
	}
	return out;
}
