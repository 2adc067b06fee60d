#include "geom/cell.h"

#include <stdarg.h>
#include <stdio.h>

void cell_push(struct sm_diag *d, struct cell cell)
{
	const struct table *t = cell.table;
	if (t->places == NULL || cell.row >= t->n_rows || t->n_columns == 0) {
		diag_push(d, "%s: row %zu", cell.path, cell.row + 1);
		return;
	}
	size_t column = 0;
	for (size_t i = 0; i < t->n_columns; i++) {
		column = &t->columns[i] == cell.column ? i : column;
	}
	const struct cell_place at = t->places[cell.row * t->n_columns + column];
	diag_push(d, "%s:%u:%u", cell.path, (unsigned)at.line, (unsigned)at.column);
}

bool cell_fail(struct sm_diag *d, struct cell cell, const char *fmt, ...)
{
	char text[SM_MSG_MAX];
	va_list args;
	va_start(args, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	cell_push(d, cell);
	bool ok = diag_fail(d, SM_E_DATA, "%s", text);
	diag_pop(d);
	return ok;
}
