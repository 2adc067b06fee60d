#include "layout/map_fixture.h"
#include "report/json.h"
#include "report/report.h"
#include "test.h"

static const struct box frame = {0, 0, 300, 200};

struct setting {
	struct map_fixture m;
	struct sites sites;
	struct labels labels;
	struct furniture furniture;
	struct annotations annotations;
	struct block heading;
	struct frame frame;
	struct report_map map;
	struct report report;
	struct view_info view;
};

static void init(struct setting *s)
{
	*s = (struct setting){.view = {.projection = "+proj=eqc",
				      .lonlat = {-15, 5, 15.5, 25},
				      .frame_pt = frame}};
	map_init(&s->m, NULL);
	s->m.spec.furniture.legend_columns = 1;
	s->map = (struct report_map){.layout = &s->m.layout,
		.layers = &s->m.layers,
		.view = &s->view,
		.sites = &s->sites,
		.labels = &s->labels,
		.furniture = &s->furniture,
		.annotations = &s->annotations,
		.heading = &s->heading};
	s->report = (struct report){
		.layout = &s->m.layout, .frame = &s->frame, .maps = &s->map, .n_maps = 1};
	s->furniture.legend_box = s->furniture.locator_box = s->furniture.scale_bar_box =
		s->furniture.north_arrow_box = box_empty();
}

/* Places everything and writes the report, in the arena. */
static const char *write(struct test_state *t, struct setting *s)
{
	const struct label_request r = {.layout = &s->m.layout,
		.layers = &s->m.layers,
		.sites = &s->sites,
		.map = frame,
		.furniture = s->furniture.boxes,
		.n_furniture = s->furniture.n_boxes};
	struct buf b;
	buf_init(&b, 1 << 20);
	EXPECT(sites_collect(&s->m.layout, &s->m.layers, frame, &s->sites));
	EXPECT(labels_place(&r, 1, &s->labels));
	report_json(&s->report, &s->m.f.diag, &b);
	EXPECT(!b.failed);
	const char *text = arena_strdup(&s->m.f.arena, b.failed ? "" : b.ptr);
	buf_finish(&b);
	EXPECT(text != NULL && json_is_valid(text));
	return text == NULL ? "" : text;
}

/* Fails when the text is not there exactly once. */
static void expect_once(struct test_state *t, const char *text, const char *what)
{
	if (map_count(text, what) != 1) {
		printf("# not once: %s\n# in: %s\n", what, text);
		t->failed++;
	}
}

static void checker(struct test_state *t)
{
	static const struct {
		const char *text;
		bool want;
	} rows[] = {{"{}", true}, {"[1, -2.5, \"a\\n\\u00e9\", null, true]", true},
		{"{\"a\": {\"b\": []}}", true}, {"", false}, {"{", false}, {"[1,]", false},
		{"{\"a\" 1}", false}, {"{\"a\": 1} x", false}, {"[01]", false}, {"[1.]", false},
		{"[nan]", false}, {"[\"a\nb\"]", false}, {"[\"\\x\"]", false},
		{"[1 2]", false}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		EXPECT(json_is_valid(rows[i].text) == rows[i].want);
	}
}

static void of_nothing(struct test_state *t)
{
	struct setting s;
	init(&s);
	const char *text = write(t, &s);
	static const char *const lists[] = {"layers", "labels", "labels_dropped", "sites",
		"sites_off_map", "small_areas", "furniture", "annotations", "texts", "legend",
		"warnings", "inputs"};
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		char want[60];
		(void)snprintf(want, sizeof(want), "\n  \"%s\": [\n  ],\n", lists[i]);
		expect_once(t, text, want);
	}
	expect_once(t, text, "\n  \"notes\": [\n  ]\n}\n");
	expect_once(t, text, "\"fonts\": [],");
	expect_once(t, text, "\"title\": null");
	map_finish(&s.m);
}

/* What stands on the page without being a part of a map. */
static void about_the_page(struct test_state *t)
{
	static struct block_line line = {"Title", 60};
	struct setting s;
	init(&s);
	const struct block text = {
		.lines = &line, .n_lines = 1, .size = {.width_pt = 60}, .height_pt = 9};
	s.frame = (struct frame){.page = {0, 0, 400, 300},
		.title = text,
		.title_at = {10, 12},
		.notes = text,
		.notes_at = {10, 280}};
	s.heading = text;
	s.map.heading_at = (struct page_pt){100, 40};
	s.map.offset = (struct page_pt){5, 50};
	const struct annotation_spec spec = {
		.text = map_text(&s.m, "", "By hand"), .where = {.line = 7, .column = 5}};
	struct annotation notes[] = {
		{.spec = &spec, .box = {20, 30, 60, 40}}, {.spec = &spec, .box = box_empty()}};
	s.annotations = (struct annotations){.items = notes, .n = 2};
	const char *written = write(t, &s);
	expect_once(t, written, "\"page_pt\": [0, 0, 400, 300]");
	expect_once(t, written,
		"\"texts\": [\n"
		"    { \"name\": \"title\", \"text\": \"Title\", \"box\": [10, 12, 70, 21] },\n"
		"    { \"name\": \"notes\", \"text\": \"Title\", \"box\": [10, 280, 70, 289] "
		"},\n"
		"    { \"name\": \"panel-title\", \"text\": \"Title\", \"box\": [100, 40, 160, "
		"49] }\n  ],\n");
	expect_once(t, written,
		"\"annotations\": [\n"
		"    { \"text\": \"By hand\", \"line\": 7, \"box\": [25, 80, 65, 90] }\n  "
		"],\n");
	map_finish(&s.m);
}

static void about_the_map(struct test_state *t)
{
	static const char *const fonts[] = {"Noto Sans", "Noto Sans NKo"};
	const char *paths[] = {"a.yaml", "b \"c\".csv"};
	const struct inputs inputs = {.paths = paths, .n = 2};
	struct setting s;
	init(&s);
	s.m.spec.title = map_text(&s.m, "", "A \"map\" of {date}");
	s.report.fonts = fonts;
	s.report.n_fonts = 2;
	s.report.inputs = &inputs;
	diag_warn(&s.m.f.diag, "a", "one");
	diag_warn(&s.m.f.diag, "a", "again");
	diag_warn(&s.m.f.diag, "b", "two");
	diag_note(&s.m.f.diag, "c", "three");
	const char *text = write(t, &s);
	static const char *const want[] = {
		"\"map\": \"map.yaml\"",
		"\"date\": \"2023-09-16\"",
		"\"lang\": \"en\"",
		"\"title\": \"A \\\"map\\\" of 16 September 2023\"",
		"\"projection\": \"+proj=eqc\"",
		"\"projection_auto\": false",
		"\"bounds_deg\": [-15, 5, 15.5, 25]",
		"\"map_pt\": [0, 0, 300, 200]",
		"\"fonts\": [\"Noto Sans\", \"Noto Sans NKo\"]",
		"\"inputs\": [\n    \"a.yaml\",\n    \"b \\\"c\\\".csv\"\n  ],\n",
		("\"warnings\": [\n    { \"text\": \"one\", \"count\": 2 },\n"
		 "    { \"text\": \"two\", \"count\": 1 }\n  ]"),
		/* Nothing was measured: nothing of the clock is in it. */
		"\"notes\": [\n    { \"text\": \"three\", \"count\": 1 }\n  ]\n}\n",
	};
	for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
		expect_once(t, text, want[i]);
	}
	s.view.is_auto = true;
	expect_once(t, write(t, &s), "\"projection_auto\": true");
	struct timing timing;
	timing_init(&timing);
	s.report.timing = &timing;
	expect_once(t, write(t, &s),
		"\n  ],\n  \"timing\": {\n    \"stages\": [\n    ],\n    \"ms\": ");
	map_finish(&s.m);
}

static void layers_and_sites(struct test_state *t)
{
	static const struct source_info info = {.n_records = 9, .n_bad = 2};
	struct setting s;
	init(&s);
	struct map_layer *towns = map_layer(&s.m, "towns"), *bases = map_layer(&s.m, "bases");
	map_use(bases, true, true, false);
	towns->info = &info;
	map_add_point(&s.m, towns, (struct map_row){.name = "In", .key = "k1"}, 100, 100);
	map_add_point(&s.m, towns, (struct map_row){.name = "Out", .key = "k2"}, 400, 100);
	map_add_point(&s.m, bases,
		(struct map_row){.name = "B", .place = "B", .class_name = "FRA"}, 200, 100);
	map_add_point(&s.m, bases,
		(struct map_row){.name = "Out", .place = "B", .class_name = "FRA"}, 100, 150.5);
	/* As clipping would leave it. */
	towns->page.n_items = 1;
	struct small_area small[] = {{1, {30, 40.5}, 0.25}};
	towns->small = small;
	towns->n_small = 1;
	const char *text = write(t, &s);
	static const char *const want[] = {
		("{ \"id\": \"towns\", \"source\": \"data.csv\", \"records\": 9, \"damaged\": "
		 "2, \"repaired\": 0, "
		 "\"selected\": 2, \"on_map\": 1 }"),
		("{ \"id\": \"bases\", \"source\": \"data.csv\", \"records\": 0, \"damaged\": "
		 "0, \"repaired\": 0, "
		 "\"selected\": 2, \"on_map\": 2 }"),
		("{ \"layer\": \"towns\", \"key\": \"k1\", \"name\": \"In\", \"class\": null, "
		 "\"x_pt\": 100, \"y_pt\": 100, \"box\": [97.5, 97.5, 102.5, 102.5], "
		 "\"cluster\": "),
		("\"class\": \"FRA\", \"x_pt\": 200, \"y_pt\": 100, "
		 "\"box\": [197.5, 97.5, 202.5, 102.5], \"cluster\": 2, \"hidden\": false, "
		 "\"covered\": false, \"uncertain\": false }"),
		("\"sites_off_map\": [\n    { \"layer\": \"towns\", \"key\": \"k2\", \"name\": "
		 "\"Out\" }\n  ]"),
		("\"small_areas\": [\n    { \"layer\": \"towns\", \"key\": \"k2\", \"name\": "
		 "\"Out\", \"x_pt\": 30, \"y_pt\": 40.5, \"size_pt\": 0.25, \"dot\": false }\n "
		 " ]"),
	};
	for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
		expect_once(t, text, want[i]);
	}
	map_finish(&s.m);
}

static void hidden_and_covered(struct test_state *t)
{
	struct box legend = {150, 0, 300, 200};
	struct setting s;
	init(&s);
	struct map_layer *towns = map_layer(&s.m, "towns"), *bases = map_layer(&s.m, "bases");
	map_use(bases, true, false, false);
	map_add_point(&s.m, towns, (struct map_row){.name = "Gao"}, 50, 50);
	map_add_point(&s.m, bases, (struct map_row){.name = "Gao", .place = "Gao"}, 52, 50);
	map_add_point(&s.m, towns, (struct map_row){.name = "Far"}, 200, 50);
	s.furniture.boxes = &legend;
	s.furniture.n_boxes = 1;
	const char *text = write(t, &s);
	expect_once(t, text, "\"hidden\": true, \"covered\": false");
	expect_once(t, text, "\"hidden\": false, \"covered\": true");
	expect_once(t, text, "\"hidden\": false, \"covered\": false");
	expect_once(t, text,
		"\"text\": \"Far\", \"reason\": \"no position is free of symbols and "
		"furniture\", "
		"\"cluster\": 2 }");
	map_finish(&s.m);
}

static void labels_placed_and_dropped(struct test_state *t)
{
	struct setting s;
	init(&s);
	struct map_layer *areas = map_layer(&s.m, "areas"), *towns = map_layer(&s.m, "towns");
	struct map_layer *bases = map_layer(&s.m, "bases");
	map_use(bases, true, false, false);
	s.m.layer_specs[0].label_leader = LEADER_NONE;
	map_add_box(&s.m, areas, (struct map_row){.name = "Tiny", .key = "T"},
		(struct box){200, 150, 201, 151});
	/* One level, one along its axis. */
	map_add_box(&s.m, areas, (struct map_row){.name = "Mali", .key = "M"},
		(struct box){20, 20, 120, 80});
	map_add_box(&s.m, areas, (struct map_row){.name = "Togo", .key = "G"},
		(struct box){20, 120, 32, 190});
	map_add_point(&s.m, towns, (struct map_row){.name = "ab", .key = "k"}, 100, 100);
	map_add_point(&s.m, bases, (struct map_row){.name = "cd", .place = "P"}, 200, 50);
	map_add_point(&s.m, bases, (struct map_row){.name = "cd", .place = "P"}, 200, 50);
	const char *text = write(t, &s);
	static const char *const want[] = {
		("{ \"kind\": \"area\", \"layer\": \"areas\", \"key\": \"T\", \"id\": "
		 "\"areas/T\", \"text\": "
		 "\"Tiny\", "
		 "\"reason\": \"does not fit the map\" }"),
		("{ \"kind\": \"site\", \"layer\": \"towns\", \"key\": \"k\", \"id\": "
		 "\"towns/k\", \"text\": "
		 "\"ab\", "
		 "\"box\": [104, 96.5, 116, 106], \"slot\": 0, \"cluster\": 0 }"),
		("{ \"kind\": \"cluster\", \"layer\": \"bases\", \"key\": null, \"id\": "
		 "\"bases/P\", \"text\": "
		 "\"cd\", "),
		"\"labels_dropped\": [\n    { \"kind\": \"area\"",
	};
	for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
		expect_once(t, text, want[i]);
	}
	EXPECT_INT(map_count(text, "\"leader\""), 0);
	EXPECT_INT(map_count(text, "\"inside\": true"), 2); /* Togo is tilted */
	EXPECT_INT(map_count(text, "\"inside\": false"), 0);
	/* As if the cluster had been set to the right with a line. */
	for (size_t i = 0; i < s.labels.n; i++) {
		struct label *label = &s.labels.items[i];
		for (uint32_t k = label->begin; label->kind == LABEL_CLUSTER && k < label->end;
			k++) {
			label->chosen = k;
			if (s.labels.positions[k].leader) {
				break;
			}
		}
	}
	struct buf b;
	buf_init(&b, 1 << 20);
	report_json(&s.report, &s.m.f.diag, &b);
	EXPECT(json_is_valid(b.ptr));
	/* 1.2 of the dot and 7. */
	expect_once(t, b.ptr, ", \"leader\": [200, 50, 208.2, 50] }");
	buf_finish(&b);
	map_finish(&s.m);
}

static void annotations_have_no_layer(struct test_state *t)
{
	struct setting s;
	init(&s);
	struct label label = {
		.kind = LABEL_ANNOTATION, .text = "Gulf", .reason = PLACE_CROWDED};
	struct buf b;
	s.labels = (struct labels){.items = &label, .n = 1};
	buf_init(&b, 1 << 20);
	report_json(&s.report, &s.m.f.diag, &b);
	EXPECT(json_is_valid(b.ptr));
	expect_once(t, b.ptr,
		"{ \"kind\": \"annotation\", \"layer\": \"annotations\", \"key\": null, "
		"\"id\": null, "
		"\"text\": \"Gulf\", \"reason\": \"crowded out by other names\" }");
	buf_finish(&b);
	map_finish(&s.m);
}

static void furniture_and_legend(struct test_state *t)
{
	struct block_line lines[] = {{"Members of", 60}, {"the alliance", 72}};
	struct legend_entry entries[] = {
		{.kind = LEGEND_HEADING}, {.kind = LEGEND_AREA,
						  .layer = "members",
						  .class_name = "A",
						  .text = {.lines = lines, .n_lines = 2}}};
	struct tick ticks[] = {
		{.at = {50, 190}, .text = {.size = {.width_pt = 20}, .height_pt = 9.5}}};
	struct setting s;
	init(&s);
	s.furniture.legend = (struct legend){.entries = entries, .n = 2};
	s.furniture.legend_box = (struct box){1, 2, 3, 4};
	s.furniture.locator_box = (struct box){5, 6, 7, 8};
	s.furniture.scale_bar_box = (struct box){9, 10, 11, 12};
	s.furniture.north_arrow_box = (struct box){13, 14, 15, 16};
	s.furniture.ticks = ticks;
	s.furniture.n_ticks = 1;
	const char *text = write(t, &s);
	static const char *const want[] = {
		"{ \"name\": \"legend\", \"box\": [1, 2, 3, 4] }",
		"{ \"name\": \"locator\", \"box\": [5, 6, 7, 8] }",
		"{ \"name\": \"scale-bar\", \"box\": [9, 10, 11, 12] }",
		"{ \"name\": \"north-arrow\", \"box\": [13, 14, 15, 16] }",
		"{ \"name\": \"tick\", \"box\": [50, 190, 70, 199.5] }",
		"{ \"layer\": null, \"class\": null, \"text\": \"\" }",
		("{ \"layer\": \"members\", \"class\": \"A\", \"text\": \"Members of the "
		 "alliance\" }"),
	};
	for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
		expect_once(t, text, want[i]);
	}
	map_finish(&s.m);
}

TEST_MAIN({"the checker", checker}, {"of nothing", of_nothing},
	{"about the page", about_the_page}, {"about the map", about_the_map},
	{"layers and sites", layers_and_sites}, {"hidden and covered", hidden_and_covered},
	{"labels placed and dropped", labels_placed_and_dropped},
	{"annotations have no layer", annotations_have_no_layer},
	{"furniture and legend", furniture_and_legend})
