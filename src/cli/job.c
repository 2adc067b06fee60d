#include "cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool exists(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0;
}

/* Cuts the last part off a path; false when there is none. */
static bool go_up(char *path)
{
	char *slash = strrchr(path, '/');
	if (slash == NULL || slash == path) {
		return false;
	}
	*slash = '\0';
	return true;
}

/*
 * The data that belongs to this program: share/sahelmap beside bin/ when installed, the
 * source tree when the program runs from its build folder.
 */
static void find_data_dir(char *out, size_t size)
{
	char exe[4000], styles[4096];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof(exe) - 1);
	out[0] = '\0';
	if (n <= 0) {
		return;
	}
	exe[n] = '\0';
	bool has_two = go_up(exe); /* the program, then its folder */
	has_two = has_two && go_up(exe);
	if (!has_two) {
		return;
	}
	static const char *const places[] = {"share/sahelmap", "."};
	for (size_t i = 0; i < 2; i++) {
		(void)snprintf(styles, sizeof(styles), "%s/%s/styles", exe, places[i]);
		if (exists(styles)) {
			(void)snprintf(out, size, "%s/%s", exe, places[i]);
			return;
		}
	}
}

/* Map files are found where they are said to be, else among the installed ones. */
static void find_map(struct cli_job *out, const char *path)
{
	static const char *const places[] = {"", "maps/"};
	static const char *const endings[] = {"", ".yaml"};
	(void)snprintf(out->map_path, sizeof(out->map_path), "%s", path);
	for (size_t i = 0; !exists(out->map_path) && path[0] != '/' && i < 4; i++) {
		char candidate[sizeof(out->map_path)];
		int n = snprintf(candidate, sizeof(candidate), "%s/%s%s%s", out->data_dir,
			places[i / 2], path, endings[i % 2]);
		if (n > 0 && (size_t)n < sizeof(candidate) && exists(candidate)) {
			memcpy(out->map_path, candidate, (size_t)n + 1);
		}
	}
	out->job.map_path = out->map_path;
}

static bool read_dpi(const char *s, double *out)
{
	char *end;
	errno = 0;
	long v = strtol(s, &end, 10);
	*out = (double)v;
	return errno == 0 && end != s && *end == '\0' && v >= 10 && v <= 2400;
}

/* Which options take a value, and where it goes. */
static const char **target(struct cli_job *out, const char *name, bool outputs)
{
	if (strcmp(name, "--date") == 0) {
		return &out->job.date;
	}
	if (strcmp(name, "--lang") == 0) {
		return &out->job.lang;
	}
	if (strcmp(name, "--fonts") == 0) {
		return &out->job.font_dir;
	}
	if (outputs && strcmp(name, "--report") == 0) {
		return &out->job.report_path;
	}
	if (outputs && strcmp(name, "--format") == 0) {
		return &out->format;
	}
	if (outputs && (strcmp(name, "-o") == 0 || strcmp(name, "--output") == 0) &&
		out->job.n_outputs < CLI_OUTPUTS_MAX) {
		return &out->outputs[out->job.n_outputs++].path;
	}
	return NULL;
}

/* One option with its value; the number of arguments taken, or 0 after an error. */
static int read_option(
	const struct command *c, int left, char **argv, bool outputs, struct cli_job *out)
{
	const char *name = argv[0];
	if (strcmp(name, "--quiet") == 0 || strcmp(name, "-q") == 0) {
		out->quiet = true;
		return 1;
	}
	bool dpi = outputs && strcmp(name, "--dpi") == 0;
	const char **to = dpi ? NULL : target(out, name, outputs);
	if (to == NULL && !dpi) {
		(void)cli_usage(c, "unknown option '%s'", name);
		return 0;
	}
	if (left < 2) {
		(void)cli_usage(c, "%s needs a value", name);
		return 0;
	}
	if (!dpi) {
		*to = argv[1];
	} else if (!read_dpi(argv[1], &out->job.dpi)) {
		(void)cli_usage(
			c, "--dpi '%s': a whole number from 10 to 2400 is expected", argv[1]);
		return 0;
	}
	return 2;
}

/* Without -o: a file of the map's name in the current folder. */
static void default_output(struct cli_job *out)
{
	const char *slash = strrchr(out->map_path, '/');
	const char *name = slash == NULL ? out->map_path : slash + 1;
	const char *dot = strrchr(name, '.');
	int n = dot == NULL || dot == name ? (int)strlen(name) : (int)(dot - name);
	(void)snprintf(out->default_path, sizeof(out->default_path), "%.*s.%s", n, name,
		out->format == NULL ? "png" : out->format);
	out->outputs[0].path = out->default_path;
	out->job.n_outputs = 1;
}

static int finish_outputs(const struct command *c, struct cli_job *out)
{
	if (out->job.n_outputs == 0) {
		default_output(out);
	}
	for (size_t i = 0; i < out->job.n_outputs; i++) {
		struct sm_output *o = &out->outputs[i];
		o->format = out->format;
		if (strcmp(o->path, "-") == 0 && o->format == NULL) {
			return cli_usage(c, "-o - needs --format png, svg or pdf");
		}
	}
	out->job.outputs = out->outputs;
	return -1;
}

int cli_read_job(
	const struct command *c, int argc, char **argv, bool outputs, struct cli_job *out)
{
	const char *map = NULL;
	*out = (struct cli_job){0};
	if (cli_wants_help(c, argc, argv)) {
		return 0;
	}
	for (int i = 1; i < argc;) {
		if (argv[i][0] == '-' && argv[i][1] != '\0') {
			int taken = read_option(c, argc - i, argv + i, outputs, out);
			if (taken == 0) {
				return SM_E_USAGE;
			}
			i += taken;
		} else if (map != NULL) {
			return cli_usage(
				c, "one map file at a time: '%s' and '%s'", map, argv[i]);
		} else {
			map = argv[i++];
		}
	}
	if (map == NULL) {
		return cli_usage(c, "which map file?");
	}
	find_data_dir(out->data_dir, sizeof(out->data_dir));
	out->job.data_dir = out->data_dir[0] == '\0' ? NULL : out->data_dir;
	find_map(out, map);
	return outputs ? finish_outputs(c, out) : -1;
}
