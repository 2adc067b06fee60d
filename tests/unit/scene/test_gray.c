#include "scene/gray.h"

#include "fixture.h"
#include "test.h"

#include <math.h>

/* CIE L* of an sRGB colour, by the formulas. */
static double lightness(struct rgba c)
{
	static const double weight[3] = {0.2126, 0.7152, 0.0722};
	const double part[3] = {c.r / 255.0, c.g / 255.0, c.b / 255.0};
	double y = 0;
	for (int i = 0; i < 3; i++) {
		y += weight[i] * (part[i] <= 0.04045 ? part[i] / 12.92
						     : pow((part[i] + 0.055) / 1.055, 2.4));
	}
	return y > 216.0 / 24389 ? 116 * cbrt(y) - 16 : y * 24389 / 27;
}

/* Each grey stays what it is; each colour is as light as before. */
static void as_light(struct test_state *t)
{
	double worst = 0;
	for (unsigned v = 0; v < 256; v++) {
		const unsigned char g = (unsigned char)v;
		struct rgba c = gray_of((struct rgba){g, g, g, 7});
		EXPECT(c.r == v && c.g == v && c.b == v && c.a == 7);
	}
	for (unsigned i = 0; i < 18U * 18 * 18; i++) {
		const struct rgba c = {(unsigned char)(i % 18 * 15),
			(unsigned char)(i / 18 % 18 * 15), (unsigned char)(i / 324 * 15), 255};
		const struct rgba g = gray_of(c);
		EXPECT(g.r == g.g && g.g == g.b);
		worst = fmax(worst, fabs(lightness(g) - lightness(c)));
	}
	printf("# at most %.3f of L* off\n", worst);
	EXPECT(worst < 0.3);
}

static void whole_scene(struct test_state *t)
{
	static const struct page_pt pts[] = {{0, 0}, {5, 0}, {5, 5}};
	const struct paint_style paint = {
		.fill = {0, 200, 0, 100}, .stroke = {0, 0, 200, 255}, .stroke_width_pt = 1};
	const struct scene_text text = {.at = {1, 1},
		.font = {.family = "Noto Sans", .size_pt = 5, .weight = 400},
		.text = "a",
		.halo = {200, 200, 0, 255},
		.halo_width_pt = 1};
	struct fixture f;
	struct scene s;
	fixture_init(&f);
	scene_init(&s, &f.arena, 10, 10);
	s.background = (struct rgba){255, 0, 0, 255};
	EXPECT(scene_add_line(&s, pts, 3, true, &paint, NULL));
	EXPECT(scene_add_text(&s, &text, &paint, NULL));
	scene_to_gray(&s);
	EXPECT(s.background.r == 127 && s.background.g == 127);
	for (size_t i = 0; i < 2; i++) {
		const struct paint_style *p = &s.items[i].style;
		EXPECT(p->fill.r == p->fill.b && p->fill.r > 0 && p->fill.a == 100);
		EXPECT(p->stroke.r == p->stroke.b && p->stroke.r > 0);
	}
	const struct rgba halo = s.items[1].u.text.halo;
	EXPECT(halo.r == halo.b && halo.b > 150);
	fixture_finish(&f);
}

TEST_MAIN({"as light as the colour", as_light}, {"a whole scene", whole_scene})
