#include "layout/course.h"

#include <math.h>
#include <stdlib.h>

bool courses_add(
	struct arena *a, struct courses *out, const struct features *f, struct part part)
{
	struct course *items = arena_grow(a, out->items, out->n, &out->cap, sizeof(*items));
	struct page_pt *pts = arena_alloc(a, part.end - part.begin, sizeof(*pts));
	size_t n = 0;
	if (items == NULL || pts == NULL) {
		return false;
	}
	for (uint32_t i = part.begin; i < part.end; i++) {
		struct pt p = f->pts[i];
		if (n == 0 || p.x != pts[n - 1].x || p.y != pts[n - 1].y) {
			pts[n++] = (struct page_pt){p.x, p.y};
		}
	}
	out->items = items;
	if (n > 1) {
		items[out->n++] = (struct course){.pts = pts, .n = n};
	}
	return true;
}

/* An end of a course: 2 * course, and 1 more for its last point. */
struct end {
	struct page_pt at;
	uint32_t index;
};
#define END_NONE UINT32_MAX

static bool is_same_place(const struct end *p, const struct end *q)
{
	return p->at.x == q->at.x && p->at.y == q->at.y;
}

static int by_place(const void *pa, const void *pb)
{
	const struct end *p = pa, *q = pb;
	if (p->at.x != q->at.x) {
		return p->at.x < q->at.x ? -1 : 1;
	}
	if (p->at.y != q->at.y) {
		return p->at.y < q->at.y ? -1 : 1;
	}
	return (p->index > q->index) - (p->index < q->index);
}

/* For each end the one that alone meets it, or END_NONE. */
static uint32_t *find_partners(struct arena *a, const struct courses *c)
{
	size_t n = 2 * c->n;
	struct end *ends = arena_alloc(a, n, sizeof(*ends));
	uint32_t *partners = arena_alloc(a, n, sizeof(*partners));
	if (ends == NULL || partners == NULL) {
		return NULL;
	}
	for (size_t i = 0; i < c->n; i++) {
		const struct course *course = &c->items[i];
		ends[2 * i] = (struct end){course->pts[0], (uint32_t)(2 * i)};
		ends[2 * i + 1] =
			(struct end){course->pts[course->n - 1], (uint32_t)(2 * i + 1)};
	}
	if (n > 0) {
		qsort(ends, n, sizeof(*ends), by_place);
	}
	for (size_t i = 0, next; i < n; i = next) {
		next = i + 1;
		while (next < n && is_same_place(&ends[i], &ends[next])) {
			next++;
		}
		bool two = next == i + 2 && ends[i].index / 2 != ends[i + 1].index / 2;
		for (size_t k = i; k < next; k++) {
			partners[ends[k].index] = END_NONE;
		}
		if (two) {
			partners[ends[i].index] = ends[i + 1].index;
			partners[ends[i + 1].index] = ends[i].index;
		}
	}
	return partners;
}

/* All courses from the end `from` on, as one; marks them. */
static bool follow(struct arena *a, const struct courses *c, const uint32_t *partners,
	bool *taken, uint32_t from, struct course *out)
{
	size_t n = 0;
	uint32_t last = END_NONE;
	for (uint32_t e = from; e != END_NONE && !taken[e / 2]; e = partners[e ^ 1]) {
		taken[e / 2] = true;
		n += c->items[e / 2].n;
		last = e / 2;
	}
	*out = (struct course){.pts = arena_alloc(a, n, sizeof(*out->pts))};
	if (out->pts == NULL) {
		return false;
	}
	for (uint32_t e = from; e != END_NONE; e = partners[e ^ 1]) {
		const struct course *part = &c->items[e / 2];
		/* The point where two meet is in both. */
		for (size_t i = out->n > 0; i < part->n; i++) {
			size_t k = e % 2 == 0 ? i : part->n - 1 - i;
			out->pts[out->n++] = part->pts[k];
		}
		if (e / 2 == last) {
			break;
		}
	}
	return true;
}

static bool measure(struct arena *a, struct course *c)
{
	c->walked_pt = arena_alloc(a, c->n, sizeof(*c->walked_pt));
	for (size_t i = 1; c->walked_pt != NULL && i < c->n; i++) {
		c->walked_pt[i] = c->walked_pt[i - 1] + hypot(c->pts[i].x - c->pts[i - 1].x,
								c->pts[i].y - c->pts[i - 1].y);
		c->length_pt = c->walked_pt[i];
	}
	return c->walked_pt != NULL;
}

/* The longest first; of two as long the one that begins farther left. */
static int by_length(const void *pa, const void *pb)
{
	const struct course *p = pa, *q = pb;
	if (p->length_pt != q->length_pt) {
		return p->length_pt > q->length_pt ? -1 : 1;
	}
	return (p->pts[0].x > q->pts[0].x) - (p->pts[0].x < q->pts[0].x);
}

bool courses_join(struct arena *a, struct courses *courses)
{
	uint32_t *partners = find_partners(a, courses);
	bool *taken = arena_alloc(a, courses->n, sizeof(*taken));
	struct course *joined = arena_alloc(a, courses->n, sizeof(*joined));
	size_t n = 0;
	if (partners == NULL || taken == NULL || joined == NULL) {
		return false;
	}
	/* From free ends first; what is left are rings. */
	for (int rings = 0; rings < 2; rings++) {
		for (uint32_t e = 0; e < 2 * courses->n; e++) {
			if (taken[e / 2] || (rings == 0 && partners[e] != END_NONE)) {
				continue;
			}
			if (!follow(a, courses, partners, taken, e, &joined[n]) ||
				!measure(a, &joined[n])) {
				return false;
			}
			n++;
		}
	}
	*courses = (struct courses){joined, n, n};
	if (n > 0) {
		qsort(joined, n, sizeof(*joined), by_length);
	}
	return true;
}

struct page_pt course_at(const struct course *c, double walked_pt)
{
	size_t low = 0, high = c->n - 1;
	while (high - low > 1) {
		size_t middle = (low + high) / 2;
		if (c->walked_pt[middle] <= walked_pt) {
			low = middle;
		} else {
			high = middle;
		}
	}
	double length = c->walked_pt[high] - c->walked_pt[low];
	double t = fmin(fmax((walked_pt - c->walked_pt[low]) / length, 0), 1);
	struct page_pt p = c->pts[low], q = c->pts[high];
	return (struct page_pt){p.x + t * (q.x - p.x), p.y + t * (q.y - p.y)};
}
