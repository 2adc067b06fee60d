/* The days of a map that is drawn for several: a list, a step, or the dates of a table. */
#ifndef SPEC_DATES_H
#define SPEC_DATES_H

#include "spec/value.h"

/* Reads `dates:`. */
SM_NODISCARD bool dates_read(
	const struct value_reader *r, const struct node *n, struct spec *spec);

/* That `dates:` goes with what else the map file says. */
SM_NODISCARD bool dates_check(
	const struct value_reader *r, const struct node *root, const struct spec *spec);

#endif
