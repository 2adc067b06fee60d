/* Numbers, and numbers with a unit or a direction, as a language writes them. */
#ifndef LAYOUT_NUMERALS_H
#define LAYOUT_NUMERALS_H

#include "base/locale.h"
#include "base/mem.h"

/*
 * The number with exactly so many decimals, thousands parted, decimals marked and digits as
 * CLDR has them for the language (English for those CLDR has not): 12,345.5 in English, 12
 * 345,5 with narrow no-break spaces in French. Four digits are not parted in Spanish. The minus
 * sign is a hyphen: Noto Sans has no other. NULL without memory.
 */
const char *number_text(struct arena *a, double v, int decimals, const char *lang);

/* "12.5°", with up to `most` decimals, no more than the number has. NULL without memory. */
const char *degrees_text(struct arena *a, double deg, int most, const char *lang);

enum unit { UNIT_KM, UNIT_M, UNIT_NORTH, UNIT_SOUTH, UNIT_EAST, UNIT_WEST };

/* CLDR's pattern for the unit, with {0} where the number goes; NULL when it has none. */
const char *unit_pattern(enum unit unit, const char *lang);

/* The pattern with its number: "500 km", "km 500"; without one ("") only the letters of the
 * unit, such as the N of a north arrow. NULL without memory. */
const char *unit_text(struct arena *a, const char *pattern, const char *number);

#endif
