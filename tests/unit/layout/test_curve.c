/* Smooth baselines: how they are smoothed, moved aside, cut, and what they may not do. */
#include "layout/curve.h"

#include "random.h"
#include "test.h"

#include <math.h>

enum { N = 400, BASELINE_MAX = 400 };
static const struct curve_text text = {.width_pt = 60, .size_pt = 10, .letter_pt = 6};

static double deg(double rad)
{
	return rad * 180 / acos(-1);
}

/* A level line stays as it is, its ends where they are; what goes to and fro is evened out. */
static void smoothed(struct test_state *t)
{
	struct page_pt line[N], out[N];
	for (size_t i = 0; i < N; i++) {
		line[i] = (struct page_pt){2.0 * (double)i, 50};
	}
	curve_smooth(line, N, 7, out);
	for (size_t i = 0; i < N; i++) {
		EXPECT_NEAR(out[i].x, line[i].x, 1e-9);
		EXPECT_NEAR(out[i].y, 50, 1e-9);
	}
	for (size_t i = 0; i < N; i++) {
		line[i].y = 50 + (i % 2 == 0 ? 3 : -3);
	}
	curve_smooth(line, N, 4, out);
	EXPECT_NEAR(out[0].x, line[0].x, 1e-9);
	EXPECT_NEAR(out[0].y, line[0].y, 1e-9);
	for (size_t i = 20; i < N - 20; i++) {
		EXPECT_NEAR(out[i].y, 50, 0.01);
	}
	/* Not at all. */
	curve_smooth(line, N, 0, out);
	EXPECT_NEAR(out[7].y, line[7].y, 0);
}

static void set_circle(struct page_pt *out, double radius, double from_deg, double to_deg)
{
	for (size_t i = 0; i < N; i++) {
		double a = from_deg + (to_deg - from_deg) * (double)i / (N - 1);
		a *= acos(-1) / 180;
		out[i] = (struct page_pt){radius * cos(a), radius * sin(a)};
	}
}

/* On the page angles grow clockwise: over a circle from left to right the left is outside. */
static void beside(struct test_state *t)
{
	struct page_pt line[N], out[N];
	set_circle(line, 100, 200, 340);
	curve_offset(line, N, 12, out);
	for (size_t i = 0; i < N; i++) {
		EXPECT_NEAR(hypot(out[i].x, out[i].y), 112, 0.02);
	}
	curve_offset(line, N, -12, out);
	EXPECT_NEAR(hypot(out[N / 2].x, out[N / 2].y), 88, 0.02);
	struct page_pt d = curve_direction(line, N, N / 2);
	EXPECT_NEAR(d.x, 1, 1e-3);
	EXPECT_NEAR(hypot(d.x, d.y), 1, 1e-12);
}

/* Points evenly spaced round the middle, with half a size more at both ends. */
static void cut(struct test_state *t)
{
	struct page_pt line[N], room[BASELINE_MAX];
	struct curve c = {.pts = room};
	for (size_t i = 0; i < N; i++) {
		line[i] = (struct page_pt){0.5 * (double)i, 20};
	}
	EXPECT(curve_points(&text) <= BASELINE_MAX);
	EXPECT(curve_cut(line, N, 200, &text, &c));
	EXPECT_INT(c.n, curve_points(&text));
	EXPECT_NEAR(c.pts[0].x, 100 - 35, 1e-9);
	EXPECT_NEAR(c.pts[c.n - 1].x, 100 + 35, 1e-9);
	EXPECT_NEAR(c.letter_deg, 0, 1e-9);
	EXPECT_NEAR(c.turn_deg, 0, 1e-9);
	EXPECT_NEAR(curve_at(&c, 0).x, 70, 1e-9);
	EXPECT_NEAR(curve_at(&c, 60).x, 130, 1e-9);
	EXPECT_NEAR(curve_at(&c, 80).x, 150, 1e-9); /* beyond its end */
	for (size_t i = 1; i < c.n; i++) {
		double step = c.pts[i].x - c.pts[i - 1].x;
		EXPECT_NEAR(step, 70.0 / (double)(c.n - 1), 1e-9);
		EXPECT(step < 2);
	}
	/* Too near an end, or no line at all. */
	EXPECT(!curve_cut(line, N, 60, &text, &c));
	EXPECT(!curve_cut(line, N, 340, &text, &c));
	EXPECT(!curve_cut(line, 1, 0, &text, &c));
}

/* A circle turns each letter as far as its radius says; too tight, it is refused. */
static void turned(struct test_state *t)
{
	static const struct {
		double radius;
		bool fits;
	} rows[] = {{200, true}, {60, true}, {40, true}, {25, false}, {15, false}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct page_pt line[N], room[BASELINE_MAX];
		struct curve c = {.pts = room};
		set_circle(line, rows[i].radius, 182, 358);
		EXPECT_INT(curve_cut(line, N, N / 2, &text, &c), rows[i].fits);
		if (rows[i].fits) {
			EXPECT_NEAR(c.letter_deg, deg(6 / rows[i].radius), 0.4);
			EXPECT_NEAR(c.turn_deg, deg(54 / rows[i].radius), 1.5);
		}
	}
}

/* A line that goes up is read to its end, one that goes over is not. */
static void never_upside_down(struct test_state *t)
{
	for (int a = -180; a < 180; a += 5) {
		struct page_pt line[N], room[BASELINE_MAX];
		struct curve c = {.pts = room};
		double turn = a * acos(-1) / 180;
		for (size_t i = 0; i < N; i++) {
			line[i] =
				(struct page_pt){(double)i * cos(turn), (double)i * sin(turn)};
		}
		EXPECT_INT(curve_cut(line, N, N / 2, &text, &c), a >= -90 && a <= 90);
	}
}

/* Whatever the line, what is cut out of it keeps the bounds, letter by letter. */
static void bounds(struct test_state *t)
{
	uint64_t state = 3;
	int n_cut = 0;
	for (int round = 0; round < 400; round++) {
		struct page_pt raw[N], line[N], room[BASELINE_MAX];
		struct curve c = {.pts = room};
		double turn = 0, x = 0, y = 0;
		for (size_t i = 0; i < N; i++) {
			raw[i] = (struct page_pt){x, y};
			turn += ((double)random_below(&state, 201) - 100) / 400;
			x += cos(turn);
			y += sin(turn);
		}
		curve_smooth(raw, N, 12, line);
		if (!curve_cut(line, N, N / 2, &text, &c)) {
			continue;
		}
		n_cut++;
		double low = 180, high = -180, last = 0;
		for (int k = 0; k < 10; k++) {
			double at = curve_at_deg(&c, 3 + 6.0 * k, 6);
			EXPECT(fabs(at) <= 90.5);
			EXPECT(k == 0 || fabs(at - last) <= 18.5);
			low = fmin(low, at);
			high = fmax(high, at);
			last = at;
		}
		EXPECT(high - low <= 110.5);
		for (size_t i = 1; i < c.n; i++) {
			double step =
				hypot(c.pts[i].x - c.pts[i - 1].x, c.pts[i].y - c.pts[i - 1].y);
			EXPECT_NEAR(step, 70.0 / (double)(c.n - 1), 0.02);
		}
	}
	EXPECT(n_cut > 40);
}

TEST_MAIN({"smoothed", smoothed}, {"beside", beside}, {"cut", cut}, {"turned", turned},
	{"never upside down", never_upside_down}, {"bounds", bounds})
