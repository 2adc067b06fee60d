#include "fixture.h"
#include "paint/svg_shapes.h"
#include "test.h"

#define N_CORNERS 14

static const struct paint_style fill = {.fill = {200, 100, 0, 255}},
				edge = {.stroke = {0, 0, 0, 255}, .stroke_width_pt = 1},
				glass = {.stroke = {0, 0, 0, 100}, .stroke_width_pt = 1};

/* Saws side by side at these places, as one path. */
static bool add(struct scene *s, const double *x_pt, size_t n, const struct paint_style *style,
	const char *key)
{
	unsigned char verbs[4 * (N_CORNERS + 1)];
	struct page_pt pts[4 * N_CORNERS];
	struct path path = {.verbs = verbs, .pts = pts};
	const struct scene_meaning meaning = {.key = key};
	for (size_t k = 0; k < n; k++) {
		for (int i = 0; i < N_CORNERS; i++) {
			verbs[path.n_verbs++] = i == 0 ? PATH_MOVE : PATH_LINE;
			pts[path.n_pts++] =
				(struct page_pt){x_pt[k] + (i % 2) * 4, i < 2 ? 0 : 3.0 + i};
		}
		verbs[path.n_verbs++] = PATH_CLOSE;
	}
	return scene_add_path(s, &path, style, &meaning);
}

/* What is drawn of two areas at these places: whole as an area, the areas, their edges. */
static struct svg_shape *find(struct test_state *t, struct fixture *f, const double x_pt[2],
	const struct paint_style *last, bool share)
{
	struct scene s;
	struct svg_shape *shapes = NULL;
	scene_init(&s, &f->arena, 100, 100);
	EXPECT(add(&s, x_pt, 2, &fill, NULL) && add(&s, x_pt, 1, &fill, "a") &&
		add(&s, x_pt + 1, 1, &fill, "b") && add(&s, x_pt, 2, last, NULL));
	EXPECT(svg_shapes_find(&f->arena, &s, share, &shapes));
	return shapes;
}

static void areas_and_edges(struct test_state *t)
{
	static const struct {
		double x_pt[2];
		const struct paint_style *last;
		enum svg_drawing want[2]; /* of the whole and the edges */
	} rows[] = {
		{{0, 10}, &edge, {DRAW_CLIP, DRAW_EACH}},
		/* With a corner in common the edges would be drawn over each other there. */
		{{0, 4}, &edge, {DRAW_CLIP, DRAW_OWN}},
		{{0, 10}, &glass, {DRAW_CLIP, DRAW_OWN}},
		{{0, 10}, &fill, {DRAW_CLIP, DRAW_CLIP}},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		fixture_init(&f);
		const struct svg_shape *s = find(t, &f, rows[i].x_pt, rows[i].last, true);
		EXPECT_INT(s[0].drawing, rows[i].want[0]);
		EXPECT_INT(s[1].drawing, DRAW_OWN);
		EXPECT_INT(s[2].drawing, DRAW_OWN);
		EXPECT_INT(s[3].drawing, rows[i].want[1]);
		EXPECT_INT(s[0].n_parts, 2);
		EXPECT(s[0].parts[0] == 1 && s[0].parts[1] == 2);
		EXPECT(s[1].used && s[2].used && s[1].steps && s[0].steps && !s[3].used);
		fixture_finish(&f);
	}
}

static void nothing_shared(struct test_state *t)
{
	static const double x_pt[] = {0, 10};
	struct fixture f;
	fixture_init(&f);
	const struct svg_shape *s = find(t, &f, x_pt, &edge, false);
	for (size_t i = 0; i < 4; i++) {
		EXPECT_INT(s[i].drawing, DRAW_OWN);
		EXPECT(!s[i].used && !s[i].steps);
	}
	fixture_finish(&f);
}

/* The same path again; the one that is a feature is used. Both paints at once cannot be made of
 * parts. */
static void the_same_again(struct test_state *t)
{
	static const double x_pt[] = {0, 10, 30};
	static const struct paint_style both = {
		.fill = {1, 1, 1, 255}, .stroke = {0, 0, 0, 255}, .stroke_width_pt = 1};
	struct fixture f;
	struct scene s;
	struct svg_shape *shapes = NULL;
	fixture_init(&f);
	scene_init(&s, &f.arena, 100, 100);
	EXPECT(add(&s, x_pt, 1, &edge, NULL) && add(&s, x_pt, 1, &fill, "a") &&
		add(&s, x_pt + 1, 1, &fill, "b") && add(&s, x_pt, 2, &both, NULL) &&
		add(&s, x_pt + 2, 1, &fill, "c") && add(&s, x_pt, 3, &both, NULL) &&
		add(&s, x_pt, 3, &edge, NULL));
	EXPECT(svg_shapes_find(&f.arena, &s, true, &shapes));
	EXPECT_INT(shapes[0].drawing, DRAW_USE);
	EXPECT_INT(shapes[0].parts[0], 1);
	EXPECT_INT(shapes[3].drawing, DRAW_OWN);
	EXPECT(shapes[1].used);
	EXPECT_INT(shapes[5].drawing, DRAW_OWN);
	EXPECT_INT(shapes[6].drawing, DRAW_EACH);
	EXPECT(shapes[6].n_parts == 2 && shapes[6].parts[0] == 3 && shapes[6].parts[1] == 4);
	fixture_finish(&f);
}

/* Few points are written in points, many in steps; symbols have curves. */
static void steps(struct test_state *t)
{
	struct fixture f;
	struct scene s;
	struct svg_shape *shapes = NULL;
	struct page_pt pts[240];
	fixture_init(&f);
	scene_init(&s, &f.arena, 100, 100);
	for (int i = 0; i < 240; i++) {
		pts[i] = (struct page_pt){i * 0.3, i % 7};
	}
	const struct scene_group group = {.id = "g"};
	EXPECT(scene_add_line(&s, pts, 150, false, &edge, NULL) &&
		scene_group_begin(&s, &group) &&
		scene_add_line(&s, pts, 150, true, &edge, NULL) &&
		scene_add_line(&s, pts, 50, false, &edge, NULL) &&
		scene_add_symbol(&s, "circle", pts[0], 5, &fill, NULL) && scene_group_end(&s));
	EXPECT(svg_shapes_find(&f.arena, &s, true, &shapes));
	EXPECT(!shapes[0].steps && shapes[2].steps && shapes[3].steps && !shapes[4].steps);
	fixture_finish(&f);
}

TEST_MAIN({"areas and edges", areas_and_edges}, {"nothing shared", nothing_shared},
	{"the same again", the_same_again}, {"steps", steps})
