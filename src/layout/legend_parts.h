/* How the legend's entries are made. Used by the legend's own files. */
#ifndef LAYOUT_LEGEND_PARTS_H
#define LAYOUT_LEGEND_PARTS_H

#include "layout/legend.h"

struct legend_maker {
	const struct layout *l;
	const struct legend_view *views;
	size_t n_views;
	struct legend *out;
	double widest_pt;   /* of a line's text */
	bool has_ring_line; /* what the ring of uncertain sites means has been said */
};

/* A layer in one of the views; layers are handed round as those of the first. */
const struct map_layer *legend_layer(
	const struct legend_maker *m, const struct map_layer *layer, size_t view);

/* Appends an entry with its text and no paint yet. */
SM_NODISCARD bool legend_add(struct legend_maker *m, enum legend_kind kind, const char *layer,
	const char *class_name, const struct localized *text, struct legend_entry **out);

/* Whether the layer, a class of it (its index in spec->classes), a change (LEGEND_CHANGE and
 * its index in spec->changes), or what has no number has something on the map. */
enum { LEGEND_STATUSES_MAX = 64 };
enum { LEGEND_ANY_CLASS = -1, LEGEND_NO_DATA = -2, LEGEND_CHANGE = 1 << 24 };
bool legend_is_on_map(
	const struct legend_maker *m, const struct map_layer *layer, int class_index);

/* Whether the layer has something of the status on the map. */
bool legend_has_status(
	const struct legend_maker *m, const struct map_layer *layer, const char *status);
/* Lists the statuses that the layer has on the map: those its spec names first, in its order,
 * then the others that the style has a rule for. False without memory. */
SM_NODISCARD bool legend_statuses(const struct legend_maker *m, const struct map_layer *layer,
	const char *const **out, size_t *n);

/* Whether the layer has something of the class on the map, by the value of its field. */
bool legend_has_value(
	const struct legend_maker *m, const struct map_layer *layer, const char *value);

/* Whether the layer has an area on the map that it paints as a whole, or, `parted`, one that a
 * layer beneath is seen in; the id of that layer, or NULL. */
bool legend_has_area(const struct legend_maker *m, const struct map_layer *layer, bool parted);
const char *legend_overlapped(const struct legend_maker *m, const struct map_layer *layer);

/* Whether a site of the layer has the mark (its style class); before anything is projected each
 * may. */
bool legend_has_mark(
	const struct legend_maker *m, const struct map_layer *layer, const char *mark);
/* Whether a site on a map has a ring; before anything is projected, whether one may have. */
bool legend_has_ring(const struct legend_maker *m);

/* How a layer that shows something is sampled. */
enum legend_kind legend_kind_of(const struct legend_maker *m, const struct map_layer *layer);

/*
 * Lines for the values of the layer's field that are on the map and that the style paints
 * apart, in order, under the layer's legend text; below them one line for all others. *added
 * is false, and nothing appended, where the style makes no difference.
 */
SM_NODISCARD bool legend_add_values(
	struct legend_maker *m, const struct map_layer *layer, bool *added);

/*
 * The classes of color-by and size-by with the numbers they hold, all of them: a scale with
 * gaps would not be understood. Samples of proportional sizes are round numbers. Behind them
 * the line of what has no number, when that is on the map. Nothing for layers with neither.
 */
SM_NODISCARD bool legend_add_grades(struct legend_maker *m, const struct map_layer *layer);

#endif
