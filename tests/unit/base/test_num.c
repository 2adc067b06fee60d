#include "base/num.h"
#include "random.h"
#include "test.h"

#include <locale.h>
#include <math.h>
#include <stdlib.h>

static void accepted(struct test_state *t)
{
	static const struct {
		const char *text;
		double want;
	} rows[] = {{"0", 0}, {"7", 7}, {"+7", 7}, {"-7.5", -7.5}, {".5", 0.5}, {"5.", 5},
		{"1e3", 1000}, {"1E+3", 1000}, {"25e-2", 0.25}, {"007", 7}, {"0.1", 0.1},
		{"9007199254740992", 9007199254740992.0}, {"1e22", 1e22}, {"1e-22", 1e-22},
		{"123456789012345678901234567890", 123456789012345678901234567890.0},
		{"9007199254740993", 9007199254740992.0}, /* half way: to even */
		{"9007199254740993.0000000000000000000001", 9007199254740994.0},
		{"1.7976931348623157e308", 1.7976931348623157e308}, {"4.9e-324", 4.9e-324},
		{"1e-400", 0}, {"0e999999999", 0}, {"0.00000000000000000000000001", 1e-26},
		{"1000000000000000000000e-21", 1}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		double v = -1;
		EXPECT(num_parse(rows[i].text, strlen(rows[i].text), &v));
		EXPECT_NEAR(v, rows[i].want, 0);
	}
	double v = 1;
	EXPECT(num_parse("-0", 2, &v) && v == 0 && signbit(v));
	EXPECT(num_parse("12345", 3, &v) && v == 123); /* n characters, not up to the NUL */
}

static void refused(struct test_state *t)
{
	static const char *const rows[] = {"", "-", "+", ".", "-.", "e", "e5", ".e5", "1e",
		"1e+", "1e-", "1e5.5", "1e 5", " 1", "1 ", "1\n", "\t1", "0x10", "0x1p3", "1p3",
		"inf", "-inf", "infinity", "nan", "nan(1)", "--1", "+-1", "1-", "1,5", "1.5.2",
		"1_000", "1e5e5", "1e400", "-1e400", "12a", "a12", "\xd9\xa1", "1'000"};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		double v = 0;
		bool taken = num_parse(rows[i], strlen(rows[i]), &v);
		if (taken) {
			printf("# '%s' was taken for %g\n", rows[i], v);
		}
		EXPECT(!taken);
	}
	EXPECT(!num_parse("1\0"
			  "2",
		3, &(double){0}));
}

static void too_long(struct test_state *t)
{
	char digits[700];
	double v;
	memset(digits, '0', sizeof(digits));
	digits[0] = '.';
	digits[510] = '1';
	EXPECT(num_parse(digits, 511, &v));
	EXPECT_NEAR(v, 0, 0);
	digits[511] = '1';
	EXPECT(!num_parse(digits, 512, &v));
}

static size_t add_digits(struct random *r, char *s, size_t n, size_t most)
{
	for (size_t k = random_below(r, most); k > 0; k--) {
		s[n++] = (char)('0' + random_below(r, 10));
	}
	return n;
}

/* A string of the grammar, up to 25 digits before and after the point. */
static size_t make_number(struct random *r, char *s)
{
	size_t n = 0, most = random_below(r, 3) == 0 ? 26 : 9;
	static const char signs[] = "+-";
	if (random_below(r, 3) == 0) {
		s[n++] = signs[random_below(r, 2)];
	}
	s[n++] = (char)('0' + random_below(r, 10));
	n = add_digits(r, s, n, most);
	if (random_below(r, 3) > 0) {
		s[n++] = '.';
		n = add_digits(r, s, n, most);
	}
	if (random_below(r, 2) == 0) {
		s[n++] = random_below(r, 2) == 0 ? 'e' : 'E';
		if (random_below(r, 2) == 0) {
			s[n++] = signs[random_below(r, 2)];
		}
		s[n++] = (char)('0' + random_below(r, 10));
		n = add_digits(r, s, n, 3);
	}
	s[n] = '\0';
	return n;
}

/* The test runs in the C locale, where strtod() is the reference. */
static void agrees_with_strtod(struct test_state *t)
{
	struct random r = {2};
	size_t wrong = 0, finite = 0;
	for (int i = 0; i < 50000; i++) {
		char s[96];
		size_t n = make_number(&r, s);
		double want = strtod(s, NULL), got = -1;
		bool ok = num_parse(s, n, &got);
		finite += isfinite(want);
		if (ok != isfinite(want) || (ok && memcmp(&got, &want, sizeof(got)) != 0)) {
			wrong++;
			printf("# '%s': got %.17g, want %.17g\n", s, got, want);
		}
	}
	EXPECT_INT(wrong, 0);
	EXPECT(finite > 40000);
}

/* One changed character: taken exactly when strtod() takes all of it and no letter but e. */
static void agrees_when_damaged(struct test_state *t)
{
	static const char others[] = "+-.eE09 xXpPinfa,_\n";
	struct random r = {3};
	size_t wrong = 0, taken = 0;
	for (int i = 0; i < 50000; i++) {
		char s[96], *end;
		size_t n = make_number(&r, s);
		s[random_below(&r, n)] = others[random_below(&r, sizeof(others) - 1)];
		double want = strtod(s, &end), got = -1;
		bool plain = strspn(s, "+-.eE0123456789") == n;
		bool ok = num_parse(s, n, &got);
		taken += ok;
		if (ok != (plain && end == s + n && isfinite(want)) || (ok && got != want)) {
			wrong++;
			printf("# '%s': got %d\n", s, ok);
		}
	}
	EXPECT_INT(wrong, 0);
	EXPECT(taken > 5000);
}

/* The decimal comma of the process's locale changes nothing, on the slow path either. */
static void any_locale(struct test_state *t)
{
	static const char *const names[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "de_DE", "fr_FR"};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		(void)setlocale(LC_ALL, names[i]);
		double v = 0;
		EXPECT(num_parse("1.5", 3, &v) && v == 1.5);
		EXPECT(num_parse("1.5e100", 7, &v) && v == 1.5e100);
		EXPECT(!num_parse("1,5", 3, &v));
		(void)setlocale(LC_ALL, "C");
	}
}

static void whole_numbers(struct test_state *t)
{
	static const struct {
		const char *text;
		bool ok;
		uint64_t value;
		const char *rest;
	} rows[] = {
		{"0", true, 0, ""},
		{"3/6", true, 3, "/6"},
		{"007x", true, 7, "x"},
		{"18446744073709551615", true, UINT64_MAX, ""},
		{"18446744073709551616", false, 0, NULL},
		{"99999999999999999999999", false, 0, NULL},
		{"", false, 0, NULL},
		{"-1", false, 0, NULL},
		{" 1", false, 0, NULL},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *rest = rows[i].text;
		uint64_t value;
		EXPECT(num_whole(&rest, &value) == rows[i].ok);
		if (rows[i].ok) {
			EXPECT(value == rows[i].value);
			EXPECT_STR(rest, rows[i].rest);
		}
	}
}

TEST_MAIN({"accepted", accepted}, {"refused", refused}, {"too long", too_long},
	{"agrees with strtod", agrees_with_strtod},
	{"agrees with strtod when damaged", agrees_when_damaged}, {"any locale", any_locale},
	{"whole numbers", whole_numbers})
