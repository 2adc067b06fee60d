/* The data of SVG paths, in few bytes. */
#ifndef PAINT_SVG_PEN_H
#define PAINT_SVG_PEN_H

#include "base/buf.h"
#include "scene/scene.h"

/*
 * Writes path data in relative commands. Points are rounded to whole steps before they are
 * subtracted, so that errors do not add up and neighbours share their border.
 */
struct pen {
	struct buf *out; /* borrowed */
	int per_pt;	 /* steps a point: a divisor of 100 */
	bool in_steps;	 /* numbers are steps, not points */
	/* private */
	long x, y;	       /* where it is, in steps */
	long start_x, start_y; /* of the subpath */
	char last;	       /* command written last; '\0': none */
	bool fraction;	       /* the number written last has a decimal point */
};

void pen_move(struct pen *pen, struct page_pt to);
void pen_line(struct pen *pen, struct page_pt to); /* nothing, to where it is already */
/* Bezier curves: the control points, then the end. */
void pen_quadratic(struct pen *pen, const struct page_pt pts[2]);
void pen_cubic(struct pen *pen, const struct page_pt pts[3]);
void pen_close(struct pen *pen);

/* What has no curves is drawn to 0.05 pt. */
enum { PEN_STEPS = 20 };
long pen_steps(double pt);

/* A whole path: to 0.01 pt if it has curves, which are of symbols and show it. `in_steps`: it
 * has none, and numbers are PEN_STEPS a point. */
void pen_path(struct buf *out, const struct path *path, bool in_steps);

#endif
