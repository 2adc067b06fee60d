#include "fixture.h"
#include "scene/select.h"
#include "source/source.h"
#include "test.h"

static const struct table *read_table(struct fixture *f, const char *name, const char *text)
{
	const struct source_options options = {0};
	struct features features = {0};
	struct source_info info;
	const char *path = fixture_write_text(f, name, text);
	return source_read(&f->arena, path, &options, &features, &info) ? features.table : NULL;
}

static const struct spec spec = {.path = "map.yaml"};
static const struct groups_spec columns = {
	.group = "group", .member = "member", .from = "from", .to = "to"};

static const char units_csv[] = "name,pop,kind,size\n"
				"MLI,10,town,7\n"
				"BFA,20,city,x\n"
				"NER,,town,\n"
				"TCD,30,,-2.5\n";

/* Which of the four rows pass, as "1010". */
static void passing(const struct selection *s, struct condition *conditions, size_t n,
	const struct table *table, char out[5])
{
	const struct where where = {conditions, n};
	for (size_t row = 0; row < 4; row++) {
		out[row] = where_holds(s, &where, table, &table->columns[0], row) ? '1' : '0';
	}
	out[4] = '\0';
}

static void operators(struct test_state *t)
{
	static const struct {
		const char *field;
		enum condition_op op;
		const char *values[2];
		size_t n;
		double number;
		const char *want;
	} rows[] = {
		{"kind", CONDITION_IN, {"town"}, 1, 0, "1010"},
		{"KIND", CONDITION_IN, {"city", "town"}, 2, 0, "1110"},
		{"kind", CONDITION_IN, {"Town"}, 1, 0, "0000"},
		{"kind", CONDITION_NOT_IN, {"town"}, 1, 0, "0101"},
		{"kind", CONDITION_NOT_IN, {"city", "town"}, 2, 0, "0001"},
		{"pop", CONDITION_IN, {"20.0", "30"}, 2, 0, "0101"},
		{"pop", CONDITION_IN, {"many"}, 1, 0, "0000"},
		{"pop", CONDITION_NOT_IN, {"20"}, 1, 0, "1011"},
		{"pop", CONDITION_LESS, {"20"}, 1, 20, "1000"},
		{"pop", CONDITION_LESS_EQUAL, {"20"}, 1, 20, "1100"},
		{"pop", CONDITION_GREATER, {"20"}, 1, 20, "0001"},
		{"pop", CONDITION_GREATER_EQUAL, {"20"}, 1, 20, "0101"},
		/* words that are numbers compare as numbers; others and missing ones never */
		{"size", CONDITION_LESS, {"8"}, 1, 8, "1001"},
		{"size", CONDITION_GREATER_EQUAL, {"7"}, 1, 7, "1000"},
		{"kind", CONDITION_LESS, {"8"}, 1, 8, "0000"},
	};
	struct fixture f;
	fixture_init(&f);
	const struct table *table = read_table(&f, "units.csv", units_csv);
	const struct memberships none = {0};
	const struct selection s = {&spec, &none, {2023, 9, 16}};
	EXPECT(table != NULL);
	for (size_t i = 0; table != NULL && i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *values[2] = {rows[i].values[0], rows[i].values[1]};
		struct condition c = {.field = rows[i].field,
			.op = rows[i].op,
			.values = values,
			.n_values = rows[i].n,
			.number = rows[i].number};
		const struct where where = {&c, 1};
		char got[5];
		EXPECT(where_check(&f.diag, &s, &where, table, NULL));
		passing(&s, &c, 1, table, got);
		EXPECT_STR(got, rows[i].want);
	}
	fixture_finish(&f);
}

static void all_must_hold(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	const struct table *table = read_table(&f, "units.csv", units_csv);
	const struct memberships none = {0};
	const struct selection s = {&spec, &none, {2023, 9, 16}};
	const char *town[] = {"town"};
	struct condition c[] = {
		{.field = "kind", .op = CONDITION_IN, .values = town, .n_values = 1},
		{.field = "pop", .op = CONDITION_LESS, .number = 100}};
	char got[5];
	passing(&s, c, 2, table, got);
	EXPECT_STR(got, "1000");
	passing(&s, c, 0, table, got);
	EXPECT_STR(got, "1111");
	fixture_finish(&f);
}

static const char members_csv[] = "group,member,from,to\n"
				  "AES,MLI,2023-09-16,2024-01-28\n"
				  "AES,BFA,2020,2021-06\n"
				  "AES,NER,,2022-08-15\n"
				  "G5,TCD,2014-02-16,\n"
				  "G5,MLI,2014-02-16,2022-05\n"
				  "G5,,2014,\n"
				  ",TCD,2014,\n";

static void groups_on_a_day(struct test_state *t)
{
	static const struct {
		const char *group;
		struct date on;
		const char *want; /* MLI BFA NER TCD */
	} rows[] = {
		{"AES", {2019, 12, 31}, "0010"},
		{"AES", {2020, 1, 1}, "0110"},
		{"AES", {2021, 6, 30}, "0110"},
		{"AES", {2021, 7, 1}, "0010"},
		{"AES", {2022, 8, 15}, "0010"},
		{"AES", {2022, 8, 16}, "0000"},
		{"AES", {2023, 9, 15}, "0000"},
		{"AES", {2023, 9, 16}, "1000"},
		{"AES", {2024, 1, 28}, "1000"},
		{"AES", {2024, 1, 29}, "0000"},
		{"G5", {2014, 2, 15}, "0000"},
		{"G5", {2022, 5, 31}, "1001"},
		{"G5", {2099, 1, 1}, "0001"},
		{"g5", {2022, 5, 31}, "0000"},
	};
	struct fixture f;
	fixture_init(&f);
	const struct table *table = read_table(&f, "units.csv", units_csv);
	const struct table *members = read_table(&f, "members.csv", members_csv);
	struct memberships m;
	EXPECT(members != NULL &&
		memberships_init(&f.diag, members, "members.csv", &columns, &m));
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct selection s = {&spec, &m, rows[i].on};
		const char *values[] = {rows[i].group};
		struct condition c = {.op = CONDITION_GROUP, .values = values, .n_values = 1};
		char got[5];
		passing(&s, &c, 1, table, got);
		EXPECT_STR(got, rows[i].want);
		c.op = CONDITION_NOT_GROUP;
		passing(&s, &c, 1, table, got);
		for (size_t row = 0; row < 4; row++) {
			EXPECT(got[row] != rows[i].want[row]);
		}
	}
	/* Either of two groups will do; a key that is missing or a number is nobody. */
	const struct selection s = {&spec, &m, {2021, 1, 1}};
	const char *both[] = {"AES", "G5"};
	struct condition c = {.op = CONDITION_GROUP, .values = both, .n_values = 2};
	char got[5];
	passing(&s, &c, 1, table, got);
	EXPECT_STR(got, "1111");
	const struct where where = {&c, 1};
	EXPECT(!where_holds(&s, &where, table, table_column(table, "kind"), 3));
	EXPECT(!where_holds(&s, &where, table, table_column(table, "pop"), 0));
	fixture_finish(&f);
}

static void what_is_checked(struct test_state *t)
{
	static const struct {
		const char *field, *group;
		bool no_table, no_key;
		const char *want;
	} rows[] = {
		{"kinds", NULL, false, false,
			"map.yaml:7:9: no field 'kinds'; did you mean 'kind'?"},
		{"population", NULL, false, false, "map.yaml:7:9: no field 'population'"},
		{NULL, "AEs2", false, false,
			"map.yaml:7:9: no group 'AEs2'; did you mean 'AES'?"},
		{NULL, "ECOWAS", false, false,
			"map.yaml:7:9: no group 'ECOWAS'; there are AES, G5"},
		{NULL, "AES", true, false,
			"map.yaml:7:9: a group needs `groups: { source: ... }`, a table of "
			"group, "
			"member, from, to"},
		{NULL, "AES", false, true,
			"map.yaml:7:9: a group needs the layer's `key:`, the field that "
			"members "
			"are named by"},
		{"name", NULL, true, true, NULL},
		{NULL, "G5", false, false, NULL},
	};
	struct fixture f;
	fixture_init(&f);
	const struct table *table = read_table(&f, "units.csv", units_csv);
	const struct table *members = read_table(&f, "members.csv", members_csv);
	struct memberships m;
	const struct memberships none = {0};
	EXPECT(members != NULL &&
		memberships_init(&f.diag, members, "members.csv", &columns, &m));
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		fixture_forget(&f);
		const char *values[] = {rows[i].group == NULL ? "1" : rows[i].group};
		struct condition c = {.field = rows[i].field,
			.op = rows[i].field == NULL ? CONDITION_GROUP : CONDITION_IN,
			.values = values,
			.n_values = 1,
			.at = {.line = 7, .column = 9}};
		const struct where where = {&c, 1};
		const struct selection s = {
			&spec, rows[i].no_table ? &none : &m, {2023, 9, 16}};
		bool ok = where_check(
			&f.diag, &s, &where, table, rows[i].no_key ? NULL : &table->columns[0]);
		EXPECT(ok == (rows[i].want == NULL));
		EXPECT_INT(f.diag.n_errors, rows[i].want != NULL);
		if (rows[i].want != NULL) {
			EXPECT_STR(f.diag.errors[0].text, rows[i].want);
			EXPECT_INT(f.diag.code, SM_E_SPEC);
		}
	}
	fixture_finish(&f);
}

/* Everything that is wrong is said, in one go; what comes after an error is looked at too. */
static void errors_are_collected(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	const struct table *table = read_table(&f, "units.csv", units_csv);
	const struct table *members = read_table(&f, "members.csv", members_csv);
	struct memberships m;
	EXPECT(memberships_init(&f.diag, members, "members.csv", &columns, &m));
	const char *groups[] = {"AES", "nobody"}, *one[] = {"1"};
	struct condition c[] = {
		{.field = "colour", .op = CONDITION_IN, .values = one, .n_values = 1},
		{.op = CONDITION_NOT_GROUP, .values = groups, .n_values = 2},
		{.field = "kind", .op = CONDITION_IN, .values = one, .n_values = 1}};
	const struct where where = {c, 3};
	const struct selection s = {&spec, &m, {2023, 9, 16}};
	EXPECT(!where_check(&f.diag, &s, &where, table, &table->columns[0]));
	EXPECT_INT(f.diag.n_errors, 2);
	EXPECT_STR(f.diag.errors[0].text, "map.yaml:0:0: no field 'colour'");
	EXPECT_STR(f.diag.errors[1].text, "map.yaml:0:0: no group 'nobody'; there are AES, G5");
	/* A good condition behind a bad one does not make it good. */
	const struct where turned[] = {{&c[0], 1}, {&c[1], 2}};
	for (size_t i = 0; i < 2; i++) {
		fixture_forget(&f);
		EXPECT(!where_check(&f.diag, &s, &turned[i], table, &table->columns[0]));
		EXPECT_INT(f.diag.n_errors, 1);
	}
	fixture_finish(&f);
}

static void membership_tables(struct test_state *t)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{"groups,member,from,to\nA,B,,\n",
			"m.csv: no column 'group'; did you mean 'groups'?"},
		{"group,state,from,to\nA,B,,\n", "m.csv: no column 'member'"},
		{"group,member,since,to\nA,B,,\n", "m.csv: no column 'from'"},
		{"group,member,from,until\nA,B,,\n", "m.csv: no column 'to'"},
		{"group,member,from,to\nA,B,2022-08,2022-08-01\nA,C,2024,2023-12-31\n",
			"m.csv:3:5: 'from' 2024 is after 'to' 2023-12-31"},
		{"group,member,from,to\nA,B,2023,\nA,C,2023-02-30,\n",
			"m.csv:3:5: from: '2023-02-30' is no date: February 2023 has 28 days"},
		{"group,member,from,to\nA,B,2023,soon\n",
			"m.csv:2:10: to: 'soon' is no date such as 2023-09-16, 2023-09 or "
			"2023"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct memberships m;
		fixture_init(&f);
		const struct table *table = read_table(&f, "m.csv", rows[i].text);
		EXPECT(table != NULL &&
			!(memberships_init(&f.diag, table, "m.csv", &columns, &m) &&
				memberships_check(&f.arena, &m)));
		EXPECT_INT(f.diag.code, SM_E_DATA);
		EXPECT_INT(f.diag.n_errors, 1);
		EXPECT_STR(f.diag.errors[0].text, rows[i].want);
		fixture_finish(&f);
	}
}

TEST_MAIN({"operators", operators}, {"all must hold", all_must_hold},
	{"groups on a day", groups_on_a_day}, {"what is checked", what_is_checked},
	{"errors are collected", errors_are_collected},
	{"membership tables", membership_tables})
