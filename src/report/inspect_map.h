/* The data behind a map file: `sahelmap inspect MAP.yaml`. */
#ifndef REPORT_INSPECT_MAP_H
#define REPORT_INSPECT_MAP_H

#include "base/buf.h"
#include "spec/spec.h"

/* A block for each file that the map's layers, joins, groups and locator read, with what uses
 * it. data_dir may be NULL. */
SM_NODISCARD bool inspect_map(
	struct arena *a, const struct spec *spec, const char *data_dir, struct buf *out);

#endif
