#include "fixture.h"
#include "layout/place.h"
#include "layout/random.h"
#include "test.h"

#include <stdlib.h>

/* Room for a small problem. */
enum { LABELS = 7, EACH = 3, OBSTACLES = 6, MANY = 100 };

struct room {
	struct place_problem p;
	struct place_candidate candidates[MANY];
	struct place_label labels[LABELS];
	struct place_obstacle obstacles[OBSTACLES];
};

static void link_room(struct room *r, double side)
{
	r->p.page = (struct box){0, 0, side, side};
	r->p.candidates = r->candidates;
	r->p.labels = r->labels;
	r->p.obstacles = r->obstacles;
}

static struct place_candidate *add_candidate(struct room *r, struct box box, int cost)
{
	struct place_candidate *c = &r->candidates[r->p.n_candidates++];
	*c = (struct place_candidate){.box = box, .cost = cost};
	r->labels[r->p.n_labels - 1].end = (uint32_t)r->p.n_candidates;
	return c;
}

static struct place_label *add_label(struct room *r, int weight)
{
	struct place_label *label = &r->labels[r->p.n_labels++];
	*label = (struct place_label){.begin = (uint32_t)r->p.n_candidates,
		.end = (uint32_t)r->p.n_candidates,
		.weight = weight};
	return label;
}

static void add_obstacle(struct room *r, struct box box, int cost, uint32_t owner)
{
	r->obstacles[r->p.n_obstacles++] =
		(struct place_obstacle){.box = box, .cost = cost, .owner = owner};
}

static struct box square(double x, double y, double side)
{
	return (struct box){x, y, x + side, y + side};
}

/* Cost of a candidate on its own; -1 when it may not be used. */
static int own_cost(const struct room *r, const struct place_label *label, uint32_t c)
{
	const struct place_candidate *k = &r->candidates[c];
	int cost = k->cost;
	if (k->box.min_x < r->p.page.min_x || k->box.min_y < r->p.page.min_y ||
		k->box.max_x > r->p.page.max_x || k->box.max_y > r->p.page.max_y) {
		return -1;
	}
	for (size_t i = 0; i < r->p.n_obstacles; i++) {
		const struct place_obstacle *o = &r->obstacles[i];
		if (box_overlaps(o->box, k->box) && (o->owner == 0 || o->owner != label->own)) {
			if (o->cost < 0) {
				return -1;
			}
			cost += o->cost;
		}
	}
	return cost;
}

/* Whether labels of one tie, of those before i and i itself, are in one slot or all left out.
 */
static bool is_alike(const struct room *r, const uint32_t *chosen, size_t i)
{
	for (size_t k = 0; k < i; k++) {
		bool shown = chosen[i] != PLACE_NONE;
		if (r->labels[k].tie != 0 && r->labels[k].tie == r->labels[i].tie &&
			((chosen[k] != PLACE_NONE) != shown ||
				(shown && r->candidates[chosen[k]].slot !=
						  r->candidates[chosen[i]].slot))) {
			return false;
		}
	}
	return true;
}

/* What a choice costs; -1 when it is not allowed. */
static int64_t cost_of(const struct room *r, const uint32_t *chosen)
{
	int64_t sum = 0;
	for (size_t i = 0; i < r->p.n_labels; i++) {
		if (!is_alike(r, chosen, i)) {
			return -1;
		}
		if (chosen[i] == PLACE_NONE) {
			sum += r->labels[i].weight;
			continue;
		}
		int own = own_cost(r, &r->labels[i], chosen[i]);
		if (own < 0) {
			return -1;
		}
		sum += own;
		for (size_t k = 0; k < i; k++) {
			if (chosen[k] != PLACE_NONE &&
				box_overlaps(r->candidates[chosen[i]].box,
					r->candidates[chosen[k]].box)) {
				return -1;
			}
		}
	}
	return sum;
}

/* The least cost of all choices for the labels from `i` on. */
static int64_t best_from(const struct room *r, size_t i, uint32_t *chosen)
{
	if (i == r->p.n_labels) {
		return cost_of(r, chosen);
	}
	int64_t best = -1;
	for (uint32_t c = r->labels[i].begin; c <= r->labels[i].end; c++) {
		chosen[i] = c == r->labels[i].end ? PLACE_NONE : c;
		int64_t cost = best_from(r, i + 1, chosen);
		best = cost >= 0 && (best < 0 || cost < best) ? cost : best;
	}
	return best;
}

/* Whole points, so that rounding to 1/64 pt changes nothing. */
static void random_room(uint64_t instance, struct room *r)
{
	uint64_t state = instance;
	*r = (struct room){0};
	for (int i = 0; i < LABELS; i++) {
		struct place_label *label = add_label(r, 500 + random_below(&state, 1500));
		label->own = (uint32_t)random_below(&state, 3);
		for (int k = 0; k < EACH; k++) {
			double x = random_below(&state, 70) - 5,
			       y = random_below(&state, 60) - 5;
			add_candidate(r,
				(struct box){x, y, x + 8 + random_below(&state, 20), y + 8},
				random_below(&state, 10) * 20);
		}
	}
	for (int i = 0; i < OBSTACLES; i++) {
		add_obstacle(r,
			square(random_below(&state, 60), random_below(&state, 60),
				2 + random_below(&state, 8)),
			i % 2 == 0 ? -1 : random_below(&state, 60),
			(uint32_t)random_below(&state, 3));
	}
	link_room(r, 64);
}

static void best_of_all(struct test_state *t)
{
	struct fixture f;
	size_t left_out = 0;
	fixture_init(&f);
	for (uint64_t instance = 0; instance < 100; instance++) {
		struct room r;
		struct place_result result;
		uint32_t tried[LABELS];
		random_room(instance, &r);
		EXPECT(place_labels(&f.arena, &r.p, &result));
		EXPECT_INT(cost_of(&r, result.chosen), best_from(&r, 0, tried));
		for (size_t i = 0; i < LABELS; i++) {
			bool shown = result.chosen[i] != PLACE_NONE;
			EXPECT((result.reasons[i] == PLACE_SHOWN) == shown);
			EXPECT(!shown || (result.chosen[i] >= r.labels[i].begin &&
						 result.chosen[i] < r.labels[i].end));
			left_out += !shown;
		}
	}
	/* The instances are crowded. */
	EXPECT(left_out > 50);
	fixture_finish(&f);
}

/* Whether the labels of every tie have a slot that all of them could take. */
static bool have_common(const struct room *r, uint32_t tie)
{
	for (uint16_t slot = 0; slot < EACH; slot++) {
		bool is_free = true;
		for (size_t i = 0; i < r->p.n_labels; i++) {
			const struct place_label *label = &r->labels[i];
			is_free = is_free &&
				  (label->tie != tie ||
					  own_cost(r, label, label->begin + slot) >= 0);
		}
		if (is_free) {
			return true;
		}
	}
	return false;
}

/* Pairs that are tied: the best of all choices that keep them alike, where all are shown. */
static void best_of_ties(struct test_state *t)
{
	struct fixture f;
	int n_judged = 0;
	fixture_init(&f);
	for (uint64_t instance = 1000; instance < 2400; instance++) {
		struct room r;
		struct place_result result;
		uint32_t tried[LABELS];
		bool all_shown = true;
		random_room(instance, &r);
		r.p.n_obstacles = 2;
		for (size_t i = 0; i < LABELS; i++) {
			/* Labels 0 and 3, 1 and 4, 2 and 5; 6 is free. */
			r.labels[i].tie = i < 6 ? 1 + (uint32_t)(i % 3) : 0;
		}
		for (size_t c = 0; c < r.p.n_candidates; c++) {
			r.candidates[c].slot = (uint16_t)(c % EACH);
		}
		EXPECT(place_labels(&f.arena, &r.p, &result));
		for (size_t i = 0; i < LABELS; i++) {
			all_shown = all_shown && result.chosen[i] != PLACE_NONE;
		}
		/* Else some may have been placed apart, which is none of these choices. */
		if (all_shown && have_common(&r, 1) && have_common(&r, 2) &&
			have_common(&r, 3)) {
			int64_t got = cost_of(&r, result.chosen);
			EXPECT(got < 0 || got == best_from(&r, 0, tried));
			n_judged += got >= 0;
		}
	}

	EXPECT(n_judged > 40);
	fixture_finish(&f);
}

/* Two labels far apart, each with a place of slot 4 and, cheaper for the first, of slot 7. */
static void add_pair(struct room *r)
{
	static const int costs[2][2] = {{50, 0}, {0, 60}};
	for (int i = 0; i < 2; i++) {
		struct place_label *label = add_label(r, 1000);
		label->tie = 1;
		for (int k = 0; k < 2; k++) {
			struct place_candidate *c =
				add_candidate(r, square(20 * k, 50 * i, 10), costs[i][k]);
			c->slot = (uint16_t)(k == 0 ? 4 : 7);
		}
	}
}

static void ties(struct test_state *t)
{
	struct fixture f;
	struct place_result result;
	struct room r = {0};
	fixture_init(&f);
	add_pair(&r);
	link_room(&r, 100);
	/* Together slot 4 costs 50 and slot 7 costs 60. */
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.chosen[0], 0);
	EXPECT_INT(result.chosen[1], 2);
	/* Each on its own takes what is cheap for it. */
	r.labels[0].tie = 0;
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.chosen[0], 1);
	EXPECT_INT(result.chosen[1], 2);
	r.labels[0].tie = 1;
	/* What blocks one keeps the other from it, too. */
	add_obstacle(&r, square(5, 55, 3), -1, 0);
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.chosen[0], 1);
	EXPECT_INT(result.chosen[1], 3);
	/* Nothing is left in common: each where it can. */
	add_obstacle(&r, square(25, 5, 3), -1, 0);
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.chosen[0], 0);
	EXPECT_INT(result.chosen[1], 3);
	EXPECT_INT(result.reasons[0], PLACE_SHOWN);
	EXPECT_INT(result.reasons[1], PLACE_SHOWN);
	/* And one has no place at all, which is not the other's fault. */
	add_obstacle(&r, square(25, 55, 3), -1, 0);
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.chosen[0], 0);
	EXPECT_INT(result.chosen[1], PLACE_NONE);
	EXPECT_INT(result.reasons[1], PLACE_BLOCKED);
	fixture_finish(&f);
}

/* A heavy label takes the place of one of a pair, whose other then stands alone. */
static void ties_left_out(struct test_state *t)
{
	struct fixture f;
	struct place_result result;
	struct room r = {0};
	fixture_init(&f);
	for (int i = 0; i < 2; i++) {
		add_label(&r, 1000)->tie = 1;
		add_candidate(&r, square(10, 50 * i, 10), 0);
	}
	add_label(&r, 5000);
	add_candidate(&r, square(15, 55, 10), 0);
	link_room(&r, 100);
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.chosen[0], 0);
	EXPECT_INT(result.reasons[0], PLACE_SHOWN);
	EXPECT_INT(result.chosen[1], PLACE_NONE);
	EXPECT_INT(result.reasons[1], PLACE_CROWDED);
	EXPECT_INT(result.chosen[2], 2);
	/* Together they weigh more than a lighter one. */
	r.labels[2].weight = 1999;
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.chosen[1], 1);
	EXPECT_INT(result.chosen[2], PLACE_NONE);
	fixture_finish(&f);
}

/* Candidates lie inside the page of their label, if it has one. */
static void pages(struct test_state *t)
{
	struct fixture f;
	struct place_result result;
	struct room r = {0};
	const struct box left = {0, 0, 30, 100};
	fixture_init(&f);
	add_label(&r, 1000)->page = &left;
	add_candidate(&r, square(25, 0, 10), 0);
	add_label(&r, 1000);
	add_candidate(&r, square(25, 50, 10), 0);
	link_room(&r, 100);
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.reasons[0], PLACE_OUTSIDE);
	EXPECT_INT(result.reasons[1], PLACE_SHOWN);
	fixture_finish(&f);
}

static void reasons(struct test_state *t)
{
	struct fixture f;
	struct place_result result;
	struct room r = {0};
	fixture_init(&f);
	add_label(&r, 1000); /* off the page on each side */
	add_candidate(&r, square(-1, 50, 10), 0);
	add_candidate(&r, square(50, -1, 10), 0);
	add_candidate(&r, square(91, 50, 10), 0);
	add_candidate(&r, square(50, 91, 10), 0);
	add_label(&r, 1000); /* on an obstacle, or off the page */
	add_candidate(&r, square(20, 20, 10), 0);
	add_candidate(&r, square(200, 20, 10), 0);
	add_label(&r, 1000); /* crowded out */
	add_candidate(&r, square(60, 60, 10), 0);
	add_label(&r, 1001);
	add_candidate(&r, square(65, 65, 10), 0);
	add_label(&r, 1000); /* just inside, between neighbours it touches */
	add_candidate(&r, square(90, 90, 10), 0);
	add_label(&r, 1000); /* no candidates at all */
	add_obstacle(&r, square(29, 29, 5), -1, 0);
	add_obstacle(&r, square(80, 90, 10), -1, 0);
	link_room(&r, 100);
	EXPECT(place_labels(&f.arena, &r.p, &result));
	static const enum place_reason want[] = {PLACE_OUTSIDE, PLACE_BLOCKED, PLACE_CROWDED,
		PLACE_SHOWN, PLACE_SHOWN, PLACE_OUTSIDE};
	for (size_t i = 0; i < r.p.n_labels; i++) {
		EXPECT_INT(result.reasons[i], want[i]);
		EXPECT((result.chosen[i] == PLACE_NONE) == (want[i] != PLACE_SHOWN));
	}
	EXPECT_INT(result.chosen[3], 7);
	fixture_finish(&f);
}

static void obstacles_cost(struct test_state *t)
{
	struct fixture f;
	struct place_result result;
	struct room r = {0};
	fixture_init(&f);
	/* The cheap place stands on two lines of 6. */
	add_label(&r, 1000);
	add_candidate(&r, square(0, 0, 10), 5);
	add_candidate(&r, square(20, 0, 10), 16);
	add_obstacle(&r, square(2, 2, 1), 6, 0);
	add_obstacle(&r, square(5, 5, 1), 6, 0);
	link_room(&r, 100);
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.chosen[0], 1);
	/* Dearer by one, the other one is taken. */
	r.candidates[1].cost = 18;
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.chosen[0], 0);
	/* Its own lines are nothing to it. */
	r.candidates[1].cost = 6;
	r.labels[0].own = 9;
	r.obstacles[0].owner = r.obstacles[1].owner = 9;
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.chosen[0], 0);
	/* Its own symbol does not block it, another's does. */
	r.obstacles[0].cost = -1;
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.chosen[0], 0);
	r.obstacles[0].owner = 8;
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.chosen[0], 1);
	r.obstacles[0].owner = 0;
	r.labels[0].own = 0;
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.chosen[0], 1);
	fixture_finish(&f);
}

/* A label at the right that a line leads to from the left. */
/* What costs more than no label makes no others give way, whatever stands with it. */
static void dearer_than_none(struct test_state *t)
{
	struct fixture f;
	struct room r = {0};
	struct place_result result;
	fixture_init(&f);
	link_room(&r, 100);
	add_label(&r, 10);
	add_candidate(&r, square(0, 0, 10), 40);
	add_label(&r, 10);
	add_candidate(&r, square(5, 0, 10), 10);
	add_label(&r, 30);
	add_candidate(&r, square(3, 3, 10), 5);
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.chosen[0], PLACE_NONE);
	EXPECT_INT(result.chosen[1], PLACE_NONE);
	EXPECT_INT(result.chosen[2], 2);
	EXPECT_INT(result.reasons[0], PLACE_CROWDED);
	fixture_finish(&f);
}

static void add_far(struct room *r, int weight, double y)
{
	add_label(r, weight);
	struct place_candidate *c = add_candidate(r, square(80, y - 5, 10), 0);
	c->leader = true;
	c->leader_from = (struct page_pt){10, y};
	c->leader_to = (struct page_pt){80, y};
}

static void leaders(struct test_state *t)
{
	struct fixture f;
	struct place_result result;
	struct room r = {0};
	fixture_init(&f);
	add_far(&r, 1000, 50);
	link_room(&r, 100);
	/* An obstacle of no cost, or one that only costs, may lie under the line. */
	add_obstacle(&r, square(40, 45, 10), 30, 0);
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.reasons[0], PLACE_SHOWN);
	/* A symbol may not, unless it is its own. */
	r.obstacles[0].cost = -1;
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.reasons[0], PLACE_BLOCKED);
	r.obstacles[0].owner = r.labels[0].own = 4;
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.reasons[0], PLACE_SHOWN);
	r.p.n_obstacles = 0;
	/* The box of a heavier label under the line. */
	add_label(&r, 2000);
	add_candidate(&r, square(40, 45, 10), 0);
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.reasons[0], PLACE_CROWDED);
	EXPECT_INT(result.reasons[1], PLACE_SHOWN);
	/* Above and below the line there is room. */
	r.candidates[1].box = square(40, 38, 10);
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.reasons[0], PLACE_SHOWN);
	EXPECT_INT(result.reasons[1], PLACE_SHOWN);
	r.candidates[1].box = square(40, 52, 10);
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.reasons[0], PLACE_SHOWN);
	fixture_finish(&f);
}

static void leaders_cross(struct test_state *t)
{
	struct fixture f;
	struct place_result result;
	struct room r = {0};
	fixture_init(&f);
	add_far(&r, 1000, 50);
	/* From above to below, steeply, so that only the lines meet. */
	add_label(&r, 2000);
	struct place_candidate *c = add_candidate(&r, square(45, 80, 10), 0);
	c->leader = true;
	c->leader_from = (struct page_pt){40, 10};
	c->leader_to = (struct page_pt){48, 80};
	link_room(&r, 100);
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.reasons[0], PLACE_CROWDED);
	EXPECT_INT(result.reasons[1], PLACE_SHOWN);
	/* One that ends before the first leaves both. */
	c->leader_to = (struct page_pt){44, 45};
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.reasons[0], PLACE_SHOWN);
	fixture_finish(&f);
}

/* A name on a slope covers its strip, and not the corners of its box. */
static void slopes(struct test_state *t)
{
	static const struct place_strip falling = {{10, 10}, {90, 90}, 3};
	struct fixture f;
	struct place_result result;
	struct room r = {0};
	fixture_init(&f);
	add_label(&r, 1000);
	struct place_candidate *c = add_candidate(&r, square(5, 5, 90), 0);
	c->strips = &falling;
	c->n_strips = 1;
	add_label(&r, 2000);
	add_candidate(&r, square(60, 20, 10), 0);
	link_room(&r, 100);
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.reasons[0], PLACE_SHOWN);
	EXPECT_INT(result.reasons[1], PLACE_SHOWN);
	/* On the strip. */
	r.candidates[1].box = square(60, 61, 4);
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.reasons[0], PLACE_CROWDED);
	EXPECT_INT(result.reasons[1], PLACE_SHOWN);
	/* Symbols, too. */
	r.p.n_labels = 1;
	add_obstacle(&r, square(60, 20, 10), -1, 0);
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.reasons[0], PLACE_SHOWN);
	r.obstacles[0].box = square(40, 41, 2);
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.reasons[0], PLACE_BLOCKED);
	/* What it stands on costs once, though several boxes of the strip touch it: dearer than
	 * another position only then. */
	r.obstacles[0].cost = 30;
	c = add_candidate(&r, square(5, 80, 9), 45);
	r.labels[0].end = 3;
	r.candidates[1] = *c;
	r.labels[0].end = 2;
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.chosen[0], 0);
	r.candidates[1].cost = 29;
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.chosen[0], 1);
	fixture_finish(&f);
}

static int by_number(const void *pa, const void *pb)
{
	return *(const int *)pa - *(const int *)pb;
}

static void many_candidates(struct test_state *t)
{
	/* However many there are, the cheapest is among those tried. */
	struct fixture f;
	struct place_result result;
	struct room r = {0};
	int costs[MANY];
	uint64_t state = 5;
	fixture_init(&f);
	add_label(&r, 1000);
	for (int i = 0; i < MANY; i++) {
		costs[i] = 300 + random_below(&state, 400);
		add_candidate(&r, square(i % 10 * 20, i / 10 * 20, 10), costs[i]);
	}
	qsort(costs, MANY, sizeof(*costs), by_number);
	link_room(&r, 200);
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(r.candidates[result.chosen[0]].cost, costs[0]);
	/* And so is the next one when it stands on an obstacle. */
	add_obstacle(&r, r.candidates[result.chosen[0]].box, -1, 0);
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(r.candidates[result.chosen[0]].cost, costs[1]);
	fixture_finish(&f);
}

/* Positions with leaders are kept beside those without, however dear. */
static void leaders_are_kept(struct test_state *t)
{
	struct fixture f;
	struct place_result result;
	struct room r = {0};
	fixture_init(&f);
	add_label(&r, 5000);
	for (int i = 0; i < MANY - 2; i++) {
		add_candidate(&r, square(10, 10, 10), i);
	}
	struct place_candidate *far = add_candidate(&r, square(80, 80, 10), 900);
	far->leader = true;
	far->leader_from = (struct page_pt){15, 85};
	far->leader_to = (struct page_pt){80, 85};
	/* All the others stand where a label does that weighs more. */
	add_label(&r, 9000);
	add_candidate(&r, square(12, 12, 10), 0);
	link_room(&r, 100);
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.chosen[0], MANY - 2);
	EXPECT_INT(result.chosen[1], MANY - 1);
	/* Without its line it is one too many. */
	far->leader = false;
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.reasons[0], PLACE_CROWDED);
	fixture_finish(&f);
}

/* Symbols on which a leader's own one stands are in nobody's way; beyond it they are. */
static void beneath_a_symbol(struct test_state *t)
{
	struct fixture f;
	struct place_result result;
	struct room r = {0};
	fixture_init(&f);
	add_label(&r, 1000)->own = 1;
	struct place_candidate *c = add_candidate(&r, square(40, 5, 10), 0);
	c->leader = true;
	c->leader_from = (struct page_pt){10, 10};
	c->leader_to = (struct page_pt){40, 10};
	link_room(&r, 100);
	add_obstacle(&r, square(8, 8, 4), -1, 1);
	add_obstacle(&r, square(11, 8, 4), -1, 2);
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.reasons[0], PLACE_BLOCKED);
	c->leader_free_pt = 2;
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.reasons[0], PLACE_SHOWN);
	r.obstacles[1].box = square(20, 8, 4);
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.reasons[0], PLACE_BLOCKED);
	/* Lines that part beneath their symbols do not cross there. */
	r.p.n_obstacles = 1;
	add_label(&r, 1000);
	struct place_candidate *up = add_candidate(&r, square(5, 50, 10), 0);
	up->leader = true;
	up->leader_from = c->leader_from;
	up->leader_to = (struct page_pt){10, 50};
	up->leader_free_pt = 2;
	r.labels[1].own = 1;
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT(result.reasons[0] == PLACE_SHOWN && result.reasons[1] == PLACE_SHOWN);
	c->leader_free_pt = up->leader_free_pt = 0;
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT(result.reasons[0] != PLACE_SHOWN || result.reasons[1] != PLACE_SHOWN);
	fixture_finish(&f);
}

/* Edges cost a label one part in so many, or nothing; other obstacles cost all. */
static void parts_of_edges(struct test_state *t)
{
	/* The other position costs 10; the edge 16. */
	static const struct {
		bool is_edge;
		int parts;
		uint32_t chosen;
	} rows[] = {{true, 1, 1}, {true, 2, 0}, {true, 0, 0}, {false, 0, 1}, {false, 2, 1}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct place_result result;
		struct room r = {0};
		fixture_init(&f);
		add_label(&r, 1000)->edge_parts = rows[i].parts;
		add_candidate(&r, square(10, 10, 10), 0);
		add_candidate(&r, square(50, 50, 10), 10);
		add_obstacle(&r, square(12, 12, 1), 16, 0);
		r.obstacles[0].is_edge = rows[i].is_edge;
		link_room(&r, 100);
		EXPECT(place_labels(&f.arena, &r.p, &result));
		EXPECT_INT(result.chosen[0], rows[i].chosen);
		fixture_finish(&f);
	}
}

static void same_twice(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	for (uint64_t instance = 200; instance < 210; instance++) {
		struct room r;
		struct place_result a, b;
		random_room(instance, &r);
		r.p.moves = 2000;
		EXPECT(place_labels(&f.arena, &r.p, &a) && place_labels(&f.arena, &r.p, &b));
		EXPECT(memcmp(a.chosen, b.chosen, LABELS * sizeof(*a.chosen)) == 0);
	}
	fixture_finish(&f);
}

/* Several names that are placed as one: their boxes, not what lies between, and their leaders
 * keep others away; symbols of their own do not keep them away. */
static void parts(struct test_state *t)
{
	struct fixture f;
	struct place_result result;
	fixture_init(&f);
	const struct box boxes[] = {square(10, 0, 10), square(10, 40, 10)};
	const struct place_leader leaders[] = {{{60, 5}, {20, 5}}, {{60, 45}, {20, 45}}};
	const uint32_t owners[] = {7, 8};
	const struct place_parts as_one = {boxes, leaders, owners, 2, 2, 2};
	for (int k = 0; k < 6; k++) {
		struct room r = {0};
		link_room(&r, 100);
		add_label(&r, 50);
		struct place_candidate *c = add_candidate(&r, (struct box){10, 0, 62, 50}, 0);
		c->parts = &as_one;
		/* Its own symbol, another's, on a leader, between the names, on a name. */
		static const struct {
			double x, y;
			uint32_t owner;
			enum place_reason reason;
		} at[] = {{58, 3, 7, PLACE_SHOWN}, {58, 3, 9, PLACE_BLOCKED},
			{40, 44, 0, PLACE_BLOCKED}, {12, 20, 0, PLACE_SHOWN},
			{12, 2, 0, PLACE_BLOCKED}, {12, 2, 8, PLACE_SHOWN}};
		add_obstacle(&r, square(at[k].x, at[k].y, 4), -1, at[k].owner);
		/* Another label lies between the names. */
		add_label(&r, 40);
		add_candidate(&r, square(25, 20, 10), 0);
		EXPECT(place_labels(&f.arena, &r.p, &result));
		EXPECT_INT(result.reasons[0], at[k].reason);
		EXPECT_INT(result.reasons[1], PLACE_SHOWN);
	}
	/* A leader that crosses a name. */
	struct room r = {0};
	link_room(&r, 100);
	add_label(&r, 50);
	add_candidate(&r, (struct box){10, 0, 62, 50}, 0)->parts = &as_one;
	add_label(&r, 40);
	add_candidate(&r, square(30, 40, 10), 0);
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(result.reasons[0], PLACE_SHOWN);
	EXPECT_INT(result.reasons[1], PLACE_CROWDED);
	fixture_finish(&f);
}

static void nothing_to_place(struct test_state *t)
{
	struct fixture f;
	struct place_result result;
	struct room r = {0};
	fixture_init(&f);
	link_room(&r, 100);
	EXPECT(place_labels(&f.arena, &r.p, &result));
	EXPECT_INT(f.diag.n_errors, 0);
	fixture_finish(&f);
}

static void without_memory(struct test_state *t)
{
	struct fixture f;
	struct place_result result;
	struct room r;
	int n = 1;
	fixture_init(&f);
	random_room(1, &r);
	for (; n < 300; n++) {
		fixture_forget(&f);
		f.arena.fail_in = n;
		if (place_labels(&f.arena, &r.p, &result)) {
			break;
		}
		EXPECT_INT(f.diag.code, SM_E_NOMEM);
		EXPECT_INT(f.diag.n_errors, 1);
	}
	EXPECT(n > 20 && n < 300);
	EXPECT_INT(f.diag.code, SM_OK);
	f.arena.fail_in = 0;
	fixture_finish(&f);
}

TEST_MAIN({"the best of ties", best_of_ties}, {"dearer than none", dearer_than_none},
	{"ties", ties}, {"ties that are left out", ties_left_out}, {"pages", pages},
	{"the best of all choices", best_of_all}, {"reasons", reasons},
	{"obstacles that cost, and one's own", obstacles_cost}, {"leaders", leaders},
	{"leaders cross", leaders_cross}, {"slopes", slopes}, {"parts", parts},
	{"many candidates", many_candidates}, {"leaders are kept", leaders_are_kept},
	{"beneath a symbol", beneath_a_symbol}, {"parts of edges", parts_of_edges},
	{"the same twice", same_twice}, {"nothing to place", nothing_to_place},
	{"without memory", without_memory})
