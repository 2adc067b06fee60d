#include "base/digest.h"
#include "fixture.h"
#include "test.h"

#include <errno.h>

/* NIST's examples of SHA-256. */
static const char of_nothing[] =
	"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
static const char of_abc[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

static void of_bytes(struct test_state *t)
{
	EXPECT_STR(digest_bytes("", 0).hex, of_nothing);
	EXPECT_STR(digest_bytes("abc", 3).hex, of_abc);
	EXPECT_STR(digest_bytes("abcd", 3).hex, of_abc);
}

static void of_files(struct test_state *t)
{
	enum { LARGE = 200 * 1000 };
	struct fixture f;
	struct digest digest;
	uint64_t bytes;
	fixture_init(&f);
	EXPECT(digest_file(fixture_write_text(&f, "abc", "abc"), &digest, &bytes));
	EXPECT_STR(digest.hex, of_abc);
	EXPECT_INT(bytes, 3);
	EXPECT(digest_file(fixture_write_text(&f, "empty", ""), &digest, &bytes));
	EXPECT_STR(digest.hex, of_nothing);
	EXPECT_INT(bytes, 0);
	char *large = arena_alloc(&f.arena, LARGE, 1); /* more than is read at once */
	large[LARGE - 1] = 'x';
	EXPECT(digest_file(fixture_write(&f, "large", large, LARGE), &digest, &bytes));
	struct digest want = digest_bytes(large, LARGE);
	EXPECT(digest_is_same(&digest, &want));
	EXPECT_INT(bytes, LARGE);
	errno = 0;
	EXPECT(!digest_file(fixture_path(&f, "nosuch"), &digest, &bytes));
	EXPECT_INT(errno, ENOENT);
	EXPECT(!digest_file(f.folder, &digest, &bytes));
	EXPECT_INT(errno, EISDIR);
	fixture_finish(&f);
}

static void read_again(struct test_state *t)
{
	struct digest digest, other = digest_bytes("", 0);
	char text[DIGEST_HEX];
	EXPECT(digest_read(of_abc, &digest));
	EXPECT_STR(digest.hex, of_abc);
	EXPECT(!digest_is_same(&digest, &other));
	EXPECT(!digest_read("", &digest) && !digest_read("abc", &digest));
	memcpy(text, of_abc, sizeof(text));
	text[10] = 'G';
	EXPECT(!digest_read(text, &digest));
	text[10] = 'A'; /* one way to write each */
	EXPECT(!digest_read(text, &digest));
}

static const struct test_case cases[] = {
	{"of bytes", of_bytes},
	{"of files", of_files},
	{"read again", read_again},
};

int main(void)
{
	return test_main(cases, sizeof(cases) / sizeof(cases[0]));
}
