/* Placement files of a page: written from what is drawn, or from what was moved by hand. */
#ifndef PLACEMENTS_H
#define PLACEMENTS_H

#include "pipeline.h"

/* Where every label stands. */
SM_NODISCARD bool placements_write(struct pipeline *p, const char *format, struct buf *out);

/*
 * The placement the map file names, with pins for the labels that stand elsewhere in
 * p->edited, an SVG of this page, and `hide` for those that are not in it; with p->adopts_all a
 * pin for every label. A note says how
 * many; a text that is no label of this page is a warning. SM_E_DATA when none is.
 */
SM_NODISCARD bool placements_adopt(struct pipeline *p, const char *format, struct buf *out);

#endif
