/* Conditions: a mapping of field to value, list or comparison. */
#ifndef SPEC_WHERE_H
#define SPEC_WHERE_H

#include "spec/value.h"

/*
 * `FIELD: value`, `FIELD: [a, b]`, `FIELD: ">= 3"` (also <, <=, >, !=), `group: NAME` or a
 * list of names, `not: { ... }` with conditions each of which must not hold.
 */
SM_NODISCARD bool where_read(
	const struct value_reader *r, const struct node *n, struct where *out);

#endif
