#include "layout/candidates.h"
#include "layout/map_fixture.h"
#include "test.h"

#include <math.h>

static const struct box frame = {0, 0, 300, 200};

struct setting {
	struct map_fixture m;
	struct map_layer *layer;
	struct labels labels;
	const struct box *furniture;
	size_t n_furniture;
};

static void init(struct setting *s, const char *rules)
{
	*s = (struct setting){0};
	map_init(&s->m, rules);
	s->layer = map_layer(&s->m, "areas");
	s->m.layer_specs[0].label_leader = LEADER_NONE;
}

static bool gather(struct setting *s, const struct feature *item)
{
	const struct label_request r = {.layout = &s->m.layout,
		.layers = &s->m.layers,
		.map = frame,
		.furniture = s->furniture,
		.n_furniture = s->n_furniture};
	return candidates_for_area(&r, s->layer, item, &s->labels);
}

/* The label of one rectangle. */
static const struct label *label_of(
	struct test_state *t, struct setting *s, const char *name, struct box b)
{
	map_add_box(&s->m, s->layer, (struct map_row){.name = name, .key = "K"}, b);
	size_t n = s->layer->page.n_items;
	EXPECT(gather(s, &s->layer->page.items[n - 1]));
	EXPECT(s->labels.n > 0);
	return &s->labels.items[s->labels.n - 1];
}

/* The cheapest of its positions. */
static uint32_t best_of(const struct setting *s, const struct label *label)
{
	uint32_t best = label->begin;
	for (uint32_t i = label->begin; i < label->end; i++) {
		best = s->labels.candidates[i].cost < s->labels.candidates[best].cost ? i
										      : best;
	}
	return best;
}

static bool within(struct box a, struct box b)
{
	return a.min_x >= b.min_x && a.min_y >= b.min_y && a.max_x <= b.max_x &&
	       a.max_y <= b.max_y;
}

static void in_a_rectangle(struct test_state *t)
{
	const struct box area = {100, 50, 200, 110};
	struct setting s;
	init(&s, NULL);
	const struct label *label = label_of(t, &s, "Mali", area);
	EXPECT_INT(label->kind, LABEL_AREA);
	EXPECT_STR(label->text, "Mali");
	EXPECT_STR(label->key, "K");
	EXPECT(label->layer == s.layer);
	/* 10, 8.6 and 7.4 pt. */
	EXPECT_INT(label->n_variants, 3);
	EXPECT_NEAR(label->variants[1].font.size_pt, 8.6, 1e-9);
	EXPECT_NEAR(label->variants[2].font.size_pt, 7.4, 1e-9);
	uint32_t best = best_of(&s, label);
	const struct label_position *p = &s.labels.positions[best];
	EXPECT_INT(s.labels.candidates[best].cost, 0);
	EXPECT_INT(p->variant, 0);
	/* The best place of a box 24 by 7 in 100 by 60: anywhere 26.25 high of room left. */
	EXPECT_NEAR(p->at.y + 3.5, 80, 17);
	EXPECT_NEAR(p->at.x + 12, 150, 0.7 * 24);
	EXPECT_NEAR((double)p->align, 0.5, 0);
	EXPECT_NEAR(p->width_pt, 24, 1e-9);
	for (uint32_t i = label->begin; i < label->end; i++) {
		struct box b = s.labels.candidates[i].box;
		const struct block *v = &label->variants[s.labels.positions[i].variant];
		/* The box has descenders, which may hang over the edge. */
		b.max_y -= v->size.descent_pt;
		bool inside = within(b, area);
		EXPECT(inside || s.labels.candidates[i].cost >= 100);
		EXPECT(box_contains(
			area, (struct pt){(b.min_x + b.max_x) / 2, (b.min_y + b.max_y) / 2}));
	}
	EXPECT(label->end - label->begin > 60);
	map_finish(&s.m);
}

static void two_words(struct test_state *t)
{
	/* Too narrow for one line of 72, wide enough for two of 42. */
	struct setting s;
	init(&s, NULL);
	const struct label *label =
		label_of(t, &s, "Burkina Faso", (struct box){100, 50, 150, 150});
	EXPECT_INT(label->n_variants, 6);
	uint32_t best = best_of(&s, label);
	const struct block *b = &label->variants[s.labels.positions[best].variant];
	EXPECT_INT(b->n_lines, 2);
	EXPECT_NEAR(b->font.size_pt, 10, 1e-9);
	/* 30, and 2 for a step away from the best place of one line. */
	EXPECT_NEAR(s.labels.candidates[best].cost, 31, 1);
	map_finish(&s.m);
}

static void smaller_when_it_must(struct test_state *t)
{
	/* "Mali" is 24 wide at 10 pt, 20.64 at 8.6, 17.76 at 7.4. */
	static const struct {
		double width, want_pt;
		int cost;
	} rows[] = {{26, 10, 0}, {22, 8.6, 42}, {19, 7.4, 78}};
	for (size_t i = 0; i < 3; i++) {
		struct setting s;
		init(&s, NULL);
		const struct label *label =
			label_of(t, &s, "Mali", (struct box){50, 50, 50 + rows[i].width, 150});
		uint32_t best = best_of(&s, label);
		EXPECT_NEAR(label->variants[s.labels.positions[best].variant].font.size_pt,
			rows[i].want_pt, 1e-9);
		/* A smaller size costs 3 for each hundredth; steps away from the middle 2. */
		EXPECT_NEAR(s.labels.candidates[best].cost, rows[i].cost, 1);
		map_finish(&s.m);
	}
}

static void never_too_small(struct test_state *t)
{
	struct setting s;
	init(&s, "  areas: { label: { font-size: 5pt } }\n");
	/* 4.3 pt would be less than 4.6. */
	const struct label *label = label_of(t, &s, "Mali", (struct box){50, 50, 150, 150});
	EXPECT_INT(label->n_variants, 1);
	map_finish(&s.m);
	init(&s, "  areas: { label: { font-size: 5.4pt } }\n");
	label = label_of(t, &s, "Mali", (struct box){50, 50, 150, 150});
	EXPECT_INT(label->n_variants, 2);
	map_finish(&s.m);
	/* What begins smaller stays as it is. */
	init(&s, "  areas: { label: { font-size: 4pt } }\n");
	label = label_of(t, &s, "Mali", (struct box){50, 50, 150, 150});
	EXPECT_INT(label->n_variants, 1);
	map_finish(&s.m);
}

static void too_small_an_area(struct test_state *t)
{
	/* 0.42 of the smallest width of 17.76 is 7.46. */
	struct setting s;
	init(&s, NULL);
	const struct label *label = label_of(t, &s, "Mali", (struct box){50, 50, 56.5, 65});
	EXPECT_INT(label->end - label->begin, 0);
	label = label_of(t, &s, "Mali", (struct box){50, 50, 58.5, 60});
	EXPECT(label->end > label->begin);
	/* All of it protrudes: by more than the half, and dearly. */
	uint32_t best = best_of(&s, label);
	EXPECT(s.labels.candidates[best].cost >= 500);
	map_finish(&s.m);
}

/* Where no level name lies inside, one does along the longer axis. */
static void along_the_axis(struct test_state *t)
{
	static const struct {
		double axis_deg, angle;
	} rows[] = {{45, 45}, {-60, -60}, {90, -90}, {4, 0}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		/* 90 by 9 points, turned about 150, 100; "Mali" is 24 by 7. */
		double axis = rows[i].axis_deg * acos(-1) / 180, c = cos(axis), s = sin(axis);
		struct pt band[4];
		for (int k = 0; k < 4; k++) {
			double x = k == 0 || k == 3 ? -45 : 45, y = k < 2 ? -4.5 : 4.5;
			band[k] = (struct pt){150 + x * c - y * s, 100 + x * s + y * c};
		}
		struct setting set;
		init(&set, NULL);
		map_add(&set.m, set.layer, (struct map_row){.name = "Mali", .key = "K"},
			SHAPE_POLYGON, band, 4);
		EXPECT(gather(&set, &set.layer->page.items[0]));
		struct label label = set.labels.items[0];
		EXPECT(label.end > label.begin);
		label.chosen = best_of(&set, &label);
		const struct place_candidate *best = &set.labels.candidates[label.chosen];
		const struct label_position *p = &set.labels.positions[label.chosen];
		EXPECT_NEAR(p->angle_deg, rows[i].angle, 1.5);
		EXPECT_INT(p->variant, 0);
		EXPECT_INT(best->n_strips, rows[i].angle != 0);
		EXPECT_NEAR(best->cost, rows[i].angle == 0 ? 0 : 60 + 50 * fabs(s), 9);
		/* Capitals lie inside; descenders, 2.5 high, may hang over the edge. */
		struct page_pt corners[4];
		label_corners(&set.labels, &label, corners);
		for (int k = 0; k < 4; k++) {
			double across = (corners[k].y - 100) * c - (corners[k].x - 150) * s;
			EXPECT(fabs(across) < (k < 2 ? 4.6 : 7.1));
		}
		map_finish(&set.m);
	}
}

/* In several lines on the slope where one line is too long for it. */
static void lines_on_a_slope(struct test_state *t)
{
	/* 60 by 27 points; "Burkina Faso" is 72 wide, in two lines 42 by 22. */
	const double c = sqrt(0.5);
	struct pt band[4];
	for (int k = 0; k < 4; k++) {
		double x = k == 0 || k == 3 ? -30 : 30, y = k < 2 ? -13.5 : 13.5;
		band[k] = (struct pt){150 + (x - y) * c, 100 + (x + y) * c};
	}
	struct setting s;
	init(&s, NULL);
	map_add(&s.m, s.layer, (struct map_row){.name = "Burkina Faso", .key = "K"},
		SHAPE_POLYGON, band, 4);
	EXPECT(gather(&s, &s.layer->page.items[0]));
	struct label *label = &s.labels.items[0];
	label->chosen = best_of(&s, label);
	label->reason = PLACE_SHOWN;
	const struct label_position *p = &s.labels.positions[label->chosen];
	EXPECT_NEAR(p->angle_deg, 45, 1.5);
	EXPECT_INT(label->variants[p->variant].n_lines, 2);
	EXPECT_NEAR(label->variants[p->variant].font.size_pt, 10, 1e-9);
	/* Both lines lie on slopes that are parallel, centred below each other. */
	EXPECT(labels_draw(&s.m.layout, &s.labels, &s.m.scene));
	const struct scene_text *one = &s.m.scene.items[1].u.text,
				*two = &s.m.scene.items[2].u.text;
	EXPECT_STR(one->text, "Burkina");
	EXPECT_STR(two->text, "Faso");
	EXPECT_NEAR(one->angle_deg, two->angle_deg, 0);
	double turn = one->angle_deg * acos(-1) / 180, x = two->at.x - one->at.x,
	       y = two->at.y - one->at.y;
	EXPECT_NEAR(x * cos(turn) + y * sin(turn), (42 - 24) / 2.0, 1e-6);
	EXPECT_NEAR(y * cos(turn) - x * sin(turn), 15, 1e-6);
	map_finish(&s.m);
}

/* A crescent round 150, 150, `thick` wide, open below. */
static void add_crescent(struct setting *s, const char *name, double radius, double thick)
{
	struct pt ring[80];
	for (int i = 0; i < 80; i++) {
		int k = i < 40 ? i : 79 - i;
		double r = radius + (i < 40 ? thick / 2 : -thick / 2);
		double a = acos(-1) * (1.1 + 0.8 * k / 39);
		ring[i] = (struct pt){150 + r * cos(a), 150 + r * sin(a)};
	}
	map_add(&s->m, s->layer, (struct map_row){.name = name, .key = "K"}, SHAPE_POLYGON,
		ring, 80);
}

/* In a crescent, where no straight name fits, the name follows it, and all of it lies inside.
 */
static void along_a_crescent(struct test_state *t)
{
	struct setting s;
	init(&s, NULL);
	add_crescent(&s, "Newfoundland", 40, 13);
	EXPECT(gather(&s, &s.layer->page.items[0]));
	struct label *label = &s.labels.items[0];
	label->chosen = best_of(&s, label);
	const struct label_position *p = &s.labels.positions[label->chosen];
	EXPECT_INT(p->variant, 0);
	EXPECT(p->curve != NULL);
	for (size_t i = 6; p->curve != NULL && i + 6 < p->curve->n_path; i++) {
		/* The capitals, 7 high, are in its middle. */
		double r = hypot(p->curve->path[i].x - 150, p->curve->path[i].y - 150);
		EXPECT_NEAR(r, 40 - 3.5, 2.5);
	}
	/* At its own middle it is level. */
	EXPECT_NEAR(p->angle_deg, 0, 8);
	map_finish(&s.m);
}

/* Nor where the style says no, where a straight one of full size fits, or where letters join.
 */
static void without_a_curve(struct test_state *t)
{
	static const struct {
		const char *rules, *name;
		double thick;
		bool curved;
	} rows[] = {{NULL, "Newfoundland", 13, true},
		{"  areas: { label: { text-curve: none } }\n", "Newfoundland", 13, false},
		{NULL, "Mali", 40, false},
		{"  areas: { label: { text-curve: always } }\n", "Mali", 40, true},
		{NULL, "\u0627\u0644\u0627\u0646\u062f\u0648\u0646\u064a", 13, false}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct setting s;
		init(&s, rows[i].rules);
		add_crescent(&s, rows[i].name, 40, rows[i].thick);
		EXPECT(gather(&s, &s.layer->page.items[0]));
		const struct label *label = &s.labels.items[0];
		bool curved = label->end > label->begin &&
			      s.labels.positions[best_of(&s, label)].curve != NULL;
		EXPECT_INT(curved, rows[i].curved);
		for (uint32_t k = label->begin; !rows[i].curved && k < label->end; k++) {
			EXPECT(s.labels.positions[k].curve == NULL);
		}
		map_finish(&s.m);
	}
}

static void clear_of_furniture(struct test_state *t)
{
	/* A legend over the left half: the best place is in the other. */
	const struct box legend = {100, 40, 160, 120};
	struct setting s;
	init(&s, NULL);
	s.furniture = &legend;
	s.n_furniture = 1;
	const struct label *label = label_of(t, &s, "Mali", (struct box){100, 50, 200, 110});
	uint32_t best = best_of(&s, label);
	EXPECT(!box_overlaps(s.labels.candidates[best].box, legend));
	EXPECT_INT(s.labels.candidates[best].cost, 0);
	map_finish(&s.m);
}

static void outside_the_frame(struct test_state *t)
{
	struct setting s;
	init(&s, NULL);
	const struct label *label = label_of(t, &s, "Mali", (struct box){-60, 50, -2, 110});
	EXPECT_INT(label->end - label->begin, 0);
	map_finish(&s.m);
}

static void no_name(struct test_state *t)
{
	struct setting s;
	init(&s, "  areas.quiet: { label: { display: none } }\n"
		 "  areas.gone: { display: none, label: { font-size: 9pt } }\n");
	map_use(s.layer, false, true, false);
	const struct box b = {50, 50, 150, 150};
	map_add_box(&s.m, s.layer, (struct map_row){0}, b);
	map_add_box(&s.m, s.layer, (struct map_row){.name = "a", .class_name = "quiet"}, b);
	EXPECT(gather(&s, &s.layer->page.items[0]));
	EXPECT(gather(&s, &s.layer->page.items[1]));
	/* What is not drawn has no name on the map. */
	map_add_box(&s.m, s.layer, (struct map_row){.name = "a", .class_name = "gone"}, b);
	EXPECT(gather(&s, &s.layer->page.items[2]));
	EXPECT_INT(s.labels.n, 0);
	map_add_box(&s.m, s.layer, (struct map_row){.name = " "}, b);
	EXPECT(gather(&s, &s.layer->page.items[3]));
	EXPECT_INT(s.labels.n_positions, 0);
	map_finish(&s.m);
}

/* A name of a small area stands outside, with a line from within. */
static void led_from_outside(struct test_state *t)
{
	const struct box area = {150, 100, 156, 106};
	struct setting s;
	init(&s, NULL);
	s.m.layer_specs[0].label_leader = LEADER_AUTO;
	const struct label *label = label_of(t, &s, "Gambia", area);
	EXPECT(label->end > label->begin);
	for (uint32_t i = label->begin; i < label->end; i++) {
		const struct label_position *p = &s.labels.positions[i];
		const struct place_candidate *c = &s.labels.candidates[i];
		if (!p->leader) {
			continue;
		}
		double length = hypot(
			p->leader_to.x - p->leader_from.x, p->leader_to.y - p->leader_from.y);
		EXPECT(!box_overlaps(c->box, area));
		EXPECT(box_contains(area, (struct pt){p->leader_from.x, p->leader_from.y}));
		EXPECT(box_contains(
			box_grow(c->box, 1e-9), (struct pt){p->leader_to.x, p->leader_to.y}));
		EXPECT(c->leader && length <= 28);
		EXPECT(c->cost >= 350 + 4 * (int)length);
		EXPECT_NEAR(c->leader_from.x, p->leader_from.x, 0);
		EXPECT_NEAR(c->leader_to.y, p->leader_to.y, 0);
	}
	/* In the open, close by: nothing but the line's length counts. */
	uint32_t best = best_of(&s, label);
	EXPECT(s.labels.positions[best].leader);
	EXPECT(s.labels.candidates[best].cost < 350 + 4 * 10);
	map_finish(&s.m);
}

/* Other areas of the layer are no place for it while there is open ground. */
static void led_to_open_ground(struct test_state *t)
{
	const struct box area = {150, 100, 156, 106}, east = {156, 0, 300, 200};
	struct setting s;
	init(&s, NULL);
	s.m.layer_specs[0].label_leader = LEADER_AUTO;
	map_add_box(&s.m, s.layer, (struct map_row){.name = "Senegal", .key = "S"}, east);
	const struct label *label = label_of(t, &s, "Gambia", area);
	for (uint32_t i = label->begin; i < label->end; i++) {
		const struct place_candidate *c = &s.labels.candidates[i];
		bool foreign = c->box.min_x > east.min_x;
		EXPECT(!c->leader || !foreign || c->cost >= 350 + 200 + 600);
	}
	/* Ground is known to two points. */
	EXPECT(s.labels.candidates[best_of(&s, label)].box.max_x < east.min_x + 2);
	map_finish(&s.m);
}

/* Whether any position of the label has a line. */
static bool is_led(const struct setting *s, const struct label *label)
{
	bool led = false;
	for (uint32_t i = label->begin; i < label->end; i++) {
		led = led || s->labels.positions[i].leader;
	}
	return led;
}

static void led_when_it_must(struct test_state *t)
{
	static const struct {
		struct box area;
		enum label_leader way;
		bool led;
	} rows[] = {
		{{150, 100, 156, 106}, LEADER_AUTO, true},
		{{150, 100, 156, 106}, LEADER_ALWAYS, true},
		{{150, 100, 156, 106}, LEADER_NONE, false},
		{{100, 50, 200, 150}, LEADER_AUTO, false},  /* room inside */
		{{290, 100, 310, 106}, LEADER_AUTO, false}, /* a strip along the frame */
		{{310, 100, 316, 106}, LEADER_AUTO, false}, /* beyond it */
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct setting s;
		init(&s, NULL);
		s.m.layer_specs[0].label_leader = rows[i].way;
		const struct label *label = label_of(t, &s, "Gambia", rows[i].area);
		EXPECT_INT(is_led(&s, label), rows[i].led);
		map_finish(&s.m);
	}
}

/* What a later area of the layer covers is no place for the name of the one beneath. */
static void not_beneath_another(struct test_state *t)
{
	const struct box all = {50, 50, 250, 150}, part = {50, 50, 190, 150};
	struct setting s;
	init(&s, NULL);
	map_add_box(&s.m, s.layer, (struct map_row){.name = "Morocco", .key = "M"}, all);
	map_add_box(&s.m, s.layer, (struct map_row){.name = "Sahara", .key = "W"}, part);
	EXPECT(gather(&s, &s.layer->page.items[0]));
	const struct label *label = &s.labels.items[0];
	struct box best = s.labels.candidates[best_of(&s, label)].box;
	EXPECT(best.min_x >= part.max_x && best.max_x <= all.max_x);
	EXPECT(label->anchor.x > part.max_x);
	/* The later one keeps all of it. */
	EXPECT(gather(&s, &s.layer->page.items[1]));
	EXPECT_NEAR(s.labels.items[1].anchor.x, 120, 25);
	map_finish(&s.m);
}

TEST_MAIN({"in a rectangle", in_a_rectangle}, {"two words", two_words},
	{"smaller when it must", smaller_when_it_must}, {"never too small", never_too_small},
	{"too small an area", too_small_an_area}, {"clear of furniture", clear_of_furniture},
	{"outside the frame", outside_the_frame}, {"no name", no_name},
	{"along the axis", along_the_axis}, {"lines on a slope", lines_on_a_slope},
	{"along a crescent", along_a_crescent}, {"without a curve", without_a_curve},
	{"led from outside", led_from_outside}, {"led to open ground", led_to_open_ground},
	{"led when it must", led_when_it_must}, {"not beneath another", not_beneath_another})
