/* A whole file in memory. */
#ifndef SOURCE_FILE_H
#define SOURCE_FILE_H

#include "base/mem.h"

enum { FILE_MAX_MIB = 2048 };

/* The bytes and a NUL behind them. SM_E_DATA when it cannot be read, SM_E_LIMIT when it is
 * larger than FILE_MAX_MIB. */
SM_NODISCARD bool file_read(struct arena *a, const char *path, char **bytes, size_t *n);

#endif
