#include "polygons.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double turn_rad = 6.283185307179586;

void polygons_star(
	struct random *r, struct pt centre, const double radii[2], struct pt *pts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		double angle = turn_rad * ((double)i + random_between(r, 0, 0.9)) / (double)n;
		double radius = random_between(r, radii[0], radii[1]);
		pts[i] = (struct pt){
			centre.x + radius * cos(angle), centre.y + radius * sin(angle)};
	}
}

struct features polygons_none(enum space space)
{
	return (struct features){.space = space, .table = &fixture_no_table};
}

/* The points of the mesh: corners, then those between them along x and along y. */
struct mesh_points {
	const struct mesh *m;
	struct pt *corners, *along_x, *along_y;
};

static struct pt *corner(const struct mesh_points *p, size_t i, size_t k)
{
	return &p->corners[k * (p->m->nx + 1) + i];
}

static void make_edge(struct random *r, struct pt a, struct pt b, struct pt *out, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		double u = (double)(i + 1) / (double)(n + 1), v = random_between(r, -0.1, 0.1);
		v *= fmin(u, 1 - u);
		out[i] = (struct pt){a.x + (b.x - a.x) * u - (b.y - a.y) * v,
			a.y + (b.y - a.y) * u + (b.x - a.x) * v};
	}
}

static void make_points(struct fixture *f, struct random *r, struct mesh_points *p)
{
	const struct mesh *m = p->m;
	size_t n = (m->nx + 1) * (m->ny + 1);
	p->corners = arena_alloc(&f->arena, n, sizeof(struct pt));
	p->along_x = arena_alloc(&f->arena, n * m->detail, sizeof(struct pt));
	p->along_y = arena_alloc(&f->arena, n * m->detail, sizeof(struct pt));
	if (p->corners == NULL || p->along_x == NULL || p->along_y == NULL) {
		abort();
	}
	for (size_t k = 0; k <= m->ny; k++) {
		for (size_t i = 0; i <= m->nx; i++) {
			*corner(p, i, k) = (struct pt){
				m->size * ((double)i + random_between(r, -0.2, 0.2)),
				m->size * ((double)k + random_between(r, -0.2, 0.2))};
		}
	}
	for (size_t k = 0; k <= m->ny; k++) {
		for (size_t i = 0; i <= m->nx; i++) {
			size_t at = (k * (m->nx + 1) + i) * m->detail;
			if (i < m->nx) {
				make_edge(r, *corner(p, i, k), *corner(p, i + 1, k),
					&p->along_x[at], m->detail);
			}
			if (k < m->ny) {
				make_edge(r, *corner(p, i, k), *corner(p, i, k + 1),
					&p->along_y[at], m->detail);
			}
		}
	}
}

static size_t copy(struct pt *to, const struct pt *from, size_t n, bool backwards)
{
	for (size_t i = 0; i < n; i++) {
		to[i] = from[backwards ? n - 1 - i : i];
	}
	return n;
}

void polygons_mesh(
	struct fixture *f, struct random *r, const struct mesh *m, struct features *out)
{
	struct mesh_points p = {.m = m};
	struct pt *ring = arena_alloc(&f->arena, 4 * (m->detail + 1), sizeof(*ring));
	make_points(f, r, &p);
	*out = polygons_none(SPACE_PAGE);
	if (ring == NULL) {
		abort();
	}
	for (size_t k = 0; k < m->ny; k++) {
		for (size_t i = 0; i < m->nx; i++) {
			size_t here = k * (m->nx + 1) + i, up = here + m->nx + 1, n = 0;
			n += copy(&ring[n], corner(&p, i, k), 1, false);
			n += copy(&ring[n], &p.along_x[here * m->detail], m->detail, false);
			n += copy(&ring[n], corner(&p, i + 1, k), 1, false);
			n += copy(
				&ring[n], &p.along_y[(here + 1) * m->detail], m->detail, false);
			n += copy(&ring[n], corner(&p, i + 1, k + 1), 1, false);
			n += copy(&ring[n], &p.along_x[up * m->detail], m->detail, true);
			n += copy(&ring[n], corner(&p, i, k + 1), 1, false);
			n += copy(&ring[n], &p.along_y[here * m->detail], m->detail, true);
			fixture_add(f, out, SHAPE_POLYGON, (uint32_t)out->n_items, ring, n);
		}
	}
}

bool polygons_wind_round(const struct pt *pts, size_t n, struct pt p)
{
	double sum = 0;
	for (size_t i = 0; i < n; i++) {
		struct pt a = {pts[i].x - p.x, pts[i].y - p.y};
		struct pt b = {pts[(i + 1) % n].x - p.x, pts[(i + 1) % n].y - p.y};
		sum += atan2(a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y);
	}
	return fabs(sum) > turn_rad / 2;
}

double polygons_area(const struct features *f)
{
	double sum = 0;
	for (size_t k = 0; k < f->n_parts; k++) {
		/* By trapezoids, without regard to direction. */
		double area = 0;
		uint32_t begin = f->parts[k].begin, n = f->parts[k].end - begin;
		for (uint32_t i = 0; i < n; i++) {
			struct pt p = f->pts[begin + i], q = f->pts[begin + (i + 1) % n];
			area += (q.x - p.x) * (q.y + p.y) / 2;
		}
		sum += fabs(area);
	}
	return sum;
}

double polygons_distance(const struct pt *pts, size_t n, bool ring, struct pt p)
{
	double best = HUGE_VAL;
	for (size_t i = 0; i + (ring ? 0 : 1) < n; i++) {
		struct pt a = pts[i], b = pts[(i + 1) % n];
		double length = hypot(b.x - a.x, b.y - a.y);
		double ux = length > 0 ? (b.x - a.x) / length : 0;
		double uy = length > 0 ? (b.y - a.y) / length : 0;
		double along = (p.x - a.x) * ux + (p.y - a.y) * uy;
		along = along < 0 ? 0 : along > length ? length : along;
		best = fmin(best, hypot(p.x - a.x - along * ux, p.y - a.y - along * uy));
	}
	return n == 1 ? hypot(p.x - pts[0].x, p.y - pts[0].y) : best;
}

struct edge {
	struct pt from, to;
};

static int by_bits(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct edge));
}

static bool on_one_side(struct edge e, struct box b)
{
	return (e.from.x == e.to.x && (e.from.x == b.min_x || e.from.x == b.max_x)) ||
	       (e.from.y == e.to.y && (e.from.y == b.min_y || e.from.y == b.max_y));
}

size_t polygons_lonely_edges(const struct features *f, struct box outside)
{
	struct edge *edges = calloc(f->n_pts + 1, sizeof(*edges));
	size_t n = 0, lonely = 0;
	if (edges == NULL) {
		abort();
	}
	for (size_t k = 0; k < f->n_parts; k++) {
		for (uint32_t i = f->parts[k].begin; i < f->parts[k].end; i++) {
			uint32_t next = i + 1 < f->parts[k].end ? i + 1 : f->parts[k].begin;
			edges[n++] = (struct edge){f->pts[i], f->pts[next]};
		}
	}
	qsort(edges, n, sizeof(*edges), by_bits);
	for (size_t i = 0; i < n; i++) {
		const struct edge twin = {edges[i].to, edges[i].from};
		lonely += !on_one_side(edges[i], outside) &&
			  bsearch(&twin, edges, n, sizeof(*edges), by_bits) == NULL;
	}
	free(edges);
	return lonely;
}
