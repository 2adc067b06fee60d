#include "source/inspect.h"

#include "fixture.h"
#include "shp_writer.h"
#include "test.h"

#define GEOGCS                                                                                 \
	"GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,"        \
	"298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]"

static const char *inspect(struct fixture *f, const char *path)
{
	struct buf b;
	const struct source_options none = {0};
	buf_init(&b, 100000);
	const char *text = inspect_file(&f->arena, path, &none, NULL, &b) ? b.ptr : "(failed)";
	char *copy = arena_strdup(&f->arena, text);
	size_t n = strlen(f->folder) + 1;
	for (char *at = copy; (at = strstr(at, f->folder)) != NULL;) {
		memmove(at, at + n, strlen(at + n) + 1);
	}
	buf_finish(&b);
	return copy;
}

static void inspect_csv(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	EXPECT_STR(inspect(&f, fixture_write_text(&f, "x.csv",
				       "name;lon;lat;note\nGao;-0.05;16.25;\n"
				       "Ménaka;2.4;15.9;\"\"\n?;;;x\nTillia;4.5;16;y\n")),
		"x.csv\n"
		"format:   csv, point\n"
		"records:  4, 1 without shape\n"
		"points:   3\n"
		"crs:      not given; the numbers fit longitude/latitude\n"
		"encoding: UTF-8, because it is valid UTF-8\n"
		"extent:   -0.05 15.9 4.5 16.25\n"
		"fields:\n"
		"  name         text    Gao | Ménaka\n"
		"  lon          number  1 missing; -0.05 | 2.4\n"
		"  lat          number  1 missing; 16.25 | 15.9\n"
		"  note         text    1 missing;  | x\n"
		"layer:    - { id: x, source: x.csv, label: name }\n"
		"style:    x: { symbol: circle, symbol-size: 3pt, fill: \"#b3261e\" }\n");
	EXPECT(f.diag.n_warnings == 0);
	EXPECT_STR(inspect(&f, fixture_write_text(&f, "y.csv", "a\n")),
		"y.csv\nformat:   csv, none\nrecords:  0\npoints:   0\n"
		"crs:      not given; the numbers fit longitude/latitude\n"
		"encoding: UTF-8, because it is valid UTF-8\nfields:\n  a            text   "
		"\nlayer:    none, it has no shapes: a table for `join:`\n");
	EXPECT_STR(inspect(&f, fixture_path(&f, "no.csv")), "(failed)");
	EXPECT_STR(fixture_error(&f), "no.csv: No such file or directory");
	fixture_finish(&f);
}

static void inspect_shapefile(struct test_state *t)
{
	struct fixture f;
	struct shp_writer w;
	fixture_init(&f);
	shp_begin(&w, KIND_POINT + KIND_Z);
	w.driver = 3;
	for (int i = 0; i < 150; i++) {
		shp_point(&w, 1000 * i, 5);
	}
	shp_patch_u32(&w, 149, 0, 99);
	const char *text = inspect(&f, shp_save(&w, &f, "x"));
	EXPECT_STR(text, "x.shp\n"
			 "format:   shapefile, point z\n"
			 "records:  150, 1 damaged (the first is 149)\n"
			 "points:   149\n"
			 "crs:      not given, and the numbers are no degrees\n"
			 "encoding: CP1252, because the .dbf's language driver says so\n"
			 "extent:   0 5 148000 5\n"
			 "fields:\n"
			 "  ID           number  0 | 1\n"
			 "layer:    - { id: x, source: x.shp, crs: EPSG:... }\n"
			 "style:    x: { symbol: circle, symbol-size: 3pt, fill: \"#b3261e\" "
			 "}\n");
	w.prj = GEOGCS;
	text = inspect(&f, shp_save(&w, &f, "y"));
	EXPECT(strstr(text, "\ncrs:      GEOGCS[\"GCS_WGS_1984\",DATUM[") != NULL);
	shp_finish(&w);
	fixture_finish(&f);
}

/* Six bow ties, of which five are named, and a square. */
static void invalid(struct test_state *t)
{
	static const double tie[] = {0, 0, 2, 2, 2, 0, 0, 2, 0, 0},
			    square[] = {0, 0, 0, 2, 2, 2, 2, 0, 0, 0};
	static const uint32_t begin = 0;
	static const struct {
		size_t ties;
		const char *want;
	} rows[] = {{0, "records:  1\npoints:"},
		{1, "records:  2\ninvalid:  1, repaired when drawn: shape 0\npoints:"},
		{5, "\ninvalid:  5, repaired when drawn: shape 0, 1, 2, 3, 4\npoints:"},
		{6, "\ninvalid:  6, repaired when drawn: shape 0, 1, 2, 3, 4, ...\npoints:"}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct shp_writer w;
		fixture_init(&f);
		shp_begin(&w, KIND_POLYGON);
		for (size_t k = 0; k <= rows[i].ties; k++) {
			shp_record(&w, KIND_POLYGON, &begin, 1,
				(k < rows[i].ties ? tie : square), 5);
		}
		const char *text = inspect(&f, shp_save(&w, &f, "My areas"));
		EXPECT(strstr(text, rows[i].want) != NULL);
		EXPECT(strstr(text, "\nlayer:    - { id: my-areas, source: \"My areas.shp\" }\n"
				    "style:    my-areas: { fill: ") != NULL);
		shp_finish(&w);
		fixture_finish(&f);
	}
}

static void geopackage(struct test_state *t)
{
	struct fixture f;
	struct buf b;
	const char **layers;
	size_t n;
	const struct source_options zones = {.layer = "zones"};
	fixture_init(&f);
	const char *path = fixture_copy(&f, "tests/unit/source/gdal/sahel.gpkg");
	const char *text = inspect(&f, path);
	EXPECT(strstr(text, "sahel.gpkg\nsource-layer: towns\nformat:   GPKG, point\n") ==
		text);
	EXPECT(strstr(text, "\n\nsahel.gpkg\nsource-layer: zones\nformat:   GPKG, polygon\n") !=
		NULL);
	EXPECT(strstr(text, "layer:    - { id: towns, source: sahel.gpkg, source-layer: towns, "
			    "label: name }\n") != NULL);
	buf_init(&b, 10000);
	EXPECT(inspect_file(&f.arena, path, &zones, "a, b", &b));
	EXPECT(strstr(b.ptr, "towns") == NULL);
	EXPECT_STR(strstr(b.ptr, "used by:"), "used by:  a, b\n");
	buf_finish(&b);
	EXPECT(inspect_layers(&f.arena, path, &layers, &n) && n == 2);
	EXPECT_STR(layers[1], "zones");
	EXPECT(inspect_layers(&f.arena, "x.shp", &layers, &n) && n == 1 && layers[0] == NULL);
	EXPECT(!inspect_layers(&f.arena, "nosuch.fgb", &layers, &n));
	fixture_finish(&f);
}

static void ids(struct test_state *t)
{
	static const struct {
		const char *text, *id;
	} rows[] = {{"roads", "roads"}, {"Main Roads_2020", "main-roads-2020"}, {"--a--", "a"},
		{"\303\251t\303\251", "t"}, {"...", "layer"}, {"", "layer"}};
	struct fixture f;
	fixture_init(&f);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		EXPECT_STR(inspect_id(&f.arena, rows[i].text), rows[i].id);
	}
	fixture_finish(&f);
}

static void labels(struct test_state *t)
{
	static const struct {
		const char *header, *row, *label;
	} rows[] = {{"lon,lat,Name,x", "1,2,a,b", "Name"},
		{"lon,lat,city,NAME_EN", "1,2,a,b", "NAME_EN"},
		{"lon,lat,name,nom", "1,2,3,b", "nom"}, {"lon,lat,a", "1,2,x", NULL}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct features out;
		struct source_info info;
		const struct source_options none = {0};
		char text[100];
		fixture_init(&f);
		(void)snprintf(text, sizeof(text), "%s\n%s\n", rows[i].header, rows[i].row);
		EXPECT(source_read(
			&f.arena, fixture_write_text(&f, "x.csv", text), &none, &out, &info));
		const char *label = inspect_label(out.table);
		EXPECT((label == NULL) == (rows[i].label == NULL));
		EXPECT(label == NULL || strcmp(label, rows[i].label) == 0);
		EXPECT(inspect_shape(&out) == SHAPE_POINT);
		fixture_finish(&f);
	}
	EXPECT(inspect_label(NULL) == NULL);
}

/* The kind that most features have; of equals the lower. */
static void kinds(struct test_state *t)
{
	static const struct pt pts[] = {{0, 0}, {1, 0}, {1, 1}};
	static const struct {
		int points, lines, areas;
		enum shape want;
	} rows[] = {{0, 0, 0, SHAPE_NULL}, {1, 0, 0, SHAPE_POINT}, {1, 2, 1, SHAPE_LINE},
		{1, 2, 3, SHAPE_POLYGON}, {0, 1, 1, SHAPE_LINE}, {2, 0, 1, SHAPE_POINT}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct features out = {.table = &fixture_no_table};
		fixture_init(&f);
		fixture_add(&f, &out, SHAPE_NULL, 0, pts, 0);
		for (int k = 0; k < rows[i].points; k++) {
			fixture_add(&f, &out, SHAPE_POINT, 0, pts, 1);
		}
		for (int k = 0; k < rows[i].lines; k++) {
			fixture_add(&f, &out, SHAPE_LINE, 0, pts, 2);
		}
		for (int k = 0; k < rows[i].areas; k++) {
			fixture_add(&f, &out, SHAPE_POLYGON, 0, pts, 3);
		}
		EXPECT_INT(inspect_shape(&out), rows[i].want);
		fixture_finish(&f);
	}
}

TEST_MAIN({"csv", inspect_csv}, {"shapefile", inspect_shapefile}, {"invalid shapes", invalid},
	{"GeoPackage", geopackage}, {"ids", ids}, {"labels", labels}, {"kinds", kinds})
