#include "fixture.h"
#include "scene/join.h"
#include "test.h"

#include <math.h>

static const char *codes[] = {"MLI", "NER", NULL, "BFA", "MLI"};
static const char *names[] = {"Mali", "Niger", "Nowhere", "Burkina Faso", "Mali 2"};
static double numbers[] = {466, 562, 0, 854, 466};
static struct column feature_columns[3];
static const struct table countries = {.columns = feature_columns, .n_columns = 3, .n_rows = 5};

static const char *row_codes[] = {"NER", "TCD", "MLI", NULL, "GHA", ""};
static const char *row_names[] = {"niger", "tchad", NULL, "sans", "ghana", "vide"};
static const char *row_numbers[] = {"562", "148", "466", NULL, "288", NULL};
static double people[] = {21, 14, 0, 5, (double)NAN, 6};
static struct column row_columns[4];
static const struct table rows = {.columns = row_columns, .n_columns = 4, .n_rows = 6};

struct joined {
	struct fixture f;
	struct join_spec spec;
	struct join_request request;
	struct table out;
	struct join info;
};

static void begin(struct joined *j, const char *key, const char *on)
{
	feature_columns[0] = (struct column){"code", COLUMN_TEXT, {.text = codes}};
	feature_columns[1] = (struct column){"name", COLUMN_TEXT, {.text = names}};
	feature_columns[2] = (struct column){"number", COLUMN_NUMBER, {.num = numbers}};
	row_columns[0] = (struct column){"iso", COLUMN_TEXT, {.text = row_codes}};
	row_columns[1] = (struct column){"Name", COLUMN_TEXT, {.text = row_names}};
	row_columns[2] = (struct column){"people", COLUMN_NUMBER, {.num = people}};
	row_columns[3] = (struct column){"un", COLUMN_TEXT, {.text = row_numbers}};
	*j = (struct joined){.spec = {.key = key, .on = on, .at = {.line = 4, .column = 11}}};
	fixture_init(&j->f);
	j->request = (struct join_request){.spec = &j->spec,
		.spec_path = "map.yaml",
		.layer_id = "land",
		.features = &countries,
		.rows = &rows,
		.rows_path = "data.csv"};
}

static bool run(struct joined *j)
{
	return join_tables(&j->f.arena, &j->request, &j->out, &j->info);
}

static void fields(struct test_state *t)
{
	struct joined j;
	begin(&j, "code", "iso");
	EXPECT(run(&j));
	EXPECT_INT(j.out.n_columns, 7);
	EXPECT_INT(j.out.n_rows, 5);
	static const char *const want[] = {
		"code", "name", "number", "iso", "join.Name", "people", "un"};
	for (size_t i = 0; i < 7; i++) {
		EXPECT_STR(j.out.columns[i].name, want[i]);
	}
	const double *n = table_column(&j.out, "people")->u.num;
	EXPECT(n[0] == 0 && n[1] == 21 && isnan(n[2]) && isnan(n[3]) && n[4] == 0);
	const char **text = table_column(&j.out, "join.name")->u.text;
	EXPECT(text[0] == NULL && text[2] == NULL && text[3] == NULL && text[4] == NULL);
	EXPECT_STR(text[1], "niger");
	EXPECT(table_column(&j.out, "name")->u.text == names);
	EXPECT_INT(countries.n_columns, 3);
	fixture_finish(&j.f);
}

static void left_over(struct test_state *t)
{
	struct joined j;
	begin(&j, "code", "iso");
	EXPECT(run(&j));
	EXPECT_INT(j.info.n_matched, 2);
	EXPECT_INT(j.info.n_unmatched, 2); /* rows without a key do not count */
	EXPECT_STR(j.info.unmatched[0], "GHA");
	EXPECT_STR(j.info.unmatched[1], "TCD");
	static const bool has_row[] = {true, true, false, false, true};
	EXPECT(memcmp(j.info.has_row, has_row, sizeof(has_row)) == 0);
	EXPECT(j.info.key == &feature_columns[0]);
	EXPECT_STR(j.info.path, "data.csv");
	EXPECT_INT(j.f.diag.n_warnings, 0);
	fixture_finish(&j.f);
}

/* Numbers match texts that look the same. */
static void number_keys(struct test_state *t)
{
	struct joined j;
	begin(&j, "number", "un");
	EXPECT(run(&j));
	EXPECT_INT(j.info.n_matched, 2);
	EXPECT_STR(table_column(&j.out, "iso")->u.text[0], "MLI");
	EXPECT(table_column(&j.out, "iso")->u.text[3] == NULL);
	fixture_finish(&j.f);
}

/* The column matched on is not repeated under another name. */
static void same_name(struct test_state *t)
{
	struct joined j;
	begin(&j, "name", "Name");
	static const char *five_names[] = {"Mali", "x", "y", "z", "w", "v"};
	row_columns[1].u.text = five_names;
	EXPECT(run(&j));
	EXPECT_INT(j.out.n_columns, 6);
	EXPECT(table_column(&j.out, "join.name") == NULL);
	EXPECT_STR(table_column(&j.out, "iso")->u.text[0], "NER");
	fixture_finish(&j.f);
}

static void wanted_rows(struct test_state *t)
{
	static const bool wanted[] = {true, false, false, false, true, false};
	struct joined j;
	begin(&j, "code", "iso");
	j.request.wanted = wanted;
	EXPECT(run(&j));
	EXPECT_INT(j.info.n_matched, 1);
	EXPECT_INT(j.info.n_unmatched, 1);
	EXPECT(isnan(table_column(&j.out, "people")->u.num[0]));
	fixture_finish(&j.f);
}

static void twice(struct test_state *t)
{
	static const char *twins[] = {"NER", "MLI", "X", "NER", "MLI", "Y"};
	struct joined j;
	begin(&j, "code", "iso");
	row_columns[0].u.text = twins;
	EXPECT(!run(&j));
	EXPECT_INT(j.f.diag.code, SM_E_DATA);
	EXPECT_STR(fixture_error(&j.f),
		"map.yaml:4:11: layer 'land': join: data.csv: row 5: 'MLI' is "
		"in 'iso' of row 2 already; choose rows by `where:`");
	fixture_finish(&j.f);
}

static void wrong_fields(struct test_state *t)
{
	static const struct {
		const char *key, *on, *want;
	} cases[] = {
		{"cod", "iso",
			"map.yaml:4:11: layer 'land': join: key: no field 'cod' in the layer; "
			"did you mean "
			"'code'?"},
		{"code", "isso",
			"map.yaml:4:11: layer 'land': join: on: no field 'isso' in data.csv; "
			"did you mean "
			"'iso'?"},
		{"code", "xxxxxx",
			"map.yaml:4:11: layer 'land': join: on: no field 'xxxxxx' in data.csv"},
	};
	for (size_t i = 0; i < 3; i++) {
		struct joined j;
		begin(&j, cases[i].key, cases[i].on);
		EXPECT(!run(&j));
		EXPECT_INT(j.f.diag.code, SM_E_SPEC);
		EXPECT_STR(fixture_error(&j.f), cases[i].want);
		fixture_finish(&j.f);
	}
}

static void no_match(struct test_state *t)
{
	static const struct {
		const char *key, *on, *want;
	} cases[] = {
		{"code", "un",
			"map.yaml:4:11: layer 'land': join: no row of data.csv matches: 'code' "
			"of the "
			"layer is such as 'MLI', 'un' of the table such as '148'; did you mean "
			"`on: "
			"iso`?"},
		{"name", "un",
			"map.yaml:4:11: layer 'land': join: no row of data.csv matches: 'name' "
			"of the "
			"layer is such as 'Mali', 'un' of the table such as '148'; did you "
			"mean "
			"`key: number`?"},
		{"code", "people",
			"map.yaml:4:11: layer 'land': join: no row of data.csv matches: 'code' "
			"of the "
			"layer is such as 'MLI', 'people' of the table such as '0'; did you "
			"mean `on: "
			"iso`?"},
		{"name", "Name",
			"map.yaml:4:11: layer 'land': join: no row of data.csv matches: 'name' "
			"of the "
			"layer is such as 'Mali', 'Name' of the table such as 'ghana'"},
	};
	for (size_t i = 0; i < 4; i++) {
		struct joined j;
		begin(&j, cases[i].key, cases[i].on);
		EXPECT(!run(&j));
		EXPECT_INT(j.f.diag.code, SM_E_SPEC);
		EXPECT_STR(fixture_error(&j.f), cases[i].want);
		fixture_finish(&j.f);
	}
}

/* Of several columns that would match, the one with the most matches, wherever it stands. */
static void best_match(struct test_state *t)
{
	static const char *few[] = {"MLI", "x", "x", "x", "x", "x"},
			  *all[] = {"BFA", "MLI", "NER", "x", "x", "x"},
			  *none[] = {"u", "v", "w", "x", "y", "z"};
	struct column columns[] = {{"few", COLUMN_TEXT, {.text = few}},
		{"all", COLUMN_TEXT, {.text = all}}, {"last", COLUMN_TEXT, {.text = few}},
		{"none", COLUMN_TEXT, {.text = none}}};
	const struct table table = {.columns = columns, .n_columns = 4, .n_rows = 6};
	struct joined j;
	begin(&j, "code", "none");
	j.request.rows = &table;
	EXPECT(!run(&j));
	EXPECT(strstr(fixture_error(&j.f), "did you mean `on: all`?") != NULL);
	fixture_finish(&j.f);

	/* The same of the layer's fields: "none" names no column that matches `z`. */
	static const char *one_code[] = {"v", "NER", "MLI", "BFA", "GHA"},
			  *most_codes[] = {"w", "x", "y", "BFA", "GHA"},
			  *ones[] = {"z", "NER", "MLI", "BFA", "GHA"};
	struct column fields[] = {{"one", COLUMN_TEXT, {.text = one_code}},
		{"most", COLUMN_TEXT, {.text = most_codes}},
		{"end", COLUMN_TEXT, {.text = ones}}, {"id", COLUMN_TEXT, {.text = names}}};
	const struct table features = {.columns = fields, .n_columns = 4, .n_rows = 5};
	begin(&j, "id", "none");
	j.request.features = &features;
	j.request.rows =
		&(const struct table){.columns = &columns[3], .n_columns = 1, .n_rows = 6};
	EXPECT(!run(&j));
	EXPECT(strstr(fixture_error(&j.f), "did you mean `key: most`?") != NULL);
	fixture_finish(&j.f);
}

static void out_of_memory(struct test_state *t)
{
	bool done = false;
	int fail = 1;
	for (; !done && fail < 60; fail++) {
		struct joined j;
		begin(&j, "number", "un");
		j.f.arena.fail_in = fail;
		done = run(&j) && j.f.diag.code == SM_OK;
		EXPECT(done || j.f.diag.code == SM_E_NOMEM);
		fixture_finish(&j.f);
	}
	EXPECT(fail > 8 && done);
}

TEST_MAIN({"fields", fields}, {"left over", left_over}, {"number keys", number_keys},
	{"same name", same_name}, {"wanted rows", wanted_rows}, {"twice", twice},
	{"wrong fields", wrong_fields}, {"no match", no_match}, {"best match", best_match},
	{"out of memory", out_of_memory})
