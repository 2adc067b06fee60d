#include "layout/edition.h"
#include "layout/map_fixture.h"
#include "test.h"

static const char *note(const struct map_fixture *m, const char *kind)
{
	for (size_t i = 0; i < m->f.diag.n_notes; i++) {
		if (strcmp(m->f.diag.notes[i].kind, kind) == 0) {
			return m->f.diag.notes[i].text;
		}
	}
	return "";
}

static void words_and_units(struct test_state *t)
{
	struct map_fixture m;
	struct edition e = {.fallback_lang = "fr"};
	map_init(&m, NULL);
	m.layout.edition = &e;
	m.layout.lang = "nqo";
	EXPECT_STR(edition_word(&m.layout, WORD_NO_DATA), "pas de données");
	EXPECT_STR(edition_word(&m.layout, WORD_NO_DATA), "pas de données");
	EXPECT_STR(edition_unit(&m.layout, UNIT_WEST), "{0}\xc2\xa0O");
	EXPECT_STR(edition_unit(&m.layout, UNIT_KM), "{0}\xc2\xa0km");
	edition_note(&m.layout, (struct edition_names){0});
	EXPECT_STR(note(&m, "edition-words"),
		"nqo: 2 words are taken from fr: 'pas de données', 'O'");
	EXPECT_INT(m.f.diag.n_notes, 1);
	/* A fallback that has no words either. */
	e = (struct edition){.fallback_lang = "bm"};
	EXPECT_STR(edition_word(&m.layout, WORD_NO_DATA), "no data");
	EXPECT_STR(edition_unit(&m.layout, UNIT_WEST), "{0}\xc2\xa0W");
	/* What the language has is taken from nowhere. */
	e = (struct edition){0};
	m.layout.lang = "ha";
	EXPECT_STR(edition_unit(&m.layout, UNIT_NORTH), "A\xc2\xa0{0}");
	EXPECT_INT(e.n_words, 0);
	/* Nobody asks. */
	m.layout.edition = NULL;
	m.layout.lang = "xx";
	EXPECT_STR(edition_unit(&m.layout, UNIT_M), "{0}\xc2\xa0m");
	EXPECT_STR(edition_word(&m.layout, WORD_SOURCES), "Sources:");
	map_finish(&m);
}

static void texts(struct test_state *t)
{
	const char *langs[] = {"en", "fr", "ar"}, *is[] = {"day {date}", "jour {date}", "x"};
	const struct localized both = {.langs = langs, .texts = is, .n = 2},
			       all = {.langs = langs, .texts = is, .n = 3}, none = {0};
	struct map_fixture m;
	struct edition e = {.fallback_lang = "fr"};
	const char *lang;
	map_init(&m, NULL);
	m.layout.edition = &e;
	m.layout.lang = "ar-TD";
	struct localized any = map_text(&m, "", "same");
	/* A date is in the language of its text. */
	EXPECT_STR(layout_text(&m.layout, &both), "jour 16 septembre 2023");
	EXPECT_STR(layout_text(&m.layout, &both), "jour 16 septembre 2023");
	EXPECT_STR(edition_text(&m.layout, &all, &lang), "x");
	EXPECT_STR(lang, "ar-TD");
	EXPECT_STR(edition_text(&m.layout, &any, &lang), "same");
	EXPECT_STR(lang, "ar-TD");
	EXPECT(edition_text(&m.layout, &none, &lang) == NULL);
	edition_note(&m.layout, (struct edition_names){.own = 2, .all = 5});
	EXPECT_STR(note(&m, "edition-texts"),
		"ar-TD: 1 of the map file's 2 texts are in ar-TD, the rest in fr");
	EXPECT_STR(note(&m, "edition-names"),
		"ar-TD: 2 of 5 names are in Arabic, the rest as in the data");
	map_finish(&m);
}

static void names(struct test_state *t)
{
	struct map_fixture m;
	struct edition e = {0};
	struct edition_names n = {0};
	map_init(&m, NULL);
	struct map_layer *layer = map_layer(&m, "a");
	m.layout.edition = &e;
	m.layout.lang = "nqo";
	edition_count(&m.layout, layer, "Gao", &n);
	edition_count(&m.layout, layer, "\xdf\x92 (Mali)", &n);
	EXPECT(n.own == 1 && n.all == 2);
	/* In Latin letters it is the column that tells. */
	m.layout.lang = "bm";
	edition_count(&m.layout, layer, "Gao", &n);
	layer->label.n_own = 1;
	edition_count(&m.layout, layer, "Gao", &n);
	EXPECT(n.own == 2 && n.all == 4);
	edition_note(&m.layout, n);
	EXPECT_STR(note(&m, "edition-names"),
		"bm: 2 of 4 names are in bm, the rest as in the data");
	/* Whole, and English, which data are in without saying so: no news. */
	m.f.diag.n_notes = 0;
	edition_note(&m.layout, (struct edition_names){.own = 4, .all = 4});
	m.layout.lang = "en";
	edition_note(&m.layout, n);
	EXPECT_INT(m.f.diag.n_notes, 0);
	map_finish(&m);
}

TEST_MAIN({"words and units", words_and_units}, {"texts", texts}, {"names", names})
