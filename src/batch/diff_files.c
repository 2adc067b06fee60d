#include "batch/diff_files.h"

#include "base/path.h"
#include "batch/page.h"
#include "batch/reported.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { DEPTH_MAX = 16 };

const char *diff_ending(enum diff_format format)
{
	static const char *const endings[] = {"png", "svg", "pdf", "eps", "json"};
	return endings[format];
}

/* DIFF_N_FORMATS: another. */
static enum diff_format format_of(const char *path)
{
	int i = 0;
	while (i < DIFF_N_FORMATS && !path_has_ending(path, diff_ending((enum diff_format)i))) {
		i++;
	}
	return (enum diff_format)i;
}

static bool is_report(const char *path)
{
	enum { HEAD_BYTES = 64 };
	char head[HEAD_BYTES];
	FILE *f = path_is_regular(path) ? fopen(path, "rb") : NULL;
	size_t n = f == NULL ? 0 : fread(head, 1, sizeof(head), f);
	if (f != NULL) {
		(void)fclose(f);
	}
	return reported_is_one(head, n);
}

/* Where a folder is read from. */
struct walk {
	struct arena *a;
	enum diff_side side;
	struct diff_list *out;
	int depth;
};

/* The path without its ending, of which there is one. */
static char *without_ending(struct arena *a, const char *path)
{
	char *out = arena_strdup(a, path);
	char *dot = out == NULL ? NULL : strrchr(out, '.');
	if (dot != NULL) {
		*dot = '\0';
	}
	return out;
}

static bool add_file(
	struct walk *w, const char *path, const char *below, enum diff_format format)
{
	struct diff_list *l = w->out;
	struct diff_files *items = arena_grow(w->a, l->items, l->n, &l->cap, sizeof(*l->items));
	char *name = items == NULL ? NULL : without_ending(w->a, below);
	l->items = items == NULL ? l->items : items;
	if (name == NULL) {
		return false;
	}
	struct diff_files *f = &items[l->n++];
	*f = (struct diff_files){.name = name};
	f->paths[w->side][format] = path;
	return true;
}

static bool walk_folder(struct walk *w, const char *folder, const char *below);

/* What is there under that name in a folder: a file, or a folder in it. */
static bool walk_entry(struct walk *w, const char *folder, const char *below, const char *name)
{
	struct stat st;
	char *path = path_join(w->a, folder, name);
	char *sub = below == NULL ? arena_strdup(w->a, name) : path_join(w->a, below, name);
	if (path == NULL || sub == NULL) {
		return false;
	}
	if (stat(path, &st) != 0) { /* a link to nowhere, or gone since */
		return true;
	}
	enum diff_format format = format_of(name);
	if (S_ISREG(st.st_mode) && format != DIFF_N_FORMATS) {
		return (format == DIFF_REPORT && !is_report(path)) ||
		       add_file(w, path, sub, format);
	}
	return !S_ISDIR(st.st_mode) || strcmp(name, PAGE_FOLDER) == 0 ||
	       walk_folder(w, path, sub);
}

static bool walk_folder(struct walk *w, const char *folder, const char *below)
{
	if (w->depth == DEPTH_MAX) {
		return diag_fail(w->a->diag, SM_E_LIMIT, "%s: more than %d folders deep",
			folder, DEPTH_MAX);
	}
	DIR *dir = opendir(folder);
	bool ok = true;
	if (dir == NULL) {
		return diag_fail(w->a->diag, SM_E_DATA, "%s: %s", folder, strerror(errno));
	}
	w->depth++;
	for (struct dirent *e; ok && (e = readdir(dir)) != NULL;) {
		ok = e->d_name[0] == '.' || walk_entry(w, folder, below, e->d_name);
	}
	w->depth--;
	(void)closedir(dir);
	return ok;
}

static int by_name(const void *pa, const void *pb)
{
	const struct diff_files *a = pa, *b = pb;
	return strcmp(a->name, b->name);
}

/* Files of one name become one map. */
static void join(struct diff_list *l)
{
	size_t n = 0;
	if (l->n > 0) {
		qsort(l->items, l->n, sizeof(*l->items), by_name);
	}
	for (size_t i = 0; i < l->n; i++) {
		if (n == 0 || strcmp(l->items[n - 1].name, l->items[i].name) != 0) {
			l->items[n++] = l->items[i];
			continue;
		}
		for (int k = 0; k < DIFF_N_SIDES * DIFF_N_FORMATS; k++) {
			const char *path =
				l->items[i].paths[k / DIFF_N_FORMATS][k % DIFF_N_FORMATS];
			if (path != NULL) {
				l->items[n - 1].paths[k / DIFF_N_FORMATS][k % DIFF_N_FORMATS] =
					path;
			}
		}
	}
	l->n = n;
}

static bool find_in_folders(
	struct arena *a, const char *const paths[DIFF_N_SIDES], struct diff_list *out)
{
	for (int side = 0; side < DIFF_N_SIDES; side++) {
		struct walk w = {.a = a, .side = (enum diff_side)side, .out = out};
		if (!walk_folder(&w, paths[side], NULL)) {
			return false;
		}
	}
	join(out);
	return out->n > 0 || diag_fail(a->diag, SM_E_DATA,
				     "%s and %s: no maps in them (.png, .svg, .pdf, .eps, or "
				     "reports .json)",
				     paths[0], paths[1]);
}

/* The report beside a picture; NULL: none, or no memory. */
static const char *report_beside(struct arena *a, const char *path)
{
	static const char ending[] = "json"; /* not shorter than those of pictures */
	char *stem = without_ending(a, path);
	size_t size = strlen(path) + sizeof(ending);
	char *report = stem == NULL ? NULL : arena_alloc(a, size, 1);
	if (report != NULL) {
		(void)snprintf(report, size, "%s.%s", stem, ending);
	}
	return report != NULL && is_report(report) ? report : NULL;
}

static bool find_files(
	struct arena *a, const char *const paths[DIFF_N_SIDES], struct diff_list *out)
{
	enum diff_format format = format_of(paths[DIFF_NEW]);
	struct diff_files *f = arena_alloc(a, 1, sizeof(*f));
	if (format == DIFF_N_FORMATS || format_of(paths[DIFF_OLD]) != format) {
		return diag_fail(a->diag, SM_E_USAGE,
			"%s and %s: two files of one format are expected (.png, .svg, .pdf, "
			".eps, "
			"or reports .json), or two folders",
			paths[DIFF_OLD], paths[DIFF_NEW]);
	}
	char *name = f == NULL ? NULL : path_stem(a, paths[DIFF_NEW]);
	if (name == NULL) {
		return false;
	}
	f->name = name;
	for (int side = 0; side < DIFF_N_SIDES; side++) {
		f->paths[side][format] = paths[side];
		if (format != DIFF_REPORT) {
			f->paths[side][DIFF_REPORT] = report_beside(a, paths[side]);
		}
	}
	*out = (struct diff_list){.items = f, .n = 1};
	return a->diag->code == SM_OK;
}

bool diff_find(
	struct arena *a, const char *old_path, const char *new_path, struct diff_list *out)
{
	const char *const paths[DIFF_N_SIDES] = {old_path, new_path};
	struct stat st;
	bool is_folder[DIFF_N_SIDES];
	*out = (struct diff_list){0};
	for (int side = 0; side < DIFF_N_SIDES; side++) {
		if (stat(paths[side], &st) != 0) {
			return diag_fail(
				a->diag, SM_E_DATA, "%s: %s", paths[side], strerror(errno));
		}
		is_folder[side] = S_ISDIR(st.st_mode);
	}
	if (is_folder[DIFF_OLD] != is_folder[DIFF_NEW]) {
		return diag_fail(a->diag, SM_E_USAGE, "%s is a folder, and %s is none",
			paths[is_folder[DIFF_OLD] ? DIFF_OLD : DIFF_NEW],
			paths[is_folder[DIFF_OLD] ? DIFF_NEW : DIFF_OLD]);
	}
	return is_folder[DIFF_OLD] ? find_in_folders(a, paths, out) : find_files(a, paths, out);
}
