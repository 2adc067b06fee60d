/* A cell of a table, as a place for messages. */
#ifndef GEOM_CELL_H
#define GEOM_CELL_H

#include "geom/geom.h"

struct cell {
	const char *path; /* of the file the table was read from */
	const struct table *table;
	const struct column
		*column; /* NULL, or one that is not the table's own: the whole row */
	size_t row;
};

/* diag_push() of where the cell is: `path:line:column`, or `path: row N` where the file is no
 * text. The caller pops. */
void cell_push(struct sm_diag *d, struct cell cell);

/* Records, as SM_E_DATA, what is wrong with a cell, behind where it is; returns false. */
SM_PRINTF(3, 4) bool cell_fail(struct sm_diag *d, struct cell cell, const char *fmt, ...);

#endif
