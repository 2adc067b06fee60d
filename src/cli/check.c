#include "cli/cli.h"

#include <stdio.h>

static int run(const struct command *c, const struct cli_args *args)
{
	struct cli_job job;
	int status = cli_make_job(c, args, args->words[0], &job);
	if (status >= 0) {
		return status;
	}
	struct sm_diag diag = {0};
	bool ok = sm_check(&diag, &job.job);
	status = ok && args->quiet ? 0 : cli_report(&diag, ok);
	if (ok) {
		(void)printf("%s: no errors, %zu warning%s\n", job.job.map_path,
			diag.n_warnings, diag.n_warnings == 1 ? "" : "s");
	}
	return cli_flush(status);
}

const struct command command_check = {
	.name = "check",
	.words = {"MAP.yaml"},
	.summary = "Says what is wrong with a map file and its data, and writes nothing",
	.details = "",
	.options = CLI_DRAWS,
	.run = run,
};
