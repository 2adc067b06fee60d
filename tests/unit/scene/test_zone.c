#include "fixture.h"
#include "proj/geodesic.h"
#include "proj/project.h"
#include "scene/zone.h"
#include "source/source.h"
#include "test.h"

#include <math.h>

static const struct table *read_table(struct fixture *f, const char *path)
{
	const struct source_options options = {0};
	struct features features = {0};
	struct source_info info;
	return source_read(&f->arena, path, &options, &features, &info) ? features.table : NULL;
}

/* Twice the sine of the authalic latitude, for the ellipsoid's own area (Snyder 1987,
 * equation 3-12 over its value at the pole). */
static double authalic_sine(double lat_deg)
{
	const double e2 = 0.00669437999014, e = sqrt(e2), pi = acos(-1);
	double q[2];
	const double sines[] = {sin(lat_deg * pi / 180), 1};
	for (int i = 0; i < 2; i++) {
		double s = sines[i];
		q[i] = (1 - e2) *
		       (s / (1 - e2 * s * s) + log((1 + e * s) / (1 - e * s)) / (2 * e));
	}
	return q[0] / q[1];
}

/* The area on the authalic sphere (6371.0072 km) between each edge and the equator. */
static double ring_km2(const struct pt *pts, size_t n)
{
	double sum = 0;
	for (size_t i = 0; i < n; i++) {
		struct pt p = pts[i], q = pts[i + 1 < n ? i + 1 : 0];
		sum += (q.x - p.x) * acos(-1) / 180 *
		       (authalic_sine(p.y) + authalic_sine(q.y)) / 2;
	}
	return fabs(sum) * 6371.0072 * 6371.0072;
}

static double area_km2(const struct features *f, const struct feature *item)
{
	double sum = 0;
	for (uint32_t k = item->part_begin; k < item->part_end; k++) {
		/* A ring inside an odd number of others is a hole. */
		const struct part *ring = &f->parts[k];
		struct pt a = f->pts[ring->begin], b = f->pts[ring->begin + 1];
		struct pt middle = {(a.x + b.x) / 2, (a.y + b.y) / 2};
		bool hole = false;
		for (uint32_t j = item->part_begin; j < item->part_end; j++) {
			struct feature other = *item;
			other.part_begin = j;
			other.part_end = j + 1;
			hole ^= j != k && feature_contains(f, &other, middle);
		}
		double area = ring_km2(&f->pts[ring->begin], ring->end - ring->begin);
		sum += hole ? -area : area;
	}
	return sum;
}

/* The areas that zones.csv states, which shared facts computed on Natural Earth. */
static void shipped_readings(struct test_state *t)
{
	static const struct {
		const char *id;
		double km2;
	} rows[] = {{"liptako-gourma-authority", 536300}, {"liptako-gourma", 384900},
		{"tri-border", 301600}, {"tripoint-200km", 125700}};
	struct fixture f;
	fixture_init(&f);
	const char *path = fixture_source(&f, "shapes/zones.csv");
	const struct table *table = read_table(&f, path);
	EXPECT(table != NULL);
	for (size_t i = 0; table != NULL && i < 4; i++) {
		size_t row = zone_find(table, rows[i].id);
		struct features zone = {0};
		EXPECT(row < table->n_rows);
		if (row == table->n_rows ||
			!zone_build(&(struct files){.a = &f.arena}, table, path, row, &zone)) {
			t->failed++;
			continue;
		}
		EXPECT_INT(zone.n_items, 1);
		EXPECT_INT(zone.items[0].row, row);
		EXPECT(zone.table == table && zone.space == SPACE_LONLAT);
		double km2 = area_km2(&zone, &zone.items[0]);
		EXPECT_NEAR(km2, rows[i].km2, rows[i].km2 * 0.005);
		EXPECT_NEAR(table_column(table, "area_km2")->u.num[row], km2, km2 * 0.005);
	}
	EXPECT_INT(f.diag.n_errors, 0);
	fixture_finish(&f);
}

/* A table whose units are the shipped provinces. */
static const char *units_table(
	struct fixture *f, const char *kind, const char *by, const char *units)
{
	char text[4096];
	(void)snprintf(text, sizeof(text), "id,kind,units_from,units_by,units\nz,%s,%s,%s,%s\n",
		kind, fixture_source(f, "shapes/provinces.shp"), by, units);
	return fixture_write_text(f, "zones.csv", text);
}

/* Each unit once: the parts' areas add up to the whole, however the list is written. */
static void units_add_up(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	static const char *const lists[] = {"BFA/Soum", "BFA/Oudalan", "NER/Niamey",
		" BFA/Soum ;BFA/Oudalan;; NER/Niamey;",
		"NER/Niamey;BFA/Oudalan;BFA/Soum;BFA/Soum;NER/Niamey"};
	double km2[5] = {0};
	for (size_t i = 0; i < 5; i++) {
		const char *path = units_table(&f, "units", "key", lists[i]);
		const struct table *table = read_table(&f, path);
		struct features zone = {0};
		EXPECT(table != NULL &&
			zone_build(&(struct files){.a = &f.arena}, table, path, 0, &zone));
		EXPECT_INT(zone.n_items, 1);
		km2[i] = zone.n_items == 1 ? area_km2(&zone, &zone.items[0]) : 0;
	}
	EXPECT(km2[0] > 10000 && km2[1] > 8000 && km2[2] > 200);
	EXPECT_NEAR(km2[3], km2[0] + km2[1] + km2[2], 0.01);
	EXPECT_NEAR(km2[4], km2[3], 1e-6);
	fixture_finish(&f);
}

static void listed_more_often_than_there_are(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	char units[4000] = "";
	for (int i = 0; i < 300; i++) {
		(void)snprintf(units + 10 * i, sizeof(units) - (size_t)(10 * i), "NER/Dosso;");
	}
	const char *path = units_table(&f, "units", "key", units);
	const struct table *table = read_table(&f, path);
	struct features zone = {0};
	EXPECT(table != NULL &&
		zone_build(&(struct files){.a = &f.arena}, table, path, 0, &zone));
	EXPECT_INT(zone.n_items, 1);
	fixture_finish(&f);
}

static void bad_units(struct test_state *t)
{
	enum { KIND, BY, UNITS };
	static const struct {
		const char *kind, *by, *units;
		int at; /* the cell that the message is about */
		const char *want, *behind_file;
	} rows[] = {
		{"area", "key", "BFA/Soum", KIND,
			"'kind' is 'units', 'file' or 'circle', not 'area'", NULL},
		{"", "key", "BFA/Soum", KIND, "'kind' is 'units', 'file' or 'circle', not ''",
			NULL},
		{"units", "key", "BFA/Soum;BFA/Sourn", UNITS,
			"units: no 'BFA/Sourn' in 'key' of ", "; did you mean 'BFA/Soum'?"},
		{"units", "key", "BFA/Soum; Atlantis ", UNITS,
			"units: no 'Atlantis' in 'key' of ", ""},
		{"units", "key", "", KIND,
			"a zone of kind 'units' needs 'units_from, units_by and units'", NULL},
		{"units", "", "BFA/Soum", KIND,
			"a zone of kind 'units' needs 'units_from, units_by and units'", NULL},
		{"units", "colour", "BFA/Soum", BY, "no field 'colour' of words in ", ""},
		{"units", "kez", "BFA/Soum", BY, "no field 'kez' of words in ",
			"; did you mean 'key'?"},
		{"units", "key", ";", UNITS, "'units' names no area of ", ""},
		{"circle", "key", "", KIND,
			"a zone of kind 'circle' needs 'lon, lat and radius_km'", NULL},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		fixture_init(&f);
		const char *path = units_table(&f, rows[i].kind, rows[i].by, rows[i].units);
		const char *file = fixture_source(&f, "shapes/provinces.shp");
		const struct table *table = read_table(&f, path);
		struct features zone = {0};
		char want[1024];
		size_t columns[3] = {3};
		columns[BY] = 5 + strlen(rows[i].kind) + strlen(file);
		columns[UNITS] = columns[BY] + strlen(rows[i].by) + 1;
		(void)snprintf(want, sizeof(want), "%s:2:%zu: %s%s%s", path,
			columns[rows[i].at], rows[i].want,
			rows[i].behind_file == NULL ? "" : file,
			rows[i].behind_file == NULL ? "" : rows[i].behind_file);
		EXPECT(table != NULL &&
			!zone_build(&(struct files){.a = &f.arena}, table, path, 0, &zone));
		EXPECT_INT(f.diag.code, SM_E_DATA);
		EXPECT_INT(f.diag.n_errors, 1);
		EXPECT_STR(f.diag.errors[0].text, want);
		fixture_finish(&f);
	}
}

/* The units' file lies beside the table; a point is no area; numbers name nothing. */
static void other_unit_files(struct test_state *t)
{
	static const struct {
		const char *file, *by, *want;
	} rows[] = {{"towns.csv", "name", "2:24: 'units' names no area of"},
		{"towns.csv", "size", "2:19: no field 'size' of words in"}};
	struct fixture f;
	fixture_init(&f);
	(void)fixture_write_text(&f, "towns.csv", "name,lon,lat,size\nGao,0,16,5\n");
	for (size_t i = 0; i < 2; i++) {
		char text[200], want[400];
		(void)snprintf(text, sizeof(text),
			"id,kind,units_from,units_by,units\nz,units,%s,%s,Gao\n", rows[i].file,
			rows[i].by);
		const char *path = fixture_write_text(&f, "zones.csv", text);
		const struct table *table = read_table(&f, path);
		struct features zone = {0};
		fixture_forget(&f);
		EXPECT(table != NULL &&
			!zone_build(&(struct files){.a = &f.arena}, table, path, 0, &zone));
		(void)snprintf(
			want, sizeof(want), "%s:%s %s/towns.csv", path, rows[i].want, f.folder);
		EXPECT_INT(f.diag.n_errors, 1);
		EXPECT_STR(f.diag.errors[0].text, want);
	}
	fixture_finish(&f);
}

static void circles(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	const char *path = fixture_write_text(&f, "zones.csv",
		"id,kind,lon,lat,radius_km\n"
		"good,circle,0.2,14.9,150\nno-lon,circle,,14.9,150\nno-lat,circle,0.2,,150\n"
		"none,circle,0.2,14.9,\nzero,circle,0.2,14.9,0\nless,circle,0.2,14.9,-1\n"
		"most,circle,0.2,14.9,9900\nmore,circle,0.2,14.9,9900.5\n");
	const struct table *table = read_table(&f, path);
	struct features zone = {0};
	EXPECT(table != NULL &&
		zone_build(&(struct files){.a = &f.arena}, table, path, 0, &zone));
	const struct lonlat centre = {0.2, 14.9};
	for (size_t i = 0; i < zone.n_pts; i++) {
		struct lonlat p = {zone.pts[i].x, zone.pts[i].y};
		EXPECT_NEAR(geodesic_distance_m(centre, p), 150000, 0.01);
	}
	/* Fine enough for the polygon's area to be the circle's: pi r2, less 0.005 %. */
	EXPECT_NEAR(area_km2(&zone, &zone.items[0]), acos(-1) * 150 * 150, 10);
	for (size_t row = 1; row < 6; row++) {
		char want[200];
		fixture_forget(&f);
		EXPECT(!zone_build(&(struct files){.a = &f.arena}, table, path, row, &zone));
		(void)snprintf(want, sizeof(want),
			"%s:%zu:%d: a zone of kind 'circle' needs 'lon, lat and radius_km'",
			path, row + 2, row < 3 ? 8 : 6);
		EXPECT_STR(f.diag.errors[0].text, want);
		EXPECT_INT(f.diag.code, SM_E_DATA);
	}
	EXPECT(zone_build(&(struct files){.a = &f.arena}, table, path, 6, &zone));
	fixture_forget(&f);
	EXPECT(!zone_build(&(struct files){.a = &f.arena}, table, path, 7, &zone));
	EXPECT_STR(fixture_error(&f), "zones.csv:9:22: 'radius_km' is at most 9900: a zone "
				      "is less than half of the "
				      "earth");
	fixture_finish(&f);
}

/* All areas of a file are the zone; points and a file that is not named are not. */
static void whole_files(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	char text[1000], want[300];
	(void)fixture_write_text(&f, "towns.csv", "name,lon,lat\nGao,0,16\n");
	(void)snprintf(text, sizeof(text),
		"id,kind,units_from\nall,file,%s\nnone,file,\npoints,file,towns.csv\n",
		fixture_source(&f, "shapes/countries.shp"));
	const char *path = fixture_write_text(&f, "zones.csv", text);
	const struct table *table = read_table(&f, path);
	struct features zone = {0};
	EXPECT(table != NULL &&
		zone_build(&(struct files){.a = &f.arena}, table, path, 0, &zone));
	EXPECT_INT(zone.n_items, 1);
	EXPECT_INT(zone.items[0].row, 0);
	EXPECT(feature_contains(&zone, &zone.items[0], (struct pt){-4, 17}));
	EXPECT(feature_contains(&zone, &zone.items[0], (struct pt){8, 17}));
	EXPECT(!zone_build(&(struct files){.a = &f.arena}, table, path, 1, &zone));
	EXPECT_STR(
		fixture_error(&f), "zones.csv:3:6: a zone of kind 'file' needs 'units_from'");
	fixture_forget(&f);
	EXPECT(!zone_build(&(struct files){.a = &f.arena}, table, path, 2, &zone));
	(void)snprintf(
		want, sizeof(want), "%s:4:13: %s/towns.csv has no areas", path, f.folder);
	EXPECT_INT(f.diag.n_errors, 1);
	EXPECT_STR(f.diag.errors[0].text, want);
	fixture_finish(&f);
}

static void finding(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	const struct table *table =
		read_table(&f, fixture_write_text(&f, "z.csv", "id,kind\na,x\n,x\nb,x\na,x\n"));
	EXPECT(table != NULL);
	EXPECT_INT(zone_find(table, "a"), 0);
	EXPECT_INT(zone_find(table, "b"), 2);
	EXPECT_INT(zone_find(table, "c"), 4);
	EXPECT_INT(zone_find(&fixture_no_table, "a"), 0);
	table = read_table(&f, fixture_write_text(&f, "n.csv", "name,kind\na,x\n"));
	EXPECT_INT(zone_find(table, "a"), 1);
	fixture_finish(&f);
}

static void out_of_memory(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	const char *path = units_table(&f, "units", "key", "BFA/Soum");
	const struct table *table = read_table(&f, path);
	/* The first few allocations are the paths and the list of units. */
	for (int i = 1; i <= 3; i++) {
		struct features zone = {0};
		fixture_forget(&f);
		f.arena.fail_in = i;
		EXPECT(!zone_build(&(struct files){.a = &f.arena}, table, path, 0, &zone));
		EXPECT_INT(f.diag.code, SM_E_NOMEM);
		EXPECT_INT(f.diag.n_errors, 1);
	}
	fixture_finish(&f);
}

TEST_MAIN({"shipped readings", shipped_readings}, {"units add up", units_add_up},
	{"listed more often than there are", listed_more_often_than_there_are},
	{"bad units", bad_units}, {"other unit files", other_unit_files}, {"circles", circles},
	{"whole files", whole_files}, {"finding", finding}, {"out of memory", out_of_memory})
