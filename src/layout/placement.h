/* A placement as text: where each label of a map stands, a line each, to be read again. */
#ifndef LAYOUT_PLACEMENT_H
#define LAYOUT_PLACEMENT_H

#include "layout/label.h"
#include "proj/project.h"

/* One of the maps on the page, with its labels placed. */
struct placement_map {
	const struct label_request *request;
	const struct labels *labels;
};

/* The pin that puts a label, which is shown, where it stands, moved so far by hand; a site's on
 * a side of its place only where it was not moved. */
void placement_pin(const struct placement_map *m, const struct label *label,
	struct page_pt moved_by, struct pin_spec *out);

/* Where the baseline of its first line, or its path, begins on the page, before baselines are
 * aligned. */
struct page_pt placement_first_baseline(
	const struct placement_map *m, const struct label *label);

/* "{ slot: east }", "hide". */
void placement_value(const struct pin_spec *pin, struct buf *out);

/* The line of a placement file, with the label's text as a remark; NULL: none. */
void placement_line(const char *id, const char *value, const char *text, struct buf *out);

/* The first lines of a placement file: what it is, how its lines are read, `pin:`. */
void placement_head(const char *map_path, struct buf *out);

/* The file of all labels of a page: each once when it stands alike on all panels that have it,
 * else with the panel's number. Names hidden by a placement stay hidden. */
SM_NODISCARD bool placement_write(
	struct arena *a, const struct placement_map *maps, size_t n, struct buf *out);

#endif
