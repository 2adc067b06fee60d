#include "layout/numerals.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* CLDR 42, common/main: symbols group and decimal, minimumGroupingDigits. */
struct numerals {
	const char *lang, *group, *decimal;
	size_t ungrouped; /* so many digits are not parted yet */
};

static const struct numerals languages[] = {
	{"en", ",", ".", 3},
	{"fr", "\xe2\x80\xaf", ",", 3},
	{"es", ".", ",", 4},
	{"pt", ".", ",", 3},
	{"de", ".", ",", 3},
};

static const struct numerals *numerals_of(const char *lang)
{
	size_t n = strcspn(lang, "-_");
	for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++) {
		if (strlen(languages[i].lang) == n && memcmp(languages[i].lang, lang, n) == 0) {
			return &languages[i];
		}
	}
	return &languages[0];
}

const char *number_text(struct arena *a, double v, int decimals, const char *lang)
{
	enum { DIGITS_MAX = 340, ROOM = 3 * DIGITS_MAX };
	const struct numerals *l = numerals_of(lang);
	char digits[DIGITS_MAX], *out = arena_alloc(a, ROOM, 1);
	/* Whatever the locale puts between them, these are the digits on both sides. */
	int length = snprintf(digits, sizeof(digits), "%.*f", decimals, fabs(v));
	if (out == NULL || length < 0 || length >= (int)sizeof(digits)) {
		return NULL;
	}
	size_t whole = strspn(digits, "0123456789"), at = 0;
	if (v < 0 && strpbrk(digits, "123456789") != NULL) {
		out[at++] = '-';
	}
	for (size_t i = 0; i < whole; i++) {
		if (i > 0 && (whole - i) % 3 == 0 && whole > l->ungrouped) {
			at += (size_t)snprintf(out + at, ROOM - at, "%s", l->group);
		}
		out[at++] = digits[i];
	}
	if (decimals > 0) {
		(void)snprintf(
			out + at, ROOM - at, "%s%s", l->decimal, digits + length - decimals);
	}
	return out;
}
