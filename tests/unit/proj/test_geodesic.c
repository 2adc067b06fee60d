#include "proj/geodesic.h"

#include "fixture.h"
#include "test.h"

/* A square of one degree at the equator; GeographicLib's Planimeter gives its area. */
static const double square_m2 = 12308778361.469452;
static const struct pt square[] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};

static void areas(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct features in = {.space = SPACE_LONLAT, .table = &fixture_no_table};
	fixture_add(&f, &in, SHAPE_POLYGON, 0, square, 4);
	const struct pt turned[] = {square[3], square[2], square[1], square[0]};
	fixture_add(&f, &in, SHAPE_POLYGON, 0, turned, 4);
	fixture_add(&f, &in, SHAPE_LINE, 0, square, 4);
	/* Across the antimeridian, with longitudes that jump. */
	const struct pt across[] = {{179.5, 0}, {-179.5, 0}, {-179.5, 1}, {179.5, 1}};
	fixture_add(&f, &in, SHAPE_POLYGON, 0, across, 4);
	EXPECT_NEAR(geodesic_area_m2(&in, &in.items[0]) / square_m2, 1, 1e-9);
	EXPECT_NEAR(geodesic_area_m2(&in, &in.items[1]) / square_m2, 1, 1e-9);
	EXPECT(geodesic_area_m2(&in, &in.items[2]) == 0);
	EXPECT_NEAR(geodesic_area_m2(&in, &in.items[3]) / square_m2, 1, 1e-9);
	fixture_finish(&f);
}

/* A hole, an island in it, and a ring beside them: direction does not matter. */
static void holes(struct test_state *t)
{
	static const struct pt rings[][4] = {{{0, 0}, {9, 0}, {9, 9}, {0, 9}},
		{{2, 2}, {7, 2}, {7, 7}, {2, 7}}, {{4, 4}, {5, 4}, {5, 5}, {4, 5}},
		{{20, 0}, {20, 1}, {21, 1}, {21, 0}}};
	double alone[4];
	struct fixture f;
	fixture_init(&f);
	for (size_t i = 0; i < 4; i++) {
		struct features one = {.space = SPACE_LONLAT, .table = &fixture_no_table};
		fixture_add(&f, &one, SHAPE_POLYGON, 0, rings[i], 4);
		alone[i] = geodesic_area_m2(&one, &one.items[0]);
	}
	struct features in = {.space = SPACE_LONLAT, .table = &fixture_no_table};
	EXPECT(features_begin(&in, &f.arena, SHAPE_POLYGON, 0));
	for (size_t i = 0; i < 4; i++) {
		EXPECT(features_part(&in, &f.arena));
		for (size_t k = 0; k < 4; k++) {
			EXPECT(features_point(&in, &f.arena, rings[i][k]));
		}
	}
	features_end(&in);
	double want = alone[0] - alone[1] + alone[2] + alone[3];
	EXPECT_NEAR(geodesic_area_m2(&in, &in.items[0]) / want, 1, 1e-12);
	EXPECT(alone[0] > 80 * alone[2] && alone[0] < 82 * alone[2]);
	fixture_finish(&f);
}

/* Against geodesics of a hundredth of a degree. */
static void degrees(struct test_state *t)
{
	for (double lat = -89; lat < 90; lat += 7.25) {
		struct pt m = geodesic_degree_m(lat);
		double east = geodesic_distance_m(
			(struct lonlat){10, lat}, (struct lonlat){10.01, lat});
		double north = geodesic_distance_m(
			(struct lonlat){10, lat - 0.005}, (struct lonlat){10, lat + 0.005});
		EXPECT_NEAR(m.x * 0.01 / east, 1, 1e-6);
		EXPECT_NEAR(m.y * 0.01 / north, 1, 1e-6);
	}
}

TEST_MAIN({"areas", areas}, {"holes", holes}, {"degrees", degrees})
