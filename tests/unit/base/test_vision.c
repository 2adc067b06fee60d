#include "base/lab.h"
#include "base/vision.h"
#include "test.h"

#include <math.h>

/* Table 1 of Sharma, Wu and Dalal 2005: all 34 pairs. */
static const double pairs[][7] = {
	{50.0000, 2.6772, -79.7751, 50.0000, 0.0000, -82.7485, 2.0425},
	{50.0000, 3.1571, -77.2803, 50.0000, 0.0000, -82.7485, 2.8615},
	{50.0000, 2.8361, -74.0200, 50.0000, 0.0000, -82.7485, 3.4412},
	{50.0000, -1.3802, -84.2814, 50.0000, 0.0000, -82.7485, 1.0000},
	{50.0000, -1.1848, -84.8006, 50.0000, 0.0000, -82.7485, 1.0000},
	{50.0000, -0.9009, -85.5211, 50.0000, 0.0000, -82.7485, 1.0000},
	{50.0000, 0.0000, 0.0000, 50.0000, -1.0000, 2.0000, 2.3669},
	{50.0000, -1.0000, 2.0000, 50.0000, 0.0000, 0.0000, 2.3669},
	{50.0000, 2.4900, -0.0010, 50.0000, -2.4900, 0.0009, 7.1792},
	{50.0000, 2.4900, -0.0010, 50.0000, -2.4900, 0.0010, 7.1792},
	{50.0000, 2.4900, -0.0010, 50.0000, -2.4900, 0.0011, 7.2195},
	{50.0000, 2.4900, -0.0010, 50.0000, -2.4900, 0.0012, 7.2195},
	{50.0000, -0.0010, 2.4900, 50.0000, 0.0009, -2.4900, 4.8045},
	{50.0000, -0.0010, 2.4900, 50.0000, 0.0010, -2.4900, 4.8045},
	{50.0000, -0.0010, 2.4900, 50.0000, 0.0011, -2.4900, 4.7461},
	{50.0000, 2.5000, 0.0000, 50.0000, 0.0000, -2.5000, 4.3065},
	{50.0000, 2.5000, 0.0000, 73.0000, 25.0000, -18.0000, 27.1492},
	{50.0000, 2.5000, 0.0000, 61.0000, -5.0000, 29.0000, 22.8977},
	{50.0000, 2.5000, 0.0000, 56.0000, -27.0000, -3.0000, 31.9030},
	{50.0000, 2.5000, 0.0000, 58.0000, 24.0000, 15.0000, 19.4535},
	{50.0000, 2.5000, 0.0000, 50.0000, 3.1736, 0.5854, 1.0000},
	{50.0000, 2.5000, 0.0000, 50.0000, 3.2972, 0.0000, 1.0000},
	{50.0000, 2.5000, 0.0000, 50.0000, 1.8634, 0.5757, 1.0000},
	{50.0000, 2.5000, 0.0000, 50.0000, 3.2592, 0.3350, 1.0000},
	{60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644},
	{63.0109, -31.0961, -5.8663, 62.8187, -29.7946, -4.0864, 1.2630},
	{61.2901, 3.7196, -5.3901, 61.4292, 2.2480, -4.9620, 1.8731},
	{35.0831, -44.1164, 3.7933, 35.0232, -40.0716, 1.5901, 1.8645},
	{22.7233, 20.0904, -46.6940, 23.0331, 14.9730, -42.5619, 2.0373},
	{36.4612, 47.8580, 18.3852, 36.2715, 50.5065, 21.2231, 1.4146},
	{90.8027, -2.0831, 1.4410, 91.1528, -1.6435, 0.0447, 1.4441},
	{90.9257, -0.5406, -0.9208, 88.6381, -0.8985, -0.7239, 1.5381},
	{6.7747, -0.2908, -2.4247, 5.8714, -0.0985, -2.2286, 0.6377},
	{2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082},
};

static void difference(struct test_state *t)
{
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		const double *p = pairs[i];
		const struct lab x = {p[0], p[1], p[2]}, y = {p[3], p[4], p[5]};
		EXPECT_NEAR(lab_difference(x, y), p[6], 0.00005001);
		EXPECT_NEAR(lab_difference(y, x), p[6], 0.00005001);
		EXPECT_NEAR(lab_difference(x, x), 0, 1e-12);
	}
	const struct lab black = {0, 0, 0}, white = {100, 0, 0};
	EXPECT_NEAR(lab_difference(black, white), 100, 1e-9);
}

static void lab(struct test_state *t)
{
	for (unsigned i = 0; i < 4096; i++) {
		const struct rgba c = {(unsigned char)(i % 16 * 17),
			(unsigned char)(i / 16 % 16 * 17), (unsigned char)(i / 256 * 17), 9};
		struct rgba back = lab_color(lab_of(c));
		EXPECT(back.r == c.r && back.g == c.g && back.b == c.b && back.a == 255);
	}
	EXPECT_NEAR(lab_of((struct rgba){255, 0, 0, 255}).l, 53.24, 0.01);
	EXPECT_NEAR(lab_of((struct rgba){255, 0, 0, 255}).a, 80.09, 0.02);
	EXPECT_NEAR(lab_of((struct rgba){255, 0, 0, 255}).b, 67.20, 0.02);
}

/* Greys stay (the rows of the matrices add up to 1); what a kind of eye takes for the same. */
static void visions(struct test_state *t)
{
	for (unsigned how = 0; how < N_VISIONS; how++) {
		for (unsigned v = 0; v < 256; v += 5) {
			const unsigned char g = (unsigned char)v;
			struct rgba c = vision_of((enum vision)how, (struct rgba){g, g, g, 5});
			EXPECT(c.r == g && c.g == g && c.b == g && c.a == 5);
		}
	}
	const struct rgba red = {190, 70, 40, 255}, green = {112, 112, 40, 255};
	EXPECT(vision_difference(VISION_FULL, red, green) > 30);
	EXPECT(vision_difference(VISION_DEUTAN, red, green) < 8);
	EXPECT(vision_difference(VISION_TRITAN, red, green) > 20);
	/* Linear light of (1, 0, 0): the first column, cut off at 0. */
	struct rgba seen = vision_of(VISION_PROTAN, (struct rgba){255, 0, 0, 255});
	EXPECT_INT(seen.r, 109);
	EXPECT_INT(seen.g, 95);
	EXPECT_INT(seen.b, 0);
}

/* Those of WCAG: black on white 21, #767676 the lightest grey of 4.5 on white. */
static void contrast(struct test_state *t)
{
	const struct rgba black = {0, 0, 0, 255}, white = {255, 255, 255, 255};
	EXPECT_NEAR(vision_contrast(black, white), 21, 1e-9);
	EXPECT_NEAR(vision_contrast(white, black), 21, 1e-9);
	EXPECT(vision_contrast((struct rgba){0x76, 0x76, 0x76, 255}, white) >= 4.5);
	EXPECT(vision_contrast((struct rgba){0x77, 0x77, 0x77, 255}, white) < 4.5);
	struct rgba half = vision_over((struct rgba){255, 0, 0, 128}, white);
	EXPECT(half.r == 255 && half.g == 127 && half.b == 127 && half.a == 255);
}

static void readable(struct test_state *t)
{
	static const struct rgba grounds[] = {{255, 253, 249, 255}, {227, 168, 87, 255},
		{20, 20, 60, 255}, {119, 119, 119, 255}};
	for (size_t i = 0; i < 4; i++) {
		for (unsigned v = 0; v < 4096; v += 37) {
			const struct rgba c = {(unsigned char)(v % 16 * 17),
				(unsigned char)(v / 16 % 16 * 17),
				(unsigned char)(v / 256 * 17), 255};
			struct rgba out = vision_readable(c, grounds[i], 4.4);
			EXPECT(vision_contrast(out, grounds[i]) >= 4.4);
		}
	}
	/* A pale blue on white becomes a darker blue, and no darker than it must. */
	struct rgba out = vision_readable(
		(struct rgba){150, 180, 230, 255}, (struct rgba){255, 255, 255, 255}, 4.5);
	EXPECT(out.b > out.g && out.g > out.r);
	EXPECT(vision_contrast(out, (struct rgba){255, 255, 255, 255}) < 4.8);
}

TEST_MAIN({"CIEDE2000", difference}, {"L*a*b*", lab}, {"visions", visions},
	{"contrast", contrast}, {"readable", readable})
