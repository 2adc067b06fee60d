#include "layout/numerals.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const struct locale *locale_or_english(const char *lang)
{
	const struct locale *l = locale_find(lang);
	return l != NULL ? l : locale_find("en");
}

const char *number_text(struct arena *a, double v, int decimals, const char *lang)
{
	enum { DIGITS_MAX = 340, ROOM = 6 * DIGITS_MAX, GROUP = 3 };
	const struct locale *l = locale_or_english(lang);
	char digits[DIGITS_MAX], *out = arena_alloc(a, ROOM, 1);
	/* Whatever the locale puts between them, these are the digits on both sides. */
	int length = snprintf(digits, sizeof(digits), "%.*f", decimals, fabs(v));
	if (out == NULL || length < 0 || length >= (int)sizeof(digits)) {
		return NULL;
	}
	size_t whole = strspn(digits, "0123456789"), at = 0;
	if (v < 0 && strpbrk(digits, "123456789") != NULL) {
		at += (size_t)snprintf(out + at, ROOM - at, "%s", l->minus);
	}
	bool parted = whole >= GROUP + (size_t)l->min_grouping;
	for (size_t i = 0; i < whole; i++) {
		const char digit[] = {digits[i], '\0'};
		if (i > 0 && (whole - i) % GROUP == 0 && parted) {
			at += (size_t)snprintf(out + at, ROOM - at, "%s", l->group);
		}
		at += locale_digits(l, digit, out + at, ROOM - at);
	}
	if (decimals > 0) {
		at += (size_t)snprintf(out + at, ROOM - at, "%s", l->decimal);
		(void)locale_digits(l, digits + length - decimals, out + at, ROOM - at);
	}
	return out;
}

const char *degrees_text(struct arena *a, double deg, int most, const char *lang)
{
	double scale = 1, rounded = round(deg * pow(10, most)) / pow(10, most);
	int decimals = 0;
	while (decimals < most && fabs(rounded * scale - round(rounded * scale)) > 1e-6) {
		scale *= 10;
		decimals++;
	}
	const char *number = number_text(a, rounded, decimals, lang);
	size_t size = number == NULL ? 0 : strlen(number) + sizeof("\xc2\xb0");
	char *out = number == NULL ? NULL : arena_alloc(a, size, 1);
	if (out != NULL) {
		(void)snprintf(out, size, "%s\xc2\xb0", number);
	}
	return out;
}

const char *unit_pattern(enum unit unit, const char *lang)
{
	const struct locale *l = locale_find(lang);
	if (l == NULL) {
		return NULL;
	}
	switch (unit) {
	case UNIT_KM:
		return l->km;
	case UNIT_M:
		return l->m;
	case UNIT_NORTH:
		return l->north;
	case UNIT_SOUTH:
		return l->south;
	case UNIT_EAST:
		return l->east;
	case UNIT_WEST:
		break;
	}
	return l->west;
}

/* Length of the no-break space that s ends or begins with, where it has one. */
static size_t space_at(const char *s, size_t n, bool at_end)
{
	static const char space[] = "\xc2\xa0";
	size_t bytes = sizeof(space) - 1;
	return n >= bytes && memcmp(at_end ? s + n - bytes : s, space, bytes) == 0 ? bytes : 0;
}

const char *unit_text(struct arena *a, const char *pattern, const char *number)
{
	static const char gap[] = "{0}";
	const char *at = strstr(pattern, gap);
	size_t before = (size_t)(at - pattern), size = strlen(pattern) + strlen(number) + 1;
	const char *after = at + sizeof(gap) - 1;
	size_t n = strlen(after);
	char *out = arena_alloc(a, size, 1);
	if (number[0] == '\0') {
		before -= space_at(pattern, before, true);
		after += space_at(after, n, false);
	}
	if (out != NULL) {
		(void)snprintf(out, size, "%.*s%s%s", (int)before, pattern, number, after);
	}
	return out;
}
