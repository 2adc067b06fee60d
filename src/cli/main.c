#include "cli/cli.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct command *const commands[] = {&command_render, &command_check,
	&command_inspect, &command_dump, &command_options, &command_explain, &command_schema};
enum { N_COMMANDS = sizeof(commands) / sizeof(commands[0]) };

static void print_messages(const struct sm_message *m, size_t n, const char *what)
{
	for (size_t i = 0; i < n; i++) {
		(void)fprintf(stderr, "sahelmap: %s%s", what, m[i].text);
		if (m[i].count > 1) {
			(void)fprintf(stderr, " (and %u more like it)", m[i].count - 1);
		}
		(void)fputc('\n', stderr);
	}
}

int cli_report(const struct sm_diag *diag, bool ok)
{
	print_messages(diag->notes, diag->n_notes, "");
	print_messages(diag->warnings, diag->n_warnings, "warning: ");
	if (diag->more_warnings > 0) {
		(void)fprintf(stderr, "sahelmap: %u more warnings\n", diag->more_warnings);
	}
	print_messages(diag->errors, diag->n_errors, "");
	return ok ? 0 : (int)diag->code;
}

int cli_print(const struct sm_diag *diag, bool ok, struct sm_text *text)
{
	int status = cli_report(diag, ok);
	if (ok &&
		(fwrite(text->ptr, 1, text->len, stdout) != text->len || fflush(stdout) != 0)) {
		perror("sahelmap: standard output");
		status = SM_E_OUTPUT;
	}
	sm_text_finish(text);
	return status;
}

int cli_usage(const struct command *c, const char *fmt, ...)
{
	va_list args;
	(void)fputs("sahelmap: ", stderr);
	va_start(args, fmt);
	(void)vfprintf(stderr, fmt, args);
	va_end(args);
	(void)fprintf(stderr, "\nusage: sahelmap %s %s\n", c->name, c->arguments);
	return SM_E_USAGE;
}

bool cli_wants_help(const struct command *c, int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
			(void)printf("usage: sahelmap %s %s\n\n%s.\n%s%s", c->name,
				c->arguments, c->summary, c->details[0] == '\0' ? "" : "\n",
				c->details);
			return true;
		}
	}
	return false;
}

static void print_help(FILE *to)
{
	(void)fputs("usage: sahelmap COMMAND ...\n\nDraws annotated maps of regions from a map "
		    "file.\n\n",
		to);
	for (size_t i = 0; i < N_COMMANDS; i++) {
		(void)fprintf(to, "  %-8s %-22s %s\n", commands[i]->name,
			strlen(commands[i]->arguments) > 22 ? "MAP.yaml [options]"
							    : commands[i]->arguments,
			commands[i]->summary);
	}
	(void)fputs(
		"\n  sahelmap COMMAND --help tells more; sahelmap --version the versions.\n"
		"Exit status: 2 usage, 3 map file, 4 data, 5 projection, 6 output, 7 limit, "
		"8 memory.\n",
		to);
}

static int print_version(void)
{
	struct sm_diag diag = {0};
	struct sm_text text = {0};
	(void)printf("sahelmap %s\n", sm_version());
	bool ok = sm_libraries(&diag, &text);
	return cli_print(&diag, ok, &text);
}

int main(int argc, char **argv)
{
	const char *name = argc > 1 ? argv[1] : "";
	if (strcmp(name, "--version") == 0) {
		return print_version();
	}
	if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 ||
		strcmp(name, "help") == 0) {
		print_help(stdout);
		return 0;
	}
	for (size_t i = 0; i < N_COMMANDS; i++) {
		if (strcmp(commands[i]->name, name) == 0) {
			return commands[i]->run(argc - 1, argv + 1);
		}
	}
	if (argc > 1) {
		(void)fprintf(stderr, "sahelmap: no command '%s'\n", name);
	}
	print_help(stderr);
	return SM_E_USAGE;
}
