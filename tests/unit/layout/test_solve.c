#include "fixture.h"
#include "layout/anneal.h"
#include "layout/choice.h"
#include "layout/crowd.h"
#include "layout/solve.h"
#include "test.h"

static const uint64_t per_label[] = {20000};
static const struct solve_effort effort = {per_label, 1, 1000000};

static void best_of_all(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	for (uint64_t instance = 0; instance < 150; instance++) {
		struct choice_room r;
		uint32_t chosen[CHOICE_LABELS];
		choice_random(instance, 10 + (int)(instance % 5) * 10, &r);
		EXPECT(solve(&f.arena, &r.p, anneal_choose, effort, chosen));
		EXPECT_INT(choice_cost(&r, chosen), choice_best(&r, NULL));
	}
	fixture_finish(&f);
}

/* What is settled before the search is right when overlaps are allowed as well. */
static void fewest_lost_of_all(struct test_state *t)
{
	struct fixture f;
	int64_t lost = 0;
	fixture_init(&f);
	for (uint64_t instance = 0; instance < 150; instance++) {
		struct choice_room r;
		uint32_t chosen[CHOICE_LABELS];
		choice_random(instance, 10 + (int)(instance % 5) * 10, &r);
		memset(r.cost, 0, sizeof(r.cost));
		EXPECT(solve(&f.arena, &r.p, crowd_choose, effort, chosen));
		EXPECT_INT(choice_lost(&r, chosen), choice_least(&r, NULL, choice_lost));
		lost += choice_lost(&r, chosen);
	}
	EXPECT(lost > 150);
	fixture_finish(&f);
}

/* Takes every label's first candidate; fails when it is given other than 10 moves a label. */
static bool take_first(
	struct arena *a, const struct choice_problem *p, uint64_t moves, uint32_t *chosen)
{
	for (size_t i = 0; i < p->n_labels; i++) {
		chosen[i] = p->begin[i];
	}
	return moves == 10 * p->n_labels;
}

/* Labels of one candidate each: 0 to 2 exclude one another, 3 and 4 too, 5 is free. */
static void make_parts(struct choice_room *r)
{
	*r = (struct choice_room){.p = {.n_labels = 6, .n_candidates = 6}};
	for (uint32_t i = 0; i < 6; i++) {
		r->begin[i + 1] = i + 1;
		r->label[i] = i;
		r->weight[i] = 10;
		for (uint32_t k = 0; k < 5; k++) {
			r->excludes[i][k] = i < 5 && i != k && (i < 3) == (k < 3);
		}
	}
	choice_link(r);
}

/* A search that finds something with few moves alone. */
static bool take_by_moves(
	struct arena *a, const struct choice_problem *p, uint64_t moves, uint32_t *chosen)
{
	(void)a;
	for (uint32_t i = 0; i < p->n_labels; i++) {
		chosen[i] = moves > 100 ? CHOICE_NONE : p->begin[i];
	}
	return true;
}

/* Of several searches of a part the cheapest result counts. */
static void the_best_of_searches(struct test_state *t)
{
	static const uint64_t first[] = {10, 4000}, last[] = {4000, 10}, bad[] = {4000, 4000};
	const struct solve_effort efforts[] = {
		{first, 2, 100000}, {last, 2, 100000}, {bad, 2, 100000}};
	for (size_t k = 0; k < 3; k++) {
		struct choice_room r;
		struct fixture f;
		uint32_t chosen[CHOICE_LABELS];
		fixture_init(&f);
		make_parts(&r);
		EXPECT(solve(&f.arena, &r.p, take_by_moves, efforts[k], chosen));
		for (uint32_t i = 0; i < 5; i++) {
			EXPECT((chosen[i] == CHOICE_NONE) == (k == 2));
		}
		fixture_finish(&f);
	}
}

static void shares_of_the_moves(struct test_state *t)
{
	static const uint64_t ten[] = {10}, many[] = {4000}, eleven[] = {11};
	const struct solve_effort enough = {ten, 1, 1000}, capped = {many, 1, 50},
				  other = {eleven, 1, 1000};
	struct choice_room r;
	struct fixture f;
	uint32_t chosen[CHOICE_LABELS];
	fixture_init(&f);
	make_parts(&r);
	EXPECT(solve(&f.arena, &r.p, take_first, enough, chosen));
	for (uint32_t i = 0; i < 6; i++) {
		EXPECT_INT(chosen[i], i);
	}
	EXPECT(solve(&f.arena, &r.p, take_first, capped, chosen));
	EXPECT(!solve(&f.arena, &r.p, take_first, other, chosen));
	fixture_finish(&f);
}

static void without_memory(struct test_state *t)
{
	struct choice_room r;
	struct fixture f;
	uint32_t chosen[CHOICE_LABELS];
	int n = 1;
	fixture_init(&f);
	make_parts(&r);
	for (; n < 100; n++) {
		fixture_forget(&f);
		f.arena.fail_in = n;
		if (solve(&f.arena, &r.p, anneal_choose, effort, chosen)) {
			break;
		}
		EXPECT_INT(f.diag.code, SM_E_NOMEM);
	}
	EXPECT(n > 20 && n < 100);
	EXPECT_INT(f.diag.code, SM_OK);
	fixture_finish(&f);
}

TEST_MAIN({"the best of all choices", best_of_all},
	{"the fewest lost of all choices", fewest_lost_of_all},
	{"shares of the moves", shares_of_the_moves},
	{"the best of searches", the_best_of_searches}, {"without memory", without_memory})
