/* Lines joined to the courses of rivers. */
#include "layout/course.h"

#include "fixture.h"
#include "test.h"

#include <math.h>

struct river {
	struct fixture f;
	struct features features;
	struct courses courses;
};

static void init(struct river *r)
{
	*r = (struct river){0};
	fixture_init(&r->f);
	r->features = (struct features){.space = SPACE_PAGE, .table = &fixture_no_table};
}

static void add(struct test_state *t, struct river *r, const struct pt *pts, size_t n)
{
	fixture_add(&r->f, &r->features, SHAPE_LINE, 0, pts, n);
	EXPECT(courses_add(&r->f.arena, &r->courses, &r->features,
		r->features.parts[r->features.n_parts - 1]));
}

/* Three pieces, drawn this way and that, are one. */
static void joined(struct test_state *t)
{
	static const struct pt first[] = {{0, 0}, {30, 40}, {30, 40}},
			       last[] = {{90, 40}, {60, 40}}, middle[] = {{60, 40}, {30, 40}};
	struct river r;
	init(&r);
	add(t, &r, last, 2);
	add(t, &r, first, 3);
	add(t, &r, middle, 2);
	EXPECT(courses_join(&r.f.arena, &r.courses));
	EXPECT_INT(r.courses.n, 1);
	const struct course *c = &r.courses.items[0];
	EXPECT_INT(c->n, 4);
	EXPECT_NEAR(c->length_pt, 110, 1e-9);
	EXPECT_NEAR(c->pts[0].x, 90, 0);
	EXPECT_NEAR(c->pts[3].x, 0, 0);
	EXPECT_NEAR(c->walked_pt[2], 60, 1e-9);
	EXPECT_NEAR(course_at(c, 30).x, 60, 1e-9);
	EXPECT_NEAR(course_at(c, 45).x, 45, 1e-9);
	EXPECT_NEAR(course_at(c, 85).x, 15, 1e-9);
	EXPECT_NEAR(course_at(c, 85).y, 20, 1e-9);
	/* Its ends, and beyond. */
	EXPECT_NEAR(course_at(c, 0).x, 90, 0);
	EXPECT_NEAR(course_at(c, -9).x, 90, 0);
	EXPECT_NEAR(course_at(c, 200).y, 0, 0);
	fixture_finish(&r.f);
}

/* Where three meet nobody knows which goes on. */
static void confluence(struct test_state *t)
{
	static const struct pt a[] = {{0, 0}, {10, 0}}, b[] = {{10, 0}, {40, 0}},
			       c[] = {{10, 0}, {10, 20}}, far[] = {{70, 0}, {90, 0}};
	struct river r;
	init(&r);
	add(t, &r, a, 2);
	add(t, &r, b, 2);
	add(t, &r, c, 2);
	add(t, &r, far, 2);
	EXPECT(courses_join(&r.f.arena, &r.courses));
	EXPECT_INT(r.courses.n, 4);
	/* The longest first; of two as long the left one. */
	EXPECT_NEAR(r.courses.items[0].length_pt, 30, 0);
	EXPECT_NEAR(r.courses.items[1].pts[0].x, 10, 0);
	EXPECT_NEAR(r.courses.items[2].pts[0].x, 70, 0);
	EXPECT_NEAR(r.courses.items[3].length_pt, 10, 0);
	fixture_finish(&r.f);
}

static void rings_and_points(struct test_state *t)
{
	static const struct pt half[] = {{0, 0}, {10, 0}, {10, 10}},
			       back[] = {{10, 10}, {0, 0}},
			       whole[] = {{50, 0}, {60, 0}, {60, 10}, {50, 0}},
			       dot[] = {{80, 0}, {80, 0}};
	struct river r;
	init(&r);
	add(t, &r, half, 3);
	add(t, &r, back, 2);
	add(t, &r, whole, 4);
	add(t, &r, dot, 2);
	EXPECT(courses_join(&r.f.arena, &r.courses));
	EXPECT_INT(r.courses.n, 2);
	for (size_t i = 0; i < r.courses.n; i++) {
		EXPECT_NEAR(r.courses.items[i].length_pt, 20 + sqrt(200), 1e-9);
		EXPECT_INT(r.courses.items[i].n, 4);
	}
	struct courses none = {0};
	EXPECT(courses_join(&r.f.arena, &none));
	EXPECT_INT(none.n, 0);
	fixture_finish(&r.f);
}

static void without_memory(struct test_state *t)
{
	static const struct pt a[] = {{0, 0}, {10, 0}}, b[] = {{10, 0}, {40, 0}};
	int failures = 0;
	for (bool ok = false; !ok && failures < 50; failures += !ok) {
		struct river r;
		init(&r);
		fixture_add(&r.f, &r.features, SHAPE_LINE, 0, a, 2);
		fixture_add(&r.f, &r.features, SHAPE_LINE, 0, b, 2);
		r.f.arena.fail_in = failures + 1;
		ok = courses_add(&r.f.arena, &r.courses, &r.features, r.features.parts[0]) &&
		     courses_add(&r.f.arena, &r.courses, &r.features, r.features.parts[1]) &&
		     courses_join(&r.f.arena, &r.courses);
		EXPECT(ok || (r.f.diag.code == SM_E_NOMEM && r.f.diag.n_errors == 1));
		fixture_finish(&r.f);
	}
	EXPECT(failures >= 7 && failures < 50);
}

TEST_MAIN({"joined", joined}, {"confluence", confluence},
	{"rings and points", rings_and_points}, {"without memory", without_memory})
