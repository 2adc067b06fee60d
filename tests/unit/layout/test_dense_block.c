#include "../random.h"
#include "fixture.h"
#include "layout/dense_block.h"
#include "test.h"

#include <math.h>

enum { MOST = 80, TRIALS = 500 };

struct trial {
	struct dense_name names[MOST];
	struct dense_block_request r;
	struct dense_spot spots[MOST];
};

/* Places in a box of 40 pt, some of them at one place, names of all sizes. */
static void make(struct trial *t, struct random *random, size_t n)
{
	t->r = (struct dense_block_request){.names = t->names,
		.n = n,
		.around = {-4, -4, 44, 44},
		.gap_pt = 1,
		.down_pt = random_between(random, -30, 30),
		.sides = (enum dense_sides)random_below(random, 3)};
	for (size_t i = 0; i < n; i++) {
		struct dense_name *name = &t->names[i];
		bool same = i > 0 && random_below(random, 8) == 0;
		name->at.x = same ? name[-1].at.x : random_between(random, 0, 40);
		name->at.y = same ? name[-1].at.y : random_between(random, 0, 40);
		name->width_pt = random_between(random, 8, 80);
		name->height_pt = random_below(random, 4) == 0 ? 14 : 7;
		name->middle_pt = name->height_pt / 2 - 0.5;
	}
}

/* On a grid of whole points, where many places lie on one line. */
static void make_even(struct trial *t, struct random *random, size_t n)
{
	make(t, random, n);
	t->r.down_pt = 0;
	for (size_t i = 0; i < n; i++) {
		t->names[i].at = (struct page_pt){(double)(4 * random_below(random, 11)),
			(double)(4 * random_below(random, 11))};
		t->names[i].height_pt = 7;
		t->names[i].middle_pt = 3.5;
	}
}

/* Whether a segment has a point within a box, a little smaller. */
static bool enters(struct page_pt a, struct page_pt b, struct box box)
{
	double begin = 0, end = 1;
	box = box_grow(box, -1e-6);
	const double at[] = {a.x, a.y}, by[] = {b.x - a.x, b.y - a.y};
	const double low[] = {box.min_x, box.min_y}, high[] = {box.max_x, box.max_y};
	for (int i = 0; i < 2; i++) {
		if (by[i] == 0) {
			if (at[i] < low[i] || at[i] > high[i]) {
				return false;
			}
			continue;
		}
		double s = (low[i] - at[i]) / by[i], e = (high[i] - at[i]) / by[i];
		begin = fmax(begin, fmin(s, e));
		end = fmin(end, fmax(s, e));
	}
	return begin < end;
}

static void check(struct test_state *t, const struct trial *trial)
{
	const struct dense_spot *spots = trial->spots;
	size_t n = trial->r.n, crossings = 0, entered = 0, overlaps = 0;
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < n; k++) {
			struct page_pt a = trial->names[i].at, b = trial->names[k].at;
			crossings +=
				k > i && dense_lines_cross(a, spots[i].port, b, spots[k].port);
			entered += enters(a, spots[i].port, spots[k].box);
			overlaps += k > i &&
				    box_overlaps(box_grow(spots[i].box, -1e-6), spots[k].box);
		}
	}
	EXPECT_INT(crossings, 0);
	EXPECT_INT(entered, 0);
	EXPECT_INT(overlaps, 0);
}

static void no_leader_crosses(struct test_state *t)
{
	static const size_t sizes[] = {5, 10, 20, 40, 80};
	struct fixture f;
	struct random random = {1};
	struct trial trial;
	fixture_init(&f);
	for (size_t k = 0; k < 5; k++) {
		for (int i = 0; i < TRIALS; i++) {
			(i % 4 == 3 ? make_even : make)(&trial, &random, sizes[k]);
			EXPECT(dense_block_place(&f.arena, &trial.r, trial.spots));
			check(t, &trial);
		}
	}
	fixture_finish(&f);
}

static double length(struct page_pt a, struct page_pt b)
{
	return hypot(a.x - b.x, a.y - b.y);
}

/* Of names of one height the ports are where the leaders end. */
static void no_exchange_is_shorter(struct test_state *t)
{
	struct fixture f;
	struct random random = {2};
	struct trial trial;
	fixture_init(&f);
	for (int i = 0; i < 50; i++) {
		make_even(&trial, &random, 12);
		EXPECT(dense_block_place(&f.arena, &trial.r, trial.spots));
		for (size_t k = 0; k < 12 * 12; k++) {
			size_t a = k % 12, b = k / 12;
			struct page_pt p = trial.names[a].at, q = trial.names[b].at;
			struct page_pt to_p = trial.spots[a].port, to_q = trial.spots[b].port;
			EXPECT(length(p, to_q) + length(q, to_p) >
				length(p, to_p) + length(q, to_q) - 0.1);
		}
	}
	fixture_finish(&f);
}

static void sides_and_places(struct test_state *t)
{
	struct fixture f;
	struct dense_spot spots[3];
	const struct dense_name names[] = {
		{{5, 5}, 20, 7, 3}, {{5, 9}, 30, 7, 3}, {{5, 1}, 10, 7, 3}};
	struct dense_block_request r = {
		.names = names, .n = 3, .around = {0, 0, 10, 10}, .gap_pt = 1};
	fixture_init(&f);
	r.sides = DENSE_RIGHT;
	EXPECT(dense_block_place(&f.arena, &r, spots));
	EXPECT(spots[0].right && spots[1].right && spots[2].right);
	EXPECT_NEAR(spots[0].box.min_x, 10, 1e-9);
	EXPECT_NEAR(spots[0].box.max_x, 30, 1e-9);
	/* Three of 7 with gaps of 1 about the middle: 5 - 23 / 2. */
	EXPECT_NEAR(spots[2].box.min_y, -6.5, 1e-9);
	EXPECT_NEAR(spots[0].box.min_y, 1.5, 1e-9);
	EXPECT_NEAR(spots[0].port.y, 4.5, 1e-9);
	EXPECT_NEAR(spots[1].box.max_y, 16.5, 1e-9);
	r.sides = DENSE_LEFT;
	r.down_pt = 2;
	EXPECT(dense_block_place(&f.arena, &r, spots));
	EXPECT(!spots[0].right);
	EXPECT_NEAR(spots[1].box.min_x, -30, 1e-9);
	EXPECT_NEAR(spots[1].port.x, 0, 1e-9);
	EXPECT_NEAR(spots[2].box.min_y, -4.5, 1e-9);
	r.sides = DENSE_BOTH;
	EXPECT(dense_block_place(&f.arena, &r, spots));
	EXPECT_INT(spots[0].right + spots[1].right + spots[2].right, 2);
	fixture_finish(&f);
}

static void lines_cross(struct test_state *t)
{
	const struct page_pt o = {0, 0}, e = {10, 0}, n = {5, -5}, s = {5, 5}, far = {20, 0};
	EXPECT(dense_lines_cross(o, e, n, s));
	EXPECT(!dense_lines_cross(o, n, e, s));
	EXPECT(!dense_lines_cross(o, e, o, s)); /* a common end */
	EXPECT(!dense_lines_cross(o, e, e, far));
}

static void without_memory(struct test_state *t)
{
	struct fixture f;
	struct random random = {3};
	struct trial trial;
	fixture_init(&f);
	make(&trial, &random, 5);
	for (int n = 1; n <= 3; n++) {
		fixture_forget(&f);
		f.arena.fail_in = n;
		EXPECT(!dense_block_place(&f.arena, &trial.r, trial.spots));
		EXPECT_INT(f.diag.code, SM_E_NOMEM);
	}
	f.arena.fail_in = 0;
	fixture_finish(&f);
}

TEST_MAIN({"no leader crosses another or enters a name", no_leader_crosses},
	{"no exchange is shorter", no_exchange_is_shorter},
	{"sides and places", sides_and_places}, {"lines cross", lines_cross},
	{"without memory", without_memory})
