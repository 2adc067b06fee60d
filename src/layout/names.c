#include "layout/names.h"

#include <glib.h>
#include <string.h>

/* The next letter or digit of a decomposed string, small; 0 at the end. */
static gunichar next_letter(const char **s)
{
	while (**s != '\0') {
		gunichar c = g_utf8_get_char(*s);
		*s += g_utf8_skip[(unsigned char)**s];
		if (g_unichar_isalnum(c)) {
			return g_unichar_tolower(c);
		}
	}
	return 0;
}

bool name_begins_with(const char *name, const char *with)
{
	char *whole = g_utf8_normalize(name, -1, G_NORMALIZE_NFD);
	char *part = g_utf8_normalize(with, -1, G_NORMALIZE_NFD);
	bool same = whole != NULL && part != NULL;
	const char *a = whole, *b = part;
	while (same) {
		gunichar wanted = next_letter(&b);
		if (wanted == 0) {
			break;
		}
		same = next_letter(&a) == wanted;
	}
	g_free(whole);
	g_free(part);
	return same;
}
