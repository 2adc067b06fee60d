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

static void pictures(struct test_state *t)
{
	EXPECT(symbol_is_picture("url(a)"));
	EXPECT(!symbol_is_picture("url()") && !symbol_is_picture("url(a"));
	EXPECT(!symbol_is_picture("circle") && !symbol_is_picture("") &&
		!symbol_is_picture("xurl(a)"));
}

TEST_MAIN({"pictures", pictures}, {"names of symbols", names})
