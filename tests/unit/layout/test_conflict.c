#include "fixture.h"
#include "layout/conflict.h"
#include "layout/random.h"
#include "test.h"

static void boxes_overlap(struct test_state *t)
{
	static const struct int_box a = {10, 20, 30, 40};
	static const struct {
		struct int_box b;
		bool want;
	} rows[] = {
		{{10, 20, 30, 40}, true}, {{15, 25, 20, 30}, true}, {{0, 0, 100, 100}, true},
		{{29, 39, 50, 50}, true}, {{0, 0, 11, 21}, true},
		{{30, 20, 50, 40}, false}, /* right of it */
		{{0, 20, 10, 40}, false},  /* left */
		{{10, 40, 30, 60}, false}, /* below */
		{{10, 0, 30, 20}, false},  /* above */
		{{30, 40, 50, 60}, false}, /* at the corner */
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		EXPECT(int_box_overlaps(a, rows[i].b) == rows[i].want);
		EXPECT(int_box_overlaps(rows[i].b, a) == rows[i].want);
	}
}

static struct int_box random_box(uint64_t *state, int side, int longest)
{
	struct int_box b;
	b.min_x = random_below(state, side) - side / 2;
	b.min_y = random_below(state, side) - side / 2;
	b.max_x = b.min_x + 1 + random_below(state, longest);
	b.max_y = b.min_y + 1 + random_below(state, longest);
	return b;
}

enum { N_BOXES = 150 };

/* How often each box was visited. */
static void count(void *user, uint32_t i)
{
	((int *)user)[i]++;
}

static void queries(struct test_state *t)
{
	struct fixture f;
	struct int_box boxes[N_BOXES];
	struct box_grid grid;
	fixture_init(&f);
	for (uint64_t instance = 0; instance < 20; instance++) {
		uint64_t state = instance;
		int side = instance % 2 == 0 ? 3000 : 40000;
		for (size_t i = 0; i < N_BOXES; i++) {
			boxes[i] = random_box(&state, side, i % 10 == 0 ? side / 2 : 700);
		}
		EXPECT(box_grid_make(&f.arena, boxes, N_BOXES, &grid));
		for (int q = 0; q < 50; q++) {
			/* Some of them partly or wholly outside of all boxes. */
			struct int_box b = random_box(&state, 3 * side, side / 4);
			int seen[N_BOXES] = {0};
			box_grid_query(&grid, b, count, seen);
			for (size_t i = 0; i < N_BOXES; i++) {
				EXPECT_INT(seen[i], int_box_overlaps(boxes[i], b));
			}
		}
	}
	fixture_finish(&f);
}

static void far_apart(struct test_state *t)
{
	/* Cells as small as these boxes would be a million a side. */
	const struct int_box boxes[] = {
		{0, 0, 10, 10}, {40000000, 40000000, 40000010, 40000010}};
	const struct int_box all = {0, 0, 40000010, 40000010};
	struct fixture f;
	struct box_grid grid;
	int seen[2] = {0};
	fixture_init(&f);
	EXPECT(box_grid_make(&f.arena, boxes, 2, &grid));
	EXPECT(grid.columns * grid.rows <= 1 << 20);
	box_grid_query(&grid, all, count, seen);
	EXPECT_INT(seen[0], 1);
	EXPECT_INT(seen[1], 1);
	EXPECT(f.arena.used < 10 << 20);
	fixture_finish(&f);
}

static void no_boxes(struct test_state *t)
{
	struct fixture f;
	struct box_grid grid;
	struct conflict_graph graph;
	int seen = 0;
	const uint32_t begin = 0;
	const struct conflict_shapes none = {.begin = &begin};
	fixture_init(&f);
	EXPECT(box_grid_make(&f.arena, NULL, 0, &grid));
	box_grid_query(&grid, (struct int_box){-5, -5, 5, 5}, count, &seen);
	EXPECT_INT(seen, 0);
	EXPECT(conflict_graph_make(&f.arena, &none, &graph));
	EXPECT_INT(graph.begin[0], 0);
	fixture_finish(&f);
}

enum { N_SHAPES = 60, BOXES_OF_SHAPE = 3 };

static bool shapes_meet(const struct conflict_shapes *s, uint32_t a, uint32_t b)
{
	for (uint32_t i = s->begin[a]; i < s->begin[a + 1]; i++) {
		for (uint32_t k = s->begin[b]; k < s->begin[b + 1]; k++) {
			if (int_box_overlaps(s->boxes[i], s->boxes[k])) {
				return true;
			}
		}
	}
	return false;
}

static size_t edges_between(const struct conflict_graph *g, uint32_t a, uint32_t b)
{
	size_t n = 0;
	for (uint32_t e = g->begin[a]; e < g->begin[a + 1]; e++) {
		n += g->items[e] == b;
	}
	return n;
}

static void graph_of_all_pairs(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	for (uint64_t instance = 0; instance < 20; instance++) {
		uint64_t state = 1000 + instance;
		struct int_box boxes[N_SHAPES * BOXES_OF_SHAPE];
		uint32_t begin[N_SHAPES + 1] = {0}, label[N_SHAPES], n = 0;
		for (uint32_t i = 0; i < N_SHAPES; i++) {
			int more = random_below(&state, BOXES_OF_SHAPE);
			for (int k = 0; k <= more; k++) {
				boxes[n++] = random_box(&state, 4000, 600);
			}
			begin[i + 1] = n;
			label[i] = i / 3;
		}
		const struct conflict_shapes shapes = {boxes, begin, label, N_SHAPES};
		struct conflict_graph graph;
		EXPECT(conflict_graph_make(&f.arena, &shapes, &graph));
		for (uint32_t a = 0; a < N_SHAPES; a++) {
			for (uint32_t b = 0; b < N_SHAPES; b++) {
				bool want = label[a] != label[b] && shapes_meet(&shapes, a, b);
				EXPECT_INT(edges_between(&graph, a, b), want);
			}
		}
	}
	fixture_finish(&f);
}

static void without_memory(struct test_state *t)
{
	const struct int_box boxes[] = {{0, 0, 10, 10}, {5, 5, 15, 15}};
	const uint32_t begin[] = {0, 1, 2}, label[] = {0, 1};
	const struct conflict_shapes shapes = {boxes, begin, label, 2};
	struct fixture f;
	struct conflict_graph graph;
	int n = 1;
	fixture_init(&f);
	for (; n < 20; n++) {
		f.arena.fail_in = n;
		fixture_forget(&f);
		if (conflict_graph_make(&f.arena, &shapes, &graph)) {
			break;
		}
		EXPECT_INT(f.diag.code, SM_E_NOMEM);
		EXPECT_INT(f.diag.n_errors, 1);
	}
	EXPECT(n > 4 && n < 20);
	EXPECT_INT(f.diag.code, SM_OK);
	f.arena.fail_in = 0;
	fixture_finish(&f);
}

TEST_MAIN({"boxes overlap", boxes_overlap}, {"queries find what overlaps, once", queries},
	{"boxes far apart", far_apart}, {"no boxes", no_boxes},
	{"the graph is that of all pairs", graph_of_all_pairs},
	{"without memory", without_memory})
