#include "base/out.h"
#include "fixture.h"
#include "test.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* How many files a folder holds. */
static int count_files(const char *folder)
{
	int n = 0;
	DIR *dir = opendir(folder);
	for (struct dirent *e; dir != NULL && (e = readdir(dir)) != NULL;) {
		n += e->d_name[0] != '.' ||
		     (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0);
	}
	if (dir != NULL) {
		(void)closedir(dir);
	}
	return n;
}

static void expect_bytes(
	struct test_state *t, struct fixture *f, const char *path, const char *want, size_t n)
{
	size_t got_n = 0;
	const char *got = fixture_read(f, path, &got_n);
	EXPECT(got != NULL);
	EXPECT_INT(got_n, n);
	EXPECT(got != NULL && got_n == n && memcmp(got, want, n) == 0);
}

/* Exactly one error: `path: reason`, SM_E_OUTPUT. */
static void expect_error(
	struct test_state *t, const struct sm_diag *d, const char *path, const char *reason)
{
	char want[SM_MSG_MAX];
	(void)snprintf(want, sizeof(want), "%s: %s", path, reason);
	EXPECT_INT(d->code, SM_E_OUTPUT);
	EXPECT_INT(d->n_errors, 1);
	EXPECT_STR(d->errors[0].text, want);
}

static void writes_and_replaces(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	const char *path = fixture_path(&f, "a.png");
	mode_t mask = umask(027);
	EXPECT(out_write(&f.diag, path, "one\0two", 7));
	(void)umask(mask);
	expect_bytes(t, &f, path, "one\0two", 7);
	struct stat st;
	EXPECT(stat(path, &st) == 0 && (st.st_mode & 0777) == 0640);
	EXPECT(out_write(&f.diag, path, "", 0));
	expect_bytes(t, &f, path, "", 0);
	EXPECT_INT(f.diag.n_errors, 0);
	EXPECT_INT(count_files(f.folder), 1);
	fixture_finish(&f);
}

static void missing_folder(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	const char *path = fixture_path(&f, "none/a.png");
	EXPECT(!out_write(&f.diag, path, "x", 1));
	expect_error(t, &f.diag, path, "No such file or directory");
	EXPECT_INT(count_files(f.folder), 0);
	fixture_finish(&f);
}

static void a_folder_of_that_name(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	const char *path = fixture_path(&f, "sub");
	(void)mkdir(path, 0777);
	EXPECT(!out_write(&f.diag, path, "x", 1));
	expect_error(t, &f.diag, path, "Is a directory");
	EXPECT_INT(count_files(f.folder), 1);
	fixture_finish(&f);
}

static void full_disk(struct test_state *t)
{
	static char large[100000];
	struct sm_diag d = {0};
	EXPECT(!out_write(&d, "/dev/full", "x", 1));
	expect_error(t, &d, "/dev/full", "No space left on device");
	d = (struct sm_diag){0};
	EXPECT(!out_write(&d, "/dev/full", large, sizeof(large)));
	expect_error(t, &d, "/dev/full", "No space left on device");
	struct stat st; /* written in place, not replaced by a file */
	EXPECT(stat("/dev/full", &st) == 0 && S_ISCHR(st.st_mode));
	d = (struct sm_diag){0};
	EXPECT(out_write(&d, "/dev/null", "x", 1));
	EXPECT(stat("/dev/null", &st) == 0 && S_ISCHR(st.st_mode));
}

/* In a child whose files may not grow past 1000 bytes, the write fails half-way. */
static void failure_half_way(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	const char *path = fixture_write_text(&f, "good.png", "good");
	static char large[100000];
	pid_t child = fork();
	if (child == 0) {
		struct sm_diag d = {0};
		const struct rlimit most = {1000, 1000};
		(void)signal(SIGXFSZ, SIG_IGN);
		(void)setrlimit(RLIMIT_FSIZE, &most);
		bool ok = out_write(&d, path, large, sizeof(large));
		bool said = strstr(d.errors[0].text, "good.png: File too large") != NULL;
		_exit(!ok && d.code == SM_E_OUTPUT && d.n_errors == 1 && said ? 0 : 1);
	}
	int status = -1;
	EXPECT(child > 0 && waitpid(child, &status, 0) == child);
	EXPECT(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	expect_bytes(t, &f, path, "good", 4);
	EXPECT_INT(count_files(f.folder), 1);
	fixture_finish(&f);
}

static void read_only_folder(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	const char *path = fixture_write_text(&f, "good.png", "good");
	if (geteuid() != 0) { /* root may write anywhere */
		(void)chmod(f.folder, 0555);
		EXPECT(!out_write(&f.diag, path, "x", 1));
		expect_error(t, &f.diag, path, "Permission denied");
		(void)chmod(f.folder, 0755);
	}
	expect_bytes(t, &f, path, "good", 4);
	EXPECT_INT(count_files(f.folder), 1);
	fixture_finish(&f);
}

static void name_too_long(struct test_state *t)
{
	char path[5000];
	struct sm_diag d = {0};
	memset(path, 'p', sizeof(path) - 1);
	path[sizeof(path) - 1] = '\0';
	EXPECT(!out_write(&d, path, "x", 1));
	EXPECT_INT(d.code, SM_E_OUTPUT);
	EXPECT_INT(d.n_errors, 1);
	path[300] = '\0'; /* a name of 255 bytes is the most */
	d = (struct sm_diag){0};
	EXPECT(!out_write(&d, path, "x", 1));
	expect_error(t, &d, path, "File name too long");
}

/* "-" with standard output sent to `target`; what the child found goes to its status. */
static int write_to_stdout(const char *target, const char *data, size_t n, bool want)
{
	(void)fflush(stdout);
	pid_t child = fork();
	if (child == 0) {
		struct sm_diag d = {0};
		int fd = open(target, O_WRONLY | O_CREAT, 0666);
		(void)dup2(fd, STDOUT_FILENO);
		bool ok = out_write(&d, "-", data, n);
		bool said =
			ok || (d.code == SM_E_OUTPUT && d.n_errors == 1 &&
				      strcmp(d.errors[0].text,
					      "standard output: No space left on device") == 0);
		_exit(ok == want && said ? 0 : 1);
	}
	int status = -1;
	return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status)
		       ? WEXITSTATUS(status)
		       : -1;
}

static void standard_output(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	const char *path = fixture_path(&f, "stdout");
	EXPECT_INT(write_to_stdout(path, "one\0two", 7, true), 0);
	expect_bytes(t, &f, path, "one\0two", 7);
	EXPECT_INT(write_to_stdout("/dev/full", "x", 1, false), 0);
	EXPECT_INT(count_files(f.folder), 1); /* no file named "-" */
	fixture_finish(&f);
}

/* Processes that write to one path at once: it always holds the bytes of one of them. */
static void writers_at_once(struct test_state *t)
{
	enum { WRITERS = 4, ROUNDS = 60, BYTES = 200000 };
	static char bytes[BYTES];
	struct fixture f;
	fixture_init(&f);
	const char *path = fixture_path(&f, "a.png");
	pid_t children[WRITERS];
	for (int i = 0; i < WRITERS; i++) {
		children[i] = fork();
		if (children[i] == 0) {
			bool ok = true;
			memset(bytes, 'a' + i, sizeof(bytes));
			for (int k = 0; k < ROUNDS; k++) {
				struct sm_diag d = {0};
				ok = out_write(&d, path, bytes, sizeof(bytes)) && ok;
			}
			_exit(ok ? 0 : 1);
		}
	}
	size_t mixed = 0;
	for (int i = 0, left = WRITERS; left > 0; i = (i + 1) % WRITERS) {
		int status = 0;
		size_t n = 0;
		const char *got = fixture_read(&f, path, &n);
		mixed += got != NULL && (n != BYTES || memcmp(got, got + 1, n - 1) != 0);
		if (children[i] > 0 && waitpid(children[i], &status, WNOHANG) == children[i]) {
			EXPECT(WIFEXITED(status) && WEXITSTATUS(status) == 0);
			children[i] = 0;
			left--;
		}
	}
	EXPECT_INT(mixed, 0);
	EXPECT_INT(count_files(f.folder), 1);
	fixture_finish(&f);
}

/* What another process left behind under the temporary name is not touched. */
static void leftovers(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	char name[64];
	(void)snprintf(name, sizeof(name), "a.png.%ld.0.part", (long)getpid());
	const char *left = fixture_write_text(&f, name, "left");
	const char *path = fixture_path(&f, "a.png");
	EXPECT(out_write(&f.diag, path, "new", 3));
	expect_bytes(t, &f, path, "new", 3);
	expect_bytes(t, &f, left, "left", 4);
	EXPECT_INT(count_files(f.folder), 2);
	fixture_finish(&f);
}

/* One that cannot be written: none is, and no temporary file stays behind. */
static void all_or_none(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	const char *a = fixture_write_text(&f, "a", "old"), *b = fixture_path(&f, "b");
	struct out_file good[] = {
		{.path = a, .data = "one", .n = 3}, {.path = b, .data = "two", .n = 3}};
	const char *missing = fixture_path(&f, "none/c");
	struct out_file bad[] = {{.path = a, .data = "new", .n = 3},
		{.path = b, .data = "new", .n = 3}, {.path = missing, .data = "x", .n = 1}};
	struct out_file full[] = {
		{.path = a, .data = "new", .n = 3}, {.path = "/dev/full", .data = "x", .n = 1}};
	EXPECT(!out_write_all(&f.diag, bad, 3));
	expect_error(t, &f.diag, missing, "No such file or directory");
	expect_bytes(t, &f, a, "old", 3);
	EXPECT_INT(count_files(f.folder), 1);
	fixture_forget(&f);
	EXPECT(!out_write_all(&f.diag, full, 2));
	expect_error(t, &f.diag, "/dev/full", "No space left on device");
	expect_bytes(t, &f, a, "old", 3);
	EXPECT_INT(count_files(f.folder), 1);
	fixture_forget(&f);
	EXPECT(out_write_all(&f.diag, good, 2));
	expect_bytes(t, &f, a, "one", 3);
	expect_bytes(t, &f, b, "two", 3);
	EXPECT_INT(count_files(f.folder), 2);
	EXPECT(out_write_all(&f.diag, good, 0));
	EXPECT_INT(f.diag.n_errors, 0);
	fixture_finish(&f);
}

TEST_MAIN({"all or none", all_or_none}, {"writes and replaces", writes_and_replaces},
	{"missing folder", missing_folder}, {"a folder of that name", a_folder_of_that_name},
	{"full disk", full_disk}, {"failure half-way", failure_half_way},
	{"read-only folder", read_only_folder}, {"name too long", name_too_long},
	{"standard output", standard_output}, {"writers at once", writers_at_once},
	{"leftovers", leftovers})
