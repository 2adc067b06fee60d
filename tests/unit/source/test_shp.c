/* Sound shapefiles of every type, their attributes and their encodings. */
#include "shp_writer.h"
#include "source/shp.h"
#include "test.h"

#include <math.h>

struct shp_test {
	struct fixture f;
	struct shp_writer w;
	struct features out;
	struct source_info info;
};

static void begin(struct shp_test *s, int kind)
{
	fixture_init(&s->f);
	shp_begin(&s->w, kind);
}

static bool read_it(struct shp_test *s, const struct source_options *o)
{
	static const struct source_options none = {0};
	const char *path = shp_save(&s->w, &s->f, "x");
	return shp_read(&s->f.arena, path, o == NULL ? &none : o, &s->out, &s->info);
}

static void end(struct shp_test *s)
{
	shp_finish(&s->w);
	fixture_finish(&s->f);
}

static size_t part_length(const struct shp_test *s, size_t part)
{
	return s->out.parts[part].end - s->out.parts[part].begin;
}

/* An anticlockwise square: the direction of a hole in ESRI's description. */
static const double square[] = {1, 2, 4, 2, 4, 6, 1, 6, 1, 2};

static void every_type(struct test_state *t)
{
	static const struct {
		int kind;
		const char *name;
		enum shape shape;
		size_t points;
	} rows[] = {
		{KIND_POINT, "point", SHAPE_POINT, 1},
		{KIND_POINT + KIND_Z, "point z", SHAPE_POINT, 1},
		{KIND_POINT + KIND_M, "point m", SHAPE_POINT, 1},
		{KIND_MULTIPOINT, "multipoint", SHAPE_POINT, 5},
		{KIND_MULTIPOINT + KIND_Z, "multipoint z", SHAPE_POINT, 5},
		{KIND_MULTIPOINT + KIND_M, "multipoint m", SHAPE_POINT, 5},
		{KIND_LINE, "line", SHAPE_LINE, 5},
		{KIND_LINE + KIND_Z, "line z", SHAPE_LINE, 5},
		{KIND_LINE + KIND_M, "line m", SHAPE_LINE, 5},
		{KIND_POLYGON, "polygon", SHAPE_POLYGON, 4}, /* the closing point is dropped */
		{KIND_POLYGON + KIND_Z, "polygon z", SHAPE_POLYGON, 4},
		{KIND_POLYGON + KIND_M, "polygon m", SHAPE_POLYGON, 4},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct shp_test s;
		const uint32_t first = 0;
		bool point = rows[i].points == 1;
		begin(&s, rows[i].kind);
		shp_record(&s.w, rows[i].kind, &first, 1, square, point ? 1 : 5);
		EXPECT(read_it(&s, NULL));
		EXPECT_STR(s.info.format, "shapefile");
		EXPECT_STR(s.info.shape_type, rows[i].name);
		EXPECT(s.info.n_records == 1 && s.info.n_null == 0 && s.info.n_bad == 0);
		EXPECT(s.out.space == SPACE_CRS && s.out.n_items == 1 && s.out.n_parts == 1);
		EXPECT(s.out.items[0].shape == rows[i].shape && s.out.items[0].row == 0);
		EXPECT(part_length(&s, 0) == rows[i].points);
		for (size_t k = 0; k < rows[i].points && k < s.out.n_pts; k++) {
			EXPECT(s.out.pts[k].x == square[2 * k]);
			EXPECT(s.out.pts[k].y == square[2 * k + 1]);
		}
		EXPECT(s.out.items[0].box.max_y == (point ? 2 : 6));
		EXPECT(s.f.diag.n_errors == 0 && s.f.diag.n_warnings == 0);
		end(&s);
	}
}

static void parts_and_holes(struct test_state *t)
{
	/* A clockwise square of 10 with a hole, and an island apart. */
	static const double rings[] = {0, 0, 0, 10, 10, 10, 10, 0, 0, 0, 2, 2, 4, 2, 4, 4, 2, 2,
		20, 0, 20, 1, 21, 1, 20, 0};
	static const uint32_t starts[] = {0, 5, 9};
	struct shp_test s;
	begin(&s, KIND_POLYGON);
	shp_record(&s.w, KIND_POLYGON, starts, 3, rings, 13);
	EXPECT(read_it(&s, NULL));
	EXPECT(s.out.n_items == 1 && s.out.n_parts == 3);
	EXPECT(part_length(&s, 0) == 4 && part_length(&s, 1) == 3 && part_length(&s, 2) == 3);
	const struct feature *all = &s.out.items[0];
	EXPECT(feature_contains(&s.out, all, (struct pt){1, 1}));
	EXPECT(!feature_contains(&s.out, all, (struct pt){3.5, 2.5})); /* the hole */
	EXPECT(feature_contains(&s.out, all, (struct pt){20.25, 0.75}));
	EXPECT(!feature_contains(&s.out, all, (struct pt){15, 0.5}));
	end(&s);
}

static void open_rings_and_short_parts(struct test_state *t)
{
	/* A ring that is not closed, and one of two points. */
	static const double rings[] = {0, 0, 0, 3, 3, 3, 9, 9, 9, 8};
	static const uint32_t starts[] = {0, 3};
	struct shp_test s;
	begin(&s, KIND_POLYGON);
	shp_record(&s.w, KIND_POLYGON, starts, 2, rings, 5);
	EXPECT(read_it(&s, NULL));
	EXPECT(s.out.n_parts == 1 && part_length(&s, 0) == 3);
	EXPECT_STR(fixture_warning(&s.f, "short-part"),
		"x.shp: shape 0: a part has too few points and was left out");
	end(&s);

	/* A line of one point leaves nothing: a feature without shape. */
	static const uint32_t first = 0;
	begin(&s, KIND_LINE);
	shp_record(&s.w, KIND_LINE, &first, 1, rings, 2);
	shp_record(&s.w, KIND_LINE, &first, 1, rings, 1);
	EXPECT(read_it(&s, NULL));
	EXPECT(s.out.items[0].shape == SHAPE_LINE && s.out.items[1].shape == SHAPE_NULL);
	EXPECT(s.info.n_null == 1);
	EXPECT_STR(fixture_warning(&s.f, "short-part"),
		"x.shp: shape 1: a part has too few points and was left out");
	end(&s);
}

static void null_shapes(struct test_state *t)
{
	struct shp_test s;
	begin(&s, KIND_POINT);
	shp_point(&s.w, 1, 1);
	shp_record(&s.w, KIND_NULL, NULL, 0, NULL, 0);
	shp_point(&s.w, 3, 3);
	EXPECT(read_it(&s, NULL));
	EXPECT(s.out.n_items == 3 && s.info.n_records == 3 && s.info.n_null == 1);
	EXPECT(s.out.items[1].shape == SHAPE_NULL && box_is_empty(s.out.items[1].box));
	EXPECT(s.out.items[2].row == 2 && s.out.items[2].box.min_x == 3);
	EXPECT(s.f.diag.n_warnings == 0);
	end(&s);
}

static void no_records(struct test_state *t)
{
	struct shp_test s;
	begin(&s, KIND_POLYGON);
	EXPECT(read_it(&s, NULL));
	EXPECT(s.out.n_items == 0 && s.info.n_records == 0);
	EXPECT_STR(s.info.shape_type, "polygon");
	end(&s);
}

static void multipatch(struct test_state *t)
{
	const uint32_t first = 0;
	struct shp_test s;
	begin(&s, KIND_MULTIPATCH);
	shp_record(&s.w, KIND_MULTIPATCH, &first, 1, square, 5);
	EXPECT(read_it(&s, NULL));
	EXPECT_STR(s.info.shape_type, "multipatch");
	EXPECT(s.out.n_items == 1 && s.out.items[0].shape == SHAPE_NULL && s.info.n_null == 1);
	EXPECT_STR(fixture_warning(&s.f, "multipatch"),
		"x.shp: multipatch shapes have no outline and are not drawn");
	end(&s);
}

static void point_limit(struct test_state *t)
{
	const struct source_options two = {.max_points = 2};
	struct shp_test s;
	begin(&s, KIND_POINT);
	shp_point(&s.w, 1, 1);
	shp_point(&s.w, 2, 2);
	EXPECT(read_it(&s, &two));
	shp_point(&s.w, 3, 3);
	EXPECT(!read_it(&s, &two));
	EXPECT(s.f.diag.code == SM_E_LIMIT);
	EXPECT_STR(fixture_error(&s.f), "x.shp: more than 2 points");
	end(&s);
}

static void add_fields(struct shp_test *s)
{
	dbf_field(&s->w, "NAME", 'C', 8, 3); /* decimals of a text mean nothing */
	dbf_field(&s->w, "RANK", 'N', 6, 0);
	dbf_field(&s->w, "AREA", 'F', 12, 3);
	dbf_field(&s->w, "BIG", 'N', 18, 2);
	dbf_field(&s->w, "SINCE", 'D', 8, 0);
	dbf_field(&s->w, "OPEN", 'L', 1, 0);
}

static void typed_attributes(struct test_state *t)
{
	static const char *const rows[][6] = {
		{"Gao", "3", "-12.500", "1234567890123.25", "20220815", "T"},
		{"", "", "", "", "", ""},
		{" 0", "0", "0", "0.00", "00000000", "?"},
		{"****", "******", "1e3", "******************", "2022", "n"},
		{"12345678", "-7", "abc", "+4.", "2022-8-1", "y"},
	};
	struct shp_test s;
	begin(&s, KIND_POINT);
	add_fields(&s);
	for (size_t i = 0; i < 5; i++) {
		shp_point(&s.w, 0, 0);
		dbf_row(&s.w, rows[i]);
	}
	EXPECT(read_it(&s, NULL));
	const struct table *table = s.out.table;
	EXPECT(table->n_columns == 6 && table->n_rows == 5);
	const struct column *c = table->columns;
	EXPECT_STR(c[0].name, "NAME");
	EXPECT(c[0].type == COLUMN_TEXT && c[1].type == COLUMN_NUMBER);
	EXPECT(c[2].type == COLUMN_NUMBER && c[3].type == COLUMN_NUMBER);
	EXPECT(c[4].type == COLUMN_TEXT && c[5].type == COLUMN_TEXT);
	EXPECT_STR(c[0].u.text[0], "Gao");
	EXPECT(c[0].u.text[1] == NULL);
	EXPECT_STR(c[0].u.text[2], "0"); /* neither missing nor a number */
	EXPECT_STR(c[0].u.text[3], "****");
	EXPECT_STR(c[0].u.text[4], "12345678");
	EXPECT(c[1].u.num[0] == 3 && isnan(c[1].u.num[1]) && c[1].u.num[2] == 0);
	EXPECT(isnan(c[1].u.num[3]) && c[1].u.num[4] == -7);
	EXPECT(c[2].u.num[0] == -12.5 && isnan(c[2].u.num[1]) && c[2].u.num[2] == 0);
	EXPECT(c[2].u.num[3] == 1000 && isnan(c[2].u.num[4]));
	EXPECT(c[3].u.num[0] == 1234567890123.25 && isnan(c[3].u.num[1]));
	EXPECT(c[3].u.num[2] == 0 && isnan(c[3].u.num[3]) && c[3].u.num[4] == 4);
	EXPECT_STR(c[4].u.text[0], "2022-08-15");
	EXPECT(c[4].u.text[1] == NULL && c[4].u.text[2] == NULL);
	EXPECT_STR(c[4].u.text[3], "2022");
	EXPECT_STR(c[4].u.text[4], "2022-8-1");
	EXPECT_STR(c[5].u.text[0], "true");
	EXPECT(c[5].u.text[1] == NULL && c[5].u.text[2] == NULL);
	EXPECT_STR(c[5].u.text[3], "false");
	EXPECT_STR(c[5].u.text[4], "true");
	end(&s);
}

/* "É" is c9 in Windows-1252 and ISO 8859-1, 90 in code page 850, c3 89 in UTF-8. */
static const struct encoding_case {
	const char *said, *cpg, *name; /* map file; .cpg file; the cell's bytes */
	unsigned char driver;
	const char *encoding, *reason;
} encodings[] = {
	{"850", "UTF-8", "\x90tat", 0x03, "CP850", "the map file says so"},
	{NULL, "ISO 8859-1\r\n", "\xc9tat", 0x02, "ISO-8859-1", "the .cpg file says so"},
	{NULL, "UTF-8", "\xc3\x89tat", 0x03, "UTF-8", "the .cpg file says so"},
	{NULL, " \n", "\x90tat", 0x02, "CP850", "the .dbf's language driver says so"},
	{NULL, NULL, "\x90tat", 0x02, "CP850", "the .dbf's language driver says so"},
	{NULL, NULL, "\xc9tat", 0x57, "CP1252", "nothing says, and it is not valid UTF-8"},
	{NULL, NULL, "\xc3\x89tat", 0x57, "UTF-8", "nothing says, and it is valid UTF-8"},
	{NULL, NULL, "\xc3\x89tat", 0, "UTF-8", "nothing says, and it is valid UTF-8"},
	{NULL, NULL, "\xc9tat", 0, "CP1252", "nothing says, and it is not valid UTF-8"},
};

static void encoding_order(struct test_state *t)
{
	for (size_t i = 0; i < sizeof(encodings) / sizeof(encodings[0]); i++) {
		const struct encoding_case *c = &encodings[i];
		const struct source_options o = {.encoding = c->said};
		struct shp_test s;
		begin(&s, KIND_POINT);
		s.w.cpg = c->cpg;
		s.w.driver = c->driver;
		dbf_field(&s.w, "N", 'C', 8, 0);
		dbf_field(&s.w, c->name, 'C', 8, 0); /* names of fields, too */
		shp_point(&s.w, 0, 0);
		dbf_row(&s.w, (const char *const[]){c->name, "x"});
		EXPECT(read_it(&s, &o));
		EXPECT_STR(s.info.encoding, c->encoding);
		EXPECT_STR(s.info.encoding_reason, c->reason);
		EXPECT_STR(s.out.table->columns[0].u.text[0], "État");
		EXPECT_STR(s.out.table->columns[1].name, "État");
		EXPECT(s.f.diag.n_warnings == 0);
		end(&s);
	}
}

/* A field's name alone can show that the file is no UTF-8. */
static void encoding_of_names(struct test_state *t)
{
	struct shp_test s;
	begin(&s, KIND_POINT);
	dbf_field(&s.w, "A", 'N', 4, 0);
	dbf_field(&s.w, "R\xe9gion", 'C', 8, 0);
	shp_point(&s.w, 0, 0);
	EXPECT(read_it(&s, NULL));
	EXPECT_STR(s.info.encoding, "CP1252");
	EXPECT_STR(s.out.table->columns[1].name, "Région");
	end(&s);
}

static void encoding_trouble(struct test_state *t)
{
	const struct source_options klingon = {.encoding = "klingon"};
	struct shp_test s;
	begin(&s, KIND_POINT);
	shp_point(&s.w, 0, 0);
	EXPECT(!read_it(&s, &klingon));
	EXPECT(s.f.diag.code == SM_E_DATA);
	EXPECT_STR(fixture_error(&s.f),
		"x.shp: encoding 'KLINGON' is not known; write `encoding: UTF-8`, CP1252 or "
		"another name iconv knows in the layer");
	end(&s);

	begin(&s, KIND_POINT);
	s.w.cpg = "UTF-8";
	dbf_field(&s.w, "N", 'C', 8, 0);
	shp_point(&s.w, 0, 0);
	dbf_row(&s.w, (const char *const[]){"a\xff!"});
	EXPECT(read_it(&s, NULL));
	EXPECT_STR(s.out.table->columns[0].u.text[0], "a\xef\xbf\xbd!");
	EXPECT_STR(fixture_warning(&s.f, "encoding"),
		"x.shp: 'a\xef\xbf\xbd!' is not valid UTF-8");
	end(&s);
}

static const char geogcs[] =
	"GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,"
	"298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]";

static void projection_file(struct test_state *t)
{
	static const struct {
		const char *prj, *crs;
	} rows[] = {{geogcs, geogcs}, {NULL, NULL}, {"", NULL}, {" \r\n", NULL}};
	for (size_t i = 0; i < 4; i++) {
		struct shp_test s;
		begin(&s, KIND_POINT);
		s.w.prj = rows[i].prj;
		shp_point(&s.w, 0, 0);
		EXPECT(read_it(&s, NULL));
		EXPECT((s.info.crs == NULL) == (rows[i].crs == NULL));
		if (rows[i].crs != NULL && s.info.crs != NULL) {
			EXPECT_STR(s.info.crs, rows[i].crs);
		}
		end(&s);
	}
}

/* Names in capitals, as DOS programs wrote them. */
static void capitals(struct test_state *t)
{
	static const char *const endings[][2] = {
		{"x.shp", "X.SHP"}, {"x.shx", "X.SHX"}, {"x.dbf", "X.DBF"}, {"x.prj", "X.PRJ"}};
	const struct source_options none = {0};
	struct shp_test s;
	begin(&s, KIND_POINT);
	s.w.prj = geogcs;
	shp_point(&s.w, 5, 6);
	(void)shp_save(&s.w, &s.f, "x");
	for (size_t i = 0; i < 4; i++) {
		EXPECT(rename(fixture_path(&s.f, endings[i][0]),
			       fixture_path(&s.f, endings[i][1])) == 0);
	}
	EXPECT(shp_read(&s.f.arena, fixture_path(&s.f, "X.SHP"), &none, &s.out, &s.info));
	EXPECT(s.out.n_items == 1 && s.out.pts[0].x == 5 && s.info.crs != NULL);
	end(&s);
}

/* Three points and a square; without its .shx or .dbf it is read the same but for the fields.
 */
static void missing_files(struct test_state *t)
{
	static const char *const missing[][2] = {
		{"x.shx", "x.shp: no .shx file: the index was made from the .shp file"},
		{"x.dbf", "x.shp: no .dbf file: its shapes have no attributes"}};
	static const char *const kinds[] = {"no-shx", "no-dbf"};
	static const uint32_t first = 0;
	const struct source_options none = {0};
	for (size_t i = 0; i < 2; i++) {
		struct shp_test s;
		begin(&s, KIND_POLYGON);
		dbf_field(&s.w, "N", 'N', 4, 0);
		shp_record(&s.w, KIND_POLYGON, &first, 1, square, 5);
		shp_record(&s.w, KIND_NULL, NULL, 0, NULL, 0);
		shp_record(&s.w, KIND_POLYGON, &first, 1, square, 4);
		for (size_t k = 0; k < 3; k++) {
			dbf_row(&s.w, (const char *const[]){"7"});
		}
		const char *path = shp_save(&s.w, &s.f, "x");
		EXPECT(remove(fixture_path(&s.f, missing[i][0])) == 0);
		EXPECT(shp_read(&s.f.arena, path, &none, &s.out, &s.info));
		EXPECT_STR(fixture_warning(&s.f, kinds[i]), missing[i][1]);
		EXPECT_INT(s.f.diag.n_warnings, 1);
		EXPECT_INT(s.info.n_records, 3);
		EXPECT_INT(s.info.n_null, 1);
		EXPECT_INT(s.out.n_items, 3);
		EXPECT_INT(s.out.n_pts, 8);
		EXPECT_NEAR(s.out.pts[7].y, 6, 0);
		EXPECT_INT(s.out.table->n_rows, 3);
		EXPECT_INT(s.out.table->n_columns, i == 0 ? 1 : 0);
		EXPECT_STR(s.info.encoding, "UTF-8");
		if (i == 0) {
			EXPECT_NEAR(s.out.table->columns[0].u.num[2], 7, 0);
		} else {
			EXPECT_STR(s.info.encoding_reason, "there is no .dbf file to read");
		}
		/* The files are read for themselves: nothing has been written. */
		size_t n;
		EXPECT(fixture_read(&s.f, fixture_path(&s.f, missing[i][0]), &n) == NULL);
		end(&s);
	}
}

/* Without an index the records are found by their lengths, which must fit the file. */
static void missing_index_of_a_damaged_file(struct test_state *t)
{
	static const unsigned char lengths[] = {11, 255};
	const struct source_options none = {0};
	for (size_t i = 0; i < 2; i++) {
		struct shp_test s;
		begin(&s, KIND_POINT);
		shp_point(&s.w, 1, 2);
		shp_point(&s.w, 3, 4);
		s.w.shp.ptr[s.w.offset[1] + 7] = (char)lengths[i];
		const char *path = shp_save(&s.w, &s.f, "x");
		EXPECT(remove(fixture_path(&s.f, "x.shx")) == 0);
		EXPECT(!shp_read(&s.f.arena, path, &none, &s.out, &s.info));
		EXPECT_INT(s.f.diag.code, SM_E_DATA);
		EXPECT_STR(fixture_error(&s.f), "x.shp: the .shp file ends inside shape 1");
		end(&s);
	}
	struct shp_test s; /* too short for the last record's header */
	begin(&s, KIND_POINT);
	shp_point(&s.w, 1, 2);
	shp_point(&s.w, 3, 4);
	s.w.shp.ptr[s.w.offset[1] + 7] = 8;
	const char *path = shp_save(&s.w, &s.f, "x");
	EXPECT(remove(fixture_path(&s.f, "x.shx")) == 0);
	EXPECT(!shp_read(&s.f.arena, path, &none, &s.out, &s.info));
	EXPECT_STR(fixture_error(&s.f), "x.shp: the .shp file ends inside shape 2");
	end(&s);
}

TEST_MAIN({"every type", every_type}, {"parts and holes", parts_and_holes},
	{"open rings and short parts", open_rings_and_short_parts},
	{"null shapes", null_shapes}, {"no records", no_records}, {"multipatch", multipatch},
	{"point limit", point_limit}, {"typed attributes", typed_attributes},
	{"encoding order", encoding_order}, {"encoding of names", encoding_of_names},
	{"encoding trouble", encoding_trouble}, {"projection file", projection_file},
	{"names in capitals", capitals}, {"missing files", missing_files},
	{"missing index of a damaged file", missing_index_of_a_damaged_file})
