/* What differs, as JSON. */
#ifndef BATCH_DIFF_JSON_H
#define BATCH_DIFF_JSON_H

#include "batch/diff_write.h"

/* Into w->text. */
void diff_json_begin(struct diff_writer *w);
void diff_json_map(struct diff_writer *w, const struct diff_map *m);
void diff_json_end(struct diff_writer *w);

#endif
