/* What became of a feature between the two days of a map of changes. */
#ifndef SCENE_CHANGE_H
#define SCENE_CHANGE_H

#include "scene/select.h"

struct map_layer;

/* What changes are judged by. */
struct change_request {
	const struct selection *selection; /* its day does not count */
	const struct layer_spec *spec;
	const struct table *table;
	const struct column *key, *from, *to; /* from and to NULL: memberships alone count */
};

struct change_verdict {
	enum change change;
	bool uncertain; /* its dates are too coarse, or its first day is not known: other days
			   within them would make another change */
};

/*
 * A row is there on a day when all conditions hold, those about groups on that day, and the
 * day lies between the start of its `from` and the end of its `to`. False when one of its own
 * dates is none; the caller reports that.
 */
SM_NODISCARD bool change_judge(
	const struct change_request *r, size_t row, struct change_verdict *out);

/* Whether the layer draws the change, and as which of spec->changes; -1: it does not. */
int change_index(const struct layer_spec *spec, enum change change);

/* The change of a row of the layer; CHANGE_NONE for layers without changes. */
enum change change_of(const struct map_layer *layer, size_t row);

/* Its name, the style class that is laid over the row's own; NULL for none. */
const char *change_class(const struct map_layer *layer, size_t row);

/* Two classes as SVG has them: "FRA closed"; the one there is, or NULL when there is none. */
SM_NODISCARD bool change_join_classes(
	struct arena *a, const char *class_name, const char *change, const char **out);

#endif
