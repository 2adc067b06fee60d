#include "cli/cli.h"

static int run_options(const struct command *c, const struct cli_args *args)
{
	struct sm_diag diag = {0};
	struct sm_text text = {0};
	bool ok = sm_options(&diag, &text);
	return cli_print(&diag, ok, &text);
}

static int run_schema(const struct command *c, const struct cli_args *args)
{
	struct sm_diag diag = {0};
	struct sm_text text = {0};
	bool ok = sm_schema(&diag, &text);
	return cli_print(&diag, ok, &text);
}

static int run_explain(const struct command *c, const struct cli_args *args)
{
	struct sm_diag diag = {0};
	struct sm_text text = {0};
	bool ok = sm_explain(&diag, args->words[0], &text);
	return cli_print(&diag, ok, &text);
}

const struct command command_options = {
	.name = "options",
	.summary = "Prints the reference of all options of map file and style",
	.details = "",
	.run = run_options,
};

const struct command command_explain = {
	.name = "explain",
	.words = {"KEY"},
	.summary = "Explains one option, such as page.width or style.fill",
	.details = "",
	.run = run_explain,
};

const struct command command_schema = {
	.name = "schema",
	.summary = "Prints the JSON Schema of the map file, for editors",
	.details = "",
	.run = run_schema,
};
