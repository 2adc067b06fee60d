#include "batch/journal.h"
#include "batch/manifest.h"
#include "fixture.h"
#include "receipts.h"
#include "test.h"

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
	{"not over another", not_over_another},
	{"one that is not there", one_that_is_not_there},
};

int main(void)
{
	return test_main(cases, sizeof(cases) / sizeof(cases[0]));
}
