/* A first map file: `sahelmap new`. */
#ifndef REPORT_START_H
#define REPORT_START_H

#include "base/buf.h"

/* Either `around` or `from`. */
struct start_request {
	const char *path;     /* where the map file is to lie; NULL: beside the data */
	const char *data_dir; /* holds maps/new.template, styles/ and shapes/ */
	const char *around;   /* codes of countries, as in "MLI,NER", or NULL */
	const char *from;     /* a data file, or NULL */
	const char *date;     /* or NULL */
};

/*
 * The text of a map file with remarks that draws at once: around countries (ISO 3166 codes of
 * three letters, or of two where the data has them), or of a file, whose first layer is taken.
 * Africa has boundaries, rivers, lakes and towns, the rest of the world countries alone. A code
 * that is none is SM_E_USAGE and names the nearest.
 */
SM_NODISCARD bool start_map(
	struct arena *a, const struct start_request *request, struct buf *out);

#endif
