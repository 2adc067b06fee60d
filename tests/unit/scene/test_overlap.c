#include "polygons.h"
#include "scene/overlap.h"
#include "test.h"

#include <math.h>
#include <string.h>

static const char style_yaml[] =
	"rules:\n"
	"  first: { fill: '#ff0000' }\n"
	"  first.gone: { display: none }\n"
	"  edge: { stroke: '#000000' }\n"
	"  hatched: { hatch-stroke: '#000000' }\n"
	"  band: { fill: '#0000ff', overlap: outline, overlap-width: 2pt }\n"
	"  band.wide: { overlap-width: 5pt }\n"
	"  bars: { fill: '#0000ff', overlap: stripes }\n"
	"  cover: { fill: '#0000ff' }\n";

static const char *classes[] = {"a", "a", "gone", "a"};
static struct column columns[] = {{"class", COLUMN_TEXT, {.text = classes}}};
static const struct table table = {columns, 1, 4, NULL};

enum { LAYERS = 3 };
struct made {
	struct style *style;
	struct spec spec;
	struct condition condition;
	struct layer_spec specs[LAYERS];
	struct map_layer items[LAYERS];
	struct layers layers;
	struct source_info info, other;
};

/* `ground` without conditions, `below` and `above` with: one file, rows as the strings say. */
static void make(struct fixture *f, struct made *m, const char *below, const char *above)
{
	static const char *const rows[LAYERS] = {"0123", "012", "123"};
	const char *ids[LAYERS] = {"first", below, above};
	*m = (struct made){0};
	const char *path = fixture_write_text(f, "style.yaml", style_yaml);
	if (!style_read(&f->arena, path, NULL, &m->style)) {
		printf("Bail out! %s\n", f->diag.errors[0].text);
	}
	for (size_t i = 0; i < LAYERS; i++) {
		struct map_layer *layer = &m->items[i];
		m->specs[i].id = ids[i];
		m->specs[i].where = (struct where){&m->condition, i > 0};
		*layer = (struct map_layer){.spec = &m->specs[i],
			.info = &m->info,
			.class_by = &columns[0],
			.features = {.space = SPACE_LONLAT, .table = &table}};
		for (const char *row = rows[i]; *row != '\0'; row++) {
			double x = *row - '0';
			const struct pt square[] = {{x, 0}, {x + 1, 0}, {x + 1, 1}, {x, 1}};
			fixture_add(f, &layer->features, SHAPE_POLYGON, (uint32_t)x, square, 4);
		}
	}
	m->layers = (struct layers){.items = m->items, .n = LAYERS};
}

/* The rows that the upper layer finds painted: "12". */
static const char *found(struct fixture *f, struct made *m, char out[8])
{
	size_t n = 0;
	if (!overlap_find(&f->arena, m->style, &m->spec, &m->layers)) {
		return "failed";
	}
	for (uint32_t row = 0; m->items[2].overlaps != NULL && row < 4; row++) {
		if (m->items[2].overlaps[row]) {
			out[n++] = (char)('0' + row);
		}
	}
	out[n] = '\0';
	return out;
}

/* Row 0 is in the lower layer alone, 3 in the upper; what the style hides is not there. */
static void in_two(struct test_state *t)
{
	struct fixture f;
	struct made m;
	char rows[8];
	fixture_init(&f);
	make(&f, &m, "cover", "band");
	EXPECT_STR(found(&f, &m, rows), "12");
	EXPECT_STR(m.items[2].overlapped, "cover");
	EXPECT_NEAR(m.items[2].fade_pt, 5, 0); /* the widest of its rules */
	EXPECT(m.items[0].overlaps == NULL && m.items[1].overlaps == NULL);
	make(&f, &m, "first", "bars");
	EXPECT_STR(found(&f, &m, rows), "1");
	EXPECT_NEAR(m.items[2].fade_pt, 0, 0); /* stripes need nothing beyond the frame */
	make(&f, &m, "hatched", "bars");
	EXPECT_STR(found(&f, &m, rows), "12");
	fixture_finish(&f);
}

/* Layers that are no ground to stand out from, or do not show the same features. */
static void not_in_two(struct test_state *t)
{
	struct fixture f;
	struct made m;
	char rows[8];
	fixture_init(&f);
	make(&f, &m, "cover", "cover");
	EXPECT_STR(found(&f, &m, rows), ""); /* the upper one covers */
	make(&f, &m, "edge", "band");
	EXPECT_STR(found(&f, &m, rows), ""); /* nothing inside of the lower one */
	EXPECT_NEAR(m.items[2].fade_pt, 0, 0);
	make(&f, &m, "cover", "band");
	m.items[1].info = &m.other;
	EXPECT_STR(found(&f, &m, rows), "");
	make(&f, &m, "cover", "band");
	m.specs[1].where.n = 0;
	EXPECT_STR(found(&f, &m, rows), "");
	make(&f, &m, "cover", "band");
	m.specs[1].dissolve = true;
	EXPECT_STR(found(&f, &m, rows), "");
	make(&f, &m, "cover", "band");
	m.specs[2].dissolve = true;
	EXPECT_STR(found(&f, &m, rows), "");
	make(&f, &m, "cover", "band");
	m.specs[1].off = true;
	EXPECT_STR(found(&f, &m, rows), "");
	make(&f, &m, "cover", "band");
	struct zone_spec zone = {0};
	m.specs[1].zone = &zone;
	EXPECT_STR(found(&f, &m, rows), "");
	make(&f, &m, "cover", "band");
	m.items[1].features.items[1].shape = SHAPE_POINT;
	EXPECT_STR(found(&f, &m, rows), "2");
	fixture_finish(&f);
}

/* Of several layers beneath any counts; what is seen has the name of the one with most, or of
 * the last. */
static void in_three(struct test_state *t)
{
	struct fixture f;
	struct made m;
	char rows[8];
	fixture_init(&f);
	make(&f, &m, "cover", "band");
	m.specs[0].where.n = 1;
	m.items[0].spec = &(struct layer_spec){.id = "hatched", .where = {&m.condition, 1}};
	EXPECT_STR(found(&f, &m, rows), "123");
	EXPECT_STR(m.items[2].overlapped, "hatched"); /* three of the three */
	m.items[0].features.n_items = 3;
	EXPECT_STR(found(&f, &m, rows), "12");
	EXPECT_STR(m.items[2].overlapped, "cover");
	fixture_finish(&f);
}

/* Groups of two files are told, when no layer of the same one could be meant. */
static void two_files(struct test_state *t)
{
	struct fixture f;
	struct made m;
	char rows[8];
	fixture_init(&f);
	make(&f, &m, "cover", "band");
	m.condition.op = CONDITION_GROUP;
	m.spec.path = "map.yaml";
	m.specs[2].at = (struct place_in_file){.line = 7, .column = 5};
	m.items[1].info = &m.other;
	m.items[1].path = "other.shp";
	EXPECT_STR(found(&f, &m, rows), "");
	EXPECT_STR(fixture_warning(&f, "overlap-files"),
		"map.yaml:7:5: layer 'band' covers layer 'cover': `overlap` knows only areas "
		"of "
		"one file, and that is drawn from another, other.shp");
	fixture_forget(&f);
	m.specs[0].where.n = 1;
	EXPECT_STR(found(&f, &m, rows), "13");
	EXPECT_STR(fixture_warning(&f, "overlap-files"), "");
	m.specs[0].where.n = 0;
	m.condition.op = CONDITION_IN;
	m.items[2].overlaps = NULL;
	EXPECT_STR(found(&f, &m, rows), "");
	EXPECT_STR(fixture_warning(&f, "overlap-files"), "");
	m.condition.op = CONDITION_GROUP;
	m.items[1].features.items[0].shape = SHAPE_POINT;
	EXPECT_STR(found(&f, &m, rows), "");
	EXPECT_STR(fixture_warning(&f, "overlap-files"), "");
	fixture_finish(&f);
}

static void parted(struct test_state *t)
{
	bool overlaps[] = {false, true};
	struct map_layer layer = {.overlaps = overlaps};
	struct style_props props = {.overlap = OVERLAP_STRIPES};
	EXPECT(overlap_is_parted(&layer, 1, &props));
	EXPECT(!overlap_is_parted(&layer, 0, &props));
	props.overlap = OVERLAP_COVER;
	EXPECT(!overlap_is_parted(&layer, 1, &props));
	props.overlap = OVERLAP_OUTLINE;
	layer.overlaps = NULL;
	EXPECT(!overlap_is_parted(&layer, 1, &props));
}

static struct features painted(struct test_state *t, struct fixture *f, struct box box,
	const struct style_props *props)
{
	struct features in = polygons_none(SPACE_PAGE), out = in;
	const struct pt pts[] = {{box.min_x, box.min_y}, {box.max_x, box.min_y},
		{box.max_x, box.max_y}, {box.min_x, box.max_y}};
	fixture_add(f, &in, SHAPE_POLYGON, 5, pts, 4);
	EXPECT(overlap_add(&f->arena, &in, &in.items[0], props, &out));
	EXPECT_INT(out.n_items, 1);
	EXPECT(out.items[0].shape == SHAPE_POLYGON && out.items[0].row == 5);
	return out;
}

static bool holds(const struct features *f, double x, double y)
{
	return feature_contains(f, &f->items[0], (struct pt){x, y});
}

static void bands(struct test_state *t)
{
	static const struct style_props props = {
		.overlap = OVERLAP_OUTLINE, .overlap_width_pt = 4};
	struct fixture f;
	fixture_init(&f);
	struct features out = painted(t, &f, (struct box){0, 0, 40, 30}, &props);
	EXPECT_INT(out.n_parts, 2);
	EXPECT(holds(&out, 20, 3.9) && holds(&out, 3.9, 15) && holds(&out, 36.1, 15));
	EXPECT(!holds(&out, 20, 4.1) && !holds(&out, 4.1, 15) && !holds(&out, 20, 15));
	/* 0.3 of the area must stay: of 40 x 8 a band of 4 leaves nothing, of 2 nearly half. */
	out = painted(t, &f, (struct box){0, 0, 40, 8}, &props);
	EXPECT(holds(&out, 20, 1.9) && !holds(&out, 20, 2.1) && !holds(&out, 20, 4));
	/* A crumb is filled but for what the thinnest band leaves. */
	out = painted(t, &f, (struct box){0, 0, 1, 1}, &props);
	EXPECT_INT(out.n_parts, 1);
	EXPECT(holds(&out, 0.5, 0.5));
	fixture_finish(&f);
}

static void bars(struct test_state *t)
{
	static const struct style_props props = {
		.overlap = OVERLAP_STRIPES, .overlap_width_pt = 4};
	struct fixture f;
	fixture_init(&f);
	struct features out = painted(t, &f, (struct box){0, 0, 40, 32}, &props);
	EXPECT_INT(out.n_parts, 4);
	EXPECT(holds(&out, 20, 3.9) && !holds(&out, 20, 4.1) && holds(&out, 20, 8.1));
	/* One that lies in a stripe, or between two, has narrower ones of its own. */
	out = painted(t, &f, (struct box){0, 0.1, 40, 3.9}, &props);
	EXPECT(holds(&out, 20, 1.9) && !holds(&out, 20, 2.1));
	out = painted(t, &f, (struct box){0, 4.1, 40, 7.9}, &props);
	EXPECT(holds(&out, 20, 5.9) && !holds(&out, 20, 6.1));
	fixture_finish(&f);
}

static void without_memory(struct test_state *t)
{
	struct fixture f;
	struct made m;
	bool ok = false;
	int n = 1;
	fixture_init(&f);
	make(&f, &m, "cover", "band");
	for (; n < 50 && !ok; n++) {
		fixture_forget(&f);
		f.arena.fail_in = n;
		ok = overlap_find(&f.arena, m.style, &m.spec, &m.layers);
		EXPECT_INT(f.diag.code, ok ? SM_OK : SM_E_NOMEM);
	}
	EXPECT(ok && n > 2);
	fixture_finish(&f);
}

TEST_MAIN({"in two", in_two}, {"not in two", not_in_two}, {"in three", in_three},
	{"two files", two_files}, {"parted", parted}, {"bands", bands}, {"bars", bars},
	{"without memory", without_memory})
