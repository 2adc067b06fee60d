/*
 * Where each glyph of a text stands on the page and how far it is turned: along the text's path
 * when it has one, else along its straight line. What text_show() draws, and what a writer of
 * outlines needs; knows no fonts.
 */
#ifndef LAYOUT_TEXT_ON_PATH_H
#define LAYOUT_TEXT_ON_PATH_H

#include "layout/text.h"

struct glyph_place {
	struct page_pt at; /* of its origin on the baseline */
	double turn_deg;   /* clockwise about `at` */
};

/*
 * The place of a piece that is drawn as one, such as a letter with its marks: it begins so far
 * behind the text's beginning and has that advance. It stands with its middle on the path, as
 * in SVG, in the mean direction of the path below it. The text is centred on its path; beyond
 * the ends of the path it goes on straight.
 */
struct glyph_place text_on_path_at(
	const struct scene_text *t, double begin_pt, double advance_pt);

/*
 * The places of all glyphs of the text, which text_glyphs() gave: glyphs of one cluster are
 * turned as one. Their own offsets are included: each is to be drawn with its origin there.
 * False without memory.
 */
SM_NODISCARD bool text_on_path(struct arena *a, const struct scene_text *t,
	const struct text_glyph *glyphs, size_t n, struct glyph_place **out);

#endif
