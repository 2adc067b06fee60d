#include "cli/cli.h"

static int run(int argc, char **argv)
{
	struct sm_diag diag = {0};
	struct sm_text text = {0};
	if (cli_wants_help(&command_inspect, argc, argv)) {
		return 0;
	}
	if (argc != 2) {
		return cli_usage(&command_inspect, "one data file is expected");
	}
	bool ok = sm_inspect(&diag, argv[1], &text);
	return cli_print(&diag, ok, &text);
}

const struct command command_inspect = {
	.name = "inspect",
	.arguments = "FILE",
	.summary = "Describes a shapefile or CSV table: type, system, encoding, fields",
	.details = "",
	.run = run,
};
