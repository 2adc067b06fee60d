/* Placeholders in the names of files: {date}, {lang}. */
#ifndef NAMES_H
#define NAMES_H

#include "base/mem.h"
#include "time/date.h"

struct names_request {
	const struct sm_job *job;
	struct date day;
	const char *lang;
	bool of_series; /* it is one of several days */
};

/*
 * The job with the placeholders in the paths of its outputs and report filled in: {date} is the
 * day as ISO 8601 has it, {-date} that behind a hyphen when there are several days, else
 * nothing, {lang} the language. Other braces stay. SM_E_USAGE for {date} of a map without a
 * day; false without memory, too.
 */
SM_NODISCARD bool names_fill_in(
	struct arena *a, const struct names_request *request, struct sm_job *out);

/* That no output of the job would be made on more than one of n days: SM_E_USAGE. */
SM_NODISCARD bool names_check_series(
	struct sm_diag *d, const struct sm_job *job, size_t n_days);

#endif
