#include "source/csv.h"

#include "base/num.h"
#include "base/suggest.h"
#include "geom/cell.h"
#include "source/encode.h"
#include "source/file.h"

#include <math.h>
#include <string.h>
#include <strings.h>

/* A cell; NULL text: empty and not quoted, which means missing. */
struct cells {
	const char **items;
	struct cell_place *places;
	size_t n, cap, cap_places;
};

struct reader {
	struct arena *a;
	const char *path;
	char *at, *end;
	char separator;
	size_t line, column; /* of `at` */
	struct cells cells;  /* of all rows, one after the other */
	size_t n_columns, n_rows;
};

static bool fail(struct reader *r, const char *what)
{
	return diag_fail(r->a->diag, SM_E_DATA, "%s:%zu: %s", r->path, r->line, what);
}

static bool add_cell(struct reader *r, const char *text, struct cell_place at)
{
	struct cells *c = &r->cells;
	const char **items = arena_grow(r->a, c->items, c->n, &c->cap, sizeof(*items));
	struct cell_place *places =
		arena_grow(r->a, c->places, c->n, &c->cap_places, sizeof(*places));
	if (items == NULL || places == NULL) {
		return false;
	}
	c->items = items;
	c->places = places;
	places[c->n] = at;
	items[c->n++] = text;
	return true;
}

/* One byte on; bytes that continue a character of UTF-8 are no column of their own. */
static void step(struct reader *r)
{
	unsigned char c = (unsigned char)*r->at++;
	if (c == '\n') {
		r->line++;
		r->column = 1;
	} else {
		r->column += (c & 0xc0) != 0x80;
	}
}

/* A quoted cell, unescaped in place; r->at moves behind the closing quote. */
static bool read_quoted(struct reader *r, const char **out)
{
	size_t line = r->line;
	step(r);
	char *to = r->at;
	*out = to;
	while (r->at < r->end) {
		if (*r->at == '"' && r->at[1] == '"' && r->at + 1 < r->end) {
			step(r);
		} else if (*r->at == '"') {
			step(r);
			*to = '\0';
			return true;
		}
		*to++ = *r->at;
		step(r);
	}
	r->line = line;
	return fail(r, "a quote is never closed");
}

static bool is_cell_end(const struct reader *r, char c)
{
	return c == r->separator || c == '\n' || c == '\r';
}

/* Up to the separator or the end of the line; NULL for an empty cell. */
static bool read_cell(struct reader *r, const char **text)
{
	const char *begin = r->at;
	if (r->at < r->end && *r->at == '"') {
		return read_quoted(r, text) && (r->at == r->end || is_cell_end(r, *r->at) ||
						       fail(r, "text behind a closing quote"));
	}
	while (r->at < r->end && !is_cell_end(r, *r->at)) {
		step(r);
	}
	*text = begin == r->at ? NULL : begin;
	return true;
}

/* One row; the separators and line ends become the cells' NULs. */
static bool read_row(struct reader *r, size_t *n)
{
	*n = 0;
	for (;;) {
		const char *text = NULL;
		const struct cell_place at = {(uint32_t)r->line, (uint32_t)r->column};
		if (!read_cell(r, &text)) {
			return false;
		}
		char c = r->at < r->end ? *r->at : '\n';
		char *stop = r->at;
		r->at += r->at < r->end;
		r->column++;
		if (c == '\r' && r->at < r->end && *r->at == '\n') {
			r->at++;
		}
		*stop = '\0';
		if (!add_cell(r, text, at)) {
			return false;
		}
		++*n;
		if (c != r->separator) {
			r->line++;
			r->column = 1;
			return true;
		}
	}
}

/* The most frequent of the three in the first line, outside quotes. */
static char find_separator(const char *s, const char *end)
{
	size_t counts[3] = {0};
	static const char separators[] = ",;\t";
	bool quoted = false;
	for (; s < end && (quoted || *s != '\n'); s++) {
		quoted ^= *s == '"';
		const char *found = *s == '\0' ? NULL : strchr(separators, *s);
		if (!quoted && found != NULL) {
			counts[found - separators]++;
		}
	}
	size_t best = counts[1] > counts[0] ? 1 : 0;
	return separators[counts[2] > counts[best] ? 2 : best];
}

static bool read_header(struct reader *r)
{
	size_t line = r->line;
	if (!read_row(r, &r->n_columns)) {
		return false;
	}
	size_t next_line = r->line;
	r->line = line; /* messages are about the header */
	if (r->n_columns > CSV_MAX_COLUMNS) {
		return fail(r, "too many columns");
	}
	for (size_t i = 0; i < r->n_columns; i++) {
		const char *name = r->cells.items[i];
		if (name == NULL || name[0] == '\0') {
			return fail(r, "a column without a name");
		}
		for (size_t k = 0; k < i; k++) {
			if (strcasecmp(r->cells.items[k], name) == 0) {
				return diag_fail(r->a->diag, SM_E_DATA,
					"%s:%zu: two columns are named '%s'", r->path, r->line,
					name);
			}
		}
	}
	r->line = next_line;
	return true;
}

static bool read_rows(struct reader *r)
{
	while (r->at < r->end) {
		size_t n, line = r->line;
		if (!read_row(r, &n)) {
			return false;
		}
		const char *first = r->cells.items[r->cells.n - n];
		if (n == 1 && first == NULL && r->n_columns > 1) { /* a blank line */
			r->cells.n--;
			continue;
		}
		if (n != r->n_columns) {
			return diag_fail(r->a->diag, SM_E_DATA,
				"%s:%zu: %zu cells, %zu expected", r->path, line, n,
				r->n_columns);
		}
		r->n_rows++;
	}
	return true;
}

static const char *cell(const struct reader *r, size_t row, size_t column)
{
	return r->cells.items[(row + 1) * r->n_columns + column];
}

/* Years and keys are words even where they look like numbers. */
static bool is_always_text(const char *name)
{
	static const char *const names[] = {"id", "key", "from", "to", "date", "code"};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcasecmp(names[i], name) == 0) {
			return true;
		}
	}
	return false;
}

static bool is_number(const char *s, double *out)
{
	bool leading_zero = s[0] == '0' && s[1] >= '0' && s[1] <= '9';
	return !leading_zero && num_parse(s, strlen(s), out);
}

static enum column_type type_of(const struct reader *r, size_t column)
{
	size_t numbers = 0;
	if (is_always_text(r->cells.items[column])) {
		return COLUMN_TEXT;
	}
	for (size_t row = 0; row < r->n_rows; row++) {
		const char *s = cell(r, row, column);
		double v;
		if (s == NULL || s[0] == '\0') {
			continue;
		}
		if (!is_number(s, &v)) {
			return COLUMN_TEXT;
		}
		numbers++;
	}
	return numbers > 0 ? COLUMN_NUMBER : COLUMN_TEXT;
}

static bool make_column(const struct reader *r, size_t column, struct column *out)
{
	*out = (struct column){.name = r->cells.items[column], .type = type_of(r, column)};
	if (out->type == COLUMN_TEXT) {
		out->u.text = arena_alloc(r->a, r->n_rows, sizeof(*out->u.text));
	} else {
		out->u.num = arena_alloc(r->a, r->n_rows, sizeof(*out->u.num));
	}
	if (out->u.text == NULL) {
		return false;
	}
	for (size_t row = 0; row < r->n_rows; row++) {
		const char *s = cell(r, row, column);
		if (out->type == COLUMN_TEXT) {
			out->u.text[row] = s;
		} else if (s == NULL || !is_number(s, &out->u.num[row])) {
			out->u.num[row] = (double)NAN;
		}
	}
	return true;
}

static const struct table *make_table(const struct reader *r)
{
	struct table *t = arena_alloc(r->a, 1, sizeof(*t));
	struct column *columns = arena_alloc(r->a, r->n_columns, sizeof(*columns));
	if (t == NULL || columns == NULL) {
		return NULL;
	}
	for (size_t i = 0; i < r->n_columns; i++) {
		if (!make_column(r, i, &columns[i])) {
			return NULL;
		}
	}
	*t = (struct table){.columns = columns,
		.n_columns = r->n_columns,
		.n_rows = r->n_rows,
		.places = r->cells.places + r->n_columns}; /* behind the header's */
	return t;
}

/* False after an error about the first cell of a text column that holds something. */
static bool check_numbers(const struct reader *r, const struct table *t, const struct column *c)
{
	double v;
	for (size_t row = 0; c->type == COLUMN_TEXT && row < t->n_rows; row++) {
		const char *s = c->u.text[row];
		if (s != NULL && s[0] != '\0' && !is_number(s, &v)) {
			return cell_fail(r->a->diag, (struct cell){r->path, t, c, row},
				"%s: degrees such as -4.25 are expected, not '%s'", c->name, s);
		}
	}
	return true;
}

static bool no_column(const struct reader *r, const char *wished)
{
	const char *near = suggest_nearest(wished, r->cells.items, r->n_columns);
	return diag_fail(r->a->diag, SM_E_DATA, "%s: no column '%s'%s%s%s", r->path, wished,
		near == NULL ? "" : "; did you mean '", near == NULL ? "" : near,
		near == NULL ? "" : "'?");
}

/* The coordinate column: the one the map file names, else by the usual names; NULL: none. The
 * first two of the names mean nothing else, so what stands there must be numbers. */
static bool find_coordinate(const struct reader *r, const struct table *t, const char *wished,
	const char *const *names, const struct column **out)
{
	*out = NULL;
	if (wished != NULL) {
		*out = table_column(t, wished);
		return *out != NULL ? check_numbers(r, t, *out) : no_column(r, wished);
	}
	for (size_t i = 0; names[i] != NULL; i++) {
		const struct column *c = table_column(t, names[i]);
		if (c != NULL && i < 2 && !check_numbers(r, t, c)) {
			return false;
		}
		if (c != NULL && c->type == COLUMN_NUMBER && *out == NULL) {
			*out = c;
		}
	}
	return true;
}

static bool make_features(const struct reader *r, const struct table *t,
	const struct source_options *o, struct features *out)
{
	static const char *const lons[] = {"lon", "longitude", "long", "lng", "x", NULL};
	static const char *const lats[] = {"lat", "latitude", "y", NULL};
	const struct column *lon, *lat;
	if (!find_coordinate(r, t, o->lon_field, lons, &lon) ||
		!find_coordinate(r, t, o->lat_field, lats, &lat)) {
		return false;
	}
	bool points = lon != NULL && lat != NULL && lon->type == COLUMN_NUMBER &&
		      lat->type == COLUMN_NUMBER;
	*out = (struct features){.space = SPACE_CRS, .table = t};
	for (size_t row = 0; row < t->n_rows; row++) {
		struct pt p = {points ? lon->u.num[row] : (double)NAN,
			points ? lat->u.num[row] : (double)NAN};
		bool here = pt_is_finite(p);
		if (!features_begin(
			    out, r->a, here ? SHAPE_POINT : SHAPE_NULL, (uint32_t)row) ||
			(here &&
				(!features_part(out, r->a) || !features_point(out, r->a, p)))) {
			return false;
		}
		features_end(out);
	}
	return true;
}

static bool decode(struct reader *r, const struct source_options *o, struct source_info *info)
{
	bool mark = r->end - r->at >= 3 && memcmp(r->at, "\xef\xbb\xbf", 3) == 0;
	bool utf8 = encode_is_utf8(r->at, (size_t)(r->end - r->at));
	r->at += mark ? 3 : 0;
	info->encoding = o->encoding != NULL ? encode_name(r->a, o->encoding)
			 : utf8		     ? "UTF-8"
					     : "CP1252";
	info->encoding_reason = o->encoding != NULL ? "the map file says so"
				: mark		    ? "it begins with a UTF-8 mark"
				: utf8		    ? "it is valid UTF-8"
						    : "it is not valid UTF-8";
	return info->encoding != NULL;
}

bool csv_read(struct arena *a, const char *path, const struct source_options *options,
	struct features *out, struct source_info *info)
{
	struct reader r = {.a = a, .path = path, .line = 1, .column = 1};
	size_t n;
	if (!file_read(a, path, &r.at, &n)) {
		return false;
	}
	r.end = r.at + n;
	if (n == 0) {
		return diag_fail(a->diag, SM_E_DATA, "%s: the file is empty", path);
	}
	if (memchr(r.at, '\0', n) != NULL) {
		return diag_fail(
			a->diag, SM_E_DATA, "%s: is no text: it holds a NUL byte", path);
	}
	*info = (struct source_info){.format = "csv"};
	if (!decode(&r, options, info)) {
		return false;
	}
	r.separator = find_separator(r.at, r.end);
	if (!read_header(&r) || !read_rows(&r)) {
		return false;
	}
	diag_push(a->diag, "%s", path);
	bool ok = encode_texts(a, info->encoding, r.cells.items, r.cells.n);
	diag_pop(a->diag);
	const struct table *t = ok ? make_table(&r) : NULL;
	if (t == NULL || !make_features(&r, t, options, out)) {
		return false;
	}
	info->n_records = r.n_rows;
	for (size_t i = 0; i < out->n_items; i++) {
		info->n_null += out->items[i].shape == SHAPE_NULL;
	}
	info->shape_type = info->n_null == info->n_records ? "none" : "point";
	return true;
}
