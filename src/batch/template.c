#include "batch/template.h"

#include "base/buf.h"

#include <string.h>

enum { WORD_MAX = 256, TEXT_MAX_BYTES = 1 << 20 };

/* The word a brace at the beginning of s opens; its length with both braces, or 0. */
static size_t word_at(const char *s, char word[WORD_MAX])
{
	size_t n = strcspn(s + 1, "{}\n");
	if (s[1 + n] != '}' || n == 0 || n >= WORD_MAX) {
		return 0;
	}
	memcpy(word, s + 1, n);
	word[n] = '\0';
	return n + 2;
}

static bool fill(const char *text, const struct template_filler *f, struct buf *out)
{
	while (*text != '\0') {
		size_t plain = strcspn(text, "{");
		buf_add(out, text, plain);
		text += plain;
		char word[WORD_MAX];
		size_t n = *text == '{' ? word_at(text, word) : 0;
		bool fails = false;
		const char *value = n == 0 ? NULL : f->value(f->user, word, &fails);
		if (fails) {
			return false;
		}
		if (value != NULL) {
			buf_puts(out, value);
		} else {
			n = *text == '\0' ? 0 : n > 0 ? n : 1;
			buf_add(out, text, n);
		}
		text += n;
	}
	return true;
}

const char *template_fill(struct arena *a, const char *text, const struct template_filler *f)
{
	struct buf b;
	const char *out = NULL;
	buf_init(&b, TEXT_MAX_BYTES);
	if (fill(text, f, &b)) {
		if (b.failed) {
			(void)diag_fail(a->diag, SM_E_LIMIT, "a text is too long");
		} else {
			out = arena_strdup(a, b.ptr == NULL ? "" : b.ptr);
		}
	}
	buf_finish(&b);
	return out;
}
