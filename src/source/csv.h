/* Tables of text with comma, semicolon or tab: RFC 4180. */
#ifndef SOURCE_CSV_H
#define SOURCE_CSV_H

#include "source/source.h"

enum { CSV_MAX_COLUMNS = 1000 };

/* See source_read(). */
SM_NODISCARD bool csv_read(struct arena *a, const char *path,
	const struct source_options *options, struct features *out, struct source_info *info);

#endif
