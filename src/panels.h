/* The maps on a page, of which most pages have one: a panel each. The pipeline's own. */
#ifndef PANELS_H
#define PANELS_H

#include "layout/annotation.h"
#include "layout/furniture.h"
#include "layout/label.h"

/* A map from its features to its labels; what later stages make is zero until they ran. */
struct panel {
	struct spec spec;     /* what it shows; of a page with one map the map file's */
	struct layout layout; /* with that spec and its day */
	struct layers layers;
	const struct localized *title; /* NULL: none */
	enum corner inset;	    /* where it stands on the first panel; NONE: in the grid */
	double width_pt, height_pt; /* of insets */
	bool show_extent;	    /* the first panel has an outline of what this one shows */

	/* The panel whose view it shows, which may be itself. Panels of one view have the same
	 * coordinates, though they stand in different places. */
	struct panel *lead;
	struct box map;	       /* its frame in these coordinates */
	struct page_pt offset; /* from there to the page */
	struct block heading;
	struct page_pt heading_at; /* on the page */
	struct view *view;

	struct sites sites;
	struct annotations annotations;
	struct furniture furniture;
	struct labels labels;
};

struct pipeline;

/* Makes a panel for each map on the page, in p->panels, once the days are known. */
SM_NODISCARD bool panels_choose(struct pipeline *p);

/* The stages of DESIGN section 2, for all panels at once. They fail as what they call does, and
 * without memory. */
SM_NODISCARD bool panels_load(struct pipeline *p);
/* Gives every panel its part of the rectangle kept for maps. SM_E_SPEC when that is too small.
 */
SM_NODISCARD bool panels_arrange(struct pipeline *p);
SM_NODISCARD bool panels_fit(struct pipeline *p);
SM_NODISCARD bool panels_project(struct pipeline *p);
SM_NODISCARD bool panels_furnish(struct pipeline *p);
/* Of `strict_labels`, SM_E_SPEC when a label found no place. */
SM_NODISCARD bool panels_place(struct pipeline *p);
/* In panels_draw.c. */
SM_NODISCARD bool panels_draw(struct pipeline *p);

/* The maps the page's legend explains, in the pipeline's arena; projected: as they are on the
 * page. NULL without memory. */
const struct legend_view *panels_views(struct pipeline *p, bool projected);

void panels_finish(struct pipeline *p);

#endif
