#include "fixture.h"
#include "random.h"
#include "scene/timeline.h"
#include "test.h"

#include <stdio.h>
#include <string.h>

enum { DAYS = 12, THINGS_MAX = 14, DUMP_MAX = 1 << 20 };

static const struct paint_style red = {.fill = {255, 0, 0, 255}};

/* A triangle of a kind, and a text that may come twice. */
static bool add_thing(struct scene *s, int kind, double x, double y)
{
	char key[16];
	const struct page_pt pts[] = {{x, y}, {x + 4 + kind, y}, {x, y + 3}};
	(void)snprintf(key, sizeof(key), "k%d", kind);
	const struct scene_meaning meaning = {.key = kind % 3 == 0 ? NULL : key};
	const struct scene_text text = {
		.at = {x, y}, .font = {"Noto Sans", 7, 400, false, 0}, .text = key};
	return kind % 4 == 1 ? scene_add_text(s, &text, &red, &meaning)
			     : scene_add_line(s, pts, 3, true, &red, &meaning);
}

/* A day made by chance: a few of the kinds, in their order or not, in groups of groups. */
static void random_day(struct test_state *t, struct random *r, struct scene *s)
{
	static const struct scene_group groups[] = {{.id = "a"}, {.id = "b"}, {.id = "b"}};
	for (int g = 0; g < 3; g++) {
		EXPECT(scene_group_begin(s, &groups[g]));
		int n = (int)random_below(r, THINGS_MAX);
		for (int i = 0; i < n; i++) {
			int kind =
				random_below(r, 4) == 0 ? (int)random_below(r, THINGS_MAX) : i;
			bool nested = random_below(r, 5) == 0;
			EXPECT(!nested || scene_group_begin(s, &groups[g]));
			EXPECT(add_thing(s, kind, 10.0 * (double)random_below(r, 3), 7));
			EXPECT(!nested || scene_group_end(s));
		}
		EXPECT(scene_group_end(s));
	}
}

/* The items of one day of a timeline where they stand on it; groups without items are left
 * out of both. */
static void dump_day(struct test_state *t, struct arena *a, const struct scene *all,
	bool is_timeline, uint32_t day, struct buf *out)
{
	struct scene s;
	scene_init(&s, a, 100, 100);
	for (size_t i = 0; i < all->n_items; i++) {
		const struct scene_item *it = &all->items[i];
		size_t k = s.n_items;
		if (is_timeline && !scene_is_there(it, day)) {
			continue;
		}
		EXPECT(scene_add_copy(&s, it));
		for (size_t p = 0; is_timeline && p < it->n_spans; p++) {
			const struct scene_span *span = &it->spans[p];
			if (span->first <= day && day <= span->last) {
				EXPECT(scene_move(&s, k, span->move));
			}
		}
		bool empty = it->kind == SCENE_GROUP_END && k > 0 &&
			     s.items[k - 1].kind == SCENE_GROUP_BEGIN;
		s.n_items -= empty ? 2 : 0;
	}
	buf_init(out, DUMP_MAX);
	scene_dump(&s, out);
}

/* Whatever the days are, leaving out and moving gives each of them again. */
static void days_come_back(struct test_state *t)
{
	for (uint64_t seed = 0; seed < 60; seed++) {
		struct fixture f;
		struct random r;
		struct scene days[DAYS], all;
		struct timeline line;
		fixture_init(&f);
		r.state = seed;
		timeline_init(&line, &f.arena);
		for (uint32_t d = 0; d < DAYS; d++) {
			scene_init(&days[d], &f.arena, 100, 100);
			random_day(t, &r, &days[d]);
			EXPECT(timeline_add(&line, &days[d]));
		}
		scene_init(&all, &f.arena, 100, 100);
		all.day = (uint32_t)(seed % DAYS);
		EXPECT(timeline_draw(&line, &all));
		for (uint32_t d = 0; d < DAYS; d++) {
			struct buf is, wanted;
			dump_day(t, &f.arena, &all, true, d, &is);
			dump_day(t, &f.arena, &days[d], false, d, &wanted);
			EXPECT_STR(is.ptr, wanted.ptr);
			buf_finish(&is);
			buf_finish(&wanted);
		}
		fixture_finish(&f);
	}
}

/* A thing that goes, comes back and moves is there once. */
static void things_are_shared(struct test_state *t)
{
	static const double x[] = {10, 10, -1, 10, 25};
	struct fixture f;
	struct scene all;
	struct timeline line;
	fixture_init(&f);
	timeline_init(&line, &f.arena);
	for (size_t d = 0; d < 5; d++) {
		struct scene s;
		scene_init(&s, &f.arena, 100, 100);
		EXPECT(add_thing(&s, 0, 50, 50));
		EXPECT(x[d] < 0 || add_thing(&s, 2, x[d], 30));
		EXPECT(timeline_add(&line, &s));
	}
	scene_init(&all, &f.arena, 100, 100);
	all.day = 4;
	EXPECT(timeline_draw(&line, &all));
	EXPECT_INT(all.n_items, 2);
	EXPECT_INT(all.items[0].n_spans, 0);
	const struct scene_item *it = &all.items[1];
	EXPECT_INT(it->n_spans, 3);
	EXPECT_NEAR(it->u.path.pts[0].x, 25, 1e-12);
	EXPECT(it->spans[0].first == 0 && it->spans[0].last == 1);
	EXPECT_NEAR(it->spans[0].move.x, -15, 1e-12);
	EXPECT(it->spans[2].first == 4 && it->spans[2].last == 4);
	EXPECT_NEAR(it->spans[2].move.x, 0, 0);
	EXPECT(!scene_is_there(it, 2) && scene_is_there(it, 3) && scene_is_there(all.items, 2));
	fixture_finish(&f);
}

static void without_memory(struct test_state *t)
{
	bool ok = false;
	for (int n = 1; !ok && n < 500; n++) {
		struct fixture f;
		struct scene day, all;
		struct timeline line;
		fixture_init(&f);
		scene_init(&day, &f.arena, 100, 100);
		EXPECT(add_thing(&day, 0, 1, 1) && add_thing(&day, 1, 2, 2));
		struct arena a = {.diag = &f.diag, .fail_in = n};
		timeline_init(&line, &a);
		scene_init(&all, &a, 100, 100);
		ok = timeline_add(&line, &day) && timeline_add(&line, &day) &&
		     timeline_draw(&line, &all);
		EXPECT(ok == (f.diag.code == SM_OK));
		EXPECT(ok || f.diag.code == SM_E_NOMEM);
		arena_finish(&a);
		fixture_finish(&f);
	}
	EXPECT(ok);
}

TEST_MAIN({"days come back", days_come_back}, {"things are shared", things_are_shared},
	{"without memory", without_memory})
