/* A share of the jobs of a plan, so that several machines draw it together. */
#ifndef BATCH_SHARD_H
#define BATCH_SHARD_H

#include <sahelmap/sahelmap.h>

#include <stdint.h>

/* Zero-initialised: all jobs. */
struct batch_shard {
	uint32_t index, count; /* from 0; count 0: all */
};

/*
 * Reads "2/6" (the second of six shares), "auto" (a task of a Slurm array, from its variables)
 * or "auto/6" (a pod of an Indexed Job of Kubernetes, which does not know how many they are).
 * `variable` gives the value of an environment variable, NULL when it is not set. SM_E_USAGE.
 */
SM_NODISCARD bool shard_read(struct sm_diag *d, const char *text,
	const char *(*variable)(const char *name), struct batch_shard *out);

/* Whether a job of that name is of the share. It depends on the name and the number of shares
 * alone: jobs that come or go move no other. */
bool shard_has(struct batch_shard shard, const char *job_name);

#endif
