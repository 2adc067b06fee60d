#include "batch/page.h"

#include "fixture.h"
#include "test.h"

static void texts(struct test_state *t)
{
	struct buf b;
	buf_init(&b, 1 << 10);
	page_text(&b, "a<b>&\"'\x01");
	EXPECT_STR(b.ptr, "a&lt;b&gt;&amp;&quot;'\xef\xbf\xbd");
	page_text(&b, NULL);
	EXPECT_STR(b.ptr, "a&lt;b&gt;&amp;&quot;'\xef\xbf\xbd");
	buf_finish(&b);
}

static void addresses(struct test_state *t)
{
	static const char *const rows[][2] = {{"a/b-1.png", "./a/b-1.png"},
		{"javascript:x", "./javascript%3Ax"}, {"a?b#c%d e", "./a%3Fb%23c%25d%20e"},
		{"\xc3\xa9\".png", "./%C3%A9%22.png"}, {"<&>", "./%3C%26%3E"}};
	struct buf b;
	buf_init(&b, 1 << 10);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		page_address(&b, rows[i][0]);
		EXPECT_STR(b.ptr, rows[i][1]);
		buf_finish(&b);
	}
}

/* A page that runs nothing but its script, and whose title cannot end early. */
static void whole_page(struct test_state *t)
{
	struct buf b;
	buf_init(&b, 1 << 16);
	page_begin(&b, "</title><script>alert(1)</script>", PAGE_WITHIN);
	page_end(&b);
	EXPECT(!b.failed);
	EXPECT(strstr(b.ptr, "<script>alert") == NULL);
	EXPECT(strstr(b.ptr, "default-src 'none'; img-src data:;") != NULL);
	EXPECT(strstr(b.ptr, "unsafe") == NULL);
	EXPECT(strstr(b.ptr, "http") == strstr(b.ptr, "http-equiv"));
	buf_finish(&b);
}

TEST_MAIN({"texts", texts}, {"addresses", addresses}, {"a whole page", whole_page})
