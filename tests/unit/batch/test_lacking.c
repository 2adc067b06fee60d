#include "batch/lacking.h"
#include "fixture.h"
#include "test.h"

enum { MANY = 100000 };

static struct collected folder_of(struct fixture *f, size_t n)
{
	return (struct collected){
		.tracks = {.items = arena_alloc(&f->arena, n, sizeof(struct track)), .n = n},
		.abouts = arena_alloc(&f->arena, n, sizeof(struct manifest_about)),
		.journals = arena_alloc(&f->arena, n, sizeof(struct journal_content))};
}

static struct track manifest_of(size_t shard, size_t n_shards)
{
	return (struct track){.kind = TRACK_MANIFEST, .shard = shard, .n_shards = n_shards};
}

static void expect(struct test_state *t, struct fixture *f, const struct collected *folders,
	size_t n, const char *want)
{
	struct receipt_texts got = {0};
	char text[256] = "";
	EXPECT(lacking_find(&f->arena, folders, n, &got));
	for (size_t i = 0; i < got.n; i++) {
		size_t at = strlen(text);
		(void)snprintf(
			text + at, sizeof(text) - at, "%s%s", i == 0 ? "" : " ", got.items[i]);
	}
	EXPECT_STR(text, want);
}

static void those_without_a_manifest(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct collected c[] = {folder_of(&f, 2), folder_of(&f, 1)};
	c[0].tracks.items[0] = manifest_of(3, 4);
	c[0].tracks.items[1] = manifest_of(1, 2);
	expect(t, &f, c, 1, "1/4 2/2 2/4 4/4");
	c[1].tracks.items[0] = manifest_of(2, 4);
	expect(t, &f, c, 2, "1/4 2/2 4/4");
	c[1].tracks.items[0] = manifest_of(0, 0);
	expect(t, &f, c, 2, "1/4 2/2 2/4 4/4");
	fixture_finish(&f);
}

/* A journal, though a manifest from before stands beside it, unless another folder has it. */
static void those_that_were_killed(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct collected c[] = {folder_of(&f, 3), folder_of(&f, 1)};
	c[0].tracks.items[0] = manifest_of(1, 2);
	c[0].tracks.items[1] = manifest_of(2, 2);
	c[0].tracks.items[2] = manifest_of(2, 2);
	c[0].tracks.items[2].kind = TRACK_JOURNAL;
	expect(t, &f, c, 1, "2/2");
	c[1].tracks.items[0] = manifest_of(2, 2);
	expect(t, &f, c, 2, "");
	fixture_finish(&f);
}

/* What was merged before, and what came since. */
static void those_of_an_earlier_merge(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct collected c = folder_of(&f, 2);
	c.tracks.items[0] = manifest_of(0, 0);
	c.tracks.items[1] = manifest_of(5, 5);
	EXPECT(texts_add(&f.arena, &c.abouts[0].lacking, "2/5") &&
		texts_add(&f.arena, &c.abouts[0].lacking, "5/5"));
	expect(t, &f, &c, 1, "2/5");
	c.tracks.items[1].kind = TRACK_JOURNAL;
	expect(t, &f, &c, 1, "2/5 5/5");
	fixture_finish(&f);
}

/* As many as there may be, in a moment. */
static void many(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct collected c = folder_of(&f, MANY - 2);
	for (size_t i = 0; i < c.tracks.n; i++) {
		c.tracks.items[i] = manifest_of(i + 2, MANY);
	}
	expect(t, &f, &c, 1, "1/100000 100000/100000");
	fixture_finish(&f);
}

static const struct test_case cases[] = {
	{"those without a manifest", those_without_a_manifest},
	{"those that were killed", those_that_were_killed},
	{"those of an earlier merge", those_of_an_earlier_merge},
	{"many", many},
};

int main(void)
{
	return test_main(cases, sizeof(cases) / sizeof(cases[0]));
}
