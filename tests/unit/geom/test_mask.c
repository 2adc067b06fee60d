#include "geom/mask.h"

#include "polygons.h"
#include "test.h"

#include <math.h>

static const struct pt square[] = {{2, 2}, {8, 2}, {8, 6}, {2, 6}};
static const struct pt hole[] = {{4, 3}, {6, 3}, {6, 5}, {4, 5}};

/* A square with a hole, one part each. */
static struct features ring(struct fixture *f)
{
	struct features out = {.space = SPACE_PAGE, .table = &fixture_no_table};
	fixture_add(f, &out, SHAPE_POLYGON, 0, square, 4);
	if (!features_part(&out, &f->arena)) {
		return out;
	}
	for (size_t i = 0; i < 4; i++) {
		(void)!features_point(&out, &f->arena, hole[i]);
	}
	features_end(&out);
	return out;
}

static size_t count(const struct mask *m)
{
	size_t n = 0;
	for (size_t i = 0; i < (size_t)m->columns * m->rows; i++) {
		n += m->cells[i];
	}
	return n;
}

static void holes_and_size(struct test_state *t)
{
	struct fixture f;
	struct mask m;
	fixture_init(&f);
	struct features in = ring(&f);
	const struct box box = {0, 0, 10, 8};
	EXPECT(mask_make(&f.arena, &in, &in.items[0], box, 1, &m));
	EXPECT(m.columns == 10 && m.rows == 8);
	EXPECT(count(&m) == 6 * 4 - 2 * 2);
	EXPECT(mask_contains(&m, (struct pt){2.1, 2.1}));
	EXPECT(!mask_contains(&m, (struct pt){1.9, 2.1}));
	EXPECT(!mask_contains(&m, (struct pt){4.5, 3.5}));
	EXPECT(mask_contains(&m, (struct pt){7.9, 5.9}));
	EXPECT(!mask_contains(&m, (struct pt){8.1, 5.9}));
	EXPECT(!mask_contains(&m, (struct pt){-1, 3}) &&
		!mask_contains(&m, (struct pt){11, 3}));
	EXPECT(!mask_contains(&m, (struct pt){3, -1}) && !mask_contains(&m, (struct pt){3, 9}));
	fixture_finish(&f);
}

static void window(struct test_state *t)
{
	struct fixture f;
	struct mask m;
	fixture_init(&f);
	struct features in = ring(&f);
	/* The grid begins inside the area and does not line up with it. */
	const struct box box = {3, 2.5, 20, 5.5};
	EXPECT(mask_make(&f.arena, &in, &in.items[0], box, 0.5, &m));
	EXPECT(m.columns == 34 && m.rows == 6);
	EXPECT(count(&m) == 10 * 6 - 4 * 4);
	EXPECT(mask_contains(&m, (struct pt){3.2, 2.7}));
	EXPECT(!mask_contains(&m, (struct pt){12, 4}));
	fixture_finish(&f);
}

/* A zigzag against feature_contains() at every centre. */
static void agrees_with_even_odd(struct test_state *t)
{
	static const struct pt zigzag[] = {{0, 0}, {13, 7}, {1, 9}, {12, 1}, {6, 14}, {3, 2}};
	struct fixture f;
	struct mask m;
	fixture_init(&f);
	struct features in = {.space = SPACE_PAGE, .table = &fixture_no_table};
	fixture_add(&f, &in, SHAPE_POLYGON, 0, zigzag, 6);
	EXPECT(mask_make(&f.arena, &in, &in.items[0], in.items[0].box, 0.37, &m));
	size_t wrong = 0, inside = 0;
	for (uint32_t i = 0; i < m.columns * m.rows; i++) {
		const struct pt p = {m.box.min_x + (i % m.columns + 0.5) * m.cell,
			m.box.min_y + ((double)(i / m.columns) + 0.5) * m.cell};
		wrong += feature_contains(&in, &in.items[0], p) != (m.cells[i] != 0);
		inside += m.cells[i];
	}
	EXPECT(wrong == 0);
	EXPECT(inside > 100);
	fixture_finish(&f);
}

static void coarser_when_large(struct test_state *t)
{
	struct fixture f;
	struct mask m;
	fixture_init(&f);
	struct features in = ring(&f);
	const struct box box = {0, 0, 1e6, 1e6};
	EXPECT(mask_make(&f.arena, &in, &in.items[0], box, 1, &m));
	EXPECT(m.cell == 512);
	EXPECT((size_t)m.columns * m.rows <= MASK_CELLS_MAX);
	fixture_finish(&f);
}

/* The direction of the longer side of a turned rectangle; of nothing 0. */
static void axes(struct test_state *t)
{
	static const double angles[] = {0, 20, 45, 80, -30, -70};
	struct fixture f;
	fixture_init(&f);
	for (size_t i = 0; i < sizeof(angles) / sizeof(angles[0]); i++) {
		double c = cos(angles[i] * acos(-1) / 180), s = sin(angles[i] * acos(-1) / 180);
		struct features in = polygons_none(SPACE_PAGE);
		struct pt band[4];
		struct mask m;
		for (int k = 0; k < 4; k++) {
			double x = k == 0 || k == 3 ? -45 : 45, y = k < 2 ? -10 : 10;
			band[k] = (struct pt){150 + x * c - y * s, 100 + x * s + y * c};
		}
		fixture_add(&f, &in, SHAPE_POLYGON, 0, band, 4);
		EXPECT(mask_make(&f.arena, &in, &in.items[0], in.items[0].box, 0.5, &m));
		EXPECT_NEAR(mask_axis_deg(&m), angles[i], 1);
	}
	const struct mask none = {0};
	EXPECT_NEAR(mask_axis_deg(&none), 0, 0);
	fixture_finish(&f);
}

TEST_MAIN({"axes", axes}, {"holes and size", holes_and_size}, {"window", window},
	{"agrees with even-odd", agrees_with_even_odd},
	{"coarser when large", coarser_when_large})
