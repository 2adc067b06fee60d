#include "cli/cli.h"

#include <stdio.h>

static int run(int argc, char **argv)
{
	struct cli_job job;
	int status = cli_read_job(&command_check, argc, argv, false, &job);
	if (status >= 0) {
		return status;
	}
	struct sm_diag diag = {0};
	bool ok = sm_check(&diag, &job.job);
	status = cli_report(&diag, ok);
	if (ok) {
		(void)printf(
			"%s: no errors, %zu warnings\n", job.job.map_path, diag.n_warnings);
	}
	return status;
}

const struct command command_check = {
	.name = "check",
	.arguments = "MAP.yaml [--date D] [--lang L]",
	.summary = "Says what is wrong with a map file and its data, and writes nothing",
	.details = "  --date D  as of this day\n  --lang L  in this language\n",
	.run = run,
};
