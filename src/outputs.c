#include "outputs.h"

#include "base/out.h"
#include "base/path.h"
#include "base/suggest.h"
#include "base/timing.h"
#include "base/vision.h"
#include "checks.h"
#include "names.h"
#include "pages.h"
#include "pipeline.h"
#include "placements.h"
#include "report/depfile.h"
#include "report/facts.h"
#include "worldfile.h"

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

static const char *const pictures[] = {"png", "svg", "pdf", "eps", "html", "areas"};
static const char *const placement_formats[] = {"yaml", "yml"};

static bool paint(struct pipeline *p, const char *format, struct buf *out)
{
	return strcmp(format, "html") == 0 ? pages_paint(p, out)
					   : pipeline_paint(p, format, out);
}

static const struct product picture = {pictures, sizeof(pictures) / sizeof(pictures[0]),
	".png, .svg, .pdf, .eps, .html or .areas.json", STAGE_SCENE, paint, checks_strict, true,
	false, false};
static const struct product checked_picture = {pictures, sizeof(pictures) / sizeof(pictures[0]),
	".png, .svg, .pdf, .eps, .html or .areas.json", STAGE_SCENE, paint, checks_run, true,
	false, false};
static const struct product facts = {facts_formats, FACTS_FORMATS, ".md, .csv or .json",
	STAGE_FEATURES, pipeline_facts, NULL, false, true, false};
static const struct product placement = {placement_formats, 2, ".yaml", STAGE_LABELS,
	placements_write, NULL, false, false, true};
static const struct product adoption = {
	placement_formats, 2, ".yaml", STAGE_SCENE, placements_adopt, NULL, false, false, true};

/* Areas are JSON, as other files beside a map may be. */
static bool has_ending_of(const char *path, const char *format)
{
	return path_has_ending(path, strcmp(format, "areas") == 0 ? "areas.json" : format);
}

/* The product's own name of an output's format, or NULL after reporting. */
static const char *format_of(
	struct sm_diag *d, const struct product *what, const struct sm_output *o)
{
	for (size_t i = 0; i < what->n_formats; i++) {
		if (o->format != NULL
				? strcasecmp(o->format, what->formats[i]) == 0
				: o->path != NULL && has_ending_of(o->path, what->formats[i])) {
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

/* What a job makes: its outputs first, then what belongs to them. */
enum sink_kind { SINK_OUTPUT, SINK_WORLDFILE, SINK_PRJ, SINK_REPORT, SINK_DEPFILE };

struct sink {
	enum sink_kind kind;
	const char *path;     /* of the file it is written to; NULL: none is */
	struct sm_text *into; /* NULL: it is a file */
	const char *format;   /* of outputs */
};

struct sinks {
	struct sink *items;
	size_t n;
};

static bool is_stdout(const char *path)
{
	return path != NULL && strcmp(path, "-") == 0;
}

/* The files that tell where on the earth a picture lies. */
static bool add_companions(struct arena *a, const struct sink *png, struct sinks *out)
{
	if (png->path == NULL || is_stdout(png->path)) {
		return diag_fail(a->diag, SM_E_USAGE,
			"a world file lies beside a PNG; that one is not written to a file of "
			"its own");
	}
	const char *world = worldfile_name(a, png->path, "pgw");
	const char *prj = worldfile_name(a, png->path, "prj");
	out->items[out->n++] = (struct sink){.kind = SINK_WORLDFILE, .path = world};
	out->items[out->n++] = (struct sink){.kind = SINK_PRJ, .path = prj};
	return world != NULL && prj != NULL;
}

static bool add_all_companions(struct arena *a, const struct sm_job *job,
	const struct product *what, struct sinks *out)
{
	bool ok = true, has_png = false;
	if (!job->worldfile || !what->has_report) {
		return true;
	}
	for (size_t i = 0; ok && i < job->n_outputs; i++) {
		if (strcmp(out->items[i].format, "png") == 0) {
			has_png = true;
			ok = add_companions(a, &out->items[i], out);
		}
	}
	return ok && (has_png || job->n_outputs == 0 ||
			     diag_fail(a->diag, SM_E_USAGE,
				     "a world file lies beside a PNG, and none is written"));
}

static bool check_fragment(
	struct sm_diag *d, const struct sm_job *job, const struct sinks *sinks)
{
	bool has_html = !job->fragment || job->n_outputs == 0;
	for (size_t i = 0; i < job->n_outputs; i++) {
		has_html = has_html || strcmp(sinks->items[i].format, "html") == 0;
	}
	return has_html ||
	       diag_fail(d, SM_E_USAGE, "a fragment is of an HTML page, and none is written");
}

static bool list_sinks(struct arena *a, const struct sm_job *job, const struct product *what,
	struct sinks *out)
{
	enum { OTHERS = 3 };
	*out = (struct sinks){
		.items = arena_alloc(a, 3 * job->n_outputs + OTHERS, sizeof(*out->items))};
	for (size_t i = 0; out->items != NULL && i < job->n_outputs; i++) {
		const struct sm_output *o = &job->outputs[i];
		const char *format = format_of(a->diag, what, o);
		if (format == NULL) {
			return false;
		}
		out->items[out->n++] = (struct sink){
			SINK_OUTPUT, o->into == NULL ? o->path : NULL, o->into, format};
	}
	if (out->items == NULL || !add_all_companions(a, job, what, out) ||
		!check_fragment(a->diag, job, out)) {
		return false;
	}
	if (what->has_report && job->report_path != NULL) {
		out->items[out->n++] =
			(struct sink){.kind = SINK_REPORT, .path = job->report_path};
	}
	if (what->has_report && job->report != NULL) {
		out->items[out->n++] = (struct sink){.kind = SINK_REPORT, .into = job->report};
	}
	if (what->has_report && job->depfile_path != NULL) {
		out->items[out->n++] =
			(struct sink){.kind = SINK_DEPFILE, .path = job->depfile_path};
	}
	return true;
}

static bool make_bytes(struct pipeline *p, const struct product *what, const struct sink *sink,
	struct buf *out)
{
	bool ok;
	switch (sink->kind) {
	case SINK_OUTPUT:
		timing_begin(&p->arena, sink->format);
		ok = what->make(p, sink->format, out);
		timing_add(&p->arena, out->len);
		timing_end(&p->arena);
		return ok &&
		       (!out->failed || diag_fail(p->diag, SM_E_LIMIT, "the text is too long"));
	case SINK_WORLDFILE:
		worldfile_write(p, out);
		break;
	case SINK_PRJ:
		if (!worldfile_write_crs(p, out)) {
			return false;
		}
		break;
	case SINK_REPORT:
		pipeline_report(p, out);
		break;
	case SINK_DEPFILE:
		depfile_write(p->job, &p->inputs, out);
		break;
	}
	return !out->failed || diag_fail(p->diag, SM_E_LIMIT, "the report is too long");
}

/* Writes those that are files; the others' bytes are the caller's from then on. */
static bool write_bytes(struct pipeline *p, const struct sinks *sinks, struct buf *bytes)
{
	size_t n = sinks->n;
	struct out_file *files = arena_alloc(&p->arena, n + 1, sizeof(*files));
	size_t n_files = 0;
	for (size_t i = 0; files != NULL && i < n; i++) {
		const char *path = sinks->items[i].path;
		if (path != NULL) {
			files[n_files++] = (struct out_file){
				.path = path, .data = bytes[i].ptr, .n = bytes[i].len};
			timing_add(&p->arena, bytes[i].len);
		}
	}
	if (files == NULL || !pipeline_tell(p, "write") ||
		!out_write_all(p->diag, files, n_files)) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		struct sm_text *into = sinks->items[i].into;
		if (into != NULL) {
			*into = (struct sm_text){bytes[i].ptr, bytes[i].len};
			bytes[i] = (struct buf){0};
		}
	}
	return true;
}

/* All bytes first, then all files: nothing is written unless everything could be drawn. */
static bool write_outputs(
	struct pipeline *p, const struct product *what, const struct sinks *sinks)
{
	const struct sm_job *job = p->job;
	size_t n = sinks->n, made = 0;
	size_t max_bytes =
		job->max_output_bytes > 0 ? job->max_output_bytes : default_max_bytes;
	struct buf *bytes = arena_alloc(&p->arena, n + 1, sizeof(*bytes));
	bool ok = bytes != NULL && pipeline_tell(p, "paint");
	while (ok && made < n) {
		buf_init(&bytes[made], max_bytes);
		ok = make_bytes(p, what, &sinks->items[made], &bytes[made]);
		made++;
	}
	/* A text that found no memory while it was painted is NULL like one not given. */
	timing_begin(&p->arena, "write");
	ok = ok && p->diag->code == SM_OK && write_bytes(p, sinks, bytes);
	timing_end(&p->arena);
	for (size_t i = 0; i < made; i++) {
		buf_finish(&bytes[i]);
	}
	return ok;
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

/* Only pixels can be seen with other eyes. */
static bool check_simulation(
	struct sm_diag *d, const struct sm_job *job, const struct sinks *sinks)
{
	enum vision how;
	if (job->simulate == NULL) {
		return true;
	}
	if (!vision_find(job->simulate, &how)) {
		return suggest_fail(d, "vision", job->simulate, vision_names, N_VISIONS);
	}
	for (size_t i = 0; i < job->n_outputs; i++) {
		if (strcmp(sinks->items[i].format, "png") != 0) {
			return diag_fail(d, SM_E_USAGE,
				"a simulation of sight is a PNG; %s is none",
				sinks->items[i].format);
		}
	}
	return true;
}

/* What the job makes. Refuses, before anything is read, what would be written over another
 * output or the map. */
static bool check_outputs(struct arena *a, const struct sm_job *job, const struct product *what,
	struct sinks *sinks)
{
	struct sm_diag *d = a->diag;
	if (!list_sinks(a, job, what, sinks) || !check_simulation(d, job, sinks)) {
		return false;
	}
	for (size_t i = 0; i < sinks->n; i++) {
		const char *path = sinks->items[i].path;
		if (path != NULL && !is_stdout(path) && path_exists(path) &&
			path_is_same(path, job->map_path)) {
			return diag_fail(d, SM_E_USAGE,
				"%s: is the map file and may not be written over", path);
		}
		for (size_t k = 0; k < i; k++) {
			if (is_twice(sinks->items[k].path, path)) {
				return diag_fail(d, SM_E_USAGE, "%s: is to be written twice",
					is_stdout(path) ? "standard output" : path);
			}
		}
	}
	return true;
}

/* A map of several days that has a file for each of them. A page has all of them itself. */
static bool is_series(const struct pipeline *p, const struct sinks *sinks)
{
	bool pages = p->job->n_outputs > 0 && !p->job->fragment;
	for (size_t i = 0; i < p->job->n_outputs; i++) {
		const char *format = sinks->items[i].format;
		pages = pages && format != NULL && strcmp(format, "html") == 0;
	}
	return p->n_days > 0 && !p->spec.panel_each_date && !p->as_of_day &&
	       p->job->date == NULL && !pages;
}

static void tell(const struct sm_job *job, const struct sinks *sinks)
{
	for (size_t i = 0; job->on_written != NULL && i < job->n_outputs; i++) {
		if (sinks->items[i].path != NULL) {
			job->on_written(job->user, sinks->items[i].path);
		}
	}
}

/* Draws and writes what the job asks for, once the day is known. */
static bool finish(struct pipeline *p, const struct product *what, bool of_series)
{
	struct sm_job job;
	struct sinks sinks;
	const struct names_request names = {.job = p->job,
		.day = p->layout.on,
		.lang = p->layout.lang,
		.of_series = of_series};
	if (!names_fill_in(&p->arena, &names, &job)) {
		return false;
	}
	p->job = &job;
	bool ok = check_outputs(&p->arena, &job, what, &sinks) &&
		  pipeline_run(p, what->stage) && (what->check == NULL || what->check(p)) &&
		  write_outputs(p, what, &sinks) &&
		  (p->watch.drawn == NULL || p->watch.drawn(p->watch.user, p));
	if (ok) {
		tell(&job, &sinks);
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
		p.variation = all->variation;
		p.watch = all->watch;
		p.arena.timing = all->arena.timing;
		p.findings = all->findings;
		p.memo.memo = all->memo.memo;
		p.texts = all->texts;
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
			if (o->into == NULL && has_ending_of(o->path, what->formats[k]) &&
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
	struct sinks sinks;
	p->as_of_day = what->is_of_day;
	if (!check_outputs(&p->arena, p->job, what, &sinks) || !pipeline_run(p, STAGE_SPEC)) {
		return false;
	}
	warn_of_names(p, what);
	bool series = is_series(p, &sinks);
	if (p->variation.is_one_day && series && p->n_days > 1) {
		return diag_fail(p->diag, SM_E_SPEC,
			"%s: has %zu dates; the plan's `dates:` say which are drawn",
			p->spec.path, p->n_days);
	}
	return series && !what->is_of_last ? finish_each(p, what) : finish(p, what, false);
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
	nothing.outputs = nothing.simulate == NULL ? NULL : nothing.outputs;
	nothing.n_outputs = nothing.simulate == NULL ? 0 : nothing.n_outputs;
	nothing.worldfile = false;
	nothing.report_path = NULL;
	nothing.report = NULL;
	nothing.depfile_path = NULL;
	p->job = &nothing;
	bool ok = run(p, &checked_picture);
	p->job = NULL;
	return ok;
}
