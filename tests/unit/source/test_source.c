#include "proj/project.h"
#include "shp_writer.h"
#include "source/source.h"
#include "test.h"

#include <math.h>

static const char no_degrees[] =
	": no coordinate system is given and the numbers are no degrees; write "
	"`crs: EPSG:...` in the layer";

static void by_ending(struct test_state *t)
{
	static const struct {
		const char *name, *format; /* NULL: cannot be read */
	} rows[] = {{"a.csv", "csv"}, {"a.CSV", "csv"}, {"a.tsv", "csv"}, {"a.vrt", NULL},
		{"a", NULL}, {"a.shp.csv", "csv"}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct features out;
		struct source_info info;
		const struct source_options none = {0};
		fixture_init(&f);
		const char *path = fixture_write_text(&f, rows[i].name, "n\tm\n1\t2\n");
		bool ok = source_read(&f.arena, path, &none, &out, &info);
		EXPECT(ok == (rows[i].format != NULL));
		if (ok) {
			EXPECT_STR(info.format, rows[i].format);
		} else {
			char want[120];
			(void)snprintf(want, sizeof(want),
				"%s: the name must end in .shp, .csv or .tsv to be read, or, "
				"through GDAL, in .geojson, ",
				rows[i].name);
			EXPECT(strncmp(fixture_error(&f), want, strlen(want)) == 0);
			EXPECT(f.diag.code == SM_E_DATA);
		}
		fixture_finish(&f);
	}
}

/* Chosen among the layers of a file, but not of one that has no choice. */
static void source_layer(struct test_state *t)
{
	struct fixture f;
	struct features out;
	struct source_info info;
	const struct source_options zones = {.layer = "zones"};
	fixture_init(&f);
	EXPECT(source_read(&f.arena, fixture_source(&f, "tests/unit/source/gdal/sahel.gpkg"),
		&zones, &out, &info));
	EXPECT(out.n_items == 1 && info.extent.max_x == 4 && info.extent.min_y == 10);
	EXPECT(!source_read(
		&f.arena, fixture_write_text(&f, "x.csv", "a\n1\n"), &zones, &out, &info));
	EXPECT(f.diag.code == SM_E_SPEC);
	EXPECT_STR(fixture_error(&f),
		"x.csv: holds one layer only, and `source-layer` chooses among several");
	fixture_finish(&f);
}

/* Whether longitude/latitude is assumed of one point, and what is said. */
static void no_crs(struct test_state *t)
{
	static const struct {
		double x, y;
		bool fits;
	} rows[] = {{-180, -90, true}, {360, 90, true}, {181, 0, true}, {-181, 0, false},
		{361, 0, false}, {0, 91, false}, {0, -91, false}, {500000, 1500000, false}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		for (int csv = 0; csv < 2; csv++) {
			struct fixture f;
			struct shp_writer w;
			struct features out;
			struct source_info info;
			const struct source_options none = {0}, utm = {.crs = "EPSG:32630"};
			char text[64], want[160];
			fixture_init(&f);
			shp_begin(&w, KIND_POINT);
			shp_point(&w, rows[i].x, rows[i].y);
			(void)snprintf(
				text, sizeof(text), "lon,lat\n%g,%g\n", rows[i].x, rows[i].y);
			const char *path = csv ? fixture_write_text(&f, "x.csv", text)
					       : shp_save(&w, &f, "x");
			EXPECT(source_read(&f.arena, path, &none, &out, &info) == rows[i].fits);
			(void)snprintf(
				want, sizeof(want), "x.%s%s", csv ? "csv" : "shp", no_degrees);
			if (rows[i].fits) {
				EXPECT(out.space == SPACE_LONLAT && info.crs == NULL);
				EXPECT(info.extent.min_x == rows[i].x);
				EXPECT_STR(fixture_warning(&f, "no-crs"),
					csv ? ""
					    : "x.shp: no .prj file: longitude/latitude on "
					      "WGS 84 is assumed");
			} else {
				EXPECT(f.diag.code == SM_E_DATA);
				EXPECT_STR(fixture_error(&f), want);
			}
			/* The map file's word makes it fit. */
			fixture_forget(&f);
			EXPECT(source_read(&f.arena, path, &utm, &out, &info));
			EXPECT_STR(info.crs, "EPSG:32630");
			EXPECT(out.space == SPACE_CRS && f.diag.n_warnings == 0);
			shp_finish(&w);
			fixture_finish(&f);
		}
	}
}

#define GEOGCS                                                                                 \
	"GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,"        \
	"298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]"

/* ESRI's WKT 1 of longitude/latitude and of UTM zone 30 N, in which the point 500000, 0 is
 * longitude -3 on the equator, and 1000 km up its meridian at scale 0.9996 is latitude
 * 9.0473. */
static void esri_wkt(struct test_state *t)
{
	static const struct {
		const char *prj;
		double x, y, lon, lat;
	} rows[] = {
		{GEOGCS, -3.5, 14.25, -3.5, 14.25},
		{"PROJCS[\"WGS_1984_UTM_Zone_30N\"," GEOGCS
		 ",PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",500000.0],"
		 "PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",-3.0],"
		 "PARAMETER[\"Scale_Factor\",0.9996],PARAMETER[\"Latitude_Of_Origin\",0.0],"
		 "UNIT[\"Meter\",1.0]]",
			500000, 0, -3, 0},
	};
	for (size_t i = 0; i < 2; i++) {
		struct fixture f;
		struct shp_writer w;
		struct features raw, out;
		struct source_info info;
		const struct source_options none = {0};
		fixture_init(&f);
		shp_begin(&w, KIND_POINT);
		w.prj = rows[i].prj;
		shp_point(&w, rows[i].x, rows[i].y);
		const char *path = shp_save(&w, &f, "x");
		EXPECT(source_read(&f.arena, path, &none, &raw, &info));
		EXPECT(raw.space == SPACE_CRS && f.diag.n_warnings == 0);
		EXPECT_STR(info.crs, rows[i].prj);
		EXPECT(project_to_lonlat(&f.arena, &raw, info.crs, &out));
		EXPECT(out.n_pts == 1 && fabs(out.pts[0].x - rows[i].lon) < 1e-9);
		EXPECT(out.n_pts == 1 && fabs(out.pts[0].y - rows[i].lat) < 1e-9);
		shp_finish(&w);
		fixture_finish(&f);
	}
}

static void extent(struct test_state *t)
{
	struct fixture f;
	struct features out;
	struct source_info info;
	const struct source_options none = {0};
	fixture_init(&f);
	const char *path =
		fixture_write_text(&f, "x.csv", "lon,lat\n-4,16\n,\n2.5,13\n-1,20.5\n");
	EXPECT(source_read(&f.arena, path, &none, &out, &info));
	EXPECT(info.extent.min_x == -4 && info.extent.max_x == 2.5);
	EXPECT(info.extent.min_y == 13 && info.extent.max_y == 20.5);
	EXPECT(info.n_null == 1 && info.n_records == 4);
	path = fixture_write_text(&f, "y.csv", "a,b\n1,2\n");
	EXPECT(source_read(&f.arena, path, &none, &out, &info));
	EXPECT(box_is_empty(info.extent) && out.space == SPACE_LONLAT);
	fixture_finish(&f);
}

TEST_MAIN({"by ending", by_ending}, {"source-layer", source_layer},
	{"no coordinate system", no_crs}, {"ESRI WKT", esri_wkt}, {"extent", extent})
