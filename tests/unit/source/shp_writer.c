#include "shp_writer.h"

#include <stdio.h>
#include <string.h>

enum { HEADER = 100, MAX_BYTES = 1 << 20 };

static void u32(struct buf *b, uint32_t v, bool big)
{
	char bytes[4];
	for (int i = 0; i < 4; i++) {
		bytes[big ? 3 - i : i] = (char)(v >> (8 * i) & 0xff);
	}
	buf_add(b, bytes, 4);
}

static void f64(struct buf *b, double v)
{
	uint64_t bits;
	memcpy(&bits, &v, sizeof(bits));
	u32(b, (uint32_t)bits, false);
	u32(b, (uint32_t)(bits >> 32), false);
}

static void zeros(struct buf *b, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		buf_add(b, "", 1);
	}
}

static void header(struct buf *b, int kind)
{
	u32(b, 9994, true);
	zeros(b, 20);
	u32(b, 0, true); /* the length, filled in when the file is saved */
	u32(b, 1000, false);
	u32(b, (uint32_t)kind, false);
	zeros(b, 64);
}

static void patch(struct buf *b, size_t at, uint32_t v, bool big)
{
	struct buf four;
	buf_init(&four, 8);
	u32(&four, v, big);
	memcpy(b->ptr + at, four.ptr, 4);
	buf_finish(&four);
}

void shp_begin(struct shp_writer *w, int kind)
{
	*w = (struct shp_writer){0};
	buf_init(&w->shp, MAX_BYTES);
	buf_init(&w->shx, MAX_BYTES);
	buf_init(&w->rows, MAX_BYTES);
	header(&w->shp, kind);
	header(&w->shx, kind);
}

void shp_finish(struct shp_writer *w)
{
	buf_finish(&w->shp);
	buf_finish(&w->shx);
	buf_finish(&w->rows);
}

static void box(struct buf *b, const double *xy, size_t n)
{
	double v[4] = {0};
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < 2; k++) {
			double c = xy[2 * i + k];
			v[k] = i == 0 || c < v[k] ? c : v[k];
			v[2 + k] = i == 0 || c > v[2 + k] ? c : v[2 + k];
		}
	}
	for (size_t i = 0; i < 4; i++) {
		f64(b, v[i]);
	}
}

static void points(struct buf *b, const double *xy, size_t n)
{
	for (size_t i = 0; i < 2 * n; i++) {
		f64(b, xy[i]);
	}
}

/* Range and values of a third or fourth coordinate: 7 everywhere, which no test's x or y is. */
static void extra(struct buf *b, size_t n)
{
	for (size_t i = 0; i < n + 2; i++) {
		f64(b, 7);
	}
}

void shp_record(struct shp_writer *w, int kind, const uint32_t *parts, size_t n_parts,
	const double *xy, size_t n_points)
{
	struct buf *b = &w->shp;
	bool z = (kind > KIND_Z && kind < KIND_M) || kind == KIND_MULTIPATCH, m = kind > KIND_Z;
	int base = kind == KIND_MULTIPATCH ? kind : kind % 10;
	size_t start = b->len;
	w->offset[w->n++] = start;
	u32(b, (uint32_t)w->n, true);
	u32(b, 0, true);
	u32(b, (uint32_t)kind, false);
	if (base == KIND_POINT) {
		points(b, xy, 1);
		for (int i = 0; i < z + m; i++) {
			f64(b, 7);
		}
	} else if (base != KIND_NULL) {
		box(b, xy, n_points);
		if (base != KIND_MULTIPOINT) {
			u32(b, (uint32_t)n_parts, false);
		}
		u32(b, (uint32_t)n_points, false);
		for (size_t i = 0; base != KIND_MULTIPOINT && i < n_parts; i++) {
			u32(b, parts[i], false);
		}
		zeros(b, base == KIND_MULTIPATCH ? 4 * n_parts : 0); /* triangle strips */
		points(b, xy, n_points);
		for (int i = 0; i < z + m; i++) {
			extra(b, n_points);
		}
	}
	uint32_t words = (uint32_t)(b->len - start - 8) / 2;
	patch(b, start + 4, words, true);
	u32(&w->shx, (uint32_t)start / 2, true);
	u32(&w->shx, words, true);
}

void shp_point(struct shp_writer *w, double x, double y)
{
	const double xy[] = {x, y};
	shp_record(w, (unsigned char)w->shp.ptr[32], NULL, 0, xy, 1);
}

void dbf_field(struct shp_writer *w, const char *name, char type, int width, int decimals)
{
	w->fields[w->n_fields++] =
		(struct dbf_field){name, type, (unsigned char)width, (unsigned char)decimals};
}

void dbf_row(struct shp_writer *w, const char *const *cells)
{
	w->n_rows++;
	buf_add(&w->rows, " ", 1); /* not deleted */
	for (size_t i = 0; i < w->n_fields; i++) {
		bool right = w->fields[i].type == 'N' || w->fields[i].type == 'F';
		size_t width = w->fields[i].width, n = strlen(cells[i]);
		n = n > width ? width : n;
		buf_printf(&w->rows, "%*s", right ? (int)(width - n) : 0, "");
		buf_add(&w->rows, cells[i], n);
		buf_printf(&w->rows, "%*s", right ? 0 : (int)(width - n), "");
	}
}

void shp_patch_u32(struct shp_writer *w, size_t record, size_t at, uint32_t v)
{
	patch(&w->shp, w->offset[record] + 8 + at, v, false);
}

void shp_patch_f64(struct shp_writer *w, size_t record, size_t at, double v)
{
	struct buf eight;
	buf_init(&eight, 16);
	f64(&eight, v);
	memcpy(w->shp.ptr + w->offset[record] + 8 + at, eight.ptr, 8);
	buf_finish(&eight);
}

static void u16(struct buf *b, size_t v)
{
	const char bytes[] = {(char)(v & 0xff), (char)(v >> 8 & 0xff)};
	buf_add(b, bytes, 2);
}

static void write_dbf(struct shp_writer *w, struct fixture *f, const char *name)
{
	struct buf b;
	size_t length = 1;
	for (size_t i = 0; i < w->n_fields; i++) {
		length += w->fields[i].width;
	}
	buf_init(&b, MAX_BYTES);
	buf_add(&b, "\x03\x7b\x01\x01", 4); /* dBASE III, 1 January 2023 */
	u32(&b, (uint32_t)(w->n_rows + w->dbf_rows_missing), false);
	u16(&b, 32 + 32 * w->n_fields + 1);
	u16(&b, length);
	zeros(&b, 17);
	buf_add(&b, (const char *)&w->driver, 1);
	zeros(&b, 2);
	for (size_t i = 0; i < w->n_fields; i++) {
		const struct dbf_field *field = &w->fields[i];
		char bytes[32] = {0};
		(void)snprintf(bytes, 11, "%s", field->name);
		bytes[11] = field->type;
		bytes[16] = (char)field->width;
		bytes[17] = (char)field->decimals;
		buf_add(&b, bytes, 32);
	}
	buf_add(&b, "\r", 1);
	buf_add(&b, w->rows.len > 0 ? w->rows.ptr : "", w->rows.len);
	(void)fixture_write(f, name, b.ptr, b.len);
	buf_finish(&b);
}

const char *shp_save(struct shp_writer *w, struct fixture *f, const char *name)
{
	char file[64];
	if (w->n_fields == 0) {
		dbf_field(w, "ID", 'N', 4, 0);
	}
	bool own_rows = w->n_rows > 0;
	for (size_t i = 0; !own_rows && i < w->n; i++) {
		char id[24];
		const char *cells[DBF_MAX_FIELDS];
		(void)snprintf(id, sizeof(id), "%zu", i);
		for (size_t k = 0; k < w->n_fields; k++) {
			cells[k] = id;
		}
		dbf_row(w, cells);
	}
	patch(&w->shp, 24, (uint32_t)w->shp.len / 2, true);
	patch(&w->shx, 24, (uint32_t)w->shx.len / 2, true);
	(void)snprintf(file, sizeof(file), "%s.dbf", name);
	write_dbf(w, f, file);
	if (!own_rows) {
		w->rows.len = w->n_rows = 0; /* there may be more records the next time */
	}
	(void)snprintf(file, sizeof(file), "%s.shx", name);
	(void)fixture_write(f, file, w->shx.ptr, w->shx.len);
	if (w->prj != NULL) {
		(void)snprintf(file, sizeof(file), "%s.prj", name);
		(void)fixture_write_text(f, file, w->prj);
	}
	if (w->cpg != NULL) {
		(void)snprintf(file, sizeof(file), "%s.cpg", name);
		(void)fixture_write_text(f, file, w->cpg);
	}
	(void)snprintf(file, sizeof(file), "%s.shp", name);
	return fixture_write(f, file, w->shp.ptr, w->shp.len);
}
