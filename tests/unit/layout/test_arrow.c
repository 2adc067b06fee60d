/* Lines with a head. */
#include "layout/arrow.h"

#include "fixture.h"
#include "test.h"

#include <math.h>

struct drawn {
	struct fixture f;
	struct scene s;
	struct style_props props;
	struct paint_style paint;
};

static void init(struct drawn *d)
{
	fixture_init(&d->f);
	scene_init(&d->s, &d->f.arena, 100, 100);
	d->props = (struct style_props){.marker = MARKER_ARROW};
	d->paint = (struct paint_style){.stroke = {1, 2, 3, 255}, .stroke_width_pt = 2};
}

static const struct scene_item *item(const struct drawn *d, const char *class_name)
{
	for (size_t i = 0; i < d->s.n_items; i++) {
		if (strcmp(d->s.items[i].meaning.class_name, class_name) == 0) {
			return &d->s.items[i];
		}
	}
	return NULL;
}

static void geometry(struct test_state *t)
{
	struct arrow straight = arrow_make((struct page_pt){0, 0}, (struct page_pt){30, 0}, 0);
	EXPECT(!straight.bent);
	EXPECT_NEAR(arrow_at(&straight, 0.5).x, 15, 1e-9);
	EXPECT_NEAR(arrow_at(&straight, 0.5).y, 0, 1e-9);
	/* To the left of a way down the page is to the east. */
	struct arrow down = arrow_make((struct page_pt){10, 0}, (struct page_pt){10, 40}, 0.25);
	EXPECT(down.bent);
	EXPECT_NEAR(arrow_at(&down, 0.5).x, 20, 1e-9);
	EXPECT_NEAR(arrow_at(&down, 0.5).y, 20, 1e-9);
	EXPECT_NEAR(arrow_at(&down, 0).y, 0, 1e-9);
	EXPECT_NEAR(arrow_at(&down, 1).y, 40, 1e-9);
}

/* The head ends at the tip, is 2 and 3.5 widths long, and the line ends in its notch. */
static void heads(struct test_state *t)
{
	struct drawn d;
	init(&d);
	struct arrow a = arrow_make((struct page_pt){0, 50}, (struct page_pt){80, 50}, 0);
	EXPECT(arrow_draw(&d.s, &a, &d.props, &d.paint));
	EXPECT_INT(d.s.n_items, 2);
	const struct scene_item *head = item(&d, "arrow-head"), *line = item(&d, "arrow");
	if (head == NULL || line == NULL) {
		EXPECT(!"both are drawn");
		return;
	}
	const struct page_pt *p = head->u.path.pts;
	EXPECT_INT(head->u.path.n_pts, 4);
	EXPECT_NEAR(p[0].x, 80, 1e-6);
	EXPECT_NEAR(p[1].x, 71, 1e-6);
	EXPECT_NEAR(p[1].y, 53.6, 1e-6);
	EXPECT_NEAR(p[3].y, 46.4, 1e-6);
	EXPECT_NEAR(p[2].x, 80 - 9 * 0.85, 1e-6);
	EXPECT_NEAR(line->u.path.pts[1].x, p[2].x, 1e-9);
	EXPECT(head->style.fill.b == 3 && head->style.stroke.a == 0);
	/* Shorter than its head: the head alone. */
	struct arrow tiny = arrow_make((struct page_pt){0, 50}, (struct page_pt){3, 50}, 0);
	EXPECT(arrow_draw(&d.s, &tiny, &d.props, &d.paint));
	EXPECT_NEAR(d.s.items[2].u.path.pts[0].x, 3, 1e-9);
	EXPECT_NEAR(d.s.items[2].u.path.pts[2].x, 0, 1e-6);
	/* No way at all. */
	struct arrow none = arrow_make((struct page_pt){3, 50}, (struct page_pt){3, 50}, 0);
	size_t n = d.s.n_items;
	EXPECT(arrow_draw(&d.s, &none, &d.props, &d.paint));
	EXPECT_INT(d.s.n_items, n + 1);
	fixture_finish(&d.f);
}

static void bent(struct test_state *t)
{
	struct drawn d;
	init(&d);
	struct arrow a = arrow_make((struct page_pt){0, 50}, (struct page_pt){80, 50}, 0.5);
	EXPECT(arrow_draw(&d.s, &a, &d.props, &d.paint));
	EXPECT_STR(d.s.items[1].meaning.class_name, "arrow");
	const struct path line = d.s.items[1].u.path;
	EXPECT_INT(line.n_verbs, 2);
	EXPECT_INT(line.verbs[1], PATH_CURVE);
	struct page_pt end = line.pts[3];
	EXPECT_NEAR(hypot(end.x - 80, end.y - 50), 9 * 0.85, 1e-4);
	/* The part before the cut is the same curve. */
	const struct arrow cut = {.pts = {line.pts[0], line.pts[1], line.pts[2], line.pts[3]}};
	double best = 1e9;
	struct page_pt middle = arrow_at(&cut, 0.5);
	for (int i = 0; i <= 10000; i++) {
		struct page_pt at = arrow_at(&a, i / 10000.0);
		best = fmin(best, hypot(at.x - middle.x, at.y - middle.y));
	}
	EXPECT_NEAR(best, 0, 0.01);
	fixture_finish(&d.f);
}

/* A casing lies beneath, as long as the whole arrow, wider by the halo on both sides. */
static void casings(struct test_state *t)
{
	struct drawn d;
	init(&d);
	d.props.halo = (struct rgba){255, 255, 255, 255};
	d.props.halo_width_pt = 1.5;
	d.props.marker = MARKER_NONE;
	d.paint.n_dash = 2;
	struct arrow a = arrow_make((struct page_pt){0, 50}, (struct page_pt){80, 50}, 0);
	EXPECT(arrow_draw(&d.s, &a, &d.props, &d.paint));
	EXPECT_INT(d.s.n_items, 2);
	EXPECT_STR(d.s.items[0].meaning.class_name, "arrow-casing");
	EXPECT_NEAR(d.s.items[0].style.stroke_width_pt, 5, 1e-9);
	EXPECT_INT(d.s.items[0].style.n_dash, 0);
	EXPECT_INT(d.s.items[0].style.stroke.r, 255);
	EXPECT_NEAR(d.s.items[0].u.path.pts[1].x, 80, 0);
	EXPECT_NEAR(d.s.items[1].u.path.pts[1].x, 80, 0);
	EXPECT_INT(d.s.items[1].style.n_dash, 2);
	fixture_finish(&d.f);
}

static void without_memory(struct test_state *t)
{
	struct drawn d;
	init(&d);
	d.props.halo = (struct rgba){255, 255, 255, 255};
	struct arrow a = arrow_make((struct page_pt){0, 50}, (struct page_pt){80, 50}, 0.2);
	int failures = 0;
	for (bool ok = false; !ok && failures < 100; failures += !ok) {
		fixture_forget(&d.f);
		scene_init(&d.s, &d.f.arena, 100, 100);
		d.f.arena.fail_in = failures + 1;
		ok = arrow_draw(&d.s, &a, &d.props, &d.paint);
		EXPECT(ok || (d.f.diag.code == SM_E_NOMEM && d.f.diag.n_errors == 1));
	}
	EXPECT(failures > 5 && failures < 100);
	fixture_finish(&d.f);
}

TEST_MAIN({"geometry", geometry}, {"heads", heads}, {"bent", bent}, {"casings", casings},
	{"without memory", without_memory})
