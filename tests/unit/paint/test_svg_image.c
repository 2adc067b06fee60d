/* Pictures as symbols of an SVG file. */
#include "paint/svg_image.h"

#include "fixture.h"
#include "test.h"

#include <string.h>

static void svgs(struct test_state *t)
{
	const struct picture p = {.kind = PICTURE_SVG,
		.key = "picture_7",
		.bytes = "<g></g>",
		.n = 7,
		.view = {-1, 2.5, 30, 1.0 / 3}};
	struct buf b;
	buf_init(&b, 1000);
	svg_image_define(&b, &p);
	EXPECT_STR(b.ptr, "<symbol id=\"picture_7\" viewBox=\"-1 2.5 30 0.333333\" "
			  "fill-rule=\"nonzero\"><g></g></symbol>\n");
	buf_finish(&b);
}

/* The test vectors of RFC 4648. */
static void pngs(struct test_state *t)
{
	static const struct {
		const char *bytes, *base64;
	} rows[] = {{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"},
		{"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"},
		{"\xff\xfe\xfb", "//77"}, {"\xfb\xef\xbe", "++++"}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct picture p = {.kind = PICTURE_PNG,
			.key = "k",
			.bytes = rows[i].bytes,
			.n = strlen(rows[i].bytes),
			.view = {0, 0, 20, 10}};
		struct buf b, want;
		buf_init(&b, 1000);
		buf_init(&want, 1000);
		svg_image_define(&b, &p);
		buf_printf(&want,
			"<symbol id=\"k\" viewBox=\"0 0 20 10\" fill-rule=\"nonzero\">"
			"<image width=\"20\" height=\"10\" "
			"xlink:href=\"data:image/png;base64,%s\"/></symbol>\n",
			rows[i].base64);
		EXPECT_STR(b.ptr, want.ptr);
		buf_finish(&b);
		buf_finish(&want);
	}
}

TEST_MAIN({"svgs", svgs}, {"pngs", pngs})
