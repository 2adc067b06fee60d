/* Damaged shapefiles: of the file (an error) and inside a record (left out and counted). */
#include "shp_writer.h"
#include "source/shp.h"
#include "test.h"

#include <math.h>
#include <sys/stat.h>

struct damage_test {
	struct fixture f;
	struct shp_writer w;
	struct features out;
	struct source_info info;
	const char *path;
};

/* Three points, saved as x. */
static void begin(struct damage_test *s)
{
	fixture_init(&s->f);
	shp_begin(&s->w, KIND_POINT);
	for (int i = 0; i < 3; i++) {
		shp_point(&s->w, i, i);
	}
}

static bool read_it(struct damage_test *s)
{
	static const struct source_options none = {0};
	return shp_read(&s->f.arena, fixture_path(&s->f, "x.shp"), &none, &s->out, &s->info);
}

static void end(struct damage_test *s)
{
	shp_finish(&s->w);
	fixture_finish(&s->f);
}

/* What is done to one file of a sound set, and what is then said. A point record has 28 bytes
 * in the .shp (184 in all), 8 in the .shx (124 in all); the .dbf has 65 + 3 * 5. */
static const struct file_damage {
	const char *file;
	size_t keep; /* bytes left of it; 0: none */
	long at;     /* then this byte is set; -1: none */
	unsigned char to;
	const char *says;
} damages[] = {
	{"x.shp", 0, -1, 0, "x.shp: the .shp file is empty"},
	{"x.shp", 50, -1, 0, "x.shp: the .shp file is no shapefile"},
	{"x.shp", 183, -1, 0, "x.shp: the .shp file has 183 bytes, its header says 184"},
	{"x.shp", 100, -1, 0, "x.shp: the .shp file has 100 bytes, its header says 184"},
	{"x.shp", 184, 0, 1, "x.shp: the .shp file is no shapefile"},
	{"x.shp", 184, 27, 93, "x.shp: the .shp file has 184 bytes, its header says 186"},
	{"x.shx", 0, -1, 0, "x.shp: the .shx file is empty"},
	{"x.shx", 116, -1, 0, "x.shp: the .shx file has 116 bytes, its header says 124"},
	{"x.shx", 124, 3, 0, "x.shp: the .shx file is no shapefile"},
	/* the second shape begins at 128 bytes, 64 words; its length is 10 words */
	{"x.shx", 124, 111, 0, "x.shp: .shx and .shp disagree: shape 1 lies outside the file"},
	{"x.shx", 124, 110, 1, "x.shp: .shx and .shp disagree: shape 1 lies outside the file"},
	{"x.shx", 124, 115, 40, "x.shp: .shx and .shp disagree: shape 1 lies outside the file"},
	{"x.shx", 124, 115, 12, "x.shp: .shx and .shp disagree about the length of shape 1"},
	{"x.shp", 184, 135, 12, "x.shp: .shx and .shp disagree about the length of shape 1"},
	{"x.dbf", 0, -1, 0, "x.dbf: is no dBASE file"},
	{"x.dbf", 79, -1, 0, "x.dbf: cut short: the header says 3 records of 5 bytes"},
	{"x.dbf", 60, -1, 0, "x.dbf: cut short: the header says 3 records of 5 bytes"},
	{"x.dbf", 80, 8, 32, "x.dbf: cut short: the header says 3 records of 5 bytes"},
	{"x.dbf", 80, 10, 0, "x.dbf: cut short: the header says 3 records of 0 bytes"},
	{"x.dbf", 80, 48, 9, "x.dbf: fields of 10 bytes in records of 5"},
	{"x.dbf", 80, 4, 2, "x.dbf: 2 records, but the .shp file has 3 shapes"},
};

static void damage(struct fixture *f, const struct file_damage *d)
{
	size_t n;
	char *bytes = fixture_read(f, fixture_path(f, d->file), &n);
	if (d->at >= 0) {
		bytes[d->at] = (char)d->to;
	}
	(void)fixture_write(f, d->file, bytes, d->keep < n ? d->keep : n);
}

static void damaged_files(struct test_state *t)
{
	for (size_t i = 0; i < sizeof(damages) / sizeof(damages[0]); i++) {
		struct damage_test s;
		begin(&s);
		(void)shp_save(&s.w, &s.f, "x");
		EXPECT(read_it(&s));
		damage(&s.f, &damages[i]);
		EXPECT(!read_it(&s));
		EXPECT(s.f.diag.code == SM_E_DATA);
		EXPECT_STR(fixture_error(&s.f), damages[i].says);
		EXPECT(s.f.diag.depth == 0);
		end(&s);
	}
}

static void header_says_more_rows(struct test_state *t)
{
	struct damage_test s;
	begin(&s);
	s.w.dbf_rows_missing = 4;
	(void)shp_save(&s.w, &s.f, "x");
	EXPECT(!read_it(&s));
	EXPECT_STR(
		fixture_error(&s.f), "x.dbf: cut short: the header says 7 records of 5 bytes");
	end(&s);
}

/* What can be done without is in test_shp.c. */
static void missing_file(struct test_state *t)
{
	struct damage_test s;
	begin(&s);
	(void)shp_save(&s.w, &s.f, "x");
	EXPECT(remove(fixture_path(&s.f, "x.shp")) == 0);
	EXPECT(!read_it(&s));
	EXPECT(s.f.diag.code == SM_E_DATA);
	EXPECT_STR(fixture_error(&s.f), "x.shp: No such file or directory");
	end(&s);
}

/* A .cpg or .prj that is there and cannot be read must not pass for one that is not there. */
static void unreadable_notes(struct test_state *t)
{
	static const char *const names[] = {"x.cpg", "x.prj"};
	for (size_t i = 0; i < 2; i++) {
		char want[64];
		struct damage_test s;
		begin(&s);
		(void)shp_save(&s.w, &s.f, "x");
		EXPECT(mkdir(fixture_path(&s.f, names[i]), 0700) == 0);
		EXPECT(!read_it(&s));
		(void)snprintf(want, sizeof(want), "%s: is no file", names[i]);
		EXPECT_STR(fixture_error(&s.f), want);
		end(&s);
	}
}

/* 100 squares, of which one can be damaged without an error. */
static void begin_squares(struct damage_test *s, int kind, size_t n)
{
	static const double square[] = {0, 0, 0, 2, 2, 2, 2, 0, 0, 0, 5, 5, 5, 6, 6, 6, 5, 5};
	static const uint32_t parts[] = {0, 5};
	fixture_init(&s->f);
	shp_begin(&s->w, kind);
	for (size_t i = 0; i < n; i++) {
		shp_record(&s->w, kind, parts, 2, square, 9);
	}
}

enum { NAN_AT = -1 };

/* One number of the content of shape 41: type at 0, box at 4, parts at 36, points at 40, where
 * the parts begin at 44 and 48, coordinates from 52. A multipoint has points at 36. */
static const struct record_damage {
	int kind;
	size_t at;
	long to;
} record_damages[] = {
	{KIND_POLYGON, 0, 99},		/* unknown type */
	{KIND_POLYGON, 0, KIND_LINE},	/* another type than the file's */
	{KIND_POLYGON, 0, KIND_POINT},	/* likewise, and long enough for one */
	{KIND_POLYGON, 36, 1000},	/* more parts than the record has room for */
	{KIND_POLYGON, 36, 0x7fffffff}, /* so many that a product overflows 32 bits */
	{KIND_POLYGON, 36, 0},		/* points without a part */
	{KIND_POLYGON, 40, 10},		/* one point too many */
	{KIND_POLYGON, 40, 0x7fffffff},
	{KIND_POLYGON, 40, 0xffffffffL},
	{KIND_POLYGON, 40, 4}, /* the second part begins behind the last point */
	{KIND_POLYGON, 44, 1}, /* the first part does not begin at 0 */
	{KIND_POLYGON, 48, 10},
	{KIND_POLYGON, 48, 0xffffffffL},
	{KIND_POLYGON, 52, NAN_AT},
	{KIND_POLYGON, 52 + 8 * 9, NAN_AT},
	{KIND_LINE, 48, 77},
	{KIND_LINE + KIND_Z, 40, 77},
	{KIND_POLYGON + KIND_M, 36, 500},
	{KIND_MULTIPOINT, 36, 10},
	{KIND_MULTIPOINT, 36, 0x7fffffff},
	{KIND_MULTIPOINT, 40, NAN_AT},
	{KIND_POINT, 4, NAN_AT},
	{KIND_POINT, 12, NAN_AT},
};

static void damaged_records(struct test_state *t)
{
	for (size_t i = 0; i < sizeof(record_damages) / sizeof(record_damages[0]); i++) {
		const struct record_damage *d = &record_damages[i];
		struct damage_test s;
		begin_squares(&s, d->kind, 100);
		if (d->to == NAN_AT) {
			shp_patch_f64(&s.w, 41, d->at, (double)NAN);
		} else {
			shp_patch_u32(&s.w, 41, d->at, (uint32_t)d->to);
		}
		(void)shp_save(&s.w, &s.f, "x");
		bool ok = read_it(&s);
		EXPECT(ok);
		EXPECT(s.info.n_bad == 1 && s.info.n_bad_listed == 1);
		EXPECT(s.info.bad_records[0] == 41 && s.info.n_records == 100);
		EXPECT(s.out.n_items == 99 && s.out.items[40].row == 40);
		EXPECT(s.out.n_items == 99 && s.out.items[41].row == 42);
		EXPECT_STR(fixture_warning(&s.f, "bad-record"),
			"x.shp: shape 41 is damaged and was left out");
		if (!ok || s.info.n_bad != 1) {
			printf("# case %zu\n", i);
		}
		end(&s);
	}
}

/* Coordinates that are numbers, but of no map (ESRI writes -1.8e308 for none). */
static void huge_coordinates(struct test_state *t)
{
	static const double values[] = {1e13, -1e13, -1.7e308, (double)INFINITY};
	for (size_t i = 0; i < 4; i++) {
		struct damage_test s;
		begin_squares(&s, KIND_POINT, 100);
		shp_patch_f64(&s.w, 7, i % 2 == 0 ? 4 : 12, values[i]);
		(void)shp_save(&s.w, &s.f, "x");
		EXPECT(read_it(&s));
		EXPECT(s.info.n_bad == 1 && s.info.bad_records[0] == 7);
		end(&s);
	}
}

/* The record is too short for its type: content cut to 12 bytes in both files. */
static void short_record(struct test_state *t)
{
	static const int kinds[] = {KIND_POINT, KIND_POINT + KIND_Z, KIND_POINT + KIND_M,
		KIND_POLYGON, KIND_MULTIPOINT};
	for (size_t i = 0; i < 5; i++) {
		struct damage_test s;
		begin_squares(&s, kinds[i], 100);
		s.w.shp.len = s.w.offset[99] + 8 + 12;
		s.w.shp.ptr[s.w.offset[99] + 7] = 6; /* words, big-endian */
		s.w.shx.ptr[100 + 8 * 99 + 7] = 6;
		(void)shp_save(&s.w, &s.f, "x");
		EXPECT(read_it(&s));
		EXPECT(s.info.n_bad == 1 && s.info.bad_records[0] == 99);
		end(&s);
	}
}

/* More than 1 % is an error that counts and names. */
static void too_much_damage(struct test_state *t)
{
	struct damage_test s;
	begin_squares(&s, KIND_POLYGON, 200);
	shp_patch_u32(&s.w, 30, 0, 99);
	shp_patch_u32(&s.w, 190, 0, 99);
	(void)shp_save(&s.w, &s.f, "x");
	EXPECT(read_it(&s)); /* 2 of 200 are just 1 % */
	EXPECT(s.info.n_bad == 2 && s.info.bad_records[1] == 190);
	EXPECT(s.f.diag.n_warnings == 1 && s.f.diag.warnings[0].count == 2);
	shp_patch_u32(&s.w, 31, 0, 99);
	(void)shp_save(&s.w, &s.f, "x");
	fixture_forget(&s.f);
	EXPECT(!read_it(&s));
	EXPECT(s.f.diag.code == SM_E_DATA);
	EXPECT_STR(fixture_error(&s.f),
		"x.shp: 3 of 200 shapes are damaged (the first is shape 30)");
	end(&s);
}

TEST_MAIN({"damaged files", damaged_files}, {"more rows promised", header_says_more_rows},
	{"missing file", missing_file}, {"unreadable notes", unreadable_notes},
	{"damaged records", damaged_records}, {"huge coordinates", huge_coordinates},
	{"short record", short_record}, {"too much damage", too_much_damage})
