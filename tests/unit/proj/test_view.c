#include "fixture.h"
#include "proj/geodesic.h"
#include "proj/project.h"
#include "test.h"

#include <math.h>

static const struct box frame = {100, 50, 400, 250}; /* 300 by 200 points */

/* The extent as one ring, a line or single points. */
static struct view *open_view(struct fixture *f, const char *projection, double margin,
	enum shape shape, const struct pt *pts, size_t n)
{
	struct features extent = {.space = SPACE_LONLAT, .table = &fixture_no_table};
	fixture_add(f, &extent, shape, 0, pts, n);
	const struct view_request request = {.projection = projection,
		.extent = &extent,
		.margin = margin,
		.frame_pt = frame};
	struct view *v = NULL;
	return view_create(&f->diag, &request, &v) ? v : NULL;
}

static struct view *open_box(struct fixture *f, const char *projection, struct box b)
{
	const struct pt ring[] = {
		{b.min_x, b.min_y}, {b.max_x, b.min_y}, {b.max_x, b.max_y}, {b.min_x, b.max_y}};
	return open_view(f, projection, 0, SHAPE_POLYGON, ring, 4);
}

/* Mercator's projection of the sphere, as web maps have it, in closed form. */
static struct pt web_mercator(double lon_deg, double lat_deg)
{
	const double r = 6378137, pi = acos(-1);
	return (struct pt){r * lon_deg * pi / 180, r * log(tan(pi / 4 + lat_deg * pi / 360))};
}

static void fitting(struct test_state *t)
{
	static const struct {
		struct box lonlat;
		double margin;
	} rows[] = {{{-10, 0, 10, 5}, 0}, {{-10, 0, 10, 5}, 0.12}, {{0, -30, 4, 40}, 0},
		{{0, -30, 4, 40}, 0.5}, {{-179, -60, 179, 70}, 0.04}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		fixture_init(&f);
		const struct pt corners[] = {{rows[i].lonlat.min_x, rows[i].lonlat.min_y},
			{rows[i].lonlat.max_x, rows[i].lonlat.max_y}};
		struct view *v =
			open_view(&f, "EPSG:3857", rows[i].margin, SHAPE_POINT, corners, 2);
		EXPECT(v != NULL);
		if (v == NULL) {
			continue;
		}
		struct pt sw = web_mercator(corners[0].x, corners[0].y),
			  ne = web_mercator(corners[1].x, corners[1].y);
		double grow = 1 + 2 * rows[i].margin;
		double scale = fmin(300 / ((ne.x - sw.x) * grow), 200 / ((ne.y - sw.y) * grow));
		EXPECT_NEAR(view_info(v)->scale_pt_per_m, scale, scale * 1e-12);
		/* The extent's middle is the frame's, north is up, east is right. */
		static const double lons[] = {-9, 0, 3.3, 12}, lats[] = {-2, 0, 4.4, 20};
		for (size_t k = 0; k < 4; k++) {
			struct pt p = web_mercator(lons[k], lats[k]);
			struct page_pt at;
			EXPECT(view_to_page(v, (struct lonlat){lons[k], lats[k]}, &at));
			EXPECT_NEAR(at.x, 250 + scale * (p.x - (sw.x + ne.x) / 2), 1e-8);
			EXPECT_NEAR(at.y, 150 - scale * (p.y - (sw.y + ne.y) / 2), 1e-8);
		}
		EXPECT(!view_info(v)->is_auto);
		EXPECT_STR(view_info(v)->projection, "EPSG:3857");
		EXPECT_NEAR(view_info(v)->frame_pt.max_x, 400, 0);
		EXPECT_INT(f.diag.n_notes, 0);
		view_destroy(v);
		fixture_finish(&f);
	}
}

/* Edges of the extent count, not its corners alone: the far side of a box bulges. */
static void edges_of_the_extent(struct test_state *t)
{
	static const struct pt ring[] = {{-25, 30}, {25, 30}, {25, 60}, {-25, 60}};
	static const char conic[] = "+proj=laea +lat_0=45 +lon_0=0 +datum=WGS84 +units=m";
	static const enum shape shapes[] = {SHAPE_POLYGON, SHAPE_LINE, SHAPE_POINT};
	double top[3];
	for (size_t i = 0; i < 3; i++) {
		struct fixture f;
		struct page_pt at = {0, 0};
		fixture_init(&f);
		struct view *v = open_view(&f, conic, 0, shapes[i], ring, 4);
		/* The middle of the southern edge is the lowest point. */
		EXPECT(v != NULL && view_to_page(v, (struct lonlat){0, 30}, &at));
		top[i] = at.y;
		view_destroy(v);
		fixture_finish(&f);
	}
	EXPECT(top[0] <= 250 + 1e-6 && top[1] <= 250 + 1e-6);
	EXPECT(top[2] > 255); /* single points do not ask for what lies between them */
	/* The fourth edge, from the last point to the first, is the ring's alone. */
	struct fixture f;
	fixture_init(&f);
	static const struct pt open_end[] = {{25, 30}, {25, 60}, {-25, 60}, {-25, 30}};
	struct page_pt at = {0, 0};
	struct view *v = open_view(&f, conic, 0, SHAPE_LINE, open_end, 4);
	EXPECT(v != NULL && view_to_page(v, (struct lonlat){0, 30}, &at) && at.y > 255);
	view_destroy(v);
	v = open_view(&f, conic, 0, SHAPE_POLYGON, open_end, 4);
	EXPECT(v != NULL && view_to_page(v, (struct lonlat){0, 30}, &at) && at.y < 250 + 1e-6);
	view_destroy(v);
	fixture_finish(&f);
}

/* A single place gets 50 km to each side, in a plane of metres as in one of degrees. */
static void single_point(struct test_state *t)
{
	static const char *const systems[] = {
		"EPSG:3857", "EPSG:4326", "auto", "+proj=utm +zone=31 +datum=WGS84 +units=km"};
	static const struct pt niamey = {2.1, 13.5};
	for (size_t i = 0; i < 4; i++) {
		struct fixture f;
		struct page_pt at, north;
		fixture_init(&f);
		struct view *v = open_view(&f, systems[i], 0, SHAPE_POINT, &niamey, 1);
		EXPECT(v != NULL);
		if (v == NULL) {
			continue;
		}
		EXPECT(view_to_page(v, (struct lonlat){niamey.x, niamey.y}, &at));
		EXPECT_NEAR(at.x, 250, 0.2);
		EXPECT_NEAR(at.y, 150, 0.2);
		struct lonlat top =
			geodesic_direct((struct lonlat){niamey.x, niamey.y}, 0, 50000);
		EXPECT(view_to_page(v, top, &north));
		EXPECT_NEAR(north.y, 50, 3); /* degrees of longitude are shorter here */
		view_destroy(v);
		fixture_finish(&f);
	}
}

/* From the eighth on PROJ's own way back misses by a millimetre or two: the inverse of the
 * authalic latitude is a short series, and datum shifts are not quite undone. */
static const char *const systems[] = {"EPSG:4326", "EPSG:3857", "EPSG:32631", "EPSG:2154",
	"+proj=aea +lat_0=15 +lon_0=0 +lat_1=5 +lat_2=25 +datum=WGS84", "+proj=moll",
	"EPSG:3995", "EPSG:3035", "+proj=laea +lat_0=14.7 +lon_0=0.5 +datum=WGS84 +units=m",
	"+proj=eqearth +lon_0=0 +datum=WGS84 +units=m", "auto", "EPSG:20791", "EPSG:26331",
	"+proj=ortho +lat_0=10 +lon_0=0"};
enum { N_SYSTEMS = sizeof(systems) / sizeof(systems[0]), FIRST_ROUGH = 7 };

static void there_and_back(struct test_state *t)
{
	for (size_t i = 0; i < N_SYSTEMS; i++) {
		struct fixture f;
		fixture_init(&f);
		struct view *v = open_box(&f, systems[i], (struct box){-5, 20, 15, 45});
		EXPECT(v != NULL);
		double miss = 0;
		for (int k = 0; v != NULL && k < 200; k++) {
			struct lonlat p = {-5 + 20 * (k % 20) / 19.0, 20 + 25 * (k / 20) / 9.0};
			struct lonlat back = {0, 0};
			struct page_pt at;
			EXPECT(view_to_page(v, p, &at) && view_to_lonlat(v, at, &back));
			miss = fmax(miss, fabs(back.lon_deg - p.lon_deg));
			miss = fmax(miss, fabs(back.lat_deg - p.lat_deg));
		}
		EXPECT_NEAR(miss, 0, i < FIRST_ROUGH ? 1e-9 : 2e-8);
		view_destroy(v);
		fixture_finish(&f);
	}
}

static double distance_to_segment(struct pt p, struct pt a, struct pt b)
{
	double l2 = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y), u = 0;
	if (l2 > 0) {
		u = ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / l2;
		u = u < 0 ? 0 : u > 1 ? 1 : u;
	}
	return hypot(p.x - a.x - u * (b.x - a.x), p.y - a.y - u * (b.y - a.y));
}

/* The farthest that any of 2000 places on the edge lies from the line drawn. */
static double worst_miss(
	const struct view *v, struct pt a, struct pt b, const struct features *line)
{
	double worst = 0;
	for (int i = 0; i <= 2000; i++) {
		double s = i / 2000.0, best = HUGE_VAL;
		struct page_pt at;
		if (!view_to_page(v,
			    (struct lonlat){a.x + s * (b.x - a.x), a.y + s * (b.y - a.y)},
			    &at)) {
			return HUGE_VAL;
		}
		for (size_t k = 0; k + 1 < line->n_pts; k++) {
			best = fmin(best, distance_to_segment((struct pt){at.x, at.y},
						  line->pts[k], line->pts[k + 1]));
		}
		worst = fmax(worst, best);
	}
	return worst;
}

static void long_edges_bend(struct test_state *t)
{
	static const struct pt edges[][2] = {{{-5, 44}, {15, 44}}, {{-5, 20}, {15, 45}},
		{{15, 45}, {-5, 20}}, {{0, 20}, {0, 45}}, {{-5, 20}, {-4.9, 20}}};
	for (size_t i = 0; i < N_SYSTEMS; i++) {
		struct fixture f;
		fixture_init(&f);
		struct view *v = open_box(&f, systems[i], (struct box){-5, 20, 15, 45});
		EXPECT(v != NULL);
		for (size_t k = 0; v != NULL && k < sizeof(edges) / sizeof(edges[0]); k++) {
			struct features in = {.space = SPACE_LONLAT,
						.table = &fixture_no_table},
					out;
			fixture_add(&f, &in, SHAPE_LINE, 0, edges[k], 2);
			EXPECT(view_project(&f.arena, v, &in, &out));
			EXPECT(out.space == SPACE_PAGE && out.table == &fixture_no_table);
			double miss = worst_miss(v, edges[k][0], edges[k][1], &out);
			EXPECT(miss < 0.1);
			EXPECT(out.n_pts < 60); /* and it is not cut finer than needed */
		}
		view_destroy(v);
		fixture_finish(&f);
	}
}

/* In a projection that leaves the edge straight nothing is added, however long it is. */
static void straight_edges_stay(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	static const struct pt ring[] = {{-5, 20}, {15, 20}, {15, 45}, {-5, 45}};
	struct features in = {.space = SPACE_LONLAT, .table = &fixture_no_table}, out;
	fixture_add(&f, &in, SHAPE_POLYGON, 7, ring, 4);
	struct view *v = open_box(&f, "EPSG:3857", (struct box){-5, 20, 15, 45});
	EXPECT(v != NULL && view_project(&f.arena, v, &in, &out));
	EXPECT_INT(out.n_pts, 4);
	EXPECT_INT(out.n_items, 1);
	EXPECT_INT(out.items[0].row, 7);
	EXPECT(out.items[0].shape == SHAPE_POLYGON);
	EXPECT_NEAR(out.items[0].box.min_y, 50, 1e-6);
	EXPECT_NEAR(out.items[0].box.max_y, 250, 1e-6);
	view_destroy(v);
	fixture_finish(&f);
}

/* A curve that crosses its own chord in the middle is not taken for a straight line. */
static void an_s_is_seen(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	static const struct pt edge[] = {{-80, -70}, {80, 70}};
	struct view *v = open_box(&f, "+proj=moll", (struct box){-90, -80, 90, 80});
	struct features in = {.space = SPACE_LONLAT, .table = &fixture_no_table}, out;
	fixture_add(&f, &in, SHAPE_LINE, 0, edge, 2);
	EXPECT(v != NULL && view_project(&f.arena, v, &in, &out));
	EXPECT(out.n_pts > 4);
	EXPECT(worst_miss(v, edge[0], edge[1], &out) < 0.1);
	view_destroy(v);
	fixture_finish(&f);
}

/* A parallel all round the pole ends where it began, and is a circle all the same. */
static void round_the_pole(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	static const struct pt edge[] = {{-180, 60}, {180, 60}};
	struct view *v = open_box(&f, "EPSG:3995", (struct box){-180, 60, 180, 90});
	struct features in = {.space = SPACE_LONLAT, .table = &fixture_no_table}, out;
	fixture_add(&f, &in, SHAPE_LINE, 0, edge, 2);
	EXPECT(v != NULL && view_project(&f.arena, v, &in, &out));
	EXPECT(out.n_pts > 30);
	for (size_t i = 0; i < out.n_pts; i++) {
		EXPECT_NEAR(hypot(out.pts[i].x - 250, out.pts[i].y - 150), 100, 0.5);
	}
	EXPECT(worst_miss(v, edge[0], edge[1], &out) < 0.1);
	view_destroy(v);
	fixture_finish(&f);
}

/* Two areas that share an edge, walked in opposite directions, share its points too. */
static void neighbours(struct test_state *t)
{
	static const struct pt west[] = {{-5, 21.3}, {4.7, 20.1}, {5.2, 44.4}, {-5, 44}};
	static const struct pt east[] = {{4.7, 20.1}, {15, 21}, {15, 44.7}, {5.2, 44.4}};
	static const struct pt flat[] = {{-5, 30}, {15, 30}}, back[] = {{15, 30}, {-5, 30}},
			       up[] = {{5, 20}, {5, 45}}, down[] = {{5, 45}, {5, 20}};
	for (size_t i = 0; i < N_SYSTEMS; i++) {
		struct fixture f;
		fixture_init(&f);
		struct view *v = open_box(&f, systems[i], (struct box){-5, 20, 15, 45});
		struct features in = {.space = SPACE_LONLAT, .table = &fixture_no_table}, out;
		fixture_add(&f, &in, SHAPE_POLYGON, 0, west, 4);
		fixture_add(&f, &in, SHAPE_POLYGON, 1, east, 4);
		fixture_add(&f, &in, SHAPE_LINE, 2, flat, 2);
		fixture_add(&f, &in, SHAPE_LINE, 3, back, 2);
		fixture_add(&f, &in, SHAPE_LINE, 4, up, 2);
		fixture_add(&f, &in, SHAPE_LINE, 5, down, 2);
		EXPECT(v != NULL && view_project(&f.arena, v, &in, &out));
		EXPECT_INT(out.n_items, 6);
		/* In the west ring the edge follows its second point; in the east ring it
		 * closes the ring: from its fourth corner to the first point. */
		const struct part *w = &out.parts[0], *e = &out.parts[1];
		size_t from = w->begin, shared = 0;
		while (from < w->end &&
			memcmp(&out.pts[from], &out.pts[e->begin], sizeof(struct pt)) != 0) {
			from++;
		}
		EXPECT(from < w->end);
		for (size_t k = e->end - 1; k > e->begin && from + 1 < w->end; k--) {
			struct pt p = out.pts[++from], q = out.pts[k];
			if (memcmp(&p, &q, sizeof(p)) != 0) {
				EXPECT(shared > 0);
				break;
			}
			shared++;
		}
		struct page_pt corner;
		EXPECT(view_to_page(v, (struct lonlat){5.2, 44.4}, &corner));
		EXPECT_NEAR(out.pts[w->begin + (from - w->begin) - 1].x, corner.x, 1e-9);
		for (size_t k = 2; k < 6; k += 2) {
			const struct part *a = &out.parts[k], *b = &out.parts[k + 1];
			EXPECT_INT(a->end - a->begin, b->end - b->begin);
			for (size_t j = 0; j < a->end - a->begin; j++) {
				EXPECT(memcmp(&out.pts[a->begin + j], &out.pts[b->end - 1 - j],
					       sizeof(struct pt)) == 0);
			}
		}
		view_destroy(v);
		fixture_finish(&f);
	}
}

/* What the globe turns away from cannot be shown; what is left of each shape is kept. */
static void unprojectable_points(struct test_state *t)
{
	static const struct pt here[] = {{0, 0}, {10, 0}, {10, 10}, {0, 10}},
			       away[] = {{170, 0}, {180, 0}, {180, 10}},
			       half[] = {{0, 0}, {20, 0}, {150, 10}, {0, 20}},
			       little[] = {{0, 0}, {20, 0}, {150, 10}, {140, 10}};
	struct fixture f;
	fixture_init(&f);
	struct view *v =
		open_box(&f, "+proj=ortho +lat_0=0 +lon_0=0", (struct box){-10, -10, 20, 20});
	struct features in = {.space = SPACE_LONLAT, .table = &fixture_no_table}, out;
	fixture_add(&f, &in, SHAPE_POLYGON, 0, here, 4);
	fixture_add(&f, &in, SHAPE_POLYGON, 1, away, 3);
	fixture_add(&f, &in, SHAPE_POLYGON, 2, half, 4);
	fixture_add(&f, &in, SHAPE_POLYGON, 3, little, 4);
	fixture_add(&f, &in, SHAPE_LINE, 4, little, 4);
	fixture_add(&f, &in, SHAPE_LINE, 5, little + 1, 3);
	fixture_add(&f, &in, SHAPE_POINT, 6, little + 1, 3);
	fixture_add(&f, &in, SHAPE_POINT, 7, away, 1);
	EXPECT(features_begin(&in, &f.arena, SHAPE_NULL, 8));
	features_end(&in);
	EXPECT(v != NULL && view_project(&f.arena, v, &in, &out));
	static const struct {
		uint32_t row, parts;
	} want[] = {{0, 1}, {2, 1}, {4, 1}, {6, 1}, {8, 0}};
	EXPECT_INT(out.n_items, 5);
	for (size_t i = 0; i < 5 && i < out.n_items; i++) {
		const struct feature *item = &out.items[i];
		EXPECT_INT(item->row, want[i].row);
		EXPECT_INT(item->part_end - item->part_begin, want[i].parts);
	}
	const struct part *site = &out.parts[out.items[3].part_begin];
	EXPECT_INT(site->end - site->begin, 1);
	EXPECT_INT(f.diag.n_warnings, 1);
	EXPECT_STR(f.diag.warnings[0].text,
		"13 points cannot be shown in this projection and were left out");
	EXPECT_STR(f.diag.warnings[0].kind, "unprojectable");
	struct page_pt at;
	EXPECT(!view_to_page(v, (struct lonlat){170, 0}, &at));
	struct lonlat back;
	EXPECT(!view_to_lonlat(v, (struct page_pt){5000, 150}, &back));
	view_destroy(v);
	fixture_finish(&f);
}

static void automatic(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct view *v = open_box(&f, "auto", (struct box){-80, -55, -60, 10});
	static const char want[] = "+proj=laea +lat_0=-22.5 +lon_0=-70.0 +datum=WGS84 +units=m";
	EXPECT(v != NULL && view_info(v)->is_auto);
	EXPECT_STR(view_info(v)->projection, want);
	EXPECT_INT(f.diag.n_notes, 1);
	EXPECT_STR(f.diag.notes[0].kind, "projection");
	EXPECT_STR(f.diag.notes[0].text,
		"projection: +proj=laea +lat_0=-22.5 +lon_0=-70.0 +datum=WGS84 +units=m");
	view_destroy(v);
	/* Every string that is chosen is one that PROJ takes and can show the extent with. */
	static const struct box boxes[] = {{-180, -90, 180, 90}, {-180, 50, 180, 90},
		{-180, -90, 180, -60}, {20, 40, 120, 60}, {-20, -10, 60, 12}, {2, 13, 2.2, 14}};
	for (size_t i = 0; i < sizeof(boxes) / sizeof(boxes[0]); i++) {
		fixture_forget(&f);
		v = open_box(&f, "auto", boxes[i]);
		EXPECT(v != NULL);
		EXPECT_INT(f.diag.n_errors, 0);
		view_destroy(v);
	}
	fixture_finish(&f);
}

static void refusals(struct test_state *t)
{
	static const struct {
		const char *projection;
		struct box lonlat;
		const char *want;
	} rows[] = {
		{"EPSG:99999", {0, 0, 1, 1},
			"projection 'EPSG:99999': proj_create: crs not found"},
		{"+proj=nonsense", {0, 0, 1, 1},
			"projection '+proj=nonsense': proj_create: Error 1027 (Invalid value "
			"for "
			"an argument): Unknown projection"},
		{"my own map", {0, 0, 1, 1},
			"projection 'my own map': proj_create: unrecognized format / unknown "
			"name"},
		{"EPSG:4978", {0, 0, 1, 1},
			"projection 'EPSG:4978': has neither a plane nor longitude and "
			"latitude"},
		{"EPSG:5773", {0, 0, 1, 1},
			"projection 'EPSG:5773': has neither a plane nor longitude and "
			"latitude"},
		{"+proj=gnom +lat_0=0 +lon_0=0", {80, 0, 120, 10},
			"projection '+proj=gnom +lat_0=0 +lon_0=0' cannot show the map's "
			"extent"},
		{"+proj=ortho +lat_0=0 +lon_0=0", {85, 0, 95, 10},
			"projection '+proj=ortho +lat_0=0 +lon_0=0' cannot show the map's "
			"extent"},
		{"EPSG:3857", {0, 80, 10, 90},
			"projection 'EPSG:3857' cannot show the map's extent"},
		{"EPSG:32631", {119, 9, 121, 11},
			"projection 'EPSG:32631' cannot show the map's extent: it is made for "
			"longitude 0 to 6, latitude 0 to 84"},
		{"EPSG:32631", {36.1, 9, 37, 11},
			"projection 'EPSG:32631' cannot show the map's extent: it is made for "
			"longitude 0 to 6, latitude 0 to 84"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		fixture_init(&f);
		EXPECT(open_box(&f, rows[i].projection, rows[i].lonlat) == NULL);
		EXPECT_INT(f.diag.code, SM_E_PROJ);
		EXPECT_INT(f.diag.n_errors, 1);
		EXPECT_STR(f.diag.errors[0].text, rows[i].want);
		fixture_finish(&f);
	}
}

/* Near the area a system is made for is near enough, across the antimeridian too. */
static void near_the_area(struct test_state *t)
{
	static const struct {
		const char *projection;
		struct box lonlat;
	} rows[] = {{"EPSG:32631", {-17, -10, 20, 25}}, {"EPSG:32631", {35, 9, 36, 11}},
		{"EPSG:3832", {150, -30, 180, 10}}, {"EPSG:3832", {-179, -30, -150, 10}},
		{"EPSG:32701", {170, -30, 179, -10}}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		fixture_init(&f);
		struct view *v = open_box(&f, rows[i].projection, rows[i].lonlat);
		EXPECT(v != NULL);
		EXPECT_INT(f.diag.n_errors, 0);
		view_destroy(v);
		fixture_finish(&f);
	}
}

static void nothing_to_show(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct features extent = {.space = SPACE_LONLAT, .table = &fixture_no_table};
	const struct view_request request = {
		.projection = "EPSG:3857", .extent = &extent, .frame_pt = frame};
	struct view *v = NULL;
	EXPECT(!view_create(&f.diag, &request, &v) && v == NULL);
	EXPECT_STR(
		f.diag.errors[0].text, "projection 'EPSG:3857' cannot show the map's extent");
	view_destroy(NULL);
	fixture_finish(&f);
}

/* WKT runs to thousands of characters. */
static void long_definitions(struct test_state *t)
{
	static const char head[] =
		"PROJCS[\"WGS_1984_World_Mercator\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_"
		"1984\","
		"SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],"
		"UNIT[\"Degree\",0.0174532925199433]],";
	static const char tail[] =
		"PROJECTION[\"Mercator\"],PARAMETER[\"False_Easting\",0.0],"
		"PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",0.0],"
		"PARAMETER[\"Standard_Parallel_1\",0.0],UNIT[\"Meter\",1.0]]";
	char wkt[4096];
	struct fixture f;
	fixture_init(&f);
	(void)snprintf(wkt, sizeof(wkt), "%s%*s%s", head, 3000, "", tail);
	struct view *v = open_box(&f, wkt, (struct box){0, 0, 10, 1});
	EXPECT(v != NULL);
	if (v != NULL) {
		EXPECT_STR(view_info(v)->projection, wkt);
		/* Ten degrees of the equator take the frame's width. */
		EXPECT_NEAR(
			view_info(v)->scale_pt_per_m, 300 / (6378137 * acos(-1) / 18), 1e-12);
	}
	view_destroy(v);
	fixture_finish(&f);
}

/* Every place in the frame lies within the bounds that data are cut to. */
static void shown_bounds(struct test_state *t)
{
	for (size_t i = 0; i < N_SYSTEMS; i++) {
		struct fixture f;
		fixture_init(&f);
		struct view *v = open_box(&f, systems[i], (struct box){-5, 20, 15, 45});
		EXPECT(v != NULL);
		for (int k = 0; v != NULL && k < 151 * 101; k++) {
			struct lonlat p;
			struct page_pt at = {
				98 + 304.0 * (k % 151) / 150, 48 + 204.0 * (k / 151) / 100};
			EXPECT(!view_to_lonlat(v, at, &p) ||
				box_contains(view_info(v)->lonlat,
					(struct pt){p.lon_deg, p.lat_deg}));
		}
		view_destroy(v);
		fixture_finish(&f);
	}
}

static void bounds_of_the_world(struct test_state *t)
{
	static const struct {
		const char *projection;
		struct box lonlat;
		bool world;
	} rows[] = {
		{"EPSG:3995", {-180, 60, 180, 90}, true},   /* the pole is in view */
		{"EPSG:3031", {-180, -90, 180, -60}, true}, /* and here the other one */
		{"+proj=ortho +lat_0=0 +lon_0=0", {-80, -80, 80, 80}, true}, /* space is */
		{"EPSG:3857", {-5, 20, 15, 45}, false},
		{"EPSG:3995", {-5, 60, 5, 65}, false},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		fixture_init(&f);
		struct view *v = open_box(&f, rows[i].projection, rows[i].lonlat);
		EXPECT(v != NULL);
		if (v != NULL) {
			struct box b = view_info(v)->lonlat;
			bool world = b.min_x == -180 && b.min_y == -90 && b.max_x == 180 &&
				     b.max_y == 90;
			EXPECT(world == rows[i].world);
			EXPECT(b.min_x <= rows[i].lonlat.min_x &&
				b.max_y >= rows[i].lonlat.max_y);
		}
		view_destroy(v);
		fixture_finish(&f);
	}
}

/* Wherever memory runs out while projecting, that is said once. */
static void out_of_memory(struct test_state *t)
{
	static const struct pt ring[] = {{-5, 20}, {15, 20}, {15, 45}, {-5, 45}};
	struct fixture f;
	fixture_init(&f);
	struct view *v = open_box(&f, "EPSG:3035", (struct box){-5, 20, 15, 45});
	struct features in = {.space = SPACE_LONLAT, .table = &fixture_no_table}, out;
	fixture_add(&f, &in, SHAPE_POLYGON, 0, ring, 4);
	int failures = 0;
	for (bool ok = false; !ok && failures < 100; failures += !ok) {
		fixture_forget(&f);
		f.arena.fail_in = failures + 1;
		ok = view_project(&f.arena, v, &in, &out);
		EXPECT(ok || (f.diag.code == SM_E_NOMEM && f.diag.n_errors == 1));
	}
	EXPECT(failures >= 5 && failures < 100);
	view_destroy(v);
	fixture_finish(&f);
}

TEST_MAIN({"fitting", fitting}, {"edges of the extent", edges_of_the_extent},
	{"a single point", single_point}, {"there and back", there_and_back},
	{"long edges bend", long_edges_bend}, {"straight edges stay", straight_edges_stay},
	{"an S is seen", an_s_is_seen}, {"round the pole", round_the_pole},
	{"neighbours", neighbours}, {"unprojectable points", unprojectable_points},
	{"automatic", automatic}, {"refusals", refusals}, {"near the area", near_the_area},
	{"nothing to show", nothing_to_show}, {"long definitions", long_definitions},
	{"shown bounds", shown_bounds}, {"bounds of the world", bounds_of_the_world},
	{"out of memory", out_of_memory})
