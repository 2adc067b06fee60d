#include "cli/cli.h"

static int run(const struct command *c, const struct cli_args *args)
{
	struct sm_diag diag = {0};
	struct sm_text text = {0};
	bool ok = sm_inspect(&diag, args->words[0], &text);
	return cli_print(&diag, ok, &text);
}

const struct command command_inspect = {
	.name = "inspect",
	.words = {"FILE"},
	.summary = "Describes a shapefile or CSV table: type, system, encoding, fields",
	.details = "",
	.run = run,
};
