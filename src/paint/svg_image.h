/* Pictures and other bytes in SVG files. */
#ifndef PAINT_SVG_IMAGE_H
#define PAINT_SVG_IMAGE_H

#include "scene/scene.h"

/* The picture as a <symbol> whose id is its key: an SVG's own elements, of a PNG its bytes. */
void svg_image_define(struct buf *out, const struct picture *picture);

/* n bytes in base 64, for data: addresses. */
void svg_base64(struct buf *out, const unsigned char *p, size_t n);

#endif
