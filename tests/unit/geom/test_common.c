#include "geom/common.h"

#include "base/buf.h"
#include "fixture.h"
#include "test.h"

/* Rings of whole coordinates, and the lines expected, each as "x,y x,y ...". */
static void once(struct test_state *t)
{
	static const struct {
		struct pt rings[3][6];
		uint32_t n[3];
		const char *want;
		bool shared;
	} rows[] = {
		{{{{0, 0}, {2, 0}, {2, 2}, {0, 2}}}, {4}, "0,0 2,0 2,2 0,2 0,0;", false},
		/* Two squares side by side. */
		{{{{0, 0}, {2, 0}, {2, 2}, {0, 2}}, {{2, 0}, {4, 0}, {4, 2}, {2, 2}}}, {4, 4},
			"0,0 2,0 2,2 0,2 0,0;2,0 4,0 4,2 2,2;", true},
		/* The second runs the same way along the border, and is cut in two by it. */
		{{{{0, 0}, {2, 0}, {2, 2}, {0, 2}}, {{2, 0}, {2, 2}, {3, 3}}}, {4, 3},
			"0,0 2,0 2,2 0,2 0,0;2,2 3,3 2,0;", true},
		{{{{0, 0}, {2, 0}, {2, 2}, {0, 2}}, {{2, 0}, {2, 2}, {0, 2}, {0, 4}, {4, 4}}},
			{4, 5}, "0,0 2,0 2,2 0,2 0,0;0,2 0,4 4,4 2,0;", true},
		/* A point in common is no border. */
		{{{{0, 0}, {2, 0}, {2, 2}}, {{2, 2}, {4, 2}, {4, 4}}}, {3, 3},
			"0,0 2,0 2,2 0,0;2,2 4,2 4,4 2,2;", false},
		/* The same ring again, and between the two another. */
		{{{{0, 0}, {2, 0}, {2, 2}}, {{5, 5}, {6, 5}, {6, 6}}, {{2, 0}, {0, 0}, {2, 2}}},
			{3, 3, 3}, "0,0 2,0 2,2 0,0;5,5 6,5 6,6 5,5;", true},
		/* Two borders of one ring. */
		{{{{0, 0}, {0, -1}, {2, 0}}, {{0, 2}, {2, 2}, {1, 3}},
			 {{0, 0}, {2, 0}, {2, 2}, {0, 2}}},
			{3, 3, 4}, "0,0 0,-1 2,0 0,0;0,2 2,2 1,3 0,2;2,0 2,2;0,2 0,0;", true},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct features in = {.table = &fixture_no_table}, out = in;
		struct buf b;
		bool shared;
		fixture_init(&f);
		buf_init(&b, 1000);
		EXPECT(features_begin(&in, &f.arena, SHAPE_POLYGON, 0));
		for (size_t k = 0; k < 3 && rows[i].n[k] > 0; k++) {
			EXPECT(features_part(&in, &f.arena));
			for (size_t p = 0; p < rows[i].n[k]; p++) {
				EXPECT(features_point(&in, &f.arena, rows[i].rings[k][p]));
			}
		}
		features_end(&in);
		EXPECT(common_once(&f.arena, &in, &in.items[0], &out, &shared));
		EXPECT_INT(out.items[0].shape, SHAPE_LINE);
		EXPECT_INT(shared, rows[i].shared);
		for (size_t k = 0; k < out.n_parts; k++) {
			for (size_t p = out.parts[k].begin; p < out.parts[k].end; p++) {
				buf_puts(&b, p == out.parts[k].begin ? "" : " ");
				buf_num(&b, out.pts[p].x, 0);
				buf_puts(&b, ",");
				buf_num(&b, out.pts[p].y, 0);
			}
			buf_puts(&b, ";");
		}
		EXPECT_STR(b.ptr, rows[i].want);
		buf_finish(&b);
		fixture_finish(&f);
	}
}

TEST_MAIN({"each border once", once})
