#include "geom/clip.h"

#include <string.h>

enum side { SIDE_LEFT, SIDE_RIGHT, SIDE_TOP, SIDE_BOTTOM, N_SIDES };

static bool is_inside(struct pt p, enum side side, struct box r)
{
	switch (side) {
	case SIDE_LEFT:
		return p.x >= r.min_x;
	case SIDE_RIGHT:
		return p.x <= r.max_x;
	case SIDE_TOP:
		return p.y >= r.min_y;
	case SIDE_BOTTOM:
	case N_SIDES:
		break;
	}
	return p.y <= r.max_y;
}

/* Where the edge meets the side's line: computed from the end that sorts first, so that two
 * rings that run along the edge in opposite directions get the same bits. */
static struct pt meet(struct pt a, struct pt b, enum side side, struct box r)
{
	if (a.x > b.x || (a.x == b.x && a.y > b.y)) {
		struct pt swap = a;
		a = b;
		b = swap;
	}
	/* An end on the line is the answer itself: the formulas could be a bit off there. */
	if (side == SIDE_LEFT || side == SIDE_RIGHT) {
		double x = side == SIDE_LEFT ? r.min_x : r.max_x;
		if (a.x == x || b.x == x) {
			return a.x == x ? a : b;
		}
		return (struct pt){x, a.y + (b.y - a.y) * ((x - a.x) / (b.x - a.x))};
	}
	double y = side == SIDE_TOP ? r.min_y : r.max_y;
	if (a.y == y || b.y == y) {
		return a.y == y ? a : b;
	}
	return (struct pt){a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y)), y};
}

/* Points of a ring while it is cut side by side; grows by at most one point an edge. */
struct work {
	struct pt *from, *to;
	size_t n, cap;
};

static bool work_reserve(struct arena *a, struct work *w, size_t n)
{
	if (n <= w->cap) {
		return true;
	}
	w->cap = 2 * n;
	w->from = arena_alloc(a, w->cap, sizeof(*w->from));
	w->to = arena_alloc(a, w->cap, sizeof(*w->to));
	return w->from != NULL && w->to != NULL;
}

static bool cut_side(struct arena *a, struct work *w, enum side side, struct box r)
{
	size_t n = 0;
	if (2 * w->n > w->cap) {
		struct pt *old = w->from;
		size_t used = w->n;
		if (!work_reserve(a, w, 2 * w->n)) {
			return false;
		}
		memcpy(w->from, old, used * sizeof(*old));
	}
	for (size_t i = 0; i < w->n; i++) {
		struct pt p = w->from[i], q = w->from[i + 1 < w->n ? i + 1 : 0];
		bool p_in = is_inside(p, side, r), q_in = is_inside(q, side, r);
		if (p_in) {
			w->to[n++] = p;
		}
		if (p_in != q_in) {
			w->to[n++] = meet(p, q, side, r);
		}
	}
	struct pt *swap = w->from;
	w->from = w->to;
	w->to = swap;
	w->n = n;
	return true;
}

static bool along_side(struct pt p, struct pt q, struct box r)
{
	return (p.x == q.x && (p.x == r.min_x || p.x == r.max_x)) ||
	       (p.y == q.y && (p.y == r.min_y || p.y == r.max_y));
}

/* Whether a ring has no inside: it runs to and fro along the rectangle, or on one line. An area
 * of 0 is not enough to tell: the two halves of a ring that crosses itself can cancel out. */
static bool is_flat(const struct pt *pts, size_t n, struct box r)
{
	bool along = true, straight = true;
	if (n < 3) {
		return true;
	}
	if (ring_area(pts, n) != 0) {
		return false;
	}
	for (size_t i = 0; i < n && (along || straight); i++) {
		struct pt p = pts[i], q = pts[i + 1 < n ? i + 1 : 0];
		along = along && along_side(p, q, r);
		straight = straight && (pts[1].x - pts[0].x) * (p.y - pts[0].y) ==
					       (pts[1].y - pts[0].y) * (p.x - pts[0].x);
	}
	return along || straight;
}

static bool emit_ring(
	struct arena *a, const struct pt *pts, size_t n, struct box r, struct features *out)
{
	size_t first = out->n_pts, n_parts = out->n_parts;
	if (!features_part(out, a)) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		bool again = out->n_pts > first && pt_is_same(out->pts[out->n_pts - 1], pts[i]);
		if (!again && !features_point(out, a, pts[i])) {
			return false;
		}
	}
	while (out->n_pts > first + 1 &&
		pt_is_same(out->pts[out->n_pts - 1], out->pts[first])) {
		out->n_pts--;
	}
	out->parts[out->n_parts - 1].end = (uint32_t)out->n_pts;
	if (is_flat(&out->pts[first], out->n_pts - first, r)) {
		out->n_pts = first;
		out->n_parts = n_parts;
	}
	return true;
}

/* The points of one part. */
struct run {
	const struct pt *pts;
	size_t n;
};

static bool clip_ring(
	struct arena *a, struct run in, struct box r, struct work *w, struct features *out)
{
	if (!work_reserve(a, w, in.n)) {
		return false;
	}
	for (size_t i = 0; i < in.n; i++) {
		w->from[i] = in.pts[i];
	}
	w->n = in.n;
	for (enum side side = SIDE_LEFT; side < N_SIDES && w->n > 0; side++) {
		if (!cut_side(a, w, side, r)) {
			return false;
		}
	}
	return w->n < 3 || emit_ring(a, w->from, w->n, r, out);
}

/* The piece of the segment inside the rectangle; false when there is none. */
static bool clip_segment(struct pt *p, struct pt *q, struct box r)
{
	for (enum side side = SIDE_LEFT; side < N_SIDES; side++) {
		bool p_in = is_inside(*p, side, r), q_in = is_inside(*q, side, r);
		if (!p_in && !q_in) {
			return false;
		}
		if (p_in != q_in) {
			struct pt m = meet(*p, *q, side, r);
			*(p_in ? q : p) = m;
		}
	}
	return true;
}

static bool clip_line(struct arena *a, struct run in, struct box r, struct features *out)
{
	bool open = false;
	for (size_t i = 0; i + 1 < in.n; i++) {
		struct pt p = in.pts[i], q = in.pts[i + 1];
		if (!clip_segment(&p, &q, r) || pt_is_same(p, q)) {
			open = open && pt_is_same(q, in.pts[i + 1]) && box_contains(r, q);
			continue;
		}
		if (!open && (!features_part(out, a) || !features_point(out, a, p))) {
			return false;
		}
		if (!features_point(out, a, q)) {
			return false;
		}
		open = pt_is_same(q, in.pts[i + 1]);
	}
	return true;
}

static bool clip_points(struct arena *a, struct run in, struct box r, struct features *out)
{
	for (size_t i = 0; i < in.n; i++) {
		if (box_contains(r, in.pts[i]) &&
			(!features_part(out, a) || !features_point(out, a, in.pts[i]))) {
			return false;
		}
	}
	return true;
}

static bool copy_part(struct arena *a, struct run in, struct features *out)
{
	bool ok = features_part(out, a);
	for (size_t i = 0; ok && i < in.n; i++) {
		ok = features_point(out, a, in.pts[i]);
	}
	return ok;
}

static bool clip_part(struct arena *a, enum shape shape, struct run in, struct box r,
	struct work *w, struct features *out)
{
	switch (shape) {
	case SHAPE_POLYGON:
		return clip_ring(a, in, r, w, out);
	case SHAPE_LINE:
		return clip_line(a, in, r, out);
	case SHAPE_POINT:
		return clip_points(a, in, r, out);
	case SHAPE_NULL:
		break;
	}
	return true;
}

static struct box part_box(struct run in)
{
	struct box b = box_empty();
	for (size_t i = 0; i < in.n; i++) {
		box_add(&b, in.pts[i]);
	}
	return b;
}

static bool is_apart(struct box b, struct box r)
{
	return b.min_x > r.max_x || b.max_x < r.min_x || b.min_y > r.max_y || b.max_y < r.min_y;
}

static bool is_within(struct box b, struct box r)
{
	return b.min_x >= r.min_x && b.max_x <= r.max_x && b.min_y >= r.min_y &&
	       b.max_y <= r.max_y;
}

bool clip_features(
	struct arena *a, const struct features *in, struct box rect, struct features *out)
{
	struct work w = {0};
	*out = (struct features){.space = in->space, .table = in->table};
	for (size_t i = 0; i < in->n_items; i++) {
		const struct feature *item = &in->items[i];
		if (item->shape == SHAPE_NULL || is_apart(item->box, rect)) {
			continue;
		}
		if (!features_begin(out, a, item->shape, item->row)) {
			return false;
		}
		for (uint32_t k = item->part_begin; k < item->part_end; k++) {
			struct run part = {&in->pts[in->parts[k].begin],
				in->parts[k].end - in->parts[k].begin};
			struct box b = part_box(part);
			bool ok = is_apart(b, rect) ||
				  (is_within(b, rect) ? copy_part(a, part, out)
						      : clip_part(a, item->shape, part, rect,
								&w, out));
			if (!ok) {
				return false;
			}
		}
		features_end(out);
		if (out->items[out->n_items - 1].part_begin == out->n_parts) {
			out->n_items--;
		}
	}
	return true;
}
