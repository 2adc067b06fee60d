#include "cli/cli.h"

/* Runs a function that makes a text from nothing. */
static int print_made(const struct command *c, int argc, char **argv,
	bool (*make)(struct sm_diag *diag, struct sm_text *out))
{
	struct sm_diag diag = {0};
	struct sm_text text = {0};
	if (cli_wants_help(c, argc, argv)) {
		return 0;
	}
	if (argc != 1) {
		return cli_usage(c, "no arguments are expected");
	}
	bool ok = make(&diag, &text);
	return cli_print(&diag, ok, &text);
}

static int run_options(int argc, char **argv)
{
	return print_made(&command_options, argc, argv, sm_options);
}

static int run_schema(int argc, char **argv)
{
	return print_made(&command_schema, argc, argv, sm_schema);
}

static int run_explain(int argc, char **argv)
{
	struct sm_diag diag = {0};
	struct sm_text text = {0};
	if (cli_wants_help(&command_explain, argc, argv)) {
		return 0;
	}
	if (argc != 2) {
		return cli_usage(&command_explain, "one option's name is expected");
	}
	bool ok = sm_explain(&diag, argv[1], &text);
	return cli_print(&diag, ok, &text);
}

const struct command command_options = {
	.name = "options",
	.arguments = "",
	.summary = "Prints the reference of all options of map file and style",
	.details = "",
	.run = run_options,
};

const struct command command_explain = {
	.name = "explain",
	.arguments = "KEY",
	.summary = "Explains one option, such as page.width or style.fill",
	.details = "",
	.run = run_explain,
};

const struct command command_schema = {
	.name = "schema",
	.arguments = "",
	.summary = "Prints the JSON Schema of the map file, for editors",
	.details = "",
	.run = run_schema,
};
