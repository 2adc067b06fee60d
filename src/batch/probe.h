/* Whether the values of a plan's axes are any map's, before the first is drawn. */
#ifndef BATCH_PROBE_H
#define BATCH_PROBE_H

#include "batch/plan.h"

/*
 * Reads the map files with each value of the axes, without their data: SM_E_SPEC, at the
 * value's place and with the map's own message, for one that no map takes. Of dates and rows
 * the first is tried. When no map can be read at all, its own error.
 */
SM_NODISCARD bool probe_axes(struct plan *plan);

#endif
