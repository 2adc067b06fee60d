#include "scene/dates.h"

#include "scene/dated.h"
#include "scene/select.h"

#include <stdlib.h>
#include <string.h>

static int by_day(const void *pa, const void *pb)
{
	const struct date *a = pa, *b = pb;
	int32_t x = date_first_day(*a), y = date_first_day(*b);
	return x != y ? (x > y) - (x < y) : b->month * 100 + b->day - a->month * 100 - a->day;
}

/* Of days that begin alike the most precise is left. */
static size_t drop_repeats(struct date *days, size_t n)
{
	size_t kept = 0;
	for (size_t i = 0; i < n; i++) {
		if (kept == 0 || date_first_day(days[kept - 1]) != date_first_day(days[i])) {
			days[kept++] = days[i];
		}
	}
	return kept;
}

static bool is_between(struct date d, const struct dates_spec *s)
{
	return date_is_given(d) &&
	       (!date_is_given(s->from) || date_first_day(d) >= date_first_day(s->from)) &&
	       (!date_is_given(s->to) || date_first_day(d) <= date_last_day(s->to));
}

static const struct column *find_field(
	struct sm_diag *d, const struct spec *spec, const struct table *t)
{
	const struct dates_spec *s = &spec->dates;
	const struct column *c = table_column(t, s->field);
	if (c != NULL) {
		return c;
	}
	const char *near = table_nearest(t, s->field);
	(void)diag_error(d, SM_E_SPEC, "%s:%d:%d: dates: no column '%s' in %s%s%s%s",
		place_path(s->at, spec->path), s->at.line, s->at.column, s->field, s->events,
		near == NULL ? "" : "; did you mean '", near == NULL ? "" : near,
		near == NULL ? "" : "'?");
	return NULL;
}

/* Every date that counts, in the order of the rows. */
static bool collect(struct arena *a, const struct spec *spec, const struct loaded *file,
	const struct column *field, struct date *out, size_t *n)
{
	const struct dates_spec *s = &spec->dates;
	const struct table *t = file->features.table;
	const struct memberships none = {0};
	const struct selection selection = {.spec = spec, .memberships = &none};
	if (!where_check(a->diag, &selection, &s->where, t, NULL)) {
		return false;
	}
	for (size_t row = 0; row < t->n_rows; row++) {
		struct date d;
		if (!where_holds(&selection, &s->where, t, NULL, row)) {
			continue;
		}
		if (!column_date(field, row, &d)) {
			const struct dated dated = {.path = file->path, .table = t};
			return column_no_date(a, &dated, field, row);
		}
		if (is_between(d, s)) {
			out[(*n)++] = d;
		}
	}
	return true;
}

bool dates_list(struct files *files, const struct spec *spec, const char *path,
	const struct date **out, size_t *n)
{
	struct arena *a = files->a;
	const struct dates_spec *s = &spec->dates;
	*out = s->items;
	*n = s->n;
	if (s->events == NULL) {
		return true;
	}
	const struct source_options options = {0};
	diag_push(a->diag, "%s:%d:%d: dates", place_path(s->at, spec->path), s->at.line,
		s->at.column);
	const struct loaded *file = files_read(files, path, &options);
	diag_pop(a->diag);
	const struct column *field =
		file == NULL ? NULL : find_field(a->diag, spec, file->features.table);
	struct date *days =
		field == NULL ? NULL
			      : arena_alloc(a, file->features.table->n_rows + 1, sizeof(*days));
	if (days == NULL || !collect(a, spec, file, field, days, n)) {
		return false;
	}
	qsort(days, *n, sizeof(*days), by_day);
	*n = drop_repeats(days, *n);
	*out = days;
	if (*n == 0) {
		return diag_error(a->diag, SM_E_SPEC,
			"%s:%d:%d: dates: no date of %s meets the conditions",
			place_path(s->at, spec->path), s->at.line, s->at.column, s->events);
	}
	return *n <= DATES_MAX ||
	       diag_fail(a->diag, SM_E_LIMIT, "%s:%d:%d: dates: %zu days, %d are allowed",
		       place_path(s->at, spec->path), s->at.line, s->at.column, *n, DATES_MAX);
}
