#include "layout/cooling.h"
#include "test.h"

#include <math.h>

static void temperatures(struct test_state *t)
{
	static const uint64_t pairs[][2] = {{358, 102}, {1024, 1024}, {4000000, 1024}, {1, 1}};
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		struct cooling c;
		double hot = (double)pairs[i][0], cold = (double)pairs[i][1];
		cooling_init(&c, pairs[i][0], pairs[i][1]);
		EXPECT_INT(c.t, pairs[i][0] * 64);
		for (int step = 0; step < COOLING_STEPS; step++) {
			uint64_t before = c.t;
			cooling_step(&c);
			EXPECT(c.t > 0 && c.t <= before);
			EXPECT_NEAR(c.t / 64.0, hot * pow(cold / hot, (step + 1) / 100.0),
				hot / 100);
		}
	}
}

/* How often, of 20000 times, a change by delta is made at temperature `t1024`. */
static int count_accepted(uint64_t t1024, int64_t delta)
{
	struct cooling c;
	int n = 0;
	cooling_init(&c, t1024, t1024);
	for (int i = 0; i < 20000; i++) {
		n += cooling_accepts(&c, delta);
	}
	return n;
}

static void chances(struct test_state *t)
{
	static const struct {
		uint64_t t1024;
		int64_t delta;
	} cases[] = {
		{1024, 1}, {1024, 3}, {2048, 1}, {512, 1}, {102400, 70}, {1 << 30, 2000000}};
	EXPECT_INT(count_accepted(1024, 0), 20000);
	EXPECT_INT(count_accepted(1024, -5), 20000);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		double chance = exp(-(double)cases[i].delta * 1024 / (double)cases[i].t1024);
		EXPECT_NEAR(
			count_accepted(cases[i].t1024, cases[i].delta) / 20000.0, chance, 0.02);
	}
	/* Beyond 16 times the temperature there is no chance, however large the change. */
	EXPECT_INT(count_accepted(1024, 17), 0);
	EXPECT_INT(count_accepted(1, 1), 0);
	EXPECT_INT(count_accepted(1024, INT64_MAX), 0);
	EXPECT_INT(count_accepted(UINT32_MAX, INT64_MAX), 0);
}

static void numbers(struct test_state *t)
{
	struct cooling c;
	int counts[5] = {0};
	cooling_init(&c, 1024, 1024);
	for (int i = 0; i < 5000; i++) {
		uint32_t n = cooling_below(&c, 5);
		EXPECT(n < 5);
		counts[n]++;
	}
	for (int i = 0; i < 5; i++) {
		EXPECT_NEAR(counts[i], 1000, 120);
	}
	EXPECT_INT(cooling_below(&c, 1), 0);
}

TEST_MAIN({"temperatures", temperatures}, {"chances", chances}, {"numbers", numbers})
