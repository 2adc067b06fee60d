/* Style attributes and sheets of SVG pictures: what is kept, and what is refused. */
#include "source/svg_css.h"

#include "test.h"

#include <string.h>

#define EXTERNAL "refers to another file or place; only what is within the file can be drawn"

struct row {
	const char *in, *out, *wrong;
};

static void check(struct test_state *t, const struct row *rows, size_t n,
	const char *(*make)(struct buf *out, const char *s, size_t n, const char *key))
{
	for (size_t i = 0; i < n; i++) {
		struct buf b;
		buf_init(&b, 1000);
		const char *wrong = make(&b, rows[i].in, strlen(rows[i].in), "p");
		EXPECT_STR(
			wrong == NULL ? "" : wrong, rows[i].wrong == NULL ? "" : rows[i].wrong);
		if (rows[i].wrong == NULL) {
			EXPECT_STR(b.ptr == NULL ? "" : b.ptr, rows[i].out);
		}
		buf_finish(&b);
	}
}

static void values(struct test_state *t)
{
	static const char backslash[] =
		"has a style with a backslash or an at-rule, which cannot be kept";
	static const struct row rows[] = {
		{"", "", NULL},
		{"fill:red;stroke:#123456", "fill:red;stroke:#123456", NULL},
		{"url(#a)", "url(#p-a)", NULL},
		{"fill:url( '#a.b:c-1_' ) none;", "fill:url(#p-a.b:c-1_) none;", NULL},
		{"url(\"#a\")", "url(#p-a)", NULL},
		{"url(#a) url(#b)", "url(#p-a) url(#p-b)", NULL},
		{"translate(1,2) rotate(3)", "translate(1,2) rotate(3)", NULL},
		{"rgb(1,2,3)", "rgb(1,2,3)", NULL},
		{"a & b < \"c\"", "a &amp; b &lt; &quot;c&quot;", NULL},
		{"Noto (Sans)", "Noto (Sans)", NULL},
		{"\xc3\xa9", "\xc3\xa9", NULL},
		{"url(b.svg#a)", NULL, EXTERNAL},
		{"url(//x.org/a)", NULL, EXTERNAL},
		{"URL(#a)", NULL, EXTERNAL},
		{"url(#)", NULL, EXTERNAL},
		{"url()", NULL, EXTERNAL},
		{"url(#a b)", NULL, EXTERNAL},
		{"url(#a", NULL, EXTERNAL},
		{"fill:image-set('a' 1x)", NULL, EXTERNAL},
		{"image(a)", NULL, EXTERNAL},
		{"rgb(src(a))", NULL, EXTERNAL},
		{"(url(a))", NULL, EXTERNAL},
		{"u\\72l(a)", NULL, backslash},
		{"@x", NULL, backslash},
	};
	check(t, rows, sizeof(rows) / sizeof(rows[0]), svg_css_value);
}

static void sheets(struct test_state *t)
{
	static const char at[] =
		"has a style sheet with an at-rule or a backslash, which cannot be kept";
	static const char brackets[] = "has a style sheet whose brackets do not match";
	static const struct row rows[] = {
		{"", "", NULL},
		{" \n ", "", NULL},
		{".a{fill:red}", "#p .a{fill:red}\n", NULL},
		{" .a , g > #b { fill : url(#c) } path{}",
			"#p .a ,#p g > #p-b { fill : url(#p-c) }\n#p path{}\n", NULL},
		{"/* url(x) { */ .a { fill: red /* b */ }", "#p .a { fill: red  }\n", NULL},
		{".a{}/* open", "#p .a{}\n", brackets},
		{".a,{fill:red}", "#p .a,{fill:red}\n", NULL},
		{"@import 'x';", NULL, at},
		{"@media print { .a { fill: red } }", NULL, at},
		{".\\61 {}", NULL, at},
		{".a", NULL, brackets},
		{".a{", NULL, brackets},
		{".a}", NULL, brackets},
		{".a{.b{}}", NULL, brackets},
		{".a{fill:url(x.svg)}", NULL, EXTERNAL},
		{".a{fill:red} .b{background:url(x)}", NULL, EXTERNAL},
	};
	check(t, rows, sizeof(rows) / sizeof(rows[0]), svg_css_sheet);
}

TEST_MAIN({"values", values}, {"sheets", sheets})
