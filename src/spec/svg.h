/* How SVG files are written, where a job says it instead of the map file. */
#ifndef SPEC_SVG_H
#define SPEC_SVG_H

#include "spec/spec.h"

struct node;
struct value_reader;

/* What a job says. */
struct svg_wishes {
	const char *text;      /* a word of the option svg.text; NULL: as the map file says */
	bool css;	       /* false: as the map file says */
	const char *id_prefix; /* NULL: as the map file says */
};

/* Puts it in place of the map file's. SM_E_USAGE for what is not understood. */
SM_NODISCARD bool svg_choose(
	struct sm_diag *d, const struct svg_wishes *wishes, struct svg_spec *out);

/* Whether ids may begin so: at most 40 letters, digits, - and _, the first a letter. */
bool svg_is_prefix(const char *s);

/* `data:` of a layer: a list of fields, whose attributes have different names. */
SM_NODISCARD bool svg_read_data(
	const struct value_reader *r, const struct node *n, struct layer_spec *out);

#endif
