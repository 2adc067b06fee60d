#include "batch/stamps.h"
#include "fixture.h"
#include "test.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>

static const char of_abc[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

/* Long ago by the file's times, though not by when they were set. */
static void make_old(struct test_state *t, const char *path)
{
	const struct timespec times[] = {
		{.tv_sec = 1000000000, .tv_nsec = 5}, {.tv_sec = 1000000000, .tv_nsec = 5}};
	EXPECT(utimensat(AT_FDCWD, path, times, 0) == 0);
}

/* Until the file's times cannot be those of a change to come. */
static void let_settle(void)
{
	const struct timespec pause = {.tv_nsec = 120 * 1000 * 1000};
	(void)nanosleep(&pause, NULL);
}

static void once_in_a_run(struct test_state *t)
{
	struct fixture f;
	struct stamps s;
	fixture_init(&f);
	const char *path = fixture_write_text(&f, "a", "abc");
	EXPECT(stamps_read(&f.arena, fixture_path(&f, "none"), &s));
	const struct stamped *got = stamps_get(&s, "key", path);
	EXPECT(got != NULL && got->is_there);
	EXPECT_STR(got->digest.hex, of_abc);
	EXPECT(stamps_is_same(got, path));
	(void)fixture_write_text(&f, "a", "xyz0");
	EXPECT(stamps_get(&s, "key", path) == got);
	EXPECT_STR(got->digest.hex, of_abc); /* what it was when it was asked for first */
	EXPECT(!stamps_is_same(got, path));
	fixture_finish(&f);
}

static void what_is_not_there(struct test_state *t)
{
	struct fixture f;
	struct stamps s;
	fixture_init(&f);
	EXPECT(stamps_read(&f.arena, fixture_path(&f, "none"), &s));
	const char *path = fixture_path(&f, "a");
	const struct stamped *got = stamps_get(&s, "key", path);
	EXPECT(got != NULL && !got->is_there && stamps_is_same(got, path));
	(void)fixture_write_text(&f, "a", "");
	EXPECT(!stamps_is_same(got, path));
	fixture_finish(&f);
}

/* Writes the hashes of one file and reads them for the next run. */
static void next_run(
	struct test_state *t, struct fixture *f, const char *path, struct stamps *out)
{
	struct stamps s;
	EXPECT(stamps_read(&f->arena, fixture_path(f, "none"), &s));
	EXPECT(stamps_get(&s, "key", path) != NULL);
	EXPECT(stamps_write(&f->diag, &s, fixture_path(f, "stamps")));
	EXPECT(stamps_read(&f->arena, fixture_path(f, "stamps"), out));
}

static void kept_between_runs(struct test_state *t)
{
	struct fixture f;
	struct stamps s;
	fixture_init(&f);
	const char *path = fixture_write_text(&f, "a", "abc");
	let_settle();
	next_run(t, &f, path, &s);
	EXPECT_INT(s.n, 1);
	EXPECT_STR(stamps_get(&s, "key", path)->digest.hex, of_abc);
	EXPECT(!s.is_changed);
	fixture_finish(&f);
}

/* Bytes that changed are seen although size and time of modification are as before. */
static void times_that_lie(struct test_state *t)
{
	struct fixture f;
	struct stamps s;
	fixture_init(&f);
	const char *path = fixture_write_text(&f, "a", "abc");
	make_old(t, path);
	let_settle();
	next_run(t, &f, path, &s);
	EXPECT_INT(s.n, 1);
	(void)fixture_write_text(&f, "a", "abd");
	make_old(t, path);
	EXPECT(strcmp(stamps_get(&s, "key", path)->digest.hex, of_abc) != 0);
	EXPECT(s.is_changed);
	fixture_finish(&f);
}

/* A file of this very moment may change without a trace, so its hash is not kept. */
static void too_young(struct test_state *t)
{
	struct fixture f;
	struct stamps s;
	fixture_init(&f);
	for (int i = 0; i < 20; i++) { /* a test that is slow once is none */
		next_run(t, &f, fixture_write_text(&f, "a", "abc"), &s);
		if (s.n == 0) {
			break;
		}
	}
	EXPECT_INT(s.n, 0);
	fixture_finish(&f);
}

/* When it was changed no program can set; when it was modified any can. */
static void of_a_time_to_come(struct test_state *t)
{
	struct fixture f;
	struct stamps s;
	struct stat st;
	const struct timespec times[] = {{.tv_sec = 4000000000}, {.tv_sec = 4000000000}};
	fixture_init(&f);
	const char *path = fixture_write_text(&f, "a", "abc");
	EXPECT(utimensat(AT_FDCWD, path, times, 0) == 0 && stat(path, &st) == 0);
	EXPECT(stamps_read(&f.arena, fixture_path(&f, "none"), &s));
	const struct stamped *got = stamps_get(&s, "key", path);
	const int64_t second_ns = (int64_t)st.st_ctim.tv_sec * 1000000000;
	EXPECT(!stamps_is_younger(got, second_ns + 1000000000));
	EXPECT(stamps_is_younger(got, second_ns - 1));
	fixture_finish(&f);
}

static void damaged(struct test_state *t)
{
	struct fixture f;
	struct stamps s;
	size_t n;
	fixture_init(&f);
	const char *path = fixture_write_text(&f, "a", "abc");
	let_settle();
	next_run(t, &f, path, &s);
	char *text = fixture_read(&f, fixture_path(&f, "stamps"), &n);
	for (size_t i = 0; i < n; i++) {
		char kept = text[i];
		text[i] = (char)(kept == '0' ? '1' : '0');
		EXPECT(stamps_read(&f.arena, fixture_write(&f, "bad", text, n), &s));
		EXPECT_INT(s.n, 0);
		text[i] = kept;
		EXPECT(stamps_read(&f.arena, fixture_write(&f, "bad", text, i), &s));
		EXPECT_INT(s.n, 0);
	}
	fixture_finish(&f);
}

static void of_folders(struct test_state *t)
{
	struct fixture f;
	struct stamps s;
	fixture_init(&f);
	EXPECT(mkdir(fixture_path(&f, "d"), 0777) == 0);
	EXPECT(stamps_read(&f.arena, fixture_path(&f, "none"), &s));
	const struct stamped *empty = stamps_get(&s, "1", fixture_path(&f, "d"));
	(void)fixture_write_text(&f, "d/x", "");
	const struct stamped *one = stamps_get(&s, "2", fixture_path(&f, "d"));
	const struct stamped *again = stamps_get(&s, "3", fixture_path(&f, "d"));
	EXPECT(empty->is_there && !digest_is_same(&empty->digest, &one->digest));
	EXPECT(digest_is_same(&again->digest, &one->digest));
	fixture_finish(&f);
}

static void set_by_its_writer(struct test_state *t)
{
	struct fixture f;
	struct stamps s;
	fixture_init(&f);
	const char *path = fixture_write_text(&f, "a", "abc");
	struct digest digest = digest_bytes("abc", 3);
	EXPECT(stamps_read(&f.arena, fixture_path(&f, "none"), &s));
	EXPECT(stamps_set(&s, "out:a", path, &digest));
	EXPECT(stamps_get(&s, "out:a", path)->is_kept);
	EXPECT(stamps_is_younger(stamps_get(&s, "out:a", path), 1));
	EXPECT(!stamps_is_younger(stamps_get(&s, "out:a", path), INT64_MAX));
	fixture_finish(&f);
}

static const struct test_case cases[] = {
	{"once in a run", once_in_a_run},
	{"what is not there", what_is_not_there},
	{"kept between runs", kept_between_runs},
	{"times that lie", times_that_lie},
	{"too young to be kept", too_young},
	{"of a time to come", of_a_time_to_come},
	{"a damaged cache is empty", damaged},
	{"of folders", of_folders},
	{"set by its writer", set_by_its_writer},
};

int main(void)
{
	return test_main(cases, sizeof(cases) / sizeof(cases[0]));
}
