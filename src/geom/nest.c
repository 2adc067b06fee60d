#include "geom/nest.h"

#include <math.h>
#include <stdlib.h>

struct ring {
	struct box box;
	double area;
	struct pt inner; /* a point inside */
};

static int ascending(const void *pa, const void *pb)
{
	double a = *(const double *)pa, b = *(const double *)pb;
	return (a > b) - (a < b);
}

/* The middle of the widest stretch inside the ring on a line across its middle, away from any
 * other ring that touches it. `xs` has room for as many numbers as the ring has points. */
static struct pt inner_point(const struct pt *pts, size_t n, double y, double *xs)
{
	size_t n_xs = 0, widest = 0;
	for (size_t i = 0; i < n; i++) {
		struct pt a = pts[i], b = pts[i + 1 < n ? i + 1 : 0];
		if ((a.y > y) != (b.y > y)) {
			xs[n_xs++] = a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y);
		}
	}
	if (n_xs < 2) {
		return pts[0];
	}
	qsort(xs, n_xs, sizeof(*xs), ascending);
	for (size_t i = 0; i + 1 < n_xs; i += 2) {
		widest = xs[i + 1] - xs[i] > xs[widest + 1] - xs[widest] ? i : widest;
	}
	return (struct pt){(xs[widest] + xs[widest + 1]) / 2, y};
}

static bool measure(struct arena *a, const struct pt *pts, size_t n, struct ring *out)
{
	double *xs = arena_alloc(a, n, sizeof(*xs));
	out->box = box_empty();
	for (size_t i = 0; i < n; i++) {
		box_add(&out->box, pts[i]);
	}
	out->area = fabs(ring_area(pts, n));
	if (xs != NULL && n > 0) {
		out->inner = inner_point(pts, n, (out->box.min_y + out->box.max_y) / 2, xs);
	}
	return xs != NULL;
}

static bool may_hold(const struct ring *outer, const struct ring *inner)
{
	const struct box *o = &outer->box, *i = &inner->box;
	return outer->area > inner->area && o->min_x <= i->min_x && o->min_y <= i->min_y &&
	       o->max_x >= i->max_x && o->max_y >= i->max_y;
}

struct nest *nest_rings(struct arena *a, const struct features *f, const struct feature *item)
{
	const uint32_t n = item->part_end - item->part_begin;
	struct nest *nests = arena_alloc(a, n, sizeof(*nests));
	struct ring *rings = arena_alloc(a, n, sizeof(*rings));
	bool ok = nests != NULL && rings != NULL;
	for (uint32_t i = 0; ok && i < n; i++) {
		const struct part *part = &f->parts[item->part_begin + i];
		ok = measure(a, &f->pts[part->begin], part->end - part->begin, &rings[i]);
	}
	for (uint32_t i = 0; ok && i < n; i++) {
		nests[i].parent = i;
		for (uint32_t k = 0; k < n; k++) {
			struct feature one = *item;
			one.part_begin = item->part_begin + k;
			one.part_end = one.part_begin + 1;
			if (k == i || !may_hold(&rings[k], &rings[i]) ||
				!feature_contains(f, &one, rings[i].inner)) {
				continue;
			}
			uint32_t parent = nests[i].parent;
			nests[i].depth++;
			nests[i].parent =
				parent == i || rings[k].area < rings[parent].area ? k : parent;
		}
	}
	return ok ? nests : NULL;
}
