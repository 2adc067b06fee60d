/* The only place that writes files. */
#ifndef BASE_OUT_H
#define BASE_OUT_H

#include "base/diag.h"

/*
 * Writes n bytes to path ("-": standard output). A regular file appears whole or not at all:
 * the bytes go to a temporary file beside it (PATH.PROCESS.N.part, one for each writer) that is
 * renamed once it is safely closed. Of several writers the last one wins, whole.
 */
SM_NODISCARD bool out_write(struct sm_diag *d, const char *path, const char *data, size_t n);

#endif
