#include "fixture.h"
#include "proj/area.h"
#include "test.h"

#include <math.h>
#include <string.h>

static const double pi = 3.14159265358979323846;

/* Areas on the unit sphere by hand: an octant is an eighth of 4 pi, a band between two
 * parallels is its share of a turn times the difference of their sines. */
static void areas(struct test_state *t)
{
	const struct {
		struct pt pts[6];
		size_t n;
		double area, other;
	} rows[] = {
		{{{0, 0}, {90, 0}, {90, 90}, {0, 90}}, 4, pi / 2, 7 * pi / 2},
		{{{0, 90}, {90, 90}, {90, 0}, {0, 0}}, 4, pi / 2, 7 * pi / 2},
		{{{-30, -30}, {30, -30}, {30, 30}, {-30, 30}}, 4, pi / 3, 4 * pi - pi / 3},
		/* across the 180th meridian, as files have it and as it is */
		{{{150, -30}, {-150, -30}, {-150, 30}, {150, 30}}, 4, pi / 3, 4 * pi - pi / 3},
		{{{150, -30}, {210, -30}, {210, 30}, {150, 30}}, 4, pi / 3, 4 * pi - pi / 3},
		/* round a pole: the cap north of 30 N, and all that is not in it */
		{{{0, 30}, {120, 30}, {240, 30}}, 3, 3 * pi, pi},
		{{{240, 30}, {120, 30}, {0, 30}}, 3, 3 * pi, pi},
		/* along the seam and the pole, as files draw Antarctica */
		{{{-180, -90}, {-180, -30}, {-60, -30}, {60, -30}, {180, -30}, {180, -90}}, 6,
			3 * pi, pi},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		double other = -1;
		EXPECT_NEAR(area_of_ring(rows[i].pts, rows[i].n, &other), rows[i].area, 1e-9);
		EXPECT_NEAR(other, rows[i].other, 1e-9);
	}
	/* An edge that rises: the integral of sin(lat) from 0 to 90 degrees is 1 - cos. */
	double other;
	const struct pt slope[] = {{0, 0}, {90, 0}, {90, 90}};
	EXPECT_NEAR(area_of_ring(slope, 3, &other), 1, 1e-9);
	EXPECT_NEAR(area_of_ring(slope, 0, &other), 0, 0);
}

enum { PAGE_PT = 100 }; /* the page's points to a radian */

struct world {
	struct fixture f;
	struct view_info view;
	struct features uncut, cut, page;
};

static void make(struct world *w, const char *projection)
{
	*w = (struct world){0};
	fixture_init(&w->f);
	domain_of_projection(projection, &w->view.domain);
	w->view.scale_pt_per_m = PAGE_PT / 6371007.2;
	w->view.is_whole = true;
	w->uncut = w->cut =
		(struct features){.space = SPACE_LONLAT, .table = &fixture_no_table};
	w->page = (struct features){.space = SPACE_PAGE, .table = &fixture_no_table};
}

static void add_box(struct world *w, struct features *to, uint32_t row, struct box b)
{
	const struct pt pts[] = {
		{b.min_x, b.min_y}, {b.max_x, b.min_y}, {b.max_x, b.max_y}, {b.min_x, b.max_y}};
	fixture_add(&w->f, to, SHAPE_POLYGON, row, pts, 4);
}

static void add_hole(struct world *w, struct features *to, struct box b)
{
	const struct pt pts[] = {
		{b.min_x, b.min_y}, {b.max_x, b.min_y}, {b.max_x, b.max_y}, {b.min_x, b.max_y}};
	bool ok = features_part(to, &w->f.arena);
	for (int i = 0; ok && i < 4; i++) {
		ok = features_point(to, &w->f.arena, pts[i]);
	}
	if (!ok) {
		printf("Bail out! out of memory\n");
	}
	features_end(to);
}

static const char *warning_of(struct world *w)
{
	area_check(&w->f.diag, &w->view, &w->uncut, &w->cut, &w->page);
	return fixture_warning(&w->f, "area");
}

/* Sixty degrees square at the equator: pi/3 square radians, so 10472 square points. */
static const struct box square = {-30, -30, 30, 30};

static void sizes(struct test_state *t)
{
	static const struct {
		double width_pt; /* of the drawing, 100 points high */
		const char *text;
	} rows[] = {
		{104.72, ""},
		{107, ""}, /* 2.2 % and the thickness of a line: right */
		{120, "1 of the areas is not as large on the map as on the earth (by up to "
		      "15 %): an outline may be damaged"},
		{90, "1 of the areas is not as large on the map as on the earth (by up to "
		     "14 %): an outline may be damaged"},
		{52.36, "1 of the areas is not as large on the map as on the earth (by up to "
			"50 %): an outline may be damaged"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct world w;
		make(&w, "+proj=eqearth");
		add_box(&w, &w.uncut, 0, square);
		add_box(&w, &w.page, 0, (struct box){0, 0, rows[i].width_pt, 100});
		EXPECT_STR(warning_of(&w), rows[i].text);
		fixture_finish(&w.f);
	}
}

/* A projection that changes areas says nothing. */
static void other_projections(struct test_state *t)
{
	static const char *const names[] = {"+proj=merc", "+proj=ortho", "+proj=laea +k_0=2",
		"+proj=laea +R=1", "+proj=aea +lat_1=10 +lat_2=20 +a=6 +b=6",
		"+proj=laea +units=km"};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct world w;
		make(&w, names[i]);
		add_box(&w, &w.uncut, 0, square);
		add_box(&w, &w.page, 0, (struct box){0, 0, 10, 10});
		EXPECT_STR(warning_of(&w), "");
		fixture_finish(&w.f);
	}
}

/* Against what was before the cut where all is shown, else against what it left. */
static void which(struct test_state *t)
{
	static const struct {
		const char *projection;
		bool is_whole, warns;
	} rows[] = {{"+proj=eqearth", true, true}, {"+proj=laea", true, true},
		{"+proj=eqearth", false, false}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct world w;
		make(&w, rows[i].projection);
		w.view.is_whole = rows[i].is_whole;
		add_box(&w, &w.uncut, 0, square);
		add_box(&w, &w.cut, 0, (struct box){-30, -30, 0, 30});
		add_box(&w, &w.page, 0, (struct box){0, 0, 52.36, 100});
		EXPECT((strcmp(warning_of(&w), "") != 0) == rows[i].warns);
		fixture_finish(&w.f);
	}
}

/* A cut that turned a land inside out, and one that lost it. */
static void flooded_and_lost(struct test_state *t)
{
	struct world w;
	make(&w, "+proj=eqearth");
	add_box(&w, &w.uncut, 0, square);
	add_box(&w, &w.uncut, 1, square);
	add_box(&w, &w.uncut, 2, square);
	add_box(&w, &w.page, 0, (struct box){0, 0, 104.72, 100});
	/* Row 1 is gone. All but row 2: 4 pi less a third of pi, with the land as a hole. */
	add_box(&w, &w.page, 2, (struct box){0, 0, 400 * pi, 100});
	add_hole(&w, &w.page, (struct box){0, 0, 104.72, 100});
	EXPECT_STR(warning_of(&w),
		"2 of the areas are not as large on the map as on the earth (by up to 1000 %): "
		"an outline may be damaged");
	fixture_finish(&w.f);
}

/* A hole that the cut made part of the outline: the sum of rings is not the same, and yet all
 * is right. Lines and points have no area. */
static void holes(struct test_state *t)
{
	struct world w;
	const struct pt line[] = {{0, 0}, {40, 0}};
	make(&w, "+proj=eqearth");
	fixture_add(&w.f, &w.uncut, SHAPE_LINE, 0, line, 2);
	fixture_add(&w.f, &w.page, SHAPE_LINE, 0, line, 2);
	add_box(&w, &w.uncut, 1, square);
	add_hole(&w, &w.uncut, (struct box){-15, -15, 15, 15});
	/* pi / 3 less 30 degrees times twice the sine of 15. */
	double area = pi / 3 - pi / 6 * 2 * sin(pi / 12);
	add_box(&w, &w.page, 1, (struct box){0, 0, area * PAGE_PT, PAGE_PT});
	EXPECT_STR(warning_of(&w), "");
	fixture_finish(&w.f);
}

/* Through a true projection and a true cut: nothing to say, whichever way the ring runs. */
static void projected(struct test_state *t)
{
	for (int turned = 0; turned < 2; turned++) {
		struct world w;
		struct view *v = NULL;
		make(&w, "");
		struct box b = {20, 10, 40, 40};
		add_box(&w, &w.cut, 0, b);
		if (turned) {
			struct pt swap = w.cut.pts[1];
			w.cut.pts[1] = w.cut.pts[3];
			w.cut.pts[3] = swap;
		}
		const struct view_request request = {
			.projection = "+proj=laea +lat_0=25 +lon_0=30",
			.extent = &w.cut,
			.frame_pt = {0, 0, 200, 200}};
		EXPECT(view_create(&w.f.diag, &request, &v));
		EXPECT(view_project(&w.f.arena, v, &w.cut, &w.page));
		w.view = *view_info(v);
		EXPECT(w.view.domain.equal_area);
		EXPECT_STR(warning_of(&w), "");
		view_destroy(v);
		fixture_finish(&w.f);
	}
}

TEST_MAIN({"areas", areas}, {"sizes", sizes}, {"other projections", other_projections},
	{"which features", which}, {"flooded and lost", flooded_and_lost}, {"holes", holes},
	{"projected", projected})
