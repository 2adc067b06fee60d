/* Dates in ISO 8601 reduced precision (2022, 2022-08, 2022-08-15) and what is valid on a day.
 */
#ifndef TIME_DATE_H
#define TIME_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* month 0: only the year is known; day 0: only year and month; year 0: not given. */
struct date {
	int16_t year;
	uint8_t month, day;
};

/* "" gives a date that is not given. False for anything that is no date (2023-02-30). */
bool date_parse(const char *s, struct date *out);
bool date_is_given(struct date d);

/* Longest text of a date, or about one, is under DATE_TEXT_MAX bytes. */
enum { DATE_TEXT_MAX = 96 };

/*
 * Why what is written like a date is none: "February 2023 has 28 days", "months are 01 to 12".
 * "" for what is no more like one than any word.
 */
void date_why_not(const char *s, char out[DATE_TEXT_MAX]);

/* Days since 1970-01-01, proleptic Gregorian; of the first and last day the date may mean. */
int32_t date_first_day(struct date d);
int32_t date_last_day(struct date d);

/* The first day it may mean, and the day after the last one. */
struct date date_begin(struct date d);
struct date date_after(struct date d);

enum date_unit { DATE_DAYS, DATE_MONTHS, DATE_YEARS };
/*
 * The date so many units on, as precise as it was, or as the unit asks for. A day its month
 * does not have becomes the month's last. No year is above 10000.
 */
struct date date_add(struct date d, int count, enum date_unit unit);

/* Whether something that lasts from the start of `from` to the end of `to` is there. */
enum date_state {
	DATE_BEFORE, /* not yet */
	DATE_DURING,
	DATE_MAYBE, /* `from` is not given: there is no telling, unless it has ended */
	DATE_AFTER, /* ended */
};
/* `on` must be given; one of reduced precision means its first day. */
enum date_state date_state(struct date from, struct date to, struct date on);

/* Whether it is there on the day whatever day within `from` and `to` was the first or last one.
 * Only for what may be there: false after the end and before the beginning, too. */
bool date_is_certain(struct date from, struct date to, struct date on);

/* "2022-08-15", "2022-08", "2022", "" */
void date_iso(struct date d, char out[DATE_TEXT_MAX]);
/* As CLDR has it for the language, in the Gregorian calendar: "16 September 2023",
 * "1er janvier 2022"; as ISO 8601 has it for the languages CLDR has not. */
void date_long(struct date d, const char *lang, char out[DATE_TEXT_MAX]);
/* The same behind the word for "on" or "in" that its precision asks for: "on 16 September
 * 2023", "in September 2023", "en 2023"; "" when it is not given. */
void date_on(struct date d, const char *lang, char out[DATE_TEXT_MAX]);

#endif
