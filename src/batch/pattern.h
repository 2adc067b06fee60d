/* The names of the files a plan makes. */
#ifndef BATCH_PATTERN_H
#define BATCH_PATTERN_H

#include "batch/plan.h"

/* Without a pattern: one of all axes the plan has, with hyphens. */
SM_NODISCARD bool pattern_prepare(struct plan *plan);

/* The path of the job's file of a format, below the output folder; NULL after reporting a value
 * that is not fit for one (SM_E_SPEC). */
const char *pattern_output(struct arena *a, const struct plan *plan,
	const struct batch_job *job, const struct plan_value *format);

/* That all paths stay within the output folder and no two jobs share one. */
SM_NODISCARD bool pattern_check(const struct plan *plan);

#endif
