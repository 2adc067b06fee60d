/* A page with all maps of an output folder: index.html, its small pictures beside it. */
#ifndef BATCH_GALLERY_H
#define BATCH_GALLERY_H

#include "batch/receipt.h"

struct gallery_request {
	const char *out_dir;
	const char *title;
	const char *previous_dir; /* the edition before, with the same file names; NULL: none */
	const char *const *axes;  /* what the parts of a job's name are: "map", "date", ... */
	size_t n_axes;		  /* 0: not known, there are no filters by them */
	struct receipt *const *receipts; /* in the order in which they are shown */
	size_t n_receipts;
	const struct receipt_texts *unfinished; /* jobs without a map; NULL: none */
	unsigned n_workers;			/* threads; 0: one */
};

/*
 * Writes DIR/index.html and DIR/thumbnails. Small pictures are called by the hash of what they
 * show: those that are there are kept, those that nothing shows are removed. A file that is
 * missing or no picture has none, with a warning. SM_E_OUTPUT, SM_E_LIMIT, SM_E_NOMEM.
 */
SM_NODISCARD bool gallery_write(struct sm_diag *d, const struct gallery_request *request);

#endif
