#include "batch/manifest.h"
#include "fixture.h"
#include "receipts.h"
#include "test.h"

#include <sys/stat.h>

static const struct manifest_about plain = {.plan = "../plan.yaml"};

/* Three receipts, put in that order. */
static const char *write_three(
	struct test_state *t, struct fixture *f, const int order[3], const char *file)
{
	static const char *const names[] = {"x/a.png", "b.png", "c.png"};
	static const char *const inputs[] = {"z.csv", "b.csv", "z.csv"};
	struct receipt_book b = {.a = &f->arena};
	const char *path = fixture_path(f, file);
	for (int i = 0; i < 3; i++) {
		EXPECT(put_receipt(&b, names[order[i]], inputs[order[i]]) != NULL);
	}
	EXPECT(manifest_write(&b, &plain, path));
	return path;
}

static void whatever_the_order(struct test_state *t)
{
	struct fixture f;
	size_t n, k;
	fixture_init(&f);
	const char *one = write_three(t, &f, (const int[]){0, 1, 2}, "1");
	const char *two = write_three(t, &f, (const int[]){2, 1, 0}, "2");
	EXPECT_STR(fixture_read(&f, one, &n), fixture_read(&f, two, &k));
	fixture_finish(&f);
}

static void reads_what_it_wrote(struct test_state *t)
{
	struct fixture f;
	struct manifest_about about;
	size_t n, k;
	fixture_init(&f);
	const char *path = write_three(t, &f, (const int[]){0, 1, 2}, "1");
	struct receipt_book b = {.a = &f.arena};
	EXPECT(manifest_read(&b, path, false, &about));
	EXPECT_INT(b.n, 3);
	EXPECT_INT(b.files.n, 4);
	EXPECT_INT(b.sets.n, 2);
	EXPECT_INT(b.programs.n, 1);
	EXPECT_STR(about.plan, "../plan.yaml");
	EXPECT_INT(about.n_shards, 0);
	struct receipt *r = book_get(&b, "x/a.png");
	EXPECT(r != NULL && book_get(&b, "nosuch") == NULL);
	EXPECT_INT(r->outputs[0].bytes, 5000000000);
	EXPECT_STR(r->program->text, "sahelmap 9\ncairo 1");
	EXPECT_INT(r->inputs->n, 3);
	EXPECT_STR(r->inputs->files[1]->name, "absent.csv");
	EXPECT(r->inputs->files[1]->is_absent && !r->inputs->files[0]->is_absent);
	EXPECT_STR(r->warnings.items[0], "odd: \"\x7f\xc2\x85\n\xef\xbf\xbd");
	for (size_t i = 0; i < b.n; i++) {
		b.items[i]->is_own = true;
	}
	const char *again = fixture_path(&f, "2");
	EXPECT(manifest_write(&b, &plain, again));
	EXPECT_STR(fixture_read(&f, path, &n), fixture_read(&f, again, &k));
	fixture_finish(&f);
}

/* One book, written twice, as it is by a run that folds in what another left. */
static void twice(struct test_state *t)
{
	struct fixture f;
	size_t n, k;
	fixture_init(&f);
	struct receipt_book b = {.a = &f.arena}, read = {.a = &f.arena};
	const char *one = fixture_path(&f, "1"), *two = fixture_path(&f, "2");
	(void)put_receipt(&b, "b.png", "z.csv");
	(void)put_receipt(&b, "c.png", "y.csv");
	EXPECT(manifest_write(&b, &plain, one) && manifest_write(&b, &plain, two));
	EXPECT_STR(fixture_read(&f, one, &n), fixture_read(&f, two, &k));
	/* Then with a set and files that come before those of the first time. */
	(void)put_receipt(&b, "a.png", "b.csv");
	EXPECT(manifest_write(&b, &plain, two) && manifest_read(&read, two, false, NULL));
	EXPECT_INT(read.sets.n, 3);
	EXPECT_STR(book_get(&read, "a.png")->inputs->files[2]->name, "b.csv");
	EXPECT_STR(book_get(&read, "b.png")->inputs->files[2]->name, "z.csv");
	EXPECT_STR(book_get(&read, "c.png")->inputs->files[2]->name, "y.csv");
	fixture_finish(&f);
}

static void only_own(struct test_state *t)
{
	struct fixture f;
	struct manifest_about about = {.shard = 2, .n_shards = 7}, got;
	fixture_init(&f);
	struct receipt_book b = {.a = &f.arena}, read = {.a = &f.arena};
	(void)put_receipt(&b, "a.png", "z.csv");
	put_receipt(&b, "b.png", "y.csv")->is_own = false;
	EXPECT(texts_add(&f.arena, &about.unfinished, "c"));
	EXPECT(texts_add(&f.arena, &about.lacking, "3/4"));
	EXPECT(manifest_write(&b, &about, fixture_path(&f, "1")));
	EXPECT(manifest_read(&read, fixture_path(&f, "1"), false, &got));
	EXPECT_INT(read.n, 1);
	EXPECT_INT(read.files.n, 3); /* none of what is not own */
	EXPECT(got.plan == NULL && got.shard == 2 && got.n_shards == 7);
	EXPECT_STR(got.unfinished.items[0], "c");
	EXPECT_STR(got.lacking.items[0], "3/4");
	fixture_finish(&f);
}

/* What is read last says whose a receipt is, and of no other. */
static void own_by_what_was_read(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct receipt_book all = {.a = &f.arena}, half = {.a = &f.arena},
			    read = {.a = &f.arena};
	(void)put_receipt(&all, "a.png", "z.csv");
	(void)put_receipt(&all, "b.png", "z.csv");
	(void)put_receipt(&half, "b.png", "y.csv");
	EXPECT(manifest_write(&all, &plain, fixture_path(&f, "1")));
	EXPECT(manifest_write(&half, &plain, fixture_path(&f, "2")));
	EXPECT(manifest_read(&read, fixture_path(&f, "1"), false, NULL));
	EXPECT(manifest_read(&read, fixture_path(&f, "2"), true, NULL));
	EXPECT(!book_get(&read, "a.png")->is_own && book_get(&read, "b.png")->is_own);
	EXPECT(manifest_read(&read, fixture_path(&f, "1"), false, NULL));
	EXPECT(!book_get(&read, "b.png")->is_own);
	fixture_finish(&f);
}

/* A file that holds the same already stays the same file. */
static void not_without_need(struct test_state *t)
{
	struct fixture f;
	struct stat before, after;
	fixture_init(&f);
	EXPECT(stat(write_three(t, &f, (const int[]){0, 1, 2}, "1"), &before) == 0);
	EXPECT(stat(write_three(t, &f, (const int[]){0, 2, 1}, "1"), &after) == 0);
	EXPECT(before.st_ino == after.st_ino);
	fixture_finish(&f);
}

static void expect_error(struct test_state *t, const char *text, const char *want)
{
	struct fixture f;
	struct receipt_book b;
	fixture_init(&f);
	b = (struct receipt_book){.a = &f.arena};
	EXPECT(!manifest_read(&b, fixture_write_text(&f, "m", text), false, NULL));
	EXPECT_INT(f.diag.code, SM_E_DATA);
	const char *got = fixture_error(&f);
	if (strncmp(got, want, strlen(want)) != 0) {
		EXPECT_STR(got, want);
	}
	fixture_finish(&f);
}

#define HEAD "{\"sahelmap-manifest\": 1, \"programs\": [], \"files\": [], "
#define TWO_FILES                                                                              \
	"{\"sahelmap-manifest\": 1, \"programs\": [[\"p\"]], \"files\": [{\"name\": \"a\", "   \
	"\"absent\": true}], "

static void damaged(struct test_state *t)
{
	expect_error(t, "", "m: is damaged: the file is empty");
	expect_error(t, "{", "m: is damaged: ");
	expect_error(t, "[1]", "m: is damaged: 1:1: ");
	expect_error(t, "{\"a\": 1}", "m: is damaged: its key 'sahelmap-manifest' is missing");
	expect_error(t, "{\"sahelmap-manifest\": x}",
		"m: is damaged: its key 'sahelmap-manifest' is missing");
	expect_error(t, "{\"sahelmap-manifest\": 0}",
		"m: is damaged: its key 'sahelmap-manifest' is missing");
	expect_error(t, "{\"sahelmap-manifest\": 1}", "m: is damaged: its list 'programs'");
	expect_error(t, HEAD "\"inputs\": []}", "m: is damaged: its list 'jobs' is missing");
	expect_error(t, HEAD "\"inputs\": [[0]], \"jobs\": []}",
		"m: is damaged: line 1: this is no list of files");
	expect_error(t, TWO_FILES "\"inputs\": [[1]], \"jobs\": []}",
		"m: is damaged: line 1: this is no list of files");
	expect_error(t, TWO_FILES "\"inputs\": [[0]],\n\"jobs\": [{}]}",
		"m: is damaged: line 2: this is no receipt of a map");
}

static void newer(struct test_state *t)
{
	expect_error(t, "{\"sahelmap-manifest\": 2, \"what\": \"ever\"}",
		"m: is of version 2, this program knows those up to 1; ");
}

static void paths_inside(struct test_state *t)
{
	EXPECT(receipt_is_inside("a") && receipt_is_inside("a/b.png"));
	EXPECT(receipt_is_inside("..a/b..") && receipt_is_inside(".a"));
	EXPECT(!receipt_is_inside("") && !receipt_is_inside("/a") && !receipt_is_inside("a/"));
	EXPECT(!receipt_is_inside("..") && !receipt_is_inside("../a"));
	EXPECT(!receipt_is_inside("a/../../b") && !receipt_is_inside("a/..") &&
		!receipt_is_inside("a//b") && !receipt_is_inside("./a"));
}

static void names(struct test_state *t)
{
	struct fixture f;
	size_t shard, n;
	fixture_init(&f);
	EXPECT_STR(manifest_name(&f.arena, 0, 0), "manifest.json");
	EXPECT_STR(manifest_name(&f.arena, 3, 16), "manifest-3-of-16.json");
	EXPECT(manifest_is_name("manifest.json", &shard, &n) && n == 0);
	EXPECT(manifest_is_name("manifest-3-of-16.json", &shard, &n) && shard == 3 && n == 16);
	EXPECT(!manifest_is_name("manifest-0-of-16.json", &shard, &n));
	EXPECT(!manifest_is_name("manifest-17-of-16.json", &shard, &n));
	EXPECT(!manifest_is_name("manifest-3-of-16.json.1.0.part", &shard, &n));
	EXPECT(!manifest_is_name("manifest-3-of-16.json~", &shard, &n));
	EXPECT(!manifest_is_name("amanifest.json", &shard, &n));
	fixture_finish(&f);
}

/* The key is of the inputs, the options and the program, and of nothing else. */
static void keys(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	struct receipt_book b = {.a = &f.arena};
	struct receipt *r = put_receipt(&b, "a.png", "z.csv");
	struct digest first = r->key;
	EXPECT(digest_is_same(&put_receipt(&b, "b.png", "z.csv")->key, &first));
	EXPECT(!digest_is_same(&put_receipt(&b, "c.png", "y.csv")->key, &first));
	r->options = digest_bytes("x", 1);
	EXPECT(book_put(&b, r) && !digest_is_same(&r->key, &first));
	r->options = digest_bytes("1", 1);
	r->program = book_program(&b, "sahelmap 10\ncairo 1");
	EXPECT(book_put(&b, r) && !digest_is_same(&r->key, &first));
	fixture_finish(&f);
}

static const struct test_case cases[] = {
	{"the same bytes whatever the order", whatever_the_order},
	{"reads what it wrote", reads_what_it_wrote},
	{"one book twice", twice},
	{"only what is own, and what that is of", only_own},
	{"own by what was read", own_by_what_was_read},
	{"not written without need", not_without_need},
	{"damaged", damaged},
	{"of a newer program", newer},
	{"paths within the folder", paths_inside},
	{"names of manifests", names},
	{"keys", keys},
};

int main(void)
{
	return test_main(cases, sizeof(cases) / sizeof(cases[0]));
}
