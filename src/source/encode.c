#include "source/encode.h"

#include "base/buf.h"

#include <ctype.h>
#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

static size_t char_len(const unsigned char *s, size_t n)
{
	static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
	size_t len = s[0] < 0x80    ? 1
		     : s[0] >= 0xf0 ? 4
		     : s[0] >= 0xe0 ? 3
		     : s[0] >= 0xc2 ? 2
				    : 0;
	if (len == 1 || len == 0 || len > n || s[0] > 0xf4) {
		return len == 1;
	}
	uint32_t c = s[0] & (0xffu >> (len + 1));
	for (size_t i = 1; i < len; i++) {
		if ((s[i] & 0xc0) != 0x80) {
			return 0;
		}
		c = c << 6 | (s[i] & 0x3f);
	}
	return c >= smallest[len] && c <= 0x10ffff && (c < 0xd800 || c > 0xdfff) ? len : 0;
}

bool encode_is_utf8(const char *s, size_t n)
{
	for (size_t i = 0; i < n;) {
		size_t len = char_len((const unsigned char *)s + i, n - i);
		if (len == 0) {
			return false;
		}
		i += len;
	}
	return true;
}

static bool all_digits(const char *s)
{
	return s[0] != '\0' && strspn(s, "0123456789") == strlen(s);
}

const char *encode_name(struct arena *a, const char *said)
{
	char name[64] = "";
	size_t n = 0;
	for (const char *s = said; *s != '\0' && n + 1 < sizeof(name); s++) {
		if (isalnum((unsigned char)*s) || *s == '-') {
			name[n++] = (char)toupper((unsigned char)*s);
		}
	}
	name[n] = '\0';
	/* ESRI's programs write "ANSI 1252" and "OEM 850". */
	size_t prefix = strncmp(name, "ANSI", 4) == 0  ? 4
			: strncmp(name, "OEM", 3) == 0 ? 3
						       : 0;
	if (prefix > 0 && all_digits(name + prefix)) {
		memmove(name, name + prefix, n - prefix + 1);
		n -= prefix;
	}
	if (strcmp(name, "UTF8") == 0 || strcmp(name, "65001") == 0) {
		return "UTF-8";
	}
	if (all_digits(name) && strncmp(name, "8859", 4) != 0) {
		char *out = arena_alloc(a, n + 3, 1);
		if (out != NULL) {
			(void)snprintf(out, n + 3, "CP%s", name);
		}
		return out;
	}
	const char *latin = strstr(name, "8859");
	if (latin != NULL) {
		char *out = arena_alloc(a, 32, 1);
		latin += 4 + (latin[4] == '-');
		if (out != NULL) {
			(void)snprintf(out, 32, "ISO-8859-%.4s", latin);
		}
		return out;
	}
	return arena_strdup(a, name);
}

const char *encode_of_driver(unsigned char driver)
{
	static const struct {
		unsigned char driver;
		const char *name;
	} drivers[] = {{0x01, "CP437"}, {0x02, "CP850"}, {0x03, "CP1252"}, {0x08, "CP865"},
		{0x0a, "CP850"}, {0x0d, "CP437"}, {0x0e, "CP850"}, {0x13, "CP932"},
		{0x1d, "CP850"}, {0x1f, "CP852"}, {0x24, "CP860"}, {0x26, "CP866"},
		{0x37, "CP850"}, {0x40, "CP852"}, {0x4d, "CP936"}, {0x4e, "CP949"},
		{0x4f, "CP950"}, {0x50, "CP874"}, {0x58, "CP1252"}, {0x59, "CP1252"},
		{0x64, "CP852"}, {0x65, "CP866"}, {0x66, "CP865"}, {0x67, "CP861"},
		{0x6a, "CP737"}, {0x6b, "CP857"}, {0x6c, "CP863"}, {0x78, "CP950"},
		{0x79, "CP949"}, {0x7a, "CP936"}, {0x7b, "CP932"}, {0x7c, "CP874"},
		{0x7d, "CP1255"}, {0x7e, "CP1256"}, {0x86, "CP737"}, {0x87, "CP852"},
		{0x88, "CP857"}, {0xc8, "CP1250"}, {0xc9, "CP1251"}, {0xca, "CP1254"},
		{0xcb, "CP1253"}, {0xcc, "CP1257"}};
	for (size_t i = 0; i < sizeof(drivers) / sizeof(drivers[0]); i++) {
		if (drivers[i].driver == driver) {
			return drivers[i].name;
		}
	}
	return NULL;
}

/* One text; bytes that do not convert become U+FFFD. */
static bool convert(struct arena *a, iconv_t cd, const char *text, const char **out, bool *bad)
{
	size_t left = strlen(text), room = 4 * left + 4;
	/* iconv's interface is older than const; it does not write to its input. */
	union {
		const char *in;
		char *plain;
	} from = {.in = text};
	char *to = arena_alloc(a, room + 1, 1), *at = to;
	if (to == NULL) {
		return false;
	}
	(void)iconv(cd, NULL, NULL, NULL, NULL);
	while (left > 0 && iconv(cd, &from.plain, &left, &at, &room) == (size_t)-1) {
		*bad = true;
		if (room < 3 || left == 0) {
			break;
		}
		memcpy(at, "\xef\xbf\xbd", 3);
		at += 3;
		room -= 3;
		from.in++;
		left--;
	}
	*at = '\0';
	*out = to;
	return true;
}

bool encode_texts(struct arena *a, const char *encoding, const char **texts, size_t n)
{
	iconv_t cd = iconv_open("UTF-8", encoding);
	if ((intptr_t)cd == -1) {
		return diag_fail(a->diag, SM_E_DATA,
			"encoding '%s' is not known; write `encoding: UTF-8`, CP1252 or "
			"another name iconv knows in the layer",
			encoding);
	}
	bool utf8 = strcasecmp(encoding, "UTF-8") == 0, ok = true;
	for (size_t i = 0; ok && i < n; i++) {
		bool bad = false;
		if (texts[i] == NULL || (utf8 && encode_is_utf8(texts[i], strlen(texts[i])))) {
			continue;
		}
		ok = convert(a, cd, texts[i], &texts[i], &bad);
		if (bad) {
			diag_warn(a->diag, "encoding", "'%s' is not valid %s", texts[i],
				encoding);
		}
	}
	(void)iconv_close(cd);
	return ok;
}
