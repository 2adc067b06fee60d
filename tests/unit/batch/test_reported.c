#include "batch/reported.h"

#include "fixture.h"
#include "test.h"

static bool read_text(struct fixture *f, const char *text, struct reported *out)
{
	fixture_forget(f);
	return reported_read(&f->arena, "r.json", text, strlen(text), out);
}

static void one_map(struct test_state *t)
{
	static const char text[] =
		"{\"page_pt\": [0, 0, 9, 9], \"projection\": \"+proj=merc\", \"map_pt\": [1, "
		"2, 3, 4.5],"
		"\"texts\": [{\"name\": \"title\", \"text\": \"A \\\"b\\\"\"}],"
		"\"legend\": [{\"layer\": \"l\", \"class\": \"c\", \"text\": \"C\"},"
		" {\"layer\": \"l\", \"class\": null, \"text\": \"L\"}],"
		"\"labels\": [{\"id\": \"x/B\", \"text\": \"B\", \"box\": [1, 2.5, 3, 4]},"
		" {\"id\": \"x/A\", \"text\": \"A\", \"box\": [-1, 0, 1, 2], \"angle\": 3}],"
		"\"labels_dropped\": [{\"id\": \"x/AA\", \"text\": \"AA\", \"reason\": \"no "
		"room\"}]}";
	static const char *const names[] = {
		"legend l", "legend l.c", "map frame, pt", "projection", "title"};
	static const char *const texts[] = {"L", "C", "1 2 3 4.5", "+proj=merc", "A \"b\""};
	struct fixture f;
	struct reported r;
	fixture_init(&f);
	EXPECT(read_text(&f, text, &r));
	EXPECT_INT(r.n_labels, 3);
	EXPECT_STR(r.labels[0].id, "x/A");
	EXPECT_NEAR(r.labels[0].box.min_x, -1, 0);
	EXPECT_STR(r.labels[1].id, "x/AA");
	EXPECT_STR(r.labels[1].reason, "no room");
	EXPECT_NEAR(r.labels[2].box.min_y, 2.5, 0);
	EXPECT(r.labels[2].reason == NULL && r.labels[2].panel == 0);
	EXPECT_INT(r.n_texts, 5);
	for (size_t i = 0; i < r.n_texts && i < 5; i++) {
		EXPECT_STR(r.texts[i].name, names[i]);
		EXPECT_STR(r.texts[i].text, texts[i]);
	}
	fixture_finish(&f);
}

static void panels(struct test_state *t)
{
	static const char text[] =
		"{\"page_pt\": [0, 0, 9, 9], \"panels\": ["
		"{\"labels\": [{\"id\": \"x/A\", \"text\": \"A\", \"box\": [0, 0, 1, 1]}]},"
		"{\"labels\": [{\"id\": \"x/A\", \"text\": \"A\", \"box\": [5, 0, 6, 1]}]}]}";
	struct fixture f;
	struct reported r;
	fixture_init(&f);
	EXPECT(read_text(&f, text, &r));
	EXPECT_INT(r.n_labels, 2);
	EXPECT_INT(r.labels[0].panel, 1);
	EXPECT_INT(r.labels[1].panel, 2);
	EXPECT_NEAR(r.labels[1].box.min_x, 5, 0);
	fixture_finish(&f);
}

static void no_reports(struct test_state *t)
{
	static const char *const rows[][2] = {
		{"{\"a\": 1}",
			"r.json: not a report of a map, as sahelmap render --report writes it"},
		{"{\"page_pt\": [0]}",
			"r.json: not a report of a map, as sahelmap render --report writes it"},
		{"{\"page_pt\": [0], \"labels\": [{\"id\": \"x\"}]}",
			"r.json:1:29: a label with a text, and a box or a reason, is expected"},
		{"{\"page_pt\": [0], \"labels\": [{\"text\": \"x\", \"box\": [1, 2, 3]}]}",
			"r.json:1:29: a label with a text, and a box or a reason, is expected"},
		{"{\"page_pt\": [0], \"labels\": [{\"text\": \"x\", \"box\": [1, 2, 3, x]}]}",
			"r.json:1:29: a label with a text, and a box or a reason, is expected"},
		{"{\"page_pt\": [0], \"labels\": [7]}", "r.json:1:29: a label with a text, and "
							"a box or a reason, is expected"}};
	struct fixture f;
	struct reported r;
	fixture_init(&f);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		EXPECT(!read_text(&f, rows[i][0], &r));
		EXPECT_STR(fixture_error(&f), rows[i][1]);
		EXPECT_INT(f.diag.code, SM_E_SPEC);
	}
	EXPECT(!read_text(&f, "{\"page_pt\": [0", &r));
	EXPECT(reported_is_one("{\n  \"map\": \"a\"", 14));
	EXPECT(!reported_is_one("{\n  \"map\": ", 5));
	EXPECT(!reported_is_one("{ \"width\": 800, \"map\": 1 }", 20));
	fixture_finish(&f);
}

TEST_MAIN({"one map", one_map}, {"panels", panels}, {"no reports", no_reports})
