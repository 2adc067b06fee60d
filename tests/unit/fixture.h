/* What many tests need: an arena with its diag, files in a folder of their own, features. */
#ifndef FIXTURE_H
#define FIXTURE_H

#include "geom/geom.h"

struct fixture {
	struct sm_diag diag;
	struct arena arena; /* reports to diag */
	char folder[64];    /* made by fixture_init(), removed by fixture_finish() */
};

/* Exits when the folder cannot be made: no test could go on. */
void fixture_init(struct fixture *f);
void fixture_finish(struct fixture *f);

/* The path of a file in the fixture's folder, in its arena. */
const char *fixture_path(struct fixture *f, const char *name);
/* Writes a file there; its path. */
const char *fixture_write(struct fixture *f, const char *name, const void *bytes, size_t n);
const char *fixture_write_text(struct fixture *f, const char *name, const char *text);
/* A copy of a file of the source tree ("shapes/zones.csv"), under its own name; its path. */
const char *fixture_copy(struct fixture *f, const char *source);
/* The bytes of a file and a NUL behind them, in the arena; NULL when there is none. */
char *fixture_read(struct fixture *f, const char *path, size_t *n);

/* The path of a file of the source tree. */
const char *fixture_source(struct fixture *f, const char *name);

/* The text of the only error without the fixture's folder, so that "x.shp: ..." can be
 * expected; "N errors" when there is not exactly one. */
const char *fixture_error(struct fixture *f);
/* The same for the only warning of that kind; "" when there is none. */
const char *fixture_warning(struct fixture *f, const char *kind);

/* Forgets errors, warnings and notes, so that the next call can be judged. */
void fixture_forget(struct fixture *f);

/* Appends one feature of one part. The features must have a table. */
void fixture_add(struct fixture *f, struct features *to, enum shape shape, uint32_t row,
	const struct pt *pts, size_t n);

extern const struct table fixture_no_table;

#endif
