/* The jobs of a plan, drawn by threads. The program sees this header alone of the folder. */
#ifndef BATCH_RUN_H
#define BATCH_RUN_H

#include "batch/shard.h"

enum { BATCH_WORKERS_MAX = 256 };

/* How far it is. */
struct batch_counts {
	size_t total; /* jobs of this run */
	size_t drawn, failed;
	size_t cached; /* of those drawn: taken out of the cache */
	size_t fresh;  /* need not be drawn: nothing they are made of changed */
};

/* A job that has ended. */
struct batch_event {
	const char *name;
	size_t index;		  /* of the job, in the plan's order */
	const char *const *paths; /* of the files written; none when it failed */
	size_t n_paths;
	bool ok, is_cached;
	const struct sm_diag *diag; /* its errors, warnings and notes */
	double ms;
	const char *why;	    /* of batch_stale(): why it is to be drawn */
	struct batch_counts counts; /* with this job */
};

/* Zero-initialise; plan_path is required. All is borrowed for the call. */
struct batch_request {
	const char *plan_path;
	const char *data_dir, *font_dir; /* as in struct sm_job */
	const char *cache_dir;		 /* of maps drawn before; NULL: none */
	const char *out_dir;		 /* NULL: a folder of the plan's name here */
	struct batch_shard shard;	 /* the jobs of this run */
	unsigned n_workers;		 /* 0: one for each core; fewer where memory is short */
	size_t memory_bytes; /* of the whole process, see memory.h; 0: half of the machine's */
	bool fail_fast;	     /* after a failure no further job is begun */
	bool strict_labels;  /* as in struct sm_job */

	/* Called by one worker at a time when a job has ended. */
	void (*on_job)(void *user, const struct batch_event *event);
	/* Called in the caller's thread, some twenty times a second; false: no further job is
	 * begun, those that run are finished. */
	bool (*on_tick)(void *user, const struct batch_counts *counts);
	void *user;
};

/* What became of it. */
struct batch_result {
	struct batch_counts counts;
	enum sm_code
		code; /* of the first job in the plan's order that failed; SM_OK: none did */
	size_t n_warned, n_dropped; /* of the run's maps, drawn now or before: have warnings,
				       and names that found no place */
	bool stopped;		    /* jobs were left because on_tick() or fail_fast said so */
};

/*
 * Reads the plan and draws those of its maps that are stale. False, with the diag filled in and
 * nothing drawn, when the plan is wrong or the output folder cannot be written to
 * (SM_E_OUTPUT); failures of jobs are the result's. Files appear whole or not at all.
 */
SM_NODISCARD bool batch_run(
	struct sm_diag *diag, const struct batch_request *request, struct batch_result *out);

/*
 * Draws every map that has a receipt once more, writes none, and compares: a job whose files
 * would be others fails (SM_E_OUTPUT), with what changed since when something did. Those that
 * have none are counted as fresh.
 */
SM_NODISCARD bool batch_redraw(
	struct sm_diag *diag, const struct batch_request *request, struct batch_result *out);

/*
 * Calls on_job for each job that batch_run() would draw, with the reason why, in the plan's
 * order; counts the others as fresh and draws nothing.
 */
SM_NODISCARD bool batch_stale(
	struct sm_diag *diag, const struct batch_request *request, struct batch_result *out);

/* Calls on_job for each job, in the plan's order, with the paths it would write. */
SM_NODISCARD bool batch_list(struct sm_diag *diag, const struct batch_request *request);

#endif
