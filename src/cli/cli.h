/* The program: one file a command, each given the arguments after its name. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <sahelmap/sahelmap.h>

struct command {
	const char *name, *arguments, *summary; /* for --help */
	const char *details;			/* the options, a line each */
	int (*run)(int argc, char **argv);	/* argv[0] is the command's name */
};

extern const struct command command_render, command_check, command_inspect, command_dump,
	command_options, command_explain, command_schema;

/* Prints errors, warnings and notes to standard error; the exit status. */
int cli_report(const struct sm_diag *diag, bool ok);

/* Prints the text to standard output and releases it; the exit status. */
int cli_print(const struct sm_diag *diag, bool ok, struct sm_text *text);

/* A usage error in the command's words; the exit status. */
SM_PRINTF(2, 3) int cli_usage(const struct command *c, const char *fmt, ...);

/* True, and help printed, when the arguments ask for it. */
bool cli_wants_help(const struct command *c, int argc, char **argv);

/* The map file and the common options of commands that draw. */
enum { CLI_OUTPUTS_MAX = 32 };
struct cli_job {
	struct sm_job job;
	struct sm_output outputs[CLI_OUTPUTS_MAX];
	const char *format;
	bool quiet;
	char default_path[4096]; /* output when none is given */
	char map_path[4096];	 /* where the map file was found */
	char data_dir[4096];
};

/*
 * Reads the arguments. Returns -1 when the command shall go on, else the exit status.
 * `outputs` says whether -o, --format, --dpi and --report are known to the command.
 */
int cli_read_job(
	const struct command *c, int argc, char **argv, bool outputs, struct cli_job *out);

#endif
