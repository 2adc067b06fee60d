/* The stages of a map, called in order: the only place that knows them all. */
#ifndef PIPELINE_H
#define PIPELINE_H

#include "base/inputs.h"
#include "base/memo.h"
#include "layout/edition.h"
#include "layout/text_pool.h"
#include "panels.h"
#include "report/alt.h"
#include "report/credits.h"
#include "scene/files.h"
#include "spec/style.h"

/* How one of many maps differs from its map file. */
struct variation {
	const struct node *const *overrides; /* options that go before the map file's */
	size_t n_overrides;		     /* a later one goes before an earlier */
	const char *style_path;		     /* as opened; NULL: the map file's */
	struct place_in_file size_at; /* what the job's page size is of; line 0: nothing */
	bool is_one_day; /* a map of several days that is drawn in files is refused */
};

/* Who wants to know of each map of the job once its files are written. */
struct pipeline;
struct pipeline_watch {
	bool (*drawn)(void *user, const struct pipeline *p); /* NULL: nobody */
	void *user;
};

/* A map at any stage; what later stages make is zero until they ran. */
struct pipeline {
	struct sm_diag *diag;	    /* borrowed */
	const struct sm_job *job;   /* borrowed */
	struct variation variation; /* set before it runs; borrowed */
	struct pipeline_watch watch;
	struct memo_user memo;	 /* its memo is set before it runs: what is shared with
				    other maps; NULL: nothing */
	struct text_pool *texts; /* the same */
	const char *fonts_key;	 /* of `fonts` in it */
	struct arena arena;
	struct inputs inputs; /* the files that were read */
	void (*on_input)(void *user, const char *path, bool found); /* the job's, and */
	void *user;						    /* what it is given */
	struct document document;
	bool as_of_day; /* set before it runs: a map of changes is read as of one day */
	struct spec spec;
	const char *placement_path; /* of the placement the map file names; NULL: none */
	bool makes_placement;	    /* set before it runs: that file may be missing */
	const char *edited;	    /* of placements_adopt(): the SVG */
	bool adopts_all;	    /* the same: labels that were not moved are pinned, too */
	struct buf *findings;	    /* set before it runs: of the press check; NULL: warnings */
	const struct style *style;
	struct text_set *fonts;
	struct files files;
	const struct date *days; /* of `dates:` */
	size_t n_days;
	struct layout layout; /* of the page: title and notes */
	struct edition edition;
	struct panel *panels;
	size_t n_panels;
	const struct label_request *label_requests; /* a panel each */
	struct features locator_land;
	struct frame frame;
	struct pictures pictures;
	struct scene scene;
	struct alt alt; /* of the scene */
	struct credits credits;
	size_t n_done; /* steps that ran */
};

enum pipeline_stage {
	STAGE_DOCUMENT,
	STAGE_SPEC,
	STAGE_FEATURES,
	STAGE_VIEW,
	STAGE_LABELS,
	STAGE_SCENE,
};

/* Both arguments are borrowed until pipeline_finish(), which must follow in any case. */
void pipeline_init(struct pipeline *p, struct sm_diag *d, const struct sm_job *job);
void pipeline_finish(struct pipeline *p);

/* Runs all stages up to and with `last` that did not run yet. */
SM_NODISCARD bool pipeline_run(struct pipeline *p, enum pipeline_stage last);

/* Tells the caller what comes next, "paint" or "write" after the last stage; false when it
 * wants no more (SM_E_CANCELLED). */
SM_NODISCARD bool pipeline_tell(struct pipeline *p, const char *stage);

/* The resolution of PNG files. */
double pipeline_dpi(const struct pipeline *p);
/* The threads the job has besides its own. */
size_t pipeline_helpers(const struct pipeline *p);

/* The bytes of one output; format "png", "svg", "pdf", "eps" or "areas". */
SM_NODISCARD bool pipeline_paint(struct pipeline *p, const char *format, struct buf *out);

/* The facts of a map whose features are loaded; format as in report/facts.h. */
SM_NODISCARD bool pipeline_facts(struct pipeline *p, const char *format, struct buf *out);

/* The report of a finished map. */
void pipeline_report(struct pipeline *p, struct buf *out);

#endif
