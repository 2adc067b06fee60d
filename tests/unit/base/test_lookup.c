#include "base/lookup.h"
#include "fixture.h"
#include "test.h"

static void finds_what_was_put(struct test_state *t)
{
	enum { N = 5000 };
	struct fixture f;
	struct lookup l = {0};
	static const int values[N];
	fixture_init(&f);
	EXPECT(lookup_get(&l, "k1") == NULL);
	for (int i = 0; i < N; i++) {
		char key[16];
		(void)snprintf(key, sizeof(key), "k%d", i);
		EXPECT(lookup_put(&f.arena, &l, arena_strdup(&f.arena, key),
			(void *)(uintptr_t)&values[i]));
	}
	EXPECT_INT(l.n, N);
	for (int i = 0; i < N; i++) {
		char key[16];
		(void)snprintf(key, sizeof(key), "k%d", i);
		EXPECT(lookup_get(&l, key) == &values[i]);
	}
	EXPECT(lookup_get(&l, "k5000") == NULL && lookup_get(&l, "") == NULL);
	fixture_finish(&f);
}

static void replaces(struct test_state *t)
{
	struct fixture f;
	struct lookup l = {0};
	int a, b;
	fixture_init(&f);
	EXPECT(lookup_put(&f.arena, &l, "x", &a) && lookup_put(&f.arena, &l, "x", &b));
	EXPECT(lookup_get(&l, "x") == &b);
	EXPECT_INT(l.n, 1);
	fixture_finish(&f);
}

static void without_memory(struct test_state *t)
{
	struct fixture f;
	struct lookup l = {0};
	int a;
	fixture_init(&f);
	f.arena.fail_in = 1;
	EXPECT(!lookup_put(&f.arena, &l, "x", &a));
	EXPECT_INT(f.diag.code, SM_E_NOMEM);
	EXPECT(lookup_get(&l, "x") == NULL);
	fixture_finish(&f);
}

static const struct test_case cases[] = {
	{"finds what was put", finds_what_was_put},
	{"replaces", replaces},
	{"without memory", without_memory},
};

int main(void)
{
	return test_main(cases, sizeof(cases) / sizeof(cases[0]));
}
