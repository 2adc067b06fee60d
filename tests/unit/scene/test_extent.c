#include "fixture.h"
#include "scene/extent.h"
#include "test.h"

/* Two layers over one table: areas of three countries, and two places. */
struct world {
	struct layer_spec specs[2];
	struct map_layer items[2];
	struct layers layers;
	struct memberships none;
	struct spec spec;
	struct selection selection;
	struct column columns[1];
	struct table table;
};

static const char *names[] = {"MLI", "BFA", "NER"};

static void make_world(struct fixture *f, struct world *w)
{
	static const struct pt squares[][4] = {{{-10, 12}, {0, 12}, {0, 25}, {-10, 25}},
		{{-5, 10}, {2, 10}, {2, 15}, {-5, 15}}, {{1, 12}, {15, 12}, {15, 23}, {1, 23}}};
	static const struct pt places[] = {{-20, 5}, {20, 30}};
	*w = (struct world){0};
	w->columns[0] = (struct column){"name", COLUMN_TEXT, {.text = names}};
	w->table = (struct table){.columns = w->columns, .n_columns = 1, .n_rows = 3};
	w->specs[0].id = "places";
	w->specs[1].id = "countries";
	w->spec = (struct spec){.path = "map.yaml", .layers = w->specs, .n_layers = 2};
	w->spec.extent.at = (struct place_in_file){.line = 5, .column = 9};
	for (size_t i = 0; i < 2; i++) {
		w->items[i].spec = &w->specs[i];
		w->items[i].features =
			(struct features){.space = SPACE_LONLAT, .table = &w->table};
	}
	for (uint32_t i = 0; i < 3; i++) {
		fixture_add(f, &w->items[1].features, SHAPE_POLYGON, i, squares[i], 4);
	}
	for (uint32_t i = 0; i < 2; i++) {
		fixture_add(f, &w->items[0].features, SHAPE_POINT, i, &places[i], 1);
	}
	w->layers = (struct layers){.items = w->items, .n = 2};
	w->selection = (struct selection){&w->spec, &w->none, {2023, 9, 16}};
}

static bool extent(struct fixture *f, struct world *w, struct features *out)
{
	return extent_features(&f->arena, &w->spec, &w->layers, &w->selection, out);
}

static struct box bounds(const struct features *f)
{
	struct box b = box_empty();
	for (size_t i = 0; i < f->n_items; i++) {
		box_add_box(&b, f->items[i].box);
	}
	return b;
}

static bool same_box(struct box a, struct box b)
{
	return a.min_x == b.min_x && a.min_y == b.min_y && a.max_x == b.max_x &&
	       a.max_y == b.max_y;
}

static void a_box(struct test_state *t)
{
	struct fixture f;
	struct world w;
	struct features out;
	fixture_init(&f);
	make_world(&f, &w);
	w.spec.extent.kind = EXTENT_BOX;
	w.spec.extent.box = (struct box){-17.6, 4.2, 18.6, 25.2};
	EXPECT(extent(&f, &w, &out));
	EXPECT(out.space == SPACE_LONLAT && out.table != NULL);
	EXPECT_INT(out.n_items, 1);
	EXPECT(out.items[0].shape == SHAPE_POLYGON);
	EXPECT_INT(out.n_pts, 4);
	EXPECT(same_box(out.items[0].box, w.spec.extent.box));
	EXPECT_NEAR(ring_area(out.pts, 4), 36.2 * 21, 1e-9); /* a ring, not a bow tie */
	fixture_finish(&f);
}

static void everything(struct test_state *t)
{
	struct fixture f;
	struct world w;
	struct features out;
	fixture_init(&f);
	make_world(&f, &w);
	w.spec.extent.kind = EXTENT_ALL;
	EXPECT(extent(&f, &w, &out));
	EXPECT(same_box(bounds(&out), (struct box){-20, 5, 20, 30}));
	w.items[0].features.n_items = 0; /* a layer may be empty, not all of them */
	EXPECT(extent(&f, &w, &out));
	EXPECT(same_box(bounds(&out), (struct box){-10, 10, 15, 25}));
	w.items[1].features.n_items = 0;
	EXPECT(!extent(&f, &w, &out));
	EXPECT_INT(f.diag.n_errors, 1);
	EXPECT_INT(f.diag.code, SM_E_SPEC);
	EXPECT_STR(f.diag.errors[0].text, "map.yaml:5:9: extent: the layers are empty");
	fixture_finish(&f);
}

static void around(struct test_state *t)
{
	static const struct {
		const char *layer, *field, *value; /* a field NULL: no condition */
		size_t n;
		struct box want;
		const char *error;
	} rows[] = {
		{NULL, "name", "MLI", 1, {-10, 12, 0, 25}, NULL},
		{"countries", "name", "NER", 1, {1, 12, 15, 23}, NULL},
		{"places", "name", "BFA", 1, {20, 30, 20, 30}, NULL},
		{"countries", NULL, NULL, 3, {-10, 10, 15, 25}, NULL},
		{NULL, "name", "TCD", 0, {0, 0, 0, 0},
			"map.yaml:5:9: extent: nothing meets its conditions"},
		{"places", "name", "NER", 0, {0, 0, 0, 0},
			"map.yaml:5:9: extent: nothing meets its conditions"},
		{"rivers", "name", "MLI", 0, {0, 0, 0, 0},
			"map.yaml:5:9: extent: no layer named rivers"},
		{NULL, "nam", "MLI", 0, {0, 0, 0, 0},
			"map.yaml:6:20: no field 'nam'; did you mean 'name'?"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct world w;
		struct features out;
		fixture_init(&f);
		make_world(&f, &w);
		const char *values[] = {rows[i].value};
		struct condition c = {.field = rows[i].field,
			.op = CONDITION_IN,
			.values = values,
			.n_values = 1,
			.at = {.line = 6, .column = 20}};
		w.spec.extent.kind = EXTENT_AROUND;
		w.spec.extent.layer = rows[i].layer;
		w.spec.extent.where = (struct where){&c, rows[i].field != NULL};
		bool ok = extent(&f, &w, &out);
		EXPECT(ok == (rows[i].error == NULL));
		EXPECT_INT(f.diag.n_errors, !ok);
		if (ok) {
			EXPECT_INT(out.n_items, rows[i].n);
			EXPECT(same_box(bounds(&out), rows[i].want));
			/* the layer itself keeps all of its features */
			EXPECT_INT(
				w.items[0].features.n_items + w.items[1].features.n_items, 5);
		} else {
			EXPECT_INT(f.diag.code, SM_E_SPEC);
			EXPECT_STR(f.diag.errors[0].text, rows[i].error);
		}
		fixture_finish(&f);
	}
}

static void no_areas(struct test_state *t)
{
	struct fixture f;
	struct world w;
	struct features out;
	fixture_init(&f);
	make_world(&f, &w);
	w.spec.extent.kind = EXTENT_AROUND;
	w.items[1].features.n_items = 0;
	EXPECT(!extent(&f, &w, &out));
	EXPECT_INT(f.diag.n_errors, 1);
	EXPECT_STR(f.diag.errors[0].text, "map.yaml:5:9: extent: no layer has areas");
	fixture_finish(&f);
}

static void out_of_memory(struct test_state *t)
{
	static const enum extent_kind kinds[] = {EXTENT_BOX, EXTENT_ALL, EXTENT_AROUND};
	for (size_t k = 0; k < 3; k++) {
		struct fixture f;
		struct world w;
		struct features out;
		fixture_init(&f);
		make_world(&f, &w);
		w.spec.extent.kind = kinds[k];
		w.spec.extent.box = (struct box){0, 0, 1, 1};
		int failures = 0;
		for (bool ok = false; !ok && failures < 20; failures += !ok) {
			fixture_forget(&f);
			f.arena.fail_in = failures + 1;
			ok = extent(&f, &w, &out);
			EXPECT(ok || (f.diag.code == SM_E_NOMEM && f.diag.n_errors == 1));
		}
		EXPECT(failures >= 1 && failures < 20);
		fixture_finish(&f);
	}
}

TEST_MAIN({"a box", a_box}, {"everything", everything}, {"around", around},
	{"no areas", no_areas}, {"out of memory", out_of_memory})
