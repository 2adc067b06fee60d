#include "paint/png.h"
#include "read_png.h"
#include "test.h"

enum { CHUNKS = 5 };

/* Encodes into `file`; what the test gives is freed by the caller. */
static bool encode(struct fixture *f, const unsigned char *pixels, size_t width, size_t height,
	size_t stride, double dpi, struct buf *file)
{
	const struct png_image image = {pixels, stride, {width, height, dpi, NULL, 0}};
	buf_init(file, 1 << 20);
	return png_encode(&f->diag, &image, file);
}

static void exact_pixels(struct test_state *t)
{
	/* Two rows of three pixels and a fourth that is not part of the picture. */
	static const uint32_t pixels[] = {0x00ff0001, 0x1200ff02, 0xff0000ff, 0xdeadbeef,
		0x00010203, 0x00fffefd, 0x00808080, 0xdeadbeef};
	static const unsigned want[] = {
		0xff0001, 0x00ff02, 0x0000ff, 0x010203, 0xfffefd, 0x808080};
	struct fixture f;
	struct buf file;
	fixture_init(&f);
	EXPECT(encode(&f, (const unsigned char *)pixels, 3, 2, 16, 300, &file));
	struct read_image image = read_png(&f, &file);
	EXPECT_INT(image.width, 3);
	EXPECT_INT(image.height, 2);
	EXPECT(image.rgb != NULL);
	for (unsigned i = 0; image.rgb != NULL && i < 6; i++) {
		EXPECT_INT(read_pixel(&image, i % 3, i / 3), want[i]);
	}
	buf_finish(&file);
	fixture_finish(&f);
}

/* Pixels without any order, in a picture wider than high and one higher than wide. */
static void noise(struct test_state *t)
{
	static const unsigned sizes[][2] = {{157, 31}, {1, 211}, {64, 64}};
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		unsigned w = sizes[i][0], h = sizes[i][1], wrong = 0, seed = 7;
		struct fixture f;
		struct buf file;
		fixture_init(&f);
		uint32_t *pixels = arena_alloc(&f.arena, (size_t)w * h, 4);
		for (unsigned k = 0; k < w * h; k++) {
			seed = seed * 1664525 + 1013904223;
			pixels[k] = seed >> 4;
		}
		EXPECT(encode(
			&f, (const unsigned char *)pixels, w, h, (size_t)w * 4, 300, &file));
		struct read_image image = read_png(&f, &file);
		EXPECT(image.rgb != NULL);
		for (unsigned k = 0; image.rgb != NULL && k < w * h; k++) {
			wrong += read_pixel(&image, k % w, k / w) != (pixels[k] & 0xffffff);
		}
		EXPECT_INT(wrong, 0);
		buf_finish(&file);
		fixture_finish(&f);
	}
}

static void chunks_and_checksums(struct test_state *t)
{
	static const char *const types[CHUNKS] = {"IHDR", "sRGB", "pHYs", "IDAT", "IEND"};
	static const unsigned char header[] = {0, 0, 1, 2, 0, 0, 0, 1, 8, 2, 0, 0, 0};
	struct fixture f;
	struct buf file;
	struct read_chunk chunks[CHUNKS + 1];
	fixture_init(&f);
	const unsigned char *pixels = arena_alloc(&f.arena, 258, 4);
	EXPECT(encode(&f, pixels, 258, 1, 258 * 4, 72, &file));
	EXPECT_INT(read_chunks(&file, chunks, CHUNKS + 1), CHUNKS);
	for (int i = 0; i < CHUNKS; i++) {
		EXPECT_STR(chunks[i].type, types[i]);
		EXPECT(chunks[i].intact);
	}
	EXPECT_INT(chunks[0].n, sizeof(header));
	EXPECT(memcmp(chunks[0].data, header, sizeof(header)) == 0);
	EXPECT_INT(chunks[1].n, 1);
	EXPECT_INT(chunks[1].data[0], 0);
	EXPECT_INT(chunks[4].n, 0);
	/* The end every PNG has. */
	EXPECT(memcmp(file.ptr + file.len - 12, "\0\0\0\0IEND\xae\x42\x60\x82", 12) == 0);
	buf_finish(&file);
	fixture_finish(&f);
}

static void resolution(struct test_state *t)
{
	static const struct {
		double dpi;
		unsigned per_metre;
	} rows[] = {{300, 11811}, {72, 2835}, {127, 5000}, {1200, 47244}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		static const unsigned char pixel[4];
		struct fixture f;
		struct buf file;
		struct read_chunk chunks[CHUNKS];
		fixture_init(&f);
		EXPECT(encode(&f, pixel, 1, 1, 4, rows[i].dpi, &file));
		EXPECT_INT(read_chunks(&file, chunks, CHUNKS), CHUNKS);
		EXPECT_INT(chunks[2].n, 9);
		EXPECT_INT(read_32(chunks[2].data), rows[i].per_metre);
		EXPECT_INT(read_32(chunks[2].data + 4), rows[i].per_metre);
		EXPECT_INT(chunks[2].data[8], 1);
		buf_finish(&file);
		fixture_finish(&f);
	}
}

static void a_full_buffer(struct test_state *t)
{
	static const unsigned char pixel[4];
	const struct png_image image = {pixel, 4, {1, 1, 72, NULL, 0}};
	struct fixture f;
	struct buf file;
	fixture_init(&f);
	buf_init(&file, 60);
	EXPECT(!png_encode(&f.diag, &image, &file));
	EXPECT_INT(f.diag.code, SM_E_LIMIT);
	EXPECT_INT(f.diag.n_errors, 1);
	EXPECT_STR(f.diag.errors[0].text, "the PNG is too large");
	buf_finish(&file);
	fixture_finish(&f);
}

static void appended(struct test_state *t)
{
	static const unsigned char pixel[4];
	const struct png_image image = {pixel, 4, {1, 1, 72, NULL, 0}};
	struct fixture f;
	struct buf file;
	fixture_init(&f);
	buf_init(&file, 1000);
	buf_puts(&file, "before");
	EXPECT(png_encode(&f.diag, &image, &file));
	EXPECT(file.len > 14 && memcmp(file.ptr, "before\x89PNG", 10) == 0);
	EXPECT(strncmp(png_version(), "isa-l 2.", 8) == 0);
	buf_finish(&file);
	fixture_finish(&f);
}

/* Each text is a chunk of its own before the pixels; one that is NULL is none. */
static void texts(struct test_state *t)
{
	static const unsigned char pixel[4];
	static const char want[] = "iTXtTitle\0\0\0fr\0\0\xc3\xa9t";
	const struct png_text own[] = {
		{"Title", "fr", "\xc3\xa9t"}, {"Author", "fr", NULL}, {"Software", NULL, "x"}};
	const struct png_image image = {pixel, 4, {1, 1, 72, own, 3}};
	struct fixture f;
	struct buf file;
	fixture_init(&f);
	buf_init(&file, 1000);
	EXPECT(png_encode(&f.diag, &image, &file));
	size_t n = 0, title = 0, pixels = 0;
	for (size_t i = 0; i + sizeof(want) <= file.len; i++) {
		n += memcmp(file.ptr + i, "iTXt", 4) == 0;
		title = memcmp(file.ptr + i, want, sizeof(want) - 1) == 0 ? i : title;
		pixels = memcmp(file.ptr + i, "IDAT", 4) == 0 ? i : pixels;
	}
	EXPECT_INT(n, 2);
	EXPECT(title > 0 && title < pixels);
	buf_finish(&file);
	fixture_finish(&f);
}

TEST_MAIN({"exact pixels", exact_pixels}, {"noise", noise},
	{"chunks and checksums", chunks_and_checksums}, {"resolution", resolution},
	{"a full buffer", a_full_buffer}, {"appended", appended}, {"texts", texts})
