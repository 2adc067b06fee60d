#include "batch/probe.h"

#include "paint/paint.h"
#include "pipeline.h"

#include <stdio.h>

/* One value of an axis, or the options of an override, put to all maps. */
struct trial {
	const struct plan *plan;
	struct sm_diag *diag; /* of the last map tried */
	enum batch_axis axis; /* AXIS_MAP: none */
	const struct plan_value *value;
	const struct node *set; /* NULL: none */
};

static uint64_t count_pixels(const struct pipeline *p)
{
	enum { PT_PER_INCH = 72 };
	const struct page_spec *page = &p->spec.page;
	double scale = pipeline_dpi(p) / PT_PER_INCH, w = page->width_pt * scale + 1,
	       h = page->height_pt * scale + 1;
	return w * h < (double)PAINT_MAX_PX ? (uint64_t)(w * h) : PAINT_MAX_PX;
}

bool probe_job(const struct plan *plan, const struct batch_job *job, struct sm_diag *d,
	uint64_t *pixels)
{
	const struct sm_job what = {.map_path = job->map_path,
		.data_dir = plan->data_dir,
		.date = job->date,
		.lang = job->lang,
		.dpi = job->dpi,
		.width_pt = job->width_pt,
		.height_pt = job->height_pt};
	struct pipeline p;
	pipeline_init(&p, d, &what);
	p.variation = batch_job_variation(job);
	bool ok = pipeline_run(&p, STAGE_SPEC);
	*pixels = ok ? count_pixels(&p) : 0;
	pipeline_finish(&p);
	return ok;
}

static bool takes(const struct trial *t, const struct plan_value *map)
{
	const struct plan_value *values[N_AXES] = {[AXIS_MAP] = map};
	struct arena a = {.diag = t->diag};
	struct batch_job job;
	uint64_t pixels;
	*t->diag = (struct sm_diag){0};
	if (t->axis != AXIS_MAP) {
		values[t->axis] = t->value;
	}
	bool ok = batch_job_of(&a, t->plan, values, &job);
	if (t->set != NULL) {
		job.overrides = (struct batch_overrides){&t->set, 1};
	}
	ok = ok && probe_job(t->plan, &job, t->diag, &pixels);
	arena_finish(&a);
	return ok;
}

static bool any_takes(const struct trial *t)
{
	const struct plan_axis *maps = &t->plan->axes[AXIS_MAP];
	bool taken = false;
	for (size_t i = 0; !taken && i < maps->n; i++) {
		taken = takes(t, &maps->values[i]);
	}
	return taken;
}

/* What the map said last, in other words' place. */
static bool refuse(const struct trial *t, const char *what, struct place_in_file at)
{
	return diag_error(t->plan->arena.diag, t->diag->code, "%s:%d:%d: no map takes %s: %s",
		t->plan->path, at.line, at.column, what,
		t->diag->n_errors > 0 ? t->diag->errors[0].text : "");
}

static bool probe_axis(const struct plan *plan, enum batch_axis axis, struct sm_diag *scratch)
{
	const struct plan_axis *x = &plan->axes[axis];
	/* Days are all alike to a map. Rows beyond these are found out at their jobs: each
	 * takes a fraction of a millisecond. */
	enum { ROWS_MAX = 1000 };
	bool is_first = axis == AXIS_DATE || (axis == AXIS_ROW && plan->rows_set == NULL);
	size_t n = is_first ? x->n > 0 : axis == AXIS_ROW && x->n > ROWS_MAX ? ROWS_MAX : x->n;
	bool ok = true;
	for (size_t i = 0; i < n && plan->arena.diag->n_errors < SM_ERRORS_MAX; i++) {
		char what[SM_CONTEXT_MAX];
		const struct trial t = {plan, scratch, axis, &x->values[i], NULL};
		(void)snprintf(what, sizeof(what), "the %s '%.100s'", plan_axis_names[axis],
			x->values[i].name);
		ok = (any_takes(&t) || refuse(&t, what, x->values[i].at)) && ok;
	}
	return ok;
}

static bool probe(const struct plan *plan, struct sm_diag *scratch)
{
	const struct trial alone = {plan, scratch, AXIS_MAP, NULL, NULL};
	if (!any_takes(&alone)) {
		return diag_fail(plan->arena.diag, scratch->code, "%s",
			scratch->n_errors > 0 ? scratch->errors[0].text : "");
	}
	bool ok = true;
	for (enum batch_axis i = AXIS_MAP + 1; i < N_AXES; i++) {
		ok = probe_axis(plan, i, scratch) && ok;
	}
	for (size_t i = 0; i < plan->n_overrides; i++) {
		const struct node *set = plan->overrides[i].set;
		const struct trial t = {plan, scratch, AXIS_MAP, NULL, set};
		ok = (any_takes(&t) || refuse(&t, "what `set:` says", place_of(set))) && ok;
	}
	return ok;
}

bool probe_axes(struct plan *plan)
{
	struct sm_diag *scratch = arena_alloc(&plan->arena, 1, sizeof(*scratch));
	return scratch != NULL && probe(plan, scratch);
}
