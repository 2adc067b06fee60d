#include "geom/turned.h"
#include "test.h"

#include <math.h>

static const double degree_rad = 0.017453292519943295;

/* Lines at the angle become level, and the way back leads back. */
static void level(struct test_state *t)
{
	static const double angles_deg[] = {0, 30, 45, 90, 135, -20, 180};
	for (size_t i = 0; i < sizeof(angles_deg) / sizeof(angles_deg[0]); i++) {
		double a = angles_deg[i] * degree_rad;
		struct turned by = turned_by(angles_deg[i]);
		/* Anticlockwise as seen, with y down: to the right and up. */
		struct pt p = {7, -3}, q = {p.x + 5 * cos(a), p.y - 5 * sin(a)};
		struct pt u = turned_to(by, p), v = turned_to(by, q), back = turned_back(by, u);
		EXPECT_NEAR(v.y, u.y, 1e-12);
		EXPECT_NEAR(v.x, u.x + 5, 1e-12);
		EXPECT_NEAR(back.x, p.x, 1e-12);
		EXPECT_NEAR(back.y, p.y, 1e-12);
	}
}

TEST_MAIN({"level", level})
