/* What an SVG says about itself to those who do not see it. Used by svg.c alone. */
#ifndef PAINT_SVG_ABOUT_H
#define PAINT_SVG_ABOUT_H

#include "scene/scene.h"

/*
 * Attributes of the root that name it by its title, or its short text, and describe it by its
 * text; prefix goes before their ids ("" or NULL: none), for two maps on one page. Without a
 * text there are none.
 */
void svg_about_attributes(const struct scene *s, const char *prefix, struct buf *b);

/* Its first children: <title>, <desc> and <metadata>, as far as the scene has them. */
void svg_about_elements(const struct scene *s, const char *prefix, struct buf *b);

#endif
