/*
 * A plan: map files and the axes along which they are drawn many times over. The jobs are not
 * kept: batch_job_make() makes each from its number.
 */
#ifndef BATCH_PLAN_H
#define BATCH_PLAN_H

#include "batch/job.h"
#include "geom/geom.h"
#include "spec/plan_values.h"
#include "spec/spec.h"

enum { PLAN_JOBS_MAX = 1000000 };

/* A value of an axis. */
struct plan_value {
	const char *name; /* in the names of jobs and files */
	struct place_in_file at;
	const char *text;	/* map, style: the path as opened; format: its name */
	struct plan_size size;	/* of sizes */
	const struct node *set; /* of regions */
	size_t row;		/* of rows: in the table */
};

struct plan_axis {
	struct plan_value *values;
	size_t n, cap; /* 0: the plan does not have it */
	struct place_in_file at;
};

/* Jobs that have one of the values on each of the axes named. */
struct plan_match {
	const struct node *values[N_PLACEHOLDERS]; /* a scalar or a list; NULL: any value */
};

/* Options of the map file that the matching jobs have otherwise. */
struct plan_override {
	struct plan_match when;
	const struct node *set;
};

struct plan {
	const char *path;
	struct arena arena; /* of all below */
	struct document document;
	const char *folder;   /* in which the plan lies */
	const char *data_dir; /* borrowed; NULL: none */
	struct plan_axis axes[N_PLACEHOLDERS];
	const char *pattern; /* of the files' names */
	struct place_in_file pattern_at;
	struct plan_rows rows;
	const struct node *rows_set;   /* with the columns in braces; NULL: none */
	const struct table *row_table; /* NULL: no rows */
	struct plan_match *excludes;
	size_t n_excludes;
	struct plan_override *overrides;
	size_t n_overrides;
	size_t n_jobs; /* those that are excluded, too */
};

/* The word for the axis in patterns, excludes and overrides: "map", "date", "lang", ... */
extern const char *const plan_axis_names[N_PLACEHOLDERS];

/*
 * Reads a plan, lists the values of its axes and checks that every job has files of its own
 * within the output folder. SM_E_SPEC with path:line:column, SM_E_DATA for tables, SM_E_LIMIT.
 * plan_finish() must follow in any case. The strings are borrowed until then.
 */
SM_NODISCARD bool plan_read(
	struct sm_diag *d, const char *path, const char *data_dir, struct plan *out);
void plan_finish(struct plan *plan);

/* Whether the job's values match; `format` is NULL when none is asked about. */
bool plan_matches(
	const struct plan_match *match, const struct batch_job *job, const char *format);

#endif
