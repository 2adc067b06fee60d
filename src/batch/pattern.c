#include "batch/pattern.h"

#include "base/path.h"
#include "base/suggest.h"
#include "batch/page.h"
#include "batch/rows.h"
#include "batch/template.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PATTERN_MAX = 400, SEGMENT_MAX_BYTES = 220, PATH_MAX_BYTES = 2000 };

bool pattern_prepare(struct plan *plan)
{
	if (plan->pattern != NULL) {
		return true;
	}
	char text[PATTERN_MAX] = "";
	size_t n = 0;
	for (size_t i = 0; i < N_AXES; i++) {
		if (plan->axes[i].n > 0) {
			n += (size_t)snprintf(text + n, sizeof(text) - n, "%s{%s}",
				n == 0 ? "" : "-", plan_axis_names[i]);
		}
	}
	(void)snprintf(text + n, sizeof(text) - n, ".{format}");
	plan->pattern = arena_strdup(&plan->arena, text);
	return plan->pattern != NULL;
}

struct filler {
	struct arena *a;
	const struct plan *plan;
	const struct batch_job *job;
	const struct plan_value *format;
};

static bool refuse(const struct filler *f, const char *what)
{
	return !diag_error(f->a->diag, SM_E_SPEC, "%s:%d:%d: pattern: %s", f->plan->path,
		f->plan->pattern_at.line, f->plan->pattern_at.column, what);
}

static bool unknown(const struct filler *f, const char *word)
{
	char text[SM_MSG_MAX];
	const char *near = suggest_nearest(word, plan_axis_names, N_PLACEHOLDERS);
	(void)snprintf(text, sizeof(text),
		"nothing stands for '{%s}'; {map}, {date}, {lang}, {size}, {style}, {region}, "
		"{row}, {row.COLUMN} and {format} do%s%s%s",
		word, near == NULL ? "" : "; did you mean '{", near == NULL ? "" : near,
		near == NULL ? "" : "}'?");
	return refuse(f, text);
}

/* Whether a value may be a part of the name of a file; braces would be filled in again. */
static bool is_fit(const char *s)
{
	for (; *s != '\0'; s++) {
		if ((unsigned char)*s < ' ' || strchr("/{}\177", *s) != NULL) {
			return false;
		}
	}
	return true;
}

static const char *value_of(const struct filler *f, const char *word, bool *fails)
{
	const struct row_cell cell = {f->plan, f->job->row, f->plan->pattern_at};
	for (size_t i = 0; i < N_AXES; i++) {
		if (strcmp(plan_axis_names[i], word) == 0) {
			return f->job->values[i];
		}
	}
	if (strcmp(word, "format") == 0) {
		return strcmp(f->format->text, "areas") == 0 ? "areas.json" : f->format->text;
	}
	return rows_value(f->a, &cell, word, fails);
}

static const char *fill(void *user, const char *word, bool *fails)
{
	const struct filler *f = user;
	const char *value = value_of(f, word, fails);
	if (value == NULL) {
		for (size_t i = 0; !*fails && i < N_PLACEHOLDERS; i++) {
			if (strcmp(plan_axis_names[i], word) == 0) {
				char text[SM_MSG_MAX];
				(void)snprintf(text, sizeof(text),
					"'{%s}': the plan has no such axis", word);
				*fails = refuse(f, text);
			}
		}
		*fails = *fails || unknown(f, word);
		return NULL;
	}
	if (!is_fit(value)) {
		char text[SM_MSG_MAX], row[SM_CONTEXT_MAX] = "";
		if (strncmp(word, "row", 3) == 0) {
			(void)snprintf(row, sizeof(row), " in row %zu of %.200s",
				f->job->row + 1, f->plan->rows.source);
		}
		(void)snprintf(text, sizeof(text),
			"'%.160s', which stands for {%.40s}%.200s, may not be a part of the "
			"name of a "
			"file",
			value, word, row);
		*fails = refuse(f, text);
		return NULL;
	}
	return value;
}

/* Whether batches keep it for files of their own: manifests, the gallery, what is in
 * .sahelmap, and files that are being written. */
static bool is_reserved(const char *path)
{
	static const char manifest[] = "manifest";
	static const char *const folders[] = {".sahelmap", PAGE_FOLDER};
	size_t n = strcspn(path, "/"), head = sizeof(manifest) - 1;
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		if (strlen(folders[i]) == n && strncmp(path, folders[i], n) == 0) {
			return true;
		}
	}
	bool is_manifest = path[n] == '\0' && strncmp(path, manifest, head) == 0 &&
			   (path[head] == '.' || path[head] == '-') &&
			   path_has_ending(path, "json");
	return is_manifest || strcmp(path, "index.html") == 0 || path_has_ending(path, "part");
}

/* Why a path does not stay below the folder it is put in, or is no name of a file that maps may
 * have; NULL: it does and is. */
static const char *fault_of(const char *path)
{
	if (path[0] == '/') {
		return "is absolute; names are of files within the output folder";
	}
	if (strlen(path) > PATH_MAX_BYTES) {
		return "is too long";
	}
	for (const char *s = path;; s++) {
		size_t n = strcspn(s, "/");
		if (n == 0) {
			return "has a part without a name";
		}
		if ((n == 1 && s[0] == '.') || (n == 2 && s[0] == '.' && s[1] == '.')) {
			return "leaves the output folder";
		}
		if (n > SEGMENT_MAX_BYTES) {
			return "is too long";
		}
		s += n;
		if (*s == '\0') {
			return is_reserved(path) ? "is a name that batches keep for files of "
						   "their own"
						 : NULL;
		}
	}
}

const char *pattern_output(struct arena *a, const struct plan *plan,
	const struct batch_job *job, const struct plan_value *format)
{
	struct filler filler = {a, plan, job, format};
	const struct template_filler f = {fill, &filler};
	const char *path = template_fill(a, plan->pattern, &f);
	const char *fault = path == NULL ? NULL : fault_of(path);
	if (fault != NULL) {
		char text[SM_MSG_MAX];
		(void)snprintf(text, sizeof(text), "'%.300s' %s", path, fault);
		(void)refuse(&filler, text);
		return NULL;
	}
	return path;
}

/* Stands for a path: 64 bits of it, and where it is from. */
struct entry {
	uint64_t hash;
	uint32_t job, output;
};

static uint64_t hash_text(const char *s)
{
	uint64_t h = UINT64_C(14695981039346656037);
	for (; *s != '\0'; s++) {
		h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
	}
	return h;
}

static int by_hash(const void *pa, const void *pb)
{
	const struct entry *a = pa, *b = pb;
	return a->hash != b->hash ? (a->hash > b->hash) - (a->hash < b->hash)
				  : (a->job > b->job) - (a->job < b->job);
}

/* The axis without which two jobs have one name, or NULL. */
static const char *missing_axis(
	const struct plan *plan, const struct batch_job *a, const struct batch_job *b)
{
	char braces[32];
	for (size_t i = 0; i < N_AXES; i++) {
		(void)snprintf(braces, sizeof(braces), "{%s", plan_axis_names[i]);
		if (a->values[i] != NULL && strcmp(a->values[i], b->values[i]) != 0 &&
			strstr(plan->pattern, braces) == NULL) {
			return plan_axis_names[i];
		}
	}
	return NULL;
}

/* Two entries of one hash: of one path, or by chance. */
static bool check_pair(const struct plan *plan, const struct entry *x, const struct entry *y)
{
	struct arena a = {.diag = plan->arena.diag};
	struct batch_job i, k;
	bool ok = batch_job_make(&a, plan, x->job, &i) && batch_job_make(&a, plan, y->job, &k);
	if (ok && strcmp(i.outputs[x->output].path, k.outputs[y->output].path) == 0) {
		const char *axis = missing_axis(plan, &i, &k);
		axis = axis == NULL && x->job == y->job ? "format" : axis;
		ok = diag_error(a.diag, SM_E_SPEC,
			"%s:%d:%d: pattern: two maps would be '%s', %s and %s%s%s%s",
			plan->path, plan->pattern_at.line, plan->pattern_at.column,
			i.outputs[x->output].path, i.name, k.name, axis == NULL ? "" : "; '{",
			axis == NULL ? "" : axis, axis == NULL ? "" : "}' is missing");
	}
	arena_finish(&a);
	return ok;
}

struct entries {
	struct entry *items;
	size_t n, cap;
};

/* The job's paths, which are checked on the way. */
static bool add_job(
	const struct plan *plan, struct arena *to, size_t index, struct entries *out)
{
	struct arena a = {.diag = plan->arena.diag};
	struct batch_job job;
	bool ok = batch_job_make(&a, plan, index, &job);
	for (size_t i = 0; ok && i < job.n_outputs; i++) {
		struct entry *items =
			arena_grow(to, out->items, out->n, &out->cap, sizeof(*items));
		ok = items != NULL;
		if (ok) {
			out->items = items;
			out->items[out->n++] = (struct entry){
				hash_text(job.outputs[i].path), (uint32_t)index, (uint32_t)i};
		}
	}
	arena_finish(&a);
	return ok;
}

bool pattern_check(const struct plan *plan)
{
	struct arena a = {.diag = plan->arena.diag};
	struct entries all = {0};
	bool ok = true;
	for (size_t i = 0; ok && i < plan->n_jobs; i++) {
		ok = add_job(plan, &a, i, &all);
	}
	if (ok && all.items == NULL) {
		ok = diag_fail(a.diag, SM_E_SPEC, "%s: every map is excluded", plan->path);
	}
	if (ok && all.items != NULL) {
		qsort(all.items, all.n, sizeof(*all.items), by_hash);
	}
	for (size_t i = 1; ok && all.items != NULL && i < all.n; i++) {
		ok = all.items[i - 1].hash != all.items[i].hash ||
		     check_pair(plan, &all.items[i - 1], &all.items[i]);
	}
	arena_finish(&a);
	return ok;
}
