#include "names.h"

#include <stdio.h>
#include <string.h>

/* The day as names have it. */
struct day_texts {
	char plain[DATE_TEXT_MAX], behind_hyphen[DATE_TEXT_MAX];
};

/* What a placeholder at the beginning of s stands for, and its length; NULL: it is none. */
static const char *value_of(const char *s, const struct names_request *r,
	const struct day_texts *day, size_t *length)
{
	const struct {
		const char *name, *value;
	} all[] = {{"{date}", day->plain}, {"{-date}", r->of_series ? day->behind_hyphen : ""},
		{"{lang}", r->lang}};
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		*length = strlen(all[i].name);
		if (strncmp(s, all[i].name, *length) == 0) {
			return all[i].value;
		}
	}
	return NULL;
}

/* NULL without memory. */
static const char *fill_in(struct arena *a, const struct names_request *r, const char *path)
{
	struct day_texts day;
	size_t size = strlen(path) + 1, n = 0, length;
	date_iso(r->day, day.plain);
	(void)snprintf(day.behind_hyphen, DATE_TEXT_MAX, "-%.32s", day.plain);
	for (const char *s = strchr(path, '{'); s != NULL; s = strchr(s + 1, '{')) {
		const char *value = value_of(s, r, &day, &length);
		size += value == NULL ? 0 : strlen(value);
	}
	char *out = arena_alloc(a, size, 1);
	while (out != NULL && *path != '\0') {
		const char *value = value_of(path, r, &day, &length);
		if (value == NULL) {
			out[n++] = *path++;
		} else {
			n += (size_t)snprintf(out + n, size - n, "%s", value);
			path += length;
		}
	}
	return out;
}

static bool has_day(const char *path)
{
	return path != NULL && strstr(path, "{date}") != NULL;
}

/* A name with a day is of a map that has one. */
static bool check_day(struct sm_diag *d, const struct names_request *r)
{
	const struct sm_job *job = r->job;
	const char *path = has_day(job->report_path)	? job->report_path
			   : has_day(job->depfile_path) ? job->depfile_path
							: NULL;
	for (size_t i = 0; i < job->n_outputs; i++) {
		path = has_day(job->outputs[i].path) ? job->outputs[i].path : path;
	}
	return path == NULL || date_is_given(r->day) ||
	       diag_fail(d, SM_E_USAGE,
		       "%s: the map has no date to fill in; `date:` or --date gives it one",
		       path);
}

bool names_fill_in(struct arena *a, const struct names_request *r, struct sm_job *out)
{
	const struct sm_job *job = r->job;
	struct sm_output *outputs = arena_alloc(a, job->n_outputs + 1, sizeof(*outputs));
	*out = *job;
	if (outputs == NULL || !check_day(a->diag, r)) {
		return false;
	}
	out->outputs = outputs;
	for (size_t i = 0; i < job->n_outputs; i++) {
		outputs[i] = job->outputs[i];
		const char *path = job->outputs[i].path;
		if (path != NULL && (outputs[i].path = fill_in(a, r, path)) == NULL) {
			return false;
		}
	}
	const char **others[] = {&out->report_path, &out->depfile_path};
	for (size_t i = 0; i < 2; i++) {
		if (*others[i] != NULL && (*others[i] = fill_in(a, r, *others[i])) == NULL) {
			return false;
		}
	}
	return true;
}

static bool check(struct sm_diag *d, const struct sm_job *job, const char *path, size_t n_days)
{
	if (n_days <= 1 || path == NULL || strstr(path, "{date}") != NULL ||
		strstr(path, "{-date}") != NULL) {
		return true;
	}
	return diag_fail(d, SM_E_USAGE,
		"%s: %s has %zu dates; the name of each file needs {date}, such as "
		"map-{date}.png, or --date chooses one",
		path, job->map_path, n_days);
}

bool names_check_series(struct sm_diag *d, const struct sm_job *job, size_t n_days)
{
	bool into_memory = job->report != NULL;
	for (size_t i = 0; i < job->n_outputs; i++) {
		into_memory = into_memory || job->outputs[i].into != NULL;
	}
	if (n_days > 1 && into_memory) {
		return diag_fail(d, SM_E_USAGE,
			"%s: has %zu dates; only one of them can be drawn into memory",
			job->map_path, n_days);
	}
	bool ok = check(d, job, job->report_path, n_days) &&
		  check(d, job, job->depfile_path, n_days);
	for (size_t i = 0; ok && i < job->n_outputs; i++) {
		ok = check(d, job, job->outputs[i].path, n_days);
	}
	return ok;
}
