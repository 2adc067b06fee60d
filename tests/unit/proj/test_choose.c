#include "proj/choose.h"
#include "test.h"

/* Expected strings worked out by hand from Snyder's rules as choose.h states them: standard
 * parallels one sixth inside, centres in the middle, to one decimal. */
static const struct {
	struct box lonlat;
	const char *want;
} rows[] = {
	/* the world, and what is nearly as wide */
	{{-180, -90, 180, 90}, "+proj=eqearth +lon_0=0.0"},
	{{-30, -60, 171, 75}, "+proj=eqearth +lon_0=70.5"},
	{{-180, 40, 180, 90}, "+proj=eqearth +lon_0=0.0"},
	/* all round a pole */
	{{-180, 40.1, 180, 90}, "+proj=laea +lat_0=90.0 +lon_0=0.0"},
	{{-160, -90, 170, -60}, "+proj=laea +lat_0=-90.0 +lon_0=5.0"},
	/* wide, away from the equator: 100 degrees at 50 N are 64 on the ground */
	{{20, 40, 120, 60}, "+proj=aea +lat_0=50.0 +lon_0=70.0 +lat_1=43.3 +lat_2=56.7"},
	{{20, -60, 120, -40}, "+proj=aea +lat_0=-50.0 +lon_0=70.0 +lat_1=-56.7 +lat_2=-43.3"},
	{{-130, 8.1, -70, 20.1}, "+proj=aea +lat_0=14.1 +lon_0=-100.0 +lat_1=10.1 +lat_2=18.1"},
	/* as wide, but too near the equator on one side of it */
	{{-130, 8, -70, 20}, "+proj=laea +lat_0=14.0 +lon_0=-100.0"},
	{{-130, -20, -70, -8}, "+proj=laea +lat_0=-14.0 +lon_0=-100.0"},
	/* exactly as wide as a single projection centre serves */
	{{-30, -60, 170, 75}, "+proj=laea +lat_0=7.5 +lon_0=70.0"},
	/* wide and astride the equator: true at half the larger latitude */
	{{-20, -10, 60, 12}, "+proj=cea +lon_0=20.0 +lat_ts=6.0"},
	{{-20, -16, 60, 12}, "+proj=cea +lon_0=20.0 +lat_ts=8.0"},
	{{-60, -35, 60, 5}, "+proj=laea +lat_0=-15.0 +lon_0=0.0"},
	{{-20, 0, 60, 12}, "+proj=laea +lat_0=6.0 +lon_0=20.0"},
	{{-20, -12, 60, 0}, "+proj=laea +lat_0=-6.0 +lon_0=20.0"},
	/* tall; a country; high in the north, where 80 degrees are 24 on the ground */
	{{-80, -55, -60, 10}, "+proj=laea +lat_0=-22.5 +lon_0=-70.0"},
	{{-12.25, 10.1, 4.27, 25}, "+proj=laea +lat_0=17.6 +lon_0=-4.0"},
	{{-60, 60, 20, 85}, "+proj=laea +lat_0=72.5 +lon_0=-20.0"},
	/* wide for its height, but not above 30 degrees */
	{{0, 40, 30, 43}, "+proj=laea +lat_0=41.5 +lon_0=15.0"},
	{{0, 40, 30.2, 43}, "+proj=aea +lat_0=41.5 +lon_0=15.1 +lat_1=40.5 +lat_2=42.5"},
	/* 1.6 times as wide as high, just not and just; cos 60 is a half */
	{{0, 50, 63.8, 70}, "+proj=laea +lat_0=60.0 +lon_0=31.9"},
	{{0, 50, 64.2, 70}, "+proj=aea +lat_0=60.0 +lon_0=32.1 +lat_1=53.3 +lat_2=66.7"},
	/* a point, and numbers that round to nothing or to a half below zero */
	{{2.1, 13.5, 2.1, 13.5}, "+proj=laea +lat_0=13.5 +lon_0=2.1"},
	{{-0.06, -0.06, 0, 0}, "+proj=laea +lat_0=0.0 +lon_0=0.0"},
	{{-2, -1, 1, 0}, "+proj=laea +lat_0=-0.5 +lon_0=-0.5"},
};

static void choices(struct test_state *t)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char got[200], want[200];
		choose_projection(rows[i].lonlat, got, sizeof(got));
		(void)snprintf(want, sizeof(want), "%s +datum=WGS84 +units=m", rows[i].want);
		EXPECT_STR(got, want);
	}
}

TEST_MAIN({"a projection for each kind of extent", choices})
