#include "batch/journal.h"
#include "batch/manifest.h"
#include "fixture.h"
#include "receipts.h"
#include "test.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

/* A journal of two maps that were finished, the one twice, and one that was begun. */
static const char *write_journal(struct test_state *t, struct fixture *f)
{
	static const char *const outputs[] = {"a.png", "../x", "sub/a.svg"};
	struct receipt_book b = {.a = &f->arena};
	struct journal j;
	const char *path = fixture_path(f, "journal.h.1");
	EXPECT(journal_open(&f->diag, path, &j));
	EXPECT(journal_begin(&f->diag, &j, "a.png", outputs, 1));
	EXPECT(journal_add(&f->diag, &j, put_receipt(&b, "a.png", "z.csv")));
	EXPECT(journal_begin(&f->diag, &j, "b.png", outputs, 3));
	EXPECT(journal_begin(&f->diag, &j, "c.png", outputs, 0));
	EXPECT(journal_add(&f->diag, &j, put_receipt(&b, "c.png", "z.csv")));
	EXPECT(journal_add(&f->diag, &j, put_receipt(&b, "a.png", "y.csv")));
	journal_close(&j);
	return path;
}

static void reads_what_it_wrote(struct test_state *t)
{
	struct fixture f;
	struct journal_content content;
	fixture_init(&f);
	struct receipt_book b = {.a = &f.arena};
	EXPECT(journal_read(&b, write_journal(t, &f), &content));
	EXPECT_INT(b.n, 2);
	EXPECT_INT(content.n_receipts, 3);
	EXPECT_INT(content.n_begun, 3);
	EXPECT(content.begun[0]->is_done && content.begun[2]->is_done);
	EXPECT(!content.begun[1]->is_done);
	EXPECT_STR(content.begun[1]->name, "b.png");
	EXPECT_INT(content.begun[1]->n, 2); /* without what lies elsewhere */
	EXPECT_STR(content.begun[1]->outputs[1], "sub/a.svg");
	struct receipt *a = book_get(&b, "a.png");
	EXPECT(a != NULL);
	EXPECT_STR(a->inputs->files[2]->name, "y.csv"); /* the last one counts */
	EXPECT_STR(a->dropped.items[0], "towns/N: no room");
	fixture_finish(&f);
}

/* Cut anywhere, as by a kill, it tells a beginning of the truth and nothing else. */
static void cut_anywhere(struct test_state *t)
{
	struct fixture f;
	size_t n, most = 0;
	fixture_init(&f);
	const char *text = fixture_read(&f, write_journal(t, &f), &n);
	for (size_t cut = 0; cut <= n; cut += 7) {
		struct fixture g;
		struct journal_content content;
		fixture_init(&g);
		struct receipt_book b = {.a = &g.arena};
		EXPECT(journal_read(&b, fixture_write(&g, "j", text, cut), &content));
		EXPECT_INT(g.diag.code, SM_OK);
		EXPECT(content.n_receipts >= most); /* never fewer than of a shorter one */
		most = content.n_receipts;
		const struct receipt *a = book_get(&b, "a.png");
		EXPECT(a == NULL || a->inputs->n == 3);
		fixture_finish(&g);
	}
	fixture_finish(&f);
}

/* Nor does one in which bytes were changed. */
static void changed_anywhere(struct test_state *t)
{
	struct fixture f;
	size_t n;
	fixture_init(&f);
	char *text = fixture_read(&f, write_journal(t, &f), &n);
	for (size_t at = 0; at < n; at += 11) {
		struct fixture g;
		struct journal_content content;
		char kept = text[at];
		fixture_init(&g);
		struct receipt_book b = {.a = &g.arena};
		text[at] = (char)(kept == '1' ? '2' : '1');
		EXPECT(journal_read(&b, fixture_write(&g, "j", text, n), &content));
		text[at] = kept;
		const struct receipt *c = book_get(&b, "c.png");
		EXPECT(c == NULL || strcmp(c->inputs->files[2]->name, "z.csv") == 0);
		EXPECT_INT(g.diag.code, SM_OK);
		fixture_finish(&g);
	}
	fixture_finish(&f);
}

/* Room for so many bytes more. */
static void allow(struct test_state *t, const char *path, size_t bytes)
{
	struct stat st;
	struct rlimit limit;
	EXPECT(stat(path, &st) == 0 && getrlimit(RLIMIT_FSIZE, &limit) == 0);
	limit.rlim_cur = bytes == 0 ? limit.rlim_max : (rlim_t)st.st_size + bytes;
	EXPECT(setrlimit(RLIMIT_FSIZE, &limit) == 0);
}

static void expect_input(
	struct test_state *t, const struct receipt_book *b, const char *name, const char *want)
{
	const struct receipt *r = book_get(b, name);
	EXPECT(r != NULL);
	EXPECT_STR(r == NULL ? "" : r->inputs->files[2]->name, want);
}

/* Behind a line for which there was no room, however much of it was written, all that is
 * finished later counts. */
static void torn(struct test_state *t)
{
	static const char *const outputs[] = {"a.png"};
	void (*before)(int) = signal(SIGXFSZ, SIG_IGN);
	for (size_t bytes = 1; bytes <= 601; bytes += 60) {
		struct fixture f;
		struct journal j;
		struct journal_content content;
		fixture_init(&f);
		struct receipt_book b = {.a = &f.arena}, read = {.a = &f.arena};
		const char *path = fixture_path(&f, "journal.h.1");
		EXPECT(journal_open(&f.diag, path, &j));
		EXPECT(journal_add(&f.diag, &j, put_receipt(&b, "a.png", "z.csv")));
		allow(t, path, bytes);
		EXPECT(!journal_add(&f.diag, &j, put_receipt(&b, "b.png", "y.csv")));
		EXPECT(!journal_begin(&f.diag, &j, "c.png", outputs, 1));
		allow(t, path, 0);
		fixture_forget(&f);
		EXPECT(journal_begin(&f.diag, &j, "d.png", outputs, 1));
		EXPECT(journal_add(&f.diag, &j, put_receipt(&b, "d.png", "x.csv")));
		EXPECT(journal_add(&f.diag, &j, put_receipt(&b, "e.png", "y.csv")));
		EXPECT(journal_add(&f.diag, &j, put_receipt(&b, "f.png", "z.csv")));
		journal_close(&j);
		EXPECT(journal_read(&read, path, &content));
		EXPECT_INT(read.n, 4);
		EXPECT_INT(content.n_begun, 1);
		expect_input(t, &read, "a.png", "z.csv");
		expect_input(t, &read, "d.png", "x.csv");
		expect_input(t, &read, "e.png", "y.csv");
		expect_input(t, &read, "f.png", "z.csv");
		fixture_finish(&f);
	}
	(void)signal(SIGXFSZ, before);
}

/* One that was begun again, as from the cache and then by drawing, is begun once. */
static void begun_twice(struct test_state *t)
{
	static const char *const outputs[] = {"a.png", "a.svg"};
	struct fixture f;
	struct journal j;
	struct journal_content content;
	fixture_init(&f);
	struct receipt_book b = {.a = &f.arena}, read = {.a = &f.arena};
	const char *path = fixture_path(&f, "journal.h.1");
	EXPECT(journal_open(&f.diag, path, &j));
	EXPECT(journal_begin(&f.diag, &j, "a.png", outputs, 1));
	EXPECT(journal_begin(&f.diag, &j, "a.png", outputs, 2));
	EXPECT(journal_add(&f.diag, &j, put_receipt(&b, "a.png", "z.csv")));
	EXPECT(journal_read(&read, path, &content));
	EXPECT_INT(content.n_begun, 1);
	EXPECT(content.begun[0]->is_done && content.begun[0]->n == 2);
	EXPECT(journal_begin(&f.diag, &j, "a.png", outputs, 1));
	journal_close(&j);
	EXPECT(journal_read(&read, path, &content));
	EXPECT(content.n_begun == 1 && !content.begun[0]->is_done);
	fixture_finish(&f);
}

static void not_over_another(struct test_state *t)
{
	struct fixture f;
	struct journal j;
	fixture_init(&f);
	const char *path = write_journal(t, &f);
	EXPECT(!journal_open(&f.diag, path, &j));
	EXPECT_STR(fixture_error(&f), "journal.h.1: File exists");
	fixture_finish(&f);
}

static void one_that_is_not_there(struct test_state *t)
{
	struct fixture f;
	struct journal_content content;
	fixture_init(&f);
	struct receipt_book b = {.a = &f.arena};
	EXPECT(journal_read(&b, fixture_path(&f, "nosuch"), &content));
	EXPECT_INT(content.n_receipts + content.n_begun, 0);
	fixture_finish(&f);
}

static const struct test_case cases[] = {
	{"reads what it wrote", reads_what_it_wrote},
	{"cut anywhere", cut_anywhere},
	{"changed anywhere", changed_anywhere},
	{"torn for want of room", torn},
	{"begun twice", begun_twice},
	{"not over another", not_over_another},
	{"one that is not there", one_that_is_not_there},
};

int main(void)
{
	return test_main(cases, sizeof(cases) / sizeof(cases[0]));
}
