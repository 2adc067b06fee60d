/* What is drawn by hand, as the map file says it; messages are in tests/spec/keys.t. */
#include "spec/annotation.h"

#include "fixture.h"
#include "test.h"

#include <string.h>

static bool read_it(struct fixture *f, const char *text, struct spec *out)
{
	struct document doc;
	const struct value_reader r = {.a = &f->arena, .path = "m"};
	*out = (struct spec){0};
	return parse_text(&f->arena, "m", text, strlen(text), &doc) &&
	       annotations_read(&r, node_get(doc.root, "annotations"), out);
}

static void kinds(struct test_state *t)
{
	struct fixture f;
	struct spec s;
	fixture_init(&f);
	EXPECT(read_it(&f,
		"annotations:\n"
		"  - { text: a, at: [-180, 90], class: c }\n"
		"  - { text: b, page: [1in, -10mm], offset: [2pt, -3], width: 2cm,\n"
		"      point-to: [180, -90], valid: [2022-02, 2023] }\n"
		"  - { arrow: { from: [1, 2], to: { page: [4px, 5] }, bend: -20% }, valid: "
		"[2022] "
		"}\n"
		"  - { text: d, point-to: [3, 4], offset: [0, 0] }\n"
		"  - { image: e.svg, page: [0, 0], alt: E, width: 30pt, offset: [1, 2] }\n",
		&s));
	EXPECT_INT(s.n_annotations, 5);
	const struct annotation_spec *e = s.annotations + 4;
	EXPECT(e->kind == ANNOTATION_IMAGE && e->width_pt == 30 && e->offset_pt[1] == 2);
	EXPECT_STR(e->image, "e.svg");
	EXPECT(e->alt.n == 1 && s.annotations[0].alt.n == 0 && s.annotations[0].image == NULL);
	const struct annotation_spec *a = s.annotations, *b = a + 1, *c = a + 2, *d = a + 3;
	EXPECT(a->kind == ANNOTATION_TEXT && a->where.line == 2 && a->where.column == 5);
	EXPECT(a->at.kind == POSITION_PLACE && a->at.place.lon_deg == -180);
	EXPECT(a->at.place.lat_deg == 90 && a->width_pt == 0);
	EXPECT(a->point_to.kind == POSITION_NONE);
	EXPECT(!date_is_given(a->from) && !date_is_given(a->to));
	EXPECT_STR(a->class_name, "c");
	EXPECT(b->at.kind == POSITION_PAGE && b->where.line == 3 && b->class_name == NULL);
	EXPECT_NEAR(b->at.x_pt, 72, 1e-9);
	EXPECT_NEAR(b->at.y_pt, -720 / 25.4, 1e-9);
	EXPECT_NEAR(b->width_pt, 144 / 2.54, 1e-9);
	EXPECT(b->offset_pt[0] == 2 && b->offset_pt[1] == -3);
	EXPECT(b->point_to.kind == POSITION_PLACE && b->point_to.place.lon_deg == 180);
	EXPECT(b->point_to.place.lat_deg == -90);
	EXPECT(b->from.year == 2022 && b->from.month == 2 && b->to.year == 2023);
	EXPECT(c->kind == ANNOTATION_ARROW && c->arrow.from.kind == POSITION_PLACE);
	EXPECT(c->arrow.from.place.lat_deg == 2 && c->arrow.to.kind == POSITION_PAGE);
	EXPECT(c->arrow.to.x_pt == 3 && c->arrow.to.y_pt == 5);
	EXPECT_NEAR(c->arrow.bend, -0.2, 1e-12);
	EXPECT(c->from.year == 2022 && !date_is_given(c->to));
	EXPECT(d->at.kind == POSITION_NONE && d->point_to.kind == POSITION_PLACE);
	fixture_finish(&f);
}

static void none(struct test_state *t)
{
	struct fixture f;
	struct spec s;
	fixture_init(&f);
	EXPECT(read_it(&f, "annotations: []\n", &s));
	EXPECT_INT(s.n_annotations, 0);
	fixture_finish(&f);
}

TEST_MAIN({"kinds", kinds}, {"none", none})
