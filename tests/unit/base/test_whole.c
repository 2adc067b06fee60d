#include "base/whole.h"
#include "fixture.h"
#include "test.h"

#include <errno.h>

static void reads(struct test_state *t)
{
	struct fixture f;
	size_t n = 7;
	fixture_init(&f);
	const char *path = fixture_write(&f, "a", "ab\0c", 4);
	const char *text = whole_read(&f.arena, path, 4, &n);
	EXPECT(text != NULL && n == 4);
	EXPECT(text != NULL && memcmp(text, "ab\0c", 5) == 0); /* with NUL behind it */
	text = whole_read(&f.arena, fixture_write_text(&f, "b", ""), 0, &n);
	EXPECT(text != NULL && n == 0 && *text == '\0');
	fixture_finish(&f);
}

static void tells_why_not(struct test_state *t)
{
	struct fixture f;
	size_t n = 7;
	fixture_init(&f);
	const char *path = fixture_write_text(&f, "a", "abcd");
	EXPECT(whole_read(&f.arena, path, 3, &n) == NULL && errno == EFBIG);
	EXPECT_INT(n, 0);
	EXPECT(whole_read(&f.arena, f.folder, 3, &n) == NULL && errno == EINVAL);
	EXPECT(whole_read(&f.arena, fixture_path(&f, "no"), 3, &n) == NULL && errno == ENOENT);
	EXPECT_INT(f.diag.code, SM_OK);
	fixture_finish(&f);
}

static const struct test_case cases[] = {
	{"reads", reads},
	{"tells why not", tells_why_not},
};

int main(void)
{
	return test_main(cases, sizeof(cases) / sizeof(cases[0]));
}
