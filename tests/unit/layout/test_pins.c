/* Labels that stand where they are told to. */
#include "layout/pins.h"

#include "layout/candidates.h"
#include "layout/map_fixture.h"
#include "layout/placement.h"
#include "spec/labels.h"
#include "test.h"

#include <math.h>

static const struct box frame = {0, 0, 300, 200};

struct setting {
	struct map_fixture m;
	struct map_layer *areas, *towns, *bases;
	struct view *view;
	struct sites sites;
	struct labels labels;
	struct labels_spec pins;
	struct label_request request;
};

/* 10 pt a degree: (0, 0) is at 15 W, 25 N. */
static void init(struct setting *s)
{
	*s = (struct setting){0};
	map_init(&s->m, NULL);
	s->areas = map_layer(&s->m, "areas");
	s->towns = map_layer(&s->m, "towns");
	s->bases = map_layer(&s->m, "bases");
	map_use(s->bases, true, false, false);
	for (size_t i = 0; i < 3; i++) {
		s->m.layer_specs[i].label = "name";
	}
	s->view =
		map_view(&s->m, "+proj=eqc +datum=WGS84", (struct box){-15, 5, 15, 25}, frame);
}

static void finish(struct setting *s)
{
	view_destroy(s->view);
	map_finish(&s->m);
}

static void add_town(struct setting *s, const char *name, double x, double y)
{
	map_add_point(&s->m, s->towns, (struct map_row){.name = name}, x, y);
}

static void add_base(struct setting *s, const char *key, const char *place, double x, double y)
{
	map_add_point(&s->m, s->bases,
		(struct map_row){.name = place, .key = key, .place = place}, x, y);
}

/* Places the labels with pins as a placement file has them. */
static bool place(struct setting *s, const char *pins)
{
	struct sites none = {0};
	s->pins = (struct labels_spec){0};
	s->sites = none;
	s->request = (struct label_request){.layout = &s->m.layout,
		.layers = &s->m.layers,
		.view = s->view,
		.sites = &s->sites,
		.map = frame,
		.pins = &s->pins};
	fixture_forget(&s->m.f);
	return labels_read_text(&s->m.f.arena, "p.yaml", pins, strlen(pins), &s->pins) &&
	       sites_collect(&s->m.layout, &s->m.layers, frame, &s->sites) &&
	       labels_place(&s->request, 1, &s->labels);
}

static const struct label *find(const struct setting *s, const char *id)
{
	static const struct label none = {.reason = PLACE_OUTSIDE};
	for (size_t i = 0; i < s->labels.n; i++) {
		if (strcmp(s->labels.items[i].id, id) == 0) {
			return &s->labels.items[i];
		}
	}
	return &none;
}

/* Where the label's text begins. */
static struct page_pt corner(const struct setting *s, const char *id)
{
	const struct label *label = find(s, id);
	if (label->reason != PLACE_SHOWN) {
		return (struct page_pt){(double)NAN, (double)NAN};
	}
	return pins_corner(label, &s->labels.positions[label->chosen]);
}

/* A name of two letters is 12 wide, its capitals 7 high, its symbol 5. */
static void kinds(struct test_state *t)
{
	static const struct {
		const char *pin;
		double x, y;
	} rows[] = {
		{"{ slot: east }", 104, 96.5},
		{"{ slot: west }", 84, 96.5},
		{"{ slot: north }", 94, 86.5},
		{"{ slot: south-east }", 103, 103},
		{"{ offset: [10, -20] }", 110, 76.5},
		{"{ offset: [-10, 20] }", 78, 116.5},
		{"{ offset: [0, 20] }", 94, 116.5},
		{"{ offset: [0.004, 20] }", 94.004, 116.5},
		{"{ offset: [-10, 20], align: left }", 90, 116.5},
		{"{ offset: [10, 20], align: right }", 98, 116.5},
		{"{ offset: [10, 20], align: center }", 104, 116.5},
		{"{ at: [0, 15] }", 144, 96.5},
		{"{ at: [0, 15], align: left }", 144, 96.5},
		/* Turned about its middle: the corner was up left of it, and is up right. */
		{"{ at: [0, 15], angle: 90deg }", 153.5, 94},
		{"{ offset: [10, 0], angle: -90deg }", 106.5, 100},
	};
	struct setting s;
	init(&s);
	add_town(&s, "ab", 100, 100);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char text[100];
		(void)snprintf(text, sizeof(text), "pin: { towns/ab: %s }", rows[i].pin);
		EXPECT(place(&s, text));
		EXPECT_NEAR(corner(&s, "towns/ab").x, rows[i].x, 1e-6);
		EXPECT_NEAR(corner(&s, "towns/ab").y, rows[i].y, 1e-6);
		EXPECT(find(&s, "towns/ab")->is_settled);
		EXPECT_INT(s.m.f.diag.n_warnings, 0);
	}
	finish(&s);
}

/* A pin that is as good as one of the label's own positions takes that one. */
static void takes_its_own(struct test_state *t)
{
	struct setting s;
	init(&s);
	add_town(&s, "ab", 100, 100);
	EXPECT(place(&s, "pin: { towns/ab: { offset: [-4.015, 0.015] } }"));
	const struct label *label = find(&s, "towns/ab");
	EXPECT(label->chosen >= label->begin && label->chosen < label->end);
	EXPECT_NEAR(corner(&s, "towns/ab").x, 84, 0);
	EXPECT(place(&s, "pin: { towns/ab: { offset: [-4.03, 0] } }"));
	label = find(&s, "towns/ab");
	EXPECT(label->chosen >= label->end);
	EXPECT_INT(s.labels.candidates[label->chosen].slot, PLACE_SLOT_NONE);
	/* With a leader it is another position. */
	EXPECT(place(&s, "pin: { towns/ab: { offset: [-4, 0], leader: true } }"));
	label = find(&s, "towns/ab");
	EXPECT(label->chosen >= label->end);
	EXPECT(s.labels.positions[label->chosen].leader);
	EXPECT_NEAR(s.labels.positions[label->chosen].leader_to.x, 97.2, 1e-9);
	finish(&s);
}

/* A river in a half circle. */
static void add_river(struct setting *s, double x, double y)
{
	struct pt line[60];
	for (size_t i = 0; i < 60; i++) {
		double a = acos(-1) * (1 + (double)i / 59);
		line[i] = (struct pt){x + 40 * cos(a), y + 40 * sin(a)};
	}
	map_add(&s->m, s->areas, (struct map_row){.name = "Mississippi"}, SHAPE_LINE, line, 60);
}

/* A curve is one of the label's own, or its like moved to where the pin says. */
static void curves(struct test_state *t)
{
	struct setting s;
	init(&s);
	add_river(&s, 150, 100);
	EXPECT(place(&s, "pin: {}"));
	const struct label *label = find(&s, "areas/Mississippi");
	EXPECT(label->reason == PLACE_SHOWN);
	const struct label_curve *own = s.labels.positions[label->chosen].curve;
	struct pin_spec pin;
	const struct placement_map map = {&s.request, &s.labels};
	EXPECT(own != NULL);
	if (own == NULL) {
		finish(&s);
		return;
	}
	placement_pin(&map, label, (struct page_pt){0, 0}, &pin);
	EXPECT(pin.curve && pin.kind == PIN_AT);
	EXPECT_NEAR(placement_first_baseline(&map, label).x, own->path[0].x, 0);
	const struct label_position before = s.labels.positions[label->chosen];
	/* 10 points a degree. */
	for (int by = 0; by <= 1; by++) {
		char text[200];
		(void)snprintf(text, sizeof(text),
			"pin: { areas/Mississippi: { at: [%.4f, %.4f], angle: %.2fdeg, curve: "
			"true } }",
			pin.place.lon_deg + 0.03 * by, pin.place.lat_deg, pin.angle_deg);
		EXPECT(place(&s, text));
		label = find(&s, "areas/Mississippi");
		EXPECT(label->is_settled && label->reason == PLACE_SHOWN);
		EXPECT_INT(label->chosen >= label->end, by);
		const struct label_position *p = &s.labels.positions[label->chosen];
		EXPECT(p->curve != NULL);
		EXPECT_INT(p->curve->n_path, own->n_path);
		EXPECT_NEAR(p->at.x, before.at.x + 0.3 * by, 0.01);
		EXPECT_NEAR(p->curve->path[9].x, own->path[9].x + 0.3 * by, 0.01);
		EXPECT_NEAR(p->curve->path[9].y, own->path[9].y, 0.01);
		EXPECT_NEAR(p->curve->pieces[1].to.x, own->pieces[1].to.x + 0.3 * by, 0.01);
		EXPECT_INT(s.labels.candidates[label->chosen].n_strips, own->n_pieces);
	}
	/* Without it the name is straight, as it is for what has no curve. */
	EXPECT(place(&s, "pin: { areas/Mississippi: { at: [0, 15], angle: 10deg } }"));
	label = find(&s, "areas/Mississippi");
	EXPECT(s.labels.positions[label->chosen].curve == NULL);
	add_town(&s, "ab", 250, 20);
	EXPECT(place(&s, "pin: { towns/ab: { at: [0, 22], curve: true } }"));
	label = find(&s, "towns/ab");
	EXPECT(label->is_settled && s.labels.positions[label->chosen].curve == NULL);
	finish(&s);
}

static void variants(struct test_state *t)
{
	struct setting s;
	init(&s);
	add_town(&s, "Abidjan Port", 100, 100);
	EXPECT(place(&s, "pin: { towns/Abidjan Port: { offset: [10, 0] } }"));
	EXPECT_INT(s.labels.positions[find(&s, "towns/Abidjan Port")->chosen].variant, 0);
	map_add_box(&s.m, s.areas, (struct map_row){.name = "Upper Volta", .key = "HV"},
		(struct box){150, 20, 290, 180});
	EXPECT(place(&s, "pin: { areas/HV: { at: [7, 15], lines: 2, size: 75% } }"));
	const struct label *label = find(&s, "areas/HV");
	const struct block *b = &label->variants[s.labels.positions[label->chosen].variant];
	EXPECT_INT(b->n_lines, 2);
	EXPECT_NEAR(b->font.size_pt, 7.4, 1e-6);
	EXPECT_NEAR((label->box.min_x + label->box.max_x) / 2, 220, 1e-6);
	finish(&s);
}

/* Of an area that is too small for its name, from outside with a line. */
static void an_area_that_is_too_small(struct test_state *t)
{
	struct setting s;
	init(&s);
	s.m.layer_specs[0].label_leader = LEADER_NONE;
	map_add_box(&s.m, s.areas, (struct map_row){.name = "Gambia", .key = "GMB"},
		(struct box){100, 100, 110, 106});
	EXPECT(place(&s, "pin: {}"));
	EXPECT(find(&s, "areas/GMB")->reason == PLACE_OUTSIDE);
	EXPECT(place(&s, "pin: { areas/GMB: { offset: [-20, 10], leader: true } }"));
	const struct label *label = find(&s, "areas/GMB");
	EXPECT(label->reason == PLACE_SHOWN);
	EXPECT_NEAR(corner(&s, "areas/GMB").x, 105 - 20 - 36, 0.5);
	EXPECT(labels_draw_leaders(&s.m.layout, &s.labels, &s.m.scene));
	EXPECT_INT(map_count(map_dump(&s.m), "class 'leader'"), 1);
	finish(&s);
}

/* A name that would stand where the pinned one does, or on its leader, goes elsewhere. */
static void the_others_keep_clear(struct test_state *t)
{
	struct setting s;
	init(&s);
	add_town(&s, "ab", 100, 100);
	add_town(&s, "cd", 60, 100);
	EXPECT(place(&s, "pin: {}"));
	EXPECT_NEAR(corner(&s, "towns/cd").x, 64, 1e-6);
	EXPECT(place(&s, "pin: { towns/ab: { offset: [-22, 0] } }"));
	EXPECT_NEAR(corner(&s, "towns/ab").x, 66, 1e-6);
	EXPECT(find(&s, "towns/cd")->reason == PLACE_SHOWN);
	EXPECT(!box_overlaps(find(&s, "towns/ab")->box, find(&s, "towns/cd")->box));
	EXPECT(place(&s, "pin: { towns/ab: { offset: [0, 0], align: right } }"));
	/* A leader that runs to the left just above the other town. */
	EXPECT(place(&s, "pin: { towns/ab: { offset: [-80, 3], leader: true } }"));
	const struct place_candidate *c = &s.labels.candidates[find(&s, "towns/ab")->chosen];
	struct box box = find(&s, "towns/cd")->box;
	for (int i = 0; i <= 100; i++) {
		double k = i / 100.0;
		const struct pt p = {c->leader_from.x + k * (c->leader_to.x - c->leader_from.x),
			c->leader_from.y + k * (c->leader_to.y - c->leader_from.y)};
		EXPECT(!box_contains(box, p));
	}
	finish(&s);
}

static void clusters(struct test_state *t)
{
	struct setting s;
	init(&s);
	add_base(&s, "b1", "Gao", 100, 100);
	add_base(&s, "b2", "Gao", 100, 100);
	/* By what they share, and by the key of either. */
	static const char *const ids[] = {"bases/Gao", "bases/b1", "bases/b2"};
	for (size_t i = 0; i < 3; i++) {
		char text[120];
		(void)snprintf(text, sizeof(text),
			"pin: { %s: { offset: [20, 1], symbols: [3, -30], leader: true } }",
			ids[i]);
		EXPECT(place(&s, text));
		const struct label *label = find(&s, "bases/Gao");
		const struct label_position *p = &s.labels.positions[label->chosen];
		EXPECT(label->kind == LABEL_CLUSTER && label->is_settled);
		EXPECT_NEAR(corner(&s, "bases/Gao").x, 120, 1e-9);
		EXPECT(!p->on_place && p->leader);
		double x = (s.sites.items[0].at.x + s.sites.items[1].at.x) / 2;
		EXPECT_NEAR(x, 103, 1e-6);
		EXPECT_NEAR(s.sites.items[0].at.y, 70, 1e-6);
	}
	/* The symbols on their place, unless it is said. */
	EXPECT(place(&s, "pin: { bases/Gao: { offset: [40, 0] } }"));
	EXPECT(s.labels.positions[find(&s, "bases/Gao")->chosen].on_place);
	/* Hidden: the symbols without the name. */
	EXPECT(place(&s, "pin: { bases/Gao: hide }"));
	EXPECT(find(&s, "bases/Gao")->reason == PLACE_SHOWN);
	EXPECT_STR(find(&s, "bases/Gao")->text, "");
	EXPECT(!label_is_missing(find(&s, "bases/Gao")));
	finish(&s);
}

static void hidden_and_dropped(struct test_state *t)
{
	struct setting s;
	init(&s);
	add_town(&s, "ab", 100, 100);
	map_add_box(&s.m, s.areas, (struct map_row){.name = "Ca", .key = "c"},
		(struct box){150, 20, 290, 180});
	EXPECT(place(&s, "pin: { towns/ab: hide, areas/c: hide }"));
	EXPECT_INT(s.labels.n, 1); /* a single site's label is none any more */
	EXPECT_STR(label_reason(find(&s, "areas/c")), "hidden by a pin");
	EXPECT(labels_check_all_shown(&s.request, 1, &s.labels));
	EXPECT(place(&s, "pin: { towns/ab: dropped }"));
	EXPECT_STR(label_reason(find(&s, "towns/ab")), "dropped by the placement");
	s.m.spec.path = "m.yaml";
	s.m.layer_specs[1].at = (struct place_in_file){.line = 7, .column = 5};
	EXPECT(place(&s, "pin: { towns/ab: dropped }"));
	EXPECT(!labels_check_all_shown(&s.request, 1, &s.labels));
	EXPECT_STR(fixture_error(&s.m.f),
		"m.yaml:7:5: layer 'towns': the label 'ab' (towns/ab) is not shown: dropped by "
		"the placement");
	EXPECT_INT(s.m.f.diag.code, SM_E_SPEC);
	finish(&s);
}

/* Several that are alike are told apart by number, in the order of the data. */
static void alike(struct test_state *t)
{
	struct setting s;
	init(&s);
	add_town(&s, "ab", 100, 100);
	add_town(&s, "ab", 200, 100);
	add_town(&s, "ab", 200, 150);
	EXPECT(place(&s, "pin: { 'towns/ab#2': { slot: west } }"));
	EXPECT_NEAR(corner(&s, "towns/ab").x, 104, 1e-9);
	EXPECT(find(&s, "towns/ab#2")->is_settled && !find(&s, "towns/ab")->is_settled);
	EXPECT(find(&s, "towns/ab#3")->reason == PLACE_SHOWN);
	EXPECT_INT(s.m.f.diag.n_warnings, 0);
	finish(&s);
}

static void panels(struct test_state *t)
{
	struct setting s;
	init(&s);
	add_town(&s, "ab", 100, 100);
	EXPECT(place(&s, "pin: { towns/ab: { slot: north }, 2/towns/ab: { slot: west } }"));
	EXPECT_NEAR(corner(&s, "towns/ab").x, 94, 1e-9);
	EXPECT_STR(find(&s, "towns/ab")->drawn_id, "towns/ab");
	s.request.panel = 2;
	s.sites = (struct sites){0};
	EXPECT(sites_collect(&s.m.layout, &s.m.layers, frame, &s.sites));
	EXPECT(labels_place(&s.request, 1, &s.labels));
	EXPECT_NEAR(corner(&s, "towns/ab").x, 84, 1e-9);
	EXPECT_STR(find(&s, "towns/ab")->drawn_id, "2/towns/ab");
	/* The map file counts before its placement, even for one panel. */
	s.pins.pins[1].from_file = true;
	s.pins.pins[0].from_file = false;
	s.sites = (struct sites){0};
	EXPECT(sites_collect(&s.m.layout, &s.m.layers, frame, &s.sites));
	EXPECT(labels_place(&s.request, 1, &s.labels));
	EXPECT_NEAR(corner(&s, "towns/ab").x, 94, 1e-9);
	finish(&s);
}

static void areas_to_avoid(struct test_state *t)
{
	struct setting s;
	init(&s);
	add_town(&s, "ab", 100, 100);
	EXPECT(place(&s, "avoid: [ { page: [101, 80, 50, 40] } ]"));
	EXPECT_NEAR(corner(&s, "towns/ab").x, 84, 1e-9);
	/* The same in degrees. */
	EXPECT(place(&s, "avoid: [ { box: [-4.9, 13, 0, 17] } ]"));
	EXPECT_NEAR(corner(&s, "towns/ab").x, 84, 1e-9);
	/* A pin stands there all the same. */
	EXPECT(place(&s, "avoid: [ { box: [-4.9, 13, 0, 17] } ]\n"
			 "pin: { towns/ab: { slot: east } }"));
	EXPECT_NEAR(corner(&s, "towns/ab").x, 104, 1e-9);
	/* On a panel that stands elsewhere on the page. */
	EXPECT(place(&s, "avoid: [ { page: [1101, 80, 50, 40] } ]"));
	EXPECT_NEAR(corner(&s, "towns/ab").x, 104, 1e-9);
	s.request.offset.x = 1000;
	EXPECT(labels_place(&s.request, 1, &s.labels));
	EXPECT_NEAR(corner(&s, "towns/ab").x, 84, 1e-9);
	finish(&s);
}

static void what_is_odd(struct test_state *t)
{
	static const struct {
		const char *pins, *says;
	} rows[] = {
		{"pin: { towns/ab: { at: [-15, 15] } }",
			"p.yaml:1:8: pin 'towns/ab': 'ab' stands across or outside of the "
			"map's "
			"frame"},
		{"pin: { towns/ab: { at: [14.95, 4.95] } }",
			"p.yaml:1:8: pin 'towns/ab': 'ab' stands across or outside of the "
			"map's "
			"frame"},
		{"pin: { areas/c: { slot: east } }",
			"p.yaml:1:8: pin 'areas/c': a slot is of sites alone; `at:` or "
			"`offset:` "
			"places the name of an area, which is placed as usual"},
		{"pin:\n  towns/ab: { at: [5, 15] }\n  areas/c: { at: [5, 15] }\n",
			"p.yaml:2:3: pin 'towns/ab': 'ab' overlaps 'Ca', which is pinned too"},
		{"pin: { towns/ba: { at: [5, 15] } }",
			"p.yaml:1:8: pin 'towns/ba': layer 'towns' has no 'ba'; did you mean "
			"'ab'?"},
		{"pin: { townes/ab: { at: [5, 15] } }",
			"p.yaml:1:8: pin 'townes/ab': there is no layer 'townes'; did you mean "
			"'towns'?"},
	};
	struct setting s;
	init(&s);
	add_town(&s, "ab", 100, 100);
	map_add_box(&s.m, s.areas, (struct map_row){.name = "Ca", .key = "c"},
		(struct box){150, 20, 290, 180});
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		EXPECT(place(&s, rows[i].pins));
		EXPECT_STR(fixture_warning(&s.m.f, "pin"), rows[i].says);
		EXPECT(find(&s, "towns/ab")->reason == PLACE_SHOWN);
		EXPECT(find(&s, "areas/c")->reason == PLACE_SHOWN);
	}
	/* Under furniture. */
	static const struct box bar = {200, 150, 280, 190};
	EXPECT(place(&s, "pin: { towns/ab: { at: [8, 8] } }"));
	EXPECT_STR(fixture_warning(&s.m.f, "pin"), "");
	s.request.furniture = &bar;
	s.request.n_furniture = 1;
	EXPECT(labels_place(&s.request, 1, &s.labels));
	EXPECT_STR(fixture_warning(&s.m.f, "pin"),
		"p.yaml:1:8: pin 'towns/ab': 'ab' stands under furniture");
	finish(&s);
}

/* What is written is read, and gives the same positions to the last bit. */
static void round_trip(struct test_state *t)
{
	struct setting s;
	init(&s);
	for (int i = 0; i < 12; i++) {
		static const char *const names[] = {"Aa", "Bamako", "Abidjan Port-Bouet", "D"};
		add_town(&s, names[i % 4], 20.37 + 41.3 * (i % 6), 30.13 + 9.7 * (i % 5));
	}
	add_river(&s, 190, 195);
	add_base(&s, "b1", "Gao", 203.1, 140.7);
	add_base(&s, "b2", "Gao", 204.3, 141.1);
	add_base(&s, "b3", "Kidal", 205.3, 143.1);
	map_add_box(&s.m, s.areas, (struct map_row){.name = "Upper Volta", .key = "HV"},
		(struct box){10.1, 110.7, 120.3, 190.9});
	map_add_box(&s.m, s.areas, (struct map_row){.name = "Gambia", .key = "GMB"},
		(struct box){100, 100, 110, 106});
	EXPECT(place(&s, "pin: {}"));
	struct labels before = s.labels;
	struct buf text;
	buf_init(&text, 1 << 16);
	s.m.spec.path = "dir/m.yaml";
	const struct placement_map map = {&s.request, &before};
	EXPECT(placement_write(&s.m.f.arena, &map, 1, &text));
	EXPECT(place(&s, text.ptr));
	EXPECT_INT(s.labels.n, before.n);
	EXPECT_INT(s.m.f.diag.n_warnings, 0);
	size_t shown = 0;
	for (size_t i = 0; i < before.n; i++) {
		const struct label *a = &before.items[i], *b = &s.labels.items[i];
		EXPECT_INT((a->reason == PLACE_SHOWN), (b->reason == PLACE_SHOWN));
		if (a->reason == PLACE_SHOWN && b->reason == PLACE_SHOWN) {
			EXPECT_INT(a->chosen, b->chosen);
			shown++;
		}
		EXPECT(b->is_settled);
	}
	EXPECT(shown > 10 && strstr(text.ptr, "dropped") != NULL &&
		strstr(text.ptr, "curve: true") != NULL && strstr(text.ptr, "slot: ") != NULL &&
		strstr(text.ptr, "at: [") != NULL);
	EXPECT(strncmp(text.ptr, "# Where the labels of m.yaml stand;", 35) == 0);
	buf_finish(&text);
	finish(&s);
}

/* Keys as YAML reads them, values as the options have them. */
static void lines_of_a_file(struct test_state *t)
{
	static const struct {
		const char *id, *text, *want;
	} rows[] = {
		{"a/Gao", "Gao", "  a/Gao: hide\n"},
		{"a/gao", "Gao", "  a/gao: hide  # Gao\n"},
		{"a/Lac Tchad (nord)", NULL, "  \"a/Lac Tchad (nord)\": hide\n"},
		{"a/N'Djamena", NULL, "  a/N'Djamena: hide\n"},
		{"a/b: c", "x\ny", "  \"a/b: c\": hide  # x y\n"},
		{"a/b#2", "b", "  \"a/b#2\": hide  # b\n"},
		{"2/a/Ségou", "Ségou", "  2/a/Ségou: hide\n"},
		{"annotations/Western Sahara", "Western\nSahara",
			"  annotations/Western Sahara: hide\n"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf out;
		buf_init(&out, 1000);
		placement_line(rows[i].id, "hide", rows[i].text, &out);
		EXPECT_STR(out.ptr, rows[i].want);
		buf_finish(&out);
	}
	static const struct {
		struct pin_spec pin;
		const char *want;
	} values[] = {
		{{.kind = PIN_HIDE}, "hide"},
		{{.kind = PIN_DROPPED}, "dropped"},
		{{.kind = PIN_SLOT, .slot = SIDE_SOUTH_WEST, .lines = 1, .size = 1},
			"{ slot: south-west }"},
		{{.kind = PIN_OFFSET,
			 .offset_pt = {1.255, -20},
			 .align = PIN_ALIGN_RIGHT,
			 .lines = 2,
			 .size = 0.86,
			 .symbols_pt = {0, 3},
			 .leader = true},
			"{ offset: [1.25pt, -20pt], align: right, lines: 2, size: 86%, "
			"symbols: "
			"[0pt, 3pt], leader: true }"},
		{{.kind = PIN_AT, .place = {-4.5, 18.123456}, .lines = 1, .size = 1},
			"{ at: [-4.5, 18.123456] }"},
	};
	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		struct buf out;
		buf_init(&out, 1000);
		placement_value(&values[i].pin, &out);
		EXPECT_STR(out.ptr, values[i].want);
		buf_finish(&out);
	}
}

static void without_memory(struct test_state *t)
{
	struct setting s;
	int n = 1;
	init(&s);
	add_town(&s, "ab", 100, 100);
	add_base(&s, "b1", "Gao", 200, 100);
	add_base(&s, "b2", "Gao", 200, 100);
	map_add_box(&s.m, s.areas, (struct map_row){.name = "Ca", .key = "c"},
		(struct box){150, 20, 290, 180});
	static const char pins[] =
		"pin: { towns/ab: { offset: [9, 9], leader: true }, bases/b2: { slot: north }, "
		"areas/c: { at: [1, 15] } }\navoid: [ { box: [0, 5, 1, 6] } ]";
	for (; n < 800; n++) {
		s.m.f.arena.fail_in = 0;
		fixture_forget(&s.m.f);
		s.pins = (struct labels_spec){0};
		EXPECT(labels_read_text(
			&s.m.f.arena, "p.yaml", pins, sizeof(pins) - 1, &s.pins));
		s.sites = (struct sites){0};
		EXPECT(sites_collect(&s.m.layout, &s.m.layers, frame, &s.sites));
		s.request = (struct label_request){.layout = &s.m.layout,
			.layers = &s.m.layers,
			.view = s.view,
			.sites = &s.sites,
			.map = frame,
			.pins = &s.pins};
		s.m.f.arena.fail_in = n;
		bool ok = labels_place(&s.request, 1, &s.labels);
		if (ok && s.m.f.diag.code == SM_OK) {
			break;
		}
		EXPECT_INT(s.m.f.diag.code, SM_E_NOMEM);
	}
	s.m.f.arena.fail_in = 0;
	EXPECT(n > 60 && n < 800);
	finish(&s);
}

TEST_MAIN({"kinds", kinds}, {"takes its own position", takes_its_own}, {"curves", curves},
	{"variants", variants}, {"an area that is too small", an_area_that_is_too_small},
	{"the others keep clear", the_others_keep_clear}, {"clusters", clusters},
	{"hidden and dropped", hidden_and_dropped}, {"alike", alike}, {"panels", panels},
	{"areas to avoid", areas_to_avoid}, {"what is odd", what_is_odd},
	{"round trip", round_trip}, {"lines of a file", lines_of_a_file},
	{"without memory", without_memory})
