/*
 * The hashes of files, each computed once in a run. Between runs they are kept beside their
 * files' size, times and number: a cache that spares reading what did not change. A file whose
 * times are too young to tell it from one that is changed right now is not kept.
 */
#ifndef BATCH_STAMPS_H
#define BATCH_STAMPS_H

#include "base/digest.h"
#include "base/lookup.h"

struct stamp {
	uint64_t bytes, number;
	int64_t modified_ns, changed_ns;
};

struct stamped {
	const char *key;      /* what the file is called in the cache */
	struct stamp stamp;   /* when it was hashed */
	struct digest digest; /* valid while is_there */
	bool is_there;
	bool is_known; /* looked at in this run */
	bool is_kept;  /* fit to be kept for the next one */
};

struct stamps {
	struct arena *a; /* borrowed */
	struct lookup by_key;
	struct stamped **items;
	size_t n, cap;
	bool is_changed; /* since it was read */
};

/* Reads what an earlier run kept. A file that is missing, damaged or of another version is an
 * empty cache. False without memory. */
SM_NODISCARD bool stamps_read(struct arena *a, const char *path, struct stamps *out);

/* The file at the path, hashed when that was not done in this run and its stamp is not the one
 * kept. A folder has the hash of the names in it. NULL without memory. */
SM_NODISCARD const struct stamped *stamps_get(
	struct stamps *s, const char *key, const char *path);

/* Sets the hash of a file that was just written; NULL: not to be kept. False without memory. */
SM_NODISCARD bool stamps_set(
	struct stamps *s, const char *key, const char *path, const struct digest *digest);

/* Whether the file is still what it was when it was hashed, as far as its stamp tells. */
bool stamps_is_same(const struct stamped *s, const char *path);

/* Whether it was changed after that moment, by the time that no program sets. */
bool stamps_is_younger(const struct stamped *s, int64_t moment_ns);

/* Forgets what nobody looked at in this run and `knows` nothing of: files that are gone. */
void stamps_forget(struct stamps *s, const struct lookup *known);
/* Whether anything was not looked at. */
bool stamps_has_unseen(const struct stamps *s);

/* Writes what is to be kept, when that changed. */
SM_NODISCARD bool stamps_write(struct sm_diag *d, const struct stamps *s, const char *path);

#endif
