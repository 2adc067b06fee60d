/* Colours between colours. */
#ifndef BASE_RAMP_H
#define BASE_RAMP_H

#include "base/look.h"

/*
 * The colour at `share` (0: the first, 1: the last) of a ramp of evenly spaced colours, at
 * least one. Between them it is blended in CIE L*a*b* (D65), where equal steps look equal;
 * where the ramp has a colour it is that one exactly. Alpha is blended too.
 */
struct rgba ramp_color(const struct colors *ramp, double share);

#endif
