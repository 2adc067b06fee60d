/*
 * One batch at a time in an output folder, or in one share of its jobs. A lock is a file that
 * names its owner; that of a process that is gone is taken over. On another machine an owner
 * counts as alive while it touches its lock, which it does every ten seconds.
 *
 * The lock spares work and keeps messages apart. No truth depends on it: files are renamed into
 * place, receipts are appended.
 */
#ifndef BATCH_LOCK_H
#define BATCH_LOCK_H

#include "base/mem.h"

struct lock_request {
	const char *folder;	/* of locks */
	const char *shown;	/* the output folder, for messages */
	size_t shard, n_shards; /* n_shards 0: all jobs; such a lock excludes those of shards */
	unsigned patience_s;	/* with owners elsewhere; 0: 35 */
};

struct lock;

/*
 * SM_E_OUTPUT, naming the owner, when another batch is at work; after at most patience_s
 * seconds. A note tells of a lock that was taken over. lock_release() must follow; it takes
 * NULL, and leaves a lock that another has taken over meanwhile. The folder's name is borrowed
 * until then.
 */
SM_NODISCARD bool lock_take(
	struct arena *a, const struct lock_request *request, struct lock **out);
void lock_release(struct lock *lock);

/*
 * Runs `change` while no other process does the same in that folder, as far as its file system
 * has locks at all.
 */
SM_NODISCARD bool lock_alone(
	struct sm_diag *d, const char *folder, bool (*change)(void *user), void *user);

#endif
