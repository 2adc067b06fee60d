/* The labels in an SVG of ours that somebody edited: where each text stands now. */
#ifndef SOURCE_SVG_TEXTS_H
#define SOURCE_SVG_TEXTS_H

#include "base/mem.h"
#include "geom/geom.h"

/* A text with a data-label attribute. */
struct svg_text {
	const char *label; /* the attribute */
	size_t i;	   /* its number among all, in the order of the file */
	size_t line;	   /* of the file, for messages */
	struct page_pt at; /* the beginning of its baseline, or of its path, in points of
			      the page */
};

struct svg_texts {
	struct svg_text *items;
	size_t n, cap;
};

/*
 * Reads the texts of an SVG that shows a page of that size; those that are not displayed are
 * left out. Transforms of the texts and of what is round them are applied, and a first <tspan>
 * may have its own place; a text on a path stands where that begins. SM_E_DATA with
 * PATH:LINE:COLUMN for what is no SVG.
 */
SM_NODISCARD bool svg_texts_read(struct arena *a, const char *path, double width_pt,
	double height_pt, struct svg_texts *out);

#endif
