/* The options of all commands: one table for parsing, --help, usage lines and suggestions. */
#include "cli/cli.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

enum option_kind { SWITCH, VALUE, LIST };

static const struct option {
	const char *name, *letter, *value; /* letter NULL: none */
	const char *help;		   /* lines after the first are indented when printed */
	unsigned commands;		   /* CLI_DRAWS and so on; 0: all */
	enum option_kind kind;
	size_t at; /* in struct cli_args */
} options[] = {
	{"--output", "-o", "FILE",
		"what to write; the format follows the ending (.png, .svg, .pdf, .eps,\n"
		".areas.json); - is standard output; may be repeated; without it a PNG of the\n"
		"map's name is written into the current folder",
		CLI_WRITES, LIST, offsetof(struct cli_args, outputs)},
	{"--output", "-o", "FILE",
		"what to write; the format follows the ending (.md, .csv, .json); may be\n"
		"repeated; without it Markdown goes to standard output",
		CLI_TELLS, LIST, offsetof(struct cli_args, outputs)},
	{"--output", "-o", "FILE",
		"the placement file to write (.yaml); without it standard output", CLI_PLACES,
		VALUE, offsetof(struct cli_args, placement)},
	{"--output", "-o", "FILE",
		"the placement file to write (.yaml); without it the one the map file names",
		CLI_ADOPTS, VALUE, offsetof(struct cli_args, placement)},
	{"--all", NULL, NULL, "pin the labels that were not moved, too", CLI_ADOPTS, SWITCH,
		offsetof(struct cli_args, all)},
	{"--date", NULL, "D", "draw the map as of this day (2022-08-15, 2022-08 or 2022)",
		CLI_DRAWS | CLI_PLACES | CLI_ADOPTS, VALUE, offsetof(struct cli_args, date)},
	{"--date", NULL, "D", "the text of this day (2022-08-15, 2022-08 or 2022)", CLI_SAYS,
		VALUE, offsetof(struct cli_args, date)},
	{"--date", NULL, "D", "the facts of this day (2022-08-15, 2022-08 or 2022)", CLI_TELLS,
		VALUE, offsetof(struct cli_args, date)},
	{"--around", NULL, "ISO3[,ISO3...]", "codes of the countries the map is about: MLI,NER",
		CLI_STARTS, VALUE, offsetof(struct cli_args, around)},
	{"--from", NULL, "FILE", "the data file the map is about", CLI_STARTS, VALUE,
		offsetof(struct cli_args, from)},
	{"--date", NULL, "D", "the day the map shows (2022-08-15, 2022-08 or 2022)", CLI_STARTS,
		VALUE, offsetof(struct cli_args, date)},
	{"--force", NULL, NULL, "write over a file that is there", CLI_STARTS, SWITCH,
		offsetof(struct cli_args, force)},
	{"--output", "-o", "FILE",
		"a picture of a data file, as sahelmap new would draw it (.png, .svg, .pdf);\n"
		"may be repeated",
		CLI_SHOWS, LIST, offsetof(struct cli_args, outputs)},
	{"--jobs", "-j", "N", "maps that are drawn at once; without it one for each core",
		CLI_BATCHES | CLI_VERIFIES, VALUE, offsetof(struct cli_args, jobs)},
	{"--memory", NULL, "SIZE",
		"memory that may be taken in all, such as 400M or 2G: fewer maps are drawn at\n"
		"once where they would need more; without it half of the machine's",
		CLI_BATCHES | CLI_VERIFIES, VALUE, offsetof(struct cli_args, memory)},
	{"--out", NULL, "DIR",
		"the folder to write to, which is made; without it one of the plan's name in\n"
		"the current folder",
		CLI_BATCHES, VALUE, offsetof(struct cli_args, out)},
	{"--cache", NULL, "DIR",
		"a folder of maps drawn before, which batches may share: what it has need not\n"
		"be drawn, what is drawn is put there",
		CLI_BATCHES, VALUE, offsetof(struct cli_args, cache)},
	{"--list", NULL, NULL, "print the maps, a line each: name and files; draw nothing",
		CLI_BATCHES, SWITCH, offsetof(struct cli_args, list)},
	{"--shard", NULL, "I/N",
		"only the I-th of N shares of the maps; auto asks Slurm which task of the "
		"array\n"
		"this is, auto/N asks Kubernetes which pod",
		CLI_BATCHES, VALUE, offsetof(struct cli_args, shard)},
	{"--redraw", NULL, NULL,
		"draw every map once more, too, and compare; needs the plan and its files",
		CLI_VERIFIES, SWITCH, offsetof(struct cli_args, redraw)},
	{"--plan", NULL, "PLAN.yaml",
		"the plan to draw from, where it is no more where the manifest says",
		CLI_VERIFIES, VALUE, offsetof(struct cli_args, plan)},
	{"--dry-run", NULL, NULL,
		"print the maps that would be drawn, a line each: name and why; draw nothing",
		CLI_BATCHES, SWITCH, offsetof(struct cli_args, dry_run)},
	{"--gallery", NULL, NULL,
		"write a page with all maps, index.html, into the output folder",
		CLI_BATCHES | CLI_MERGES, SWITCH, offsetof(struct cli_args, gallery)},
	{"--previous", NULL, "DIR",
		"the folder of the edition before, which the gallery compares with",
		CLI_BATCHES | CLI_MERGES, VALUE, offsetof(struct cli_args, previous)},
	{"--fail-fast", NULL, NULL, "begin no further map when one has failed", CLI_BATCHES,
		SWITCH, offsetof(struct cli_args, fail_fast)},
	{"--json", NULL, NULL, "a line of JSON for each map on standard output, for programs",
		CLI_BATCHES, SWITCH, offsetof(struct cli_args, json)},
	{"--output", "-o", "FILE",
		"an HTML page with what differs: both editions of each map, side by side or\n"
		"one over the other (.html)",
		CLI_COMPARES, VALUE, offsetof(struct cli_args, page)},
	{"--json", NULL, NULL, "print JSON", CLI_COMPARES, SWITCH,
		offsetof(struct cli_args, json)},
	{"--lang", NULL, "L", "language of the edition (en, fr, pt-BR, ...)",
		CLI_DRAWS | CLI_TELLS | CLI_PLACES | CLI_ADOPTS | CLI_SAYS, VALUE,
		offsetof(struct cli_args, lang)},
	{"--style", NULL, "S",
		"a style laid over the map's own: a file, or a shipped one such as grey",
		CLI_DRAWS, VALUE, offsetof(struct cli_args, style)},
	{"--format", NULL, "F", "png, svg, pdf, eps, html or areas, whatever the ending",
		CLI_WRITES, VALUE, offsetof(struct cli_args, format)},
	{"--format", NULL, "F", "md, csv or json, whatever the ending", CLI_TELLS, VALUE,
		offsetof(struct cli_args, format)},
	{"--dpi", NULL, "N", "resolution of PNG, from 10 to 2400", CLI_WRITES, VALUE,
		offsetof(struct cli_args, dpi)},
	{"--width", NULL, "W",
		"width of the page instead of the map file's, such as 120mm; without --height\n"
		"the page keeps its proportion; letters and lines keep their sizes",
		CLI_WRITES, VALUE, offsetof(struct cli_args, width)},
	{"--height", NULL, "H", "the same for its height", CLI_WRITES, VALUE,
		offsetof(struct cli_args, height)},
	{"--svg-text", NULL, "HOW",
		"texts of SVG: embed (text, with its fonts), live (text alone), outline\n"
		"(paths) or both (paths, with unseen text over them)",
		CLI_WRITES, VALUE, offsetof(struct cli_args, svg_text)},
	{"--svg-css", NULL, NULL,
		"paint of SVG in rules by ids and classes, for a page to restyle", CLI_WRITES,
		SWITCH, offsetof(struct cli_args, svg_css)},
	{"--svg-id-prefix", NULL, "P",
		"put before all ids of SVG, so that several maps fit one page", CLI_WRITES,
		VALUE, offsetof(struct cli_args, svg_id_prefix)},
	{"--worldfile", NULL, NULL,
		"beside each PNG, write where it lies on the earth, for GIS programs: .pgw\n"
		"and .prj",
		CLI_WRITES, SWITCH, offsetof(struct cli_args, worldfile)},
	{"--fragment", NULL, NULL,
		"instead of an HTML page a <figure> of the map on its day, to be put into\n"
		"another page; needs neither script nor style",
		CLI_WRITES, SWITCH, offsetof(struct cli_args, fragment)},
	{"--report", NULL, "FILE",
		"write what was drawn, and what found no place, as JSON; - is standard\n"
		"output",
		CLI_WRITES, VALUE, offsetof(struct cli_args, report)},
	{"--depfile", NULL, "FILE",
		"write a rule for Make or Ninja: the outputs depend on the files that were\n"
		"read",
		CLI_WRITES, VALUE, offsetof(struct cli_args, depfile)},
	{"--threads", NULL, "N",
		"threads that draw the map, 1 to 64; without it one for each core", CLI_WRITES,
		VALUE, offsetof(struct cli_args, threads)},
	{"--timing", NULL, NULL,
		"say how long each stage took and how many bytes it made; a report has that,\n"
		"too, and only then",
		CLI_TIMES, SWITCH, offsetof(struct cli_args, timing)},
	{"--strict-labels", NULL, NULL,
		"a label that finds no place, or a character that no font has, is an error,\n"
		"and nothing is written",
		CLI_DRAWS | CLI_BATCHES | CLI_VERIFIES, SWITCH,
		offsetof(struct cli_args, strict_labels)},
	{"--strict", NULL, NULL,
		"what the press check calls an error is an error, and nothing is written",
		CLI_WRITES | CLI_CHECKS, SWITCH, offsetof(struct cli_args, strict)},
	{"--print", NULL, "WIDTH",
		"the press check: the width the map is printed in, such as 120mm; without it\n"
		"the page's",
		CLI_WRITES | CLI_CHECKS, VALUE, offsetof(struct cli_args, print)},
	{"--screen", NULL, "WIDTH",
		"the press check: the width it is shown in on a screen, such as 900px",
		CLI_WRITES | CLI_CHECKS, VALUE, offsetof(struct cli_args, screen)},
	{"--simulate", NULL, "VISION",
		"write a picture of the map as others see it, or as it is printed in grey:\n"
		"deutan, protan, tritan or grey; needs -o",
		CLI_CHECKS, VALUE, offsetof(struct cli_args, simulate)},
	{"--output", "-o", "FILE", "that picture (.png)", CLI_CHECKS, VALUE,
		offsetof(struct cli_args, picture)},
	{"--json", NULL, NULL,
		"a line of JSON for each map on standard output, with what was found",
		CLI_CHECKS, SWITCH, offsetof(struct cli_args, json)},
	{"--show-boxes", NULL, NULL,
		"draw the boxes of labels, what they keep clear of, and, in red, what was\n"
		"dropped",
		CLI_WRITES, SWITCH, offsetof(struct cli_args, show_boxes)},
	{"--fonts", NULL, "DIR", "folder of the font files the style names",
		CLI_DRAWS | CLI_PLACES | CLI_ADOPTS | CLI_SAYS | CLI_BATCHES | CLI_VERIFIES,
		VALUE, offsetof(struct cli_args, fonts)},
	{"--quiet", "-q", NULL, "no notes and warnings",
		CLI_DRAWS | CLI_TELLS | CLI_PLACES | CLI_ADOPTS | CLI_SAYS | CLI_BATCHES |
			CLI_VERIFIES | CLI_MERGES,
		SWITCH, offsetof(struct cli_args, quiet)},
	{"--help", "-h", NULL, "print this and do nothing", 0, SWITCH, 0},
};
enum { N_OPTIONS = sizeof(options) / sizeof(options[0]) };

static bool knows(const struct command *c, const struct option *o)
{
	return o->commands == 0 || (o->commands & c->options) != 0;
}

static void print_usage(FILE *to, const struct command *c)
{
	(void)fprintf(to, "usage: sahelmap %s", c->name);
	for (size_t i = 0; i < CLI_WORDS_MAX && c->words[i] != NULL; i++) {
		(void)fprintf(to, " %s%s", c->words[i], c->takes_many ? "..." : "");
	}
	for (const struct option *o = options; o < options + N_OPTIONS; o++) {
		if (o->commands != 0 && knows(c, o)) {
			(void)fprintf(to, " [%s%s%s]%s", o->letter ? o->letter : o->name,
				o->value ? " " : "", o->value ? o->value : "",
				o->kind == LIST ? "..." : "");
		}
	}
	(void)fputc('\n', to);
}

static void print_option(const struct option *o)
{
	enum { COLUMN = 21 };
	char head[64];
	(void)snprintf(head, sizeof(head), "%s%s%s%s%s", o->letter ? o->letter : "  ",
		o->letter ? ", " : "  ", o->name, o->value ? " " : "",
		o->value ? o->value : "");
	(void)printf("  %-*s", COLUMN, head);
	if (strlen(head) >= COLUMN) {
		(void)printf("\n%*s", COLUMN + 2, "");
	}
	for (const char *line = o->help; line != NULL;) {
		const char *end = strchr(line, '\n');
		int n = end == NULL ? (int)strlen(line) : (int)(end - line);
		(void)printf("%*s%.*s\n", line == o->help ? 0 : COLUMN + 2, "", n, line);
		line = end == NULL ? NULL : end + 1;
	}
}

static void print_help(const struct command *c)
{
	print_usage(stdout, c);
	(void)printf("\n%s.\n%s\n", c->summary, c->details);
	for (const struct option *o = options; o < options + N_OPTIONS; o++) {
		if (knows(c, o)) {
			print_option(o);
		}
	}
}

int cli_usage(const struct command *c, const char *fmt, ...)
{
	va_list args;
	(void)fputs("sahelmap: ", stderr);
	va_start(args, fmt);
	(void)vfprintf(stderr, fmt, args);
	va_end(args);
	(void)fputc('\n', stderr);
	print_usage(stderr, c);
	return SM_E_USAGE;
}

struct cli_hint cli_suggest(const char *word, const char *const *words, size_t n)
{
	struct cli_hint hint = {""};
	const char *near = sm_nearest(word, words, n);
	if (near != NULL) {
		(void)snprintf(hint.text, sizeof(hint.text), "; did you mean '%s'?", near);
	}
	return hint;
}

/* "--name", "--name=value", "-x" and "-xvalue"; *value: what stands behind, or NULL. */
static bool matches(const struct option *o, const char *arg, const char **value)
{
	size_t n = strlen(o->name);
	*value = NULL;
	if (strncmp(arg, o->name, n) == 0 && (arg[n] == '\0' || arg[n] == '=')) {
		*value = arg[n] == '=' ? arg + n + 1 : NULL;
		return true;
	}
	if (o->letter == NULL || strncmp(arg, o->letter, 2) != 0) {
		return false;
	}
	*value = arg[2] == '\0' ? NULL : arg + 2;
	return arg[2] == '\0' || o->value != NULL;
}

static int unknown_option(const struct command *c, const char *arg)
{
	const char *names[N_OPTIONS];
	size_t n = 0;
	char word[64];
	for (const struct option *o = options; o < options + N_OPTIONS; o++) {
		if (knows(c, o)) {
			names[n++] = o->name;
		}
	}
	(void)snprintf(word, sizeof(word), "%.*s", (int)strcspn(arg, "="), arg);
	return cli_usage(c, "unknown option '%s'%s", arg, cli_suggest(word, names, n).text);
}

/* Puts the option's value where it belongs; -1, or the exit status of an error. */
static int take(const struct command *c, const struct option *o, const char *value,
	struct cli_args *out)
{
	void *at = (char *)out + o->at;
	if (o->kind == SWITCH) {
		*(bool *)at = true;
		return value == NULL ? -1 : cli_usage(c, "%s takes no value", o->name);
	}
	const char *shown = o->letter != NULL ? o->letter : o->name;
	if (value == NULL) {
		return cli_usage(c, "%s needs a value", shown);
	}
	if (o->kind == LIST) {
		if (out->n_outputs == CLI_OUTPUTS_MAX) {
			return cli_usage(c, "more than %d outputs", CLI_OUTPUTS_MAX);
		}
		out->outputs[out->n_outputs++] = value;
		return -1;
	}
	const char **slot = at;
	if (*slot != NULL) {
		return cli_usage(c, "%s is given twice", shown);
	}
	*slot = value;
	return -1;
}

/* One option; *i moves on when its value is the next argument. */
static int read_option(
	const struct command *c, int argc, char **argv, int *i, struct cli_args *out)
{
	const char *arg = argv[*i];
	for (const struct option *o = options; o < options + N_OPTIONS; o++) {
		const char *value;
		if (knows(c, o) && matches(o, arg, &value)) {
			if (o->value != NULL && value == NULL && *i + 1 < argc) {
				value = argv[++*i];
			}
			return take(c, o, value, out);
		}
	}
	return unknown_option(c, arg);
}

static int read_word(const struct command *c, const char *word, struct cli_args *out)
{
	if (c->words[0] == NULL) {
		return cli_usage(c, "'%s': %s takes no arguments", word, c->name);
	}
	if (c->takes_many) {
		if (out->n_folders == CLI_FOLDERS_MAX) {
			return cli_usage(c, "more than %d of %s", CLI_FOLDERS_MAX, c->words[0]);
		}
		out->folders[out->n_folders++] = word;
		out->words[0] = out->folders[0];
		out->n_words = 1;
		return -1;
	}
	if (out->n_words == CLI_WORDS_MAX || c->words[out->n_words] == NULL) {
		return cli_usage(c, "'%s': one %s at a time", word, c->words[out->n_words - 1]);
	}
	out->words[out->n_words++] = word;
	return -1;
}

static bool wants_help(int argc, char **argv)
{
	for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
		if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
			return true;
		}
	}
	return false;
}

int cli_read_args(const struct command *c, int argc, char **argv, struct cli_args *out)
{
	*out = (struct cli_args){0};
	if (wants_help(argc, argv)) {
		print_help(c);
		return cli_flush(0);
	}
	int status = -1;
	bool words_only = false;
	for (int i = 1; i < argc && status < 0; i++) {
		if (!words_only && strcmp(argv[i], "--") == 0) {
			words_only = true;
		} else if (!words_only && argv[i][0] == '-' && argv[i][1] != '\0') {
			status = read_option(c, argc, argv, &i, out);
		} else {
			status = read_word(c, argv[i], out);
		}
	}
	if (status < 0 && out->n_words < CLI_WORDS_MAX && c->words[out->n_words] != NULL) {
		status = cli_usage(c, "%s is missing", c->words[out->n_words]);
	}
	return status;
}
