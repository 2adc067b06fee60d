#include "fixture.h"
#include "paint/paint.h"
#include "test.h"

/* Writes down what it is asked, and refuses the call after `patience` others. */
struct recorder {
	struct painter base;
	int patience;
};

static bool note(struct painter *p, const char *what, const char *name)
{
	struct recorder *r = (struct recorder *)p;
	buf_printf(p->out, "%s%s ", what, name == NULL ? "" : name);
	return r->patience-- > 0;
}

static bool begin(struct painter *p, const struct scene *s)
{
	return note(p, "begin:", s->title);
}

static bool group_begin(struct painter *p, const struct scene_group *g)
{
	return note(p, "(", g->id);
}

static bool group_end(struct painter *p, const struct scene_group *g)
{
	return note(p, ")", NULL);
}

static bool path(struct painter *p, const struct scene_item *item)
{
	return note(p, "path:", item->meaning.key);
}

static bool text(struct painter *p, const struct scene_item *item)
{
	return note(p, "text:", item->u.text.text);
}

static bool image(struct painter *p, const struct scene_item *item)
{
	return note(p, "image:", item->u.image.picture->key);
}

static bool finish(struct painter *p)
{
	return note(p, "finish", NULL);
}

static const struct painter_ops recording = {
	begin, group_begin, group_end, path, text, image, finish};

static bool add_items(struct scene *s)
{
	static const struct page_pt line[] = {{0, 0}, {1, 1}};
	static const struct paint_style style = {
		.stroke = {0, 0, 0, 255}, .stroke_width_pt = 1};
	const struct scene_group a = {.id = "a"}, b = {.id = "b"};
	const struct scene_meaning one = {.key = "1"}, two = {.key = "2"};
	const struct scene_text word = {.text = "word", .font = {.family = "Any"}};
	static const struct picture picture = {.key = "logo"};
	const struct scene_image logo = {&picture, {0, 0, 1, 1}};
	s->title = "T";
	return scene_group_begin(s, &a) && scene_add_line(s, line, 2, false, &style, &one) &&
	       scene_group_begin(s, &b) && scene_add_text(s, &word, &style, NULL) &&
	       scene_group_end(s) && scene_group_end(s) &&
	       scene_add_line(s, line, 2, false, &style, &two) &&
	       scene_add_image(s, &logo, &style, NULL);
}

static void calls_in_order(struct test_state *t)
{
	static const char all[] =
		"begin:T (a path:1 (b text:word ) ) path:2 image:logo finish ";
	enum { CALLS = 10 };
	for (int patience = 0; patience <= CALLS; patience++) {
		struct fixture f;
		struct buf log;
		struct scene s;
		fixture_init(&f);
		buf_init(&log, 1000);
		scene_init(&s, &f.arena, 10, 10);
		EXPECT(add_items(&s));
		struct recorder r = {{&recording, &f.diag, &log}, patience};
		EXPECT_INT(paint_scene(&r.base, &s), patience == CALLS);
		/* The refused call is the last: as many words as calls. */
		EXPECT(strncmp(log.ptr, all, log.len) == 0);
		int calls = 0;
		for (size_t i = 0; i < log.len; i++) {
			calls += log.ptr[i] == ' ';
		}
		EXPECT_INT(calls, patience < CALLS ? patience + 1 : CALLS);
		buf_finish(&log);
		fixture_finish(&f);
	}
}

static void an_item_of_no_kind(struct test_state *t)
{
	struct scene_item item = {.kind = (enum scene_kind)99};
	struct scene s = {.items = &item, .n_items = 1};
	struct buf log;
	buf_init(&log, 1000);
	struct recorder r = {{&recording, NULL, &log}, 99};
	EXPECT(!paint_scene(&r.base, &s));
	EXPECT_STR(log.ptr, "begin: ");
	buf_finish(&log);
}

static void sizes(struct test_state *t)
{
	static const struct {
		double given, width, height;
	} rows[] = {{100, 100, 100}, {510.23622047, 510.237, 510.236},
		{425.197, 425.197, 425.197}, {0.0011, 0.002, 0.001},
		{841.8897637, 841.890, 841.889}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct scene s = {.width_pt = rows[i].given, .height_pt = rows[i].given};
		EXPECT_NEAR(paint_width_pt(&s), rows[i].width, 1e-9);
		EXPECT_NEAR(paint_height_pt(&s), rows[i].height, 1e-9);
	}
}

static void versions(struct test_state *t)
{
	struct buf out;
	buf_init(&out, 1000);
	paint_versions(&out);
	EXPECT(strncmp(out.ptr, "cairo 1.", 8) == 0);
	EXPECT(strstr(out.ptr, "\nisa-l 2.") != NULL);
	buf_finish(&out);
}

TEST_MAIN({"calls in order", calls_in_order}, {"an item of no kind", an_item_of_no_kind},
	{"sizes", sizes}, {"versions", versions})
