#include "geom/apart.h"
#include "polygons.h"
#include "test.h"

struct checked {
	struct fixture f;
	struct features in;
	struct apart_room room;
};

static void begin(struct checked *c)
{
	*c = (struct checked){0};
	fixture_init(&c->f);
	c->in = polygons_none(SPACE_CRS);
}

static void add(struct test_state *t, struct checked *c, const struct pt *pts, size_t n)
{
	bool ok = features_part(&c->in, &c->f.arena);
	for (size_t i = 0; ok && i < n; i++) {
		ok = features_point(&c->in, &c->f.arena, pts[i]);
	}
	features_end(&c->in);
	EXPECT(ok);
}

static bool check_last(struct test_state *t, struct checked *c)
{
	bool apart = false;
	EXPECT(apart_check(
		&c->f.arena, &c->in, &c->in.items[c->in.n_items - 1], &c->room, &apart));
	return apart;
}

static void one_ring(struct test_state *t)
{
	static const struct {
		struct pt pts[6];
		size_t n;
		bool apart;
	} cases[] = {
		{{{0, 0}, {4, 0}, {4, 4}, {0, 4}}, 4, true},
		{{{0, 0}, {4, 0}, {0, 4}}, 3, true},
		{{{0, 0}, {2, 2}, {2, 0}, {0, 2}}, 4, false},		/* bow tie */
		{{{0, 0}, {4, 0}, {4, 4}, {4, 0}, {0, 4}}, 5, false},	/* there and back */
		{{{0, 0}, {4, 0}, {6, 0}, {4, 0}, {4, 4}}, 5, false},	/* a spike */
		{{{0, 0}, {2, 0}, {4, 0}, {4, 4}, {0, 4}}, 5, true},	/* straight on */
		{{{0, 0}, {4, 0}, {4, 4}, {2, 0}, {0, 4}}, 5, false},	/* down to the edge */
		{{{0, 0}, {4, 0}, {4, 4}, {2, 1e-9}, {0, 4}}, 5, true}, /* and just not */
		{{{0, 0}, {9, 0}, {9, 9}, {5, 1}, {5, 2}, {0, 9}}, 6, true},
		{{{0, 0}, {9, 0}}, 2, false},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct checked c;
		begin(&c);
		fixture_add(&c.f, &c.in, SHAPE_POLYGON, 0, cases[i].pts, cases[i].n);
		EXPECT_INT(check_last(t, &c), cases[i].apart);
		fixture_finish(&c.f);
	}
}

static void two_rings(struct test_state *t)
{
	static const struct pt outer[] = {{0, 0}, {10, 0}, {10, 10}, {0, 10}};
	static const struct {
		struct pt pts[3];
		bool apart;
	} cases[] = {
		{{{1, 1}, {2, 3}, {3, 1}}, true},
		{{{11, 1}, {12, 3}, {13, 1}}, true},
		{{{9, 1}, {11, 2}, {9, 3}}, false},
		{{{0, 0}, {2, 3}, {3, 1}}, false},
		{{{10, 2}, {12, 3}, {12, 1}}, false},
		{{{2, 10}, {4, 10}, {3, 12}}, false},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct checked c;
		begin(&c);
		fixture_add(&c.f, &c.in, SHAPE_POLYGON, 0, outer, 4);
		add(t, &c, cases[i].pts, 3);
		EXPECT_INT(check_last(t, &c), cases[i].apart);
		fixture_finish(&c.f);
	}
}

/* Twice the area of a triangle: exact for the small whole numbers below. */
static double turn(struct pt a, struct pt b, struct pt c)
{
	return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static bool is_on(struct pt a, struct pt b, struct pt p)
{
	return turn(a, b, p) == 0 && (p.x - a.x) * (p.x - b.x) <= 0 &&
	       (p.y - a.y) * (p.y - b.y) <= 0;
}

static bool meet(struct pt a, struct pt b, struct pt c, struct pt d)
{
	return is_on(a, b, c) || is_on(a, b, d) || is_on(c, d, a) || is_on(c, d, b) ||
	       (turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0);
}

/* Every edge against every other. */
static bool is_apart(const struct pt *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct pt a = p[i], b = p[(i + 1) % n], next = p[(i + 2) % n];
		if (is_on(a, b, next) || is_on(b, next, a)) {
			return false;
		}
		for (size_t j = i + 2; j < n; j++) {
			if ((j + 1) % n != i && meet(a, b, p[j], p[(j + 1) % n])) {
				return false;
			}
		}
	}
	return true;
}

/* Rings of whole numbers, of which about half meet themselves; the room is used again. */
static void random_rings(struct test_state *t)
{
	enum { RINGS = 4000, POINTS_MAX = 60 };
	struct random r = {.state = 7};
	struct checked c;
	size_t apart = 0, wrong = 0;
	begin(&c);
	for (int i = 0; i < RINGS; i++) {
		struct pt pts[POINTS_MAX];
		const double radii[] = {20, 400};
		size_t n = 4 + (size_t)i % (POINTS_MAX - 4);
		polygons_star(&r, (struct pt){0, 0}, radii, pts, n);
		for (size_t k = 0; k < n; k++) {
			pts[k] = (struct pt){(double)(int)pts[k].x, (double)(int)pts[k].y};
		}
		if (i % 2 == 1) { /* out of its place */
			pts[n / 2].x = -pts[n / 2].x;
		}
		bool repeats = false;
		for (size_t k = 0; k < n; k++) {
			struct pt next = pts[(k + 1) % n];
			repeats = repeats || (pts[k].x == next.x && pts[k].y == next.y);
		}
		if (repeats) {
			continue;
		}
		fixture_add(&c.f, &c.in, SHAPE_POLYGON, 0, pts, n);
		bool want = is_apart(pts, n);
		apart += want;
		wrong += check_last(t, &c) != want;
	}
	EXPECT_INT(wrong, 0);
	EXPECT(apart > RINGS / 4 && apart < RINGS * 3 / 4);
	fixture_finish(&c.f);
}

static void out_of_memory(struct test_state *t)
{
	static const struct pt square[] = {{0, 0}, {4, 0}, {4, 4}, {0, 4}};
	for (int fail = 1; fail <= 2; fail++) { /* chains, then spans */
		struct checked c;
		bool apart;
		begin(&c);
		fixture_add(&c.f, &c.in, SHAPE_POLYGON, 0, square, 4);
		c.f.arena.fail_in = fail;
		EXPECT(!apart_check(&c.f.arena, &c.in, &c.in.items[0], &c.room, &apart));
		EXPECT_INT(c.f.diag.code, SM_E_NOMEM);
		fixture_finish(&c.f);
	}
}

TEST_MAIN({"one ring", one_ring}, {"two rings", two_rings}, {"random rings", random_rings},
	{"out of memory", out_of_memory})
