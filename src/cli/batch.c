#include "batch/gallery_plan.h"
#include "batch/memory.h"
#include "cli/cli.h"
#include "cli/progress.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What a running batch tells, and whether it was interrupted. */
struct watch {
	struct progress progress;
	sigset_t signals; /* blocked, and asked for at every tick */
	int caught;	  /* 0: none yet */
};

static void on_job(void *user, const struct batch_event *event)
{
	struct watch *w = user;
	progress_job(&w->progress, event);
}

/* The first signal ends the batch after the running maps, the second at once: what is not at
 * its final name is lost, nothing else. */
static bool on_tick(void *user, const struct batch_counts *counts)
{
	struct watch *w = user;
	const struct timespec at_once = {0};
	int signal = sigtimedwait(&w->signals, NULL, &at_once);
	if (signal > 0 && w->caught != 0) {
		_exit(128 + signal);
	}
	if (signal > 0) {
		w->caught = signal;
		if (w->progress.kind != PROGRESS_JSON) {
			(void)fputs("\nsahelmap: the maps begun are finished; once more ends "
				    "at once\n",
				stderr);
		}
	}
	progress_tick(&w->progress, counts);
	return w->caught == 0;
}

int cli_check_previous(const struct command *c, const struct cli_args *args)
{
	struct sm_diag diag = {0};
	if (args->previous == NULL) {
		return 0;
	}
	if (!args->gallery) {
		return cli_usage(c, "--previous goes with --gallery, which shows it");
	}
	return cli_report(&diag, gallery_has_previous(&diag, args->previous));
}

/* A number from 1 to `most`. */
static bool read_count(const char *s, long most, long *out)
{
	char *end;
	errno = 0;
	*out = strtol(s, &end, 10);
	return errno == 0 && end != s && *end == '\0' && *out >= 1 && *out <= most;
}

bool cli_read_jobs(const char *s, unsigned *out)
{
	long v;
	bool ok = read_count(s, BATCH_WORKERS_MAX, &v);
	*out = (unsigned)v;
	return ok;
}

bool cli_read_threads(const char *s, size_t *out)
{
	long v = 0;
	bool ok = s == NULL || read_count(s, SM_THREADS_MAX, &v);
	*out = s == NULL ? sm_processors() : (size_t)v;
	return ok;
}

static void print_job(void *user, const struct batch_event *event)
{
	(void)user;
	(void)fputs(event->name, stdout);
	for (size_t i = 0; i < event->n_paths; i++) {
		(void)printf("\t%s", event->paths[i]);
	}
	(void)putchar('\n');
}

static int list(struct batch_request *request)
{
	struct sm_diag diag = {0};
	request->on_job = print_job;
	bool ok = batch_list(&diag, request);
	return cli_flush(cli_report(&diag, ok));
}

static void print_stale(void *user, const struct batch_event *event)
{
	progress_stale(user, event);
}

/* Which maps would be drawn, and why. */
static int dry_run(struct batch_request *request, const struct progress *progress)
{
	struct sm_diag diag = {0};
	struct batch_result result;
	struct progress p = *progress;
	request->on_job = print_stale;
	request->user = &p;
	bool ok = batch_stale(&diag, request, &result);
	if (ok) {
		progress_end_stale(&p, &result);
	}
	return cli_flush(cli_report(&diag, ok));
}

static enum progress_kind choose_kind(const struct cli_args *args)
{
	if (args->json) {
		return PROGRESS_JSON;
	}
	return args->quiet	       ? PROGRESS_QUIET
	       : isatty(STDERR_FILENO) ? PROGRESS_BAR
				       : PROGRESS_LINES;
}

/* Of all maps that are drawn; the exit status. */
static int write_gallery(const struct batch_request *request, const struct cli_args *args,
	struct progress *progress)
{
	struct sm_diag diag = {0};
	struct sm_text path = {0};
	const struct gallery_plan_request what = {.plan_path = request->plan_path,
		.data_dir = request->data_dir,
		.out_dir = request->out_dir,
		.previous_dir = args->previous,
		.n_workers = request->n_workers};
	bool ok = gallery_of_plan(&diag, &what, &path);
	progress_gallery(progress, ok ? path.ptr : NULL);
	sm_text_finish(&path);
	return args->quiet && ok ? 0 : cli_report(&diag, ok);
}

static int draw(struct batch_request *request, const struct cli_args *args)
{
	struct sm_diag diag = {0};
	struct batch_result result;
	struct watch w = {.progress.kind = choose_kind(args)};
	(void)sigemptyset(&w.signals);
	(void)sigaddset(&w.signals, SIGINT);
	(void)sigaddset(&w.signals, SIGTERM);
	(void)pthread_sigmask(SIG_BLOCK, &w.signals, NULL); /* the workers inherit that */
	request->on_job = on_job;
	request->on_tick = on_tick;
	request->user = &w;
	progress_begin(&w.progress);
	bool ok = batch_run(&diag, request, &result);
	(void)cli_report(&diag, ok);
	int status = 0;
	if (ok) {
		status = args->gallery && w.caught == 0
				 ? write_gallery(request, args, &w.progress)
				 : 0;
		progress_end(&w.progress, &result);
	}
	progress_finish(&w.progress);
	if (!ok) {
		return (int)diag.code;
	}
	if (w.caught != 0) {
		return 128 + w.caught;
	}
	return cli_flush(result.code != SM_OK ? (int)result.code : status);
}

static const char *variable(const char *name)
{
	return getenv(name);
}

static int run(const struct command *c, const struct cli_args *args)
{
	struct cli_job place;
	cli_make_data_job(args->words[0], &place);
	struct batch_request request = {.plan_path = args->words[0],
		.data_dir = place.job.data_dir,
		.font_dir = args->fonts,
		.out_dir = args->out,
		.cache_dir = args->cache,
		.fail_fast = args->fail_fast,
		.strict_labels = args->strict_labels};
	if (args->jobs != NULL && !cli_read_jobs(args->jobs, &request.n_workers)) {
		return cli_usage(c, "-j '%s': a whole number from 1 to %d is expected",
			args->jobs, BATCH_WORKERS_MAX);
	}
	struct sm_diag diag = {0};
	if (args->memory != NULL &&
		!memory_read_size(&diag, args->memory, &request.memory_bytes)) {
		return cli_report(&diag, false);
	}
	if (args->shard != NULL && !shard_read(&diag, args->shard, variable, &request.shard)) {
		return cli_report(&diag, false);
	}
	int status = cli_check_previous(c, args);
	if (status != 0) {
		return status;
	}
	if (args->gallery && args->shard != NULL) {
		return cli_usage(
			c, "--gallery shows all maps, and --shard draws a part of them");
	}
	if (args->dry_run) {
		const struct progress p = {.kind = choose_kind(args)};
		return dry_run(&request, &p);
	}
	return args->list ? list(&request) : draw(&request, args);
}

const struct command command_batch = {
	.name = "batch",
	.words = {"PLAN.yaml"},
	.summary = "Draws the maps of a plan: every date, language, size, ... of a map",
	.details =
		"A plan names map files and what they are to be drawn for; see docs/batch.md.\n"
		"A signal (Ctrl-C) ends it after the maps that are being drawn, a second one\n"
		"at once.\n",
	.options = CLI_BATCHES,
	.run = run,
};
