/* What a batch tells while it runs: a bar, lines, or lines of JSON. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "batch/run.h"

#include <stdio.h>

enum { PROGRESS_FAILURES_MAX = 1000 };

enum progress_kind { PROGRESS_QUIET, PROGRESS_LINES, PROGRESS_BAR, PROGRESS_JSON };

struct progress_failure {
	char *name, *text;
	size_t index; /* of the job */
};

/* Zero-initialise, set kind. */
struct progress {
	enum progress_kind kind;
	double begin_s;
	bool bar_shown;
	struct progress_failure *failures; /* the first ones, in the order of jobs */
	size_t n_failures;
};

void progress_begin(struct progress *p);
/* A job has ended. */
void progress_job(struct progress *p, const struct batch_event *e);
/* Of a dry run: a job that would be drawn, and how many those are. */
void progress_stale(const struct progress *p, const struct batch_event *e);
void progress_end_stale(const struct progress *p, const struct batch_result *r);
/* Draws the bar, where there is one. */
void progress_tick(struct progress *p, const struct batch_counts *c);
/* The page with all maps is written; NULL: it could not be. */
void progress_gallery(struct progress *p, const char *path);
/* The summary, on standard error. */
void progress_end(struct progress *p, const struct batch_result *r);
/* Releases what it keeps, whether the batch came to its end or not. */
void progress_finish(struct progress *p);

#endif
