#include "cli/cli.h"

#include <dirent.h>
#include <stdio.h>
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

/* Whether the folder of that path is one of data; if so it is the answer. */
static bool try_data_dir(const char *base, const char *below, char *out, size_t size)
{
	char styles[4200];
	(void)snprintf(out, size, "%s%s", base, below);
	(void)snprintf(styles, sizeof(styles), "%s/styles", out);
	return exists(styles);
}

/*
 * The data that belongs to this program: share/sahelmap beside bin/ when installed, the
 * source tree when the program runs from its build folder, else where it was to be installed.
 */
static void find_data_dir(char *out, size_t size)
{
	char exe[4000];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof(exe) - 1);
	exe[n > 0 ? n : 0] = '\0';
	bool has_two = go_up(exe); /* the program, then its folder */
	has_two = has_two && go_up(exe);
	if ((has_two && (try_data_dir(exe, "/share/sahelmap", out, size) ||
				try_data_dir(exe, "", out, size))) ||
		try_data_dir(SAHELMAP_DATA_DIR, "", out, size)) {
		return;
	}
	out[0] = '\0';
}

/* Compared without the ending, which all have in common. */
static int not_found(const char *path, const char *data_dir)
{
	enum { NAMES_MAX = 64, NAME_BYTES = 64, ENDING = 5 };
	char folder[4200], word[NAME_BYTES], texts[NAMES_MAX][NAME_BYTES];
	const char *names[NAMES_MAX];
	size_t n = 0;
	(void)snprintf(folder, sizeof(folder), "%s/maps", data_dir);
	DIR *maps = strchr(path, '/') == NULL ? opendir(folder) : NULL;
	for (struct dirent *e; maps != NULL && n < NAMES_MAX && (e = readdir(maps)) != NULL;) {
		size_t length = strlen(e->d_name);
		if (length > ENDING && length < NAME_BYTES &&
			strcmp(e->d_name + length - ENDING, ".yaml") == 0) {
			memcpy(texts[n], e->d_name, length - ENDING);
			texts[n][length - ENDING] = '\0';
			names[n] = texts[n];
			n++;
		}
	}
	if (maps != NULL) {
		(void)closedir(maps);
	}
	(void)snprintf(word, sizeof(word), "%.*s", (int)strcspn(path, "."), path);
	(void)fprintf(stderr, "sahelmap: %s: No such file or directory%s\n", path,
		cli_suggest(word, names, n).text);
	return SM_E_SPEC;
}

/* Map files are found where they are said to be, else among the installed ones. */
static bool find_map(struct cli_job *out, const char *path)
{
	static const char *const places[] = {"", "maps/"};
	static const char *const endings[] = {"", ".yaml"};
	(void)snprintf(out->map_path, sizeof(out->map_path), "%s", path);
	bool found = exists(path);
	for (size_t i = 0; !found && out->data_dir[0] != '\0' && path[0] != '/' && i < 4; i++) {
		char candidate[sizeof(out->map_path)];
		int n = snprintf(candidate, sizeof(candidate), "%s/%s%s%s", out->data_dir,
			places[i / 2], path, endings[i % 2]);
		struct stat st;
		if (n > 0 && (size_t)n < sizeof(candidate) && stat(candidate, &st) == 0 &&
			S_ISREG(st.st_mode)) {
			memcpy(out->map_path, candidate, (size_t)n + 1);
			found = true;
		}
	}
	out->job.map_path = out->map_path;
	return found;
}

/* The map file from standard input, whose paths start in the current folder. */
static int read_map(struct cli_job *out)
{
	size_t n = fread(out->map_text, 1, sizeof(out->map_text), stdin);
	if (ferror(stdin) || n == sizeof(out->map_text) ||
		memchr(out->map_text, '\0', n) != NULL) {
		(void)fprintf(stderr, "sahelmap: standard input: %s\n",
			ferror(stdin) ? "cannot be read"
				      : "a map file of less than 256 KiB is expected");
		return SM_E_SPEC;
	}
	out->map_text[n] = '\0';
	out->job.map_text = out->map_text;
	out->job.map_path = "stdin.yaml";
	return -1;
}

int cli_make_job(const struct command *c, const struct cli_args *args, const char *map,
	struct cli_job *out)
{
	*out = (struct cli_job){0};
	if (map[0] == '\0') {
		return cli_usage(c, "the map file's name is empty");
	}
	find_data_dir(out->data_dir, sizeof(out->data_dir));
	int status = -1;
	if (cli_is_stdout(map)) {
		status = read_map(out);
	} else if (!find_map(out, map)) {
		status = not_found(map, out->data_dir);
	}
	if (status >= 0) {
		return status;
	}
	out->job.data_dir = out->data_dir[0] == '\0' ? NULL : out->data_dir;
	out->job.date = args->date;
	out->job.lang = args->lang;
	out->job.style = args->style;
	out->job.font_dir = args->fonts;
	out->job.strict_labels = args->strict_labels;
	out->job.show_boxes = args->show_boxes;
	return -1;
}

void cli_make_data_job(const char *path, struct cli_job *out)
{
	*out = (struct cli_job){0};
	find_data_dir(out->data_dir, sizeof(out->data_dir));
	out->job.map_path = path;
	out->job.data_dir = out->data_dir[0] == '\0' ? NULL : out->data_dir;
}

bool cli_is_stdout(const char *path)
{
	return path != NULL && strcmp(path, "-") == 0;
}

void cli_add_outputs(const struct cli_args *args, struct cli_job *job)
{
	for (size_t i = 0; i < args->n_outputs; i++) {
		job->outputs[i] =
			(struct sm_output){.path = args->outputs[i], .format = args->format};
	}
	job->job.outputs = job->outputs;
	job->job.n_outputs = args->n_outputs;
}

static void print_path(void *user, const char *path)
{
	(void)user;
	(void)printf("%s\n", path);
}

void cli_print_paths(struct cli_job *job)
{
	bool taken = cli_is_stdout(job->job.report_path);
	for (size_t i = 0; i < job->job.n_outputs; i++) {
		taken = taken || cli_is_stdout(job->outputs[i].path);
	}
	job->job.on_written = taken ? NULL : print_path;
}
