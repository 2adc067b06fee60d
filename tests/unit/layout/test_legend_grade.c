/* Classes and sizes in the legend: their texts, their paint. */
#include "layout/legend.h"
#include "layout/map_fixture.h"
#include "scene/grade.h"
#include "test.h"

#include <math.h>

#define DASH "\xe2\x80\x93"
#define NNBSP "\xe2\x80\xaf"

struct setting {
	struct map_fixture m;
	struct map_layer *layer;
	struct legend legend;
	struct rgba palette[2];
};

static void begin(struct setting *s, const double *values, size_t n, enum shape shape)
{
	static const char rules[] = "  a: { fill: red, stroke: lime, symbol: square }\n"
				    "  no-data: { fill: gray }\n";
	map_init(&s->m, rules);
	s->m.spec.page = (struct page_spec){.width_pt = 500, .height_pt = 300};
	s->layer = map_layer(&s->m, "a");
	s->palette[0] = (struct rgba){0, 0, 0, 255};
	s->palette[1] = (struct rgba){200, 0, 0, 255};
	for (size_t i = 0; i < n; i++) {
		const struct pt pts[] = {{10, 10}, {20, 10}, {20, 20}};
		map_add(&s->m, s->layer, (struct map_row){.rank = values[i]}, shape, pts,
			shape == SHAPE_POINT ? 1 : 3);
	}
}

static struct scale_spec scale(const struct setting *s, enum scale_method method, double n)
{
	return (struct scale_spec){.field = "rank",
		.method = method,
		.classes = n,
		.palette = {(struct rgba *)(uintptr_t)s->palette, 2},
		.min_pt = 2,
		.max_pt = 10};
}

static void make(struct test_state *t, struct setting *s)
{
	const struct grade_request request = {
		.spec_path = "map.yaml", .style = s->m.layout.style};
	EXPECT(grades_make(&s->m.f.arena, &request, s->layer));
	const struct legend_view view = {&s->m.layers, NULL, {0, 0, 100, 100}};
	EXPECT(legend_make(&s->m.layout, &view, 1, &s->legend));
}

/* The texts of the lines, parted by " | ". */
static const char *lines(struct setting *s)
{
	char text[400] = "";
	for (size_t i = 0; i < s->legend.n; i++) {
		const struct block *b = &s->legend.entries[i].text;
		size_t n = strlen(text);
		(void)snprintf(text + n, sizeof(text) - n, "%s%s", i > 0 ? " | " : "",
			b->n_lines > 0 ? b->lines[0].text : "");
	}
	const char *copy = arena_strdup(&s->m.f.arena, text);
	return copy == NULL ? "" : copy;
}

static void texts_of_classes(struct test_state *t)
{
	static const struct {
		const char *lang;
		enum scale_method method;
		double classes, breaks[2], values[5];
		const char *want;
	} rows[] = {
		{"en", SCALE_QUANTILE, 2, {0}, {1, 2, 3000, 4000, 5000},
			"1" DASH "3,999 | 4,000" DASH "5,000"},
		{"fr", SCALE_QUANTILE, 2, {0}, {1, 2, 3000, 4000, 5000},
			"1" DASH "3" NNBSP "999 | 4" NNBSP "000" DASH "5" NNBSP "000"},
		/* A class of one number; one that no whole number can be in is left out. */
		{"en", SCALE_EQUAL, 4, {0}, {1, 2, 3, 3, 3}, "1 | 2 | 3"},
		{"en", SCALE_EQUAL, 2, {0}, {-4, -3, 2, 4, 4}, "-4 " DASH " -1 | 0" DASH "4"},
		/* The range of the numbers is rounded so that they lie within. */
		{"en", SCALE_QUANTILE, 2, {0}, {0.14, 0.2, 0.3, 0.88, 0.91},
			"0.1" DASH "0.6 | 0.6" DASH "1.0"},
		{"de", SCALE_QUANTILE, 1, {0}, {0.5, 1.5, 2.5, 3.5, 4.25}, "0" DASH "5"},
		{"en", SCALE_GIVEN, 3, {10, 20}, {1, 12, 13, 14, 15},
			"under 10 | 10" DASH "19 | 20 or more"},
		{"fr", SCALE_GIVEN, 3, {0.5, 20}, {1, 12, 13, 14.5, 15},
			"moins de 0,5 | 0,5" DASH "20,0 | 20,0 ou plus"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct setting s;
		double breaks[2] = {rows[i].breaks[0], rows[i].breaks[1]};
		begin(&s, rows[i].values, 5, SHAPE_POLYGON);
		s.m.layer_specs[0].color_by = scale(&s, rows[i].method, rows[i].classes);
		s.m.layer_specs[0].color_by.breaks = breaks;
		s.m.layer_specs[0].color_by.n_breaks = rows[i].method == SCALE_GIVEN ? 2 : 0;
		s.m.layout.lang = rows[i].lang;
		make(t, &s);
		EXPECT_STR(lines(&s), rows[i].want);
		map_finish(&s.m);
	}
}

static void paint_of_classes(struct test_state *t)
{
	static const enum shape shapes[] = {SHAPE_POLYGON, SHAPE_LINE, SHAPE_POINT};
	static const enum legend_kind kinds[] = {LEGEND_AREA, LEGEND_LINE, LEGEND_SYMBOL};
	for (size_t i = 0; i < 3; i++) {
		struct setting s;
		begin(&s, (const double[]){1, 2, 0}, 3, shapes[i]); /* 0: missing */
		s.m.layer_specs[0].color_by = scale(&s, SCALE_QUANTILE, 2);
		s.m.layer_specs[0].legend = map_text(&s.m, "", "Heading");
		make(t, &s);
		EXPECT_STR(lines(&s), "Heading | 1 | 2 | no data");
		const struct legend_entry *e = s.legend.entries;
		EXPECT_INT(e[0].kind, LEGEND_HEADING);
		EXPECT_STR(e[1].class_name, "class-1");
		EXPECT_STR(e[2].class_name, "class-2");
		EXPECT_STR(e[3].class_name, "no-data");
		for (size_t k = 1; k < 4; k++) {
			EXPECT_INT(e[k].kind, kinds[i]);
		}
		bool line = shapes[i] == SHAPE_LINE;
		EXPECT_INT(line ? e[1].props.stroke.r : e[1].props.fill.r, 0);
		EXPECT_INT(line ? e[2].props.stroke.r : e[2].props.fill.r, 200);
		EXPECT_INT(line ? e[2].props.fill.r : e[2].props.stroke.g, 255);
		EXPECT_INT(e[3].props.fill.b, 128);
		map_finish(&s.m);
	}
}

/* Of 9500 at 10 pt: 5000, 1000 and 200, each at most a quarter of the one before. */
static void proportional(struct test_state *t)
{
	struct setting s;
	begin(&s, (const double[]){9500, 40, 0}, 3, SHAPE_POINT);
	s.m.layer_specs[0].size_by = scale(&s, SCALE_PROPORTIONAL, 3);
	s.m.layer_specs[0].size_by.min_pt = 1;
	s.m.layer_specs[0].size_by.no_data = map_text(&s.m, "", "nobody asked");
	make(t, &s);
	EXPECT_STR(lines(&s), "200 | 1,000 | 5,000 | nobody asked");
	for (size_t i = 0; i < 3; i++) {
		const double values[] = {200, 1000, 5000};
		EXPECT_NEAR(s.legend.entries[i].props.symbol_size_pt,
			10 * sqrt(values[i] / 9500), 1e-9);
		EXPECT_STR(s.legend.entries[i].props.symbol, "square");
	}
	EXPECT_NEAR(s.legend.entries[3].props.symbol_size_pt, 1, 0);
	map_finish(&s.m);

	/* Nothing is smaller than 1,200: a sample of 200 would be of nothing. */
	begin(&s, (const double[]){9500, 1200, 5100}, 3, SHAPE_POINT);
	s.m.layer_specs[0].size_by = scale(&s, SCALE_PROPORTIONAL, 3);
	s.m.layer_specs[0].size_by.min_pt = 1;
	make(t, &s);
	EXPECT_STR(lines(&s), "1,000 | 5,000");
	map_finish(&s.m);

	/* What would be drawn at the least size is no sample of it. */
	begin(&s, (const double[]){0.3, 0.02, 0.1}, 3, SHAPE_LINE);
	s.m.layer_specs[0].size_by = scale(&s, SCALE_PROPORTIONAL, 3);
	make(t, &s);
	EXPECT_STR(lines(&s), "0.2");
	EXPECT_NEAR(s.legend.entries[0].props.stroke_width_pt, 10 * 0.2 / 0.3, 1e-9);
	map_finish(&s.m);
}

static void colors_and_sizes(struct test_state *t)
{
	struct setting s;
	begin(&s, (const double[]){1, 2, 3, 4}, 4, SHAPE_POINT);
	s.m.layer_specs[0].legend = map_text(&s.m, "", "Layer");
	s.m.layer_specs[0].color_by = scale(&s, SCALE_QUANTILE, 2);
	s.m.layer_specs[0].size_by = scale(&s, SCALE_EQUAL, 2);
	make(t, &s);
	/* The layer's heading is the first's; the second has none of its own. */
	EXPECT_STR(lines(&s), "Layer | 1" DASH "2 | 3" DASH "4 | 1" DASH "2 | 3" DASH "4");
	EXPECT_NEAR(s.legend.entries[3].props.symbol_size_pt, 2, 0);
	EXPECT_NEAR(s.legend.entries[4].props.symbol_size_pt, 10, 0);
	EXPECT_INT(s.legend.entries[4].props.fill.r, 255); /* as the style has it */
	s.m.layer_specs[0].color_by.legend = map_text(&s.m, "", "Colour");
	s.m.layer_specs[0].size_by.legend = map_text(&s.m, "", "Size");
	make(t, &s);
	EXPECT_STR(
		lines(&s), "Colour | 1" DASH "2 | 3" DASH "4 | Size | 1" DASH "2 | 3" DASH "4");
	s.m.layer_specs[0].legend_hidden = true;
	make(t, &s);
	EXPECT_INT(s.legend.n, 0);
	map_finish(&s.m);
}

/* Sizes of a layer whose colours are classes by name: its classes come first. */
static void classes_and_sizes(struct test_state *t)
{
	struct setting s;
	struct class_spec classes[] = {{.value = "x"}};
	begin(&s, (const double[]){1, 2}, 2, SHAPE_POINT);
	map_use(s.layer, false, true, false);
	s.layer->page.table->columns[3].u.text[0] = "x";
	classes[0].legend = map_text(&s.m, "", "The x");
	s.m.layer_specs[0].legend = map_text(&s.m, "", "Layer");
	s.m.layer_specs[0].classes = classes;
	s.m.layer_specs[0].n_classes = 1;
	s.m.layer_specs[0].size_by = scale(&s, SCALE_EQUAL, 2);
	make(t, &s);
	EXPECT_STR(lines(&s), "Layer | The x | 1 | 2");
	map_finish(&s.m);
}

TEST_MAIN({"texts of classes", texts_of_classes}, {"paint of classes", paint_of_classes},
	{"proportional", proportional}, {"colours and sizes", colors_and_sizes},
	{"classes and sizes", classes_and_sizes})
