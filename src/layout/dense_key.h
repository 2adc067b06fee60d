/* The key of a map whose names found no place: a list of numbers and names, in columns. */
#ifndef LAYOUT_DENSE_KEY_H
#define LAYOUT_DENSE_KEY_H

#include "layout/label.h"

/* A number with its name, or what heads the names of a layer. */
struct key_line {
	uint32_t label; /* in labels.items; of a heading PLACE_NONE */
	struct block number, name;
	double x_pt, y_pt; /* top of the capitals, from the corner of the key */
};

struct label_key {
	struct key_line *lines;
	size_t n;
	double number_pt; /* width kept for the numbers */
	double width_pt, height_pt;
	struct box box; /* on the map; empty until it has a place */
};

/* The lines of the labels that have numbers, given in the order of their numbers, each layer's
 * under the layer's legend text, in so many columns at the most. */
SM_NODISCARD bool key_make(const struct label_request *r, const struct labels *labels,
	const uint32_t *numbered, size_t n, size_t columns, struct label_key *out);

/* Puts the lines of a key, made in one column, into the columns they have in another one that
 * holds all of them and more: they take no more room than there. */
void key_take_columns(struct label_key *key, const struct label_key *from);

SM_NODISCARD bool key_draw(
	const struct layout *l, const struct label_key *key, struct scene *s);

#endif
