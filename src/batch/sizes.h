/* How large the pictures of a plan's jobs are, before any is drawn. */
#ifndef BATCH_SIZES_H
#define BATCH_SIZES_H

#include "base/lookup.h"
#include "batch/plan.h"

#include <stdint.h>

/* Zero-initialise, set arena and plan. */
struct sizes {
	struct arena *a;	 /* borrowed */
	const struct plan *plan; /* borrowed */
	struct lookup seen;	 /* pages looked at */
	uint64_t most_pixels;	 /* of the largest PNG; 0: there is none */
};

/*
 * Looks at the page of a job. Jobs that have it from the same map, size and options are one. A
 * map that cannot be read counts for nothing: its job tells. False without memory.
 */
SM_NODISCARD bool sizes_add(struct sizes *s, const struct batch_job *job);

#endif
