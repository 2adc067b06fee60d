/* How colours look to different eyes, printed in black alone, and one upon another. */
#ifndef BASE_VISION_H
#define BASE_VISION_H

#include "base/look.h"

/* The last three are dichromacy, the whole loss of one kind of cone; the order is that of
 * vision_names. */
enum vision {
	VISION_FULL,
	VISION_GRAY,
	VISION_DEUTAN,
	VISION_PROTAN,
	VISION_TRITAN,
	N_VISIONS,
};

/* "full", "grey", "deutan", "protan", "tritan" */
extern const char *const vision_names[N_VISIONS];

/* Of one of these names; false for any other. */
bool vision_find(const char *name, enum vision *out);

/*
 * A colour as it is seen; the alpha stays. Sources: Machado, Oliveira and Fernandes 2009, A
 * Physiologically-based Model for Simulation of Color Vision Deficiency, matrices of severity
 * 1.0 in linear light; of GRAY gray_of().
 */
struct rgba vision_of(enum vision how, struct rgba color);

/* The grey of the same luminance (Rec. 709 primaries, sRGB's curve): its L* differs by less
 * than 0.3. The alpha stays. In integers: the same on every machine. */
struct rgba gray_of(struct rgba color);

/* The CIEDE2000 difference of two colours as they are seen. */
double vision_difference(enum vision how, struct rgba x, struct rgba y);

/* The colour that one over an opaque other gives. */
struct rgba vision_over(struct rgba over, struct rgba under);

/* From 1 to 21. Source: Web Content Accessibility Guidelines 2.1, "contrast ratio". */
double vision_contrast(struct rgba x, struct rgba y);

/* The colour so much lighter (in L*), or darker; false where it would be neither. */
bool vision_lighter(struct rgba color, double by, struct rgba *out);

/* The colour of the same hue, nearest in lightness, that has the contrast to the other one;
 * black or white where no other has. */
struct rgba vision_readable(struct rgba color, struct rgba ground, double contrast);

#endif
