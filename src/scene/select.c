#include "scene/select.h"

#include "base/buf.h"
#include "base/num.h"
#include "base/suggest.h"
#include "scene/dated.h"

#include <math.h>
#include <string.h>

typedef bool row_test(const struct memberships *m, size_t row, struct date on);

static bool is_group(const struct condition *c)
{
	return c->op == CONDITION_GROUP || c->op == CONDITION_NOT_GROUP;
}

/* An error at the condition's place, with the nearest name, if one is near. */
static bool unknown(struct sm_diag *d, const struct selection *s, const struct condition *c,
	const char *what, const char *near)
{
	const char *word = c->field != NULL ? c->field : what;
	return diag_error(d, SM_E_SPEC, "%s:%d:%d: %s '%s'%s%s%s",
		place_path(c->at, s->spec->path), c->at.line, c->at.column,
		c->field != NULL ? "no field" : "no group", word,
		near == NULL ? "" : "; did you mean '", near == NULL ? "" : near,
		near == NULL ? "" : "'?");
}

/* No group is near: those there are, each once. */
static bool unknown_group(struct sm_diag *d, const struct selection *s,
	const struct condition *c, const char *group, const char *const *names, size_t n)
{
	enum { LIST_MAX = 200 };
	struct buf list;
	buf_init(&list, LIST_MAX);
	for (size_t i = 0; i < n; i++) {
		bool again = false;
		for (size_t k = 0; !again && k < i; k++) {
			again = strcmp(names[k], names[i]) == 0;
		}
		bool fits = list.len + strlen(names[i]) + sizeof(", ...") < LIST_MAX;
		if (!again) {
			buf_printf(&list, "%s%s", list.len == 0 ? "" : ", ",
				fits ? names[i] : "...");
		}
		if (!fits) {
			break;
		}
	}
	(void)diag_error(d, SM_E_SPEC, "%s:%d:%d: no group '%s'; there are %s",
		place_path(c->at, s->spec->path), c->at.line, c->at.column, group, list.ptr);
	buf_finish(&list);
	return false;
}

static bool group_exists(const struct memberships *m, const char *group)
{
	for (size_t row = 0; row < m->table->n_rows; row++) {
		if (memberships_is_about(m, row, group)) {
			return true;
		}
	}
	return false;
}

static bool check_groups(struct sm_diag *d, const struct selection *s,
	const struct condition *c, const struct column *key)
{
	const struct memberships *m = s->memberships;
	const char *path = s->spec->path;
	if (m->table == NULL) {
		return diag_error(d, SM_E_SPEC,
			"%s:%d:%d: a group needs `groups: { source: ... }`, a table of group, "
			"member, from, to",
			place_path(c->at, path), c->at.line, c->at.column);
	}
	if (key == NULL) {
		return diag_error(d, SM_E_SPEC,
			"%s:%d:%d: a group needs the layer's `key:`, the field that members "
			"are "
			"named by",
			place_path(c->at, path), c->at.line, c->at.column);
	}
	for (size_t i = 0; i < c->n_values; i++) {
		if (group_exists(m, c->values[i])) {
			continue;
		}
		enum { NAMES_MAX = 256 };
		const char *names[NAMES_MAX];
		size_t n = 0;
		bool words = m->group->type == COLUMN_TEXT;
		for (size_t row = 0; words && row < m->table->n_rows && n < NAMES_MAX; row++) {
			if (m->group->u.text[row] != NULL) {
				names[n++] = m->group->u.text[row];
			}
		}
		const char *near = suggest_nearest(c->values[i], names, n);
		return near == NULL && n > 0 ? unknown_group(d, s, c, c->values[i], names, n)
					     : unknown(d, s, c, c->values[i], near);
	}
	return true;
}

/* Values that no feature has are most likely misspelt. */
static void check_values(struct sm_diag *d, const struct selection *s,
	const struct condition *c, const struct table *table)
{
	enum { WORDS_MAX = 2048 };
	const struct column *column = table_column(table, c->field);
	bool listed = c->op == CONDITION_IN || c->op == CONDITION_NOT_IN;
	for (size_t i = 0; listed && table->n_rows > 0 && i < c->n_values; i++) {
		const char *words[WORDS_MAX];
		size_t n = 0;
		bool found = false;
		for (size_t row = 0; !found && row < table->n_rows; row++) {
			found = cell_equals(column, row, c->values[i]);
			if (column->type == COLUMN_TEXT && column->u.text[row] != NULL &&
				n < WORDS_MAX) {
				words[n++] = column->u.text[row];
			}
		}
		const char *near = found ? NULL : suggest_nearest(c->values[i], words, n);
		if (!found) {
			diag_warn(d, "no-value", "%s:%d:%d: nothing has %s '%s'%s%s%s",
				place_path(c->at, s->spec->path), c->at.line, c->at.column,
				c->field, c->values[i], near == NULL ? "" : "; did you mean '",
				near == NULL ? "" : near, near == NULL ? "" : "'?");
		}
	}
}

bool where_check(struct sm_diag *d, const struct selection *s, const struct where *where,
	const struct table *table, const struct column *key)
{
	bool ok = true;
	for (size_t i = 0; i < where->n; i++) {
		const struct condition *c = &where->items[i];
		if (is_group(c)) {
			ok = check_groups(d, s, c, key) && ok;
		} else if (table_column(table, c->field) == NULL) {
			ok = unknown(d, s, c, c->field, table_nearest(table, c->field));
		} else {
			check_values(d, s, c, table);
		}
	}
	return ok;
}

static bool in_values(const struct condition *c, const struct column *column, size_t row)
{
	for (size_t i = 0; i < c->n_values; i++) {
		if (cell_equals(column, row, c->values[i])) {
			return true;
		}
	}
	return false;
}

static bool in_groups(const struct selection *s, const struct condition *c,
	const struct column *key, size_t row, row_test *test)
{
	const struct memberships *m = s->memberships;
	const struct member who = {key, row};
	for (size_t i = 0; i < c->n_values; i++) {
		for (size_t k = 0; k < m->table->n_rows; k++) {
			if (memberships_is_about(m, k, c->values[i]) &&
				memberships_names(m, k, who) && test(m, k, s->on)) {
				return true;
			}
		}
	}
	return false;
}

/* NaN for a cell that is missing or no number: every comparison with it is false. */
static double cell_number(const struct column *c, size_t row)
{
	double number = (double)NAN;
	if (c->type == COLUMN_NUMBER) {
		return c->u.num[row];
	}
	const char *text = c->u.text[row];
	return text != NULL && num_parse(text, strlen(text), &number) ? number : (double)NAN;
}

static bool holds(const struct selection *s, const struct condition *c,
	const struct table *table, const struct column *key, size_t row)
{
	if (is_group(c)) {
		return in_groups(s, c, key, row, memberships_row_holds) ==
		       (c->op == CONDITION_GROUP);
	}
	const struct column *column = table_column(table, c->field);
	switch (c->op) {
	case CONDITION_IN:
		return in_values(c, column, row);
	case CONDITION_NOT_IN:
		return !in_values(c, column, row);
	case CONDITION_LESS:
		return cell_number(column, row) < c->number;
	case CONDITION_LESS_EQUAL:
		return cell_number(column, row) <= c->number;
	case CONDITION_GREATER:
		return cell_number(column, row) > c->number;
	case CONDITION_GREATER_EQUAL:
		return cell_number(column, row) >= c->number;
	case CONDITION_GROUP:
	case CONDITION_NOT_GROUP:
		break;
	}
	return false;
}

bool where_holds(const struct selection *s, const struct where *where,
	const struct table *table, const struct column *key, size_t row)
{
	for (size_t i = 0; i < where->n; i++) {
		if (!holds(s, &where->items[i], table, key, row)) {
			return false;
		}
	}
	return true;
}

bool where_is_certain(const struct selection *s, const struct where *where,
	const struct column *key, size_t row)
{
	for (size_t i = 0; i < where->n; i++) {
		const struct condition *c = &where->items[i];
		/* Who is no member by the widest reading of the dates is none by any. */
		if (c->op == CONDITION_GROUP &&
			!in_groups(s, c, key, row, memberships_row_is_certain)) {
			return false;
		}
	}
	return true;
}

static bool is_drawn_then(const struct layer_spec *s, enum date_state state)
{
	switch (s->when) {
	case WHEN_CURRENT:
		return state == DATE_DURING || (state == DATE_MAYBE && s->unknown_from);
	case WHEN_ENDED:
		return state == DATE_AFTER;
	case WHEN_ALL:
		break;
	}
	return true;
}

bool select_on_day(const struct layer_spec *layer, const struct dated_row *row, struct date on,
	bool *drawn, bool *uncertain)
{
	struct date from, to;
	if (!column_date(row->from, row->row, &from) || !column_date(row->to, row->row, &to)) {
		return false;
	}
	*drawn = is_drawn_then(layer, date_state(from, to, on));
	*uncertain = *drawn && layer->when == WHEN_CURRENT && !date_is_certain(from, to, on);
	return true;
}

const struct condition *where_group(const struct where *where)
{
	for (size_t i = 0; i < where->n; i++) {
		if (where->items[i].op == CONDITION_GROUP) {
			return &where->items[i];
		}
	}
	return NULL;
}

const char *where_status(const struct selection *s, const struct where *where,
	const struct column *key, size_t row)
{
	const char *found = NULL;
	for (size_t i = 0; i < where->n && found == NULL; i++) {
		const struct condition *c = &where->items[i];
		for (size_t k = 0; c->op == CONDITION_GROUP && k < c->n_values && found == NULL;
			k++) {
			found = memberships_status(
				s->memberships, c->values[k], (struct member){key, row}, s->on);
		}
	}
	return found;
}
