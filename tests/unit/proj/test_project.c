#include "fixture.h"
#include "proj/geodesic.h"
#include "proj/project.h"
#include "test.h"

#include <math.h>

static struct features in_crs(
	struct fixture *f, enum shape shape, const struct pt *pts, size_t n)
{
	struct features out = {.space = SPACE_CRS, .table = &fixture_no_table};
	fixture_add(f, &out, shape, 3, pts, n);
	return out;
}

/* Positions in a system and where they are; the latter by PROJ's program:
 * cs2cs -f %.9f CRS +to +proj=longlat +datum=WGS84, with x before y. */
static void to_lonlat(struct test_state *t)
{
	static const struct {
		const char *crs;
		struct pt at, want;
	} rows[] = {
		{"EPSG:32631", {402000, 1493000}, {2.094459218, 13.503519665}},
		/* northing before easting by the book; data have x first all the same */
		{"EPSG:3035", {3769037.018177, 2457930.555342}, {3, 45}},
		{"EPSG:31370", {41616.546682, -479264.471138}, {3, 45}},
		{"EPSG:3857", {1113194.9079, 557305.2573}, {10, 5}},
		{"+proj=laea +lat_0=14.7 +lon_0=0.5 +datum=WGS84 +units=m", {0, 0},
			{0.5, 14.7}},
		{"+proj=longlat +datum=WGS84 +pm=paris", {0, 10}, {2.33722917, 10}},
		{"PROJCS[\"WGS_1984_UTM_Zone_31N\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_"
		 "1984\","
		 "SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],"
		 "UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],"
		 "PARAMETER[\"False_Easting\",500000.0],PARAMETER[\"False_Northing\",0.0],"
		 "PARAMETER[\"Central_Meridian\",3.0],PARAMETER[\"Scale_Factor\",0.9996],"
		 "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]",
			{402000, 1493000}, {2.094459218, 13.503519665}},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		fixture_init(&f);
		struct features in = in_crs(&f, SHAPE_POINT, &rows[i].at, 1), out;
		EXPECT(project_to_lonlat(&f.arena, &in, rows[i].crs, &out));
		EXPECT(out.space == SPACE_LONLAT);
		EXPECT_INT(out.n_pts, 1);
		EXPECT_INT(out.items[0].row, 3);
		EXPECT_NEAR(out.pts[0].x, rows[i].want.x, 2e-8);
		EXPECT_NEAR(out.pts[0].y, rows[i].want.y, 2e-8);
		EXPECT_NEAR(out.items[0].box.min_x, rows[i].want.x, 2e-8);
		EXPECT_NEAR(in.pts[0].x, rows[i].at.x, 0); /* the input is not touched */
		EXPECT_INT(f.diag.n_warnings, 0);
		fixture_finish(&f);
	}
}

/* What is longitude/latitude on WGS 84 already is renamed, not computed. */
static void renamed(struct test_state *t)
{
	static const char esri[] =
		"GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\","
		"6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],"
		"UNIT[\"Degree\",0.0174532925199433]]";
	static const char ogc[] =
		"GEOGCS[\"WGS 84\",DATUM[\"World\",SPHEROID[\"WGS 84\",6378137,298.257223563]],"
		"PRIMEM[\"Greenwich\",0],UNIT[\"Degree\",0.0174532925199433]]";
	static const char *const names[] = {NULL, "EPSG:4326", "OGC:CRS84", esri, ogc};
	static const struct pt edge[] = {{-17.123456789, 4}, {18, 25}};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct fixture f;
		fixture_init(&f);
		struct features in = in_crs(&f, SHAPE_LINE, edge, 2), out;
		EXPECT(project_to_lonlat(&f.arena, &in, names[i], &out));
		EXPECT(out.space == SPACE_LONLAT && out.pts == in.pts);
		EXPECT_INT(out.n_pts, 2);
		/* Features that are longitude/latitude already have no other system. */
		EXPECT(project_to_lonlat(&f.arena, &out, "EPSG:99999", &in));
		EXPECT(in.pts == out.pts);
		fixture_finish(&f);
	}
}

/* Not every geographic system is WGS 84's: Adindan lies some 200 m off (EPSG:4201; its
 * shift for Mali and Burkina Faso is x -118, y -14, z 218 m). Gradians are no degrees. */
static void other_geographic(struct test_state *t)
{
	static const char *const crs[] = {
		"+proj=longlat +a=6378249.145 +rf=293.465 +towgs84=-118,-14,218,0,0,0,0",
		"GEOGCS[\"other\",DATUM[\"other\",SPHEROID[\"Clarke\",6378249.145,293.465],"
		"TOWGS84[-118,-14,218,0,0,0,0]],PRIMEM[\"Greenwich\",0],"
		"UNIT[\"Degree\",0.0174532925199433]]"};
	for (size_t i = 0; i < 2; i++) {
		struct fixture f;
		fixture_init(&f);
		static const struct pt at = {0, 14};
		struct features in = in_crs(&f, SHAPE_POINT, &at, 1), out;
		EXPECT(project_to_lonlat(&f.arena, &in, crs[i], &out));
		/* On the meridian of Greenwich 14 m to the west is all there is of x. */
		double n = 6378249.145 / sqrt(1 - 0.0068034876 * 0.0585262);
		EXPECT_NEAR(out.pts[0].x,
			atan2(-14, n * cos(14 * acos(-1) / 180) - 118) * 180 / acos(-1), 2e-7);
		EXPECT_NEAR(out.pts[0].y, 14.000690879, 1e-8); /* by cs2cs */
		fixture_finish(&f);
	}
	struct fixture f;
	fixture_init(&f);
	static const struct pt at = {10, 50};
	static const char grads[] =
		"GEOGCS[\"WGS 84 in gradians\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,"
		"298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"grad\",0.015707963267949]]";
	struct features in = in_crs(&f, SHAPE_POINT, &at, 1), out;
	EXPECT(project_to_lonlat(&f.arena, &in, grads, &out));
	EXPECT_NEAR(out.pts[0].x, 9, 1e-9);
	EXPECT_NEAR(out.pts[0].y, 45, 1e-9);
	fixture_finish(&f);
}

/* Straight in Mercator's plane is bent in degrees: within a metre of it everywhere. */
static void edges_bend(struct test_state *t)
{
	const double r = 6378137, pi = acos(-1);
	static const struct pt edge[] = {{0, 0}, {2e6, 3e6}};
	struct fixture f;
	fixture_init(&f);
	struct features in = in_crs(&f, SHAPE_LINE, edge, 2), out;
	EXPECT(project_to_lonlat(&f.arena, &in, "EPSG:3857", &out));
	EXPECT(out.n_pts > 10 && out.n_pts < 4096);
	double worst = 0;
	for (int i = 0; i <= 1000; i++) {
		double s = i / 1000.0, best = 0;
		double lon = s * edge[1].x / r * 180 / pi;
		double lat = (2 * atan(exp(s * edge[1].y / r)) - pi / 2) * 180 / pi;
		for (size_t k = 0; k + 1 < out.n_pts; k++) {
			struct pt a = out.pts[k], b = out.pts[k + 1];
			if (lon >= a.x && lon <= b.x) {
				best = fabs((b.x - a.x) * (lat - a.y) -
					       (b.y - a.y) * (lon - a.x)) /
				       hypot(b.x - a.x, b.y - a.y);
			}
		}
		worst = fmax(worst, best);
	}
	EXPECT(worst * 111195 < 1.01);
	/* Edges of a few hundred metres are left as they are. */
	static const struct pt little[] = {{0, 0}, {500, 600}, {0, 900}};
	in = in_crs(&f, SHAPE_POLYGON, little, 3);
	EXPECT(project_to_lonlat(&f.arena, &in, "EPSG:3857", &out));
	EXPECT_INT(out.n_pts, 3);
	fixture_finish(&f);
}

static void unknown_system(struct test_state *t)
{
	static const struct {
		const char *crs, *want;
	} rows[] = {
		{"EPSG:77777", "projection 'EPSG:77777': proj_create: crs not found"},
		{"EPSG:4978", "projection 'EPSG:4978': has neither a plane nor longitude and "
			      "latitude"},
		{"nonsense", "projection 'nonsense': proj_create: unrecognized format / "
			     "unknown name"},
	};
	static const struct pt at = {0, 0};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		fixture_init(&f);
		struct features in = in_crs(&f, SHAPE_POINT, &at, 1), out;
		EXPECT(!project_to_lonlat(&f.arena, &in, rows[i].crs, &out));
		EXPECT_INT(f.diag.code, SM_E_PROJ);
		EXPECT_INT(f.diag.n_errors, 1);
		EXPECT_STR(f.diag.errors[0].text, rows[i].want);
		fixture_finish(&f);
	}
}

/* Points outside the circle that the globe fills have no longitude. */
static void lost_points(struct test_state *t)
{
	static const struct pt pts[] = {{0, 0}, {9e6, 0}, {0, 1e6}};
	struct fixture f;
	fixture_init(&f);
	struct features in = in_crs(&f, SHAPE_POINT, pts, 3), out;
	EXPECT(project_to_lonlat(&f.arena, &in, "+proj=ortho +lat_0=0 +lon_0=0", &out));
	EXPECT_INT(out.n_pts, 2);
	EXPECT_INT(f.diag.n_warnings, 1);
	EXPECT_STR(f.diag.warnings[0].text,
		"1 points cannot be shown in this projection and were left out");
	fixture_finish(&f);
}

/* Of the equator a degree is a * pi / 180; a quarter meridian of WGS 84 is
 * 10 001 965.729 m (Karney 2013, table 2 and text). */
static void geodesics(struct test_state *t)
{
	const double degree = 6378137 * acos(-1) / 180;
	EXPECT_NEAR(geodesic_distance_m((struct lonlat){0, 0}, (struct lonlat){1, 0}), degree,
		1e-6);
	EXPECT_NEAR(geodesic_distance_m((struct lonlat){5, 0}, (struct lonlat){5, 90}),
		10001965.729, 1e-3);
	EXPECT_NEAR(geodesic_distance_m((struct lonlat){179.5, 0}, (struct lonlat){-179.5, 0}),
		degree, 1e-6);
	struct lonlat east = geodesic_direct((struct lonlat){10, 0}, 90, 2 * degree);
	EXPECT_NEAR(east.lon_deg, 12, 1e-12);
	EXPECT_NEAR(east.lat_deg, 0, 1e-12);
	struct lonlat north = geodesic_direct((struct lonlat){10, 0}, 0, 10001965.729);
	EXPECT_NEAR(north.lat_deg, 90, 1e-7);
}

static void circle(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct features out;
	const struct lonlat centre = {0.218473, 14.910985};
	EXPECT(geodesic_circle(&f.arena, centre, 200000, 72, &fixture_no_table, &out));
	EXPECT_INT(out.n_items, 1);
	EXPECT_INT(out.n_pts, 72);
	EXPECT(out.items[0].shape == SHAPE_POLYGON && out.space == SPACE_LONLAT);
	EXPECT(out.table == &fixture_no_table);
	for (size_t i = 0; i < out.n_pts; i++) {
		struct lonlat p = {out.pts[i].x, out.pts[i].y};
		EXPECT_NEAR(geodesic_distance_m(centre, p), 200000, 1e-3);
		size_t next = (i + 1) % out.n_pts;
		struct lonlat q = {out.pts[next].x, out.pts[next].y};
		/* evenly spaced: a chord of a 72nd of the circle */
		EXPECT_NEAR(geodesic_distance_m(p, q), 2 * 200000 * sin(acos(-1) / 72), 10);
	}
	EXPECT_NEAR(out.pts[0].x, centre.lon_deg, 1e-9); /* it begins in the north */
	EXPECT(out.pts[0].y > centre.lat_deg && out.pts[18].x > centre.lon_deg);
	EXPECT_NEAR(out.items[0].box.max_y, out.pts[0].y, 1e-4);
	fixture_finish(&f);
}

static void version(struct test_state *t)
{
	int major = 0, minor = 0, patch = 0;
	EXPECT_INT(sscanf(project_version(), "%d.%d.%d", &major, &minor, &patch), 3);
	EXPECT(major > 9 || (major == 9 && minor >= 1));
}

static void out_of_memory(struct test_state *t)
{
	static const struct pt edge[] = {{0, 0}, {2e6, 3e6}};
	struct fixture f;
	fixture_init(&f);
	struct features in = in_crs(&f, SHAPE_LINE, edge, 2), out;
	int failures = 0, rounds = 0;
	for (bool ok = false; !ok && failures < 100; failures += !ok) {
		fixture_forget(&f);
		f.arena.fail_in = failures + 1;
		ok = project_to_lonlat(&f.arena, &in, "EPSG:3857", &out);
		EXPECT(ok || (f.diag.code == SM_E_NOMEM && f.diag.n_errors == 1));
	}
	EXPECT(failures >= 5 && failures < 100);
	for (bool ok = false; !ok && rounds < 100; rounds += !ok) {
		fixture_forget(&f);
		f.arena.fail_in = rounds + 1;
		ok = geodesic_circle(
			&f.arena, (struct lonlat){0, 0}, 1000, 16, &fixture_no_table, &out);
		EXPECT(ok || (f.diag.code == SM_E_NOMEM && f.diag.n_errors == 1));
	}
	EXPECT(rounds >= 3 && rounds < 100);
	fixture_finish(&f);
}

TEST_MAIN({"to longitude and latitude", to_lonlat}, {"renamed", renamed},
	{"other geographic systems", other_geographic}, {"edges bend", edges_bend},
	{"unknown system", unknown_system}, {"lost points", lost_points},
	{"geodesics", geodesics}, {"circle", circle}, {"version", version},
	{"out of memory", out_of_memory})
