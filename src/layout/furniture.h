/* What stands on the map besides the map: legend, scale bar, north arrow, locator, graticule.
 */
#ifndef LAYOUT_FURNITURE_H
#define LAYOUT_FURNITURE_H

#include "layout/legend.h"
#include "layout/place.h"
#include "proj/project.h"

/* A bar of a round distance, measured along the parallel of its own middle. */
struct scale_bar {
	double length_pt, distance_m;
	double lat_deg; /* of its middle */
	struct block text;
};

struct north_arrow {
	double angle_deg; /* of true north at its place, clockwise from up */
	struct block text;
};

/* A small map of where the map is. */
struct locator {
	struct features land;	 /* page points */
	struct features outline; /* the map's frame on it: one polygon */
};

/* A number at the frame where a line of the graticule meets it. */
struct tick {
	struct block text;
	struct page_pt at; /* top left of the text */
};

struct box tick_box(const struct tick *t); /* from the capitals to the descenders */

struct furniture {
	struct legend legend;
	struct scale_bar scale_bar;
	struct north_arrow north_arrow;
	struct locator locator;
	struct features graticule; /* page points */
	struct tick *ticks;
	size_t n_ticks;

	/* Where each stands; empty boxes for what is not there. */
	struct box legend_box, scale_bar_box, north_arrow_box, locator_box;
	/* All of these and the ticks', for labels to keep clear of. */
	struct box *boxes;
	size_t n_boxes;
};

/* Another map that stands on this one; its box is filled in. */
struct inset {
	enum corner corner;
	double width_pt, height_pt;
	struct box box;
};

struct furniture_request {
	const struct layout *layout;
	const struct layers *layers;
	const struct sites *sites;
	const struct view *view;
	const struct features *locator_land; /* SPACE_LONLAT; NULL: none */
	struct box map;
	struct box strip;		 /* for a legend below the map */
	const struct legend_view *views; /* what the legend explains; NULL: this map */
	size_t n_views;
	struct inset *insets;
	size_t n_insets;
	const struct place_obstacle *annotations; /* what is drawn by hand, above it */
	size_t n_annotations;
};

/* Measures everything and settles where it stands. */
SM_NODISCARD bool furniture_plan(
	const struct furniture_request *request, struct furniture *out);

/* The lines of the graticule, to be drawn within the map. */
SM_NODISCARD bool furniture_draw_graticule(
	const struct layout *l, const struct furniture *f, struct scene *s);
/* Everything else, above the map. */
SM_NODISCARD bool furniture_draw(
	const struct layout *l, const struct furniture *f, struct box map, struct scene *s);

#endif
