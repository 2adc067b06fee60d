#include "fixture.h"
#include "source/encode.h"
#include "test.h"

static void utf8(struct test_state *t)
{
	static const struct {
		const char *bytes;
		bool valid;
	} rows[] = {
		{"", true},
		{"plain", true},
		{"\xc2\x80\xdf\xbf", true},	    /* U+0080, U+07FF */
		{"\xe0\xa0\x80\xef\xbf\xbf", true}, /* U+0800, U+FFFF */
		{"\xf0\x90\x80\x80", true},	    /* U+10000 */
		{"\xf4\x8f\xbf\xbf", true},	    /* U+10FFFF */
		{"\xed\x9f\xbf\xee\x80\x80", true}, /* on both sides of the surrogates */
		{"\x80", false},		    /* a byte that only continues */
		{"\xc3", false},		    /* cut off */
		{"\xe2\x82", false},
		{"\xf0\x9f\x98", false},
		{"\xc3(", false},
		{"\xe2(\xa1", false},
		{"\xe2\x82(", false},
		{"\xc0\xaf", false}, /* '/' in two bytes */
		{"\xc1\xbf", false},
		{"\xe0\x9f\xbf", false},     /* U+07FF in three */
		{"\xf0\x8f\xbf\xbf", false}, /* U+FFFF in four */
		{"\xed\xa0\x80", false},     /* U+D800 */
		{"\xed\xbf\xbf", false},     /* U+DFFF */
		{"\xf4\x90\x80\x80", false}, /* U+110000 */
		{"\xf5\x80\x80\x80", false},
		{"\xff", false},
		{"ok then \xe9", false},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		EXPECT(encode_is_utf8(rows[i].bytes, strlen(rows[i].bytes)) == rows[i].valid);
	}
	EXPECT(!encode_is_utf8("\xc3\xa9", 1)); /* n counts, not the NUL */
}

static void names(struct test_state *t)
{
	static const struct {
		const char *said, *name;
	} rows[] = {{"UTF-8", "UTF-8"}, {"utf8", "UTF-8"}, {"UTF 8", "UTF-8"},
		{"65001", "UTF-8"}, {"1252", "CP1252"}, {"850", "CP850"}, {"cp1250", "CP1250"},
		{"ANSI 1251", "CP1251"}, {"OEM 437", "CP437"}, {"ISO 8859-1", "ISO-8859-1"},
		{"iso-8859-15", "ISO-8859-15"}, {"ISO8859_2", "ISO-8859-2"},
		{"88591", "ISO-8859-1"}, {"8859-9", "ISO-8859-9"},
		{"windows-1252", "WINDOWS-1252"}, {"Big5", "BIG5"}, {"ANSI", "ANSI"}, {"", ""}};
	struct fixture f;
	fixture_init(&f);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		EXPECT_STR(encode_name(&f.arena, rows[i].said), rows[i].name);
	}
	/* Nothing is written beyond what is needed. */
	char longest[200];
	memset(longest, 'x', sizeof(longest) - 1);
	longest[sizeof(longest) - 1] = '\0';
	EXPECT(strlen(encode_name(&f.arena, longest)) == 63);
	fixture_finish(&f);
}

static void drivers(struct test_state *t)
{
	static const struct {
		unsigned char driver;
		const char *name;
	} rows[] = {{0x01, "CP437"}, {0x02, "CP850"}, {0x03, "CP1252"}, {0x4d, "CP936"},
		{0x64, "CP852"}, {0x65, "CP866"}, {0x7e, "CP1256"}, {0xc8, "CP1250"},
		{0xc9, "CP1251"}, {0xcc, "CP1257"}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *name = encode_of_driver(rows[i].driver);
		EXPECT_STR(name == NULL ? "" : name, rows[i].name);
	}
	EXPECT(encode_of_driver(0) == NULL);
	EXPECT(encode_of_driver(0x57) == NULL); /* "the ANSI code page of that machine" */
	EXPECT(encode_of_driver(0xff) == NULL);
}

/* All names the table can give must be known to iconv, or files could not be read. */
static void drivers_are_known(struct test_state *t)
{
	struct fixture f;
	fixture_init(&f);
	for (int i = 0; i < 256; i++) {
		const char *name = encode_of_driver((unsigned char)i), *text = "a";
		EXPECT(name == NULL || encode_texts(&f.arena, name, &text, 1));
	}
	EXPECT(f.diag.n_errors == 0);
	fixture_finish(&f);
}

static void texts(struct test_state *t)
{
	static const struct {
		const char *encoding, *from, *to;
		bool warned;
	} rows[] = {{"UTF-8", "état", "état", false}, {"CP1252", "\x80 \xe9", "€ é", false},
		{"CP437", "\x82", "é", false}, {"CP1256", "\xc8", "ب", false},
		{"CP936", "\xc4\xe3", "你", false}, {"ISO-8859-1", "", "", false},
		{"UTF-8", "a\xffz", "a\xef\xbf\xbdz", true},
		{"UTF-8", "\xc3", "\xef\xbf\xbd", true}, /* cut off */
		{"UTF-8", "\xff\xfe\xfd", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd", true},
		{"CP1252", "\x81!", "\xef\xbf\xbd!", true}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fixture f;
		const char *cells[] = {NULL, rows[i].from, "a"};
		fixture_init(&f);
		EXPECT(encode_texts(&f.arena, rows[i].encoding, cells, 3));
		EXPECT(cells[0] == NULL);
		EXPECT_STR(cells[1], rows[i].to);
		EXPECT_STR(cells[2], "a");
		EXPECT(f.diag.n_warnings == (rows[i].warned ? 1 : 0));
		if (rows[i].warned) {
			char want[64];
			(void)snprintf(want, sizeof(want), "'%s' is not valid %s", rows[i].to,
				rows[i].encoding);
			EXPECT_STR(fixture_warning(&f, "encoding"), want);
		}
		fixture_finish(&f);
	}
}

static void unknown(struct test_state *t)
{
	struct fixture f;
	const char *text = "a";
	fixture_init(&f);
	EXPECT(!encode_texts(&f.arena, "KLINGON", &text, 1));
	EXPECT(f.diag.code == SM_E_DATA);
	EXPECT_STR(fixture_error(&f),
		"encoding 'KLINGON' is not known; write `encoding: UTF-8`, CP1252 or another "
		"name iconv knows in the layer");
	fixture_finish(&f);
}

TEST_MAIN({"valid UTF-8", utf8}, {"names", names}, {"language drivers", drivers},
	{"iconv knows them all", drivers_are_known}, {"texts", texts}, {"unknown", unknown})
