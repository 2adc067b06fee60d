/* Pieces of JSON the report is written with. Used by report.c and report_data.c. */
#ifndef REPORT_REPORT_PARTS_H
#define REPORT_REPORT_PARTS_H

#include "report/report.h"

/* Writes the comma between the members of an object or list, and the newline. */
void report_next(struct buf *b, bool *first);
/* "name": "value", or null. */
void report_member(struct buf *b, const char *name, const char *value);

/* What a layer's join left over, and the classes its numbers were put in: members behind a
 * comma; nothing for layers with neither. */
void report_join(const struct report_map *r, const struct map_layer *layer, struct buf *b);
void report_grades(const struct map_layer *layer, struct buf *b);

/* What became of each of the layer's features between the two days of a map of changes; nothing
 * for layers without `changes:`. */
void report_changes(const struct report_map *r, const struct map_layer *layer, struct buf *b);

#endif
