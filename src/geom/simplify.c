#include "geom/simplify.h"

#include <math.h>
#include <string.h>

/*
 * Every distinct point has an entry with its neighbours. Two different neighbours: the point
 * lies within a border; more, or fewer: it is a node, where arcs begin and end.
 */
struct entry {
	struct pt at, first, second;
	unsigned char n_neighbours; /* different ones seen, at most 3 */
	bool used, is_end;
};

struct hash {
	struct entry *entries;
	size_t mask;
};

struct thinner {
	struct arena *a;
	const struct features *in;
	double tolerance, least_area;
	struct hash nodes;
	bool *keep;	 /* a flag for each point of the part at hand */
	uint32_t *stack; /* of ranges, for Douglas-Peucker */
	struct features *out;
};

static uint64_t mix(struct pt p)
{
	uint64_t bits[2];
	/* Adding zero makes one of the two zeros. */
	double xy[2] = {p.x + 0.0, p.y + 0.0};
	memcpy(bits, xy, sizeof(bits));
	uint64_t h = bits[0] * 0x9e3779b97f4a7c15ULL ^ (bits[1] + 0x7f4a7c159e3779b9ULL);
	h ^= h >> 32;
	h *= 0xd6e8feb86659fd93ULL;
	return h ^ h >> 29;
}

static struct entry *find(const struct hash *h, struct pt p)
{
	size_t i = mix(p) & h->mask;
	while (h->entries[i].used && !pt_is_same(h->entries[i].at, p)) {
		i = (i + 1) & h->mask;
	}
	return &h->entries[i];
}

static void add_neighbour(struct entry *e, struct pt n)
{
	if (e->n_neighbours == 0) {
		e->first = n;
		e->n_neighbours = 1;
	} else if (e->n_neighbours == 1 && !pt_is_same(e->first, n)) {
		e->second = n;
		e->n_neighbours = 2;
	} else if (e->n_neighbours == 2 && !pt_is_same(e->first, n) &&
		   !pt_is_same(e->second, n)) {
		e->n_neighbours = 3;
	}
}

static void add_part(struct hash *h, const struct pt *pts, size_t n, bool ring)
{
	for (size_t i = 0; i < n; i++) {
		struct entry *e = find(h, pts[i]);
		e->used = true;
		e->at = pts[i];
		if (i > 0 || ring) {
			add_neighbour(e, pts[i > 0 ? i - 1 : n - 1]);
		}
		if (i + 1 < n || ring) {
			add_neighbour(e, pts[i + 1 < n ? i + 1 : 0]);
		}
		e->is_end = e->is_end || (!ring && (i == 0 || i + 1 == n));
	}
}

static bool build_nodes(struct thinner *t)
{
	size_t size = 16;
	while (size < 2 * t->in->n_pts) {
		size *= 2;
	}
	t->nodes.mask = size - 1;
	t->nodes.entries = arena_alloc(t->a, size, sizeof(*t->nodes.entries));
	for (size_t i = 0; t->nodes.entries != NULL && i < t->in->n_items; i++) {
		const struct feature *item = &t->in->items[i];
		if (item->shape != SHAPE_LINE && item->shape != SHAPE_POLYGON) {
			continue;
		}
		for (uint32_t k = item->part_begin; k < item->part_end; k++) {
			const struct part *p = &t->in->parts[k];
			add_part(&t->nodes, &t->in->pts[p->begin], p->end - p->begin,
				item->shape == SHAPE_POLYGON);
		}
	}
	return t->nodes.entries != NULL;
}

static bool is_node(const struct thinner *t, struct pt p)
{
	const struct entry *e = find(&t->nodes, p);
	return e->is_end || e->n_neighbours != 2;
}

static double segment_distance2(struct pt p, struct pt a, struct pt b)
{
	double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
	double u = length2 > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length2 : 0;
	u = fmin(fmax(u, 0), 1);
	double ex = p.x - (a.x + u * dx), ey = p.y - (a.y + u * dy);
	return ex * ex + ey * ey;
}

static bool before(struct pt a, struct pt b)
{
	return a.x < b.x || (a.x == b.x && a.y < b.y);
}

/* The point between `from` and `to` (indices into an array that wraps) farthest from their
 * line; of equals the one that sorts first, so that direction makes no difference. */
static uint32_t farthest(
	const struct pt *pts, uint32_t n, uint32_t from, uint32_t to, double *distance2)
{
	struct pt a = pts[from % n], b = pts[to % n];
	if (before(b, a)) {
		struct pt swap = a;
		a = b;
		b = swap;
	}
	uint32_t best = from;
	*distance2 = -1;
	for (uint32_t i = from + 1; i < to; i++) {
		double d = segment_distance2(pts[i % n], a, b);
		if (d > *distance2 || (d == *distance2 && before(pts[i % n], pts[best % n]))) {
			*distance2 = d;
			best = i;
		}
	}
	return best;
}

/* Marks what stays of the arc from..to, both of which stay. */
static void thin_arc(
	struct thinner *t, const struct pt *pts, uint32_t n, uint32_t from, uint32_t to)
{
	size_t depth = 0;
	double limit2 = t->tolerance * t->tolerance;
	t->keep[from % n] = t->keep[to % n] = true;
	t->stack[depth++] = from;
	t->stack[depth++] = to;
	while (depth > 0) {
		uint32_t end = t->stack[--depth], begin = t->stack[--depth];
		double distance2;
		uint32_t middle = farthest(pts, n, begin, end, &distance2);
		if (distance2 <= limit2) {
			continue;
		}
		t->keep[middle % n] = true;
		t->stack[depth++] = begin;
		t->stack[depth++] = middle;
		t->stack[depth++] = middle;
		t->stack[depth++] = end;
	}
}

/* A ring without nodes starts at the point that sorts first, and is held open by the point
 * farthest from it: the same from whatever point the file begins. */
static void thin_island(struct thinner *t, const struct pt *pts, uint32_t n)
{
	uint32_t start = 0;
	for (uint32_t i = 1; i < n; i++) {
		start = before(pts[i], pts[start]) ? i : start;
	}
	double distance2;
	uint32_t far = farthest(pts, n, start, start + n, &distance2);
	thin_arc(t, pts, n, start, far);
	thin_arc(t, pts, n, far, start + n);
}

static void thin_ring(struct thinner *t, const struct pt *pts, uint32_t n)
{
	uint32_t first = 0;
	memset(t->keep, 0, n * sizeof(*t->keep));
	while (first < n && !is_node(t, pts[first])) {
		first++;
	}
	if (first == n) {
		thin_island(t, pts, n);
		return;
	}
	for (uint32_t from = first; from < first + n;) {
		uint32_t to = from + 1;
		while (to < first + n && !is_node(t, pts[to % n])) {
			to++;
		}
		if (to == from + n) {
			/* One node only: the arc is a loop and needs a second fixed point. */
			double distance2;
			uint32_t far = farthest(pts, n, from, to, &distance2);
			thin_arc(t, pts, n, from, far);
			thin_arc(t, pts, n, far, to);
		} else {
			thin_arc(t, pts, n, from, to);
		}
		from = to;
	}
}

static void thin_line(struct thinner *t, const struct pt *pts, uint32_t n)
{
	memset(t->keep, 0, n * sizeof(*t->keep));
	for (uint32_t from = 0; from + 1 < n;) {
		uint32_t to = from + 1;
		while (to + 1 < n && !is_node(t, pts[to])) {
			to++;
		}
		thin_arc(t, pts, n, from, to);
		from = to;
	}
	t->keep[0] = true;
}

static bool emit(struct thinner *t, const struct pt *pts, uint32_t n)
{
	bool ok = features_part(t->out, t->a);
	for (uint32_t i = 0; ok && i < n; i++) {
		ok = !t->keep[i] || features_point(t->out, t->a, pts[i]);
	}
	return ok;
}

static uint32_t count_kept(const struct thinner *t, uint32_t n)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < n; i++) {
		kept += t->keep[i];
	}
	return kept;
}

/* A ring thinned to a line keeps a third point while it is large enough to be seen. */
static void keep_third(struct thinner *t, const struct pt *pts, uint32_t n)
{
	uint32_t best = n;
	double most = -1;
	struct pt ends[2];
	uint32_t k = 0;
	for (uint32_t i = 0; i < n && k < 2; i++) {
		if (t->keep[i]) {
			ends[k++] = pts[i];
		}
	}
	for (uint32_t i = 0; k == 2 && i < n; i++) {
		double d = t->keep[i] ? -1 : segment_distance2(pts[i], ends[0], ends[1]);
		if (d > most) {
			most = d;
			best = i;
		}
	}
	if (best < n) {
		t->keep[best] = true;
	}
}

/* The ring of the largest area of a polygon. */
static uint32_t largest_ring(const struct features *in, const struct feature *item)
{
	uint32_t best = item->part_begin;
	double most = -1;
	for (uint32_t k = item->part_begin; k < item->part_end; k++) {
		const struct part *p = &in->parts[k];
		double area = fabs(ring_area(&in->pts[p->begin], p->end - p->begin));
		if (area > most) {
			most = area;
			best = k;
		}
	}
	return best;
}

static bool thin_polygon(struct thinner *t, const struct feature *item)
{
	uint32_t largest = largest_ring(t->in, item);
	double least = t->least_area;
	for (uint32_t k = item->part_begin; k < item->part_end; k++) {
		const struct pt *pts = &t->in->pts[t->in->parts[k].begin];
		uint32_t n = t->in->parts[k].end - t->in->parts[k].begin;
		if (n == 0 || (k != largest && fabs(ring_area(pts, n)) <= least)) {
			continue;
		}
		thin_ring(t, pts, n);
		if (count_kept(t, n) < 3) {
			keep_third(t, pts, n);
		}
		if (!emit(t, pts, n)) {
			return false;
		}
	}
	return true;
}

static bool thin_lines(struct thinner *t, const struct feature *item)
{
	for (uint32_t k = item->part_begin; k < item->part_end; k++) {
		const struct pt *pts = &t->in->pts[t->in->parts[k].begin];
		uint32_t n = t->in->parts[k].end - t->in->parts[k].begin;
		if (n == 0) {
			continue;
		}
		thin_line(t, pts, n);
		if (!emit(t, pts, n)) {
			return false;
		}
	}
	return true;
}

static bool copy_points(struct thinner *t, const struct feature *item)
{
	bool ok = true;
	for (uint32_t k = item->part_begin; ok && k < item->part_end; k++) {
		ok = features_part(t->out, t->a);
		for (uint32_t i = t->in->parts[k].begin; ok && i < t->in->parts[k].end; i++) {
			ok = features_point(t->out, t->a, t->in->pts[i]);
		}
	}
	return ok;
}

static size_t longest_part(const struct features *f)
{
	size_t n = 0;
	for (size_t k = 0; k < f->n_parts; k++) {
		size_t k_n = f->parts[k].end - f->parts[k].begin;
		n = k_n > n ? k_n : n;
	}
	return n;
}

bool simplify_features(
	struct arena *a, const struct features *in, double tolerance, struct features *out)
{
	return simplify_but_keep(a, in, tolerance, tolerance * tolerance, out);
}

bool simplify_but_keep(struct arena *a, const struct features *in, double tolerance,
	double least_area, struct features *out)
{
	struct thinner t = {
		.a = a, .in = in, .tolerance = tolerance, .least_area = least_area, .out = out};
	size_t longest = longest_part(in);
	*out = (struct features){.space = in->space, .table = in->table};
	t.keep = arena_alloc(a, longest + 1, sizeof(*t.keep));
	/* A range is popped before its halves are pushed: two numbers for each point suffice.
	 */
	t.stack = arena_alloc(a, 2 * longest + 8, sizeof(*t.stack));
	if (t.keep == NULL || t.stack == NULL || !build_nodes(&t)) {
		return false;
	}
	for (size_t i = 0; i < in->n_items; i++) {
		const struct feature *item = &in->items[i];
		if (!features_begin(out, a, item->shape, item->row)) {
			return false;
		}
		bool ok = item->shape == SHAPE_POLYGON ? thin_polygon(&t, item)
			  : item->shape == SHAPE_LINE  ? thin_lines(&t, item)
						       : copy_points(&t, item);
		if (!ok) {
			return false;
		}
		features_end(out);
	}
	return true;
}
