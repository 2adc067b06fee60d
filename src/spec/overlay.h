/* Keys and values that go before those of a map file. */
#ifndef SPEC_OVERLAY_H
#define SPEC_OVERLAY_H

#include "spec/parse.h"

/*
 * The map file's root with what `over` (a mapping) says in place of its own: whole values, but
 * `page`, `svg`, `groups`, `boundaries`, `furniture` and `labels` key by key, and `layers` by
 * their ids, those again key by key; layers of other ids come on top. `date`, `dates` and
 * `change` replace each other. Both trees stay as they are and are shared. NULL without memory.
 */
const struct node *overlay_apply(
	struct arena *a, const struct node *root, const struct node *over);

#endif
