#include "fixture.h"
#include "layout/words.h"
#include "test.h"

static void by_language(struct test_state *t)
{
	static const struct {
		enum word word;
		const char *lang, *want;
	} rows[] = {
		{WORD_SOURCES, "en", "Sources:"},
		{WORD_SOURCES, "fr", "Sources\xc2\xa0:"},
		{WORD_SOURCES, "fr-BF", "Sources\xc2\xa0:"},
		{WORD_SOURCES, "pt_BR", "Fontes:"},
		{WORD_SOURCES, "es", "Fuentes:"},
		{WORD_SOURCES, "de", "Quellen:"},
		{WORD_SOURCES, "bm", "Sources:"},
		{WORD_SOURCES, "", "Sources:"},
		/* Frisian and Fula are not French, nor is "f". */
		{WORD_SOURCES, "fry", "Sources:"},
		{WORD_SOURCES, "f", "Sources:"},
		{WORD_SEPARATOR, "en", ";"},
		{WORD_SEPARATOR, "de", ";"},
		{WORD_SCALE_AT, "fr", "à"},
		{WORD_SCALE_AT, "en", "at"},
		{WORD_UNCERTAIN, "en", "Presence on the day uncertain"},
		{WORD_UNCERTAIN_CHANGE, "en", "Not certain from the dates known"},
		{WORD_UNCERTAIN_CHANGE, "fr", "Incertain d’après les dates connues"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		EXPECT_STR(word_get(rows[i].word, rows[i].lang), rows[i].want);
	}
	EXPECT_STR(word_find(WORD_SEPARATOR, "fr-ML"), "\xc2\xa0;");
	EXPECT(word_find(WORD_SOURCES, "bm") == NULL);
}

/* Knows two names. */
static bool count(const void *user, const char *name, size_t *out)
{
	*out = strcmp(name, "bases") == 0 ? 37 : 0;
	return user != NULL && (*out == 37 || strcmp(name, "none") == 0);
}

static struct word_values values(const char *lang)
{
	static const int known = 1;
	return (struct word_values){
		.lang = lang, .on = {2023, 9, 16}, .count = count, .user = &known};
}

static void placeholders(struct test_state *t)
{
	static const struct {
		const char *text, *lang, *want;
	} rows[] = {
		{"nothing", "en", "nothing"},
		{"", "en", ""},
		{"on {date}", "en", "on 16 September 2023"},
		{"{date}", "fr", "16 septembre 2023"},
		{"{date}: as of {date}.", "en", "16 September 2023: as of 16 September 2023."},
		{"Bases {on date}", "en", "Bases on 16 September 2023"},
		{"Bases {on date}", "fr", "Bases le 16 septembre 2023"},
		{"{on  date} {on from}", "en", "{on  date} {on from}"},
		{"{day} {date", "en", "{day} {date"},
		{"{{date}}", "en", "{16 September 2023}"},
		{"{count:bases} sites, {count:none} more", "en", "37 sites, 0 more"},
		{"{count:bases", "en", "{count:bases"},
		{"{", "en", "{"},
	};
	struct fixture f;
	fixture_init(&f);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct word_values v = values(rows[i].lang);
		const char *got = words_expand(&f.arena, rows[i].text, &v);
		EXPECT_STR(got == NULL ? "NULL" : got, rows[i].want);
	}
	EXPECT_INT(f.diag.n_errors, 0);
	fixture_finish(&f);
}

/* On a map of one day {from} and {to} are no placeholders. */
static void two_days(struct test_state *t)
{
	static const char text[] = "{from} to {to}, {date}, {fro}", on[] = "{on from}, {on to}";
	struct fixture f;
	fixture_init(&f);
	struct word_values v = values("en");
	const char *got = words_expand(&f.arena, text, &v);
	EXPECT_STR(got == NULL ? "NULL" : got, "{from} to {to}, 16 September 2023, {fro}");
	v.from = (struct date){2022, 1, 1};
	v.to = (struct date){2025, 0, 0};
	got = words_expand(&f.arena, text, &v);
	EXPECT_STR(
		got == NULL ? "NULL" : got, "1 January 2022 to 2025, 16 September 2023, {fro}");
	got = words_expand(&f.arena, on, &v);
	EXPECT_STR(got == NULL ? "NULL" : got, "on 1 January 2022, in 2025");
	fixture_finish(&f);
}

static void counts_of_nothing(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct word_values v = values("en");
	EXPECT(words_expand(&f.arena, "{count:basis} sites", &v) == NULL);
	EXPECT_INT(f.diag.code, SM_E_SPEC);
	EXPECT_STR(f.diag.errors[0].text, "'{count:basis}' in a text: no layer 'basis'");
	fixture_forget(&f);
	EXPECT(words_expand(&f.arena, "{count:bases.gone} sites", &v) == NULL);
	EXPECT_STR(f.diag.errors[0].text,
		"'{count:bases.gone}' in a text: no layer with a class 'bases.gone'");
	fixture_forget(&f);
	v.count = NULL;
	EXPECT(words_expand(&f.arena, "{count:bases}", &v) == NULL);
	EXPECT_INT(f.diag.n_errors, 1);
	fixture_finish(&f);
}

static void without_memory(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	const struct word_values v = values("en");
	f.arena.fail_in = 1;
	EXPECT(words_expand(&f.arena, "on {date}", &v) == NULL);
	EXPECT_INT(f.diag.code, SM_E_NOMEM);
	EXPECT_INT(f.diag.n_errors, 1);
	fixture_finish(&f);
}

TEST_MAIN({"words by language", by_language}, {"placeholders", placeholders},
	{"two days", two_days}, {"counts of nothing", counts_of_nothing},
	{"without memory", without_memory})
