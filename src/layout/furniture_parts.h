/* The pieces of furniture, each measured and drawn by its own functions. Used by furniture.c.
 */
#ifndef LAYOUT_FURNITURE_PARTS_H
#define LAYOUT_FURNITURE_PARTS_H

#include "layout/furniture.h"

/* What covering the point counts for: most where a layer of the legend has an area, less on
 * other areas, 0 on none. */
double furniture_cover(const struct layers *layers, struct pt at);

/* Chooses the distance for a bar standing in the corner of the map; its box's size. */
SM_NODISCARD bool scale_bar_make(const struct furniture_request *r, struct page_pt near,
	struct scale_bar *out, double *width_pt, double *height_pt);
/* Sets the bar's exact length and latitude at its final place. */
SM_NODISCARD bool scale_bar_settle(
	const struct furniture_request *r, struct box box, struct scale_bar *bar);
SM_NODISCARD bool scale_bar_draw(
	const struct layout *l, const struct scale_bar *bar, struct box box, struct scene *s);

/* An empty text when there is no north at the place. */
extern const double north_arrow_width_pt, north_arrow_height_pt;
SM_NODISCARD bool north_arrow_make(
	const struct furniture_request *r, struct page_pt at, struct north_arrow *out);
SM_NODISCARD bool north_arrow_draw(const struct layout *l, const struct north_arrow *arrow,
	struct box box, struct scene *s);

/* Width and height of the locator on a map of this size. */
void locator_size(struct box map, double *width_pt, double *height_pt);
SM_NODISCARD bool locator_make(
	const struct furniture_request *r, struct box box, struct locator *out);
SM_NODISCARD bool locator_draw(
	const struct layout *l, const struct locator *locator, struct box box, struct scene *s);

/* Lines and their numbers along the left and lower edge of the frame, but not under the
 * boxes. */
SM_NODISCARD bool graticule_plan(const struct furniture_request *r, const struct box *boxes,
	size_t n_boxes, struct furniture *out);
SM_NODISCARD bool ticks_draw(
	const struct layout *l, const struct furniture *f, struct scene *s);

#endif
