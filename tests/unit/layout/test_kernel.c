#include "fixture.h"
#include "layout/choice.h"
#include "layout/kernel.h"
#include "test.h"

static bool reduce(
	struct fixture *f, const struct choice_room *r, uint32_t *chosen, bool *alive)
{
	memset(chosen, 0, CHOICE_LABELS * sizeof(*chosen));
	memset(alive, 0, CHOICE_CANDIDATES * sizeof(*alive));
	return kernel_reduce(&f->arena, &r->p, chosen, alive);
}

static void exclude(struct choice_room *r, uint32_t a, uint32_t b)
{
	r->excludes[a][b] = r->excludes[b][a] = true;
}

/* n labels of two candidates each, all of cost 0: label i has candidates 2 i and 2 i + 1. */
static void make_pairs(struct choice_room *r, uint32_t n)
{
	*r = (struct choice_room){.p = {.n_labels = n, .n_candidates = 2 * (size_t)n}};
	for (uint32_t i = 0; i < n; i++) {
		r->begin[i + 1] = 2 * i + 2;
		r->label[2 * i] = r->label[2 * i + 1] = i;
		r->weight[i] = 1000;
	}
}

static void free_candidates(struct test_state *t)
{
	struct choice_room r;
	struct fixture f;
	uint32_t chosen[CHOICE_LABELS];
	bool alive[CHOICE_CANDIDATES];
	fixture_init(&f);
	make_pairs(&r, 2);
	/* Label 0 is free to take its second, and so label 1 is free too. */
	exclude(&r, 0, 2);
	exclude(&r, 0, 3);
	choice_link(&r);
	EXPECT(reduce(&f, &r, chosen, alive));
	EXPECT_INT(chosen[0], 1);
	EXPECT_INT(chosen[1], 2);
	EXPECT(!alive[0] && !alive[1] && !alive[2] && !alive[3]);
	/* A free one that is not the cheapest settles nothing, when the cheaper one may win. */
	r.cost[1] = r.cost[2] = r.cost[3] = 5;
	choice_link(&r);
	EXPECT(reduce(&f, &r, chosen, alive));
	EXPECT_INT(choice_best(&r, chosen), choice_best(&r, NULL));
	fixture_finish(&f);
}

static void pairs(struct test_state *t)
{
	struct choice_room r;
	struct fixture f;
	uint32_t chosen[CHOICE_LABELS];
	bool alive[CHOICE_CANDIDATES];
	fixture_init(&f);
	/* Candidates 0 and 2 exclude 3 and 1: taking 0 and 2 is certain, as is 1 and 3. */
	make_pairs(&r, 2);
	exclude(&r, 0, 3);
	exclude(&r, 1, 2);
	choice_link(&r);
	EXPECT(reduce(&f, &r, chosen, alive));
	EXPECT(chosen[0] != CHOICE_NONE && chosen[1] != CHOICE_NONE);
	EXPECT_INT(choice_cost(&r, chosen), 0);
	fixture_finish(&f);
}

static void beaten_siblings(struct test_state *t)
{
	struct choice_room r;
	struct fixture f;
	uint32_t chosen[CHOICE_LABELS];
	bool alive[CHOICE_CANDIDATES];
	fixture_init(&f);
	/* Three labels in a ring of firsts; the second of label 0 excludes more than its first.
	 */
	make_pairs(&r, 3);
	exclude(&r, 0, 2);
	exclude(&r, 2, 4);
	exclude(&r, 0, 4);
	exclude(&r, 1, 2);
	exclude(&r, 1, 4);
	exclude(&r, 1, 3);
	exclude(&r, 3, 5);
	exclude(&r, 3, 4);
	exclude(&r, 5, 2);
	choice_link(&r);
	EXPECT(reduce(&f, &r, chosen, alive));
	EXPECT(!alive[1]);
	EXPECT(chosen[0] != 1);
	EXPECT_INT(choice_best(&r, chosen), choice_best(&r, NULL));
	fixture_finish(&f);
}

/* The problem without the candidates that are out. */
static void keep_alive(const struct choice_room *r, const bool *alive, const uint32_t *chosen,
	struct choice_room *out)
{
	*out = *r;
	for (size_t i = 0; i < r->p.n_candidates; i++) {
		if (!alive[i] && chosen[r->label[i]] != i) {
			out->cost[i] = 1000000;
		}
	}
	choice_link(out);
}

static void certain_choices(struct test_state *t)
{
	struct fixture f;
	size_t settled = 0, left = 0;
	fixture_init(&f);
	for (uint64_t instance = 0; instance < 150; instance++) {
		struct choice_room r, rest;
		uint32_t chosen[CHOICE_LABELS];
		bool alive[CHOICE_CANDIDATES];
		choice_random(instance, 10 + (int)(instance % 5) * 15, &r);
		EXPECT(reduce(&f, &r, chosen, alive));
		keep_alive(&r, alive, chosen, &rest);
		EXPECT_INT(choice_best(&rest, chosen), choice_best(&r, NULL));
		for (size_t i = 0; i < r.p.n_candidates; i++) {
			/* A settled label has none alive, and what it excludes is out. */
			EXPECT(!alive[i] || chosen[r.label[i]] == CHOICE_NONE);
			for (size_t k = 0; k < CHOICE_LABELS; k++) {
				EXPECT(!alive[i] || chosen[k] == CHOICE_NONE ||
					!r.excludes[i][chosen[k]]);
			}
			left += alive[i];
		}
		for (size_t k = 0; k < CHOICE_LABELS; k++) {
			settled += chosen[k] != CHOICE_NONE;
		}
	}
	/* The instances are hard enough to leave something and easy enough to settle some. */
	EXPECT(settled > 100);
	EXPECT(left > 1000);
	fixture_finish(&f);
}

/* Checks that a part is the open problem of its labels, and counts them. */
static void check_part(struct test_state *t, const struct choice_room *r, const bool *alive,
	const struct kernel_part *part, int *times)
{
	const struct choice_problem *q = &part->problem;
	for (uint32_t i = 0; i < q->n_labels; i++) {
		uint32_t label = part->labels[i], n = 0;
		times[label]++;
		EXPECT_INT(q->weight[i], r->weight[label]);
		for (uint32_t c = r->begin[label]; c < r->begin[label + 1]; c++) {
			n += alive[c];
		}
		EXPECT_INT(q->begin[i + 1] - q->begin[i], n);
		for (uint32_t c = q->begin[i]; c < q->begin[i + 1]; c++) {
			EXPECT_INT(q->label[c], i);
			EXPECT_INT(r->label[part->origin[c]], label);
			EXPECT_INT(q->cost[c], r->cost[part->origin[c]]);
			EXPECT(alive[part->origin[c]]);
		}
	}
	for (uint32_t c = 0; c < q->n_candidates; c++) {
		bool seen[CHOICE_CANDIDATES] = {false};
		for (uint32_t e = q->graph.begin[c]; e < q->graph.begin[c + 1]; e++) {
			seen[part->origin[q->graph.items[e]]] = true;
		}
		for (size_t k = 0; k < r->p.n_candidates; k++) {
			EXPECT(seen[k] == (alive[k] && r->excludes[part->origin[c]][k]));
		}
	}
}

/* Whether the labels of a part hang together: else it should be several. */
static bool is_connected(const struct choice_problem *q)
{
	bool reached[CHOICE_LABELS] = {true};
	for (size_t round = 0; round < q->n_labels; round++) {
		for (uint32_t c = 0; c < q->n_candidates; c++) {
			for (uint32_t e = q->graph.begin[c];
				reached[q->label[c]] && e < q->graph.begin[c + 1]; e++) {
				reached[q->label[q->graph.items[e]]] = true;
			}
		}
	}
	for (size_t i = 0; i < q->n_labels; i++) {
		if (!reached[i]) {
			return false;
		}
	}
	return true;
}

static void parts_of_the_rest(struct test_state *t)
{
	struct fixture f;
	size_t most = 0;
	fixture_init(&f);
	for (uint64_t instance = 0; instance < 150; instance++) {
		struct choice_room r;
		struct kernel_part *parts;
		size_t n_parts;
		int times[CHOICE_LABELS] = {0};
		bool alive[CHOICE_CANDIDATES];
		uint64_t state = instance;
		choice_random(instance, 8, &r);
		/* As after any reduction: some are out. */
		for (size_t i = 0; i < r.p.n_candidates; i++) {
			alive[i] = random_below(&state, 4) > 0;
		}
		EXPECT(kernel_parts(&f.arena, &r.p, alive, &parts, &n_parts));
		uint32_t before = 0;
		for (size_t i = 0; i < n_parts; i++) {
			check_part(t, &r, alive, &parts[i], times);
			EXPECT(is_connected(&parts[i].problem));
			EXPECT(i == 0 || parts[i].labels[0] > before);
			before = parts[i].labels[0];
		}
		for (uint32_t i = 0; i < CHOICE_LABELS; i++) {
			int open = 0;
			for (uint32_t c = r.begin[i]; c < r.begin[i + 1]; c++) {
				open = open || alive[c];
			}
			EXPECT_INT(times[i], open);
		}
		most = n_parts > most ? n_parts : most;
	}
	EXPECT(most >= 3);
	fixture_finish(&f);
}

static void without_memory(struct test_state *t)
{
	struct choice_room r;
	struct fixture f;
	struct kernel_part *parts;
	size_t n_parts;
	uint32_t chosen[CHOICE_LABELS];
	bool alive[CHOICE_CANDIDATES];
	int n = 1, m = 1;
	fixture_init(&f);
	choice_random(3, 50, &r);
	for (; n < 40; n++) {
		fixture_forget(&f);
		f.arena.fail_in = n;
		if (reduce(&f, &r, chosen, alive)) {
			break;
		}
		EXPECT_INT(f.diag.code, SM_E_NOMEM);
	}
	EXPECT_INT(n, 5);
	EXPECT_INT(f.diag.code, SM_OK);
	f.arena.fail_in = 0;
	EXPECT(reduce(&f, &r, chosen, alive));
	for (size_t i = 0; i < r.p.n_candidates; i++) {
		alive[i] = true;
	}
	for (; m < 40; m++) {
		fixture_forget(&f);
		f.arena.fail_in = m;
		if (kernel_parts(&f.arena, &r.p, alive, &parts, &n_parts)) {
			break;
		}
		EXPECT_INT(f.diag.code, SM_E_NOMEM);
	}
	EXPECT(m > 7 && m < 40);
	EXPECT_INT(f.diag.code, SM_OK);
	f.arena.fail_in = 0;
	fixture_finish(&f);
}

TEST_MAIN({"free candidates", free_candidates}, {"pairs", pairs},
	{"beaten siblings", beaten_siblings}, {"what is settled is best", certain_choices},
	{"parts", parts_of_the_rest}, {"without memory", without_memory})
