/* Rows of a table that last from one day to another, by two columns of dates. */
#ifndef SCENE_DATED_H
#define SCENE_DATED_H

#include "geom/geom.h"
#include "time/date.h"

struct dated {
	const char *path; /* of the table's file, for messages */
	const struct table *table;
	const struct column *from, *to; /* NULL: no beginning, no end */
};

/* The cell as a date; a missing cell is a date not given. False when it is no date. */
bool column_date(const struct column *c, size_t row, struct date *out);

/* Records, as SM_E_DATA at the cell, that it is no date, and why; returns false. */
bool column_no_date(struct arena *a, const struct dated *t, const struct column *c, size_t row);

/* Whether both dates of a row are dates and the first is not after the last, whatever days they
 * mean; else SM_E_DATA at the cell. */
SM_NODISCARD bool dated_check(struct arena *a, const struct dated *t, size_t row);

#endif
