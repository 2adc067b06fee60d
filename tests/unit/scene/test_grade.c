#include "fixture.h"
#include "scene/build.h"
#include "scene/grade.h"
#include "scene/layers.h"
#include "test.h"

#include <math.h>

/* Points, lines or areas with the column n. */
struct made {
	struct fixture f;
	struct layer_spec spec;
	struct map_layer layer;
	struct style *style;
	struct column columns[2];
	struct table table;
};

static const char *words[] = {"1", "", "two", "3"};

static void begin(
	struct test_state *t, struct made *m, enum shape shape, double *values, size_t n)
{
	static const char style[] = "ramp: [black, white]\nrules:\n  a: { fill: red, stroke: "
				    "lime, symbol-size: 7pt }\n"
				    "  a.class-2: { stroke: blue }\n  no-data: { fill: gray }\n"
				    "  a.no-data: { stroke: navy }\n";
	static const struct pt pts[] = {{0, 0}, {1, 0}, {1, 1}};
	*m = (struct made){.spec = {.id = "a"}};
	fixture_init(&m->f);
	const char *path = fixture_write_text(&m->f, "s.yaml", style);
	EXPECT(style_read(&m->f.arena, path, NULL, &m->style));
	m->columns[0] = (struct column){"n", COLUMN_NUMBER, {.num = values}};
	m->columns[1] = (struct column){"words", COLUMN_TEXT, {.text = words}};
	m->table = (struct table){.columns = m->columns, .n_columns = 2, .n_rows = n};
	m->layer.spec = &m->spec;
	m->layer.features = (struct features){.space = SPACE_LONLAT, .table = &m->table};
	for (size_t i = 0; i < n; i++) {
		fixture_add(&m->f, &m->layer.features, shape, (uint32_t)i, pts,
			shape == SHAPE_POINT ? 1 : 3);
	}
}

static bool run(struct made *m)
{
	const struct grade_request request = {.spec_path = "map.yaml", .style = m->style};
	return grades_make(&m->f.arena, &request, &m->layer);
}

static const struct scale_spec by_color = {
	.field = "n", .classes = 3, .method = SCALE_QUANTILE, .at = {.line = 3, .column = 20}};
static const struct scale_spec by_size = {.field = "n",
	.classes = 3,
	.method = SCALE_PROPORTIONAL,
	.min_pt = 2,
	.max_pt = 12,
	.at = {.line = 5, .column = 9}};

static bool is_color(struct rgba c, int r, int g, int b)
{
	return c.r == r && c.g == g && c.b == b && c.a == 255;
}

static void colors(struct test_state *t)
{
	double values[] = {1, 5, 9, (double)NAN};
	static const enum shape shapes[] = {SHAPE_POINT, SHAPE_LINE, SHAPE_POLYGON};
	static const char *const classes[] = {"class-1", "class-2", "class-3", "no-data"};
	static const int greys[] = {0, 119, 255}; /* L* of 0, 50 and 100 */
	const struct spec spec = {0};
	for (size_t i = 0; i < 3; i++) {
		struct made m;
		begin(t, &m, shapes[i], values, 4);
		m.spec.color_by = by_color;
		EXPECT(run(&m));
		EXPECT(m.layer.color_by != NULL && m.layer.size_by == NULL);
		for (size_t row = 0; row < 4; row++) {
			struct style_props p;
			const struct feature *item = &m.layer.features.items[row];
			const char *class_name = layer_class(&m.f.arena, &m.layer, row);
			EXPECT_STR(class_name, classes[row]);
			EXPECT(grade_is_missing(&m.layer, row) == (row == 3));
			build_feature_style(m.style, &spec, &m.layer, item, class_name, &p);
			bool line = shapes[i] == SHAPE_LINE;
			struct rgba color = line ? p.stroke : p.fill;
			struct rgba other = line ? p.fill : p.stroke;
			if (row == 3) { /* the style alone */
				EXPECT(is_color(p.fill, 128, 128, 128));
				EXPECT(is_color(p.stroke, 0, 0, 128));
				continue;
			}
			EXPECT(is_color(color, greys[row], greys[row], greys[row]));
			EXPECT(line ? is_color(other, 255, 0, 0)
				    : is_color(other, 0, row == 1 ? 0 : 255,
					      row == 1 ? 255 : 0));
			EXPECT_NEAR(p.symbol_size_pt, 7, 0);
		}
		EXPECT_INT(m.f.diag.n_warnings, 0);
		fixture_finish(&m.f);
	}
}

static void palettes(struct test_state *t)
{
	double values[] = {4, 4, 6};
	struct rgba items[] = {{10, 0, 0, 255}, {20, 0, 0, 255}, {30, 0, 0, 255}};
	struct made m;
	begin(t, &m, SHAPE_POLYGON, values, 3);
	m.spec.color_by = by_color;
	m.spec.color_by.palette = (struct colors){items, 3};
	EXPECT(run(&m));
	EXPECT_INT(m.layer.color_by->classes.n, 2);
	EXPECT(is_color(m.layer.color_by->colors[0], 10, 0, 0));
	EXPECT(is_color(m.layer.color_by->colors[1], 30, 0, 0));
	EXPECT_STR(fixture_warning(&m.f, "classes"),
		"map.yaml:3:20: layer 'a': color-by: the numbers of 'n' make 2 classes, not 3");
	values[2] = 4; /* one class has the last colour */
	EXPECT(run(&m));
	EXPECT(is_color(m.layer.color_by->colors[0], 30, 0, 0));
	fixture_finish(&m.f);
}

static void proportional(struct test_state *t)
{
	double values[] = {400, 100, 1, 0, (double)NAN};
	/* Of symbols the area, of lines the width; neither below 2. */
	static const double points[] = {12, 6, 2, 2, 2}, lines[] = {12, 3, 2, 2, 2};
	const struct spec spec = {0};
	for (int line = 0; line < 2; line++) {
		struct made m;
		begin(t, &m, line ? SHAPE_LINE : SHAPE_POINT, values, 5);
		m.spec.size_by = by_size;
		EXPECT(run(&m));
		EXPECT_NEAR(m.layer.size_by->highest, 400, 0);
		EXPECT_NEAR(m.layer.size_by->lowest, 0, 0);
		for (size_t row = 0; row < 5; row++) {
			struct style_props p;
			const char *class_name = layer_class(&m.f.arena, &m.layer, row);
			EXPECT_STR(class_name == NULL ? "-" : class_name,
				row == 4 ? "no-data" : "-");
			build_feature_style(m.style, &spec, &m.layer,
				&m.layer.features.items[row], class_name, &p);
			EXPECT_NEAR(line ? p.stroke_width_pt : p.symbol_size_pt,
				line ? lines[row] : points[row], 1e-12);
			EXPECT_INT(p.fill.r, row == 4 ? 128 : 255);
		}
		fixture_finish(&m.f);
	}
	struct made zero;
	double none[] = {0, 0};
	begin(t, &zero, SHAPE_POINT, none, 2);
	zero.spec.size_by = by_size;
	EXPECT(run(&zero));
	EXPECT_NEAR(grade_size_pt(zero.layer.size_by, 0), 2, 0);
	fixture_finish(&zero.f);
}

static void sizes_in_classes(struct test_state *t)
{
	double values[] = {1, 2, 3};
	struct made m;
	begin(t, &m, SHAPE_POINT, values, 3);
	m.spec.size_by = by_size;
	m.spec.size_by.method = SCALE_EQUAL;
	EXPECT(run(&m));
	EXPECT_NEAR(grade_class_size_pt(m.layer.size_by, 0), 2, 0);
	EXPECT_NEAR(grade_class_size_pt(m.layer.size_by, 1), 7, 0);
	EXPECT_NEAR(grade_size_pt(m.layer.size_by, 3), 12, 0);
	EXPECT(layer_class(&m.f.arena, &m.layer, 0) == NULL);
	m.spec.size_by.classes = 1;
	EXPECT(run(&m));
	EXPECT_NEAR(grade_size_pt(m.layer.size_by, 1), 12, 0);
	fixture_finish(&m.f);
}

/* A number missing for either makes the feature one without data, at the least size. */
static void both(struct test_state *t)
{
	double values[] = {1, (double)NAN, 9}, sizes[] = {(double)NAN, 4, 4};
	struct made m;
	begin(t, &m, SHAPE_POINT, values, 3);
	m.columns[1] = (struct column){"m", COLUMN_NUMBER, {.num = sizes}};
	m.spec.color_by = by_color;
	m.spec.color_by.classes = 2;
	m.spec.size_by = by_size;
	m.spec.size_by.field = "m";
	EXPECT(run(&m));
	EXPECT_STR(layer_class(&m.f.arena, &m.layer, 0), "no-data");
	EXPECT_STR(layer_class(&m.f.arena, &m.layer, 1), "no-data");
	EXPECT_STR(layer_class(&m.f.arena, &m.layer, 2), "class-2");
	struct style_props p = {.symbol_size_pt = 99};
	grade_apply(&m.layer, SHAPE_POINT, 1, &p);
	EXPECT_NEAR(p.symbol_size_pt, 2, 0);
	fixture_finish(&m.f);
}

static void errors(struct test_state *t)
{
	static double values[] = {1, -2, 3, 4},
		      missing[] = {(double)NAN, (double)NAN, (double)NAN, (double)NAN};
	static const struct {
		enum shape shape;
		bool size, no_style;
		const char *field, *want;
		double *values;
	} cases[] = {
		{SHAPE_POLYGON, false, false, "m",
			"map.yaml:3:20: layer 'a': color-by: no field 'm'", values},
		{SHAPE_POLYGON, false, false, "word",
			"map.yaml:3:20: layer 'a': color-by: no field 'word'; did you mean "
			"'words'?",
			values},
		{SHAPE_POLYGON, false, false, "words",
			"map.yaml:3:20: layer 'a': color-by: 'words' is a field of texts such "
			"as "
			"'two'; numbers are expected, and empty cells where one is missing",
			values},
		{SHAPE_POLYGON, false, false, "n",
			"map.yaml:3:20: layer 'a': color-by: 'n' has no number in any feature "
			"of "
			"the layer",
			missing},
		{SHAPE_POLYGON, false, true, "n",
			"map.yaml:3:20: layer 'a': color-by: needs `palette:`, or a style with "
			"`ramp:`",
			values},
		{SHAPE_POLYGON, true, false, "n",
			"map.yaml:5:9: layer 'a': size-by: areas have no size to set; "
			"`color-by` "
			"paints them",
			values},
		{SHAPE_POINT, true, false, "n",
			"map.yaml:5:9: layer 'a': size-by: 'n' has numbers below 0, which no "
			"size "
			"is proportional to; write `method:` with classes",
			values},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct made m;
		begin(t, &m, cases[i].shape, cases[i].values, 4);
		struct scale_spec *spec = cases[i].size ? &m.spec.size_by : &m.spec.color_by;
		*spec = cases[i].size ? by_size : by_color;
		spec->field = cases[i].field;
		m.style = cases[i].no_style ? NULL : m.style;
		EXPECT(!run(&m));
		EXPECT_INT(m.f.diag.code, SM_E_SPEC);
		EXPECT_STR(fixture_error(&m.f), cases[i].want);
		fixture_finish(&m.f);
	}
}

/* A layer that has nothing to draw has nothing to classify, and is no error. */
static void empty(struct test_state *t)
{
	struct made m;
	begin(t, &m, SHAPE_POLYGON, NULL, 0);
	m.spec.color_by = by_color;
	EXPECT(run(&m));
	EXPECT(m.layer.color_by == NULL);
	fixture_finish(&m.f);
}

TEST_MAIN({"colours", colors}, {"palettes", palettes}, {"proportional", proportional},
	{"sizes in classes", sizes_in_classes}, {"both", both}, {"errors", errors},
	{"empty", empty})
