#include "layout/words.h"

#include "base/buf.h"

#include <stdio.h>
#include <string.h>

static const struct {
	const char *lang;
	const char *words[WORD_OR_MORE + 1];
} languages[] = {
	{"en", {"Sources:", ";", "Presence on the day uncertain",
		       "Not certain from the dates known", "at", "no data", "under",
		       "or more"}},
	{"fr", {"Sources :", " ;", "Présence ce jour-là incertaine",
		       "Incertain d’après les dates connues", "à", "pas de données", "moins de",
		       "ou plus"}},
	{"es", {"Fuentes:", ";", "Presencia incierta ese día",
		       "Incierto según las fechas conocidas", "a", "sin datos", "menos de",
		       "o más"}},
	{"pt", {"Fontes:", ";", "Presença incerta nesse dia",
		       "Incerto segundo as datas conhecidas", "a", "sem dados", "menos de",
		       "ou mais"}},
	{"de", {"Quellen:", ";", "Am Tag nicht gesichert", "Nach den bekannten Daten ungewiss",
		       "bei", "keine Angabe", "unter", "oder mehr"}},
};

const char *word_find(enum word word, const char *lang)
{
	size_t n = strcspn(lang, "-_");
	for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++) {
		if (strlen(languages[i].lang) == n && memcmp(languages[i].lang, lang, n) == 0) {
			return languages[i].words[word];
		}
	}
	return NULL;
}

const char *word_get(enum word word, const char *lang)
{
	const char *found = word_find(word, lang);
	return found != NULL ? found : languages[0].words[word];
}

static bool begins_with(const char *s, const char *with)
{
	return strncmp(s, with, strlen(with)) == 0;
}

/* The placeholder that begins at `s` as text; *taken is its length, 0 when it is none. */
static bool expand_one(struct arena *a, const char *s, const struct word_values *v,
	size_t *taken, char out[DATE_TEXT_MAX])
{
	const struct {
		const char *name, *on_name;
		struct date day;
	} days[] = {{"{date}", "{on date}", v->on}, {"{from}", "{on from}", v->from},
		{"{to}", "{on to}", v->to}};
	static const char count[] = "{count:";
	const char *end = strchr(s, '}');
	*taken = 0;
	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		/* A map without a day has always had an empty {date}. */
		if (i > 0 && !date_is_given(days[i].day)) {
			continue;
		}
		if (begins_with(s, days[i].name)) {
			date_long(days[i].day, v->lang, out);
			*taken = strlen(days[i].name);
		} else if (begins_with(s, days[i].on_name)) {
			date_on(days[i].day, v->lang, out);
			*taken = strlen(days[i].on_name);
		}
	}
	if (begins_with(s, count) && end != NULL) {
		char name[64];
		size_t n;
		(void)snprintf(name, sizeof(name), "%.*s", (int)(end - s - 7), s + 7);
		if (v->count == NULL || !v->count(v->user, name, &n)) {
			return diag_fail(a->diag, SM_E_SPEC,
				"'{count:%s}' in a text: no layer%s '%s'", name,
				strchr(name, '.') == NULL ? "" : " with a class", name);
		}
		(void)snprintf(out, DATE_TEXT_MAX, "%zu", n);
		*taken = (size_t)(end - s) + 1;
	}
	return true;
}

const char *words_expand(struct arena *a, const char *text, const struct word_values *values)
{
	enum { EXPANDED_MAX = 1 << 20 };
	if (strchr(text, '{') == NULL) {
		return text;
	}
	struct buf b;
	buf_init(&b, EXPANDED_MAX);
	bool ok = true;
	for (const char *s = text; ok && *s != '\0';) {
		char value[DATE_TEXT_MAX];
		size_t taken = 0;
		ok = *s != '{' || expand_one(a, s, values, &taken, value);
		if (ok && taken > 0) {
			buf_puts(&b, value);
		} else {
			buf_add(&b, s, 1);
			taken = 1;
		}
		s += taken;
	}
	if (ok && b.failed) {
		ok = diag_fail(a->diag, SM_E_LIMIT, "a text is too long");
	}
	const char *out = ok ? arena_strdup(a, b.ptr) : NULL;
	buf_finish(&b);
	return out;
}
