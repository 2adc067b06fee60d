/* One map in two editions: what differs. */
#ifndef BATCH_DIFF_MAP_H
#define BATCH_DIFF_MAP_H

#include "batch/diff_files.h"
#include "paint/pixels.h"

enum diff_status { DIFF_EQUAL, DIFF_CHANGED, DIFF_ONLY_OLD, DIFF_ONLY_NEW, DIFF_N_STATUS };

/* In the order in which they are told: what a reader would miss first. */
enum diff_label_kind {
	DIFF_LABEL_DROPPED, /* the new map asks for it and has no place for it */
	DIFF_LABEL_GONE,    /* the new map does not ask for it */
	DIFF_LABEL_ADDED,
	DIFF_LABEL_REWORDED, /* it may have moved, too */
	DIFF_LABEL_MOVED,
	DIFF_LABEL_N_KINDS,
};

struct diff_label {
	enum diff_label_kind kind;
	size_t panel; /* from 1; 0: the only map of the page */
	const char *id, *text;
	const char *old_text;	    /* when it has another */
	const char *reason;	    /* of a dropped one */
	double by_pt, dx_pt, dy_pt; /* of its middle */
};

struct diff_text {
	const char *name;		 /* as in struct reported_text */
	const char *old_text, *new_text; /* NULL: not there */
};

struct diff_pixels {
	bool is_known; /* both are PNG files whose bytes differ */
	struct pixels_change change;
	size_t width_px[DIFF_N_SIDES], height_px[DIFF_N_SIDES];
};

struct diff_map {
	const struct diff_files *files;
	enum diff_status status;
	enum diff_status of_format[DIFF_N_FORMATS]; /* of the pictures; by their bytes */
	struct diff_pixels pixels;
	struct diff_label *labels; /* by kind, panel and id */
	size_t n_labels, cap_labels;
	struct diff_text *texts;
	size_t n_texts, cap_texts;
	bool other_order; /* of the legend, when its entries are the same */
};

/* Compares the files, of which nothing stays open or in memory; all is of the arena. SM_E_DATA
 * and SM_E_SPEC for files that cannot be read. */
SM_NODISCARD bool diff_map_compare(
	struct arena *a, const struct diff_files *files, struct diff_map *out);

#endif
