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

TEST_MAIN({"languages", languages})
