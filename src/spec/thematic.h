/* The options of a layer about a joined table and the paint its numbers set. */
#ifndef SPEC_THEMATIC_H
#define SPEC_THEMATIC_H

#include "spec/value.h"

/* Reads `join:`, `color-by:` and `size-by:`. */
enum special thematic_option(const struct value_reader *r, const struct option *o,
	const struct node *n, struct layer_spec *layer);

/* What must hold between them and the layer's other options, once all are read; fills in
 * join.key and join.on. */
SM_NODISCARD bool thematic_check(
	const struct value_reader *r, const struct node *layer_node, struct layer_spec *layer);

#endif
