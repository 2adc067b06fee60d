/* `labels:` of a map file: pins, forbidden areas, and the placement file that holds more pins.
 */
#ifndef SPEC_LABELS_H
#define SPEC_LABELS_H

#include "spec/spec.h"

struct value_reader;

/* Adds what the node, a mapping or the name of a placement file, says. */
SM_NODISCARD bool labels_read(
	const struct value_reader *values, const struct node *n, struct labels_spec *out);

/* Adds what a placement file says: the same keys, without `placement`, at its top level. */
SM_NODISCARD bool labels_read_file(struct arena *a, const char *path, struct labels_spec *out);
/* The same for its text, of n bytes. */
SM_NODISCARD bool labels_read_text(
	struct arena *a, const char *path, const char *text, size_t n, struct labels_spec *out);

/* The name of a side, as the option has it. */
const char *side_name(enum side side);

#endif
