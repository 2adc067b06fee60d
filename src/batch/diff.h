/* Two editions of maps compared, for a look before the new one is published. */
#ifndef BATCH_DIFF_H
#define BATCH_DIFF_H

#include <sahelmap/sahelmap.h>

struct diff_request {
	const char *old_path, *new_path; /* two files of one format, or two folders */
	const char *page_path;		 /* HTML with the pictures; NULL: none */
	bool as_json;
};

/*
 * Compares map by map: pixels, labels, title and legend. *out receives lines of text, or JSON;
 * release it with sm_text_finish(). *differ tells whether anything does. SM_E_USAGE, SM_E_DATA
 * and SM_E_SPEC for what cannot be compared, SM_E_LIMIT, SM_E_OUTPUT.
 */
SM_NODISCARD bool diff_editions(struct sm_diag *diag, const struct diff_request *what,
	bool *differ, struct sm_text *out);

#endif
