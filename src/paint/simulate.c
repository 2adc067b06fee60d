#include "paint/simulate.h"

#include "paint/pixels.h"
#include "paint/png.h"

static uint32_t seen(enum vision how, uint32_t argb)
{
	struct rgba c =
		vision_of(how, (struct rgba){(unsigned char)(argb >> 16),
				       (unsigned char)(argb >> 8), (unsigned char)argb, 255});
	return 0xff000000U | (uint32_t)c.r << 16 | (uint32_t)c.g << 8 | c.b;
}

/* Most pixels have the colour of the one before. */
static void recolor(enum vision how, struct pixels *p)
{
	size_t n = p->width_px * p->height_px;
	uint32_t from = 0, to = 0;
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || p->argb[i] != from) {
			from = p->argb[i];
			to = seen(how, from);
		}
		p->argb[i] = to;
	}
}

bool simulate_png(
	struct sm_diag *d, enum vision how, double dpi, const struct buf *png, struct buf *out)
{
	struct pixels p = {0};
	if (!pixels_read(d, "the picture", png->ptr, png->len, &p)) {
		return false;
	}
	recolor(how, &p);
	const struct png_image image = {.pixels = (const unsigned char *)p.argb,
		.stride_bytes = 4 * p.width_px,
		.info = {.width_px = p.width_px, .height_px = p.height_px, .dpi = dpi}};
	bool ok = png_encode(d, &image, out);
	pixels_finish(&p);
	return ok;
}
