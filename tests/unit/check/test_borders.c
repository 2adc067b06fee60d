#include "check/borders.h"

#include "fixture.h"
#include "test.h"

#include <math.h>
#include <stdlib.h>

/* Metres of a degree at the equator, and how long half a degree to either side of it is. */
static const double degree_m = 111319.49, border_m = 110574;

enum { LAYERS_MAX = 4 };

/* Layers on two sides of the equator, seen in a box of degrees. */
struct world {
	struct fixture f;
	struct layer_spec specs[LAYERS_MAX];
	struct map_layer items[LAYERS_MAX];
	struct layers layers;
	struct spec spec;
	struct column columns[2];
	struct table table;
	struct view *view;
};

static const char *names[] = {"West", "East", "Third"}, *keys[] = {"w", "e", "t"};

static void begin(struct world *w)
{
	*w = (struct world){0};
	fixture_init(&w->f);
	w->columns[0] = (struct column){"name", COLUMN_TEXT, {.text = names}};
	w->columns[1] = (struct column){"code", COLUMN_TEXT, {.text = keys}};
	w->table = (struct table){w->columns, 2, 3, NULL};
	w->spec = (struct spec){
		.path = "m.yaml", .layers = w->specs, .boundaries = {.tolerance_m = 1000}};
	w->layers = (struct layers){.items = w->items};
}

static void finish(struct world *w)
{
	view_destroy(w->view);
	fixture_finish(&w->f);
}

static struct map_layer *add_layer(struct world *w, const char *id)
{
	size_t n = w->layers.n++;
	struct map_layer *l = &w->items[n];
	w->spec.n_layers = w->layers.n;
	w->specs[n] = (struct layer_spec){
		.id = id, .source = id, .at = {.line = (int)n + 2, .column = 5}};
	*l = (struct map_layer){.spec = &w->specs[n],
		.path = id,
		.features = {.space = SPACE_LONLAT, .table = &w->table}};
	l->title = (struct text_chain){.columns = {&w->columns[0]}, .n = 1};
	return l;
}

/* Two areas of a degree each side of a border at `lon`, which has n places where it may bend.
 */
static struct map_layer *add_areas(struct world *w, const char *id, double lon, size_t n)
{
	struct map_layer *l = add_layer(w, id);
	for (uint32_t side = 0; side < 2; side++) {
		struct pt pts[34] = {{side == 0 ? 9 : 11, 0.5}, {side == 0 ? 9 : 11, -0.5}};
		for (size_t i = 0; i < n; i++) {
			double along = (double)i / (double)(n - 1);
			pts[2 + i] = (struct pt){lon, -0.5 + along};
		}
		fixture_add(&w->f, &l->features, SHAPE_POLYGON, side, pts, n + 2);
	}
	return l;
}

static struct map_layer *add_line(struct world *w, const char *id, struct pt from, struct pt to)
{
	struct map_layer *l = add_layer(w, id);
	const struct pt pts[] = {from, to};
	fixture_add(&w->f, &l->features, SHAPE_LINE, 2, pts, 2);
	return l;
}

static bool look_at(struct world *w, struct box b)
{
	const struct pt pts[] = {
		{b.min_x, b.min_y}, {b.max_x, b.min_y}, {b.max_x, b.max_y}, {b.min_x, b.max_y}};
	struct features extent = {.space = SPACE_LONLAT, .table = &fixture_no_table};
	fixture_add(&w->f, &extent, SHAPE_POLYGON, 0, pts, 4);
	char projection[64];
	(void)snprintf(projection, sizeof(projection), "+proj=eqc +lon_0=%g +datum=WGS84",
		(b.min_x + b.max_x) / 2);
	double high = 100 * (b.max_y - b.min_y) / (b.max_x - b.min_x);
	const struct view_request request = {
		.projection = projection, .extent = &extent, .frame_pt = {0, 0, 100, high}};
	return view_create(&w->f.diag, &request, &w->view);
}

/* What is said of them in a view; "" when nothing. */
static const char *said_in(struct test_state *t, struct world *w, struct box b)
{
	view_destroy(w->view);
	w->view = NULL;
	EXPECT(look_at(w, b));
	const struct borders_map map = {&w->spec, &w->layers, w->view};
	fixture_forget(&w->f);
	EXPECT(borders_check(&w->f.arena, &map));
	EXPECT(w->f.diag.n_warnings <= 1 && w->f.diag.depth == 0);
	return w->f.diag.n_warnings == 0 ? "" : w->f.diag.warnings[0].text;
}

static const char *said(struct test_state *t, struct world *w)
{
	return said_in(t, w, (struct box){8, -1, 12, 1});
}

/* The number behind a word of the text, in metres; -1: none. */
static double number_after(const char *text, const char *word)
{
	const char *at = strstr(text, word);
	char *end;
	if (at == NULL) {
		return -1;
	}
	double v = strtod(at + strlen(word), &end);
	return strncmp(end, " km", 3) == 0 ? v * 1000 : strncmp(end, " m", 2) == 0 ? v : -1;
}

static double apart_m(const char *text)
{
	return number_after(text, "up to ");
}

static double length_m(const char *text)
{
	const char *all = strstr(text, " in all"), *comma = text;
	for (const char *c = text; all != NULL && c < all; c++) {
		comma = *c == ',' ? c : comma;
	}
	return all == NULL ? -1 : number_after(comma, ", ");
}

/* A border moved by a known distance, straight or with corners in many places. What is nearer
 * to its ends than that is nearest to the edges it ends at, where the two layers agree. */
static void moved(struct test_state *t)
{
	static const double by_m[] = {-9400, -3000, 1060, 1500, 3200, 9000};
	for (size_t i = 0; i < sizeof(by_m) / sizeof(by_m[0]); i++) {
		for (size_t n = 2; n <= 30; n += 14) {
			struct world w;
			begin(&w);
			(void)add_areas(&w, "countries", 10, 2);
			(void)add_areas(&w, "provinces", 10 + by_m[i] / degree_m, n);
			const char *text = said(t, &w);
			EXPECT_NEAR(apart_m(text) / fabs(by_m[i]), 1, 0.05);
			EXPECT_NEAR(length_m(text) / (border_m - 2 * fabs(by_m[i])), 1, 0.03);
			w.spec.boundaries.tolerance_m = fabs(by_m[i]) * 1.01;
			EXPECT_STR(said(t, &w), "");
			w.spec.boundaries.tolerance_m = fabs(by_m[i]) * 0.99;
			EXPECT_NEAR(apart_m(said(t, &w)) / fabs(by_m[i]), 1, 0.05);
			w.spec.boundaries.tolerance_m = 0;
			EXPECT_STR(said(t, &w), "");
			finish(&w);
		}
	}
}

/* The whole sentence; both layers come first once. */
static void sentence(struct test_state *t)
{
	struct world w;
	begin(&w);
	(void)add_areas(&w, "countries", 10, 2);
	(void)add_areas(&w, "provinces", 10 + 3200 / degree_m, 3);
	EXPECT_STR(said(t, &w), "m.yaml:3:5: layers 'countries' and 'provinces': they disagree "
				"along a border: up "
				"to 3.2 km apart near 0N 10.03E (West), 104 km in all");
	w.items[0].title.n = 0; /* no names, but keys */
	EXPECT(strstr(said(t, &w), " 10.03E (West), ") != NULL);
	w.items[0].key = &w.columns[1];
	EXPECT(strstr(said(t, &w), " 10.03E (w; West), ") != NULL);
	w.specs[0].dissolve = true; /* whose rows tell nothing */
	EXPECT(strstr(said(t, &w), " 10.03E (West), ") != NULL);
	w.specs[1].dissolve = true;
	EXPECT(strstr(said(t, &w), " 10.03E, ") != NULL);
	finish(&w);
	begin(&w);
	w.spec.boundaries.tolerance_m = 500;
	(void)add_line(&w, "lines", (struct pt){9.9927, -0.5}, (struct pt){9.9927, 0.5});
	(void)add_areas(&w, "areas", 10, 2);
	EXPECT_STR(said(t, &w), "m.yaml:3:5: layers 'lines' and 'areas': they disagree along a "
				"border: up to 813 m "
				"apart near 0N 9.99E (Third; West), 109 km in all");
	finish(&w);
}

/* Borders that agree: bit for bit, or with other corners on the same line, or a bit beside it.
 */
static void agreeing(struct test_state *t)
{
	static const double at[] = {10, 10 + 1e-9, 10.005, 9.995};
	for (size_t i = 0; i < sizeof(at) / sizeof(at[0]); i++) {
		for (size_t n = 2; n <= 32; n += 15) {
			struct world w;
			begin(&w);
			(void)add_areas(&w, "countries", 10, 2);
			(void)add_areas(&w, "provinces", at[i], n);
			EXPECT_STR(said(t, &w), "");
			finish(&w);
		}
	}
}

static void add_ring(struct world *w, struct map_layer *l, struct box b)
{
	const struct pt pts[] = {
		{b.min_x, b.min_y}, {b.max_x, b.min_y}, {b.max_x, b.max_y}, {b.min_x, b.max_y}};
	fixture_add(&w->f, &l->features, SHAPE_POLYGON, 0, pts, 4);
}

/* What comes near a border and is another one. */
static void other_borders(struct test_state *t)
{
	struct world w;
	begin(&w); /* provinces: some end at the border, one runs along it on the inside */
	(void)add_areas(&w, "countries", 10, 2);
	struct map_layer *l = add_areas(&w, "provinces", 10, 2);
	add_ring(&w, l, (struct box){9, -0.5, 9.95, 0});
	add_ring(&w, l, (struct box){9.95, -0.5, 10, 0.2});
	EXPECT_STR(said(t, &w), "");
	finish(&w);
	begin(&w); /* a lake with a border in it, as long as half of its shore */
	(void)add_areas(&w, "countries", 10, 2);
	l = add_layer(&w, "lakes");
	add_ring(&w, l, (struct box){9.96, -0.45, 10.04, 0.45});
	EXPECT_STR(said(t, &w), "");
	finish(&w);
	begin(&w); /* a river beside the border, that goes on elsewhere */
	(void)add_areas(&w, "countries", 10, 2);
	l = add_layer(&w, "rivers");
	const struct pt river[] = {{9.1, 0.1}, {9.9, 0.1}, {10.03, 0.4}, {10.03, -0.4}};
	fixture_add(&w.f, &l->features, SHAPE_LINE, 0, river, 4);
	EXPECT_STR(said(t, &w), "");
	finish(&w);
	begin(&w); /* lines that part from one place of the border at 45 degrees */
	(void)add_areas(&w, "countries", 10, 2);
	l = add_layer(&w, "lines");
	const struct pt fork[] = {{10, -0.5}, {10, 0.3}, {10.06, 0.36}};
	fixture_add(&w.f, &l->features, SHAPE_LINE, 0, fork, 3);
	EXPECT_STR(said(t, &w), "");
	finish(&w);
	begin(&w); /* lines of two layers */
	(void)add_line(&w, "one", (struct pt){10, -0.5}, (struct pt){10, 0.5});
	(void)add_line(&w, "two", (struct pt){10.03, -0.5}, (struct pt){10.03, 0.5});
	EXPECT_STR(said(t, &w), "");
	finish(&w);
}

/* A de-facto line beside a border that is drawn too has no counterpart of its own; beside one
 * that the lines leave out it has. */
static void lines(struct test_state *t)
{
	struct world w;
	begin(&w);
	(void)add_areas(&w, "countries", 10, 2);
	(void)add_line(&w, "lines", (struct pt){10.02, -0.5}, (struct pt){10.02, 0.5});
	EXPECT_NEAR(apart_m(said(t, &w)), 0.02 * degree_m, 0.05 * 0.02 * degree_m);
	const struct pt border[] = {{10, -0.5}, {10, 0.5}};
	fixture_add(&w.f, &w.items[1].features, SHAPE_LINE, 1, border, 2);
	EXPECT_STR(said(t, &w), "");
	w.items[1].features.items[1].shape = SHAPE_NULL;
	EXPECT(apart_m(said(t, &w)) > 0);
	w.items[1].features.items[0].shape = SHAPE_NULL;
	EXPECT_STR(said(t, &w), "");
	finish(&w);
}

/* Of many countries one is shown in many parts: neither layer has much of the other's edges,
 * but all of the parts' outline is a border of the country. */
static void outline(struct test_state *t)
{
	enum { COUNTRIES = 20, PARTS = 10 };
	struct world w;
	begin(&w);
	struct map_layer *l = add_layer(&w, "countries");
	for (int i = 0; i < COUNTRIES; i++) {
		add_ring(&w, l, (struct box){i, -0.5, i + 1, 0.5});
	}
	l = add_layer(&w, "provinces");
	for (int i = 0; i < PARTS * PARTS; i++) {
		double x = 10.03 + 0.1 * (i % PARTS), y = -0.5 + 0.1 * (i / PARTS);
		add_ring(&w, l,
			(struct box){x, y, 10.03 + 0.1 * (i % PARTS + 1),
				-0.5 + 0.1 * (i / PARTS + 1)});
	}
	EXPECT_NEAR(apart_m(said_in(t, &w, (struct box){-1, -2, 21, 2})), 0.03 * degree_m, 150);
	finish(&w);
}

/* What is farther than 10 km is another border, unless the tolerance is wide. */
static void reach(struct test_state *t)
{
	struct world w;
	begin(&w);
	(void)add_areas(&w, "countries", 10, 2);
	(void)add_areas(&w, "provinces", 10 + 10500 / degree_m, 2);
	EXPECT_STR(said(t, &w), "");
	w.spec.boundaries.tolerance_m = 8000;
	EXPECT(strstr(said(t, &w), "up to 11 km apart near") != NULL ||
		strstr(said(t, &w), "up to 10 km apart near") != NULL);
	finish(&w);
	begin(&w);
	(void)add_areas(&w, "countries", 10, 2);
	(void)add_areas(&w, "provinces", 10 + 9800 / degree_m, 2);
	EXPECT(strstr(said(t, &w), "up to 9.8 km apart or more near") != NULL);
	finish(&w);
}

/* Layers of one source are one, whichever of them has the border. */
static void sources(struct test_state *t)
{
	struct world w;
	begin(&w);
	(void)add_areas(&w, "countries", 10, 2);
	struct map_layer *l = add_areas(&w, "members", 10.03, 2);
	l->path = "countries";
	EXPECT_STR(said(t, &w), "");
	w.specs[1].source_layer = "other"; /* of the same file */
	EXPECT(apart_m(said(t, &w)) > 0);
	w.specs[0].source_layer = "other";
	EXPECT_STR(said(t, &w), "");
	(void)add_areas(&w, "provinces", 10.03, 2); /* as one of the two has it */
	EXPECT_STR(said(t, &w), "");
	w.specs[1].off = true; /* not on this panel */
	EXPECT(strstr(said(t, &w), "m.yaml:4:5: layers 'countries' and 'provinces'") != NULL);
	w.specs[1].off = false;
	w.specs[0].off = true;
	w.items[2].path = "moved";
	EXPECT_STR(said(t, &w), "");
	finish(&w);
	begin(&w);
	struct zone_spec zone = {0};
	(void)add_areas(&w, "countries", 10, 2);
	l = add_areas(&w, "zone", 10.03, 2);
	w.specs[1].zone = &zone;
	EXPECT_STR(said(t, &w), "");
	l = add_areas(&w, "other-zone", 10.06, 2);
	l->path = "zone";
	w.specs[2].zone = &zone;
	EXPECT_STR(said(t, &w), "");
	finish(&w);
}

/* Three layers are three pairs, each with its warning. */
static void pairs(struct test_state *t)
{
	struct world w;
	begin(&w);
	(void)add_areas(&w, "a", 10, 2);
	(void)add_areas(&w, "b", 10.02, 2);
	(void)add_areas(&w, "c", 10.05, 2);
	EXPECT(look_at(&w, (struct box){8, -1, 12, 1}));
	const struct borders_map map = {&w.spec, &w.layers, w.view};
	for (int i = 0; i < 2; i++) { /* of another panel: the same */
		EXPECT(borders_check(&w.f.arena, &map));
		EXPECT_INT(w.f.diag.n_warnings, 3);
		EXPECT_INT(w.f.diag.warnings[2].count, 1);
	}
	EXPECT(strstr(w.f.diag.warnings[0].text, "3:5: layers 'a' and 'b'") != NULL);
	EXPECT(strstr(w.f.diag.warnings[1].text, "4:5: layers 'a' and 'c'") != NULL);
	EXPECT(strstr(w.f.diag.warnings[2].text, "4:5: layers 'b' and 'c'") != NULL);
	EXPECT_NEAR(apart_m(w.f.diag.warnings[1].text), 0.05 * degree_m, 100);
	finish(&w);
}

/* Only what is in view counts. */
static void view(struct test_state *t)
{
	struct world w;
	begin(&w);
	(void)add_areas(&w, "countries", 10, 2);
	(void)add_areas(&w, "provinces", 10.03, 2);
	EXPECT_NEAR(length_m(said_in(t, &w, (struct box){8, 0, 12, 1})),
		border_m / 2 - 0.03 * degree_m, 1100);
	EXPECT_STR(said_in(t, &w, (struct box){8, -1, 9.9, 1}), "");
	EXPECT_STR(said_in(t, &w, (struct box){10.1, -1, 12, 1}), "");
	EXPECT_STR(said_in(t, &w, (struct box){8, 2, 12, 4}), "");
	finish(&w);
}

/* Round the 180th meridian, of which files have different turns. */
static void antimeridian(struct test_state *t)
{
	struct world w;
	begin(&w);
	(void)add_areas(&w, "countries", 10, 2);
	(void)add_areas(&w, "provinces", 10.03, 2);
	for (size_t i = 0; i < 2; i++) {
		struct features *f = &w.items[i].features;
		for (size_t k = 0; k < f->n_pts; k++) {
			f->pts[k].x += i == 0 ? 169.99 : 169.99 - 360;
		}
	}
	const char *text = said_in(t, &w, (struct box){178, -1, 182, 1});
	EXPECT_NEAR(apart_m(text), 0.03 * degree_m, 0.05 * 0.03 * degree_m);
	EXPECT_NEAR(length_m(text) / (border_m - 0.06 * degree_m), 1, 0.03);
	EXPECT(strstr(text, "near 0N 179.99E") != NULL ||
		strstr(text, "near 0N 179.98W") != NULL);
	finish(&w);
}

static void out_of_memory(struct test_state *t)
{
	struct world w;
	int n = 0;
	begin(&w);
	(void)add_areas(&w, "countries", 10, 2);
	(void)add_areas(&w, "provinces", 10.03, 2);
	EXPECT(look_at(&w, (struct box){8, -1, 12, 1}));
	const struct borders_map map = {&w.spec, &w.layers, w.view};
	for (bool failed = true; failed && n < 100; n++) {
		fixture_forget(&w.f);
		w.f.arena.fail_in = n + 1;
		failed = !borders_check(&w.f.arena, &map);
		EXPECT_INT(w.f.diag.code, failed ? SM_E_NOMEM : SM_OK);
	}
	EXPECT(n > 5 && n < 100);
	finish(&w);
}

TEST_MAIN({"moved", moved}, {"sentence", sentence}, {"agreeing", agreeing},
	{"other borders", other_borders}, {"lines", lines}, {"reach", reach},
	{"outline", outline}, {"sources", sources}, {"pairs", pairs}, {"view", view},
	{"antimeridian", antimeridian}, {"out of memory", out_of_memory})
