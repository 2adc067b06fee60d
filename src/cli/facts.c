#include "cli/cli.h"

/* Without -o, and with -o - when no format is given, Markdown goes to standard output. */
static void add_outputs(const struct cli_args *args, struct cli_job *job)
{
	cli_add_outputs(args, job);
	if (args->n_outputs == 0) {
		job->outputs[0] = (struct sm_output){.path = "-", .format = args->format};
		job->job.n_outputs = 1;
	}
	for (size_t i = 0; i < job->job.n_outputs; i++) {
		if (cli_is_stdout(job->outputs[i].path) && args->format == NULL) {
			job->outputs[i].format = "md";
		}
	}
}

static int run(const struct command *c, const struct cli_args *args)
{
	struct cli_job job;
	int status = cli_make_job(c, args, args->words[0], &job);
	if (status >= 0) {
		return status;
	}
	add_outputs(args, &job);
	struct sm_diag diag = {0};
	cli_print_paths(&job);
	bool ok = sm_facts(&diag, &job.job);
	status = args->quiet && ok ? 0 : cli_report(&diag, ok);
	return cli_flush(status);
}

const struct command command_facts = {
	.name = "facts",
	.words = {"MAP.yaml"},
	.summary = "Prints the table behind a map: members, areas, sites, zones, sources",
	.details = "",
	.options = CLI_TELLS,
	.run = run,
};
