#include "test.h"
static void a(struct test_state *t)
{
	EXPECT(1);
}
TEST_MAIN({"a", a})
