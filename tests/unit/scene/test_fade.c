#include "polygons.h"
#include "scene/fade.h"
#include "test.h"

#include <math.h>

/* Coats over each other, as a painter of 255 levels puts them. */
static double painted(const unsigned char *coats, size_t n)
{
	double opacity = 0;
	for (size_t i = 0; i < n; i++) {
		opacity += (1 - opacity) * coats[i] / 255;
	}
	return opacity;
}

static void opacities(struct test_state *t)
{
	static const unsigned char alphas[] = {0, 20, 102, 128, 200, 255};
	for (size_t i = 0; i < sizeof(alphas); i++) {
		for (size_t n = 2; n <= FADE_COATS_MAX; n++) {
			unsigned char coats[FADE_COATS_MAX];
			fade_opacities(alphas[i], n, coats);
			for (size_t k = 1; k <= n; k++) {
				double want = alphas[i] / 255.0 * (double)k / (double)n;
				EXPECT_NEAR(painted(coats, k), want, 0.6 / 255);
			}
		}
	}
}

static void coats(struct test_state *t)
{
	static const struct {
		double width_pt;
		size_t n;
	} rows[] = {{0.1, 2}, {1.2, 2}, {1.3, 3}, {3, 5}, {6, 10}, {7.2, 12}, {9, 12}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct features in = polygons_none(SPACE_PAGE), out;
		size_t n;
		fixture_init(&f);
		const struct pt ring[] = {{0, 0}, {40, 0}, {40, 40}, {0, 40}};
		fixture_add(&f, &in, SHAPE_POLYGON, 3, ring, 4);
		EXPECT(fade_make(&f.arena, &in, &in.items[0], rows[i].width_pt, &out, &n));
		EXPECT_INT(n, rows[i].n);
		EXPECT_INT(out.n_items, n);
		for (size_t k = 0; k < out.n_items; k++) {
			double inside = rows[i].width_pt * ((double)k + 0.5) / (double)n;
			EXPECT_NEAR(out.items[k].box.min_x, inside, 1e-9);
			EXPECT_NEAR(out.items[k].box.max_y, 40 - inside, 1e-9);
			EXPECT_INT(out.items[k].row, 3);
		}
		fixture_finish(&f);
	}
}

/* Where an area is less deep than its edge is soft the inner coats are missing. */
static void shallow(struct test_state *t)
{
	struct fixture f;
	struct features in = polygons_none(SPACE_PAGE), out;
	size_t n;
	fixture_init(&f);
	const struct pt strip[] = {{0, 0}, {40, 0}, {40, 6}, {0, 6}};
	fixture_add(&f, &in, SHAPE_POLYGON, 0, strip, 4);
	EXPECT(fade_make(&f.arena, &in, &in.items[0], 6, &out, &n));
	EXPECT_INT(n, 10); /* at 0.3, 0.9, ... 2.7: five are less than 3 deep */
	EXPECT_INT(out.n_items, 5);
	f.arena.fail_in = 1;
	EXPECT(!fade_make(&f.arena, &in, &in.items[0], 6, &out, &n));
	EXPECT_INT(f.diag.code, SM_E_NOMEM);
	fixture_finish(&f);
}

TEST_MAIN({"opacities", opacities}, {"coats", coats}, {"shallow", shallow})
