/* A description of data files for people: `sahelmap inspect`. */
#ifndef SOURCE_INSPECT_H
#define SOURCE_INSPECT_H

#include "source/source.h"

/*
 * What a file holds, a block for each of its layers or for the one the options choose, and the
 * line that would make a layer of a map of it; or, where those are given, what uses it.
 */
SM_NODISCARD bool inspect_file(struct arena *a, const char *path,
	const struct source_options *options, const char *users, struct buf *out);

/* The layers to choose from with source_options.layer; one, NULL, where there is no choice. */
SM_NODISCARD bool inspect_layers(
	struct arena *a, const char *path, const char ***layers, size_t *n);

/* The field that features would be named by; NULL: none looks like names. */
const char *inspect_label(const struct table *t);

/* The id a layer would have: the text in lower case, with hyphens for all but letters and
 * digits; "layer" when nothing is left. NULL without memory. */
char *inspect_id(struct arena *a, const char *text);

/* What the features mostly are. */
enum shape inspect_shape(const struct features *f);

#endif
