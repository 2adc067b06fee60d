/* What a map shows, a line for each thing the legend explains: the table beside the picture. */
#ifndef LAYOUT_LISTING_H
#define LAYOUT_LISTING_H

#include "layout/frame.h"

/* Texts are borrowed or live in the arena of the layout; NULL: none. */
struct listing_row {
	const char *layer, *key; /* of the items in the scene that show it */
	const char *group; /* the legend's text of the layer, or of the one it stands with */
	const char *name;
	const char *details; /* its class, mark, place and status, parted by semicolons */
	struct date from, to;
	const char *source; /* the cell of a column `source` */
	size_t rank;	    /* where its layer stands in the legend */
};

struct listing {
	struct listing_row *rows;
	size_t n, cap;
};

/*
 * The layer whose words in the legend stand for this one: itself, if it has any; one of the
 * same data and the same place in the legend, for a layer with words for its classes alone; the
 * outline that is explained over it, for one that the legend leaves out. NULL: none.
 */
const struct layer_spec *listing_head(const struct layout *l, const struct layer_spec *s);

/*
 * Lists the features in view of layers that the legend explains, in the order of the map file:
 * a dissolved layer with the names of the one it lies over. Dates and sources of members of
 * groups are those of their memberships. False without memory.
 */
SM_NODISCARD bool listing_make(const struct layout *l, struct listing *out);

#endif
