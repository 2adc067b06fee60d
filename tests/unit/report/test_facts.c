#include "fixture.h"
#include "random.h"
#include "report/facts.h"
#include "report/json.h"
#include "test.h"

#include <math.h>
#include <stdlib.h>

/* Squares of one degree at the equator, as GeographicLib's Planimeter measures them. */
static const double square_m2 = 12308778361.469452;

static const char sites_csv[] = "id,name,operator,kind,lon,lat,from,to,source\n"
				"a,\"A, \"\"one\"\"\",X,big,0.5,0.5,2001,2010-06-30,Book 1\n"
				"b,B|b,Y,big,1.5,0.5,2005,,Book 2\n"
				"c,C,X,small,5,5,2005-03-01,,Book 1\n"
				"d,D,,small,6,6,,,\n";
static const char members_csv[] = "group,member,from,to,source\n"
				  "G,one,2000-01-01,,Treaty\n"
				  "G,two,2005,,Treaty\n"
				  "G,two,2004,,Again\n"
				  "G,gone,2000,2001,Treaty\n"
				  "H,one,2030,,Later\n";
static const char zones_csv[] = "id,name,name_fr,kind,lon,lat,radius_km\n"
				"ring,Ring,Anneau,circle,0,0,200\n";

struct made {
	struct fixture f;
	struct document document;
	struct spec spec;
	struct layers layers;
	struct layout layout;
	struct facts facts;
};

static bool load(struct made *m, const char *layers, const char *lang, struct date on)
{
	char text[4096];
	struct arena *a = &m->f.arena;
	(void)fixture_write_text(&m->f, "sites.csv", sites_csv);
	(void)fixture_write_text(&m->f, "members.csv", members_csv);
	(void)fixture_write_text(&m->f, "zones.csv", zones_csv);
	(void)snprintf(text, sizeof(text),
		"title: { en: 'A map', fr: 'Une carte' }\ndate: 2008\nsources: [ 'Own work' ]\n"
		"groups: { source: members.csv }\nlayers:\n%s",
		layers);
	const char *path = fixture_path(&m->f, "map.yaml");
	if (!parse_text(a, path, text, strlen(text), &m->document) ||
		!spec_read(a, &m->document, &m->spec)) {
		printf("# %s\n", m->f.diag.errors[0].text);
		return false;
	}
	const struct layers_request request = {.spec = &m->spec, .lang = lang, .on = on};
	m->layout = (struct layout){
		.a = a, .spec = &m->spec, .lang = lang, .on = on, .layers = &m->layers};
	if (!layers_load(a, &request, &m->layers)) {
		printf("# %s\n", m->f.diag.errors[0].text);
		return false;
	}
	return true;
}

static const char sites_layer[] =
	"  - { id: sites, source: sites.csv, key: id, label: name, symbol-by: operator,\n"
	"      valid: [from, to], unknown-from: true, count-by: [operator, kind],\n"
	"      classes: { X: { en: 'The X', fr: 'Les X' }, other: Others } }\n";
static const char zone_layer[] = "  - { id: zone, source: zones.csv, zone: ring }\n";

static const char *both(struct made *m)
{
	static char text[1024];
	(void)m;
	(void)snprintf(text, sizeof(text), "%s%s", sites_layer, zone_layer);
	return text;
}

static const char *written(struct made *m, const char *format)
{
	struct buf b;
	buf_init(&b, 1 << 20);
	facts_write(&m->facts, format, &b);
	const char *text = arena_strdup(&m->f.arena, b.failed || b.ptr == NULL ? "" : b.ptr);
	buf_finish(&b);
	return text == NULL ? "" : text;
}

static void expect_has(struct test_state *t, const char *text, const char *what, bool want)
{
	if ((strstr(text, what) != NULL) != want) {
		printf("# %s: %s\n# in: ", want ? "missing" : "too many", what);
		(void)puts(text);
		t->failed++;
	}
}

static void features_and_counts(struct test_state *t)
{
	static const struct {
		struct date on;
		const char *ids, *certain; /* a letter each: y, n */
	} rows[] = {
		{{2000, 12, 31}, "d", "n"},
		{{2001, 1, 1}, "ad", "nn"},
		{{2002, 1, 1}, "ad", "yn"},
		{{2005, 2, 28}, "abd", "ynn"},
		{{2005, 12, 31}, "abcd", "yyyn"},
		{{2010, 6, 30}, "abcd", "yyyn"},
		{{2010, 7, 1}, "bcd", "yyn"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct made m = {0};
		char ids[8] = "", certain[8] = "";
		fixture_init(&m.f);
		EXPECT(load(&m, sites_layer, "en", rows[i].on) &&
			facts_collect(&m.layout, &m.facts));
		const struct fact_layer *l = &m.facts.layers[0];
		EXPECT(l->listed);
		for (size_t k = 0; k < l->n && k < 7; k++) {
			ids[k] = l->features[k].id[0];
			certain[k] = l->features[k].certainty == FACT_CERTAIN ? 'y' : 'n';
			EXPECT(isnan(l->features[k].area_m2));
			EXPECT(l->features[k].certainty != FACT_UNDATED);
		}
		EXPECT_STR(ids, rows[i].ids);
		EXPECT_STR(certain, rows[i].certain);
		fixture_finish(&m.f);
	}
}

/* The most frequent first, of equals by value, what is missing last. */
static void counts(struct test_state *t)
{
	struct made m = {0};
	fixture_init(&m.f);
	EXPECT(load(&m, sites_layer, "fr", (struct date){2008, 0, 0}) &&
		facts_collect(&m.layout, &m.facts));
	const struct fact_counts *c = m.facts.layers[0].counts;
	EXPECT_STR(c[0].field, "operator");
	EXPECT_INT(c[0].n, 3);
	EXPECT_STR(c[0].items[0].value, "X");
	EXPECT_STR(c[0].items[0].label, "Les X");
	EXPECT_INT(c[0].items[0].n, 2);
	EXPECT_STR(c[0].items[1].value, "Y");
	EXPECT(c[0].items[1].label == NULL);
	EXPECT_INT(c[0].items[1].n, 1);
	EXPECT(c[0].items[2].value == NULL && c[0].items[2].label == NULL);
	EXPECT_INT(c[0].items[2].n, 1);
	EXPECT_STR(c[1].field, "kind");
	EXPECT_INT(c[1].n, 2);
	EXPECT_STR(c[1].items[0].value, "big");
	EXPECT_STR(c[1].items[1].value, "small");
	EXPECT_INT(c[1].items[0].n, 2);
	EXPECT_INT(c[1].items[1].n, 2);
	fixture_finish(&m.f);
}

enum { MANY = 200 };

/* The order that counts are in: how often, then the value, 0 for what is missing. */
static bool stands_before(size_t n, int value, size_t other_n, int other)
{
	return n != other_n ? n > other_n : value != 0 && (other == 0 || value < other);
}

/* Counted by asking each site of each value. */
static void counts_of_many(struct test_state *t)
{
	struct random r = {18};
	for (size_t different = 1; different <= MANY; different *= 3) {
		struct made m = {0};
		int values[MANY];
		char text[8192] = "id,lon,lat,unit\n";
		for (size_t i = 0; i < MANY; i++) {
			size_t n = strlen(text);
			values[i] = (int)random_below(&r, different + 1);
			(void)snprintf(text + n, sizeof(text) - n,
				values[i] == 0 ? "%zu,0,0,\n" : "%zu,0,0,u%03d\n", i,
				values[i]);
		}
		fixture_init(&m.f);
		(void)fixture_write_text(&m.f, "many.csv", text);
		EXPECT(load(&m, "  - { id: a, source: many.csv, key: id, count-by: [unit] }\n",
			       "en", (struct date){2008, 0, 0}) &&
			facts_collect(&m.layout, &m.facts));
		const struct fact_counts *c = m.facts.layers[0].counts;
		size_t sum = 0, before_n = MANY + 1;
		int before = 0;
		for (size_t i = 0; i < c->n; i++) {
			const char *name = c->items[i].value;
			int value = name == NULL ? 0 : (int)strtol(name + 1, NULL, 10);
			size_t n = 0;
			for (size_t k = 0; k < MANY; k++) {
				n += values[k] == value;
			}
			EXPECT_INT(c->items[i].n, n);
			EXPECT(stands_before(before_n, before, n, value));
			before_n = n;
			before = value;
			sum += n;
		}
		EXPECT_INT(sum, MANY);
		fixture_finish(&m.f);
	}
}

/* Two countries as squares: `one` has two of them, in the layer without conditions; the layer
 * before it, with a condition, knows only half. */
static void members(struct test_state *t)
{
	struct made m = {0};
	fixture_init(&m.f);
	EXPECT(load(&m,
		"  - { id: some, source: sites.csv, key: id, where: { group: G } }\n"
		"  - { id: all, source: sites.csv, key: id, label: name }\n"
		"  - { id: no, source: sites.csv, key: id, label-where: { not: { group: [H, G] "
		"} } }\n",
		"en", (struct date){2006, 1, 1}));
	const char *keys[] = {"one", "one", "two"}, *names[] = {"One", "One", "Two"};
	struct column columns[] = {{.name = "id", .type = COLUMN_TEXT, .u.text = keys},
		{.name = "name", .type = COLUMN_TEXT, .u.text = names}};
	const struct table table = {.columns = columns, .n_columns = 2, .n_rows = 3};
	struct features all = {.space = SPACE_LONLAT, .table = &table}, some;
	static const double west[] = {10, 20, 30};
	for (uint32_t i = 0; i < 3; i++) {
		const struct pt square[] = {
			{west[i], 0}, {west[i] + 1, 0}, {west[i] + 1, 1}, {west[i], 1}};
		fixture_add(&m.f, &all, SHAPE_POLYGON, i, square, 4);
	}
	some = all;
	some.n_items = 1;
	for (size_t i = 0; i < 2; i++) {
		m.layers.items[i].features = i == 0 ? some : all;
		m.layers.items[i].key = &columns[0];
		m.layers.items[i].label.columns[0] = &columns[1];
		m.layers.items[i].label.n = 1;
		m.layers.items[i].title = m.layers.items[i].label;
	}
	EXPECT(facts_collect(&m.layout, &m.facts));
	EXPECT_INT(m.facts.n_groups, 2);
	const struct fact_group *g = &m.facts.groups[0], *h = &m.facts.groups[1];
	EXPECT_STR(g->name, "G");
	EXPECT_STR(h->name, "H");
	EXPECT_INT(h->n, 0);
	EXPECT(isnan(h->area_m2));
	EXPECT_INT(g->n, 2);
	EXPECT_STR(g->members[0].id, "one");
	EXPECT_STR(g->members[0].name, "One");
	EXPECT_STR(g->members[0].source, "Treaty");
	EXPECT_STR(g->members[0].measured->layer->spec->id, "all");
	EXPECT_NEAR(g->members[0].area_m2 / square_m2, 2, 1e-9);
	EXPECT_INT(g->members[0].from.year, 2000);
	EXPECT_STR(g->members[1].id, "two");
	EXPECT_INT(g->members[1].from.year, 2005);
	EXPECT(g->members[1].certainty == FACT_CERTAIN);
	EXPECT_NEAR(g->area_m2 / square_m2, 3, 1e-9);
	EXPECT(!m.facts.layers[0].listed && !m.facts.layers[1].listed);
	const char *md = written(&m, "md");
	/* 2 and 3 times 12,308.778361 km2 */
	expect_has(t, md, "| one | One | 24,618 | January 2000 |", false);
	expect_has(t, md, "| one | One | 24,618 | 1 January 2000 |  | 1 |\n", true);
	expect_has(t, md, "| Total | 2 | 36,926 |  |  |  |\n", true);
	expect_has(t, md, "\nMeasured on sites.csv (all).\n", true);
	expect_has(t, written(&m, "csv"),
		"\nmember,all,one,One,group,G,,24617.556723,2000-01-01,,true,Treaty\n", true);
	fixture_finish(&m.f);
}

/* A disc of 200 km: pi r^2 (1 - r^2 / 12 R^2), with R the mean radius of curvature at the
 * equator, sqrt(6335.439 * 6378.137). */
static void zones(struct test_state *t)
{
	struct made m = {0};
	fixture_init(&m.f);
	EXPECT(load(&m, both(&m), "fr", (struct date){2008, 1, 1}) &&
		facts_collect(&m.layout, &m.facts));
	EXPECT_INT(m.facts.n_zones, 1);
	const struct fact_zone *z = &m.facts.zones[0];
	double r2 = 200.0 * 200, want = acos(-1) * r2 * (1 - r2 / 12 / (6335.439 * 6378.137));
	EXPECT_NEAR(z->area_m2 / 1e6 / want, 1, 1e-6);
	EXPECT_STR(z->id, "ring");
	EXPECT_STR(z->name, "Anneau");
	EXPECT_STR(z->made_from, "circle");
	EXPECT_INT(z->n_inside, 1);
	EXPECT_INT(z->inside[0].n, 2);
	EXPECT_STR(z->inside[0].features[0]->id, "a");
	EXPECT_STR(z->inside[0].features[1]->id, "b");
	expect_has(t, written(&m, "json"),
		"{ \"layer\": \"sites\", \"count\": 2, \"ids\": [\"a\", \"b\"] }", true);
	fixture_finish(&m.f);
}

/* A zone that is not there on the day is not in the facts; others are known by their layer. */
static void made_zones(struct test_state *t)
{
	static const char layers[] =
		"  - { id: sites, source: sites.csv, key: id, count-by: [kind] }\n"
		"  - { id: past, source: past.csv, zone: p, valid: [from, to] }\n"
		"  - { id: twice, zone: { union: [{ id: ring, source: zones.csv }, { circle: { "
		"at: "
		"[0, 0], radius: 300km } }] }, legend: { en: Both, fr: Deux } }\n"
		"  - { id: wide, zone: { circle: { at: [0, 0], radius: 200km } } }\n";
	struct made m = {0};
	fixture_init(&m.f);
	(void)fixture_write_text(&m.f, "past.csv",
		"id,name,kind,lon,lat,radius_km,from,to\np,Past,circle,0,0,9,2001,2007\n");
	EXPECT(load(&m, layers, "fr", (struct date){2008, 1, 1}) &&
		facts_collect(&m.layout, &m.facts));
	EXPECT_INT(m.facts.n_zones, 2);
	const struct fact_zone *z = m.facts.zones;
	EXPECT_STR(z[0].id, "twice");
	EXPECT_STR(z[0].name, "Deux");
	EXPECT_STR(z[0].made_from, "ring \xe2\x88\xaa ([0, 0] + 300 km)");
	EXPECT_NEAR(z[0].area_m2, acos(-1) * 9e10, 9e7);
	/* As fine as a circle of a table. */
	double r2 = 200.0 * 200, want = acos(-1) * r2 * (1 - r2 / 12 / (6335.439 * 6378.137));
	EXPECT_NEAR(z[1].area_m2 / 1e6 / want, 1, 1e-6);
	EXPECT_STR(z[1].made_from, "circle");
	expect_has(t, written(&m, "csv"), "\nzone,past,", false);
	expect_has(t, written(&m, "csv"), "\nzone,twice,twice,Deux,", true);
	EXPECT(json_is_valid(written(&m, "json")));
	m.facts = (struct facts){0};
	EXPECT(load(&m, layers, "en", (struct date){2005, 1, 1}) &&
		facts_collect(&m.layout, &m.facts));
	EXPECT_INT(m.facts.n_zones, 3);
	EXPECT_STR(m.facts.zones[0].id, "p");
	expect_has(t, written(&m, "csv"), "\nzone,past,p,Past,", true);
	fixture_finish(&m.f);
}

static void formats(struct test_state *t)
{
	static const char *const csv[] = {
		"section,layer,id,name,field,value,count,area_km2,from,to,certain,source\n",
		"\nmap,,,,date,2008-01-01,,,,,,\n",
		"\nlayer,sites,,,state,current,4,,,,,sites.csv\n",
		"\ncount,sites,,The X,operator,X,2,,,,,\n",
		"\nfeature,sites,a,\"A, \"\"one\"\"\",,,,,2001,2010-06-30,true,Book 1\n",
		"\nfeature,sites,d,D,,,,,,,false,\n",
		"\nproperty,sites,b,B|b,kind,big,,,,,,\n",
		"\ninside,sites,b,B|b,zone,ring,,,,,,\n",
		"\nsource,,,,,Own work,,,,,,\n",
	};
	static const char *const md[] = {"# A map\n\n1 January 2008\n\nAreas are geodesic",
		"\n## sites\n\n4, there on the day.\n", "\n| X | The X | 2 |\n",
		"\n| a | A, \"one\" | 2001 | 30 June 2010 | 1 |\n",
		"\n| b | B\\|b | 2005 |  | 2 |\n",
		"\n| d | D (Presence on the day uncertain) |  |  |  |\n",
		"\nring, sites: a, b\n", "\n- Own work\n", "\n1. Book 1\n2. Book 2\n",
		"\n| ring | Ring | 125,6"};
	static const char *const fr[] = {"# Une carte\n\n1er janvier 2008\n",
		"\n| X | Les X | 2 |\n",
		("| Anneau | 125\xe2\x80\xaf"
		 "6")};
	struct made m = {0};
	fixture_init(&m.f);
	EXPECT(load(&m, both(&m), "en", (struct date){2008, 1, 1}) &&
		facts_collect(&m.layout, &m.facts));
	for (size_t i = 0; i < sizeof(csv) / sizeof(csv[0]); i++) {
		expect_has(t, written(&m, "csv"), csv[i], true);
	}
	for (size_t i = 0; i < sizeof(md) / sizeof(md[0]); i++) {
		expect_has(t, written(&m, "md"), md[i], true);
	}
	EXPECT(json_is_valid(written(&m, "json")));
	expect_has(t, written(&m, "json"),
		"{ \"id\": \"d\", \"name\": \"D\", \"from\": null, \"to\": null, \"certain\": "
		"false, \"area_km2\": null, \"counted\": { \"operator\": null, \"kind\": "
		"\"small\" }, \"source\": null }",
		true);
	fixture_finish(&m.f);
	m = (struct made){0};
	fixture_init(&m.f);
	EXPECT(load(&m, both(&m), "fr-BF", (struct date){2008, 1, 1}) &&
		facts_collect(&m.layout, &m.facts));
	for (size_t i = 0; i < sizeof(fr) / sizeof(fr[0]); i++) {
		expect_has(t, written(&m, "md"), fr[i], true);
	}
	fixture_finish(&m.f);
}

static void areas_as_text(struct test_state *t)
{
	static const struct {
		double m2;
		const char *want;
	} rows[] = {{1.25e12, "1250000"}, {1234567, "1.234567"}, {1e6, "1"},
		{999999.5, "0.9999995"}, {12.25, "0.00001225"}, {0.000001, "0.000000000001"},
		{0, "0"}, {(double)NAN, ""}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf b;
		buf_init(&b, 100);
		facts_km2(rows[i].m2, &b);
		EXPECT_STR(b.ptr == NULL ? "" : b.ptr, rows[i].want);
		buf_finish(&b);
	}
}

/* Every allocation of collecting and writing in turn. */
static void without_memory(struct test_state *t)
{
	for (int n = 1, more = 1; more && n < 1000; n++) {
		struct made m = {0};
		fixture_init(&m.f);
		EXPECT(load(&m, both(&m), "en", (struct date){2008, 1, 1}));
		m.f.arena.fail_in = n;
		if (facts_collect(&m.layout, &m.facts)) {
			struct buf b;
			buf_init(&b, 1 << 20);
			facts_md(&m.facts, &b);
			facts_json(&m.facts, &b);
			buf_finish(&b);
		}
		more = m.f.arena.fail_in == 0;
		EXPECT_INT(m.f.diag.code, more ? SM_E_NOMEM : SM_OK);
		EXPECT_INT(m.f.diag.n_errors, more);
		fixture_finish(&m.f);
	}
}

TEST_MAIN({"features on a day", features_and_counts}, {"counts", counts},
	{"counts of many", counts_of_many}, {"members and their areas", members},
	{"zones", zones}, {"made zones", made_zones}, {"formats", formats},
	{"areas as text", areas_as_text}, {"without memory", without_memory})
