#include "layout/furniture_parts.h"
#include "layout/map_fixture.h"
#include "test.h"

static const struct box frame = {0, 0, 200, 200};

static bool plan(struct map_fixture *m, struct box deg, const struct box *boxes, size_t n,
	struct furniture *out)
{
	struct view *view = map_view(m, "+proj=eqc +datum=WGS84", deg, frame);
	const struct furniture_request r = {
		.layout = &m->layout, .layers = &m->layers, .view = view, .map = frame};
	*out = (struct furniture){0};
	bool ok = graticule_plan(&r, boxes, n, out);
	view_destroy(view);
	return ok;
}

/* The tick of that text, or NULL. */
static const struct tick *find(const struct furniture *f, const char *text)
{
	for (size_t i = 0; i < f->n_ticks; i++) {
		if (strcmp(f->ticks[i].text.lines[0].text, text) == 0) {
			return &f->ticks[i];
		}
	}
	return NULL;
}

#define DEG "\xc2\xb0"
#define NB "\xc2\xa0"

static void numbers_on_the_frame(struct test_state *t)
{
	/* 10 pt a degree; capitals 7, and 2.5 from the frame. */
	static const struct {
		const char *text;
		double x, y;
	} rows[] = {
		{"5" DEG NB "W", 50 - 12, 190.5},
		{"0" DEG, 100 - 6, 190.5},
		{"5" DEG NB "E", 150 - 12, 190.5},
		{"10" DEG NB "N", 2.5, 150 - 3.5},
		{"15" DEG NB "N", 2.5, 100 - 3.5},
		{"20" DEG NB "N", 2.5, 50 - 3.5},
	};
	struct map_fixture m;
	struct furniture f;
	map_init(&m, NULL);
	m.spec.furniture.graticule_deg = 5;
	EXPECT(plan(&m, (struct box){-10, 5, 10, 25}, NULL, 0, &f));
	/* Those at the corners would leave the frame. */
	EXPECT_INT(f.n_ticks, 6);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct tick *tick = find(&f, rows[i].text);
		EXPECT(tick != NULL);
		if (tick != NULL) {
			EXPECT_NEAR(tick->at.x, rows[i].x, 0.02);
			EXPECT_NEAR(tick->at.y, rows[i].y, 0.02);
		}
	}
	struct box b = tick_box(&f.ticks[0]);
	EXPECT_NEAR(b.max_x - b.min_x, f.ticks[0].text.size.width_pt, 1e-9);
	EXPECT_NEAR(b.max_y - b.min_y, 9.5, 1e-9);
	map_finish(&m);
}

static void other_numbers(struct test_state *t)
{
	struct map_fixture m;
	struct furniture f;
	map_init(&m, NULL);
	m.layout.lang = "fr";
	m.spec.furniture.graticule_deg = 2.5;
	EXPECT(plan(&m, (struct box){-13, -13, -3, -3}, NULL, 0, &f));
	EXPECT(find(&f, "7,5" DEG NB "O") != NULL);
	EXPECT(find(&f, "7,5" DEG NB "S") != NULL);
	EXPECT(find(&f, "10" DEG NB "O") != NULL);
	EXPECT(find(&f, "10" DEG NB "E") == NULL);
	/* Both at the lower left corner: only the first is kept. */
	size_t n = 0;
	for (size_t i = 0; i < f.n_ticks; i++) {
		for (size_t k = 0; k < i; k++) {
			n += box_overlaps(tick_box(&f.ticks[i]), tick_box(&f.ticks[k]));
		}
	}
	EXPECT_INT(n, 0);
	/* No graticule wished. */
	m.spec.furniture.graticule_deg = 0;
	EXPECT(plan(&m, (struct box){-13, -13, -3, -3}, NULL, 0, &f));
	EXPECT_INT(f.n_ticks, 0);
	EXPECT_INT(f.graticule.n_items, 0);
	map_finish(&m);
}

static void from_the_right(struct test_state *t)
{
	struct map_fixture m;
	struct furniture f;
	map_init(&m, NULL);
	m.measurer.is_rtl = true;
	m.layout.lang = "ha";
	m.spec.furniture.graticule_deg = 5;
	EXPECT(plan(&m, (struct box){-10, 5, 10, 25}, NULL, 0, &f));
	const struct tick *north = find(&f, "A" NB "15" DEG), *west = find(&f, "Y" NB "5" DEG);
	EXPECT(north != NULL && west != NULL);
	if (north != NULL && west != NULL) {
		EXPECT_NEAR(north->at.x, 200 - 2.5 - 5 * 6, 0.02);
		EXPECT_NEAR(west->at.y, 190.5, 0.02);
	}
	map_finish(&m);
}

static void not_too_close(struct test_state *t)
{
	/* A tick a degree, 10 pt apart, of 24 and more: every third or fourth has room. */
	struct map_fixture m;
	struct furniture f;
	size_t meridians = 0;
	map_init(&m, NULL);
	m.spec.furniture.graticule_deg = 1;
	EXPECT(plan(&m, (struct box){-10, 5, 10, 25}, NULL, 0, &f));
	for (size_t i = 0; i < f.n_ticks; i++) {
		meridians += f.ticks[i].at.y > 190;
		for (size_t k = 0; k < i; k++) {
			struct box a = tick_box(&f.ticks[i]), b = tick_box(&f.ticks[k]);
			/* 2 of air round each. */
			a.max_y = a.min_y + 7;
			b.max_y = b.min_y + 7;
			EXPECT(!box_overlaps(box_grow(a, 1.99), box_grow(b, 1.99)));
		}
	}
	EXPECT(meridians >= 5);
	map_finish(&m);
}

static void not_under_furniture(struct test_state *t)
{
	/* From the right of "5° W" on, 2 of air less and more. */
	const struct box near = {50 + 12 + 1.9, 180, 90, 200},
			 clear = {50 + 12 + 2.1, 180, 90, 200};
	struct map_fixture m;
	struct furniture f;
	map_init(&m, NULL);
	m.spec.furniture.graticule_deg = 5;
	EXPECT(plan(&m, (struct box){-10, 5, 10, 25}, &near, 1, &f));
	EXPECT(find(&f, "5" DEG NB "W") == NULL);
	EXPECT_INT(f.n_ticks, 5);
	EXPECT(plan(&m, (struct box){-10, 5, 10, 25}, &clear, 1, &f));
	EXPECT(find(&f, "5" DEG NB "W") != NULL);
	map_finish(&m);
}

static void drawn(struct test_state *t)
{
	struct map_fixture m;
	struct furniture f;
	map_init(
		&m, "  graticule: { stroke: '#102030', fill: '#405060', stroke-width: 1pt }\n");
	m.spec.furniture.graticule_deg = 5;
	EXPECT(plan(&m, (struct box){-10, 5, 10, 25}, NULL, 0, &f));
	EXPECT(furniture_draw_graticule(&m.layout, &f, &m.scene));
	EXPECT_STR(m.scene.items[0].u.group.id, "graticule");
	EXPECT_INT(m.scene.n_items, f.graticule.n_items + 2);
	EXPECT_INT(m.scene.items[1].style.fill.a, 0);
	EXPECT_INT(m.scene.items[1].style.stroke.b, 0x30);
	size_t before = m.scene.n_items;
	EXPECT(ticks_draw(&m.layout, &f, &m.scene));
	EXPECT_STR(m.scene.items[before].u.group.id, "ticks");
	EXPECT_INT(m.scene.n_items, before + f.n_ticks + 2);
	EXPECT_NEAR(m.scene.items[before + 1].u.text.at.y, f.ticks[0].at.y + 7, 1e-9);
	before = m.scene.n_items;
	struct furniture none = {0};
	EXPECT(ticks_draw(&m.layout, &none, &m.scene));
	EXPECT(furniture_draw_graticule(&m.layout, &none, &m.scene));
	EXPECT_INT(m.scene.n_items, before);
	map_finish(&m);
}

TEST_MAIN({"numbers on the frame", numbers_on_the_frame}, {"other numbers", other_numbers},
	{"not too close", not_too_close}, {"not under furniture", not_under_furniture},
	{"from the right", from_the_right}, {"drawn", drawn})
