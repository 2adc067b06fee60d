#include "fixture.h"
#include "layout/numerals.h"
#include "test.h"

#define NNBSP "\xe2\x80\xaf"

static void languages(struct test_state *t)
{
	static const struct {
		double v;
		int decimals;
		const char *lang, *want;
	} rows[] = {
		{12345.5, 1, "en", "12,345.5"},
		{12345.5, 1, "en-GB", "12,345.5"},
		{12345.5, 1, "fr", "12" NNBSP "345,5"},
		{12345.5, 1, "fr-BF", "12" NNBSP "345,5"},
		{12345.5, 1, "de", "12.345,5"},
		{12345.5, 1, "pt_BR", "12.345,5"},
		{12345.5, 1, "es", "12.345,5"},
		{1234, 0, "es", "1234"},
		{1234, 0, "pt", "1.234"},
		{12345.5, 1, "xx", "12,345.5"},
		{12345.5, 1, "f", "12,345.5"},
		{0, 0, "en", "0"},
		{999, 0, "en", "999"},
		{1000, 0, "en", "1,000"},
		{1000, 0, "fr", "1" NNBSP "000"},
		{1234567, 0, "fr", "1" NNBSP "234" NNBSP "567"},
		{4e15, 0, "en", "4,000,000,000,000,000"},
		{-1234.25, 2, "fr", "-1" NNBSP "234,25"},
		{-0.01, 1, "en", "0.0"},
		{0.5, 2, "fr", "0,50"},
		{2.6, 0, "en", "3"},
		/* Digits, and a sign that a number begins with on the left in any line. */
		{-1234.5, 1, "ar", "\xe2\x80\x8e-1,234.5"},
		{1234.5, 1, "ar-DZ", "1.234,5"},
		{1234.5, 1, "ar-TD",
			"\xd9\xa1\xd9\xac\xd9\xa2\xd9\xa3\xd9\xa4\xd9\xab\xd9\xa5"},
		{10, 0, "nqo", "\xdf\x81\xdf\x80"},
		/* Ewe parts from six digits on. */
		{12345, 0, "ee", "12345"},
		{123456, 0, "ee", "123,456"},
	};
	struct fixture f;
	fixture_init(&f);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *text =
			number_text(&f.arena, rows[i].v, rows[i].decimals, rows[i].lang);
		EXPECT_STR(text == NULL ? "" : text, rows[i].want);
	}
	f.arena.fail_in = 1;
	EXPECT(number_text(&f.arena, 1, 0, "en") == NULL);
	fixture_finish(&f);
}

static void degrees(struct test_state *t)
{
	static const struct {
		double v;
		int most;
		const char *lang, *want;
	} rows[] = {{10, 2, "en", "10"}, {12.5, 2, "en", "12.5"}, {12.5, 2, "fr", "12,5"},
		{12.25, 2, "en", "12.25"}, {12.3456, 2, "en", "12.35"}, {12.6, 0, "en", "13"},
		{0, 2, "en", "0"}, {3, 0, "nqo", "\xdf\x83"}};
	struct fixture f;
	fixture_init(&f);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char want[32];
		const char *got = degrees_text(&f.arena, rows[i].v, rows[i].most, rows[i].lang);
		(void)snprintf(want, sizeof(want), "%s\xc2\xb0", rows[i].want);
		EXPECT_STR(got == NULL ? "" : got, want);
	}
	for (int n = 1; n < 3; n++) {
		f.arena.fail_in = n;
		EXPECT(degrees_text(&f.arena, 1, 0, "en") == NULL);
	}
	fixture_finish(&f);
}

static void units(struct test_state *t)
{
	static const struct {
		enum unit unit;
		const char *lang, *want, *letters; /* with 5; NULL: none */
	} rows[] = {
		{UNIT_KM, "en", "5\xc2\xa0km", "km"},
		{UNIT_KM, "ha",
			"km\xc2\xa0"
			"5",
			"km"},
		{UNIT_M, "fr", "5\xc2\xa0m", "m"},
		{UNIT_NORTH, "ha",
			"A\xc2\xa0"
			"5",
			"A"},
		{UNIT_WEST, "fr-ML", "5\xc2\xa0O", "O"},
		{UNIT_EAST, "pt", "5\xc2\xa0L", "L"},
		{UNIT_EAST, "de", "5\xc2\xa0O", "O"},
		{UNIT_SOUTH, "en", "5\xc2\xa0S", "S"},
		{UNIT_SOUTH, "bm", NULL, NULL},
		{UNIT_KM, "xx", NULL, NULL},
	};
	struct fixture f;
	fixture_init(&f);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *pattern = unit_pattern(rows[i].unit, rows[i].lang);
		EXPECT((pattern == NULL) == (rows[i].want == NULL));
		if (pattern != NULL && rows[i].want != NULL) {
			EXPECT_STR(unit_text(&f.arena, pattern, "5"), rows[i].want);
			EXPECT_STR(unit_text(&f.arena, pattern, ""), rows[i].letters);
		}
	}
	f.arena.fail_in = 1;
	EXPECT(unit_text(&f.arena, "{0} km", "5") == NULL);
	fixture_finish(&f);
}

TEST_MAIN({"languages", languages}, {"degrees", degrees}, {"units", units})
