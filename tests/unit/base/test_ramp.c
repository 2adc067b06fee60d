#include "base/ramp.h"
#include "test.h"

static void expect_color(struct test_state *t, struct rgba got, struct rgba want)
{
	EXPECT_INT(got.r, want.r);
	EXPECT_INT(got.g, want.g);
	EXPECT_INT(got.b, want.b);
	EXPECT_INT(got.a, want.a);
}

/* At its own colours, and beyond its ends, a ramp is what was written. */
static void own_colors(struct test_state *t)
{
	static struct rgba items[] = {
		{1, 2, 3, 255}, {250, 100, 7, 128}, {0, 255, 9, 0}, {33, 66, 99, 255}};
	const struct colors ramp = {items, 4};
	for (int i = 0; i < 4; i++) {
		expect_color(t, ramp_color(&ramp, i / 3.0), items[i]);
	}
	expect_color(t, ramp_color(&ramp, -5), items[0]);
	expect_color(t, ramp_color(&ramp, 5), items[3]);
	const struct colors one = {items, 1};
	expect_color(t, ramp_color(&one, 0.5), items[0]);
}

/*
 * Worked out from CIE 15 and IEC 61966-2-1 with another program: the L*a*b* values of the ends
 * averaged, and turned into sRGB again.
 */
static void between(struct test_state *t)
{
	static const struct {
		struct rgba from, to;
		double share;
		struct rgba want;
	} rows[] = {
		/* L* 50 is the grey of 18.4 % reflectance, #777777; L* 25 is #3b3b3b. */
		{{0, 0, 0, 255}, {255, 255, 255, 255}, 0.5, {119, 119, 119, 255}},
		{{0, 0, 0, 255}, {255, 255, 255, 255}, 0.25, {59, 59, 59, 255}},
		/* So dark that L* is a straight line of Y. */
		{{0, 0, 0, 0}, {255, 255, 255, 200}, 0.05, {17, 17, 17, 10}},
		{{254, 223, 155, 255}, {103, 51, 50, 255}, 0.5, {177, 133, 100, 255}},
		{{0, 0, 255, 255}, {255, 255, 0, 255}, 0.5, {202, 138, 170, 255}},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct rgba items[] = {rows[i].from, rows[i].to};
		const struct colors ramp = {items, 2};
		expect_color(t, ramp_color(&ramp, rows[i].share), rows[i].want);
	}
}

TEST_MAIN({"own colours", own_colors}, {"between", between})
