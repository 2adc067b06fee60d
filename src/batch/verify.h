/* Whether the files of an output folder are those that were drawn. */
#ifndef BATCH_VERIFY_H
#define BATCH_VERIFY_H

#include <sahelmap/sahelmap.h>

/* A file that is not as its receipt says. */
struct verify_wrong {
	const char *job, *file; /* the file's path in the folder */
	const char *what;	/* "is missing", "is not what was written" */
};

struct verify_result {
	size_t n_jobs, n_files, n_wrong; /* the last are files */
	size_t n_unfinished;		 /* jobs that were to be drawn and were not */
	size_t n_shards_lacking;	 /* that were not there to be merged, or were killed */
	char plan[4096];		 /* the plan they are of, as seen from here; or "" */
};

/*
 * Reads every file of every receipt, whatever its times say, and calls on_wrong for those that
 * differ, sorted by job. SM_E_DATA when there is no manifest, or none that can be read.
 */
SM_NODISCARD bool batch_verify(struct sm_diag *d, const char *out_dir,
	void (*on_wrong)(void *user, const struct verify_wrong *wrong), void *user,
	struct verify_result *out);

#endif
