/* SVG pictures through librsvg, loaded when it is needed. */
#include "paint/rsvg.h"

#include "fixture.h"
#include "test.h"

#include <cairo.h>
#include <stdint.h>
#include <string.h>

static uint32_t pixel(cairo_surface_t *s, int x, int y)
{
	uint32_t out;
	memcpy(&out,
		cairo_image_surface_get_data(s) +
			(size_t)y * (size_t)cairo_image_surface_get_stride(s) + 4 * (size_t)x,
		sizeof(out));
	return out & 0xffffff;
}

/* A picture of 4 x 2 units in a box of 40 x 20: its left half is green, the right half in its
 * currentColor. */
static void drawn(struct test_state *t)
{
	static const char svg[] = "<g><rect width='2' height='2' fill='#00ff00'/><rect x='2' "
				  "width='2' height='2' fill='currentColor'/></g>";
	const struct picture p = {.kind = PICTURE_SVG,
		.path = "a.svg",
		.key = "k",
		.bytes = svg,
		.n = sizeof(svg) - 1,
		.view = {0, 0, 4, 2}};
	const double size[] = {40, 20};
	struct fixture f;
	fixture_init(&f);
	cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 60, 30);
	cairo_t *cr = cairo_create(s);
	cairo_translate(cr, 10, 5);
	EXPECT(rsvg_paint(&f.diag, cr, &p, (struct rgba){255, 0, 16, 0}, size));
	cairo_surface_flush(s);
	EXPECT_INT(pixel(s, 9, 15), 0);
	EXPECT_INT(pixel(s, 11, 6), 0x00ff00);
	EXPECT_INT(pixel(s, 28, 23), 0x00ff00);
	EXPECT_INT(pixel(s, 32, 6), 0xff0010);
	EXPECT_INT(pixel(s, 48, 23), 0xff0010);
	EXPECT_INT(pixel(s, 51, 15), 0);
	EXPECT_INT(pixel(s, 30, 26), 0);
	cairo_destroy(cr);
	cairo_surface_destroy(s);
	fixture_finish(&f);
}

static void broken(struct test_state *t)
{
	const struct picture p = {.kind = PICTURE_SVG,
		.path = "a.svg",
		.key = "k",
		.bytes = "<g>",
		.n = 3,
		.view = {0, 0, 4, 2}};
	const double size[] = {40, 20};
	struct fixture f;
	fixture_init(&f);
	cairo_surface_t *s = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 60, 30);
	cairo_t *cr = cairo_create(s);
	EXPECT(!rsvg_paint(&f.diag, cr, &p, (struct rgba){0}, size));
	EXPECT_INT(f.diag.code, SM_E_DATA);
	EXPECT(strncmp(fixture_error(&f), "a.svg: librsvg cannot draw it: ", 31) == 0);
	cairo_destroy(cr);
	cairo_surface_destroy(s);
	fixture_finish(&f);
}

TEST_MAIN({"drawn", drawn}, {"broken", broken})
