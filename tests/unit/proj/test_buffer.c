#include "polygons.h"
#include "proj/buffer.h"
#include "proj/geodesic.h"
#include "test.h"

#include <math.h>

static const double within = 5e-4; /* of the distance: what buffer.h says */

static bool is_in(const struct features *f, struct lonlat p)
{
	return f->n_items == 1 && feature_contains_lonlat(f, &f->items[0], p);
}

/* Walks straight away from a place: just less than the distance is inside, just more is not. */
static void expect_edge(struct test_state *t, const struct features *out, struct lonlat from,
	double azimuth_deg, double distance_m)
{
	bool inside = is_in(out, geodesic_direct(from, azimuth_deg, distance_m * (1 - within)));
	bool beyond = is_in(out, geodesic_direct(from, azimuth_deg, distance_m * (1 + within)));
	EXPECT(inside && !beyond);
	if (!inside || beyond) {
		printf("# from %g, %g at %g: %d %d\n", from.lon_deg, from.lat_deg, azimuth_deg,
			inside, beyond);
	}
}

static void round_places(struct test_state *t)
{
	static const struct lonlat at[] = {
		{0, 0}, {-2, 14.5}, {20, 60}, {179.9, -17}, {-180, 5}, {10, 89.8}, {-70, -90}};
	static const double distances_m[] = {500, 100000, 2000000, 9000000};
	for (size_t i = 0; i < sizeof(at) / sizeof(at[0]); i++) {
		for (size_t k = 0; k < 4; k++) {
			struct fixture f;
			struct features in = polygons_none(SPACE_LONLAT), out;
			fixture_init(&f);
			const struct pt p = {at[i].lon_deg, at[i].lat_deg};
			fixture_add(&f, &in, SHAPE_POINT, 0, &p, 1);
			EXPECT(buffer_features(
				&f.arena, &in, distances_m[k], &fixture_no_table, &out));
			EXPECT_INT(out.n_items, 1);
			EXPECT(out.table == &fixture_no_table && is_in(&out, at[i]));
			for (int azimuth = 1; azimuth < 360; azimuth += 17) {
				expect_edge(t, &out, at[i], azimuth, distances_m[k]);
			}
			EXPECT_INT(f.diag.n_errors + f.diag.n_warnings, 0);
			fixture_finish(&f);
		}
	}
}

/* Beside a geodesic, at right angles, nothing of it is nearer. */
static void along_lines(struct test_state *t)
{
	static const struct {
		struct lonlat from;
		double azimuth_deg, length_m, distance_m;
	} rows[] = {{{0, 0}, 90, 400000, 100000}, {{-5, 30}, 50, 900000, 250000},
		{{178, -17}, 80, 700000, 100000}, {{25, 70}, 20, 800000, 20000},
		{{0, 85}, 10, 900000, 100000}, {{100, 45}, 0, 300000, 3000000}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		enum { POINTS = 401 }; /* edges are no geodesics: short ones */
		struct fixture f;
		struct features in = polygons_none(SPACE_LONLAT), out;
		struct pt line[POINTS];
		struct lonlat at[POINTS];
		fixture_init(&f);
		for (int k = 0; k < POINTS; k++) {
			at[k] = geodesic_direct(rows[i].from, rows[i].azimuth_deg,
				rows[i].length_m * k / (POINTS - 1));
			line[k] = (struct pt){at[k].lon_deg, at[k].lat_deg};
		}
		fixture_add(&f, &in, SHAPE_LINE, 0, line, POINTS);
		EXPECT(buffer_features(
			&f.arena, &in, rows[i].distance_m, &fixture_no_table, &out));
		EXPECT_INT(out.n_items, 1);
		for (int k = 5; k + 1 < POINTS; k += 10) {
			double azimuth_deg;
			(void)geodesic_inverse(at[k], at[k + 1], &azimuth_deg);
			expect_edge(t, &out, at[k], azimuth_deg + 90, rows[i].distance_m);
			expect_edge(t, &out, at[k], azimuth_deg - 90, rows[i].distance_m);
		}
		/* And round its ends. */
		double back_deg;
		(void)geodesic_inverse(at[0], at[1], &back_deg);
		for (int turn = 95; turn < 270; turn += 20) {
			expect_edge(t, &out, at[0], back_deg + turn, rows[i].distance_m);
		}
		fixture_finish(&f);
	}
}

/* A long edge of two points is a parallel, not the geodesic between them. */
static void along_a_parallel(struct test_state *t)
{
	struct fixture f;
	struct features in = polygons_none(SPACE_LONLAT), out;
	fixture_init(&f);
	const struct pt line[] = {{170, 60}, {-150, 60}};
	fixture_add(&f, &in, SHAPE_LINE, 0, line, 2);
	EXPECT(buffer_features(&f.arena, &in, 100000, &fixture_no_table, &out));
	for (int lon = 172; lon < 208; lon += 3) {
		expect_edge(t, &out, (struct lonlat){lon, 60}, 0, 100000);
	}
	/* To the south the parallel bends away from the place: the same distance. */
	expect_edge(t, &out, (struct lonlat){-170, 60}, 180, 100000);
	EXPECT(!is_in(&out, (struct lonlat){0, 60}));
	fixture_finish(&f);
}

/* The nearest of the points of a ring that stand close together. */
static double nearest_m(const struct pt *ring, size_t n, struct lonlat p)
{
	double least = HUGE_VAL;
	for (size_t i = 0; i < n; i++) {
		for (int k = 0; k < 20; k++) {
			struct pt q =
				pt_between(ring[i], ring[i + 1 < n ? i + 1 : 0], k / 20.0);
			least = fmin(least, geodesic_distance_m(p, (struct lonlat){q.x, q.y}));
		}
	}
	return least;
}

/* Stars anywhere: a place is inside when it is in the star or not too far from its edge. */
static void round_areas(struct test_state *t)
{
	struct random r = {7};
	size_t n_in = 0, n_out = 0;
	for (int i = 0; i < 12; i++) {
		enum { POINTS = 24 };
		struct fixture f;
		struct features in = polygons_none(SPACE_LONLAT), out;
		struct pt ring[POINTS];
		struct pt centre = {random_between(&r, -180, 180), random_between(&r, -70, 70)};
		double radii[] = {0.4, random_between(&r, 0.5, 3)};
		double distance_m = random_between(&r, 20000, 150000);
		fixture_init(&f);
		polygons_star(&r, centre, radii, ring, POINTS);
		fixture_add(&f, &in, SHAPE_POLYGON, 0, ring, POINTS);
		EXPECT(buffer_features(&f.arena, &in, distance_m, &fixture_no_table, &out));
		for (int k = 0; k < 120; k++) {
			struct lonlat p = {centre.x + random_between(&r, -6, 6),
				centre.y + random_between(&r, -5, 5)};
			double m = nearest_m(ring, POINTS, p);
			bool near = m<distance_m * 0.99, far = m> distance_m * 1.001;
			bool inside = polygons_wind_round(
				ring, POINTS, (struct pt){p.lon_deg, p.lat_deg});
			if (near || far) {
				bool want = near || inside;
				EXPECT(is_in(&out, p) == want);
				n_in += want;
				n_out += !want;
			}
		}
		fixture_finish(&f);
	}
	EXPECT(n_in > 150 && n_out > 500);
}

/* Holes are filled as far as the distance reaches; what is near is one area. */
static void holes_and_neighbours(struct test_state *t)
{
	struct fixture f;
	struct features in = polygons_none(SPACE_LONLAT), out;
	fixture_init(&f);
	EXPECT(features_begin(&in, &f.arena, SHAPE_POLYGON, 0));
	static const double sizes[] = {3, 2, 0.1};
	static const struct pt corners[] = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
	for (int ring = 0; ring < 3; ring++) { /* an island in the hole */
		EXPECT(features_part(&in, &f.arena));
		for (int i = 0; i < 4; i++) {
			EXPECT(features_point(&in, &f.arena,
				(struct pt){corners[i].x * sizes[ring],
					corners[i].y * sizes[ring]}));
		}
	}
	features_end(&in);
	EXPECT(buffer_features(&f.arena, &in, 50000, &fixture_no_table, &out));
	EXPECT_INT(out.n_parts, 3);
	EXPECT(is_in(&out, (struct lonlat){2.5, 0}) && !is_in(&out, (struct lonlat){1.2, 0}));
	EXPECT(is_in(&out, (struct lonlat){1.6, 0}) && is_in(&out, (struct lonlat){0.4, 0}));
	EXPECT(buffer_features(&f.arena, &in, 140000, &fixture_no_table, &out));
	EXPECT_INT(out.n_parts, 1); /* all filled */
	fixture_finish(&f);
}

static void nothing(struct test_state *t)
{
	struct fixture f;
	struct features in = polygons_none(SPACE_LONLAT), out;
	fixture_init(&f);
	EXPECT(buffer_features(&f.arena, &in, 1000, &fixture_no_table, &out));
	EXPECT_INT(out.n_items, 0);
	const struct pt line[] = {{0, 0}, {1, 0}};
	fixture_add(&f, &in, SHAPE_LINE, 0, line, 2);
	for (int i = 1; i <= 8; i++) {
		fixture_forget(&f);
		f.arena.fail_in = i;
		EXPECT(!buffer_features(&f.arena, &in, 1000, &fixture_no_table, &out));
		EXPECT_INT(f.diag.code, SM_E_NOMEM);
		EXPECT_INT(f.diag.n_errors, 1);
	}
	fixture_finish(&f);
}

TEST_MAIN({"round places", round_places}, {"along lines", along_lines},
	{"along a parallel", along_a_parallel}, {"round areas", round_areas},
	{"holes and neighbours", holes_and_neighbours}, {"nothing", nothing})
