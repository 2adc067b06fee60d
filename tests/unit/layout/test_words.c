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
		{WORD_WEST, "fr", "O"},
		{WORD_WEST, "de", "W"},
		{WORD_EAST, "de", "O"},
		{WORD_EAST, "fr", "E"},
		{WORD_NORTH, "es", "N"},
		{WORD_SOUTH, "pt", "S"},
		{WORD_SCALE_AT, "fr", "à"},
		{WORD_SCALE_AT, "en", "at"},
		{WORD_KM, "fr", "km"},
		{WORD_M, "en", "m"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		EXPECT_STR(word_get(rows[i].word, rows[i].lang), rows[i].want);
	}
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
		{"{day} {date", "en", "{day} {date"},
		{"{{date}}", "en", "{16 September 2023}"},
	};
	struct fixture f;
	fixture_init(&f);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct date on = {2023, 9, 16};
		const char *got = words_expand(&f.arena, rows[i].text, rows[i].lang, on);
		EXPECT_STR(got == NULL ? "NULL" : got, rows[i].want);
	}
	fixture_finish(&f);
}

static void without_memory(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	f.arena.fail_in = 1;
	EXPECT(words_expand(&f.arena, "on {date}", "en", (struct date){2023, 9, 16}) == NULL);
	f.arena.fail_in = 1;
	/* The rest of the text fails: so does the whole. */
	EXPECT(words_expand(&f.arena, "{date} {date}", "en", (struct date){2023, 9, 16}) ==
		NULL);
	EXPECT_INT(f.diag.code, SM_E_NOMEM);
	EXPECT_INT(f.diag.n_errors, 1);
	fixture_finish(&f);
}

TEST_MAIN({"words by language", by_language}, {"placeholders", placeholders},
	{"without memory", without_memory})
