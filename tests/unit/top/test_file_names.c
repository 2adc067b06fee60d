#include "fixture.h"
#include "names.h"
#include "test.h"

static const struct date day = {2023, 9, 16};

static void filled_in(struct test_state *t)
{
	static const struct {
		const char *path, *series, *single;
	} rows[] = {
		{"map.png", "map.png", "map.png"},
		{"map{-date}.png", "map-2023-09-16.png", "map.png"},
		{"map-{date}.png", "map-2023-09-16.png", "map-2023-09-16.png"},
		{"{lang}/{date}{-date}", "pt-BR/2023-09-16-2023-09-16", "pt-BR/2023-09-16"},
		{"{date}{date}", "2023-09-162023-09-16", "2023-09-162023-09-16"},
		{"{", "{", "{"},
		{"{{date}}", "{2023-09-16}", "{2023-09-16}"},
		{"{dat}{date", "{dat}{date", "{dat}{date"},
		{"{Date}{ lang}", "{Date}{ lang}", "{Date}{ lang}"},
		{"", "", ""},
	};
	for (size_t i = 0; i < 2 * sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct sm_job out;
		const char *path = rows[i / 2].path;
		const char *want = i % 2 == 0 ? rows[i / 2].series : rows[i / 2].single;
		const struct sm_output outputs[] = {
			{.path = "first.svg"}, {.path = path, .format = "png"}};
		const struct sm_job job = {.map_path = "{date}.yaml",
			.outputs = outputs,
			.n_outputs = 2,
			.report_path = path};
		const struct names_request r = {
			.job = &job, .day = day, .lang = "pt-BR", .of_series = i % 2 == 0};
		fixture_init(&f);
		EXPECT(names_fill_in(&f.arena, &r, &out));
		EXPECT_STR(out.outputs[0].path, "first.svg");
		EXPECT_STR(out.outputs[1].path, want);
		EXPECT_STR(out.outputs[1].format, "png");
		EXPECT_STR(out.report_path, want);
		EXPECT_STR(out.map_path, "{date}.yaml");
		EXPECT_INT(out.n_outputs, 2);
		fixture_finish(&f);
	}
}

static void of_less_precision(struct test_state *t)
{
	struct fixture f;
	struct sm_job out;
	const struct sm_output output = {.path = "a{-date}.png"};
	const struct sm_job job = {.outputs = &output, .n_outputs = 1};
	struct names_request r = {
		.job = &job, .day = {2023, 9, 0}, .lang = "en", .of_series = true};
	fixture_init(&f);
	EXPECT(names_fill_in(&f.arena, &r, &out));
	EXPECT_STR(out.outputs[0].path, "a-2023-09.png");
	EXPECT(out.report_path == NULL);
	r.day.month = 0;
	EXPECT(names_fill_in(&f.arena, &r, &out));
	EXPECT_STR(out.outputs[0].path, "a-2023.png");
	fixture_finish(&f);
}

static void checked(struct test_state *t)
{
	static const struct {
		const char *first, *second, *report;
		size_t n_days;
		const char *wrong; /* the name that is told */
	} rows[] = {
		{"a.png", "b.png", "c.json", 1, NULL},
		{"a.png", "b.png", NULL, 0, NULL},
		{"a{date}.png", "b{-date}.png", "{date}.json", 2, NULL},
		{"a{date}.png", "b.png", NULL, 2, "b.png"},
		{"a.png", "b{date}.png", NULL, 2, "a.png"},
		{"a{lang}.png", "b{date}.png", NULL, 2, "a{lang}.png"},
		{"a{date}.png", "b{date}.png", "c.json", 2, "c.json"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		char want[200];
		const struct sm_output outputs[] = {
			{.path = rows[i].first}, {.path = rows[i].second}};
		const struct sm_job job = {.map_path = "m.yaml",
			.outputs = outputs,
			.n_outputs = 2,
			.report_path = rows[i].report};
		fixture_init(&f);
		EXPECT(names_check_series(&f.diag, &job, rows[i].n_days) ==
			(rows[i].wrong == NULL));
		if (rows[i].wrong != NULL) {
			(void)snprintf(want, sizeof(want),
				"%s: m.yaml has 2 dates; the name of each file needs {date}, "
				"such as map-{date}.png, or --date chooses one",
				rows[i].wrong);
			EXPECT_STR(fixture_error(&f), want);
			EXPECT_INT(f.diag.code, SM_E_USAGE);
		}
		fixture_finish(&f);
	}
}

static void without_memory(struct test_state *t)
{
	struct fixture f;
	struct sm_job out;
	const struct sm_output output = {.path = "{date}.png"};
	const struct sm_job job = {
		.outputs = &output, .n_outputs = 1, .report_path = "{lang}.json"};
	const struct names_request r = {.job = &job, .day = day, .lang = "en"};
	fixture_init(&f);
	for (int n = 1; n <= 3; n++) {
		f.arena.fail_in = n;
		EXPECT(!names_fill_in(&f.arena, &r, &out));
		EXPECT_INT(f.diag.code, SM_E_NOMEM);
		fixture_forget(&f);
	}
	f.arena.fail_in = 0;
	EXPECT(names_fill_in(&f.arena, &r, &out));
	fixture_finish(&f);
}

TEST_MAIN({"filled in", filled_in}, {"of less precision", of_less_precision},
	{"checked", checked}, {"without memory", without_memory})
