/* Numbers as a language writes them. */
#ifndef LAYOUT_NUMERALS_H
#define LAYOUT_NUMERALS_H

#include "base/mem.h"

/*
 * The number with exactly so many decimals, thousands parted and decimals marked as CLDR has it
 * for the language (English for those it is not told of): 12,345.5 in English, 12 345,5 with
 * narrow no-break spaces in French. Four digits are not parted in Spanish. The minus sign
 * is a hyphen: Noto Sans has no other. NULL without memory.
 */
const char *number_text(struct arena *a, double v, int decimals, const char *lang);

#endif
