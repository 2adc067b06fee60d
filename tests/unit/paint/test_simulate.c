#include "paint/simulate.h"

#include "paint/pixels.h"
#include "paint/png.h"
#include "test.h"

enum { SIDE = 4, N = SIDE * SIDE };

/* Four colours in squares of four pixels, as a PNG. */
static bool make(struct sm_diag *d, uint32_t argb[N], struct buf *out)
{
	static const uint32_t colors[] = {0xffff0000U, 0xff00ff00U, 0xff3366ccU, 0xff808080U};
	for (size_t i = 0; i < N; i++) {
		argb[i] = colors[i / SIDE];
	}
	const struct png_image image = {.pixels = (const unsigned char *)argb,
		.stride_bytes = 4 * SIDE,
		.info = {.width_px = SIDE, .height_px = SIDE, .dpi = 96}};
	return png_encode(d, &image, out);
}

/* Every pixel is the colour that vision_of() makes of it, whatever stands before it. */
static void colors(struct test_state *t)
{
	for (unsigned how = 0; how < N_VISIONS; how++) {
		struct sm_diag d = {0};
		struct buf png, seen;
		struct pixels p = {0};
		uint32_t argb[N];
		buf_init(&png, 1 << 20);
		buf_init(&seen, 1 << 20);
		EXPECT(make(&d, argb, &png));
		EXPECT(simulate_png(&d, (enum vision)how, 96, &png, &seen));
		EXPECT(pixels_read(&d, "seen", seen.ptr, seen.len, &p));
		EXPECT_INT(p.width_px, SIDE);
		EXPECT_INT(p.height_px, SIDE);
		for (size_t i = 0; i < N && p.argb != NULL; i++) {
			struct rgba c = vision_of(
				(enum vision)how, (struct rgba){(unsigned char)(argb[i] >> 16),
							  (unsigned char)(argb[i] >> 8),
							  (unsigned char)argb[i], 255});
			EXPECT_INT(p.argb[i],
				0xff000000U | (uint32_t)c.r << 16 | (uint32_t)c.g << 8 | c.b);
		}
		pixels_finish(&p);
		buf_finish(&png);
		buf_finish(&seen);
	}
}

static void no_png(struct test_state *t)
{
	struct sm_diag d = {0};
	struct buf text, seen;
	buf_init(&text, 1 << 10);
	buf_init(&seen, 1 << 10);
	buf_puts(&text, "this is no picture");
	EXPECT(!simulate_png(&d, VISION_DEUTAN, 96, &text, &seen));
	EXPECT_INT(d.code, SM_E_DATA);
	EXPECT_INT(seen.len, 0);
	buf_finish(&text);
	buf_finish(&seen);
}

TEST_MAIN({"colours", colors}, {"no PNG", no_png})
