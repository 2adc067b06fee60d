#include "fixture.h"
#include "scene/layers.h"
#include "test.h"

#include <math.h>

static const char towns_csv[] = "id,name,name_fr,name_en,lon,lat,east,north,kind,from,to,rank\n"
				"gao,Gao,,Gao town,0,16,1,17,city,2013-01-26,2022-08-15,2\n"
				"kid,Kidal,Kidal (fr),,1.4,18.4,2,19,town,2013,2021-10,3\n"
				"nia,Niamey,\"\",,2.1,13.5,3,14,city,2020-05-01,,1\n"
				"may,Maybe,,,2.2,13.6,3,14,camp,,,4\n"
				"old,Oldie,,,2.3,13.7,3,14,camp,,2019,5\n";
static const char members_csv[] =
	"group,member,from,to\nOpen,gao,2010,2030\nOpen,nia,2010,2030\n";

struct made {
	struct fixture f;
	struct document document;
	struct spec spec;
	struct layers layers;
};

/* A map file of these layers beside the two tables. */
static bool load_in(struct made *m, const char *layers, const char *lang, struct date on)
{
	char text[4096];
	(void)fixture_write_text(&m->f, "towns.csv", towns_csv);
	(void)fixture_write_text(&m->f, "members.csv", members_csv);
	(void)snprintf(text, sizeof(text),
		"date: 2023-09-16\ngroups: { source: members.csv }\nlayers:\n%s", layers);
	const char *path = fixture_path(&m->f, "map.yaml");
	if (!parse_text(&m->f.arena, path, text, strlen(text), &m->document) ||
		!spec_read(&m->f.arena, &m->document, &m->spec)) {
		printf("# %s\n", m->f.diag.errors[0].text);
		return false;
	}
	const struct layers_request request = {.spec = &m->spec, .lang = lang, .on = on};
	return layers_load(&m->f.arena, &request, &m->layers);
}

static bool load(struct made *m, const char *layers)
{
	return load_in(m, layers, "en", (struct date){2023, 9, 16});
}

/* The ids of a layer's features, one after the other. */
static const char *ids(struct made *m, size_t layer)
{
	char text[200] = "";
	const struct features *f = &m->layers.items[layer].features;
	for (size_t i = 0; i < f->n_items; i++) {
		size_t n = strlen(text);
		(void)snprintf(text + n, sizeof(text) - n, "%s%s", n > 0 ? " " : "",
			table_column(f->table, "id")->u.text[f->items[i].row]);
	}
	const char *copy = arena_strdup(&m->f.arena, text);
	return copy == NULL ? "" : copy;
}

static void sources_are_shared(struct test_state *t)
{
	struct made m = {0};
	fixture_init(&m.f);
	EXPECT(load(&m, "  - { id: a, source: towns.csv }\n"
			"  - { id: b, source: towns.csv, where: { kind: city } }\n"
			"  - { id: c, from: b }\n"
			"  - { id: d, source: towns.csv, lon: east, lat: north }\n"
			"  - { id: e, source: towns.csv, encoding: CP1252 }\n"
			"  - { id: f, from: d }\n"
			"  - { id: g, source: towns.csv, lon: east }\n"
			"  - { id: h, source: towns.csv, crs: 'EPSG:4326' }\n"));
	const struct map_layer *l = m.layers.items;
	EXPECT_INT(m.layers.n, 8);
	static const size_t same_as[] = {0, 0, 0, 3, 4, 3, 6, 7};
	for (size_t i = 0; i < 8; i++) {
		for (size_t k = 0; k < 8; k++) {
			bool shared = l[i].features.table == l[k].features.table;
			EXPECT(shared == (same_as[i] == same_as[k]));
			EXPECT((l[i].info == l[k].info) == shared);
		}
		EXPECT_INT(l[i].features.n_items, i == 1 ? 2 : 5);
		EXPECT(l[i].spec == &m.spec.layers[i]);
		EXPECT_STR(l[i].path, fixture_path(&m.f, "towns.csv"));
		EXPECT(l[i].features.space == SPACE_LONLAT);
	}
	EXPECT_NEAR(l[0].features.pts[1].x, 1.4, 0);
	EXPECT_NEAR(l[3].features.pts[1].x, 2, 0);
	EXPECT_NEAR(l[3].features.pts[1].y, 19, 0);
	EXPECT(layers_find(&m.layers, "d") == &l[3]);
	EXPECT(layers_find(&m.layers, "x") == NULL);
	EXPECT(m.layers.selection.spec == &m.spec && m.layers.selection.on.day == 16);
	EXPECT(m.layers.selection.memberships->table != NULL);
	fixture_finish(&m.f);
}

static void as_of_a_day(struct test_state *t)
{
	static const struct {
		const char *options;
		struct date on;
		const char *want;
	} rows[] = {
		{"", {2012, 1, 1}, ""},
		{"", {2013, 1, 1}, "kid"},
		{"", {2013, 1, 25}, "kid"},
		{"", {2013, 1, 26}, "gao kid"},
		{"", {2021, 10, 31}, "gao kid nia"},
		{"", {2021, 11, 1}, "gao nia"},
		{"", {2022, 8, 15}, "gao nia"},
		{"", {2022, 8, 16}, "nia"},
		{"when: current, unknown-from: true", {2022, 8, 16}, "nia may"},
		{"unknown-from: true", {2019, 12, 31}, "gao kid may old"},
		{"unknown-from: true", {2020, 1, 1}, "gao kid may"},
		{"when: ended", {2022, 8, 15}, "kid old"},
		{"when: ended", {2022, 8, 16}, "gao kid old"},
		{"when: all", {1990, 0, 0}, "gao kid nia may old"},
		{"when: ended, where: { kind: city }", {2023, 1, 1}, "gao"},
		{"where: { group: Open }", {2021, 1, 1}, "gao nia"},
		{"where: { not: { group: Open } }", {2021, 1, 1}, "kid"},
		{"where: { rank: '>= 2', kind: [town, city] }", {2021, 1, 1}, "gao kid"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct made m = {0};
		char layer[300];
		fixture_init(&m.f);
		(void)snprintf(layer, sizeof(layer),
			"  - { id: a, source: towns.csv, key: id, valid: [from, to]%s%s }\n",
			rows[i].options[0] == '\0' ? "" : ", ", rows[i].options);
		EXPECT(load_in(&m, layer, "en", rows[i].on));
		EXPECT_STR(ids(&m, 0), rows[i].want);
		bool empty = rows[i].want[0] == '\0';
		EXPECT_INT(m.f.diag.n_warnings, empty);
		if (empty) {
			EXPECT(strstr(m.f.diag.warnings[0].text,
				       "map.yaml:4:5: layer 'a' has nothing to draw") != NULL);
			EXPECT_STR(m.f.diag.warnings[0].kind, "empty-layer");
		}
		fixture_finish(&m.f);
	}
}

static void bad_dates(struct test_state *t)
{
	struct made m = {0};
	char want[300];
	fixture_init(&m.f);
	(void)fixture_write_text(&m.f, "bad.csv",
		"id,lon,lat,from,to\na,0,0,2020,\nb,0,0,,2021-02-29\nc,0,0,soon,\n");
	EXPECT(!load(&m, "  - { id: a, source: bad.csv, valid: [from, to] }\n"));
	(void)snprintf(want, sizeof(want),
		"%s:3:8: to: '2021-02-29' is no date: February 2021 has 28 days",
		fixture_path(&m.f, "bad.csv"));
	EXPECT_STR(m.f.diag.errors[0].text, want);
	EXPECT_INT(m.f.diag.code, SM_E_DATA);
	EXPECT_INT(m.f.diag.n_errors, 1);
	/* Rows that are not asked for may say what they like. */
	fixture_forget(&m.f);
	EXPECT(load(
		&m, "  - { id: a, source: bad.csv, valid: [from, to], where: { id: a } }\n"));
	EXPECT_STR(ids(&m, 0), "a");
	fixture_forget(&m.f);
	EXPECT(!load(
		&m, "  - { id: a, source: bad.csv, valid: [from, to], where: { id: c } }\n"));
	EXPECT(strstr(m.f.diag.errors[0].text, ":4:7: from: 'soon' ") != NULL);
	fixture_finish(&m.f);
}

/* Every field that is not there is said, at its layer, in one go. */
static void unknown_fields(struct test_state *t)
{
	static const char *const want[] = {
		":4:5: layer 'a': key: no field 'idd'; did you mean 'id'?",
		":4:5: layer 'a': rank: no field 'ranks'; did you mean 'rank'?",
		":4:5: layer 'a': symbol-by: no field 'kinds'; did you mean 'kind'?",
		":4:5: layer 'a': tag: no field 'tu'; did you mean 'to'?",
		":4:5: layer 'a': cluster: no field 'population'",
		":4:5: layer 'a': label: no field 'nam'; did you mean 'name'?",
		":4:5: layer 'a': title: no field 'titre'",
		":7:24: no field 'colour'",
		":7:52: no field 'latt'; did you mean 'lat'?",
		":8:5: layer 'b': valid: no field 'since'",
	};
	struct made m = {0};
	fixture_init(&m.f);
	EXPECT(!load(&m, "  - { id: a, source: towns.csv, key: idd, rank: ranks,\n"
			 "      symbol-by: kinds, tag: tu, cluster: population,\n"
			 "      label: nam, title: titre,\n"
			 "      where: { colour: red }, label-where: { latt: 1 } }\n"
			 "  - { id: b, source: towns.csv, valid: [since, to] }\n"));
	size_t n = sizeof(want) / sizeof(want[0]),
	       path = strlen(fixture_path(&m.f, "map.yaml"));
	EXPECT_INT(m.f.diag.code, SM_E_SPEC);
	EXPECT_INT(m.f.diag.n_errors, n);
	for (size_t i = 0; i < n && i < m.f.diag.n_errors; i++) {
		EXPECT_STR(m.f.diag.errors[i].text + path, want[i]);
	}
	fixture_finish(&m.f);
}

/* An error of the data ends it: the next layer is not looked at. */
static void data_errors_end_it(struct test_state *t)
{
	struct made m = {0};
	fixture_init(&m.f);
	EXPECT(!load(&m, "  - { id: a, source: missing.csv }\n"
			 "  - { id: b, source: towns.csv, key: none }\n"));
	EXPECT_INT(m.f.diag.n_errors, 1);
	EXPECT_INT(m.f.diag.code, SM_E_DATA);
	EXPECT(strstr(m.f.diag.errors[0].text, "missing.csv") != NULL);
	fixture_finish(&m.f);
}

static void missing_memberships(struct test_state *t)
{
	struct made m = {0};
	fixture_init(&m.f);
	EXPECT(load(&m, "  - { id: a, source: towns.csv }\n"));
	m.spec.groups.source = "nowhere.csv";
	const struct layers_request request = {
		.spec = &m.spec, .lang = "en", .on = {2023, 0, 0}};
	EXPECT(!layers_load(&m.f.arena, &request, &m.layers));
	EXPECT_INT(m.f.diag.n_errors, 1);
	m.spec.groups.source = "towns.csv"; /* a table, but not of members */
	fixture_forget(&m.f);
	EXPECT(!layers_load(&m.f.arena, &request, &m.layers));
	EXPECT(strstr(m.f.diag.errors[0].text, "towns.csv: no column 'group'") != NULL);
	m.spec.groups.source = NULL;
	fixture_forget(&m.f);
	EXPECT(layers_load(&m.f.arena, &request, &m.layers));
	fixture_finish(&m.f);
}

static void texts_in_a_language(struct test_state *t)
{
	static const struct {
		const char *lang;
		const char *want[3]; /* Gao, Kidal, Niamey */
	} rows[] = {
		{"en", {"Gao town", "Kidal", "Niamey"}},
		{"fr", {"Gao", "Kidal (fr)", "Niamey"}},
		{"fr-BF", {"Gao", "Kidal (fr)", "Niamey"}},
		{"ar", {"Gao", "Kidal", "Niamey"}},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct made m = {0};
		fixture_init(&m.f);
		EXPECT(load_in(&m, "  - { id: a, source: towns.csv, label: name, title: id }\n",
			rows[i].lang, (struct date){2023, 9, 16}));
		struct map_layer *l = &m.layers.items[0];
		for (size_t row = 0; row < 3; row++) {
			const char *got = text_chain_get(&m.f.arena, &l->label, row);
			EXPECT_STR(got == NULL ? "" : got, rows[i].want[row]);
			EXPECT_STR(text_chain_get(&m.f.arena, &l->title, row),
				l->features.table->columns[0].u.text[row]);
		}
		fixture_finish(&m.f);
	}
}

/* Title is the label when not given; a field may exist in languages only. */
static void titles(struct test_state *t)
{
	struct made m = {0};
	fixture_init(&m.f);
	(void)fixture_write_text(&m.f, "only.csv",
		"id,lon,lat,nom_en,nom_fr_CA,nom_fr\n"
		"a,0,0,one,une CA,un\nb,0,0,two,,\nc,0,0,,,\n");
	EXPECT(load_in(&m,
		"  - { id: a, source: only.csv, label: nom }\n"
		"  - { id: b, source: only.csv }\n",
		"fr_CA", (struct date){2023, 9, 16}));
	const struct map_layer *l = m.layers.items;
	EXPECT_INT(l[0].label.n, 3);
	EXPECT_STR(text_chain_get(&m.f.arena, &l[0].title, 0), "une CA");
	EXPECT_STR(text_chain_get(&m.f.arena, &l[0].title, 1), "two");
	EXPECT(text_chain_get(&m.f.arena, &l[0].title, 2) == NULL);
	EXPECT(text_chain_get(&m.f.arena, &l[1].title, 0) == NULL);
	EXPECT(l[0].labelled[0] && !l[1].labelled[0]);
	EXPECT(layer_key(&m.f.arena, &l[0], 0) == NULL);
	fixture_finish(&m.f);
}

static void which_are_labelled(struct test_state *t)
{
	struct made m = {0};
	fixture_init(&m.f);
	EXPECT(load(&m, "  - { id: a, source: towns.csv, key: id, label: name,\n"
			"      label-where: { not: { group: Open } } }\n"));
	static const bool want[] = {false, true, false, true, true};
	for (size_t row = 0; row < 5; row++) {
		EXPECT(m.layers.items[0].labelled[row] == want[row]);
	}
	EXPECT_INT(m.layers.items[0].features.n_items, 5);
	EXPECT_STR(layer_key(&m.f.arena, &m.layers.items[0], 2), "nia");
	fixture_finish(&m.f);
}

static void style_classes(struct test_state *t)
{
	struct made m = {0};
	fixture_init(&m.f);
	EXPECT(load(&m,
		"  - { id: a, source: towns.csv, symbol-by: kind,\n"
		"      classes: { city: Cities, other: Rest, town: Towns } }\n"
		"  - { id: b, source: towns.csv, symbol-by: kind }\n"
		"  - { id: c, source: towns.csv, symbol-by: rank, classes: { 2: Two } }\n"
		"  - { id: d, source: towns.csv }\n"
		"  - { id: e, source: towns.csv, symbol-by: to }\n"));
	static const struct {
		const char *name[5];
		int index[5];
	} want[] = {
		/* rows: gao city, kid town, may camp */
		{{"city", "town", "other"}, {0, 2, 1}},
		{{"city", "town", "camp"}, {-1, -1, -1}},
		{{"2", "other", "other"}, {0, -1, -1}},
		{{NULL, NULL, NULL}, {-1, -1, -1}},
		{{"2022-08-15", "2021-10", NULL}, {-1, -1, -1}},
	};
	static const size_t rows[] = {0, 1, 3};
	for (size_t i = 0; i < 5; i++) {
		const struct map_layer *l = &m.layers.items[i];
		for (size_t k = 0; k < 3; k++) {
			const char *got = layer_class(&m.f.arena, l, rows[k]);
			EXPECT((got == NULL) == (want[i].name[k] == NULL));
			EXPECT(got == NULL || strcmp(got, want[i].name[k]) == 0);
			EXPECT_INT(layer_class_index(&m.f.arena, l, rows[k]), want[i].index[k]);
		}
	}
	fixture_finish(&m.f);
}

static void marks(struct test_state *t)
{
	struct made m = {0};
	fixture_init(&m.f);
	EXPECT(load(&m,
		"  - { id: a, source: towns.csv, mark-by: kind,\n"
		"      marks: { city: Cities, camp: Camps } }\n"
		"  - { id: b, source: towns.csv }\n"
		"  - { id: c, source: towns.csv, mark-by: to, marks: { 2021-10: Gone } }\n"));
	/* rows: gao city, kid town, nia city, may camp; the last two have no `to` */
	static const char *const want[][4] = {{"mark-city", NULL, "mark-city", "mark-camp"},
		{NULL, NULL, NULL, NULL}, {NULL, "mark-2021-10", NULL, NULL}};
	for (size_t i = 0; i < 3; i++) {
		for (size_t row = 0; row < 4; row++) {
			const char *got = layer_mark(&m.f.arena, &m.layers.items[i], row);
			EXPECT_STR(got == NULL ? "none" : got,
				want[i][row] == NULL ? "none" : want[i][row]);
		}
	}
	EXPECT_STR(layer_mark_class(&m.f.arena, "x"), "mark-x");
	m.f.arena.fail_in = 1;
	EXPECT(layer_mark_class(&m.f.arena, "x") == NULL);
	fixture_finish(&m.f);
}

static void columns_are_found(struct test_state *t)
{
	struct made m = {0};
	fixture_init(&m.f);
	EXPECT(load(&m, "  - { id: a, source: towns.csv, key: id, rank: rank, tag: to,\n"
			"      cluster: name, symbol-by: kind }\n"
			"  - { id: b, from: a }\n"
			"  - { id: c, from: a, key: name }\n"));
	const struct map_layer *l = m.layers.items;
	EXPECT_STR(l[0].key->name, "id");
	EXPECT_STR(l[0].rank->name, "rank");
	EXPECT_STR(l[0].tag->name, "to");
	EXPECT_STR(l[0].cluster->name, "name");
	EXPECT_STR(l[0].class_by->name, "kind");
	EXPECT_STR(l[1].key->name, "id"); /* the key belongs to the source, the rest does not */
	EXPECT(l[1].rank == NULL && l[1].tag == NULL && l[1].cluster == NULL);
	EXPECT_STR(l[2].key->name, "name");
	fixture_finish(&m.f);
}

static void zones(struct test_state *t)
{
	struct made m = {0};
	char want[400];
	fixture_init(&m.f);
	const char *path = fixture_write_text(&m.f, "zones.csv",
		"id,name,kind,lon,lat,radius_km\none,One,circle,0,15,100\n"
		"two,Two,circle,5,15,200\n");
	EXPECT(load(&m, "  - { id: a, source: zones.csv, zone: two, label: name, key: id }\n"));
	const struct map_layer *l = &m.layers.items[0];
	EXPECT_INT(l->features.n_items, 1);
	EXPECT_INT(l->features.items[0].row, 1);
	EXPECT_STR(layer_key(&m.f.arena, l, l->features.items[0].row), "two");
	EXPECT(l->features.items[0].box.min_x > 3 && l->features.items[0].box.max_x < 7);
	fixture_forget(&m.f);
	EXPECT(!load(&m, "  - { id: a, source: zones.csv, zone: onne }\n"
			 "  - { id: b, source: towns.csv, zone: gaoo }\n"
			 "  - { id: c, source: members.csv, zone: far }\n"));
	const char *map = fixture_path(&m.f, "map.yaml");
	EXPECT_INT(m.f.diag.n_errors, 3);
	EXPECT_INT(m.f.diag.code, SM_E_SPEC);
	(void)snprintf(want, sizeof(want), "%s:4:39: no zone 'onne' in %s; did you mean 'one'?",
		map, path);
	EXPECT_STR(m.f.diag.errors[0].text, want);
	(void)snprintf(want, sizeof(want), "%s:5:39: no zone 'gaoo' in %s; did you mean 'gao'?",
		map, fixture_path(&m.f, "towns.csv"));
	EXPECT_STR(m.f.diag.errors[1].text, want);
	(void)snprintf(want, sizeof(want), "%s:6:41: no zone 'far' in %s", map,
		fixture_path(&m.f, "members.csv"));
	EXPECT_STR(m.f.diag.errors[2].text, want);
	fixture_finish(&m.f);
}

/* Burkina Faso's provinces of the tri-border zone, dissolved: one area, the first one's row. */
static void dissolving(struct test_state *t)
{
	struct made m = {0};
	char text[600];
	fixture_init(&m.f);
	const char *provinces = fixture_source(&m.f, "shapes/provinces.shp");
	(void)snprintf(text, sizeof(text),
		"  - { id: a, source: '%s', where: { key: [BFA/Soum, BFA/Oudalan, BFA/Yagha, "
		"BFA/Séno] } }\n"
		"  - { id: b, from: a, where: { key: [BFA/Soum, BFA/Oudalan, BFA/Yagha, "
		"BFA/Séno] }, dissolve: true }\n"
		"  - { id: c, from: a, where: { key: nowhere }, dissolve: true }\n",
		provinces);
	if (!load(&m, text)) {
		printf("# %s\n", m.f.diag.errors[0].text);
		t->failed++;
		fixture_finish(&m.f);
		return;
	}
	const struct features *many = &m.layers.items[0].features,
			      *one = &m.layers.items[1].features;
	EXPECT_INT(many->n_items, 4);
	EXPECT_INT(one->n_items, 1);
	EXPECT_INT(one->items[0].row, many->items[0].row);
	EXPECT_INT(m.layers.items[2].features.n_items, 0);
	EXPECT_INT(m.f.diag.n_warnings, 1);
	double sum = 0, whole = 0;
	for (uint32_t k = 0; k < 4; k++) {
		for (uint32_t p = many->items[k].part_begin; p < many->items[k].part_end; p++) {
			sum += fabs(ring_area(&many->pts[many->parts[p].begin],
				many->parts[p].end - many->parts[p].begin));
		}
	}
	for (size_t p = 0; p < one->n_parts; p++) {
		whole += fabs(ring_area(&one->pts[one->parts[p].begin],
			one->parts[p].end - one->parts[p].begin));
	}
	EXPECT(sum > 2);
	EXPECT_NEAR(whole, sum, 1e-9);
	fixture_finish(&m.f);
}

static void put_little(unsigned char *at, uint32_t v)
{
	for (int i = 0; i < 4; i++) {
		at[i] = (unsigned char)(v >> 8 * i);
	}
}

static void put_big(unsigned char *at, uint32_t v)
{
	for (int i = 0; i < 4; i++) {
		at[i] = (unsigned char)(v >> (24 - 8 * i));
	}
}

enum {
	N_SHAPES = 200,
	SHP_BYTES = 100 + 28 * N_SHAPES,
	SHX_BYTES = 100 + 8 * N_SHAPES,
	DBF_BYTES = 65 + 5 * N_SHAPES
};

/* A shapefile of 200 points on a line, named 0000 to 0199; that of `bad` is no number. */
static void write_points(struct fixture *f, size_t bad)
{
	unsigned char shp[SHP_BYTES] = {0}, shx[SHX_BYTES] = {0}, dbf[DBF_BYTES] = {0};
	put_big(shp, 9994);
	put_big(shp + 24, SHP_BYTES / 2);
	put_little(shp + 28, 1000);
	put_little(shp + 32, 1);
	memcpy(shx, shp, 100);
	put_big(shx + 24, SHX_BYTES / 2);
	dbf[0] = 3;
	put_little(dbf + 4, N_SHAPES);
	dbf[8] = 65;
	dbf[10] = 5;
	memcpy(dbf + 32, "NAME", 4);
	dbf[43] = 'C';
	dbf[48] = 4;
	dbf[64] = '\r';
	for (size_t i = 0; i < N_SHAPES; i++) {
		unsigned char *record = shp + 100 + 28 * i;
		const double x = i == bad ? (double)NAN : 0.1 * (double)i, y = 10;
		put_big(record, (uint32_t)i + 1);
		put_big(record + 4, 10);
		put_little(record + 8, 1);
		memcpy(record + 12, &x, 8); /* the tests run on little-endian machines */
		memcpy(record + 20, &y, 8);
		put_big(shx + 100 + 8 * i, (uint32_t)(100 + 28 * i) / 2);
		put_big(shx + 104 + 8 * i, 10);
		char name[8];
		(void)snprintf(name, sizeof(name), " %04zu", i);
		memcpy(dbf + 65 + 5 * i, name, 5);
	}
	(void)fixture_write(f, "points.shp", shp, sizeof(shp));
	(void)fixture_write(f, "points.shx", shx, sizeof(shx));
	(void)fixture_write(f, "points.dbf", dbf, sizeof(dbf));
	(void)fixture_write_text(f, "points.prj",
		"GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137,"
		"298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"Degree\",0.0174532925199433]]");
}

/* One damaged record in 200 is left out, but not when the layer is about it. */
static void damage(struct test_state *t)
{
	static const struct {
		const char *where;
		size_t n; /* 0: an error */
	} rows[] = {{"", 199}, {", where: { name: ['0003', '0008'] }", 2},
		{", where: { name: ['0003', '0007'] }", 0}, {", where: { name: '0007' }", 0},
		{", where: { not: { name: '0007' } }", 199}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct made m = {0};
		char text[200], want[300];
		fixture_init(&m.f);
		write_points(&m.f, 7);
		(void)snprintf(text, sizeof(text), "  - { id: a, source: points.shp%s }\n",
			rows[i].where);
		bool ok = load(&m, text);
		EXPECT(ok == (rows[i].n > 0));
		EXPECT_INT(m.layers.items[0].info->n_bad, 1);
		EXPECT_INT(m.f.diag.n_warnings, 1);
		if (ok) {
			EXPECT_INT(m.layers.items[0].features.n_items, rows[i].n);
			EXPECT_INT(m.f.diag.n_errors, 0);
		} else {
			(void)snprintf(want, sizeof(want),
				"%s: layer 'a' needs shape 7, which is damaged",
				fixture_path(&m.f, "points.shp"));
			EXPECT_INT(m.f.diag.code, SM_E_DATA);
			EXPECT_INT(m.f.diag.n_errors, 1);
			EXPECT_STR(m.f.diag.errors[0].text, want);
		}
		fixture_finish(&m.f);
	}
}

static void out_of_memory(struct test_state *t)
{
	struct made m = {0};
	fixture_init(&m.f);
	static const char layers[] = "  - { id: a, source: towns.csv, key: id, label: name, "
				     "where: { kind: city } }\n";
	EXPECT(load(&m, layers));
	const struct layers_request request = {
		.spec = &m.spec, .lang = "en", .on = {2023, 9, 16}};
	int failures = 0;
	for (bool ok = false; !ok && failures < 500; failures += !ok) {
		fixture_forget(&m.f);
		m.f.arena.fail_in = failures + 1;
		ok = layers_load(&m.f.arena, &request, &m.layers);
		EXPECT(ok || (m.f.diag.code == SM_E_NOMEM && m.f.diag.n_errors == 1));
	}
	EXPECT(failures > 20 && failures < 500);
	fixture_finish(&m.f);
}

TEST_MAIN({"sources are shared", sources_are_shared}, {"as of a day", as_of_a_day},
	{"bad dates", bad_dates}, {"unknown fields", unknown_fields},
	{"data errors end it", data_errors_end_it},
	{"missing memberships", missing_memberships},
	{"texts in a language", texts_in_a_language}, {"titles", titles},
	{"which are labelled", which_are_labelled}, {"style classes", style_classes},
	{"marks", marks}, {"columns are found", columns_are_found}, {"zones", zones},
	{"dissolving", dissolving}, {"damage", damage}, {"out of memory", out_of_memory})
