#include "fixture.h"
#include "source/file.h"
#include "test.h"

#include <sys/stat.h>
#include <unistd.h>

static void whole(struct test_state *t)
{
	static const struct {
		const char *bytes;
		size_t n;
	} rows[] = {{"", 0}, {"a", 1}, {"a\0b\n", 4}};
	for (size_t i = 0; i < 3; i++) {
		struct fixture f;
		char *bytes = NULL;
		size_t n = 99;
		fixture_init(&f);
		const char *path = fixture_write(&f, "x", rows[i].bytes, rows[i].n);
		EXPECT(file_read(&f.arena, path, &bytes, &n));
		EXPECT(n == rows[i].n && memcmp(bytes, rows[i].bytes, n) == 0);
		EXPECT(bytes[n] == '\0');
		fixture_finish(&f);
	}
}

static void trouble(struct test_state *t)
{
	struct fixture f;
	char *bytes;
	size_t n;
	fixture_init(&f);
	EXPECT(!file_read(&f.arena, fixture_path(&f, "no"), &bytes, &n));
	EXPECT(f.diag.code == SM_E_DATA);
	EXPECT_STR(fixture_error(&f), "no: No such file or directory");
	fixture_forget(&f);
	EXPECT(mkdir(fixture_path(&f, "d"), 0700) == 0);
	EXPECT(!file_read(&f.arena, fixture_path(&f, "d"), &bytes, &n));
	EXPECT(f.diag.code == SM_E_DATA);
	EXPECT_STR(fixture_error(&f), "d: is no file");
	fixture_finish(&f);
}

/* A file with nothing in it but a size: 2 GiB are too many, and nothing is allocated first. */
static void too_large(struct test_state *t)
{
	struct fixture f;
	char *bytes;
	size_t n;
	fixture_init(&f);
	f.arena.limit = 1 << 20;
	const char *path = fixture_write_text(&f, "x", "");
	EXPECT(truncate(path, (off_t)FILE_MAX_MIB << 20) == 0);
	EXPECT(!file_read(&f.arena, path, &bytes, &n));
	EXPECT(f.diag.code == SM_E_LIMIT);
	EXPECT_STR(fixture_error(&f), "x: larger than 2048 MiB");
	fixture_forget(&f);
	EXPECT(truncate(path, 2 << 20) == 0);
	EXPECT(!file_read(&f.arena, path, &bytes, &n)); /* more than the arena may hold */
	EXPECT(f.diag.code == SM_E_LIMIT && f.diag.n_errors == 1);
	fixture_finish(&f);
}

TEST_MAIN({"whole files", whole}, {"trouble", trouble}, {"too large", too_large})
