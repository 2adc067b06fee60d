/* Names of points that stand too close to one another: as usual, in a block, as numbers. */
#include "layout/dense.h"

#include "layout/map_fixture.h"
#include "spec/labels.h"
#include "test.h"

static const struct box frame = {0, 0, 300, 200};

struct setting {
	struct map_fixture m;
	struct map_layer *towns;
	struct layer_spec *spec;
	struct view *view;
	struct sites sites;
	struct labels labels;
	struct labels_spec pins;
	const struct box *furniture;
	size_t n_furniture;
};

static void init(struct setting *s, enum dense_way way)
{
	*s = (struct setting){0};
	map_init(&s->m, NULL);
	s->towns = map_layer(&s->m, "towns");
	s->spec = &s->m.layer_specs[0];
	s->spec->label = "name";
	s->spec->dense = way;
	s->spec->label_leader = LEADER_NONE; /* of single names */
	s->view =
		map_view(&s->m, "+proj=eqc +datum=WGS84", (struct box){-15, 5, 15, 25}, frame);
}

static void finish(struct setting *s)
{
	view_destroy(s->view);
	map_finish(&s->m);
}

static void add(struct setting *s, const char *name, double x, double y)
{
	map_add_point(&s->m, s->towns, (struct map_row){.name = name, .key = name}, x, y);
}

/* Seven places within 24 pt, for which there are eight positions of two lines each. */
static void add_crowd(struct setting *s, double x, double y)
{
	static const char *const names[] = {"Abcdefghijkl", "Bcdefghijklm", "Cdefghijklmn",
		"Defghijklmno", "Efghijklmnop", "Fghijklmnopq", "Ghijklmnopqr"};
	static const double dx[] = {0, 8, 16, 0, 8, 16, 24}, dy[] = {0, 3, 0, 12, 15, 12, 8};
	for (size_t i = 0; i < 7; i++) {
		add(s, names[i], x + dx[i], y + dy[i]);
	}
}

static bool place(struct setting *s, const char *pins)
{
	struct sites none = {0};
	s->pins = (struct labels_spec){0};
	s->sites = none;
	const struct label_request r = {.layout = &s->m.layout,
		.layers = &s->m.layers,
		.view = s->view,
		.sites = &s->sites,
		.map = frame,
		.furniture = s->furniture,
		.n_furniture = s->n_furniture,
		.pins = &s->pins};
	return (pins == NULL || labels_read_text(&s->m.f.arena, "p.yaml", pins, strlen(pins),
					&s->pins)) &&
	       sites_collect(&s->m.layout, &s->m.layers, frame, &s->sites) &&
	       labels_place(&r, 1, &s->labels);
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

/* How many are shown, have leaders, have numbers. */
struct counted {
	int shown, leaders, numbers;
};

static struct counted count(const struct setting *s)
{
	struct counted c = {0};
	for (size_t i = 0; i < s->labels.n; i++) {
		const struct label *label = &s->labels.items[i];
		bool shown = label->reason == PLACE_SHOWN;
		c.shown += shown;
		c.leaders += shown && s->labels.positions[label->chosen].leader;
		c.numbers += shown && label->number > 0;
	}
	return c;
}

/* Nothing lies on anything, and no leaders cross. */
static void check(struct test_state *t, const struct setting *s)
{
	for (size_t i = 0; i < s->labels.n; i++) {
		const struct label *a = &s->labels.items[i];
		if (a->reason != PLACE_SHOWN) {
			continue;
		}
		const struct label_position *p = &s->labels.positions[a->chosen];
		EXPECT(a->box.min_x >= 0 && a->box.max_x <= 300 && a->box.min_y >= 0 &&
			a->box.max_y <= 200);
		EXPECT(s->labels.key == NULL ||
			!box_overlaps(a->box, box_grow(s->labels.key->box, -0.02)));
		for (size_t k = 0; k < s->labels.n; k++) {
			const struct label *b = &s->labels.items[k];
			if (b->reason != PLACE_SHOWN || k == i) {
				continue;
			}
			const struct label_position *q = &s->labels.positions[b->chosen];
			EXPECT(!box_overlaps(box_grow(a->box, -0.02), b->box));
			EXPECT(!p->leader || !q->leader ||
				!dense_lines_cross(
					a->anchor, p->leader_to, b->anchor, q->leader_to));
		}
	}
}

static void as_usual_where_there_is_room(struct test_state *t)
{
	struct setting s;
	init(&s, DENSE_AUTO);
	add(&s, "Gao", 50, 50);
	add(&s, "Mopti", 62, 50);
	add(&s, "Kidal", 200, 120);
	EXPECT(place(&s, NULL));
	EXPECT_INT(count(&s).shown, 3);
	EXPECT_INT(count(&s).leaders, 0);
	EXPECT(s.labels.key == NULL);
	finish(&s);
}

static void none_are_left_out(struct test_state *t)
{
	struct setting s;
	init(&s, DENSE_NONE);
	add_crowd(&s, 130, 90);
	EXPECT(place(&s, NULL));
	EXPECT(count(&s).shown < 7);
	EXPECT_INT(count(&s).leaders, 0);
	check(t, &s);
	finish(&s);
}

static void a_block_of_what_is_lost(struct test_state *t)
{
	struct setting s;
	init(&s, DENSE_AUTO);
	add_crowd(&s, 130, 90);
	add(&s, "Far", 20, 20);
	EXPECT(place(&s, NULL));
	EXPECT_INT(count(&s).shown, 8);
	EXPECT_INT(count(&s).leaders, 7);
	EXPECT_INT(count(&s).numbers, 0);
	EXPECT(!s.labels.positions[find(&s, "Far")->chosen].leader);
	/* A leader ends beside its name, in the middle of the capitals. */
	const struct label *label = find(&s, "Ghijklmnopqr");
	const struct label_position *p = &s.labels.positions[label->chosen];
	EXPECT_NEAR(p->leader_to.y, p->at.y + 3.5, 1e-9);
	EXPECT(p->leader_to.x < label->box.min_x || p->leader_to.x > label->box.max_x);
	check(t, &s);
	finish(&s);
}

static void a_block_that_is_wished(struct test_state *t)
{
	struct setting s;
	init(&s, DENSE_BLOCK);
	add(&s, "Gao", 50, 50);
	add(&s, "Mopti", 62, 50);
	add(&s, "Kidal", 200, 120);
	EXPECT(place(&s, NULL));
	EXPECT_INT(count(&s).shown, 3);
	EXPECT_INT(count(&s).leaders, 2);
	EXPECT(!s.labels.positions[find(&s, "Kidal")->chosen].leader);
	check(t, &s);
	finish(&s);
}

/* Both sides of the crowd lie under furniture, and the key fits above or below. */
static void numbers_when_a_block_has_no_room(struct test_state *t)
{
	static const struct box furniture[] = {{0, 60, 100, 140}, {180, 60, 300, 140}};
	struct setting s;
	init(&s, DENSE_AUTO);
	s.furniture = furniture;
	s.n_furniture = 2;
	add_crowd(&s, 125, 92);
	EXPECT(place(&s, NULL));
	EXPECT_INT(count(&s).shown, 7);
	EXPECT(count(&s).numbers >= 3);
	EXPECT(s.labels.key != NULL && s.labels.key->n == (size_t)count(&s).numbers);
	check(t, &s);
	finish(&s);
}

static void numbers_in_reading_order(struct test_state *t)
{
	struct setting s;
	init(&s, DENSE_NUMBERS);
	/* Bands of 25 pt: the first two are in one, from west to east. */
	add(&s, "South", 40, 150);
	add(&s, "East", 200, 30);
	add(&s, "West", 30, 45);
	s.spec->legend = map_text(&s.m, "", "Towns");
	EXPECT(place(&s, NULL));
	EXPECT_INT(find(&s, "West")->number, 1);
	EXPECT_INT(find(&s, "East")->number, 2);
	EXPECT_INT(find(&s, "South")->number, 3);
	const struct label_key *key = s.labels.key;
	EXPECT(key != NULL);
	if (key != NULL) {
		EXPECT_INT(key->n, 4);
		EXPECT_STR(key->lines[0].name.lines[0].text, "Towns");
		EXPECT_STR(key->lines[2].name.lines[0].text, "East");
		EXPECT_STR(key->lines[2].number.lines[0].text, "2");
		scene_init(&s.m.scene, &s.m.f.arena, 300, 200);
		EXPECT(key_draw(&s.m.layout, key, &s.m.scene));
		const char *dump = map_dump(&s.m);
		EXPECT_INT(map_count(dump, "South"), 1);
		EXPECT_INT(map_count(dump, "label-key"), 1);
	}
	/* What is drawn on the map is the number. */
	const struct label *west = find(&s, "West");
	const struct label_position *p = &s.labels.positions[west->chosen];
	EXPECT_STR(west->variants[p->variant].lines[0].text, "1");
	check(t, &s);
	finish(&s);
}

static void a_key_without_room(struct test_state *t)
{
	static const struct box furniture[] = {{0, 0, 300, 92}, {0, 108, 300, 200}};
	struct setting s;
	init(&s, DENSE_NUMBERS);
	s.furniture = furniture;
	s.n_furniture = 2;
	add(&s, "Gao", 50, 100);
	add(&s, "Mopti", 150, 100);
	EXPECT(place(&s, NULL));
	EXPECT_INT(count(&s).shown, 2);
	EXPECT_INT(count(&s).numbers, 0);
	EXPECT(s.labels.key == NULL);
	EXPECT_INT(find(&s, "Gao")->n_variants, 1);
	EXPECT(s.m.f.diag.n_warnings == 1);
	finish(&s);
}

/* Pinned numbers are in the key of a layer that has none, on the side they are pinned to. */
static void pinned_numbers(struct test_state *t)
{
	struct setting s;
	init(&s, DENSE_NONE);
	add(&s, "Gao", 50, 50);
	add(&s, "Mopti", 150, 50);
	add(&s, "Kidal", 200, 120);
	EXPECT(place(&s,
		"pin:\n  towns/Gao: { slot: south, number: true }\n  towns/Mopti: number\n"));
	EXPECT_INT(count(&s).shown, 3);
	EXPECT_INT(find(&s, "Gao")->number, 1);
	EXPECT_INT(find(&s, "Mopti")->number, 2);
	EXPECT_INT(find(&s, "Kidal")->number, 0);
	EXPECT(find(&s, "Gao")->box.min_y > 50);
	EXPECT(s.labels.key != NULL && s.labels.key->n == 2);
	finish(&s);
}

/* What a pin puts at the offset of a name of a block is drawn alike. */
static void a_pinned_name_of_a_block(struct test_state *t)
{
	struct setting s;
	struct buf pins;
	init(&s, DENSE_AUTO);
	add_crowd(&s, 130, 90);
	EXPECT(place(&s, NULL));
	const struct label *label = find(&s, "Abcdefghijkl");
	const struct label_position was = s.labels.positions[label->chosen];
	double edge = was.at.x + (double)was.align * was.width_pt - label->anchor.x;
	buf_init(&pins, 400);
	buf_printf(&pins,
		"pin:\n  towns/Abcdefghijkl: { offset: [%.2fpt, %.2fpt], leader: true }\n",
		edge, was.at.y + 3.5 - label->anchor.y);
	EXPECT(place(&s, pins.ptr));
	buf_finish(&pins);
	label = find(&s, "Abcdefghijkl");
	const struct label_position *is = &s.labels.positions[label->chosen];
	EXPECT_NEAR(is->at.x, was.at.x, 1e-9);
	EXPECT_NEAR(is->at.y, was.at.y, 1e-9);
	EXPECT_NEAR(is->leader_to.x, was.leader_to.x, 1e-9);
	EXPECT_NEAR(is->leader_to.y, was.leader_to.y, 1e-9);
	finish(&s);
}

static void the_same_twice(struct test_state *t)
{
	struct setting s;
	init(&s, DENSE_AUTO);
	add_crowd(&s, 130, 90);
	EXPECT(place(&s, NULL));
	struct labels first = s.labels;
	EXPECT(place(&s, NULL));
	for (size_t i = 0; i < first.n; i++) {
		const struct box a = first.items[i].box, b = s.labels.items[i].box;
		EXPECT(a.min_x == b.min_x && a.min_y == b.min_y);
	}
	finish(&s);
}

static void without_memory(struct test_state *t)
{
	static const struct box furniture[] = {{0, 60, 100, 140}, {180, 60, 300, 140}};
	struct setting s;
	int n = 1;
	init(&s, DENSE_AUTO);
	s.furniture = furniture;
	s.n_furniture = 2;
	add_crowd(&s, 125, 92);
	for (; n < 4000; n++) {
		fixture_forget(&s.m.f);
		s.m.f.arena.fail_in = n;
		if (place(&s, NULL)) {
			break;
		}
		EXPECT_INT(s.m.f.diag.code, SM_E_NOMEM);
	}
	EXPECT(n > 100 && n < 4000);
	s.m.f.arena.fail_in = 0;
	finish(&s);
}

TEST_MAIN({"as usual where there is room", as_usual_where_there_is_room},
	{"none: some are left out", none_are_left_out},
	{"a block of what is lost", a_block_of_what_is_lost},
	{"a block that is wished", a_block_that_is_wished},
	{"numbers when a block has no room", numbers_when_a_block_has_no_room},
	{"numbers in reading order", numbers_in_reading_order},
	{"a key without room", a_key_without_room}, {"pinned numbers", pinned_numbers},
	{"a pinned name of a block", a_pinned_name_of_a_block},
	{"the same twice", the_same_twice}, {"without memory", without_memory})
