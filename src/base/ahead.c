#include "base/ahead.h"

#include <stdlib.h>

static void make_one(void *user, size_t i)
{
	struct ahead *ahead = user;
	struct sm_diag *d = calloc(1, sizeof(*d));
	struct memo_user own = {.memo = ahead->job->memo->memo};
	struct arena a = {.diag = d, .limit = ahead->job->limit, .memo = &own};
	if (d != NULL) {
		ahead->make(&a, ahead->user, ahead->n - 1 - i);
	}
	arena_finish(&a);
	memo_hand_over(&own, ahead->job->memo);
	free(d);
}

void ahead_begin(struct ahead *ahead, struct arena *job, size_t n_threads, size_t n,
	ahead_make *make, const void *user)
{
	ahead->job = job;
	ahead->n = n;
	ahead->make = make;
	ahead->user = user;
	team_begin(&ahead->team, memo_is_used(job) ? n_threads : 0, n, make_one, ahead);
}

void ahead_end(struct ahead *ahead)
{
	team_end(&ahead->team);
}
