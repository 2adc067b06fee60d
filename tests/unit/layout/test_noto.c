#include "layout/noto.h"
#include "test.h"

#include <unistd.h>

static void named(struct test_state *t)
{
	static const struct {
		uint32_t c;
		const char *want; /* NULL: of no script, or in Noto Sans itself */
	} rows[] = {{'a', NULL}, {0x0416, NULL}, {0x052f, NULL}, {0x0530, "Armenian"},
		{0x0627, "Arabic"}, {0x07ca, "N'Ko"}, {0x0e01, "Thai"}, {0x0e80, "Lao"},
		{0x12a0, "Ethiopic"}, {0x2d30, "Tifinagh"}, {0x6f22, "Chinese and Japanese"},
		{0xa500, "Vai"}, {0xd7af, "Korean"}, {0xd7b0, NULL}, {0x1e900, "Adlam"},
		{0x1f30d, NULL}, {0x10ffff, NULL}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct noto *script = noto_of(rows[i].c);
		EXPECT_STR(script == NULL ? "none" : script->name,
			rows[i].want == NULL ? "none" : rows[i].want);
	}
}

/* Every file that is named of the package the tests' own fonts are from is in it. */
static void files_are_there(struct test_state *t)
{
	const struct noto *last = NULL;
	size_t n = 0;
	for (uint32_t c = 0; c < 0x30000; c++) {
		const struct noto *script = noto_of(c);
		char path[200];
		if (script == NULL || script == last ||
			strcmp(script->package, "fonts-noto-core") != 0) {
			continue;
		}
		EXPECT(c == script->first); /* the blocks are in order and do not overlap */
		(void)snprintf(
			path, sizeof(path), "/usr/share/fonts/truetype/noto/%s", script->file);
		EXPECT(access(path, R_OK) == 0);
		last = script;
		n++;
	}
	EXPECT_INT(n, 41);
}

TEST_MAIN({"named", named}, {"files are there", files_are_there})
