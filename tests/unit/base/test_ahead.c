#include "base/ahead.h"

#include "fixture.h"
#include "test.h"

#include <string.h>

enum { RESULTS = 40, BROKEN = 7 };

struct making {
	atomic_int *times;
	size_t i;
};

static const void *make(struct arena *a, const void *user)
{
	const struct making *m = user;
	atomic_fetch_add(&m->times[m->i], 1);
	diag_warn(a->diag, m->i % 2 == 0 ? "even" : "odd", "number %zu", m->i);
	if (m->i == BROKEN) {
		(void)diag_fail(a->diag, SM_E_DATA, "broken");
		return NULL;
	}
	size_t *out = arena_alloc(a, 1, sizeof(*out));
	if (out != NULL) {
		*out = m->i;
	}
	return out;
}

static const size_t *get(struct arena *a, atomic_int *times, size_t i)
{
	struct memo_key key = memo_begin("test");
	const struct making m = {times, i};
	memo_add_number(&key, (double)i);
	return memo_get(a, key, make, &m);
}

struct job {
	atomic_int *times;
};

static void make_ahead(struct arena *a, const void *user, size_t i)
{
	const struct job *job = user;
	(void)get(a, job->times, i);
}

/* Whatever the number of threads, each result is made once and known to the job, as is what was
 * said of it; one that fails is the job's error. */
static void made_before(struct test_state *t)
{
	for (size_t n_threads = 0; n_threads < 4; n_threads++) {
		/* Nothing is kept but what is in use. */
		struct memo *memo = memo_create(0);
		struct memo_user user = {.memo = memo};
		struct fixture f;
		struct ahead ahead;
		atomic_int times[RESULTS] = {0};
		const struct job job = {times};
		fixture_init(&f);
		f.arena.memo = &user;
		ahead_begin(&ahead, &f.arena, n_threads, RESULTS, make_ahead, &job);
		for (size_t i = 0; i < RESULTS; i++) {
			fixture_forget(&f);
			const size_t *got = get(&f.arena, times, i);
			EXPECT((got == NULL) == (i == BROKEN));
			EXPECT(got == NULL || *got == i);
			EXPECT_INT(f.diag.n_warnings, 1);
			EXPECT_INT(f.diag.code, i == BROKEN ? SM_E_DATA : SM_OK);
		}
		ahead_end(&ahead);
		for (size_t i = 0; i < RESULTS; i++) {
			EXPECT(times[i] == 1 || (i == BROKEN && times[i] == 2));
			EXPECT(i == BROKEN || *get(&f.arena, times, i) == i);
		}
		memo_release(&user);
		fixture_finish(&f);
		memo_destroy(memo);
	}
}

/* What was made stays until the job lets go of it, though nobody asked for it yet. */
static void kept_for_the_job(struct test_state *t)
{
	struct memo *memo = memo_create(0);
	struct memo_user user = {.memo = memo};
	struct fixture f;
	struct ahead ahead;
	atomic_int times[RESULTS] = {0};
	const struct job job = {times};
	fixture_init(&f);
	f.arena.memo = &user;
	ahead_begin(&ahead, &f.arena, 2, RESULTS, make_ahead, &job);
	while (atomic_load(&times[RESULTS - 1]) == 0) {
		/* the first to be made */
	}
	ahead_end(&ahead);
	EXPECT(*get(&f.arena, times, RESULTS - 1) == RESULTS - 1);
	EXPECT_INT(times[RESULTS - 1], 1);
	memo_release(&user);
	EXPECT(*get(&f.arena, times, RESULTS - 1) == RESULTS - 1);
	EXPECT_INT(times[RESULTS - 1], 2);
	memo_release(&user);
	fixture_finish(&f);
	memo_destroy(memo);
}

static void without_a_memo(struct test_state *t)
{
	struct fixture f;
	struct ahead ahead;
	atomic_int times[RESULTS] = {0};
	const struct job job = {times};
	fixture_init(&f);
	ahead_begin(&ahead, &f.arena, 3, RESULTS, make_ahead, &job);
	ahead_end(&ahead);
	for (size_t i = 0; i < RESULTS; i++) {
		EXPECT_INT(times[i], 0);
	}
	fixture_finish(&f);
}

TEST_MAIN({"made before", made_before}, {"kept for the job", kept_for_the_job},
	{"without a memo", without_a_memo})
