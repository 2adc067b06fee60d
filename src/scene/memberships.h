/* Who belongs to which group on a day, and as what: a table of group, member, from, to. */
#ifndef SCENE_MEMBERSHIPS_H
#define SCENE_MEMBERSHIPS_H

#include "spec/spec.h"

struct memberships {
	const struct table *table; /* NULL: the map file names none */
	const struct column *group, *member;
	const struct column *from, *to; /* NULL: the memberships have no beginning or end */
	const struct column *status;	/* NULL: all members are alike */
	const char *path;		/* for messages */
};

/* Finds the columns that `spec` names; SM_E_DATA when one is missing. */
SM_NODISCARD bool memberships_init(struct sm_diag *d, const struct table *table,
	const char *path, const struct groups_spec *spec, struct memberships *out);

/* SM_E_DATA, at the cell, when a date is none or a membership ends before it begins. */
SM_NODISCARD bool memberships_check(struct arena *a, const struct memberships *m);

/* The dates of a row; not given where the table has no such column. False when one is no date.
 */
bool memberships_dates(
	const struct memberships *m, size_t row, struct date *from, struct date *to);

/* Whether the row is about the group. */
bool memberships_is_about(const struct memberships *m, size_t row, const char *group);

/* Whether conditions ask who is in the group that the row is about, or who is not. */
bool memberships_is_asked_for(
	const struct memberships *m, size_t row, const struct where *where);

/* Whether the row of the table holds on the day, as far as its dates tell. */
bool memberships_row_holds(const struct memberships *m, size_t row, struct date on);
/* The same whatever days within its dates were the first and last ones. */
bool memberships_row_is_certain(const struct memberships *m, size_t row, struct date on);

/* A feature's key: a cell of words or of numbers. */
struct member {
	const struct column *key;
	size_t row;
};

/* Whether the row names the member. Words that are numbers are equal to numbers. */
bool memberships_names(const struct memberships *m, size_t row, struct member who);

/*
 * The status of the member on the day, or NULL. A row with a status makes its member one as any
 * other does; of several that hold the one that began last counts. Rows without a status say
 * nothing of it.
 */
const char *memberships_status(
	const struct memberships *m, const char *group, struct member who, struct date on);

/* Whether anyone is in the group on the day. */
bool memberships_has_any(const struct memberships *m, const char *group, struct date on);

/* A cell is equal to a value as conditions write it. */
bool cell_equals(const struct column *c, size_t row, const char *value);

#endif
