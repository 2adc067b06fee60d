/* PNG and SVG files as pictures: what is read, and what is refused before it is used. */
#include "source/picture.h"

#include "paint/small_png.h"
#include "test.h"

static void pngs(struct test_state *t)
{
	struct fixture f;
	struct picture p;
	struct buf b;
	fixture_init(&f);
	buf_init(&b, 1000);
	small_png(&b);
	const char *path = fixture_write(&f, "a.png", b.ptr, b.len);
	EXPECT(picture_read(&f.arena, path, "picture_1", &p));
	EXPECT(p.kind == PICTURE_PNG && p.n == b.len && p.path == path);
	EXPECT_STR(p.key, "picture_1");
	EXPECT(memcmp(p.bytes, b.ptr, b.len) == 0);
	EXPECT(p.view[0] == 0 && p.view[1] == 0 && p.view[2] == 2 && p.view[3] == 1);
	buf_finish(&b);
	fixture_finish(&f);
}

static void svgs(struct test_state *t)
{
	static const char *const before[] = {"", "\xef\xbb\xbf", "\xef\xbb\xbf \n", "\t"};
	for (size_t i = 0; i < 4; i++) {
		struct fixture f;
		struct picture p;
		struct buf b;
		fixture_init(&f);
		buf_init(&b, 1000);
		buf_printf(&b, "%s<svg xmlns='http://www.w3.org/2000/svg' viewBox='1 2 3 4'/>",
			before[i]);
		EXPECT(picture_read(
			&f.arena, fixture_write(&f, "a.png", b.ptr, b.len), "k", &p));
		EXPECT(p.kind == PICTURE_SVG && p.view[0] == 1 && p.view[3] == 4);
		EXPECT_STR(p.bytes, "<g></g>");
		buf_finish(&b);
		fixture_finish(&f);
	}
}

enum damage { SIZE, SUM, SHORT, NO_PIXELS, NO_HEADER, TWO_HEADERS, LONG_CHUNK };

static void damage(struct buf *b, enum damage how, uint32_t w, uint32_t h)
{
	if (how == NO_HEADER) {
		buf_add(b, "\x89PNG\r\n\x1a\n", 8);
		small_chunk(b, "IDAT", "", 0);
		small_chunk(b, "IEND", "", 0);
		return;
	}
	small_header(b, w, h);
	if (how == TWO_HEADERS) {
		small_chunk(b, "IHDR", b->ptr + 16, 13);
	}
	if (how != NO_PIXELS) {
		small_chunk(b, "IDAT", "abc", 3);
	}
	if (how == SUM) {
		b->ptr[b->len - 1] ^= 1;
	}
	if (how == LONG_CHUNK) {
		b->ptr[b->len - 15] = 1;
	}
	if (how != SHORT) {
		small_chunk(b, "IEND", "", 0);
	}
}

static void broken(struct test_state *t)
{
	static const struct {
		enum damage how;
		uint32_t w, h;
		const char *says;
		enum sm_code code;
	} rows[] = {
		{SIZE, 0, 1, "a.png: a PNG without width or height", SM_E_DATA},
		{SIZE, 1, 0, "a.png: a PNG without width or height", SM_E_DATA},
		{SIZE, 0x80000000, 1, "a.png: a PNG without width or height", SM_E_DATA},
		{SIZE, 20001, 1,
			"a.png: 20001 x 1 pixels: at most 20000 on a side and 16000000 in all "
			"are allowed",
			SM_E_LIMIT},
		{SIZE, 1, 20001,
			"a.png: 1 x 20001 pixels: at most 20000 on a side and 16000000 in all "
			"are allowed",
			SM_E_LIMIT},
		{SIZE, 4000, 4001,
			"a.png: 4000 x 4001 pixels: at most 20000 on a side and 16000000 in "
			"all "
			"are allowed",
			SM_E_LIMIT},
		{SUM, 1, 1, "a.png: a broken PNG: a checksum is wrong", SM_E_DATA},
		{SHORT, 1, 1, "a.png: a broken PNG: it ends too early", SM_E_DATA},
		{LONG_CHUNK, 1, 1, "a.png: a broken PNG: it ends too early", SM_E_DATA},
		{NO_PIXELS, 1, 1, "a.png: a PNG without pixels", SM_E_DATA},
		{NO_HEADER, 1, 1, "a.png: a broken PNG: its header is not first", SM_E_DATA},
		{TWO_HEADERS, 1, 1, "a.png: a broken PNG: its header is not first", SM_E_DATA},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		struct picture p;
		struct buf b;
		fixture_init(&f);
		buf_init(&b, 1000);
		damage(&b, rows[i].how, rows[i].w, rows[i].h);
		EXPECT(!picture_read(
			&f.arena, fixture_write(&f, "a.png", b.ptr, b.len), "k", &p));
		EXPECT_STR(fixture_error(&f), rows[i].says);
		EXPECT_INT(f.diag.code, rows[i].code);
		buf_finish(&b);
		fixture_finish(&f);
	}
}

static void no_pictures(struct test_state *t)
{
	struct fixture f;
	struct picture p;
	fixture_init(&f);
	EXPECT(!picture_read(&f.arena, fixture_path(&f, "b.png"), "k", &p));
	EXPECT_STR(fixture_error(&f), "b.png: No such file or directory");
	fixture_forget(&f);
	EXPECT(!picture_read(&f.arena, fixture_write_text(&f, "c.svg", ""), "k", &p));
	EXPECT_STR(fixture_error(&f), "c.svg: neither a PNG nor an SVG file");
	fixture_forget(&f);
	EXPECT(!picture_read(&f.arena, fixture_write_text(&f, "d.svg", "GIF89a"), "k", &p));
	EXPECT_STR(fixture_error(&f), "d.svg: neither a PNG nor an SVG file");
	fixture_forget(&f);
	EXPECT(!picture_read(&f.arena, fixture_write_text(&f, "e.svg", "<a/>"), "k", &p));
	EXPECT_STR(fixture_error(&f), "e.svg:1:1: no SVG: its root is no <svg> of the "
				      "namespace http://www.w3.org/2000/svg");
	fixture_finish(&f);
}

static void too_large(struct test_state *t)
{
	for (size_t more = 0; more < 2; more++) {
		struct fixture f;
		struct picture p;
		fixture_init(&f);
		size_t n = ((size_t)PICTURE_MAX_MIB << 20) + more;
		char *bytes = arena_alloc(&f.arena, n, 1);
		EXPECT(bytes != NULL);
		EXPECT(!picture_read(&f.arena, fixture_write(&f, "a.png", bytes, n), "k", &p));
		EXPECT_STR(fixture_error(&f), more == 1
						      ? "a.png: larger than 4 MiB"
						      : "a.png: neither a PNG nor an SVG file");
		fixture_finish(&f);
	}
}

TEST_MAIN({"pngs", pngs}, {"svgs", svgs}, {"broken", broken}, {"no pictures", no_pictures},
	{"too large", too_large})
