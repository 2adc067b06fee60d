#include "fixture.h"
#include "layout/choice.h"
#include "layout/crowd.h"
#include "test.h"

enum { MOVES = 40000 };

/* An instance in which every label has a candidate; false when it is none. */
static bool make_full(uint64_t instance, int percent, struct choice_room *r)
{
	choice_random(instance, percent, r);
	for (size_t i = 0; i < CHOICE_LABELS; i++) {
		if (r->begin[i] == r->begin[i + 1]) {
			return false;
		}
	}
	return true;
}

static void fewest_of_all(struct test_state *t)
{
	struct fixture f;
	int n = 0;
	int64_t lost = 0;
	fixture_init(&f);
	for (uint64_t instance = 0; instance < 200; instance++) {
		struct choice_room r;
		uint32_t chosen[CHOICE_LABELS];
		if (!make_full(instance, 15 + (int)(instance % 4) * 10, &r)) {
			continue;
		}
		n++;
		EXPECT(crowd_choose(&f.arena, &r.p, MOVES, chosen));
		int64_t fewest = choice_least(&r, NULL, choice_lost);
		EXPECT_INT(choice_lost(&r, chosen), fewest);
		lost += fewest;
	}
	/* The instances are hard enough to lose some. */
	EXPECT(n > 10);
	EXPECT(lost > n);
	fixture_finish(&f);
}

/* Two labels that are lost whatever they do, and a third with two candidates: the first has
 * two neighbours, both lost; the second has one, which is free. */
static void out_of_a_trap(struct test_state *t)
{
	/* Labels 0 and 1: candidates 0 and 1. Label 2: 2 and 3. Label 3: 4. */
	struct choice_room r = {.p = {.n_labels = 4, .n_candidates = 5},
		.begin = {0, 1, 2, 4, 5},
		.label = {0, 1, 2, 2, 3}};
	static const int pairs[][2] = {{0, 1}, {2, 0}, {2, 1}, {3, 4}};
	struct fixture f;
	uint32_t chosen[4];
	fixture_init(&f);
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		int a = pairs[i][0], b = pairs[i][1];
		r.excludes[a][b] = r.excludes[b][a] = true;
	}
	choice_link(&r);
	/* Without moves every label is where it has the fewest neighbours. */
	EXPECT(crowd_choose(&f.arena, &r.p, 0, chosen));
	EXPECT_INT(chosen[2], 3);
	EXPECT_INT(choice_lost(&r, chosen), 4);
	EXPECT(crowd_choose(&f.arena, &r.p, MOVES, chosen));
	EXPECT_INT(chosen[2], 2);
	EXPECT_INT(choice_lost(&r, chosen), 3);
	fixture_finish(&f);
}

static void same_twice(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	for (uint64_t instance = 0; instance < 60; instance++) {
		struct choice_room r;
		uint32_t first[CHOICE_LABELS], second[CHOICE_LABELS];
		if (make_full(instance, 40, &r)) {
			EXPECT(crowd_choose(&f.arena, &r.p, 1000, first));
			EXPECT(crowd_choose(&f.arena, &r.p, 1000, second));
			EXPECT(memcmp(first, second, sizeof(first)) == 0);
		}
	}
	fixture_finish(&f);
}

static void without_memory(struct test_state *t)
{
	struct choice_room r = {.p = {.n_labels = 1, .n_candidates = 1}, .begin = {0, 1}};
	struct fixture f;
	uint32_t chosen[1];
	int n = 1;
	fixture_init(&f);
	choice_link(&r);
	for (; n < 20; n++) {
		fixture_forget(&f);
		f.arena.fail_in = n;
		if (crowd_choose(&f.arena, &r.p, 100, chosen)) {
			break;
		}
		EXPECT_INT(f.diag.code, SM_E_NOMEM);
	}
	EXPECT_INT(n, 11);
	EXPECT_INT(f.diag.code, SM_OK);
	fixture_finish(&f);
}

TEST_MAIN({"the fewest lost of all choices", fewest_of_all}, {"out of a trap", out_of_a_trap},
	{"the same twice", same_twice}, {"without memory", without_memory})
