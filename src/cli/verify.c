#include "batch/verify.h"

#include "batch/gallery_plan.h"
#include "batch/memory.h"
#include "batch/merge.h"
#include "cli/cli.h"
#include "cli/progress.h"

#include <string.h>

static void print_wrong(void *user, const struct verify_wrong *w)
{
	(void)user;
	(void)printf("%s\t%s\t%s\n", w->job, w->file, w->what);
}

static void print_redrawn(void *user, const struct batch_event *event)
{
	(void)user;
	for (size_t i = 0; i < event->diag->n_errors; i++) {
		(void)printf("%s\t%s\n", event->name, event->diag->errors[i].text);
	}
}

/* Draws again what has a receipt; counts what differs. */
static int redraw(const struct command *c, const struct cli_args *args,
	const struct verify_result *verified, struct batch_result *out)
{
	struct sm_diag diag = {0};
	struct cli_job place;
	const char *plan = args->plan != NULL ? args->plan : verified->plan;
	cli_make_data_job(plan, &place);
	struct batch_request request = {.plan_path = plan,
		.data_dir = place.job.data_dir,
		.font_dir = args->fonts,
		.out_dir = args->words[0],
		.strict_labels = args->strict_labels,
		.on_job = print_redrawn};
	if (plan[0] == '\0') {
		return cli_usage(c, "the manifest names no plan; --plan is needed to redraw");
	}
	if (args->jobs != NULL && !cli_read_jobs(args->jobs, &request.n_workers)) {
		return cli_usage(c, "-j '%s': a whole number from 1 to %d is expected",
			args->jobs, BATCH_WORKERS_MAX);
	}
	if (args->memory != NULL &&
		!memory_read_size(&diag, args->memory, &request.memory_bytes)) {
		return cli_report(&diag, false);
	}
	bool ok = batch_redraw(&diag, &request, out);
	return cli_report(&diag, ok);
}

static int run_verify(const struct command *c, const struct cli_args *args)
{
	struct sm_diag diag = {0};
	struct verify_result result;
	struct batch_result redrawn = {0};
	if (!batch_verify(&diag, args->words[0], print_wrong, NULL, &result)) {
		return cli_report(&diag, false);
	}
	int status = args->redraw ? redraw(c, args, &result, &redrawn) : 0;
	if (status != 0) {
		return status;
	}
	if (!args->quiet) {
		(void)fprintf(stderr, "%zu maps, %zu files: %zu wrong", result.n_jobs,
			result.n_files, result.n_wrong);
		if (args->redraw) {
			(void)fprintf(stderr, "; %zu drawn again, %zu of them otherwise",
				redrawn.counts.drawn + redrawn.counts.failed,
				redrawn.counts.failed);
		}
		if (result.n_unfinished > 0) {
			(void)fprintf(stderr, "; %zu unfinished", result.n_unfinished);
		}
		if (result.n_shards_lacking > 0) {
			(void)fprintf(
				stderr, "; %zu shards are lacking", result.n_shards_lacking);
		}
		(void)fputc('\n', stderr);
	}
	bool wrong = result.n_wrong > 0 || redrawn.counts.failed > 0;
	return cli_flush(wrong ? SM_E_OUTPUT : 0);
}

const struct command command_verify = {
	.name = "verify",
	.words = {"DIR"},
	.summary = "Tells which files of a batch are not those that were drawn",
	.details = "Every file is read and compared with its receipt in DIR/manifest.json.\n"
		   "The exit status is 6 when one differs or is missing.\n",
	.options = CLI_VERIFIES,
	.run = run_verify,
};

static void print_missing(void *user, const char *name)
{
	(void)user;
	(void)printf("missing\t%s\n", name);
}

/* Of what the folder holds now; the exit status. */
static int write_gallery(const struct cli_args *args)
{
	struct sm_diag diag = {0};
	struct sm_text path = {0};
	struct cli_job place;
	cli_make_data_job(args->folders[0], &place);
	const struct gallery_plan_request what = {.data_dir = place.job.data_dir,
		.out_dir = args->folders[0],
		.previous_dir = args->previous};
	bool ok = gallery_of_plan(&diag, &what, &path);
	if (ok && !args->quiet) {
		(void)printf("%s\n", path.ptr);
	}
	sm_text_finish(&path);
	return args->quiet && ok ? 0 : cli_report(&diag, ok);
}

static int run_merge(const struct command *c, const struct cli_args *args)
{
	struct sm_diag diag = {0};
	struct merge_result result;
	int status = cli_check_previous(c, args);
	if (status != 0) {
		return status;
	}
	bool ok = batch_merge(
		&diag, args->folders, args->n_folders, print_missing, NULL, &result);
	status = cli_report(&diag, ok);
	if (!ok) {
		return status;
	}
	if (!args->quiet) {
		(void)fprintf(stderr, "%s: %zu maps, %zu files copied, %zu missing\n",
			args->folders[0], result.n_jobs, result.n_copied, result.n_missing);
	}
	status = args->gallery ? write_gallery(args) : 0;
	if (status != 0) {
		return status;
	}
	return cli_flush(result.n_missing > 0 ? SM_E_OUTPUT : 0);
}

const struct command command_merge = {
	.name = "merge",
	.words = {"DIR"},
	.takes_many = true,
	.summary = "Joins what the shards of a batch drew, and tells what is missing",
	.details =
		"The first DIR receives the manifests, and the files of the others. The exit\n"
		"status is 6 when maps or shards are missing; what is there is joined.\n",
	.options = CLI_MERGES,
	.run = run_merge,
};
