/* The program: one file a command, each given its arguments already read. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <sahelmap/sahelmap.h>

enum { CLI_WORDS_MAX = 2, CLI_OUTPUTS_MAX = 32, CLI_FOLDERS_MAX = 4096 };

/* What stands after the command's name; all strings are argv's. NULL: not given. */
struct cli_args {
	const char *words[CLI_WORDS_MAX]; /* what is no option, in order */
	const char *outputs[CLI_OUTPUTS_MAX];
	const char
		*folders[CLI_FOLDERS_MAX]; /* of a command that takes many words: all of them */
	size_t n_words, n_outputs, n_folders;
	const char *date, *lang, *fonts, *format, *dpi, *report, *width, *height, *depfile,
		*style;
	const char *svg_text, *svg_id_prefix;
	const char *around, *from, *placement, *page, *previous;
	const char *jobs, *threads, *memory, *out, *shard, *plan, *cache;
	const char *print, *screen, *simulate, *picture;
	bool list, dry_run, redraw, fail_fast, json, gallery;
	bool quiet, force, timing, strict_labels, show_boxes, all, svg_css, worldfile, fragment,
		strict;
};

/* Which options a command knows. */
enum {
	CLI_DRAWS = 1,
	CLI_WRITES = 2,
	CLI_TELLS = 4,
	CLI_STARTS = 8,
	CLI_SHOWS = 16,
	CLI_PLACES = 32,
	CLI_ADOPTS = 64,
	CLI_SAYS = 128,
	CLI_BATCHES = 256,
	CLI_VERIFIES = 512,
	CLI_MERGES = 1024,
	CLI_COMPARES = 4096,
	CLI_TIMES = 8192,
	CLI_CHECKS = 16384,
};

struct command {
	const char *name;
	const char *words[CLI_WORDS_MAX]; /* what must be given, as usage lines call it */
	const char *summary, *details;	  /* for --help; details may be "" */
	unsigned options;		  /* CLI_DRAWS and so on */
	bool takes_many;		  /* its one word may be repeated */
	int (*run)(const struct command *c, const struct cli_args *args);
};

extern const struct command command_alt, command_batch, command_render, command_check,
	command_facts, command_inspect, command_dump, command_new, command_options,
	command_merge, command_place, command_adopt, command_explain, command_schema,
	command_verify, command_diff, command_watch;

/*
 * Reads argv[1...] as the command's words and options. Returns -1 when the command shall go
 * on, else the exit status: help was asked for and printed, or an error reported.
 */
int cli_read_args(const struct command *c, int argc, char **argv, struct cli_args *out);

/* Prints errors, warnings and notes to standard error; the exit status. */
int cli_report(const struct sm_diag *diag, bool ok);

/* Prints the text to standard output and releases it; the exit status. */
int cli_print(const struct sm_diag *diag, bool ok, struct sm_text *text);

/* Sees to it, when all went well, that all of standard output was written; the status. */
int cli_flush(int status);

/* A usage error in the command's words; the exit status. */
SM_PRINTF(2, 3) int cli_usage(const struct command *c, const char *fmt, ...);

/* The rest of such a message: "; did you mean 'render'?", or "". */
struct cli_hint {
	char text[128];
};
struct cli_hint cli_suggest(const char *word, const char *const *words, size_t n);

/* Before anything is done: whether --previous can be, as a usage error or one of SM_E_DATA; the
 * exit status, 0 when it can. */
int cli_check_previous(const struct command *c, const struct cli_args *args);

/* The value of -j; false when it is none. */
bool cli_read_threads(const char *s, size_t *out); /* NULL: one for each core */
bool cli_read_jobs(const char *s, unsigned *out);

/* Whether the path is standard output; NULL is not. */
bool cli_is_stdout(const char *path);

/* The map file and what to draw of it. */
struct cli_job {
	struct sm_job job;
	struct sm_output outputs[CLI_OUTPUTS_MAX];
	char map_text[256 * 1024]; /* of a map file that is standard input */
	char default_path[4096];   /* output when none is given */
	char map_path[4096];	   /* where the map file was found */
	char data_dir[4096];
};

/* Finds the map file and the installed data. Returns -1, or the exit status of an error. */
int cli_make_job(const struct command *c, const struct cli_args *args, const char *map,
	struct cli_job *out);

/* The same with all that render draws and writes. */
int cli_make_render_job(
	const struct command *c, const struct cli_args *args, struct cli_job *job);

/* The same for a data file, which need not be there. */
void cli_make_data_job(const char *path, struct cli_job *out);

/* At which size the job's map will be seen, and whether its faults are errors. Returns -1, or
 * the exit status of an error. */
int cli_read_press(const struct command *c, const struct cli_args *args, struct cli_job *job);

/* Gives the job the outputs asked for, all of the format given. */
void cli_add_outputs(const struct cli_args *args, struct cli_job *job);

/* Has the paths of what is written printed, unless standard output is taken for bytes. */
void cli_print_paths(struct cli_job *job);

#endif
