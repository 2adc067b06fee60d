/* The path of a curved text in SVG. Used by svg.c alone. */
#ifndef PAINT_SVG_CURVE_H
#define PAINT_SVG_CURVE_H

#include "paint/svg_pen.h"
#include "scene/scene.h"

/* Path data of a text's path as a smooth curve (a Catmull-Rom spline) through every few of its
 * points. */
void svg_curve_data(const struct scene_text *t, struct buf *out);

#endif
