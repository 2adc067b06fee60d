/* What the files of the ledger share. */
#ifndef BATCH_LEDGER_PARTS_H
#define BATCH_LEDGER_PARTS_H

#include "batch/journal.h"
#include "batch/ledger.h"
#include "batch/locations.h"
#include "batch/lock.h"
#include "batch/manifest.h"
#include "batch/program.h"
#include "batch/stamps.h"
#include "batch/tracks.h"

#include <pthread.h>

/* An input by the path it is opened by. */
struct input_file {
	const char *name, *path;
	const struct stamped *stamped;
};

/* A job that was asked about. */
struct asked {
	const char *name;
	bool is_stale;
};

struct ledger {
	struct ledger_request request;
	struct sm_diag *diag; /* of the arena: the caller's while it is opened, then `own` */
	struct sm_diag own;
	struct arena a;
	struct tracks tracks;
	struct locations locations;
	struct receipt_book book;
	struct stamps stamps;
	struct journal journal;
	struct lock *lock;
	struct lookup inputs;	   /* struct input_file by path */
	struct lookup interrupted; /* names of jobs, of what was read */
	struct lookup asked;	   /* struct asked by name */
	struct receipt_program *programs[PROGRAM_LATE_MAX]; /* by the libraries loaded late */
	struct manifest_about about;
	int64_t opened_ns;     /* by the clock of the file system */
	bool cache_has_failed; /* and that was said */
	pthread_mutex_t mutex;
};

/* Passes on what went wrong in the ledger's own arena; false. */
bool ledger_fail(const struct ledger *l, struct sm_diag *d);

/* Sets what changed of the files of a set; false without memory. */
bool ledger_check_set(struct ledger *l, struct receipt_set *s);

/* This program with those of the libraries that are loaded late; NULL without memory. */
struct receipt_program *ledger_program(struct ledger *l, unsigned late);

/* The libraries that a map of these files in the job's formats needs. */
unsigned ledger_late(const struct receipt_set *s, const struct batch_job *job);

#endif
