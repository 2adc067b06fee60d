#include "fixture.h"
#include "spec/spec.h"
#include "spec/zone_spec.h"
#include "test.h"

#include <math.h>

/* The spec of these layers; NULL after an error. */
static const struct spec *read(struct fixture *f, const char *layers)
{
	char text[2000];
	struct document doc;
	struct spec *spec = arena_alloc(&f->arena, 1, sizeof(*spec));
	(void)snprintf(text, sizeof(text), "date: 2020\nlayers:\n%s", layers);
	return spec != NULL && parse_text(&f->arena, "m", text, strlen(text), &doc) &&
			       spec_read(&f->arena, &doc, spec)
		       ? spec
		       : NULL;
}

static const char *text_of(struct fixture *f, const struct zone_spec *zone)
{
	struct buf b;
	buf_init(&b, 1000);
	zone_text(zone, &b);
	buf_puts(&b, "");
	const char *copy = arena_strdup(&f->arena, b.ptr);
	buf_finish(&b);
	return copy == NULL ? "" : copy;
}

static void an_id_alone(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	const struct spec *s = read(&f, "  - { id: a, source: z.csv, zone: west }\n");
	EXPECT(s != NULL);
	const struct zone_spec *zone = s == NULL ? NULL : s->layers[0].zone;
	EXPECT(zone != NULL && zone->kind == ZONE_TABLE && zone->source == NULL);
	EXPECT_STR(zone->id, "west");
	EXPECT_INT(zone->at.line, 3);
	EXPECT_INT(zone->at.column, 35);
	EXPECT_INT(zone->n_of, 0);
	fixture_finish(&f);
}

static void kinds(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	const struct spec *s = read(&f,
		"  - { id: a, source: x.csv }\n"
		"  - { id: b, zone: { circle: { at: [-2.25, 14.5], radius: 100mi } } }\n"
		"  - { id: c, zone: { buffer: 2nmi, of: { layer: a, where: { k: [u, v] } } } "
		"}\n"
		"  - { id: d, zone: { difference: [{ layer: b }, { id: z, source: t.csv }] } "
		"}\n");
	EXPECT(s != NULL);
	if (s == NULL) {
		fixture_finish(&f);
		return;
	}
	const struct zone_spec *circle = s->layers[1].zone, *buffer = s->layers[2].zone;
	const struct zone_spec *difference = s->layers[3].zone;
	EXPECT(s->layers[0].zone == NULL);
	EXPECT(circle->kind == ZONE_CIRCLE);
	EXPECT_NEAR(circle->distance_m, 160934.4, 1e-6);
	EXPECT_NEAR(circle->centre.lon_deg, -2.25, 0);
	EXPECT_NEAR(circle->centre.lat_deg, 14.5, 0);
	EXPECT(buffer->kind == ZONE_BUFFER && buffer->n_of == 1);
	EXPECT_NEAR(buffer->distance_m, 3704, 1e-9);
	EXPECT(buffer->of[0].kind == ZONE_LAYER && buffer->of[0].where.n == 1);
	EXPECT_STR(buffer->of[0].layer, "a");
	EXPECT_INT(buffer->of[0].where.items[0].n_values, 2);
	EXPECT(difference->kind == ZONE_DIFFERENCE && difference->n_of == 2);
	EXPECT_STR(difference->of[1].source, "t.csv");
	EXPECT_INT(difference->of[1].at.line, 6);
	EXPECT_INT(difference->of[1].at.column, 49);
	EXPECT_STR(text_of(&f, circle), "[-2.25, 14.5] + 160.934 km");
	EXPECT_STR(text_of(&f, buffer), "a + 3.704 km");
	EXPECT_STR(text_of(&f, difference), "b ∖ z");
	fixture_finish(&f);
}

static void texts_and_tables(struct test_state *t)
{
	static const struct {
		const char *zone, *text;
		bool table, without;
	} rows[] = {{"{ layer: a }", "a", false, false},
		{"{ id: z, source: t.csv }", "z", true, false}, {"{ id: z }", "z", true, true},
		{"{ union: [{ id: z, source: t.csv }, { id: y }] }", "z ∪ y", true, true},
		{"{ union: [{ layer: a }, { id: y, source: t.csv }] }", "a ∪ y", true, false},
		{"{ intersection: [{ layer: a }, { buffer: 1km, of: { layer: a } }] }",
			"a ∩ (a + 1 km)", false, false},
		{"{ buffer: 5km, of: { union: [{ layer: a }, { id: y }] } }", "(a ∪ y) + 5 km",
			true, true}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		char layers[300];
		fixture_init(&f);
		(void)snprintf(layers, sizeof(layers),
			"  - { id: a, source: x.csv }\n  - { id: b, source: y.csv, zone: %s "
			"}\n",
			rows[i].zone);
		const struct spec *s = read(&f, layers);
		EXPECT(s != NULL);
		if (s != NULL) {
			const struct zone_spec *zone = s->layers[1].zone;
			EXPECT_STR(text_of(&f, zone), rows[i].text);
			EXPECT(zone_uses_table(zone, false) == rows[i].table);
			EXPECT(zone_uses_table(zone, true) == rows[i].without);
		}
		fixture_finish(&f);
	}
}

/* Every error of a list is told; tests/spec/zone.t has the words of the rest. */
static void errors_are_collected(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	EXPECT(read(&f, "  - { id: towns, source: x.csv }\n"
			"  - { id: b, zone: { union: [{ layer: twons }, { circle: 3 }, [] ] } "
			"}\n") == NULL);
	EXPECT_INT(f.diag.n_errors, 3);
	EXPECT_STR(f.diag.errors[0].text,
		"m:4:39: layer: no layer 'twons' before this one; did you mean 'towns'?");
	EXPECT_STR(
		f.diag.errors[1].text, "m:4:58: circle: keys and values are expected, not '3'");
	EXPECT_INT(f.diag.code, SM_E_SPEC);
	for (int i = 1; i <= 12; i++) {
		fixture_forget(&f);
		f.arena.fail_in = i;
		EXPECT(read(&f, "  - { id: a, zone: { union: [{ circle: { at: [0, 0], radius: "
				"1km } }, { buffer: 1km, of: { circle: { at: [0, 0], radius: "
				"1km } } }] } }\n") == NULL ||
			f.diag.n_errors == 0);
	}
	fixture_finish(&f);
}

TEST_MAIN({"an id alone", an_id_alone}, {"kinds", kinds},
	{"texts and tables", texts_and_tables}, {"errors are collected", errors_are_collected})
