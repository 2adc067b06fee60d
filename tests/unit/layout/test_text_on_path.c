/* Where glyphs go along a path. No fonts: the glyphs are made up. */
#include "layout/text_on_path.h"

#include "fixture.h"
#include "test.h"

#include <math.h>

static struct text_glyph glyph(uint32_t cluster, double advance)
{
	return (struct text_glyph){.cluster = cluster, .advance_pt = advance, .run_end = 9};
}

static struct scene_text text_on(const struct page_pt *path, size_t n)
{
	return (struct scene_text){.at = {100, 50},
		.width_pt = 30,
		.font = {.size_pt = 10},
		.path = path,
		.n_path = n};
}

/* Without a path: along the straight line, turned as it is. */
static void straight(struct test_state *t)
{
	struct scene_text text = text_on(NULL, 0);
	struct glyph_place p = text_on_path_at(&text, 10, 6);
	EXPECT_NEAR(p.at.x, 110, 1e-9);
	EXPECT_NEAR(p.at.y, 50, 1e-9);
	EXPECT_NEAR(p.turn_deg, 0, 1e-9);
	text.angle_deg = 90;
	p = text_on_path_at(&text, 10, 6);
	EXPECT_NEAR(p.at.x, 100, 1e-9);
	EXPECT_NEAR(p.at.y, 60, 1e-9);
	EXPECT_NEAR(p.turn_deg, 90, 1e-9);
}

/* On a level path the text is centred and stands as it would without one. */
static void level(struct test_state *t)
{
	static const struct page_pt path[] = {{80, 50}, {85, 50}, {150, 50}};
	const struct scene_text text = text_on(path, 3);
	struct glyph_place p = text_on_path_at(&text, 0, 6);
	EXPECT_NEAR(p.at.x, 100, 1e-9);
	EXPECT_NEAR(p.at.y, 50, 1e-9);
	EXPECT_NEAR(p.turn_deg, 0, 1e-9);
	/* Beyond both ends it goes on. */
	EXPECT_NEAR(text_on_path_at(&text, -40, 6).at.x, 60, 1e-9);
	EXPECT_NEAR(text_on_path_at(&text, 60, 6).at.x, 160, 1e-9);
}

/* On a circle each letter touches it with its middle, evenly turned, and their middles are as
 * far apart as their advances say. */
static void on_a_circle(struct test_state *t)
{
	struct page_pt path[200];
	const double radius = 40;
	struct fixture f;
	struct glyph_place *places;
	fixture_init(&f);
	for (size_t i = 0; i < 200; i++) {
		double a = acos(-1) * (1.1 + 0.8 * (double)i / 199);
		path[i] = (struct page_pt){radius * cos(a), radius * sin(a)};
	}
	const struct scene_text text = text_on(path, 200);
	const struct text_glyph glyphs[] = {
		glyph(0, 6), glyph(1, 6), glyph(2, 6), glyph(3, 6), glyph(4, 6)};
	EXPECT(text_on_path(&f.arena, &text, glyphs, 5, &places));
	for (int i = 0; i < 5; i++) {
		double turn = places[i].turn_deg * acos(-1) / 180;
		double x = places[i].at.x + 3 * cos(turn), y = places[i].at.y + 3 * sin(turn);
		EXPECT_NEAR(hypot(x, y), radius, 0.05);
		EXPECT_NEAR(places[i].turn_deg, (i - 2) * 6 / radius * 180 / acos(-1), 0.3);
		EXPECT_NEAR(atan2(x, -y) * radius, (i - 2) * 6.0, 0.05);
	}
	fixture_finish(&f);
}

/* A mark is turned with its letter, about the letter's origin; offsets are those of the font.
 */
static void clusters(struct test_state *t)
{
	static const struct page_pt path[] = {{0, 100}, {0, 0}};
	struct fixture f;
	struct glyph_place *places;
	struct text_glyph glyphs[] = {glyph(0, 10), glyph(1, 10), glyph(1, 0), glyph(3, 10)};
	fixture_init(&f);
	glyphs[2].x_offset_pt = -4;
	glyphs[2].y_offset_pt = -7;
	const struct scene_text text = text_on(path, 2);
	EXPECT(text_on_path(&f.arena, &text, glyphs, 4, &places));
	/* The text is read from below: from 65 to 35. */
	EXPECT_NEAR(places[0].at.y, 65, 1e-9);
	EXPECT_NEAR(places[1].at.y, 55, 1e-9);
	EXPECT_NEAR(places[3].at.y, 45, 1e-9);
	/* 6 points on from its letter and 7 above it. */
	EXPECT_NEAR(places[2].at.y, 55 - 6, 1e-9);
	EXPECT_NEAR(places[2].at.x, -7, 1e-9);
	EXPECT_NEAR(places[2].turn_deg, -90, 1e-9);
	/* Of two runs each has a first cluster of its own. */
	glyphs[3].cluster = 1;
	glyphs[3].run_begin = 2;
	EXPECT(text_on_path(&f.arena, &text, glyphs, 4, &places));
	EXPECT_NEAR(places[3].at.y, 45, 1e-9);
	EXPECT(text_on_path(&f.arena, &text, glyphs, 0, &places));
	f.arena.fail_in = 1;
	EXPECT(!text_on_path(&f.arena, &text, glyphs, 4, &places));
	fixture_finish(&f);
}

TEST_MAIN({"straight", straight}, {"level", level}, {"on a circle", on_a_circle},
	{"clusters", clusters})
