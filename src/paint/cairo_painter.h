/* What PNG, PDF and EPS have in common: a scene drawn by cairo. Used by cairo.c and raster.c
 * alone, the only ones that know the library. */
#ifndef PAINT_CAIRO_PAINTER_H
#define PAINT_CAIRO_PAINTER_H

#include "base/buf.h"
#include "paint/paint.h"

#include <cairo.h>

/* What of an item is in a band of a picture. */
struct raster_item {
	double top_px, bottom_px; /* it reaches so far, at most */
	cairo_path_t *letters;	  /* outlines of a text; else NULL */
};

struct cairo_painter {
	struct painter base;
	struct text_set *fonts; /* not of PNG */
	const struct scene *scene;
	bool tagged;   /* PDF */
	bool in_layer; /* PDF only: in one that readers can switch */

	const struct raster_item *items; /* PNG only: of each item of the scene; else NULL, and
					    letters are text */
	double top_px, bottom_px;	 /* PNG only: of the band that is painted */

	double grid_pt;	  /* not of PNG: of text baselines */
	int depth;	  /* of groups */
	const char *part; /* PDF only: the tag of the part that is open, or NULL */
	size_t n_leading; /* PDF only: parts that are read before the figure */
	struct buf raw;	  /* not of PNG: as cairo writes it */
	cairo_surface_t *surface;
	cairo_t *cr;
};

/* Reports what is not a success. */
bool cairo_painter_check(struct cairo_painter *c, cairo_status_t status);

/* Once the surface is there: its context, with the fill rule of scenes. */
void cairo_painter_open(struct cairo_painter *c);
void cairo_painter_close(struct cairo_painter *c);

/* The operations; begin() and finish() are of PDF and EPS. */
extern const struct painter_ops cairo_painter_ops;

#endif
