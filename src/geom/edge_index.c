#include "geom/edge_index.h"

#include <math.h>

enum { SQUARES_PER_EDGE = 4, SQUARES_MIN = 64 };

/* An edge, or a piece of one, in a square. */
struct edge_entry {
	uint32_t edge;
	uint32_t next; /* the square's next entry, counted from 1; 0: none */
};

struct squares {
	size_t left, right, bottom, top; /* all included */
};

static size_t square_at(double offset, double cell, size_t n)
{
	double at = offset / cell;
	return at <= 0 ? 0 : at >= (double)(n - 1) ? n - 1 : (size_t)at;
}

static struct squares squares_of(const struct edge_index *x, struct box b)
{
	return (struct squares){square_at(b.min_x - x->box.min_x, x->cell, x->columns),
		square_at(b.max_x - x->box.min_x, x->cell, x->columns),
		square_at(b.min_y - x->box.min_y, x->cell, x->rows),
		square_at(b.max_y - x->box.min_y, x->cell, x->rows)};
}

static void choose_grid(struct edge_index *x, double cell)
{
	double most = SQUARES_MIN + SQUARES_PER_EDGE * (double)x->edges->n;
	double w = x->box.max_x - x->box.min_x, h = x->box.max_y - x->box.min_y;
	x->cell = cell;
	while ((w / x->cell + 1) * (h / x->cell + 1) > most) {
		x->cell *= 2;
	}
	x->columns = (size_t)(w / x->cell) + 1;
	x->rows = (size_t)(h / x->cell) + 1;
}

static bool enter_in(struct arena *a, struct edge_index *x, size_t square, size_t edge)
{
	uint32_t *first = &x->first[square];
	if (*first != 0 && x->entries[*first - 1].edge == edge) {
		return true;
	}
	struct edge_entry *entries =
		arena_grow(a, x->entries, x->n_entries, &x->cap_entries, sizeof(*entries));
	if (entries == NULL) {
		return false;
	}
	x->entries = entries;
	entries[x->n_entries++] = (struct edge_entry){(uint32_t)edge, *first};
	*first = (uint32_t)x->n_entries;
	return true;
}

static bool enter_box(struct arena *a, struct edge_index *x, struct box b, size_t edge)
{
	struct squares s = squares_of(x, b);
	for (size_t row = s.bottom; row <= s.top; row++) {
		for (size_t column = s.left; column <= s.right; column++) {
			if (!enter_in(a, x, row * x->columns + column, edge)) {
				return false;
			}
		}
	}
	return true;
}

/* An edge longer than a square is entered piece by piece: the box round all of it may have many
 * squares that it is far from. */
static bool enter_edge(struct arena *a, struct edge_index *x, size_t edge)
{
	const struct edge *e = &x->edges->items[edge];
	double longest = fmax(fabs(e->to.x - e->from.x), fabs(e->to.y - e->from.y));
	size_t n = (size_t)(longest / x->cell) + 1;
	for (size_t k = 0; k < n; k++) {
		struct box b = box_empty();
		box_add(&b, pt_between(e->from, e->to, (double)k / (double)n));
		box_add(&b, pt_between(e->from, e->to, (double)(k + 1) / (double)n));
		if (!enter_box(a, x, b, edge)) {
			return false;
		}
	}
	return true;
}

bool edge_index_make(
	struct arena *a, const struct edges *edges, double cell, struct edge_index *out)
{
	*out = (struct edge_index){.edges = edges, .box = box_empty()};
	for (size_t i = 0; i < edges->n; i++) {
		box_add(&out->box, edges->items[i].from);
		box_add(&out->box, edges->items[i].to);
	}
	if (edges->n == 0) {
		return true;
	}
	choose_grid(out, cell);
	out->first = arena_alloc(a, out->columns * out->rows, sizeof(*out->first));
	bool ok = out->first != NULL;
	for (size_t i = 0; ok && i < edges->n; i++) {
		ok = enter_edge(a, out, i);
	}
	return ok;
}

/* Where along the edge, from 0 to 1, the place is nearest to it; both in the stretched plane,
 * the edge seen from the place. */
static double nearest_along(struct pt from, struct pt to)
{
	double dx = to.x - from.x, dy = to.y - from.y;
	double squared = dx * dx + dy * dy;
	double t = squared > 0 ? -(from.x * dx + from.y * dy) / squared : 0;
	return t <= 0 ? 0 : t >= 1 ? 1 : t;
}

static struct pt seen_from(const struct edge_query *q, struct pt p)
{
	return (struct pt){(p.x - q->at.x) * q->scale.x, (p.y - q->at.y) * q->scale.y};
}

static bool is_nearer(const struct edge_hit *hit, bool found, double distance, size_t edge)
{
	return !found || distance < hit->distance ||
	       (distance == hit->distance && edge < hit->edge);
}

static bool search(const struct edge_index *x, size_t square, const struct edge_query *q,
	bool found, struct edge_hit *out)
{
	for (uint32_t k = x->first[square]; k != 0; k = x->entries[k - 1].next) {
		size_t i = x->entries[k - 1].edge;
		const struct edge *e = &x->edges->items[i];
		struct pt from = seen_from(q, e->from), to = seen_from(q, e->to);
		double t = nearest_along(from, to);
		struct pt p = pt_between(from, to, t);
		double distance = hypot(p.x, p.y);
		if (distance <= q->within && is_nearer(out, found, distance, i)) {
			*out = (struct edge_hit){distance, i, pt_between(e->from, e->to, t)};
			found = true;
		}
	}
	return found;
}

bool edge_index_nearest(
	const struct edge_index *index, const struct edge_query *q, struct edge_hit *out)
{
	bool found = false;
	if (index->edges->n == 0) {
		return false;
	}
	double x = q->within / q->scale.x, y = q->within / q->scale.y;
	const struct squares s = squares_of(
		index, (struct box){q->at.x - x, q->at.y - y, q->at.x + x, q->at.y + y});
	for (size_t row = s.bottom; row <= s.top; row++) {
		for (size_t column = s.left; column <= s.right; column++) {
			found = search(index, row * index->columns + column, q, found, out);
		}
	}
	return found;
}
