#include "fixture.h"
#include "layout/best.h"
#include "test.h"

enum { LABELS = 6 };

static void regions(struct test_state *t)
{
	static const uint32_t chosen[LABELS] = {10, 11, 12, 13, 14, 15};
	struct best b;
	struct fixture f;
	fixture_init(&f);
	EXPECT(best_init(&b, &f.arena, chosen, LABELS));
	EXPECT(memcmp(b.chosen, chosen, sizeof(chosen)) == 0);
	/* 0, 1 and 4 are of one region, which is worse for it; 2 alone is better; 5 is equal.
	 */
	best_enter(&b, 0, 3);
	best_enter(&b, 1, -1);
	best_enter(&b, 2, -2);
	best_enter(&b, 4, -1);
	best_enter(&b, 5, 0);
	best_join(&b, 1, 4);
	best_join(&b, 4, 0);
	best_join(&b, 0, 1);
	EXPECT(!best_wants(&b, 0) && !best_wants(&b, 1) && !best_wants(&b, 4));
	EXPECT(best_wants(&b, 2) && best_wants(&b, 5));
	EXPECT(best_has(&b, 5) && !best_has(&b, 3));
	EXPECT_INT(b.n_members, 5);
	EXPECT_INT(b.members[2], 2);
	best_end(&b);
	EXPECT_INT(b.n_members, 0);
	/* Of the next comparison nothing is known. */
	EXPECT(!best_has(&b, 0) && !best_has(&b, 5));
	best_enter(&b, 4, 1);
	best_enter(&b, 0, -1);
	EXPECT(best_wants(&b, 0) && !best_wants(&b, 4));
	best_join(&b, 0, 4);
	EXPECT(best_wants(&b, 0) && best_wants(&b, 4));
	fixture_finish(&f);
}

static void without_memory(struct test_state *t)
{
	static const uint32_t chosen[1] = {0};
	struct best b;
	struct fixture f;
	fixture_init(&f);
	for (int n = 1; n <= 4; n++) {
		fixture_forget(&f);
		f.arena.fail_in = n;
		EXPECT(!best_init(&b, &f.arena, chosen, 1));
		EXPECT_INT(f.diag.code, SM_E_NOMEM);
	}
	fixture_finish(&f);
}

TEST_MAIN({"regions", regions}, {"without memory", without_memory})
