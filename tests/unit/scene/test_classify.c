#include "fixture.h"
#include "random.h"
#include "scene/classify.h"
#include "test.h"

#include <math.h>

enum { VALUES_MAX = 64 };

struct made {
	struct fixture f;
	struct classes classes;
};

static bool make(
	struct made *m, enum scale_method method, double wished, const double *values, size_t n)
{
	struct scale_spec spec = {.method = method, .classes = wished};
	double copy[VALUES_MAX];
	memcpy(copy, values, n * sizeof(*copy));
	return classify(&m->f.arena, &spec, copy, n, &m->classes);
}

static void expect_limits(
	struct test_state *t, const struct classes *c, const double *want, size_t n)
{
	EXPECT_INT(c->n, n);
	for (size_t k = 0; k <= n && k <= c->n; k++) {
		EXPECT_NEAR(c->limits[k], want[k], 0);
	}
}

/* Worked out by hand from the definitions. */
static void by_hand(struct test_state *t)
{
	static const struct {
		enum scale_method method;
		double wished;
		size_t n_values, n_classes;
		int decimals;
		double values[10], limits[7];
	} rows[] = {
		{SCALE_QUANTILE, 5, 10, 5, 0, {3, 1, 2, 10, 9, 8, 7, 6, 5, 4},
			{1, 3, 5, 7, 9, 10}},
		{SCALE_QUANTILE, 4, 10, 4, 0, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10},
			{1, 4, 6, 9, 10}},
		/* Equal numbers stay together; the class that is left with none goes. */
		{SCALE_QUANTILE, 3, 6, 2, 0, {1, 1, 1, 1, 2, 3}, {1, 2, 3}},
		{SCALE_QUANTILE, 3, 6, 2, 0, {1, 2, 2, 2, 2, 3}, {1, 3, 3}},
		{SCALE_QUANTILE, 5, 3, 1, 0, {5, 5, 5}, {5, 5}},
		{SCALE_QUANTILE, 5, 2, 2, 0, {7, 5}, {5, 6, 7}},
		/* The break has the fewest digits there are between the two numbers. */
		{SCALE_QUANTILE, 2, 2, 2, 1, {0.123, 0.456}, {0.123, 0.3, 0.456}},
		{SCALE_QUANTILE, 2, 2, 2, 0, {-0.9, 1.1}, {-0.9, 0, 1.1}},
		{SCALE_QUANTILE, 2, 2, 2, 0, {1199, 1201}, {1199, 1200, 1201}},
		{SCALE_QUANTILE, 2, 2, 2, 0, {-1201, -1199}, {-1201, -1200, -1199}},
		{SCALE_QUANTILE, 2, 2, 2, 3, {2.0044, 2.0053}, {2.0044, 2.005, 2.0053}},
		{SCALE_EQUAL, 4, 3, 4, 0, {10, 0, 7}, {0, 2.5, 5, 7.5, 10}},
		{SCALE_EQUAL, 4, 2, 1, 0, {3, 3}, {3, 3}},
		/* Written with one decimal the breaks are 0.3 and 0.7, and part as they did. */
		{SCALE_EQUAL, 3, 4, 3, 1, {0, 0.4, 0.7, 1}, {0, 1.0 / 3, 2.0 / 3, 1}},
		{SCALE_EQUAL, 2, 3, 2, 1, {0, 0.25, 0.26}, {0, 0.13, 0.26}},
		{SCALE_NATURAL, 3, 8, 3, 0, {50, 1, 10, 2, 11, 3, 12, 51}, {1, 10, 30, 51}},
		{SCALE_NATURAL, 2, 4, 2, 0, {0, 4, 5, 9}, {0, 2, 9}},
		{SCALE_NATURAL, 5, 4, 2, 0, {8, 8, 9, 9}, {8, 9, 9}},
		{SCALE_NATURAL, 1, 3, 1, 0, {4, 5, 9}, {4, 9}},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct made m = {0};
		fixture_init(&m.f);
		EXPECT(make(
			&m, rows[i].method, rows[i].wished, rows[i].values, rows[i].n_values));
		expect_limits(t, &m.classes, rows[i].limits, rows[i].n_classes);
		EXPECT(!m.classes.open);
		if (!m.classes.whole) {
			EXPECT_INT(m.classes.decimals, rows[i].decimals);
		}
		fixture_finish(&m.f);
	}
}

static void whole_numbers(struct test_state *t)
{
	struct made m = {0};
	fixture_init(&m.f);
	EXPECT(make(&m, SCALE_EQUAL, 3, (const double[]){0, 1, 4}, 3));
	EXPECT(m.classes.whole);
	EXPECT_INT(m.classes.decimals, 0);
	EXPECT(make(&m, SCALE_EQUAL, 3, (const double[]){0, 1, 4.5}, 3));
	EXPECT(!m.classes.whole);
	fixture_finish(&m.f);
}

static void given(struct test_state *t)
{
	static const struct {
		double breaks[3];
		int decimals;
	} rows[] = {
		{{10, 20, 30}, 0}, {{2.5, 3, 4}, 1}, {{0.125, 5, 6}, 3}, {{1e6, 2e6, 3e6}, 0}};
	for (size_t i = 0; i < 4; i++) {
		struct made m = {0};
		double breaks[3], values[] = {12, 50};
		struct scale_spec spec = {
			.method = SCALE_GIVEN, .classes = 4, .breaks = breaks, .n_breaks = 3};
		memcpy(breaks, rows[i].breaks, sizeof(breaks));
		fixture_init(&m.f);
		EXPECT(classify(&m.f.arena, &spec, values, 2, &m.classes));
		EXPECT_INT(m.classes.n, 4);
		EXPECT(m.classes.open);
		EXPECT_INT(m.classes.decimals, rows[i].decimals);
		for (size_t k = 0; k < 3; k++) {
			EXPECT_NEAR(m.classes.limits[k + 1], breaks[k], 0);
			EXPECT_INT(classes_find(&m.classes, breaks[k]), k + 1);
			EXPECT_INT(classes_find(&m.classes, nextafter(breaks[k], 0)), k);
		}
		EXPECT_INT(classes_find(&m.classes, -1e9), 0);
		EXPECT_INT(classes_find(&m.classes, 1e9), 3);
		fixture_finish(&m.f);
	}
}

/* Squared deviations of sorted[begin..end) from their mean. */
static double deviation(const double *sorted, size_t begin, size_t end)
{
	double mean = 0, sum = 0;
	for (size_t i = begin; i < end; i++) {
		mean += sorted[i] / (double)(end - begin);
	}
	for (size_t i = begin; i < end; i++) {
		sum += (sorted[i] - mean) * (sorted[i] - mean);
	}
	return sum;
}

/* The least sum over all ways to cut n sorted numbers: each bit of a mask is a cut. */
static double least(const double *sorted, size_t n, int cuts)
{
	double best = (double)INFINITY;
	for (unsigned mask = 0; mask < 1U << (n - 1); mask++) {
		int count = 0;
		double sum = 0;
		size_t begin = 0;
		for (size_t i = 1; i <= n; i++) {
			if (i == n || (mask >> (i - 1) & 1) != 0) {
				sum += deviation(sorted, begin, i);
				begin = i;
				count += i < n;
			}
		}
		best = count <= cuts && sum < best ? sum : best;
	}
	return best;
}

static void natural_is_best(struct test_state *t)
{
	struct random r = {4};
	for (int round = 0; round < 300; round++) {
		struct made m = {0};
		double values[10];
		size_t n = 2 + random_below(&r, 9), wished = 2 + random_below(&r, 4);
		uint32_t range = round % 2 == 0 ? 12 : 100000;
		for (size_t i = 0; i < n; i++) {
			double v = 1e6 + random_below(&r, range);
			size_t k = i;
			for (; k > 0 && values[k - 1] > v; k--) {
				values[k] = values[k - 1];
			}
			values[k] = v;
		}
		fixture_init(&m.f);
		EXPECT(make(&m, SCALE_NATURAL, (double)wished, values, n));
		double sum = 0;
		for (size_t i = 0, begin = 0; i < n; i++) {
			size_t k = classes_find(&m.classes, values[i]);
			if (i + 1 == n || classes_find(&m.classes, values[i + 1]) != k) {
				sum += deviation(values, begin, i + 1);
				begin = i + 1;
			}
		}
		double best = least(values, n, (int)wished - 1);
		EXPECT_NEAR(sum, best, 1e-6 * (1 + best));
		fixture_finish(&m.f);
	}
}

/* Every class of quantiles and natural breaks holds something. */
static void no_class_is_empty(struct test_state *t)
{
	struct random r = {9};
	for (int round = 0; round < 200; round++) {
		struct made m = {0};
		double values[40];
		size_t counts[12] = {0};
		for (size_t i = 0; i < 40; i++) {
			values[i] = random_below(&r, 25) / 8.0;
		}
		fixture_init(&m.f);
		EXPECT(make(&m, round % 2 == 0 ? SCALE_QUANTILE : SCALE_NATURAL, 2 + round % 10,
			values, 40));
		for (size_t i = 0; i < 40; i++) {
			counts[classes_find(&m.classes, values[i])]++;
		}
		for (size_t k = 0; k < m.classes.n; k++) {
			EXPECT(counts[k] > 0);
			EXPECT(k == 0 || m.classes.limits[k] > m.classes.limits[k - 1]);
		}
		fixture_finish(&m.f);
	}
}

static void out_of_memory(struct test_state *t)
{
	for (int fail = 1; fail <= 3; fail++) {
		struct made m = {0};
		fixture_init(&m.f);
		m.f.arena.fail_in = fail;
		EXPECT(!make(&m, SCALE_NATURAL, 2, (const double[]){1, 2, 9}, 3));
		EXPECT_INT(m.f.diag.code, SM_E_NOMEM);
		fixture_finish(&m.f);
	}
}

TEST_MAIN({"by hand", by_hand}, {"whole numbers", whole_numbers}, {"given", given},
	{"natural is best", natural_is_best}, {"no class is empty", no_class_is_empty},
	{"out of memory", out_of_memory})
