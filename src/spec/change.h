/* The options of a map of what changed between two days. */
#ifndef SPEC_CHANGE_H
#define SPEC_CHANGE_H

#include "spec/value.h"

/* The class of a change: "closed"; of a layer without `valid:`, whose members come and go,
 * "left". NULL for CHANGE_NONE. */
const char *change_name(const struct layer_spec *layer, enum change change);

/* Reads `change:`. */
SM_NODISCARD bool change_read(
	const struct value_reader *r, const struct node *n, struct spec *spec);

/* What must hold between `changes:` and the layer's other options, once all are read. */
SM_NODISCARD bool change_check_layer(const struct value_reader *r,
	const struct node *layer_node, const struct layer_spec *layer);

/* That `change:` and the layers' `changes:` go together, and not with `date:`. */
SM_NODISCARD bool change_check(
	const struct value_reader *r, const struct node *root, const struct spec *spec);

#endif
