#include "proj/outline.h"

#include <math.h>
#include <stdlib.h>

double turned_lon(struct turned t)
{
	return t.p.x + 360.0 * t.turn;
}

/* One end of a chain at the file's seam or at a pole. */
struct end {
	double lat;
	size_t chain;
	bool is_last;
};

struct builder {
	struct arena *a;
	const struct features *in;
	struct outline *out;
	double seam_deg;       /* the meridian the file is cut at */
	struct outline chains; /* the pieces between the edges that were taken out */
	double *seam;	       /* ends of edges along the seam, two each */
	size_t n_seam, cap_seam;
	struct end *ends;
	size_t n_ends;
	size_t *partner; /* of each end (2 * chain + is_last) the one it is joined to */
	bool *used;	 /* of each chain */
};

enum edge_kind { EDGE_PLAIN, EDGE_SEAM, EDGE_POLE };

static bool add_point(struct arena *a, struct outline *o, struct turned t)
{
	struct turned *pts = arena_grow(a, o->pts, o->n_pts, &o->cap_pts, sizeof(*pts));
	if (pts == NULL) {
		return false;
	}
	o->pts = pts;
	pts[o->n_pts++] = t;
	o->paths[o->n_paths - 1].end = o->n_pts;
	return true;
}

static bool add_path(struct arena *a, struct outline *o)
{
	struct path *paths = arena_grow(a, o->paths, o->n_paths, &o->cap_paths, sizeof(*paths));
	if (paths == NULL) {
		return false;
	}
	o->paths = paths;
	paths[o->n_paths++] = (struct path){o->n_pts, o->n_pts, false};
	return true;
}

/* A path of fewer than two points is none. */
static void end_path(struct outline *o)
{
	struct path *p = &o->paths[o->n_paths - 1];
	if (p->end - p->begin < 2) {
		o->n_pts = p->begin;
		o->n_paths--;
	}
}

static bool is_on_seam(const struct builder *b, double lon)
{
	return fmod(fabs(lon - b->seam_deg), 360) == 0;
}

static bool is_pole(double lat)
{
	return fabs(lat) >= 90;
}

/* Points of a ring, which is closed, or of a line. */
struct ring {
	const struct pt *pts;
	size_t n;
	bool keeps_turns; /* edges of a whole turn are what they look like */
};

static struct pt ring_at(const struct ring *r, size_t i)
{
	return r->pts[i < r->n ? i : i - r->n];
}

/* How many turns the second point of an edge is away from where the file has it. */
static int turn_of_edge(const struct ring *r, struct pt p, struct pt q)
{
	double dx = q.x - p.x;
	bool stays = fabs(dx) <= 180 || (is_pole(p.y) && p.y == q.y) ||
		     (r->keeps_turns && fabs(dx) == 360);
	return stays ? 0 : -(int)lround(dx / 360);
}

static enum edge_kind kind_of(const struct builder *b, const struct ring *r, size_t i)
{
	struct pt p = ring_at(r, i), q = ring_at(r, i + 1);
	if (is_pole(p.y) && p.y == q.y) {
		return EDGE_POLE;
	}
	bool along = is_on_seam(b, p.x) && is_on_seam(b, q.x) &&
		     p.x + 360.0 * -turn_of_edge(r, p, q) == q.x;
	return along ? EDGE_SEAM : EDGE_PLAIN;
}

static bool keeps_turns(const struct ring *r)
{
	double sum = 0;
	for (size_t i = 0; i < r->n; i++) {
		double dx = ring_at(r, i + 1).x - ring_at(r, i).x;
		sum += fabs(dx) == 360 ? dx : 0;
	}
	return sum == 0;
}

/* What an edge that is taken out leaves behind. */
static bool note_edge(struct builder *b, enum edge_kind kind, struct pt p, struct pt q)
{
	struct outline *o = b->out;
	if (kind == EDGE_SEAM) {
		double lats[] = {p.y, q.y};
		for (int i = 0; i < 2; i++) {
			b->seam = arena_grow(
				b->a, b->seam, b->n_seam, &b->cap_seam, sizeof(*b->seam));
			if (b->seam == NULL) {
				return false;
			}
			b->seam[b->n_seam++] = lats[i];
		}
	} else if (p.y < 0) {
		o->south = arena_grow(
			b->a, o->south, o->n_south, &o->cap_south, sizeof(*o->south));
		if (o->south == NULL) {
			return false;
		}
		o->south[o->n_south++] = (struct pole_run){p.x, q.x};
	}
	return true;
}

/* The longest edge in longitude, so that its direction is beyond doubt. */
static const double longest_deg = 120;

/* The points of an edge behind its first; the turn of the last is kept in *turn. */
static bool add_edge(struct builder *b, const struct ring *r, size_t i, int *turn)
{
	struct pt p = ring_at(r, i), q = ring_at(r, i + 1);
	int edge_turn = turn_of_edge(r, p, q);
	double dx = q.x + 360.0 * edge_turn - p.x;
	int pieces = fabs(dx) > longest_deg ? (int)ceil(fabs(dx) / longest_deg) : 1;
	for (int k = 1; k < pieces; k++) {
		/* From the western end, whichever way the edge runs. */
		double t = (double)(dx > 0 ? k : pieces - k) / pieces;
		struct pt west = dx > 0 ? p : (struct pt){p.x + dx, q.y};
		double rise = dx > 0 ? q.y - p.y : p.y - q.y;
		struct pt m = {west.x + t * fabs(dx), west.y + t * rise};
		if (!add_point(b->a, &b->chains, (struct turned){m, *turn})) {
			return false;
		}
	}
	*turn += edge_turn;
	return add_point(b->a, &b->chains, (struct turned){q, *turn});
}

/* South of it less than north of it, where the ring goes round the earth. */
static bool holds_south(const struct ring *r)
{
	double sum = 0, turned = 0;
	for (size_t i = 0; i < r->n; i++) {
		struct pt p = ring_at(r, i), q = ring_at(r, i + 1);
		double dx = q.x + 360.0 * turn_of_edge(r, p, q) - p.x;
		turned += dx;
		sum += dx * sin((p.y + q.y) / 2 / 57.29577951308232);
	}
	return lround(turned / 360) % 2 != 0 && (sum < 0) == (turned > 0);
}

/* A ring in pieces between the edges that are taken out, or closed when there are none. */
static bool add_ring(struct builder *b, struct ring r)
{
	struct outline *c = &b->chains;
	size_t first = 0;
	int turn = 0;
	r.keeps_turns = keeps_turns(&r);
	b->out->south_inside ^= holds_south(&r);
	while (first < r.n && kind_of(b, &r, first) == EDGE_PLAIN) {
		first++;
	}
	bool whole = first == r.n;
	first = whole ? 0 : first;
	if (!add_path(b->a, c)) {
		return false;
	}
	for (size_t k = 0; k < r.n; k++) {
		size_t i = (first + k) % r.n;
		enum edge_kind kind = kind_of(b, &r, i);
		struct pt p = ring_at(&r, i), q = ring_at(&r, i + 1);
		if (kind != EDGE_PLAIN) {
			end_path(c);
			turn = 0;
			if (!note_edge(b, kind, p, q) || !add_path(b->a, c)) {
				return false;
			}
			continue;
		}
		bool begins = c->paths[c->n_paths - 1].begin == c->n_pts;
		if ((begins && !add_point(b->a, c, (struct turned){p, turn})) ||
			!add_edge(b, &r, i, &turn)) {
			return false;
		}
	}
	c->paths[c->n_paths - 1].closed = whole;
	end_path(c);
	return true;
}

static int by_value(const void *pa, const void *pb)
{
	const double *a = pa, *b = pb;
	return (*a > *b) - (*a < *b);
}

/* Edges along the seam that lie on one side of it alone are true ones. */
static bool keep_single_edges(struct builder *b)
{
	if (b->n_seam > 0) {
		qsort(b->seam, b->n_seam, sizeof(*b->seam), by_value);
	}
	for (size_t i = 0; i + 1 < b->n_seam; i += 2) {
		if (b->seam[i] == b->seam[i + 1]) {
			continue;
		}
		for (size_t k = i; k < i + 2; k++) {
			struct turned t = {{b->seam_deg, b->seam[k]}, 0};
			if ((k == i && !add_path(b->a, &b->chains)) ||
				!add_point(b->a, &b->chains, t)) {
				return false;
			}
		}
	}
	return true;
}

static int by_lat(const void *pa, const void *pb)
{
	const struct end *a = pa, *b = pb;
	if (a->lat != b->lat) {
		return a->lat < b->lat ? -1 : 1;
	}
	size_t u = 2 * a->chain + a->is_last, v = 2 * b->chain + b->is_last;
	return (u > v) - (u < v);
}

static const size_t nobody = (size_t)-1;

/* Every place on the seam has an even number of ends: two at a time are joined. */
static bool pair_ends(struct builder *b, bool poles)
{
	const struct outline *c = &b->chains;
	b->ends = arena_alloc(b->a, 2 * c->n_paths + 1, sizeof(*b->ends));
	b->partner = arena_alloc(b->a, 2 * c->n_paths + 1, sizeof(*b->partner));
	b->used = arena_alloc(b->a, c->n_paths + 1, sizeof(*b->used));
	b->n_ends = 0;
	if (b->ends == NULL || b->partner == NULL || b->used == NULL) {
		return false;
	}
	for (size_t i = 0; i < 2 * c->n_paths; i++) {
		const struct path *p = &c->paths[i / 2];
		bool is_last = i % 2 == 1;
		double lat = c->pts[is_last ? p->end - 1 : p->begin].p.y;
		b->partner[i] = nobody;
		if (!p->closed && (poles || !is_pole(lat))) {
			b->ends[b->n_ends++] = (struct end){lat, i / 2, is_last};
		}
	}
	if (b->n_ends > 0) {
		qsort(b->ends, b->n_ends, sizeof(*b->ends), by_lat);
	}
	for (size_t i = 0; i + 1 < b->n_ends;) {
		const struct end *e = &b->ends[i], *f = &b->ends[i + 1];
		bool meet = e->lat == f->lat;
		if (meet) {
			b->partner[2 * e->chain + e->is_last] = 2 * f->chain + f->is_last;
			b->partner[2 * f->chain + f->is_last] = 2 * e->chain + e->is_last;
		}
		i += meet ? 2 : 1;
	}
	return true;
}

/* Appends a chain, from its end `from` to the other, to the open path. */
static bool append_chain(struct builder *b, size_t from)
{
	struct outline *o = b->out;
	const struct outline *c = &b->chains;
	const struct path *p = &c->paths[from / 2];
	size_t n = p->end - p->begin;
	bool backwards = from % 2 == 1;
	int shift = 0;
	b->used[from / 2] = true;
	for (size_t k = 0; k < n; k++) {
		struct turned t = c->pts[backwards ? p->end - 1 - k : p->begin + k];
		if (k == 0 && o->paths[o->n_paths - 1].begin < o->n_pts) {
			/* The same place as the last point, some turns away at most. */
			double gap = turned_lon(o->pts[o->n_pts - 1]) - turned_lon(t);
			shift = (int)lround(gap / 360);
			if (gap == 360.0 * shift) {
				continue;
			}
		}
		t.turn += shift;
		if (!add_point(b->a, o, t)) {
			return false;
		}
	}
	return true;
}

/* From an end on, chain after chain, until nothing follows or the start is reached. */
static bool join_from(struct builder *b, size_t start)
{
	struct outline *o = b->out;
	if (!add_path(b->a, o)) {
		return false;
	}
	size_t at = start;
	do {
		if (!append_chain(b, at)) {
			return false;
		}
		at = b->partner[at ^ 1];
	} while (at != nobody && at != start);
	struct path *p = &o->paths[o->n_paths - 1];
	p->closed = at == start || b->chains.paths[start / 2].closed;
	end_path(o);
	return true;
}

static bool join_chains(struct builder *b)
{
	const struct outline *c = &b->chains;
	for (size_t i = 0; i < 2 * c->n_paths; i++) { /* from the poles first */
		bool open = !c->paths[i / 2].closed && b->partner[i] == nobody;
		if (open && !b->used[i / 2] && !join_from(b, i)) {
			return false;
		}
	}
	for (size_t i = 0; i < c->n_paths; i++) {
		if (!b->used[i] && !join_from(b, 2 * i)) {
			return false;
		}
	}
	return true;
}

/* Files in 0..360 are cut at 0, all others at 180. */
static double seam_of(const struct features *in, const struct part *rings, size_t n_rings)
{
	double min = HUGE_VAL, max = -HUGE_VAL;
	for (size_t k = 0; k < n_rings; k++) {
		for (uint32_t i = rings[k].begin; i < rings[k].end; i++) {
			min = fmin(min, in->pts[i].x);
			max = fmax(max, in->pts[i].x);
		}
	}
	return min >= 0 && max == 360 ? 0 : 180;
}

bool outline_make(struct arena *a, const struct features *in, const struct part *rings,
	size_t n_rings, struct outline *out)
{
	*out = (struct outline){0};
	struct builder b = {
		.a = a, .in = in, .out = out, .seam_deg = seam_of(in, rings, n_rings)};
	for (size_t k = 0; k < n_rings; k++) {
		const struct ring r = {
			&in->pts[rings[k].begin], rings[k].end - rings[k].begin, false};
		if (r.n > 0 && !add_ring(&b, r)) {
			return false;
		}
	}
	return keep_single_edges(&b) && pair_ends(&b, false) && join_chains(&b);
}

bool outline_close(struct arena *a, struct outline *o)
{
	bool open = false;
	for (size_t i = 0; i < o->n_paths; i++) {
		open = open || !o->paths[i].closed;
	}
	if (!open) {
		return true;
	}
	struct outline joined = {.south = o->south,
		.n_south = o->n_south,
		.cap_south = o->cap_south,
		.south_inside = o->south_inside};
	struct builder b = {.a = a, .out = &joined, .chains = *o};
	if (!pair_ends(&b, true) || !join_chains(&b)) {
		return false;
	}
	*o = joined;
	return true;
}

bool outline_line(struct arena *a, const struct pt *pts, size_t n, struct outline *out)
{
	*out = (struct outline){0};
	struct builder b = {.a = a, .out = out};
	const struct ring r = {pts, n, false};
	int turn = 0;
	if (!add_path(a, &b.chains) || !add_point(a, &b.chains, (struct turned){pts[0], 0})) {
		return false;
	}
	for (size_t i = 0; i + 1 < n; i++) {
		if (!add_edge(&b, &r, i, &turn)) {
			return false;
		}
	}
	*out = b.chains;
	return true;
}

/* Whether a run of longitudes covers a meridian an odd number of times. */
static bool covers(double from, double to, double lon)
{
	double turns = floor((to - lon) / 360) - floor((from - lon) / 360);
	return fmod(fabs(turns), 2) == 1;
}

bool outline_contains(const struct outline *o, struct lonlat p)
{
	bool inside = o->south_inside;
	for (size_t i = 0; i < o->n_south; i++) {
		inside ^= covers(o->south[i].from, o->south[i].to, p.lon_deg);
	}
	for (size_t i = 0; i < o->n_paths; i++) {
		for (size_t k = o->paths[i].begin; k + 1 < o->paths[i].end; k++) {
			double from = turned_lon(o->pts[k]), to = turned_lon(o->pts[k + 1]);
			if (!covers(from, to, p.lon_deg)) {
				continue;
			}
			double at = p.lon_deg + 360 * floor((fmax(from, to) - p.lon_deg) / 360);
			double t = (at - from) / (to - from);
			double y0 = o->pts[k].p.y, y1 = o->pts[k + 1].p.y;
			inside ^= y0 + t * (y1 - y0) < p.lat_deg;
		}
	}
	return inside;
}
