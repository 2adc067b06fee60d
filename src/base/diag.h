/* How failures and warnings travel: one struct sm_diag per job, filled where they happen. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <sahelmap/sahelmap.h>

/*
 * Records a failure and returns false, so that a caller can write
 * `return diag_fail(d, SM_E_DATA, "ring has %d points, 4 needed", n);`. The first failure
 * wins: a caller that merely passes false on must not describe it again.
 */
SM_PRINTF(3, 4) bool diag_fail(struct sm_diag *d, enum sm_code code, const char *fmt, ...);

/*
 * Records one more error of a document whose errors are collected (up to SM_ERRORS_MAX), and
 * returns false. The code is that of the first. After SM_E_NOMEM nothing is added: what then
 * seems wrong with the document is only what could not be read.
 */
SM_PRINTF(3, 4) bool diag_error(struct sm_diag *d, enum sm_code code, const char *fmt, ...);

/*
 * Records a warning. The same kind (a string literal such as "shp-record") in the same
 * context is counted, not repeated; the text kept is the first one's. The first one's text
 * again is not counted: it is said of another panel or day.
 */
SM_PRINTF(3, 4) void diag_warn(struct sm_diag *d, const char *kind, const char *fmt, ...);

/* Records a warning that is told apart from others of its kind; the same text again is not. */
SM_PRINTF(3, 4) void diag_warn_each(struct sm_diag *d, const char *kind, const char *fmt, ...);

/* Records a choice the program made, for the user to see; the same kind replaces. */
SM_PRINTF(3, 4) void diag_note(struct sm_diag *d, const char *kind, const char *fmt, ...);

/* Records warnings and notes that were given elsewhere, behind the present context. */
void diag_replay(struct sm_diag *d, const struct sm_message *warnings, size_t n_warnings,
	const struct sm_message *notes, size_t n_notes);
/* The same for the errors of another diag. */
void diag_replay_errors(struct sm_diag *d, const struct sm_diag *from);

/* Adds where-we-are ("layer 'rivers'") in front of every message until the matching pop. */
SM_PRINTF(2, 3) void diag_push(struct sm_diag *d, const char *fmt, ...);
void diag_pop(struct sm_diag *d);

#endif
