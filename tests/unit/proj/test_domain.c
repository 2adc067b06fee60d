#include "fixture.h"
#include "proj/domain.h"
#include "test.h"

#include <math.h>

static void bands(struct test_state *t)
{
	static const struct {
		const char *proj;
		double lon_0, south, north;
		bool equal_area;
	} rows[] = {
		{"+proj=eqearth", 0, -90, 90, true},
		{"+proj=eqearth +lon_0=150 +datum=WGS84 +units=m", 150, -90, 90, true},
		{"+proj=moll +lon_0=-77.5", -77.5, -90, 90, true},
		{"+proj=cea +units=km", 0, -90, 90, false},
		{"+proj=cea +k_0=2", 0, -90, 90, false},
		{"+proj=merc +lon_0=11", 11, -85.06, 85.06, false},
		{"+proj=webmerc", 0, -85.06, 85.06, false},
		{"+proj=lcc +lat_1=30 +lat_2=60 +lon_0=10", 10, -80, 90, false},
		{"+proj=lcc +lat_1=-30 +lat_2=-60", 0, -90, 80, false},
		{"+proj=utm +zone=31 +datum=WGS84", 3, -90, 90, false},
		{"+proj=utm +zone=1 +south", -177, -90, 90, false},
		{"+proj=robin +lon_0=12d30", 12.5, -90, 90, false},
		{"+proj=robin +lon_0=12d30'W", -12.5, -90, 90, false},
		{"+proj=robin +lon_0=12d30'36E", 12.51, -90, 90, false},
		{"+proj=robin +lon_0=", 0, -90, 90, false},
		{"", 0, -90, 90, false},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct domain d;
		domain_of_projection(rows[i].proj, &d);
		EXPECT(d.kind == DOMAIN_BAND);
		EXPECT_NEAR(d.band.min_x, rows[i].lon_0 - 180, 1e-12);
		EXPECT_NEAR(d.band.max_x, rows[i].lon_0 + 180, 1e-12);
		EXPECT_NEAR(d.band.min_y, rows[i].south, 0);
		EXPECT_NEAR(d.band.max_y, rows[i].north, 0);
		EXPECT_NEAR(d.centre.lon_deg, rows[i].lon_0, 1e-12);
		EXPECT(d.equal_area == rows[i].equal_area);
		EXPECT_INT(d.n_slits, 0);
		EXPECT_NEAR(d.length, 720 + 2 * (rows[i].north - rows[i].south), 1e-9);
		EXPECT_INT(d.n_sides, 4);
	}
}

static void caps(struct test_state *t)
{
	static const struct {
		const char *proj;
		double lon, lat, radius, fit;
	} rows[] = {
		{"+proj=ortho +lat_0=35 +lon_0=150", 150, 35, 89.99, 89.99},
		{"+proj=laea +lat_0=-90", 0, -90, 179.9, 179.9},
		{"+proj=aeqd", 0, 0, 179, 179},
		{"+proj=stere +lat_0=90 +lat_ts=71", 0, 90, 170, 90},
		{"+proj=ups", 0, 90, 170, 90},
		{"+proj=ups +south", 0, -90, 170, 90},
		{"+proj=gnom +lon_0=5 +lat_0=7", 5, 7, 85, 60},
		/* From as high as the earth's radius half of the way to the horizon is seen. */
		{"+proj=nsper +h=6378137 +lat_0=7", 0, 7, 59.98, 59.98},
		{"+proj=geos +h=6378137 +lon_0=9", 9, 0, 59.6, 59.6},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct domain d;
		domain_of_projection(rows[i].proj, &d);
		EXPECT(d.kind == DOMAIN_CAP);
		EXPECT_NEAR(d.centre.lon_deg, rows[i].lon, 0);
		EXPECT_NEAR(d.centre.lat_deg, rows[i].lat, 0);
		EXPECT_NEAR(d.radius_deg, rows[i].radius, 1e-9);
		EXPECT_NEAR(d.fit_radius_deg, rows[i].fit, 1e-9);
		EXPECT(d.equal_area == (i == 1));
	}
}

/* Where PROJ's own program puts places to either side of a slit tells where it is:
 * echo "-40.01 45" | cs2cs +proj=longlat +proj=igh and so on. */
static void slits(struct test_state *t)
{
	static const struct slit want[] = {{-100, false}, {-20, false}, {80, false},
		{-40, true}},
				 ocean[] = {{-60 - 160, false}, {90 - 160, false},
					 {-90 - 160, true}, {60 - 160, true}};
	struct domain d;
	domain_of_projection("+proj=igh", &d);
	EXPECT_INT(d.n_slits, 4);
	for (size_t i = 0; i < 4; i++) {
		EXPECT(d.slits[i].lon_deg == want[i].lon_deg &&
			d.slits[i].north == want[i].north);
	}
	/* Round the world, and both ways along each slit. */
	EXPECT_NEAR(d.length, 2 * 360 + 2 * 180 + 4 * 180, 1e-9);
	EXPECT_INT(d.n_sides, 4 + 3 * 4);
	EXPECT(d.equal_area);
	domain_of_projection("+proj=igh_o +lon_0=-160", &d);
	EXPECT_INT(d.n_slits, 4);
	for (size_t i = 0; i < 4; i++) {
		EXPECT(d.slits[i].lon_deg == ocean[i].lon_deg &&
			d.slits[i].north == ocean[i].north);
	}
}

static void positions(struct test_state *t)
{
	static const struct {
		struct pt p;
		int face;
		double want;
	} rows[] = {
		{{-180, -90}, 0, 0},
		{{-150, -90}, 0, 30},
		{{-100, -45}, -1, 80 + 45},	/* up the west face of the first slit */
		{{-100, -45}, 1, 80 + 90 + 45}, /* and down its east face */
		{{180, 0}, -1, 360 + 3 * 180 + 90},
		{{-40, 45}, 1, 360 + 3 * 180 + 180 + 220 + 45},
		{{-180, 0}, 1, 360 + 3 * 180 + 180 + 360 + 180 + 90},
	};
	struct domain d;
	domain_of_projection("+proj=igh", &d);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		EXPECT_NEAR(domain_position(&d, rows[i].p, rows[i].face), rows[i].want, 1e-9);
	}
}

/* Points walked along the edge of a cap lie on it, in order. */
static void walk_round_a_cap(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct domain d;
	domain_of_projection("+proj=ortho +lat_0=52 +lon_0=171", &d);
	struct features out = {.space = SPACE_LONLAT, .table = &fixture_no_table};
	EXPECT(features_begin(&out, &f.arena, SHAPE_LINE, 0) && features_part(&out, &f.arena) &&
		domain_walk(&d, 350, 20, &f.arena, &out));
	EXPECT_INT(out.n_pts, 30 * 4 - 1);
	double last = -11;
	for (size_t i = 0; i < out.n_pts; i++) {
		struct pt p = out.pts[i];
		EXPECT_NEAR(domain_angle_deg(d.centre, (struct lonlat){p.x, p.y}), 89.99, 1e-9);
		double at = domain_position(&d, p, 0);
		at -= at > 180 ? 360 : 0;
		EXPECT_NEAR(at, -10 + 0.25 * (double)(i + 1), 1e-6);
		EXPECT(at > last);
		last = at;
	}
	struct lonlat start = domain_start(&d);
	double position = domain_position(&d, (struct pt){start.lon_deg, start.lat_deg}, 0);
	EXPECT(position < 1e-6 || position > 360 - 1e-6);
	fixture_finish(&f);
}

/* From the west of the equator round by the south to the east, past the start. */
static void walk_round_a_band(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct domain d;
	domain_round(10, &d);
	struct features out = {.space = SPACE_LONLAT, .table = &fixture_no_table};
	double west = domain_position(&d, (struct pt){-170, 0}, 1),
	       east = domain_position(&d, (struct pt){190, 0}, -1);
	EXPECT_NEAR(west, 360 + 180 + 360 + 90, 1e-9);
	EXPECT_NEAR(east, 360 + 90, 1e-9);
	EXPECT(features_begin(&out, &f.arena, SHAPE_LINE, 0) && features_part(&out, &f.arena) &&
		domain_walk(&d, west, east, &f.arena, &out));
	/* 90 down, 360 across and 90 up in steps of 30, with both corners. */
	EXPECT_INT(out.n_pts, 2 + 1 + 11 + 1 + 2);
	EXPECT_NEAR(out.pts[0].x, -170 + 1e-9, 1e-12);
	EXPECT_NEAR(out.pts[0].y, -30, 1e-9);
	EXPECT_NEAR(out.pts[2].x, -170 + 1e-9, 1e-12);
	EXPECT_NEAR(out.pts[2].y, -90, 1e-9);
	EXPECT_NEAR(out.pts[3].x, -140, 1e-9);
	EXPECT_NEAR(out.pts[14].x, 190 - 1e-9, 1e-12);
	EXPECT_NEAR(out.pts[16].y, -30, 1e-9);
	fixture_finish(&f);
}

static void turns(struct test_state *t)
{
	struct domain d;
	domain_round(179, &d);
	EXPECT_NEAR(domain_turn(&d, -178), 182, 1e-12);
	EXPECT_NEAR(domain_turn(&d, -1), -1, 0);
	EXPECT_NEAR(domain_turn(&d, 359), -1, 1e-12);
	EXPECT_NEAR(domain_turn(&d, 720), 0, 1e-12);
	domain_of_projection("+proj=ortho +lon_0=-100", &d);
	EXPECT_NEAR(domain_turn(&d, 100), -260, 1e-12);
	EXPECT_NEAR(domain_turn(&d, 79), 79, 0);
}

static void clear_boxes(struct test_state *t)
{
	static const struct {
		const char *proj;
		struct box b;
		bool clear;
	} rows[] = {
		{"+proj=eqearth", {-10, 0, 10, 10}, true},
		{"+proj=eqearth", {170, 0, 180, 10}, false},
		{"+proj=eqearth", {170, 0, 181, 10}, false},
		{"+proj=eqearth", {-90, 0, 90, 10}, false}, /* may be the other half */
		{"+proj=eqearth +lon_0=170", {-20, 0, -5, 10}, false},
		{"+proj=merc", {0, 80, 1, 86}, false},
		{"+proj=merc", {0, 80, 1, 85}, true},
		{"+proj=igh", {0, 5, 1, 6}, false},
		{"+proj=ortho", {0, 5, 1, 6}, false},
		{"+proj=laea", {0, 5, 1, 6}, true},
		{"+proj=laea", {179.95, -1, 180, 1}, false},
		{"+proj=laea", {-180, -1, -179.95, 1}, false},
		{"+proj=laea", {-180, 1, -179.95, 2}, true},
		{"+proj=laea +lon_0=90", {-91, -1, -89, 1}, false},
		{"+proj=laea +lon_0=90", {269, -1, 271, 1}, false},
		{"+proj=laea +lon_0=90", {-91, -1, -90.2, 1}, true},
		{"+proj=stere +lat_0=90", {0, -85, 1, -79}, false},
		{"+proj=stere +lat_0=90", {0, -79, 1, -70}, true},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct domain d;
		domain_of_projection(rows[i].proj, &d);
		EXPECT(domain_clears(&d, rows[i].b) == rows[i].clear);
	}
}

TEST_MAIN({"bands", bands}, {"caps", caps}, {"slits", slits}, {"positions", positions},
	{"walk round a cap", walk_round_a_cap}, {"walk round a band", walk_round_a_band},
	{"turns", turns}, {"clear boxes", clear_boxes})
