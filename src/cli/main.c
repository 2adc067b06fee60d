#include "cli/cli.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static const struct command *const commands[] = {&command_render, &command_batch,
	&command_verify, &command_merge, &command_check, &command_facts, &command_alt,
	&command_place, &command_adopt, &command_new, &command_inspect, &command_dump,
	&command_options, &command_explain, &command_schema};
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

int cli_flush(int status)
{
	if (status != 0 || (fflush(stdout) == 0 && ferror(stdout) == 0)) {
		return status;
	}
	(void)fprintf(stderr, "sahelmap: standard output: %s\n", strerror(errno));
	return SM_E_OUTPUT;
}

int cli_print(const struct sm_diag *diag, bool ok, struct sm_text *text)
{
	int status = cli_report(diag, ok);
	if (ok) {
		(void)fwrite(text->ptr, 1, text->len, stdout);
		status = cli_flush(status);
	}
	sm_text_finish(text);
	return status;
}

static void print_help(void)
{
	(void)fputs("usage: sahelmap COMMAND ...\n\nDraws annotated maps of regions from a map "
		    "file.\n\n",
		stdout);
	for (size_t i = 0; i < N_COMMANDS; i++) {
		const struct command *c = commands[i];
		char head[64];
		(void)snprintf(head, sizeof(head), "%s %s %s", c->name,
			c->words[0] ? c->words[0] : "", c->words[1] ? c->words[1] : "");
		(void)printf("  %-26s %s\n", head, c->summary);
	}
	(void)fputs(
		"\n  sahelmap COMMAND --help tells more, sahelmap --version the versions.\n"
		"Exit status: 2 usage, 3 map file, 4 data, 5 projection, 6 output, 7 limit, "
		"8 memory.\n",
		stdout);
}

static int print_version(void)
{
	struct sm_diag diag = {0};
	struct sm_text text = {0};
	(void)printf("sahelmap %s\n", sm_version());
	bool ok = sm_libraries(&diag, &text);
	return cli_print(&diag, ok, &text);
}

static int unknown_command(const char *name)
{
	const char *names[N_COMMANDS + 2] = {"--help", "--version"};
	const char *dot = strrchr(name, '.');
	for (size_t i = 0; i < N_COMMANDS; i++) {
		names[i + 2] = commands[i]->name;
	}
	if (dot != NULL && strcmp(dot, ".yaml") == 0) {
		(void)fprintf(stderr,
			"sahelmap: no command '%s'; did you mean 'sahelmap render %s'?\n", name,
			name);
	} else {
		(void)fprintf(stderr, "sahelmap: no %s '%s'%s\n",
			name[0] == '-' ? "option" : "command", name,
			cli_suggest(name, names, N_COMMANDS + 2).text);
	}
	(void)fputs("usage: sahelmap COMMAND ..., see sahelmap --help\n", stderr);
	return SM_E_USAGE;
}

static bool is_one_of(const char *arg, const char *a, const char *b)
{
	return strcmp(arg, a) == 0 || strcmp(arg, b) == 0;
}

int main(int argc, char **argv)
{
	const char *name = argc > 1 ? argv[1] : "";
	if (argc < 2) {
		(void)fputs("sahelmap: a command is missing\n"
			    "usage: sahelmap COMMAND ..., see sahelmap --help\n",
			stderr);
		return SM_E_USAGE;
	}
	if (is_one_of(name, "--version", "-V")) {
		return print_version();
	}
	if (is_one_of(name, "--help", "-h") || strcmp(name, "help") == 0) {
		print_help();
		return cli_flush(0);
	}
	for (size_t i = 0; i < N_COMMANDS; i++) {
		if (strcmp(commands[i]->name, name) == 0) {
			struct cli_args args;
			int status = cli_read_args(commands[i], argc - 1, argv + 1, &args);
			return status >= 0 ? status : commands[i]->run(commands[i], &args);
		}
	}
	return unknown_command(name);
}
