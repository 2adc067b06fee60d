/*
 * What a process has finished, as it happens: lines that are only ever appended, each with a
 * sum of its own. Whatever kills the process, every whole line is true, and a torn one is not
 * read. Lines refer to those before them by number; behind one that was torn, as on a full
 * disk, all is written and numbered anew.
 */
#ifndef BATCH_JOURNAL_H
#define BATCH_JOURNAL_H

#include "batch/receipt.h"

/* Zero-initialise. */
struct journal {
	int fd; /* valid while path is not NULL */
	const char *path;
	size_t n_files, n_sets, n_programs; /* written to it, and numbered */
	unsigned writing; /* what they are marked with; another one after each torn line */
	bool is_torn;	  /* the last line may be */
};

/* Begins a new file. SM_E_OUTPUT. The path is borrowed. */
SM_NODISCARD bool journal_open(struct sm_diag *d, const char *path, struct journal *out);
void journal_close(struct journal *j);

/* That these files are about to be written. */
SM_NODISCARD bool journal_begin(struct sm_diag *d, struct journal *j, const char *name,
	const char *const *outputs, size_t n);

/* A receipt, with what it refers to and was not yet written. */
SM_NODISCARD bool journal_add(struct sm_diag *d, struct journal *j, const struct receipt *r);

/* A job that was begun and not finished. */
struct unfinished {
	const char *name;
	const char **outputs;
	size_t n;
	bool is_done;
};
struct journal_content {
	struct receipt **receipts;
	size_t n_receipts, cap_receipts;
	struct unfinished **begun;
	size_t n_begun, cap_begun;
	struct lookup by_name;
};

/* Reads a journal's receipts into the book, but for lines that are not whole and those that may
 * refer to them. */
SM_NODISCARD bool journal_read(
	struct receipt_book *b, const char *path, struct journal_content *out);

#endif
