/* For those who wonder why a label stands where it does: boxes over the finished map. */
#ifndef LAYOUT_BOXES_H
#define LAYOUT_BOXES_H

#include "layout/label.h"

/* What labels keep clear of, the boxes of those that are shown, pinned ones apart, and in red
 * what was dropped, where it would have stood best, with its reason. A group of its own. */
SM_NODISCARD bool boxes_draw(
	const struct layout *l, const struct labels *labels, struct box map, struct scene *s);

#endif
