#include "spec/dates.h"

#include "spec/day.h"
#include "spec/where.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool error(const struct value_reader *r, const struct node *n, const char *what)
{
	return node_error(r->a->diag, r->path, n, "%s", what);
}

static bool add_date(const struct value_reader *r, const struct node *n, struct date d,
	struct dates_spec *out)
{
	char text[DATE_TEXT_MAX];
	for (size_t i = 0; i < out->n; i++) {
		if (date_first_day(out->items[i]) == date_first_day(d)) {
			date_iso(d, text);
			return node_error(r->a->diag, r->path, n,
				"dates: %s is listed already, or begins on the same day as one "
				"that is",
				text);
		}
	}
	if (out->n >= DATES_MAX) {
		return node_error(r->a->diag, r->path, n, "dates: more than %d", DATES_MAX);
	}
	out->items[out->n++] = d;
	return true;
}

static int by_day(const void *pa, const void *pb)
{
	const struct date *a = pa, *b = pb;
	int32_t x = date_first_day(*a), y = date_first_day(*b);
	return (x > y) - (x < y);
}

/* In whatever order they are listed, the earliest comes first. */
static bool read_list(
	const struct value_reader *r, const struct node *n, struct dates_spec *out)
{
	bool ok = true;
	for (const struct node *c = n->child; c != NULL; c = c->next) {
		struct date d;
		if (c->kind != NODE_SCALAR || !date_parse(c->text, &d) || !date_is_given(d)) {
			ok = day_fail(r->a->diag, r->path, c, "dates",
				c->kind == NODE_SCALAR ? c->text : "a list");
		} else {
			ok = add_date(r, c, d, out) && ok;
		}
	}
	qsort(out->items, out->n, sizeof(*out->items), by_day);
	return ok && (out->n > 0 || error(r, n, "dates: one or more are expected"));
}

/* "2013..2025 by 2 years" */
struct step {
	struct date from, to;
	int count;
	enum date_unit unit;
	char wrong[16]; /* what stands in a date's place and is none, or "" */
};

static bool is_unit(const char *s, const char *unit)
{
	size_t n = strlen(unit);
	return strncmp(s, unit, n) == 0 && (s[n] == '\0' || strcmp(s + n, "s") == 0);
}

/* "year", or "2 years". */
static bool parse_unit(const char *s, struct step *out)
{
	static const char *const units[] = {
		[DATE_DAYS] = "day", [DATE_MONTHS] = "month", [DATE_YEARS] = "year"};
	enum { COUNT_DIGITS = 5 };
	size_t digits = strspn(s, "0123456789");
	out->count = digits == 0 ? 1 : 0;
	for (size_t i = 0; i < digits && digits <= COUNT_DIGITS; i++) {
		out->count = 10 * out->count + (s[i] - '0');
	}
	s += digits;
	s += strspn(s, " ");
	bool found = false;
	for (int i = DATE_DAYS; i <= DATE_YEARS; i++) {
		if (is_unit(s, units[i])) {
			out->unit = (enum date_unit)i;
			found = true;
		}
	}
	return found && out->count >= 1 && out->count <= 10000;
}

/* A day of a step; one that is none is kept for the message. */
static bool parse_day(const char *s, struct date *day, struct step *out)
{
	if (date_parse(s, day) && date_is_given(*day)) {
		return true;
	}
	(void)snprintf(out->wrong, sizeof(out->wrong), "%s", s);
	return false;
}

static bool parse_step(const char *s, struct step *out)
{
	static const char between[] = "..", by[] = " by ";
	char from[sizeof(out->wrong)], to[sizeof(out->wrong)];
	out->wrong[0] = '\0';
	const char *dots = strstr(s, between);
	const char *unit = dots == NULL ? NULL : strstr(dots, by);
	if (unit == NULL || dots - s > 10 || unit - dots > 12) {
		return false;
	}
	(void)snprintf(from, sizeof(from), "%.*s", (int)(dots - s), s);
	(void)snprintf(to, sizeof(to), "%.*s", (int)(unit - dots - 2), dots + 2);
	return parse_unit(unit + sizeof(by) - 1, out) && parse_day(from, &out->from, out) &&
	       parse_day(to, &out->to, out);
}

static bool read_step(
	const struct value_reader *r, const struct node *n, struct dates_spec *out)
{
	struct step step;
	bool is_step = parse_step(n->text, &step);
	if (!is_step && step.wrong[0] != '\0') {
		return day_fail(r->a->diag, r->path, n, "dates", step.wrong);
	}
	if (!is_step) {
		return node_error(r->a->diag, r->path, n,
			"dates: '%s' is neither a list of days nor a step such as 2013..2025 "
			"by year, 2020-01..2022-06 by 3 months",
			n->text);
	}
	if (date_first_day(step.from) > date_last_day(step.to)) {
		char from[DATE_TEXT_MAX], to[DATE_TEXT_MAX];
		date_iso(step.from, from);
		date_iso(step.to, to);
		return node_error(r->a->diag, r->path, n,
			"dates: %s, the first day, is after %s, the last", from, to);
	}
	bool ok = true;
	/* From the first on they are as precise as the unit. */
	struct date d = date_add(step.from, 0, step.unit);
	for (int i = 0; ok && date_first_day(d) <= date_last_day(step.to); i++) {
		ok = add_date(r, n, d, out);
		d = date_add(step.from, (i + 1) * step.count, step.unit);
	}
	return ok;
}

struct reader {
	const struct value_reader *values;
	struct dates_spec *out;
};

static enum special table_option(void *user, const struct option *o, const struct node *n)
{
	const struct reader *r = user;
	if (strcmp(o->name, "where") != 0) {
		return SPECIAL_NOT_MINE;
	}
	if (!where_read(r->values, n, &r->out->where)) {
		return SPECIAL_FAILED;
	}
	const struct where *where = &r->out->where;
	for (size_t i = 0; i < where->n; i++) {
		if (where->items[i].op == CONDITION_GROUP ||
			where->items[i].op == CONDITION_NOT_GROUP) {
			(void)node_error(r->values->a->diag, r->values->path, n,
				"where: the rows of a table of dates are in no groups");
			return SPECIAL_FAILED;
		}
	}
	return SPECIAL_DONE;
}

static bool read_table(const struct value_reader *r, const struct node *n, struct spec *spec)
{
	struct reader user = {r, &spec->dates};
	const struct dates_spec *d = &spec->dates;
	const struct block_reader b = {
		.context = IN_DATES, .base = spec, .special = table_option, .user = &user};
	if (!value_defaults(r, IN_DATES, spec) || !value_block(r, &b, n)) {
		return false;
	}
	if (d->events == NULL) {
		return error(r, n,
			"dates: need `events:`, a table such as { events: timeline.csv }");
	}
	if (!date_is_given(d->from) || !date_is_given(d->to) ||
		date_first_day(d->from) <= date_last_day(d->to)) {
		return true;
	}
	char from[DATE_TEXT_MAX], to[DATE_TEXT_MAX];
	date_iso(d->from, from);
	date_iso(d->to, to);
	return node_error(r->a->diag, r->path, node_get(n, "from"),
		"dates: from %s is after to %s", from, to);
}

bool dates_read(const struct value_reader *r, const struct node *n, struct spec *spec)
{
	struct dates_spec *out = &spec->dates;
	out->at = place_of(n);
	if (n->kind == NODE_MAPPING) {
		return read_table(r, n, spec);
	}
	out->items = arena_alloc(r->a, DATES_MAX, sizeof(*out->items));
	if (out->items == NULL) {
		return false;
	}
	return n->kind == NODE_SEQUENCE ? read_list(r, n, out) : read_step(r, n, out);
}

bool dates_check(const struct value_reader *r, const struct node *root, const struct spec *spec)
{
	const struct node *dates = node_get(root, "dates"), *panels = node_get(root, "panels");
	bool ok = true;
	if (dates == NULL) {
		return !spec->panel_each_date ||
		       error(r, panels, "panels: `dates` needs `dates:`, the days they show");
	}
	if (node_get(root, "date") != NULL) {
		ok = error(r, node_get(root, "date"), "date: does not go with `dates:`");
	}
	if (node_get(root, "change") != NULL) {
		ok = error(r, node_get(root, "change"), "change: does not go with `dates:`");
	}
	if (spec->n_panels > 0) {
		ok = error(r, dates,
			"dates: do not go with a list of panels, each of which has its date");
	}
	return ok;
}
