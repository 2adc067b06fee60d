#include "random.h"
#include "test.h"
#include "time/date.h"

static struct date date(const char *s)
{
	struct date d;
	return date_parse(s, &d) ? d : (struct date){-1, 99, 99};
}

static void parsed(struct test_state *t)
{
	static const struct {
		const char *text;
		int year, month, day;
	} rows[] = {{"", 0, 0, 0}, {"2022", 2022, 0, 0}, {"2022-08", 2022, 8, 0},
		{"2022-08-15", 2022, 8, 15}, {"0001-01-01", 1, 1, 1},
		{"9999-12-31", 9999, 12, 31}, {"2024-02-29", 2024, 2, 29},
		{"2000-02-29", 2000, 2, 29}, {"2023-01-31", 2023, 1, 31},
		{"2023-04-30", 2023, 4, 30}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct date d = {7, 7, 7};
		EXPECT(date_parse(rows[i].text, &d));
		EXPECT_INT(d.year, rows[i].year);
		EXPECT_INT(d.month, rows[i].month);
		EXPECT_INT(d.day, rows[i].day);
		EXPECT(date_is_given(d) == (rows[i].year != 0));
	}
}

static void why_refused(struct test_state *t)
{
	static const struct {
		const char *text, *why;
	} rows[] = {{"2023-02-30", "February 2023 has 28 days"},
		{"2024-02-30", "February 2024 has 29 days"},
		{"1900-2-29", "February 1900 has 28 days"},
		{"2023-04-31", "April 2023 has 30 days"},
		{"2023-12-32", "December 2023 has 31 days"}, {"2023-13", "months are 01 to 12"},
		{"2023-00-10", "months are 01 to 12"}, {"2023-31-12", "months are 01 to 12"},
		{"2023-01-00", "days begin with 01"}, {"0000", ""},
		{"0000-01", "the first year is 0001"}, {"2023-1", "it is written 2023-01"},
		{"2023-1-01", "it is written 2023-01-01"},
		{"2023-01-1", "it is written 2023-01-01"}, {"", ""}, {"20230", ""},
		{"23-01-01", ""}, {"2023-", ""}, {"2023-01-", ""}, {"2023-01-01T00", ""},
		{"2023-01-011", ""}, {"2023/01/01", ""}, {"2023--1", ""}, {"today", ""},
		{"2023-x1", ""}, {"2023-123456789012345678901234567890", ""}};
	char why[DATE_TEXT_MAX];
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		date_why_not(rows[i].text, why);
		EXPECT_STR(why, rows[i].why);
	}
}

static void refused(struct test_state *t)
{
	static const char *const rows[] = {"2023-02-30", "2023-02-29", "1900-02-29",
		"2100-02-29", "2023-04-31", "2023-06-31", "2023-09-31", "2023-11-31",
		"2023-01-32", "2023-13", "2023-13-01", "2023-00", "2023-00-10", "2023-01-00",
		"0000", "0000-01-01", "23", "202", "20230", "2023-1", "2023-1-1", "2023-1-01",
		"2023-011", "2023/01", "2023/01/01", "2023-01/01", "2023-01-1", "2023-01-011",
		"2023-01-01T00", "+023", "-023", " 2023", "2023 ", "abcd", "202x", "2023-x1",
		"2023-01-x1", "2023-0x", "2023-01-0x", "2023-01-", "2023-", "20230101", "today",
		"2023--1", "2023-01--1"};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct date d;
		bool taken = date_parse(rows[i], &d);
		if (taken) {
			printf("# '%s' was taken\n", rows[i]);
		}
		EXPECT(!taken);
		EXPECT(!date_is_given(d));
	}
}

/* Every day from the year 1 to 2400, counted one by one with the rule of leap years spelt
 * out: 1970-01-01 must be day 0, and the calendar must have as many days as it has. */
static void days_are_counted(struct test_state *t)
{
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int32_t count = -719162; /* of 0001-01-01: 1969 years of 365 days and 477 leap days */
	size_t wrong = 0;
	for (int year = 1; year <= 2400; year++) {
		int leap = year % 400 == 0 ? 1 : year % 100 == 0 ? 0 : year % 4 == 0;
		int32_t year_begin = count;
		for (int month = 1; month <= 12; month++) {
			int32_t month_begin = count;
			int n = lengths[month - 1] + (month == 2 ? leap : 0);
			for (int day = 1; day <= n; day++, count++) {
				struct date d = {(int16_t)year, (uint8_t)month, (uint8_t)day};
				wrong +=
					date_first_day(d) != count || date_last_day(d) != count;
			}
			struct date m = {(int16_t)year, (uint8_t)month, 0};
			wrong += date_first_day(m) != month_begin ||
				 date_last_day(m) != count - 1;
		}
		struct date y = {(int16_t)year, 0, 0};
		wrong += date_first_day(y) != year_begin || date_last_day(y) != count - 1;
	}
	EXPECT_INT(wrong, 0);
	EXPECT_INT(date_first_day(date("1970")), 0);
	EXPECT_INT(date_first_day(date("2000-01-01")), 10957);
	EXPECT_INT(date_last_day(date("2023-09-16")), 19616);
}

/* From the first day `from` may mean to the last day `to` may mean. */
static void states(struct test_state *t)
{
	static const struct {
		const char *from, *to, *on;
		enum date_state want;
	} rows[] = {
		{"2022", "2022", "2021-12-31", DATE_BEFORE},
		{"2022", "2022", "2022-01-01", DATE_DURING},
		{"2022", "2022", "2022-12-31", DATE_DURING},
		{"2022", "2022", "2023-01-01", DATE_AFTER},
		{"2022-02", "2024-02", "2022-01-31", DATE_BEFORE},
		{"2022-02", "2024-02", "2022-02-01", DATE_DURING},
		{"2022-02", "2024-02", "2024-02-29", DATE_DURING},
		{"2022-02", "2024-02", "2024-03-01", DATE_AFTER},
		{"2022-08-15", "2023-09-16", "2022-08-14", DATE_BEFORE},
		{"2022-08-15", "2023-09-16", "2022-08-15", DATE_DURING},
		{"2022-08-15", "2023-09-16", "2023-09-16", DATE_DURING},
		{"2022-08-15", "2023-09-16", "2023-09-17", DATE_AFTER},
		{"2022-08-15", "", "2022-08-14", DATE_BEFORE},
		{"2022-08-15", "", "9999", DATE_DURING},
		{"", "", "2022-08-15", DATE_MAYBE},
		{"", "2022-08", "2022-08-31", DATE_MAYBE},
		{"", "2022-08", "2022-09-01", DATE_AFTER},
		/* A day of reduced precision means its first day. */
		{"2022-08-15", "", "2022", DATE_BEFORE},
		{"2022-08-15", "", "2022-08", DATE_BEFORE},
		{"2022-08-01", "", "2022-08", DATE_DURING},
		{"2021", "2022-01-01", "2022", DATE_DURING},
		{"2021", "2021", "2022", DATE_AFTER},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		enum date_state got =
			date_state(date(rows[i].from), date(rows[i].to), date(rows[i].on));
		if (got != rows[i].want) {
			printf("# row %zu\n", i);
		}
		EXPECT_INT(got, rows[i].want);
	}
}

static void iso_reads_back(struct test_state *t)
{
	struct random r = {6};
	for (int i = 0; i < 2000; i++) {
		char text[DATE_TEXT_MAX] = "", back[DATE_TEXT_MAX];
		int year = 1 + (int)random_below(&r, 9999),
		    month = 1 + (int)random_below(&r, 12);
		int day = 1 + (int)random_below(&r, 28), kind = (int)random_below(&r, 3);
		if (kind == 0) {
			(void)snprintf(text, sizeof(text), "%04d", year);
		} else if (kind == 1) {
			(void)snprintf(text, sizeof(text), "%04d-%02d", year, month);
		} else {
			(void)snprintf(text, sizeof(text), "%04d-%02d-%02d", year, month, day);
		}
		struct date d;
		EXPECT(date_parse(text, &d));
		date_iso(d, back);
		EXPECT_STR(back, text);
	}
	char none[DATE_TEXT_MAX] = "x";
	date_iso((struct date){0}, none);
	EXPECT_STR(none, "");
}

static void in_words(struct test_state *t)
{
	static const struct {
		const char *date, *lang, *want;
	} rows[] = {
		{"2023-09-16", "en", "16 September 2023"},
		{"2022-01-01", "en", "1 January 2022"},
		{"2022-01-01", "en-GB", "1 January 2022"},
		{"2023-09", "en", "September 2023"},
		{"2023", "en", "2023"},
		{"", "en", ""},
		{"2023-09-16", "fr", "16 septembre 2023"},
		{"2022-01-01", "fr", "1er janvier 2022"},
		{"2022-01-01", "fr-BF", "1er janvier 2022"},
		{"2022-08-21", "fr_ML", "21 ao\xc3\xbbt 2022"},
		{"2022-08", "fr", "ao\xc3\xbbt 2022"},
		{"2020-08-18", "es", "18 de agosto de 2020"},
		{"2020-08-01", "es", "1 de agosto de 2020"},
		{"2020-08", "es", "agosto de 2020"},
		{"2020-03-02", "pt", "2 de mar\xc3\xa7o de 2020"},
		{"2020-03", "pt-BR", "mar\xc3\xa7o de 2020"},
		{"2020-03-01", "de", "1. M\xc3\xa4rz 2020"},
		{"2020-12-24", "de", "24. Dezember 2020"},
		{"2020-03", "de", "M\xc3\xa4rz 2020"},
		{"2020-03-01", "xx", "2020-03-01"}, /* not known: ISO */
		{"2020-03-01", "ha", "1 Maris, 2020"},
		{"2020-03-01", "en-US", "March 1, 2020"},
		{"2020-03-02", "ar", "2 \xd9\x85\xd8\xa7\xd8\xb1\xd8\xb3 2020"},
		/* Digits and order of N'Ko; Arabic digits in Chad. */
		{"2020-03-12", "nqo",
			"\xdf\x82\xdf\x80\xdf\x82\xdf\x80 "
			"\xdf\x95\xdf\x99\xdf\x8a\xdf\x93\xdf\x8a \xdf\x81\xdf\x82"},
		{"2020-03-12", "ar-TD",
			"\xd9\xa1\xd9\xa2 \xd9\x85\xd8\xa7\xd8\xb1\xd8\xb3 "
			"\xd9\xa2\xd9\xa0\xd9\xa2\xd9\xa0"},
		{"2020-03", "", "2020-03"},
		{"2020-03", "e", "2020-03"},
		{"2020-03", "eng", "2020-03"},
		{"2020-03", "-en", "2020-03"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char text[DATE_TEXT_MAX];
		date_long(date(rows[i].date), rows[i].lang, text);
		EXPECT_STR(text, rows[i].want);
	}
}

static void said_of_a_day(struct test_state *t)
{
	static const struct {
		const char *lang, *day, *month, *year;
	} rows[] = {
		{"en", "on 16 September 2023", "in September 2023", "in 2023"},
		{"en-GB", "on 16 September 2023", "in September 2023", "in 2023"},
		{"fr", "le 16 septembre 2023", "en septembre 2023", "en 2023"},
		{"es", "el 16 de septiembre de 2023", "en septiembre de 2023", "en 2023"},
		{"pt-BR", "em 16 de setembro de 2023", "em setembro de 2023", "em 2023"},
		{"de", "am 16. September 2023", "im September 2023", "2023"},
		{"ha", "16 Satumba, 2023", "Satumba 2023", "2023"}, /* no word for on */
		{"xx", "2023-09-16", "2023-09", "2023"},
	};
	char text[DATE_TEXT_MAX];
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		date_on((struct date){2023, 9, 16}, rows[i].lang, text);
		EXPECT_STR(text, rows[i].day);
		date_on((struct date){2023, 9, 0}, rows[i].lang, text);
		EXPECT_STR(text, rows[i].month);
		date_on((struct date){2023, 0, 0}, rows[i].lang, text);
		EXPECT_STR(text, rows[i].year);
		date_on((struct date){0, 0, 0}, rows[i].lang, text);
		EXPECT_STR(text, "");
	}
	date_on((struct date){2022, 1, 1}, "fr", text);
	EXPECT_STR(text, "le 1er janvier 2022");
}

/* The twelve names in each language; sources as for the code: CLDR, wide, format. */
static void months(struct test_state *t)
{
	static const struct {
		const char *lang, *names;
	} rows[] = {
		{"en", "January February March April May June July August September October "
		       "November December "},
		{"fr", "janvier f\xc3\xa9vrier mars avril mai juin juillet ao\xc3\xbbt "
		       "septembre "
		       "octobre novembre d\xc3\xa9"
		       "cembre "},
		{"es", "enero febrero marzo abril mayo junio julio agosto septiembre octubre "
		       "noviembre diciembre "},
		{"pt", "janeiro fevereiro mar\xc3\xa7o abril maio junho julho agosto setembro "
		       "outubro "
		       "novembro dezembro "},
		{"de", "Januar Februar M\xc3\xa4rz April Mai Juni Juli August September "
		       "Oktober "
		       "November Dezember "},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char all[200] = "";
		for (uint8_t month = 1; month <= 12; month++) {
			char text[DATE_TEXT_MAX];
			date_long((struct date){2023, month, 0}, rows[i].lang, text);
			text[strcspn(text, " ") + 1] = '\0';
			(void)strncat(all, text, sizeof(all) - strlen(all) - 1);
		}
		EXPECT_STR(all, rows[i].names);
	}
}

/* There whatever day its dates mean: from the last of the first to the first of the last. */
static void certainty(struct test_state *t)
{
	static const struct {
		const char *from, *to, *on;
		bool certain;
	} rows[] = {
		{"2022", "", "2022-06-15", false},
		{"2022", "", "2022-12-30", false},
		{"2022", "", "2022-12-31", true},
		{"2022", "", "2023-06", true},
		{"2022-06", "", "2022-06-29", false},
		{"2022-06", "", "2022-06-30", true},
		{"2022-06-15", "", "2022-06-15", true},
		{"2022-06-15", "", "2022-06-14", false},
		{"2020", "2023", "2022-12-31", true},
		{"2020", "2023", "2023-01-01", true},
		{"2020", "2023", "2023-01-02", false},
		{"2020", "2023-08", "2023-08-01", true},
		{"2020", "2023-08", "2023-08-02", false},
		{"2020", "2023-08-15", "2023-08-15", true},
		{"2020", "2023-08-15", "2023-08-16", false},
		{"", "", "2022-06-15", false},
		{"", "2023", "2022-06-15", false},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct date from = {0}, to = {0}, on = {0};
		EXPECT(date_parse(rows[i].from, &from));
		EXPECT(date_parse(rows[i].to, &to));
		EXPECT(date_parse(rows[i].on, &on));
		EXPECT(date_is_certain(from, to, on) == rows[i].certain);
	}
}

/* The first day of a date, and the first one behind it. */
static void begins_and_ends(struct test_state *t)
{
	static const struct {
		const char *text, *begin, *after;
	} rows[] = {
		{"2022", "2022-01-01", "2023-01-01"},
		{"2022-08", "2022-08-01", "2022-09-01"},
		{"2022-12", "2022-12-01", "2023-01-01"},
		{"2022-08-15", "2022-08-15", "2022-08-16"},
		{"2022-08-31", "2022-08-31", "2022-09-01"},
		{"2022-12-31", "2022-12-31", "2023-01-01"},
		{"2024-02-28", "2024-02-28", "2024-02-29"},
		{"2023-02-28", "2023-02-28", "2023-03-01"},
		{"2024-02", "2024-02-01", "2024-03-01"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char begin[DATE_TEXT_MAX], after[DATE_TEXT_MAX];
		date_iso(date_begin(date(rows[i].text)), begin);
		date_iso(date_after(date(rows[i].text)), after);
		EXPECT_STR(begin, rows[i].begin);
		EXPECT_STR(after, rows[i].after);
	}
}

static struct date next_day(struct date d)
{
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = d.year % 400 == 0 || (d.year % 4 == 0 && d.year % 100 != 0);
	if (++d.day > lengths[d.month - 1] + (d.month == 2 && leap)) {
		d.day = 1;
		d.month = (uint8_t)(d.month % 12 + 1);
		d.year = (int16_t)(d.year + (d.month == 1));
	}
	return d;
}

static bool is_same(struct date a, struct date b)
{
	return a.year == b.year && a.month == b.month && a.day == b.day;
}

/* From three days on, over the leap days of 2000 and those that 1900 and 2100 lack. */
static void days_are_added(struct test_state *t)
{
	static const char *const from[] = {"0001-01-01", "1899-12-31", "1999-03-01"};
	size_t wrong = 0;
	for (size_t i = 0; i < sizeof(from) / sizeof(from[0]); i++) {
		struct date first = date(from[i]), d = first;
		for (int n = 0; n < 80000; n++, d = next_day(d)) {
			wrong += !is_same(date_add(first, n, DATE_DAYS), d) ||
				 !is_same(date_add(d, -n, DATE_DAYS), first);
		}
	}
	EXPECT_INT(wrong, 0);
}

static void added(struct test_state *t)
{
	static const struct {
		const char *from;
		int count;
		enum date_unit unit;
		const char *want;
	} rows[] = {
		{"2020", 3, DATE_YEARS, "2023"},
		{"2020-05", 3, DATE_YEARS, "2023-05"},
		{"2020-05-06", 3, DATE_YEARS, "2023-05-06"},
		{"2020-02-29", 1, DATE_YEARS, "2021-02-28"},
		{"2020-02-29", 4, DATE_YEARS, "2024-02-29"},
		{"2020-01-31", 1, DATE_MONTHS, "2020-02-29"},
		{"2021-01-31", 1, DATE_MONTHS, "2021-02-28"},
		{"2021-01-31", 2, DATE_MONTHS, "2021-03-31"},
		{"2021-01-31", 3, DATE_MONTHS, "2021-04-30"},
		{"2021-11", 1, DATE_MONTHS, "2021-12"},
		{"2021-11", 2, DATE_MONTHS, "2022-01"},
		{"2021-12", 25, DATE_MONTHS, "2024-01"},
		{"2021", 0, DATE_MONTHS, "2021-01"},
		{"2021", 13, DATE_MONTHS, "2022-02"},
		{"2021-06", -6, DATE_MONTHS, "2020-12"},
		{"2021", 0, DATE_DAYS, "2021-01-01"},
		{"2021", 31, DATE_DAYS, "2021-02-01"},
		{"2021-06", 1, DATE_DAYS, "2021-06-02"},
		{"2021-02-28", 1, DATE_DAYS, "2021-03-01"},
		{"9999", 1, DATE_YEARS, "10000"},
		{"9999", 5000, DATE_YEARS, "10000"},
		{"9999-12", 1, DATE_MONTHS, "10000-01"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char got[DATE_TEXT_MAX];
		date_iso(date_add(date(rows[i].from), rows[i].count, rows[i].unit), got);
		EXPECT_STR(got, rows[i].want);
	}
}

TEST_MAIN({"days are added", days_are_added}, {"added", added},
	{"begins and ends", begins_and_ends}, {"certainty", certainty}, {"parsed", parsed},
	{"refused", refused}, {"why refused", why_refused},
	{"days are counted", days_are_counted}, {"states", states},
	{"iso reads back", iso_reads_back}, {"in words", in_words},
	{"said of a day", said_of_a_day}, {"months", months})
