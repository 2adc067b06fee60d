#include "base/inputs.h"
#include "base/memo.h"
#include "fixture.h"
#include "test.h"

#include <pthread.h>

/* Counts how often it was made. */
struct making {
	int *times;
	size_t bytes;
	bool fails;
};

static const void *make(struct arena *a, const void *user)
{
	const struct making *m = user;
	(*m->times)++;
	diag_push(a->diag, "within");
	diag_warn(a->diag, "kind", "careful");
	diag_pop(a->diag);
	if (m->fails && inputs_add(a, "a.shp")) {
		(void)diag_fail(a->diag, SM_E_DATA, "broken");
		return NULL;
	}
	char *out = arena_alloc(a, m->bytes, 1);
	return out != NULL && inputs_add(a, "a.shp") ? memcpy(out, "made", 5) : NULL;
}

static struct memo_key key_of(const char *text)
{
	struct memo_key key = memo_begin("test");
	memo_add_text(&key, text);
	return key;
}

static bool is_same(struct memo_key x, struct memo_key y)
{
	return x.a == y.a && x.b == y.b;
}

static void keys(struct test_state *t)
{
	struct memo_key x = memo_begin("a"), y = memo_begin("a"), z = memo_begin("b");
	EXPECT(is_same(x, y) && !is_same(x, z));
	memo_add_text(&x, "ab");
	memo_add_text(&x, "c");
	memo_add_text(&y, "a");
	memo_add_text(&y, "bc");
	EXPECT(!is_same(x, y));
	x = y = memo_begin("a");
	memo_add_text(&x, NULL);
	memo_add_text(&y, "");
	EXPECT(!is_same(x, y));
	x = y = memo_begin("a");
	memo_add_number(&x, 1);
	memo_add_number(&x, 2);
	memo_add_number(&y, 2);
	memo_add_number(&y, 1);
	EXPECT(!is_same(x, y));
	x = y = memo_begin("a");
	memo_add(&x, "12345678\0", 9);
	memo_add(&y, "12345678", 8);
	EXPECT(!is_same(x, y));
}

/* One job after the other: made once, and what was said reaches both. */
static void made_once(struct test_state *t)
{
	struct memo *memo = memo_create(1 << 20);
	int times = 0;
	const struct making m = {&times, 100, false};
	for (int i = 0; i < 2; i++) {
		struct fixture f;
		struct inputs in = {0};
		struct memo_user user = {.memo = memo};
		fixture_init(&f);
		f.arena.memo = &user;
		f.arena.inputs = &in;
		diag_push(&f.diag, "job %d", i);
		const char *got = memo_get(&f.arena, key_of("x"), make, &m);
		diag_pop(&f.diag);
		EXPECT(got != NULL && strcmp(got, "made") == 0);
		EXPECT_INT(f.diag.n_warnings, 1);
		EXPECT_STR(f.diag.warnings[0].text,
			i == 0 ? "job 0: within: careful" : "job 1: within: careful");
		EXPECT_INT(in.n, 1);
		memo_release(&user);
		fixture_finish(&f);
	}
	EXPECT_INT(times, 1);
	memo_destroy(memo);
}

static void failures_are_not_kept(struct test_state *t)
{
	struct memo *memo = memo_create(1 << 20);
	int times = 0;
	const struct making m = {&times, 100, true};
	for (int i = 0; i < 2; i++) {
		struct fixture f;
		struct inputs in = {0};
		struct memo_user user = {.memo = memo};
		fixture_init(&f);
		f.arena.memo = &user;
		f.arena.inputs = &in;
		EXPECT(memo_get(&f.arena, key_of("x"), make, &m) == NULL);
		EXPECT_INT(f.diag.code, SM_E_DATA);
		/* But what was said and read is told: it may be mended there. */
		EXPECT_INT(f.diag.n_warnings, 1);
		EXPECT_INT(in.n, 1);
		EXPECT_STR(fixture_error(&f), "broken");
		memo_release(&user);
		fixture_finish(&f);
	}
	EXPECT_INT(times, 2);
	memo_destroy(memo);
}

static const void *make_of_another(struct arena *a, const void *user)
{
	struct arena *job = *(struct arena *const *)user;
	int times = 0;
	const struct making m = {&times, 100, false};
	const void *inner = memo_get(job, key_of("inner"), make, &m);
	(void)diag_fail(a->diag, SM_E_DATA, inner == NULL ? "nothing within" : "broken");
	return NULL;
}

/* Only what is a small part of the memo is worth its room. */
static void room(struct test_state *t)
{
	struct memo *memo = memo_create(1 << 20);
	struct fixture f;
	struct memo_user user = {.memo = memo};
	fixture_init(&f);
	EXPECT(!memo_is_used(&f.arena) && !memo_has_room(&f.arena, 1));
	f.arena.memo = &user;
	EXPECT(memo_is_used(&f.arena));
	EXPECT(memo_has_room(&f.arena, 1 << 16) && !memo_has_room(&f.arena, (1 << 16) + 1));
	fixture_finish(&f);
	memo_destroy(memo);
}

/* What fails may have asked for another result, which the job goes on using. */
static void failures_within(struct test_state *t)
{
	struct memo *memo = memo_create(1 << 20);
	struct fixture f;
	struct memo_user user = {.memo = memo};
	fixture_init(&f);
	f.arena.memo = &user;
	const struct arena *job = &f.arena;
	EXPECT(memo_get(&f.arena, key_of("outer"), make_of_another, &job) == NULL);
	EXPECT_INT(user.n, 1);
	int times = 0;
	const struct making m = {&times, 100, false};
	EXPECT(memo_get(&f.arena, key_of("inner"), make, &m) != NULL);
	EXPECT_INT(times, 0);
	EXPECT_INT(user.n, 2);
	memo_release(&user);
	fixture_finish(&f);
	memo_destroy(memo);
}

static void without_a_memo(struct test_state *t)
{
	struct fixture f;
	int times = 0;
	const struct making m = {&times, 100, false};
	fixture_init(&f);
	EXPECT(memo_get(&f.arena, key_of("x"), make, &m) != NULL);
	EXPECT(memo_get(&f.arena, key_of("x"), make, &m) != NULL);
	EXPECT_INT(times, 2);
	fixture_finish(&f);
}

/* What a job uses stays; of the rest the oldest goes. */
static void limited(struct test_state *t)
{
	enum { BYTES = 40000 };
	struct memo *memo = memo_create(2 * BYTES);
	struct fixture f;
	struct memo_user user = {.memo = memo};
	int times = 0;
	const struct making m = {&times, BYTES, false};
	fixture_init(&f);
	f.arena.memo = &user;
	static const char *const names[] = {"a", "b", "c", "d"};
	for (int i = 0; i < 4; i++) {
		EXPECT(memo_get(&f.arena, key_of(names[i]), make, &m) != NULL);
	}
	EXPECT(memo_get(&f.arena, key_of("a"), make, &m) != NULL);
	EXPECT_INT(times, 4);
	memo_release(&user);
	EXPECT(memo_get(&f.arena, key_of("a"), make, &m) != NULL);
	EXPECT_INT(times, 4);
	EXPECT(memo_get(&f.arena, key_of("b"), make, &m) != NULL);
	EXPECT_INT(times, 5);
	memo_release(&user);
	fixture_finish(&f);
	memo_destroy(memo);
}

struct thread {
	struct memo *memo;
	const struct making *m;
	struct sm_diag diag;
	bool ok;
};

static void *ask(void *user)
{
	struct thread *th = user;
	struct memo_user own = {.memo = th->memo};
	struct arena a = {.diag = &th->diag, .memo = &own};
	char name[16];
	th->ok = true;
	for (int i = 0; i < 200; i++) {
		(void)snprintf(name, sizeof(name), "%d", i);
		const char *got = memo_get(&a, key_of(name), make, th->m);
		th->ok = th->ok && got != NULL && strcmp(got, "made") == 0;
	}
	memo_release(&own);
	arena_finish(&a);
	return NULL;
}

static void threads(struct test_state *t)
{
	enum { N = 4 };
	struct memo *memo = memo_create(1 << 24);
	int times[N] = {0};
	struct making m[N];
	static struct thread th[N];
	pthread_t ids[N];
	for (int i = 0; i < N; i++) {
		m[i] = (struct making){&times[i], 64, false};
		th[i] = (struct thread){.memo = memo, .m = &m[i]};
		EXPECT(pthread_create(&ids[i], NULL, ask, &th[i]) == 0);
	}
	int all = 0;
	for (int i = 0; i < N; i++) {
		(void)pthread_join(ids[i], NULL);
		EXPECT(th[i].ok);
		all += times[i];
	}
	EXPECT_INT(all, 200);
	memo_destroy(memo);
}

static const struct test_case cases[] = {
	{"keys", keys},
	{"made once", made_once},
	{"failures are not kept", failures_are_not_kept},
	{"failures within", failures_within},
	{"room", room},
	{"without a memo", without_a_memo},
	{"limited", limited},
	{"threads", threads},
};

int main(void)
{
	return test_main(cases, sizeof(cases) / sizeof(cases[0]));
}
