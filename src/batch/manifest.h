/* The manifest of an output folder: all receipts in one JSON file, sorted, the same bytes
 * whatever the order in which the maps were drawn. No time stands in it. */
#ifndef BATCH_MANIFEST_H
#define BATCH_MANIFEST_H

#include "batch/receipt.h"

enum { MANIFEST_VERSION = 1 };

struct manifest_about {
	const char *plan;		 /* path of the plan as seen from the output folder */
	size_t shard, n_shards;		 /* from 1; n_shards 0: of all jobs */
	struct receipt_texts lacking;	 /* "3/6": shards that were not there to be merged */
	struct receipt_texts unfinished; /* jobs that were to be drawn and were not; sorted */
};

/*
 * Reads a manifest's receipts into the book, own or not, in place of those of the same names.
 * SM_E_DATA when it is damaged or was written by a newer program. `about` may be NULL.
 */
SM_NODISCARD bool manifest_read(
	struct receipt_book *b, const char *path, bool is_own, struct manifest_about *about);

/* Writes those receipts of the book that are own, unless that is what the file holds. */
SM_NODISCARD bool manifest_write(
	struct receipt_book *b, const struct manifest_about *about, const char *path);

/* Reads two numbers with a text between them, such as "3/6" or "3-of-6": shard and n_shards.
 * *text is then behind them. */
bool manifest_read_shard(
	const char **text, const char *between, size_t *shard, size_t *n_shards);

/* "manifest.json", or "manifest-3-of-6.json" of a shard; NULL without memory. */
SM_NODISCARD char *manifest_name(struct arena *a, size_t shard, size_t n_shards);
/* Whether a file is called so, and of which shard: n_shards is 0 when of none. */
bool manifest_is_name(const char *name, size_t *shard, size_t *n_shards);

#endif
