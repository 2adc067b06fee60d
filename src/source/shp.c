#include "source/shp.h"

#include "base/inputs.h"
#include "base/num.h"
#include "base/path.h"
#include "source/encode.h"
#include "source/file.h"

#include <math.h>
#include <shapefil.h>
#include <stdio.h>
#include <string.h>

enum { HEADER_BYTES = 100, BAD_LISTED_MAX = 1024 };

/* The bytes of a file, as shapelib's hooks read them. */
struct memory_file {
	const unsigned char *bytes;
	size_t n, at;
};

/* What shapelib said last, and the files it opens: its hooks have no user data. */
struct hook_state {
	char message[256];
	struct memory_file shp, shx, dbf;
};
/* NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables) */
static _Thread_local struct hook_state hook_state;

static void keep_message(const char *text)
{
	(void)snprintf(hook_state.message, sizeof(hook_state.message), "%s", text);
}

/* SAFile is a pointer that only the hooks look behind. */
static struct memory_file *file_of(SAFile file)
{
	return (struct memory_file *)(void *)file;
}

static SAFile memory_open(const char *name, const char *access)
{
	struct memory_file *f = path_has_ending(name, "shp")   ? &hook_state.shp
				: path_has_ending(name, "shx") ? &hook_state.shx
				: path_has_ending(name, "dbf") ? &hook_state.dbf
							       : NULL;
	if (f == NULL) {
		return NULL; /* it looks for a .cpg, which is read elsewhere */
	}
	f->at = 0;
	return (SAFile)(void *)f;
}

static SAOffset memory_read(void *to, SAOffset size, SAOffset n, SAFile file)
{
	struct memory_file *f = file_of(file);
	size_t fit = size == 0 ? 0 : (f->n - f->at) / size;
	n = fit < n ? fit : n;
	memcpy(to, f->bytes + f->at, n * size);
	f->at += n * size;
	return n;
}

static SAOffset memory_seek(SAFile file, SAOffset offset, int whence)
{
	struct memory_file *f = file_of(file);
	size_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? f->at : f->n;
	if (offset > f->n - from) {
		return 1;
	}
	f->at = from + offset;
	return 0;
}

static SAOffset memory_tell(SAFile file)
{
	return file_of(file)->at;
}

static int memory_close(SAFile file)
{
	return 0;
}

/* Hooks that read the files from where they have been checked or made: besides, seeking in a
 * .dbf cell by cell took longer than reading all of it. */
static void memory_hooks(SAHooks *hooks)
{
	SASetupDefaultHooks(hooks);
	hooks->Error = keep_message;
	hooks->FOpen = memory_open;
	hooks->FRead = memory_read;
	hooks->FSeek = memory_seek;
	hooks->FTell = memory_tell;
	hooks->FClose = memory_close;
}

struct shapefile {
	struct arena *a;
	const char *path;
	const unsigned char *shp, *shx;
	size_t n_shp, n_shx, n_records;
	size_t max_points;
	SHPHandle handle;
	DBFHandle dbf;
	struct source_info *info;
	struct features *out;
};

static uint32_t big(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static uint32_t little(const unsigned char *p)
{
	return (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[1] << 8 | p[0];
}

/* The path with another ending of the same case. */
static char *sibling(struct arena *a, const char *path, const char *ending)
{
	char *out = arena_strdup(a, path);
	size_t n = strlen(path);
	for (size_t i = 0; out != NULL && i < 3; i++) {
		bool upper = path[n - 3 + i] >= 'A' && path[n - 3 + i] <= 'Z';
		out[n - 3 + i] = (char)(upper ? ending[i] - 'a' + 'A' : ending[i]);
	}
	return out;
}

static bool fail(struct shapefile *f, const char *what)
{
	return diag_fail(f->a->diag, SM_E_DATA, "%s", what);
}

/* Both main files begin with the same header, which states their length. */
static bool check_header(
	struct shapefile *f, const char *name, const unsigned char *bytes, size_t n)
{
	if (n == 0) {
		return diag_fail(f->a->diag, SM_E_DATA, "the %s file is empty", name);
	}
	if (n < HEADER_BYTES || big(bytes) != 9994) {
		return diag_fail(f->a->diag, SM_E_DATA, "the %s file is no shapefile", name);
	}
	size_t said = 2 * (size_t)big(bytes + 24);
	if (said != n) {
		return diag_fail(f->a->diag, SM_E_DATA,
			"the %s file has %zu bytes, its header says %zu", name, n, said);
	}
	return true;
}

/* Each record must lie within the .shp file, with the length its own header says. */
static bool check_index(struct shapefile *f)
{
	f->n_records = (f->n_shx - HEADER_BYTES) / 8;
	if ((f->n_shx - HEADER_BYTES) % 8 != 0) {
		return fail(f, "the .shx file ends inside a record");
	}
	for (size_t i = 0; i < f->n_records; i++) {
		const unsigned char *entry = f->shx + HEADER_BYTES + 8 * i;
		size_t offset = 2 * (size_t)big(entry), length = 2 * (size_t)big(entry + 4);
		if (offset < HEADER_BYTES || offset > f->n_shp || f->n_shp - offset < 8 ||
			f->n_shp - offset - 8 < length) {
			return diag_fail(f->a->diag, SM_E_DATA,
				".shx and .shp disagree: shape %zu lies outside the file", i);
		}
		if (2 * (size_t)big(f->shp + offset + 4) != length || length < 4) {
			return diag_fail(f->a->diag, SM_E_DATA,
				".shx and .shp disagree about the length of shape %zu", i);
		}
	}
	return true;
}

static void put_big(unsigned char *p, size_t v)
{
	for (int i = 0; i < 4; i++) {
		p[i] = (unsigned char)(v >> (24 - 8 * i) & 255);
	}
}

/* The number of records of the .shp file, one behind the other; an entry for each is written to
 * `shx` unless that is NULL. False when the last one runs over the end. */
static bool walk_records(struct shapefile *f, unsigned char *shx, size_t *n)
{
	*n = 0;
	for (size_t at = HEADER_BYTES; at < f->n_shp; ++*n) {
		size_t length = f->n_shp - at < 8 ? f->n_shp : 2 * (size_t)big(f->shp + at + 4);
		if (f->n_shp - at < 8 || f->n_shp - at - 8 < length) {
			return diag_fail(f->a->diag, SM_E_DATA,
				"the .shp file ends inside shape %zu", *n);
		}
		if (shx != NULL) {
			put_big(shx + HEADER_BYTES + 8 * *n, at / 2);
			put_big(shx + HEADER_BYTES + 8 * *n + 4, length / 2);
		}
		at += 8 + length;
	}
	return true;
}

/* The index that a missing .shx file would hold. */
static bool rebuild_index(struct shapefile *f)
{
	size_t n;
	if (!walk_records(f, NULL, &n)) {
		return false;
	}
	f->n_shx = HEADER_BYTES + 8 * n;
	unsigned char *shx = arena_alloc(f->a, f->n_shx, 1);
	if (shx == NULL) {
		return false;
	}
	memcpy(shx, f->shp, HEADER_BYTES);
	put_big(shx + 24, f->n_shx / 2);
	f->shx = shx;
	diag_warn(f->a->diag, "no-shx", "no .shx file: the index was made from the .shp file");
	return walk_records(f, shx, &n);
}

static bool read_index(struct shapefile *f)
{
	char *shx, *path = sibling(f->a, f->path, "shx");
	if (path == NULL) {
		return false;
	}
	if (!inputs_exists(f->a, path)) {
		diag_push(f->a->diag, "%s", f->path);
		bool ok = rebuild_index(f);
		diag_pop(f->a->diag);
		return ok;
	}
	bool ok = file_read(f->a, path, &shx, &f->n_shx);
	f->shx = ok ? (const unsigned char *)shx : NULL;
	return ok;
}

static bool open_main(struct shapefile *f)
{
	char *shp;
	if (!file_read(f->a, f->path, &shp, &f->n_shp)) {
		return false;
	}
	f->shp = (const unsigned char *)shp;
	diag_push(f->a->diag, "%s", f->path);
	bool ok = check_header(f, ".shp", f->shp, f->n_shp);
	diag_pop(f->a->diag);
	if (!ok || !read_index(f)) {
		return false;
	}
	diag_push(f->a->diag, "%s", f->path);
	ok = check_header(f, ".shx", f->shx, f->n_shx) && check_index(f);
	diag_pop(f->a->diag);
	return ok;
}

/* Number of points and parts fit the record, parts begin in order within it. */
static bool counts_fit(const unsigned char *record, size_t n, uint32_t type)
{
	bool multipoint =
		type == SHPT_MULTIPOINT || type == SHPT_MULTIPOINTZ || type == SHPT_MULTIPOINTM;
	size_t fixed = multipoint ? 40 : 44;
	if (n < fixed) {
		return false;
	}
	size_t parts = multipoint ? 0 : little(record + 36);
	size_t points = little(record + (multipoint ? 36 : 40));
	size_t patch = type == SHPT_MULTIPATCH ? 8 : 4;
	if (parts > n || points > n || fixed + parts * patch + points * 16 > n ||
		(!multipoint && points > 0 && parts == 0)) {
		return false;
	}
	for (size_t i = 0; i < parts; i++) {
		uint32_t begin = little(record + 44 + 4 * i);
		uint32_t before = i == 0 ? 0 : little(record + 40 + 4 * i);
		if (begin > points || begin < before || (i == 0 && begin != 0)) {
			return false;
		}
	}
	return true;
}

/* Whether a record can be given to shapelib; it believes what it reads. */
static bool record_is_sound(const struct shapefile *f, size_t i)
{
	size_t offset = 2 * (size_t)big(f->shx + HEADER_BYTES + 8 * i);
	size_t n = 2 * (size_t)big(f->shx + HEADER_BYTES + 8 * i + 4);
	const unsigned char *record = f->shp + offset + 8;
	uint32_t type = little(record), of_file = little(f->shp + 32);
	if (type != SHPT_NULL && of_file != SHPT_NULL && type != of_file) {
		return false;
	}
	switch (type) {
	case SHPT_NULL:
		return true;
	case SHPT_POINT:
	case SHPT_POINTM: /* the measure may be left out */
		return n >= 20;
	case SHPT_POINTZ:
		return n >= 28;
	case SHPT_ARC:
	case SHPT_ARCZ:
	case SHPT_ARCM:
	case SHPT_POLYGON:
	case SHPT_POLYGONZ:
	case SHPT_POLYGONM:
	case SHPT_MULTIPOINT:
	case SHPT_MULTIPOINTZ:
	case SHPT_MULTIPOINTM:
	case SHPT_MULTIPATCH:
		return counts_fit(record, n, type);
	default:
		return false;
	}
}

static enum shape shape_of(int type)
{
	switch (type) {
	case SHPT_POINT:
	case SHPT_POINTZ:
	case SHPT_POINTM:
	case SHPT_MULTIPOINT:
	case SHPT_MULTIPOINTZ:
	case SHPT_MULTIPOINTM:
		return SHAPE_POINT;
	case SHPT_ARC:
	case SHPT_ARCZ:
	case SHPT_ARCM:
		return SHAPE_LINE;
	case SHPT_POLYGON:
	case SHPT_POLYGONZ:
	case SHPT_POLYGONM:
		return SHAPE_POLYGON;
	default:
		return SHAPE_NULL;
	}
}

static bool coordinates_are_numbers(const SHPObject *o)
{
	for (int i = 0; i < o->nVertices; i++) {
		if (!isfinite(o->padfX[i]) || !isfinite(o->padfY[i]) ||
			fabs(o->padfX[i]) > 1e12 || fabs(o->padfY[i]) > 1e12) {
			return false;
		}
	}
	return true;
}

/* One part, [begin, end) of the object's vertices. Rings lose their closing point; what has
 * too few points for its kind is left out. */
static bool add_part(struct shapefile *f, const SHPObject *o, enum shape shape, int begin,
	int end, bool *too_short)
{
	struct features *out = f->out;
	const double *x = o->padfX, *y = o->padfY;
	if (shape == SHAPE_POLYGON && end - begin > 1 && x[begin] == x[end - 1] &&
		y[begin] == y[end - 1]) {
		end--;
	}
	int need = shape == SHAPE_POLYGON ? 3 : shape == SHAPE_LINE ? 2 : 1;
	if (end - begin < need) {
		*too_short = true;
		return true;
	}
	if (!features_part(out, f->a)) {
		return false;
	}
	for (int i = begin; i < end; i++) {
		if (!features_point(out, f->a, (struct pt){x[i], y[i]})) {
			return false;
		}
	}
	return true;
}

static bool add_object(struct shapefile *f, const SHPObject *o, size_t record)
{
	enum shape shape = shape_of(o->nSHPType);
	bool too_short = false;
	if (!features_begin(f->out, f->a, shape, (uint32_t)record)) {
		return false;
	}
	int parts = shape == SHAPE_NULL ? 0 : shape == SHAPE_POINT ? 1 : o->nParts;
	for (int i = 0; i < parts; i++) {
		int begin = shape == SHAPE_POINT ? 0 : o->panPartStart[i];
		int end = i + 1 < parts ? o->panPartStart[i + 1] : o->nVertices;
		if (!add_part(f, o, shape, begin, end, &too_short)) {
			return false;
		}
	}
	features_end(f->out);
	struct feature *item = &f->out->items[f->out->n_items - 1];
	if (item->part_begin == item->part_end) {
		item->shape = SHAPE_NULL;
		f->info->n_null++;
	}
	if (too_short) {
		diag_warn(f->a->diag, "short-part",
			"shape %zu: a part has too few points and was left out", record);
	}
	return f->out->n_pts <= f->max_points ||
	       diag_fail(f->a->diag, SM_E_LIMIT, "more than %zu points", f->max_points);
}

static void note_bad(struct shapefile *f, size_t record)
{
	diag_warn(f->a->diag, "bad-record", "shape %zu is damaged and was left out", record);
	f->info->n_bad++;
	if (f->info->n_bad_listed < BAD_LISTED_MAX) {
		f->info->bad_records[f->info->n_bad_listed++] = (uint32_t)record;
	}
}

static bool read_shapes(struct shapefile *f)
{
	for (size_t i = 0; i < f->n_records; i++) {
		SHPObject *o = record_is_sound(f, i) ? SHPReadObject(f->handle, (int)i) : NULL;
		if (o == NULL || !coordinates_are_numbers(o)) {
			SHPDestroyObject(o);
			note_bad(f, i);
			continue;
		}
		bool ok = add_object(f, o, i);
		SHPDestroyObject(o);
		if (!ok) {
			return false;
		}
	}
	f->info->n_records = f->n_records;
	if (little(f->shp + 32) == SHPT_MULTIPATCH) {
		diag_warn(f->a->diag, "multipatch",
			"multipatch shapes have no outline and are not drawn");
	}
	if (f->info->n_bad * 100 > f->n_records) {
		return diag_fail(f->a->diag, SM_E_DATA,
			"%zu of %zu shapes are damaged (the first is shape %u)", f->info->n_bad,
			f->n_records, f->info->bad_records[0]);
	}
	return true;
}

/* The .dbf header states the number and length of its records. */
static bool check_dbf(struct shapefile *f, const char *path, unsigned char *driver)
{
	char *text;
	size_t n;
	if (!file_read(f->a, path, &text, &n)) {
		return false;
	}
	const unsigned char *b = (const unsigned char *)text;
	hook_state.dbf = (struct memory_file){.bytes = b, .n = n};
	if (n < 33) {
		return diag_fail(f->a->diag, SM_E_DATA, "%s: is no dBASE file", path);
	}
	size_t records = little(b + 4), header = b[8] | (size_t)b[9] << 8,
	       length = b[10] | (size_t)b[11] << 8;
	*driver = b[29];
	if (header < 33 || header > n || length == 0 || (n - header) / length < records) {
		return diag_fail(f->a->diag, SM_E_DATA,
			"%s: cut short: the header says %zu records of %zu bytes", path,
			records, length);
	}
	size_t sum = 1;
	for (size_t at = 32; at + 32 <= header && b[at] != '\r'; at += 32) {
		sum += b[at + 16];
	}
	if (sum > length) {
		return diag_fail(f->a->diag, SM_E_DATA,
			"%s: fields of %zu bytes in records of %zu", path, sum, length);
	}
	if (records != f->n_records) {
		return diag_fail(f->a->diag, SM_E_DATA,
			"%s: %zu records, but the .shp file has %zu shapes", path, records,
			f->n_records);
	}
	return true;
}

/* A cell's text in the arena: dates as ISO 8601, logical values as true and false. NULL:
 * missing. False without memory. */
static bool read_text(struct shapefile *f, char type, const char *s, const char **out)
{
	char date[] = "yyyy-mm-dd";
	*out = NULL;
	if (s == NULL || s[0] == '\0') {
		return true;
	}
	if (type == 'L') {
		bool known = strchr("TtYyFfNn", s[0]) != NULL;
		*out = !known ? NULL : strchr("TtYy", s[0]) != NULL ? "true" : "false";
		return true;
	}
	if (type == 'D' && strlen(s) == 8 && strspn(s, "0123456789") == 8) {
		(void)snprintf(date, sizeof(date), "%.4s-%.2s-%.2s", s, s + 4, s + 6);
		s = date;
	}
	*out = arena_strdup(f->a, s);
	return *out != NULL;
}

static bool read_column(struct shapefile *f, int field, struct column *out)
{
	char name[XBASE_FLDNAME_LEN_READ + 1];
	int width, decimals;
	DBFFieldType type = DBFGetFieldInfo(f->dbf, field, name, &width, &decimals);
	char native = DBFGetNativeFieldType(f->dbf, field);
	bool number = type == FTInteger || type == FTDouble;
	*out = (struct column){
		.name = arena_strdup(f->a, name), .type = number ? COLUMN_NUMBER : COLUMN_TEXT};
	if (number) {
		out->u.num = arena_alloc(f->a, f->n_records, sizeof(*out->u.num));
	} else {
		out->u.text = arena_alloc(f->a, f->n_records, sizeof(*out->u.text));
	}
	if (out->name == NULL || out->u.text == NULL) {
		return false;
	}
	for (size_t row = 0; row < f->n_records; row++) {
		bool missing = DBFIsAttributeNULL(f->dbf, (int)row, field) != 0;
		const char *s =
			missing ? NULL : DBFReadStringAttribute(f->dbf, (int)row, field);
		if (!number && !read_text(f, native, s, &out->u.text[row])) {
			return false;
		}
		if (number && (s == NULL || !num_parse(s, strlen(s), &out->u.num[row]))) {
			out->u.num[row] = (double)NAN;
		}
	}
	return true;
}

static bool all_utf8(const struct table *t)
{
	for (size_t i = 0; i < t->n_columns; i++) {
		const struct column *c = &t->columns[i];
		if (!encode_is_utf8(c->name, strlen(c->name))) {
			return false;
		}
		for (size_t row = 0; c->type == COLUMN_TEXT && row < t->n_rows; row++) {
			const char *s = c->u.text[row];
			if (s != NULL && !encode_is_utf8(s, strlen(s))) {
				return false;
			}
		}
	}
	return true;
}

/* A small text file beside the .shp, or its first line; *out is NULL when there is none or it
 * is blank. False when it is there and cannot be read. */
static bool read_note(
	struct shapefile *f, const char *ending, bool first_line, const char **out)
{
	char *path = sibling(f->a, f->path, ending), *text;
	size_t n;
	*out = NULL;
	if (path == NULL || !inputs_exists(f->a, path)) {
		return path != NULL;
	}
	if (!file_read(f->a, path, &text, &n)) {
		return false;
	}
	if (first_line) {
		text[strcspn(text, "\r\n")] = '\0';
	}
	*out = text[strspn(text, " \t\r\n")] == '\0' ? NULL : text;
	return true;
}

/* Map file, .cpg, language driver, valid UTF-8, else Windows-1252: which one, and why. */
static bool decode(struct shapefile *f, const struct source_options *o, unsigned char driver,
	const struct table *t)
{
	struct source_info *info = f->info;
	const char *cpg;
	if (!read_note(f, "cpg", true, &cpg)) {
		return false;
	}
	if (o->encoding != NULL) {
		info->encoding = encode_name(f->a, o->encoding);
		info->encoding_reason = "the map file says so";
	} else if (cpg != NULL) {
		info->encoding = encode_name(f->a, cpg);
		info->encoding_reason = "the .cpg file says so";
	} else if (encode_of_driver(driver) != NULL) {
		info->encoding = encode_of_driver(driver);
		info->encoding_reason = "the .dbf's language driver says so";
	} else if (all_utf8(t)) {
		info->encoding = "UTF-8";
		info->encoding_reason = "nothing says, and it is valid UTF-8";
	} else {
		info->encoding = "CP1252";
		info->encoding_reason = "nothing says, and it is not valid UTF-8";
	}
	bool ok = info->encoding != NULL;
	diag_push(f->a->diag, "%s", f->path);
	for (size_t i = 0; ok && i < t->n_columns; i++) {
		struct column *c = &t->columns[i];
		ok = encode_texts(f->a, info->encoding, &c->name, 1) &&
		     (c->type != COLUMN_TEXT ||
			     encode_texts(f->a, info->encoding, c->u.text, t->n_rows));
	}
	diag_pop(f->a->diag);
	return ok;
}

/* Shapes without attributes. */
static bool no_table(struct shapefile *f, const struct table **out)
{
	struct table *t = arena_alloc(f->a, 1, sizeof(*t));
	if (t == NULL) {
		return false;
	}
	t->n_rows = f->n_records;
	*out = t;
	f->info->encoding = "UTF-8";
	f->info->encoding_reason = "there is no .dbf file to read";
	diag_warn(f->a->diag, "no-dbf", "%s: no .dbf file: its shapes have no attributes",
		f->path);
	return true;
}

static bool read_table(struct shapefile *f, SAHooks *hooks, const struct source_options *o,
	const struct table **out)
{
	unsigned char driver = 0;
	char *path = sibling(f->a, f->path, "dbf");
	if (path != NULL && !inputs_exists(f->a, path)) {
		return no_table(f, out);
	}
	if (path == NULL || !check_dbf(f, path, &driver)) {
		return false;
	}
	f->dbf = DBFOpenLL(path, "rb", hooks);
	if (f->dbf == NULL) {
		return diag_fail(f->a->diag, SM_E_DATA, "%s: %s", path,
			hook_state.message[0] != '\0' ? hook_state.message
						      : "is no dBASE file");
	}
	struct table *t = arena_alloc(f->a, 1, sizeof(*t));
	size_t n = (size_t)DBFGetFieldCount(f->dbf);
	struct column *columns = arena_alloc(f->a, n, sizeof(*columns));
	if (t == NULL || columns == NULL) {
		return false;
	}
	*t = (struct table){.columns = columns, .n_columns = n, .n_rows = f->n_records};
	for (size_t i = 0; i < n; i++) {
		if (!read_column(f, (int)i, &columns[i])) {
			return false;
		}
	}
	*out = t;
	return decode(f, o, driver, t);
}

static const char *type_name(int type)
{
	static const struct {
		int type;
		const char *name;
	} names[] = {{SHPT_POINT, "point"}, {SHPT_POINTZ, "point z"}, {SHPT_POINTM, "point m"},
		{SHPT_MULTIPOINT, "multipoint"}, {SHPT_MULTIPOINTZ, "multipoint z"},
		{SHPT_MULTIPOINTM, "multipoint m"}, {SHPT_ARC, "line"}, {SHPT_ARCZ, "line z"},
		{SHPT_ARCM, "line m"}, {SHPT_POLYGON, "polygon"}, {SHPT_POLYGONZ, "polygon z"},
		{SHPT_POLYGONM, "polygon m"}, {SHPT_MULTIPATCH, "multipatch"}};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (names[i].type == type) {
			return names[i].name;
		}
	}
	return "none";
}

static bool read_all(struct shapefile *f, SAHooks *hooks, const struct source_options *o)
{
	const struct table *t = NULL;
	hook_state.shp = (struct memory_file){.bytes = f->shp, .n = f->n_shp};
	hook_state.shx = (struct memory_file){.bytes = f->shx, .n = f->n_shx};
	f->handle = SHPOpenLL(f->path, "rb", hooks);
	if (f->handle == NULL) {
		return diag_fail(f->a->diag, SM_E_DATA, "%s: %s", f->path,
			hook_state.message[0] != '\0' ? hook_state.message : "is no shapefile");
	}
	if (!read_table(f, hooks, o, &t)) {
		return false;
	}
	*f->out = (struct features){.space = SPACE_CRS, .table = t};
	/* No more points than the file has room for: growing by copies cost a third of the
	 * time. */
	const size_t point_bytes = 2 * sizeof(double);
	if (!features_reserve(f->out, f->a, f->n_shp / point_bytes)) {
		return false;
	}
	diag_push(f->a->diag, "%s", f->path);
	bool ok = read_shapes(f);
	diag_pop(f->a->diag);
	return ok && read_note(f, "prj", false, &f->info->crs);
}

bool shp_read(struct arena *a, const char *path, const struct source_options *options,
	struct features *out, struct source_info *info)
{
	SAHooks hooks;
	memory_hooks(&hooks);
	hook_state.message[0] = '\0';
	*info = (struct source_info){.format = "shapefile"};
	struct shapefile f = {.a = a,
		.path = path,
		.info = info,
		.out = out,
		.max_points = options->max_points != 0 ? options->max_points : 50000000};
	info->bad_records = arena_alloc(a, BAD_LISTED_MAX, sizeof(*info->bad_records));
	bool ok = info->bad_records != NULL && open_main(&f);
	if (ok) {
		info->shape_type = type_name((int)little(f.shp + 32));
		ok = read_all(&f, &hooks, options);
	}
	if (f.handle != NULL) {
		SHPClose(f.handle);
	}
	if (f.dbf != NULL) {
		DBFClose(f.dbf);
	}
	return ok;
}
