#include "layout/map_fixture.h"
#include "report/report_parts.h"
#include "scene/grade.h"
#include "test.h"

struct setting {
	struct map_fixture m;
	struct map_layer *layer;
	struct report_map report;
	struct buf b;
};

static void begin(struct setting *s)
{
	static const double values[] = {7, 1e15, 0, 2.5};
	static const char *const keys[] = {"A", "B \"b\"", NULL, "D"};
	map_init(&s->m, "  a: { fill: red }\n");
	s->layer = map_layer(&s->m, "a");
	for (size_t i = 0; i < 4; i++) {
		map_add_point(&s->m, s->layer,
			(struct map_row){.key = keys[i], .rank = values[i]}, 1, 1);
	}
	s->report = (struct report_map){.layout = &s->m.layout};
	buf_init(&s->b, 10000);
}

static const char *text(struct setting *s)
{
	return s->b.ptr == NULL ? "" : s->b.ptr;
}

static void end(struct setting *s)
{
	buf_finish(&s->b);
	map_finish(&s->m);
}

static void joins(struct test_state *t)
{
	static const bool has_row[] = {true, false, false, true};
	static const char *unmatched[] = {"X", "Y"};
	struct setting s;
	begin(&s);
	report_join(&s.report, s.layer, &s.b);
	EXPECT_STR(text(&s), "");
	const struct join join = {.path = "t.csv",
		.key = s.layer->key,
		.has_row = has_row,
		.n_matched = 2,
		.unmatched = unmatched,
		.n_unmatched = 2};
	s.layer->join = &join;
	report_join(&s.report, s.layer, &s.b);
	EXPECT_STR(text(&s),
		",\n      \"join\": { \"source\": \"t.csv\", \"rows_matched\": 2,\n"
		"        \"rows_unmatched\": [\"X\", \"Y\"],\n"
		"        \"features_without_row\": [\"B \\\"b\\\"\", null] }");
	end(&s);
}

static void grades(struct test_state *t)
{
	static const struct rgba palette[] = {{0, 0, 0, 255}, {9, 9, 9, 255}};
	struct setting s;
	begin(&s);
	report_grades(s.layer, &s.b);
	EXPECT_STR(text(&s), "");
	struct layer_spec *spec = &s.m.layer_specs[0];
	spec->color_by = (struct scale_spec){.field = "rank",
		.classes = 2,
		.method = SCALE_QUANTILE,
		.palette = {(struct rgba *)(uintptr_t)palette, 2}};
	spec->size_by = (struct scale_spec){.field = "rank",
		.classes = 2,
		.method = SCALE_PROPORTIONAL,
		.min_pt = 1,
		.max_pt = 2};
	const struct grade_request request = {.spec_path = "m", .style = s.m.layout.style};
	EXPECT(grades_make(&s.m.f.arena, &request, s.layer));
	report_grades(s.layer, &s.b);
	/* 2.5 and 7 are in the lower class; between 7 and 1e15 the roundest number near the
	 * middle is 1e15 itself. */
	EXPECT_STR(text(&s),
		",\n      \"color_by\": { \"field\": \"rank\", \"method\": \"quantile\",\n"
		"        \"limits\": [2.5, 1e+15, 1e+15], \"features\": [2, 1] },\n"
		"      \"size_by\": { \"field\": \"rank\", \"method\": \"proportional\", "
		"\"largest\": 1e+15 },\n      \"no_data\": 1");
	end(&s);
}

/* Every row that changed, drawn or not; rows that were never there are not listed. */
static void changes(struct test_state *t)
{
	static const enum change what[] = {
		CHANGE_ENDED, CHANGE_STAYED, CHANGE_NONE, CHANGE_PASSED};
	static const bool uncertain[] = {false, true, true, false};
	static struct class_spec listed[] = {{"closed", {0}}, {"transient", {0}}};
	struct setting s;
	begin(&s);
	report_changes(&s.report, s.layer, &s.b);
	EXPECT_STR(text(&s), "");
	s.m.layer_specs[0].valid_from = "from";
	s.m.layer_specs[0].changes = listed;
	s.m.layer_specs[0].n_changes = 2;
	s.layer->changes = what;
	s.layer->uncertain = uncertain;
	report_changes(&s.report, s.layer, &s.b);
	EXPECT_STR(text(&s),
		",\n      \"changes\": [\n"
		"        { \"key\": \"A\", \"change\": \"closed\", \"uncertain\": false, "
		"\"drawn\": true },\n"
		"        { \"key\": \"B \\\"b\\\"\", \"change\": \"stayed\", \"uncertain\": "
		"true, "
		"\"drawn\": false },\n"
		"        { \"key\": \"D\", \"change\": \"transient\", \"uncertain\": false, "
		"\"drawn\": true } ]");
	end(&s);
}

TEST_MAIN({"changes", changes}, {"joins", joins}, {"grades", grades})
