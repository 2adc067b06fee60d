/* Lines that go on in one another, as one: what a name of a river or road runs along. */
#ifndef LAYOUT_COURSE_H
#define LAYOUT_COURSE_H

#include "geom/geom.h"

struct course {
	struct page_pt *pts;
	double *walked_pt; /* from the first point, along the line, to each */
	size_t n;	   /* two or more */
	double length_pt;
};

struct courses {
	struct course *items;
	size_t n, cap;
};

/* Appends a part of a feature in SPACE_PAGE; not yet measured. */
SM_NODISCARD bool courses_add(
	struct arena *a, struct courses *out, const struct features *f, struct part part);

/* Joins courses whose ends meet, where no third one does, and measures them. The longest are
 * first. */
SM_NODISCARD bool courses_join(struct arena *a, struct courses *courses);

/* The point so far along the course; beyond its ends the end. */
struct page_pt course_at(const struct course *c, double walked_pt);

#endif
