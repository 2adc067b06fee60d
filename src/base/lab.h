/* sRGB colours in CIE L*a*b* (D65), where equal steps look about equal. */
#ifndef BASE_LAB_H
#define BASE_LAB_H

#include "base/look.h"

struct lab {
	double l, a, b;
};

/* A value of sRGB as linear light, 0 to 1, and back to the nearest; IEC 61966-2-1. */
double lab_linear(unsigned char value);
unsigned char lab_value(double linear);

/* The alpha plays no part. */
struct lab lab_of(struct rgba color);
/* The opaque colour, or where sRGB has none the one with each part at its limit. */
struct rgba lab_color(struct lab c);

/*
 * How different two colours look: CIEDE2000 with all factors 1. About 1 is the least that is
 * seen. Source: Sharma, Wu and Dalal 2005, The CIEDE2000 Color-Difference Formula:
 * Implementation Notes, Supplementary Test Data, and Mathematical Observations.
 */
double lab_difference(struct lab x, struct lab y);

#endif
