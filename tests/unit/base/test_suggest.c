#include "base/suggest.h"
#include "test.h"

static const char *const words[] = {"fill", "stroke", "stroke-width", "stroke-opacity",
	"font-size", "font-family", "halo", "no", "title", NULL, "subtitle"};
enum { N_WORDS = sizeof(words) / sizeof(words[0]) };

static void nearest(struct test_state *t)
{
	static const struct {
		const char *word, *want; /* want NULL: nothing is near */
	} rows[] = {{"fill", "fill"}, {"fil", "fill"}, {"filll", "fill"}, {"fell", "fill"},
		{"flil", "fill"}, /* neighbours swapped: one edit */
		{"FILL", "fill"}, {"storke", "stroke"}, {"stroke-witdh", "stroke-width"},
		{"strokewidth", "stroke-width"}, {"fontsize", "font-size"}, {"tilte", "title"},
		{"subtilte", "subtitle"}, {"projection", NULL}, {"", NULL}, {"xy", NULL},
		/* Three of six letters: a third and one more. */
		{"strxyz", "stroke"}, {"swxyze", NULL}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *got = suggest_nearest(rows[i].word, words, N_WORDS);
		EXPECT_STR(got == NULL ? "(none)" : got,
			rows[i].want == NULL ? "(none)" : rows[i].want);
	}
}

static void slips(struct test_state *t)
{
	static const char *const names[] = {"FRA", "USA", "Niger", "countries", "class-1",
		"class-2", "2013", "mark-air-base"};
	static const struct {
		const char *name, *want; /* want NULL: no slip */
	} rows[] = {{"FRAA", "FRA"}, {"fra", "FRA"}, {"FRB", NULL}, {"FR", NULL}, {"FRA", NULL},
		{"UFSA", "USA"}, {"Nigre", "Niger"}, {"Nigeria", NULL}, {"NIGER", "Niger"},
		{"countires", "countries"}, {"contires", "countries"}, {"contire", NULL},
		{"county", NULL}, {"class-3", NULL}, {"clas-2", "class-2"}, {"2014", NULL},
		{"2013a", "2013"}, {"mark-airbase", "mark-air-base"}, {"", NULL}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *got = suggest_slip(rows[i].name, names, 8);
		EXPECT_STR(got == NULL ? "(none)" : got,
			rows[i].want == NULL ? "(none)" : rows[i].want);
	}
}

static void first_of_equals(struct test_state *t)
{
	static const char *const equals[] = {"cat", "bat", "hat"};
	EXPECT(suggest_nearest("rat", equals, 3) == equals[0]);
	EXPECT(suggest_nearest("hat", equals, 3) == equals[2]);
	EXPECT(suggest_nearest("rat", equals, 0) == NULL);
}

/* No word is suggested that shares nothing with what was written. */
static void shares_something(struct test_state *t)
{
	EXPECT(suggest_nearest("xyz", words + 7, 1) == NULL); /* "no" */
	EXPECT(suggest_nearest("nn", words + 7, 1) == words[7]);
	EXPECT(suggest_nearest("on", words + 7, 1) == words[7]); /* a swap is one edit */
}

static void long_words(struct test_state *t)
{
	char at_most[64], longer[65];
	memset(at_most, 'a', 63);
	at_most[63] = '\0';
	memset(longer, 'a', 64);
	longer[64] = '\0';
	const char *list[] = {at_most, longer};
	EXPECT(suggest_nearest(at_most, list, 2) == at_most);
	EXPECT(suggest_nearest(longer, list, 2) == NULL);
	EXPECT(suggest_nearest(at_most, list + 1, 1) == NULL);
}

TEST_MAIN({"nearest", nearest}, {"slips", slips}, {"first of equals", first_of_equals},
	{"shares something", shares_something}, {"long words", long_words})
