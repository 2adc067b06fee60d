/*
 * What an output folder knows of its maps: which are stale, and why; what made those that are
 * not. Receipts stand in DIR/manifest.json; while a batch runs, in a journal of its own in
 * DIR/.sahelmap, which the next one folds in if this one is killed.
 *
 * Kept there, too: the lock, hashes of files (stamps) and the log, in which alone times stand.
 */
#ifndef BATCH_LEDGER_H
#define BATCH_LEDGER_H

#include "batch/drawn.h"
#include "batch/job.h"

struct ledger_request {
	const char *out_dir;			     /* there already, but for readers */
	const char *plan_path, *data_dir, *font_dir; /* the last two may be NULL */
	const char *cache_dir;			     /* see cache.h; made; NULL: none */
	const char *common;	/* options that all maps have; NULL: none */
	size_t shard, n_shards; /* from 1; n_shards 0: all jobs */
	bool is_reader;		/* nothing is locked or written */
	unsigned patience_s;	/* see lock.h */
};

struct ledger;

enum { LEDGER_WHY_MAX = 512 };

/*
 * Takes the folder's lock and reads its receipts. SM_E_OUTPUT when another batch is at work
 * there or nothing can be written, SM_E_DATA when a manifest is damaged or newer: nothing has
 * changed then. ledger_close() must follow a success. All is borrowed until then.
 */
SM_NODISCARD bool ledger_open(
	struct sm_diag *d, const struct ledger_request *request, struct ledger **out);

/*
 * Why a job must be drawn, in a few words: "never drawn", "style.yaml changed"; "" when it need
 * not be. Each file is read once in a run. Not for two threads at once. SM_E_NOMEM.
 */
SM_NODISCARD bool ledger_check(struct ledger *l, struct sm_diag *d, const struct batch_job *job,
	char why[LEDGER_WHY_MAX]);

/* Whether an output of the job has that hash in its receipt; false when there is none. */
bool ledger_has(const struct ledger *l, const struct batch_job *job, size_t output,
	const struct digest *digest);
/* Whether the job has a receipt. */
bool ledger_knows(const struct ledger *l, const struct batch_job *job);

/* How many of the maps that were checked, drawn now or before, have warnings, and names that
 * found no place. */
void ledger_count(const struct ledger *l, size_t *n_warned, size_t *n_dropped);

/* Before the files of a job are written. From here on for several threads. */
SM_NODISCARD bool ledger_begin(
	struct ledger *l, struct sm_diag *d, const struct batch_job *job);

/*
 * A job's files are written: its receipt, with the diag's warnings. A file that was changed
 * since the ledger was opened leaves it without one, with a warning. SM_E_OUTPUT.
 */
SM_NODISCARD bool ledger_add(struct ledger *l, struct sm_diag *d, const struct batch_job *job,
	const struct drawn *drawn, double ms);

/*
 * In place of drawing: the job's files out of the cache, with their receipt, when it has some
 * that were made of the same. *found is false when it has none.
 */
SM_NODISCARD bool ledger_take(
	struct ledger *l, struct sm_diag *d, const struct batch_job *job, bool *found);

/* For the log: a job that failed. */
void ledger_tell_failed(struct ledger *l, const struct batch_job *job, const struct sm_diag *d);

/*
 * Writes the manifest and releases all. Receipts of jobs that were not checked stay unless all
 * of their files are gone. NULL is accepted; readers never fail.
 */
SM_NODISCARD bool ledger_close(struct sm_diag *d, struct ledger *l);

#endif
