/* Results that several threads make while, or before, a job asks its memo for them. */
#ifndef BASE_AHEAD_H
#define BASE_AHEAD_H

#include "base/memo.h"
#include "base/team.h"

/* Asks the memo of the arena for what is task i's; called from several threads at once. What
 * it reports is forgotten: a result that failed is made, and reported, again by the job. */
typedef void ahead_make(struct arena *a, const void *user, size_t i);

struct ahead {
	struct team team;
	struct arena *job;
	size_t n;
	ahead_make *make;
	const void *user;
};

/*
 * Starts n_threads threads that make results n - 1, n - 2 ... 0, while the caller asks for them
 * from the first one on. Does nothing when the job's arena has no memo. ahead_end() must follow
 * before the job's memo_release(); its arena may be used meanwhile, by the caller alone.
 */
void ahead_begin(struct ahead *ahead, struct arena *job, size_t n_threads, size_t n,
	ahead_make *make, const void *user);

/* No more are begun; waits for those that are. */
void ahead_end(struct ahead *ahead);

#endif
