#include "batch/rows.h"

#include "base/path.h"
#include "batch/axes.h"
#include "batch/template.h"
#include "scene/files.h"
#include "scene/select.h"
#include "spec/where.h"

#include <string.h>

struct reader {
	const struct value_reader *values;
	struct plan *plan;
	struct where where;
};

static enum special rows_option(void *user, const struct option *o, const struct node *n)
{
	struct reader *r = user;
	bool ok = true;
	if (strcmp(o->name, "where") == 0) {
		ok = where_read(r->values, n, &r->where);
	} else if (strcmp(o->name, "set") == 0) {
		r->plan->rows_set = n;
		ok = axes_check_set(r->values, n);
	} else {
		return SPECIAL_NOT_MINE;
	}
	return ok ? SPECIAL_DONE : SPECIAL_FAILED;
}

static bool read_table(struct reader *r, const struct node *n)
{
	struct plan *plan = r->plan;
	struct files files = {.a = r->values->a};
	const struct source_options how = {.encoding = plan->rows.encoding};
	const struct node *source = node_get(n, "source");
	const char *path =
		path_locate(r->values->a, plan->folder, plan->data_dir, plan->rows.source);
	if (path == NULL) {
		return false;
	}
	diag_push(
		r->values->a->diag, "%s:%d:%d: rows", plan->path, source->line, source->column);
	const struct loaded *file = files_read(&files, path, &how);
	diag_pop(r->values->a->diag);
	plan->row_table = file == NULL ? NULL : file->features.table;
	return file != NULL;
}

struct cell_filler {
	struct arena *a;
	const struct row_cell *cell;
};

static const char *fill_cell(void *user, const char *word, bool *fails)
{
	const struct cell_filler *f = user;
	return rows_value(f->a, f->cell, word, fails);
}

static bool add_row(struct reader *r, const struct node *name, size_t row)
{
	struct plan *plan = r->plan;
	const struct row_cell cell = {plan, row, place_of(name)};
	struct cell_filler filler = {r->values->a, &cell};
	const struct template_filler f = {fill_cell, &filler};
	struct plan_value value = {.at = cell.at, .row = row};
	value.name = template_fill(r->values->a, plan->rows.name, &f);
	if (value.name != NULL && value.name[0] == '\0') {
		return node_error(r->values->a->diag, r->values->path, name,
			"name: '%s' is empty in row %zu of %s", plan->rows.name, row + 1,
			plan->rows.source);
	}
	return value.name != NULL && axes_add(r->values->a, &plan->axes[AXIS_ROW], &value);
}

static bool list_rows(struct reader *r, const struct node *n)
{
	struct plan *plan = r->plan;
	const struct table *t = plan->row_table;
	const struct memberships none = {0};
	const struct spec spec = {.path = plan->path};
	const struct selection selection = {.spec = &spec, .memberships = &none};
	if (where_group(&r->where) != NULL) {
		return node_error(r->values->a->diag, r->values->path, node_get(n, "where"),
			"where: the rows of a plan are in no groups");
	}
	bool ok = where_check(r->values->a->diag, &selection, &r->where, t, NULL);
	for (size_t row = 0; ok && row < t->n_rows; row++) {
		if (where_holds(&selection, &r->where, t, NULL, row)) {
			ok = add_row(r, node_get(n, "name"), row);
		}
	}
	return ok &&
	       (plan->axes[AXIS_ROW].n > 0 ||
		       node_error(r->values->a->diag, r->values->path, n,
			       "rows: no row of %s meets the conditions", plan->rows.source));
}

bool rows_read(const struct value_reader *values, const struct node *n, struct plan *plan)
{
	struct reader r = {.values = values, .plan = plan};
	const struct block_reader b = {.context = IN_PLAN_ROWS,
		.base = &plan->rows,
		.special = rows_option,
		.user = &r};
	if (!value_block(values, &b, n)) {
		return false;
	}
	if (plan->rows.source == NULL || plan->rows.name == NULL) {
		return node_error(values->a->diag, values->path, n,
			"rows: need `source:`, a table, and `name:`, such as \"{row.name}\"");
	}
	return read_table(&r, n) && list_rows(&r, n);
}

const char *rows_value(
	struct arena *a, const struct row_cell *cell, const char *word, bool *fails)
{
	static const char before[] = "row.";
	const struct plan *plan = cell->plan;
	if (strncmp(word, before, sizeof(before) - 1) != 0 || plan->row_table == NULL) {
		return NULL;
	}
	word += sizeof(before) - 1;
	const struct column *c = table_column(plan->row_table, word);
	if (c == NULL) {
		const char *near = table_nearest(plan->row_table, word);
		*fails = !diag_error(a->diag, SM_E_SPEC, "%s:%d:%d: no column '%s' in %s%s%s%s",
			plan->path, cell->at.line, cell->at.column, word, plan->rows.source,
			near == NULL ? "" : "; did you mean '{row.", near == NULL ? "" : near,
			near == NULL ? "" : "}'?");
		return NULL;
	}
	const char *text = table_text(a, c, cell->row);
	return text == NULL ? "" : text;
}

/* The node and all that follows and is below it. */
static bool fill_nodes(
	struct arena *a, struct row_cell *cell, const struct node *from, struct node **to)
{
	struct cell_filler filler = {a, cell};
	const struct template_filler f = {fill_cell, &filler};
	for (; from != NULL; from = from->next, to = &(*to)->next) {
		struct node *n = arena_alloc(a, 1, sizeof(*n));
		if (n == NULL) {
			return false;
		}
		*n = *from;
		n->next = n->child = NULL;
		*to = n;
		cell->at = place_of(from);
		if (from->text != NULL && strchr(from->text, '{') != NULL &&
			(n->text = template_fill(a, from->text, &f)) == NULL) {
			return false;
		}
		if (!fill_nodes(a, cell, from->child, &n->child)) {
			return false;
		}
	}
	return true;
}

const struct node *rows_set(struct arena *a, const struct plan *plan, size_t row)
{
	struct row_cell cell = {.plan = plan, .row = row};
	struct node *out = NULL;
	const struct node alone = *plan->rows_set;
	struct node first = alone;
	first.next = NULL;
	return fill_nodes(a, &cell, &first, &out) ? out : NULL;
}
