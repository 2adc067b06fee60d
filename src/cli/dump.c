#include "cli/cli.h"

static int run(int argc, char **argv)
{
	struct cli_job job;
	if (cli_wants_help(&command_dump, argc, argv)) {
		return 0;
	}
	if (argc < 2) {
		return cli_usage(&command_dump, "which stage?");
	}
	int status = cli_read_job(&command_dump, argc - 1, argv + 1, false, &job);
	if (status >= 0) {
		return status;
	}
	struct sm_diag diag = {0};
	struct sm_text text = {0};
	bool ok = sm_dump(&diag, &job.job, argv[1], &text);
	return cli_print(&diag, ok, &text);
}

const struct command command_dump = {
	.name = "dump",
	.arguments = "STAGE MAP.yaml [--date D] [--lang L]",
	.summary = "Prints a stage of the pipeline as text",
	.details = "  STAGE  document, spec, features, view, labels, scene or report\n",
	.run = run,
};
