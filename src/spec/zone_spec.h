/* The `zone:` of a layer: an area described by others. */
#ifndef SPEC_ZONE_SPEC_H
#define SPEC_ZONE_SPEC_H

#include "spec/value.h"

/*
 * Reads layer->zone: an id alone, or a mapping that has exactly one of id, circle, buffer,
 * layer, union, intersection and difference. The layers it names must stand between `first` and
 * `layer`.
 */
SM_NODISCARD bool zone_read(const struct value_reader *values, const struct node *n,
	const struct layer_spec *first, struct layer_spec *layer);

/* Whether any part of it is a row of a table; `without`: of one that names no source. */
bool zone_uses_table(const struct zone_spec *zone, bool without);

/* The zone in a line for people and in signs of no language: "members ∩ (a ∪ b) + 100 km". */
void zone_text(const struct zone_spec *zone, struct buf *out);

#endif
