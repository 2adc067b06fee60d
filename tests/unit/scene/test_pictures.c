/* Each picture is read once. */
#include "scene/pictures.h"

#include "fixture.h"
#include "test.h"

static void once(struct test_state *t)
{
	static const char svg[] = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>";
	struct fixture f;
	fixture_init(&f);
	struct pictures p = {.a = &f.arena};
	const char *a = fixture_write_text(&f, "a.svg", svg);
	const char *b = fixture_write_text(&f, "b.svg", svg);
	const struct picture *first = pictures_read(&p, a), *second = pictures_read(&p, b);
	EXPECT(first != NULL && second != NULL && first != second);
	EXPECT_STR(first->key, "picture_1");
	EXPECT_STR(second->key, "picture_2");
	EXPECT(first->path != a);
	EXPECT_STR(first->path, a);
	EXPECT(pictures_read(&p, a) == first);
	EXPECT(pictures_read(&p, b) == second);
	EXPECT_INT(p.n, 2);
	EXPECT(pictures_read(&p, fixture_path(&f, "c.svg")) == NULL);
	EXPECT_STR(fixture_error(&f), "c.svg: No such file or directory");
	EXPECT_INT(p.n, 2);
	fixture_finish(&f);
}

TEST_MAIN({"once", once})
