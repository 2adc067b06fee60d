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

/* The pictures asked for: of the map that `sahelmap new --from` would write. */
static int draw(const struct cli_args *args, struct cli_job *job)
{
	struct sm_diag diag = {0};
	struct sm_text map = {0};
	const struct sm_start what = {.data_dir = job->job.data_dir, .from = job->job.map_path};
	cli_add_outputs(args, job);
	bool ok = sm_start(&diag, &what, &map);
	diag = ok ? (struct sm_diag){0} : diag; /* the drawing says the same again */
	job->job.map_text = map.ptr;
	job->job.dpi = 110;
	ok = ok && sm_render(&diag, &job->job);
	sm_text_finish(&map);
	return cli_report(&diag, ok);
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
	if (args->n_outputs > 0 && is_map(path)) {
		return cli_usage(c, "-o is for data files; sahelmap render draws maps");
	}
	for (size_t i = 0; i < args->n_outputs; i++) {
		if (cli_is_stdout(args->outputs[i])) {
			return cli_usage(c, "-o needs a file: standard output has the text");
		}
	}
	struct sm_diag diag = {0};
	struct sm_text text = {0};
	bool ok = sm_inspect(&diag, &job.job, &text);
	int status = cli_print(&diag, ok, &text);
	return status != 0 || args->n_outputs == 0 ? status : draw(args, &job);
}

const struct command command_inspect = {
	.name = "inspect",
	.words = {"FILE|MAP.yaml"},
	.summary = "Describes a data file, or the sources of a map: system, encoding, fields",
	.details = "",
	.options = CLI_SHOWS,
	.run = run,
};
