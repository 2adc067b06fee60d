#include "layout/legend.h"
#include "layout/map_fixture.h"
#include "test.h"

static const struct box frame = {0, 0, 300, 200}, in_map = {50, 50, 90, 90};

/* The legend of one map; sites NULL: nothing is projected yet. */
static bool make_legend(struct map_fixture *m, const struct sites *sites, struct legend *out)
{
	const struct legend_view view = {&m->layers, sites, frame};
	return legend_make(&m->layout, &view, 1, out);
}

struct setting {
	struct map_fixture m;
	struct sites sites;
	struct legend legend;
};

static void init(struct setting *s, const char *rules)
{
	*s = (struct setting){0};
	map_init(&s->m, rules);
	s->m.spec.furniture.legend_columns = 1;
	s->m.spec.page = (struct page_spec){
		.width_pt = 400, .height_pt = 300, .margin_pt = 10, .dpi = 300};
}

/* A layer with a line in the legend (NULL: none). */
static struct map_layer *add_layer(struct setting *s, const char *id, const char *legend)
{
	struct map_layer *layer = map_layer(&s->m, id);
	if (legend != NULL) {
		s->m.layer_specs[s->m.layers.n - 1].legend = map_text(&s->m, "", legend);
	}
	return layer;
}

static struct layer_spec *spec_of(struct setting *s, size_t layer)
{
	return &s->m.layer_specs[layer];
}

static bool make(struct setting *s)
{
	return sites_collect(&s->m.layout, &s->m.layers, frame, &s->sites) &&
	       make_legend(&s->m, &s->sites, &s->legend);
}

/* The texts of all entries with a bar between them; headings in brackets. */
static const char *texts(struct setting *s)
{
	static const char none[] = "";
	char *out = arena_alloc(&s->m.f.arena, 1000, 1);
	for (size_t i = 0; out != NULL && i < s->legend.n; i++) {
		const struct legend_entry *e = &s->legend.entries[i];
		bool heading = e->kind == LEGEND_HEADING;
		(void)snprintf(out + strlen(out), 100, "%s%s%s%s", i > 0 ? "|" : "",
			heading ? "[" : "", e->text.lines[0].text, heading ? "]" : "");
	}
	return out == NULL ? none : out;
}

static void what_is_on_the_map(struct test_state *t)
{
	struct setting s;
	init(&s, NULL);
	map_add_box(&s.m, add_layer(&s, "seen", "Seen"), (struct map_row){0}, in_map);
	add_layer(&s, "empty", "Empty");
	/* Kept beyond the frame for its edge's sake. */
	map_add_box(&s.m, add_layer(&s, "beyond", "Beyond"), (struct map_row){0},
		(struct box){301, 50, 306, 90});
	map_add_box(&s.m, add_layer(&s, "silent", NULL), (struct map_row){0}, in_map);
	EXPECT(make(&s));
	EXPECT_STR(texts(&s), "Seen");
	spec_of(&s, 0)->legend_hidden = true;
	EXPECT(make(&s));
	EXPECT_STR(texts(&s), "");
	EXPECT_NEAR(s.legend.width_pt, 0, 0);
	EXPECT_NEAR(s.legend.height_pt, 0, 0);
	map_finish(&s.m);
}

static void kinds(struct test_state *t)
{
	const struct pt river[] = {{50, 50}, {90, 50}};
	struct setting s;
	init(&s, NULL);
	map_add_box(&s.m, add_layer(&s, "areas", "Area"), (struct map_row){0}, in_map);
	map_add(&s.m, add_layer(&s, "rivers", "River"), (struct map_row){0}, SHAPE_LINE, river,
		2);
	map_add_point(
		&s.m, add_layer(&s, "towns", "Town"), (struct map_row){.name = "a"}, 50, 50);
	map_add_point(
		&s.m, add_layer(&s, "far", "Far"), (struct map_row){.name = "b"}, 301, 50);
	EXPECT(make(&s));
	EXPECT_STR(texts(&s), "Area|River|Town");
	EXPECT_INT(s.legend.entries[0].kind, LEGEND_AREA);
	EXPECT_INT(s.legend.entries[1].kind, LEGEND_LINE);
	EXPECT_INT(s.legend.entries[2].kind, LEGEND_SYMBOL);
	EXPECT_STR(s.legend.entries[2].layer, "towns");
	/* A town that another name stands for is not on the map. */
	s.sites.items[0].hidden = true;
	EXPECT(make_legend(&s.m, &s.sites, &s.legend));
	EXPECT_STR(texts(&s), "Area|River");
	map_finish(&s.m);
}

/* Without `classes`, the values that the style paints apart have a line each. */
static void values_of_a_field(struct test_state *t)
{
	static const char *const values[] = {
		"USA", "FRA", "FRA", "E", "D", "C", "B", "A", NULL};
	struct setting s;
	init(&s, "  bases: { symbol: circle, fill: '#000000' }\n"
		 "  bases.FRA: { fill: '#0000ff' }\n"
		 "  bases.USA: { fill: '#00ff00' }\n"
		 "  bases.RUS: { fill: '#ff0000' }\n");
	struct map_layer *bases = add_layer(&s, "bases", "Bases");
	map_use(bases, false, true, false);
	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		map_add_point(&s.m, bases, (struct map_row){.class_name = values[i]},
			20 + 20 * (double)i, 50);
	}
	/* One beyond the map is not on it. */
	map_add_point(&s.m, bases, (struct map_row){.class_name = "RUS"}, 999, 50);
	EXPECT(make(&s));
	EXPECT_STR(texts(&s), "[Bases]|FRA|USA|A, B, C, D …");
	EXPECT_INT(s.legend.entries[1].props.fill.b, 255);
	EXPECT_INT(s.legend.entries[2].props.fill.g, 255);
	EXPECT_INT(s.legend.entries[3].props.fill.b, 0);
	EXPECT_STR(s.legend.entries[1].class_name, "FRA");
	/* A layer without a legend has none. */
	spec_of(&s, 0)->legend = (struct localized){0};
	EXPECT(make(&s));
	EXPECT_STR(texts(&s), "");
	map_finish(&s.m);
	/* Where the style makes no difference there is one line. */
	init(&s, NULL);
	bases = add_layer(&s, "bases", "Bases");
	map_use(bases, false, true, false);
	map_add_point(&s.m, bases, (struct map_row){.class_name = "FRA"}, 20, 50);
	map_add_point(&s.m, bases, (struct map_row){.class_name = "USA"}, 60, 50);
	EXPECT(make(&s));
	EXPECT_STR(texts(&s), "Bases");
	map_finish(&s.m);
}

/* Members with a status: those the spec words, in its order, then those the style knows. */
static void statuses(struct test_state *t)
{
	static const char *const of_rows[] = {NULL, "guest", "suspended", "unknown", "guest"};
	struct setting s;
	init(&s, "  areas: { fill: '#000000' }\n"
		 "  areas.suspended: { fill: '#ff0000' }\n"
		 "  status.guest: { fill: '#00ff00' }\n"
		 "  status.absent: { fill: '#0000ff' }\n");
	struct map_layer *areas = add_layer(&s, "areas", "Members");
	for (size_t i = 0; i < 5; i++) {
		map_add_box(&s.m, areas, (struct map_row){0}, in_map);
	}
	areas->statuses = of_rows;
	EXPECT(make(&s));
	EXPECT_STR(texts(&s), "Members|guest|suspended");
	EXPECT_INT(s.legend.entries[2].props.fill.r, 255);
	struct class_spec worded = {
		.value = "suspended", .legend = map_text(&s.m, "", "On leave")};
	spec_of(&s, 0)->statuses = &worded;
	spec_of(&s, 0)->n_statuses = 1;
	EXPECT(make(&s));
	EXPECT_STR(texts(&s), "Members|On leave|guest");
	/* One that nobody on the map has. */
	areas->page.n_items = 2;
	EXPECT(make(&s));
	EXPECT_STR(texts(&s), "Members|guest");
	map_finish(&s.m);
}

static void before_projecting(struct test_state *t)
{
	struct setting s;
	init(&s, NULL);
	map_add_point(&s.m, add_layer(&s, "towns", "Town"), (struct map_row){0}, 900, 50);
	map_add_box(&s.m, add_layer(&s, "areas", "Area"), (struct map_row){0},
		(struct box){800, 0, 900, 90});
	add_layer(&s, "empty", "Empty");
	/* What is selected counts, wherever it is. */
	EXPECT(make_legend(&s.m, NULL, &s.legend));
	EXPECT_STR(texts(&s), "Town|Area");
	map_finish(&s.m);
}

/* Of two maps with the same layers, what is on either; a number would be wrong for one. */
static void two_maps(struct test_state *t)
{
	struct setting s, other;
	init(&s, NULL);
	init(&other, NULL);
	(void)add_layer(&s, "towns", "Town");
	(void)add_layer(&s, "areas", "Area");
	(void)add_layer(&s, "empty", "Empty");
	map_add_point(&other.m, add_layer(&other, "towns", "Town"), (struct map_row){0}, 9, 50);
	map_add_box(&other.m, add_layer(&other, "areas", "Area"), (struct map_row){0}, in_map);
	(void)add_layer(&other, "empty", "Empty");
	EXPECT(sites_collect(&s.m.layout, &s.m.layers, frame, &s.sites));
	EXPECT(sites_collect(&other.m.layout, &other.m.layers, frame, &other.sites));
	const struct legend_view views[] = {
		{&s.m.layers, &s.sites, frame}, {&other.m.layers, &other.sites, frame}};
	EXPECT(legend_make(&s.m.layout, views, 1, &s.legend));
	EXPECT_INT(s.legend.n, 0);
	EXPECT(legend_make(&s.m.layout, views, 2, &s.legend));
	EXPECT_STR(texts(&s), "Town|Area");
	EXPECT_INT(s.legend.entries[0].kind, LEGEND_SYMBOL);
	EXPECT_INT(s.legend.entries[1].kind, LEGEND_AREA);
	s.m.layer_specs[0].legend = map_text(&s.m, "", "Town ({count:towns})");
	EXPECT(!legend_make(&s.m.layout, views, 2, &s.legend));
	EXPECT_INT(s.m.f.diag.code, SM_E_SPEC);
	EXPECT_STR(s.m.f.diag.errors[0].text,
		"map.yaml: 'Town ({count:towns})' in the legend of several panels, each of "
		"which has a number of its own; the panels' titles can count");
	fixture_forget(&s.m.f);
	map_finish(&other.m);
	map_finish(&s.m);
}

/* The ring has a line when a site on the map has one, and the style shows it. */
static void ring(struct test_state *t)
{
	static const bool yes[] = {true, true}, no[] = {false, false};
	for (int i = 0; i < 3; i++) {
		struct setting s;
		init(&s, i == 2 ? "  uncertain: { display: none, symbol-size: 3pt }\n"
				: "  uncertain: { symbol-size: 3pt }\n");
		struct map_layer *layer = add_layer(&s, "towns", "Town");
		map_add_point(&s.m, layer, (struct map_row){0}, 100, 50);
		layer->uncertain = i == 1 ? no : yes;
		EXPECT(make_legend(&s.m, NULL, &s.legend));
		EXPECT_INT(s.legend.n, i == 0 ? 2 : 1);
		EXPECT(make(&s));
		EXPECT_STR(texts(&s), i == 0 ? "Town|Presence on the day uncertain" : "Town");
		EXPECT(i > 0 || s.legend.entries[1].ring);
		map_finish(&s.m);
	}
}

/* Changes under their own heading, before the classes, in the paint of the class `changes` with
 * the change laid over; behind them what the ring means. Those not on the map are not there. */
static void changes_listed(struct test_state *t)
{
	static const enum change changes[] = {
		CHANGE_STAYED, CHANGE_ENDED, CHANGE_BEGAN, CHANGE_ENDED};
	static const bool uncertain[] = {false, true, false, false};
	for (int k = 0; k < 3; k++) {
		struct setting s;
		init(&s, "  uncertain: { symbol-size: 3pt }\n"
			 "  bases: { symbol: circle, fill: '#111111' }\n"
			 "  bases.changes: { symbol: star }\n"
			 "  bases.FRA: { symbol: square }\n"
			 "  bases.closed: { fill: '#222222' }\n"
			 "  bases.FRA.closed: { fill: '#333333' }\n");
		struct map_layer *bases = add_layer(&s, "bases", "Bases");
		struct layer_spec *spec = spec_of(&s, 0);
		struct class_spec listed[] = {{"closed", map_text(&s.m, "", "Gone")},
			{"transient", map_text(&s.m, "", "Both")},
			{"stayed", map_text(&s.m, "", "Kept")}, {"opened", {0}}};
		struct class_spec classes[] = {{"FRA", map_text(&s.m, "", "France")}};
		map_use(bases, false, k == 0, false);
		spec->valid_from = "from";
		spec->changes = listed;
		spec->n_changes = 4;
		if (k == 0) {
			spec->classes = classes;
			spec->n_classes = 1;
		}
		if (k < 2) {
			spec->changes_legend = map_text(&s.m, "", "Change");
		}
		bases->changes = changes;
		bases->uncertain = uncertain;
		s.m.spec.change.to = (struct date){2025, 1, 1};
		for (int i = 0; i < 4; i++) {
			map_add_point(&s.m, bases, (struct map_row){.class_name = "FRA"},
				50 * i + 50, 50);
		}
		add_layer(&s, "last", "Last");
		map_add_point(&s.m, &s.m.layers.items[1], (struct map_row){0}, 20, 20);
		EXPECT(make(&s));
		static const char *const want[] = {("[Change]|Gone|Kept|Not certain from the "
						    "dates known|[Bases]|France|Last"),
			"[Change]|Gone|Kept|Not certain from the dates known|Last",
			"[Bases]|Gone|Kept|Not certain from the dates known|Last"};
		EXPECT_STR(texts(&s), want[k]);
		const struct legend_entry *gone = &s.legend.entries[1];
		EXPECT_STR(gone->class_name, "closed");
		EXPECT_STR(gone->props.symbol, k == 0 ? "star" : "circle");
		EXPECT_INT(gone->props.fill.r, 0x22);
		if (k == 0) {
			EXPECT_STR(s.legend.entries[5].props.symbol, "square");
			EXPECT_INT(s.legend.entries[5].props.fill.r, 0x11);
			/* On the map, the class and then the change. */
			const struct site *site = &s.sites.items[2];
			EXPECT_STR(site->change, "closed");
			EXPECT_STR(site->class_name, "FRA");
			EXPECT_STR(site->props.symbol, "square");
			EXPECT_INT(site->props.fill.r, 0x33);
		}
		map_finish(&s.m);
	}
}

static void classes_and_headings(struct test_state *t)
{
	struct setting s;
	init(&s, "  bases.FRA: { fill: '#0000ff' }\n");
	struct map_layer *bases = add_layer(&s, "bases", "Bases");
	map_use(bases, false, true, false);
	struct class_spec classes[] = {{"FRA", map_text(&s.m, "", "France")},
		{"USA", map_text(&s.m, "", "United States")},
		{"other", map_text(&s.m, "", "Others")}, {"UN", {0}}};
	spec_of(&s, 0)->classes = classes;
	spec_of(&s, 0)->n_classes = 4;
	map_add_point(&s.m, bases, (struct map_row){.class_name = "UN"}, 50, 50);
	map_add_point(&s.m, bases, (struct map_row){.class_name = "RUS"}, 100, 50);
	map_add_point(&s.m, bases, (struct map_row){.class_name = "FRA"}, 150, 50);
	map_add_point(&s.m, bases, (struct map_row){.class_name = "USA"}, 400, 50);
	EXPECT(make(&s));
	/* In the order of the classes; the one off the map and the one without a text are not
	 * there. */
	EXPECT_STR(texts(&s), "[Bases]|France|Others");
	EXPECT_STR(s.legend.entries[1].class_name, "FRA");
	EXPECT_INT(s.legend.entries[1].props.fill.b, 255);
	EXPECT_STR(s.legend.entries[2].class_name, "other");
	spec_of(&s, 0)->legend.n = 0;
	EXPECT(make(&s));
	EXPECT_STR(texts(&s), "France|Others");
	/* A title heads everything, and nothing when there is nothing. */
	s.m.spec.furniture.legend_title = map_text(&s.m, "", "Legend");
	EXPECT(make(&s));
	EXPECT_STR(texts(&s), "[Legend]|France|Others");
	bases->page.n_items = 0;
	EXPECT(make(&s));
	EXPECT_INT(s.legend.n, 0);
	map_finish(&s.m);
}

static void classes_of_areas(struct test_state *t)
{
	struct setting s;
	init(&s, NULL);
	struct map_layer *areas = add_layer(&s, "areas", NULL);
	map_use(areas, false, true, false);
	struct class_spec classes[] = {
		{"a", map_text(&s.m, "", "A")}, {"b", map_text(&s.m, "", "B")}};
	spec_of(&s, 0)->classes = classes;
	spec_of(&s, 0)->n_classes = 2;
	map_add_box(&s.m, areas, (struct map_row){.class_name = "b"}, in_map);
	map_add_box(
		&s.m, areas, (struct map_row){.class_name = "a"}, (struct box){-5, 0, -1, 50});
	EXPECT(make(&s));
	EXPECT_STR(texts(&s), "B");
	map_finish(&s.m);
}

static void marks(struct test_state *t)
{
	struct setting s;
	init(&s, "  bases.marks: { fill: '#888888', symbol-size: 6pt }\n"
		 "  bases.mark-air: { fill: '#ffffff', symbol-size: 2pt }\n");
	struct map_layer *bases = add_layer(&s, "bases", "Bases");
	map_use(bases, false, true, false);
	bases->mark_by = bases->class_by;
	bases->class_by = NULL;
	struct class_spec classes[] = {{"other", map_text(&s.m, "", "Base")}};
	struct class_spec kinds[] = {{"air", map_text(&s.m, "", "Air base")},
		{"drone", map_text(&s.m, "", "Air base")},
		{"camp", map_text(&s.m, "", "Camp")}};
	spec_of(&s, 0)->classes = classes;
	spec_of(&s, 0)->n_classes = 1;
	spec_of(&s, 0)->marks = kinds;
	spec_of(&s, 0)->n_marks = 3;
	spec_of(&s, 0)->marks_legend = map_text(&s.m, "", "Kinds");
	map_add_point(&s.m, bases, (struct map_row){.class_name = "air"}, 50, 50);
	map_add_point(&s.m, bases, (struct map_row){.class_name = "drone"}, 100, 50);
	EXPECT(make(&s));
	/* A text is listed once, a kind that is not there not at all. */
	EXPECT_STR(texts(&s), "[Bases]|Base|[Kinds]|Air base");
	const struct legend_entry *e = &s.legend.entries[3];
	EXPECT(e->mark != NULL);
	EXPECT_NEAR(e->mark->symbol_size_pt, 2, 0);
	EXPECT_NEAR(e->props.symbol_size_pt, 6, 0);
	EXPECT_STR(e->class_name, "mark-air");
	map_finish(&s.m);
}

static void order(struct test_state *t)
{
	struct setting s;
	init(&s, NULL);
	static const char *const names[] = {"A", "B", "C", "D"};
	static const double orders[] = {0, 5, -1, 0};
	for (size_t i = 0; i < 4; i++) {
		map_add_box(
			&s.m, add_layer(&s, names[i], names[i]), (struct map_row){0}, in_map);
		spec_of(&s, i)->legend_order = orders[i];
	}
	EXPECT(make(&s));
	EXPECT_STR(texts(&s), "C|A|D|B");
	map_finish(&s.m);
}

static void sizes(struct test_state *t)
{
	struct setting s;
	init(&s, NULL);
	s.m.spec.furniture.legend_title = map_text(&s.m, "", "Legend");
	map_add_box(&s.m, add_layer(&s, "areas", "Area"), (struct map_row){0}, in_map);
	map_add_point(&s.m, add_layer(&s, "towns", "A long text"), (struct map_row){0}, 50, 50);
	EXPECT(make(&s));
	const struct legend_entry *e = s.legend.entries;
	/* 6 of padding; the heading's capitals, 3.2 and 1; the swatch of 8.5, 3.2; capitals. */
	EXPECT_NEAR(e[0].y_pt, 6, 1e-9);
	EXPECT_NEAR(e[0].height_pt, 7, 1e-9);
	EXPECT_NEAR(e[1].y_pt, 6 + 7 + 4.2, 1e-9);
	EXPECT_NEAR(e[1].height_pt, 8.5, 1e-9);
	EXPECT_NEAR(e[2].y_pt, 6 + 7 + 4.2 + 8.5 + 3.2, 1e-9);
	EXPECT_NEAR(e[2].height_pt, 7, 1e-9);
	EXPECT_NEAR(s.legend.height_pt, 6 + 7 + 4.2 + 8.5 + 3.2 + 7 + 6, 1e-9);
	/* A swatch of 17, 6, 11 characters. */
	EXPECT_NEAR(s.legend.width_pt, 6 + 17 + 6 + 66 + 6, 1e-9);
	EXPECT_NEAR(e[1].x_pt, 6, 1e-9);
	EXPECT_NEAR(e[2].swatch_pt, 17, 1e-9);
	/* Broken to a width. */
	s.m.spec.furniture.legend_width_pt = 40;
	EXPECT(make(&s));
	EXPECT_INT(s.legend.entries[2].text.n_lines, 2);
	EXPECT_NEAR(s.legend.entries[2].height_pt, 7 + 15, 1e-9);
	map_finish(&s.m);
}

static void columns(struct test_state *t)
{
	struct setting s;
	init(&s, NULL);
	struct map_layer *areas = add_layer(&s, "areas", NULL);
	map_use(areas, false, true, false);
	struct class_spec classes[] = {{"a", map_text(&s.m, "", "A")},
		{"b", map_text(&s.m, "", "BB")}, {"c", map_text(&s.m, "", "C")},
		{"d", map_text(&s.m, "", "D")}};
	spec_of(&s, 0)->classes = classes;
	spec_of(&s, 0)->n_classes = 4;
	for (size_t i = 0; i < 4; i++) {
		map_add_box(
			&s.m, areas, (struct map_row){.class_name = classes[i].value}, in_map);
	}
	s.m.spec.furniture.legend_columns = 2;
	EXPECT(make(&s));
	const struct legend_entry *e = s.legend.entries;
	/* Two and two: the second column begins behind the widest of the first and 12. */
	EXPECT_NEAR(e[0].x_pt, 6, 1e-9);
	EXPECT_NEAR(e[1].x_pt, 6, 1e-9);
	EXPECT_NEAR(e[2].x_pt, 6 + 17 + 6 + 12 + 12, 1e-9);
	EXPECT_NEAR(e[3].x_pt, e[2].x_pt, 1e-9);
	EXPECT_NEAR(e[2].y_pt, 6, 1e-9);
	EXPECT_NEAR(e[3].y_pt, e[1].y_pt, 1e-9);
	EXPECT_NEAR(s.legend.width_pt, e[2].x_pt + 17 + 6 + 6 + 6, 1e-9);
	EXPECT_NEAR(s.legend.height_pt, 6 + 8.5 + 3.2 + 8.5 + 6, 1e-9);
	/* Below the map: no padding, and at most 32 more between the columns. */
	s.m.spec.furniture.legend = CORNER_BELOW;
	EXPECT(make(&s));
	e = s.legend.entries;
	EXPECT_NEAR(e[0].x_pt, 0, 1e-9);
	EXPECT_NEAR(e[0].y_pt, 0, 1e-9);
	EXPECT_NEAR(e[2].x_pt, 17 + 6 + 12 + 12 + 32, 1e-9);
	EXPECT_NEAR(s.legend.width_pt, e[2].x_pt + 17 + 6 + 6, 1e-9);
	/* On a page with 10 to spare, 10. */
	s.m.spec.page.width_pt = 20 + 47 + 29 + 10;
	EXPECT(make(&s));
	EXPECT_NEAR(s.legend.entries[2].x_pt, 47 + 10, 1e-9);
	/* On a narrower one there is one column, as wide as it needs to be. */
	s.m.spec.page.width_pt = 60;
	EXPECT(make(&s));
	EXPECT_NEAR(s.legend.entries[2].x_pt, 0, 1e-9);
	EXPECT_NEAR(s.legend.width_pt, 17 + 6 + 12, 1e-9);
	map_finish(&s.m);
}

/* Lines are broken on a page that is narrower than one of them; never to less than 20. */
static void no_wider_than_the_page(struct test_state *t)
{
	static const struct {
		double page;
		enum corner corner;
		double width;
		size_t n_lines;
	} rows[] = {{20 + 23 + 60, CORNER_BELOW, 23 + 60, 1},
		{20 + 23 + 59, CORNER_BELOW, 23 + 54, 2},
		{20 + 23 + 30, CORNER_BELOW, 23 + 30, 2},
		{20 + 23 + 5, CORNER_BELOW, 23 + 18, 4},
		{20 + 24 + 23 + 60, CORNER_TOP_LEFT, 12 + 23 + 60, 1},
		{20 + 24 + 23 + 59, CORNER_TOP_LEFT, 12 + 23 + 54, 2}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct setting s;
		init(&s, NULL);
		map_add_box(
			&s.m, add_layer(&s, "a", "abcdefghij"), (struct map_row){0}, in_map);
		s.m.spec.furniture.legend = rows[i].corner;
		s.m.spec.page.width_pt = rows[i].page;
		EXPECT(make(&s));
		EXPECT_NEAR(s.legend.width_pt, rows[i].width, 1e-9);
		EXPECT_INT(s.legend.entries[0].text.n_lines, rows[i].n_lines);
		map_finish(&s.m);
	}
}

static void columns_and_headings(struct test_state *t)
{
	struct setting s;
	init(&s, NULL);
	/* Two headed lists; the first of them with three entries, the second with one. */
	static const size_t counts[] = {3, 1};
	static struct class_spec classes[4];
	static const char *const names[] = {"a", "b", "c", "d"};
	for (size_t i = 0, k = 0; i < 2; i++) {
		struct map_layer *layer = add_layer(&s, names[i], i == 0 ? "One" : "Two");
		map_use(layer, false, true, false);
		spec_of(&s, i)->classes = &classes[k];
		spec_of(&s, i)->n_classes = counts[i];
		for (size_t n = 0; n < counts[i]; n++, k++) {
			classes[k] =
				(struct class_spec){names[k], map_text(&s.m, "", names[k])};
			map_add_box(
				&s.m, layer, (struct map_row){.class_name = names[k]}, in_map);
		}
	}
	s.m.spec.furniture.legend_columns = 2;
	EXPECT(make(&s));
	EXPECT_STR(texts(&s), "[One]|a|b|c|[Two]|d");
	const struct legend_entry *e = s.legend.entries;
	/* Each heading begins a column. */
	EXPECT_NEAR(e[3].x_pt, 6, 1e-9);
	EXPECT(e[4].x_pt > 6);
	EXPECT_NEAR(e[4].y_pt, e[0].y_pt, 1e-9);
	EXPECT_NEAR(e[5].y_pt, e[1].y_pt, 1e-9);
	/* Of three columns, one goes on below the level of its heading. */
	s.m.spec.furniture.legend_columns = 3;
	EXPECT(make(&s));
	e = s.legend.entries;
	for (size_t i = 1; i < 6; i++) {
		bool begins = e[i].x_pt > e[i - 1].x_pt;
		EXPECT(!begins || e[i].y_pt == (e[i].kind == LEGEND_HEADING ? 6 : e[1].y_pt));
		/* A heading is never the last of a column. */
		EXPECT(!begins || e[i - 1].kind != LEGEND_HEADING);
	}
	EXPECT(e[5].x_pt > e[3].x_pt && e[3].x_pt > 6);
	/* However many columns are asked for, each stands at the top. */
	for (double columns = 4; columns <= 6; columns++) {
		s.m.spec.furniture.legend_columns = columns;
		EXPECT(make(&s));
		e = s.legend.entries;
		for (size_t i = 0; i < 6; i++) {
			EXPECT(e[i].y_pt + e[i].height_pt <= s.legend.height_pt - 6 + 1e-9);
			EXPECT(i == 0 || e[i].x_pt == e[i - 1].x_pt ||
				e[i - 1].kind != LEGEND_HEADING);
		}
		EXPECT(s.legend.height_pt <= 40);
	}
	map_finish(&s.m);
}

static void too_many_lines(struct test_state *t)
{
	/* One of 256 is the last that has room. */
	enum { LIMIT = 256 };
	struct setting s;
	init(&s, NULL);
	struct map_layer *bases = add_layer(&s, "bases", NULL);
	map_use(bases, false, true, false);
	struct class_spec classes[] = {{"a", map_text(&s.m, "", "A")}};
	struct class_spec *marks = arena_alloc(&s.m.f.arena, LIMIT, sizeof(*marks));
	struct site *sites = arena_alloc(&s.m.f.arena, LIMIT, sizeof(*sites));
	if (marks == NULL || sites == NULL) {
		t->failed++;
		return;
	}
	map_add_point(&s.m, bases, (struct map_row){.class_name = "a"}, 50, 50);
	spec_of(&s, 0)->classes = classes;
	spec_of(&s, 0)->n_classes = 1;
	spec_of(&s, 0)->marks = marks;
	for (size_t i = 0; i < LIMIT; i++) {
		char value[16];
		(void)snprintf(value, sizeof(value), "%zu", i);
		const char *copy = arena_strdup(&s.m.f.arena, value);
		marks[i] = (struct class_spec){copy, map_text(&s.m, "", copy)};
		sites[i] = (struct site){
			.layer = bases, .mark = layer_mark_class(&s.m.f.arena, value)};
	}
	s.sites = (struct sites){.items = sites, .n = LIMIT};
	spec_of(&s, 0)->n_marks = LIMIT - 1;
	EXPECT(make_legend(&s.m, &s.sites, &s.legend));
	EXPECT_INT(s.legend.n, LIMIT);
	spec_of(&s, 0)->n_marks = LIMIT;
	EXPECT(!make_legend(&s.m, &s.sites, &s.legend));
	EXPECT_INT(s.m.f.diag.code, SM_E_LIMIT);
	EXPECT_STR(s.m.f.diag.errors[0].text, "a legend of more than 256 lines");
	map_finish(&s.m);
}

static void areas_drawn(struct test_state *t)
{
	struct setting s;
	init(&s, "  legend: { fill: '#fffdf9', stroke: '#cccccc', stroke-width: 1pt }\n"
		 "  legend-swatch: { stroke: '#00ff00', stroke-width: 0.4pt }\n"
		 "  under: { fill: '#0000ff' }\n"
		 "  over: { fill: '#ff0000', hatch-stroke: '#ffff00', hatch-spacing: 2pt }\n");
	map_add_box(&s.m, add_layer(&s, "under", "Under"), (struct map_row){0}, in_map);
	map_add_box(&s.m, add_layer(&s, "over", "Over"), (struct map_row){0}, in_map);
	spec_of(&s, 1)->legend_over = "under";
	EXPECT(make(&s));
	EXPECT(legend_draw(&s.m.layout, &s.legend, (struct page_pt){100, 20}, &s.m.scene));
	const struct scene_item *it = s.m.scene.items;
	/* Group, paper; swatch, text; underpaint, swatch, hatch, text; end. */
	EXPECT_INT(s.m.scene.n_items, 9);
	EXPECT_STR(it[0].u.group.id, "legend");
	EXPECT_NEAR(it[1].u.path.pts[2].x, 100 + s.legend.width_pt, 1e-9);
	EXPECT_NEAR(it[1].u.path.pts[2].y, 20 + s.legend.height_pt, 1e-9);
	EXPECT_INT(it[1].style.fill.b, 0xf9);
	EXPECT_NEAR(it[2].u.path.pts[0].x, 106, 1e-9);
	EXPECT_NEAR(it[2].u.path.pts[2].x, 123, 1e-9);
	EXPECT_NEAR(it[2].u.path.pts[0].y, 26, 1e-9);
	EXPECT_NEAR(it[2].u.path.pts[2].y, 34.5, 1e-9);
	EXPECT_INT(it[2].style.fill.b, 255);
	/* An area without a rim gets one in the legend. */
	EXPECT_INT(it[2].style.stroke.g, 255);
	EXPECT_STR(it[3].u.text.text, "Under");
	EXPECT_NEAR(it[3].u.text.at.x, 129, 1e-9);
	/* Capitals of 7 in the middle of 8.5. */
	EXPECT_NEAR(it[3].u.text.at.y, 26 + 0.75 + 7, 1e-9);
	EXPECT_INT(it[4].style.fill.b, 255);
	EXPECT_INT(it[5].style.fill.r, 255);
	EXPECT_INT(it[5].style.stroke.a, 0);
	EXPECT_INT(it[6].style.stroke.g, 255);
	EXPECT_INT(it[6].style.stroke.r, 255);
	EXPECT(it[6].u.path.n_pts > 10);
	map_finish(&s.m);
}

/* The line of what two layers paint, when one of the areas is in view; the layer's own line
 * shows the paint of both when it has no text for that and nothing is painted whole. */
static void overlapping(struct test_state *t)
{
	static const bool both[] = {true, false}, none[] = {false, false};
	struct setting s;
	init(&s, "  first: { fill: '#0000ff' }\n"
		 "  second: { fill: '#ff0000', overlap: stripes }\n");
	map_add_box(&s.m, add_layer(&s, "first", "First"), (struct map_row){0}, in_map);
	struct map_layer *second = add_layer(&s, "second", "Second");
	map_add_box(&s.m, second, (struct map_row){0}, in_map);
	map_add_box(&s.m, second, (struct map_row){0}, (struct box){100, 50, 120, 90});
	second->overlaps = both;
	second->overlapped = "first";
	struct layer_spec *spec = spec_of(&s, 1);
	spec->overlap_legend = map_text(&s.m, "", "Both");
	EXPECT(make(&s));
	EXPECT_STR(texts(&s), "First|Second|Both");
	const struct legend_entry *e = s.legend.entries;
	EXPECT(!e[0].parted && !e[1].parted && e[1].under == NULL && e[2].parted);
	EXPECT(e[2].under != NULL && e[2].under->fill.b == 255 && e[2].props.fill.r == 255);
	/* Of none, or in view none: no line. */
	second->overlaps = none;
	EXPECT(make(&s));
	EXPECT_STR(texts(&s), "First|Second");
	second->overlaps = both;
	second->page.items[0].box = (struct box){301, 50, 306, 90};
	EXPECT(make(&s));
	EXPECT_STR(texts(&s), "First|Second");
	second->page.items[0].box = in_map;
	/* The line alone, and without the layer's own. */
	spec->legend.n = 0;
	EXPECT(make(&s));
	EXPECT_STR(texts(&s), "First|Both");
	/* No text for it: plain as long as something is. */
	spec->legend = map_text(&s.m, "", "Second");
	spec->overlap_legend.n = 0;
	EXPECT(make(&s));
	EXPECT_STR(texts(&s), "First|Second");
	EXPECT(!s.legend.entries[1].parted);
	second->page.n_items = 1;
	EXPECT(make(&s));
	EXPECT_STR(texts(&s), "First|Second");
	EXPECT(s.legend.entries[1].parted && s.legend.entries[1].under != NULL);
	/* With one the layer's own line is the key of its colour all the same. */
	spec->overlap_legend = map_text(&s.m, "", "Both");
	EXPECT(make(&s));
	EXPECT_STR(texts(&s), "First|Second|Both");
	EXPECT(!s.legend.entries[1].parted && s.legend.entries[2].parted);
	map_finish(&s.m);
}

/* The paint beneath with its hatch, then the band with the layer's, then the rim. */
static void overlap_drawn(struct test_state *t)
{
	static const bool both[] = {true};
	struct setting s;
	init(&s, "  legend-swatch: { stroke: '#00ff00', stroke-width: 0.4pt }\n"
		 "  first: { fill: '#0000ff', hatch-stroke: '#ffff00', hatch-spacing: 2pt }\n"
		 "  second: { fill: '#ff0000', overlap: outline, overlap-width: 1pt }\n");
	map_add_box(&s.m, add_layer(&s, "first", NULL), (struct map_row){0}, in_map);
	struct map_layer *second = add_layer(&s, "second", "Second");
	map_add_box(&s.m, second, (struct map_row){0}, in_map);
	second->overlaps = both;
	second->overlapped = "first";
	EXPECT(make(&s));
	EXPECT(legend_draw(&s.m.layout, &s.legend, (struct page_pt){100, 20}, &s.m.scene));
	const struct scene_item *it = s.m.scene.items;
	EXPECT_INT(s.m.scene.n_items, 8);
	EXPECT_INT(it[2].style.fill.b, 255);
	EXPECT_INT(it[2].u.path.n_pts, 4);
	EXPECT_INT(it[3].style.stroke.r, 255);
	EXPECT_INT(it[4].style.fill.r, 255);
	EXPECT_INT(it[4].style.stroke.a, 0);
	EXPECT_INT(it[4].u.path.n_pts, 8);
	EXPECT_INT(it[5].style.fill.a, 0);
	EXPECT_INT(it[5].style.stroke.g, 255);
	EXPECT_INT(it[5].u.path.n_pts, 4);
	map_finish(&s.m);
}

static void others_drawn(struct test_state *t)
{
	const struct pt river[] = {{50, 50}, {90, 50}};
	struct setting s;
	init(&s, "  rivers: { stroke: '#0000ff', stroke-width: 1pt, fill: '#00ff00' }\n"
		 "  towns: { fill: '#ff0000', symbol: square }\n");
	map_add(&s.m, add_layer(&s, "rivers", "River"), (struct map_row){0}, SHAPE_LINE, river,
		2);
	map_add_point(&s.m, add_layer(&s, "towns", "Town"), (struct map_row){0}, 50, 50);
	s.m.spec.furniture.legend = CORNER_BELOW;
	EXPECT(make(&s));
	struct style_props mark = s.legend.entries[1].props;
	mark.symbol_size_pt = 2;
	mark.fill = (struct rgba){0, 255, 0, 255};
	s.legend.entries[1].mark = &mark;
	EXPECT(legend_draw(&s.m.layout, &s.legend, (struct page_pt){0, 0}, &s.m.scene));
	const struct scene_item *it = s.m.scene.items;
	/* In a strip of its own it has no paper. */
	size_t line = s.m.scene.n_items == 7 ? 1 : 2;
	EXPECT_INT(s.m.scene.n_items, 7);
	EXPECT_NEAR(it[line].u.path.pts[0].x, 0, 1e-9);
	EXPECT_NEAR(it[line].u.path.pts[1].x, 17, 1e-9);
	EXPECT_NEAR(it[line].u.path.pts[1].y, 4.25, 1e-9);
	EXPECT_INT(it[line].style.stroke.b, 255);
	EXPECT_INT(it[line].style.fill.a, 0);
	/* The symbol in the middle of the swatch: the square of 5 is not wider than it. */
	const struct scene_item *symbol = &it[line + 2];
	EXPECT_INT(symbol->style.fill.r, 255);
	struct box b = box_empty();
	for (size_t i = 0; i < symbol->u.path.n_pts; i++) {
		box_add(&b, (struct pt){symbol->u.path.pts[i].x, symbol->u.path.pts[i].y});
	}
	EXPECT_NEAR((b.min_x + b.max_x) / 2, 8.5, 1e-6);
	EXPECT_NEAR((b.min_y + b.max_y) / 2, s.legend.entries[1].y_pt + 3.5, 1e-6);
	EXPECT_INT(it[line + 3].style.fill.g, 255);
	EXPECT_STR(it[line + 4].u.text.text, "Town");
	map_finish(&s.m);
}

static void from_the_right(struct test_state *t)
{
	struct setting s;
	init(&s, NULL);
	s.m.measurer.is_rtl = true;
	s.m.spec.furniture.legend_title = map_text(&s.m, "", "Key");
	map_add_box(&s.m, add_layer(&s, "areas", "Area\nb"), (struct map_row){0}, in_map);
	EXPECT(make(&s));
	/* 6 of padding on both sides, the swatch of 17, 6, four characters. */
	EXPECT_NEAR(s.legend.width_pt, 6 + 17 + 6 + 24 + 6, 1e-9);
	EXPECT(legend_draw(&s.m.layout, &s.legend, (struct page_pt){100, 0}, &s.m.scene));
	const struct scene_item *it = s.m.scene.items;
	EXPECT_INT(s.m.scene.n_items, 7);
	/* The heading ends at the right, where the swatch is, and lines end before it. */
	EXPECT_NEAR(it[2].u.text.at.x, 159 - 6 - 18, 1e-9);
	EXPECT_NEAR(it[3].u.path.pts[0].x, 159 - 6 - 17, 1e-9);
	EXPECT_NEAR(it[3].u.path.pts[1].x, 159 - 6, 1e-9);
	EXPECT_NEAR(it[4].u.text.at.x, 159 - 6 - 17 - 6 - 24, 1e-9);
	EXPECT_NEAR(it[5].u.text.at.x, 159 - 6 - 17 - 6 - 6, 1e-9);
	map_finish(&s.m);
}

/* What the style hides is not explained either. */
static void hidden_layers(struct test_state *t)
{
	struct setting s;
	init(&s, "  gone: { display: none }\n  seen: { fill: '#0000ff' }\n");
	map_add_box(&s.m, add_layer(&s, "gone", "Gone"), (struct map_row){0}, in_map);
	map_add_box(&s.m, add_layer(&s, "seen", "Seen"), (struct map_row){0}, in_map);
	EXPECT(make(&s));
	EXPECT_STR(texts(&s), "Seen");
	map_finish(&s.m);
}

/* What a swatch would lie over is not there that day. */
static void nothing_under(struct test_state *t)
{
	struct setting s;
	init(&s, "  under: { fill: '#0000ff' }\n  over: { fill: '#ff0000' }\n");
	struct map_layer *under = add_layer(&s, "under", "Under");
	map_add_box(&s.m, add_layer(&s, "over", "Over"), (struct map_row){0}, in_map);
	spec_of(&s, 1)->legend_over = "under";
	EXPECT(make(&s));
	EXPECT_INT(s.legend.n, 1);
	EXPECT(s.legend.entries[0].under == NULL);
	map_add_box(&s.m, under, (struct map_row){0}, in_map);
	EXPECT(make(&s));
	EXPECT_INT(s.legend.n, 2);
	EXPECT(s.legend.entries[1].under != NULL && s.legend.entries[1].under->fill.b == 255);
	map_finish(&s.m);
}

static void without_memory(struct test_state *t)
{
	struct setting s;
	int n = 1, m = 1;
	init(&s,
		"  areas: { hatch-stroke: '#ffff00', hatch-spacing: 2pt, overlap: outline }\n");
	map_add_box(&s.m, add_layer(&s, "areas", "Area"), (struct map_row){0}, in_map);
	spec_of(&s, 0)->legend_over = "areas";
	spec_of(&s, 0)->overlap_legend = map_text(&s.m, "", "Both");
	s.m.layers.items[0].overlaps = (bool[]){true};
	for (; n < 100; n++) {
		fixture_forget(&s.m.f);
		s.m.f.arena.fail_in = n;
		if (make_legend(&s.m, &s.sites, &s.legend)) {
			break;
		}
		EXPECT_INT(s.m.f.diag.code, SM_E_NOMEM);
	}
	EXPECT(n > 4 && n < 100);
	EXPECT_INT(s.m.f.diag.code, SM_OK);
	for (; m < 100; m++) {
		fixture_forget(&s.m.f);
		s.m.f.arena.fail_in = m;
		scene_init(&s.m.scene, &s.m.f.arena, 300, 200);
		if (legend_draw(&s.m.layout, &s.legend, (struct page_pt){0, 0}, &s.m.scene)) {
			break;
		}
		EXPECT_INT(s.m.f.diag.code, SM_E_NOMEM);
	}
	EXPECT(m > 10 && m < 100);
	EXPECT_INT(s.m.f.diag.code, SM_OK);
	s.m.f.arena.fail_in = 0;
	map_finish(&s.m);
}

TEST_MAIN({"statuses", statuses}, {"values of a field", values_of_a_field},
	{"what is on the map", what_is_on_the_map}, {"kinds", kinds},
	{"before projecting", before_projecting}, {"two maps", two_maps}, {"ring", ring},
	{"changes listed", changes_listed}, {"classes and headings", classes_and_headings},
	{"classes of areas", classes_of_areas}, {"marks", marks}, {"order", order},
	{"sizes", sizes}, {"columns", columns},
	{"no wider than the page", no_wider_than_the_page},
	{"columns and headings", columns_and_headings}, {"too many lines", too_many_lines},
	{"areas drawn", areas_drawn}, {"overlapping", overlapping},
	{"overlap drawn", overlap_drawn}, {"nothing under", nothing_under},
	{"hidden layers", hidden_layers}, {"others drawn", others_drawn},
	{"from the right", from_the_right}, {"without memory", without_memory})
