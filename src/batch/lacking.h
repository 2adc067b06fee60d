/* Which shards of a batch are not there to be merged. */
#ifndef BATCH_LACKING_H
#define BATCH_LACKING_H

#include "batch/collect.h"

/*
 * Appends, sorted and each once, the shards ("3/6") that others of the same number show to be
 * lacking: no folder has them whole. A folder has a shard whole when its manifest is there, or
 * one that was merged of it, and no journal of it: that is of a batch that was killed. False
 * without memory.
 */
SM_NODISCARD bool lacking_find(
	struct arena *a, const struct collected *folders, size_t n, struct receipt_texts *out);

#endif
