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

/* What turns has its name on its straightest stretch; what is too short where it winds has
 * none. */
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

/* A river that swings to and fro, so many points to a bend. */
static size_t swing(struct pt out[120], double height, double length)
{
	for (size_t i = 0; i < 120; i++) {
		double x = 2.0 * (double)i;
		out[i] = (struct pt){30 + x, 100 + height * sin(x / length * 2 * acos(-1))};
	}
	return 120;
}

static size_t count_curves(const struct setting *s, const struct label *label)
{
	size_t n = 0;
	for (uint32_t i = label->begin; i < label->end; i++) {
		n += s->labels.positions[i].curve != NULL;
	}
	return n;
}

/* What of a curved position can be told from its path alone: how it is turned at its letters.
 */
static void check_curve(struct test_state *t, const struct label_position *p,
	const struct place_candidate *c, int letters)
{
	const struct page_pt *path = p->curve->path;
	size_t n = p->curve->n_path;
	double last = 0, low = 180, high = -180, step = 0;
	for (int k = 0; k < letters; k++) {
		/* Half a size of the path lies beyond either end of the text. */
		double share = (5 + 6 * (k + 0.5)) / (10 + 6.0 * letters);
		size_t i = (size_t)(share * (double)(n - 1) + 0.5);
		i = i < 2 ? 2 : i + 2 < n ? i : n - 3;
		double a = atan2(path[i + 2].y - path[i - 2].y, path[i + 2].x - path[i - 2].x);
		a *= 180 / acos(-1);
		EXPECT(fabs(a) < 92);
		EXPECT_NEAR(a - last, 0, k == 0 ? 360 : 24);
		low = fmin(low, a);
		high = fmax(high, a);
		last = a;
		EXPECT(box_contains(c->box, (struct pt){path[i].x, path[i].y}));
	}
	EXPECT(high - low < 116);
	for (size_t i = 1; i < n; i++) {
		double d = hypot(path[i].x - path[i - 1].x, path[i].y - path[i - 1].y);
		step = i == 1 ? d : step;
		EXPECT_NEAR(d, step, 0.05);
	}
	EXPECT(c->n_strips > 1 && c->n_strips == p->curve->n_pieces);
}

/* Where no straight name fits it follows the line; whatever the line, no letter stands on its
 * head or leans on the next, and the line runs through none. */
static void in_a_curve(struct test_state *t)
{
	size_t curved = 0;
	for (int height = 6; height <= 30; height += 4) {
		for (int length = 60; length <= 240; length += 30) {
			struct pt line[120];
			struct setting s;
			size_t n = swing(line, height, length);
			init(&s, NULL);
			add(&s, "Mississippi", line, n);
			EXPECT(gather(&s));
			const struct label *label = &s.labels.items[0];
			for (uint32_t i = label->begin; i < label->end; i++) {
				const struct label_position *p = &s.labels.positions[i];
				if (p->curve == NULL) {
					continue;
				}
				curved++;
				check_curve(t, p, &s.labels.candidates[i], 11);
				double least = HUGE_VAL;
				for (size_t k = 0; k < n; k++) {
					for (size_t m = 5; m + 5 < p->curve->n_path; m++) {
						double dx = p->curve->path[m].x - line[k].x;
						double dy = p->curve->path[m].y - line[k].y;
						least = fmin(least, hypot(dx, dy));
					}
				}
				EXPECT(least > 0.5);
			}
			map_finish(&s.m);
		}
	}
	EXPECT(curved > 200);
}

/* Straight costs less where it fits; the style may forbid curves or ask for them; letters that
 * join are not parted. */
static void curves_in_the_style(struct test_state *t)
{
	static const struct {
		const char *rules, *name;
		double height;
		bool may, best;
	} rows[] = {
		{NULL, "Niger", 1, false, false},
		{NULL, "Mississippi", 18, true, true},
		{"  rivers: { label: { text-curve: none } }\n", "Mississippi", 18, false,
			false},
		{"  rivers: { label: { text-curve: always } }\n", "Niger", 4, true, true},
		{"  rivers: { label: { text-curve: always } }\n",
			"\u0627\u0644\u0646\u064a\u062c\u0631", 4, false, false},
		{"  rivers: { label: { text-curve: always } }\n", "\u07d6\u07cc\u07d6", 4,
			false, false},
		{"  rivers: { label: { text-curve: always } }\n", "\u2d30\u2d31\u2d33\u2d4d", 4,
			true, true},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct pt line[120];
		struct setting s;
		size_t n = swing(line, rows[i].height, 120);
		init(&s, rows[i].rules);
		add(&s, rows[i].name, line, n);
		EXPECT(gather(&s));
		const struct label *label = &s.labels.items[0];
		EXPECT_INT(count_curves(&s, label) > 0, rows[i].may);
		if (label->end > label->begin) {
			EXPECT_INT(s.labels.positions[best_of(&s, label)].curve != NULL,
				rows[i].best);
		}
		map_finish(&s.m);
	}
}

/* Drawn along its path, which begins where the text is said to be. */
static void drawn_in_a_curve(struct test_state *t)
{
	struct pt line[120];
	struct setting s;
	size_t n = swing(line, 18, 120);
	init(&s, NULL);
	add(&s, "Mississippi", line, n);
	EXPECT(gather(&s));
	s.labels.items[0].chosen = best_of(&s, &s.labels.items[0]);
	s.labels.items[0].reason = PLACE_SHOWN;
	EXPECT(labels_draw(&s.m.layout, &s.labels, &s.m.scene));
	const struct scene_text *text = &s.m.scene.items[1].u.text;
	const struct label_curve *curve = s.labels.positions[s.labels.items[0].chosen].curve;
	EXPECT(text->path != NULL && text->path != curve->path);
	EXPECT_INT(text->n_path, curve->n_path);
	EXPECT_NEAR(text->angle_deg, 0, 0);
	EXPECT_NEAR(text->at.x, curve->path[0].x, 0);
	EXPECT_NEAR(text->path[0].x, curve->path[0].x, 0);
	/* The pieces follow each other and are as wide as the letters and what hangs below. */
	for (size_t i = 1; i < curve->n_pieces; i++) {
		EXPECT_NEAR(curve->pieces[i].from.x, curve->pieces[i - 1].to.x, 1e-9);
		EXPECT(curve->pieces[i].half_pt >= 4.75 && curve->pieces[i].half_pt < 6);
	}
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
	struct pt line[120];
	struct setting s;
	size_t n = swing(line, 18, 120);
	int failures = 0;
	init(&s, NULL);
	add(&s, "Mississippi", line, n);
	for (bool ok = false; !ok && failures < 4000; failures += !ok) {
		fixture_forget(&s.m.f);
		s.m.f.arena.fail_in = failures + 1;
		ok = gather(&s);
		EXPECT(ok || (s.m.f.diag.code == SM_E_NOMEM && s.m.f.diag.n_errors == 1));
	}
	EXPECT(failures > 40 && failures < 4000);
	map_finish(&s.m);
}

TEST_MAIN({"along a straight line", along_a_straight_line},
	{"where it is straight", where_it_is_straight}, {"one name", one_name},
	{"many names", many_names}, {"a long line", a_long_line}, {"in a curve", in_a_curve},
	{"curves in the style", curves_in_the_style}, {"drawn", drawn},
	{"drawn in a curve", drawn_in_a_curve}, {"without memory", without_memory})
