/* Days as they are written by hand, and what is said of those that are none. */
#ifndef SPEC_DAY_H
#define SPEC_DAY_H

#include "spec/parse.h"
#include "time/date.h"

/* An error at the node: `text` is no date, and why, if that can be told; returns false. */
bool day_fail(struct sm_diag *d, const char *path, const struct node *n, const char *option,
	const char *text);

/* The day the command line asks for: SM_E_USAGE when it is none. */
SM_NODISCARD bool day_wished(struct sm_diag *d, const char *text, struct date *out);

#endif
