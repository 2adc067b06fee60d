#include "scene/dated.h"

#include "geom/cell.h"

#include <math.h>

bool column_date(const struct column *c, size_t row, struct date *out)
{
	*out = (struct date){0};
	if (c == NULL) {
		return true;
	}
	if (c->type == COLUMN_NUMBER) { /* a column of years alone */
		double year = c->u.num[row];
		if (isnan(year)) {
			return true;
		}
		out->year =
			year >= 1 && year <= 9999 && floor(year) == year ? (int16_t)year : 0;
		return out->year != 0;
	}
	const char *text = c->u.text[row];
	return text == NULL || date_parse(text, out);
}

bool column_no_date(struct arena *a, const struct dated *t, const struct column *c, size_t row)
{
	const char *text = table_text(a, c, row);
	char why[DATE_TEXT_MAX];
	if (text == NULL) {
		return false; /* no memory: what is missing is a date */
	}
	date_why_not(text, why);
	return cell_fail(a->diag, (struct cell){t->path, t->table, c, row},
		"%s: '%s' is no date%s%s", c->name, text,
		why[0] == '\0' ? " such as 2023-09-16, 2023-09 or 2023" : ": ", why);
}

bool dated_check(struct arena *a, const struct dated *t, size_t row)
{
	struct date from, to;
	if (!column_date(t->from, row, &from)) {
		return column_no_date(a, t, t->from, row);
	}
	if (!column_date(t->to, row, &to)) {
		return column_no_date(a, t, t->to, row);
	}
	if (!date_is_given(from) || !date_is_given(to) ||
		date_first_day(from) <= date_last_day(to)) {
		return true;
	}
	char begin[DATE_TEXT_MAX], end[DATE_TEXT_MAX];
	date_iso(from, begin);
	date_iso(to, end);
	return cell_fail(a->diag, (struct cell){t->path, t->table, t->from, row},
		"'%s' %s is after '%s' %s", t->from->name, begin, t->to->name, end);
}
