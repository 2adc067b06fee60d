#include "geom/edges.h"

#include <math.h>
#include <stdlib.h>

/* Two points of an edge lie on the line along which files are cut. */
static bool is_cut(struct pt p, struct pt q)
{
	return (fabs(p.x) == 180 && fabs(q.x) == 180) || (fabs(p.y) >= 90 && fabs(q.y) >= 90);
}

/* Turns the edge to where the window has it. What needs no turn keeps all its bits. */
static void turn_to(double lon_deg, struct pt *p, struct pt *q)
{
	double turns = round((lon_deg - p->x) / 360);
	double across = q->x - p->x;
	q->x += 360 * (fabs(across) > 180 ? turns - round(across / 360) : turns);
	p->x += 360 * turns;
}

static bool may_be_seen(struct pt p, struct pt q, struct box window)
{
	return fmin(p.x, q.x) <= window.max_x && fmax(p.x, q.x) >= window.min_x &&
	       fmin(p.y, q.y) <= window.max_y && fmax(p.y, q.y) >= window.min_y;
}

static bool add_part(struct edges *e, struct arena *a, const struct features *f,
	struct part part, struct box window, struct edge like)
{
	bool is_ring = f->items[like.item].shape == SHAPE_POLYGON;
	uint32_t n = part.end - part.begin;
	for (uint32_t i = 0; i + !is_ring < n; i++) {
		struct edge edge = like;
		edge.from = f->pts[part.begin + i];
		edge.to = f->pts[part.begin + (i + 1) % n];
		if (pt_is_same(edge.from, edge.to) || is_cut(edge.from, edge.to)) {
			continue;
		}
		turn_to((window.min_x + window.max_x) / 2, &edge.from, &edge.to);
		if (!may_be_seen(edge.from, edge.to, window)) {
			continue;
		}
		struct edge *items = arena_grow(a, e->items, e->n, &e->cap, sizeof(*items));
		if (items == NULL) {
			return false;
		}
		e->items = items;
		e->items[e->n++] = edge;
	}
	return true;
}

bool edges_add(struct edges *e, struct arena *a, const struct features *f, struct box window,
	uint32_t owner)
{
	for (uint32_t i = 0; i < f->n_items; i++) {
		const struct feature *item = &f->items[i];
		const struct edge like = {.owner = owner, .item = i};
		if (item->shape != SHAPE_LINE && item->shape != SHAPE_POLYGON) {
			continue;
		}
		for (uint32_t k = item->part_begin; k < item->part_end; k++) {
			if (!add_part(e, a, f, f->parts[k], window, like)) {
				return false;
			}
		}
	}
	return true;
}

static int compare(double a, double b)
{
	return (a > b) - (a < b);
}

static int compare_points(struct pt a, struct pt b)
{
	int by_x = compare(a.x, b.x);
	return by_x != 0 ? by_x : compare(a.y, b.y);
}

/* The end that sorts first, or the other one. */
static struct pt end_of(const struct edge *e, bool first)
{
	return (compare_points(e->from, e->to) < 0) == first ? e->from : e->to;
}

/* 0 when both have the same two ends, in whichever direction. */
static int compare_places(const struct edge *a, const struct edge *b)
{
	int by_first = compare_points(end_of(a, true), end_of(b, true));
	return by_first != 0 ? by_first : compare_points(end_of(a, false), end_of(b, false));
}

static int by_place(const void *pa, const void *pb)
{
	const struct edge *a = pa, *b = pb;
	int order = compare_places(a, b);
	if (order == 0) {
		order = compare(a->owner, b->owner);
	}
	if (order == 0) {
		order = compare(a->item, b->item);
	}
	return order != 0 ? order : compare_points(a->from, b->from);
}

static bool is_inner(const struct edge *a, const struct edge *b)
{
	return a->owner == b->owner && a->item != b->item;
}

void edges_tidy(struct edges *e)
{
	size_t n = 0;
	struct edge before = {0};
	if (e->n > 0) {
		qsort(e->items, e->n, sizeof(*e->items), by_place);
	}
	for (size_t i = 0; i < e->n; i++) {
		const struct edge edge = e->items[i];
		struct edge *last = n == 0 ? NULL : &e->items[n - 1];
		if (last == NULL || compare_places(last, &edge) != 0) {
			e->items[n++] = edge;
		} else {
			last->inner |= is_inner(&before, &edge);
		}
		before = edge;
	}
	e->n = n;
}

void edges_mark_common(const struct edges *a, const struct edges *b, bool *in_a, bool *in_b)
{
	for (size_t i = 0, k = 0; i < a->n && k < b->n;) {
		int order = compare_places(&a->items[i], &b->items[k]);
		if (order == 0) {
			in_a[i] = in_b[k] = true;
		}
		i += order <= 0;
		k += order >= 0;
	}
}
