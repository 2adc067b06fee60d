#include "proj/chains.h"

#include <math.h>

/* A place of a path in the domain's turn. */
struct place {
	struct pt p;
	long cell; /* BAND: how many turns it was moved by, negated */
};

static bool add_point(struct chains *c, struct pt p)
{
	const struct domain *d = c->d;
	if (d->kind == DOMAIN_BAND) {
		p.x = fmin(fmax(p.x, d->band.min_x + domain_inset_deg),
			d->band.max_x - domain_inset_deg);
		for (size_t i = 0; i < d->n_slits; i++) {
			bool on = p.x == d->slits[i].lon_deg &&
				  (d->slits[i].north ? p.y > 0 : p.y < 0);
			p.x += on ? domain_inset_deg : 0;
		}
	}
	struct chain *chain = &c->chains[c->n - 1];
	if (!features_point(&c->pts, c->a, p)) {
		return false;
	}
	chain->end = c->pts.n_pts;
	return true;
}

static bool begin_chain(struct chains *c, double position)
{
	c->chains = arena_grow(c->a, c->chains, c->n, &c->cap, sizeof(*c->chains));
	if (c->chains == NULL) {
		return false;
	}
	c->chains[c->n++] = (struct chain){
		c->pts.n_pts, c->pts.n_pts, {position, (double)NAN}, false, false};
	c->open = true;
	return true;
}

static void end_chain(struct chains *c, double position)
{
	c->chains[c->n - 1].positions[1] = position;
	c->open = false;
}

static bool goes_on(struct chains *c)
{
	return c->open || begin_chain(c, (double)NAN);
}

/* Sorts the ends of an edge, so that both its directions give the same bits. */
static bool sort_ends(struct pt *p, struct pt *q)
{
	bool turned = q->x < p->x || (q->x == p->x && q->y < p->y);
	if (turned) {
		struct pt swap = *p;
		*p = *q;
		*q = swap;
	}
	return turned;
}

static double lat_at(struct pt p, struct pt q, double lon)
{
	(void)sort_ends(&p, &q);
	if (p.x == lon || q.x == lon) {
		return p.x == lon ? p.y : q.y;
	}
	return p.y + (q.y - p.y) * ((lon - p.x) / (q.x - p.x));
}

static double lon_at(struct pt p, struct pt q, double lat)
{
	(void)sort_ends(&p, &q);
	if (p.y == lat || q.y == lat) {
		return p.y == lat ? p.x : q.x;
	}
	return p.x + (q.x - p.x) * ((lat - p.y) / (q.y - p.y));
}

/* Goes to q, across the southern and northern limit. The chain is open when p is inside. */
static bool go_in_cell(struct chains *c, struct pt p, struct pt q)
{
	const struct box b = c->d->band;
	double limits[] = {b.min_y, b.max_y};
	if (p.y > q.y) {
		limits[0] = b.max_y;
		limits[1] = b.min_y;
	}
	for (int i = 0; i < 2; i++) {
		double lat = limits[i];
		bool south = lat == b.min_y;
		bool p_in = south ? p.y >= lat : p.y <= lat,
		     q_in = south ? q.y >= lat : q.y <= lat;
		if (p_in == q_in) {
			continue;
		}
		struct pt m = {lon_at(p, q, lat), lat};
		double position = domain_position(c->d, m, 0);
		if (!p_in && (!begin_chain(c, position) || !add_point(c, m))) {
			return false;
		}
		if (p_in && c->open) {
			if (!add_point(c, m)) {
				return false;
			}
			end_chain(c, position);
		}
	}
	bool inside = q.y >= b.min_y && q.y <= b.max_y;
	return !inside || (goes_on(c) && add_point(c, q));
}

/* Leaves the cell across a meridian and enters it, or the next, on the other side. */
static bool cross(struct chains *c, struct pt from, struct pt to, int direction)
{
	const struct box b = c->d->band;
	if (from.y < b.min_y || from.y > b.max_y) {
		return true;
	}
	if (!goes_on(c) ||
		!add_point(c, (struct pt){from.x - direction * domain_inset_deg, from.y})) {
		return false;
	}
	end_chain(c, domain_position(c->d, from, direction > 0 ? -1 : 1));
	return begin_chain(c, domain_position(c->d, to, direction > 0 ? 1 : -1)) &&
	       add_point(c, (struct pt){to.x + direction * domain_inset_deg, to.y});
}

static struct place place_in_band(const struct domain *d, struct turned t)
{
	long cell = (long)floor((turned_lon(t) - d->band.min_x) / 360);
	double x = t.p.x + 360.0 * (double)(t.turn - cell);
	return (struct place){{fmin(fmax(x, d->band.min_x), d->band.max_x), t.p.y}, cell};
}

/* The slit that is met next on the way from one longitude to another, of which `at` is reached;
 * n_slits when there is none. A point on a slit counts as lying to the east of it. */
static size_t next_slit(const struct domain *d, double from, double to, double at, bool first)
{
	size_t which = d->n_slits;
	double nearest = HUGE_VAL;
	for (size_t i = 0; i < d->n_slits; i++) {
		double lon = d->slits[i].lon_deg;
		bool east = from < lon && lon <= to && lon > at;
		bool west = to < lon && lon <= from && (lon < at || (first && lon == at));
		if ((east || west) && fabs(lon - from) < nearest) {
			nearest = fabs(lon - from);
			which = i;
		}
	}
	return which;
}

/* Across the slits on the way from p to q, both in the same turn. */
static bool go_across_slits(struct chains *c, struct pt p, struct pt q)
{
	const struct domain *d = c->d;
	bool east = q.x > p.x;
	struct pt at = p;
	for (size_t k = 0; k < d->n_slits && p.x != q.x; k++) {
		size_t which = next_slit(d, p.x, q.x, at.x, k == 0);
		if (which == d->n_slits) {
			break;
		}
		struct pt m = {d->slits[which].lon_deg, lat_at(p, q, d->slits[which].lon_deg)};
		bool cut = d->slits[which].north ? m.y > 0 : m.y < 0;
		int direction = east ? 1 : -1;
		struct pt before = {m.x - direction * domain_inset_deg, m.y};
		if (cut && (!go_in_cell(c, at, before) || !cross(c, m, m, direction))) {
			return false;
		}
		at = m;
	}
	return go_in_cell(c, at, q);
}

/* From one place of a path to the next. */
static bool go_in_band(struct chains *c, struct turned from, struct turned to)
{
	const struct box b = c->d->band;
	struct place p = place_in_band(c->d, from), q = place_in_band(c->d, to);
	if (p.cell == q.cell) {
		return go_across_slits(c, p.p, q.p);
	}
	int direction = q.cell > p.cell ? 1 : -1;
	/* Both ends as seen from the western cell: the same bits in either direction. */
	struct pt u = p.p, v = q.p;
	*(direction > 0 ? &v : &u) =
		(struct pt){(direction > 0 ? v : u).x + 360, (direction > 0 ? v : u).y};
	double lat = lat_at(u, v, b.max_x);
	struct pt east = {b.max_x, lat}, west = {b.min_x, lat};
	struct pt leave = direction > 0 ? east : west, enter = direction > 0 ? west : east;
	return go_across_slits(c, p.p, leave) && cross(c, leave, enter, direction) &&
	       go_across_slits(c, enter, q.p);
}

static bool in_cap(const struct domain *d, struct pt p)
{
	return domain_contains(d, (struct lonlat){p.x, p.y});
}

static struct pt place_in_cap(const struct domain *d, struct pt p)
{
	return (struct pt){domain_turn(d, p.x), p.y};
}

/* Where an edge crosses the circle, between two shares of the way. */
static struct pt on_circle(
	const struct domain *d, struct pt p, struct pt q, double t0, double t1)
{
	struct pt m = p;
	bool begins_in = in_cap(d, (struct pt){p.x + t0 * (q.x - p.x), p.y + t0 * (q.y - p.y)});
	for (int i = 0; i < 40; i++) {
		double t = (t0 + t1) / 2;
		m = (struct pt){p.x + t * (q.x - p.x), p.y + t * (q.y - p.y)};
		*(in_cap(d, m) == begins_in ? &t0 : &t1) = t;
	}
	return m;
}

static bool step_in_cap(struct chains *c, struct pt m, bool was_in, bool is_in)
{
	m = place_in_cap(c->d, m);
	double position = domain_position(c->d, m, 0);
	if (is_in) {
		return begin_chain(c, position) && add_point(c, m);
	}
	if (was_in) {
		if (!goes_on(c) || !add_point(c, m)) {
			return false;
		}
		end_chain(c, position);
	}
	return true;
}

/* Edges are looked at in steps of at most a degree. */
static bool go_in_cap(struct chains *c, struct turned from, struct turned to)
{
	const struct domain *d = c->d;
	struct pt p = place_in_cap(d, from.p), q = place_in_cap(d, to.p), last = q;
	q.x += 360 * round((turned_lon(to) - turned_lon(from) - (q.x - p.x)) / 360);
	struct pt a = p, b = q;
	/* Beginning at the end that sorts first; in its turn. */
	bool turned = sort_ends(&(struct pt){p.x, p.y}, &(struct pt){last.x, last.y});
	if (turned) {
		a = last;
		b = (struct pt){p.x + (last.x - q.x), p.y};
	}
	int n = (int)ceil(fmax(fabs(b.x - a.x), fabs(b.y - a.y)));
	n = n < 1 ? 1 : n;
	bool was_in = in_cap(d, p);
	for (int k = 1; k <= n; k++) {
		double t0 = (double)(turned ? n - k + 1 : k - 1) / n,
		       t1 = (double)(turned ? n - k : k) / n;
		bool is_in = in_cap(d,
			k == n ? last
			       : (struct pt){a.x + t1 * (b.x - a.x), a.y + t1 * (b.y - a.y)});
		if (is_in != was_in && !step_in_cap(c,
					       turned ? on_circle(d, a, b, t1, t0)
						      : on_circle(d, a, b, t0, t1),
					       was_in, is_in)) {
			return false;
		}
		was_in = is_in;
	}
	return !was_in || (goes_on(c) && add_point(c, last));
}

static bool begin_path(struct chains *c, const struct outline *o, const struct path *path)
{
	const struct domain *d = c->d;
	const struct turned first = o->pts[path->begin];
	c->open = false;
	if (d->kind == DOMAIN_CAP) {
		struct pt p = place_in_cap(d, first.p);
		return !in_cap(d, p) || (begin_chain(c, (double)NAN) && add_point(c, p));
	}
	struct pt p = place_in_band(d, first).p;
	bool inside = p.y >= d->band.min_y && p.y <= d->band.max_y;
	/* A path that is not closed begins and ends at the edge, at a pole. */
	double position = path->closed ? (double)NAN : domain_position(d, p, 0);
	return !inside || (begin_chain(c, position) && add_point(c, p));
}

/* The piece a closed path begins with is the end of the piece it ends with. */
static bool join_ends(struct chains *c, size_t first)
{
	struct chain *head = &c->chains[first], *tail = &c->chains[c->n - 1];
	if (c->n - first == 1) {
		head->closed = isnan(head->positions[0]) && isnan(head->positions[1]);
		return true;
	}
	if (!isnan(head->positions[0]) || !isnan(tail->positions[1])) {
		return true;
	}
	for (size_t i = head->begin + 1; i < head->end; i++) {
		if (!features_point(&c->pts, c->a, c->pts.pts[i])) {
			return false;
		}
	}
	tail->end = c->pts.n_pts;
	tail->positions[1] = head->positions[1];
	head->dead = true;
	return true;
}

bool chains_add(struct chains *c, const struct outline *o, const struct path *path)
{
	size_t first = c->n;
	if (!begin_path(c, o, path)) {
		return false;
	}
	for (size_t i = path->begin; i + 1 < path->end; i++) {
		bool ok = c->d->kind == DOMAIN_BAND ? go_in_band(c, o->pts[i], o->pts[i + 1])
						    : go_in_cap(c, o->pts[i], o->pts[i + 1]);
		if (!ok) {
			return false;
		}
	}
	if (c->n == first) {
		return true;
	}
	if (!path->closed) {
		const struct turned last = o->pts[path->end - 1];
		if (c->open && c->d->kind == DOMAIN_BAND) {
			end_chain(c, domain_position(c->d, place_in_band(c->d, last).p, 0));
		}
		return true;
	}
	return join_ends(c, first);
}
