#include "cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool read_dpi(const char *s, double *out)
{
	char *end;
	errno = 0;
	long v = strtol(s, &end, 10);
	*out = (double)v;
	return errno == 0 && end != s && *end == '\0' && v >= 10 && v <= 2400;
}

/* A side of the page; one that was not given stays 0. Returns -1, or the exit status. */
static int read_side(
	const struct command *c, const char *option, const char *value, double *out_pt)
{
	return value == NULL || (sm_length(value, out_pt) && *out_pt > 0)
		       ? -1
		       : cli_usage(c, "%s '%s': a length such as 120mm is expected", option,
				 value);
}

/* Without -o: a file of the map's name in the current folder. */
static void default_output(const char *format, struct cli_job *job)
{
	const char *slash = strrchr(job->map_path, '/');
	const char *name = slash == NULL ? job->map_path : slash + 1;
	const char *dot = strrchr(name, '.');
	int n = dot == NULL || dot == name ? (int)strlen(name) : (int)(dot - name);
	(void)snprintf(job->default_path, sizeof(job->default_path), "%.*s{-date}.%s", n, name,
		format == NULL ? "png" : format);
	job->outputs[0] = (struct sm_output){.path = job->default_path, .format = format};
	job->job.n_outputs = 1;
}

static int add_outputs(
	const struct command *c, const struct cli_args *args, struct cli_job *job)
{
	for (size_t i = 0; i < args->n_outputs; i++) {
		if (cli_is_stdout(args->outputs[i]) && args->format == NULL) {
			return cli_usage(c, "-o - needs --format png, svg or pdf");
		}
	}
	cli_add_outputs(args, job);
	if (args->n_outputs == 0) {
		default_output(args->format, job);
	}
	job->job.report_path = args->report;
	job->job.depfile_path = args->depfile;
	return -1;
}

int cli_make_render_job(
	const struct command *c, const struct cli_args *args, struct cli_job *job)
{
	int status = cli_make_job(c, args, args->words[0], job);
	if (status >= 0) {
		return status;
	}
	if (args->dpi != NULL && !read_dpi(args->dpi, &job->job.dpi)) {
		return cli_usage(
			c, "--dpi '%s': a whole number from 10 to 2400 is expected", args->dpi);
	}
	if (!cli_read_threads(args->threads, &job->job.n_threads)) {
		return cli_usage(c, "--threads '%s': a number from 1 to %d is expected",
			args->threads, SM_THREADS_MAX);
	}
	job->job.svg_text = args->svg_text;
	job->job.svg_css = args->svg_css;
	job->job.worldfile = args->worldfile;
	job->job.fragment = args->fragment;
	job->job.svg_id_prefix = args->svg_id_prefix;
	status = read_side(c, "--width", args->width, &job->job.width_pt);
	if (status < 0) {
		status = read_side(c, "--height", args->height, &job->job.height_pt);
	}
	if (status < 0) {
		status = cli_read_press(c, args, job);
	}
	if (status < 0) {
		status = add_outputs(c, args, job);
	}
	return status;
}

int cli_read_press(const struct command *c, const struct cli_args *args, struct cli_job *job)
{
	char *end = NULL;
	job->job.strict = args->strict;
	if (args->print != NULL && args->screen != NULL) {
		return cli_usage(c, "--print or --screen: a map is seen at one size at a time");
	}
	if (args->screen != NULL) {
		enum { SCREEN_MIN_PX = 50, SCREEN_MAX_PX = 32000 };
		long px = strtol(args->screen, &end, 10);
		if (end == args->screen || (*end != '\0' && strcmp(end, "px") != 0) ||
			px < SCREEN_MIN_PX || px > SCREEN_MAX_PX) {
			return cli_usage(c,
				"--screen '%s': a width from %d to %d pixels such as 900px is "
				"expected",
				args->screen, SCREEN_MIN_PX, SCREEN_MAX_PX);
		}
		job->job.screen_width_px = (double)px;
	}
	return read_side(c, "--print", args->print, &job->job.print_width_pt);
}

static int run(const struct command *c, const struct cli_args *args)
{
	struct cli_job job;
	int status = cli_make_render_job(c, args, &job);
	if (status >= 0) {
		return status;
	}
	struct sm_diag diag = {0};
	struct sm_text timing = {0};
	cli_print_paths(&job);
	job.job.timing = args->timing ? &timing : NULL;
	bool ok = sm_render(&diag, &job.job);
	status = args->quiet && ok ? 0 : cli_report(&diag, ok);
	if (timing.ptr != NULL) {
		(void)fputs(timing.ptr, stderr);
	}
	sm_text_finish(&timing);
	return cli_flush(status);
}

const struct command command_render = {
	.name = "render",
	.words = {"MAP.yaml"},
	.summary = "Draws a map and prints the path of each file written",
	.details = "MAP.yaml is a path, or the bare name of an installed map such as "
		   "alliance; - is standard input, whose paths start in the current folder.\n",
	.options = CLI_DRAWS | CLI_WRITES | CLI_TIMES,
	.run = run,
};
