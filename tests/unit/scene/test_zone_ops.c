#include "fixture.h"
#include "proj/geodesic.h"
#include "scene/layers.h"
#include "scene/zone.h"
#include "scene/zone_ops.h"
#include "test.h"

#include <math.h>

static const char towns_csv[] = "id,name,lon,lat,from,to\ngao,Gao,0,16,,\nkid,Kidal,1.4,18.4,,"
				"\nnia,Niamey,2.1,13.5,,\n";
static const char members_csv[] = "group,member,from,to\nG,gao,2010,2015\nG,kid,2010,\n";
static const char zones_csv[] = "id,name,kind,lon,lat,radius_km,from,to\n"
				"old,Old,circle,0,15,100,2010,2015\n"
				"new,New,circle,1,15,100,2016,\n"
				"vague,Vague,circle,1,15,50,,2020-06\n"
				"bad,Bad,circle,1,15,50,today,\n";

struct made {
	struct fixture f;
	struct document document;
	struct spec spec;
	struct layers layers;
};

static bool load(struct made *m, const char *layers, struct date on)
{
	char text[4096];
	(void)fixture_write_text(&m->f, "towns.csv", towns_csv);
	(void)fixture_write_text(&m->f, "members.csv", members_csv);
	(void)fixture_write_text(&m->f, "zones.csv", zones_csv);
	(void)snprintf(text, sizeof(text),
		"date: 2023-09-16\ngroups: { source: members.csv }\nlayers:\n"
		"  - { id: towns, source: towns.csv, key: id }\n%s",
		layers);
	const char *path = fixture_path(&m->f, "map.yaml");
	if (!parse_text(&m->f.arena, path, text, strlen(text), &m->document) ||
		!spec_read(&m->f.arena, &m->document, &m->spec)) {
		printf("# %s\n", m->f.diag.errors[0].text);
		return false;
	}
	const struct layers_request request = {.spec = &m->spec, .lang = "fr", .on = on};
	return layers_load(&m->f.arena, &request, &m->layers);
}

static const struct date day_2012 = {2012, 5, 1}, day_2018 = {2018, 5, 1};

static double km2(struct made *m, size_t layer)
{
	return zone_area_m2(&m->f.arena, &m->layers.items[layer]) / 1e6;
}

static bool holds(const struct made *m, size_t layer, double lon, double lat)
{
	const struct features *f = &m->layers.items[layer].features;
	return f->n_items == 1 &&
	       feature_contains_lonlat(f, &f->items[0], (struct lonlat){lon, lat});
}

static void operations(struct test_state *t)
{
	struct made m = {0};
	fixture_init(&m.f);
	EXPECT(load(&m,
		"  - { id: a, zone: { circle: { at: [0, 15], radius: 100km } } }\n"
		"  - { id: b, zone: { circle: { at: [1, 15], radius: 100km } } }\n"
		"  - { id: u, zone: { union: [{ layer: a }, { layer: b }] } }\n"
		"  - { id: i, zone: { intersection: [{ layer: a }, { layer: b }] } }\n"
		"  - { id: d, zone: { difference: [{ layer: a }, { layer: b }] } }\n"
		"  - { id: n, zone: { buffer: 20km, of: { layer: towns } } }\n"
		"  - { id: o, zone: { buffer: 20km, of: { layer: towns, where: { id: gao } } } "
		"}\n"
		"  - { id: r, zone: { buffer: 50km, of: { layer: a } } }\n",
		day_2012));
	EXPECT_INT(m.f.diag.n_errors + m.f.diag.n_warnings, 0);
	double circle = acos(-1) * 100 * 100;
	EXPECT_NEAR(km2(&m, 1), circle, circle * 1e-4);
	/* Two discs of a sphere's plane of radius r whose centres are d apart share
	 * 2 r2 acos(d / 2r) - d / 2 sqrt(4 r2 - d2); d by geodesic. */
	double d = geodesic_distance_m((struct lonlat){0, 15}, (struct lonlat){1, 15}) / 1000;
	double shared = 2e4 * acos(d / 200) - d / 2 * sqrt(4e4 - d * d);
	EXPECT_NEAR(km2(&m, 4), shared, shared * 1e-3);
	EXPECT_NEAR(km2(&m, 3), 2 * circle - shared, circle * 1e-3);
	EXPECT_NEAR(km2(&m, 5), circle - shared, circle * 1e-3);
	EXPECT(holds(&m, 5, -0.5, 15) && !holds(&m, 5, 0.5, 15) && !holds(&m, 5, 1.5, 15));
	double small = acos(-1) * 400;
	EXPECT_NEAR(km2(&m, 6), 3 * small, small * 2e-3);
	EXPECT_NEAR(km2(&m, 7), small, small * 1e-3);
	EXPECT(holds(&m, 6, 2.1, 13.6) && !holds(&m, 7, 2.1, 13.6));
	EXPECT_NEAR(km2(&m, 8), acos(-1) * 150 * 150, 50);
	for (size_t i = 1; i < 9; i++) {
		const struct map_layer *l = &m.layers.items[i];
		EXPECT_INT(l->features.n_items, 1);
		EXPECT_INT(l->features.items[0].row, 0);
		EXPECT(l->features.space == SPACE_LONLAT && l->uncertain == NULL);
		EXPECT_STR(l->path, fixture_path(&m.f, "map.yaml"));
		EXPECT_STR(table_column(l->features.table, "id")->u.text[0], l->spec->id);
	}
	fixture_finish(&m.f);
}

/* Members of a group on the day are the zone: another day, another zone. */
static void groups(struct test_state *t)
{
	static const struct {
		struct date on;
		bool gao, kidal;
	} rows[] = {{{2012, 1, 1}, true, true}, {{2018, 1, 1}, false, true}};
	for (size_t i = 0; i < 2; i++) {
		struct made m = {0};
		fixture_init(&m.f);
		EXPECT(load(&m,
			"  - { id: n, zone: { buffer: 5km, of: { layer: towns, where: { group: "
			"G } } "
			"} }\n",
			rows[i].on));
		EXPECT(holds(&m, 1, 0, 16) == rows[i].gao);
		EXPECT(holds(&m, 1, 1.4, 18.4) == rows[i].kidal);
		EXPECT(!holds(&m, 1, 2.1, 13.5));
		fixture_finish(&m.f);
	}
}

/* A row that does not hold on the day is not there, alone or in another zone. */
static void dates(struct test_state *t)
{
	static const char layers[] =
		"  - { id: a, source: zones.csv, zone: old, valid: [from, to], label: name }\n"
		"  - { id: b, valid: [from, to], zone: { union: [{ id: old, source: zones.csv "
		"}, "
		"{ id: new, source: zones.csv }] } }\n"
		"  - { id: c, zone: { id: old, source: zones.csv } }\n"
		"  - { id: e, valid: [from, to], when: ended, zone: { id: old, source: "
		"zones.csv } "
		"}\n";
	struct made m = {0};
	fixture_init(&m.f);
	EXPECT(load(&m, layers, day_2012));
	EXPECT(holds(&m, 1, -0.5, 15));
	EXPECT(holds(&m, 2, -0.5, 15) && !holds(&m, 2, 1.5, 15));
	EXPECT(holds(&m, 3, -0.5, 15));
	EXPECT_INT(m.layers.items[4].features.n_items, 0);
	EXPECT_STR(fixture_warning(&m.f, "empty-layer"),
		"map.yaml:8:5: layer 'e' has nothing to draw");
	EXPECT_STR(zone_made_from(&m.f.arena, &m.layers.items[1]), "circle");
	EXPECT_STR(zone_made_from(&m.f.arena, &m.layers.items[2]), "old ∪ new");
	fixture_forget(&m.f);
	EXPECT(load(&m, layers, day_2018));
	EXPECT_INT(m.layers.items[1].features.n_items, 0);
	EXPECT(m.layers.items[1].features.table->n_rows == 4);
	EXPECT(!holds(&m, 2, -0.5, 15) && holds(&m, 2, 1.5, 15));
	EXPECT(holds(&m, 3, -0.5, 15)); /* without `valid:` no day is asked for */
	EXPECT(holds(&m, 4, -0.5, 15));
	EXPECT_STR(fixture_warning(&m.f, "empty-layer"),
		"map.yaml:5:5: layer 'a' has nothing to draw");
	EXPECT_NEAR(zone_area_m2(&m.f.arena, &m.layers.items[1]), 0, 0);
	EXPECT(zone_made_from(&m.f.arena, &m.layers.items[1]) == NULL);
	fixture_finish(&m.f);
}

static void uncertain_dates(struct test_state *t)
{
	static const struct {
		const char *zone;
		struct date on;
		bool drawn, uncertain;
	} rows[] = {{"old", {2015, 6, 1}, true, true}, {"old", {2012, 6, 1}, true, false},
		{"new", {2016, 0, 0}, true, true}, {"vague", {2019, 1, 1}, false, false}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct made m = {0};
		char layer[200];
		fixture_init(&m.f);
		(void)snprintf(layer, sizeof(layer),
			"  - { id: a, valid: [from, to], zone: { id: %s, source: zones.csv } "
			"}\n",
			rows[i].zone);
		EXPECT(load(&m, layer, rows[i].on));
		const struct map_layer *l = &m.layers.items[1];
		EXPECT_INT(l->features.n_items, rows[i].drawn);
		size_t row = zone_find(l->features.table, rows[i].zone);
		EXPECT(l->uncertain != NULL && l->uncertain[row] == rows[i].uncertain);
		fixture_finish(&m.f);
	}
}

static void what_is_no_date(struct test_state *t)
{
	static const struct {
		const char *layer, *want;
		int code;
	} rows[] = {
		{"  - { id: a, valid: [from, to], zone: { id: bad, source: zones.csv } }\n",
			"zones.csv:5:24: from: 'today' is no date such as 2023-09-16, 2023-09 "
			"or "
			"2023",
			SM_E_DATA},
		{"  - { id: a, valid: [from, to], zone: { buffer: 1km, of: { id: bad, source: "
		 "zones.csv } } }\n",
			"zones.csv:5:24: from: 'today' is no date such as 2023-09-16, 2023-09 "
			"or "
			"2023",
			SM_E_DATA},
		{"  - { id: a, valid: [since, to], zone: { id: old, source: zones.csv } }\n",
			"map.yaml:5:5: layer 'a': valid: no field 'since' in zones.csv",
			SM_E_SPEC},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct made m = {0};
		fixture_init(&m.f);
		EXPECT(!load(&m, rows[i].layer, day_2012));
		EXPECT_INT(m.f.diag.code, rows[i].code);
		const char *got = fixture_error(&m.f);
		EXPECT(strncmp(got, rows[i].want, 40) == 0);
		EXPECT(strstr(got, "zones.csv") != NULL);
		fixture_finish(&m.f);
	}
}

static void fields(struct test_state *t)
{
	struct made m = {0};
	fixture_init(&m.f);
	EXPECT(load(&m,
		"  - { id: a, zone: { circle: { at: [0, 15], radius: 1km } }, legend: Ring, "
		"label: "
		"name }\n"
		"  - { id: b, zone: { layer: a }, legend: { en: Ring, fr: Anneau }, label: "
		"name }\n"
		"  - { id: c, zone: { layer: b }, label: id }\n",
		day_2012));
	struct map_layer *l = m.layers.items;
	EXPECT_STR(text_chain_get(&m.f.arena, &l[1].label, 0), "Ring");
	EXPECT_STR(text_chain_get(&m.f.arena, &l[2].label, 0), "Anneau");
	EXPECT_STR(text_chain_get(&m.f.arena, &l[3].label, 0), "c");
	EXPECT_INT(l[1].features.table->n_columns, 2);
	EXPECT_INT(l[2].features.table->n_columns, 3);
	EXPECT_INT(l[3].features.table->n_columns, 1);
	EXPECT_STR(zone_made_from(&m.f.arena, &l[1]), "circle");
	EXPECT_STR(zone_made_from(&m.f.arena, &l[2]), "a");
	fixture_finish(&m.f);
}

static void warnings(struct test_state *t)
{
	static const struct {
		const char *zone, *want;
	} rows[] = {
		{"{ intersection: [{ layer: a }, { layer: b }] }",
			"7:20: layer 'z': zone: the intersection is empty"},
		{"{ difference: [{ layer: a }, { layer: a }] }",
			"7:20: layer 'z': zone: the difference is empty"},
		{"{ buffer: 1km, of: { layer: towns, where: { id: x } } }",
			"7:39: layer 'z': zone: nothing of layer 'towns' is in it"},
		{"{ layer: towns, where: { id: x } }",
			"7:20: layer 'z': zone: nothing of layer 'towns' is in it"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct made m = {0};
		char layers[500], want[200];
		fixture_init(&m.f);
		(void)snprintf(layers, sizeof(layers),
			"  - { id: a, zone: { circle: { at: [0, 15], radius: 1km } } }\n"
			"  - { id: b, zone: { circle: { at: [1, 15], radius: 1km } } }\n"
			"  - { id: z, zone: %s }\n",
			rows[i].zone);
		EXPECT(load(&m, layers, day_2012));
		(void)snprintf(want, sizeof(want), "map.yaml:%s", rows[i].want);
		EXPECT_STR(fixture_warning(&m.f, "empty-zone"), want);
		EXPECT_INT(m.layers.items[3].features.n_items, 0);
		fixture_finish(&m.f);
	}
}

TEST_MAIN({"operations", operations}, {"groups", groups}, {"dates", dates},
	{"uncertain dates", uncertain_dates}, {"what is no date", what_is_no_date},
	{"fields", fields}, {"warnings", warnings})
