#include "fixture.h"
#include "source/csv.h"
#include "test.h"

#include <math.h>

struct csv_test {
	struct fixture f;
	struct features out;
	struct source_info info;
};

static bool read_with(struct csv_test *s, const char *text, const struct source_options *o)
{
	fixture_init(&s->f);
	const char *path = fixture_write_text(&s->f, "x.csv", text);
	return csv_read(&s->f.arena, path, o, &s->out, &s->info);
}

static bool read_it(struct csv_test *s, const char *text)
{
	static const struct source_options none = {0};
	return read_with(s, text, &none);
}

static void end(struct csv_test *s)
{
	fixture_finish(&s->f);
}

static const char *text_at(const struct csv_test *s, size_t column, size_t row)
{
	const struct column *c = &s->out.table->columns[column];
	const char *text = c->type == COLUMN_TEXT ? c->u.text[row] : "(a number)";
	return text == NULL ? "(missing)" : text;
}

/* Two columns a and b, one row: what its cells are. */
static void quoting(struct test_state *t)
{
	static const struct {
		const char *text, *a, *b;
	} rows[] = {
		{"a,b\nx,y\n", "x", "y"},
		{"a,b\nx,y", "x", "y"},
		{"a,b\r\nx,y\r\n", "x", "y"},
		{"a,b\rx,y\r", "x", "y"},
		{"a;b\nx,1;y\n", "x,1", "y"},
		{"a\tb\nx;1\ty,2\n", "x;1", "y,2"},
		{"a,b\n\"x,1\",\"y\"\n", "x,1", "y"},
		{"a,b\n\"say \"\"no\"\"\",\"\"\"\"\n", "say \"no\"", "\""},
		{"a,b\n\"two\nlines\",\"r\r\nn\"\n", "two\nlines", "r\r\nn"},
		{"a,b\n,\"\"\n", "(missing)", ""},
		{"a,b\n\"\",\n", "", "(missing)"},
		{"a,b\nin\"side,y\n", "in\"side", "y"},
		{"a,b\n x ,\ty\n", " x ", "\ty"},
		{"\"a\",\"b\"\nx,y\n", "x", "y"},
		{"a,b\n\nx,y\n\n\n", "x", "y"},
		{"\xef\xbb\xbf"
		 "a,b\nx,y\n",
			"x", "y"},
		{"a,b\nx,\"y\"", "x", "y"},
		{"a,b\nx,", "x", "(missing)"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct csv_test s;
		EXPECT(read_it(&s, rows[i].text));
		EXPECT(s.out.table->n_rows == 1 && s.out.table->n_columns == 2);
		EXPECT_STR(s.out.table->columns[0].name, "a");
		EXPECT_STR(s.out.table->columns[1].name, "b");
		EXPECT_STR(text_at(&s, 0, 0), rows[i].a);
		EXPECT_STR(text_at(&s, 1, 0), rows[i].b);
		EXPECT_STR(s.info.format, "csv");
		EXPECT(s.f.diag.n_errors == 0 && s.f.diag.n_warnings == 0);
		end(&s);
	}
}

/* The separator is the most frequent one outside quotes in the first line. */
static void separators(struct test_state *t)
{
	static const struct {
		const char *text;
		size_t columns;
	} rows[] = {{"a,b,c\n", 3}, {"a;b;c,d\n", 3}, {"a\tb\n", 2}, {"\"a,b,c\";d\n", 2},
		{"one\nx\n", 1}, {"\"a;\n;;\",b,c\n", 3}, {"a,b\n;;;;\n", 0}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct csv_test s;
		bool ok = read_it(&s, rows[i].text);
		EXPECT(ok == (rows[i].columns > 0)); /* the last: one cell where two belong */
		EXPECT(!ok || s.out.table->n_columns == rows[i].columns);
		end(&s);
	}
}

static void errors(struct test_state *t)
{
	static const struct {
		const char *text, *says;
	} rows[] = {
		{"", "x.csv: the file is empty"},
		{"\n", "x.csv:1: a column without a name"},
		{"a,,c\n", "x.csv:1: a column without a name"},
		{"a,\"\"\n", "x.csv:1: a column without a name"},
		{"a,b,A\n1,2,3\n", "x.csv:1: two columns are named 'A'"},
		{"a,b\n1,2\n3\n", "x.csv:3: 1 cells, 2 expected"},
		{"a,b\n1,2,3\n", "x.csv:2: 3 cells, 2 expected"},
		{"a,b\r\n1,2\r\n\r\n1,2,3\r\n", "x.csv:4: 3 cells, 2 expected"},
		{"a,b\n\"1\n2\",x\ny\n", "x.csv:4: 1 cells, 2 expected"},
		{"a,b\n1,\"2\n3,4\n", "x.csv:2: a quote is never closed"},
		{"a,b\n\"x\ny\",\"2\n", "x.csv:3: a quote is never closed"},
		{"a,b\n\"1\"x,2\n", "x.csv:2: text behind a closing quote"},
		{"\"a\nb", "x.csv:1: a quote is never closed"},
		{"lon,lat\n1,2\nx,3\n",
			"x.csv:3:1: lon: degrees such as -4.25 are expected, not 'x'"},
		{"longitude,latitude\n1,\"2,5\"\n", "x.csv:2:3: latitude: degrees such as "
						    "-4.25 are expected, not '2,5'"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct csv_test s;
		EXPECT(!read_it(&s, rows[i].text));
		EXPECT(s.f.diag.code == SM_E_DATA);
		EXPECT_STR(fixture_error(&s.f), rows[i].says);
		EXPECT(s.f.diag.depth == 0);
		end(&s);
	}
}

static void no_text(struct test_state *t)
{
	static const struct source_options none = {0};
	struct csv_test s;
	fixture_init(&s.f);
	const char *path = fixture_write(&s.f, "x.csv", "a,b\n1,\0\n", 8);
	EXPECT(!csv_read(&s.f.arena, path, &none, &s.out, &s.info));
	EXPECT_STR(fixture_error(&s.f), "x.csv: is no text: it holds a NUL byte");
	fixture_forget(&s.f);
	EXPECT(!csv_read(&s.f.arena, fixture_path(&s.f, "no.csv"), &none, &s.out, &s.info));
	EXPECT(s.f.diag.code == SM_E_DATA);
	EXPECT_STR(fixture_error(&s.f), "no.csv: No such file or directory");
	end(&s);
}

static void too_many_columns(struct test_state *t)
{
	char text[8 * 1001] = "";
	size_t n = 0;
	for (int i = 0; i < 1001; i++) {
		n += (size_t)snprintf(
			text + n, sizeof(text) - n, "c%d%s", i, i == 1000 ? "\n" : ",");
	}
	struct csv_test s;
	EXPECT(!read_it(&s, text));
	EXPECT_STR(fixture_error(&s.f), "x.csv:1: too many columns");
	end(&s);
	memcpy(strstr(text, ",c1000"), "\n", 2);
	EXPECT(read_it(&s, text));
	EXPECT(s.out.table->n_columns == 1000);
	end(&s);
}

static void no_rows(struct test_state *t)
{
	struct csv_test s;
	EXPECT(read_it(&s, "lon,lat,name\n"));
	EXPECT(s.out.n_items == 0 && s.out.table->n_rows == 0 && s.info.n_records == 0);
	EXPECT(s.out.table->n_columns == 3);
	end(&s);
}

/* A column of one cell more tells its type; a missing cell tells nothing. */
static void types(struct test_state *t)
{
	static const struct {
		const char *name, *cells; /* of two rows */
		enum column_type type;
	} rows[] = {
		{"n", "1\n2.5", COLUMN_NUMBER},
		{"n", "-1e3\n+.5", COLUMN_NUMBER},
		{"n", "0\n0.5", COLUMN_NUMBER},
		{"n", "\"\"\n1", COLUMN_NUMBER},
		{"n", "1\nx", COLUMN_TEXT},
		{"n", "1\n 2", COLUMN_TEXT},
		{"n", "1\n1,5", COLUMN_TEXT},
		{"n", "007\n1", COLUMN_TEXT}, /* a code, not seven */
		{"n", "nan\n1", COLUMN_TEXT},
		{"n", "\"\"\n\"\"", COLUMN_TEXT},
		{"from", "2022\n2023", COLUMN_TEXT},
		{"To", "2022\n2023", COLUMN_TEXT},
		{"date", "2022\n2023", COLUMN_TEXT},
		{"id", "1\n2", COLUMN_TEXT},
		{"KEY", "1\n2", COLUMN_TEXT},
		{"code", "1\n2", COLUMN_TEXT},
		{"codes", "1\n2", COLUMN_NUMBER},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct csv_test s;
		char text[64];
		(void)snprintf(text, sizeof(text), "%s\tz\n%.*s\t\n%s\t\n", rows[i].name,
			(int)strcspn(rows[i].cells, "\n"), rows[i].cells,
			strchr(rows[i].cells, '\n') + 1);
		EXPECT(read_it(&s, text));
		EXPECT(s.out.table->n_rows == 2);
		EXPECT(s.out.table->columns[0].type == rows[i].type);
		EXPECT(s.out.table->columns[1].type == COLUMN_TEXT);
		end(&s);
	}
}

static void missing_numbers(struct test_state *t)
{
	struct csv_test s;
	EXPECT(read_it(&s, "n,m\n0,a\n,b\n\"\",c\n-2.5,d\n"));
	const double *n = s.out.table->columns[0].u.num;
	EXPECT(s.out.table->columns[0].type == COLUMN_NUMBER);
	EXPECT(n[0] == 0 && isnan(n[1]) && isnan(n[2]) && n[3] == -2.5);
	end(&s);
}

/* Each header with the row 1,2,3: where the point is found; x < 0: nowhere. */
static void coordinates(struct test_state *t)
{
	static const struct {
		const char *header;
		double x, y;
	} rows[] = {{"lon,lat,n", 1, 2}, {"lat,lon,n", 2, 1}, {"LON,LAT,n", 1, 2},
		{"Longitude,n,Latitude", 1, 3}, {"long,lat,n", 1, 2}, {"n,lng,lat", 2, 3},
		{"x,y,n", 1, 2}, {"x,lon,lat", 2, 3}, {"lon,n,m", -1, -1}, {"lat,n,m", -1, -1},
		{"a,b,c", -1, -1}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct csv_test s;
		char text[64];
		(void)snprintf(text, sizeof(text), "%s\n1,2,3\n", rows[i].header);
		EXPECT(read_it(&s, text));
		EXPECT(s.out.n_items == 1 && s.out.space == SPACE_CRS);
		bool here = rows[i].x >= 0;
		EXPECT(s.out.items[0].shape == (here ? SHAPE_POINT : SHAPE_NULL));
		EXPECT(s.out.n_pts == (here ? 1 : 0));
		EXPECT(!here || (s.out.pts[0].x == rows[i].x && s.out.pts[0].y == rows[i].y));
		EXPECT_STR(s.info.shape_type, here ? "point" : "none");
		end(&s);
	}
}

static void named_coordinates(struct test_state *t)
{
	static const struct source_options o = {.lon_field = "east", .lat_field = "NORTH"},
					   half = {.lon_field = "east"},
					   wrong = {.lon_field = "est", .lat_field = "qqq"};
	static const char text[] = "lon,lat,east,north\n1,2,3,4\n5,6,,8\n";
	struct csv_test s;
	EXPECT(read_with(&s, text, &o));
	EXPECT(s.out.n_pts == 1 && s.out.pts[0].x == 3 && s.out.pts[0].y == 4);
	EXPECT(s.out.n_items == 2 && s.out.items[1].shape == SHAPE_NULL);
	EXPECT(s.out.items[1].row == 1 && s.info.n_null == 1 && s.info.n_records == 2);
	EXPECT_STR(s.info.shape_type, "point");
	end(&s);

	EXPECT(read_with(&s, text, &half));
	EXPECT(s.out.pts[0].x == 3 && s.out.pts[0].y == 2);
	end(&s);

	EXPECT(!read_with(&s, text, &wrong));
	EXPECT_STR(fixture_error(&s.f), "x.csv: no column 'est'; did you mean 'east'?");
	end(&s);

	const struct source_options lat = {.lat_field = "qqqqq"};
	EXPECT(!read_with(&s, text, &lat));
	EXPECT_STR(fixture_error(&s.f), "x.csv: no column 'qqqqq'");
	end(&s);

	EXPECT(!read_with(&s, "east,NORTH\n1,2\n3°,4\n", &o));
	EXPECT_STR(fixture_error(&s.f),
		"x.csv:3:1: east: degrees such as -4.25 are expected, not '3°'");
	end(&s);
}

static void encodings(struct test_state *t)
{
	static const struct {
		const char *said, *text, *cell, *encoding, *reason;
	} rows[] = {
		{NULL, "a\nétat\n", "état", "UTF-8", "it is valid UTF-8"},
		{NULL,
			"\xef\xbb\xbf"
			"a\nétat\n",
			"état", "UTF-8", "it begins with a UTF-8 mark"},
		{NULL, "a\n\xe9tat \x80\n", "état €", "CP1252", "it is not valid UTF-8"},
		{"ISO 8859-15", "a\n\xe9tat \xa4\n", "état €", "ISO-8859-15",
			"the map file says so"},
		{"utf8", "a\nétat\n", "état", "UTF-8", "the map file says so"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct source_options o = {.encoding = rows[i].said};
		struct csv_test s;
		EXPECT(read_with(&s, rows[i].text, &o));
		EXPECT_STR(s.out.table->columns[0].name, "a");
		EXPECT_STR(text_at(&s, 0, 0), rows[i].cell);
		EXPECT_STR(s.info.encoding, rows[i].encoding);
		EXPECT_STR(s.info.encoding_reason, rows[i].reason);
		end(&s);
	}
	const struct source_options klingon = {.encoding = "klingon"};
	struct csv_test s;
	EXPECT(!read_with(&s, "a\nb\n", &klingon));
	EXPECT_STR(fixture_error(&s.f),
		"x.csv: encoding 'KLINGON' is not known; write `encoding: UTF-8`, CP1252 or "
		"another name iconv knows in the layer");
	end(&s);
}

TEST_MAIN({"quoting", quoting}, {"separators", separators}, {"errors", errors},
	{"no text", no_text}, {"too many columns", too_many_columns}, {"no rows", no_rows},
	{"types", types}, {"missing numbers", missing_numbers}, {"coordinates", coordinates},
	{"named coordinates", named_coordinates}, {"encodings", encodings})
