#include "base/repeats.h"
#include "random.h"
#include "test.h"

#include <stdbool.h>
#include <string.h>

enum { MOST = 60 };

static void put(struct repeat *out, size_t *n, const struct repeat *item, size_t first)
{
	out[*n] = *item;
	out[(*n)++].first = first;
}

/* Each text at its first place, and then all that are equal to it. */
static size_t sort_slowly(const struct repeat *in, size_t n, struct repeat *out)
{
	size_t n_out = 0;
	for (size_t i = 0; i < n; i++) {
		bool is_first = true;
		for (size_t k = 0; k < i; k++) {
			is_first = is_first && strcmp(in[k].text, in[i].text) != 0;
		}
		for (size_t k = i; is_first && k < n; k++) {
			if (strcmp(in[k].text, in[i].text) == 0) {
				put(out, &n_out, &in[k], in[i].at);
			}
		}
	}
	return n_out;
}

static void random_texts(struct test_state *t)
{
	static const char *const texts[] = {"b", "a", "", "ab", "B", "\xc3\xa9", "zz", "z"};
	struct random r = {20};
	repeats_sort(NULL, 0); /* a column without rows */
	for (int round = 0; round < 400; round++) {
		struct repeat items[MOST], want[MOST];
		size_t n = random_below(&r, MOST + 1), kinds = 1 + random_below(&r, 8);
		for (size_t i = 0; i < n; i++) {
			/* With gaps, as rows have that are left out. */
			items[i] =
				(struct repeat){texts[random_below(&r, kinds)], 3 * i + 1, 99};
		}
		EXPECT_INT(sort_slowly(items, n, want), n);
		repeats_sort(items, n);
		for (size_t i = 0; i < n; i++) {
			EXPECT_STR(items[i].text, want[i].text);
			EXPECT_INT(items[i].at, want[i].at);
			EXPECT_INT(items[i].first, want[i].first);
		}
	}
}

TEST_MAIN({"random texts", random_texts})
