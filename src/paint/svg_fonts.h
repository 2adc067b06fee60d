/* The fonts of an SVG's texts: which faces they are set in, and how the file carries them. */
#ifndef PAINT_SVG_FONTS_H
#define PAINT_SVG_FONTS_H

#include "layout/text.h"
#include "paint/font_face.h"

/* A face that some text of the scene is set in. */
struct svg_face {
	const char *file, *family; /* borrowed from the set of fonts */
	int index, weight;
	bool italic;
	struct font_face *face;
};

/* Zero-initialise; svg_fonts_finish() in any case. */
struct svg_fonts {
	struct svg_face *items; /* in the order in which they are first used */
	size_t n, cap;
	struct arena *arena; /* borrowed */
};

/* Opens the faces of all texts, with the characters that are set in them. */
SM_NODISCARD bool svg_fonts_collect(
	struct svg_fonts *fonts, struct text_set *set, const struct scene *s);
void svg_fonts_finish(struct svg_fonts *fonts);

/* The face of a glyph, or NULL. */
struct font_face *svg_fonts_find(const struct svg_fonts *fonts, const struct text_glyph *g);

/* A rule @font-face for each, with the font itself; `prefix` (NULL: none) is put before the
 * families' names. */
SM_NODISCARD bool svg_fonts_embed(
	const struct svg_fonts *fonts, const char *prefix, struct buf *out);

/* A family's name as a string of CSS that may stand in any XML. */
void svg_fonts_name(struct buf *out, const char *prefix, const char *family);

#endif
