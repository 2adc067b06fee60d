/* What a plan and the command line say of one map, as a hash. */
#ifndef BATCH_JOB_OPTIONS_H
#define BATCH_JOB_OPTIONS_H

#include "base/digest.h"
#include "batch/job.h"
#include "batch/locations.h"

struct job_options_request {
	const struct locations *locations;
	const char *common; /* options that all maps have, in any form; NULL: none */
};

/* The hash of all that makes this map another than one of the same input files, but for its
 * name. False without memory. */
SM_NODISCARD bool job_options(struct arena *a, const struct job_options_request *request,
	const struct batch_job *job, struct digest *out);

#endif
