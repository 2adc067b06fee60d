#include "base/locale.h"

#include <string.h>

size_t locale_base(const char *tag)
{
	return strcspn(tag, "-_");
}

/* Whether the first n bytes of the tag are the other; "-" and "_" are the same. */
static bool is_tag(const char *tag, size_t n, const char *other)
{
	bool same = strlen(other) == n;
	for (size_t i = 0; same && i < n; i++) {
		same = tag[i] == other[i] || (tag[i] == '_' && other[i] == '-');
	}
	return same;
}

/* Length of the tag without its last part; 0 when it has one part. */
static size_t parent_of(const char *tag, size_t n)
{
	while (n > 0 && tag[n - 1] != '-' && tag[n - 1] != '_') {
		n--;
	}
	return n > 0 ? n - 1 : 0;
}

/* Whether the tag asks for another script: zgh-Latn is not what CLDR has as zgh. */
static bool is_other_script(const char *tag, const char *script)
{
	size_t n = locale_base(tag);
	for (const char *s = tag + n; *s != '\0'; s += n) {
		n = 1 + locale_base(s + 1);
		if (n == 5) {
			return strncmp(s + 1, script, 4) != 0;
		}
	}
	return false;
}

const struct locale *locale_find(const char *tag)
{
	for (size_t n = strlen(tag); n > 0; n = parent_of(tag, n)) {
		for (size_t i = 0; i < locale_count; i++) {
			const struct locale *l = &locale_data[i];
			if (is_tag(tag, n, l->tag) && !is_other_script(tag, l->script)) {
				return l;
			}
		}
	}
	return NULL;
}

bool locale_is_rtl(const char *tag)
{
	const struct locale *l = locale_find(tag);
	return l != NULL && l->is_rtl;
}

const char *locale_month(const char *months, int month, size_t *n)
{
	for (int i = 1; i < month; i++) {
		months += strcspn(months, "|");
		months += *months == '|';
	}
	*n = strcspn(months, "|");
	return months;
}

size_t locale_digits(const struct locale *l, const char *number, char *out, size_t size)
{
	size_t bytes = strlen(l->zero), n = 0;
	for (; *number != '\0' && n + bytes < size; number++) {
		if (*number < '0' || *number > '9') {
			out[n++] = *number;
			continue;
		}
		/* The ten digits of a script lie in one block of UTF-8's last byte. */
		memcpy(out + n, l->zero, bytes);
		n += bytes;
		out[n - 1] = (char)(out[n - 1] + (*number - '0'));
	}
	out[n] = '\0';
	return n;
}
