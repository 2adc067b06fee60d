#include "fixture.h"
#include "report/credits.h"
#include "test.h"

struct made {
	struct fixture f;
	struct document document;
	struct spec spec;
	struct layout layout;
	struct credits credits;
};

/* Nothing is read but the map file. */
static bool make(struct made *m, const char *text, const char *lang)
{
	struct arena *a = &m->f.arena;
	m->layout = (struct layout){.a = a, .spec = &m->spec, .lang = lang};
	bool ok = parse_text(a, "map.yaml", text, strlen(text), &m->document) &&
		  spec_read(a, &m->document, &m->spec) && credits_make(&m->layout, &m->credits);
	if (!ok) {
		printf("# %s\n", m->f.diag.errors[0].text);
	}
	return ok;
}

static void expect_text(struct test_state *t, const char *got, const char *want)
{
	if (got == NULL || strcmp(got, want) != 0) {
		printf("# want: %s\n# got:  %s\n", want, got == NULL ? "NULL" : got);
		t->failed++;
	}
}

static void expect(struct test_state *t, const char *text, const char *const want[2])
{
	struct made m = {0};
	fixture_init(&m.f);
	EXPECT(make(&m, text, "en"));
	expect_text(t, m.credits.source, want[0]);
	if (want[1] == NULL) {
		EXPECT(m.credits.rights == NULL);
	} else {
		expect_text(t, m.credits.rights, want[1]);
	}
	fixture_finish(&m.f);
}

static void uncredited(struct test_state *t)
{
	expect(t, "layers:\n  - { id: a, source: x/a.shp }\n  - { id: b, source: a.shp }\n",
		(const char *const[2]){"a.shp", NULL});
	expect(t,
		"license: CC0\nsources: [ One, Two, One ]\nlayers: [ { id: a, source: a.shp } "
		"]\n",
		(const char *const[2]){"One; Two; a.shp", "CC0"});
}

/* What is credited alike is said once, and so is what `sources` says already. */
static void grouped(struct test_state *t)
{
	expect(t,
		"license: CC BY 4.0\n"
		"sources: [ NE, Own work ]\n"
		"layers:\n"
		"  - { id: a, source: a.shp, credit: NE, license: public domain }\n"
		"  - { id: b, source: b.shp, credit: NE, license: public domain }\n"
		"  - { id: c, source: c.csv }\n"
		"  - { id: d, source: d.shp, credit: Survey, license: ODbL }\n"
		"  - { id: e, source: e.shp, license: CC0 }\n",
		(const char *const[2]){
			"NE (a.shp, b.shp); Own work; Survey (d.shp); e.shp; c.csv",
			"CC BY 4.0; NE: public domain; Survey: ODbL; e.shp: CC0"});
}

/* One owner, two licences. */
static void two_licences(struct test_state *t)
{
	expect(t,
		"layers:\n"
		"  - { id: a, source: a.shp, credit: S, license: ODbL }\n"
		"  - { id: b, source: b.shp, credit: S, license: CC0 }\n",
		(const char *const[2]){"S (a.shp); S (b.shp)", "S: ODbL; S: CC0"});
}

/* A source keeps its credit in layers that share it, whichever way they do; one that says
 * another has both. */
static void shared(struct test_state *t)
{
	expect(t,
		"layers:\n"
		"  - { id: a, source: a.shp }\n"
		"  - { id: b, source: a.shp, credit: S }\n"
		"  - { id: c, from: b }\n"
		"  - { id: d, from: b, credit: Names by T, license: MIT }\n",
		(const char *const[2]){"S (a.shp); Names by T (a.shp)", "Names by T: MIT"});
}

/* Joins, groups, zones' tables and the locator are sources, too. */
static void everywhere(struct test_state *t)
{
	static const char text[] =
		"date: 2020\n"
		"groups: { source: g.csv, credit: G, license: lg }\n"
		"furniture: { locator: top-left, locator-source: l.shp, locator-credit: L,\n"
		"  locator-license: ll }\n"
		"layers:\n"
		"  - { id: a, source: a.shp, key: k, join: { source: j.csv, credit: J, "
		"license: "
		"lj } }\n"
		"  - { id: z, zone: { union: [ { id: p, source: z.csv }, { id: q, source: "
		"y.csv } "
		"] },\n"
		"      credit: Z, license: lz }\n";
	expect(t, text,
		(const char *const[2]){
			"J (j.csv); Z (z.csv, y.csv); G (g.csv); L (l.shp); a.shp",
			"J: lj; Z: lz; G: lg; L: ll"});
}

static void in_the_edition(struct test_state *t)
{
	struct made m = {0};
	fixture_init(&m.f);
	EXPECT(make(&m,
		"layers:\n"
		"  - { id: a, source: a.shp, credit: NE,\n"
		"      license: { en: public domain, fr: domaine public } }\n",
		"fr"));
	expect_text(t, m.credits.rights, "NE: domaine public");
	EXPECT(m.credits.n == 1 && m.credits.items[0].n_files == 1);
	fixture_finish(&m.f);
}

TEST_MAIN({"files without credits", uncredited}, {"what is credited alike", grouped},
	{"one owner, two licences", two_licences}, {"layers that share a source", shared},
	{"every kind of source", everywhere}, {"in the edition's language", in_the_edition})
