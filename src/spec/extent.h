/* What must be in view. */
#ifndef SPEC_EXTENT_H
#define SPEC_EXTENT_H

#include "spec/value.h"

enum { LAYERS_MAX = 200 };

/* Reads `extent:`; what it does not say stays as it is. */
SM_NODISCARD bool extent_read(
	const struct value_reader *r, const struct node *n, struct spec *spec);

/* That the layer it names is one of the map's; `parent` has the extent. */
SM_NODISCARD bool extent_check(
	const struct value_reader *r, const struct node *parent, const struct spec *spec);

/* Some of the layers. */
struct layer_list {
	const struct layer_spec *items;
	size_t n; /* at most LAYERS_MAX */
};

/* That the text of the node is the id of one of the layers; the error suggests the nearest.
 * `which` ends "no layer 'x'", such as " before this one". */
SM_NODISCARD bool layer_check_named(const struct value_reader *r, const struct node *n,
	struct layer_list layers, const char *which);

#endif
