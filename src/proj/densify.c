#include "proj/densify.h"

#include <math.h>
#include <string.h>

enum { DEPTH_MAX = 12 };

static double distance2_to_line(struct pt p, struct pt a, struct pt b)
{
	double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
	double u = length2 > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length2 : 0;
	u = fmin(fmax(u, 0), 1);
	double ex = p.x - a.x - u * dx, ey = p.y - a.y - u * dy;
	return ex * ex + ey * ey;
}

/* An edge before and after the transformation. */
struct edge {
	struct pt a, b;	  /* where it is straight */
	struct pt ta, tb; /* transformed ends */
};

/* Points strictly between the ends are collected in order from a to b. */
struct inserted {
	struct pt pts[1 << DEPTH_MAX];
	size_t n;
};

static void split(const struct densifier *d, struct edge e, int depth, struct inserted *out)
{
	/* The middle and the quarters, so that an S is not taken for a straight line. */
	struct pt t[3] = {pt_between(e.a, e.b, 0.5), pt_between(e.a, e.b, 0.25),
		pt_between(e.a, e.b, 0.75)};
	struct pt middle = t[0];
	d->transform(d->context, t, 3);
	if (depth == 0 || !pt_is_finite(t[0])) {
		return;
	}
	bool straight = true;
	for (int i = 0; i < 3; i++) {
		straight = straight && pt_is_finite(t[i]) &&
			   distance2_to_line(t[i], e.ta, e.tb) <= d->tolerance2;
	}
	if (straight) {
		return;
	}
	struct edge first = {e.a, middle, e.ta, t[0]}, second = {middle, e.b, t[0], e.tb};
	split(d, first, depth - 1, out);
	out->pts[out->n++] = t[0];
	split(d, second, depth - 1, out);
}

/* Appends what lies between the transformed ends; computed from the end that sorts first, so
 * that the edge gives the same points in both directions. */
static bool add_between(struct densifier *d, struct edge e, struct inserted *scratch)
{
	bool turn = e.b.x < e.a.x || (e.b.x == e.a.x && e.b.y < e.a.y);
	if (turn) {
		e = (struct edge){e.b, e.a, e.tb, e.ta};
	}
	double dx = e.b.x - e.a.x;
	if (d->short_way && dx > 180 && dx < 360) {
		e.b.x -= 360;
	}
	scratch->n = 0;
	split(d, e, DEPTH_MAX, scratch);
	for (size_t i = 0; i < scratch->n; i++) {
		struct pt p = scratch->pts[turn ? scratch->n - 1 - i : i];
		if (!features_point(d->out, d->a, p)) {
			return false;
		}
	}
	return true;
}

static bool is_short(const struct densifier *d, const struct edge *e)
{
	double before = fmax(fabs(e->b.x - e->a.x), fabs(e->b.y - e->a.y));
	double after = fmax(fabs(e->tb.x - e->ta.x), fabs(e->tb.y - e->ta.y));
	return after <= d->least && before <= d->least_before;
}

/* A part whose points are given before and after the transformation. */
static bool add_part(struct densifier *d, const struct pt *from, const struct pt *to, size_t n,
	enum shape shape, struct inserted *scratch)
{
	size_t first = d->out->n_pts, kept = 0;
	if (!features_part(d->out, d->a)) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		if (!pt_is_finite(to[i])) {
			d->n_lost++;
			continue;
		}
		if (!features_point(d->out, d->a, to[i])) {
			return false;
		}
		kept++;
		bool last = i + 1 == n;
		size_t k = last ? 0 : i + 1;
		bool edge = shape == SHAPE_POLYGON || (shape == SHAPE_LINE && !last);
		if (!edge || !pt_is_finite(to[k])) {
			continue;
		}
		struct edge e = {from[i], from[k], to[i], to[k]};
		if (!is_short(d, &e) && !add_between(d, e, scratch)) {
			return false;
		}
	}
	size_t need = shape == SHAPE_POLYGON ? 3 : shape == SHAPE_LINE ? 2 : 1;
	if (kept < need) {
		d->out->n_pts = first;
		d->out->n_parts--;
	}
	return true;
}

bool densify_features(struct densifier *d, const struct features *in)
{
	struct pt *to = arena_alloc(d->a, in->n_pts + 1, sizeof(*to));
	if (d->scratch == NULL) {
		d->scratch = arena_alloc(d->a, 1, sizeof(*d->scratch));
	}
	if (to == NULL || d->scratch == NULL) {
		return false;
	}
	if (in->n_pts > 0) {
		memcpy(to, in->pts, in->n_pts * sizeof(*to));
		d->transform(d->context, to, in->n_pts);
	}
	for (size_t i = 0; i < in->n_items; i++) {
		const struct feature *item = &in->items[i];
		if (!features_begin(d->out, d->a, item->shape, item->row)) {
			return false;
		}
		for (uint32_t k = item->part_begin; k < item->part_end; k++) {
			const struct part *p = &in->parts[k];
			if (!add_part(d, &in->pts[p->begin], &to[p->begin], p->end - p->begin,
				    item->shape, d->scratch)) {
				return false;
			}
		}
		features_end(d->out);
		if (item->part_begin < item->part_end &&
			d->out->items[d->out->n_items - 1].part_begin == d->out->n_parts) {
			d->out->n_items--;
		}
	}
	if (d->n_lost > 0) {
		diag_warn(d->a->diag, "unprojectable",
			"%zu points cannot be shown in this projection and were left out",
			d->n_lost);
	}
	return true;
}
