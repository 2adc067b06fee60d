#include "cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static bool has_ending(const char *name)
{
	size_t n = strlen(name);
	return n > 5 && strcmp(name + n - 5, ".yaml") == 0;
}

static int fail_write(const char *path)
{
	(void)fprintf(stderr, "sahelmap: %s: %s\n", path, strerror(errno));
	return SM_E_OUTPUT;
}

static int write_file(const char *path, const struct sm_text *text, bool force)
{
	FILE *f = fopen(path, force ? "w" : "wx");
	if (f == NULL && errno == EEXIST) {
		(void)fprintf(stderr,
			"sahelmap: %s: is there already; --force writes over it\n", path);
		return SM_E_OUTPUT;
	}
	if (f == NULL) {
		return fail_write(path);
	}
	bool ok = fwrite(text->ptr, 1, text->len, f) == text->len;
	ok = fclose(f) == 0 && ok;
	if (!ok) {
		return fail_write(path);
	}
	(void)printf("%s\n", path);
	return cli_flush(0);
}

static int run(const struct command *c, const struct cli_args *args)
{
	struct cli_job job;
	char path[4096];
	const char *name = args->words[0];
	int n = snprintf(path, sizeof(path), "%s%s", name, has_ending(name) ? "" : ".yaml");
	if (name[0] == '\0' || n < 0 || (size_t)n >= sizeof(path)) {
		return cli_usage(c, "the map file's name is empty or too long");
	}
	if ((args->around == NULL) == (args->from == NULL)) {
		return cli_usage(c, "either --around or --from is expected");
	}
	cli_make_data_job(path, &job);
	const struct sm_start what = {.path = path,
		.data_dir = job.job.data_dir,
		.around = args->around,
		.from = args->from,
		.date = args->date};
	struct sm_diag diag = {0};
	struct sm_text text = {0};
	bool ok = sm_start(&diag, &what, &text);
	int status = cli_report(&diag, ok);
	if (ok) {
		status = write_file(path, &text, args->force);
	}
	sm_text_finish(&text);
	return status;
}

const struct command command_new = {
	.name = "new",
	.words = {"NAME"},
	.summary = "Writes NAME.yaml, a map file with remarks that draws at once",
	.details = "Either --around or --from says what it is about.\n",
	.options = CLI_STARTS,
	.run = run,
};
