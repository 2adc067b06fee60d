#include "cli/cli.h"

/* Finds the map and draws it; without -o the placement goes to standard output, when
 * `to_stdout`, or where the library says. */
static int run(const struct command *c, const struct cli_args *args, bool to_stdout)
{
	struct cli_job job;
	int status = cli_make_job(c, args, args->words[0], &job);
	if (status >= 0) {
		return status;
	}
	const char *path = args->placement == NULL && to_stdout ? "-" : args->placement;
	if (path != NULL) {
		job.outputs[0] = (struct sm_output){
			.path = path, .format = cli_is_stdout(path) ? "yaml" : NULL};
		job.job.outputs = job.outputs;
		job.job.n_outputs = 1;
	}
	struct sm_diag diag = {0};
	cli_print_paths(&job);
	bool ok = to_stdout ? sm_place(&diag, &job.job)
			    : sm_adopt(&diag, &job.job, args->words[1], args->all);
	status = args->quiet && ok ? 0 : cli_report(&diag, ok);
	return cli_flush(status);
}

static int run_place(const struct command *c, const struct cli_args *args)
{
	return run(c, args, true);
}

static int run_adopt(const struct command *c, const struct cli_args *args)
{
	return run(c, args, false);
}

const struct command command_place = {
	.name = "place",
	.words = {"MAP.yaml"},
	.summary = "Writes where each label stands, a line each, for render to use",
	.details = "The map file uses it with labels: { placement: FILE.yaml }.\n",
	.options = CLI_PLACES,
	.run = run_place,
};

const struct command command_adopt = {
	.name = "adopt",
	.words = {"MAP.yaml", "EDITED.svg"},
	.summary = "Makes pins of the labels that were moved in an SVG of the map",
	.details = "EDITED.svg is what render wrote, changed in Inkscape: labels moved, or "
		   "deleted.\n",
	.options = CLI_ADOPTS,
	.run = run_adopt,
};
