#include "layout/candidates.h"
#include "layout/dense_key.h"
#include "layout/map_fixture.h"
#include "layout/rows.h"
#include "test.h"

static const struct box frame = {0, 0, 300, 200};

struct setting {
	struct map_fixture m;
	struct map_layer *areas, *towns, *bases;
	struct sites sites;
	struct labels labels;
	const struct box *furniture;
	size_t n_furniture;
	const struct place_obstacle *annotations;
	size_t n_annotations;
};

static void init(struct setting *s, const char *rules)
{
	*s = (struct setting){0};
	map_init(&s->m, rules);
	s->areas = map_layer(&s->m, "areas");
	s->towns = map_layer(&s->m, "towns");
	s->bases = map_layer(&s->m, "bases");
	map_use(s->bases, true, false, false);
}

/* 10 pt a degree: (0, 0) is at 15 W, 25 N. */
static bool place(struct setting *s)
{
	struct view *view =
		map_view(&s->m, "+proj=eqc +datum=WGS84", (struct box){-15, 5, 15, 25}, frame);
	const struct label_request r = {.layout = &s->m.layout,
		.layers = &s->m.layers,
		.view = view,
		.sites = &s->sites,
		.map = frame,
		.furniture = s->furniture,
		.n_furniture = s->n_furniture,
		.annotations = s->annotations,
		.n_annotations = s->n_annotations};
	bool ok = sites_collect(&s->m.layout, &s->m.layers, frame, &s->sites) &&
		  labels_place(&r, 1, &s->labels);
	view_destroy(view);
	return ok;
}

static void add_town(struct setting *s, const char *name, double rank, double x, double y)
{
	map_add_point(&s->m, s->towns, (struct map_row){.name = name, .rank = rank}, x, y);
}

static void add_base(struct setting *s, const char *name, double x, double y)
{
	map_add_point(&s->m, s->bases, (struct map_row){.name = name, .place = name}, x, y);
}

static const struct label *find(const struct setting *s, const char *text)
{
	static const struct label none = {.reason = PLACE_OUTSIDE};
	for (size_t i = 0; i < s->labels.n; i++) {
		if (strcmp(s->labels.items[i].text, text) == 0) {
			return &s->labels.items[i];
		}
	}
	return &none;
}

static enum place_reason reason_of(const struct setting *s, const char *text)
{
	return find(s, text)->reason;
}

static void a_town_alone(struct test_state *t)
{
	struct setting s;
	init(&s, NULL);
	add_town(&s, "ab", 1, 100, 100);
	EXPECT(place(&s));
	const struct label *label = find(&s, "ab");
	EXPECT_INT(label->reason, PLACE_SHOWN);
	EXPECT_NEAR(label->box.min_x, 104, 1e-9);
	EXPECT_NEAR(label->box.max_y, 106, 1e-9);
	map_finish(&s.m);
}

static void away_from_the_edge(struct test_state *t)
{
	struct setting s;
	init(&s, NULL);
	/* 12 wide and 4 from the place; 2.5 from the frame. */
	add_town(&s, "in", 1, 300 - 2.5 - 16, 100);
	add_town(&s, "ou", 1, 300 - 2.5 - 15.9, 50);
	EXPECT(place(&s));
	EXPECT(find(&s, "in")->box.min_x > 281);
	/* Above it to the right, 1 nearer. */
	EXPECT_NEAR(find(&s, "ou")->box.min_x, 281.6 + 3, 1e-9);
	map_finish(&s.m);
}

static void rank_decides(struct test_state *t)
{
	/* Between furniture there is room for one name of the two. */
	static const struct box walls[] = {
		{0, 0, 300, 94}, {0, 107, 300, 200}, {0, 0, 97, 200}, {140, 0, 300, 200}};
	for (int turn = 0; turn < 2; turn++) {
		struct setting s;
		init(&s, NULL);
		s.furniture = walls;
		s.n_furniture = 4;
		add_town(&s, "aaa", turn == 0 ? 2 : 8, 100, 100);
		add_town(&s, "bbb", turn == 0 ? 8 : 2, 135, 100);
		EXPECT(place(&s));
		EXPECT_INT(reason_of(&s, turn == 0 ? "aaa" : "bbb"), PLACE_SHOWN);
		EXPECT_INT(reason_of(&s, turn == 0 ? "bbb" : "aaa"), PLACE_CROWDED);
		map_finish(&s.m);
	}
}

static void weights(struct test_state *t)
{
	struct setting s;
	init(&s, "  areas: { label: { font-size: 12pt } }\n");
	struct annotation_spec sea = {
		.text = map_text(&s.m, "", "Sea"), .at = {POSITION_PLACE, {5, 10}, 0, 0}};
	s.m.spec.annotations = &sea;
	s.m.spec.n_annotations = 1;
	map_add_box(
		&s.m, s.areas, (struct map_row){.name = "Area"}, (struct box){0, 0, 90, 90});
	add_town(&s, "first", 1, 150, 50);
	add_town(&s, "last", 20, 250, 50);
	add_town(&s, "none", 0, 250, 150);
	add_base(&s, "base", 50, 150);
	EXPECT(place(&s));
	EXPECT_INT(s.labels.n, 6);
	int area = find(&s, "Area")->weight, base = find(&s, "base")->weight;
	int sea_weight = find(&s, "Sea")->weight, first = find(&s, "first")->weight;
	EXPECT(base > area && area > sea_weight && sea_weight > first);
	/* A hundred for each rank, up to 15; large type counts. */
	EXPECT_INT(first - find(&s, "last")->weight, 1400);
	EXPECT_INT(find(&s, "none")->weight, find(&s, "last")->weight);
	s.towns->rank = NULL;
	EXPECT(place(&s));
	EXPECT_INT(find(&s, "none")->weight, first + 100);
	/* At 10 degrees north, 5 degrees east. */
	EXPECT_NEAR(find(&s, "Sea")->box.min_x, 200 - 9, 0.01);
	EXPECT_NEAR(find(&s, "Sea")->box.min_y, 150 - 3.5, 0.01);
	map_finish(&s.m);
}

/* A box keeps names off, symbols are drawn beneath it; an arrow is only avoided. */
static void by_hand(struct test_state *t)
{
	static const struct place_obstacle box = {.box = {60, 60, 200, 140}, .cost = -1},
					   arrow = {.box = {60, 60, 200, 140}, .cost = 60},
					   right = {.box = {103, 60, 200, 140}, .cost = 60};
	static const struct {
		const struct place_obstacle *note;
		bool shown, left;
	} rows[] = {{&box, false, false}, {&arrow, true, false}, {&right, true, true}};
	for (size_t i = 0; i < 3; i++) {
		struct setting s;
		init(&s, NULL);
		s.annotations = rows[i].note;
		s.n_annotations = 1;
		add_town(&s, "aaa", 2, 100, 100);
		EXPECT(place(&s));
		EXPECT_INT(reason_of(&s, "aaa") == PLACE_SHOWN, rows[i].shown);
		EXPECT_INT(find(&s, "aaa")->box.max_x < 100 && rows[i].shown, rows[i].left);
		EXPECT(!s.sites.items[0].covered);
		map_finish(&s.m);
	}
}

/* Texts at a place that are not labels, or of another day, are none; nor what is not on earth
 * as the map shows it. */
static void annotations_as_labels(struct test_state *t)
{
	struct setting s;
	init(&s, NULL);
	struct annotation_spec notes[] = {
		{.text = map_text(&s.m, "", "label"), .at = {POSITION_PLACE, {5, 10}, 0, 0}},
		{.text = map_text(&s.m, "", "page"), .at = {POSITION_PAGE, {0, 0}, 50, 50}},
		{.text = map_text(&s.m, "", "ended"),
			.at = {POSITION_PLACE, {0, 15}, 0, 0},
			.to = {2022, 0, 0}},
		{.text = map_text(&s.m, "", "arrow"), .kind = ANNOTATION_ARROW},
	};
	s.m.spec.annotations = notes;
	s.m.spec.n_annotations = 4;
	EXPECT(place(&s));
	EXPECT_INT(s.labels.n, 1);
	EXPECT_STR(s.labels.items[0].text, "label");
	map_finish(&s.m);
}

static void reasons(struct test_state *t)
{
	static const struct box legend = {0, 0, 300, 80};
	static const char wide[] = "Anamewiderthanthismapisbyfarasnobodywouldeverthinkof";
	struct setting s;
	init(&s, NULL);
	s.furniture = &legend;
	s.n_furniture = 1;
	s.m.layer_specs[0].label_leader = LEADER_NONE;
	map_add_box(&s.m, s.areas, (struct map_row){.name = "Tiny"},
		(struct box){50, 150, 51, 151});
	add_town(&s, "under the legend", 1, 100, 50);
	add_town(&s, wide, 1, 100, 150);
	EXPECT(place(&s));
	EXPECT_INT(reason_of(&s, "Tiny"), PLACE_OUTSIDE);
	EXPECT_INT(reason_of(&s, "under the legend"), PLACE_BLOCKED);
	EXPECT_INT(find(&s, wide)->reason, PLACE_OUTSIDE);
	static const struct {
		enum place_reason reason;
		const char *words;
	} reasons[] = {{PLACE_SHOWN, "shown"}, {PLACE_OUTSIDE, "does not fit the map"},
		{PLACE_BLOCKED, "no position is free of symbols and furniture"},
		{PLACE_CROWDED, "crowded out by other names"}};
	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++) {
		const struct label label = {.kind = LABEL_AREA, .reason = reasons[i].reason};
		EXPECT_STR(label_reason(&label), reasons[i].words);
	}
	const struct label winding = {.kind = LABEL_LINE, .reason = PLACE_OUTSIDE};
	EXPECT_STR(
		label_reason(&winding), "no stretch of the line is long and straight enough");
	EXPECT_STR(label_kind_name(LABEL_AREA), "area");
	EXPECT_STR(label_kind_name(LABEL_SITE), "site");
	EXPECT_STR(label_kind_name(LABEL_CLUSTER), "cluster");
	EXPECT_STR(label_kind_name(LABEL_ANNOTATION), "annotation");
	map_finish(&s.m);
}

static void covered_sites(struct test_state *t)
{
	static const struct box legend = {0, 0, 100, 100};
	struct setting s;
	init(&s, NULL);
	s.furniture = &legend;
	s.n_furniture = 1;
	add_base(&s, "half", 101, 50);
	add_base(&s, "free", 102.6, 150);
	add_base(&s, "edge", 298, 50);
	add_town(&s, "town", 1, 50, 50);
	/* Their middle is free, so both are drawn, though one lies under the legend. */
	add_base(&s, "two", 92, 20);
	add_base(&s, "two", 116, 20);
	EXPECT(place(&s));
	for (size_t i = 0; i < s.sites.n; i++) {
		const struct site *site = &s.sites.items[i];
		bool want = strcmp(site->name, "half") == 0 ||
			    strcmp(site->name, "edge") == 0 || strcmp(site->name, "town") == 0;
		EXPECT(site->covered == want);
	}
	EXPECT_INT(reason_of(&s, "half"), PLACE_BLOCKED);
	EXPECT_INT(reason_of(&s, "edge"), PLACE_BLOCKED);
	EXPECT_INT(reason_of(&s, "free"), PLACE_SHOWN);
	EXPECT_INT(reason_of(&s, "two"), PLACE_SHOWN);
	/* Towns go without a word but the report's; sites that matter are warned of. */
	EXPECT_INT(s.m.f.diag.n_warnings, 1);
	EXPECT_INT(s.m.f.diag.warnings[0].count, 2);
	EXPECT_STR(s.m.f.diag.warnings[0].text, "layer 'bases': 'half' lies under the "
						"furniture or on the frame and is not drawn");
	map_finish(&s.m);
}

/* The year beside a symbol is left out where only that would lie under something. */
static void covered_tags(struct test_state *t)
{
	static const struct box legend = {112, 0, 160, 100};
	struct setting s;
	init(&s, NULL);
	map_use(s.bases, true, false, true);
	s.furniture = &legend;
	s.n_furniture = 1;
	/* A symbol is 5 wide and its tag 18 and a gap. */
	static const double xs[] = {100, 200, 290};
	for (size_t i = 0; i < 3; i++) {
		const char *names[] = {"legend", "free", "edge"};
		map_add_point(&s.m, s.bases,
			(struct map_row){.name = names[i], .place = names[i], .tag = "2022"},
			xs[i], 50);
	}
	EXPECT(place(&s));
	for (size_t i = 0; i < 3; i++) {
		const struct site *site = &s.sites.items[i];
		EXPECT(!site->covered);
		EXPECT((site->tag != NULL) == (site->true_at.x == 200));
		EXPECT((site_width_pt(site) > 6) == (site->true_at.x == 200));
	}
	EXPECT_INT(s.m.f.diag.n_warnings, 1);
	EXPECT_INT(s.m.f.diag.warnings[0].count, 2);
	EXPECT_STR(s.m.f.diag.warnings[0].text, "layer 'bases': the year beside 'legend' would "
						"lie under the furniture or on the "
						"frame and is not written");
	map_finish(&s.m);
}

static bool is_free(const struct setting *s, const struct box *walls, size_t n)
{
	bool ok = true;
	for (size_t i = 0; i < s->sites.n; i++) {
		struct box b = site_box(&s->sites.items[i]);
		for (size_t k = 0; k < n; k++) {
			ok = ok && !box_overlaps(b, walls[k]);
		}
		for (size_t k = 0; k < i; k++) {
			ok = ok && !box_overlaps(b, site_box(&s->sites.items[k]));
		}
	}
	return ok;
}

/* Symbols at one place stand beside one another, also when their name finds no room. */
static void rows_without_a_name(struct test_state *t)
{
	/* Round the place 40 x 20 are free; the name alone is 120 wide. */
	static const struct box walls[] = {
		{0, 0, 300, 90}, {0, 110, 300, 200}, {0, 0, 80, 200}, {120, 0, 300, 200}};
	/* Of the second there is no room at the place, but 14 above it. */
	static const struct box low[] = {{0, 0, 300, 74}, {0, 102, 300, 200}, {0, 0, 80, 200},
		{120, 0, 300, 200}, {80, 88, 98, 102}, {102, 88, 120, 102}};
	/* And here nowhere. */
	static const struct box full[] = {
		{0, 0, 300, 98}, {0, 102, 300, 200}, {0, 0, 98, 200}, {102, 0, 300, 200}};
	static const struct {
		const struct box *walls;
		size_t n;
		bool covered, leader;
	} rows[] = {{walls, 4, false, false}, {low, 6, false, true}, {full, 4, true, false}};
	for (size_t i = 0; i < 3; i++) {
		struct setting s;
		init(&s, NULL);
		s.furniture = rows[i].walls;
		s.n_furniture = rows[i].n;
		for (int k = 0; k < 3; k++) {
			add_base(&s, "abcdefghijabcdefghij", 100, 100);
		}
		EXPECT(place(&s));
		const struct label *label = find(&s, "abcdefghijabcdefghij");
		EXPECT(label->reason != PLACE_SHOWN);
		EXPECT_INT(label->rows_alone, !rows[i].covered);
		for (size_t k = 0; k < 3; k++) {
			EXPECT_INT(s.sites.items[k].covered, rows[i].covered);
		}
		EXPECT(rows[i].covered || is_free(&s, rows[i].walls, rows[i].n));
		EXPECT(rows[i].covered ||
			s.labels.positions[label->chosen].leader == rows[i].leader);
		EXPECT_STR(fixture_warning(&s.m.f, "covered"),
			rows[i].covered
				? "layer 'bases': 'abcdefghijabcdefghij' has no room for its "
				  "symbol and is not drawn"
				: "");
		map_finish(&s.m);
	}
}

/* Such rows keep off the key of numbers, too. */
static void rows_beside_the_key(struct test_state *t)
{
	static const struct box walls[] = {
		{0, 0, 300, 60}, {0, 140, 300, 200}, {0, 0, 60, 200}, {140, 0, 300, 200}};
	static const struct label_key key = {.box = {104, 60, 140, 140}};
	struct setting s;
	init(&s, NULL);
	s.furniture = walls;
	s.n_furniture = 4;
	for (int k = 0; k < 3; k++) {
		add_base(&s, "abcdefghijabcdefghij", 100, 100);
	}
	EXPECT(place(&s));
	EXPECT(!is_free(&s, &key.box, 1));
	const struct label_request r = {
		.layout = &s.m.layout, .layers = &s.m.layers, .sites = &s.sites, .map = frame};
	s.labels.key = &key;
	EXPECT(rows_place(&r, &s.labels));
	EXPECT(is_free(&s, &key.box, 1) && is_free(&s, walls, 4));
	map_finish(&s.m);
}

static void clear_of_symbols_and_lines(struct test_state *t)
{
	struct setting s;
	init(&s, NULL);
	/* A symbol where the name would be; a covered one is no obstacle. */
	add_town(&s, "ab", 1, 100, 100);
	add_town(&s, NULL, 1, 110, 100);
	/* A river where the other name would be, right of it and above. */
	add_town(&s, "cd", 1, 200, 100);
	const struct pt river[] = {{210, 0}, {210, 103}};
	map_add(&s.m, s.areas, (struct map_row){0}, SHAPE_LINE, river, 2);
	EXPECT(place(&s));
	const struct box symbol = {107.5, 97.5, 112.5, 102.5};
	EXPECT_INT(reason_of(&s, "ab"), PLACE_SHOWN);
	EXPECT(!box_overlaps(find(&s, "ab")->box, symbol));
	EXPECT_NEAR(find(&s, "ab")->box.min_x, 103, 1e-9);
	/* Below right it is dearer by 6 at first, but touches no line. */
	EXPECT_NEAR(find(&s, "cd")->box.min_x, 203, 1e-9);
	EXPECT_NEAR(find(&s, "cd")->box.min_y, 103, 1e-9);
	map_finish(&s.m);
}

static void clear_of_hatches(struct test_state *t)
{
	struct setting s;
	init(&s, "  hatched: { hatch-stroke: '#000000' }\n");
	s.m.layer_specs[0].id = "hatched";
	map_add_box(&s.m, s.areas, (struct map_row){0}, (struct box){101, 0, 300, 200});
	add_town(&s, "abcdefgh", 1, 100, 100);
	EXPECT(place(&s));
	/* Left of it costs 10 more than right, and 24 by 9.5 of hatches cost more than that. */
	EXPECT_NEAR(find(&s, "abcdefgh")->box.max_x, 96, 1e-9);
	map_finish(&s.m);
}

static void a_cluster_is_set(struct test_state *t)
{
	struct setting s;
	init(&s, NULL);
	add_base(&s, "Gao", 100, 100);
	add_base(&s, "Gao", 100, 100);
	EXPECT(place(&s));
	const struct label *label = find(&s, "Gao");
	EXPECT_INT(label->kind, LABEL_CLUSTER);
	EXPECT_NEAR(s.sites.items[0].at.x, 100 - 5.7 + 2.5, 1e-9);
	EXPECT_NEAR(s.sites.items[1].at.x, 100 + 5.7 - 2.5, 1e-9);
	EXPECT_NEAR(s.sites.items[1].at.y, 100, 1e-9);
	/* On its place: neither dot nor line. */
	EXPECT(labels_draw_leaders(&s.m.layout, &s.labels, &s.m.scene));
	EXPECT_INT(s.m.scene.n_items, 2);
	EXPECT_STR(s.m.scene.items[0].u.group.id, "leaders");
	map_finish(&s.m);
}

/* The line to a name outside of its area ends with a dot within. */
static void a_dot_in_the_area(struct test_state *t)
{
	const struct box area = {150, 100, 156, 106};
	struct setting s;
	init(&s, "  leader: { stroke: '#00ff00', stroke-width: 1pt }\n");
	map_add_box(&s.m, s.areas, (struct map_row){.name = "Gambia", .key = "K"}, area);
	EXPECT(place(&s));
	const struct label *label = find(&s, "Gambia");
	EXPECT_INT(label->reason, PLACE_SHOWN);
	const struct label_position *p = &s.labels.positions[label->chosen];
	EXPECT(p->leader && !box_overlaps(label->box, area));
	EXPECT(labels_draw_leaders(&s.m.layout, &s.labels, &s.m.scene));
	const char *text = map_dump(&s.m);
	EXPECT_INT(map_count(text, "class 'leader'"), 1);
	EXPECT_INT(map_count(text, "class 'leader-dot'"), 1);
	map_finish(&s.m);
	/* `label-leader: none`: it is dropped, and said to be. */
	init(&s, NULL);
	s.m.layer_specs[0].label_leader = LEADER_NONE;
	map_add_box(&s.m, s.areas, (struct map_row){.name = "Gambia", .key = "K"}, area);
	EXPECT(place(&s));
	EXPECT(reason_of(&s, "Gambia") != PLACE_SHOWN);
	map_finish(&s.m);
}

static void leaders_and_dots(struct test_state *t)
{
	struct setting s;
	init(&s, "  leader: { stroke: '#00ff00', stroke-width: 1pt, fill: '#0000ff' }\n"
		 "  cluster-dot: { fill: '#ff0000', symbol-size: 2pt }\n");
	add_base(&s, "Gao", 100, 100);
	add_base(&s, "Gao", 100, 100);
	EXPECT(place(&s));
	/* As if it had been chosen: to the left with a line. */
	struct label *label = &s.labels.items[0];
	for (uint32_t i = label->begin; i < label->end; i++) {
		label->chosen = s.labels.positions[i].leader ? i : label->chosen;
	}
	EXPECT(labels_draw_leaders(&s.m.layout, &s.labels, &s.m.scene));
	const struct scene_item *it = s.m.scene.items;
	EXPECT_INT(s.m.scene.n_items, 4);
	EXPECT_STR(it[1].meaning.class_name, "leader");
	EXPECT_INT(it[1].style.fill.a, 0);
	EXPECT_INT(it[1].style.stroke.g, 255);
	EXPECT_NEAR(it[1].u.path.pts[0].x, 100, 1e-9);
	EXPECT_NEAR(it[1].u.path.pts[1].x, s.labels.positions[label->chosen].leader_to.x, 1e-9);
	EXPECT_STR(it[2].meaning.class_name, "cluster-dot");
	EXPECT_INT(it[2].style.fill.r, 255);
	/* What was dropped has neither. */
	label->reason = PLACE_CROWDED;
	size_t before = s.m.scene.n_items;
	EXPECT(labels_draw_leaders(&s.m.layout, &s.labels, &s.m.scene));
	EXPECT_INT(s.m.scene.n_items, before + 2);
	map_finish(&s.m);
}

static void drawn(struct test_state *t)
{
	struct setting s;
	init(&s, "  towns: { label: { fill: '#ff0000', halo: '#ffffff', halo-width: 0.5pt } "
		 "}\n");
	map_add_point(
		&s.m, s.towns, (struct map_row){.name = "Abidjan Port", .key = "k"}, 100, 100);
	EXPECT(place(&s));
	EXPECT(labels_draw(&s.m.layout, &s.labels, &s.m.scene));
	const struct scene_item *it = s.m.scene.items;
	EXPECT_INT(s.m.scene.n_items, 3);
	EXPECT_STR(it[0].u.group.id, "labels");
	EXPECT_STR(it[0].u.group.class_name, "text");
	EXPECT_STR(it[1].u.text.text, "Abidjan Port");
	EXPECT_STR(it[1].u.text.lang, "en");
	EXPECT_STR(it[1].meaning.key, "k");
	EXPECT_NEAR(it[1].u.text.at.x, 104, 1e-9);
	EXPECT_NEAR(it[1].u.text.at.y, 103.5, 1e-9);
	EXPECT_NEAR(it[1].u.text.width_pt, 72, 1e-9);
	EXPECT_NEAR(it[1].u.text.halo_width_pt, 1, 1e-9);
	EXPECT_INT(it[1].style.fill.r, 255);
	s.labels.items[0].reason = PLACE_CROWDED;
	EXPECT(labels_draw(&s.m.layout, &s.labels, &s.m.scene));
	EXPECT_INT(s.m.scene.n_items, 5);
	map_finish(&s.m);
}

static void lines_are_aligned(struct test_state *t)
{
	/* "Bouna" is 18 narrower than "Abidjanx": at the right both end together. */
	struct setting s;
	init(&s, NULL);
	map_add_point(&s.m, s.towns, (struct map_row){.name = "Abidjanx Bouna"}, 100, 100);
	EXPECT(place(&s));
	struct label *label = &s.labels.items[0];
	for (uint32_t i = label->begin; i < label->end; i++) {
		const struct label_position *p = &s.labels.positions[i];
		if (p->variant != 1) {
			continue;
		}
		label->chosen = i;
		scene_init(&s.m.scene, &s.m.f.arena, 300, 200);
		EXPECT(labels_draw(&s.m.layout, &s.labels, &s.m.scene));
		const struct scene_text *first = &s.m.scene.items[1].u.text;
		const struct scene_text *second = &s.m.scene.items[2].u.text;
		double shift = second->at.x - first->at.x;
		EXPECT_NEAR(shift, (double)p->align * 18, 1e-9);
		EXPECT_NEAR(second->at.y - first->at.y, 15, 1e-9);
	}
	map_finish(&s.m);
}

static void without_memory(struct test_state *t)
{
	struct setting s;
	int n = 1;
	init(&s, "  areas: { hatch-stroke: '#000000' }\n");
	const struct pt river[] = {{210, 0}, {210, 103}};
	map_add(&s.m, s.areas, (struct map_row){0}, SHAPE_LINE, river, 2);
	add_town(&s, "ab", 1, 100, 100);
	map_add_box(
		&s.m, s.areas, (struct map_row){.name = "Area"}, (struct box){0, 0, 90, 90});
	EXPECT(sites_collect(&s.m.layout, &s.m.layers, frame, &s.sites));
	const struct label_request r = {
		.layout = &s.m.layout, .layers = &s.m.layers, .sites = &s.sites, .map = frame};
	for (; n < 500; n++) {
		fixture_forget(&s.m.f);
		s.m.f.arena.fail_in = n;
		if (labels_place(&r, 1, &s.labels)) {
			break;
		}
		EXPECT_INT(s.m.f.diag.code, SM_E_NOMEM);
		EXPECT_INT(s.m.f.diag.n_errors, 1);
	}
	EXPECT(n > 30 && n < 500);
	EXPECT_INT(s.m.f.diag.code, SM_OK);
	s.m.f.arena.fail_in = 0;
	map_finish(&s.m);
}

static void drawing_without_memory(struct test_state *t)
{
	struct setting s;
	int n = 1;
	init(&s, NULL);
	add_town(&s, "ab", 1, 100, 100);
	add_base(&s, "Gao", 200, 100);
	add_base(&s, "Gao", 200, 100);
	EXPECT(place(&s));
	for (size_t i = 0; i < s.labels.n; i++) {
		/* The last position has a line. */
		bool several = s.labels.items[i].kind == LABEL_CLUSTER;
		s.labels.items[i].chosen = s.labels.items[i].end - (several ? 1 : 8);
	}
	for (; n < 200; n++) {
		fixture_forget(&s.m.f);
		scene_init(&s.m.scene, &s.m.f.arena, 300, 200);
		s.m.f.arena.fail_in = n;
		if (labels_draw_leaders(&s.m.layout, &s.labels, &s.m.scene) &&
			labels_draw(&s.m.layout, &s.labels, &s.m.scene) &&
			sites_draw(&s.m.layout, &s.sites, s.bases, &s.m.scene)) {
			break;
		}
		EXPECT_INT(s.m.f.diag.code, SM_E_NOMEM);
	}
	EXPECT(n > 15 && n < 200);
	EXPECT_INT(s.m.f.diag.code, SM_OK);
	s.m.f.arena.fail_in = 0;
	map_finish(&s.m);
}

TEST_MAIN({"by hand", by_hand}, {"annotations as labels", annotations_as_labels},
	{"a town alone", a_town_alone}, {"away from the edge", away_from_the_edge},
	{"rank decides", rank_decides}, {"weights", weights}, {"reasons", reasons},
	{"covered sites", covered_sites}, {"covered tags", covered_tags},
	{"rows without a name", rows_without_a_name},
	{"rows beside the key", rows_beside_the_key},
	{"clear of symbols and lines", clear_of_symbols_and_lines},
	{"clear of hatches", clear_of_hatches}, {"a cluster is set", a_cluster_is_set},
	{"leaders and dots", leaders_and_dots}, {"a dot in the area", a_dot_in_the_area},
	{"drawn", drawn}, {"lines are aligned", lines_are_aligned},
	{"without memory", without_memory}, {"drawing without memory", drawing_without_memory})
