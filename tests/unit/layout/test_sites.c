#include "layout/map_fixture.h"
#include "test.h"

static const struct box frame = {0, 0, 300, 200};

struct setting {
	struct map_fixture m;
	struct map_layer *bases, *towns; /* with and without `cluster:` */
	struct sites sites;
};

static void init(struct setting *s, const char *rules)
{
	*s = (struct setting){0};
	map_init(&s->m, rules);
	s->towns = map_layer(&s->m, "towns");
	s->bases = map_layer(&s->m, "bases");
	map_use(s->bases, true, false, false);
}

static bool collect(struct setting *s)
{
	return sites_collect(&s->m.layout, &s->m.layers, frame, &s->sites);
}

static void add_base(struct setting *s, const char *name, const char *place, double x, double y)
{
	map_add_point(&s->m, s->bases,
		(struct map_row){.name = name, .place = place, .key = name}, x, y);
}

static void on_the_map(struct test_state *t)
{
	struct setting s;
	init(&s, NULL);
	map_add_point(&s.m, s.towns, (struct map_row){.name = "in"}, 300, 200);
	map_add_point(&s.m, s.towns, (struct map_row){.name = "out"}, 300.1, 100);
	map_add_point(&s.m, s.towns, (struct map_row){.name = "out"}, 100, -0.1);
	map_add_box(&s.m, s.towns, (struct map_row){.name = "area"}, (struct box){1, 1, 9, 9});
	EXPECT(collect(&s));
	EXPECT_INT(s.sites.n, 1);
	EXPECT_INT(s.sites.n_clusters, 1);
	const struct site *site = &s.sites.items[0];
	EXPECT_STR(site->name, "in");
	EXPECT(site->layer == s.towns);
	EXPECT_INT(site->row, 0);
	EXPECT_NEAR(site->true_at.x, 300, 0);
	EXPECT_NEAR(site->at.y, 200, 0);
	EXPECT(site->tag == NULL && site->class_name == NULL && !site->hidden);
	EXPECT_NEAR(site->props.symbol_size_pt, 5, 0);
	map_finish(&s.m);
}

static void places_of_a_multipoint(struct test_state *t)
{
	const struct pt pts[] = {{-5, 10}, {50, 10}, {150, 10}};
	struct setting s;
	init(&s, NULL);
	map_add(&s.m, s.towns, (struct map_row){.name = "many"}, SHAPE_POINT, pts, 3);
	EXPECT(collect(&s));
	EXPECT_INT(s.sites.n, 2);
	EXPECT_NEAR(s.sites.items[0].at.x, 50, 0);
	EXPECT_NEAR(s.sites.items[1].at.x, 150, 0);
	EXPECT_INT(s.sites.items[1].row, 0);
	map_finish(&s.m);
}

static void clusters(struct test_state *t)
{
	/* Two sites: their places and how far apart they are; symbols are 5 wide. */
	static const struct {
		const char *a, *b;
		double apart;
		size_t want;
	} rows[] = {
		{"Gao", "Gao", 29.9, 1},
		{"Gao", "Gao", 30.1, 2},
		{"Gao", "Ansongo", 29.9, 2},
		{"Gao", "Ansongo", 4.9, 1},
		{"Gao", "Ansongo", 5, 2},
		{"Gao", NULL, 1, 2},
		{NULL, NULL, 1, 2},
	};
	for (size_t i = 0; i < 3 * sizeof(rows) / sizeof(rows[0]); i++) {
		/* To the right, below, and to the left. */
		static const double way[3][2] = {{1, 0}, {0, 1}, {-1, 0}};
		double apart = rows[i / 3].apart;
		struct setting s;
		init(&s, NULL);
		add_base(&s, "1", rows[i / 3].a, 100, 100);
		add_base(&s, "2", rows[i / 3].b, 100 + way[i % 3][0] * apart,
			100 + way[i % 3][1] * apart);
		EXPECT(collect(&s));
		EXPECT_INT(s.sites.n, 2);
		EXPECT_INT(s.sites.n_clusters, rows[i / 3].want);
		map_finish(&s.m);
	}
}

static void towns_stay_alone(struct test_state *t)
{
	struct setting s;
	init(&s, NULL);
	map_add_point(&s.m, s.towns, (struct map_row){.name = "A", .place = "A"}, 100, 100);
	map_add_point(&s.m, s.towns, (struct map_row){.name = "A", .place = "A"}, 100, 100);
	EXPECT(collect(&s));
	EXPECT_INT(s.sites.n_clusters, 2);
	map_finish(&s.m);
}

static void touching_in_a_chain(struct test_state *t)
{
	struct setting s;
	init(&s, NULL);
	/* Far from the first in order of x, so that the chain is joined from both ends. */
	add_base(&s, "c", "C", 109, 100);
	add_base(&s, "a", "A", 100, 100);
	add_base(&s, "b", "B", 104.5, 100);
	add_base(&s, "d", "D", 140, 100);
	EXPECT(collect(&s));
	EXPECT_INT(s.sites.n_clusters, 2);
	const struct cluster *c = &s.sites.clusters[0];
	EXPECT_INT(c->end - c->begin, 3);
	EXPECT_NEAR(c->at.x, 104.5, 1e-9);
	EXPECT_NEAR(c->at.y, 100, 1e-9);
	EXPECT_INT(s.sites.clusters[1].begin, 3);
	EXPECT_INT(s.sites.clusters[1].end, 4);
	map_finish(&s.m);
}

static void order_in_a_cluster(struct test_state *t)
{
	struct class_spec classes[] = {{.value = "FRA"}, {.value = "USA"}};
	static const char *const want[] = {"town-base", "fra1", "fra2", "usa", "zzz"};
	struct setting s;
	init(&s, NULL);
	map_use(s.towns, true, false, false);
	map_use(s.bases, true, true, false);
	s.m.layer_specs[1].classes = classes;
	s.m.layer_specs[1].n_classes = 2;
	static const struct map_row rows[] = {
		{.place = "P", .key = "zzz", .class_name = "USA"},
		{.place = "P", .key = "usa", .class_name = "USA"},
		{.place = "P", .key = "fra2", .class_name = "FRA"},
		{.place = "P", .key = "fra1", .class_name = "FRA"},
	};
	for (size_t i = 0; i < 4; i++) {
		map_add_point(&s.m, s.bases, rows[i], 100 + (double)i, 100);
	}
	map_add_point(
		&s.m, s.towns, (struct map_row){.place = "P", .key = "town-base"}, 110, 100);
	EXPECT(collect(&s));
	EXPECT_INT(s.sites.n_clusters, 1);
	for (size_t i = 0; i < 5 && s.sites.n == 5; i++) {
		const struct site *site = &s.sites.items[i];
		EXPECT_STR(layer_key(&s.m.f.arena, site->layer, site->row), want[i]);
	}
	EXPECT_STR(s.sites.items[1].class_name, "FRA");
	map_finish(&s.m);
}

static void name_of_a_cluster(struct test_state *t)
{
	static const struct {
		const char *names[4], *want;
	} rows[] = {
		{{"Niamey", "Niamey base", "Niamey", NULL}, "Niamey"},
		{{"Niamey base", "Niamey", NULL, NULL}, "Niamey"},
		{{"Niamey base", "Niamey base", "Niamey", NULL}, "Niamey base"},
		{{NULL, "Gao", NULL, NULL}, "Gao"},
		{{NULL, NULL, NULL, NULL}, "none"},
		{{"Aa", "Bb", "Aa", "Bb"}, "Aa"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct setting s;
		init(&s, NULL);
		for (size_t k = 0; k < 4; k++) {
			add_base(&s, rows[i].names[k], "P", 100 + (double)k, 100);
		}
		EXPECT(collect(&s));
		EXPECT_INT(s.sites.n_clusters, 1);
		const char *name = s.sites.clusters[0].name;
		EXPECT_STR(name == NULL ? "none" : name, rows[i].want);
		map_finish(&s.m);
	}
}

static void not_labelled(struct test_state *t)
{
	static const bool labelled[MAP_ROWS_MAX] = {false, true};
	struct setting s;
	init(&s, NULL);
	map_add_point(&s.m, s.towns, (struct map_row){.name = "no"}, 10, 10);
	map_add_point(&s.m, s.towns, (struct map_row){.name = "yes"}, 100, 10);
	s.towns->labelled = labelled;
	EXPECT(collect(&s));
	EXPECT(s.sites.items[0].name == NULL);
	EXPECT_STR(s.sites.items[1].name, "yes");
	map_finish(&s.m);
}

static void tags(struct test_state *t)
{
	static const struct {
		const char *date, *want;
	} rows[] = {{"2022-08-15", "\xe2\x80\x99"
				   "22"},
		{"1999", "\xe2\x80\x99"
			 "99"},
		{"22", "none"}, {"", "none"}, {NULL, "none"}, {"unknown", "none"},
		{"199x", "none"}};
	struct setting s;
	init(&s, "  bases.tag: { label: { font-size: 5pt } }\n");
	map_use(s.bases, true, false, true);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		map_add_point(&s.m, s.bases, (struct map_row){.tag = rows[i].date},
			10 + 40 * (double)i, 10);
	}
	EXPECT(collect(&s));
	for (size_t i = 0; i < s.sites.n; i++) {
		const struct site *site = &s.sites.items[i];
		EXPECT_STR(site->tag == NULL ? "none" : site->tag, rows[i].want);
		/* Three characters of 3 each, 0.6 from the symbol of 5. */
		EXPECT_NEAR(site_width_pt(site), site->tag == NULL ? 5 : 5 + 0.6 + 9, 1e-9);
	}
	struct box b = site_box(&s.sites.items[0]);
	EXPECT_NEAR(b.min_x, 7.5, 1e-9);
	EXPECT_NEAR(b.max_x, 7.5 + 14.6, 1e-9);
	EXPECT_NEAR(b.min_y, 7.5, 1e-9);
	EXPECT_NEAR(b.max_y, 12.5, 1e-9);
	map_finish(&s.m);
}

static void towns_give_way(struct test_state *t)
{
	static const struct {
		const char *town, *base;
		double apart;
		bool want;
	} rows[] = {
		{"Gao", "Gao", 25.9, true},
		{"Gao", "Gao", 26.1, false},
		{"Gao", "Gao airport", 5, true},
		{"Gao airport", "Gao", 5, false},
		{"Ansongo", "Gao", 5, false},
		{"Gao", NULL, 5, false},
		{NULL, "Gao", 5, false},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct setting s;
		init(&s, NULL);
		map_add_point(&s.m, s.towns, (struct map_row){.name = rows[i].town}, 100, 100);
		add_base(&s, rows[i].base, "P", 100, 100 + rows[i].apart);
		EXPECT(collect(&s));
		for (size_t k = 0; k < 2; k++) {
			const struct site *site = &s.sites.items[k];
			EXPECT(site->hidden == (rows[i].want && site->layer == s.towns));
		}
		map_finish(&s.m);
	}
	/* Towns do not hide each other. */
	struct setting s;
	init(&s, NULL);
	map_add_point(&s.m, s.towns, (struct map_row){.name = "Gao"}, 100, 100);
	map_add_point(&s.m, s.towns, (struct map_row){.name = "Gao"}, 102, 100);
	EXPECT(collect(&s));
	EXPECT(!s.sites.items[0].hidden && !s.sites.items[1].hidden);
	map_finish(&s.m);
}

static void rows_of_symbols(struct test_state *t)
{
	/* Symbols of 5, 1.4 apart in a row; rows 1.6 apart: at most 4 in a row. */
	static const struct {
		size_t n;
		double width, height;
	} rows[] = {
		{2, 11.4, 5}, {4, 24.2, 5}, {5, 17.8, 11.6}, {8, 24.2, 11.6}, {9, 17.8, 18.2}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct setting s;
		struct cluster_shape shape;
		init(&s, NULL);
		for (size_t k = 0; k < rows[i].n; k++) {
			add_base(&s, "A", "P", 100, 100);
		}
		EXPECT(collect(&s));
		cluster_measure(&s.sites, &s.sites.clusters[0], &shape);
		EXPECT_NEAR(shape.width_pt, rows[i].width, 1e-9);
		EXPECT_NEAR(shape.height_pt, rows[i].height, 1e-9);
		EXPECT_NEAR(shape.row_pitch_pt, 6.6, 1e-9);
		map_finish(&s.m);
	}
}

static void set_in_rows(struct test_state *t)
{
	/* Five: three, and two below them. */
	static const struct {
		double align, second_row_x;
	} rows[] = {{0, 52.5}, {0.5, 52.5 + 3.2}, {1, 52.5 + 6.4}};
	for (size_t i = 0; i < 3; i++) {
		struct setting s;
		struct cluster_shape shape;
		init(&s, NULL);
		for (size_t k = 0; k < 5; k++) {
			add_base(&s, "A", "P", 100, 100);
		}
		EXPECT(collect(&s));
		cluster_measure(&s.sites, &s.sites.clusters[0], &shape);
		cluster_set(&s.sites, &s.sites.clusters[0], &shape, (struct page_pt){50, 20},
			rows[i].align);
		EXPECT_NEAR(s.sites.items[0].at.x, 52.5, 1e-9);
		EXPECT_NEAR(s.sites.items[0].at.y, 22.5, 1e-9);
		EXPECT_NEAR(s.sites.items[1].at.x, 58.9, 1e-9);
		EXPECT_NEAR(s.sites.items[2].at.x, 65.3, 1e-9);
		EXPECT_NEAR(s.sites.items[3].at.x, rows[i].second_row_x, 1e-9);
		EXPECT_NEAR(s.sites.items[4].at.x, rows[i].second_row_x + 6.4, 1e-9);
		EXPECT_NEAR(s.sites.items[4].at.y, 29.1, 1e-9);
		/* Where they are stays known. */
		EXPECT_NEAR(s.sites.items[4].true_at.x, 100, 0);
		map_finish(&s.m);
	}
}

static void symbols_of_many_sizes(struct test_state *t)
{
	struct setting s;
	struct cluster_shape shape;
	init(&s, "  bases.BIG: { symbol-size: 9pt }\n");
	map_use(s.bases, true, true, false);
	map_add_point(&s.m, s.bases, (struct map_row){.place = "P", .key = "a"}, 100, 100);
	map_add_point(&s.m, s.bases,
		(struct map_row){.place = "P", .key = "b", .class_name = "BIG"}, 105, 100);
	EXPECT(collect(&s));
	EXPECT_INT(s.sites.n_clusters, 1);
	cluster_measure(&s.sites, &s.sites.clusters[0], &shape);
	EXPECT_NEAR(shape.width_pt, 5 + 1.4 + 9, 1e-9);
	EXPECT_NEAR(shape.height_pt, 9, 1e-9);
	cluster_set(&s.sites, &s.sites.clusters[0], &shape, (struct page_pt){0, 0}, 0);
	EXPECT_NEAR(s.sites.items[0].at.y, 4.5, 1e-9);
	EXPECT_NEAR(s.sites.items[1].at.x, 6.4 + 4.5, 1e-9);
	map_finish(&s.m);
}

static void not_displayed(struct test_state *t)
{
	struct setting s;
	init(&s, "  towns: { display: none }\n");
	map_add_point(&s.m, s.towns, (struct map_row){.name = "A"}, 100, 100);
	add_base(&s, "B", "B", 50, 50);
	EXPECT(collect(&s));
	EXPECT_INT(s.sites.n, 1);
	EXPECT_STR(s.sites.items[0].name, "B");
	map_finish(&s.m);
}

static void drawn(struct test_state *t)
{
	struct class_spec marks[] = {{.value = "air"}};
	struct setting s;
	init(&s, "  bases: { fill: '#0000ff' }\n"
		 "  bases.mark-air: { fill: '#ffffff', symbol-size: 2pt }\n"
		 "  bases.tag: { label: { font-size: 5pt, halo: '#ffff00', halo-width: 0.5pt } "
		 "}\n");
	map_use(s.bases, true, true, true);
	s.bases->mark_by = s.bases->class_by;
	s.bases->class_by = NULL;
	s.m.layer_specs[1].marks = marks;
	s.m.layer_specs[1].n_marks = 1;
	map_add_point(&s.m, s.bases,
		(struct map_row){.name = "A", .key = "a", .tag = "2021", .class_name = "air"},
		50, 60);
	map_add_point(&s.m, s.bases, (struct map_row){.name = "B", .key = "b"}, 100, 60);
	map_add_point(&s.m, s.bases, (struct map_row){.name = "C", .key = "c"}, 150, 60);
	map_add_point(&s.m, s.towns, (struct map_row){.name = "T", .key = "t"}, 200, 60);
	EXPECT(collect(&s));
	EXPECT_INT(s.sites.n, 4);
	s.sites.items[1].hidden = true;
	s.sites.items[2].covered = true;
	EXPECT(sites_draw(&s.m.layout, &s.sites, s.bases, &s.m.scene));
	/* Group, symbol, mark, tag, end. */
	const struct scene_item *it = s.m.scene.items;
	EXPECT_INT(s.m.scene.n_items, 5);
	EXPECT_STR(it[0].u.group.id, "bases");
	EXPECT_STR(it[0].u.group.class_name, "layer");
	EXPECT_INT(it[1].style.fill.b, 255);
	EXPECT_STR(it[1].meaning.key, "a");
	EXPECT_STR(it[1].meaning.title, "A");
	EXPECT_INT(it[2].style.fill.r, 255);
	EXPECT_STR(it[2].meaning.class_name, "mark-air");
	EXPECT_STR(it[3].u.text.text, "\xe2\x80\x99"
				      "21");
	EXPECT_NEAR(it[3].u.text.at.x, 50 + 2.5 + 0.6, 1e-9);
	/* Half of the capitals' 3.5 below the middle. */
	EXPECT_NEAR(it[3].u.text.at.y, 60 + 1.75, 1e-9);
	EXPECT_NEAR(it[3].u.text.width_pt, 9, 1e-9);
	EXPECT_NEAR(it[3].u.text.halo_width_pt, 1, 1e-9);
	/* A layer without sites that are drawn has no group. */
	s.sites.items[3].hidden = true;
	EXPECT(sites_draw(&s.m.layout, &s.sites, s.towns, &s.m.scene));
	EXPECT_INT(s.m.scene.n_items, 5);
	map_finish(&s.m);
}

static void without_memory(struct test_state *t)
{
	struct setting s;
	int n = 1;
	init(&s, NULL);
	add_base(&s, "A", "P", 10, 10);
	for (; n < 40; n++) {
		fixture_forget(&s.m.f);
		s.m.f.arena.fail_in = n;
		if (collect(&s)) {
			break;
		}
		EXPECT_INT(s.m.f.diag.code, SM_E_NOMEM);
	}
	EXPECT(n > 3 && n < 40);
	EXPECT_INT(s.m.f.diag.code, SM_OK);
	s.m.f.arena.fail_in = 0;
	map_finish(&s.m);
}

/* A picture as a symbol has a round ring. */
static void pictures(struct test_state *t)
{
	static const bool flags[] = {true};
	struct setting s;
	struct buf rules;
	init(&s, NULL);
	const char *file = fixture_write_text(
		&s.m.f, "a.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 2'/>");
	struct style *style = NULL;
	buf_init(&rules, 1000);
	buf_printf(&rules,
		"rules:\n  bases: { symbol: url(a.svg), symbol-size: 8pt, fill: '#112233' }\n"
		"  uncertain: { symbol-size: 2pt, stroke: '#445566' }\n");
	EXPECT(file != NULL &&
		style_read(&s.m.f.arena, fixture_write_text(&s.m.f, "p.yaml", rules.ptr), NULL,
			&style));
	s.m.layout.style = style;
	add_base(&s, "maybe", "maybe", 50, 50);
	s.bases->uncertain = flags;
	EXPECT(collect(&s));
	EXPECT_NEAR(s.sites.items[0].size_pt, 10, 0);
	EXPECT(sites_draw(&s.m.layout, &s.sites, s.bases, &s.m.scene));
	const char *dump = map_dump(&s.m);
	EXPECT(strstr(dump, "path M 55,50 C") != NULL);
	EXPECT(strstr(dump, "image picture_1 46,48 54,52 fill #112233ff") != NULL);
	buf_finish(&rules);
	map_finish(&s.m);
}

/* A site that may not be there has a ring, which makes room for itself. */
static void uncertain(struct test_state *t)
{
	static const char ring[] = "  uncertain: { symbol-size: 3pt, stroke: '#112233' }\n",
			  hidden[] = "  uncertain: { symbol-size: 3pt, display: none }\n";
	for (int shown = 0; shown <= 1; shown++) {
		static const bool flags[] = {true, false};
		struct setting s;
		init(&s, shown ? ring : hidden);
		add_base(&s, "maybe", "maybe", 50, 50);
		add_base(&s, "surely", "surely", 200, 50);
		s.bases->uncertain = flags;
		EXPECT(collect(&s));
		EXPECT_INT(s.sites.n, 2);
		EXPECT(s.sites.items[0].uncertain && !s.sites.items[1].uncertain);
		EXPECT_NEAR(s.sites.items[0].size_pt, shown ? 8 : 5, 0);
		EXPECT_NEAR(s.sites.items[1].size_pt, 5, 0);
		EXPECT_NEAR(site_width_pt(&s.sites.items[0]), shown ? 8 : 5, 0);
		EXPECT_NEAR(site_ring_pt(&s.m.layout), shown ? 3 : 0, 0);
		EXPECT(sites_draw(&s.m.layout, &s.sites, s.bases, &s.m.scene));
		const char *dump = map_dump(&s.m);
		EXPECT((strstr(dump, "stroke #112233ff class 'uncertain'") != NULL) == shown);
		map_finish(&s.m);
	}
}

TEST_MAIN({"pictures", pictures}, {"on the map", on_the_map},
	{"places of a multipoint", places_of_a_multipoint}, {"clusters", clusters},
	{"towns stay alone", towns_stay_alone}, {"touching in a chain", touching_in_a_chain},
	{"order in a cluster", order_in_a_cluster}, {"name of a cluster", name_of_a_cluster},
	{"not labelled", not_labelled}, {"tags", tags}, {"towns give way", towns_give_way},
	{"rows of symbols", rows_of_symbols}, {"set in rows", set_in_rows},
	{"symbols of many sizes", symbols_of_many_sizes}, {"not displayed", not_displayed},
	{"drawn", drawn}, {"uncertain", uncertain}, {"without memory", without_memory})
