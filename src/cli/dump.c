#include "cli/cli.h"

static int run(const struct command *c, const struct cli_args *args)
{
	struct cli_job job;
	int status = cli_make_job(c, args, args->words[1], &job);
	if (status >= 0) {
		return status;
	}
	struct sm_diag diag = {0};
	struct sm_text text = {0};
	bool ok = sm_dump(&diag, &job.job, args->words[0], &text);
	if (ok && args->quiet) {
		diag = (struct sm_diag){0};
	}
	return cli_print(&diag, ok, &text);
}

const struct command command_dump = {
	.name = "dump",
	.words = {"STAGE", "MAP.yaml"},
	.summary = "Prints a stage of the pipeline as text",
	.details = "STAGE is document, spec, features, view, labels, scene or report.\n",
	.options = CLI_DRAWS,
	.run = run,
};
