#include "fixture.h"
#include "scene/build.h"
#include "scene/small.h"
#include "test.h"

#include <string.h>

static const struct box frame = {0, 0, 100, 100};

static void add_box(struct fixture *f, struct features *to, uint32_t row, struct box b)
{
	const struct pt pts[] = {
		{b.min_x, b.min_y}, {b.max_x, b.min_y}, {b.max_x, b.max_y}, {b.min_x, b.max_y}};
	fixture_add(f, to, SHAPE_POLYGON, row, pts, 4);
}

/* One more piece of the last feature. */
static void add_piece(struct fixture *f, struct features *to, struct box b)
{
	const struct pt pts[] = {{b.min_x, b.min_y}, {b.max_x, b.min_y}, {b.max_x, b.max_y}};
	bool ok = features_part(to, &f->arena);
	for (int i = 0; ok && i < 3; i++) {
		ok = features_point(to, &f->arena, pts[i]);
	}
	if (!ok) {
		printf("Bail out! out of memory\n");
	}
	features_end(to);
}

/* What is found with a smallest of 2 points, when `gone` of the features (a bit each) were
 * thinned away: "row x,y size; ". */
static const char *found(struct fixture *f, const struct features *all, unsigned gone)
{
	static char text[256];
	struct layer_spec spec = {.smallest_pt = 2};
	struct map_layer layer = {.spec = &spec, .page = *all};
	layer.page.items = arena_alloc(&f->arena, all->n_items, sizeof(*all->items));
	layer.page.n_items = 0;
	for (size_t i = 0; i < all->n_items && layer.page.items != NULL; i++) {
		if ((gone & 1u << i) == 0) {
			layer.page.items[layer.page.n_items++] = all->items[i];
		}
	}
	text[0] = 0;
	if (!small_find(&f->arena, all, frame, &layer)) {
		return "failed";
	}
	for (size_t i = 0; i < layer.n_small; i++) {
		size_t n = strlen(text);
		(void)snprintf(text + n, sizeof(text) - n, "%u %g,%g %g; ", layer.small[i].row,
			layer.small[i].at.x, layer.small[i].at.y, layer.small[i].size_pt);
	}
	return text;
}

static void which_are_small(struct test_state *t)
{
	static const struct {
		struct box box;
		bool gone;
		const char *text;
	} rows[] = {
		{{10, 10, 11, 11.5}, false, "7 10.5,10.75 1.5; "},
		{{10, 10, 12, 12}, false, ""},			 /* as large as the smallest */
		{{10, 10, 11, 40}, false, ""},			 /* narrow, but long */
		{{10, 10, 40, 11}, false, ""},			 /* low, but wide */
		{{-3, 10, -2, 11}, false, ""},			 /* beside the frame */
		{{-0.5, 10, 1, 11}, false, "7 0.25,10.5 1.5; "}, /* across its edge */
		{{-1, 10, 0.5, 11}, false, ""},			 /* its middle beside it */
		{{10, 10, 11, 40}, true, "7 10.5,25 30; "},	 /* thinned away all the same */
		{{-3, 10, -2, 40}, true, ""}, /* clipped away: not in the frame */
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		fixture_init(&f);
		struct features all = {.space = SPACE_PAGE, .table = &fixture_no_table};
		add_box(&f, &all, 7, rows[i].box);
		EXPECT_STR(found(&f, &all, rows[i].gone ? 1 : 0), rows[i].text);
		fixture_finish(&f);
	}
}

/* Far apart but each small: the largest counts. One piece that is large is enough. */
static void pieces(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct features all = {.space = SPACE_PAGE, .table = &fixture_no_table};
	add_box(&f, &all, 0, (struct box){10, 10, 11, 11});
	add_piece(&f, &all, (struct box){50, 60, 51.5, 61});
	add_piece(&f, &all, (struct box){80, 80, 81, 81});
	add_box(&f, &all, 1, (struct box){10, 10, 11, 11});
	add_piece(&f, &all, (struct box){50, 50, 55, 55});
	EXPECT_STR(found(&f, &all, 0), "0 50.75,60.5 1.5; ");
	fixture_finish(&f);
}

/* Each feature is told from the next when some are gone; lines and points are never small. */
static void in_order(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct features all = {.space = SPACE_PAGE, .table = &fixture_no_table};
	const struct pt line[] = {{5, 5}, {5.5, 5}};
	add_box(&f, &all, 0, (struct box){10, 10, 10, 30});
	fixture_add(&f, &all, SHAPE_LINE, 1, line, 2);
	fixture_add(&f, &all, SHAPE_POINT, 2, line, 1);
	add_box(&f, &all, 3, (struct box){20, 20, 40, 40});
	add_box(&f, &all, 4, (struct box){20, 20, 21, 21});
	EXPECT_STR(found(&f, &all, 1), "0 10,20 20; 4 20.5,20.5 1; ");
	EXPECT_STR(found(&f, &all, 1 | 8), "0 10,20 20; 3 30,30 20; 4 20.5,20.5 1; ");
	fixture_finish(&f);
}

static size_t count(const char *text, const char *what)
{
	size_t n = 0;
	for (const char *at = text; (at = strstr(at, what)) != NULL; at++) {
		n++;
	}
	return n;
}

/* A layer of one large and one small area, as a dot or not. */
static const char *drawn(struct fixture *f, enum small_way way)
{
	static const char *keys[] = {"A", "B"};
	static struct column columns[] = {{"key", COLUMN_TEXT, {.text = keys}}};
	static const struct table table = {.columns = columns, .n_columns = 1, .n_rows = 2};
	const char *path = fixture_write_text(f, "style.yaml",
		"rules:\n  isles: { fill: '#ff0000', stroke: '#0000ff', stroke-width: 1pt }\n");
	struct style *style = NULL;
	struct layer_spec layer_spec = {.id = "isles", .smallest_pt = 2, .small = way};
	struct small_area small[] = {{1, {30, 40}, 0.5}};
	struct spec spec = {0};
	struct map_layer layer = {.spec = &layer_spec,
		.page = {.space = SPACE_PAGE, .table = &table},
		.key = &columns[0],
		.small = small,
		.n_small = 1};
	struct scene scene;
	struct buf out;
	add_box(f, &layer.page, 0, (struct box){50, 50, 70, 70});
	scene_init(&scene, &f->arena, 100, 100);
	buf_init(&out, 100000);
	if (!style_read(&f->arena, path, NULL, &style) ||
		!build_layer(&scene, style, &spec, &layer)) {
		return "failed";
	}
	scene_dump(&scene, &out);
	buf_add(&out, "", 1);
	char *text = arena_alloc(&f->arena, out.len, 1);
	if (text != NULL) {
		memcpy(text, out.ptr, out.len);
	}
	buf_finish(&out);
	return text == NULL ? "failed" : text;
}

static void dots(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	const char *list = drawn(&f, SMALL_LIST), *dot = drawn(&f, SMALL_DOT);
	EXPECT_INT(count(list, "small-ring"), 0);
	EXPECT_INT(count(list, "key 'B'"), 0);
	EXPECT_INT(count(dot, "small-ring"), 1);
	EXPECT_INT(count(dot, "key 'B'"), 1);
	/* From their rightmost points: a dot of 2 points, in a ring of 4.4. */
	EXPECT_INT(count(dot, "M 31,40 "), 1);
	EXPECT_INT(count(dot, "M 32.2,40 "), 1);
	fixture_finish(&f);
}

TEST_MAIN({"which are small", which_are_small}, {"pieces", pieces}, {"in order", in_order},
	{"dots", dots})
