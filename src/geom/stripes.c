#include "geom/stripes.h"

#include "geom/turned.h"

#include <math.h>
#include <stdlib.h>

/*
 * The polygon is turned so that the bands are level: band i lies between the lines i and i + 1,
 * and the even ones are stripes. A ring that crosses lines falls into chains, each within one
 * band from one line to another or back. The ends of all chains on a line, sorted along it, are
 * joined in pairs, between which the inside of the polygon is; that makes rings of the chains.
 */
struct corner {
	struct pt p; /* as on the page */
	double x;    /* crossings: along the line */
	long line;   /* the line crossed */
	long band;   /* crossings: where the ring is from here on */
	bool crosses;
};

struct chain {
	size_t begin, end; /* its first and last corner: both crossings */
};

/* Number 2 * i is where chain i begins, 2 * i + 1 where it ends. */
struct chain_end {
	long line;
	double x;
	size_t number;
};

struct striper {
	struct arena *a;
	struct turned turned;
	double width;
	struct corner *corners; /* of all rings */
	size_t n_corners, cap_corners, n_crossings;
	struct chain *chains;
	size_t n_chains, cap_chains;
	size_t *partners; /* by the number of a chain's end: the end it is joined to */
	struct features *out;
};

static bool is_stripe(long band)
{
	return band % 2 == 0;
}

static long band_of(const struct striper *s, struct pt p)
{
	return (long)floor(turned_to(s->turned, p).y / s->width);
}

static bool add_corner(struct striper *s, struct corner c)
{
	struct corner *items =
		arena_grow(s->a, s->corners, s->n_corners, &s->cap_corners, sizeof(*items));
	if (items == NULL) {
		return false;
	}
	s->corners = items;
	items[s->n_corners++] = c;
	return true;
}

/* Where an edge crosses a line: the same point from either side. */
static struct corner crossing(const struct striper *s, struct pt p, struct pt q, long line)
{
	struct pt low = turned_to(s->turned, p), high = turned_to(s->turned, q);
	if (low.y > high.y) {
		struct pt swap = low;
		low = high;
		high = swap;
	}
	double y = (double)line * s->width;
	double t = fmin(fmax((y - low.y) / (high.y - low.y), 0), 1);
	double x = low.x + t * (high.x - low.x);
	return (struct corner){.p = turned_back(s->turned, (struct pt){x, y}),
		.x = x,
		.line = line,
		.crosses = true};
}

/* Where the edge crosses lines, from p on. */
static bool add_crossings(struct striper *s, struct pt p, struct pt q)
{
	long from = band_of(s, p), to = band_of(s, q), step = from < to ? 1 : -1;
	for (long band = from; band != to; band += step) {
		struct corner c = crossing(s, p, q, step > 0 ? band + 1 : band);
		c.band = band + step;
		if (++s->n_crossings > 2 * (size_t)STRIPES_MAX_PIECES) {
			return diag_fail(s->a->diag, SM_E_LIMIT,
				"stripes in more than %d pieces; widen overlap-width",
				STRIPES_MAX_PIECES);
		}
		if (!add_corner(s, c)) {
			return false;
		}
	}
	return true;
}

static bool add_chain(struct striper *s, size_t begin, size_t end)
{
	struct chain *items =
		arena_grow(s->a, s->chains, s->n_chains, &s->cap_chains, sizeof(*items));
	if (items == NULL) {
		return false;
	}
	s->chains = items;
	items[s->n_chains++] = (struct chain){begin, end};
	return true;
}

/* A ring that crosses no line is a piece of a stripe, or a hole in one, by itself. */
static bool add_whole(struct striper *s, const struct pt *pts, size_t n)
{
	bool ok = features_part(s->out, s->a);
	for (size_t i = 0; ok && i < n; i++) {
		ok = features_point(s->out, s->a, pts[i]);
	}
	return ok;
}

/* The chains of a ring whose edge from `at` on crosses a line; it is walked from there to
 * there. */
static bool add_chains(struct striper *s, const struct pt *pts, size_t n, size_t at)
{
	size_t first = s->n_corners, begin = first;
	for (size_t k = 0; k < n; k++) {
		struct pt p = pts[(at + k) % n], q = pts[(at + k + 1) % n];
		if ((k > 0 && !add_corner(s, (struct corner){.p = p})) ||
			!add_crossings(s, p, q)) {
			return false;
		}
	}
	if (!add_corner(s, (struct corner){.p = pts[at]}) ||
		!add_corner(s, s->corners[first])) {
		return false;
	}
	for (size_t i = first + 1; i < s->n_corners; i++) {
		if (!s->corners[i].crosses) {
			continue;
		}
		if (is_stripe(s->corners[begin].band) && !add_chain(s, begin, i)) {
			return false;
		}
		begin = i;
	}
	return true;
}

static bool add_ring(struct striper *s, const struct pt *pts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (band_of(s, pts[i]) != band_of(s, pts[(i + 1) % n])) {
			return add_chains(s, pts, n, i);
		}
	}
	return n == 0 || !is_stripe(band_of(s, pts[0])) || add_whole(s, pts, n);
}

static int by_line(const void *pa, const void *pb)
{
	const struct chain_end *a = pa, *b = pb;
	if (a->line != b->line) {
		return a->line < b->line ? -1 : 1;
	}
	if (a->x != b->x) {
		return a->x < b->x ? -1 : 1;
	}
	return (a->number > b->number) - (a->number < b->number);
}

/* Every ring crosses a line as often one way as the other: the ends on each are an even number.
 */
static bool join_ends(struct striper *s)
{
	size_t n = 2 * s->n_chains;
	struct chain_end *ends = arena_alloc(s->a, n, sizeof(*ends));
	s->partners = arena_alloc(s->a, n, sizeof(*s->partners));
	if (ends == NULL || s->partners == NULL) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		const struct chain *chain = &s->chains[i / 2];
		const struct corner *c = &s->corners[i % 2 == 0 ? chain->begin : chain->end];
		ends[i] = (struct chain_end){c->line, c->x, i};
	}
	if (n > 0) {
		qsort(ends, n, sizeof(*ends), by_line);
	}
	for (size_t i = 0; i + 1 < n; i += 2) {
		s->partners[ends[i].number] = ends[i + 1].number;
		s->partners[ends[i + 1].number] = ends[i].number;
	}
	return true;
}

/* A point of the part that was begun last; none twice running. */
static bool add_point(struct striper *s, struct pt p)
{
	const struct features *f = s->out;
	const struct part *part = &f->parts[f->n_parts - 1];
	return (part->end > part->begin && pt_is_same(f->pts[part->end - 1], p)) ||
	       features_point(s->out, s->a, p);
}

/* The corners of a chain, from one of its ends to the other. */
static bool add_corners(struct striper *s, size_t end)
{
	const struct chain *chain = &s->chains[end / 2];
	size_t n = chain->end - chain->begin + 1;
	bool ok = true;
	for (size_t i = 0; ok && i < n; i++) {
		size_t at = end % 2 == 0 ? chain->begin + i : chain->end - i;
		ok = add_point(s, s->corners[at].p);
	}
	return ok;
}

/* What has no area is taken back. */
static void close_part(struct features *f)
{
	struct part *part = &f->parts[f->n_parts - 1];
	while (part->end > part->begin + 1 &&
		pt_is_same(f->pts[part->end - 1], f->pts[part->begin])) {
		part->end--;
	}
	f->n_pts = part->end;
	if (part->end - part->begin < 3) {
		f->n_pts = part->begin;
		f->n_parts--;
	}
}

static bool trace_rings(struct striper *s)
{
	bool *done = arena_alloc(s->a, s->n_chains, sizeof(*done));
	bool ok = done != NULL && join_ends(s);
	for (size_t i = 0; ok && i < s->n_chains; i++) {
		if (done[i]) {
			continue;
		}
		size_t end = 2 * i;
		ok = features_part(s->out, s->a);
		do {
			done[end / 2] = true;
			ok = ok && add_corners(s, end);
			end = s->partners[end ^ 1];
		} while (ok && end != 2 * i);
		if (ok) {
			close_part(s->out);
		}
	}
	return ok;
}

bool stripes_feature(struct arena *a, const struct features *in, const struct feature *item,
	double angle_deg, double width, struct features *out)
{
	struct striper s = {.a = a, .turned = turned_by(angle_deg), .width = width, .out = out};
	bool ok = features_begin(out, a, SHAPE_POLYGON, item->row);
	for (uint32_t k = item->part_begin; ok && k < item->part_end; k++) {
		const struct part *ring = &in->parts[k];
		ok = add_ring(&s, &in->pts[ring->begin], ring->end - ring->begin);
	}
	if (!ok || !trace_rings(&s)) {
		return false;
	}
	features_end(out);
	return true;
}
