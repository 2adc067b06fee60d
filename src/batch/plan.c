#include "batch/plan.h"

#include "base/path.h"
#include "batch/axes.h"
#include "batch/pattern.h"
#include "batch/rows.h"

#include <stdio.h>
#include <string.h>

struct reader {
	struct value_reader values;
	struct plan *plan;
};

static enum special plan_option(void *user, const struct option *o, const struct node *n)
{
	static const struct {
		const char *name;
		bool (*read)(
			const struct value_reader *r, const struct node *n, struct plan *plan);
	} axes[] = {{"maps", axes_read_maps}, {"dates", axes_read_dates},
		{"languages", axes_read_languages}, {"sizes", axes_read_sizes},
		{"formats", axes_read_formats}, {"styles", axes_read_styles},
		{"regions", axes_read_regions}, {"rows", rows_read}};
	const struct reader *r = user;
	for (size_t i = 0; i < sizeof(axes) / sizeof(axes[0]); i++) {
		if (strcmp(o->name, axes[i].name) == 0) {
			return axes[i].read(&r->values, n, r->plan) ? SPECIAL_DONE
								    : SPECIAL_FAILED;
		}
	}
	/* Read last: they are about the axes. */
	bool later = strcmp(o->name, "exclude") == 0 || strcmp(o->name, "overrides") == 0;
	return later ? SPECIAL_DONE : SPECIAL_NOT_MINE;
}

static bool is_list(const struct reader *r, const struct node *n, const char *what)
{
	return n->kind == NODE_SEQUENCE ||
	       node_error(r->values.a->diag, r->values.path, n, "%s: %s", n->key, what);
}

static size_t count_children(const struct node *n)
{
	size_t count = 0;
	for (const struct node *c = n->child; c != NULL; c = c->next) {
		count++;
	}
	return count;
}

static bool read_excludes(struct reader *r)
{
	struct plan *plan = r->plan;
	const struct node *n = node_get(plan->document.root, "exclude");
	if (n == NULL) {
		return true;
	}
	plan->excludes =
		arena_alloc(&plan->arena, count_children(n) + 1, sizeof(*plan->excludes));
	bool ok = plan->excludes != NULL &&
		  is_list(r, n, "a list is expected, such as [{ lang: ar, size: small }]");
	for (const struct node *c = ok ? n->child : NULL; c != NULL; c = c->next) {
		ok = axes_read_match(
			     &r->values, c, plan, &plan->excludes[plan->n_excludes++]) &&
		     ok;
	}
	return ok;
}

struct override_reader {
	struct reader *r;
	struct plan_override *out;
};

static enum special override_option(void *user, const struct option *o, const struct node *n)
{
	const struct override_reader *w = user;
	const struct value_reader *values = &w->r->values;
	bool ok;
	if (strcmp(o->name, "when") == 0) {
		ok = axes_read_match(values, n, w->r->plan, &w->out->when);
		if (ok && w->out->when.values[AXIS_FORMAT] != NULL) {
			ok = node_error(values->a->diag, values->path,
				w->out->when.values[AXIS_FORMAT],
				"format: all formats of a map show the same; no option depends "
				"on it");
		}
	} else {
		w->out->set = n;
		ok = axes_check_set(values, n);
	}
	return ok ? SPECIAL_DONE : SPECIAL_FAILED;
}

static bool read_override(struct reader *r, const struct node *n, struct plan_override *out)
{
	struct override_reader w = {r, out};
	const struct block_reader b = {.context = IN_PLAN_OVERRIDE,
		.base = out,
		.special = override_option,
		.user = &w};
	if (!value_block(&r->values, &b, n)) {
		return false;
	}
	return out->set != NULL ||
	       node_error(r->values.a->diag, r->values.path, n,
		       "overrides: `set:` is missing: options of the map file");
}

static bool read_overrides(struct reader *r)
{
	struct plan *plan = r->plan;
	const struct node *n = node_get(plan->document.root, "overrides");
	if (n == NULL) {
		return true;
	}
	plan->overrides =
		arena_alloc(&plan->arena, count_children(n) + 1, sizeof(*plan->overrides));
	bool ok = plan->overrides != NULL &&
		  is_list(r, n,
			  "a list is expected, such as [{ when: { lang: ar }, set: { ... } }]");
	for (const struct node *c = ok ? n->child : NULL; c != NULL; c = c->next) {
		ok = read_override(r, c, &plan->overrides[plan->n_overrides++]) && ok;
	}
	return ok;
}

/* Without formats: PNG. */
static bool complete(struct reader *r)
{
	struct plan *plan = r->plan;
	const struct node *root = plan->document.root;
	if (plan->axes[AXIS_MAP].n == 0) {
		return node_error(r->values.a->diag, r->values.path, root,
			"a plan needs `maps:`, the map files to draw");
	}
	const struct plan_value png = {.name = "png", .text = "png"};
	return plan->axes[AXIS_FORMAT].n > 0 ||
	       axes_add(&plan->arena, &plan->axes[AXIS_FORMAT], &png);
}

static bool count_jobs(struct plan *plan)
{
	size_t n = 1;
	for (enum batch_axis i = 0; i < N_AXES; i++) {
		size_t values = plan->axes[i].n;
		n *= values == 0 ? 1 : values;
		if (n > PLAN_JOBS_MAX) {
			return diag_fail(plan->arena.diag, SM_E_LIMIT, "%s: more than %d maps",
				plan->path, PLAN_JOBS_MAX);
		}
	}
	plan->n_jobs = n;
	return true;
}

static bool read(struct plan *plan)
{
	struct arena *a = &plan->arena;
	struct plan_values top = {0};
	if (!parse_file(a, plan->path, &plan->document)) {
		return false;
	}
	plan->folder = path_folder(a, plan->path);
	struct reader r = {.values = {.a = a, .path = plan->path}, .plan = plan};
	const struct block_reader b = {
		.context = IN_PLAN, .base = &top, .special = plan_option, .user = &r};
	const struct node *root = plan->document.root, *pattern = node_get(root, "pattern");
	bool ok = plan->folder != NULL && value_block(&r.values, &b, root);
	plan->pattern = top.pattern;
	plan->pattern_at = pattern == NULL ? (struct place_in_file){.line = 1, .column = 1}
					   : place_of(pattern);
	ok = ok && complete(&r) && axes_check(plan, a);
	ok = ok && read_excludes(&r) && read_overrides(&r);
	return ok && count_jobs(plan) && pattern_prepare(plan) && pattern_check(plan) &&
	       a->diag->code == SM_OK;
}

bool plan_read(struct sm_diag *d, const char *path, const char *data_dir, struct plan *out)
{
	*out = (struct plan){.path = path, .data_dir = data_dir, .arena = {.diag = d}};
	return read(out);
}

void plan_finish(struct plan *plan)
{
	arena_finish(&plan->arena);
}

static bool has_value(const struct node *wanted, const char *value)
{
	if (wanted->kind == NODE_SCALAR) {
		return strcmp(wanted->text, value) == 0;
	}
	for (const struct node *c = wanted->child; c != NULL; c = c->next) {
		if (strcmp(c->text, value) == 0) {
			return true;
		}
	}
	return false;
}

bool plan_matches(
	const struct plan_match *match, const struct batch_job *job, const char *format)
{
	for (size_t i = 0; i < N_PLACEHOLDERS; i++) {
		const char *value = i < N_AXES ? job->values[i] : format;
		if (match->values[i] != NULL &&
			(value == NULL || !has_value(match->values[i], value))) {
			return false;
		}
	}
	return true;
}
