#include "layout/candidates.h"
#include "layout/map_fixture.h"
#include "test.h"

#include <math.h>

static const struct box frame = {0, 0, 300, 200};

struct setting {
	struct map_fixture m;
	struct map_layer *bases, *towns; /* with and without `cluster:` */
	struct sites sites;
	struct labels labels;
};

static void init(struct setting *s, const char *rules)
{
	*s = (struct setting){0};
	map_init(&s->m, rules);
	s->towns = map_layer(&s->m, "towns");
	s->m.layer_specs[0].label_leader = LEADER_NONE;
	s->bases = map_layer(&s->m, "bases");
	map_use(s->bases, true, false, true);
}

/* Labels of every cluster. */
static bool gather(struct setting *s)
{
	bool ok = sites_collect(&s->m.layout, &s->m.layers, frame, &s->sites);
	for (uint32_t i = 0; ok && i < s->sites.n_clusters; i++) {
		ok = candidates_for_cluster(&s->m.layout, &s->sites, i, &s->labels);
	}
	return ok;
}

static void round_a_town(struct test_state *t)
{
	/* "ab" is 12 wide, its capitals 7 high with descenders of 2.5; the symbol's edge is 2.5
	 * from (100, 100), and 1.5 more are kept; at the corners three quarters of that. */
	static const struct {
		double x, y, align;
		int cost;
	} want[] = {{104, 96.5, 0, 200}, {103, 87.5, 0, 204}, {103, 103, 0, 206},
		{84, 96.5, 1, 210}, {94, 86.5, 0.5, 212}, {94, 104, 0.5, 214},
		{85, 87.5, 1, 214}, {85, 103, 1, 216}};
	struct setting s;
	init(&s, NULL);
	map_add_point(&s.m, s.towns, (struct map_row){.name = "ab", .key = "K"}, 100, 100);
	EXPECT(gather(&s));
	EXPECT_INT(s.labels.n, 1);
	const struct label *label = &s.labels.items[0];
	EXPECT_INT(label->kind, LABEL_SITE);
	EXPECT_STR(label->text, "ab");
	EXPECT_STR(label->key, "K");
	EXPECT(label->layer == s.towns);
	EXPECT_INT(label->own, 1);
	EXPECT_INT(label->end - label->begin, 8);
	for (size_t i = 0; i < 8 && s.labels.n_positions == 8; i++) {
		const struct label_position *p = &s.labels.positions[i];
		const struct place_candidate *c = &s.labels.candidates[i];
		EXPECT_NEAR(p->at.x, want[i].x, 1e-9);
		EXPECT_NEAR(p->at.y, want[i].y, 1e-9);
		EXPECT_NEAR((double)p->align, want[i].align, 1e-9);
		EXPECT_NEAR(c->box.min_x, want[i].x, 1e-9);
		EXPECT_NEAR(c->box.min_y, want[i].y, 1e-9);
		EXPECT_NEAR(c->box.max_x, want[i].x + 12, 1e-9);
		EXPECT_NEAR(c->box.max_y, want[i].y + 9.5, 1e-9);
		EXPECT_INT(c->cost, want[i].cost);
		EXPECT(!c->leader && !p->leader && !p->on_place);
	}
	map_finish(&s.m);
}

static void halos_are_covered(struct test_state *t)
{
	struct setting s;
	init(&s, "  towns: { label: { halo-width: 2pt } }\n");
	map_add_point(&s.m, s.towns, (struct map_row){.name = "ab"}, 100, 100);
	EXPECT(gather(&s));
	const struct box b = s.labels.candidates[0].box;
	EXPECT_NEAR(b.min_x, 102, 1e-9);
	EXPECT_NEAR(b.min_y, 94.5, 1e-9);
	EXPECT_NEAR(b.max_x, 118, 1e-9);
	EXPECT_NEAR(b.max_y, 108, 1e-9);
	map_finish(&s.m);
}

static void with_leaders(struct test_state *t)
{
	struct setting s;
	init(&s, NULL);
	map_add_point(&s.m, s.bases, (struct map_row){.name = "ab", .place = "P"}, 100, 100);
	EXPECT(gather(&s));
	const struct label *label = &s.labels.items[0];
	EXPECT_INT(label->end - label->begin, 8 * 5);
	/* To the right: 2.5 and 7, 13, 20, 28 away. */
	static const double far[] = {1.5, 7, 13, 20, 28};
	for (size_t i = 0; i < 5; i++) {
		const struct label_position *p = &s.labels.positions[i];
		const struct place_candidate *c = &s.labels.candidates[i];
		EXPECT_NEAR(p->at.x, 102.5 + far[i], 1e-9);
		EXPECT(p->leader == (i > 0) && c->leader == (i > 0));
		EXPECT_INT(c->cost, i == 0 ? 200 : 360 + (int)(4 * far[i]));
		EXPECT_NEAR(p->leader_to.x, 102.5 + far[i] - 1.2, 1e-9);
		EXPECT_NEAR(p->leader_to.y, 100, 1e-9);
		EXPECT_NEAR(c->leader_to.x, p->leader_to.x, 0);
		EXPECT(i == 0 || (c->leader_from.x == 100 && c->leader_from.y == 100));
	}
	/* Diagonally the line ends before the middle of the capitals, too. */
	const struct label_position *p = &s.labels.positions[2 * 5 + 1];
	EXPECT_NEAR(p->leader_to.x, p->at.x - 1.2, 1e-9);
	EXPECT_NEAR(p->leader_to.y, p->at.y + 3.5, 1e-9);
	/* Above it ends at the edge of the box, over the place. */
	bool above = false;
	for (uint32_t i = label->begin; i < label->end; i++) {
		p = &s.labels.positions[i];
		above = above || (p->leader && p->align > 0.4F && p->align < 0.6F &&
					 p->leader_to.x == 100 && p->leader_to.y < 95);
	}
	EXPECT(above);
	map_finish(&s.m);
}

/* How many of the positions of the last label have a line. */
static size_t n_led(const struct setting *s)
{
	const struct label *label = &s->labels.items[s->labels.n - 1];
	size_t n = 0;
	for (uint32_t i = label->begin; i < label->end; i++) {
		n += s->labels.positions[i].leader;
	}
	return n;
}

/* Points in no cluster have them where few stand, or where they are asked for. */
static void leaders_of_lone_points(struct test_state *t)
{
	static const struct {
		enum label_leader way;
		size_t n_features;
		bool led;
	} rows[] = {{LEADER_AUTO, 1, true}, {LEADER_AUTO, 100, true}, {LEADER_AUTO, 101, false},
		{LEADER_ALWAYS, 101, true}, {LEADER_NONE, 1, false}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct setting s;
		init(&s, NULL);
		s.m.layer_specs[0].label_leader = rows[i].way;
		map_add_point(&s.m, s.towns, (struct map_row){.name = "ab"}, 100, 100);
		EXPECT(sites_collect(&s.m.layout, &s.m.layers, frame, &s.sites));
		s.towns->page.n_items = rows[i].n_features;
		EXPECT(candidates_for_cluster(&s.m.layout, &s.sites, 0, &s.labels));
		EXPECT_INT(n_led(&s) > 0, rows[i].led);
		/* All slots differ, and a name left out costs more than any position. */
		const struct label *label = &s.labels.items[0];
		for (uint32_t k = label->begin; k < label->end; k++) {
			const struct place_candidate *c = &s.labels.candidates[k];
			EXPECT(c->cost < 2300 - 1500);
			EXPECT(!c->leader || c->leader_free_pt == 2.5);
			EXPECT(!c->leader || c->cost > 600);
			for (uint32_t m = label->begin; m < k; m++) {
				EXPECT(s.labels.candidates[m].slot != c->slot);
			}
		}
		map_finish(&s.m);
	}
}

/* A cluster whose layer says `label-leader: none` has places beside it alone. */
static void no_leaders_of_clusters(struct test_state *t)
{
	struct setting s;
	init(&s, NULL);
	s.m.layer_specs[1].label_leader = LEADER_NONE;
	map_add_point(&s.m, s.bases, (struct map_row){.name = "Gao", .place = "P"}, 100, 100);
	map_add_point(&s.m, s.bases, (struct map_row){.name = "Gao", .place = "P"}, 100, 100);
	EXPECT(gather(&s));
	EXPECT_INT(n_led(&s), 0);
	EXPECT_INT(s.labels.n_positions, 4 + 8);
	map_finish(&s.m);
}

/* The position of a point's label on that side. */
static const struct place_candidate *on_side(const struct setting *s, enum side side)
{
	return &s->labels.candidates[candidates_on_side(
		&s->labels, &s->labels.items[0], side, 0)];
}

/* Where one reads from the right, the left side is the first choice; the sides stay. */
static void mirrored_costs(struct test_state *t)
{
	static const enum side across[N_SIDES] = {SIDE_NORTH, SIDE_NORTH_WEST, SIDE_WEST,
		SIDE_SOUTH_WEST, SIDE_SOUTH, SIDE_SOUTH_EAST, SIDE_EAST, SIDE_NORTH_EAST};
	struct setting left, right;
	init(&left, NULL);
	init(&right, NULL);
	right.m.measurer.is_rtl = true;
	map_add_point(&left.m, left.towns, (struct map_row){.name = "ab"}, 100, 100);
	map_add_point(&right.m, right.towns, (struct map_row){.name = "ab"}, 100, 100);
	EXPECT(gather(&left) && gather(&right));
	EXPECT_INT(on_side(&right, SIDE_WEST)->cost, 200);
	EXPECT_INT(on_side(&right, SIDE_EAST)->cost, 210);
	for (enum side side = SIDE_NORTH; side < N_SIDES; side++) {
		EXPECT_INT(on_side(&right, side)->cost, on_side(&left, across[side])->cost);
		EXPECT_INT(on_side(&right, side)->slot, on_side(&left, side)->slot);
		EXPECT_NEAR(on_side(&right, side)->box.min_x, on_side(&left, side)->box.min_x,
			1e-9);
	}
	map_finish(&left.m);
	map_finish(&right.m);
	/* Of several sites the name stands left of their row. */
	init(&right, NULL);
	right.m.measurer.is_rtl = true;
	map_add_point(&right.m, right.bases, (struct map_row){.name = "G", .place = "P"}, 9, 9);
	map_add_point(&right.m, right.bases, (struct map_row){.name = "G", .place = "P"}, 9, 9);
	EXPECT(gather(&right));
	EXPECT_INT(right.labels.candidates[0].cost, 18);
	EXPECT_INT(right.labels.candidates[3].cost, 0);
	EXPECT(right.labels.positions[3].at.x < right.labels.positions[3].rows_at.x);
	map_finish(&right.m);
}

static void clear_of_the_tag(struct test_state *t)
{
	struct setting s;
	init(&s, NULL);
	map_add_point(&s.m, s.bases,
		(struct map_row){.name = "ab", .place = "P", .tag = "2022"}, 100, 100);
	EXPECT(gather(&s));
	/* The tag is 18 wide and 0.6 from the symbol; only level with it is it in the way. */
	EXPECT_NEAR(s.labels.positions[0].at.x, 104 + 18.6, 1e-9);
	EXPECT_NEAR(s.labels.positions[5].at.x, 103, 1e-9);
	EXPECT_NEAR(s.labels.positions[15].at.x, 84, 1e-9);
	map_finish(&s.m);
}

static void several_sites(struct test_state *t)
{
	/* Two symbols: a row of 11.4 by 5; "Gao" is 18 by 7, and 1.8 between them. */
	static const struct {
		double x, y, rows_x, rows_y, align;
		int cost;
	} want[] = {
		{100 + 5.7 + 1.8, 96.5, 94.3, 97.5, 0, 0},
		{91, 97.5 - 1.8 - 7, 94.3, 97.5, 0.5, 6},
		{91, 102.5 + 1.8, 94.3, 97.5, 0.5, 12},
		{94.3 - 1.8 - 18, 96.5, 94.3, 97.5, 1, 18},
	};
	struct setting s;
	init(&s, NULL);
	map_add_point(&s.m, s.bases, (struct map_row){.name = "Gao", .place = "P"}, 100, 100);
	map_add_point(&s.m, s.bases, (struct map_row){.name = "Gao", .place = "P"}, 100, 100);
	EXPECT(gather(&s));
	EXPECT_INT(s.labels.n, 1);
	EXPECT_INT(s.labels.items[0].kind, LABEL_CLUSTER);
	EXPECT_INT(s.labels.n_positions, 4 + 8 * 5);
	for (size_t i = 0; i < 4; i++) {
		const struct label_position *p = &s.labels.positions[i];
		EXPECT(p->on_place && !p->leader);
		EXPECT_NEAR(p->at.x, want[i].x, 1e-9);
		EXPECT_NEAR(p->at.y, want[i].y, 1e-9);
		EXPECT_NEAR(p->rows_at.x, want[i].rows_x, 1e-9);
		EXPECT_NEAR(p->rows_at.y, want[i].rows_y, 1e-9);
		EXPECT_NEAR((double)p->align, want[i].align, 1e-9);
		EXPECT_INT(s.labels.candidates[i].cost, want[i].cost);
	}
	/* Of the form to the right: name and symbols level, as one box. */
	struct box b = s.labels.candidates[0].box;
	EXPECT_NEAR(b.min_x, 94.3, 1e-9);
	EXPECT_NEAR(b.max_x, 94.3 + 11.4 + 1.8 + 18, 1e-9);
	EXPECT_NEAR(b.min_y, 96.5, 1e-9);
	EXPECT_NEAR(b.max_y, 103.5, 1e-9);
	/* Below, descenders count. */
	b = s.labels.candidates[2].box;
	EXPECT_NEAR(b.max_y, 102.5 + 1.8 + 9.5, 1e-9);
	/* Beside the place: 1.2 of its dot and 1.5, the name above the row, both at the left.
	 */
	const struct label_position *p = &s.labels.positions[4];
	EXPECT(!p->on_place);
	EXPECT_NEAR(p->at.x, 102.7, 1e-9);
	EXPECT_NEAR(p->at.y, 100 - (7 + 1.8 + 5) / 2, 1e-9);
	EXPECT_NEAR(p->rows_at.x, 102.7, 1e-9);
	EXPECT_NEAR(p->rows_at.y, 100 - (7 + 1.8 + 5) / 2 + 8.8, 1e-9);
	EXPECT_INT(s.labels.candidates[4].cost, 200);
	/* To the left they end at the same side. */
	p = &s.labels.positions[4 + 3 * 5];
	EXPECT_NEAR(p->at.x + 18, 100 - 2.7, 1e-9);
	EXPECT_NEAR(p->rows_at.x + 11.4, 100 - 2.7, 1e-9);
	map_finish(&s.m);
}

static void several_without_a_name(struct test_state *t)
{
	struct setting s;
	init(&s, NULL);
	map_add_point(&s.m, s.bases, (struct map_row){.place = "P"}, 100, 100);
	map_add_point(&s.m, s.bases, (struct map_row){.place = "P"}, 100, 100);
	map_add_point(&s.m, s.bases, (struct map_row){.place = "Q"}, 200, 100);
	EXPECT(gather(&s));
	/* The symbols need places; a single one without a name needs none. */
	EXPECT_INT(s.labels.n, 1);
	EXPECT_STR(s.labels.items[0].text, "");
	struct box b = s.labels.candidates[0].box;
	EXPECT_NEAR(b.min_x, 94.3, 1e-9);
	EXPECT_NEAR(b.max_x, 105.7, 1e-9);
	EXPECT_NEAR(b.max_y - b.min_y, 5, 1e-9);
	map_finish(&s.m);
}

static void long_names_in_two_lines(struct test_state *t)
{
	struct setting s;
	init(&s, NULL);
	map_add_point(&s.m, s.towns, (struct map_row){.name = "Abidjan Bouet"}, 100, 50);
	map_add_point(&s.m, s.towns, (struct map_row){.name = "Abidjan Boue"}, 200, 50);
	EXPECT(gather(&s));
	const struct label *label = &s.labels.items[0];
	EXPECT_INT(label->n_variants, 2);
	EXPECT_INT(label->end - label->begin, 16);
	EXPECT_STR(label->variants[1].lines[0].text, "Abidjan");
	EXPECT_STR(label->variants[1].lines[1].text, "Bouet");
	EXPECT_INT(s.labels.positions[8].variant, 1);
	EXPECT_INT(s.labels.candidates[8].cost, 230);
	EXPECT_NEAR(s.labels.positions[8].width_pt, 42, 1e-9);
	EXPECT_INT(s.labels.items[1].n_variants, 1);
	map_finish(&s.m);
}

static void no_labels(struct test_state *t)
{
	struct setting s;
	init(&s, "  towns.quiet: { label: { display: none } }\n");
	map_use(s.towns, false, true, false);
	map_add_point(
		&s.m, s.towns, (struct map_row){.name = "a", .class_name = "quiet"}, 100, 50);
	map_add_point(&s.m, s.towns, (struct map_row){.name = "b"}, 50, 50);
	EXPECT(sites_collect(&s.m.layout, &s.m.layers, frame, &s.sites));
	s.sites.items[0].hidden = true;
	for (uint32_t i = 0; i < 2; i++) {
		EXPECT(candidates_for_cluster(&s.m.layout, &s.sites, i, &s.labels));
	}
	EXPECT_INT(s.labels.n, 0);
	/* One that is covered is kept, without positions, so that it can be told. */
	s.sites.items[0].hidden = false;
	s.sites.items[0].covered = true;
	EXPECT(candidates_for_cluster(&s.m.layout, &s.sites, 0, &s.labels));
	EXPECT_INT(s.labels.n, 1);
	EXPECT(s.labels.items[0].covered);
	EXPECT_INT(s.labels.n_positions, 0);
	map_finish(&s.m);
}

static void annotations(struct test_state *t)
{
	struct setting s;
	init(&s, NULL);
	struct annotation_spec sea = {
		.text = map_text(&s.m, "", "Gulf"), .class_name = "small"};
	EXPECT(candidates_for_annotation(
		&s.m.layout, &sea, (struct page_pt){100, 50}, &s.labels));
	EXPECT_INT(s.labels.n, 1);
	const struct label *label = &s.labels.items[0];
	EXPECT_INT(label->kind, LABEL_ANNOTATION);
	EXPECT_STR(label->text, "Gulf");
	EXPECT_STR(label->class_name, "small");
	EXPECT_INT(label->end - label->begin, 49);
	/* The middle of the capitals at the place, for nothing; what is moved costs its way. */
	EXPECT_NEAR(s.labels.positions[0].at.x, 88, 1e-9);
	EXPECT_NEAR(s.labels.positions[0].at.y, 46.5, 1e-9);
	for (size_t i = 0; i < 49; i++) {
		double dx = fabs(s.labels.positions[i].at.x - 88);
		double dy = fabs(s.labels.positions[i].at.y - 46.5);
		EXPECT_INT(s.labels.candidates[i].cost, lround(dx + dy));
		EXPECT(dx <= 20 && dy <= 20);
		EXPECT_NEAR(s.labels.candidates[i].box.min_x, s.labels.positions[i].at.x, 1e-9);
		EXPECT_NEAR(s.labels.candidates[i].box.max_y, s.labels.positions[i].at.y + 9.5,
			1e-9);
	}
	/* In no language: no label. */
	sea.text.n = 0;
	EXPECT(candidates_for_annotation(
		&s.m.layout, &sea, (struct page_pt){100, 50}, &s.labels));
	EXPECT_INT(s.labels.n, 1);
	map_finish(&s.m);
}

TEST_MAIN({"round a town", round_a_town}, {"halos are covered", halos_are_covered},
	{"with leaders", with_leaders}, {"leaders of lone points", leaders_of_lone_points},
	{"no leaders of clusters", no_leaders_of_clusters}, {"mirrored costs", mirrored_costs},
	{"clear of the tag", clear_of_the_tag}, {"several sites", several_sites},
	{"several without a name", several_without_a_name},
	{"long names in two lines", long_names_in_two_lines}, {"no labels", no_labels},
	{"annotations", annotations})
