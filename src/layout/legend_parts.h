/* How the legend's entries are made. Used by legend.c and legend_grade.c. */
#ifndef LAYOUT_LEGEND_PARTS_H
#define LAYOUT_LEGEND_PARTS_H

#include "layout/legend.h"

struct legend_maker {
	const struct layout *l;
	const struct layers *layers;
	const struct sites *sites; /* NULL: nothing is projected yet */
	struct box map;		   /* its frame on the page, once something is */
	struct legend *out;
	bool has_ring_line; /* what the ring of uncertain sites means has been said */
};

/* Appends an entry with its text and no paint yet. */
SM_NODISCARD bool legend_add(struct legend_maker *m, enum legend_kind kind, const char *layer,
	const char *class_name, const struct localized *text, struct legend_entry **out);

/* What the layer shows: on the page, or on the whole earth while nothing is projected. */
const struct features *legend_shown(
	const struct legend_maker *m, const struct map_layer *layer);

/* Whether the layer, a class of it (its index in spec->classes), a change (LEGEND_CHANGE and
 * its index in spec->changes), or what has no number has something on the map. */
enum { LEGEND_ANY_CLASS = -1, LEGEND_NO_DATA = -2, LEGEND_CHANGE = 1 << 24 };
bool legend_is_on_map(
	const struct legend_maker *m, const struct map_layer *layer, int class_index);

/* How a layer that shows something is sampled. */
enum legend_kind legend_kind_of(const struct legend_maker *m, const struct map_layer *layer);

/*
 * The classes of color-by and size-by with the numbers they hold, all of them: a scale with
 * gaps would not be understood. Samples of proportional sizes are round numbers. Behind them
 * the line of what has no number, when that is on the map. Nothing for layers with neither.
 */
SM_NODISCARD bool legend_add_grades(struct legend_maker *m, const struct map_layer *layer);

#endif
