/* The legend: what is on the map, in the same paint. */
#ifndef LAYOUT_LEGEND_H
#define LAYOUT_LEGEND_H

#include "layout/sites.h"

enum legend_kind { LEGEND_HEADING, LEGEND_AREA, LEGEND_LINE, LEGEND_SYMBOL };

struct legend_entry {
	enum legend_kind kind;
	const char *layer,
		*class_name; /* what it stands for; NULL: the heading of the legend */
	struct style_props props;
	const struct style_props *under; /* paint beneath an area's swatch, or NULL */
	bool parted;			 /* of an area, which the paint beneath is seen in */
	const struct style_props *mark;	 /* of a symbol, or NULL */
	bool ring;			 /* of sites whose presence is uncertain */
	struct block text;
	double x_pt, y_pt; /* top left corner of the entry, from the legend's */
	double height_pt;
	double swatch_pt; /* width kept for its sample: the same in all of a column */
};

struct legend {
	struct legend_entry *entries;
	size_t n;
	double width_pt, height_pt; /* with the padding; 0 when there is nothing to explain */
	bool below;		    /* it has a strip of its own, and no box */
};

/* A map the legend explains; a page may have several, with the same layers each. */
struct legend_view {
	const struct layers *layers;
	const struct sites *sites; /* NULL: nothing is projected yet */
	struct box map;		   /* its frame's rectangle, once something is */
};

/*
 * Entries of every layer with legend texts that has features on one of the n maps, and of its
 * classes that do. Before anything is projected every feature of the day counts.
 */
SM_NODISCARD bool legend_make(
	const struct layout *l, const struct legend_view *views, size_t n, struct legend *out);

SM_NODISCARD bool legend_draw(const struct layout *l, const struct legend *legend,
	struct page_pt top_left, struct scene *s);

#endif
