#include "base/num.h"

#include <locale.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The parts of a decimal number; digits beyond the 19th only move the exponent. */
struct decimal {
	uint64_t digits;
	int n_digits, exponent;
	bool negative, exact;
};

static size_t read_digits(const char *s, size_t n, size_t i, struct decimal *d, int step)
{
	for (; i < n && s[i] >= '0' && s[i] <= '9'; i++) {
		if (d->n_digits < 19) {
			d->digits = d->digits * 10 + (uint64_t)(s[i] - '0');
			d->n_digits += d->digits > 0;
			d->exponent += step;
		} else {
			d->exact = d->exact && s[i] == '0';
			d->exponent += step + 1;
		}
	}
	return i;
}

/* The exponent after 'e'; false when there are no digits. */
static bool read_exponent(const char *s, size_t n, size_t i, struct decimal *d)
{
	bool negative = i < n && s[i] == '-';
	i += i < n && (s[i] == '-' || s[i] == '+');
	size_t first = i;
	int e = 0;
	for (; i < n && s[i] >= '0' && s[i] <= '9'; i++) {
		e = e < 100000 ? e * 10 + (s[i] - '0') : e;
	}
	d->exponent += negative ? -e : e;
	return i == n && i > first;
}

static bool scan(const char *s, size_t n, struct decimal *d)
{
	*d = (struct decimal){.exact = true};
	size_t i = n > 0 && (s[0] == '-' || s[0] == '+'), first = i;
	d->negative = n > 0 && s[0] == '-';
	i = read_digits(s, n, i, d, 0);
	size_t count = i - first;
	if (i < n && s[i] == '.') {
		first = i + 1;
		i = read_digits(s, n, first, d, -1);
		count += i - first;
	}
	if (count == 0) {
		return false;
	}
	return i == n || ((s[i] == 'e' || s[i] == 'E') && read_exponent(s, n, i + 1, d));
}

/* Correctly rounded in the C locale, for what the fast path below cannot do exactly. */
static bool parse_slowly(const char *s, size_t n, double *out)
{
	char copy[512];
	if (n >= sizeof(copy)) {
		return false;
	}
	memcpy(copy, s, n);
	copy[n] = '\0';
	locale_t c = newlocale(LC_NUMERIC_MASK, "C", (locale_t)0);
	if (c == (locale_t)0) {
		return false;
	}
	locale_t before = uselocale(c);
	*out = strtod(copy, NULL);
	(void)uselocale(before);
	freelocale(c);
	return isfinite(*out);
}

bool num_parse(const char *s, size_t n, double *out)
{
	static const double powers[] = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10,
		1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
	struct decimal d;
	if (!scan(s, n, &d)) {
		return false;
	}
	/* Both numbers are exact in a double: one rounding, so the result is the nearest. */
	if (!d.exact || d.digits > (1ULL << 53) || d.exponent < -22 || d.exponent > 22) {
		return parse_slowly(s, n, out);
	}
	double v = (double)d.digits;
	v = d.exponent < 0 ? v / powers[-d.exponent] : v * powers[d.exponent];
	*out = d.negative ? -v : v;
	return true;
}

bool num_whole(const char **text, uint64_t *out)
{
	enum { TEN = 10 };
	const char *s = *text;
	uint64_t v = 0;
	for (; *s >= '0' && *s <= '9'; s++) {
		uint64_t digit = (uint64_t)(*s - '0');
		if (v > (UINT64_MAX - digit) / TEN) {
			return false;
		}
		v = TEN * v + digit;
	}
	bool has_digits = s != *text;
	*text = s;
	*out = v;
	return has_digits;
}
