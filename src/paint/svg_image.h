/* Pictures in SVG files. Used by svg.c alone. */
#ifndef PAINT_SVG_IMAGE_H
#define PAINT_SVG_IMAGE_H

#include "scene/scene.h"

/* The picture as a <symbol> whose id is its key: an SVG's own elements, of a PNG its bytes. */
void svg_image_define(struct buf *out, const struct picture *picture);

#endif
