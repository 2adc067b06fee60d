/* Reading `annotations:`, what is drawn by hand. Used by spec.c alone. */
#ifndef SPEC_ANNOTATION_H
#define SPEC_ANNOTATION_H

#include "spec/value.h"

/* The list of annotations; every error in it is reported. */
SM_NODISCARD bool annotations_read(
	const struct value_reader *r, const struct node *n, struct spec *out);

#endif
