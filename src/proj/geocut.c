#include "proj/geocut.h"

#include "proj/chains.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* An end of a chain on the domain's edge. */
struct end {
	double position;
	size_t chain;
	bool is_last;
	bool begins; /* from here on, along the edge, is inside */
	bool used;
};

static int by_position(const void *pa, const void *pb)
{
	const struct end *a = pa, *b = pb;
	if (a->position != b->position) {
		return a->position < b->position ? -1 : 1;
	}
	size_t u = 2 * a->chain + a->is_last, v = 2 * b->chain + b->is_last;
	return (u > v) - (u < v);
}

/* Makes rings of chains, closed along the domain's edge where it lies inside. */
struct joiner {
	const struct chains *c;
	struct end *ends;
	size_t n;
	size_t *at; /* of each end (2 * chain + is_last) its index among the ends */
	struct features *out;
};

static bool has_ends(const struct chain *c)
{
	return !c->closed && !c->dead && !isnan(c->positions[0]) && !isnan(c->positions[1]);
}

static bool collect_ends(struct joiner *j, bool start_is_inside)
{
	const struct chains *c = j->c;
	j->ends = arena_alloc(c->a, 2 * c->n + 1, sizeof(*j->ends));
	j->at = arena_alloc(c->a, 2 * c->n + 1, sizeof(*j->at));
	if (j->ends == NULL || j->at == NULL) {
		return false;
	}
	for (size_t i = 0; i < 2 * c->n; i++) {
		if (has_ends(&c->chains[i / 2])) {
			j->ends[j->n++] =
				(struct end){.position = c->chains[i / 2].positions[i % 2],
					.chain = i / 2,
					.is_last = i % 2 == 1};
		}
	}
	if (j->n > 0) {
		qsort(j->ends, j->n, sizeof(*j->ends), by_position);
	}
	for (size_t i = 0; i < j->n; i++) {
		j->ends[i].begins = (i % 2 == 0) != start_is_inside;
		j->at[2 * j->ends[i].chain + j->ends[i].is_last] = i;
	}
	return true;
}

static bool copy_chain(struct joiner *j, const struct chain *chain, bool backwards)
{
	struct features *out = j->out;
	for (size_t k = 0; k < chain->end - chain->begin; k++) {
		size_t i = backwards ? chain->end - 1 - k : chain->begin + k;
		struct pt p = j->c->pts.pts[i];
		bool again = out->n_pts > out->parts[out->n_parts - 1].begin &&
			     pt_is_same(out->pts[out->n_pts - 1], p);
		if (!again && !features_point(out, j->c->a, p)) {
			return false;
		}
	}
	return true;
}

/* From an end along the edge, through the inside, to the next end, which is returned. */
static bool follow_edge(struct joiner *j, size_t from, size_t *to)
{
	struct features *out = j->out;
	bool onwards = j->ends[from].begins;
	*to = (from + (onwards ? 1 : j->n - 1)) % j->n;
	double p = j->ends[onwards ? from : *to].position,
	       q = j->ends[onwards ? *to : from].position;
	bool past_start = onwards ? *to < from : from < *to;
	if (p == q && !past_start) {
		return true;
	}
	size_t first = out->n_pts;
	if (!domain_walk(j->c->d, p, q, j->c->a, out)) {
		return false;
	}
	for (size_t i = first, k = out->n_pts; !onwards && i + 1 < k; i++) {
		struct pt swap = out->pts[i];
		out->pts[i] = out->pts[--k];
		out->pts[k] = swap;
	}
	return true;
}

/* Takes back a ring of fewer than three points, or one that lies along a meridian or parallel.
 */
static void end_ring(struct features *out)
{
	struct part *part = &out->parts[out->n_parts - 1];
	while (part->end > part->begin + 1 &&
		pt_is_same(out->pts[part->end - 1], out->pts[part->begin])) {
		part->end--;
	}
	out->n_pts = part->end;
	struct box b = box_empty();
	for (uint32_t i = part->begin; i < part->end; i++) {
		box_add(&b, out->pts[i]);
	}
	/* A parallel all round the earth is the edge of what lies about the pole. */
	double width = b.max_x - b.min_x;
	bool flat = width <= 3 * domain_inset_deg || (b.max_y == b.min_y && width < 180);
	if (part->end - part->begin < 3 || flat) {
		out->n_pts = part->begin;
		out->n_parts--;
	}
}

static bool join_ring(struct joiner *j, size_t start)
{
	if (!features_part(j->out, j->c->a)) {
		return false;
	}
	for (size_t at = start; !j->ends[at].used;) {
		struct end *e = &j->ends[at];
		size_t other = j->at[2 * e->chain + !e->is_last];
		e->used = true;
		j->ends[other].used = true;
		if (!copy_chain(j, &j->c->chains[e->chain], e->is_last) ||
			!follow_edge(j, other, &at)) {
			return false;
		}
	}
	end_ring(j->out);
	return true;
}

/* The whole edge as a ring. */
static bool add_edge_ring(struct arena *a, const struct domain *d, struct features *out)
{
	struct lonlat start = domain_start(d);
	struct pt p = {domain_turn(d, start.lon_deg), start.lat_deg};
	p.x += d->kind == DOMAIN_BAND ? domain_inset_deg : 0;
	return features_part(out, a) && features_point(out, a, p) &&
	       domain_walk(d, 0, 0, a, out);
}

static bool add_rings(struct joiner *j, bool start_is_inside)
{
	const struct chains *c = j->c;
	if (!collect_ends(j, start_is_inside)) {
		return false;
	}
	for (size_t i = 0; i < j->n; i++) {
		if (!j->ends[i].used && !join_ring(j, i)) {
			return false;
		}
	}
	if (j->n == 0 && start_is_inside && !add_edge_ring(c->a, c->d, j->out)) {
		return false;
	}
	for (size_t i = 0; i < c->n; i++) {
		if (!c->chains[i].closed) {
			continue;
		}
		if (!features_part(j->out, c->a) || !copy_chain(j, &c->chains[i], false)) {
			return false;
		}
		end_ring(j->out);
	}
	return true;
}

static bool cut_outline(
	struct arena *a, const struct domain *d, const struct outline *o, struct chains *out)
{
	*out = (struct chains){.a = a, .d = d};
	bool ok = features_part(&out->pts, a);
	for (size_t i = 0; ok && i < o->n_paths; i++) {
		ok = chains_add(out, o, &o->paths[i]);
	}
	return ok;
}

/* Rings that may lie across a cut, together: those of one file's seam belong together. */
static bool cut_rings(struct arena *a, const struct domain *d, const struct features *in,
	const struct part *rings, size_t n, struct features *out)
{
	struct outline o;
	struct chains c;
	if (n == 0) {
		return true;
	}
	if (!outline_make(a, in, rings, n, &o) ||
		(d->kind == DOMAIN_CAP && !outline_close(a, &o)) ||
		!cut_outline(a, d, &o, &c)) {
		return false;
	}
	struct joiner j = {.c = &c, .out = out};
	return add_rings(&j, outline_contains(&o, domain_start(d)));
}

static bool cut_line(struct arena *a, const struct domain *d, const struct pt *pts, size_t n,
	struct features *out)
{
	struct outline o;
	struct chains c;
	if (n < 2) {
		return true;
	}
	if (!outline_line(a, pts, n, &o) || !cut_outline(a, d, &o, &c)) {
		return false;
	}
	struct joiner j = {.c = &c, .out = out};
	for (size_t i = 0; i < c.n; i++) {
		if (!features_part(out, a) || !copy_chain(&j, &c.chains[i], false)) {
			return false;
		}
		struct part *part = &out->parts[out->n_parts - 1];
		if (part->end - part->begin < 2) {
			out->n_pts = part->begin;
			out->n_parts--;
		}
	}
	return true;
}

static bool cut_points(struct arena *a, const struct domain *d, const struct pt *pts, size_t n,
	struct features *out)
{
	for (size_t i = 0; i < n; i++) {
		struct pt p = {domain_turn(d, pts[i].x), pts[i].y};
		if (domain_contains(d, (struct lonlat){p.x, p.y}) &&
			(!features_part(out, a) || !features_point(out, a, p))) {
			return false;
		}
	}
	return true;
}

static struct box part_box(const struct features *f, const struct part *part)
{
	struct box b = box_empty();
	for (uint32_t i = part->begin; i < part->end; i++) {
		box_add(&b, f->pts[i]);
	}
	return b;
}

/* Neither near a cut of the domain nor at the meridian that files are cut at. */
static bool is_clear(const struct domain *d, struct box b)
{
	bool at_seam = b.min_x <= -180 || b.max_x >= 180 || b.min_x == 0;
	return !at_seam && domain_clears(d, b);
}

static bool copy_part(struct arena *a, const struct features *in, const struct part *part,
	struct features *out)
{
	bool ok = features_part(out, a);
	for (uint32_t i = part->begin; ok && i < part->end; i++) {
		ok = features_point(out, a, in->pts[i]);
	}
	return ok;
}

static bool cut_item(struct arena *a, const struct domain *d, const struct features *in,
	const struct feature *item, struct features *out)
{
	size_t n = 0;
	struct part *near =
		arena_alloc(a, item->part_end - item->part_begin + 1, sizeof(*near));
	bool ok = near != NULL;
	for (uint32_t k = item->part_begin; ok && k < item->part_end; k++) {
		const struct part *part = &in->parts[k];
		const struct pt *pts = &in->pts[part->begin];
		size_t count = part->end - part->begin;
		if (item->shape == SHAPE_POINT) {
			ok = cut_points(a, d, pts, count, out);
		} else if (is_clear(d, part_box(in, part))) {
			ok = copy_part(a, in, part, out);
		} else if (item->shape == SHAPE_LINE) {
			ok = cut_line(a, d, pts, count, out);
		} else {
			near[n++] = *part;
		}
	}
	return ok && cut_rings(a, d, in, near, n, out);
}

bool geocut_features(struct arena *a, const struct domain *domain, const struct features *in,
	struct features *out)
{
	size_t clear = 0;
	while (clear < in->n_items && (in->items[clear].shape == SHAPE_NULL ||
					      is_clear(domain, in->items[clear].box))) {
		clear++;
	}
	*out = *in;
	if (clear == in->n_items) {
		return true;
	}
	*out = (struct features){.space = in->space, .table = in->table};
	for (size_t i = 0; i < in->n_items; i++) {
		const struct feature *item = &in->items[i];
		if (!features_begin(out, a, item->shape, item->row) ||
			!cut_item(a, domain, in, item, out)) {
			return false;
		}
		features_end(out);
		if (out->items[out->n_items - 1].part_begin == out->n_parts) {
			out->n_items--;
		}
	}
	return true;
}

bool geocut_outline(struct arena *a, const struct domain *domain, struct features *out)
{
	static const struct table no_table = {0};
	*out = (struct features){.space = SPACE_LONLAT, .table = &no_table};
	if (!features_begin(out, a, SHAPE_POLYGON, 0) || !add_edge_ring(a, domain, out)) {
		return false;
	}
	features_end(out);
	return true;
}

/* A run of longitudes eastwards. */
struct span {
	double west, east;
};

static int by_west(const void *pa, const void *pb)
{
	const struct span *a = pa, *b = pb;
	return (a->west > b->west) - (a->west < b->west);
}

/* The longitudes of a part, along its edges the short way; west in -180..180. */
static struct span span_of(const struct pt *pts, size_t n)
{
	double at = pts[0].x;
	struct span s = {at, at};
	for (size_t i = 1; i < n; i++) {
		double dx = pts[i].x - pts[i - 1].x;
		at += fabs(dx) > 180 && fabs(dx) != 360 ? dx - 360 * round(dx / 360) : dx;
		s.west = fmin(s.west, at);
		s.east = fmax(s.east, at);
	}
	double turn = 360 * floor((s.west + 180) / 360);
	return (struct span){s.west - turn, fmin(s.east - turn, s.west - turn + 360)};
}

/* The spans, sorted, without their widest gap. */
static struct span without_gap(const struct span *spans, size_t n)
{
	struct span all = {spans[0].west, spans[0].east};
	double reached = spans[0].east, widest = -HUGE_VAL;
	for (size_t i = 1; i < n; i++) {
		double gap = spans[i].west - reached;
		if (gap > widest) {
			widest = gap;
			all = (struct span){spans[i].west, reached + 360};
		}
		reached = fmax(reached, spans[i].east);
	}
	double gap = spans[0].west + 360 - reached;
	if (gap >= widest) {
		all = (struct span){spans[0].west, reached};
	}
	return all;
}

bool geocut_bounds(struct arena *a, const struct features *in, struct box *out)
{
	/* What is but a little narrower across the 180th meridian stays as files have it. */
	const double worth_it = 0.9;
	size_t n = 0;
	struct span *spans = arena_alloc(a, in->n_parts + 1, sizeof(*spans));
	*out = box_empty();
	if (spans == NULL) {
		return false;
	}
	for (size_t i = 0; i < in->n_items; i++) {
		const struct feature *item = &in->items[i];
		box_add_box(out, item->box);
		for (uint32_t k = item->part_begin; k < item->part_end; k++) {
			const struct part *p = &in->parts[k];
			if (p->end > p->begin && n < in->n_parts) {
				spans[n++] = span_of(&in->pts[p->begin], p->end - p->begin);
			}
		}
	}
	if (n == 0 || out->max_x - out->min_x <= 180) {
		return true;
	}
	qsort(spans, n, sizeof(*spans), by_west);
	struct span s = without_gap(spans, n);
	if (s.east - s.west < worth_it * (out->max_x - out->min_x)) {
		out->min_x = s.west;
		out->max_x = s.east;
	}
	return true;
}
