#include "batch/diff_map.h"

#include "batch/diff_write.h"
#include "paint/small_png.h"
#include "test.h"

#include <stdlib.h>

enum { TEXT_MAX = 4000 };

#define LABEL(id, text, box) "{\"id\": \"" id "\", \"text\": \"" text "\", \"box\": [" box "]}"
#define MISSING(id, reason)                                                                    \
	"{\"id\": \"" id "\", \"text\": \"" id "\", \"reason\": \"" reason "\"}"

static const char *report(struct fixture *f, const char *name, const char *members)
{
	char text[TEXT_MAX];
	(void)snprintf(text, sizeof(text),
		"{\n  \"map\": \"m\", \"page_pt\": [0, 0, 9, 9], %s}", members);
	return fixture_write_text(f, name, text);
}

/* What is said of two reports, a line each. */
static const char *said(
	struct test_state *t, struct fixture *f, const char *was, const char *is)
{
	struct diff_files files = {.name = "m"};
	struct diff_map m;
	struct buf b;
	buf_init(&b, 1 << 14);
	files.paths[DIFF_OLD][DIFF_REPORT] = report(f, "old.json", was);
	files.paths[DIFF_NEW][DIFF_REPORT] = report(f, "new.json", is);
	EXPECT(diff_map_compare(&f->arena, &files, &m));
	buf_printf(&b, "%s\n", diff_status_word(m.status));
	for (size_t i = 0; i < m.n_texts; i++) {
		diff_say_text(&m.texts[i], &b);
		buf_puts(&b, "\n");
	}
	for (size_t i = 0; i < m.n_labels; i++) {
		diff_say_label(&m.labels[i], &b);
		buf_puts(&b, "\n");
	}
	buf_puts(&b, m.other_order ? "other order\n" : "");
	const char *out = arena_strdup(&f->arena, b.ptr);
	buf_finish(&b);
	return out == NULL ? "" : out;
}

static void labels(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	EXPECT_STR(said(t, &f, "\"labels\": [" LABEL("a", "A", "0, 0, 2, 2") "]",
			   "\"labels\": [" LABEL("a", "A", "0.04, 0, 2.04, 2") "]"),
		"equal\n");
	EXPECT_STR(said(t, &f, "\"labels\": [" LABEL("a", "A", "0, 0, 2, 2") "]",
			   "\"labels\": [" LABEL("a", "A", "3, 4, 5, 6") "]"),
		"changed\nlabel moved: a 'A' by 5 pt\n");
	EXPECT_STR(said(t, &f, "\"labels\": [" LABEL("a", "A", "0, 0, 2, 2") "]",
			   "\"labels\": [" LABEL("a", "B\\n\\u001bC", "0, 0, 2, 2") "]"),
		"changed\nlabel reworded: a 'B  C', before 'A'\n");
	EXPECT_STR(said(t, &f,
			   "\"labels\": [" LABEL("c", "C", "0, 0, 1, 1") "," LABEL(
				   "d", "D", "0, 0, 1, 1") "," LABEL("e", "E",
				   "0, 0, 1, 1") "], \"labels_dropped\": [" MISSING("f",
				   "no room") "," MISSING("g", "no room") "," MISSING("h",
				   "no room") "]",
			   "\"labels\": [" LABEL("a", "A", "0, 0, 1, 1") "," LABEL(
				   "e", "E", "0, 2, 1, 3") "," LABEL("g", "g",
				   "0, 0, 1, 1") "], \"labels_dropped\": [" MISSING("b",
				   "no room") "," MISSING("d", "pushed out") "," MISSING("f",
				   "no room") "]"),
		"changed\nlabel dropped: b 'b' (no room)\nlabel dropped: d 'd' (pushed out)\n"
		"label gone: c 'C'\nlabel added: a 'A'\nlabel added: g 'g'\n"
		"label moved: e 'E' by 2 pt\n");
	fixture_finish(&f);
}

static void texts(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	EXPECT_STR(said(t, &f,
			   "\"labels\": [], \"texts\": [{\"name\": \"title\", \"text\": "
			   "\"Old\"}], "
			   "\"legend\": [{\"layer\": \"a\", \"text\": \"A\"}]",
			   "\"labels\": [], \"texts\": [{\"name\": \"title\", \"text\": "
			   "\"New\"}], "
			   "\"legend\": [{\"layer\": \"b\", \"text\": \"B\"}]"),
		"changed\nlegend a: gone: 'A'\nlegend b: new: 'B'\ntitle: 'Old' became "
		"'New'\n");
	EXPECT_STR(said(t, &f,
			   "\"labels\": [], \"legend\": [{\"layer\": \"a\", \"text\": \"A\"}, "
			   "{\"layer\": \"b\", \"text\": \"B\"}]",
			   "\"labels\": [], \"legend\": [{\"layer\": \"b\", \"text\": \"B\"}, "
			   "{\"layer\": \"a\", \"text\": \"A\"}]"),
		"changed\nother order\n");
	/* Of long texts, what differs. */
	EXPECT_STR(
		said(t, &f,
			"\"labels\": [], \"texts\": [{\"name\": \"notes\", \"text\": \"All the "
			"sources of this map are listed on the page that is called red and "
			"that is all.\"}]",
			"\"labels\": [], \"texts\": [{\"name\": \"notes\", \"text\": \"All the "
			"sources of this map are listed on the page that is called blue and "
			"that is all.\"}]"),
		"changed\nnotes: '… red …' became '… blue …'\n");
	fixture_finish(&f);
}

static void pictures(struct test_state *t)
{
	struct fixture f;
	struct diff_map m;
	struct buf png;
	fixture_init(&f);
	buf_init(&png, 1 << 12);
	small_png(&png);
	struct diff_files files = {.name = "m"};
	files.paths[DIFF_OLD][DIFF_PNG] = fixture_write(&f, "old.png", png.ptr, png.len);
	files.paths[DIFF_NEW][DIFF_PNG] = fixture_write(&f, "new.png", png.ptr, png.len);
	EXPECT(diff_map_compare(&f.arena, &files, &m));
	EXPECT_INT(m.status, DIFF_EQUAL);
	/* The same pixels, and more about them. */
	struct buf with_text;
	buf_init(&with_text, 1 << 12);
	buf_add(&with_text, png.ptr, png.len - 12);
	small_chunk(&with_text, "tEXt", "Title\0x", 7);
	small_chunk(&with_text, "IEND", "", 0);
	(void)fixture_write(&f, "new.png", with_text.ptr, with_text.len);
	EXPECT(diff_map_compare(&f.arena, &files, &m));
	EXPECT_INT(m.status, DIFF_CHANGED);
	EXPECT(m.pixels.is_known && m.pixels.change.n_changed == 0);
	files.paths[DIFF_NEW][DIFF_SVG] = fixture_write_text(&f, "new.svg", "<svg/>");
	EXPECT(diff_map_compare(&f.arena, &files, &m));
	EXPECT_INT(m.of_format[DIFF_SVG], DIFF_ONLY_NEW);
	(void)fixture_write(&f, "new.png", png.ptr, png.len / 2);
	EXPECT(!diff_map_compare(&f.arena, &files, &m));
	EXPECT_STR(fixture_error(&f), "new.png: a broken PNG: its pixels cannot be decoded");
	buf_finish(&png);
	buf_finish(&with_text);
	fixture_finish(&f);
}

static void one_side(struct test_state *t)
{
	struct fixture f;
	struct diff_map m;
	fixture_init(&f);
	struct diff_files files = {.name = "m"};
	files.paths[DIFF_OLD][DIFF_PDF] = fixture_write_text(&f, "old.pdf", "%PDF");
	EXPECT(diff_map_compare(&f.arena, &files, &m));
	EXPECT_INT(m.status, DIFF_ONLY_OLD);
	files.paths[DIFF_NEW][DIFF_PDF] = files.paths[DIFF_OLD][DIFF_PDF];
	files.paths[DIFF_OLD][DIFF_PDF] = NULL;
	EXPECT(diff_map_compare(&f.arena, &files, &m));
	EXPECT_INT(m.status, DIFF_ONLY_NEW);
	fixture_finish(&f);
}

TEST_MAIN({"labels", labels}, {"texts", texts}, {"pictures", pictures}, {"one side", one_side})
