#include "paint/svg_curve.h"

#include <stdlib.h>

/* A point of the path, or beyond its ends one that goes straight on. */
static struct page_pt path_point(const struct scene_text *t, long i)
{
	long last = (long)t->n_path - 1, at = i < 0 ? 0 : i > last ? last : i;
	struct page_pt p = t->path[at], q = t->path[at == last ? at - 1 : at + 1];
	double off = (double)labs(i - at);
	return (struct page_pt){p.x + off * (p.x - q.x), p.y + off * (p.y - q.y)};
}

void svg_curve_data(const struct scene_text *t, struct buf *out)
{
	enum { STEP = 4 };
	struct pen pen = {.out = out, .per_pt = 100};
	long last = (long)t->n_path - 1;
	pen_move(&pen, t->path[0]);
	for (long i = 0, next; i < last; i = next) {
		next = i + STEP < last ? i + STEP : last;
		struct page_pt p = path_point(t, i), q = path_point(t, next);
		struct page_pt in[2] = {path_point(t, i - 1), path_point(t, i + 1)};
		struct page_pt to[2] = {path_point(t, next - 1), path_point(t, next + 1)};
		double third = (double)(next - i) / 6;
		const struct page_pt pts[] = {
			{p.x + third * (in[1].x - in[0].x), p.y + third * (in[1].y - in[0].y)},
			{q.x - third * (to[1].x - to[0].x), q.y - third * (to[1].y - to[0].y)},
			q};
		pen_cubic(&pen, pts);
	}
}
