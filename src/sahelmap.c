/* The public functions: each checks its arguments and runs the pipeline as far as needed. */
#include "base/path.h"
#include "base/suggest.h"
#include "base/team.h"
#include "base/timing.h"
#include "geom/dissolve.h"
#include "outputs.h"
#include "paint/paint.h"
#include "pipeline.h"
#include "report/inspect_map.h"
#include "report/start.h"
#include "source/inspect.h"
#include "spec/options.h"
#include "spec/value.h"

#include <stdlib.h>
#include <string.h>

enum { TEXT_MAX_BYTES = 1 << 28 };

const char *sm_version(void)
{
	return SAHELMAP_VERSION;
}

/* Hands the buffer's bytes to the caller. */
static bool hand_over(struct sm_diag *d, struct buf *b, struct sm_text *out)
{
	if (b->failed) {
		buf_finish(b);
		return diag_fail(d, SM_E_LIMIT, "the text is too long");
	}
	if (b->ptr == NULL) {
		buf_puts(b, "");
	}
	*out = (struct sm_text){b->ptr, b->len};
	*b = (struct buf){0};
	return true;
}

const char *sm_nearest(const char *word, const char *const *words, size_t n)
{
	return suggest_nearest(word, words, n);
}

bool sm_length(const char *text, double *out_pt)
{
	return value_length(text, out_pt);
}

void sm_text_finish(struct sm_text *text)
{
	free(text->ptr);
	*text = (struct sm_text){0};
}

bool sm_libraries(struct sm_diag *diag, struct sm_text *out)
{
	struct buf b;
	buf_init(&b, TEXT_MAX_BYTES);
	paint_versions(&b);
	buf_puts(&b, "\n");
	text_versions(&b);
	buf_printf(&b, "\nproj %s\ngeos %s\nlibyaml %s\n", project_version(),
		dissolve_version(), parse_version());
	return hand_over(diag, &b, out);
}

size_t sm_processors(void)
{
	return team_processors();
}

bool sm_render(struct sm_diag *diag, const struct sm_job *job)
{
	struct pipeline p;
	struct timing timing;
	/* Threads hand over what they make by a memo; nothing else is kept in it. */
	struct memo *memo = job->n_threads > 1 ? memo_create(0) : NULL;
	timing_init(&timing);
	pipeline_init(&p, diag, job);
	p.memo.memo = memo;
	p.arena.timing = job->timing == NULL ? NULL : &timing;
	bool ok = outputs_render(&p);
	pipeline_finish(&p);
	memo_destroy(memo);
	if (ok && job->timing != NULL) {
		struct buf b;
		buf_init(&b, TEXT_MAX_BYTES);
		timing_text(&timing, &b);
		ok = hand_over(diag, &b, job->timing);
	}
	return ok;
}

bool sm_check(struct sm_diag *diag, const struct sm_job *job, struct sm_text *findings)
{
	struct pipeline p;
	struct buf b;
	buf_init(&b, TEXT_MAX_BYTES);
	pipeline_init(&p, diag, job);
	p.findings = findings == NULL ? NULL : &b;
	bool ok = outputs_check(&p);
	pipeline_finish(&p);
	if (findings == NULL || b.failed || b.ptr == NULL) {
		buf_finish(&b);
		return ok;
	}
	*findings = (struct sm_text){b.ptr, b.len};
	return ok;
}

bool sm_place(struct sm_diag *diag, const struct sm_job *job)
{
	struct pipeline p;
	pipeline_init(&p, diag, job);
	bool ok = outputs_place(&p);
	pipeline_finish(&p);
	return ok;
}

bool sm_adopt(struct sm_diag *diag, const struct sm_job *job, const char *edited, bool all)
{
	struct pipeline p;
	pipeline_init(&p, diag, job);
	p.edited = edited;
	p.adopts_all = all;
	bool ok = outputs_adopt(&p);
	pipeline_finish(&p);
	return ok;
}

bool sm_facts(struct sm_diag *diag, const struct sm_job *job)
{
	struct pipeline p;
	pipeline_init(&p, diag, job);
	bool ok = outputs_facts(&p);
	pipeline_finish(&p);
	return ok;
}

/* Which of several panels what follows belongs to. */
static void dump_panel(const struct pipeline *p, size_t k, struct buf *out)
{
	if (p->n_panels > 1) {
		buf_printf(out, "panel %zu\n", k + 1);
	}
}

static void dump_features(const struct pipeline *p, struct buf *out)
{
	enum { POINTS_SHOWN = 8 };
	for (size_t k = 0; k < p->n_panels; k++) {
		const struct layers *layers = &p->panels[k].layers;
		dump_panel(p, k, out);
		for (size_t i = 0; i < layers->n; i++) {
			buf_printf(out, "layer %s\n", layers->items[i].spec->id);
			features_dump(&layers->items[i].features, POINTS_SHOWN, out);
		}
	}
}

static void dump_one_view(const struct view_info *v, struct buf *out)
{
	const double numbers[] = {v->scale_pt_per_m * 1e6, v->frame_pt.min_x, v->frame_pt.min_y,
		v->frame_pt.max_x, v->frame_pt.max_y, v->lonlat.min_x, v->lonlat.min_y,
		v->lonlat.max_x, v->lonlat.max_y};
	static const char *const names[] = {"scale-pt-per-1000-km", "frame-left-pt",
		"frame-top-pt", "frame-right-pt", "frame-bottom-pt", "west-deg", "south-deg",
		"east-deg", "north-deg"};
	buf_printf(out, "projection %s\n", v->projection);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		buf_printf(out, "%s ", names[i]);
		buf_num(out, numbers[i], 4);
		buf_puts(out, "\n");
	}
}

static void dump_view(const struct pipeline *p, struct buf *out)
{
	for (size_t k = 0; k < p->n_panels; k++) {
		dump_panel(p, k, out);
		dump_one_view(view_info(p->panels[k].view), out);
	}
}

static void dump_label(const struct label *l, struct buf *out)
{
	buf_printf(out, "%s '%s' %s", l->layer == NULL ? "annotations" : l->layer->spec->id,
		l->text, label_reason(l));
	if (l->reason == PLACE_SHOWN) {
		buf_puts(out, " ");
		buf_num(out, l->box.min_x, 2);
		buf_puts(out, ",");
		buf_num(out, l->box.min_y, 2);
	}
	buf_puts(out, "\n");
}

static void dump_labels(const struct pipeline *p, struct buf *out)
{
	for (size_t k = 0; k < p->n_panels; k++) {
		const struct labels *labels = &p->panels[k].labels;
		dump_panel(p, k, out);
		for (size_t i = 0; i < labels->n; i++) {
			dump_label(&labels->items[i], out);
		}
	}
}

static void dump_document(const struct pipeline *p, struct buf *out)
{
	document_dump(&p->document, out);
}

static void dump_spec(const struct pipeline *p, struct buf *out)
{
	spec_dump(&p->spec, out);
}

static void dump_scene(const struct pipeline *p, struct buf *out)
{
	scene_dump(&p->scene, out);
}

static const struct {
	const char *name;
	enum pipeline_stage stage;
	void (*dump)(const struct pipeline *p, struct buf *out); /* NULL: the report */
} dumps[] = {
	{"document", STAGE_DOCUMENT, dump_document},
	{"spec", STAGE_SPEC, dump_spec},
	{"features", STAGE_FEATURES, dump_features},
	{"view", STAGE_VIEW, dump_view},
	{"labels", STAGE_LABELS, dump_labels},
	{"scene", STAGE_SCENE, dump_scene},
	{"report", STAGE_SCENE, NULL},
};

bool sm_dump(
	struct sm_diag *diag, const struct sm_job *job, const char *stage, struct sm_text *out)
{
	enum { N_DUMPS = sizeof(dumps) / sizeof(dumps[0]) };
	const char *names[N_DUMPS];
	size_t i = 0;
	for (size_t k = 0; k < N_DUMPS; k++) {
		names[k] = dumps[k].name;
	}
	while (i < N_DUMPS && strcmp(names[i], stage) != 0) {
		i++;
	}
	if (i == N_DUMPS) {
		return suggest_fail(diag, "stage", stage, names, N_DUMPS);
	}
	struct pipeline p;
	struct buf b;
	buf_init(&b, TEXT_MAX_BYTES);
	pipeline_init(&p, diag, job);
	bool ok = pipeline_run(&p, dumps[i].stage);
	if (ok && dumps[i].dump != NULL) {
		dumps[i].dump(&p, &b);
	} else if (ok) {
		pipeline_report(&p, &b);
	}
	pipeline_finish(&p);
	if (!ok) {
		buf_finish(&b);
		return false;
	}
	return hand_over(diag, &b, out);
}

bool sm_alt(struct sm_diag *diag, const struct sm_job *job, struct sm_text *out)
{
	struct pipeline p;
	struct buf b;
	buf_init(&b, TEXT_MAX_BYTES);
	pipeline_init(&p, diag, job);
	bool ok = pipeline_run(&p, STAGE_SCENE);
	if (ok) {
		buf_printf(&b, "%s\n\n%s\n", p.alt.brief, p.alt.whole);
	}
	pipeline_finish(&p);
	if (!ok) {
		buf_finish(&b);
		return false;
	}
	return hand_over(diag, &b, out);
}

static bool inspect(struct pipeline *p, struct buf *out)
{
	const struct source_options none = {0};
	const char *path = p->job->map_path;
	if (!path_has_ending(path, "yaml") && !path_has_ending(path, "yml")) {
		return inspect_file(&p->arena, path, &none, NULL, out);
	}
	return pipeline_run(p, STAGE_SPEC) &&
	       inspect_map(&p->arena, &p->spec, p->job->data_dir, out);
}

bool sm_inspect(struct sm_diag *diag, const struct sm_job *job, struct sm_text *out)
{
	struct pipeline p;
	struct buf b;
	buf_init(&b, TEXT_MAX_BYTES);
	pipeline_init(&p, diag, job);
	bool ok = inspect(&p, &b) && diag->code == SM_OK;
	pipeline_finish(&p);
	if (!ok) {
		buf_finish(&b);
		return false;
	}
	return hand_over(diag, &b, out);
}

bool sm_start(struct sm_diag *diag, const struct sm_start *what, struct sm_text *out)
{
	struct arena a = {.diag = diag};
	struct buf b;
	const struct start_request request = {.path = what->path,
		.data_dir = what->data_dir,
		.around = what->around,
		.from = what->from,
		.date = what->date};
	buf_init(&b, TEXT_MAX_BYTES);
	bool ok = start_map(&a, &request, &b) && diag->code == SM_OK;
	arena_finish(&a);
	if (!ok) {
		buf_finish(&b);
		return false;
	}
	return hand_over(diag, &b, out);
}

bool sm_options(struct sm_diag *diag, struct sm_text *out)
{
	struct buf b;
	buf_init(&b, TEXT_MAX_BYTES);
	options_reference(&b);
	return hand_over(diag, &b, out);
}

bool sm_explain(struct sm_diag *diag, const char *key, struct sm_text *out)
{
	struct buf b;
	buf_init(&b, TEXT_MAX_BYTES);
	if (!options_explain(diag, key, &b)) {
		buf_finish(&b);
		return false;
	}
	return hand_over(diag, &b, out);
}

bool sm_schema(struct sm_diag *diag, struct sm_text *out)
{
	struct buf b;
	buf_init(&b, TEXT_MAX_BYTES);
	options_schema(&b);
	return hand_over(diag, &b, out);
}
