#include "layout/candidates.h"
#include "layout/map_fixture.h"
#include "test.h"

static const struct box frame = {0, 0, 300, 200};
static const char seen[] = "  areas: { fill: '#cccccc' }\n";

struct setting {
	struct map_fixture m;
	struct map_layer *areas, *bases;
	struct sites sites;
	struct labels labels;
};

static void init(struct setting *s, const char *rules)
{
	*s = (struct setting){0};
	map_init(&s->m, rules);
	s->areas = map_layer(&s->m, "areas");
	s->bases = map_layer(&s->m, "bases");
	map_use(s->bases, true, false, false);
	for (int i = 0; i < 2; i++) {
		map_add_point(&s->m, s->bases, (struct map_row){.name = "Gao", .place = "P"},
			100, 100);
	}
}

/* The positions' costs before and after; how much each was raised. */
static bool charge(struct setting *s, int *raised)
{
	const struct label_request r = {.layout = &s->m.layout,
		.layers = &s->m.layers,
		.sites = &s->sites,
		.map = frame};
	if (!sites_collect(&s->m.layout, &s->m.layers, frame, &s->sites) ||
		!candidates_for_cluster(&s->m.layout, &s->sites, 0, &s->labels)) {
		return false;
	}
	for (size_t i = 0; i < s->labels.n_positions; i++) {
		raised[i] = -s->labels.candidates[i].cost;
	}
	if (!candidates_charge_elsewhere(&r, &s->labels, &s->labels.items[0])) {
		return false;
	}
	for (size_t i = 0; i < s->labels.n_positions; i++) {
		raised[i] += s->labels.candidates[i].cost;
	}
	return true;
}

enum { POSITIONS_MAX = 256 };

/* A quarter of the cost for each quarter point of the rows (two symbols of 5 pt, 11.5 by 5 with
 * what is between them) that is_in() has. */
static void expect(struct test_state *t, const char *rules, const struct pt *ring, size_t n,
	bool (*is_in)(double x, double y))
{
	struct setting s;
	int raised[POSITIONS_MAX], n_raised = 0, n_free = 0;
	init(&s, rules);
	map_add(&s.m, s.areas, (struct map_row){.name = "a"}, SHAPE_POLYGON, ring, n);
	EXPECT(charge(&s, raised));
	struct cluster_shape shape;
	cluster_measure(&s.sites, &s.sites.clusters[0], &shape);
	for (size_t i = 0; i < s.labels.n_positions; i++) {
		const struct page_pt at = s.labels.positions[i].rows_at;
		int want = 0;
		for (int k = 0; k < 4; k++) {
			double x = at.x + shape.width_pt * (k % 2 == 0 ? 0.25 : 0.75);
			double y = at.y + shape.height_pt * (k / 2 == 0 ? 0.25 : 0.75);
			want += is_in != NULL && is_in(x, y) ? COST_ELSEWHERE / 4 : 0;
		}
		EXPECT_INT(raised[i], want);
		n_raised += raised[i] > 0;
		n_free += raised[i] == 0;
	}
	EXPECT(n_free > 0);
	EXPECT_INT(n_raised > 0, is_in != NULL);
	map_finish(&s.m);
}

static bool in_the_east(double x, double y)
{
	return x > 102 && x < 250 && y > 50 && y < 150;
}

static void beyond_a_border(struct test_state *t)
{
	static const struct pt east[] = {{102, 50}, {250, 50}, {250, 150}, {102, 150}};
	expect(t, seen, east, 4, in_the_east);
	expect(t, "  areas: { fill: none, stroke: '#000000', stroke-width: 1pt }\n", east, 4,
		in_the_east);
	expect(t, "  areas: { fill: '#cccccc', display: none }\n", east, 4, NULL);
	expect(t, "  areas: { fill: none, stroke: none }\n", east, 4, NULL);
}

static bool in_a_tooth(double x, double y)
{
	return x < 130 && ((y > 60 && y < 80) || (y > 110 && y < 140) || x < 60);
}

/* Teeth of a comb lie above and below the place, and its back left of them: ways cross several
 * edges. */
static void between_teeth(struct test_state *t)
{
	static const struct pt comb[] = {{10, 60}, {130, 60}, {130, 80}, {60, 80}, {60, 110},
		{130, 110}, {130, 140}, {10, 140}};
	expect(t, seen, comb, 8, in_a_tooth);
}

/* What lies in the same area, or in none, costs nothing. */
static void at_home_and_at_sea(struct test_state *t)
{
	static const struct pt home[] = {{50, 50}, {102, 50}, {102, 150}, {50, 150}};
	expect(t, seen, home, 4, NULL);
}

/* Two layers that have the same area charge it once. */
static void once(struct test_state *t)
{
	struct setting s;
	int raised[POSITIONS_MAX], most = 0;
	init(&s, "  areas: { fill: '#cccccc' }\n  again: { fill: '#cccccc' }\n");
	struct map_layer *again = map_layer(&s.m, "again");
	const struct box east = {102, 50, 250, 150};
	map_add_box(&s.m, s.areas, (struct map_row){.name = "a"}, east);
	map_add_box(&s.m, again, (struct map_row){.name = "a"}, east);
	EXPECT(charge(&s, raised));
	for (size_t i = 0; i < s.labels.n_positions; i++) {
		most = raised[i] > most ? raised[i] : most;
	}
	EXPECT_INT(most, COST_ELSEWHERE);
	map_finish(&s.m);
}

TEST_MAIN({"beyond a border", beyond_a_border}, {"between the teeth of a comb", between_teeth},
	{"at home and at sea", at_home_and_at_sea}, {"once for two layers", once})
