/* What the script of a page knows of its days. Used by html.c alone. */
#ifndef PAINT_HTML_DATA_H
#define PAINT_HTML_DATA_H

#include "paint/html.h"

/* The days as JSON that may stand in a <script>: texts that are alike are there once. */
SM_NODISCARD bool html_data_write(
	struct sm_diag *d, const struct html_page *page, struct buf *out);

#endif
