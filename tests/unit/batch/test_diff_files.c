#include "batch/diff_files.h"

#include "base/buf.h"
#include "fixture.h"
#include "test.h"

#include <sys/stat.h>
#include <unistd.h>

static const char report[] = "{\n  \"map\": \"m.yaml\"}";

static void put(struct fixture *f, const char *name)
{
	(void)fixture_write_text(f, name, report);
}

static void folder(struct test_state *t, struct fixture *f, const char *name)
{
	EXPECT(mkdir(fixture_path(f, name), 0777) == 0);
}

/* The names found, and which files each has: "a:png|png,svg b:|json". */
static const char *listed(struct fixture *f, const struct diff_list *l)
{
	struct buf b;
	buf_init(&b, 1 << 12);
	for (size_t i = 0; i < l->n; i++) {
		buf_printf(&b, "%s%s:", i == 0 ? "" : " ", l->items[i].name);
		for (int k = 0; k < DIFF_N_SIDES * DIFF_N_FORMATS; k++) {
			buf_puts(&b, k == DIFF_N_FORMATS ? "|" : "");
			if (l->items[i].paths[k / DIFF_N_FORMATS][k % DIFF_N_FORMATS] != NULL) {
				buf_printf(&b, "%s,",
					diff_ending((enum diff_format)(k % DIFF_N_FORMATS)));
			}
		}
	}
	const char *out = arena_strdup(&f->arena, b.ptr == NULL ? "" : b.ptr);
	buf_finish(&b);
	return out == NULL ? "" : out;
}

static void folders(struct test_state *t)
{
	static const char *const names[] = {"old/b.png", "old/b.SVG", "old/sub/a.pdf",
		"old/.hidden.png", "old/notes.txt", "old/thumbnails/b.png", "old/b.areas.json",
		"new/b.png", "new/b.json", "new/c.eps", "new/sub/a.pdf", "new/.git/a.png"};
	struct fixture f;
	struct diff_list l;
	fixture_init(&f);
	for (size_t i = 0; i < 6; i++) {
		static const char *const all[] = {
			"old", "old/sub", "old/thumbnails", "new", "new/sub", "new/.git"};
		folder(t, &f, all[i]);
	}
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		put(&f, names[i]);
	}
	(void)fixture_write_text(&f, "old/b.areas.json", "{\n  \"width\": 1}");
	EXPECT(symlink("nowhere.png", fixture_path(&f, "new/link.png")) == 0);
	EXPECT(diff_find(&f.arena, fixture_path(&f, "old"), fixture_path(&f, "new"), &l));
	EXPECT_STR(listed(&f, &l), "b:png,svg,|png,json, c:|eps, sub/a:pdf,|pdf,");
	/* A folder within itself. */
	EXPECT(symlink(".", fixture_path(&f, "new/loop")) == 0);
	EXPECT(!diff_find(&f.arena, fixture_path(&f, "old"), fixture_path(&f, "new"), &l));
	EXPECT_INT(f.diag.code, SM_E_LIMIT);
	fixture_finish(&f);
}

static void files(struct test_state *t)
{
	struct fixture f;
	struct diff_list l;
	fixture_init(&f);
	put(&f, "a.png");
	put(&f, "a.json");
	put(&f, "b.png");
	put(&f, "c.svg");
	(void)fixture_write_text(&f, "b.json", "{}");
	EXPECT(diff_find(&f.arena, fixture_path(&f, "a.png"), fixture_path(&f, "b.png"), &l));
	EXPECT_STR(listed(&f, &l), "b:png,json,|png,");
	EXPECT(diff_find(&f.arena, fixture_path(&f, "b.json"), fixture_path(&f, "a.json"), &l));
	EXPECT_STR(listed(&f, &l), "a:json,|json,");
	EXPECT(!diff_find(&f.arena, fixture_path(&f, "a.png"), fixture_path(&f, "c.svg"), &l));
	EXPECT_INT(f.diag.code, SM_E_USAGE);
	fixture_forget(&f);
	EXPECT(!diff_find(&f.arena, fixture_path(&f, "a.png"), f.folder, &l));
	EXPECT_INT(f.diag.code, SM_E_USAGE);
	fixture_forget(&f);
	EXPECT(!diff_find(&f.arena, fixture_path(&f, "no.png"), f.folder, &l));
	EXPECT_STR(fixture_error(&f), "no.png: No such file or directory");
	fixture_forget(&f);
	folder(t, &f, "x");
	folder(t, &f, "y");
	EXPECT(!diff_find(&f.arena, fixture_path(&f, "x"), fixture_path(&f, "y"), &l));
	EXPECT_INT(f.diag.code, SM_E_DATA);
	fixture_finish(&f);
}

TEST_MAIN({"folders", folders}, {"files", files})
