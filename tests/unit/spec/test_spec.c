/* The map file, typed. Its messages are in tests/spec/keys.t and values.t. */
#include "fixture.h"
#include "spec/spec.h"
#include "test.h"

static bool read_it(struct fixture *f, const char *text, struct spec *out)
{
	struct document *doc = arena_alloc(&f->arena, 1, sizeof(*doc));
	return doc != NULL && parse_text(&f->arena, "m", text, strlen(text), doc) &&
	       spec_read(&f->arena, doc, out);
}

static void localized(struct test_state *t)
{
	static const struct {
		const char *langs[4];
		size_t n;
		const char *wished, *want; /* the language found; "-": none */
	} rows[] = {
		{{"en", "fr"}, 2, "fr", "fr"},
		{{"en", "fr"}, 2, "fr-BF", "fr"},
		{{"en", "fr"}, 2, "fr_BF", "fr"},
		{{"fr", "fr-BF"}, 2, "fr-BF", "fr-BF"},
		{{"fr-BF", "fr"}, 2, "fr", "fr"},
		{{"fr-BF", "en"}, 2, "fr", "en"},
		{{"fr", "en"}, 2, "de", "en"},
		{{"fr", "sw"}, 2, "de", "fr"},
		{{"en", ""}, 2, "de", ""},
		{{"", "de"}, 2, "de-AT", "de"},
		{{"", "de"}, 2, "de", "de"},
		{{""}, 1, "anything", ""},
		{{"ff", "fra"}, 2, "fr", "ff"}, /* no prefix of a tag is its base */
		{{NULL}, 0, "en", "-"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *langs[4];
		memcpy(langs, rows[i].langs, sizeof(langs));
		/* The texts are the languages' own names. */
		const struct localized l = {.langs = langs, .texts = langs, .n = rows[i].n};
		size_t at = localized_choose(&l, rows[i].wished, NULL);
		EXPECT_STR(l.n == 0 ? "-" : l.texts[at], rows[i].want);
	}
}

static void fallback(struct test_state *t)
{
	static const struct {
		const char *langs[3];
		size_t n;
		const char *wished, *fallback, *want;
	} rows[] = {
		{{"en", "fr"}, 2, "bm", "fr", "fr"},
		{{"en", "fr"}, 2, "en", "fr", "en"},
		{{"en", "", "fr"}, 3, "bm", "fr", ""},
		{{"en", "fr"}, 2, "bm", "fr-ML", "fr"},
		{{"es", "en"}, 2, "bm", "fr", "en"},
		{{"es", "pt"}, 2, "bm", "fr", "es"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *langs[3];
		memcpy(langs, rows[i].langs, sizeof(langs));
		const struct localized l = {.langs = langs, .texts = langs, .n = rows[i].n};
		EXPECT_STR(langs[localized_choose(&l, rows[i].wished, rows[i].fallback)],
			rows[i].want);
		EXPECT(localized_find(&l, "sw") == l.n);
	}
}

static const char minimal[] = "layers: [ { id: a, source: x.csv } ]\n";

static void defaults(struct test_state *t)
{
	struct fixture f;
	struct spec s;
	fixture_init(&f);
	EXPECT(read_it(&f, minimal, &s));
	EXPECT_STR(s.path, "m");
	EXPECT_STR(s.projection, "auto");
	EXPECT_STR(s.style, "styles/plain.yaml");
	EXPECT(s.extent.kind == EXTENT_ALL && s.extent.margin == 0.04);
	EXPECT(s.page.dpi == 300 && s.page.margin_pt == 12);
	EXPECT(s.boundaries.disputed == DISPUTED_DASHED);
	EXPECT(s.furniture.legend == CORNER_AUTO && s.furniture.locator == CORNER_NONE);
	EXPECT(s.furniture.scale_bar == CORNER_BOTTOM_RIGHT && s.furniture.graticule_deg == 0);
	EXPECT(s.n_layers == 1 && s.n_annotations == 0 && s.n_sources == 0 && s.n_notes == 0);
	EXPECT(s.title.n == 0 && !date_is_given(s.date) && s.groups.source == NULL);
	const struct layer_spec *l = s.layers;
	EXPECT_STR(l->id, "a");
	EXPECT(l->when == WHEN_CURRENT && !l->dissolve && !l->unknown_from &&
		!l->legend_hidden);
	EXPECT(l->at.line == 1 && l->at.column == 11);
	EXPECT(s.projection_at.line == 1 && s.style_at.column == 1);
	fixture_finish(&f);
}

static void places(struct test_state *t)
{
	struct fixture f;
	struct spec s;
	fixture_init(&f);
	EXPECT(read_it(&f,
		"date: 2023\nprojection: x\nstyle:  y\ngroups: { source: g }\n"
		"extent: { around: { a: 1 }, margin: 10%, layer: b }\nlayers:\n"
		"  - { id: a, source: x.csv }\n  - { id: b, source: y.csv }\n",
		&s));
	EXPECT(s.projection_at.line == 2 && s.projection_at.column == 13);
	EXPECT(s.style_at.line == 3 && s.style_at.column == 9);
	EXPECT(s.groups.at.line == 4 && s.groups.at.column == 9);
	EXPECT(s.extent.at.line == 5 && s.extent.at.column == 9);
	EXPECT(s.extent.kind == EXTENT_AROUND && s.extent.where.n == 1);
	EXPECT_STR(s.extent.layer, "b");
	EXPECT(s.extent.margin > 0.0999 && s.extent.margin < 0.1001);
	EXPECT(s.layers[1].at.line == 8 && s.layers[1].at.column == 5);
	fixture_finish(&f);
}

static void boxes(struct test_state *t)
{
	static const struct {
		const char *box;
		bool ok;
	} rows[] = {{"[-180, -90, 180, 90]", true}, {"[-18, 4.5, 16, 28]", true},
		{"[-180.1, 0, 1, 1]", false}, {"[0, -90.1, 1, 1]", false},
		{"[0, 0, 180.1, 1]", false}, {"[0, 0, 1, 90.1]", false},
		{"[1, 0, 1, 1]", false}, {"[0, 1, 1, 1]", false}, {"[0, 2, 1, 1]", false},
		{"[180, 0, -180.1, 1]", false}, {"[176, -20, -178, -15]", true}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct spec s;
		char text[200];
		fixture_init(&f);
		(void)snprintf(
			text, sizeof(text), "extent: { box: %s }\n%s", rows[i].box, minimal);
		EXPECT(read_it(&f, text, &s) == rows[i].ok);
		EXPECT(s.extent.kind == EXTENT_BOX);
		EXPECT(f.diag.n_errors == (rows[i].ok ? 0 : 1));
		if (i == 1) {
			EXPECT(s.extent.box.min_x == -18 && s.extent.box.min_y == 4.5);
			EXPECT(s.extent.box.max_x == 16 && s.extent.box.max_y == 28);
		}
		if (i == 11) { /* across the 180th meridian */
			EXPECT(s.extent.box.min_x == 176 && s.extent.box.max_x == 182);
		}
		fixture_finish(&f);
	}
}

/* A layer drawn from another has its key and validity unless it says otherwise. */
static void inheritance(struct test_state *t)
{
	struct fixture f;
	struct spec s;
	fixture_init(&f);
	EXPECT(read_it(&f,
		"date: 2023\nlayers:\n"
		"  - { id: x, source: y.csv, key: kx, valid: [f0, t0] }\n"
		"  - { id: a, source: x.csv, key: ka, valid: [f1, t1], label: name }\n"
		"  - { id: b, from: a, when: ended }\n"
		"  - { id: c, from: b, key: kc }\n"
		"  - { id: d, from: a, valid: [f2, t2], when: all, legend: none }\n",
		&s));
	EXPECT(s.n_layers == 5);
	EXPECT_STR(s.layers[2].key, "ka");
	EXPECT_STR(s.layers[2].valid_from, "f1");
	EXPECT_STR(s.layers[2].valid_to, "t1");
	EXPECT(s.layers[2].when == WHEN_ENDED && s.layers[2].label == NULL);
	EXPECT_STR(s.layers[3].key, "kc");
	EXPECT_STR(s.layers[3].valid_from, "f1");
	EXPECT_STR(s.layers[4].valid_from, "f2");
	EXPECT_STR(s.layers[4].valid_to, "t2");
	EXPECT(s.layers[4].when == WHEN_ALL && s.layers[4].legend_hidden);
	EXPECT(s.layers[4].legend.n == 0);
	fixture_finish(&f);
}

static void lists(struct test_state *t)
{
	struct fixture f;
	struct spec s;
	fixture_init(&f);
	EXPECT(read_it(&f,
		"sources: [ a, { en: b, fr: c } ]\nnotes: [ n ]\n"
		"annotations:\n  - { text: x, at: [-180, 90] }\n"
		"  - { text: { fr: y }, at: [180, -90], class: small }\n"
		"layers:\n  - id: a\n    source: x.csv\n    symbol-by: f\n"
		"    mark-by: g\n    marks: { m: M }\n"
		"    classes: { one: { en: One }, other: Rest }\n"
		"    where: { a: 1, b: 2 }\n    label-where: { c: 3 }\n",
		&s));
	EXPECT(s.n_sources == 2 && s.n_notes == 1 && s.sources[1].n == 2);
	EXPECT_STR(s.sources[0].texts[0], "a");
	EXPECT_STR(s.notes[0].texts[0], "n");
	EXPECT(s.n_annotations == 2 && s.annotations[0].at.place.lon_deg == -180);
	EXPECT(s.annotations[0].class_name == NULL && s.annotations[1].at.place.lat_deg == -90);
	EXPECT_STR(s.annotations[1].class_name, "small");
	const struct layer_spec *l = s.layers;
	EXPECT(l->n_classes == 2 && l->where.n == 2 && l->label_where.n == 1);
	EXPECT_STR(l->classes[0].value, "one");
	EXPECT_STR(l->classes[1].legend.texts[0], "Rest");
	EXPECT(l->n_marks == 1);
	EXPECT_STR(l->marks[0].value, "m");
	fixture_finish(&f);
}

/* What a day is needed for, and where that is said. */
static void dates(struct test_state *t)
{
	static const struct {
		const char *more, *layer;
		bool ok;
	} rows[] = {{"", "", true}, {"date: 2023\n", ", valid: [a, b]", true},
		{"", ", valid: [a, b]", false}, {"groups: { source: g }\n", "", false},
		{"date: 2023\ngroups: { source: g }\n", "", true}, {"groups: {}\n", "", true}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct spec s;
		char text[200];
		fixture_init(&f);
		(void)snprintf(text, sizeof(text),
			"%slayers:\n  - { id: b, source: z }\n  - { id: a, source: x%s }\n",
			rows[i].more, rows[i].layer);
		EXPECT(read_it(&f, text, &s) == rows[i].ok);
		if (!rows[i].ok) {
			EXPECT_STR(fixture_error(&f), "m:1:1: groups and `valid:` need a "
						      "`date:`, such as 2023-09-16");
		}
		fixture_finish(&f);
	}
}

static void too_many(struct test_state *t)
{
	static const struct {
		const char *head, *entry, *tail, *says;
		size_t most;
		enum sm_code code;
	} rows[] = {
		{"layers:\n", "  - { id: l%zu, source: x }\n", "",
			"m:2:3: layers: 201 are too many, 200 are allowed", 200, SM_E_LIMIT},
		{"annotations:\n", "  - { text: %zu, at: [0, 0] }\n", minimal,
			"m:2:3: annotations: a list of at most 500 is expected", 500,
			SM_E_SPEC},
	};
	for (size_t i = 0; i < 4; i++) {
		struct fixture f;
		struct spec s;
		struct buf b;
		size_t row = i / 2, more = i % 2;
		fixture_init(&f);
		buf_init(&b, 1 << 20);
		buf_puts(&b, rows[row].head);
		for (size_t k = 0; k < rows[row].most + more; k++) {
			const char *at = strstr(rows[row].entry, "%zu");
			buf_add(&b, rows[row].entry, (size_t)(at - rows[row].entry));
			buf_printf(&b, "%zu%s", k, at + 3);
		}
		buf_puts(&b, rows[row].tail);
		EXPECT(read_it(&f, b.ptr, &s) == (more == 0));
		if (more) {
			EXPECT_STR(fixture_error(&f), rows[row].says);
			EXPECT(f.diag.code == rows[row].code);
		}
		buf_finish(&b);
		fixture_finish(&f);
	}
}

/* One error each; the rest of these cases is in tests/spec/keys.t. */
static void errors(struct test_state *t)
{
	static const struct {
		const char *text, *says;
	} rows[] = {
		{"title: x\n", "m:1:1: a map needs `layers:`"},
		{"layers: []\n", "m:1:9: layers: a list of layers is expected"},
		{"layers: x\n", "m:1:9: layers: a list of layers is expected"},
		{"layers: [ { source: x } ]\n", "m:1:11: a layer needs an `id:`"},
		{"layers: [ { id: a b, source: x } ]\n",
			"m:1:17: id: small letters, digits and '-' are expected, a letter "
			"first"},
		{"layers: [ { id: -a, source: x } ]\n", "m:1:17: id: small letters, digits and "
							"'-' are expected, a letter first"},
		{"layers: [ { id: a } ]\n",
			"m:1:11: a layer needs either `source:` or `from:`"},
		{"layers: [ { id: a, source: x, classes: { b: c } } ]\n",
			"m:1:40: classes: need `symbol-by:`, the field"},
		{"layers: [ { id: a, source: x, marks: { b: c } } ]\n",
			"m:1:38: marks: need `mark-by:`, the field"},
		{"layers: [ { id: a, source: x, when: all } ]\n",
			"m:1:37: when: needs `valid:`, the two fields"},
		{"layers: [ { id: ab, source: x }, { id: c, from: ac } ]\n",
			"m:1:49: from: no layer 'ac' before this one; did you mean 'ab'?"},
		{"layers: [ { id: ab, source: x }, { id: ab, source: y } ]\n",
			"m:1:40: id: there is a layer 'ab' already"},
		{"extent: { around: { a: 1 }, layer: zz }\nlayers: [ { id: a, source: x } ]\n",
			"m:1:36: layer: no layer 'zz'"},
		{"extent: { around: { a: 1 }, box: [0, 0, 1, 1] }\n"
		 "layers: [ { id: a, source: x } ]\n",
			"m:1:34: extent: either `box:` or `around:` is expected"},
		{"annotations: [ { text: a } ]\nlayers: [ { id: a, source: x } ]\n",
			"m:1:16: a text needs `at:` or `page:`; or `point-to:` and `offset:`, "
			"where "
			"it stands from there"},
		{"annotations: [ { text: a, at: [-181, 0] } ]\n"
		 "layers: [ { id: a, source: x } ]\n",
			"m:1:31: at: longitude and latitude are expected, in degrees"},
		{"sources: x\nlayers: [ { id: a, source: x } ]\n",
			"m:1:10: a list of texts is expected"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct spec s;
		fixture_init(&f);
		EXPECT(!read_it(&f, rows[i].text, &s));
		EXPECT(f.diag.code == SM_E_SPEC);
		EXPECT_STR(fixture_error(&f), rows[i].says);
		fixture_finish(&f);
	}
}

TEST_MAIN({"localized texts", localized}, {"fallback", fallback}, {"defaults", defaults},
	{"places", places}, {"boxes", boxes}, {"inheritance", inheritance}, {"lists", lists},
	{"dates", dates}, {"too many", too_many}, {"errors", errors})
