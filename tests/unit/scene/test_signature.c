#include "fixture.h"
#include "scene/signature.h"
#include "test.h"

static const struct page_pt triangle[] = {{1, 2}, {5, 2}, {3, 7}};

/* What can be said of a path and a text, and something else instead. */
static void all_counts(struct test_state *t)
{
	struct scene_meaning meanings[6] = {{.key = "a"}, {.key = "b"}, {.class_name = "a"},
		{.title = "a"}, {.label = "a"}, {0}};
	static const struct scene_datum datum = {"host", "MLI"};
	struct paint_style styles[5] = {{.fill = {1, 2, 3, 4}}, {.stroke = {1, 2, 3, 4}},
		{.stroke_width_pt = 2}, {.cap = CAP_ROUND}, {.join = JOIN_ROUND}};
	struct scene_text texts[7] = {{.text = "a"}, {.text = "b"}, {.text = "a", .lang = "fr"},
		{.text = "a", .angle_deg = 1}, {.text = "a", .halo = {1, 1, 1, 1}},
		{.text = "a", .width_pt = 3}, {.text = "a", .path = triangle, .n_path = 3}};
	struct signature all[20];
	size_t n = 0;
	struct fixture f;
	struct scene s;
	fixture_init(&f);
	scene_init(&s, &f.arena, 100, 100);
	meanings[5].data = &datum;
	meanings[5].n_data = 1;
	for (size_t i = 0; i < 6; i++) {
		EXPECT(scene_add_line(&s, triangle, 3, true, &styles[0], &meanings[i]));
	}
	for (size_t i = 1; i < 5; i++) {
		EXPECT(scene_add_line(&s, triangle, 3, true, &styles[i], &meanings[0]));
	}
	EXPECT(scene_add_line(&s, triangle, 3, false, &styles[0], &meanings[0]));
	EXPECT(scene_add_line(&s, triangle, 2, true, &styles[0], &meanings[0]));
	for (size_t i = 0; i < 7; i++) {
		texts[i].font = (struct font){"Noto Sans", 7, 400, false, 0};
		EXPECT(scene_add_text(&s, &texts[i], &styles[0], NULL));
	}
	for (; n < s.n_items; n++) {
		all[n] = signature_of(&s.items[n]);
		for (size_t k = 0; k < n; k++) {
			EXPECT(!signature_is_same(all[k], all[n]));
		}
	}
	EXPECT_INT(n, 19);
	fixture_finish(&f);
}

/* Wherever it stands it is the same, unless it is asked where. */
static void places(struct test_state *t)
{
	const struct page_pt moved[] = {{1.1, 2.7}, {5.1, 2.7}, {3.1, 7.7}};
	const struct paint_style style = {.fill = {1, 2, 3, 4}};
	struct fixture f;
	struct scene s;
	fixture_init(&f);
	scene_init(&s, &f.arena, 100, 100);
	EXPECT(scene_add_line(&s, triangle, 3, true, &style, NULL) &&
		scene_add_line(&s, moved, 3, true, &style, NULL));
	struct signature a = signature_of(&s.items[0]), b = signature_of(&s.items[1]);
	EXPECT(signature_is_same(a, b));
	EXPECT_NEAR(signature_place(&s.items[1]).y, 2.7, 0);
	a = signature_at(a, signature_place(&s.items[0]));
	b = signature_at(b, signature_place(&s.items[1]));
	EXPECT(!signature_is_same(a, b));
	fixture_finish(&f);
}

/* The order of several counts. */
static void several(struct test_state *t)
{
	const struct signature a = {{1, 2}}, b = {{3, 4}};
	struct signature ab = {{0}}, ba = {{0}}, again = {{0}};
	signature_add(&ab, a);
	signature_add(&ab, b);
	signature_add(&ba, b);
	signature_add(&ba, a);
	signature_add(&again, a);
	signature_add(&again, b);
	EXPECT(signature_is_same(ab, again));
	EXPECT(!signature_is_same(ab, ba));
}

TEST_MAIN({"all counts", all_counts}, {"places", places}, {"several", several})
