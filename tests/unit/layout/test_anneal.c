#include "fixture.h"
#include "layout/anneal.h"
#include "layout/choice.h"
#include "test.h"

enum { MOVES = 40000 };

static void best_of_all(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	for (uint64_t instance = 0; instance < 60; instance++) {
		struct choice_room r;
		uint32_t chosen[CHOICE_LABELS];
		choice_random(instance, 15 + (int)(instance % 3) * 15, &r);
		/* Labels without candidates are not passed on by place.c: give each one. */
		bool open = true;
		for (size_t i = 0; i < CHOICE_LABELS; i++) {
			open = open && r.begin[i] < r.begin[i + 1];
		}
		if (!open) {
			continue;
		}
		EXPECT(anneal_choose(&f.arena, &r.p, MOVES, chosen));
		EXPECT_INT(choice_cost(&r, chosen), choice_best(&r, NULL));
	}
	fixture_finish(&f);
}

/* Label 0 weighs 500 and excludes 1 and 2, which weigh 300 each. */
static void make_trap(struct choice_room *r)
{
	*r = (struct choice_room){.p = {.n_labels = 3, .n_candidates = 3},
		.begin = {0, 1, 2, 3},
		.label = {0, 1, 2},
		.weight = {500, 300, 300}};
	r->excludes[0][1] = r->excludes[1][0] = true;
	r->excludes[0][2] = r->excludes[2][0] = true;
	choice_link(r);
}

static void out_of_a_trap(struct test_state *t)
{
	struct choice_room r;
	struct fixture f;
	uint32_t chosen[3];
	fixture_init(&f);
	make_trap(&r);
	/* Without moves, the heavy label taken first stays: each other alone is worse. */
	EXPECT(anneal_choose(&f.arena, &r.p, 0, chosen));
	EXPECT_INT(chosen[0], 0);
	EXPECT_INT(chosen[1], CHOICE_NONE);
	EXPECT_INT(choice_cost(&r, chosen), 600);
	EXPECT(anneal_choose(&f.arena, &r.p, MOVES, chosen));
	EXPECT_INT(chosen[0], CHOICE_NONE);
	EXPECT_INT(chosen[1], 1);
	EXPECT_INT(chosen[2], 2);
	fixture_finish(&f);
}

static void cheapest_of_one_label(struct test_state *t)
{
	struct choice_room r = {.p = {.n_labels = 1, .n_candidates = 3},
		.begin = {0, 3},
		.cost = {7, 3, 3},
		.weight = {1000}};
	struct fixture f;
	uint32_t chosen[1];
	fixture_init(&f);
	choice_link(&r);
	EXPECT(anneal_choose(&f.arena, &r.p, 0, chosen));
	EXPECT_INT(chosen[0], 1);
	EXPECT(anneal_choose(&f.arena, &r.p, MOVES, chosen));
	EXPECT_INT(r.cost[chosen[0]], 3);
	fixture_finish(&f);
}

static void same_twice(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	for (uint64_t instance = 0; instance < 10; instance++) {
		struct choice_room r;
		uint32_t first[CHOICE_LABELS], second[CHOICE_LABELS];
		choice_random(instance, 40, &r);
		memset(first, 1, sizeof(first));
		memset(second, 2, sizeof(second));
		for (size_t i = 0; i < CHOICE_LABELS; i++) {
			if (r.begin[i] == r.begin[i + 1]) {
				goto next;
			}
		}
		EXPECT(anneal_choose(&f.arena, &r.p, 1000, first));
		EXPECT(anneal_choose(&f.arena, &r.p, 1000, second));
		EXPECT(memcmp(first, second, sizeof(first)) == 0);
	next:;
	}
	fixture_finish(&f);
}

static void without_memory(struct test_state *t)
{
	struct choice_room r;
	struct fixture f;
	uint32_t chosen[3];
	fixture_init(&f);
	make_trap(&r);
	f.arena.fail_in = 1;
	EXPECT(!anneal_choose(&f.arena, &r.p, 10, chosen));
	EXPECT_INT(f.diag.code, SM_E_NOMEM);
	fixture_finish(&f);
}

TEST_MAIN({"the best of all choices", best_of_all}, {"out of a trap", out_of_a_trap},
	{"the cheapest of one label", cheapest_of_one_label}, {"the same twice", same_twice},
	{"without memory", without_memory})
