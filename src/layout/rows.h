/* The symbols of clusters whose names found no place. Used by label.c alone. */
#ifndef LAYOUT_ROWS_H
#define LAYOUT_ROWS_H

#include "layout/label.h"

/*
 * Once the labels of a map are settled: sets the symbols of each cluster that has none in rows
 * of their own, on its place or as near to it as there is room among labels, symbols and
 * furniture. Where there is none they are not drawn, with a warning. False without memory.
 */
SM_NODISCARD bool rows_place(const struct label_request *r, struct labels *labels);

#endif
