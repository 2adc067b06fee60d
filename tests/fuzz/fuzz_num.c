/* num_parse() takes exactly the numbers of its grammar, and reads them as strtod() does in the
 * C locale. */
#include "base/num.h"
#include "fuzz.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static size_t digits(const char *s)
{
	return strspn(s, "0123456789");
}

/* sign? (digits ('.' digits?)? | '.' digits) ([eE] sign? digits)? */
static bool is_number(const char *s)
{
	s += *s == '-' || *s == '+';
	size_t before = digits(s), after = 0;
	s += before;
	if (*s == '.') {
		after = digits(s + 1);
		s += 1 + after;
	}
	if (before + after == 0) {
		return false;
	}
	if (*s == 'e' || *s == 'E') {
		s++;
		s += *s == '-' || *s == '+';
		size_t n = digits(s);
		if (n == 0) {
			return false;
		}
		s += n;
	}
	return *s == '\0';
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	enum { LENGTH_MAX = 511 };
	char text[LENGTH_MAX + 1];
	if (size > LENGTH_MAX) {
		return 0;
	}
	memcpy(text, data, size);
	text[size] = '\0';
	double got = 0, want = strtod(text, NULL);
	bool ok = num_parse((const char *)data, size, &got);
	bool number = strlen(text) == size && is_number(text) && isfinite(want);
	FUZZ_CHECK(ok == number);
	FUZZ_CHECK(!ok || memcmp(&got, &want, sizeof(got)) == 0);
	return 0;
}
