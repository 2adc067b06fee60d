#include "cli/cli.h"

static int run(const struct command *c, const struct cli_args *args)
{
	struct cli_job job;
	struct sm_diag diag = {0};
	struct sm_text text = {0};
	int status = cli_make_job(c, args, args->words[0], &job);
	if (status >= 0) {
		return status;
	}
	bool ok = sm_alt(&diag, &job.job, &text);
	if (args->quiet && ok) {
		diag = (struct sm_diag){0};
	}
	return cli_print(&diag, ok, &text);
}

const struct command command_alt = {
	.name = "alt",
	.words = {"MAP.yaml"},
	.summary =
		"Prints the map in words, briefly and at length, for those who do not see it",
	.details = "",
	.options = CLI_SAYS,
	.run = run,
};
