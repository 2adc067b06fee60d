/* One map of a plan: a value on each axis, and what is to be drawn of them. */
#ifndef BATCH_JOB_H
#define BATCH_JOB_H

#include "pipeline.h"

/* In the order in which the jobs run through them, the last one fastest. */
enum batch_axis {
	AXIS_MAP,
	AXIS_REGION,
	AXIS_ROW,
	AXIS_STYLE,
	AXIS_SIZE,
	AXIS_DATE,
	AXIS_LANG,
	N_AXES, /* those above make a job; formats are outputs of one */
	AXIS_FORMAT = N_AXES,
	N_PLACEHOLDERS,
};

struct batch_output {
	const char *path; /* below the output folder, with '/' */
	const char *format;
};

/* What the jobs of a plan change in the map file: keys and values, as in a map file. */
struct batch_overrides {
	const struct node *const *items; /* mappings, a later one goes before an earlier */
	size_t n;
};

/*
 * All strings and arrays live in the arena the job was made in, or in the plan. Two jobs of a
 * plan never have one name or one output.
 */
struct batch_job {
	size_t index;		    /* in the plan */
	const char *name;	    /* the values of the plan's axes: "alliance/2023-09/fr" */
	const char *values[N_AXES]; /* as they stand in the name; NULL: no such axis */
	struct batch_output *outputs;
	size_t n_outputs; /* 0: all are excluded, there is nothing to do */

	/* The map. */
	const char *map_path;	      /* as opened */
	const char *date, *lang;      /* NULL: the map file's own; en */
	double width_pt, height_pt;   /* 0: the map file's */
	double dpi;		      /* 0: the map file's */
	struct place_in_file size_at; /* in the plan; line 0: no such axis */
	size_t row;		      /* of the plan's table, when there is one */
	const char *style_path;	      /* as opened; NULL: the map file's */
	struct batch_overrides overrides;
};

struct plan;
struct plan_value;

/*
 * The plan's job of that number (below plan->n_jobs), in the arena. SM_E_SPEC when a value is
 * not fit for the name of a file, SM_E_NOMEM.
 */
SM_NODISCARD bool batch_job_make(
	struct arena *a, const struct plan *plan, size_t index, struct batch_job *out);

/* What the job draws in place of what its map file says; borrows from the job. */
struct variation batch_job_variation(const struct batch_job *job);

/* The same as batch_job_make() for one value of each axis; NULL: as a plan without that axis.
 */
SM_NODISCARD bool batch_job_of(struct arena *a, const struct plan *plan,
	const struct plan_value *const values[N_AXES], struct batch_job *out);

#endif
