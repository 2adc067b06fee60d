#include "base/team.h"

#include "test.h"

enum { TASKS = 200 };

struct counts {
	atomic_int times[TASKS];
	atomic_int done;
};

static void count(void *user, size_t i)
{
	struct counts *c = user;
	atomic_fetch_add(&c->times[i], 1);
	atomic_fetch_add(&c->done, 1);
}

static void each_once(struct test_state *t)
{
	static const size_t threads[] = {0, 1, 2, 7, 64, 1000};
	for (size_t k = 0; k < sizeof(threads) / sizeof(threads[0]); k++) {
		struct counts c = {0};
		team_run(threads[k], TASKS, count, &c);
		for (size_t i = 0; i < TASKS; i++) {
			EXPECT_INT(c.times[i], 1);
		}
	}
	struct counts none = {0};
	team_run(3, 0, count, &none);
	EXPECT_INT(none.done, 0);
}

/* Without threads nothing is done; with some, none of it twice, and all that was begun is
 * finished. */
static void beside_the_caller(struct test_state *t)
{
	for (size_t n = 0; n < 5; n++) {
		struct counts c = {0};
		struct team team;
		int sum = 0;
		team_begin(&team, n, TASKS, count, &c);
		team_end(&team);
		for (size_t i = 0; i < TASKS; i++) {
			EXPECT(c.times[i] <= 1);
			EXPECT(i == 0 || c.times[i] <= c.times[i - 1]);
			sum += c.times[i];
		}
		EXPECT_INT(sum, c.done);
		EXPECT(n > 0 || sum == 0);
	}
}

static void processors(struct test_state *t)
{
	EXPECT(team_processors() >= 1);
}

TEST_MAIN({"each task once", each_once}, {"beside the caller", beside_the_caller},
	{"processors", processors})
