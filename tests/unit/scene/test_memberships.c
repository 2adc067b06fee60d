#include "fixture.h"
#include "scene/memberships.h"
#include "source/source.h"
#include "test.h"

#include <math.h>

static const struct groups_spec usual = {
	.group = "group", .member = "member", .from = "from", .to = "to", .status = "status"};

static const struct table *read_table(struct fixture *f, const char *name, const char *text)
{
	const struct source_options options = {0};
	struct features features = {0};
	struct source_info info;
	const char *path = fixture_write_text(f, name, text);
	return source_read(&f->arena, path, &options, &features, &info) ? features.table : NULL;
}

static void any_columns(struct test_state *t)
{
	static const char text[] = "bloc,code,since,until,as\n"
				   "7,12,2000,2010-06,\n"
				   "8,12,2000,2010-06,guest\n";
	static const struct groups_spec named = {.group = "bloc",
		.member = "code",
		.from = "since",
		.to = "until",
		.status = "as"};
	static const struct groups_spec endless = {
		.group = "bloc", .member = "code", .from = "none", .to = "none"};
	static const struct groups_spec mistyped = {
		.group = "bloc", .member = "codes", .from = "since", .to = "until"};
	static const struct groups_spec no_group = {
		.group = "none", .member = "code", .from = "since", .to = "until"};
	struct fixture f;
	fixture_init(&f);
	const struct table *table = read_table(&f, "t.csv", text);
	struct memberships m;
	EXPECT(table != NULL && memberships_init(&f.diag, table, "t.csv", &named, &m));
	EXPECT(memberships_is_about(&m, 0, "7") && memberships_is_about(&m, 0, "7.0"));
	EXPECT(!memberships_is_about(&m, 0, "8") && !memberships_is_about(&m, 0, "seven"));
	EXPECT(memberships_row_holds(&m, 0, (struct date){2010, 6, 30}));
	EXPECT(!memberships_row_holds(&m, 0, (struct date){2010, 7, 1}));
	EXPECT(memberships_has_any(&m, "8", (struct date){2000, 1, 1}));
	EXPECT(!memberships_has_any(&m, "8", (struct date){1999, 12, 31}));
	EXPECT(!memberships_has_any(&m, "9", (struct date){2000, 1, 1}));

	EXPECT(memberships_init(&f.diag, table, "t.csv", &endless, &m));
	EXPECT(m.from == NULL && m.to == NULL && m.status == NULL);
	EXPECT(memberships_row_holds(&m, 0, (struct date){1500, 1, 1}));
	EXPECT(memberships_row_is_certain(&m, 0, (struct date){2999, 1, 1}));

	EXPECT(!memberships_init(&f.diag, table, "t.csv", &mistyped, &m));
	EXPECT_STR(f.diag.errors[0].text, "t.csv: no column 'codes'; did you mean 'code'?");
	fixture_forget(&f);
	EXPECT(!memberships_init(&f.diag, table, "t.csv", &no_group, &m));
	EXPECT_STR(f.diag.errors[0].text, "t.csv: groups need a column of groups");
	EXPECT_INT(f.diag.code, SM_E_DATA);
	fixture_finish(&f);
}

/* Words and numbers on either side. */
static void who_is_named(struct test_state *t)
{
	const char *words[] = {"12", "MLI", NULL};
	double numbers[] = {12, (double)NAN, 13};
	const struct column text = {"member", COLUMN_TEXT, {.text = words}};
	const struct column number = {"member", COLUMN_NUMBER, {.num = numbers}};
	static const struct {
		bool key_words, member_words;
		const char *
			want; /* of the keys' rows 0 to 2, each with the members' rows 0 to 2 */
	} rows[] = {
		{true, true, "100010000"},
		{true, false, "100000000"},
		{false, true, "100000000"},
		{false, false, "100000001"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct memberships m = {.member = rows[i].member_words ? &text : &number};
		const struct column *key = rows[i].key_words ? &text : &number;
		char got[10] = "";
		for (size_t k = 0; k < 9; k++) {
			bool same = memberships_names(&m, k % 3, (struct member){key, k / 3});
			got[k] = same ? '1' : '0';
		}
		EXPECT_STR(got, rows[i].want);
	}
}

static void statuses(struct test_state *t)
{
	static const char text[] = "group,member,from,to,status\n"
				   "G,MLI,2000,,\n"
				   "G,MLI,2010,2012-03,suspended\n"
				   "G,MLI,2012,2013,guest\n"
				   "G,BFA,,2011,observer\n"
				   "G,BFA,2005,2006,suspended\n"
				   "H,MLI,2000,,other\n"
				   "G,NER,2000,,\n";
	static const struct {
		size_t row; /* of the table: whose member is asked for */
		struct date on;
		const char *want;
	} rows[] = {
		{0, {2009, 12, 31}, NULL},
		{0, {2010, 1, 1}, "suspended"},
		{0, {2012, 1, 1}, "guest"}, /* began last */
		{0, {2012, 4, 1}, "guest"},
		{0, {2014, 1, 1}, NULL},
		{3, {2004, 1, 1}, "observer"},
		{3, {2005, 1, 1}, "suspended"},
		{3, {2007, 1, 1}, "observer"},
		{3, {2012, 1, 1}, NULL},
		{6, {2012, 1, 1}, NULL},
	};
	struct fixture f;
	fixture_init(&f);
	const struct table *table = read_table(&f, "m.csv", text);
	struct memberships m;
	EXPECT(table != NULL && memberships_init(&f.diag, table, "m.csv", &usual, &m));
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct member who = {m.member, rows[i].row};
		const char *got = memberships_status(&m, "G", who, rows[i].on);
		EXPECT((got == NULL) == (rows[i].want == NULL));
		if (got != NULL && rows[i].want != NULL) {
			EXPECT_STR(got, rows[i].want);
		}
	}
	m.status = NULL;
	EXPECT(memberships_status(&m, "G", (struct member){m.member, 0},
		       (struct date){2010, 1, 1}) == NULL);
	fixture_finish(&f);
}

TEST_MAIN({"any columns", any_columns}, {"who is named", who_is_named}, {"statuses", statuses})
