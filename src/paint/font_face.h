/*
 * A font file as SVG needs it: the outlines of its glyphs, and a smaller font of the characters
 * that are used. HarfBuzz's headers are included by font_face.c alone, besides layout/text.c.
 */
#ifndef PAINT_FONT_FACE_H
#define PAINT_FONT_FACE_H

#include "paint/svg_pen.h"

struct font_face;

/* Face `index` of the file. SM_E_DATA when it is no font. */
SM_NODISCARD bool font_face_open(
	struct sm_diag *d, const char *file, int index, struct font_face **out);
void font_face_close(struct font_face *f); /* accepts NULL */

/* The characters of that UTF-8 will be in the smaller font. */
void font_face_use(struct font_face *f, const char *text, size_t n);

/*
 * Appends a font (OpenType, without hinting) of the characters used and all that shaping makes
 * of them: whoever opens it shapes the same text to the same glyphs.
 */
SM_NODISCARD bool font_face_subset(struct sm_diag *d, struct font_face *f, struct buf *out);

/* Where a glyph stands: its origin, the size of its font, and its turn, clockwise. */
struct outline_place {
	struct page_pt at;
	double size_pt, angle_deg;
};

/* Draws a glyph's outline, which is filled by the nonzero rule. */
void font_face_outline(struct font_face *f, uint32_t glyph, const struct outline_place *place,
	struct pen *pen);

#endif
