#include "batch/diff.h"
#include "cli/cli.h"

static int run(const struct command *c, const struct cli_args *args)
{
	struct sm_diag diag = {0};
	struct sm_text text = {0};
	bool differ = false;
	const struct diff_request what = {.old_path = args->words[0],
		.new_path = args->words[1],
		.page_path = args->page,
		.as_json = args->json};
	(void)c;
	bool ok = diff_editions(&diag, &what, &differ, &text);
	int status = cli_print(&diag, ok, &text);
	return status == 0 && differ ? 1 : status;
}

const struct command command_diff = {
	.name = "diff",
	.words = {"OLD", "NEW"},
	.summary = "Compares two editions of a map, or of a folder of maps",
	.details =
		"OLD and NEW are two files of one format (.png, .svg, .pdf, .eps, or reports "
		".json), or\ntwo folders, in which maps of one name are compared. Exit status: "
		"0 all are equal,\n1 some differ, 2 and more an error.\n",
	.options = CLI_COMPARES,
	.run = run,
};
