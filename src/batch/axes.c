#include "batch/axes.h"

#include "base/path.h"
#include "base/suggest.h"
#include "scene/dates.h"
#include "spec/dates.h"
#include "spec/texts.h"

#include <stdlib.h>
#include <string.h>

const char *const plan_axis_names[N_PLACEHOLDERS] = {[AXIS_MAP] = "map",
	[AXIS_REGION] = "region",
	[AXIS_ROW] = "row",
	[AXIS_STYLE] = "style",
	[AXIS_SIZE] = "size",
	[AXIS_DATE] = "date",
	[AXIS_LANG] = "lang",
	[AXIS_FORMAT] = "format"};

static bool error(const struct value_reader *r, const struct node *n, const char *what)
{
	return node_error(r->a->diag, r->path, n, "%s", what);
}

bool axes_add(struct arena *a, struct plan_axis *axis, const struct plan_value *value)
{
	struct plan_value *values =
		arena_grow(a, axis->values, axis->n, &axis->cap, sizeof(*values));
	if (values == NULL) {
		return false;
	}
	axis->values = values;
	axis->values[axis->n++] = *value;
	return true;
}

bool axes_check_set(const struct value_reader *r, const struct node *n)
{
	if (n->kind != NODE_MAPPING) {
		return node_error(r->a->diag, r->path, n,
			"%s: options of the map file are expected, such as { page: { dpi: 96 } "
			"}",
			n->key == NULL ? "set" : n->key);
	}
	bool ok = true;
	for (const struct node *c = n->child; c != NULL; c = c->next) {
		if (options_find(IN_MAP, c->key) == NULL) {
			const char *near = options_suggest(IN_MAP, c->key);
			ok = diag_error(r->a->diag, SM_E_SPEC,
				"%s:%d:%d: no option '%s' in a map file%s%s%s", r->path,
				c->key_line, c->key_column, c->key,
				near == NULL ? "" : "; did you mean '",
				near == NULL ? "" : near, near == NULL ? "" : "'?");
		}
	}
	return ok;
}

/* A file by its path, called by its own name or by the key before it. */
static bool add_file(const struct value_reader *r, const struct node *n,
	const struct plan *plan, struct plan_axis *axis)
{
	if (n->kind != NODE_SCALAR) {
		return error(r, n, "the path of a file is expected");
	}
	struct plan_value value = {.at = place_of(n)};
	value.text = path_locate(r->a, plan->folder, plan->data_dir, n->text);
	value.name = n->key != NULL ? n->key : path_stem(r->a, n->text);
	if (value.text == NULL || value.name == NULL) {
		return false;
	}
	if (!path_exists(value.text)) {
		const char *near = path_nearest(r->a, value.text);
		return node_error(r->a->diag, r->path, n, "no file %s%s%s%s", value.text,
			near == NULL ? "" : "; did you mean '", near == NULL ? "" : near,
			near == NULL ? "" : "'?");
	}
	return axes_add(r->a, axis, &value);
}

/* A path, a list of paths, or paths with their names. */
static bool read_files(const struct value_reader *r, const struct node *n,
	const struct plan *plan, struct plan_axis *axis)
{
	if (n->kind == NODE_SCALAR) {
		struct node alone = *n;
		alone.key = NULL; /* the option's, not the file's name */
		return add_file(r, &alone, plan, axis);
	}
	bool ok = true;
	for (const struct node *c = n->child; c != NULL; c = c->next) {
		ok = add_file(r, c, plan, axis) && ok;
	}
	return ok && (axis->n > 0 || node_error(r->a->diag, r->path, n,
					     "%s: one or more are expected", n->key));
}

bool axes_read_maps(const struct value_reader *r, const struct node *n, struct plan *plan)
{
	return read_files(r, n, plan, &plan->axes[AXIS_MAP]);
}

bool axes_read_styles(const struct value_reader *r, const struct node *n, struct plan *plan)
{
	return read_files(r, n, plan, &plan->axes[AXIS_STYLE]);
}

bool axes_read_dates(const struct value_reader *r, const struct node *n, struct plan *plan)
{
	struct spec spec = {.path = r->path};
	struct files files = {.a = r->a};
	const struct date *days;
	size_t n_days;
	const char *path = NULL;
	if (!dates_read(r, n, &spec)) {
		return false;
	}
	if (spec.dates.events != NULL) {
		path = path_locate(r->a, plan->folder, plan->data_dir, spec.dates.events);
		if (path == NULL) {
			return false;
		}
	}
	bool ok = dates_list(&files, &spec, path, &days, &n_days);
	for (size_t i = 0; ok && i < n_days; i++) {
		char text[DATE_TEXT_MAX];
		date_iso(days[i], text);
		const struct plan_value value = {
			.name = arena_strdup(r->a, text), .at = place_of(n)};
		ok = value.name != NULL && axes_add(r->a, &plan->axes[AXIS_DATE], &value);
	}
	return ok;
}

/* A list of words, or one. */
static bool read_words(const struct value_reader *r, const struct node *n,
	bool (*check)(const struct value_reader *r, const struct node *n),
	struct plan_axis *axis)
{
	bool ok = n->kind != NODE_MAPPING;
	const struct node *first = n->kind == NODE_SCALAR ? n : n->child;
	for (const struct node *c = first; ok && c != NULL;
		c = n->kind == NODE_SCALAR ? NULL : c->next) {
		const struct plan_value value = {
			.name = c->text, .text = c->text, .at = place_of(c)};
		ok = c->kind == NODE_SCALAR && check(r, c) && axes_add(r->a, axis, &value);
	}
	return (ok && axis->n > 0) || r->a->diag->code != SM_OK ||
	       node_error(r->a->diag, r->path, n, "%s: a list of words is expected", n->key);
}

static bool check_language(const struct value_reader *r, const struct node *n)
{
	return texts_is_language(n->text) ||
	       node_error(r->a->diag, r->path, n,
		       "languages: '%s' is no language such as en, fr or pt-BR", n->text);
}

static bool check_format(const struct value_reader *r, const struct node *n)
{
	static const char *const formats[] = {"png", "svg", "pdf", "eps", "areas"};
	enum { N_FORMATS = sizeof(formats) / sizeof(formats[0]) };
	for (size_t i = 0; i < N_FORMATS; i++) {
		if (strcmp(n->text, formats[i]) == 0) {
			return true;
		}
	}
	const char *near = suggest_nearest(n->text, formats, N_FORMATS);
	return node_error(r->a->diag, r->path, n,
		"formats: png, svg, pdf, eps or areas is expected, not '%s'%s%s%s", n->text,
		near == NULL ? "" : "; did you mean '", near == NULL ? "" : near,
		near == NULL ? "" : "'?");
}

bool axes_read_languages(const struct value_reader *r, const struct node *n, struct plan *plan)
{
	return read_words(r, n, check_language, &plan->axes[AXIS_LANG]);
}

bool axes_read_formats(const struct value_reader *r, const struct node *n, struct plan *plan)
{
	return read_words(r, n, check_format, &plan->axes[AXIS_FORMAT]);
}

static bool has_names(const struct value_reader *r, const struct node *n, const char *what)
{
	return (n->kind == NODE_MAPPING && n->child != NULL) ||
	       node_error(r->a->diag, r->path, n, "%s: %s", n->key, what);
}

bool axes_read_sizes(const struct value_reader *r, const struct node *n, struct plan *plan)
{
	bool ok = has_names(
		r, n, "names are expected, such as { web: { width: 1200px, dpi: 96 } }");
	for (const struct node *c = ok ? n->child : NULL; c != NULL; c = c->next) {
		struct plan_value value = {.name = c->key, .at = place_of(c)};
		const struct block_reader b = {.context = IN_PLAN_SIZE, .base = &value.size};
		ok = value_block(r, &b, c) && axes_add(r->a, &plan->axes[AXIS_SIZE], &value) &&
		     ok;
	}
	return ok;
}

bool axes_read_regions(const struct value_reader *r, const struct node *n, struct plan *plan)
{
	bool ok = has_names(
		r, n, "names are expected, such as { north: { extent: { box: [...] } } }");
	for (const struct node *c = ok ? n->child : NULL; c != NULL; c = c->next) {
		const struct plan_value value = {.name = c->key, .at = place_of(c), .set = c};
		ok = axes_check_set(r, c) && axes_add(r->a, &plan->axes[AXIS_REGION], &value) &&
		     ok;
	}
	return ok;
}

static int by_name(const void *pa, const void *pb)
{
	const struct plan_value *const *a = pa, *const *b = pb;
	int order = strcmp((*a)->name, (*b)->name);
	return order != 0 ? order : (*a > *b) - (*a < *b);
}

static bool check_axis(const struct plan *plan, enum batch_axis axis, struct arena *a)
{
	const struct plan_axis *x = &plan->axes[axis];
	const struct plan_value **sorted =
		arena_alloc(a, x->n + 1, sizeof(const struct plan_value *));
	if (sorted == NULL) {
		return false;
	}
	for (size_t i = 0; i < x->n; i++) {
		sorted[i] = &x->values[i];
	}
	qsort(sorted, x->n, sizeof(void *), by_name);
	for (size_t i = 1; i < x->n; i++) {
		if (strcmp(sorted[i - 1]->name, sorted[i]->name) != 0) {
			continue;
		}
		const struct place_in_file at = sorted[i]->at;
		return diag_error(a->diag, SM_E_SPEC,
			"%s:%d:%d: two values of the axis '%s' are called '%s'%s", plan->path,
			at.line, at.column, plan_axis_names[axis], sorted[i]->name,
			axis == AXIS_ROW ? "; `name:` can tell rows apart by more columns"
					 : "");
	}
	return true;
}

bool axes_check(const struct plan *plan, struct arena *a)
{
	bool ok = true;
	for (enum batch_axis i = 0; i < N_PLACEHOLDERS; i++) {
		ok = check_axis(plan, i, a) && ok;
	}
	return ok;
}

static bool check_match_value(const struct value_reader *r, const struct node *n,
	const struct plan_axis *axis, const char *name)
{
	enum { NAMES_MAX = 256 };
	const char *names[NAMES_MAX];
	size_t count = 0;
	if (n->kind != NODE_SCALAR) {
		return node_error(r->a->diag, r->path, n, "%s: a value is expected", name);
	}
	for (size_t i = 0; i < axis->n; i++) {
		if (strcmp(axis->values[i].name, n->text) == 0) {
			return true;
		}
		if (count < NAMES_MAX) {
			names[count++] = axis->values[i].name;
		}
	}
	const char *near = suggest_nearest(n->text, names, count);
	return node_error(r->a->diag, r->path, n, "%s: the plan has no '%s'%s%s%s", name,
		n->text, near == NULL ? "" : "; did you mean '", near == NULL ? "" : near,
		near == NULL ? "" : "'?");
}

static bool check_match(const struct value_reader *r, const struct node *n,
	const struct plan *plan, enum batch_axis axis)
{
	const char *name = plan_axis_names[axis];
	bool ok = true;
	if (plan->axes[axis].n == 0) {
		return node_error(
			r->a->diag, r->path, n, "%s: the plan has no such axis", name);
	}
	if (n->kind == NODE_SCALAR) {
		return check_match_value(r, n, &plan->axes[axis], name);
	}
	for (const struct node *c = n->child; c != NULL; c = c->next) {
		ok = check_match_value(r, c, &plan->axes[axis], name) && ok;
	}
	return ok;
}

bool axes_read_match(const struct value_reader *r, const struct node *n,
	const struct plan *plan, struct plan_match *out)
{
	bool ok = n->kind == NODE_MAPPING ||
		  error(r, n, "values on axes are expected, such as { lang: ar }");
	for (const struct node *c = ok ? n->child : NULL; c != NULL; c = c->next) {
		size_t i = 0;
		while (i < N_PLACEHOLDERS && strcmp(plan_axis_names[i], c->key) != 0) {
			i++;
		}
		if (i < N_PLACEHOLDERS) {
			out->values[i] = c;
			ok = check_match(r, c, plan, (enum batch_axis)i) && ok;
			continue;
		}
		const char *near = suggest_nearest(c->key, plan_axis_names, N_PLACEHOLDERS);
		ok = diag_error(r->a->diag, SM_E_SPEC, "%s:%d:%d: no axis '%s'%s%s%s", r->path,
			c->key_line, c->key_column, c->key,
			near == NULL ? "; map, region, row, style, size, date, lang and format "
				       "are"
				     : "; did you mean '",
			near == NULL ? "" : near, near == NULL ? "" : "'?");
	}
	return ok;
}
