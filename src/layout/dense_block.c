#include "layout/dense_block.h"

#include <math.h>
#include <stdlib.h>

/* A point in 1/65536 pt, so that all machines compare the same lengths: fine enough to tell
 * leaders apart that nearly lie on one another. */
struct unit_pt {
	int64_t x, y;
};

/* A place where a leader may end. */
struct port {
	struct unit_pt at;
	struct page_pt exact;
	bool right;
};

struct matcher {
	const struct dense_block_request *r;
	struct unit_pt *sites;
	struct port *ports;
	size_t *port_of; /* of each name */
};

static struct unit_pt to_units(struct page_pt p)
{
	const double per_pt = 65536;
	return (struct unit_pt){llround(p.x * per_pt), llround(p.y * per_pt)};
}

static double length_of(struct unit_pt a, struct unit_pt b)
{
	int64_t dx = b.x - a.x, dy = b.y - a.y;
	return sqrt((double)(dx * dx + dy * dy));
}

static double leader_length(const struct matcher *m, size_t name, size_t port)
{
	return length_of(m->sites[name], m->ports[port].at);
}

static double side_of(struct page_pt p, struct page_pt q, struct page_pt r)
{
	return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
}

bool dense_lines_cross(struct page_pt a, struct page_pt b, struct page_pt c, struct page_pt d)
{
	return side_of(a, b, c) * side_of(a, b, d) < 0 &&
	       side_of(c, d, a) * side_of(c, d, b) < 0;
}

/* How many of the names stand on the right. */
static size_t count_right(const struct dense_block_request *r)
{
	return r->sides == DENSE_RIGHT ? r->n : r->sides == DENSE_LEFT ? 0 : (r->n + 1) / 2;
}

static double tallest(const struct dense_block_request *r)
{
	double most = 0;
	for (size_t i = 0; i < r->n; i++) {
		most = fmax(most, r->names[i].height_pt);
	}
	return most;
}

/* Ports at equal distances down one side. */
static void add_ports(struct matcher *m, size_t begin, size_t end, bool right)
{
	const struct dense_block_request *r = m->r;
	double pitch = tallest(r) + r->gap_pt;
	double middle = (r->around.min_y + r->around.max_y) / 2 + r->down_pt;
	double x = right ? r->around.max_x : r->around.min_x;
	for (size_t i = begin; i < end; i++) {
		double nth = (double)(i - begin) - (double)(end - begin - 1) / 2;
		double y = middle + nth * pitch;
		m->ports[i] = (struct port){to_units((struct page_pt){x, y}), {x, y}, right};
	}
}

/* Whether two names had better exchange their ports: for shorter leaders, or, where rounding
 * makes them as long, for such as do not cross. */
static bool is_better_exchanged(const struct matcher *m, size_t i, size_t k)
{
	const double least = 1e-6; /* in these units: no rounding error is so large */
	size_t p = m->port_of[i], q = m->port_of[k];
	double now = leader_length(m, i, p) + leader_length(m, k, q);
	double then = leader_length(m, i, q) + leader_length(m, k, p);
	return then < now - least ||
	       (then < now + 1 && dense_lines_cross(m->r->names[i].at, m->ports[p].exact,
					  m->r->names[k].at, m->ports[q].exact));
}

/* Exchanges the port of name i with those of names behind it; whether any was. */
static bool exchange_one(struct matcher *m, size_t i)
{
	bool any = false;
	for (size_t k = i + 1; k < m->r->n; k++) {
		if (is_better_exchanged(m, i, k)) {
			size_t p = m->port_of[i];
			m->port_of[i] = m->port_of[k];
			m->port_of[k] = p;
			any = true;
		}
	}
	return any;
}

/* Exchanges ports while that makes leaders shorter. Each exchange shortens the whole, so that
 * it ends; of two that cross, an exchange would. Those by rounding are limited. */
static void exchange(struct matcher *m)
{
	size_t n = m->r->n, left = n * n + 100; /* rounds */
	for (bool again = true; again && left > 0; left--) {
		again = false;
		for (size_t i = 0; i < n; i++) {
			again = exchange_one(m, i) || again;
		}
	}
}

/* A name on its port, or, when y_pt is given, lower or higher. */
static struct dense_spot spot_at(
	const struct dense_block_request *r, size_t name, bool right, double y_pt)
{
	const struct dense_name *of = &r->names[name];
	double x = right ? r->around.max_x : r->around.min_x;
	double top = y_pt - of->middle_pt;
	return (struct dense_spot){
		.box = {right ? x : x - of->width_pt, top, right ? x + of->width_pt : x,
			top + of->height_pt},
		.port = {x, y_pt},
		.right = right,
	};
}

/* The name whose port is the p-th. */
static size_t name_of(const struct matcher *m, size_t port)
{
	size_t i = 0;
	while (m->port_of[i] != port) {
		i++;
	}
	return i;
}

/* Names of one side, in the order of their ports, with equal gaps between them. */
static void stack(const struct matcher *m, size_t begin, size_t end, struct dense_spot *out)
{
	const struct dense_block_request *r = m->r;
	double height = end > begin ? (double)(end - begin - 1) * r->gap_pt : 0;
	for (size_t p = begin; p < end; p++) {
		height += r->names[name_of(m, p)].height_pt;
	}
	double y = (r->around.min_y + r->around.max_y) / 2 + r->down_pt - height / 2;
	for (size_t p = begin; p < end; p++) {
		size_t i = name_of(m, p);
		double own = r->names[i].height_pt;
		out[i] = spot_at(r, i, m->ports[p].right, y + r->names[i].middle_pt);
		y += own + r->gap_pt;
	}
}

static bool any_cross(const struct dense_block_request *r, const struct dense_spot *spots)
{
	bool found = false;
	for (size_t i = 0; i < r->n; i++) {
		for (size_t k = i + 1; !found && k < r->n; k++) {
			found = dense_lines_cross(
				r->names[i].at, spots[i].port, r->names[k].at, spots[k].port);
		}
	}
	return found;
}

bool dense_block_place(
	struct arena *a, const struct dense_block_request *r, struct dense_spot *out)
{
	struct matcher m = {.r = r,
		.sites = arena_alloc(a, r->n, sizeof(*m.sites)),
		.ports = arena_alloc(a, r->n, sizeof(*m.ports)),
		.port_of = arena_alloc(a, r->n, sizeof(*m.port_of))};
	if (m.sites == NULL || m.ports == NULL || m.port_of == NULL) {
		return false;
	}
	size_t n_right = count_right(r);
	add_ports(&m, 0, n_right, true);
	add_ports(&m, n_right, r->n, false);
	for (size_t i = 0; i < r->n; i++) {
		m.sites[i] = to_units(r->names[i].at);
		m.port_of[i] = i;
	}
	exchange(&m);
	stack(&m, 0, n_right, out);
	stack(&m, n_right, r->n, out);
	if (!any_cross(r, out)) {
		return true;
	}
	/* Names of different heights moved what did not cross: as far apart as the ports. */
	for (size_t i = 0; i < r->n; i++) {
		const struct port *p = &m.ports[m.port_of[i]];
		out[i] = spot_at(r, i, p->right, p->exact.y);
	}
	return true;
}
