#include "base/path.h"
#include "fixture.h"
#include "test.h"

#include <sys/stat.h>
#include <unistd.h>

static void folder_and_stem(struct test_state *t)
{
	static const struct {
		const char *path, *folder, *stem;
	} rows[] = {{"a.yaml", ".", "a"}, {"maps/a.yaml", "maps", "a"}, {"/a.yaml", "/", "a"},
		{"/x/y/a", "/x/y", "a"}, {"x/", "x", ""}, {"maps/a.b.yaml", "maps", "a.b"},
		{"maps.d/a", "maps.d", "a"}, {"x/.hidden", "x", ".hidden"}, {"a.", ".", "a"},
		{"", ".", ""}, {"../a.yaml", "..", "a"}};
	struct fixture f;
	fixture_init(&f);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		EXPECT_STR(path_folder(&f.arena, rows[i].path), rows[i].folder);
		EXPECT_STR(path_stem(&f.arena, rows[i].path), rows[i].stem);
	}
	fixture_finish(&f);
}

static void join(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	EXPECT_STR(path_join(&f.arena, "maps", "../shapes/a.shp"), "maps/../shapes/a.shp");
	EXPECT_STR(path_join(&f.arena, ".", "a"), "./a");
	EXPECT_STR(path_join(&f.arena, "maps", "/abs/a"), "/abs/a");
	fixture_finish(&f);
}

static void endings(struct test_state *t)
{
	static const struct {
		const char *path, *ending;
		bool want;
	} rows[] = {{"a.shp", "shp", true}, {"a.SHP", "shp", true}, {"a.shp", "SHP", true},
		{".shp", "shp", false}, {"ashp", "shp", false}, {"a.shx", "shp", false},
		{"a.shp.zip", "shp", false}, {"x/a.shp", "shp", true}, {"", "shp", false},
		{"shp", "shp", false}, {"a.xshp", "shp", false}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		EXPECT(path_has_ending(rows[i].path, rows[i].ending) == rows[i].want);
	}
}

/* A folder `data` with maps/ in it, beside the files of the map. */
static const char *make_data(struct fixture *f)
{
	const char *data = fixture_path(f, "data");
	(void)mkdir(data, 0777);
	(void)mkdir(fixture_path(f, "data/maps"), 0777);
	return data;
}

static void remove_data(struct fixture *f)
{
	(void)remove(fixture_path(f, "data/both"));
	(void)remove(fixture_path(f, "data/maps/both"));
	(void)rmdir(fixture_path(f, "data/maps"));
}

static void locate(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	const char *data = make_data(&f), *folder = f.folder;
	(void)fixture_write_text(&f, "data/both", "");
	EXPECT(path_exists(fixture_path(&f, "data/both")));
	EXPECT(!path_exists(fixture_path(&f, "nowhere")));
	EXPECT(path_exists(data));

	/* In data_dir alone. */
	EXPECT_STR(path_locate(&f.arena, folder, data, "both"), fixture_path(&f, "data/both"));
	/* data_dir/maps goes before. */
	(void)fixture_write_text(&f, "data/maps/both", "");
	EXPECT_STR(path_locate(&f.arena, folder, data, "both"),
		fixture_path(&f, "data/maps/both"));
	/* As the shipped maps name their data. */
	EXPECT_STR(path_locate(&f.arena, folder, data, "../both"),
		fixture_path(&f, "data/maps/../both"));
	/* Beside the map file goes before all. */
	(void)fixture_write_text(&f, "both", "");
	EXPECT_STR(path_locate(&f.arena, folder, data, "both"), fixture_path(&f, "both"));
	/* Nowhere: the first place, for the message. */
	EXPECT_STR(path_locate(&f.arena, folder, data, "none"), fixture_path(&f, "none"));
	EXPECT_STR(path_locate(&f.arena, folder, NULL, "none"), fixture_path(&f, "none"));
	/* An absolute path is itself. */
	EXPECT_STR(path_locate(&f.arena, folder, data, "/none/at/all"), "/none/at/all");
	remove_data(&f);
	fixture_finish(&f);
}

static void without_memory(struct test_state *t)
{
	for (int n = 1; n <= 4; n++) {
		struct sm_diag d = {0};
		struct arena a = {.diag = &d, .fail_in = n};
		EXPECT(path_locate(&a, "/nowhere", "/neither", "x") == NULL);
		EXPECT_INT(d.code, SM_E_NOMEM);
		EXPECT_INT(d.n_errors, 1);
		arena_finish(&a);
	}
	struct sm_diag d = {0};
	struct arena a = {.diag = &d, .fail_in = 1};
	EXPECT(path_folder(&a, "a/b") == NULL);
	a.fail_in = 1;
	EXPECT(path_stem(&a, "a/b") == NULL);
	a.fail_in = 1;
	EXPECT(path_join(&a, "a", "b") == NULL);
	arena_finish(&a);
}

static void same_file(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	(void)make_data(&f);
	const char *a = fixture_write_text(&f, "a", "x"), *b = fixture_write_text(&f, "b", "x");
	const char *linked = fixture_path(&f, "linked");
	EXPECT(symlink(a, linked) == 0);
	static const struct {
		const char *a, *b;
		bool want;
	} rows[] = {{"a", "a", true}, {"a", "data/../a", true}, {"a", "b", false},
		{"a", "linked", true}, {"a", "new", false}, {"new", "a", false},
		{"new", "new", true}, {"new", "data/../new", true}, {"new", "data/new", false},
		{"new", "newer", false}, {"none/new", "none/new", true},
		{"none/new", "new", false}, {"none/new", "none/../new", false}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		EXPECT(path_is_same(fixture_path(&f, rows[i].a), fixture_path(&f, rows[i].b)) ==
			rows[i].want);
	}
	EXPECT(path_is_same("no-such-file", "./no-such-file"));
	EXPECT(path_is_regular(a) && path_is_regular(linked) && path_is_regular(b));
	EXPECT(!path_is_regular(f.folder) && !path_is_regular("/dev/null"));
	EXPECT(!path_is_regular(fixture_path(&f, "new")));
	remove_data(&f);
	fixture_finish(&f);
}

TEST_MAIN({"same file", same_file}, {"folder and stem", folder_and_stem}, {"join", join},
	{"endings", endings}, {"locate", locate}, {"without memory", without_memory})
