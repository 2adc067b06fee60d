#include "outputs.h"

#include "base/out.h"
#include "base/path.h"
#include "base/suggest.h"
#include "names.h"
#include "pipeline.h"
#include "placements.h"
#include "report/facts.h"

#include <string.h>
#include <strings.h>

static const size_t default_max_bytes = (size_t)1 << 30;

/* What a command writes: its formats, the stages it needs and how the bytes are made. */
struct product {
	const char *const *formats;
	size_t n_formats;
	const char *endings; /* for people */
	enum pipeline_stage stage;
	bool (*make)(struct pipeline *p, const char *format, struct buf *out);
	bool (*check)(struct pipeline *p); /* before anything is written; NULL: nothing */
	bool has_report;
	bool is_of_day;	 /* a map of several days, or of changes, is taken on one */
	bool is_of_last; /* of files for several days, the last */
};

static const char *const pictures[] = {"png", "svg", "pdf", "eps"};
static const char *const placement_formats[] = {"yaml", "yml"};

static const struct product picture = {pictures, sizeof(pictures) / sizeof(pictures[0]),
	".png, .svg, .pdf or .eps", STAGE_SCENE, pipeline_paint, NULL, true, false, false};
static const struct product checked_picture = {pictures, sizeof(pictures) / sizeof(pictures[0]),
	".png, .svg, .pdf or .eps", STAGE_SCENE, pipeline_paint, pipeline_check, true, false,
	false};
static const struct product facts = {facts_formats, FACTS_FORMATS, ".md, .csv or .json",
	STAGE_FEATURES, pipeline_facts, NULL, false, true, false};
static const struct product placement = {placement_formats, 2, ".yaml", STAGE_LABELS,
	placements_write, NULL, false, false, true};
static const struct product adoption = {
	placement_formats, 2, ".yaml", STAGE_SCENE, placements_adopt, NULL, false, false, true};

/* The product's own name of an output's format, or NULL after reporting. */
static const char *format_of(
	struct sm_diag *d, const struct product *what, const struct sm_output *o)
{
	for (size_t i = 0; i < what->n_formats; i++) {
		if (o->format != NULL ? strcasecmp(o->format, what->formats[i]) == 0
				      : o->path != NULL &&
						path_has_ending(o->path, what->formats[i])) {
			return what->formats[i];
		}
	}
	if (o->format != NULL) {
		(void)suggest_fail(d, "format", o->format, what->formats, what->n_formats);
	} else if (o->path == NULL) {
		(void)diag_fail(d, SM_E_USAGE, "an output has neither a path nor a format");
	} else {
		(void)diag_fail(d, SM_E_USAGE,
			"%s: the name must end in %s, or the format be given", o->path,
			what->endings);
	}
	return NULL;
}

/* What is made beside the outputs: the report into a file and into memory, the rule for Make.
 */
static size_t count_reports(const struct sm_job *job, const struct product *what)
{
	return what->has_report ? (job->report_path != NULL) + (job->report != NULL) +
					  (job->depfile_path != NULL)
				: 0;
}

static size_t count_sinks(const struct sm_job *job, const struct product *what)
{
	return job->n_outputs + count_reports(job, what);
}

static bool is_depfile(const struct sm_job *job, size_t i)
{
	return job->depfile_path != NULL &&
	       i == job->n_outputs + (job->report_path != NULL) + (job->report != NULL);
}

/* Output i of the job; behind the last are the reports. */
static struct sm_output sink_at(const struct sm_job *job, size_t i)
{
	if (i < job->n_outputs) {
		return job->outputs[i];
	}
	if (is_depfile(job, i)) {
		return (struct sm_output){.path = job->depfile_path};
	}
	if (i == job->n_outputs && job->report_path != NULL) {
		return (struct sm_output){.path = job->report_path};
	}
	return (struct sm_output){.into = job->report};
}

/* The file an output is written to; NULL: none is. */
static const char *path_of(const struct sm_job *job, size_t i)
{
	struct sm_output sink = sink_at(job, i);
	return sink.into == NULL ? sink.path : NULL;
}

/* The bytes of output i. */
static bool make_bytes(
	struct pipeline *p, const struct product *what, size_t i, struct buf *out)
{
	const struct sm_job *job = p->job;
	if (i < job->n_outputs) {
		const char *format = format_of(p->diag, what, &job->outputs[i]);
		return format != NULL && what->make(p, format, out) &&
		       (!out->failed || diag_fail(p->diag, SM_E_LIMIT, "the text is too long"));
	}
	if (is_depfile(job, i)) {
		pipeline_depfile(p, out);
	} else {
		pipeline_report(p, out);
	}
	return !out->failed || diag_fail(p->diag, SM_E_LIMIT, "the report is too long");
}

/* Writes those that are files; the others' bytes are the caller's from then on. */
static bool write_bytes(struct pipeline *p, struct buf *bytes, size_t n)
{
	struct out_file *files = arena_alloc(&p->arena, n + 1, sizeof(*files));
	size_t n_files = 0;
	for (size_t i = 0; files != NULL && i < n; i++) {
		const char *path = path_of(p->job, i);
		if (path != NULL) {
			files[n_files++] = (struct out_file){
				.path = path, .data = bytes[i].ptr, .n = bytes[i].len};
		}
	}
	if (files == NULL || !pipeline_tell(p, "write") ||
		!out_write_all(p->diag, files, n_files)) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		struct sm_text *into = sink_at(p->job, i).into;
		if (into != NULL) {
			*into = (struct sm_text){bytes[i].ptr, bytes[i].len};
			bytes[i] = (struct buf){0};
		}
	}
	return true;
}

/* All bytes first, then all files: nothing is written unless everything could be drawn. */
static bool write_outputs(struct pipeline *p, const struct product *what)
{
	const struct sm_job *job = p->job;
	size_t n = count_sinks(job, what), made = 0;
	size_t max_bytes =
		job->max_output_bytes > 0 ? job->max_output_bytes : default_max_bytes;
	struct buf *bytes = arena_alloc(&p->arena, n + 1, sizeof(*bytes));
	bool ok = bytes != NULL && pipeline_tell(p, "paint");
	while (ok && made < n) {
		buf_init(&bytes[made], max_bytes);
		ok = make_bytes(p, what, made, &bytes[made]);
		made++;
	}
	/* A text that found no memory while it was painted is NULL like one not given. */
	ok = ok && p->diag->code == SM_OK && write_bytes(p, bytes, n);
	for (size_t i = 0; i < made; i++) {
		buf_finish(&bytes[i]);
	}
	return ok;
}

static bool is_stdout(const char *path)
{
	return strcmp(path, "-") == 0;
}

/* Whether two outputs would overwrite each other; a device may be given twice. */
static bool is_twice(const char *a, const char *b)
{
	if (a == NULL || b == NULL) {
		return false;
	}
	if (is_stdout(a) || is_stdout(b)) {
		return is_stdout(a) && is_stdout(b);
	}
	return path_is_same(a, b) && (!path_exists(a) || path_is_regular(a));
}

/* Refuses, before anything is read, what would be written over another output or the map. */
static bool check_outputs(
	struct sm_diag *d, const struct sm_job *job, const struct product *what)
{
	size_t n = count_sinks(job, what);
	for (size_t i = 0; i < job->n_outputs; i++) {
		if (format_of(d, what, &job->outputs[i]) == NULL) {
			return false;
		}
	}
	for (size_t i = 0; i < n; i++) {
		const char *path = path_of(job, i);
		if (path != NULL && !is_stdout(path) && path_exists(path) &&
			path_is_same(path, job->map_path)) {
			return diag_fail(d, SM_E_USAGE,
				"%s: is the map file and may not be written over", path);
		}
		for (size_t k = 0; k < i; k++) {
			if (is_twice(path_of(job, k), path)) {
				return diag_fail(d, SM_E_USAGE, "%s: is to be written twice",
					is_stdout(path) ? "standard output" : path);
			}
		}
	}
	return true;
}

/* A map of several days that has a file for each of them. */
static bool is_series(const struct pipeline *p)
{
	return p->n_days > 0 && !p->spec.panel_each_date && !p->as_of_day &&
	       p->job->date == NULL;
}

static void tell(const struct sm_job *job)
{
	for (size_t i = 0; job->on_written != NULL && i < job->n_outputs; i++) {
		if (path_of(job, i) != NULL) {
			job->on_written(job->user, path_of(job, i));
		}
	}
}

/* Draws and writes what the job asks for, once the day is known. */
static bool finish(struct pipeline *p, const struct product *what, bool of_series)
{
	struct sm_job job;
	const struct names_request names = {.job = p->job,
		.day = p->layout.on,
		.lang = p->layout.lang,
		.of_series = of_series};
	if (!names_fill_in(&p->arena, &names, &job)) {
		return false;
	}
	p->job = &job;
	bool ok = check_outputs(p->diag, &job, what) && pipeline_run(p, what->stage) &&
		  (what->check == NULL || what->check(p)) && write_outputs(p, what);
	if (ok) {
		tell(&job);
	}
	p->job = NULL;
	return ok;
}

/* Each day from the beginning: nothing of one stays in memory for the next. */
static bool finish_each(const struct pipeline *all, const struct product *what)
{
	bool ok = names_check_series(all->diag, all->job, all->n_days);
	for (size_t i = 0; ok && i < all->n_days; i++) {
		char date[DATE_TEXT_MAX];
		struct pipeline p;
		struct sm_job job = *all->job;
		date_iso(all->days[i], date);
		job.date = date;
		pipeline_init(&p, all->diag, &job);
		ok = pipeline_run(&p, STAGE_SPEC) && finish(&p, what, all->n_days > 1);
		pipeline_finish(&p);
	}
	return ok;
}

/* Names that promise another format than `--format` gives them. */
static void warn_of_names(const struct pipeline *p, const struct product *what)
{
	for (size_t i = 0; i < p->job->n_outputs; i++) {
		const struct sm_output *o = &p->job->outputs[i];
		for (size_t k = 0; o->format != NULL && k < what->n_formats; k++) {
			if (o->into == NULL && path_has_ending(o->path, what->formats[k]) &&
				strcasecmp(what->formats[k], o->format) != 0) {
				diag_warn(p->diag, "output-name",
					"%s: what is written there is %s, whatever the name "
					"ends in",
					o->path, o->format);
			}
		}
	}
}

static bool run(struct pipeline *p, const struct product *what)
{
	p->as_of_day = what->is_of_day;
	if (!check_outputs(p->diag, p->job, what) || !pipeline_run(p, STAGE_SPEC)) {
		return false;
	}
	warn_of_names(p, what);
	return is_series(p) && !what->is_of_last ? finish_each(p, what)
						 : finish(p, what, false);
}

bool outputs_render(struct pipeline *p)
{
	return run(p, &picture);
}

bool outputs_facts(struct pipeline *p)
{
	return run(p, &facts);
}

bool outputs_place(struct pipeline *p)
{
	p->makes_placement = true;
	return run(p, &placement);
}

/* Without an output: into the placement the map file names. */
bool outputs_adopt(struct pipeline *p)
{
	const struct sm_job *given = p->job;
	struct sm_job job = *given;
	struct sm_output own = {0};
	p->makes_placement = true;
	if (given->n_outputs == 0) {
		if (!pipeline_run(p, STAGE_SPEC)) {
			return false;
		}
		if (p->placement_path == NULL) {
			return diag_fail(p->diag, SM_E_USAGE,
				"%s: names no placement to write to; -o FILE.yaml, or labels: "
				"{ placement: FILE.yaml } in it, is needed",
				p->spec.path);
		}
		own.path = p->placement_path;
		own.format = "yaml";
		job.outputs = &own;
		job.n_outputs = 1;
		p->job = &job;
	}
	bool ok = run(p, &adoption);
	p->job = NULL;
	return ok;
}

bool outputs_check(struct pipeline *p)
{
	struct sm_job nothing = *p->job;
	nothing.outputs = NULL;
	nothing.n_outputs = 0;
	nothing.report_path = NULL;
	nothing.report = NULL;
	nothing.depfile_path = NULL;
	p->job = &nothing;
	bool ok = run(p, &checked_picture);
	p->job = NULL;
	return ok;
}
