/* Which features of a layer are drawn: conditions, memberships of groups, validity on a day. */
#ifndef SCENE_SELECT_H
#define SCENE_SELECT_H

#include "scene/memberships.h"

/* What a selection is made against. */
struct selection {
	const struct spec *spec; /* for the path in messages */
	const struct memberships *memberships;
	struct date on;
};

/*
 * Checks that the fields and groups the conditions name exist in the table: SM_E_SPEC at the
 * condition's place, with the nearest name. `key` is the column that members are matched by;
 * NULL is an error only when a condition is about groups.
 */
SM_NODISCARD bool where_check(struct sm_diag *d, const struct selection *s,
	const struct where *where, const struct table *table, const struct column *key);

/* Whether a row passes all conditions (which have been checked). */
bool where_holds(const struct selection *s, const struct where *where,
	const struct table *table, const struct column *key, size_t row);

/* Whether the row, which passes, does so whatever days within the dates of the memberships it
 * was asked for were the first and last ones. */
bool where_is_certain(const struct selection *s, const struct where *where,
	const struct column *key, size_t row);

/* A row with the layer's two fields of dates; NULL: it has none. */
struct dated_row {
	const struct column *from, *to;
	size_t row;
};

/* Whether the layer's `when:` lets a row be drawn on the day, and whether its dates leave that
 * open. False for a cell that is no date. */
bool select_on_day(const struct layer_spec *layer, const struct dated_row *row, struct date on,
	bool *drawn, bool *uncertain);

/* The first condition that asks for members of a group, or NULL. */
const struct condition *where_group(const struct where *where);

/* The status on the day of a row in the groups it was asked for; NULL: none. */
const char *where_status(const struct selection *s, const struct where *where,
	const struct column *key, size_t row);

#endif
