/* The files that batches leave beside the maps: manifests, and in DIR/.sahelmap what is of use
 * to them alone. */
#ifndef BATCH_TRACKS_H
#define BATCH_TRACKS_H

#include "base/mem.h"

enum track_kind { TRACK_MANIFEST, TRACK_JOURNAL };

struct track {
	enum track_kind kind;
	const char *path;
	size_t shard, n_shards; /* n_shards 0: of all jobs */
	long pid;		/* of a journal: who wrote it */
	bool is_kept;		/* not to be removed */
};

struct tracks {
	const char *out_dir, *folder; /* the latter is DIR/.sahelmap */
	size_t shard, n_shards;	      /* what this run is of */
	struct track *items; /* manifests, that of all jobs first, then journals, by name */
	size_t n, cap;
	bool has_log;
};

/* False without memory. */
SM_NODISCARD bool tracks_init(struct arena *a, const char *out_dir, size_t shard,
	size_t n_shards, struct tracks *out);

/* Makes DIR/.sahelmap. SM_E_OUTPUT. */
SM_NODISCARD bool tracks_make_folder(struct sm_diag *d, struct tracks *t);

/* Lists what is there: all of it, or of a shard its own and the manifest of all jobs. What
 * cannot be looked into holds nothing. */
SM_NODISCARD bool tracks_list(struct arena *a, struct tracks *t);

/* Whether what it holds is to stand in this run's manifest. */
bool tracks_is_own(const struct tracks *t, const struct track *track);

/* Removes those whose receipts stand in this run's manifest now, but for what is kept. */
void tracks_remove_folded(const struct tracks *t);

/* Paths: of this run's manifest, a journal of this process, the hashes of files; what an output
 * is called among these. NULL without memory. */
SM_NODISCARD char *tracks_manifest(struct arena *a, const struct tracks *t);
SM_NODISCARD char *tracks_journal(struct arena *a, const struct tracks *t);
SM_NODISCARD char *tracks_stamps(struct arena *a, const struct tracks *t);
SM_NODISCARD char *tracks_output_key(struct arena *a, const char *output);

/* Removes what base/out.c left of an output when its process was killed. */
void tracks_remove_parts(const char *out_dir, const char *output, long pid);

/* Removes what a killed process of this share left half written: of its manifest, its hashes
 * and its lock. Alone in the folder, see lock.h. */
bool tracks_sweep(void *user);

/* A line in the log, with time, machine and process; nothing before tracks_make_folder(). */
SM_PRINTF(2, 3) void tracks_log(const struct tracks *t, const char *fmt, ...);

#endif
