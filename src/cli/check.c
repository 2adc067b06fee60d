#include "cli/cli.h"

#include <stdio.h>

static int run(const struct command *c, const struct cli_args *args)
{
	struct cli_job job;
	int status = cli_make_job(c, args, args->words[0], &job);
	if (status < 0) {
		status = cli_read_press(c, args, &job);
	}
	if (status < 0 && (args->simulate == NULL) != (args->picture == NULL)) {
		status = cli_usage(c, "--simulate and -o go together");
	}
	if (status >= 0) {
		return status;
	}
	job.outputs[0].path = args->picture;
	job.job.outputs = job.outputs;
	job.job.n_outputs = args->picture == NULL ? 0 : 1;
	job.job.simulate = args->simulate;
	struct sm_diag diag = {0};
	struct sm_text findings = {0};
	bool ok = sm_check(&diag, &job.job, args->json ? &findings : NULL);
	status = ok && args->quiet ? 0 : cli_report(&diag, ok);
	if (findings.len > 0) {
		(void)fwrite(findings.ptr, 1, findings.len, stdout);
	} else if (ok) {
		(void)printf("%s: no errors, %zu warning%s\n", job.job.map_path,
			diag.n_warnings, diag.n_warnings == 1 ? "" : "s");
	}
	sm_text_finish(&findings);
	return cli_flush(status);
}

const struct command command_check = {
	.name = "check",
	.words = {"MAP.yaml"},
	.summary = "Says what is wrong with a map file, its data and the finished map; writes "
		   "nothing",
	.details = "What it finds on the finished map are warnings, with --strict errors.\n",
	.options = CLI_DRAWS | CLI_CHECKS,
	.run = run,
};
