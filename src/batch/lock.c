/* flock() and gethostname(). NOLINTNEXTLINE(bugprone-reserved-identifier,cert-dcl37-c) */
#define _DEFAULT_SOURCE
#include "batch/lock.h"

#include "base/buf.h"
#include "base/path.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE_S = 35, BEAT_S = 10, WORD = 128, TEXT = 1024 };

/* Who holds a lock. */
struct owner {
	char host[WORD];
	long pid;
	unsigned long long started; /* of the process, in ticks since the machine started */
	char boot[WORD];	    /* which start of the machine */
	char space[WORD];	    /* in which numbers of processes count */
	char since[WORD];	    /* for people */
};

struct lock {
	const char *folder;
	char path[4096];
	int fd; /* of the file, whoever else's is at the path by now */
	pthread_t thread;
	pthread_mutex_t mutex;
	pthread_cond_t wake;
	bool is_ending;
};

static void first_line(const char *path, char out[WORD])
{
	FILE *f = fopen(path, "r");
	out[0] = '\0';
	if (f != NULL) {
		if (fgets(out, WORD, f) == NULL) {
			out[0] = '\0';
		}
		(void)fclose(f);
	}
	out[strcspn(out, "\r\n")] = '\0';
}

/* When a process started, in ticks; 0 when that is not told, and of one that has ended and was
 * not waited for: where no init does that it stays in the table for ever. */
static unsigned long long start_of(long pid)
{
	enum { FIELDS_BETWEEN = 19 };
	char path[64], text[TEXT] = "";
	(void)snprintf(path, sizeof(path), "/proc/%ld/stat", pid);
	FILE *f = fopen(path, "r");
	if (f == NULL) {
		return 0;
	}
	size_t n = fread(text, 1, sizeof(text) - 1, f);
	(void)fclose(f);
	text[n] = '\0';
	const char *at = strrchr(text, ')'); /* its name may hold anything */
	if (at != NULL && strncmp(at, ") Z", 3) == 0) {
		return 0;
	}
	for (int i = 0; at != NULL && i <= FIELDS_BETWEEN; i++) {
		at = strchr(at + 1, ' ');
	}
	return at == NULL ? 0 : strtoull(at + 1, NULL, 10);
}

static void identify(struct owner *out)
{
	struct tm utc;
	time_t now = time(NULL);
	*out = (struct owner){.pid = (long)getpid()};
	if (gethostname(out->host, sizeof(out->host) - 1) != 0 || out->host[0] == '\0') {
		(void)snprintf(out->host, sizeof(out->host), "unknown");
	}
	out->started = start_of(out->pid);
	first_line("/proc/sys/kernel/random/boot_id", out->boot);
	ssize_t n = readlink("/proc/self/ns/pid", out->space, sizeof(out->space) - 1);
	out->space[n > 0 ? n : 0] = '\0';
	if (gmtime_r(&now, &utc) != NULL) {
		(void)strftime(out->since, sizeof(out->since), "%Y-%m-%dT%H:%M:%SZ", &utc);
	}
}

static void write_owner(const struct owner *o, char out[TEXT])
{
	(void)snprintf(out, TEXT,
		"host %s\nprocess %ld\nstarted %llu\nboot %s\nspace %s\nsince %s\n", o->host,
		o->pid, o->started, o->boot, o->space, o->since);
}

/* What stands behind a word at the beginning of a line. */
static bool value_of(const char *text, const char *word, char out[WORD])
{
	size_t n = strlen(word);
	out[0] = '\0';
	for (const char *line = text; line != NULL; line = strchr(line, '\n')) {
		line += *line == '\n';
		if (strncmp(line, word, n) == 0 && line[n] == ' ') {
			(void)snprintf(out, WORD, "%.*s", (int)strcspn(line + n + 1, "\n"),
				line + n + 1);
			return out[0] != '\0';
		}
	}
	return false;
}

/* A lock that is no text of ours has no owner: its host is "". */
static void read_owner(const char *path, struct owner *out)
{
	char text[TEXT] = "", pid[WORD], started[WORD];
	FILE *f = fopen(path, "r");
	*out = (struct owner){0};
	if (f == NULL) {
		return;
	}
	size_t n = fread(text, 1, sizeof(text) - 1, f);
	(void)fclose(f);
	text[n] = '\0';
	if (!value_of(text, "process", pid) || !value_of(text, "started", started) ||
		!value_of(text, "boot", out->boot) || !value_of(text, "space", out->space) ||
		!value_of(text, "since", out->since) || !value_of(text, "host", out->host)) {
		*out = (struct owner){0};
		return;
	}
	out->pid = strtol(pid, NULL, 10);
	out->started = strtoull(started, NULL, 10);
}

enum life { ALIVE, GONE, UNKNOWN };

static enum life life_of(const struct owner *o, const struct owner *us)
{
	if (o->host[0] == '\0' || strcmp(o->host, us->host) != 0) {
		return UNKNOWN;
	}
	if (strcmp(o->boot, us->boot) != 0) {
		/* Of two machines with one name, or of one that was started again. */
		return strcmp(o->space, us->space) == 0 ? GONE : UNKNOWN;
	}
	if (strcmp(o->space, us->space) != 0) {
		return UNKNOWN;
	}
	bool is_there = kill((pid_t)o->pid, 0) == 0 || errno == EPERM;
	return is_there && (o->started == 0 || start_of(o->pid) == o->started) ? ALIVE : GONE;
}

/* When the lock was touched last; false when it is gone. */
static bool touched(const char *path, struct timespec *out)
{
	struct stat st;
	bool ok = stat(path, &st) == 0;
	*out = ok ? st.st_mtim : (struct timespec){0};
	return ok;
}

static bool is_same_time(struct timespec a, struct timespec b)
{
	return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

/* Waits until an owner elsewhere gives a sign of life, leaves, or patience ends. */
static enum life watch(const char *path, unsigned patience_s)
{
	struct timespec first, now;
	const struct timespec pause = {.tv_nsec = 200000000};
	if (!touched(path, &first)) {
		return GONE;
	}
	for (unsigned i = 0; i < 5 * patience_s; i++) {
		(void)nanosleep(&pause, NULL);
		if (!touched(path, &now)) {
			return GONE;
		}
		if (!is_same_time(first, now)) {
			return ALIVE;
		}
	}
	return GONE;
}

bool lock_alone(struct sm_diag *d, const char *folder, bool (*change)(void *user), void *user)
{
	char path[4096];
	int n = snprintf(path, sizeof(path), "%s/guard", folder);
	int fd = n < (int)sizeof(path) ? open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666) : -1;
	if (fd < 0) {
		return diag_fail(d, SM_E_OUTPUT, "%s: %s", path, strerror(errno));
	}
	/* Not every shared file system has it. */
	while (flock(fd, LOCK_EX) != 0 && errno == EINTR) {
	}
	bool ok = change(user);
	(void)close(fd);
	return ok;
}

struct attempt {
	struct arena *a;
	const struct lock_request *request;
	struct owner us;
	const char *name;     /* of the lock wanted */
	char path[4096];      /* of that, then of the one in the way */
	struct owner other;   /* who holds it */
	struct timespec seen; /* when that was touched last */
	const char *dead;     /* a lock that was watched in vain, and when it was touched */
	struct timespec dead_seen;
	int fd; /* of the lock that was taken */
	bool is_taken, is_blocked;
};

/* Whether a lock of that name excludes ours. */
static bool excludes(const struct attempt *t, const char *name)
{
	bool is_lock = strcmp(name, "lock") == 0 || strncmp(name, "lock-", 5) == 0;
	return is_lock && (t->request->n_shards == 0 || strcmp(name, "lock") == 0 ||
				  strcmp(name, t->name) == 0);
}

static bool is_dead(const struct attempt *t)
{
	return t->dead != NULL && strcmp(t->dead, t->path) == 0 &&
	       is_same_time(t->dead_seen, t->seen);
}

/* Removes the locks of owners that are gone, up to the first of another. */
static bool clear_way(struct attempt *t)
{
	const struct lock_request *r = t->request;
	DIR *dir = opendir(r->folder);
	if (dir == NULL) {
		return diag_fail(t->a->diag, SM_E_OUTPUT, "%s: %s", r->folder, strerror(errno));
	}
	for (struct dirent *e = NULL; !t->is_blocked && (e = readdir(dir)) != NULL;) {
		if (!excludes(t, e->d_name)) {
			continue;
		}
		(void)snprintf(t->path, sizeof(t->path), "%s/%s", r->folder, e->d_name);
		if (!touched(t->path, &t->seen)) {
			continue;
		}
		read_owner(t->path, &t->other);
		t->is_blocked = life_of(&t->other, &t->us) != GONE && !is_dead(t);
		if (!t->is_blocked && remove(t->path) == 0) {
			diag_note(t->a->diag, "batch-lock",
				"%s: the batch of process %ld on %s since %s ended without a "
				"word; "
				"its work is kept",
				r->shown, t->other.pid,
				t->other.host[0] == '\0' ? "an unknown machine" : t->other.host,
				t->other.since);
		}
	}
	(void)closedir(dir);
	return true;
}

/* The lock appears with all that is in it: others never see an empty one. */
static bool create(struct attempt *t)
{
	char text[TEXT], temp[4160];
	(void)snprintf(t->path, sizeof(t->path), "%s/%s", t->request->folder, t->name);
	(void)snprintf(temp, sizeof(temp), "%s.%ld.new", t->path, t->us.pid);
	write_owner(&t->us, text);
	FILE *f = fopen(temp, "w");
	bool ok = f != NULL && fwrite(text, 1, strlen(text), f) == strlen(text);
	ok = f != NULL && fclose(f) == 0 && ok;
	ok = ok && link(temp, t->path) == 0;
	int error = errno;
	t->fd = ok ? open(temp, O_RDONLY | O_CLOEXEC) : -1;
	if (ok && t->fd < 0) {
		error = errno;
		ok = false;
		(void)remove(t->path);
	}
	(void)remove(temp);
	t->is_taken = ok;
	t->is_blocked = !ok && error == EEXIST;
	return ok || t->is_blocked ||
	       diag_fail(t->a->diag, SM_E_OUTPUT, "%s: %s", t->path, strerror(error));
}

static bool attempt_alone(void *user)
{
	struct attempt *t = user;
	t->is_blocked = t->is_taken = false;
	return clear_way(t) && (t->is_blocked || create(t));
}

static bool busy(const struct attempt *t)
{
	return diag_fail(t->a->diag, SM_E_OUTPUT,
		"%s: another batch is at work here: process %ld on %s since %s; wait for it, "
		"or "
		"take another folder",
		t->request->shown, t->other.pid,
		t->other.host[0] == '\0' ? "an unknown machine" : t->other.host,
		t->other.since);
}

/* Tries, and watches owners whose life can only be told from their lock. */
static bool take(struct attempt *t)
{
	enum { TRIES = 20 };
	unsigned patience_s = t->request->patience_s == 0 ? PATIENCE_S : t->request->patience_s;
	for (int i = 0; i < TRIES; i++) {
		if (!lock_alone(t->a->diag, t->request->folder, attempt_alone, t)) {
			return false;
		}
		if (t->is_taken) {
			return true;
		}
		if (life_of(&t->other, &t->us) == ALIVE ||
			watch(t->path, patience_s) == ALIVE) {
			break;
		}
		t->dead = arena_strdup(t->a, t->path);
		t->dead_seen = t->seen;
		if (t->dead == NULL) {
			return false;
		}
	}
	return busy(t);
}

/* Removes the lock, unless another has taken it over. */
static bool remove_own(void *user)
{
	const struct lock *l = user;
	struct stat own, there;
	if (fstat(l->fd, &own) == 0 && stat(l->path, &there) == 0 &&
		own.st_dev == there.st_dev && own.st_ino == there.st_ino) {
		(void)remove(l->path);
	}
	return true;
}

static void let_go(struct lock *l)
{
	struct sm_diag quiet = {0};
	if (!lock_alone(&quiet, l->folder, remove_own, l)) {
		(void)remove_own(l);
	}
	(void)close(l->fd);
}

/* By a clock that nobody sets. False: it could not be made. */
static bool make_wake(struct lock *l)
{
	pthread_condattr_t clock;
	if (pthread_condattr_init(&clock) != 0) {
		return false;
	}
	bool ok = pthread_condattr_setclock(&clock, CLOCK_MONOTONIC) == 0 &&
		  pthread_cond_init(&l->wake, &clock) == 0;
	(void)pthread_condattr_destroy(&clock);
	return ok;
}

/* Touches the lock until it is released. */
static void *beat(void *user)
{
	struct lock *l = user;
	(void)pthread_mutex_lock(&l->mutex);
	while (!l->is_ending) {
		struct timespec until;
		(void)clock_gettime(CLOCK_MONOTONIC, &until);
		until.tv_sec += BEAT_S;
		(void)pthread_cond_timedwait(&l->wake, &l->mutex, &until);
		(void)futimens(l->fd, NULL);
	}
	(void)pthread_mutex_unlock(&l->mutex);
	return NULL;
}

static bool start_beat(struct sm_diag *d, struct lock *l)
{
	sigset_t all, old;
	if (!make_wake(l)) {
		let_go(l);
		return diag_fail(d, SM_E_NOMEM, "out of memory");
	}
	(void)pthread_mutex_init(&l->mutex, NULL);
	(void)sigfillset(&all); /* signals are for the threads of the program */
	(void)pthread_sigmask(SIG_SETMASK, &all, &old);
	int error = pthread_create(&l->thread, NULL, beat, l);
	(void)pthread_sigmask(SIG_SETMASK, &old, NULL);
	if (error == 0) {
		return true;
	}
	let_go(l);
	return diag_fail(d, SM_E_LIMIT, "no thread could be started: %s", strerror(error));
}

bool lock_take(struct arena *a, const struct lock_request *request, struct lock **out)
{
	char name[80] = "lock";
	struct attempt t = {.a = a, .request = request, .name = name};
	*out = NULL;
	if (request->n_shards > 0) {
		(void)snprintf(name, sizeof(name), "lock-%zu-of-%zu", request->shard,
			request->n_shards);
	}
	struct lock *l = arena_alloc(a, 1, sizeof(*l));
	identify(&t.us);
	if (l == NULL || !take(&t)) {
		return false;
	}
	memcpy(l->path, t.path, sizeof(l->path));
	l->folder = request->folder;
	l->fd = t.fd;
	if (!start_beat(a->diag, l)) {
		return false;
	}
	*out = l;
	return true;
}

void lock_release(struct lock *lock)
{
	if (lock == NULL) {
		return;
	}
	(void)pthread_mutex_lock(&lock->mutex);
	lock->is_ending = true;
	(void)pthread_cond_signal(&lock->wake);
	(void)pthread_mutex_unlock(&lock->mutex);
	(void)pthread_join(lock->thread, NULL);
	(void)pthread_cond_destroy(&lock->wake);
	(void)pthread_mutex_destroy(&lock->mutex);
	let_go(lock);
}
