/* Names along lines. A character is 6 points wide, a capital 7 high, 2.5 below. */
#include "layout/candidates.h"
#include "layout/map_fixture.h"
#include "random.h"
#include "test.h"

#include <math.h>

static const struct box frame = {0, 0, 300, 200};

struct setting {
	struct map_fixture m;
	struct map_layer *layer;
	struct labels labels;
	struct sites sites;
};

static void init(struct setting *s, const char *rules)
{
	*s = (struct setting){0};
	map_init(&s->m, rules);
	s->layer = map_layer(&s->m, "rivers");
}

static void add(struct setting *s, const char *name, const struct pt *pts, size_t n)
{
	map_add(&s->m, s->layer, (struct map_row){.name = name, .key = name}, SHAPE_LINE, pts,
		n);
}

static bool gather(struct setting *s)
{
	const struct label_request r = {
		.layout = &s->m.layout, .layers = &s->m.layers, .map = frame};
	s->labels = (struct labels){0};
	return candidates_for_lines(&r, s->layer, &s->labels);
}

static uint32_t best_of(const struct setting *s, const struct label *label)
{
	uint32_t best = label->begin;
	for (uint32_t i = label->begin; i < label->end; i++) {
		best = s->labels.candidates[i].cost < s->labels.candidates[best].cost ? i
										      : best;
	}
	return best;
}

/* Above the middle of a level line, or below it; on a slope along it, never upside down. */
static void along_a_straight_line(struct test_state *t)
{
	static const struct {
		struct pt from, to;
		double angle;
	} rows[] = {{{50, 100}, {250, 100}, 0}, {{250, 100}, {50, 100}, 0},
		{{50, 50}, {150, 150}, 45}, {{150, 50}, {50, 150}, -45},
		{{100, 180}, {100, 20}, -90}, {{100, 20}, {100, 180}, -90}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct pt line[] = {rows[i].from, rows[i].to};
		struct setting s;
		init(&s, NULL);
		add(&s, "Niger", line, 2);
		EXPECT(gather(&s));
		EXPECT_INT(s.labels.n, 1);
		const struct label *label = &s.labels.items[0];
		EXPECT_INT(label->kind, LABEL_LINE);
		EXPECT_STR(label->text, "Niger");
		EXPECT_STR(label->key, "Niger");
		EXPECT(label->end > label->begin + 10);
		uint32_t best = best_of(&s, label);
		const struct label_position *p = &s.labels.positions[best];
		const struct place_candidate *c = &s.labels.candidates[best];
		EXPECT_NEAR(p->angle_deg, rows[i].angle, 1e-6);
		EXPECT_INT(c->n_strips, 1);
		/* The name's middle is at the line's, and to its left as one reads. */
		double angle = p->angle_deg * acos(-1) / 180;
		struct pt middle = {(rows[i].from.x + rows[i].to.x) / 2,
			(rows[i].from.y + rows[i].to.y) / 2};
		double dx = (c->strips[0].from.x + c->strips[0].to.x) / 2 - middle.x;
		double dy = (c->strips[0].from.y + c->strips[0].to.y) / 2 - middle.y;
		EXPECT_NEAR(dx * cos(angle) + dy * sin(angle), 0, 4);
		double up = dx * sin(angle) - dy * cos(angle);
		/* The gap, half the descenders, and from there to the middle of the letters. */
		EXPECT_NEAR(up, 1.3 + 1.25 + 7 - 4.75, 1e-6);
		/* Its box is that of its corners, which lie within what it covers. */
		struct label shown = *label;
		struct page_pt corners[4];
		shown.chosen = best;
		label_corners(&s.labels, &shown, corners);
		struct box bounds = box_empty();
		for (size_t k = 0; k < 4; k++) {
			box_add(&bounds, (struct pt){corners[k].x, corners[k].y});
		}
		EXPECT_NEAR(bounds.min_x, c->box.min_x, 1e-9);
		EXPECT_NEAR(bounds.max_y, c->box.max_y, 1e-9);
		map_finish(&s.m);
	}
}

/* What turns has its name on its straightest stretch; what winds has none. */
static void where_it_is_straight(struct test_state *t)
{
	struct pt line[40], zigzag[60];
	struct setting s;
	for (int i = 0; i < 40; i++) {
		line[i] = i < 20 ? (struct pt){20 + 5.0 * i, 100 + (i % 2 == 0 ? 4 : -4)}
				 : (struct pt){20 + 5.0 * i, 100};
	}
	for (int i = 0; i < 60; i++) {
		zigzag[i] = (struct pt){20 + 0.5 * i, 50 + (i % 2 == 0 ? 3 : -3)};
	}
	init(&s, NULL);
	add(&s, "Niger", line, 40);
	add(&s, "Oti", zigzag, 60);
	EXPECT(gather(&s));
	EXPECT_INT(s.labels.n, 2);
	const struct label *label = &s.labels.items[0], *none = &s.labels.items[1];
	const struct place_candidate *c = &s.labels.candidates[best_of(&s, label)];
	EXPECT(c->box.min_x > 115);
	EXPECT_INT(none->begin, none->end);
	map_finish(&s.m);
}

/* Features of one name are one river: it has one label, on any of them. */
static void one_name(struct test_state *t)
{
	static const struct pt west[] = {{20, 50}, {40, 50}}, middle[] = {{60, 50}, {40, 50}},
			       other[] = {{20, 150}, {120, 150}}, east[] = {{60, 50}, {80, 50}};
	struct setting s;
	init(&s, "  rivers.gone: { display: none }\n"
		 "  rivers.mute: { label: { display: none } }\n");
	add(&s, "Senegal", west, 2);
	add(&s, "Benue", other, 2);
	add(&s, "Senegal", middle, 2);
	add(&s, "Senegal", east, 2);
	add(&s, NULL, other, 2);
	EXPECT(gather(&s));
	EXPECT_INT(s.labels.n, 2);
	/* 42 points of text on pieces of 20. */
	EXPECT(s.labels.items[0].end > s.labels.items[0].begin);
	EXPECT_STR(s.labels.items[1].text, "Benue");
	s.layer->page.n_items = 1;
	EXPECT(gather(&s));
	EXPECT_INT(s.labels.n, 1);
	EXPECT_INT(s.labels.items[0].end, s.labels.items[0].begin);
	map_finish(&s.m);
	init(&s, "  rivers.gone: { display: none }\n"
		 "  rivers.mute: { label: { display: none } }\n");
	map_use(s.layer, false, true, false);
	map_add(&s.m, s.layer, (struct map_row){.name = "a", .class_name = "gone"}, SHAPE_LINE,
		other, 2);
	map_add(&s.m, s.layer, (struct map_row){.name = "b", .class_name = "mute"}, SHAPE_LINE,
		other, 2);
	map_add(&s.m, s.layer, (struct map_row){.name = "c"}, SHAPE_POINT, other, 1);
	EXPECT(gather(&s));
	EXPECT_INT(s.labels.n, 0);
	map_finish(&s.m);
}

/* A line at random, the i-th of them the same one in each setting. */
static void add_river(struct setting *s, int i, const char *name, const char *class_name)
{
	uint64_t state = (uint64_t)i;
	const double x = 50 + random_below(&state, 200), y = 50 + random_below(&state, 100),
		     end_x = x + 30 + random_below(&state, 60);
	const struct pt line[] = {{x, y}, {end_x, y + i}};
	map_add(&s->m, s->layer, (struct map_row){.name = name, .class_name = class_name},
		SHAPE_LINE, line, 2);
}

/* The k-th label is written as it is when its own features are all there are. */
static void expect_alone(
	struct test_state *t, const struct setting *s, size_t k, const struct setting *alone)
{
	const struct label *label = &s->labels.items[k], *own = &alone->labels.items[0];
	EXPECT_STR(label->text, own->text);
	EXPECT_STR(label->class_name == NULL ? "" : label->class_name,
		own->class_name == NULL ? "" : own->class_name);
	EXPECT_INT(label->end - label->begin, own->end - own->begin);
	for (uint32_t i = 0; i < own->end - own->begin; i++) {
		const struct place_candidate *c = &s->labels.candidates[label->begin + i],
					     *d = &alone->labels.candidates[own->begin + i];
		EXPECT(memcmp(&c->box, &d->box, sizeof(c->box)) == 0 && c->cost == d->cost);
	}
}

/* Names and classes in any order: a label for each name of lines that are shown, in the order
 * of their first ones. */
static void many_names(struct test_state *t)
{
	static const char rules[] = "  rivers.gone: { display: none }\n"
				    "  rivers.mute: { label: { display: none } }\n";
	static const char *const names[] = {"Volta", "Oti", "Niger", "Bani", NULL},
				 *const classes[] = {"gone", "mute", "a", "b", NULL};
	uint64_t state = 19;
	for (int round = 0; round < 60; round++) {
		size_t n = (size_t)random_below(&state, MAP_ROWS_MAX + 1), n_labels = 0;
		const char *name[MAP_ROWS_MAX], *class_name[MAP_ROWS_MAX];
		struct setting s;
		init(&s, rules);
		map_use(s.layer, false, true, false);
		for (size_t i = 0; i < n; i++) {
			name[i] = names[random_below(&state, 5)];
			class_name[i] = classes[random_below(&state, 5)];
			add_river(&s, (int)i, name[i], class_name[i]);
		}
		EXPECT(gather(&s));
		for (size_t i = 0; i < n; i++) {
			struct setting alone;
			size_t before = 0;
			init(&alone, rules);
			map_use(alone.layer, false, true, false);
			for (size_t k = 0; k < n && name[i] != NULL; k++) {
				bool shown = class_name[k] == NULL || class_name[k][1] == '\0';
				if (name[k] == name[i] && shown) {
					before += k < i;
					add_river(&alone, (int)k, name[k], class_name[k]);
				}
			}
			bool hidden = class_name[i] != NULL && class_name[i][1] != '\0';
			if (name[i] != NULL && !hidden && before == 0) {
				EXPECT(gather(&alone) && n_labels < s.labels.n);
				expect_alone(t, &s, n_labels++, &alone);
			}
			map_finish(&alone.m);
		}
		EXPECT_INT(s.labels.n, n_labels);
		map_finish(&s.m);
	}
}

/* A long line has not more positions than a search can use. */
static void a_long_line(struct test_state *t)
{
	static const struct pt line[] = {{0, 100}, {30000, 100}};
	struct setting s;
	init(&s, NULL);
	add(&s, "Nile", line, 2);
	EXPECT(gather(&s));
	size_t n = s.labels.items[0].end - s.labels.items[0].begin;
	EXPECT(n > 300 && n <= 330);
	map_finish(&s.m);
}

/* Written on its slope. */
static void drawn(struct test_state *t)
{
	static const struct pt line[] = {{50, 50}, {150, 150}};
	struct setting s;
	init(&s, NULL);
	add(&s, "Niger", line, 2);
	EXPECT(gather(&s));
	s.labels.items[0].chosen = best_of(&s, &s.labels.items[0]);
	s.labels.items[0].reason = PLACE_SHOWN;
	EXPECT(labels_draw(&s.m.layout, &s.labels, &s.m.scene));
	const struct scene_text *text = &s.m.scene.items[1].u.text;
	const struct label_position *p = &s.labels.positions[s.labels.items[0].chosen];
	EXPECT_NEAR(text->angle_deg, 45, 1e-6);
	/* The baseline is the capitals' height below their top. */
	EXPECT_NEAR(text->at.x, p->at.x - 7 * sqrt(0.5), 1e-6);
	EXPECT_NEAR(text->at.y, p->at.y + 7 * sqrt(0.5), 1e-6);
	map_finish(&s.m);
}

static void without_memory(struct test_state *t)
{
	static const struct pt line[] = {{50, 50}, {150, 150}};
	struct setting s;
	int failures = 0;
	init(&s, NULL);
	add(&s, "Niger", line, 2);
	for (bool ok = false; !ok && failures < 400; failures += !ok) {
		fixture_forget(&s.m.f);
		s.m.f.arena.fail_in = failures + 1;
		ok = gather(&s);
		EXPECT(ok || (s.m.f.diag.code == SM_E_NOMEM && s.m.f.diag.n_errors == 1));
	}
	EXPECT(failures > 20 && failures < 400);
	map_finish(&s.m);
}

TEST_MAIN({"along a straight line", along_a_straight_line},
	{"where it is straight", where_it_is_straight}, {"one name", one_name},
	{"many names", many_names}, {"a long line", a_long_line}, {"drawn", drawn},
	{"without memory", without_memory})
