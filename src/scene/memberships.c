#include "scene/memberships.h"

#include "base/num.h"
#include "scene/dated.h"

#include <string.h>

bool cell_equals(const struct column *c, size_t row, const char *value)
{
	if (c->type == COLUMN_TEXT) {
		return c->u.text[row] != NULL && strcmp(c->u.text[row], value) == 0;
	}
	double number;
	return num_parse(value, strlen(value), &number) && c->u.num[row] == number;
}

static bool find_column(struct sm_diag *d, const struct table *table, const char *path,
	const char *name, const struct column **out)
{
	*out = name == NULL || strcmp(name, "none") == 0 ? NULL : table_column(table, name);
	if (name == NULL || strcmp(name, "none") == 0 || *out != NULL) {
		return true;
	}
	const char *near = table_nearest(table, name);
	return diag_fail(d, SM_E_DATA, "%s: no column '%s'%s%s%s", path, name,
		near == NULL ? "" : "; did you mean '", near == NULL ? "" : near,
		near == NULL ? "" : "'?");
}

bool memberships_init(struct sm_diag *d, const struct table *table, const char *path,
	const struct groups_spec *spec, struct memberships *out)
{
	*out = (struct memberships){.table = table, .path = path};
	if (!find_column(d, table, path, spec->group, &out->group) ||
		!find_column(d, table, path, spec->member, &out->member) ||
		!find_column(d, table, path, spec->from, &out->from) ||
		!find_column(d, table, path, spec->to, &out->to) ||
		!find_column(d, table, path, spec->status, &out->status)) {
		return false;
	}
	if (out->group == NULL || out->member == NULL) {
		return diag_fail(d, SM_E_DATA, "%s: groups need a column of %s", path,
			out->group == NULL ? "groups" : "members");
	}
	if (out->status != NULL && out->status->type != COLUMN_TEXT) {
		/* A column with nothing in it may be read as one of numbers. */
		out->status = NULL;
	}
	return true;
}

bool memberships_check(struct arena *a, const struct memberships *m)
{
	const struct dated dated = {m->path, m->table, m->from, m->to};
	bool ok = true;
	for (size_t row = 0; ok && row < m->table->n_rows; row++) {
		ok = dated_check(a, &dated, row);
	}
	return ok;
}

bool memberships_dates(
	const struct memberships *m, size_t row, struct date *from, struct date *to)
{
	bool ok = column_date(m->from, row, from);
	return column_date(m->to, row, to) && ok;
}

bool memberships_is_about(const struct memberships *m, size_t row, const char *group)
{
	return cell_equals(m->group, row, group);
}

bool memberships_is_asked_for(
	const struct memberships *m, size_t row, const struct where *where)
{
	bool found = false;
	for (size_t i = 0; i < where->n; i++) {
		const struct condition *c = &where->items[i];
		bool is_group = c->op == CONDITION_GROUP || c->op == CONDITION_NOT_GROUP;
		for (size_t k = 0; is_group && !found && k < c->n_values; k++) {
			found = memberships_is_about(m, row, c->values[k]);
		}
	}
	return found;
}

bool memberships_row_holds(const struct memberships *m, size_t row, struct date on)
{
	struct date from, to;
	if (!memberships_dates(m, row, &from, &to)) {
		return false;
	}
	enum date_state state = date_state(from, to, on);
	return state == DATE_DURING || state == DATE_MAYBE;
}

bool memberships_row_is_certain(const struct memberships *m, size_t row, struct date on)
{
	struct date from, to;
	if (!memberships_dates(m, row, &from, &to)) {
		return false;
	}
	if (m->from == NULL) { /* no beginning is not the same as one that is not known */
		from = (struct date){.year = 1};
	}
	return date_is_certain(from, to, on);
}

bool memberships_names(const struct memberships *m, size_t row, struct member who)
{
	const struct column *key = who.key, *member = m->member;
	if (key->type == COLUMN_TEXT) {
		return key->u.text[who.row] != NULL &&
		       cell_equals(member, row, key->u.text[who.row]);
	}
	if (member->type == COLUMN_TEXT) {
		return member->u.text[row] != NULL &&
		       cell_equals(key, who.row, member->u.text[row]);
	}
	return key->u.num[who.row] == member->u.num[row];
}

const char *memberships_status(
	const struct memberships *m, const char *group, struct member who, struct date on)
{
	const char *found = NULL;
	int32_t began = INT32_MIN;
	for (size_t row = 0; m->status != NULL && row < m->table->n_rows; row++) {
		const char *status = m->status->u.text[row];
		struct date from, to;
		if (status == NULL || status[0] == '\0' ||
			!memberships_is_about(m, row, group) ||
			!memberships_names(m, row, who) || !memberships_row_holds(m, row, on) ||
			!memberships_dates(m, row, &from, &to)) {
			continue;
		}
		int32_t day = date_is_given(from) ? date_first_day(from) : INT32_MIN;
		if (day >= began) {
			found = status;
			began = day;
		}
	}
	return found;
}

bool memberships_has_any(const struct memberships *m, const char *group, struct date on)
{
	for (size_t row = 0; row < m->table->n_rows; row++) {
		if (memberships_is_about(m, row, group) && memberships_row_holds(m, row, on)) {
			return true;
		}
	}
	return false;
}
