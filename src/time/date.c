#include "time/date.h"

#include "base/locale.h"

#include <stdio.h>
#include <string.h>

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
	static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	return days[month - 1] + (month == 2 && is_leap(year));
}

/* n digits at s as a number, or -1. */
static int digits(const char *s, size_t n)
{
	int v = 0;
	for (size_t i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9') {
			return -1;
		}
		v = v * 10 + (s[i] - '0');
	}
	return v;
}

bool date_parse(const char *s, struct date *out)
{
	size_t n = strlen(s);
	*out = (struct date){0};
	if (n == 0) {
		return true;
	}
	if (n != 4 && n != 7 && n != 10) {
		return false;
	}
	int year = digits(s, 4), month = 0, day = 0;
	if (n >= 7) {
		month = s[4] == '-' ? digits(s + 5, 2) : -1;
	}
	if (n == 10) {
		day = s[7] == '-' ? digits(s + 8, 2) : -1;
	}
	if (year < 1 || month < 0 || month > 12 || (n >= 7 && month == 0) ||
		(n == 10 && (day < 1 || day > days_in_month(year, month)))) {
		return false;
	}
	*out = (struct date){(int16_t)year, (uint8_t)month, (uint8_t)day};
	return true;
}

bool date_is_given(struct date d)
{
	return d.year != 0;
}

/* Days since 1970-01-01. Source: days_from_civil, Hinnant 2013, for years from 1. */
static int32_t day_number(int year, int month, int day)
{
	int y = month <= 2 ? year - 1 : year;
	int era = y / 400, of_era = y % 400;
	int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
	return era * 146097 + days - 719468;
}

int32_t date_first_day(struct date d)
{
	return day_number(d.year, d.month == 0 ? 1 : d.month, d.day == 0 ? 1 : d.day);
}

int32_t date_last_day(struct date d)
{
	int month = d.month == 0 ? 12 : d.month;
	return day_number(d.year, month, d.day == 0 ? days_in_month(d.year, month) : d.day);
}

struct date date_begin(struct date d)
{
	return (struct date){
		d.year, d.month == 0 ? 1 : d.month, (uint8_t)(d.day == 0 ? 1 : d.day)};
}

struct date date_after(struct date d)
{
	int year = d.year, month = d.month == 0 ? 12 : d.month,
	    day = d.day == 0 ? days_in_month(year, month) : d.day;
	if (++day > days_in_month(year, month)) {
		day = 1;
		month++;
	}
	if (month > 12) {
		month = 1;
		year++;
	}
	return (struct date){(int16_t)year, (uint8_t)month, (uint8_t)day};
}

/* Source: civil_from_days, Hinnant 2013, for days from the year 1. */
static struct date from_day_number(int32_t number)
{
	int days = number + 719468, era = days / 146097, of_era = days % 146097;
	int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int m = (5 * of_year + 2) / 153, month = m < 10 ? m + 3 : m - 9;
	int year = year_of_era + era * 400 + (month <= 2);
	return (struct date){
		(int16_t)year, (uint8_t)month, (uint8_t)(of_year - (153 * m + 2) / 5 + 1)};
}

struct date date_add(struct date d, int count, enum date_unit unit)
{
	if (unit == DATE_DAYS) {
		return from_day_number(date_first_day(d) + count);
	}
	int months = unit == DATE_YEARS ? 12 * count : count;
	int from_zero = d.year * 12 + (d.month == 0 ? 0 : d.month - 1) + months;
	int year = from_zero / 12, month = from_zero % 12 + 1;
	struct date out = {.year = (int16_t)(year < 10000 ? year : 10000), .day = d.day};
	if (d.month != 0 || unit == DATE_MONTHS) {
		out.month = (uint8_t)month;
	}
	if (out.month != 0 && out.day > days_in_month(out.year, out.month)) {
		out.day = (uint8_t)days_in_month(out.year, out.month);
	}
	return out;
}

enum date_state date_state(struct date from, struct date to, struct date on)
{
	int32_t day = date_first_day(on);
	if (date_is_given(to) && day > date_last_day(to)) {
		return DATE_AFTER;
	}
	if (!date_is_given(from)) {
		return DATE_MAYBE;
	}
	return day < date_first_day(from) ? DATE_BEFORE : DATE_DURING;
}

bool date_is_certain(struct date from, struct date to, struct date on)
{
	int32_t day = date_first_day(on);
	return date_is_given(from) && day >= date_last_day(from) &&
	       (!date_is_given(to) || day <= date_first_day(to));
}

void date_iso(struct date d, char out[DATE_TEXT_MAX])
{
	out[0] = '\0';
	if (d.day != 0) {
		(void)snprintf(out, DATE_TEXT_MAX, "%04d-%02d-%02d", d.year, d.month, d.day);
	} else if (d.month != 0) {
		(void)snprintf(out, DATE_TEXT_MAX, "%04d-%02d", d.year, d.month);
	} else if (d.year != 0) {
		(void)snprintf(out, DATE_TEXT_MAX, "%04d", d.year);
	}
}

/* The number that is written with up to `most` digits at *s, which moves behind it; -1: none.
 */
static int take_number(const char **s, size_t most)
{
	size_t n = strspn(*s, "0123456789");
	int v = n == 0 || n > most ? -1 : digits(*s, n);
	*s += n;
	return v;
}

void date_why_not(const char *s, char out[DATE_TEXT_MAX])
{
	const char *rest = s;
	size_t size = DATE_TEXT_MAX, n = strspn(s, "0123456789");
	int year = take_number(&rest, 4), month = -1, day = -1;
	bool ok = n == 4 && rest[0] == '-';
	out[0] = '\0';
	if (ok) {
		rest++;
		month = take_number(&rest, 2);
		ok = month >= 0 && (rest[0] == '\0' || rest[0] == '-');
	}
	if (ok && rest[0] == '-') {
		rest++;
		day = take_number(&rest, 2);
		ok = day >= 0 && rest[0] == '\0';
	}
	if (!ok) {
		return;
	}
	if (year < 1) {
		(void)snprintf(out, size, "the first year is 0001");
	} else if (month < 1 || month > 12) {
		(void)snprintf(out, size, "months are 01 to 12");
	} else if (day > days_in_month(year, month)) {
		const char *name = locale_month(locale_find("en")->months, month, &n);
		(void)snprintf(out, size, "%.*s %d has %d days", (int)n, name, year,
			days_in_month(year, month));
	} else if (day == 0) {
		(void)snprintf(out, size, "days begin with 01");
	} else if (day < 0 && strlen(s) != 7) {
		(void)snprintf(out, size, "it is written %04d-%02d", year, month);
	} else if (day > 0 && strlen(s) != 10) {
		(void)snprintf(out, size, "it is written %04d-%02d-%02d", year, month, day);
	}
}

/* What stands for {d}, {M} and {y} in a pattern. */
struct date_parts {
	const struct locale *locale;
	struct date day;
	const char *months;
};

static size_t put_number(const struct date_parts *p, int number, char *out, size_t size)
{
	char digits[16];
	(void)snprintf(digits, sizeof(digits), "%d", number);
	return locale_digits(p->locale, digits, out, size);
}

/* What the letter stands for; its length. */
static size_t put_part(const struct date_parts *p, char letter, char *out, size_t size)
{
	size_t n;
	if (letter == 'y') {
		return put_number(p, p->day.year, out, size);
	}
	if (letter == 'd') {
		n = put_number(p, p->day.day, out, size);
		return n + (size_t)snprintf(out + n, size - n, "%s",
				   p->day.day == 1 ? p->locale->first : "");
	}
	const char *month = locale_month(p->months, p->day.month, &n);
	return (size_t)snprintf(out, size, "%.*s", (int)n, month);
}

void date_long(struct date d, const char *lang, char out[DATE_TEXT_MAX])
{
	const struct locale *l = locale_find(lang);
	if (l == NULL || d.month == 0) {
		date_iso(d, out);
		return;
	}
	bool whole = d.day != 0;
	const struct date_parts parts = {
		l, d, whole || l->months_alone == NULL ? l->months : l->months_alone};
	size_t n = 0;
	for (const char *s = whole ? l->day : l->month; *s != '\0' && n + 1 < DATE_TEXT_MAX;) {
		bool is_part = *s == '{';
		if (is_part) {
			n += put_part(&parts, s[1], out + n, DATE_TEXT_MAX - n);
			s += sizeof("{d}") - 1;
		} else {
			out[n++] = *s++;
		}
	}
	out[n] = '\0';
}

/* In front of a day, a month and a year of which something is said. */
static const struct {
	const char *lang, *day, *month, *year;
} prepositions[] = {
	{"en", "on ", "in ", "in "},
	{"fr", "le ", "en ", "en "},
	{"es", "el ", "en ", "en "},
	{"pt", "em ", "em ", "em "},
	{"de", "am ", "im ", ""},
};

static const char *preposition(struct date d, const char *lang)
{
	size_t n = locale_base(lang);
	for (size_t i = 0; i < sizeof(prepositions) / sizeof(prepositions[0]); i++) {
		const char *is = prepositions[i].lang;
		if (strlen(is) == n && memcmp(is, lang, n) == 0 && date_is_given(d)) {
			return d.day != 0     ? prepositions[i].day
			       : d.month != 0 ? prepositions[i].month
					      : prepositions[i].year;
		}
	}
	return "";
}

void date_on(struct date d, const char *lang, char out[DATE_TEXT_MAX])
{
	char day[DATE_TEXT_MAX];
	date_long(d, lang, day);
	(void)snprintf(
		out, DATE_TEXT_MAX, "%s%.*s", preposition(d, lang), DATE_TEXT_MAX - 8, day);
}
