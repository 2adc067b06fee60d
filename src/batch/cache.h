/*
 * Maps that were drawn before, here or elsewhere: a folder that batches share, on shared
 * storage, too. It has the files by their hashes, and of each map one-map manifests by what
 * made it. Files appear whole, by renaming; nothing is locked, nothing is ever changed; what is
 * missing or damaged is as if it had never been there. Anything in it may be deleted at any
 * time.
 */
#ifndef BATCH_CACHE_H
#define BATCH_CACHE_H

#include "batch/receipt.h"

/* Makes the folder and sees whether files can be put into it. SM_E_OUTPUT. */
SM_NODISCARD bool cache_prepare(struct sm_diag *d, const char *cache_dir);

/* Puts the receipt's files, which lie in out_dir, and the receipt into the cache. SM_E_OUTPUT.
 */
SM_NODISCARD bool cache_put(
	struct arena *a, const char *cache_dir, const char *out_dir, const struct receipt *r);

/* The receipts of maps with these options, in a book of their own, sorted by key. What cannot
 * be read is left out. False without memory. */
SM_NODISCARD bool cache_find(struct arena *a, const char *cache_dir,
	const struct digest *options, struct receipt_book *out);

/* Copies the receipt's files into out_dir. *whole is false when one is not in the cache as it
 * was put there; those before it were written. SM_E_OUTPUT. */
SM_NODISCARD bool cache_take(struct arena *a, const char *cache_dir, const char *out_dir,
	const struct receipt *r, bool *whole);

#endif
