/* What was drawn, as JSON: layers, labels placed and dropped, legend, projection; times if
 * asked for. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "base/inputs.h"
#include "base/timing.h"
#include "layout/annotation.h"
#include "layout/furniture.h"
#include "layout/label.h"

/* One map of the page. */
struct report_map {
	const struct layout *layout;
	const struct localized *title; /* of a panel; NULL: none */
	struct page_pt offset;	       /* from its coordinates to the page's */
	const struct layers *layers;
	const struct view_info *view;
	const struct sites *sites;
	const struct labels *labels;
	const struct furniture *furniture;
	const struct annotations *annotations;
	const struct block *heading; /* of a panel; it may be empty */
	struct page_pt heading_at;   /* on the page */
	bool is_inset;		     /* it stands on the first map */
};

struct alt;
struct credits;

struct report {
	const struct layout *layout; /* of the page */
	const struct frame *frame;
	const struct alt *alt;	       /* NULL: not made */
	const struct credits *credits; /* NULL: not made */
	const struct report_map *maps;
	size_t n_maps; /* of more than one each is a member of "panels" */
	const char *const *fonts;
	size_t n_fonts;
	const struct inputs *inputs; /* the files that were read; NULL: none */
	const struct timing *timing; /* up to now; NULL: nothing was measured */
};

void report_json(const struct report *r, const struct sm_diag *d, struct buf *out);

#endif
