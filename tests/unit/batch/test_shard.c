#include "batch/shard.h"
#include "fixture.h"
#include "test.h"

static const char *no_variable(const char *name)
{
	(void)name;
	return NULL;
}

/* Every job is in one share, and shares are about alike. */
static void shares(struct test_state *t)
{
	enum { JOBS = 6000, SHARES = 6 };
	int n[SHARES] = {0};
	for (int i = 0; i < JOBS; i++) {
		char name[32];
		int of = 0;
		(void)snprintf(name, sizeof(name), "map/%d/en", i);
		for (uint32_t k = 0; k < SHARES; k++) {
			bool has = shard_has((struct batch_shard){k, SHARES}, name);
			n[k] += has;
			of += has;
		}
		EXPECT_INT(of, 1);
		EXPECT(shard_has((struct batch_shard){0}, name));
	}
	for (int k = 0; k < SHARES; k++) {
		EXPECT(n[k] > JOBS / SHARES * 9 / 10 && n[k] < JOBS / SHARES * 11 / 10);
	}
}

/* The shares of these jobs are the same in every version: a cluster may run two. */
static void lasting(struct test_state *t)
{
	static const struct {
		const char *name;
		uint32_t share;
	} jobs[] = {{"towns/2020/en", 1}, {"towns/2020/fr", 1}, {"towns/2021/en", 0},
		{"towns/2021/fr", 0}};
	for (size_t i = 0; i < sizeof(jobs) / sizeof(jobs[0]); i++) {
		EXPECT(shard_has((struct batch_shard){jobs[i].share, 2}, jobs[i].name));
	}
}

static void texts(struct test_state *t)
{
	static const struct {
		const char *text;
		uint32_t index, count; /* count 0: it is refused */
	} all[] = {{"1/1", 0, 1}, {"2/6", 1, 6}, {"100000/100000", 99999, 100000},
		{"0/6", 0, 0}, {"7/6", 0, 0}, {"1/0", 0, 0}, {"1", 0, 0}, {"", 0, 0},
		{"/6", 0, 0}, {"1/", 0, 0}, {"-1/6", 0, 0}, {"1/6x", 0, 0}, {"1.5/6", 0, 0},
		{"1/100001", 0, 0}, {"99999999999/6", 0, 0}, {"auto", 0, 0}, {"auto/6", 0, 0},
		{"automatic/6", 0, 0}};
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		struct sm_diag d = {0};
		struct batch_shard s = {0};
		bool ok = shard_read(&d, all[i].text, no_variable, &s);
		EXPECT(ok == (all[i].count > 0));
		EXPECT(ok ? s.index == all[i].index && s.count == all[i].count
			  : d.code == SM_E_USAGE);
	}
}

static const struct test_case cases[] = {
	{"shares", shares},
	{"lasting", lasting},
	{"texts", texts},
};

int main(void)
{
	return test_main(cases, sizeof(cases) / sizeof(cases[0]));
}
