/* The gallery of a plan's maps, once they are drawn. */
#ifndef BATCH_GALLERY_PLAN_H
#define BATCH_GALLERY_PLAN_H

#include <sahelmap/sahelmap.h>

struct gallery_plan_request {
	const char *plan_path;	  /* NULL: the one that the manifest in out_dir is of */
	const char *data_dir;	  /* as in struct batch_request */
	const char *out_dir;	  /* NULL: a folder of the plan's name here */
	const char *previous_dir; /* NULL: none */
	unsigned n_workers;	  /* 0: one for each core */
};

/*
 * Reads the plan and the manifest in the output folder, and writes DIR/index.html: all maps
 * that are both in the plan and drawn, in the plan's order. The path written is *out, which
 * sm_text_finish() releases. SM_E_DATA without a manifest, and as the functions it calls.
 */
SM_NODISCARD bool gallery_of_plan(
	struct sm_diag *diag, const struct gallery_plan_request *request, struct sm_text *out);

/* Whether the folder of the edition before is there: before anything is drawn. SM_E_DATA. */
SM_NODISCARD bool gallery_has_previous(struct sm_diag *diag, const char *dir);

#endif
