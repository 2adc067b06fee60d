/* realpath(). */
#define _XOPEN_SOURCE 700
#include "batch/locations.h"
#include "fixture.h"
#include "test.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A plan's folder, and those of data and fonts, in the fixture's. */
static void init(struct test_state *t, struct fixture *f, struct locations *out)
{
	fixture_init(f);
	EXPECT(mkdir(fixture_path(f, "plan"), 0777) == 0);
	EXPECT(mkdir(fixture_path(f, "data"), 0777) == 0);
	EXPECT(mkdir(fixture_path(f, "fonts"), 0777) == 0);
	EXPECT(locations_init(&f->arena, fixture_path(f, "plan"), fixture_path(f, "data"),
		fixture_path(f, "fonts"), out));
}

static void names_and_back(struct test_state *t)
{
	static const struct {
		const char *path, *name;
	} cases[] = {
		{"plan/a.yaml", "a.yaml"},
		{"plan/./b/../a.yaml", "a.yaml"},
		{"plan/maps/x/a.yaml", "maps/x/a.yaml"}, /* folders that are not there */
		{"plan/maps/../x/./a.yaml", "x/a.yaml"},
		{"data/styles/s.yaml", "data:styles/s.yaml"},
		{"fonts/N.ttf", "fonts:N.ttf"},
		{"other/o.csv", "../other/o.csv"},
		{"planet/o.csv", "../planet/o.csv"},
		{"plan/data:x", "./data:x"},
		{"plan/fonts:x", "./fonts:x"},
	};
	struct fixture f;
	struct locations l;
	init(t, &f, &l);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *name =
			locations_name(&f.arena, &l, fixture_path(&f, cases[i].path));
		EXPECT_STR(name, cases[i].name);
		const char *path = locations_path(&f.arena, &l, name);
		EXPECT_STR(locations_name(&f.arena, &l, path), name);
	}
	EXPECT_STR(locations_name(&f.arena, &l, "/usr/share/nosuch/n.ttf"),
		"/usr/share/nosuch/n.ttf");
	EXPECT_STR(locations_path(&f.arena, &l, "/usr/share/x"), "/usr/share/x");
	fixture_finish(&f);
}

/* What is in the current folder is called the same from every other. */
static void from_anywhere(struct test_state *t)
{
	struct fixture f;
	struct locations l;
	char before[4096];
	init(t, &f, &l);
	EXPECT(getcwd(before, sizeof(before)) != NULL);
	EXPECT(chdir(fixture_path(&f, "plan")) == 0);
	EXPECT_STR(locations_name(&f.arena, &l, "a.csv"), "a.csv");
	EXPECT_STR(locations_name(&f.arena, &l, "nosuch/a.csv"), "nosuch/a.csv");
	EXPECT_STR(locations_name(&f.arena, &l, "../data/a.csv"), "data:a.csv");
	EXPECT(chdir("/") == 0);
	EXPECT_STR(locations_name(&f.arena, &l, fixture_path(&f, "plan/a.csv")), "a.csv");
	EXPECT(chdir(before) == 0);
	fixture_finish(&f);
}

static void through_links(struct test_state *t)
{
	struct fixture f;
	struct locations l;
	init(t, &f, &l);
	EXPECT(symlink("plan", fixture_path(&f, "link")) == 0);
	(void)fixture_write_text(&f, "plan/a.csv", "a");
	EXPECT(symlink("a.csv", fixture_path(&f, "plan/b.csv")) == 0);
	EXPECT_STR(locations_name(&f.arena, &l, fixture_path(&f, "link/a.csv")), "a.csv");
	/* A file that is a link may be made to point elsewhere: it keeps its name. */
	EXPECT_STR(locations_name(&f.arena, &l, fixture_path(&f, "plan/b.csv")), "b.csv");
	fixture_finish(&f);
}

static void relative(struct test_state *t)
{
	struct fixture f;
	struct locations l;
	init(t, &f, &l);
	const char *plan = fixture_path(&f, "plan/p.yaml");
	EXPECT_STR(
		locations_relative(&f.arena, fixture_path(&f, "data"), plan), "../plan/p.yaml");
	EXPECT_STR(locations_relative(&f.arena, fixture_path(&f, "plan"), plan), "p.yaml");
	EXPECT_STR(locations_relative(&f.arena, fixture_path(&f, "data/not/there"), plan),
		"../../../plan/p.yaml");
	EXPECT_STR(locations_relative(&f.arena, "/usr/share", plan), plan);
	fixture_finish(&f);
}

static void in_texts(struct test_state *t)
{
	static const struct location_pair pairs[] = {{"../a.shp", "a.shp"}, {"b", "data:b"}};
	static const struct {
		const char *text, *want;
	} rows[] = {
		{"", ""}, {"../a.shp", "a.shp"},
		{"layer 'x': ../a.shp: odd, b", "layer 'x': a.shp: odd, data:b"},
		{"(../a.shp) '../a.shp'", "(a.shp) 'a.shp'"},
		{"../a.shpx x../a.shp bb", "../a.shpx x../a.shp bb"}, /* other files */
	};
	struct fixture f;
	fixture_init(&f);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		EXPECT_STR(locations_in_text(&f.arena, rows[i].text, pairs, 2), rows[i].want);
	}
	fixture_finish(&f);
}

static const struct test_case cases[] = {
	{"names, and paths of them", names_and_back},
	{"from anywhere", from_anywhere},
	{"through symbolic links", through_links},
	{"relative", relative},
	{"in texts", in_texts},
};

int main(void)
{
	return test_main(cases, sizeof(cases) / sizeof(cases[0]));
}
