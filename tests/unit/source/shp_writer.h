/*
 * Shapefiles for tests, written byte by byte from ESRI's technical description (July 1998) and
 * the dBASE III file structure: nothing here is shared with the reader. Damage is done to the
 * bytes between the last record and shp_save().
 */
#ifndef SHP_WRITER_H
#define SHP_WRITER_H

#include "base/buf.h"
#include "fixture.h"

enum shp_kind {
	KIND_NULL = 0,
	KIND_POINT = 1,
	KIND_LINE = 3,
	KIND_POLYGON = 5,
	KIND_MULTIPOINT = 8,
	KIND_Z = 10, /* added to one of the four */
	KIND_M = 20, /* likewise */
	KIND_MULTIPATCH = 31,
};

enum { SHP_MAX_RECORDS = 512, DBF_MAX_FIELDS = 16 };

struct dbf_field {
	const char *name;
	char type;
	unsigned char width, decimals;
};

struct shp_writer {
	struct buf shp, shx, rows;
	size_t n, offset[SHP_MAX_RECORDS]; /* of each record's header in shp */
	struct dbf_field fields[DBF_MAX_FIELDS];
	size_t n_fields, n_rows;
	unsigned char driver;	 /* language driver byte */
	const char *prj, *cpg;	 /* NULL: no such file */
	size_t dbf_rows_missing; /* the header promises so many more */
};

void shp_begin(struct shp_writer *w, int kind);
void shp_finish(struct shp_writer *w);

/* One record: x, y pairs, and where each part begins (not for points and multipoints). */
void shp_record(struct shp_writer *w, int kind, const uint32_t *parts, size_t n_parts,
	const double *xy, size_t n_points);
/* A point record, of the file's kind, of which only the place matters. */
void shp_point(struct shp_writer *w, double x, double y);

void dbf_field(struct shp_writer *w, const char *name, char type, int width, int decimals);
/* The cells of one row, each filled up with spaces; numbers are set on the right. */
void dbf_row(struct shp_writer *w, const char *const *cells);

/* Bytes of a record's content to damage: `at` counts from its shape type. */
void shp_patch_u32(struct shp_writer *w, size_t record, size_t at, uint32_t v);
void shp_patch_f64(struct shp_writer *w, size_t record, size_t at, double v);

/* Writes NAME.shp, .shx and .dbf (one row for each record where none were given), and .prj and
 * .cpg when there are any; the path of the .shp. */
const char *shp_save(struct shp_writer *w, struct fixture *f, const char *name);

#endif
