#include "paint/pixels.h"

#include "paint/png.h"
#include "paint/small_png.h"
#include "test.h"

/* A picture of one row or more, as the encoder writes it. */
static void encode(struct fixture *f, const uint32_t *rgb, size_t w, size_t h, struct buf *out)
{
	const struct png_image image = {.pixels = (const unsigned char *)rgb,
		.stride_bytes = 4 * w,
		.info = {.width_px = w, .height_px = h, .dpi = 72}};
	buf_init(out, 1 << 20);
	if (!png_encode(&f->diag, &image, out)) {
		out->failed = true;
	}
}

static void read_back(struct test_state *t)
{
	static const uint32_t rgb[] = {
		0x112233, 0xffffff, 0x000000, 0xfe0102, 0x445566, 0x0000ff};
	struct fixture f;
	struct buf png;
	struct pixels p;
	size_t w = 0, h = 0;
	fixture_init(&f);
	encode(&f, rgb, 3, 2, &png);
	EXPECT(pixels_size(png.ptr, png.len, &w, &h) && w == 3 && h == 2);
	EXPECT(pixels_read(&f.diag, "a.png", png.ptr, png.len, &p));
	EXPECT_INT(p.width_px, 3);
	EXPECT_INT(p.height_px, 2);
	for (size_t i = 0; p.argb != NULL && i < 6; i++) {
		EXPECT_INT(p.argb[i], 0xff000000U | rgb[i]);
	}
	pixels_finish(&p);
	buf_finish(&png);
	fixture_finish(&f);
}

static void damage(struct test_state *t)
{
	struct fixture f;
	struct buf png, huge;
	struct pixels p;
	size_t w, h;
	fixture_init(&f);
	buf_init(&png, 1 << 16);
	buf_init(&huge, 1 << 16);
	small_png(&png);
	EXPECT(pixels_read(&f.diag, "a.png", png.ptr, png.len, &p));
	pixels_finish(&p);
	for (size_t n = 0; n < png.len - 12; n++) { /* the end chunk may be missing */
		fixture_forget(&f);
		EXPECT(!pixels_read(&f.diag, "a.png", png.ptr, n, &p) && p.argb == NULL);
		EXPECT_INT(f.diag.code, SM_E_DATA);
	}
	fixture_forget(&f);
	EXPECT(!pixels_read(&f.diag, "a.png", "GIF89a", 6, &p));
	EXPECT_STR(fixture_error(&f), "a.png: no PNG file");
	fixture_forget(&f);
	small_header(&huge, 30000, 30000);
	EXPECT(!pixels_read(&f.diag, "b.png", huge.ptr, huge.len, &p));
	EXPECT_INT(f.diag.code, SM_E_LIMIT);
	EXPECT(!pixels_size("short", 5, &w, &h));
	buf_finish(&png);
	buf_finish(&huge);
	fixture_finish(&f);
}

static void compared(struct test_state *t)
{
	enum { W = 4, H = 3 };
	uint32_t x[W * H] = {0}, y[W * H] = {0};
	const struct pixels a = {W, H, x}, b = {W, H, y}, narrow = {W - 1, H, y};
	struct pixels_change c = pixels_compare(&a, &b);
	EXPECT_INT(c.n_changed, 0);
	EXPECT_INT(c.n_all, W * H);
	EXPECT_INT(c.right, 0);
	y[1 * W + 2] = 1;
	y[2 * W + 1] = 1;
	c = pixels_compare(&a, &b);
	EXPECT_INT(c.n_changed, 2);
	EXPECT(c.left == 1 && c.top == 1 && c.right == 3 && c.bottom == 3);
	y[0] = 1;
	c = pixels_compare(&b, &a);
	EXPECT(c.left == 0 && c.top == 0 && c.right == 3 && c.bottom == 3);
	/* What only one of them has differs. */
	memset(y, 0, sizeof(y));
	c = pixels_compare(&narrow, &a);
	EXPECT_INT(c.n_changed, H);
	EXPECT_INT(c.n_all, W * H);
	EXPECT(c.left == W - 1 && c.top == 0 && c.right == W && c.bottom == H);
	const struct pixels low = {W, 1, y};
	c = pixels_compare(&a, &low);
	EXPECT_INT(c.n_changed, 2 * W);
	EXPECT(c.left == 0 && c.top == 1 && c.right == W && c.bottom == H);
}

/* A small picture of 2 x 1 pixels, or what the mean of each is. */
static void shrunk(struct test_state *t)
{
	static const uint32_t four[] = {
		0xff000000, 0xff0000ff, 0xffffffff, 0xffffffff, 0xff000000, 0xff0000ff, 0, 0};
	static const uint32_t three[] = {0xff000000, 0xff8080ff, 0xffffffff};
	const struct pixels p = {4, 2, (uint32_t *)(uintptr_t)four};
	const struct pixels q = {3, 1, (uint32_t *)(uintptr_t)three};
	struct fixture f;
	struct buf png;
	fixture_init(&f);
	buf_init(&png, 1 << 16);
	EXPECT(pixels_thumbnail(&f.diag, &p, 2, &png));
	struct read_image image = read_png(&f, &png);
	EXPECT(image.rgb != NULL && image.width == 2 && image.height == 1);
	EXPECT_INT(read_pixel(&image, 0, 0), 0x000080);
	EXPECT_INT(read_pixel(&image, 1, 0), 0xffffff); /* on white paper */
	buf_finish(&png);
	/* A pixel and a half each: (0 + 128 / 2) / 1.5 and (128 / 2 + 255) / 1.5. */
	EXPECT(pixels_thumbnail(&f.diag, &q, 2, &png));
	image = read_png(&f, &png);
	EXPECT(image.rgb != NULL && image.width == 2 && image.height == 1);
	EXPECT_INT(read_pixel(&image, 0, 0), 0x2b2b55);
	EXPECT_INT(read_pixel(&image, 1, 0), 0xd5d5ff);
	buf_finish(&png);
	/* Nothing is made larger. */
	EXPECT(pixels_thumbnail(&f.diag, &q, 100, &png));
	image = read_png(&f, &png);
	EXPECT(image.rgb != NULL && image.width == 3 && image.height == 1);
	EXPECT_INT(read_pixel(&image, 1, 0), 0x8080ff);
	buf_finish(&png);
	fixture_finish(&f);
}

TEST_MAIN({"read back", read_back}, {"damage", damage}, {"compared", compared},
	{"shrunk", shrunk})
