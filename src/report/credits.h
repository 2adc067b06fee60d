/* Where all that a map shows is from, for the metadata of its files. */
#ifndef REPORT_CREDITS_H
#define REPORT_CREDITS_H

#include "layout/frame.h"

/* The map's `sources`, then the names, without folders, of the files that its layers, joins,
 * groups and locator read, each once: "Natural Earth; countries.shp; sites.csv". NULL without
 * memory. */
const char *credits_text(const struct layout *l);

#endif
