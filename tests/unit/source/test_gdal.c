#include "source/gdal.h"

#include "fixture.h"
#include "proj/project.h"
#include "shp_writer.h"
#include "test.h"

#include <math.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define GPKG "tests/unit/source/gdal/sahel.gpkg"
#define FGB "tests/unit/source/gdal/towns.fgb"

struct gdal_test {
	struct fixture f;
	struct features out;
	struct source_info info;
};

static bool read_path(struct gdal_test *s, const char *path, const struct source_options *o)
{
	static const struct source_options none = {0};
	return gdal_read(&s->f.arena, gdal_library_names, path, o == NULL ? &none : o, &s->out,
		&s->info);
}

/* A GeoJSON file of these features. */
static bool read_features(
	struct gdal_test *s, const char *features, const struct source_options *o)
{
	fixture_init(&s->f);
	size_t size = strlen(features) + 100;
	char *text = arena_alloc(&s->f.arena, size, 1);
	(void)snprintf(
		text, size, "{\"type\":\"FeatureCollection\",\"features\":[%s]}", features);
	return read_path(s, fixture_write_text(&s->f, "x.geojson", text), o);
}

#define FEATURE(properties, geometry)                                                          \
	"{\"type\":\"Feature\",\"properties\":" properties ",\"geometry\":" geometry "}"

static const char *dump(struct gdal_test *s)
{
	struct buf b;
	buf_init(&b, 10000);
	features_dump(&s->out, 20, &b);
	const char *text = arena_strdup(&s->f.arena, b.ptr == NULL ? "" : b.ptr);
	buf_finish(&b);
	return text;
}

/* Row by row, the cells of a column: "a|(missing)|". */
static const char *cells(struct gdal_test *s, const char *name)
{
	const struct column *c = table_column(s->out.table, name);
	struct buf b;
	buf_init(&b, 10000);
	buf_puts(&b, c == NULL ? "no column" : c->type == COLUMN_TEXT ? "text" : "number");
	for (size_t i = 0; c != NULL && i < s->out.table->n_rows; i++) {
		const char *text = table_text(&s->f.arena, c, i);
		buf_printf(&b, " %s", text == NULL ? "(missing)" : text[0] ? text : "''");
	}
	const char *text = arena_strdup(&s->f.arena, b.ptr);
	buf_finish(&b);
	return text;
}

#define SQUARE "[[0,0],[4,0],[4,4],[0,0]]"
#define HOLE "[[3,1],[3,2],[2,1],[3,1]]"

static void shapes(struct test_state *t)
{
	static const struct {
		const char *geometry, *want, *kind, *warning;
	} rows[] = {
		{"{\"type\":\"Point\",\"coordinates\":[1.5,-2]}",
			"point row 0 part 1: 1.5,-2\n", NULL, NULL},
		{"{\"type\":\"Point\",\"coordinates\":[1,2,300]}", "point row 0 part 1: 1,2\n",
			NULL, NULL},
		{"{\"type\":\"MultiPoint\",\"coordinates\":[[1,2],[3,4]]}",
			"point row 0 part 2: 1,2 3,4\n", NULL, NULL},
		{"{\"type\":\"LineString\",\"coordinates\":[[0,0],[1,1],[0,0]]}",
			"line row 0 part 3: 0,0 1,1 0,0\n", NULL, NULL},
		{"{\"type\":\"MultiLineString\",\"coordinates\":[[[0,0],[1,1]],[[2,2],[3,4]]]}",
			"line row 0 part 2: 0,0 1,1 part 2: 2,2 3,4\n", NULL, NULL},
		{"{\"type\":\"Polygon\",\"coordinates\":[" SQUARE "," HOLE "]}",
			"polygon row 0 part 3: 0,0 4,0 4,4 part 3: 3,1 3,2 2,1\n", NULL, NULL},
		{"{\"type\":\"MultiPolygon\",\"coordinates\":[[" SQUARE "],[" HOLE "]]}",
			"polygon row 0 part 3: 0,0 4,0 4,4 part 3: 3,1 3,2 2,1\n", NULL, NULL},
		{"{\"type\":\"GeometryCollection\",\"geometries\":["
		 "{\"type\":\"Point\",\"coordinates\":[1,2]},"
		 "{\"type\":\"Point\",\"coordinates\":[5,6]}]}",
			"point row 0 part 2: 1,2 5,6\n", NULL, NULL},
		{"{\"type\":\"GeometryCollection\",\"geometries\":["
		 "{\"type\":\"LineString\",\"coordinates\":[[0,0],[1,1]]},"
		 "{\"type\":\"GeometryCollection\",\"geometries\":["
		 "{\"type\":\"Polygon\",\"coordinates\":[" SQUARE "]}]},"
		 "{\"type\":\"Point\",\"coordinates\":[1,2]}]}",
			"polygon row 0 part 3: 0,0 4,0 4,4\n", "mixed-shape",
			"x.geojson: feature 0 mixes points, lines and areas: only its areas "
			"are drawn"},
		{"{\"type\":\"GeometryCollection\",\"geometries\":["
		 "{\"type\":\"Point\",\"coordinates\":[1,2]},"
		 "{\"type\":\"LineString\",\"coordinates\":[[0,0],[1,1]]}]}",
			"line row 0 part 2: 0,0 1,1\n", "mixed-shape",
			"x.geojson: feature 0 mixes points, lines and areas: only its lines "
			"are drawn"},
		{"{\"type\":\"Polygon\",\"coordinates\":[" SQUARE ",[[1,1],[2,2],[1,1]]]}",
			"polygon row 0 part 3: 0,0 4,0 4,4\n", "short-part",
			"x.geojson: feature 0: a part has too few points and was left out"},
		{"{\"type\":\"LineString\",\"coordinates\":[[1,1]]}", "null row 0\n",
			"short-part",
			"x.geojson: feature 0: a part has too few points and was left out"},
		{"null", "null row 0\n", NULL, NULL},
		{"{\"type\":\"Polygon\",\"coordinates\":[]}", "null row 0\n", NULL, NULL},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct gdal_test s;
		char text[600];
		(void)snprintf(text, sizeof(text), FEATURE("{}", "%s"), rows[i].geometry);
		EXPECT(read_features(&s, text, NULL));
		EXPECT_STR(dump(&s), rows[i].want);
		EXPECT_INT(s.info.n_records, 1);
		EXPECT_INT(s.info.n_null, strncmp(rows[i].want, "null", 4) == 0);
		EXPECT_INT(s.f.diag.n_warnings, rows[i].kind != NULL);
		if (rows[i].kind != NULL) {
			EXPECT_STR(fixture_warning(&s.f, rows[i].kind), rows[i].warning);
		}
		fixture_finish(&s.f);
	}
}

#define NOWHERE "null"

static void attributes(struct test_state *t)
{
	struct gdal_test s;
	EXPECT(read_features(&s,
		FEATURE("{\"text\":\"Ménaka\",\"int\":7,\"real\":0.5,\"big\":5000000000,"
			"\"flag\":true,\"day\":\"2023-09-16\",\"time\":\"2023-09-16T08:05:09\","
			"\"early\":\"2023-09-16T00:05:00\",\"midnight\":\"2023-09-16T00:00:"
			"00\",\"month\":\"2022-08\",\"list\":["
			"1,2]}",
			NOWHERE) "," FEATURE("{\"text\":\"\",\"flag\":false,"
					     "\"month\":\"2022\"}",
			NOWHERE) "," FEATURE("{\"text\":null,\"int\":-1}", NOWHERE),
		NULL));
	static const struct {
		const char *name, *want;
	} columns[] = {
		{"text", "text Ménaka '' (missing)"},
		{"int", "number 7 (missing) -1"},
		{"real", "number 0.5 (missing) (missing)"},
		{"big", "number 5000000000 (missing) (missing)"},
		{"flag", "text true false (missing)"},
		{"day", "text 2023-09-16 (missing) (missing)"},
		{"time", "text 2023-09-16T08:05:09 (missing) (missing)"},
		{"early", "text 2023-09-16T00:05:00 (missing) (missing)"},
		{"midnight", "text 2023-09-16 (missing) (missing)"},
		{"month", "text 2022-08 2022 (missing)"},
		{"list", "text (2:1,2) (missing) (missing)"},
	};
	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
		EXPECT_STR(cells(&s, columns[i].name), columns[i].want);
	}
	EXPECT_INT(s.out.table->n_columns, 11);
	EXPECT_INT(s.out.table->n_rows, 3);
	EXPECT_STR(s.info.format, "GeoJSON");
	EXPECT_STR(s.info.encoding, "UTF-8");
	EXPECT_STR(s.info.encoding_reason, "GDAL converts to it");
	EXPECT(s.f.diag.n_warnings == 0 && s.f.diag.n_errors == 0);
	fixture_finish(&s.f);
}

/* More rows than fit the table at first. */
static void many(struct test_state *t)
{
	enum { N = 300 };
	struct gdal_test s;
	char *text = calloc(N, 100);
	for (int i = 0; i < N; i++) {
		(void)sprintf(text + strlen(text),
			"%s" FEATURE("{\"n\":%d,\"s\":\"r%d\"}", NOWHERE), i == 0 ? "" : ",", i,
			i);
	}
	EXPECT(read_features(&s, text, NULL));
	free(text);
	EXPECT(s.out.table->n_rows == N && s.out.n_items == N);
	const struct column *n = table_column(s.out.table, "n"),
			    *r = table_column(s.out.table, "s");
	for (size_t i = 0; i < N; i++) {
		char want[16];
		(void)snprintf(want, sizeof(want), "r%zu", i);
		EXPECT(n->u.num[i] == (double)i && s.out.items[i].row == i);
		EXPECT_STR(r->u.text[i], want);
	}
	fixture_finish(&s.f);
}

static void layers(struct test_state *t)
{
	static const struct {
		const char *layer, *want, *error;
	} rows[] = {
		{"towns",
			"point row 0 part 1: -0.05,16.25\npoint row 1 part 1: 2.4,15.9\n"
			"null row 2\n",
			NULL},
		{"zones", "polygon row 0 part 4: 0,10 4,10 4,14 0,14 part 3: 1,11 1,12 2,12\n",
			NULL},
		{"notes", "null row 0\n", NULL},
		{NULL, NULL,
			"sahel.gpkg: has 2 layers; write `source-layer:` with one of towns or "
			"zones"},
		{"town", NULL,
			"sahel.gpkg: no layer 'town'; did you mean 'towns'?; it has towns or "
			"zones"},
		{"rivers", NULL, "sahel.gpkg: no layer 'rivers'; it has towns or zones"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct gdal_test s;
		fixture_init(&s.f);
		const struct source_options o = {.layer = rows[i].layer};
		bool ok = read_path(&s, fixture_copy(&s.f, GPKG), &o);
		EXPECT(ok == (rows[i].want != NULL));
		if (ok) {
			EXPECT_STR(dump(&s), rows[i].want);
			EXPECT_STR(s.info.format, "GPKG");
			EXPECT_INT(s.f.diag.n_warnings, 0);
		} else {
			EXPECT(s.f.diag.code == SM_E_SPEC);
			EXPECT_STR(fixture_error(&s.f), rows[i].error);
		}
		fixture_finish(&s.f);
	}
}

static void geopackage(struct test_state *t)
{
	struct gdal_test s;
	struct gdal_layers found;
	fixture_init(&s.f);
	const char *path = fixture_copy(&s.f, GPKG);
	const struct source_options towns = {.layer = "towns"}, notes = {.layer = "notes"};
	EXPECT(read_path(&s, path, &towns));
	EXPECT_STR(cells(&s, "name"), "text Gao Ménaka ''");
	EXPECT_STR(cells(&s, "people"), "number 86633 (missing) 7");
	EXPECT_STR(cells(&s, "founded"), "text 0650-01-01 (missing) 2023-09-16");
	EXPECT_STR(cells(&s, "seat"), "text true false (missing)");
	EXPECT_STR(cells(&s, "photo"), "no column"); /* bytes */
	EXPECT_STR(s.info.shape_type, "point");
	EXPECT(strncmp(s.info.crs, "GEOGCRS[\"WGS 84\"", 16) == 0);
	EXPECT(read_path(&s, path, &notes));
	EXPECT_STR(cells(&s, "share"), "number 0.25");
	EXPECT_STR(s.info.shape_type, "none");
	EXPECT(gdal_list(&s.f.arena, path, &found));
	EXPECT(found.n == 2);
	EXPECT_STR(found.names[0], "towns");
	EXPECT_STR(found.names[1], "zones");
	fixture_finish(&s.f);
}

static void flatgeobuf(struct test_state *t)
{
	struct gdal_test s;
	fixture_init(&s.f);
	EXPECT(read_path(&s, fixture_copy(&s.f, FGB), NULL));
	EXPECT_STR(dump(&s), "point row 0 part 1: -0.05,16.25\npoint row 1 part 1: 2.4,15.9\n");
	EXPECT_STR(cells(&s, "name"), "text Gao Ménaka");
	EXPECT_STR(s.info.format, "FlatGeobuf");
	fixture_finish(&s.f);
}

#define GML(geometry)                                                                          \
	"<ogr:FeatureCollection xmlns:ogr=\"http://ogr.maptools.org/\" "                       \
	"xmlns:gml=\"http://www.opengis.net/gml/3.2\"><ogr:featureMember>"                     \
	"<ogr:zone gml:id=\"z.1\"><ogr:geometryProperty>" geometry                             \
	"</ogr:geometryProperty></ogr:zone></ogr:featureMember></ogr:FeatureCollection>"

/* A half circle round 0,0 from 1,0 over 0,1 to -1,0: all points are at distance 1. */
static void curves(struct test_state *t)
{
	struct gdal_test s;
	fixture_init(&s.f);
	EXPECT(read_path(&s,
		fixture_write_text(&s.f, "x.gml",
			GML("<gml:Curve><gml:segments><gml:Arc><gml:posList>1 0 0 1 -1 0"
			    "</gml:posList></gml:Arc></gml:segments></gml:Curve>")),
		NULL));
	EXPECT(s.out.n_items == 1 && s.out.items[0].shape == SHAPE_LINE);
	EXPECT(s.out.n_pts > 20 && s.info.crs == NULL);
	for (size_t i = 0; i < s.out.n_pts; i++) {
		EXPECT_NEAR(hypot(s.out.pts[i].x, s.out.pts[i].y), 1, 1e-9);
		EXPECT(s.out.pts[i].y > -1e-9);
	}
	/* Reading leaves nothing behind: GDAL would write x.gfs. */
	EXPECT(access(fixture_path(&s.f, "x.gfs"), F_OK) != 0);
	fixture_finish(&s.f);
}

/* EPSG says latitude first, and so does GML; UTM zone 30 N: 500000, 0 is longitude -3 on the
 * equator. */
static void systems(struct test_state *t)
{
	static const struct {
		const char *name, *text;
		double lon, lat;
	} rows[] = {
		{"x.gml",
			GML("<gml:Point srsName=\"urn:ogc:def:crs:EPSG::4326\">"
			    "<gml:pos>16.25 -0.05</gml:pos></gml:Point>"),
			-0.05, 16.25},
		{"x.geojson",
			"{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\","
			"\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::32630\"}},"
			"\"features\":[" FEATURE(
				"{}", "{\"type\":\"Point\",\"coordinates\":[500000,0]}") "]}",
			-3, 0},
		{"x.kml",
			"<kml "
			"xmlns=\"http://www.opengis.net/kml/2.2\"><Placemark><name>Gao</name>"
			"<Point><coordinates>-0.05,16.25,0</coordinates></Point></Placemark></"
			"kml>",
			-0.05, 16.25},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct gdal_test s;
		struct features out;
		fixture_init(&s.f);
		EXPECT(read_path(
			&s, fixture_write_text(&s.f, rows[i].name, rows[i].text), NULL));
		EXPECT(s.info.crs != NULL && s.out.space == SPACE_CRS);
		EXPECT(project_to_lonlat(&s.f.arena, &s.out, s.info.crs, &out));
		EXPECT(out.n_pts == 1);
		EXPECT_NEAR(out.pts[0].x, rows[i].lon, 1e-9);
		EXPECT_NEAR(out.pts[0].y, rows[i].lat, 1e-9);
		fixture_finish(&s.f);
	}
}

static void not_installed(struct test_state *t)
{
	/* The second is a library, but not GDAL. */
	static const char *const libraries[] = {"libgdal.so.9999", "libyaml-0.so.2", NULL};
	struct gdal_test s;
	const struct source_options none = {0};
	fixture_init(&s.f);
	const char *path = fixture_copy(&s.f, FGB);
	EXPECT(!gdal_read(&s.f.arena, libraries, path, &none, &s.out, &s.info));
	EXPECT(s.f.diag.code == SM_E_DATA);
	EXPECT_STR(fixture_error(&s.f),
		"towns.fgb: files that end in .fgb are read through GDAL, which is not "
		"installed; on Debian 12 install the package libgdal32, elsewhere GDAL 3");
	fixture_finish(&s.f);
}

/* A name means a file and nothing else. */
static void names(struct test_state *t)
{
	static const char address[] = "no such file; addresses and archives are not read, only "
				      "files on this computer";
	static const struct {
		const char *path, *why;
	} rows[] = {
		{"https://example.org/a.geojson", address},
		{"/vsicurl/https://example.org/a.geojson", address},
		{"/vsizip/a.zip/a.gpkg", address},
		{"GPKG:a.gpkg", "No such file or directory"},
		{"nosuch.geojson", "No such file or directory"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct gdal_test s;
		char want[200];
		fixture_init(&s.f);
		EXPECT(!read_path(&s, rows[i].path, NULL));
		(void)snprintf(want, sizeof(want), "%s: %s", rows[i].path, rows[i].why);
		EXPECT_STR(fixture_error(&s.f), want);
		EXPECT(s.f.diag.code == SM_E_DATA);
		fixture_finish(&s.f);
	}
	/* A file in the working folder whose name begins like one of GDAL's own words. */
	struct gdal_test s;
	size_t n;
	fixture_init(&s.f);
	const char *bytes = fixture_read(&s.f, fixture_source(&s.f, FGB), &n);
	(void)fixture_write(&s.f, "http:x.fgb", bytes, n);
	char *back = getcwd(NULL, 0);
	EXPECT(chdir(s.f.folder) == 0);
	EXPECT(read_path(&s, "http:x.fgb", NULL));
	EXPECT_INT(s.out.n_items, 2);
	EXPECT(chdir(back) == 0);
	free(back);
	fixture_finish(&s.f);
}

static void endings(struct test_state *t)
{
	static const struct {
		const char *path;
		bool reads;
	} rows[] = {{"a.geojson", true}, {"a.GPKG", true}, {"a/b.fgb", true}, {"a.xlsx", true},
		{"a.vrt", false}, {"a.shp", false}, {"geojson", false},
		{"a.geojson.csv", false}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		EXPECT(gdal_reads(rows[i].path) == rows[i].reads);
	}
	struct buf b;
	buf_init(&b, 1000);
	gdal_endings(&b);
	EXPECT(strncmp(b.ptr, ".geojson, .json, ", 17) == 0);
	EXPECT(strcmp(b.ptr + b.len - 15, ".ods or .xlsx") != 0 &&
		strstr(b.ptr, ", .ods or .xlsx") == b.ptr + b.len - 15);
	buf_finish(&b);
}

#define AT(x, y) "{\"type\":\"Point\",\"coordinates\":[" #x "," #y "]}"

static void damage(struct test_state *t)
{
	struct gdal_test s;
	char text[12000] = "";
	/* One of 100 may be damaged, one of 99 may not. */
	for (int n = 99; n <= 100; n++) {
		text[0] = '\0';
		for (int i = 0; i < n; i++) {
			(void)sprintf(text + strlen(text), "%s%s", i == 0 ? "" : ",",
				i == 5 ? FEATURE("{\"a\":1}", AT(1, 2e12))
				       : FEATURE("{\"a\":1}", AT(1, 2)));
		}
		EXPECT(read_features(&s, text, NULL) == (n == 100));
		EXPECT_STR(fixture_warning(&s.f, "bad-record"),
			"x.geojson: feature 5 is damaged and was left out");
		EXPECT_INT(s.info.n_bad, 1);
		EXPECT_INT(s.info.bad_records[0], 5);
		EXPECT_INT(s.info.n_bad_listed, 1);
		EXPECT_INT(s.out.n_items, n - 1);
		EXPECT_INT(s.out.n_pts, n - 1);
		EXPECT_INT(s.out.n_parts, n - 1);
		EXPECT_INT(s.out.items[5].row, 6);
		if (n == 99) {
			EXPECT_STR(fixture_error(&s.f),
				"x.geojson: 1 of 99 features are damaged (the first is feature "
				"5)");
		}
		fixture_finish(&s.f);
	}
	fixture_init(&s.f);
	EXPECT(!read_path(&s, fixture_write_text(&s.f, "x.geojson", "{\"type\": 7"), NULL));
	EXPECT(s.f.diag.code == SM_E_DATA);
	EXPECT(strncmp(fixture_error(&s.f), "x.geojson: cannot be read: ", 27) == 0);
	EXPECT(strlen(fixture_error(&s.f)) > 27);
	fixture_forget(&s.f);
	EXPECT(!read_path(&s, fixture_write_text(&s.f, "x.gpkg", "SQLite no more"), NULL));
	EXPECT(strncmp(fixture_error(&s.f), "x.gpkg: cannot be read", 22) == 0);
	fixture_forget(&s.f);
	/* Cut inside the second feature. */
	size_t n;
	const char *bytes = fixture_read(&s.f, fixture_source(&s.f, FGB), &n);
	EXPECT(!read_path(&s, fixture_write(&s.f, "x.fgb", bytes, n - 20), NULL));
	EXPECT(strncmp(fixture_error(&s.f), "x.fgb: ", 7) == 0);
	fixture_finish(&s.f);
}

static void limits(struct test_state *t)
{
	static const struct {
		size_t max;
		const char *features, *error;
	} rows[] = {
		{2, FEATURE("{}", "{\"type\":\"LineString\",\"coordinates\":[[0,0],[1,1]]}"),
			NULL},
		{1, FEATURE("{}", "{\"type\":\"LineString\",\"coordinates\":[[0,0],[1,1]]}"),
			"x.geojson: more than 1 points"},
		{1, FEATURE("{}", NOWHERE), NULL},
		{1, FEATURE("{}", NOWHERE) "," FEATURE("{}", NOWHERE),
			"x.geojson: more than 1 features"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct gdal_test s;
		const struct source_options o = {.max_points = rows[i].max};
		EXPECT(read_features(&s, rows[i].features, &o) == (rows[i].error == NULL));
		if (rows[i].error != NULL) {
			EXPECT_STR(fixture_error(&s.f), rows[i].error);
			EXPECT(s.f.diag.code == SM_E_LIMIT);
		}
		fixture_finish(&s.f);
	}
}

static void texts(struct test_state *t)
{
	struct gdal_test s;
	const struct source_options o = {.encoding = "CP1252"};
	EXPECT(read_features(&s, FEATURE("{\"a\":\"M\xe9naka\"}", NOWHERE), NULL));
	EXPECT_STR(cells(&s, "a"), "text M\xef\xbf\xbdnaka");
	EXPECT(s.f.diag.n_warnings == 1);
	fixture_finish(&s.f);
	EXPECT(read_features(&s, FEATURE("{\"a\":\"Ménaka\"}", NOWHERE), &o));
	EXPECT_STR(cells(&s, "a"), "text Ménaka");
	EXPECT_STR(fixture_warning(&s.f, "encoding-unused"),
		"x.geojson: `encoding` is not used: GDAL converts to UTF-8 itself");
	fixture_finish(&s.f);
}

static bool is_loaded(void)
{
	FILE *maps = fopen("/proc/self/maps", "r");
	char line[1024];
	bool found = false;
	while (maps != NULL && fgets(line, sizeof(line), maps) != NULL) {
		found = found || strstr(line, "/libgdal.so") != NULL;
	}
	if (maps != NULL) {
		(void)fclose(maps);
	}
	return found;
}

/* Each allocation fails once: it is said, and once. */
static void no_memory(struct test_state *t)
{
	const struct source_options towns = {.layer = "towns"};
	int n = 1;
	for (bool ok = false; !ok; n++) {
		struct gdal_test s;
		fixture_init(&s.f);
		const char *path = fixture_source(&s.f, GPKG);
		s.f.arena.fail_in = n;
		ok = read_path(&s, path, &towns);
		EXPECT(s.f.diag.code == (ok ? SM_OK : SM_E_NOMEM));
		EXPECT(s.f.diag.n_errors == !ok && s.f.diag.depth == 0);
		fixture_finish(&s.f);
	}
	EXPECT(n > 20);
}

/* First of all cases: what is loaded stays so. */
static void loading(struct test_state *t)
{
	struct gdal_test s;
	const struct source_options none = {0};
	fixture_init(&s.f);
	EXPECT(source_read(&s.f.arena, fixture_write_text(&s.f, "x.csv", "lon,lat\n1,2\n"),
		&none, &s.out, &s.info));
	EXPECT(source_read(
		&s.f.arena, fixture_source(&s.f, "shapes/lakes.shp"), &none, &s.out, &s.info));
	EXPECT(!is_loaded());
	EXPECT(source_read(&s.f.arena, fixture_copy(&s.f, FGB), &none, &s.out, &s.info));
	EXPECT(is_loaded());
	fixture_finish(&s.f);
}

TEST_MAIN({"loaded when needed", loading}, {"shapes", shapes}, {"attributes", attributes},
	{"many rows", many}, {"layers", layers}, {"GeoPackage", geopackage},
	{"FlatGeobuf", flatgeobuf}, {"curves", curves}, {"coordinate systems", systems},
	{"not installed", not_installed}, {"names", names}, {"endings", endings},
	{"damage", damage}, {"limits", limits}, {"texts", texts}, {"no memory", no_memory})
