/* Pieces of JSON the report is written with. Used by the files report*.c. */
#ifndef REPORT_REPORT_PARTS_H
#define REPORT_REPORT_PARTS_H

#include "report/report.h"

/* Writes the comma between the members of an object or list, and the newline. */
void report_next(struct buf *b, bool *first);
/* "name": "value", or null. */
void report_member(struct buf *b, const char *name, const char *value);
/* "name": [left, top, right, bottom] in points on the page; `by` is where the map's coordinates
 * begin on it. */
void report_box(struct buf *b, const char *name, struct box box, struct page_pt by);

/* The page's size, and where title, subtitle, notes and the panels' headings stand: members
 * with a comma behind each. */
void report_page(const struct report *r, struct buf *b);
/* The map's licence, and whose its sources are: members with a comma behind each. */
void report_credits(const struct report *r, struct buf *b);
/* What the map file draws by hand at a place of its own: members with a comma behind. */
void report_annotations(const struct report_map *r, struct buf *b);

/* What a layer's join left over, and the classes its numbers were put in: members behind a
 * comma; nothing for layers with neither. */
void report_join(const struct report_map *r, const struct map_layer *layer, struct buf *b);
void report_grades(const struct map_layer *layer, struct buf *b);

/* What became of each of the layer's features between the two days of a map of changes; nothing
 * for layers without `changes:`. */
void report_changes(const struct report_map *r, const struct map_layer *layer, struct buf *b);

#endif
