/* The first layout: where title, map and notes go on the page, before anything is projected. */
#ifndef LAYOUT_FRAME_H
#define LAYOUT_FRAME_H

#include "layout/block.h"
#include "scene/layers.h"
#include "spec/spec.h"

/* What every step of layout needs to know; borrowed. */
struct layout {
	struct arena *a;
	const struct spec *spec;
	const struct style *style;
	struct text_measurer *measurer;
	const char *lang;
	struct edition *edition; /* its fallback, and what its language lacks; NULL: English */
	struct date on;
	struct date from, to; /* of a map of changes or of several days; else not given */
	const struct layers *layers; /* for counts in texts; NULL: not read yet */
};

struct frame {
	struct box page;
	struct box map;	  /* the map's rectangle */
	struct box strip; /* below it, for the legend; empty when none is kept free */
	struct block title, subtitle, notes;
	struct page_pt title_at, subtitle_at, notes_at; /* top left corners */
};

/* strip_pt: height kept free below the map, 0 for none. SM_E_SPEC when no room is left for the
 * map. */
SM_NODISCARD bool frame_make(const struct layout *l, double strip_pt, struct frame *out);

/* Title, subtitle and notes, each in a group of its own. */
SM_NODISCARD bool frame_draw(const struct layout *l, const struct frame *f, struct scene *s);

/* A localized text with its placeholders filled in; NULL when there is none (or no memory:
 * reported). */
const char *layout_text(const struct layout *l, const struct localized *text);

/* The legend's text of that value (NULL: none) among classes or marks, or NULL. */
const char *layout_class_text(
	const struct layout *l, const struct class_spec *items, size_t n, const char *value);

#endif
