/* Whatever the bytes, buf_xml() gives text without markup and buf_json() one string, both in
 * well-formed UTF-8. */
#include "base/buf.h"
#include "fuzz.h"
#include "source/encode.h"

#include <string.h>

static void check_json(const struct buf *b)
{
	FUZZ_CHECK(b->len >= 2 && b->ptr[0] == '"' && b->ptr[b->len - 1] == '"');
	FUZZ_CHECK(encode_is_utf8(b->ptr, b->len));
	for (size_t i = 1; i + 1 < b->len; i++) {
		FUZZ_CHECK((unsigned char)b->ptr[i] >= 0x20 && b->ptr[i] != '"');
		if (b->ptr[i] == '\\') {
			i++;
			FUZZ_CHECK(strchr("\"\\u", b->ptr[i]) != NULL && i + 1 < b->len);
		}
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf b;
	buf_init(&b, 16 * size + 64);
	buf_xml(&b, (const char *)data, size);
	FUZZ_CHECK(!b.failed);
	if (b.ptr != NULL) {
		FUZZ_CHECK(strlen(b.ptr) == b.len && strpbrk(b.ptr, "<>\"") == NULL);
		FUZZ_CHECK(encode_is_utf8(b.ptr, b.len));
	}
	buf_finish(&b);
	buf_json(&b, (const char *)data, size);
	FUZZ_CHECK(!b.failed);
	check_json(&b);
	buf_finish(&b);
	return 0;
}
