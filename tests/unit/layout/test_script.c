#include "layout/script.h"
#include "test.h"

#include <string.h>

#define MALI "\xd9\x85\xd8\xa7\xd9\x84\xd9\x8a" /* in Arabic */

static void scripts(struct test_state *t)
{
	static const struct {
		const char *text, *code; /* NULL: none */
	} rows[] = {
		{"a", "Latn"}, {"\xc6\x81", "Latn"}, {"\xd0\xb6", "Cyrl"}, {"\xd9\x85", "Arab"},
		{"\xd8\x8c", "Arab"}, /* the comma N'Ko uses, too */
		{"\xd9\xa3", "Arab"}, /* a digit */
		{"\xdf\x92", "Nkoo"}, {"\xe2\xb4\xb0", "Tfng"}, {"\xe1\x88\x80", "Ethi"},
		{"\xf0\x9e\xa4\x80", "Adlm"}, {"7", NULL}, {" ", NULL}, {"\xc2\xb0", NULL},
		{"\xe2\x80\x8e", NULL}, /* left-to-right mark */
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *s = rows[i].text;
		script want = rows[i].code == NULL ? 0 : script_of_code(rows[i].code);
		EXPECT_INT(script_next(&s), want);
		EXPECT(*s == '\0');
	}
	EXPECT(script_occurs("Gao " MALI, script_of_code("Arab")));
	EXPECT(!script_occurs("Gao", script_of_code("Arab")));
	EXPECT(!script_occurs("", script_of_code("Latn")));
}

static void directions(struct test_state *t)
{
	static const struct {
		const char *text;
		bool in_ltr, in_rtl;
	} rows[] = {
		{"Mali", false, false},
		{"", false, false},
		{"2023 (?)", false, false},
		{MALI, true, true},
		{MALI " (2022)", true, true},
		{"G5 " MALI, false, true}, /* of a mixed line the edition decides */
		{"\xdf\x92 \xd7\x90", true, true},
		{"\xe2\xb4\xb0", false, false},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		EXPECT(script_is_rtl(rows[i].text, false) == rows[i].in_ltr);
		EXPECT(script_is_rtl(rows[i].text, true) == rows[i].in_rtl);
	}
}

/* Letters that neither join nor are written from the right may be turned one by one. */
static void apart(struct test_state *t)
{
	EXPECT(script_stands_apart("S\xc3\xa9n\xc3\xa9gal 2 (B)"));
	EXPECT(script_stands_apart("\xd0\xb6\xce\xb1"));
	EXPECT(script_stands_apart("\xe2\xb4\xb0\xe2\xb4\xb1"));
	EXPECT(script_stands_apart("\xe1\x88\x80"));
	EXPECT(!script_stands_apart(MALI));
	EXPECT(!script_stands_apart("Mali " MALI));
	EXPECT(!script_stands_apart("\xdf\x92"));
	EXPECT(!script_stands_apart("\xd7\x90"));     /* Hebrew, from the right */
	EXPECT(!script_stands_apart("\xe0\xa4\x95")); /* Devanagari */
}

TEST_MAIN({"apart", apart}, {"scripts", scripts}, {"directions", directions})
