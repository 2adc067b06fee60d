#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

static int run(int argc, char **argv)
{
	struct cli_job job;
	int status = cli_read_job(&command_render, argc, argv, true, &job);
	if (status >= 0) {
		return status;
	}
	struct sm_diag diag = {0};
	bool ok = sm_render(&diag, &job.job);
	status = job.quiet && ok ? 0 : cli_report(&diag, ok);
	for (size_t i = 0; ok && i < job.job.n_outputs; i++) {
		if (strcmp(job.outputs[i].path, "-") != 0) {
			(void)printf("%s\n", job.outputs[i].path);
		}
	}
	return status;
}

const struct command command_render = {
	.name = "render",
	.arguments = "MAP.yaml [-o FILE]... [--date D] [--lang L] [--format F] [--dpi N] "
		     "[--report FILE.json]",
	.summary = "Draws a map",
	.details =
		"  -o FILE        what to write; the format follows the ending (.png, .svg, "
		".pdf);\n"
		"                 - is standard output; may be repeated; without it a PNG of "
		"the\n"
		"                 map's name is written into the current folder\n"
		"  --date D       draw the map as of this day (2022-08-15, 2022-08 or 2022)\n"
		"  --lang L       language of the edition (en, fr, ...)\n"
		"  --format F     png, svg or pdf, whatever the ending\n"
		"  --dpi N        resolution of PNG\n"
		"  --report FILE  write what was drawn, and what found no place, as JSON\n"
		"  --fonts DIR    folder of the font files the style names\n"
		"  -q, --quiet    no notes and warnings\n",
	.run = run,
};
