#include "base/inputs.h"
#include "fixture.h"
#include "test.h"

static void each_once(struct test_state *t)
{
	struct fixture f;
	struct inputs in = {0};
	char path[] = "b.csv";
	fixture_init(&f);
	f.arena.inputs = &in;
	EXPECT(inputs_add(&f.arena, "a.shp") && inputs_add(&f.arena, path));
	path[0] = 'x'; /* it was copied */
	EXPECT(inputs_add(&f.arena, "a.shp") && inputs_add(&f.arena, "b.csv"));
	EXPECT(inputs_add(&f.arena, "A.shp"));
	EXPECT_INT(in.n, 3);
	EXPECT_STR(in.paths[0], "a.shp");
	EXPECT_STR(in.paths[1], "b.csv");
	EXPECT_STR(in.paths[2], "A.shp");
	fixture_finish(&f);
}

static void what_is_not_there(struct test_state *t)
{
	struct fixture f;
	struct inputs in = {0};
	fixture_init(&f);
	f.arena.inputs = &in;
	const char *path = fixture_write_text(&f, "a", "");
	EXPECT(inputs_exists(&f.arena, path));
	EXPECT(!inputs_exists(&f.arena, fixture_path(&f, "b")));
	EXPECT(!inputs_exists(&f.arena, fixture_path(&f, "b")));
	EXPECT(inputs_add_absent(&f.arena, "c"));
	EXPECT_INT(in.n, 0); /* to be there is not to be read */
	EXPECT_INT(in.n_absent, 2);
	EXPECT_STR(in.absent[0], fixture_path(&f, "b"));
	EXPECT_STR(in.absent[1], "c");
	const char *other = fixture_path(&f, "d");
	f.arena.fail_in = 1;
	EXPECT(!inputs_exists(&f.arena, other));
	fixture_finish(&f);
}

static void many(struct test_state *t)
{
	struct fixture f;
	struct inputs in = {0};
	fixture_init(&f);
	f.arena.inputs = &in;
	for (int i = 0; i < 1000; i++) {
		char path[16];
		(void)snprintf(path, sizeof(path), "%d", i % 100);
		EXPECT(inputs_add(&f.arena, path));
	}
	EXPECT_INT(in.n, 100);
	EXPECT_STR(in.paths[99], "99");
	fixture_finish(&f);
}

static void nobody_asks(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	EXPECT(inputs_add(&f.arena, "a.shp"));
	EXPECT_INT(f.arena.used, 0);
	fixture_finish(&f);
}

static void without_memory(struct test_state *t)
{
	for (int n = 1; n <= 2; n++) {
		struct fixture f;
		struct inputs in = {0};
		fixture_init(&f);
		f.arena.inputs = &in;
		f.arena.fail_in = n;
		EXPECT(!inputs_add(&f.arena, "a.shp"));
		EXPECT_INT(f.diag.code, SM_E_NOMEM);
		EXPECT_INT(in.n, 0);
		f.arena.fail_in = 0;
		EXPECT(inputs_add(&f.arena, "a.shp"));
		EXPECT_INT(in.n, 1);
		fixture_finish(&f);
	}
}

static const struct test_case cases[] = {
	{"each once, copied, in order", each_once},
	{"what is not there", what_is_not_there},
	{"many", many},
	{"nobody asks", nobody_asks},
	{"without memory", without_memory},
};

int main(void)
{
	return test_main(cases, sizeof(cases) / sizeof(cases[0]));
}
