#include "batch/job.h"

#include "batch/pattern.h"
#include "batch/plan.h"
#include "batch/rows.h"

#include <stdio.h>
#include <string.h>

/* The job's value on each axis: the digits of its number, the last axis fastest. */
static void choose(
	const struct plan *plan, size_t index, const struct plan_value *chosen[N_AXES])
{
	for (size_t i = N_AXES; i-- > 0;) {
		const struct plan_axis *axis = &plan->axes[i];
		chosen[i] = axis->n == 0 ? NULL : &axis->values[index % axis->n];
		index /= axis->n == 0 ? 1 : axis->n;
	}
}

/* "alliance/2023-09/fr" */
static bool make_name(struct arena *a, struct batch_job *job)
{
	size_t size = 1, n = 0;
	for (size_t i = 0; i < N_AXES; i++) {
		size += job->values[i] == NULL ? 0 : strlen(job->values[i]) + 1;
	}
	char *name = arena_alloc(a, size, 1);
	for (size_t i = 0; name != NULL && i < N_AXES; i++) {
		if (job->values[i] != NULL) {
			n += (size_t)snprintf(
				name + n, size - n, "%s%s", n == 0 ? "" : "/", job->values[i]);
		}
	}
	job->name = name;
	return name != NULL;
}

static bool is_excluded(
	const struct plan *plan, const struct batch_job *job, const char *format)
{
	for (size_t i = 0; i < plan->n_excludes; i++) {
		if (plan_matches(&plan->excludes[i], job, format)) {
			return true;
		}
	}
	return false;
}

static bool list_outputs(struct arena *a, const struct plan *plan, struct batch_job *job)
{
	const struct plan_axis *formats = &plan->axes[AXIS_FORMAT];
	job->outputs = arena_alloc(a, formats->n, sizeof(*job->outputs));
	for (size_t i = 0; job->outputs != NULL && i < formats->n; i++) {
		const struct plan_value *format = &formats->values[i];
		if (is_excluded(plan, job, format->name)) {
			continue;
		}
		const char *path = pattern_output(a, plan, job, format);
		if (path == NULL) {
			return false;
		}
		job->outputs[job->n_outputs++] = (struct batch_output){path, format->text};
	}
	return job->outputs != NULL;
}

/* The region's, the row's, then those that match, in the plan's order. */
static bool list_overrides(struct arena *a, const struct plan *plan,
	const struct plan_value *region, struct batch_job *job)
{
	const struct node **items =
		arena_alloc(a, plan->n_overrides + 2, sizeof(const struct node *));
	size_t n = 0;
	if (items == NULL) {
		return false;
	}
	if (region != NULL) {
		items[n++] = region->set;
	}
	if (job->values[AXIS_ROW] != NULL && plan->rows_set != NULL) {
		items[n] = rows_set(a, plan, job->row);
		if (items[n++] == NULL) {
			return false;
		}
	}
	for (size_t i = 0; i < plan->n_overrides; i++) {
		if (plan_matches(&plan->overrides[i].when, job, NULL)) {
			items[n++] = plan->overrides[i].set;
		}
	}
	job->overrides = (struct batch_overrides){items, n};
	return true;
}

bool batch_job_of(struct arena *a, const struct plan *plan,
	const struct plan_value *const chosen[N_AXES], struct batch_job *out)
{
	*out = (struct batch_job){0};
	for (size_t i = 0; i < N_AXES; i++) {
		out->values[i] = chosen[i] == NULL ? NULL : chosen[i]->name;
	}
	out->map_path = chosen[AXIS_MAP]->text;
	out->date = out->values[AXIS_DATE];
	out->lang = out->values[AXIS_LANG];
	out->style_path = chosen[AXIS_STYLE] == NULL ? NULL : chosen[AXIS_STYLE]->text;
	out->row = chosen[AXIS_ROW] == NULL ? 0 : chosen[AXIS_ROW]->row;
	if (chosen[AXIS_SIZE] != NULL) {
		out->width_pt = chosen[AXIS_SIZE]->size.width_pt;
		out->height_pt = chosen[AXIS_SIZE]->size.height_pt;
		out->dpi = chosen[AXIS_SIZE]->size.dpi;
		out->size_at = chosen[AXIS_SIZE]->at;
	}
	return make_name(a, out) && list_overrides(a, plan, chosen[AXIS_REGION], out);
}

bool batch_job_make(
	struct arena *a, const struct plan *plan, size_t index, struct batch_job *out)
{
	const struct plan_value *chosen[N_AXES];
	choose(plan, index, chosen);
	bool ok = batch_job_of(a, plan, chosen, out);
	out->index = index;
	return ok && list_outputs(a, plan, out);
}

struct variation batch_job_variation(const struct batch_job *job)
{
	return (struct variation){.overrides = job->overrides.items,
		.n_overrides = job->overrides.n,
		.style_path = job->style_path,
		.size_at = job->size_at,
		.is_one_day = true};
}
