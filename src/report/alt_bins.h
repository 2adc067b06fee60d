/* What a layer shows on a map, by class and change, for the alternative text. Used by alt.c
 * alone. */
#ifndef REPORT_ALT_BINS_H
#define REPORT_ALT_BINS_H

#include "report/report.h"

/* Features of one class or change that are seen on the map. */
struct alt_bin {
	const char *label; /* the legend's text for it; NULL: none */
	const char **names;
	size_t n_names; /* each once */
	size_t n, n_uncertain;
};

enum alt_by { ALT_BY_CHANGE, ALT_BY_CLASS, ALT_BY_BOTH };

/* A layer's features on one map; bins with none are left out. */
struct alt_bins {
	const struct map_layer *layer;
	bool is_sites; /* points, which are counted; else areas and lines */
	struct alt_bin *items;
	size_t n, n_all, n_uncertain;
};

/*
 * Sorts what the map shows of the layer by its changes, its classes, or each change by class;
 * a layer that has neither is one bin. What its style hides, what stands beneath furniture and
 * what lies beyond the frame is not counted. False without memory.
 */
SM_NODISCARD bool alt_bins_make(const struct report_map *map, const struct map_layer *layer,
	enum alt_by by, struct alt_bins *out);

/* A legend text on one line, without the number in brackets that ends it; NULL: none. */
const char *alt_legend(const struct layout *l, const struct localized *text);

#endif
