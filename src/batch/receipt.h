/*
 * What made a finished file: a receipt for each job, and a book of them. Receipts share what is
 * alike: the files that were read, the sets of them, the versions of the programs. Written and
 * read as JSON, each thing on a line of its own.
 */
#ifndef BATCH_RECEIPT_H
#define BATCH_RECEIPT_H

#include "base/buf.h"
#include "base/digest.h"
#include "base/lookup.h"
#include "spec/parse.h"

/* A file that was read, or looked for. */
struct receipt_file {
	const char *name; /* see locations.h */
	struct digest digest;
	bool is_absent;	  /* it was not there */
	size_t number;	  /* where it is written */
	unsigned written; /* the writing the number is of; 0: none */
};

/* All files that reached a map, by name. */
struct receipt_set {
	struct receipt_file **files;
	size_t n;
	struct digest digest;
	size_t number;
	unsigned written;
	bool is_checked; /* in this run */
	const char *why; /* what makes maps of them stale; NULL: nothing */
};

/* The program and the libraries that drew, a line each. */
struct receipt_program {
	const char *text;
	size_t number;
	unsigned written;
};

struct receipt_output {
	const char *path; /* in the output folder */
	struct digest digest;
	uint64_t bytes;
};

struct receipt_texts {
	const char **items;
	size_t n, cap;
};

struct receipt {
	const char *name;
	struct digest key;     /* of all that follows but the outputs and the texts */
	struct digest options; /* what the plan says of this map */
	struct receipt_set *inputs;
	struct receipt_program *program;
	const struct receipt_output *outputs;
	size_t n_outputs;
	struct receipt_texts projections, warnings, dropped;
	bool is_own; /* of this run's share of the jobs */
};

/* Zero-initialise but for the arena; all lives in it. */
struct receipt_book {
	struct arena *a;
	struct lookup files, sets, programs, jobs;
	struct receipt **items;
	size_t n, cap;
};

/* The one file, set, text of the book that is alike; made when there is none. NULL without
 * memory. Names and texts are borrowed; `files` is sorted and becomes the book's. */
SM_NODISCARD struct receipt_file *book_file(
	struct receipt_book *b, const char *name, const struct digest *digest);
SM_NODISCARD struct receipt_set *book_set(
	struct receipt_book *b, struct receipt_file **files, size_t n);
SM_NODISCARD struct receipt_program *book_program(struct receipt_book *b, const char *text);

/* Computes its key and puts it in place of the one of the same name. */
SM_NODISCARD bool book_put(struct receipt_book *b, struct receipt *r);
/* Puts a copy of another book's receipt, whose texts are borrowed, in the place of its name. */
SM_NODISCARD bool book_adopt(struct receipt_book *b, const struct receipt *r);
/* The receipt of a job, or NULL. */
struct receipt *book_get(const struct receipt_book *b, const char *name);

/* A line of JSON each, without its end; what they refer to was written before. */
void receipt_write_file(const struct receipt_file *f, struct buf *out);
void receipt_write_set(const struct receipt_set *s, struct buf *out);
void receipt_write_program(const struct receipt_program *p, struct buf *out);
void receipt_write(const struct receipt *r, struct buf *out);

/* What the numbers in a text being read stand for. */
struct receipt_numbers {
	struct receipt_file **files;
	struct receipt_set **sets;
	struct receipt_program **programs;
	size_t n_files, n_sets, n_programs;
	size_t cap_files, cap_sets, cap_programs;
};

/* Reads one of each and appends it to the numbers, or to the book. False when it is not as it
 * is written above, or (reported) without memory. */
SM_NODISCARD bool receipt_read_file(
	struct receipt_book *b, struct receipt_numbers *numbers, const struct node *n);
SM_NODISCARD bool receipt_read_set(
	struct receipt_book *b, struct receipt_numbers *numbers, const struct node *n);
SM_NODISCARD bool receipt_read_program(
	struct receipt_book *b, struct receipt_numbers *numbers, const struct node *n);
SM_NODISCARD struct receipt *receipt_read(
	struct receipt_book *b, const struct receipt_numbers *numbers, const struct node *n);

/* Whether the path names a file below the output folder: what is read from a manifest may be
 * moved or removed. */
bool receipt_is_inside(const char *path);

/* Appends a copy of the text. */
SM_NODISCARD bool texts_add(struct arena *a, struct receipt_texts *t, const char *text);

#endif
