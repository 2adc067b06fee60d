/* Files that are read at once. */
#ifndef BASE_WHOLE_H
#define BASE_WHOLE_H

#include "base/mem.h"

#include <stdint.h>

/*
 * The bytes of a regular file, in the arena, with NUL behind them. NULL when there is none, and
 * errno tells why: EINVAL, it is no regular file; EFBIG, it has more than `most` bytes; EIO,
 * not all could be read; ENOMEM (reported in the arena's diag).
 */
char *whole_read(struct arena *a, const char *path, uint64_t most, size_t *n);

#endif
