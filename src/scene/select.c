#include "scene/select.h"

#include "base/num.h"
#include "base/suggest.h"

#include <math.h>
#include <string.h>

bool column_date(const struct column *c, size_t row, struct date *out)
{
	*out = (struct date){0};
	if (c == NULL) {
		return true;
	}
	if (c->type == COLUMN_NUMBER) { /* a column of years alone */
		double year = c->u.num[row];
		if (isnan(year)) {
			return true;
		}
		out->year =
			year >= 1 && year <= 9999 && floor(year) == year ? (int16_t)year : 0;
		return out->year != 0;
	}
	const char *text = c->u.text[row];
	return text == NULL || date_parse(text, out);
}

static bool find_column(struct sm_diag *d, const struct table *table, const char *path,
	const char *name, const struct column **out)
{
	*out = table_column(table, name);
	return *out != NULL || diag_fail(d, SM_E_DATA, "%s: no column '%s'", path, name);
}

bool memberships_init(
	struct sm_diag *d, const struct table *table, const char *path, struct memberships *out)
{
	*out = (struct memberships){.table = table, .path = path};
	if (!find_column(d, table, path, "group", &out->group) ||
		!find_column(d, table, path, "member", &out->member) ||
		!find_column(d, table, path, "from", &out->from) ||
		!find_column(d, table, path, "to", &out->to)) {
		return false;
	}
	if (out->group->type != COLUMN_TEXT || out->member->type != COLUMN_TEXT) {
		return diag_fail(d, SM_E_DATA, "%s: groups and members are words", path);
	}
	for (size_t row = 0; row < table->n_rows; row++) {
		struct date date;
		if (!column_date(out->from, row, &date) || !column_date(out->to, row, &date)) {
			return diag_fail(d, SM_E_DATA,
				"%s: row %zu: 'from' or 'to' is no date such as 2023-09-16",
				path, row + 1);
		}
	}
	return true;
}

bool memberships_row_holds(const struct memberships *m, size_t row, struct date on)
{
	struct date from, to;
	if (!column_date(m->from, row, &from) || !column_date(m->to, row, &to)) {
		return false;
	}
	enum date_state state = date_state(from, to, on);
	return state == DATE_DURING || state == DATE_MAYBE;
}

static bool row_holds_certainly(const struct memberships *m, size_t row, struct date on)
{
	struct date from, to;
	return column_date(m->from, row, &from) && column_date(m->to, row, &to) &&
	       date_is_certain(from, to, on);
}

typedef bool row_test(const struct memberships *m, size_t row, struct date on);

static bool has(const struct memberships *m, const char *group, const char *member,
	struct date on, row_test *test)
{
	for (size_t row = 0; row < m->table->n_rows; row++) {
		const char *g = m->group->u.text[row], *who = m->member->u.text[row];
		if (g != NULL && who != NULL && strcmp(g, group) == 0 &&
			strcmp(who, member) == 0 && test(m, row, on)) {
			return true;
		}
	}
	return false;
}

bool memberships_has(
	const struct memberships *m, const char *group, const char *member, struct date on)
{
	return has(m, group, member, on, memberships_row_holds);
}

static bool is_group(const struct condition *c)
{
	return c->op == CONDITION_GROUP || c->op == CONDITION_NOT_GROUP;
}

enum { NAMES_MAX = 256 };

/* An error at the condition's place, with the nearest of the names when one is near. */
static bool unknown(struct sm_diag *d, const struct selection *s, const struct condition *c,
	const char *what, const char *const *names, size_t n)
{
	const char *word = c->field != NULL ? c->field : what;
	const char *near = suggest_nearest(word, names, n);
	return diag_error(d, SM_E_SPEC, "%s:%d:%d: %s '%s'%s%s%s", s->spec->path, c->at.line,
		c->at.column, c->field != NULL ? "no field" : "no group", word,
		near == NULL ? "" : "; did you mean '", near == NULL ? "" : near,
		near == NULL ? "" : "'?");
}

static bool group_exists(const struct memberships *m, const char *group)
{
	for (size_t row = 0; row < m->table->n_rows; row++) {
		const char *g = m->group->u.text[row];
		if (g != NULL && strcmp(g, group) == 0) {
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
			path, c->at.line, c->at.column);
	}
	if (key == NULL) {
		return diag_error(d, SM_E_SPEC,
			"%s:%d:%d: a group needs the layer's `key:`, the field that members "
			"are "
			"named by",
			path, c->at.line, c->at.column);
	}
	for (size_t i = 0; i < c->n_values; i++) {
		if (group_exists(m, c->values[i])) {
			continue;
		}
		const char *names[NAMES_MAX];
		size_t n = 0;
		for (size_t row = 0; row < m->table->n_rows && n < NAMES_MAX; row++) {
			if (m->group->u.text[row] != NULL) {
				names[n++] = m->group->u.text[row];
			}
		}
		return unknown(d, s, c, c->values[i], names, n);
	}
	return true;
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
			const char *names[NAMES_MAX];
			size_t n = 0;
			for (; n < table->n_columns && n < NAMES_MAX; n++) {
				names[n] = table->columns[n].name;
			}
			ok = unknown(d, s, c, c->field, names, n);
		}
	}
	return ok;
}

static bool cell_equals(const struct column *c, size_t row, const char *value)
{
	if (c->type == COLUMN_TEXT) {
		return c->u.text[row] != NULL && strcmp(c->u.text[row], value) == 0;
	}
	double number;
	return num_parse(value, strlen(value), &number) && c->u.num[row] == number;
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
	const char *member = key->type == COLUMN_TEXT ? key->u.text[row] : NULL;
	for (size_t i = 0; member != NULL && i < c->n_values; i++) {
		if (has(s->memberships, c->values[i], member, s->on, test)) {
			return true;
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
			!in_groups(s, c, key, row, row_holds_certainly)) {
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
