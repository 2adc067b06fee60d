#include "fixture.h"
#include "scene/dates.h"
#include "test.h"

static const char table[] = "day,when,kind,n\n"
			    "2013-05-01,2001,war,1\n"
			    "2012,x,coup,2\n"
			    ",2003,coup,3\n"
			    "2012-01-01,2004,war,4\n"
			    "2014-02,2005,coup,5\n"
			    "2013-05-01,2006,coup,6\n"
			    "2012-01,2007,war,7\n";

/* The days of the table, with spaces between; NULL when they cannot be listed. */
static const char *listed(struct fixture *f, struct dates_spec dates)
{
	static char text[400];
	const struct spec spec = {.path = "map.yaml", .dates = dates};
	struct files files = {.a = &f->arena};
	const struct date *days;
	size_t n;
	const char *path =
		dates.events == NULL ? NULL : fixture_write_text(f, dates.events, table);
	if (!dates_list(&files, &spec, path, &days, &n)) {
		return NULL;
	}
	text[0] = '\0';
	for (size_t i = 0; i < n; i++) {
		char day[DATE_TEXT_MAX];
		size_t used = strlen(text);
		date_iso(days[i], day);
		(void)snprintf(
			text + used, sizeof(text) - used, "%s%s", i == 0 ? "" : " ", day);
	}
	return text;
}

static struct date date(const char *s)
{
	struct date d;
	return date_parse(s, &d) ? d : (struct date){0};
}

static struct dates_spec of(const char *field, const char *from, const char *to)
{
	return (struct dates_spec){.events = "events.csv",
		.field = field,
		.from = date(from),
		.to = date(to),
		.at = {.line = 3, .column = 8}};
}

/* In order, each once, of days that begin alike the most precise; empty cells are none. */
static void in_order(struct test_state *t)
{
	static const struct {
		const char *from, *to, *want;
	} rows[] = {
		{"", "", "2012-01-01 2013-05-01 2014-02"},
		{"2012", "2014", "2012-01-01 2013-05-01 2014-02"},
		{"2012-01-02", "", "2013-05-01 2014-02"},
		{"2012-01-01", "2013-05-01", "2012-01-01 2013-05-01"},
		{"2013-05-02", "2014-01-31", NULL},
		{"", "2013-05", "2012-01-01 2013-05-01"},
		{"", "2013-04", "2012-01-01"},
		{"2014-02-01", "2014-02-01", "2014-02"},
		{"2014-02-02", "", NULL},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		fixture_init(&f);
		const char *got = listed(&f, of("day", rows[i].from, rows[i].to));
		EXPECT((got == NULL) == (rows[i].want == NULL));
		if (got != NULL && rows[i].want != NULL) {
			EXPECT_STR(got, rows[i].want);
			EXPECT_INT(f.diag.n_errors, 0);
		} else {
			EXPECT_STR(fixture_error(&f),
				"map.yaml:3:8: dates: no date of events.csv meets the "
				"conditions");
			EXPECT_INT(f.diag.code, SM_E_SPEC);
		}
		fixture_finish(&f);
	}
}

static void conditions(struct test_state *t)
{
	struct fixture f;
	const char *coup[] = {"coup"};
	struct condition condition = {.field = "kind", .values = coup, .n_values = 1};
	struct dates_spec dates = of("day", "", "");
	dates.where = (struct where){&condition, 1};
	fixture_init(&f);
	EXPECT_STR(listed(&f, dates), "2012 2013-05-01 2014-02");
	/* A column that the table lacks. */
	condition.field = "kin";
	EXPECT(listed(&f, dates) == NULL);
	EXPECT_INT(f.diag.n_errors, 1);
	EXPECT(strstr(fixture_error(&f), "did you mean 'kind'?") != NULL);
	fixture_finish(&f);
}

/* A cell that is no date counts only where its row does. */
static void cells(struct test_state *t)
{
	struct fixture f;
	const char *war[] = {"war"};
	struct condition condition = {.field = "kind", .values = war, .n_values = 1};
	struct dates_spec dates = of("when", "", "");
	fixture_init(&f);
	EXPECT(listed(&f, dates) == NULL);
	EXPECT_STR(fixture_error(&f),
		"events.csv:3:6: when: 'x' is no date such as 2023-09-16, 2023-09 or 2023");
	EXPECT_INT(f.diag.code, SM_E_DATA);
	fixture_forget(&f);
	dates.where = (struct where){&condition, 1};
	EXPECT_STR(listed(&f, dates), "2001 2004 2007");
	fixture_finish(&f);
}

static void no_column(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	EXPECT(listed(&f, of("days", "", "")) == NULL);
	EXPECT_STR(fixture_error(&f), "map.yaml:3:8: dates: no column 'days' in events.csv; "
				      "did you mean 'day'?");
	EXPECT_INT(f.diag.code, SM_E_SPEC);
	fixture_forget(&f);
	EXPECT(listed(&f, of("quarterly", "", "")) == NULL);
	EXPECT_STR(
		fixture_error(&f), "map.yaml:3:8: dates: no column 'quarterly' in events.csv");
	fixture_finish(&f);
}

static void given(struct test_state *t)
{
	struct fixture f;
	struct date days[] = {date("2013"), date("2015-06")};
	fixture_init(&f);
	EXPECT_STR(listed(&f, (struct dates_spec){.items = days, .n = 2}), "2013 2015-06");
	EXPECT_STR(listed(&f, (struct dates_spec){0}), "");
	fixture_finish(&f);
}

TEST_MAIN({"in order", in_order}, {"conditions", conditions}, {"cells", cells},
	{"no column", no_column}, {"days that are listed", given})
