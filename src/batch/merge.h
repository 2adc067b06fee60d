/* The work of several machines put together. */
#ifndef BATCH_MERGE_H
#define BATCH_MERGE_H

#include <sahelmap/sahelmap.h>

struct merge_result {
	size_t n_jobs;	  /* in the manifest now */
	size_t n_copied;  /* files that came from the other folders */
	size_t n_missing; /* jobs and shards */
};

/*
 * Joins the manifests of shards in the first folder, and all of the other folders with their
 * files, into its manifest.json; the others stay as they are. A shard's manifest goes before
 * what was merged earlier; a shard that left none is lacking unless its maps were merged before
 * and the others were drawn from the same files. Calls on_missing for each job that a shard
 * left unfinished and each shard ("shard 3/6") that is not there or was killed; the journal of
 * such a one stays. SM_E_DATA, before anything is changed, when a folder has no manifest or two
 * have drawn one map from different inputs; SM_E_OUTPUT when a batch is at work in the first
 * folder, or a file is not what its receipt says.
 */
SM_NODISCARD bool batch_merge(struct sm_diag *d, const char *const *dirs, size_t n,
	void (*on_missing)(void *user, const char *name), void *user, struct merge_result *out);

#endif
