#include "fixture.h"
#include "random.h"
#include "scene/change.h"
#include "scene/layers.h"
#include "test.h"

struct made {
	struct fixture f;
	struct document document;
	struct spec spec;
	struct layers layers;
};

enum { TEXT_MAX = 8192 };

/* A map of what changed between two days, with these layers. */
static bool load(struct made *m, const char *days, const char *layers)
{
	char text[TEXT_MAX];
	(void)snprintf(text, sizeof(text),
		"change: { %s }\ngroups: { source: members.csv }\nlayers:\n%s", days, layers);
	const char *path = fixture_path(&m->f, "map.yaml");
	if (!parse_text(&m->f.arena, path, text, strlen(text), &m->document) ||
		!spec_read(&m->f.arena, &m->document, &m->spec)) {
		printf("# %s\n", m->f.diag.errors[0].text);
		return false;
	}
	const struct layers_request request = {
		.spec = &m->spec, .lang = "en", .on = m->spec.change.to};
	return layers_load(&m->f.arena, &request, &m->layers);
}

static const char three_years[] = "from: 2022-01-01, to: 2025-01-01";
static const char all_changes[] = "changes: { opened: a, closed: b, stayed: c, transient: d }";
static const char all_joined[] = "changes: { joined: a, left: b, stayed: c, transient: d }";

/* "closed", "closed?" when it is uncertain, "none". */
static const char *told(struct made *m, const struct map_layer *layer, size_t row)
{
	const char *name = change_class(layer, row);
	char text[40];
	(void)snprintf(text, sizeof(text), "%s%s", name == NULL ? "none" : name,
		layer->uncertain[row] ? "?" : "");
	const char *copy = arena_strdup(&m->f.arena, text);
	return copy == NULL ? "" : copy;
}

/* From and to of a site; what it did between 1 January 2022 and 1 January 2025, when one whose
 * first day is not known is drawn; and when it is not. */
static const struct {
	const char *from, *to, *want, *known_only;
} sites[] = {
	{"2013-01-26", "2022-08-15", "closed", NULL},
	{"2013", "", "stayed", NULL},
	/* a day, the days beside it, and the month and year it begins */
	{"2021-12-31", "", "stayed", NULL},
	{"2022-01-01", "", "stayed", NULL},
	{"2022-01-02", "", "opened", NULL},
	{"2021-12", "", "stayed", NULL},
	{"2022-01", "", "stayed?", NULL},
	{"2022-02", "", "opened", NULL},
	{"2021", "", "stayed", NULL},
	{"2022", "", "stayed?", NULL},
	{"2023", "", "opened", NULL},
	{"2024-12-31", "", "opened", NULL},
	{"2025-01-01", "", "opened", NULL},
	{"2025-01-02", "", "none", NULL},
	{"2025-01", "", "opened?", NULL},
	{"2025-02", "", "none", NULL},
	{"2025", "", "opened?", NULL},
	{"2026", "", "none", NULL},
	/* the same of the end: until the last day of a month or year */
	{"2010", "2021-12-31", "none", NULL},
	{"2010", "2022-01-01", "closed", NULL},
	{"2010", "2021-12", "none", NULL},
	{"2010", "2022-01", "closed", NULL},
	{"2010", "2021", "none", NULL},
	{"2010", "2022", "closed", NULL},
	{"2010", "2024-12-31", "closed", NULL},
	{"2010", "2025-01-01", "stayed", NULL},
	{"2010", "2024-12", "closed", NULL},
	{"2010", "2025-01", "stayed", NULL},
	{"2010", "2024", "closed", NULL},
	{"2010", "2025", "stayed", NULL},
	/* between them */
	{"2022-01-02", "2024-12-31", "transient", NULL},
	{"2022-01-02", "2025-01-01", "opened", NULL},
	{"2022-01-01", "2024-12-31", "closed", NULL},
	{"2022-01-01", "2022-01-01", "closed", NULL},
	{"2025-01-01", "2025-01-01", "opened", NULL},
	{"2023", "2023", "transient", NULL},
	{"2022", "2024", "closed?", NULL},
	{"2022-01", "2025", "stayed?", NULL},
	/* since when is not known */
	{"", "", "stayed?", "none"},
	{"", "2023", "closed?", "none"},
	{"", "2021", "none", "none"},
	{"", "2025", "stayed?", "none"},
};
enum { N_SITES = sizeof(sites) / sizeof(sites[0]) };

static void write_sites(struct made *m)
{
	char text[TEXT_MAX] = "id,lon,lat,from,to,kind\n";
	for (size_t i = 0; i < N_SITES; i++) {
		size_t n = strlen(text);
		(void)snprintf(text + n, sizeof(text) - n, "s%zu,0,0,%s,%s,%s\n", i,
			sites[i].from, sites[i].to, i % 2 == 0 ? "even" : "odd");
	}
	(void)fixture_write_text(&m->f, "sites.csv", text);
	(void)fixture_write_text(&m->f, "members.csv", "group,member,from,to\nG,s1,2010,\n");
}

static void of_sites(struct test_state *t)
{
	/* The second is the same two days in another precision. */
	static const char *const days[] = {three_years, "from: 2022, to: 2025-01"};
	for (size_t k = 0; k < 2; k++) {
		struct made m = {0};
		char layers[1000];
		fixture_init(&m.f);
		write_sites(&m);
		(void)snprintf(layers, sizeof(layers),
			"  - { id: a, source: sites.csv, valid: [from, to], unknown-from: "
			"true, %s }\n"
			"  - { id: b, source: sites.csv, valid: [from, to], %s }\n",
			all_changes, all_changes);
		EXPECT(load(&m, days[k], layers));
		size_t drawn = 0, drawn_known = 0;
		for (size_t i = 0; m.layers.n == 2 && i < N_SITES; i++) {
			const char *known = sites[i].known_only == NULL ? sites[i].want
									: sites[i].known_only;
			EXPECT_STR(told(&m, &m.layers.items[0], i), sites[i].want);
			EXPECT_STR(told(&m, &m.layers.items[1], i), known);
			drawn += strcmp(sites[i].want, "none") != 0;
			drawn_known += strcmp(known, "none") != 0;
		}
		EXPECT_INT(m.layers.items[0].features.n_items, drawn);
		EXPECT_INT(m.layers.items[1].features.n_items, drawn_known);
		fixture_finish(&m.f);
	}
}

static const char members_csv[] = "group,member,from,to\n"
				  "G,m0,2010,2023-05-15\n"
				  "G,m1,2023-09-16,\n"
				  "G,m2,2010,\n"
				  "G,m3,2022-06,2023\n"
				  "H,m4,2010,\n"
				  "G,m5,2010,2021\n"
				  "G,m5,2024-02,\n"
				  "G,m6,2010,2022-03\n"
				  "G,m6,2023,\n"
				  "G,m7,2022,\n"
				  "G,m8,,2023\n"
				  "G,m9,2010,2023\n"
				  "H,m9,2024,\n";

/* What the units m0 to m9 did: as members of G, of G or H, of neither G; the last are unlike
 * the first two where somebody was in and out. */
static const struct {
	const char *in_g, *in_either, *not_in_g;
} units[] = {
	{"left", "left", "joined"},
	{"joined", "joined", "left"},
	{"stayed", "stayed", "none"},
	{"transient", "transient", "stayed"},
	{"none", "stayed", "stayed"},
	{"joined", "joined", "left"},
	{"stayed", "stayed", "transient"}, /* out from April to December 2022 */
	{"stayed?", "stayed?", "none"},
	{"left?", "left?", "joined"},
	{"left", "stayed", "joined"},
};
enum { N_UNITS = sizeof(units) / sizeof(units[0]) };

static void of_members(struct test_state *t)
{
	struct made m = {0};
	char text[TEXT_MAX] = "code,lon,lat\n";
	fixture_init(&m.f);
	for (size_t i = 0; i < N_UNITS; i++) {
		size_t n = strlen(text);
		(void)snprintf(text + n, sizeof(text) - n, "m%zu,0,0\n", i);
	}
	(void)fixture_write_text(&m.f, "units.csv", text);
	(void)fixture_write_text(&m.f, "members.csv", members_csv);
	(void)snprintf(text, sizeof(text),
		"  - { id: a, source: units.csv, key: code, where: { group: G }, %s }\n"
		"  - { id: b, from: a, where: { group: [G, H] }, %s }\n"
		"  - { id: c, from: a, where: { not: { group: G } }, %s }\n",
		all_joined, all_joined, all_joined);
	EXPECT(load(&m, three_years, text));
	for (size_t i = 0; m.layers.n == 3 && i < N_UNITS; i++) {
		EXPECT_STR(told(&m, &m.layers.items[0], i), units[i].in_g);
		EXPECT_STR(told(&m, &m.layers.items[1], i), units[i].in_either);
		EXPECT_STR(told(&m, &m.layers.items[2], i), units[i].not_in_g);
	}
	fixture_finish(&m.f);
}

/* Memberships at random, of a few units in two groups, some without an end; days count from the
 * first day of the map of changes, the last one is LAST_DAY. */
enum { N_TERMS = 24, N_MEMBERS = 8, LAST_DAY = 40, FOREVER = 999 };

struct term {
	int member, from, to; /* to: FOREVER without an end */
	char group;
};

static void write_terms(struct made *m, struct random *rng, struct term *terms)
{
	char text[TEXT_MAX] = "group,member,from,to\nG,other,2010,\nH,other,2010,\n";
	for (size_t i = 0; i < N_TERMS; i++) {
		int from = (int)random_below(rng, LAST_DAY + 4) - 2;
		int to = from + (int)random_below(rng, LAST_DAY / 2);
		struct term *term = &terms[i];
		*term = (struct term){.member = (int)random_below(rng, N_MEMBERS),
			.from = from,
			.to = random_below(rng, 6) == 0 ? FOREVER : to,
			.group = random_below(rng, 3) == 0 ? 'H' : 'G'};
		char days[2][DATE_TEXT_MAX];
		const struct date first = {2022, 3, 1};
		date_iso(date_add(first, from, DATE_DAYS), days[0]);
		date_iso(date_add(first, to, DATE_DAYS), days[1]);
		size_t n = strlen(text);
		(void)snprintf(text + n, sizeof(text) - n, "%c,%d,%s,%s\n", term->group,
			term->member, days[0], term->to == FOREVER ? "" : days[1]);
	}
	(void)fixture_write_text(&m->f, "members.csv", text);
}

static bool is_in(const struct term *terms, int member, int day, const char *groups)
{
	for (size_t i = 0; i < N_TERMS; i++) {
		if (terms[i].member == member && strchr(groups, terms[i].group) != NULL &&
			day >= terms[i].from && day <= terms[i].to) {
			return true;
		}
	}
	return false;
}

/* What became of the member, found by asking for each day. */
static const char *day_by_day(const struct term *terms, int member, const char *groups, bool in)
{
	bool before = is_in(terms, member, 0, groups) == in,
	     after = is_in(terms, member, LAST_DAY, groups) == in, between = false;
	for (int day = 1; day < LAST_DAY; day++) {
		between = between || is_in(terms, member, day, groups) == in;
	}
	return before ? (after ? "stayed" : "left")
		      : (after ? "joined" : (between ? "transient" : "none"));
}

/* A unit is there between the days through its own memberships alone, whoever else comes and
 * goes then; units are named by words in one table and by numbers in the other. */
static void day_by_day_of_members(struct test_state *t)
{
	struct random rng = {17};
	size_t passed = 0;
	for (int round = 0; round < 20; round++) {
		struct made m = {0};
		struct term terms[N_TERMS];
		char text[TEXT_MAX] = "code,lon,lat\n";
		fixture_init(&m.f);
		for (int i = 0; i < N_MEMBERS; i++) {
			size_t n = strlen(text);
			(void)snprintf(text + n, sizeof(text) - n, "%d,0,0\n", i);
		}
		(void)fixture_write_text(&m.f, "units.csv", text);
		write_terms(&m, &rng, terms);
		(void)snprintf(text, sizeof(text),
			"  - { id: a, source: units.csv, key: code, where: { group: G }, %s }\n"
			"  - { id: b, from: a, where: { group: [G, H] }, %s }\n"
			"  - { id: c, from: a, where: { not: { group: G } }, %s }\n",
			all_joined, all_joined, all_joined);
		EXPECT(load(&m, "from: 2022-03-01, to: 2022-04-10", text));
		const struct map_layer *l = m.layers.items;
		for (int i = 0; m.layers.n == 3 && i < N_MEMBERS; i++) {
			EXPECT_STR(told(&m, &l[0], (size_t)i), day_by_day(terms, i, "G", true));
			EXPECT_STR(
				told(&m, &l[1], (size_t)i), day_by_day(terms, i, "GH", true));
			EXPECT_STR(
				told(&m, &l[2], (size_t)i), day_by_day(terms, i, "G", false));
			passed += change_of(&l[0], (size_t)i) == CHANGE_PASSED;
			passed += change_of(&l[2], (size_t)i) == CHANGE_PASSED;
		}
		fixture_finish(&m.f);
	}
	EXPECT(passed >= 40);
}

/* Changes that are not listed are known, and not drawn; other conditions hold as ever; layers
 * without `changes:` show the later day. */
static void what_is_drawn(struct test_state *t)
{
	struct made m = {0};
	fixture_init(&m.f);
	write_sites(&m);
	EXPECT(load(&m, three_years,
		"  - { id: a, source: sites.csv, key: id, valid: [from, to], where: { kind: "
		"odd }, changes: { transient: T, closed: C } }\n"
		"  - { id: b, source: sites.csv, valid: [from, to] }\n"
		"  - { id: c, source: sites.csv, key: id, valid: [from, to], where: { group: G "
		"}, changes: { stayed: S } }\n"
		"  - { id: d, source: sites.csv, valid: [from, to], symbol-by: kind, changes: "
		"{ "
		"closed: C } }\n"));
	size_t closed_odd = 0, at_the_end = 0;
	for (size_t i = 0; i < N_SITES; i++) {
		const char *want = sites[i].known_only == NULL ? sites[i].want : "none";
		bool odd = i % 2 == 1;
		closed_odd += odd && (strncmp(want, "closed", 6) == 0 ||
					     strcmp(want, "transient") == 0);
		at_the_end +=
			strncmp(want, "opened", 6) == 0 || strncmp(want, "stayed", 6) == 0;
		EXPECT_STR(told(&m, &m.layers.items[0], i), odd ? want : "none");
	}
	const struct map_layer *l = m.layers.items;
	EXPECT_INT(l[0].features.n_items, closed_odd);
	EXPECT_INT(change_index(l[0].spec, CHANGE_PASSED), 0);
	EXPECT_INT(change_index(l[0].spec, CHANGE_ENDED), 1);
	EXPECT_INT(change_index(l[0].spec, CHANGE_STAYED), -1);
	EXPECT_INT(change_index(l[0].spec, CHANGE_NONE), -1);
	EXPECT(l[1].changes == NULL);
	EXPECT_INT(change_of(&l[1], 0), CHANGE_NONE);
	EXPECT(change_class(&l[1], 0) == NULL);
	EXPECT_INT(l[1].features.n_items, at_the_end);
	/* s1 alone is in G: both its own days and the membership's count. */
	EXPECT_INT(l[2].features.n_items, 1);
	EXPECT_STR(told(&m, &l[2], 1), "stayed");
	/* Without symbol-by the change is the class. */
	const char *class_name = layer_class(&m.f.arena, &l[0], 1);
	EXPECT_STR(class_name == NULL ? "NULL" : class_name, "stayed");
	EXPECT_STR(layer_class(&m.f.arena, &l[3], 0), "even");
	EXPECT_STR(change_class(&l[3], 0), "closed");
	fixture_finish(&m.f);
}

static void joined_classes(struct test_state *t)
{
	static const struct {
		const char *class_name, *change, *want;
	} rows[] = {
		{"FRA", "closed", "FRA closed"},
		{"closed", "closed", "closed"},
		{"FRA", NULL, "FRA"},
		{NULL, "closed", "closed"},
		{NULL, NULL, NULL},
	};
	struct fixture f;
	fixture_init(&f);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *got;
		EXPECT(change_join_classes(&f.arena, rows[i].class_name, rows[i].change, &got));
		EXPECT_STR(got == NULL ? "NULL" : got,
			rows[i].want == NULL ? "NULL" : rows[i].want);
	}
	const char *got;
	f.arena.fail_in = 1;
	EXPECT(!change_join_classes(&f.arena, "FRA", "closed", &got));
	EXPECT_INT(f.diag.n_errors, 1);
	fixture_finish(&f);
}

static void dates_that_are_none(struct test_state *t)
{
	struct made m = {0};
	fixture_init(&m.f);
	(void)fixture_write_text(
		&m.f, "sites.csv", "id,lon,lat,from,to\na,0,0,2010,2023\nb,0,0,2010,20230\n");
	(void)fixture_write_text(&m.f, "members.csv", "group,member,from,to\nG,a,2010,\n");
	EXPECT(!load(&m, three_years,
		"  - { id: a, source: sites.csv, valid: [from, to], changes: { closed: C } "
		"}\n"));
	EXPECT_INT(m.f.diag.code, SM_E_DATA);
	EXPECT_STR(fixture_error(&m.f),
		"sites.csv:3:12: to: '20230' is no date such as 2023-09-16, 2023-09 or 2023");
	fixture_finish(&m.f);
}

TEST_MAIN({"of sites", of_sites}, {"of members", of_members},
	{"day by day", day_by_day_of_members}, {"what is drawn", what_is_drawn},
	{"joined classes", joined_classes}, {"dates that are none", dates_that_are_none})
