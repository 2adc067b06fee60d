#include "layout/script.h"

#include <glib.h>

#define CODE(a, b, c, d)                                                                       \
	((script)(a) << 24 | (script)(b) << 16 | (script)(c) << 8 | (script)(d))

static const script with_capitals[] = {CODE('L', 'a', 't', 'n'), CODE('G', 'r', 'e', 'k'),
	CODE('C', 'y', 'r', 'l'), CODE('A', 'r', 'm', 'n')};

/* Of those without capitals the ones whose letters stand each for itself, left to right. */
static const script apart[] = {CODE('T', 'f', 'n', 'g'), CODE('E', 't', 'h', 'i'),
	CODE('G', 'e', 'o', 'r'), CODE('H', 'a', 'n', 'i'), CODE('H', 'a', 'n', 'g'),
	CODE('H', 'i', 'r', 'a'), CODE('K', 'a', 'n', 'a')};

/* Of the scripts written from right to left those a living language has. */
static const script from_right[] = {CODE('A', 'r', 'a', 'b'), CODE('H', 'e', 'b', 'r'),
	CODE('N', 'k', 'o', 'o'), CODE('A', 'd', 'l', 'm'), CODE('S', 'y', 'r', 'c'),
	CODE('T', 'h', 'a', 'a'), CODE('M', 'a', 'n', 'd'), CODE('S', 'a', 'm', 'r'),
	CODE('R', 'o', 'h', 'g')};

static bool is_among(script s, const script *list, size_t n)
{
	bool found = false;
	for (size_t i = 0; !found && i < n; i++) {
		found = list[i] == s;
	}
	return found;
}

static bool has_capitals(script s)
{
	return is_among(s, with_capitals, sizeof(with_capitals) / sizeof(with_capitals[0]));
}

script script_of_code(const char *code)
{
	const unsigned char *c = (const unsigned char *)code;
	return CODE(c[0], c[1], c[2], c[3]);
}

static script script_of(gunichar c)
{
	/* Its comma and its digits serve other scripts too, whose fonts may not have them. */
	if (c >= 0x600 && c <= 0x6ff) {
		return from_right[0];
	}
	switch (g_unichar_get_script(c)) {
	case G_UNICODE_SCRIPT_COMMON:
	case G_UNICODE_SCRIPT_INHERITED:
	case G_UNICODE_SCRIPT_UNKNOWN:
	case G_UNICODE_SCRIPT_INVALID_CODE:
		return 0;
	default:
		return g_unicode_script_to_iso15924(g_unichar_get_script(c));
	}
}

/* g_utf8_next_char() without its cast that drops const. */
static gunichar next_char(const char **s)
{
	gunichar c = g_utf8_get_char(*s);
	*s += g_utf8_skip[(unsigned char)**s];
	return c;
}

script script_next(const char **s)
{
	return script_of(next_char(s));
}

bool script_occurs(const char *text, script wanted)
{
	bool found = false;
	while (!found && *text != '\0') {
		found = script_next(&text) == wanted;
	}
	return found;
}

bool script_takes_spacing(const char *text)
{
	bool ok = true;
	while (ok && *text != '\0') {
		script s = script_next(&text);
		ok = s == 0 || has_capitals(s);
	}
	return ok;
}

bool script_stands_apart(const char *text)
{
	bool ok = true;
	while (ok && *text != '\0') {
		script s = script_next(&text);
		ok = s == 0 || has_capitals(s) ||
		     is_among(s, apart, sizeof(apart) / sizeof(apart[0]));
	}
	return ok;
}

bool script_is_rtl(const char *text, bool edition_is_rtl)
{
	bool from_the_right = false, others = false;
	while (*text != '\0') {
		script s = script_next(&text);
		bool is = is_among(s, from_right, sizeof(from_right) / sizeof(from_right[0]));
		from_the_right = from_the_right || is;
		others = others || (s != 0 && !is);
	}
	return from_the_right && (edition_is_rtl || !others);
}

void script_uppercase(const char *text, char *out)
{
	while (*text != '\0') {
		gunichar c = next_char(&text);
		out += g_unichar_to_utf8(
			has_capitals(script_of(c)) ? g_unichar_toupper(c) : c, out);
	}
	*out = '\0';
}
