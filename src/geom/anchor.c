#include "geom/anchor.h"

#include <math.h>

/* A square cell of the search; x is the area's, y is multiplied by the aspect. */
struct cell {
	struct pt centre;
	double half;	 /* of its side */
	double distance; /* Chebyshev, from the centre to the edge; negative outside */
	double most;	 /* no point of the cell is farther inside than this */
};

/* Edges that follow each other in a ring, from point to point, and the box they lie in; y is
 * stretched. */
struct run {
	struct box box;
	struct pt *pts; /* one more than there are edges */
	uint32_t n_edges;
};

struct search {
	struct arena *a;
	const struct anchor_request *r;
	struct run *runs;
	size_t n_runs;
	struct cell *heap; /* largest `most` first */
	size_t n, cap;
};

enum { CELLS_MAX = 20000, RUN_EDGES = 16 };

/* Of finite numbers; fmin() and fmax() are calls. */
static double least(double a, double b)
{
	return a < b ? a : b;
}
static double most(double a, double b)
{
	return a > b ? a : b;
}

/* No point of the segment is nearer to the origin than this; negative when its box holds it. */
static double nearest_possible(struct pt a, struct pt b)
{
	double x = most(least(a.x, b.x), -most(a.x, b.x));
	return most(x, most(least(a.y, b.y), -most(a.y, b.y)));
}

/* Chebyshev distance from the origin to a segment. */
static double segment_chebyshev(struct pt a, struct pt b)
{
	/* max(|x|, |y|) along the segment is convex: its least is at an end, where a
	 * coordinate vanishes, or where |x| = |y|. */
	double best = least(most(fabs(a.x), fabs(a.y)), most(fabs(b.x), fabs(b.y)));
	double dx = b.x - a.x, dy = b.y - a.y;
	const double numerators[] = {-a.x, -a.y, a.y - a.x, -a.y - a.x};
	const double denominators[] = {dx, dy, dx - dy, dx + dy};
	for (int i = 0; i < 4; i++) {
		double t = numerators[i] / denominators[i];
		if (t > 0 && t < 1) {
			best = least(best, most(fabs(a.x + t * dx), fabs(a.y + t * dy)));
		}
	}
	return best;
}

/* Chebyshev distance to the box, y stretched; negative inside. */
static double distance_to_box(struct box b, double aspect, struct pt c)
{
	double dx = fmax(b.min_x - c.x, c.x - b.max_x);
	double dy = fmax(b.min_y * aspect - c.y, c.y - b.max_y * aspect);
	return fmax(dx, dy);
}

/* What one edge adds: whether a ray from c to the right crosses it, and its distance. */
static void add_edge(struct pt a, struct pt b, bool *inside, double *best)
{
	if ((a.y > 0) != (b.y > 0) && 0 < a.x - a.y / (b.y - a.y) * (b.x - a.x)) {
		*inside = !*inside;
	}
	if (nearest_possible(a, b) < *best) {
		*best = least(*best, segment_chebyshev(a, b));
	}
}

/* The same of all edges of a run. One that is farther than the best so far, and that the ray
 * passes or leaves behind as a whole, is crossed as a line from its first to its last point. */
static void add_run(const struct run *run, struct pt c, bool *inside, double *best)
{
	const struct box *b = &run->box;
	double dx = most(b->min_x - c.x, c.x - b->max_x);
	double dy = most(b->min_y - c.y, c.y - b->max_y);
	struct pt first = run->pts[0], last = run->pts[run->n_edges];
	if (most(dx, dy) >= *best && (dx > 0 || dy > 0)) {
		*inside = *inside != (b->min_x > c.x && (first.y > c.y) != (last.y > c.y));
		return;
	}
	struct pt from = {first.x - c.x, first.y - c.y};
	for (uint32_t i = 1; i <= run->n_edges; i++) {
		struct pt to = {run->pts[i].x - c.x, run->pts[i].y - c.y};
		add_edge(from, to, inside, best);
		from = to;
	}
}

static double signed_distance(const struct search *s, struct pt c)
{
	double best = HUGE_VAL;
	bool inside = false;
	for (size_t i = 0; i < s->n_runs; i++) {
		add_run(&s->runs[i], c, &inside, &best);
	}
	double distance = inside ? best : -best;
	for (size_t i = 0; i < s->r->n_avoid; i++) {
		distance = fmin(distance, distance_to_box(s->r->avoid[i], s->r->aspect, c));
	}
	return distance;
}

/* Edges [begin, end) of a ring: edge 0 leads to its first point from its last one. */
static struct run run_of(const struct search *s, struct part ring, uint32_t begin, uint32_t end)
{
	uint32_t n = ring.end - ring.begin;
	struct run run = {
		box_empty(), arena_alloc(s->a, end - begin + 1, sizeof(*run.pts)), end - begin};
	for (uint32_t i = begin; run.pts != NULL && i <= end; i++) {
		struct pt p = s->r->f->pts[ring.begin + (i + n - 1) % n];
		run.pts[i - begin] = (struct pt){p.x, p.y * s->r->aspect};
		box_add(&run.box, run.pts[i - begin]);
	}
	return run;
}

static bool make_runs(struct search *s)
{
	const struct feature *item = s->r->item;
	size_t n = 0;
	for (uint32_t k = item->part_begin; k < item->part_end; k++) {
		struct part ring = s->r->f->parts[k];
		n += (ring.end - ring.begin) / RUN_EDGES + 1;
	}
	s->runs = arena_alloc(s->a, n, sizeof(*s->runs));
	for (uint32_t k = item->part_begin; s->runs != NULL && k < item->part_end; k++) {
		struct part ring = s->r->f->parts[k];
		uint32_t n_edges = ring.end - ring.begin;
		for (uint32_t i = 0; i < n_edges; i += RUN_EDGES) {
			uint32_t left = n_edges - i;
			struct run run =
				run_of(s, ring, i, i + (left < RUN_EDGES ? left : RUN_EDGES));
			if (run.pts == NULL) {
				return false;
			}
			s->runs[s->n_runs++] = run;
		}
	}
	return s->runs != NULL;
}

static bool push(struct search *s, struct pt centre, double half)
{
	struct cell *heap = arena_grow(s->a, s->heap, s->n, &s->cap, sizeof(*heap));
	if (heap == NULL) {
		return false;
	}
	s->heap = heap;
	struct cell c = {centre, half, signed_distance(s, centre), 0};
	c.most = c.distance + half;
	size_t i = s->n++;
	while (i > 0 && heap[(i - 1) / 2].most < c.most) {
		heap[i] = heap[(i - 1) / 2];
		i = (i - 1) / 2;
	}
	heap[i] = c;
	return true;
}

static struct cell pop(struct search *s)
{
	struct cell top = s->heap[0], last = s->heap[--s->n];
	size_t i = 0;
	while (2 * i + 1 < s->n) {
		size_t child = 2 * i + 1;
		child += child + 1 < s->n && s->heap[child + 1].most > s->heap[child].most;
		if (s->heap[child].most <= last.most) {
			break;
		}
		s->heap[i] = s->heap[child];
		i = child;
	}
	s->heap[i] = last;
	return top;
}

static bool push_cover(struct search *s, struct box b)
{
	double w = b.max_x - b.min_x, h = (b.max_y - b.min_y) * s->r->aspect;
	double half = fmax(fmin(w, h), fmax(w, h) / 64) / 2;
	int columns = (int)ceil(w / (2 * half)), rows = (int)ceil(h / (2 * half));
	for (int i = 0; i < rows * columns; i++) {
		int row = i / columns, column = i % columns;
		struct pt centre = {b.min_x + (2 * column + 1) * half,
			b.min_y * s->r->aspect + (2 * row + 1) * half};
		if (!push(s, centre, half)) {
			return false;
		}
	}
	return true;
}

static bool push_quarters(struct search *s, struct cell c)
{
	double h = c.half / 2;
	return push(s, (struct pt){c.centre.x - h, c.centre.y - h}, h) &&
	       push(s, (struct pt){c.centre.x + h, c.centre.y - h}, h) &&
	       push(s, (struct pt){c.centre.x - h, c.centre.y + h}, h) &&
	       push(s, (struct pt){c.centre.x + h, c.centre.y + h}, h);
}

static const double tolerance_pt = 0.5;

bool anchor_find(
	struct arena *a, const struct anchor_request *r, struct pt *at, double *half_width)
{
	struct search s = {.a = a, .r = r};
	const struct box b = r->item->box;
	struct cell best = {.distance = 0};
	*half_width = 0;
	*at = (struct pt){(b.min_x + b.max_x) / 2, (b.min_y + b.max_y) / 2};
	if (b.max_x <= b.min_x || b.max_y <= b.min_y) {
		return true;
	}
	if (!make_runs(&s) || !push_cover(&s, b)) {
		return false;
	}
	for (size_t i = 0; i < CELLS_MAX && s.n > 0; i++) {
		struct cell c = pop(&s);
		if (c.distance > best.distance) {
			best = c;
		}
		if (c.most - best.distance <= tolerance_pt) {
			break;
		}
		if (!push_quarters(&s, c)) {
			return false;
		}
	}
	if (best.distance > 0) {
		*at = (struct pt){best.centre.x, best.centre.y / r->aspect};
		*half_width = best.distance;
	}
	return true;
}

/* Whether the segment has a point in the open box. */
static bool enters(struct pt p, struct pt q, struct box b)
{
	if (most(p.x, q.x) <= b.min_x || least(p.x, q.x) >= b.max_x ||
		most(p.y, q.y) <= b.min_y || least(p.y, q.y) >= b.max_y) {
		return false;
	}
	double t0 = 0, t1 = 1;
	const double from[] = {p.x, p.y}, by[] = {q.x - p.x, q.y - p.y};
	const double low[] = {b.min_x, b.min_y}, high[] = {b.max_x, b.max_y};
	for (int i = 0; i < 2; i++) {
		if (by[i] == 0) {
			if (from[i] <= low[i] || from[i] >= high[i]) {
				return false;
			}
			continue;
		}
		double u = (low[i] - from[i]) / by[i], v = (high[i] - from[i]) / by[i];
		t0 = most(t0, least(u, v));
		t1 = least(t1, most(u, v));
	}
	return t0 < t1;
}

bool anchor_box_inside(const struct features *f, const struct feature *item, struct box b)
{
	struct pt middle = {(b.min_x + b.max_x) / 2, (b.min_y + b.max_y) / 2};
	if (!feature_contains(f, item, middle)) {
		return false;
	}
	for (uint32_t k = item->part_begin; k < item->part_end; k++) {
		const struct part *ring = &f->parts[k];
		for (uint32_t i = ring->begin; i < ring->end; i++) {
			uint32_t next = i + 1 < ring->end ? i + 1 : ring->begin;
			if (enters(f->pts[i], f->pts[next], b)) {
				return false;
			}
		}
	}
	return true;
}
