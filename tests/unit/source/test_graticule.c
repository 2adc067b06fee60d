#include "fixture.h"
#include "source/graticule.h"
#include "test.h"

#include <math.h>

static void lines(struct test_state *t)
{
	struct fixture f;
	struct features g;
	const struct box b = {-7.5, 8, 3, 20.4};
	fixture_init(&f);
	EXPECT(graticule_make(&f.arena, b, 5, &g));
	/* meridians -5, 0; parallels 10, 15, 20 */
	static const double lon[] = {-5, 0, 0, 0, 0}, lat[] = {0, 0, 10, 15, 20};
	EXPECT(g.space == SPACE_LONLAT && g.n_items == 5 && g.n_parts == 5);
	EXPECT(g.table->n_rows == 5 && g.table->n_columns == 2);
	EXPECT_STR(g.table->columns[0].name, "lon");
	EXPECT_STR(g.table->columns[1].name, "lat");
	for (size_t i = 0; i < 5 && i < g.n_items; i++) {
		const double *lons = g.table->columns[0].u.num,
			     *lats = g.table->columns[1].u.num;
		const struct part p = g.parts[g.items[i].part_begin];
		const struct pt first = g.pts[p.begin], last = g.pts[p.end - 1];
		bool meridian = i < 2;
		EXPECT(g.items[i].shape == SHAPE_LINE && g.items[i].row == i);
		EXPECT(meridian ? lons[i] == lon[i] && isnan(lats[i])
				: lats[i] == lat[i] && isnan(lons[i]));
		EXPECT(meridian ? first.x == lon[i] && last.x == lon[i]
				: first.y == lat[i] && last.y == lat[i]);
		EXPECT(meridian ? first.y == b.min_y && last.y == b.max_y
				: first.x == b.min_x && last.x == b.max_x);
		/* 12.4 degrees of latitude, 10.5 of longitude, in steps of at most one */
		EXPECT(p.end - p.begin == (meridian ? 14 : 12));
		for (uint32_t k = p.begin + 1; k < p.end; k++) {
			double step = meridian ? g.pts[k].y - g.pts[k - 1].y
					       : g.pts[k].x - g.pts[k - 1].x;
			EXPECT(step > 0.9 && step <= 1);
		}
	}
	fixture_finish(&f);
}

static void edges(struct test_state *t)
{
	static const struct {
		struct box b;
		double spacing;
		size_t n;
	} rows[] = {
		{{0, 0, 10, 10}, 10, 4},		       /* lines on the bounds count */
		{{1, 1, 9, 9}, 10, 0}, {{1, 1, 9, 9}, 4.5, 4}, /* 4.5 and 9, both ways */
		{{-180, -90, 180, 90}, 30, 12 + 7},	       /* 180 east is 180 west */
		{{-1, -90, 359, 90}, 30, 12 + 7}, {{-179, -90, 179, 90}, 30, 11 + 7},
		{{0.1, 0.2, 0.6, 0.4}, 0.25, 2 + 1}, /* 0.25, 0.5; 0.25 */
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct features g;
		fixture_init(&f);
		EXPECT(graticule_make(&f.arena, rows[i].b, rows[i].spacing, &g));
		EXPECT(g.n_items == rows[i].n);
		for (size_t k = 0; k < g.n_items; k++) {
			const struct part p = g.parts[g.items[k].part_begin];
			EXPECT(p.end - p.begin >= 2);
		}
		fixture_finish(&f);
	}
}

static void limits(struct test_state *t)
{
	static const double spacings[] = {0.7, 0.001, 1e-300, 0, -5, (double)NAN};
	static const char *const says[] = {
		"graticule: more than 720 lines, one every 0.7 degrees; a larger spacing is "
		"needed",
		"graticule: more than 720 lines, one every 0.001 degrees; a larger spacing is "
		"needed",
		"graticule: more than 720 lines, one every 1e-300 degrees; a larger spacing is "
		"needed",
		"graticule: more than 720 lines, one every 0 degrees; a larger spacing is "
		"needed",
		"graticule: more than 720 lines, one every -5 degrees; a larger spacing is "
		"needed",
		NULL};
	const struct box world = {-180, -90, 180, 90};
	for (size_t i = 0; i < sizeof(spacings) / sizeof(spacings[0]); i++) {
		struct fixture f;
		struct features g;
		fixture_init(&f);
		EXPECT(!graticule_make(&f.arena, world, spacings[i], &g));
		EXPECT(f.diag.code == SM_E_LIMIT);
		if (says[i] != NULL) {
			EXPECT_STR(fixture_error(&f), says[i]);
		}
		fixture_finish(&f);
	}
	struct fixture f;
	struct features g;
	fixture_init(&f);
	EXPECT(graticule_make(&f.arena, world, 1, &g)); /* 360 and 181 lines */
	EXPECT(g.n_items == 541);
	fixture_finish(&f);
}

TEST_MAIN({"lines", lines}, {"edges", edges}, {"limits", limits})
