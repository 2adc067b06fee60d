#include "scene/change.h"

#include "scene/dated.h"
#include "scene/layers.h"
#include "spec/change.h"

#include <stdio.h>
#include <string.h>

/* The row's own days. */
struct span {
	struct date from, to;
};

struct presence {
	bool there, certain;
};

static struct presence presence_on(
	const struct change_request *r, size_t row, struct span span, struct date day)
{
	struct selection on_day = *r->selection;
	on_day.on = day;
	struct presence p = {
		.there = where_holds(&on_day, &r->spec->where, r->table, r->key, row),
		.certain = where_is_certain(&on_day, &r->spec->where, r->key, row)};
	if (r->spec->valid_from == NULL) {
		return p;
	}
	enum date_state state = date_state(span.from, span.to, day);
	p.there = p.there &&
		  (state == DATE_DURING || (state == DATE_MAYBE && r->spec->unknown_from));
	p.certain = p.certain && date_is_certain(span.from, span.to, day);
	return p;
}

static bool is_between(struct date day, const struct change_spec *c)
{
	int32_t n = date_first_day(day);
	return n > date_first_day(c->from) && n < date_first_day(c->to);
}

/* Whether the row is there on a day on which something begins. */
static bool begins_on(
	const struct change_request *r, size_t row, struct span span, struct date day)
{
	return is_between(day, &r->selection->spec->change) &&
	       presence_on(r, row, span, day).there;
}

/* Whether a row that is there on neither day is there between them. It would begin with its
 * own first day, with a membership of its own, or behind the end of one it must not have. */
static bool passes(const struct change_request *r, size_t row, struct span span)
{
	const struct memberships *m = r->selection->memberships;
	const struct member who = {r->key, row};
	bool found = date_is_given(span.from) && begins_on(r, row, span, date_begin(span.from));
	for (size_t i = 0; m->table != NULL && !found && i < m->table->n_rows; i++) {
		struct date from, to;
		found = r->key != NULL && memberships_names(m, i, who) &&
			memberships_dates(m, i, &from, &to) &&
			((date_is_given(from) && begins_on(r, row, span, date_begin(from))) ||
				(date_is_given(to) && begins_on(r, row, span, date_after(to))));
	}
	return found;
}

bool change_judge(const struct change_request *r, size_t row, struct change_verdict *out)
{
	const struct change_spec *c = &r->selection->spec->change;
	struct span span;
	*out = (struct change_verdict){.change = CHANGE_NONE};
	if (!column_date(r->from, row, &span.from) || !column_date(r->to, row, &span.to)) {
		return false;
	}
	struct presence before = presence_on(r, row, span, c->from),
			after = presence_on(r, row, span, c->to);
	if (before.there) {
		out->change = after.there ? CHANGE_STAYED : CHANGE_ENDED;
	} else if (after.there) {
		out->change = CHANGE_BEGAN;
	} else if (passes(r, row, span)) {
		out->change = CHANGE_PASSED;
	}
	out->uncertain = (before.there && !before.certain) || (after.there && !after.certain);
	return true;
}

int change_index(const struct layer_spec *spec, enum change change)
{
	const char *name = change_name(spec, change);
	for (size_t i = 0; name != NULL && i < spec->n_changes; i++) {
		if (strcmp(spec->changes[i].value, name) == 0) {
			return (int)i;
		}
	}
	return -1;
}

enum change change_of(const struct map_layer *layer, size_t row)
{
	return layer->changes == NULL ? CHANGE_NONE : layer->changes[row];
}

const char *change_class(const struct map_layer *layer, size_t row)
{
	return change_name(layer->spec, change_of(layer, row));
}

bool change_join_classes(
	struct arena *a, const char *class_name, const char *change, const char **out)
{
	*out = class_name == NULL ? change : class_name;
	if (class_name == NULL || change == NULL || strcmp(class_name, change) == 0) {
		return true;
	}
	size_t size = strlen(class_name) + strlen(change) + 2;
	char *both = arena_alloc(a, size, 1);
	if (both != NULL) {
		(void)snprintf(both, size, "%s %s", class_name, change);
	}
	*out = both;
	return both != NULL;
}
