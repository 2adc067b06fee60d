#include "batch/lock.h"
#include "fixture.h"
#include "test.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static struct lock *take(struct fixture *f, size_t shard, size_t n_shards, unsigned patience_s)
{
	struct lock *lock;
	const struct lock_request request = {.folder = f->folder,
		.shown = "out",
		.shard = shard,
		.n_shards = n_shards,
		.patience_s = patience_s};
	return lock_take(&f->arena, &request, &lock) ? lock : NULL;
}

static bool has(struct fixture *f, const char *name)
{
	return access(fixture_path(f, name), F_OK) == 0;
}

static bool is_busy(struct fixture *f)
{
	bool busy = strstr(fixture_error(f), "out: another batch is at work here: process ") !=
		    NULL;
	fixture_forget(f);
	return busy;
}

static void one_at_a_time(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct lock *first = take(&f, 0, 0, 0);
	EXPECT(first != NULL && has(&f, "lock"));
	EXPECT(take(&f, 0, 0, 0) == NULL);
	char want[64];
	(void)snprintf(want, sizeof(want), "process %ld on ", (long)getpid());
	EXPECT(strstr(fixture_error(&f), want) != NULL);
	EXPECT_INT(f.diag.code, SM_E_OUTPUT);
	EXPECT(is_busy(&f));
	lock_release(first);
	EXPECT(!has(&f, "lock"));
	struct lock *second = take(&f, 0, 0, 0);
	EXPECT(second != NULL);
	lock_release(second);
	lock_release(NULL);
	fixture_finish(&f);
}

static void of_shards(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct lock *one = take(&f, 1, 3, 0), *two = take(&f, 2, 3, 0);
	EXPECT(one != NULL && two != NULL);
	EXPECT(take(&f, 1, 3, 0) == NULL && is_busy(&f));
	EXPECT(take(&f, 0, 0, 0) == NULL && is_busy(&f)); /* all of them */
	lock_release(one);
	EXPECT(take(&f, 0, 0, 0) == NULL && is_busy(&f));
	lock_release(two);
	struct lock *all = take(&f, 0, 0, 0);
	EXPECT(all != NULL);
	EXPECT(take(&f, 3, 3, 0) == NULL && is_busy(&f));
	lock_release(all);
	fixture_finish(&f);
}

/* A process that takes a lock and is killed. */
static void of_the_dead(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	pid_t child = fork();
	if (child == 0) {
		_exit(take(&f, 0, 0, 0) == NULL);
	}
	int status = -1;
	EXPECT(waitpid(child, &status, 0) == child && WIFEXITED(status));
	EXPECT_INT(WEXITSTATUS(status), 0);
	EXPECT(has(&f, "lock"));
	struct lock *lock = take(&f, 0, 0, 0);
	EXPECT(lock != NULL);
	EXPECT_INT(f.diag.n_notes, 1);
	EXPECT(strstr(f.diag.notes[0].text, "ended without a word") != NULL);
	lock_release(lock);
	fixture_finish(&f);
}

/* One of a process that has ended, which nobody has waited for. */
static void of_a_zombie(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	pid_t child = fork();
	if (child == 0) {
		_exit(take(&f, 0, 0, 0) == NULL);
	}
	siginfo_t info;
	EXPECT(waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT) == 0);
	EXPECT_INT(info.si_status, 0);
	EXPECT(has(&f, "lock"));
	struct lock *lock = take(&f, 0, 0, 0);
	EXPECT(lock != NULL);
	lock_release(lock);
	EXPECT(waitpid(child, NULL, 0) == child);
	fixture_finish(&f);
}

/* One of a process that lives and began at another time: its number was given again. */
static void of_a_number_given_again(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct lock *lock = take(&f, 0, 0, 0);
	size_t n;
	char *text = fixture_read(&f, fixture_path(&f, "lock"), &n);
	lock_release(lock);
	char *started = strstr(text, "\nstarted ");
	EXPECT(started != NULL);
	started[sizeof("\nstarted ") - 1] =
		started[sizeof("\nstarted ") - 1] == '9' ? '8' : '9';
	(void)fixture_write_text(&f, "lock", text);
	lock = take(&f, 0, 0, 0);
	EXPECT(lock != NULL);
	lock_release(lock);
	fixture_finish(&f);
}

static const char elsewhere[] =
	"host far.example\nprocess 7\nstarted 5\nboot x\nspace y\nsince "
	"2026-01-02T03:04:05Z\n";

/* On another machine: no sign of life in all the time there is patience for. */
static void of_another_machine(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	(void)fixture_write_text(&f, "lock", elsewhere);
	struct lock *lock = take(&f, 0, 0, 1);
	EXPECT(lock != NULL);
	EXPECT(strstr(f.diag.notes[0].text,
		       "process 7 on far.example since 2026-01-02T03:04:05Z") != NULL);
	lock_release(lock);
	fixture_finish(&f);
}

/* Taken over by another, as from a process that was stopped for long: neither touched nor
 * removed by who had it before. */
static void taken_over(struct test_state *t)
{
	struct fixture f;
	struct stat st;
	size_t n;
	const struct timespec times[] = {{.tv_sec = 1000000000}, {.tv_sec = 1000000000}};
	fixture_init(&f);
	struct lock *lock = take(&f, 0, 0, 0);
	EXPECT(lock != NULL && remove(fixture_path(&f, "lock")) == 0);
	const char *path = fixture_write_text(&f, "lock", elsewhere);
	EXPECT(utimensat(AT_FDCWD, path, times, 0) == 0);
	lock_release(lock);
	bool is_there = stat(path, &st) == 0;
	EXPECT(is_there);
	EXPECT_INT(is_there ? st.st_mtim.tv_sec : 0, 1000000000);
	EXPECT_STR(is_there ? fixture_read(&f, path, &n) : "", elsewhere);
	fixture_finish(&f);
}

struct beat {
	const char *path;
	int status;
};

static void *touch_later(void *user)
{
	struct beat *b = user;
	const struct timespec pause = {.tv_nsec = 300 * 1000 * 1000};
	(void)nanosleep(&pause, NULL);
	b->status = utimensat(AT_FDCWD, b->path, NULL, 0);
	return NULL;
}

static void of_one_that_lives_there(struct test_state *t)
{
	struct fixture f;
	pthread_t thread;
	fixture_init(&f);
	struct beat beat = {fixture_write_text(&f, "lock", elsewhere), -1};
	EXPECT(pthread_create(&thread, NULL, touch_later, &beat) == 0);
	EXPECT(take(&f, 0, 0, 30) == NULL);
	EXPECT(strstr(fixture_error(&f), "process 7 on far.example") != NULL);
	EXPECT(pthread_join(thread, NULL) == 0 && beat.status == 0);
	EXPECT(has(&f, "lock"));
	fixture_finish(&f);
}

/* What is no lock of ours is taken for one of another machine. */
static void of_nobody(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	(void)fixture_write_text(&f, "lock", "garbage");
	struct lock *lock = take(&f, 0, 0, 1);
	EXPECT(lock != NULL);
	EXPECT(strstr(f.diag.notes[0].text, "on an unknown machine") != NULL);
	lock_release(lock);
	fixture_finish(&f);
}

/* Many at once: one has it, and all others are told so. */
static void a_race(struct test_state *t)
{
	enum { N = 8 };
	struct fixture f;
	pid_t children[N];
	int won = 0, lost = 0, ready[2];
	fixture_init(&f);
	(void)fixture_write_text(&f, "lock", ""); /* all find one to take over */
	EXPECT(pipe(ready) == 0);
	for (int i = 0; i < N; i++) {
		children[i] = fork();
		if (children[i] == 0) {
			char go;
			(void)close(ready[1]);
			(void)!read(ready[0], &go, 1); /* until the other end is closed */
			struct lock *lock = take(&f, 0, 0, 1);
			const struct timespec pause = {.tv_sec = 3};
			if (lock != NULL) {
				(void)nanosleep(&pause, NULL);
				lock_release(lock);
			}
			_exit(lock != NULL ? 0 : is_busy(&f) ? 1 : 2);
		}
	}
	(void)close(ready[0]);
	(void)close(ready[1]);
	for (int i = 0; i < N; i++) {
		int status = -1;
		EXPECT(waitpid(children[i], &status, 0) == children[i] && WIFEXITED(status));
		won += WEXITSTATUS(status) == 0;
		lost += WEXITSTATUS(status) == 1;
	}
	EXPECT_INT(won, 1);
	EXPECT_INT(lost, N - 1);
	fixture_finish(&f);
}

static const struct test_case cases[] = {
	{"one at a time", one_at_a_time},
	{"of shards", of_shards},
	{"of a process that was killed", of_the_dead},
	{"of a process that nobody has waited for", of_a_zombie},
	{"of a process whose number was given again", of_a_number_given_again},
	{"of another machine", of_another_machine},
	{"of one that lives on another machine", of_one_that_lives_there},
	{"taken over by another", taken_over},
	{"of nobody", of_nobody},
	{"a race", a_race},
};

int main(void)
{
	return test_main(cases, sizeof(cases) / sizeof(cases[0]));
}
