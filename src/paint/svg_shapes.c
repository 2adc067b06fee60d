#include "paint/svg_shapes.h"

#include "paint/svg_pen.h"

#include <stdlib.h>
#include <string.h>

/* Fewer points are not worth an id. */
enum { POINTS_MIN = 12 };

/* A line or ring of a path. */
struct ring {
	uint64_t hash;
	const struct page_pt *pts;
	size_t n;
	bool closed;
};

/* The path of an item. */
struct outline {
	uint64_t hash;
	size_t item;
	size_t ring, n_rings;
};

/* Outlines that are the same, by their first ring. */
struct entry {
	uint64_t ring;
	const struct outline *first, *end;
	const struct outline *chosen; /* what others are drawn with */
};

struct finder {
	struct arena *a;
	const struct scene *s;
	struct ring *rings;
	size_t n_rings, cap_rings;
	struct outline *outlines; /* sorted by their hashes, then by item */
	size_t n_outlines, cap_outlines;
	struct entry *distinct; /* sorted by their first ring */
	size_t n_distinct;
	struct svg_shape *shapes;
};

static uint64_t mix(uint64_t h, int64_t v)
{
	h = (h ^ (uint64_t)v) * 0x9e3779b97f4a7c15ULL;
	return h ^ h >> 29;
}

static bool has_curves(const struct path *path)
{
	return memchr(path->verbs, PATH_CURVE, path->n_verbs) != NULL;
}

static bool add_ring(struct finder *f, const struct page_pt *pts, size_t n, bool closed)
{
	struct ring *rings =
		arena_grow(f->a, f->rings, f->n_rings, &f->cap_rings, sizeof(*rings));
	if (rings == NULL) {
		return false;
	}
	uint64_t h = mix(closed, (int64_t)n);
	for (size_t i = 0; i < n; i++) {
		h = mix(mix(h, pen_steps(pts[i].x)), pen_steps(pts[i].y));
	}
	f->rings = rings;
	rings[f->n_rings++] = (struct ring){h, pts, n, closed};
	return true;
}

/* The rings of a path; the hash of the whole. */
static bool add_rings(struct finder *f, const struct path *path, uint64_t *hash)
{
	size_t begin = f->n_rings;
	const struct page_pt *p = path->pts, *first = p;
	for (size_t v = 0; v < path->n_verbs; v++) {
		bool closes = path->verbs[v] == PATH_CLOSE;
		p += closes ? 0 : 1;
		bool ends = v + 1 == path->n_verbs || path->verbs[v + 1] == PATH_MOVE;
		if (ends && !add_ring(f, first, (size_t)(p - first), closes)) {
			return false;
		}
		first = ends ? p : first;
	}
	*hash = 0;
	for (size_t i = begin; i < f->n_rings; i++) {
		*hash = mix(*hash, (int64_t)f->rings[i].hash);
	}
	return true;
}

static bool add_outline(struct finder *f, size_t item)
{
	const struct path *path = &f->s->items[item].u.path;
	struct outline *all =
		arena_grow(f->a, f->outlines, f->n_outlines, &f->cap_outlines, sizeof(*all));
	if (all == NULL) {
		return false;
	}
	f->outlines = all;
	struct outline *o = &all[f->n_outlines];
	*o = (struct outline){.item = item, .ring = f->n_rings};
	if (!add_rings(f, path, &o->hash)) {
		return false;
	}
	o->n_rings = f->n_rings - o->ring;
	f->n_outlines++;
	return true;
}

static bool same_ring(const struct ring *a, const struct ring *b)
{
	bool same = a->hash == b->hash && a->n == b->n && a->closed == b->closed;
	for (size_t i = 0; same && i < a->n; i++) {
		same = pen_steps(a->pts[i].x) == pen_steps(b->pts[i].x) &&
		       pen_steps(a->pts[i].y) == pen_steps(b->pts[i].y);
	}
	return same;
}

/* Whether the rings of `part` are those of `whole` from the k-th on. */
static bool holds(const struct finder *f, const struct outline *whole, size_t k,
	const struct outline *part)
{
	bool same = part->n_rings <= whole->n_rings - k;
	for (size_t i = 0; same && i < part->n_rings; i++) {
		same = same_ring(&f->rings[whole->ring + k + i], &f->rings[part->ring + i]);
	}
	return same;
}

static bool is_same(const struct finder *f, const struct outline *a, const struct outline *b)
{
	return a->n_rings == b->n_rings && holds(f, a, 0, b);
}

static int compare_numbers(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

static int by_hash(const void *a, const void *b)
{
	const struct outline *x = a, *y = b;
	int order = compare_numbers(x->hash, y->hash);
	return order != 0 ? order : compare_numbers(x->item, y->item);
}

/* Those with more rings come first. */
static int by_first_ring(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int order = compare_numbers(x->ring, y->ring);
	order = order != 0 ? order : compare_numbers(y->chosen->n_rings, x->chosen->n_rings);
	return order != 0 ? order : compare_numbers(x->chosen->item, y->chosen->item);
}

/* A feature rather than a part of the drawing. */
static const struct outline *choose(
	const struct finder *f, const struct outline *first, const struct outline *end)
{
	for (const struct outline *o = first; o < end; o++) {
		if (f->s->items[o->item].meaning.key != NULL) {
			return o;
		}
	}
	return first;
}

static bool sort_outlines(struct finder *f)
{
	f->distinct = arena_alloc(f->a, f->n_outlines + 1, sizeof(*f->distinct));
	if (f->distinct == NULL || f->n_outlines == 0) {
		return f->distinct != NULL;
	}
	qsort(f->outlines, f->n_outlines, sizeof(*f->outlines), by_hash);
	const struct outline *all_end = f->outlines + f->n_outlines;
	for (const struct outline *o = f->outlines, *end; o < all_end; o = end) {
		end = o + 1;
		while (end < all_end && is_same(f, o, end)) {
			end++;
		}
		const struct outline *chosen = choose(f, o, end);
		f->distinct[f->n_distinct++] =
			(struct entry){f->rings[chosen->ring].hash, o, end, chosen};
	}
	qsort(f->distinct, f->n_distinct, sizeof(*f->distinct), by_first_ring);
	return true;
}

/* The outline whose rings come next in `whole`, which is none of its own parts. */
static const struct outline *next_part(
	const struct finder *f, const struct outline *whole, size_t k)
{
	uint64_t wanted = f->rings[whole->ring + k].hash;
	size_t low = 0, high = f->n_distinct;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (f->distinct[middle].ring < wanted) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	for (; low < f->n_distinct && f->distinct[low].ring == wanted; low++) {
		const struct outline *o = f->distinct[low].chosen;
		if (f->shapes[o->item].drawing == DRAW_OWN && o->n_rings < whole->n_rings &&
			holds(f, whole, k, o)) {
			return o;
		}
	}
	return NULL;
}

/* The outlines that the whole is made of, in order; 0: it is not. */
static size_t find_parts(const struct finder *f, const struct outline *whole, size_t *parts)
{
	size_t n = 0;
	for (size_t k = 0; k < whole->n_rings;) {
		const struct outline *o = next_part(f, whole, k);
		if (o == NULL) {
			return 0;
		}
		parts[n++] = o->item;
		k += o->n_rings;
	}
	return n;
}

/* A point of a part. */
struct corner {
	long x, y;
	size_t part;
};

static int by_place(const void *a, const void *b)
{
	const struct corner *p = a, *q = b;
	int order = (p->x > q->x) - (p->x < q->x);
	order = order != 0 ? order : (p->y > q->y) - (p->y < q->y);
	return order != 0 ? order : compare_numbers(p->part, q->part);
}

/* Whether two parts have a point in common: edges would be drawn twice there. */
static bool do_touch(struct finder *f, const size_t *parts, size_t n, bool *out)
{
	size_t n_corners = 0;
	for (size_t i = 0; i < n; i++) {
		n_corners += f->s->items[parts[i]].u.path.n_pts;
	}
	struct corner *all = arena_alloc(f->a, n_corners + 1, sizeof(*all)), *c = all;
	if (all == NULL) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		const struct path *path = &f->s->items[parts[i]].u.path;
		for (size_t k = 0; k < path->n_pts; k++) {
			*c++ = (struct corner){
				pen_steps(path->pts[k].x), pen_steps(path->pts[k].y), i};
		}
	}
	qsort(all, n_corners, sizeof(*all), by_place);
	*out = false;
	for (size_t i = 1; i < n_corners; i++) {
		*out = *out || (all[i].x == all[i - 1].x && all[i].y == all[i - 1].y &&
				       all[i].part != all[i - 1].part);
	}
	return true;
}

/* How an item is drawn with these parts: an area alone may be clipped by them, an edge alone
 * be drawn along one after the other. */
static bool draw_with(struct finder *f, size_t item, const size_t *parts, size_t n)
{
	const struct paint_style *style = &f->s->items[item].style;
	struct svg_shape *shape = &f->shapes[item];
	bool touch = true;
	if (style->stroke.a == 0 && style->fill.a != 0 && n <= SVG_CLIP_PARTS_MAX) {
		shape->drawing = DRAW_CLIP;
	} else if (style->fill.a == 0 && style->stroke.a == 255) {
		if (!do_touch(f, parts, n, &touch)) {
			return false;
		}
		shape->drawing = touch ? DRAW_OWN : DRAW_EACH;
	}
	if (shape->drawing == DRAW_OWN) {
		return true;
	}
	shape->steps = true;
	shape->parts = parts;
	shape->n_parts = n;
	for (size_t k = 0; k < n; k++) {
		f->shapes[parts[k]].used = f->shapes[parts[k]].steps = true;
	}
	return true;
}

/* Outlines that are those of others, one after the other. */
static bool find_wholes(struct finder *f)
{
	for (const struct entry *e = f->distinct; e < f->distinct + f->n_distinct; e++) {
		const struct outline *whole = e->chosen;
		bool is_feature = f->s->items[whole->item].meaning.key != NULL;
		if (whole->n_rings < 2 || is_feature || f->shapes[whole->item].used) {
			continue;
		}
		size_t *parts = arena_alloc(f->a, whole->n_rings, sizeof(*parts));
		size_t n = parts == NULL ? 0 : find_parts(f, whole, parts);
		for (const struct outline *o = e->first; n > 1 && o < e->end; o++) {
			if (!draw_with(f, o->item, parts, n)) {
				return false;
			}
		}
		if (parts == NULL) {
			return false;
		}
	}
	return true;
}

/* Of what is left of the outlines that are the same one is drawn, and used by the others. */
static bool find_uses(struct finder *f)
{
	for (const struct entry *e = f->distinct; e < f->distinct + f->n_distinct; e++) {
		size_t *target = arena_alloc(f->a, 1, sizeof(*target));
		if (target == NULL) {
			return false;
		}
		*target = e->chosen->item;
		for (const struct outline *o = e->first;
			f->shapes[*target].drawing != DRAW_OWN && o < e->end; o++) {
			*target = o->item;
		}
		for (const struct outline *o = e->first; o < e->end; o++) {
			struct svg_shape *shape = &f->shapes[o->item];
			if (shape->drawing == DRAW_OWN && o->item != *target) {
				*shape = (struct svg_shape){.drawing = DRAW_USE,
					.steps = true,
					.parts = target,
					.n_parts = 1};
				f->shapes[*target].used = f->shapes[*target].steps = true;
			}
		}
	}
	return true;
}

/* Straight paths that stand together and have many points are written in steps. */
static void find_steps(struct finder *f)
{
	enum { MANY = 200, MANY_EACH = 12 };
	const struct scene *s = f->s;
	for (size_t begin = 0, end; begin < s->n_items; begin = end + 1) {
		size_t n = 0, n_paths = 0;
		for (end = begin; end < s->n_items && s->items[end].kind == SCENE_PATH; end++) {
			const struct path *path = &s->items[end].u.path;
			n += has_curves(path) ? 0 : path->n_pts;
			n_paths += !has_curves(path);
		}
		bool many = n >= MANY && n >= MANY_EACH * n_paths;
		for (size_t i = begin; many && i < end; i++) {
			f->shapes[i].steps = !has_curves(&s->items[i].u.path);
		}
	}
}

bool svg_shapes_find(struct arena *a, const struct scene *s, bool share, struct svg_shape **out)
{
	struct finder f = {.a = a, .s = s};
	*out = f.shapes = arena_alloc(a, s->n_items + 1, sizeof(*f.shapes));
	if (f.shapes == NULL || !share) {
		return f.shapes != NULL;
	}
	find_steps(&f);
	for (size_t i = 0; i < s->n_items; i++) {
		const struct scene_item *it = &s->items[i];
		if (it->kind == SCENE_PATH && it->u.path.n_pts >= POINTS_MIN &&
			!has_curves(&it->u.path) && !add_outline(&f, i)) {
			return false;
		}
	}
	bool ok = sort_outlines(&f) && find_wholes(&f) && find_uses(&f);
	for (size_t i = 0; ok && i < s->n_items; i++) {
		f.shapes[i].apart = f.shapes[i].used && s->items[i].n_spans > 0;
	}
	return ok;
}
