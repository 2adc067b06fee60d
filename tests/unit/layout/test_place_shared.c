#include "base/memo.h"
#include "fixture.h"
#include "layout/place_shared.h"
#include "test.h"

enum { LABELS = 2, EACH = 2, ALL = LABELS * EACH };

/* Two labels that want one place; the second has another. */
struct room {
	struct place_strip strip;
	struct place_parts parts;
	struct box part;
	struct place_candidate candidates[ALL];
	struct place_label labels[LABELS];
	struct place_obstacle obstacle;
	struct box page;
	struct place_problem p;
};

static void room_init(struct room *r)
{
	*r = (struct room){.strip = {{1, 1}, {9, 1}, 1}, .part = {0, 0, 10, 4}};
	r->parts = (struct place_parts){.boxes = &r->part, .n_boxes = 1};
	r->page = (struct box){0, 0, 100, 100};
	for (uint32_t i = 0; i < ALL; i++) {
		double y = i % EACH == 0 ? 10 : 30 + 20.0 * i;
		r->candidates[i] = (struct place_candidate){.box = {10, y, 40, y + 8},
			.cost = i % EACH == 0 ? 0 : 10,
			.slot = (uint16_t)(i % EACH)};
	}
	for (uint32_t i = 0; i < LABELS; i++) {
		r->labels[i] = (struct place_label){
			.begin = i * EACH, .end = (i + 1) * EACH, .weight = i == 0 ? 200 : 100};
	}
	r->obstacle = (struct place_obstacle){.box = {80, 80, 90, 90}, .cost = -1};
	r->p = (struct place_problem){.page = {0, 0, 100, 100},
		.candidates = r->candidates,
		.labels = r->labels,
		.obstacles = &r->obstacle,
		.n_candidates = ALL,
		.n_labels = LABELS,
		.n_obstacles = 1};
}

struct job {
	struct fixture f;
	struct memo_user user;
};

static void job_init(struct job *j, struct memo *memo)
{
	fixture_init(&j->f);
	j->user = (struct memo_user){.memo = memo};
	j->f.arena.memo = &j->user;
}

static void job_finish(struct job *j)
{
	memo_release(&j->user);
	fixture_finish(&j->f);
}

static void same_result(struct test_state *t)
{
	struct memo *memo = memo_create(1 << 20);
	struct room r;
	struct place_result alone, shared;
	struct job jobs[2], none;
	room_init(&r);
	job_init(&none, NULL);
	EXPECT(place_labels(&none.f.arena, &r.p, &alone));
	EXPECT_INT(alone.chosen[0], 0);
	EXPECT_INT(alone.chosen[1], 3);
	for (int i = 0; i < 2; i++) {
		job_init(&jobs[i], memo);
		EXPECT(place_labels_shared(&jobs[i].f.arena, &r.p, &shared));
		for (int k = 0; k < LABELS; k++) {
			EXPECT_INT(shared.chosen[k], alone.chosen[k]);
			EXPECT_INT(shared.reasons[k], alone.reasons[k]);
		}
	}
	/* The second asked the first's entry, and may change what it was given. */
	EXPECT_INT(jobs[0].user.n, 1);
	EXPECT(jobs[0].user.used[0] == jobs[1].user.used[0]);
	EXPECT(place_labels_shared(&none.f.arena, &r.p, &shared));
	EXPECT_INT(shared.chosen[1], 3);
	job_finish(&jobs[0]);
	job_finish(&jobs[1]);
	job_finish(&none);
	memo_destroy(memo);
}

/* Changes the i-th thing a placement depends on; false: there are no more. */
static bool change(struct room *r, int i)
{
	struct place_candidate *c = &r->candidates[2];
	switch (i) {
	case 0:
		r->p.page.max_x++;
		return true;
	case 1:
		c->box.min_x++;
		return true;
	case 2:
		c->cost++;
		return true;
	case 3:
		c->slot = 7;
		return true;
	case 4:
		c->leader = true;
		return true;
	case 5:
		c->leader_from.x = 1;
		return true;
	case 6:
		c->leader_to.y = 1;
		return true;
	case 7:
		c->leader_free_pt = 1;
		return true;
	case 8:
		c->strips = &r->strip;
		c->n_strips = 1;
		return true;
	case 9:
		c->parts = &r->parts;
		return true;
	case 10:
		r->labels[1].weight++;
		return true;
	case 11:
		r->labels[1].own = 1;
		return true;
	case 12:
		r->labels[1].edge_parts = 2;
		return true;
	case 13:
		r->labels[1].page = &r->page;
		return true;
	case 14:
		r->labels[0].tie = r->labels[1].tie = 1;
		return true;
	case 15:
		r->labels[1].end--;
		return true;
	case 16:
		r->obstacle.box.max_y++;
		return true;
	case 17:
		r->obstacle.cost = 3;
		return true;
	case 18:
		r->obstacle.owner = 5;
		return true;
	case 19:
		r->obstacle.is_edge = true;
		return true;
	case 20:
		r->p.moves = 10;
		return true;
	case 21:
		r->p.n_obstacles = 0;
		return true;
	default:
		return false;
	}
}

static void other_problems(struct test_state *t)
{
	struct memo *memo = memo_create(1 << 20);
	struct job first;
	struct room r;
	struct place_result result;
	room_init(&r);
	job_init(&first, memo);
	EXPECT(place_labels_shared(&first.f.arena, &r.p, &result));
	for (int i = 0; change(&r, i); i++) {
		struct job other;
		job_init(&other, memo);
		EXPECT(place_labels_shared(&other.f.arena, &r.p, &result));
		EXPECT_INT(other.user.n, 1);
		EXPECT(other.user.n == 1 && other.user.used[0] != first.user.used[0]);
		job_finish(&other);
		room_init(&r);
	}
	job_finish(&first);
	memo_destroy(memo);
}

TEST_MAIN({"same result", same_result}, {"other problems", other_problems})
