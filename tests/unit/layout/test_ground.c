#include "layout/ground.h"

#include "layout/map_fixture.h"
#include "test.h"

#include <math.h>

static const struct box frame = {0, 0, 120, 90};

struct setting {
	struct map_fixture m;
	struct map_layer *areas, *edges;
	struct obstacles obstacles;
};

static void init(struct setting *s, const char *rules)
{
	*s = (struct setting){0};
	map_init(&s->m, rules);
	s->areas = map_layer(&s->m, "areas");
	s->edges = map_layer(&s->m, "edges");
}

static struct label_request request(struct setting *s)
{
	return (struct label_request){
		.layout = &s->m.layout, .layers = &s->m.layers, .map = frame};
}

static void add(struct setting *s, struct map_layer *layer, struct box b)
{
	map_add_box(&s->m, layer, (struct map_row){.name = "a"}, b);
}

static void what_a_layer_covers(struct test_state *t)
{
	struct setting s;
	struct ground g;
	init(&s, NULL);
	add(&s, s.areas, (struct box){20, 20, 60, 40});
	add(&s, s.areas, (struct box){100, 60, 200, 300}); /* beyond the frame */
	add(&s, s.edges, (struct box){0, 60, 40, 90});
	struct label_request r = request(&s);
	EXPECT(ground_make(&r, s.areas, &g));
	EXPECT(g.layer == s.areas);
	static const struct {
		double x, y;
		bool want;
	} rows[] = {{21, 21, true}, {59, 39, true}, {61, 39, false}, {19, 30, false},
		{119, 89, true}, {99, 70, false}, {20, 70, false}, {-1, 30, false},
		{121, 89, false}, {30, -1, false}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		EXPECT_INT(ground_has(&g, (struct pt){rows[i].x, rows[i].y}), rows[i].want);
	}
	EXPECT_INT(ground_tenths(&g, (struct box){20, 20, 60, 40}), 10);
	EXPECT_INT(ground_tenths(&g, (struct box){40, 20, 80, 40}), 5);
	EXPECT_INT(ground_tenths(&g, (struct box){62, 20, 98, 40}), 0);
	map_finish(&s.m);
}

/* What the obstacles within the box cost together, and how many there are. */
static int cost_in(const struct setting *s, struct box b, size_t *n)
{
	int cost = 0;
	*n = 0;
	for (size_t i = 0; i < s->obstacles.n; i++) {
		const struct place_obstacle *o = &s->obstacles.items[i];
		if (box_overlaps(o->box, b)) {
			cost += o->cost;
			(*n)++;
		}
	}
	return cost;
}

static void edges_by_weight(struct test_state *t)
{
	/* 18 for a point squared, without 2, at most 20. */
	static const struct {
		const char *rules;
		int cost;
	} rows[] = {
		{"  areas: { stroke: '#000000', stroke-width: 1pt }\n", 16},
		{"  areas: { stroke: '#000000', stroke-width: 0.5pt }\n", 3},
		{"  areas: { stroke: '#000000', stroke-width: 0.3pt }\n", 0},
		{"  areas: { stroke: '#000000', stroke-width: 9pt }\n", 20},
		{"  areas: { stroke: '#000000', stroke-width: 1pt, stroke-opacity: 0% }\n", 0},
		{"  areas: { stroke: none, stroke-width: 1pt }\n", 0},
		{"  areas: { display: none, stroke: '#000000', stroke-width: 1pt }\n", 0},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct setting s;
		size_t n;
		init(&s, rows[i].rules);
		add(&s, s.areas, (struct box){30, 10, 90, 80});
		struct label_request r = request(&s);
		EXPECT(ground_add_edges(&r, &s.obstacles));
		EXPECT_INT(s.obstacles.n > 0, rows[i].cost > 0);
		/* A cell of 3 points along the left edge, which is upright at 30. */
		int cost = cost_in(&s, (struct box){28, 30.1, 32, 32.9}, &n);
		EXPECT_INT(cost, rows[i].cost * (int)n);
		EXPECT(rows[i].cost == 0 || n > 0);
		for (size_t k = 0; k < s.obstacles.n; k++) {
			EXPECT(s.obstacles.items[k].is_edge);
			EXPECT_INT(s.obstacles.items[k].owner, 0);
		}
		map_finish(&s.m);
	}
}

/* An edge that two areas and two layers draw is one, as heavy as the heaviest. */
static void edges_in_common(struct test_state *t)
{
	struct setting s;
	size_t n, one;
	init(&s, "  areas: { stroke: '#000000', stroke-width: 0.5pt }\n"
		 "  edges: { stroke: '#000000', stroke-width: 1pt }\n");
	add(&s, s.areas, (struct box){31, 10, 61, 80});
	struct label_request r = request(&s);
	EXPECT(ground_add_edges(&r, &s.obstacles));
	const struct box strip = {60, 20, 62, 70};
	EXPECT_INT(cost_in(&s, strip, &one), 3 * (int)one);
	EXPECT(one >= 15 && one <= 18);
	add(&s, s.areas, (struct box){61, 10, 91, 80});
	add(&s, s.edges, (struct box){61, 10, 91, 80});
	s.obstacles.n = 0;
	EXPECT(ground_add_edges(&r, &s.obstacles));
	EXPECT_INT(cost_in(&s, strip, &n), 16 * (int)n);
	EXPECT_INT(n, one);
	map_finish(&s.m);
}

static double area_of(const struct features *f, const struct feature *item)
{
	double area = 0;
	for (uint32_t k = item->part_begin; k < item->part_end; k++) {
		struct part p = f->parts[k];
		area += fabs(ring_area(&f->pts[p.begin], p.end - p.begin));
	}
	return area;
}

static void what_is_its_own(struct test_state *t)
{
	static const struct {
		struct box other;
		double area; /* of 40 by 30 what is left */
		bool cut;
	} rows[] = {
		{{40, 20, 80, 80}, 20 * 30, true},  /* over the right half */
		{{60, 20, 80, 50}, 1200, false},    /* a neighbour */
		{{59.97, 20, 80, 50}, 1200, false}, /* whose border was drawn twice */
		{{0, 0, 90, 90}, 1200, false},	    /* over all of it */
		{{90, 60, 99, 70}, 1200, false},    /* far away */
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct setting s;
		struct features room;
		const struct feature *own;
		init(&s, NULL);
		add(&s, s.areas, (struct box){20, 20, 60, 50});
		add(&s, s.areas, rows[i].other);
		const struct features *page = &s.areas->page;
		EXPECT(ground_own(&s.m.f.arena, page, &page->items[0], &room, &own));
		EXPECT_INT(own != &page->items[0], rows[i].cut);
		EXPECT_NEAR(area_of(own == &page->items[0] ? page : &room, own), rows[i].area,
			1e-6);
		/* The later one is whole. */
		EXPECT(ground_own(&s.m.f.arena, page, &page->items[1], &room, &own));
		EXPECT(own == &page->items[1]);
		map_finish(&s.m);
	}
}

TEST_MAIN({"what a layer covers", what_a_layer_covers}, {"edges by weight", edges_by_weight},
	{"edges in common", edges_in_common}, {"what is its own", what_is_its_own})
