#include "base/timing.h"

#include "fixture.h"
#include "test.h"

#include <stdlib.h>
#include <string.h>

/* Until the clock has gone on. */
static void pass(void)
{
	double begin = timing_now_ms();
	while (timing_now_ms() <= begin) {
	}
}

static void stages_add_up(struct test_state *t)
{
	struct fixture f;
	struct timing timing;
	fixture_init(&f);
	timing_init(&timing);
	f.arena.timing = &timing;
	timing_begin(&f.arena, "outer");
	pass();
	for (int i = 0; i < 2; i++) {
		timing_begin(&f.arena, "inner");
		pass();
		timing_end(&f.arena);
	}
	timing_end(&f.arena);
	timing_begin(&f.arena, "last");
	pass();
	timing_end(&f.arena);
	double all = timing_now_ms() - timing.begin_ms, sum = 0;
	EXPECT_INT(timing.n, 3);
	EXPECT_STR(timing.stages[0].name, "outer");
	EXPECT_STR(timing.stages[1].name, "inner");
	EXPECT_STR(timing.stages[2].name, "last");
	for (size_t i = 0; i < timing.n; i++) {
		EXPECT(timing.stages[i].ms > 0);
		sum += timing.stages[i].ms;
	}
	EXPECT(sum <= all + 1e-6);
	fixture_finish(&f);
}

static void *take(struct arena *a, size_t bytes)
{
	return arena_alloc(a, bytes, 1);
}

static void bytes_are_of_one_stage(struct test_state *t)
{
	struct fixture f;
	struct timing timing;
	fixture_init(&f);
	timing_init(&timing);
	f.arena.timing = &timing;
	struct arena own = {.diag = f.arena.diag, .timing = &timing};
	EXPECT(take(&f.arena, 1 << 20) != NULL); /* of no stage */
	timing_begin(&f.arena, "outer");
	EXPECT(take(&f.arena, 16) != NULL);
	timing_begin(&f.arena, "inner");
	EXPECT(take(&f.arena, 320) != NULL);
	timing_begin(&own, "own");
	EXPECT(take(&own, 4096) != NULL);
	EXPECT(take(&f.arena, 640) != NULL); /* of the stage whose arena it is */
	timing_add(&own, 5);
	timing_end(&own);
	timing_end(&f.arena);
	EXPECT(take(&f.arena, 32) != NULL);
	timing_end(&f.arena);
	timing_add(&f.arena, 1 << 20); /* no stage runs */
	EXPECT_INT(timing.stages[0].bytes, 48);
	EXPECT_INT(timing.stages[1].bytes, 960);
	EXPECT_INT(timing.stages[2].bytes, 4101);
	arena_finish(&own);
	fixture_finish(&f);
}

static void nobody_asks(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	timing_begin(&f.arena, "a");
	timing_add(&f.arena, 1);
	timing_end(&f.arena);
	timing_begin(NULL, "a");
	timing_add(NULL, 1);
	timing_end(NULL);
	EXPECT(f.arena.timing == NULL);
	fixture_finish(&f);
}

static void told(struct test_state *t)
{
	struct timing timing;
	struct buf text, json;
	timing_init(&timing);
	timing.stages[0] = (struct timing_stage){"read", 1.5, 1234567};
	timing.stages[1] = (struct timing_stage){"write", 20, 0};
	timing.n = 2;
	buf_init(&text, 4096);
	buf_init(&json, 4096);
	timing_text(&timing, &text);
	timing_json(&timing, &json);
	static const char lines[] = "read                  1.50 ms        1234567 bytes\n"
				    "write                20.00 ms              0 bytes\n"
				    "all     ";
	EXPECT(strncmp(text.ptr, lines, sizeof(lines) - 1) == 0);
	EXPECT(strstr(text.ptr, " ms\nprocessor  ") != NULL);
	EXPECT(strstr(text.ptr, " ms\npeak  ") != NULL);
	EXPECT(strstr(json.ptr,
		       "{ \"name\": \"read\", \"ms\": 1.5, \"bytes\": 1234567 },\n"
		       "      { \"name\": \"write\", \"ms\": 20, \"bytes\": 0 }\n    ],\n"
		       "    \"ms\": ") != NULL);
	EXPECT(strstr(json.ptr, "\"peak_bytes\": ") != NULL);
	buf_finish(&text);
	buf_finish(&json);
}

static void peak(struct test_state *t)
{
	enum { LARGE = 64 << 20, PAGE = 4096 };
	size_t before = timing_peak_bytes();
	char *p = malloc(LARGE);
	EXPECT(p != NULL);
	for (size_t i = 0; p != NULL && i < LARGE; i += PAGE) {
		*(volatile char *)(p + i) = 1;
	}
	free(p);
	EXPECT(before > 0);
	EXPECT(timing_peak_bytes() >= LARGE);
}

static const struct test_case cases[] = {
	{"stages add up to no more than the whole", stages_add_up},
	{"bytes are of one stage", bytes_are_of_one_stage},
	{"nothing is measured where nobody asks", nobody_asks},
	{"told as text and as JSON", told},
	{"the peak of memory", peak},
};

int main(void)
{
	return test_main(cases, sizeof(cases) / sizeof(cases[0]));
}
