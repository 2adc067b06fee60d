#include "layout/map_fixture.h"
#include "test.h"

/* A page of 400 x 300 with margins of 10: texts are 380 wide at the most. */
static void init(struct map_fixture *m, const char *title, const char *subtitle)
{
	map_init(m, NULL);
	m->spec.page = (struct page_spec){.width_pt = 400,
		.height_pt = 300,
		.margin_pt = 10,
		.dpi = 300,
		.at = {.line = 7, .column = 9}};
	m->spec.title = map_text(m, "", title);
	m->spec.subtitle = map_text(m, "", subtitle);
}

static const char *notes_of(const struct frame *f, char out[400])
{
	out[0] = '\0';
	for (size_t i = 0; i < f->notes.n_lines; i++) {
		(void)strcat(strcat(out, i > 0 ? " " : ""), f->notes.lines[i].text);
	}
	return out;
}

static void all_parts(struct test_state *t)
{
	struct map_fixture m;
	struct frame f;
	init(&m, "Title", "On {date}");
	struct localized source = map_text(&m, "", "data");
	m.spec.sources = &source;
	m.spec.n_sources = 1;
	EXPECT(frame_make(&m.layout, 0, &f));
	EXPECT_NEAR(f.page.max_x, 400, 0);
	EXPECT_NEAR(f.page.max_y, 300, 0);
	EXPECT_NEAR(f.title_at.x, 10, 0);
	EXPECT_NEAR(f.title_at.y, 10, 0);
	/* One line is 9.5 high; 5 between title and subtitle, 7 before and 5 behind the map. */
	EXPECT_NEAR(f.subtitle_at.y, 10 + 9.5 + 5, 1e-9);
	EXPECT_STR(f.subtitle.lines[0].text, "On 16 September 2023");
	EXPECT_NEAR(f.map.min_x, 10, 0);
	EXPECT_NEAR(f.map.max_x, 390, 0);
	EXPECT_NEAR(f.map.min_y, 10 + 9.5 + 5 + 9.5 + 7, 1e-9);
	EXPECT_NEAR(f.notes_at.y, 300 - 10 - 9.5, 1e-9);
	EXPECT_NEAR(f.notes_at.x, 10, 0);
	EXPECT_NEAR(f.map.max_y, 300 - 10 - 9.5 - 5, 1e-9);
	EXPECT_STR(f.notes.lines[0].text, "Sources: data.");
	map_finish(&m);
}

static void from_the_right(struct test_state *t)
{
	struct map_fixture m;
	struct frame f;
	init(&m, "Title\nab", "On {date}");
	m.measurer.is_rtl = true;
	struct localized source = map_text(&m, "", "data");
	m.spec.sources = &source;
	m.spec.n_sources = 1;
	EXPECT(frame_make(&m.layout, 0, &f));
	EXPECT_NEAR(f.title_at.x, 390 - 5 * 6, 1e-9);
	EXPECT_NEAR(f.subtitle_at.x, 390 - 20 * 6, 1e-9);
	EXPECT_NEAR(f.notes_at.x, 390 - 14 * 6, 1e-9);
	EXPECT(frame_draw(&m.layout, &f, &m.scene));
	/* Each line ends at the margin. */
	EXPECT_NEAR(m.scene.items[1].u.text.at.x, 390 - 5 * 6, 1e-9);
	EXPECT_NEAR(m.scene.items[2].u.text.at.x, 390 - 2 * 6, 1e-9);
	map_finish(&m);
}

static void no_parts(struct test_state *t)
{
	struct map_fixture m;
	struct frame f;
	init(&m, "", "");
	m.spec.title.n = m.spec.subtitle.n = 0;
	EXPECT(frame_make(&m.layout, 0, &f));
	EXPECT_NEAR(f.map.min_y, 10, 0);
	EXPECT_NEAR(f.map.max_y, 290, 0);
	EXPECT(frame_draw(&m.layout, &f, &m.scene));
	EXPECT_INT(m.scene.n_items, 0);
	map_finish(&m);
}

static void notes_text(struct test_state *t)
{
	struct map_fixture m;
	struct frame f;
	char got[400];
	init(&m, "", "");
	struct localized sources[] = {map_text(&m, "en", "one"), map_text(&m, "fr", "deux")};
	struct localized notes[] = {map_text(&m, "", "A note."), map_text(&m, "", "On {date}"),
		map_text(&m, "", ""), map_text(&m, "", "Why?"), map_text(&m, "", "Stop!")};
	m.spec.sources = sources;
	m.spec.n_sources = 2;
	m.spec.notes = notes;
	m.spec.n_notes = 5;
	m.spec.boundaries.note = map_text(&m, "", "Dashed lines are in dispute");
	EXPECT(frame_make(&m.layout, 0, &f));
	EXPECT_STR(notes_of(&f, got),
		"Sources: one; deux. A note. On 16 September 2023. Why? Stop! "
		"Dashed lines are in dispute.");
	m.layout.lang = "fr";
	EXPECT(frame_make(&m.layout, 0, &f));
	EXPECT_STR(notes_of(&f, got),
		"Sources\xc2\xa0: one\xc2\xa0; deux. A note. On 16 septembre 2023. Why? Stop! "
		"Dashed lines are in dispute.");
	map_finish(&m);
}

/* Texts are written on their days, both ends included; an end not given is open. */
static void days_of_texts(struct test_state *t)
{
	static const struct {
		const char *from, *to, *on;
		bool written;
	} rows[] = {{"2023-08-03", "2023-10-21", "2023-08-02", false},
		{"2023-08-03", "2023-10-21", "2023-08-03", true},
		{"2023-08-03", "2023-10-21", "2023-10-21", true},
		{"2023-08-03", "2023-10-21", "2023-10-22", false},
		{"2023-08", "2023-10", "2023-10-31", true}, {"2023", "", "2022-12-31", false},
		{"2023", "", "2030-01-01", true}, {"", "2023", "1990-01-01", true},
		{"", "2023", "2024-01-01", false}, {"", "", "2024-01-01", true}};
	struct map_fixture m;
	init(&m, "", "");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct localized text = map_text(&m, "", "So");
		EXPECT(date_parse(rows[i].from, &text.from) &&
			date_parse(rows[i].to, &text.to) &&
			date_parse(rows[i].on, &m.layout.on));
		EXPECT((layout_text(&m.layout, &text) != NULL) == rows[i].written);
	}
	/* The first source that is written has the heading, whichever it is. */
	struct frame f;
	char got[400];
	struct localized sources[] = {
		map_text(&m, "", "one"), map_text(&m, "", "two"), map_text(&m, "", "three")};
	EXPECT(date_parse("2025", &sources[0].from) && date_parse("2020", &sources[1].to));
	m.spec.sources = sources;
	m.spec.n_sources = 3;
	EXPECT(date_parse("2024-01-01", &m.layout.on) && frame_make(&m.layout, 0, &f));
	EXPECT_STR(notes_of(&f, got), "Sources: three.");
	map_finish(&m);
}

static void strip_below(struct test_state *t)
{
	struct map_fixture m;
	struct frame f;
	init(&m, "", "");
	struct localized note = map_text(&m, "", "Note");
	m.spec.notes = &note;
	m.spec.n_notes = 1;
	EXPECT(frame_make(&m.layout, 0, &f));
	EXPECT(box_is_empty(f.strip));
	/* Below the map 7, the strip of 30, 5, the notes of 9.5, the margin of 10. */
	EXPECT(frame_make(&m.layout, 30, &f));
	EXPECT_NEAR(f.strip.max_y, 300 - 10 - 9.5 - 5, 1e-9);
	EXPECT_NEAR(f.strip.min_y, 300 - 10 - 9.5 - 5 - 30, 1e-9);
	EXPECT_NEAR(f.map.max_y, 300 - 10 - 9.5 - 5 - 30 - 7, 1e-9);
	EXPECT_NEAR(f.strip.min_x, 10, 0);
	EXPECT_NEAR(f.strip.max_x, 390, 0);
	map_finish(&m);
}

static void long_texts_wrap(struct test_state *t)
{
	struct map_fixture m;
	struct frame f;
	/* 380 holds 63 characters of 6. */
	init(&m, "a b", "");
	struct localized note = map_text(&m, "",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbbb c dddddddd");
	m.spec.notes = &note;
	m.spec.n_notes = 1;
	EXPECT(frame_make(&m.layout, 0, &f));
	EXPECT_INT(f.notes.n_lines, 2);
	EXPECT_STR(f.notes.lines[1].text, "c dddddddd.");
	EXPECT_NEAR(f.notes_at.y, 290 - 24.5, 1e-9);
	EXPECT_NEAR(f.map.max_y, 290 - 24.5 - 5, 1e-9);
	map_finish(&m);
}

static void no_room(struct test_state *t)
{
	/* Left for the map: the page less two margins, 36 x 36 at the least. */
	static const struct {
		double width, height;
		const char *want;
	} rows[] = {
		{56, 56, NULL},
		{55, 56,
			"map.yaml:7:9: the page leaves 35 x 36 pt for the map, 36 x 36 are "
			"needed"},
		{56, 55,
			"map.yaml:7:9: the page leaves 36 x 35 pt for the map, 36 x 36 are "
			"needed"},
		{10, 300,
			"map.yaml:7:9: the page leaves -10 x 280 pt for the map, 36 x 36 are "
			"needed"},
	};
	struct map_fixture m;
	struct frame f;
	init(&m, "", "");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		fixture_forget(&m.f);
		m.spec.page.width_pt = rows[i].width;
		m.spec.page.height_pt = rows[i].height;
		EXPECT(frame_make(&m.layout, 0, &f) == (rows[i].want == NULL));
		EXPECT_INT(m.f.diag.n_errors, rows[i].want != NULL);
		if (rows[i].want != NULL) {
			EXPECT_STR(m.f.diag.errors[0].text, rows[i].want);
			EXPECT_INT(m.f.diag.code, SM_E_SPEC);
		}
	}
	map_finish(&m);
}

static void layers_counted(struct test_state *t)
{
	struct map_fixture m;
	struct frame f;
	init(&m, "{count:towns} towns", "");
	struct map_layer *towns = map_layer(&m, "towns");
	map_add_point(&m, towns, (struct map_row){.name = "A"}, 10, 10);
	map_add_point(&m, towns, (struct map_row){.name = "B"}, 10, 10);
	m.layout.layers = &m.layers;
	EXPECT(frame_make(&m.layout, 0, &f));
	EXPECT_STR(f.title.lines[0].text, "2 towns");
	EXPECT_INT(m.f.diag.n_errors, 0);
	m.spec.title = map_text(&m, "", "{count:cities}");
	EXPECT(layout_text(&m.layout, &m.spec.title) == NULL);
	EXPECT_INT(m.f.diag.code, SM_E_SPEC);
	EXPECT_STR(m.f.diag.errors[0].text, "'{count:cities}' in a text: no layer 'cities'");
	/* Before the layers are read there is none. */
	fixture_forget(&m.f);
	m.layout.layers = NULL;
	m.spec.title = map_text(&m, "", "{count:towns}");
	EXPECT(layout_text(&m.layout, &m.spec.title) == NULL);
	EXPECT_INT(m.f.diag.code, SM_E_SPEC);
	map_finish(&m);
}

/* Of the classes a layer lists, and the changes it draws. */
static void classes_counted(struct test_state *t)
{
	static const struct {
		const char *text, *want; /* NULL: there is no such class */
	} rows[] = {{"{count:b}", "4"}, {"{count:b.FRA}", "2"}, {"{count:b.other}", "2"},
		{"{count:b.UN}", "0"}, {"{count:b.closed}", "3"}, {"{count:b.opened}", "0"},
		{"{count:b.stayed}", NULL}, {"{count:b.}", NULL}, {"{count:.FRA}", NULL}};
	static const enum change changes[] = {
		CHANGE_ENDED, CHANGE_ENDED, CHANGE_STAYED, CHANGE_ENDED};
	struct map_fixture m;
	init(&m, "", "");
	struct map_layer *b = map_layer(&m, "b");
	map_use(b, false, true, false);
	struct class_spec classes[] = {{"FRA", {0}}, {"UN", {0}}, {"other", {0}}},
			  listed[] = {{"closed", {0}}, {"opened", {0}}};
	m.layer_specs[0].classes = classes;
	m.layer_specs[0].n_classes = 3;
	m.layer_specs[0].changes = listed;
	m.layer_specs[0].n_changes = 2;
	m.layer_specs[0].valid_from = "from";
	b->changes = changes;
	static const char *const who[] = {"FRA", "FRA", "RUS", "EU"};
	for (size_t i = 0; i < 4; i++) {
		map_add_point(&m, b, (struct map_row){.class_name = who[i]}, 10, 10);
	}
	m.layout.layers = &m.layers;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct localized text = map_text(&m, "", rows[i].text);
		const char *got = layout_text(&m.layout, &text);
		EXPECT_STR(got == NULL ? "NULL" : got,
			rows[i].want == NULL ? "NULL" : rows[i].want);
		fixture_forget(&m.f);
	}
	map_finish(&m);
}

static void notes_too_long(struct test_state *t)
{
	enum { LONG = 1 << 16 };
	struct map_fixture m;
	struct frame f;
	init(&m, "", "");
	char *text = arena_alloc(&m.f.arena, LONG + 1, 1);
	if (text != NULL) {
		memset(text, 'a', LONG);
		struct localized source = map_text(&m, "", text);
		m.spec.sources = &source;
		m.spec.n_sources = 1;
		EXPECT(!frame_make(&m.layout, 0, &f));
	}
	EXPECT_INT(m.f.diag.code, SM_E_LIMIT);
	EXPECT_STR(m.f.diag.errors[0].text, "the notes are too long");
	map_finish(&m);
}

static void drawn(struct test_state *t)
{
	struct map_fixture m;
	struct frame f;
	init(&m, "Title", "Sub");
	struct localized note = map_text(&m, "", "Note.");
	m.spec.notes = &note;
	m.spec.n_notes = 1;
	EXPECT(frame_make(&m.layout, 0, &f));
	EXPECT(frame_draw(&m.layout, &f, &m.scene));
	const char *dump = map_dump(&m);
	static const char *const ids[] = {"title", "subtitle", "notes"};
	static const char *const texts[] = {"Title", "Sub", "Note."};
	EXPECT_INT(m.scene.n_items, 9);
	for (size_t i = 0; i < 3 && m.scene.n_items == 9; i++) {
		EXPECT_STR(m.scene.items[3 * i].u.group.id, ids[i]);
		EXPECT_STR(m.scene.items[3 * i].u.group.class_name, "text");
		EXPECT_STR(m.scene.items[3 * i + 1].u.text.text, texts[i]);
	}
	EXPECT_NEAR(m.scene.items[7].u.text.at.y, f.notes_at.y + 7, 1e-9);
	EXPECT_INT(map_count(dump, "end"), 3);
	map_finish(&m);
}

static void without_memory(struct test_state *t)
{
	struct map_fixture m;
	struct frame f;
	int n = 1, drawn_at = 1;
	init(&m, "Title", "On {date}");
	struct localized note = map_text(&m, "", "Note of {date}");
	m.spec.sources = m.spec.notes = &note;
	m.spec.n_sources = m.spec.n_notes = 1;
	for (; n < 200; n++) {
		fixture_forget(&m.f);
		m.f.arena.fail_in = n;
		/* A text may be left out instead: that is reported, and pipeline.c stops at it.
		 */
		if (frame_make(&m.layout, 0, &f) && m.f.diag.code == SM_OK) {
			break;
		}
		EXPECT_INT(m.f.diag.code, SM_E_NOMEM);
		EXPECT_INT(m.f.diag.n_errors, 1);
	}
	EXPECT(n > 10 && n < 200);
	EXPECT_INT(m.f.diag.code, SM_OK);
	for (; drawn_at < 200; drawn_at++) {
		fixture_forget(&m.f);
		scene_init(&m.scene, &m.f.arena, 400, 300);
		m.f.arena.fail_in = drawn_at;
		if (frame_draw(&m.layout, &f, &m.scene)) {
			break;
		}
		EXPECT_INT(m.f.diag.code, SM_E_NOMEM);
	}
	EXPECT(drawn_at > 10 && drawn_at < 200);
	EXPECT_INT(m.f.diag.code, SM_OK);
	m.f.arena.fail_in = 0;
	map_finish(&m);
}

TEST_MAIN({"title, subtitle, map and notes", all_parts}, {"no texts", no_parts},
	{"sources, notes and boundaries", notes_text}, {"days of texts", days_of_texts},
	{"a strip below the map", strip_below}, {"long notes wrap", long_texts_wrap},
	{"no room for the map", no_room}, {"layers counted", layers_counted},
	{"classes counted", classes_counted}, {"notes too long", notes_too_long},
	{"drawn", drawn}, {"from the right", from_the_right},
	{"without memory", without_memory})
