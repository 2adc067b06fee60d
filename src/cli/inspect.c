#include "cli/cli.h"

#include <string.h>
#include <strings.h>

/* A map file has its ending, or none when it is an installed one. */
static bool is_map(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *dot = strrchr(slash == NULL ? path : slash, '.');
	return dot == NULL || strcasecmp(dot, ".yaml") == 0 || strcasecmp(dot, ".yml") == 0;
}

static int run(const struct command *c, const struct cli_args *args)
{
	struct cli_job job;
	const char *path = args->words[0];
	if (is_map(path)) {
		int status = cli_make_job(c, args, path, &job);
		if (status >= 0) {
			return status;
		}
	} else {
		cli_make_data_job(path, &job);
	}
	struct sm_diag diag = {0};
	struct sm_text text = {0};
	bool ok = sm_inspect(&diag, &job.job, &text);
	return cli_print(&diag, ok, &text);
}

const struct command command_inspect = {
	.name = "inspect",
	.words = {"FILE|MAP.yaml"},
	.summary = "Describes a data file, or the sources of a map: system, encoding, fields",
	.details = "",
	.run = run,
};
