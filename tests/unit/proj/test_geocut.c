#include "polygons.h"
#include "proj/geocut.h"
#include "test.h"

#include <math.h>
#include <stdlib.h>

static const double radian = 57.29577951308232;

static struct domain domain_from(const char *proj)
{
	struct domain d;
	domain_of_projection(proj, &d);
	return d;
}

/* On the unit sphere, below a ring whose edges are straight in longitude and latitude (the
 * integral of sin(lat) along each, in closed form); edges go the short way. */
static double area_below(const struct pt *pts, size_t n)
{
	double sum = 0;
	for (size_t i = 0; i < n; i++) {
		struct pt p = pts[i], q = pts[(i + 1) % n];
		double dx = q.x - p.x, u = p.y / radian, v = q.y / radian;
		dx -= fabs(dx) > 180 ? 360 * round(dx / 360) : 0;
		double mean =
			fabs(v - u) > 1e-9 ? (cos(u) - cos(v)) / (v - u) : sin((u + v) / 2);
		sum += dx / radian * mean;
	}
	return sum;
}

/* Of pieces side by side without holes, none round a pole. */
static double sphere_area(const struct features *f)
{
	double sum = 0;
	for (size_t k = 0; k < f->n_parts; k++) {
		sum += fabs(area_below(
			&f->pts[f->parts[k].begin], f->parts[k].end - f->parts[k].begin));
	}
	return sum;
}

/* Equidistant about a place, on a plane with that place at 0. */
static struct pt about(struct lonlat c, struct pt p)
{
	double r = domain_angle_deg(c, (struct lonlat){p.x, p.y});
	double dx = (p.x - c.lon_deg) / radian, u = p.y / radian, v = c.lat_deg / radian;
	double az = atan2(sin(dx) * cos(u), cos(v) * sin(u) - sin(v) * cos(u) * cos(dx));
	return (struct pt){r * sin(az), r * cos(az)};
}

/* Even-odd about the centre of a cap; edges in pieces of half a degree. */
static bool holds_in_cap(const struct domain *d, const struct features *f, struct pt p)
{
	bool inside = false;
	struct pt at = about(d->centre, p);
	for (size_t k = 0; k < f->n_parts; k++) {
		for (uint32_t i = f->parts[k].begin; i < f->parts[k].end; i++) {
			uint32_t next = i + 1 < f->parts[k].end ? i + 1 : f->parts[k].begin;
			struct pt a = f->pts[i], b = f->pts[next];
			b.x -= fabs(b.x - a.x) > 180 ? 360 * round((b.x - a.x) / 360) : 0;
			int n = 1 + (int)(2 * hypot(b.x - a.x, b.y - a.y));
			for (int s = 0; s < n; s++) {
				double t0 = (double)s / n, t1 = (double)(s + 1) / n;
				struct pt u =
					about(d->centre, (struct pt){a.x + t0 * (b.x - a.x),
								 a.y + t0 * (b.y - a.y)});
				struct pt v =
					about(d->centre, (struct pt){a.x + t1 * (b.x - a.x),
								 a.y + t1 * (b.y - a.y)});
				inside ^= (u.y > at.y) != (v.y > at.y) &&
					  at.x < u.x + (at.y - u.y) / (v.y - u.y) * (v.x - u.x);
			}
		}
	}
	return inside;
}

static bool holds(const struct domain *d, const struct features *f, struct pt p)
{
	bool inside = false;
	if (d->kind == DOMAIN_CAP) {
		return holds_in_cap(d, f, p);
	}
	p.x = domain_turn(d, p.x);
	for (size_t i = 0; i < f->n_items; i++) {
		inside ^= feature_contains(f, &f->items[i], p);
	}
	return inside;
}

/* How a file may write the same longitude. */
enum writing { AS_IT_IS, ROUND_0, ROUND_180, N_WRITINGS };

static struct pt written(struct pt p, enum writing w)
{
	if (w == ROUND_180) {
		p.x -= 360 * floor((p.x + 180) / 360);
	} else if (w == ROUND_0) {
		p.x -= 360 * floor(p.x / 360);
	}
	return p;
}

static bool crosses_slit(const struct domain *d, struct pt a, struct pt b)
{
	for (size_t i = 0; i < d->n_slits; i++) {
		double lon = d->slits[i].lon_deg;
		if ((a.x < lon) != (b.x < lon)) {
			double y = a.y + (b.y - a.y) * (lon - a.x) / (b.x - a.x);
			if (d->slits[i].north ? y > 1e-9 : y < -1e-9) {
				return true;
			}
		}
	}
	return false;
}

/* Nothing beyond the domain's edge, and no edge that would be smeared over the map. */
static void check_within(struct test_state *t, const struct domain *d, const struct features *f)
{
	for (size_t k = 0; k < f->n_parts; k++) {
		EXPECT(f->parts[k].end - f->parts[k].begin >= 3);
		for (uint32_t i = f->parts[k].begin; i < f->parts[k].end; i++) {
			uint32_t next = i + 1 < f->parts[k].end ? i + 1 : f->parts[k].begin;
			struct pt p = f->pts[i], q = f->pts[next];
			if (d->kind == DOMAIN_CAP) {
				double r =
					domain_angle_deg(d->centre, (struct lonlat){p.x, p.y});
				EXPECT(r <= d->radius_deg + 1e-6);
				continue;
			}
			EXPECT(p.x > d->band.min_x && p.x < d->band.max_x);
			EXPECT(p.y >= d->band.min_y && p.y <= d->band.max_y);
			EXPECT(fabs(p.x - q.x) <= 180);
			EXPECT(!crosses_slit(d, p, q));
		}
	}
}

static const char *const projections[] = {"+proj=eqearth", "+proj=eqearth +lon_0=180",
	"+proj=moll +lon_0=-77.3", "+proj=merc +lon_0=11", "+proj=igh",
	"+proj=igh_o +lon_0=-160", "+proj=ortho +lat_0=35 +lon_0=150",
	"+proj=ortho +lat_0=-5 +lon_0=-100", "+proj=laea +lat_0=-40 +lon_0=20",
	"+proj=stere +lat_0=90", "+proj=laea +lat_0=-90"};
enum { N_PROJECTIONS = sizeof(projections) / sizeof(projections[0]), STAR = 24 };

/* Places inside of random areas stay inside and those outside stay out, in whichever way and
 * direction the area is written, and wherever it lies. */
static void random_areas(struct test_state *t)
{
	struct random r = {7};
	int inside = 0, outside = 0;
	for (int round = 0; round < 330; round++) {
		struct fixture f;
		fixture_init(&f);
		const struct domain d = domain_from(projections[round % N_PROJECTIONS]);
		struct pt ring[STAR], given[STAR];
		struct pt centre = {random_between(&r, -180, 180), random_between(&r, -55, 55)};
		const double radii[] = {8, random_between(&r, 10, 33)};
		polygons_star(&r, centre, radii, ring, STAR);
		enum writing w = (enum writing)random_below(&r, N_WRITINGS);
		bool backwards = random_below(&r, 2) == 1;
		for (size_t i = 0; i < STAR; i++) {
			given[i] = written(ring[backwards ? STAR - 1 - i : i], w);
		}
		struct features in = polygons_none(SPACE_LONLAT), out;
		fixture_add(&f, &in, SHAPE_POLYGON, 3, given, STAR);
		EXPECT(geocut_features(&f.arena, &d, &in, &out));
		check_within(t, &d, &out);
		EXPECT(out.n_items <= 1 && (out.n_items == 0 || out.items[0].row == 3));
		for (int k = 0; k < 60; k++) {
			struct pt p = {centre.x + random_between(&r, -40, 40),
				fmax(fmin(centre.y + random_between(&r, -40, 40), 89), -89)};
			const struct lonlat where = {p.x, p.y};
			bool near_edge = polygons_distance(ring, STAR, true, p) < 0.1;
			bool shown = domain_contains(&d, where);
			if (d.kind == DOMAIN_CAP) {
				near_edge =
					near_edge || fabs(domain_angle_deg(d.centre, where) -
							     d.radius_deg) < 0.1;
			}
			if (near_edge) {
				continue;
			}
			bool want = shown && polygons_wind_round(ring, STAR, p);
			EXPECT(holds(&d, &out, p) == want);
			inside += want;
			outside += !want;
		}
		fixture_finish(&f);
	}
	EXPECT(inside > 1000 && outside > 4000);
}

static void random_area(struct random *r, struct fixture *f, struct features *in)
{
	struct pt ring[STAR];
	const double radii[] = {8, 30};
	polygons_star(r, (struct pt){random_between(r, -180, 180), random_between(r, -50, 50)},
		radii, ring, STAR);
	*in = polygons_none(SPACE_LONLAT);
	fixture_add(f, in, SHAPE_POLYGON, 0, ring, STAR);
}

static void areas_are_kept(struct test_state *t)
{
	struct random r = {11};
	static const char *const bands[] = {"+proj=eqearth", "+proj=eqearth +lon_0=175",
		"+proj=igh", "+proj=igh_o +lon_0=-160"};
	for (int round = 0; round < 200; round++) {
		struct fixture f;
		fixture_init(&f);
		const struct domain d = domain_from(bands[round % 4]);
		struct features in, out;
		random_area(&r, &f, &in);
		EXPECT(geocut_features(&f.arena, &d, &in, &out));
		double want = sphere_area(&in);
		EXPECT_NEAR(sphere_area(&out), want, 1e-6 * want);
		fixture_finish(&f);
	}
}

/* What a cap shows and what lies beyond its edge are together the whole; the edge itself is
 * drawn with a point every quarter of a degree. */
static void caps_share_out(struct test_state *t)
{
	struct random r = {13};
	for (int round = 0; round < 100; round++) {
		struct fixture f;
		fixture_init(&f);
		struct domain d = domain_from("+proj=ortho"), beyond = d;
		d.centre = (struct lonlat){
			random_between(&r, -180, 180), random_between(&r, -80, 80)};
		d.radius_deg = random_between(&r, 50, 90);
		beyond.centre = (struct lonlat){d.centre.lon_deg + 180, -d.centre.lat_deg};
		beyond.radius_deg = 180 - d.radius_deg;
		struct features in, here, there;
		random_area(&r, &f, &in);
		EXPECT(geocut_features(&f.arena, &d, &in, &here));
		EXPECT(geocut_features(&f.arena, &beyond, &in, &there));
		double want = sphere_area(&in);
		EXPECT_NEAR(sphere_area(&here) + sphere_area(&there), want, 1e-3 * want);
		fixture_finish(&f);
	}
}

/* A ring along the parallel 70 S, in a point every ten degrees; with the edge that files add
 * along the pole, or without. */
static size_t antarctica(struct pt *pts, double west, bool edge)
{
	size_t n = 0;
	for (int i = 0; i <= 36; i++) {
		pts[n++] = (struct pt){west + 10 * i, -70};
	}
	if (edge) {
		pts[n++] = (struct pt){west + 360, -80};
		pts[n++] = (struct pt){west + 360, -90};
		pts[n++] = (struct pt){west, -90};
		pts[n++] = (struct pt){west, -75};
	} else {
		n--; /* it ends where it began */
	}
	return n;
}

static void turn_over(struct pt *pts, size_t n, bool reverse, bool north)
{
	for (size_t i = 0; reverse && i < n / 2; i++) {
		struct pt swap = pts[i];
		pts[i] = pts[n - 1 - i];
		pts[n - 1 - i] = swap;
	}
	for (size_t i = 0; north && i < n; i++) {
		pts[i].y = -pts[i].y;
	}
}

static void poles(struct test_state *t)
{
	for (int k = 0; k < 16; k++) {
		bool edge = (k & 1) != 0, reverse = (k & 2) != 0, north = (k & 4) != 0;
		double west = (k & 8) != 0 ? 0 : -180, sign = north ? 1 : -1;
		struct pt pts[50];
		size_t n = antarctica(pts, west, edge);
		turn_over(pts, n, reverse, north);
		struct fixture f;
		fixture_init(&f);
		struct features in = polygons_none(SPACE_LONLAT), out;
		fixture_add(&f, &in, SHAPE_POLYGON, 0, pts, n);
		for (int lon_0 = -60; lon_0 <= 180; lon_0 += 60) {
			struct domain d;
			domain_round(lon_0, &d);
			EXPECT(geocut_features(&f.arena, &d, &in, &out));
			EXPECT_INT(out.n_parts, 1);
			check_within(t, &d, &out);
			/* Nothing is left of the file's own edge. */
			for (size_t i = 0; i < out.n_pts; i++) {
				double y = out.pts[i].y * sign;
				bool rim = fabs(out.pts[i].x - lon_0) > 179.9;
				EXPECT(fabs(y - 70) < 1e-12 || fabs(y - 90) < 1e-12 || rim);
			}
			for (int x = -175; x < 180; x += 10) {
				EXPECT(holds(&d, &out, (struct pt){x, 89.9 * sign}));
				EXPECT(holds(&d, &out, (struct pt){x, 70.1 * sign}));
				EXPECT(!holds(&d, &out, (struct pt){x, 69.9 * sign}));
				EXPECT(!holds(&d, &out, (struct pt){x, -89.9 * sign}));
			}
			double cap = 6.283185307179586 * (1 - sin(70 / radian));
			/* The rim runs along the pole: 2 pi more are below that. */
			EXPECT_NEAR(sphere_area(&out), cap, 1e-9);
		}
		const struct domain round =
			domain_from(north ? "+proj=laea +lat_0=90" : "+proj=laea +lat_0=-90");
		EXPECT(geocut_features(&f.arena, &round, &in, &out));
		EXPECT_INT(out.n_parts, 1);
		EXPECT_INT(out.n_pts, 36);
		EXPECT(holds(&round, &out, (struct pt){45, 80 * sign}));
		EXPECT(!holds(&round, &out, (struct pt){45, 69 * sign}));
		EXPECT(!holds(&round, &out, (struct pt){45, 0}));
		/* Mercator's map ends before the pole. */
		const struct domain merc = domain_from("+proj=merc");
		EXPECT(geocut_features(&f.arena, &merc, &in, &out));
		EXPECT(holds(&merc, &out, (struct pt){45, 85 * sign}));
		EXPECT(!holds(&merc, &out, (struct pt){45, 85.1 * sign}));
		/* The pole on the far side of the earth. */
		const struct domain ortho = domain_from("+proj=ortho +lat_0=0");
		EXPECT(geocut_features(&f.arena, &ortho, &in, &out));
		check_within(t, &ortho, &out);
		EXPECT(holds(&ortho, &out, (struct pt){45, 80 * sign}));
		EXPECT(!holds(&ortho, &out, (struct pt){45, 60 * sign}));
		fixture_finish(&f);
	}
}

/* All of the sea round the land, from pole to pole. */
static void the_sea(struct test_state *t)
{
	static const struct pt earth[] = {{-180, -90}, {180, -90}, {180, 90}, {-180, 90}},
			       island[] = {{170, 10}, {-170, 10}, {-170, -10}, {170, -10}};
	struct fixture f;
	fixture_init(&f);
	struct features in = polygons_none(SPACE_LONLAT), out;
	fixture_add(&f, &in, SHAPE_POLYGON, 0, earth, 4);
	bool ok = features_part(&in, &f.arena);
	for (size_t i = 0; ok && i < 4; i++) {
		ok = features_point(&in, &f.arena, island[i]);
	}
	features_end(&in);
	for (size_t i = 0; i < N_PROJECTIONS; i++) {
		const struct domain d = domain_from(projections[i]);
		EXPECT(geocut_features(&f.arena, &d, &in, &out));
		check_within(t, &d, &out);
		for (int x = -175; x < 180; x += 10) {
			for (int y = -85; y <= 85; y += 10) {
				bool land = abs(x) > 170 && abs(y) < 10;
				const struct lonlat p = {x, y};
				if (domain_contains(&d, p)) {
					EXPECT(holds(&d, &out, (struct pt){x, y}) == !land);
				}
			}
		}
	}
	fixture_finish(&f);
}

/* What a file has in two pieces along its own seam is one area on a map that is not cut there,
 * without a line inside. */
static void seam_of_the_file(struct test_state *t)
{
	static const struct {
		struct pt rings[2][5];
		const char *proj;
		size_t parts, points;
		struct box box;
	} rows[] = {
		{{{{170, 60}, {180, 60}, {180, 70}, {170, 70}, {165, 65}},
			 {{-180, 60}, {-170, 60}, {-170, 70}, {-180, 70}, {-180, 65}}},
			"+proj=eqearth +lon_0=180", 1, 7, {165, 60, 190, 70}},
		{{{{170, 60}, {180, 60}, {180, 70}, {170, 70}, {165, 65}},
			 {{-180, 60}, {-170, 60}, {-170, 70}, {-180, 70}, {-180, 65}}},
			"+proj=eqearth", 2, 9, {-180 + 1e-9, 60, 180 - 1e-9, 70}},
		{{{{350, 60}, {360, 60}, {360, 70}, {350, 70}, {345, 65}},
			 {{0, 60}, {10, 60}, {10, 70}, {0, 70}, {0, 65}}},
			"+proj=eqearth", 1, 7, {-15, 60, 10, 70}},
		/* An edge at 180 that is true stays: half of it here. */
		{{{{170, 60}, {180, 60}, {180, 70}, {170, 70}, {165, 65}},
			 {{-180, 60}, {-170, 60}, {-170, 65}, {-175, 65}, {-180, 65}}},
			"+proj=eqearth +lon_0=180", 1, 9, {165, 60, 190, 70}},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		fixture_init(&f);
		const struct domain d = domain_from(rows[i].proj);
		struct features in = polygons_none(SPACE_LONLAT), out;
		fixture_add(&f, &in, SHAPE_POLYGON, 0, rows[i].rings[0], 5);
		bool ok = features_part(&in, &f.arena);
		for (size_t k = 0; ok && k < 5; k++) {
			ok = features_point(&in, &f.arena, rows[i].rings[1][k]);
		}
		features_end(&in);
		EXPECT(ok && geocut_features(&f.arena, &d, &in, &out));
		EXPECT_INT(out.n_parts, rows[i].parts);
		EXPECT_INT(out.n_pts, rows[i].points);
		if (out.n_items == 1) {
			struct box b = out.items[0].box, w = rows[i].box;
			EXPECT_NEAR(b.min_x, w.min_x, 1e-12);
			EXPECT_NEAR(b.max_x, w.max_x, 1e-12);
			EXPECT_NEAR(b.min_y, w.min_y, 0);
			EXPECT_NEAR(b.max_y, w.max_y, 0);
		}
		EXPECT_NEAR(sphere_area(&out), sphere_area(&in), 1e-9);
		fixture_finish(&f);
	}
}

static void lines(struct test_state *t)
{
	static const struct {
		const char *proj;
		struct pt pts[3];
		size_t parts, points;
	} rows[] = {
		{"+proj=eqearth", {{170, 0}, {-170, 10}, {-160, 10}}, 2, 5},
		{"+proj=eqearth", {{170, 0}, {190, 10}, {200, 10}}, 2, 5},
		{"+proj=eqearth +lon_0=180", {{170, 0}, {-170, 10}, {-160, 10}}, 1, 3},
		{"+proj=eqearth +lon_0=180", {{-10, 5}, {10, 5}, {20, 5}}, 2, 5},
		{"+proj=igh", {{-50, 10}, {-30, 10}, {-30, 20}}, 2, 5},
		{"+proj=igh", {{-50, -10}, {-30, -10}, {-30, 20}}, 1, 3},
		{"+proj=igh", {{70, -10}, {90, -10}, {70, -20}}, 3, 7},
		{"+proj=merc", {{0, 80}, {1, 88}, {2, 80}}, 2, 4},
		{"+proj=ortho", {{80, 0}, {100, 0}, {80, 5}}, 2, 4},
		{"+proj=ortho", {{100, 0}, {80, 0}, {100, 5}}, 1, 3},
		{"+proj=ortho", {{100, 0}, {110, 0}, {100, 5}}, 0, 0},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		fixture_init(&f);
		const struct domain d = domain_from(rows[i].proj);
		struct features in = polygons_none(SPACE_LONLAT), out;
		fixture_add(&f, &in, SHAPE_LINE, 0, rows[i].pts, 3);
		EXPECT(geocut_features(&f.arena, &d, &in, &out));
		EXPECT_INT(out.n_parts, rows[i].parts);
		EXPECT_INT(out.n_pts, rows[i].points);
		EXPECT_INT(out.n_items, rows[i].parts > 0);
		if (i == 0) { /* half of the way up, on both sides */
			EXPECT_NEAR(out.pts[1].x, 180 - 1e-9, 1e-12);
			EXPECT_NEAR(out.pts[2].x, -180 + 1e-9, 1e-12);
			EXPECT_NEAR(out.pts[1].y, 5, 1e-12);
			EXPECT_NEAR(out.pts[2].y, 5, 1e-12);
		}
		if (i == 7 && out.n_pts == 4) { /* (85.06 - 80) / 8 of a degree */
			EXPECT_NEAR(out.pts[1].x, 0.6325, 1e-12);
			EXPECT_NEAR(out.pts[1].y, 85.06, 0);
			EXPECT_NEAR(out.pts[2].x, 1.3675, 1e-12);
		}
		if (i == 8 && out.n_pts == 4) { /* on the equator a degree is a degree */
			EXPECT_NEAR(out.pts[1].x, 89.99, 1e-9);
		}
		fixture_finish(&f);
	}
}

static void points(struct test_state *t)
{
	static const struct pt places[] = {{-179, 0}, {179, 0}, {10, 20}, {350, 86}};
	struct fixture f;
	fixture_init(&f);
	struct features in = polygons_none(SPACE_LONLAT), out;
	for (uint32_t i = 0; i < 4; i++) {
		fixture_add(&f, &in, SHAPE_POINT, i, &places[i], 1);
	}
	const struct domain pacific = domain_from("+proj=eqearth +lon_0=180"),
			    merc = domain_from("+proj=merc"),
			    ortho = domain_from("+proj=ortho");
	EXPECT(geocut_features(&f.arena, &pacific, &in, &out) && out.n_pts == 4);
	EXPECT(out.pts[0].x == 181 && out.pts[1].x == 179 && out.pts[3].x == 350);
	EXPECT(geocut_features(&f.arena, &merc, &in, &out) && out.n_items == 3);
	EXPECT(out.pts[0].x == -179 && out.items[2].row == 2);
	EXPECT(geocut_features(&f.arena, &ortho, &in, &out) && out.n_items == 2);
	EXPECT(out.items[0].row == 2 && out.items[1].row == 3 && out.pts[1].x == -10);
	fixture_finish(&f);
}

/* Far from all cuts nothing is copied, and what is cut stands beside what is not. */
static void clear_of_cuts(struct test_state *t)
{
	static const struct pt here[] = {{-5, 10}, {5, 10}, {0, 20}},
			       there[] = {{175, 10}, {-175, 10}, {175, 20}};
	struct fixture f;
	fixture_init(&f);
	struct features in = polygons_none(SPACE_LONLAT), out;
	const struct domain d = domain_from("+proj=eqearth"),
			    far = domain_from("+proj=laea +lat_0=15");
	fixture_add(&f, &in, SHAPE_POLYGON, 4, here, 3);
	EXPECT(geocut_features(&f.arena, &d, &in, &out) && out.pts == in.pts);
	EXPECT(geocut_features(&f.arena, &far, &in, &out) && out.pts == in.pts);
	fixture_add(&f, &in, SHAPE_POLYGON, 5, there, 3);
	EXPECT(geocut_features(&f.arena, &d, &in, &out) && out.pts != in.pts);
	EXPECT_INT(out.n_items, 2);
	EXPECT_INT(out.items[0].row, 4);
	EXPECT(memcmp(out.pts, here, sizeof(here)) == 0);
	EXPECT_INT(out.items[1].part_end - out.items[1].part_begin, 2);
	fixture_finish(&f);
}

static int by_bits(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(struct pt));
}

/* Two areas with a common edge across a cut get the same points on it. */
static void neighbours(struct test_state *t)
{
	struct random r = {17};
	for (int round = 0; round < 300; round++) {
		struct fixture f;
		fixture_init(&f);
		const struct domain d =
			domain_from(round % 2 == 0 ? "+proj=eqearth +lon_0=13.7"
						   : "+proj=ortho +lon_0=20 +lat_0=37");
		/* Through a place on the cut, from its one side to its other. */
		struct pt on = {-166.3, random_between(&r, -60, 60)};
		if (d.kind == DOMAIN_CAP) {
			struct features rim;
			EXPECT(geocut_outline(&f.arena, &d, &rim));
			on = rim.pts[random_below(&r, rim.n_pts)];
		}
		double dx = random_between(&r, 3, 20), dy = random_between(&r, -2, 2);
		double far = d.kind == DOMAIN_CAP ? (on.y > 0 ? 15 : -15) : 0;
		struct pt p = {on.x - dx, on.y - dy + far}, q = {on.x + dx, on.y + dy - far};
		p.y = fmax(fmin(p.y, 88), -88);
		q.y = fmax(fmin(q.y, 88), -88);
		struct pt a[] = {p, q, {on.x + 1, on.y + 20}},
			  b[] = {q, p, {on.x - 1, on.y - 20}};
		for (size_t i = 0; i < 3; i++) {
			a[i] = written(a[i], ROUND_180);
			b[i] = written(b[i], ROUND_180);
		}
		struct features in = polygons_none(SPACE_LONLAT), one, two;
		fixture_add(&f, &in, SHAPE_POLYGON, 0, a, 3);
		EXPECT(geocut_features(&f.arena, &d, &in, &one));
		in = polygons_none(SPACE_LONLAT);
		fixture_add(&f, &in, SHAPE_POLYGON, 0, b, 3);
		EXPECT(geocut_features(&f.arena, &d, &in, &two));
		qsort(two.pts, two.n_pts, sizeof(*two.pts), by_bits);
		int shared = 0, ends = 0;
		for (size_t i = 0; i < one.n_pts; i++) {
			struct pt turned_p = {domain_turn(&d, a[0].x), a[0].y},
				  turned_q = {domain_turn(&d, a[1].x), a[1].y};
			bool is_end = by_bits(&one.pts[i], &turned_p) == 0 ||
				      by_bits(&one.pts[i], &turned_q) == 0;
			bool found = bsearch(&one.pts[i], two.pts, two.n_pts, sizeof(*two.pts),
					     by_bits) != NULL;
			ends += is_end;
			shared += found && !is_end;
		}
		bool crosses = d.kind == DOMAIN_BAND || ends == 1;
		EXPECT(!crosses || shared >= (d.kind == DOMAIN_BAND ? 2 : 1));
		fixture_finish(&f);
	}
}

static void outlines(struct test_state *t)
{
	for (size_t i = 0; i < N_PROJECTIONS; i++) {
		struct fixture f;
		fixture_init(&f);
		const struct domain d = domain_from(projections[i]);
		struct features out;
		EXPECT(geocut_outline(&f.arena, &d, &out));
		EXPECT_INT(out.n_parts, 1);
		check_within(t, &d, &out);
		if (d.kind == DOMAIN_BAND) {
			double share = sin(d.band.max_y / radian);
			EXPECT_NEAR(sphere_area(&out), 12.566370614359172 * share, 1e-6);
		}
		fixture_finish(&f);
	}
}

static void bounds(struct test_state *t)
{
	static const struct {
		struct pt parts[2][4];
		struct box want;
	} rows[] = {
		{{{{177, -18}, {178, -19}, {178, -17}, {177, -17}},
			 {{-180, -16}, {-179, -17}, {-179, -16}, {-180, -15}}},
			{177, -19, 181, -15}},
		{{{{177, -18}, {-179, -19}, {-179, -17}, {177, -17}},
			 {{-180, -16}, {-179, -17}, {-179, -16}, {-180, -15}}},
			{177, -19, 181, -15}},
		{{{{-10, 0}, {10, 0}, {10, 5}, {-10, 5}}, {{50, 1}, {51, 1}, {51, 2}, {50, 2}}},
			{-10, 0, 51, 5}},
		{{{{-100, 0}, {-10, 0}, {-10, 5}, {-100, 5}},
			 {{-5, 1}, {90, 1}, {90, 2}, {-5, 2}}},
			{-100, 0, 90, 5}}, /* 190 wide, and 355 the other way */
		{{{{-180, 60}, {-170, 60}, {-170, 70}, {-180, 70}},
			 {{30, 50}, {180, 50}, {180, 70}, {30, 70}}},
			{30, 50, 190, 70}},
		{{{{-180, 0}, {0, 0}, {0, 1}, {-180, 1}}, {{0, 0}, {170, 0}, {170, 1}, {0, 1}}},
			{-180, 0, 170, 1}}, /* hardly narrower the other way */
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		fixture_init(&f);
		struct features in = polygons_none(SPACE_LONLAT);
		struct box b;
		fixture_add(&f, &in, SHAPE_POLYGON, 0, rows[i].parts[0], 4);
		fixture_add(&f, &in, SHAPE_POLYGON, 1, rows[i].parts[1], 4);
		EXPECT(geocut_bounds(&f.arena, &in, &b));
		EXPECT_NEAR(b.min_x, rows[i].want.min_x, 0);
		EXPECT_NEAR(b.max_x, rows[i].want.max_x, 0);
		EXPECT_NEAR(b.min_y, rows[i].want.min_y, 0);
		EXPECT_NEAR(b.max_y, rows[i].want.max_y, 0);
		in = polygons_none(SPACE_LONLAT);
		EXPECT(geocut_bounds(&f.arena, &in, &b) && box_is_empty(b));
		fixture_finish(&f);
	}
}

static void out_of_memory(struct test_state *t)
{
	static const char *const projs[] = {"+proj=igh", "+proj=ortho +lon_0=100"};
	struct pt pts[50];
	size_t n = antarctica(pts, -180, true);
	for (size_t i = 0; i < 2; i++) {
		struct fixture f;
		fixture_init(&f);
		const struct domain d = domain_from(projs[i]);
		struct features in = polygons_none(SPACE_LONLAT), out;
		fixture_add(&f, &in, SHAPE_POLYGON, 0, pts, n);
		fixture_add(&f, &in, SHAPE_LINE, 0, pts, n);
		int failures = 0;
		for (bool ok = false; !ok && failures < 500; failures += !ok) {
			fixture_forget(&f);
			f.arena.fail_in = failures + 1;
			ok = geocut_features(&f.arena, &d, &in, &out);
			EXPECT(ok || (f.diag.code == SM_E_NOMEM && f.diag.n_errors == 1));
		}
		EXPECT(failures >= 10 && failures < 500);
		fixture_finish(&f);
	}
}

TEST_MAIN({"random areas", random_areas}, {"areas are kept", areas_are_kept},
	{"caps share out", caps_share_out}, {"poles", poles}, {"the sea", the_sea},
	{"seam of the file", seam_of_the_file}, {"lines", lines}, {"points", points},
	{"clear of cuts", clear_of_cuts}, {"neighbours", neighbours}, {"outlines", outlines},
	{"bounds", bounds}, {"out of memory", out_of_memory})
