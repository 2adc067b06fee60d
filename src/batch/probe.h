/* Whether the values of a plan's axes are any map's, before the first is drawn. */
#ifndef BATCH_PROBE_H
#define BATCH_PROBE_H

#include "batch/plan.h"

#include <stdint.h>

/*
 * Reads the map files with each value of the axes, without their data: SM_E_SPEC, at the
 * value's place and with the map's own message, for one that no map takes. Of dates
 * the first is tried, of rows the first thousand. When no map can be read at all, its own
 * error.
 */
SM_NODISCARD bool probe_axes(struct plan *plan);

/* Reads the map file of a job with the job's options, without its data: the pixels of its PNG.
 */
SM_NODISCARD bool probe_job(const struct plan *plan, const struct batch_job *job,
	struct sm_diag *d, uint64_t *pixels);

#endif
