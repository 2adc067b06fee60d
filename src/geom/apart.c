#include "geom/apart.h"

#include <math.h>
#include <stdlib.h>

/* Edges of a ring, one behind the other, that all go the same way on both axes: they cannot
 * meet each other. Edge e goes from the ring's point e to the one behind it. */
struct apart_chain {
	struct box box;
	uint32_t part, begin, end; /* edges [begin, end) */
};

/* Where a chain begins and ends on the axis of the sweep. */
struct apart_span {
	double low, high;
	size_t chain;
};

enum { CHAIN_EDGES_MAX = 12 };

struct edge {
	struct pt from, to;
};

static struct edge edge_of(const struct features *f, struct part p, uint32_t e)
{
	uint32_t next = p.begin + e + 1;
	return (struct edge){f->pts[p.begin + e], f->pts[next == p.end ? p.begin : next]};
}

static bool is_same_way(double a, double b)
{
	return (a >= 0 && b >= 0) || (a <= 0 && b <= 0);
}

static bool add_chains(
	struct arena *a, const struct features *f, uint32_t part, struct apart_room *room)
{
	const struct part p = f->parts[part];
	uint32_t n = p.end - p.begin;
	for (uint32_t e = 0; e < n;) {
		struct apart_chain *chains =
			arena_grow(a, room->chains, room->n, &room->cap, sizeof(*room->chains));
		if (chains == NULL) {
			return false;
		}
		room->chains = chains;
		struct apart_chain c = {.box = box_empty(), .part = part, .begin = e};
		double dx = 0, dy = 0;
		for (; e < n && e - c.begin < CHAIN_EDGES_MAX; e++) {
			struct edge edge = edge_of(f, p, e);
			double ex = edge.to.x - edge.from.x, ey = edge.to.y - edge.from.y;
			if (!is_same_way(dx, ex) || !is_same_way(dy, ey)) {
				break;
			}
			box_add(&c.box, edge.from);
			box_add(&c.box, edge.to);
			dx = ex != 0 ? ex : dx;
			dy = ey != 0 ? ey : dy;
		}
		c.end = e;
		room->chains[room->n++] = c;
	}
	return true;
}

/* On which side of the edge the point lies; 0 when rounding leaves it open: the bound is three
 * times that of J. R. Shewchuk, "Adaptive Precision Floating-Point Arithmetic and Fast Robust
 * Geometric Predicates", Discrete & Computational Geometry 18 (1997). */
static int side(struct edge e, struct pt p)
{
	double left = (e.to.x - e.from.x) * (p.y - e.from.y),
	       right = (e.to.y - e.from.y) * (p.x - e.from.x);
	double bound = 1e-15 * (fabs(left) + fabs(right));
	return (left - right > bound) - (right - left > bound);
}

/* Whether all of a lies below all of b on an axis. */
static bool is_below(double a1, double a2, double b1, double b2)
{
	return a1 < b1 && a1 < b2 && a2 < b1 && a2 < b2;
}

static bool are_apart(struct edge a, struct edge b)
{
	if (is_below(a.from.x, a.to.x, b.from.x, b.to.x) ||
		is_below(b.from.x, b.to.x, a.from.x, a.to.x) ||
		is_below(a.from.y, a.to.y, b.from.y, b.to.y) ||
		is_below(b.from.y, b.to.y, a.from.y, a.to.y)) {
		return true;
	}
	return side(a, b.from) * side(a, b.to) > 0 || side(b, a.from) * side(b, a.to) > 0;
}

/* Whether b, which begins where a ends, does not run back along it. */
static bool goes_on(struct edge a, struct edge b)
{
	double along = (a.to.x - a.from.x) * (b.to.x - b.from.x) +
		       (a.to.y - a.from.y) * (b.to.y - b.from.y);
	return along > 0 || side(a, b.to) != 0;
}

static bool are_edges_apart(const struct features *f, const struct apart_chain *a, uint32_t i,
	const struct apart_chain *b, uint32_t j)
{
	const struct part p = f->parts[a->part], q = f->parts[b->part];
	uint32_t n = p.end - p.begin;
	struct edge ea = edge_of(f, p, i), eb = edge_of(f, q, j);
	if (a->part == b->part && (i + 1) % n == j) {
		return goes_on(ea, eb);
	}
	if (a->part == b->part && (j + 1) % n == i) {
		return goes_on(eb, ea);
	}
	return are_apart(ea, eb);
}

static bool meets(struct edge e, struct box b)
{
	return !is_below(e.from.x, e.to.x, b.min_x, b.max_x) &&
	       !is_below(b.min_x, b.max_x, e.from.x, e.to.x) &&
	       !is_below(e.from.y, e.to.y, b.min_y, b.max_y) &&
	       !is_below(b.min_y, b.max_y, e.from.y, e.to.y);
}

static bool are_chains_apart(
	const struct features *f, const struct apart_chain *a, const struct apart_chain *b)
{
	for (uint32_t i = a->begin; i < a->end; i++) {
		if (!meets(edge_of(f, f->parts[a->part], i), b->box)) {
			continue;
		}
		for (uint32_t j = b->begin; j < b->end; j++) {
			if (!are_edges_apart(f, a, i, b, j)) {
				return false;
			}
		}
	}
	return true;
}

static int by_low(const void *pa, const void *pb)
{
	const struct apart_span *a = pa, *b = pb;
	return (a->low > b->low) - (a->low < b->low);
}

/* Chains that overlap on the axis follow each other, sorted by where they begin on it. */
static bool sweep(const struct features *f, const struct apart_room *room)
{
	const struct apart_span *spans = room->spans;
	for (size_t i = 0; i < room->n; i++) {
		const struct apart_chain *a = &room->chains[spans[i].chain];
		for (size_t j = i + 1; j < room->n && spans[j].low <= spans[i].high; j++) {
			const struct apart_chain *b = &room->chains[spans[j].chain];
			if (box_meets(a->box, b->box) && !are_chains_apart(f, a, b)) {
				return false;
			}
		}
	}
	return true;
}

/* Sorts the chains along the longer side of the feature, where the fewest overlap. */
static bool make_spans(struct arena *a, struct box box, struct apart_room *room)
{
	bool wide = box.max_x - box.min_x > box.max_y - box.min_y;
	if (room->cap_spans < room->n) {
		room->cap_spans = room->cap;
		room->spans = arena_alloc(a, room->cap, sizeof(*room->spans));
	}
	for (size_t i = 0; room->spans != NULL && i < room->n; i++) {
		struct box b = room->chains[i].box;
		room->spans[i] = (struct apart_span){
			wide ? b.min_x : b.min_y, wide ? b.max_x : b.max_y, i};
	}
	if (room->spans != NULL && room->n > 0) {
		qsort(room->spans, room->n, sizeof(*room->spans), by_low);
	}
	return room->spans != NULL;
}

bool apart_check(struct arena *a, const struct features *f, const struct feature *item,
	struct apart_room *room, bool *out)
{
	room->n = 0;
	*out = false;
	for (uint32_t k = item->part_begin; k < item->part_end; k++) {
		if (f->parts[k].end - f->parts[k].begin < 3) {
			return true;
		}
		if (!add_chains(a, f, k, room)) {
			return false;
		}
	}
	if (room->n > 0 && !make_spans(a, item->box, room)) {
		return false;
	}
	*out = sweep(f, room);
	return true;
}
