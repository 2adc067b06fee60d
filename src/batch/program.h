/* The program and the libraries that draw, for receipts: another one may draw otherwise. */
#ifndef BATCH_PROGRAM_H
#define BATCH_PROGRAM_H

#include "base/buf.h"

/*
 * "sahelmap 0.1.0 (build 3f2a...)", then a line each for the libraries in use and PROJ's
 * database, without a line's end at the end. The build is the linker's number of the program's
 * code, which no two that differ have; without one it is left out. Those loaded late are not
 * among them.
 */
SM_NODISCARD bool program_lines(struct sm_diag *d, struct buf *out);

/* Libraries that are loaded when a map needs them. */
enum {
	PROGRAM_GDAL = 1,
	PROGRAM_QPDF = 2,
	PROGRAM_RSVG = 4,
	PROGRAM_LATE_MAX = 8, /* sets of them */
};

/* Appends "\ngdal 3.6.2" and so on, for those of the set. Loads them. */
void program_late_lines(unsigned set, struct buf *out);

/* Which of them a map needs that reads a file of that name, or is written in that format. */
unsigned program_late_of_input(const char *name);
unsigned program_late_of_format(const char *format);

#endif
