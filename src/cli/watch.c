#include "cli/cli.h"

#include "cli/watcher.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

/* Redrawing begins when nothing has happened for QUIET_MS, as programs write a file in several
 * steps, but no later than LATEST_MS after the first of these. */
enum { QUIET_MS = 25, LATEST_MS = 120 };

enum { WRITTEN_MAX = 64 };

/* A file, whatever its name. */
struct file_number {
	dev_t device;
	ino_t number;
};

struct watch {
	struct watcher watcher;
	int signals; /* readable when the program shall end */
	bool failed; /* a file cannot be watched */
	bool ends;
	bool may_break_off; /* what is drawn, when an input changes meanwhile */
	bool breaks_off;
	bool prints; /* the paths of what was written */
	struct file_number written[WRITTEN_MAX];
	size_t n_written;
};

static bool is_readable(int fd)
{
	struct pollfd p = {.fd = fd, .events = POLLIN};
	return poll(&p, 1, 0) > 0;
}

/* What the map itself writes is no reason to draw it again. */
static void on_written(void *user, const char *path)
{
	struct watch *w = user;
	struct stat st;
	if (w->prints) {
		(void)printf("%s\n", path);
		(void)fflush(stdout);
	}
	if (w->n_written < WRITTEN_MAX && stat(path, &st) == 0) {
		w->written[w->n_written++] = (struct file_number){st.st_dev, st.st_ino};
	}
}

static bool is_written(const struct watch *w, const char *path)
{
	struct stat st;
	bool is_there = stat(path, &st) == 0;
	for (size_t i = 0; is_there && i < w->n_written; i++) {
		if (w->written[i].device == st.st_dev && w->written[i].number == st.st_ino) {
			return true;
		}
	}
	return false;
}

static void on_input(void *user, const char *path, bool found)
{
	struct watch *w = user;
	if (!w->failed && !is_written(w, path) && !watcher_add(&w->watcher, path, found)) {
		w->failed = true;
		(void)fprintf(
			stderr, "sahelmap: %s: cannot be watched: %s\n", path, strerror(errno));
	}
}

static bool on_stage(void *user, const char *stage, double done)
{
	struct watch *w = user;
	(void)stage;
	(void)done;
	w->ends = w->ends || is_readable(w->signals);
	w->breaks_off = w->may_break_off && watcher_take(&w->watcher);
	return !w->ends && !w->breaks_off;
}

static long ms_since(const struct timespec *begin)
{
	struct timespec now;
	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return (now.tv_sec - begin->tv_sec) * 1000 + (now.tv_nsec - begin->tv_nsec) / 1000000;
}

/* Waits until an input has changed, unless one has, and until whoever changes it is ready;
 * false: the end. */
static bool wait_for_change(struct watch *w, bool changed)
{
	struct pollfd fds[] = {
		{.fd = w->signals, .events = POLLIN}, {.fd = w->watcher.fd, .events = POLLIN}};
	struct timespec first;
	(void)clock_gettime(CLOCK_MONOTONIC, &first);
	for (;;) {
		int n = poll(fds, 2, changed ? QUIET_MS : -1);
		if (n < 0 ? errno != EINTR : n > 0 && fds[0].revents != 0) {
			return false;
		}
		if (n > 0 && watcher_take(&w->watcher) && !changed) {
			changed = true;
			(void)clock_gettime(CLOCK_MONOTONIC, &first);
		}
		if (changed && (n == 0 || ms_since(&first) >= LATEST_MS)) {
			return true;
		}
	}
}

/* Draws once and watches what was read for it; true: an input has changed since. */
static bool draw(struct watch *w, const struct cli_job *job, bool quiet)
{
	struct sm_diag diag = {0};
	const char *map = job->job.map_path;
	w->n_written = 0;
	w->breaks_off = false;
	watcher_begin(&w->watcher);
	on_input(w, map, access(map, F_OK) == 0);
	bool ok = sm_render(&diag, &job->job);
	bool changed = watcher_end(&w->watcher) || w->breaks_off;
	/* The next one is not broken off, or a busy file would keep the map from being drawn.
	 */
	w->may_break_off = !w->breaks_off;
	if (!w->ends && !w->breaks_off && (!ok || !quiet)) {
		(void)cli_report(&diag, ok);
	}
	return changed;
}

static int loop(struct watch *w, const struct cli_job *job, bool quiet)
{
	for (bool first = true;; first = false) {
		bool changed = draw(w, job, quiet);
		if (w->ends || w->failed) {
			return w->failed ? SM_E_LIMIT : 0;
		}
		if (first && !quiet) {
			(void)fprintf(stderr,
				"sahelmap: watching %s and what it reads; Ctrl-C ends\n",
				job->job.map_path);
		}
		if (!wait_for_change(w, changed)) {
			return 0;
		}
		if (!quiet) {
			(void)fprintf(stderr, "sahelmap: changed: %s\n", w->watcher.name);
		}
	}
}

/* Signals are read, not delivered, so that one comes only where it is looked for. */
static int open_signals(void)
{
	sigset_t set;
	(void)sigemptyset(&set);
	(void)sigaddset(&set, SIGINT);
	(void)sigaddset(&set, SIGTERM);
	return sigprocmask(SIG_BLOCK, &set, NULL) == 0
		       ? signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK)
		       : -1;
}

static int run(const struct command *c, const struct cli_args *args)
{
	struct cli_job job;
	struct watch w = {.signals = -1, .may_break_off = true};
	if (cli_is_stdout(args->words[0])) {
		return cli_usage(c, "standard input does not change; a map file is expected");
	}
	for (size_t i = 0; i < args->n_outputs; i++) {
		if (cli_is_stdout(args->outputs[i])) {
			return cli_usage(c, "-o -: watch writes into files");
		}
	}
	int status = cli_make_render_job(c, args, &job);
	if (status >= 0) {
		return status;
	}
	cli_print_paths(&job);
	w.prints = job.job.on_written != NULL;
	job.job.on_written = on_written;
	job.job.on_stage = on_stage;
	job.job.on_input = on_input;
	job.job.user = &w;
	w.signals = open_signals();
	if (w.signals < 0 || !watcher_init(&w.watcher)) {
		(void)fprintf(
			stderr, "sahelmap: files cannot be watched: %s\n", strerror(errno));
		status = SM_E_LIMIT;
	} else {
		status = loop(&w, &job, args->quiet);
	}
	watcher_finish(&w.watcher);
	if (w.signals >= 0) {
		(void)close(w.signals);
	}
	return cli_flush(status);
}

const struct command command_watch = {
	.name = "watch",
	.words = {"MAP.yaml"},
	.summary = "Draws a map, and again whenever a file it is made from changes",
	.details = "Errors are shown, and the map is drawn again once they are mended. SIGINT "
		   "(Ctrl-C) or\nSIGTERM ends it.\n",
	.options = CLI_DRAWS | CLI_WRITES,
	.run = run,
};
