/* Several maps on one page. */
#ifndef SPEC_PANELS_H
#define SPEC_PANELS_H

#include "spec/value.h"

/* Reads `panels:` of the map file's root, if there are any, once all else is read: what a panel
 * does not say is the map's. */
SM_NODISCARD bool panels_read(
	const struct value_reader *r, const struct node *root, struct spec *spec);

#endif
