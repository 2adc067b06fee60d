/* A table's columns as fields of features, matched by key. */
#ifndef SCENE_JOIN_H
#define SCENE_JOIN_H

#include "geom/geom.h"
#include "spec/spec.h"

/* What a join came to, for warnings and the report. */
struct join {
	const char *path;	  /* of the table, as opened */
	const struct column *key; /* of the features */
	const bool *has_row;	  /* for each row of the features' table */
	size_t n_matched;	  /* rows of the table that some feature has */
	const char **unmatched;	  /* keys of those that none has */
	size_t n_unmatched;
};

/* What is joined to what. `spec_path` is the map file's, for messages. */
struct join_request {
	const struct join_spec *spec;
	const char *spec_path, *layer_id;
	const struct table *features; /* the table of the features */
	const struct table *rows;     /* the table joined to them */
	const char *rows_path;
	const bool *wanted; /* for each row of `rows` whether it counts; NULL: all do */
};

/*
 * The features' table with the columns of the other behind its own; a feature without a row, or
 * whose row has nothing there, has a missing cell. A column of a name that a field has already
 * becomes `join.NAME`; the one matched on is left out then. Several features may have the same
 * row. Errors: an unknown field or column (SM_E_SPEC, at the join's place), two rows of one key
 * (SM_E_DATA), and a join that matches nothing (SM_E_SPEC, with examples of both keys and the
 * column that would match).
 */
SM_NODISCARD bool join_tables(struct arena *a, const struct join_request *request,
	struct table *out, struct join *info);

#endif
