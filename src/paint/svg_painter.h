/* The painter of SVG, and what its parts have in common. Used by svg.c and svg_text.c alone. */
#ifndef PAINT_SVG_PAINTER_H
#define PAINT_SVG_PAINTER_H

#include "paint/paint.h"
#include "paint/svg_fonts.h"
#include "paint/svg_rules.h"
#include "paint/svg_shapes.h"

struct svg_painter {
	struct painter base;
	const struct scene *scene;
	struct text_set *fonts;
	const char *const *families; /* of the fonts the texts were measured with */
	size_t n_families;
	const struct svg_spec *how;
	const struct svg_fonts *faces; /* of the texts; none: they only name their families */
	const char *root_family;       /* the one that the root names; NULL: none */
	struct svg_shape *shapes;      /* one for each item */
	const char *const *ids;	       /* likewise, without the prefix; NULL: none */
	struct svg_rules rules;	       /* of how->css */
	unsigned *variants;	       /* likewise; one for each item */
	struct buf props;	       /* of the item at hand */
	/* A run: items one after the other that are painted alike, in a group that says how. */
	bool in_run;
	struct buf run; /* its properties */
	bool run_has_halo;
	unsigned n_clips, n_halos, n_curves;
	bool rtl; /* the edition is written from right to left */
};

/* A <title>; nothing for NULL. */
void svg_title(struct buf *b, const char *text);
/* "PREFIXwhat_n", the id of what has no name. */
void svg_number_id(const struct svg_painter *svg, const char *what, size_t n);
/* On which days of a timeline an item is there. */
void svg_attr_days(const struct svg_painter *svg, const struct scene_item *it);
/* Class and data-* attributes of an item, and its days. */
void svg_attr_meaning(const struct svg_painter *svg, const struct scene_item *it);
/* Sees to it that the item is in a group of its properties, or has them in svg->props. */
void svg_find_run(struct svg_painter *svg, const struct scene_item *it);
/* Those properties, unless the group or a rule has them. */
void svg_add_props(const struct svg_painter *svg);
/* The item's <title>, or NULL: pages tell of what comes and goes themselves. */
const char *svg_hover(const struct svg_painter *svg, const struct scene_item *it);
/* The end of an element that holds at most a title. */
void svg_end_element(struct buf *b, const char *name, const char *hover);

/* Paints a text as the mode says: as text, as outlines, or both. */
SM_NODISCARD bool svg_text(struct painter *p, const struct scene_item *it);

#endif
