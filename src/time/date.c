#include "time/date.h"

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

/* Names of months: CLDR, calendar gregorian, months, format, wide. */
static const struct {
	const char *lang;
	const char *first, *of; /* after the first day's number; between day, month and year */
	const char *on_day, *in_month, *in_year; /* in front, where something is said of it */
	const char *months[12];
} languages[] = {
	{"en", "", " ", "on ", "in ", "in ",
		{"January", "February", "March", "April", "May", "June", "July", "August",
			"September", "October", "November", "December"}},
	{"fr", "er", " ", "le ", "en ", "en ",
		{"janvier", "f\xc3\xa9vrier", "mars", "avril", "mai", "juin", "juillet", "août",
			"septembre", "octobre", "novembre", "décembre"}},
	{"es", "", " de ", "el ", "en ", "en ",
		{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
			"septiembre", "octubre", "noviembre", "diciembre"}},
	{"pt", "", " de ", "em ", "em ", "em ",
		{"janeiro", "fevereiro", "mar\xc3\xa7o", "abril", "maio", "junho", "julho",
			"agosto", "setembro", "outubro", "novembro", "dezembro"}},
	{"de", "", " ", "am ", "im ", "",
		{"Januar", "Februar", "M\xc3\xa4rz", "April", "Mai", "Juni", "Juli", "August",
			"September", "Oktober", "November", "Dezember"}},
};

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
		(void)snprintf(out, size, "%s %d has %d days", languages[0].months[month - 1],
			year, days_in_month(year, month));
	} else if (day == 0) {
		(void)snprintf(out, size, "days begin with 01");
	} else if (day < 0 && strlen(s) != 7) {
		(void)snprintf(out, size, "it is written %04d-%02d", year, month);
	} else if (day > 0 && strlen(s) != 10) {
		(void)snprintf(out, size, "it is written %04d-%02d-%02d", year, month, day);
	}
}

enum { N_LANGUAGES = sizeof(languages) / sizeof(languages[0]) };

/* Its index, or that of its base language; N_LANGUAGES: it is none of those. */
static size_t find_language(const char *lang)
{
	size_t n = strcspn(lang, "-_"), i = 0;
	while (i < N_LANGUAGES &&
		(strlen(languages[i].lang) != n || memcmp(languages[i].lang, lang, n) != 0)) {
		i++;
	}
	return i;
}

void date_long(struct date d, const char *lang, char out[DATE_TEXT_MAX])
{
	size_t i = find_language(lang);
	if (i == N_LANGUAGES || d.month == 0) {
		date_iso(d, out);
		return;
	}
	const char *month = languages[i].months[d.month - 1], *of = languages[i].of;
	if (d.day == 0) {
		(void)snprintf(out, DATE_TEXT_MAX, "%s%s%d", month, of, d.year);
		return;
	}
	/* German writes the day as an ordinal. */
	const char *after = strcmp(languages[i].lang, "de") == 0 ? "."
			    : d.day == 1			 ? languages[i].first
								 : "";
	(void)snprintf(out, DATE_TEXT_MAX, "%d%s%s%s%s%d", d.day, after, of, month, of, d.year);
}

void date_on(struct date d, const char *lang, char out[DATE_TEXT_MAX])
{
	size_t i = find_language(lang);
	char day[DATE_TEXT_MAX];
	date_long(d, lang, day);
	const char *before = i == N_LANGUAGES || !date_is_given(d) ? ""
			     : d.day != 0			   ? languages[i].on_day
			     : d.month != 0			   ? languages[i].in_month
								   : languages[i].in_year;
	(void)snprintf(out, DATE_TEXT_MAX, "%s%.*s", before, DATE_TEXT_MAX - 8, day);
}
