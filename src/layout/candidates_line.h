/* What the ways of naming a line have in common. Used by candidates_line.c and
 * candidates_along.c alone. */
#ifndef LAYOUT_CANDIDATES_LINE_H
#define LAYOUT_CANDIDATES_LINE_H

#include "layout/candidates.h"
#include "layout/course.h"

enum {
	COST_BEND = 30,	 /* a bend of one size of the type */
	COST_STEEP = 60, /* upright */
	COST_BELOW = 5,
	COST_END = 16,		  /* at an end of the line, not in its middle */
	COST_LINE_STRAIGHT = 200, /* where a curve is asked for */
};
/* Between the line and the letters. */
static const double line_gap_pt = 1.3;

/* Curved names of one label: its lines smoothed more and more, and room to work in. */
struct along {
	struct arena *a;
	struct labels *labels;
	const struct block *name;
	struct curve_text text;
	struct page_pt *line, *side, *baseline;
	size_t room; /* of the first two */
};
enum { SMOOTH_LEVELS = 6 };
struct smooth_course {
	double step_pt;
	size_t n;
	struct page_pt *levels[SMOOTH_LEVELS]; /* the first one is the course as it is */
};

SM_NODISCARD bool along_init(struct along *s);
SM_NODISCARD bool along_smooth(
	const struct along *s, const struct course *c, struct smooth_course *out);
/* Positions above and below the course with the name's middle `at` so far along it. */
SM_NODISCARD bool along_add(
	const struct along *s, const struct smooth_course *course, double at_pt);

#endif
