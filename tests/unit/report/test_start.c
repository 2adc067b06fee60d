#include "report/start.h"

#include "fixture.h"
#include "test.h"

#include <stdlib.h>
#include <unistd.h>

/* The map file's text, or "(failed)". */
static const char *start(struct fixture *f, struct start_request *r)
{
	struct buf b;
	buf_init(&b, 100000);
	if (r->data_dir == NULL) {
		r->data_dir = fixture_source(f, "");
	}
	const char *text =
		start_map(&f->arena, r, &b) ? arena_strdup(&f->arena, b.ptr) : "(failed)";
	buf_finish(&b);
	return text;
}

static bool has(const char *text, const char *what)
{
	bool found = strstr(text, what) != NULL;
	if (!found) {
		printf("# not found: %s\n", what);
	}
	return found;
}

static void around(struct test_state *t)
{
	static const struct {
		const char *codes, *title, *extent;
		bool africa;
	} rows[] = {
		{"KEN", "title: \"Kenya\"\n",
			"extent: { layer: countries, around: { iso_a3: [KEN] }, margin: 12% "
			"}\n",
			true},
		{"mli,ne,TCD", "title: \"Mali, Niger and Chad\"\n", "iso_a3: [MLI, NER, TCD] }",
			true},
		/* Too small for the file of the world. */
		{"CPV", "title: \"Cape Verde\"\n", "layer: countries", true},
		/* The installed Italy and Kazakhstan are cut off. */
		{"ITA", "title: \"Italy\"\n", "layer: world", false},
		{"MLI,KAZ", "title: \"Mali and Kazakhstan\"\n", "layer: world", false},
		{"BOL", "title: \"Bolivia\"\n",
			"extent: { layer: world, around: { iso_a3: [BOL] }, margin: 12% }\n",
			false},
		/* Coarse and small. */
		{"FJI", "title: \"Fiji\"\n", "margin: 70% }\n", false},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		fixture_init(&f);
		struct start_request r = {.path = "maps/m.yaml", .around = rows[i].codes};
		const char *text = start(&f, &r);
		EXPECT(has(text, rows[i].title));
		EXPECT(has(text, rows[i].extent));
		EXPECT((strstr(text, "shapes/rivers.shp") != NULL) == rows[i].africa);
		EXPECT((strstr(text, "shapes/world_countries.shp") == NULL) == rows[i].africa);
		EXPECT(has(text, "sahelmap render m.yaml draws"));
		EXPECT(strstr(text, "{{") == NULL && strstr(text, "@") == NULL);
		EXPECT(f.diag.n_notes == !rows[i].africa && f.diag.n_errors == 0);
		fixture_finish(&f);
	}
}

static void wrong(struct test_state *t)
{
	static const struct {
		struct start_request r;
		enum sm_code code;
		const char *error;
	} rows[] = {
		{{.around = "MLY"}, SM_E_USAGE,
			"country 'MLY': a code such as MLI is expected; did you mean MLI "
			"(Mali)?"},
		{{.around = "MLI,norwey"}, SM_E_USAGE,
			"country 'norwey': a code such as MLI is expected; did you mean NOR "
			"(Norway)?"},
		{{.around = "Atlantis"}, SM_E_USAGE,
			"country 'Atlantis': a code such as MLI is expected"},
		{{.around = ""}, SM_E_USAGE, "country '': a code such as MLI is expected"},
		{{0}, SM_E_USAGE,
			"either countries the map is around or a file it is from is expected"},
		{{.around = "MLI", .from = "x.csv"}, SM_E_USAGE,
			"either countries the map is around or a file it is from is expected"},
		{{.around = "MLI", .date = "2023-13"}, SM_E_USAGE,
			"date '2023-13': months are 01 to 12"},
		{{.around = "MLI", .date = ""}, SM_E_USAGE,
			"date '': a day such as 2023-09-16, 2023-09 or 2023 is expected"},
		{{.around = "MLI", .data_dir = "/nowhere"}, SM_E_DATA,
			"/nowhere/shapes/world_countries.shp: No such file or directory"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		fixture_init(&f);
		struct start_request r = rows[i].r;
		EXPECT_STR(start(&f, &r), "(failed)");
		EXPECT(f.diag.code == rows[i].code);
		EXPECT_STR(fixture_error(&f), rows[i].error);
		fixture_finish(&f);
	}
	struct fixture f;
	struct buf b;
	const struct start_request none = {.around = "MLI"};
	fixture_init(&f);
	buf_init(&b, 100);
	EXPECT(!start_map(&f.arena, &none, &b));
	EXPECT_STR(fixture_error(&f), "no installed data was found");
	buf_finish(&b);
	fixture_finish(&f);
}

static void dates(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct start_request r = {.around = "MLI", .date = "2022-08"}, none = {.around = "MLI"};
	EXPECT(has(start(&f, &r), "\ndate: 2022-08\n"));
	EXPECT(has(start(&f, &none), "\n# date: 2024-06-30\n"));
	fixture_finish(&f);
}

/* Extents, and pages of their proportions: 120, 150 or 180 mm wide, at most 1 : 0.7 high and at
 * least 1.8 : 1, with 20 mm for title and notes, and about five lines of the graticule. */
static void extents(struct test_state *t)
{
	static const struct {
		const char *points, *extent, *page, *graticule;
		bool africa;
	} rows[] = {
		{"-1,-2\n1,2\n", "box: [-1, -2, 1, 2], margin: 8% }",
			"width: 120mm, height: 190mm", "graticule: 1deg", true},
		{"0,-5\n40,5\n", "box: [0, -5, 40, 5], margin: 8% }",
			"width: 180mm, height: 120mm", "graticule: 10deg", true},
		{"0,-5\n10,5\n", "box: [0, -5, 10, 5], margin: 8% }",
			"width: 150mm, height: 170mm", "graticule: 2deg", true},
		{"20.123,-5\n70,5\n", "box: [20.12, -5, 70, 5], margin: 8% }",
			"width: 180mm, height: 120mm", "graticule: 10deg", false},
		{"179,-17\n-179,-18\n", "box: [179, -18, 181, -17], margin: 8% }",
			"width: 180mm, height: 120mm", "graticule: 0.5deg", false},
		{"2,10\n", "box: [1.5, 9.5, 2.5, 10.5], margin: 8% }",
			"width: 150mm, height: 170mm", "graticule: 0.2deg", true},
		{NULL, "box: [-170, -60, 170, 80], margin: 0 }", "width: 180mm, height: 120mm",
			"graticule: 20deg", false},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		char text[400];
		fixture_init(&f);
		(void)snprintf(text, sizeof(text), "lon,lat\n%s",
			rows[i].points == NULL ? "" : rows[i].points);
		for (int lon = -170; rows[i].points == NULL && lon <= 170; lon += 10) {
			(void)snprintf(text + strlen(text), sizeof(text) - strlen(text),
				"%d,%d\n", lon, lon < 0 ? -60 : 80);
		}
		struct start_request r = {
			.from = fixture_write_text(&f, "my_big-data.csv", text)};
		const char *map = start(&f, &r);
		EXPECT(has(map, rows[i].extent));
		EXPECT(has(map, rows[i].page));
		EXPECT(has(map, rows[i].graticule));
		EXPECT(has(map, "title: \"My big data\"\n"));
		EXPECT(has(map, "  - { id: points, source: \"my_big-data.csv\" }\n"));
		EXPECT((strstr(map, "shapes/rivers.shp") != NULL) == rows[i].africa);
		fixture_finish(&f);
	}
}

/* By two letters as by three, also where the finer outlines are cut off. */
static void two_letters(struct test_state *t)
{
	static const char *const codes[][2] = {{"ITA", "IT"}, {"MLI", "ml"}};
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		struct fixture f;
		fixture_init(&f);
		struct start_request three = {.around = codes[i][0]},
				     two = {.around = codes[i][1]};
		const char *want = start(&f, &three);
		EXPECT_STR(start(&f, &two), want);
		fixture_finish(&f);
	}
}

static void files(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct start_request lakes = {
		.path = "x.yaml", .from = fixture_source(&f, "shapes/lakes.shp")};
	const char *map = start(&f, &lakes);
	EXPECT(has(map, "  # Your areas.\n  - { id: areas, source: \"/"));
	EXPECT(has(map, "/shapes/lakes.shp\", label: \"name\" }\n"));
	EXPECT(has(map, "title: \"X\"\n"));
	struct start_request rivers = {.from = fixture_source(&f, "shapes/rivers.shp")};
	EXPECT(has(start(&f, &rivers), "  # Your lines.\n  - { id: lines, source: "
				       "\"rivers.shp\", label: \"name\" }\n"));
	struct start_request pack = {
		.from = fixture_copy(&f, "tests/unit/source/gdal/sahel.gpkg")};
	map = start(&f, &pack);
	EXPECT(has(map, "source: \"sahel.gpkg\", source-layer: \"towns\", label: \"name\" }\n"
			"  # Other layers of that file, for source-layer: zones\n"));
	EXPECT_INT(f.diag.n_errors, 0);
	struct start_request table = {.from = fixture_write_text(&f, "t.csv", "a\n1\n")};
	EXPECT_STR(start(&f, &table), "(failed)");
	EXPECT_STR(fixture_error(&f), "t.csv: has no shapes to draw");
	fixture_finish(&f);
}

/* From a map in another folder the way to the data is written in full. */
static void folders(struct test_state *t)
{
	struct fixture f;
	char want[200], *back = getcwd(NULL, 0);
	fixture_init(&f);
	(void)fixture_write_text(&f, "t.csv", "lon,lat\n1,2\n");
	const char *root = fixture_source(&f, "");
	EXPECT(chdir(f.folder) == 0);
	struct start_request beside = {.path = "m.yaml", .from = "t.csv", .data_dir = root},
			     other = {.path = "maps/m.yaml", .from = "t.csv", .data_dir = root};
	EXPECT(has(start(&f, &beside), "source: \"t.csv\" }"));
	(void)snprintf(want, sizeof(want), "source: \"%s/t.csv\" }", f.folder);
	EXPECT(has(start(&f, &other), want));
	EXPECT(chdir(back) == 0);
	free(back);
	fixture_finish(&f);
}

TEST_MAIN({"two letters", two_letters}, {"around countries", around}, {"what is wrong", wrong},
	{"dates", dates}, {"extents", extents}, {"files", files}, {"folders", folders})
