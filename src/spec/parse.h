/* YAML text to a tree of nodes that know where they stand. libyaml is known here alone. */
#ifndef SPEC_PARSE_H
#define SPEC_PARSE_H

#include "base/buf.h"
#include "base/mem.h"

enum node_kind { NODE_SCALAR, NODE_SEQUENCE, NODE_MAPPING };

struct node {
	enum node_kind kind;
	const char *path;	  /* of the file, as given; NULL: it stands in none */
	int line, column;	  /* 1-based */
	int key_line, key_column; /* of the key, in a mapping */
	const char *key;	  /* in a mapping: the key; else NULL */
	const char *text;	  /* scalar: UTF-8 */
	bool quoted;		  /* scalar written in quotes, or as a block */
	struct node *child;	  /* first of a sequence or mapping */
	struct node *next;	  /* sibling */
};

/* Where something stands in a file, for messages found out later. */
struct place_in_file {
	int line, column;
	const char *path; /* as given; NULL: of the file that is read */
};

struct document {
	const char *path;	 /* as given, for messages */
	const struct node *root; /* a mapping */
};

enum {
	PARSE_MAX_BYTES = 4 << 20,
	PARSE_MAX_DEPTH = 40,
	PARSE_MAX_NODES = 200000,
	PARSE_MAX_KEYS = 5000
};

/*
 * Reads a file or a text. The root must be a mapping; keys are scalars and never twice in
 * one mapping; anchors and aliases are refused. SM_E_SPEC with path:line:column, SM_E_LIMIT
 * for sizes. A file that cannot be read is SM_E_SPEC, too.
 */
SM_NODISCARD bool parse_file(struct arena *a, const char *path, struct document *out);
SM_NODISCARD bool parse_text(
	struct arena *a, const char *path, const char *text, size_t n, struct document *out);

/* The same of a text that a program of ours wrote: as many values as there are bytes. */
SM_NODISCARD bool parse_data(
	struct arena *a, const char *path, const char *text, size_t n, struct document *out);

/* The value of a key of a mapping, or NULL. */
const struct node *node_get(const struct node *mapping, const char *key);

struct place_in_file place_of(const struct node *n);
/* The path of that place, or the other one. What a plan says stands in another file than the
 * map it is said of. */
const char *place_path(struct place_in_file at, const char *otherwise);

/* An error at the node's place: `path:line:column: ` in front, with the node's own path when it
 * has one; returns false. Collected. */
SM_PRINTF(4, 5)
bool node_error(
	struct sm_diag *d, const char *path, const struct node *n, const char *fmt, ...);

/* The tree as text, a node a line with its position. */
void document_dump(const struct document *doc, struct buf *out);

const char *parse_version(void); /* libyaml's */

#endif
