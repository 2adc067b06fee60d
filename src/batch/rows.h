/* The rows of a plan's table: which count, what they are called, what their maps say. */
#ifndef BATCH_ROWS_H
#define BATCH_ROWS_H

#include "batch/plan.h"
#include "spec/value.h"

/* Reads `rows:` and its table, and makes a value of the axis of each row that counts. */
SM_NODISCARD bool rows_read(
	const struct value_reader *r, const struct node *n, struct plan *plan);

/* A copy of what `rows: set` says with the row's columns filled in; NULL after reporting. */
const struct node *rows_set(struct arena *a, const struct plan *plan, size_t row);

/* A cell that is asked for by a word such as "row.name". */
struct row_cell {
	const struct plan *plan;
	size_t row;
	struct place_in_file at; /* of the word */
};

/* The cell's text, "" when it is empty; NULL when the word is about no row. A column there is
 * not is reported, with *fails set. */
const char *rows_value(
	struct arena *a, const struct row_cell *cell, const char *word, bool *fails);

#endif
