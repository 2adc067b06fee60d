#include "base/look.h"
#include "test.h"

/* The names are part of the map file's language: a change here is a change for users. */
static void names(struct test_state *t)
{
	static const char *const want[] = {"circle", "square", "diamond", "triangle",
		"triangle-down", "pentagon", "hexagon", "star", "cross"};
	size_t n = 0;
	for (; symbol_names[n] != NULL && n < sizeof(want) / sizeof(want[0]); n++) {
		EXPECT_STR(symbol_names[n], want[n]);
	}
	EXPECT_INT(n, sizeof(want) / sizeof(want[0]));
	EXPECT(symbol_names[n] == NULL);
}

TEST_MAIN({"names of symbols", names})
