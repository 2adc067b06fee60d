#include "scene/change_days.h"

#include "scene/dated.h"

#include <stdlib.h>
#include <string.h>

struct days {
	struct arena *a;
	struct date *items;
	size_t n, cap;
};

static bool add(struct days *days, struct date d)
{
	struct date *items =
		arena_grow(days->a, days->items, days->n, &days->cap, sizeof(*items));
	if (items == NULL) {
		return false;
	}
	days->items = items;
	items[days->n++] = d;
	return true;
}

static struct date last_day(struct date d)
{
	return date_add(date_after(d), -1, DATE_DAYS);
}

/* What lasts from one date to the other: the first day it may be there and the first it must
 * be, the first on which it may be gone and the first on which it must be. */
static bool add_range(struct days *days, struct date from, struct date to)
{
	bool ok = true;
	if (date_is_given(from)) {
		ok = add(days, date_begin(from)) && add(days, last_day(from));
	}
	if (ok && date_is_given(to)) {
		ok = add(days, date_after(date_begin(to))) && add(days, date_after(to));
	}
	return ok;
}

/* The conditions that say the same on all days. */
static bool without_groups(struct arena *a, const struct where *where, struct where *out)
{
	*out = (struct where){arena_alloc(a, where->n + 1, sizeof(*out->items)), 0};
	for (size_t i = 0; out->items != NULL && i < where->n; i++) {
		const struct condition *c = &where->items[i];
		if (c->op != CONDITION_GROUP && c->op != CONDITION_NOT_GROUP) {
			out->items[out->n++] = *c;
		}
	}
	return out->items != NULL;
}

static bool add_layer(
	struct days *days, const struct selection *selection, const struct map_layer *layer)
{
	const struct layer_spec *s = layer->spec;
	const struct table *t = layer->features.table;
	struct where where;
	if (s->valid_from == NULL || s->off || t == NULL) {
		return true;
	}
	bool ok = without_groups(days->a, &s->where, &where);
	for (size_t row = 0; ok && row < t->n_rows; row++) {
		struct date from, to;
		if (where_holds(selection, &where, t, layer->key, row) &&
			column_date(table_column(t, s->valid_from), row, &from) &&
			column_date(table_column(t, s->valid_to), row, &to)) {
			ok = add_range(days, from, to);
		}
	}
	return ok;
}

static bool is_asked_for(const struct spec *spec, const struct memberships *m, size_t row)
{
	bool found = memberships_is_asked_for(m, row, &spec->extent.where);
	for (size_t i = 0; !found && i < spec->n_layers; i++) {
		const struct layer_spec *s = &spec->layers[i];
		found = memberships_is_asked_for(m, row, &s->where) ||
			memberships_is_asked_for(m, row, &s->label_where);
	}
	return found;
}

static bool add_memberships(
	struct days *days, const struct spec *spec, const struct memberships *m)
{
	bool ok = true;
	for (size_t row = 0; ok && m->table != NULL && row < m->table->n_rows; row++) {
		struct date from, to;
		if (is_asked_for(spec, m, row) && memberships_dates(m, row, &from, &to)) {
			ok = add_range(days, from, to);
		}
	}
	return ok;
}

static bool add_texts(struct days *days, const struct localized *texts, size_t n)
{
	bool ok = true;
	for (size_t i = 0; ok && i < n; i++) {
		ok = add_range(days, texts[i].from, texts[i].to);
	}
	return ok;
}

static bool add_annotations(struct days *days, const struct spec *spec)
{
	bool ok = true;
	for (size_t i = 0; ok && i < spec->n_annotations; i++) {
		const struct annotation_spec *note = &spec->annotations[i];
		ok = add_range(days, note->from, note->to) && add_texts(days, &note->text, 1);
	}
	return ok;
}

static int by_day(const void *pa, const void *pb)
{
	int32_t a = date_first_day(*(const struct date *)pa);
	int32_t b = date_first_day(*(const struct date *)pb);
	return (a > b) - (a < b);
}

bool change_days_list(struct arena *a, const struct spec *spec, const struct layers *layers,
	const struct date **out, size_t *n)
{
	struct days days = {.a = a};
	bool ok = add_memberships(&days, spec, layers->selection.memberships) &&
		  add_annotations(&days, spec) &&
		  add_texts(&days, spec->notes, spec->n_notes) &&
		  add_texts(&days, spec->sources, spec->n_sources);
	for (size_t i = 0; ok && i < layers->n; i++) {
		ok = add_layer(&days, &layers->selection, &layers->items[i]);
	}
	size_t kept = 0;
	if (days.n > 0) {
		qsort(days.items, days.n, sizeof(*days.items), by_day);
	}
	for (size_t i = 0; i < days.n; i++) {
		if (kept == 0 || by_day(&days.items[kept - 1], &days.items[i]) != 0) {
			days.items[kept++] = days.items[i];
		}
	}
	*out = days.items;
	*n = kept;
	return ok;
}
