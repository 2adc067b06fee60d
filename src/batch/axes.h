/* The values of a plan's axes, and the jobs some of them are about. */
#ifndef BATCH_AXES_H
#define BATCH_AXES_H

#include "batch/plan.h"
#include "spec/value.h"

/* Appends a value. */
SM_NODISCARD bool axes_add(
	struct arena *a, struct plan_axis *axis, const struct plan_value *value);

/* That it is a mapping of options of a map file. What they say is read with the map. */
SM_NODISCARD bool axes_check_set(const struct value_reader *r, const struct node *n);

/* Reads one of the plan's axes into it; `n` has the option's key. */
SM_NODISCARD bool axes_read_maps(
	const struct value_reader *r, const struct node *n, struct plan *plan);
SM_NODISCARD bool axes_read_dates(
	const struct value_reader *r, const struct node *n, struct plan *plan);
SM_NODISCARD bool axes_read_languages(
	const struct value_reader *r, const struct node *n, struct plan *plan);
SM_NODISCARD bool axes_read_sizes(
	const struct value_reader *r, const struct node *n, struct plan *plan);
SM_NODISCARD bool axes_read_formats(
	const struct value_reader *r, const struct node *n, struct plan *plan);
SM_NODISCARD bool axes_read_styles(
	const struct value_reader *r, const struct node *n, struct plan *plan);
SM_NODISCARD bool axes_read_regions(
	const struct value_reader *r, const struct node *n, struct plan *plan);

/* That no axis has two values of one name. */
SM_NODISCARD bool axes_check(const struct plan *plan, struct arena *a);

/* Reads values on axes, `{ lang: ar, date: [2013, 2014] }`, once all axes are read. */
SM_NODISCARD bool axes_read_match(const struct value_reader *r, const struct node *n,
	const struct plan *plan, struct plan_match *out);

#endif
