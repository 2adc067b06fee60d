/* The program and the libraries that draw, for receipts: another one may draw otherwise. */
#ifndef BATCH_PROGRAM_H
#define BATCH_PROGRAM_H

#include "base/buf.h"

/*
 * "sahelmap 0.1.0 (build 3f2a...)", then a line each for the libraries in use and PROJ's
 * database. The build is the linker's number of the program's code, which no two that differ
 * have; without one it is left out. Those loaded late are not among them.
 */
SM_NODISCARD bool program_lines(struct sm_diag *d, struct buf *out);

#endif
