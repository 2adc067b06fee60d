#include "fixture.h"
#include "scene/dated.h"
#include "source/source.h"
#include "test.h"

#include <math.h>

static void dates_of_columns(struct test_state *t)
{
	const char *texts[] = {"2022-08-15", "2022-08", "2022", "", NULL, "2022-02-30", "soon"};
	static const struct {
		bool ok;
		struct date date;
	} want[] = {{true, {2022, 8, 15}}, {true, {2022, 8, 0}}, {true, {2022, 0, 0}},
		{true, {0, 0, 0}}, {true, {0, 0, 0}}, {false, {0, 0, 0}}, {false, {0, 0, 0}}};
	const struct column words = {"from", COLUMN_TEXT, {.text = texts}};
	struct date date = {1, 1, 1};
	for (size_t i = 0; i < 7; i++) {
		EXPECT(column_date(&words, i, &date) == want[i].ok);
		EXPECT(!want[i].ok || memcmp(&date, &want[i].date, sizeof(date)) == 0);
	}
	/* A column of years alone is one of numbers. */
	double numbers[] = {2013, (double)NAN, 1, 9999, 0, 10000, 2013.5, -1};
	static const int years[] = {2013, 0, 1, 9999};
	const struct column years_column = {"from", COLUMN_NUMBER, {.num = numbers}};
	for (size_t i = 0; i < 8; i++) {
		EXPECT(column_date(&years_column, i, &date) == (i < 4));
		EXPECT(i >= 4 || (date.year == years[i] && date.month == 0 && date.day == 0));
	}
	EXPECT(column_date(NULL, 0, &date) && date.year == 0);
}

/* A table of one row; what is said of it, "" when nothing is wrong. */
static void said_of(const char *cells, bool is_text_file, char *out, size_t size)
{
	struct fixture f;
	char text[200];
	struct features features = {0};
	struct source_info info;
	const struct source_options as_it_is = {0};
	fixture_init(&f);
	(void)snprintf(text, sizeof(text), "name,opened,closed\n\"a\nb\",%s\n", cells);
	const char *path = fixture_write_text(&f, "t.csv", text);
	bool ok = source_read(&f.arena, path, &as_it_is, &features, &info);
	struct table table = ok ? *features.table : fixture_no_table;
	table.places = is_text_file ? table.places : NULL;
	const struct dated dated = {
		path, &table, table_column(&table, "opened"), table_column(&table, "closed")};
	ok = ok && dated_check(&f.arena, &dated, 0);
	(void)snprintf(out, size, "%s", ok ? "" : fixture_error(&f));
	fixture_finish(&f);
}

static void what_is_checked(struct test_state *t)
{
	static const struct {
		const char *cells, *want;
	} rows[] = {
		{"2022,2022", ""},
		{"2022-08,2022", ""},
		{"2022,2022-03", ""},
		{"2022-03-01,2022-03-01", ""},
		{",2022-01-01", ""},
		{"2022-01-01,", ""},
		{"2022-03-01,2022-02-28", "t.csv:3:4: 'opened' 2022-03-01 is after 'closed' "
					  "2022-02-28"},
		{"2023,2022", "t.csv:3:4: 'opened' 2023 is after 'closed' 2022"},
		{"2022-13,2023",
			"t.csv:3:4: opened: '2022-13' is no date: months are 01 to 12"},
		{"2022-1-5,2021",
			"t.csv:3:4: opened: '2022-1-5' is no date: it is written 2022-01-05"},
		{"2022,2023-02-30", "t.csv:3:9: closed: '2023-02-30' is no date: February 2023 "
				    "has 28 days"},
		{"soon,2022",
			"t.csv:3:4: opened: 'soon' is no date such as 2023-09-16, 2023-09 "
			"or 2023"},
		{"2022,20230", "t.csv:3:9: closed: '20230' is no date such as 2023-09-16, "
			       "2023-09 or 2023"},
	};
	char said[400];
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		said_of(rows[i].cells, true, said, sizeof(said));
		EXPECT_STR(said, rows[i].want);
	}
	said_of("2023,2022", false, said, sizeof(said));
	EXPECT_STR(said, "t.csv: row 1: 'opened' 2023 is after 'closed' 2022");
}

TEST_MAIN({"dates of columns", dates_of_columns}, {"what is checked", what_is_checked})
