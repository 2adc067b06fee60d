#include "scene/join.h"

#include "geom/cell.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const uint32_t no_row = UINT32_MAX;

/* A row of the table by its key. */
struct keyed {
	const char *key;
	uint32_t row;
};

struct index {
	struct keyed *items; /* sorted by key, then row */
	size_t n;
};

static int by_key(const void *pa, const void *pb)
{
	const struct keyed *a = pa, *b = pb;
	int order = strcmp(a->key, b->key);
	return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

/* The rows that count and have a key. */
static bool make_index(struct arena *a, const struct join_request *r,
	const struct column *column, struct index *out)
{
	*out = (struct index){
		.items = arena_alloc(a, r->rows->n_rows + 1, sizeof(*out->items))};
	for (size_t row = 0; out->items != NULL && row < r->rows->n_rows; row++) {
		const char *key = r->wanted != NULL && !r->wanted[row]
					  ? NULL
					  : table_text(a, column, row);
		if (key != NULL && key[0] != '\0') {
			out->items[out->n++] = (struct keyed){key, (uint32_t)row};
		}
	}
	if (out->n > 0) {
		qsort(out->items, out->n, sizeof(*out->items), by_key);
	}
	return out->items != NULL;
}

static uint32_t find(const struct index *index, const char *key)
{
	size_t low = 0, high = index->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(index->items[middle].key, key);
		if (order == 0) {
			return index->items[middle].row;
		}
		low = order < 0 ? middle + 1 : low;
		high = order < 0 ? high : middle;
	}
	return no_row;
}

static bool check_unique(struct arena *a, const struct join_request *r, const struct column *on,
	const struct index *index)
{
	for (size_t i = 1; i < index->n; i++) {
		const struct keyed *k = &index->items[i];
		if (strcmp(k->key, k[-1].key) == 0) {
			return cell_fail(a->diag,
				(struct cell){r->rows_path, r->rows, on, k->row},
				"'%s' is in '%s' of row %u already; choose rows by `where:`",
				k->key, on->name, k[-1].row + 1);
		}
	}
	return true;
}

static const struct column *column_of(struct arena *a, const struct join_request *r,
	const struct table *t, const char *option, const char *name)
{
	const struct column *c = table_column(t, name);
	if (c != NULL) {
		return c;
	}
	const char *near = table_nearest(t, name);
	(void)diag_error(a->diag, SM_E_SPEC, "%s: no field '%s' in %s%s%s%s", option, name,
		t == r->rows ? r->rows_path : "the layer",
		near == NULL ? "" : "; did you mean '", near == NULL ? "" : near,
		near == NULL ? "" : "'?");
	return NULL;
}

static size_t count_matches(struct arena *a, const struct table *features,
	const struct column *key, const struct index *index)
{
	size_t n = 0;
	for (size_t row = 0; row < features->n_rows; row++) {
		const char *text = table_text(a, key, row);
		n += text != NULL && find(index, text) != no_row;
	}
	return n;
}

/* The column of the table that most features would match; NULL when none does. */
static const char *better_column(
	struct arena *a, const struct join_request *r, const struct column *key)
{
	const char *best = NULL;
	size_t most = 0;
	for (size_t i = 0; i < r->rows->n_columns; i++) {
		struct index index;
		if (!make_index(a, r, &r->rows->columns[i], &index)) {
			return NULL;
		}
		size_t n = count_matches(a, r->features, key, &index);
		best = n > most ? r->rows->columns[i].name : best;
		most = n > most ? n : most;
	}
	return best;
}

/* The field of the layer that would match best; NULL when none does. */
static const char *better_key(
	struct arena *a, const struct join_request *r, const struct index *index)
{
	const char *best = NULL;
	size_t most = 0;
	for (size_t i = 0; i < r->features->n_columns; i++) {
		size_t n = count_matches(a, r->features, &r->features->columns[i], index);
		best = n > most ? r->features->columns[i].name : best;
		most = n > most ? n : most;
	}
	return best;
}

static const char *first_text(struct arena *a, const struct table *t, const struct column *c)
{
	const char *text = NULL;
	for (size_t row = 0; text == NULL && row < t->n_rows; row++) {
		text = table_text(a, c, row);
	}
	return text == NULL ? "" : text;
}

/* Nothing matches: says what the keys look like and, if one is found, what would match. */
static bool no_match(struct arena *a, const struct join_request *r, const struct column *key,
	const struct index *index)
{
	const char *option = "on", *better = better_column(a, r, key);
	if (better == NULL) {
		option = "key";
		better = better_key(a, r, index);
	}
	return diag_error(a->diag, SM_E_SPEC,
		"no row of %s matches: '%s' of the layer is such as '%s', '%s' of the table "
		"such as '%s'%s%s%s%s%s",
		r->rows_path, r->spec->key, first_text(a, r->features, key), r->spec->on,
		index->n == 0 ? "" : index->items[0].key,
		better == NULL ? "" : "; did you mean `", better == NULL ? "" : option,
		better == NULL ? "" : ": ", better == NULL ? "" : better,
		better == NULL ? "" : "`?");
}

/* The row of the table for each feature's row, and what is left over. */
static bool match(struct arena *a, const struct join_request *r, const struct index *index,
	uint32_t *row_of, struct join *info)
{
	size_t n = r->features->n_rows;
	bool *has_row = arena_alloc(a, n, sizeof(*has_row));
	bool *used = arena_alloc(a, r->rows->n_rows, sizeof(*used));
	info->unmatched = arena_alloc(a, index->n, sizeof(*info->unmatched));
	if (has_row == NULL || used == NULL || info->unmatched == NULL) {
		return false;
	}
	for (size_t row = 0; row < n; row++) {
		const char *key = table_text(a, info->key, row);
		row_of[row] = key == NULL ? no_row : find(index, key);
		has_row[row] = row_of[row] != no_row;
		if (has_row[row]) {
			used[row_of[row]] = true;
		}
	}
	for (size_t i = 0; i < index->n; i++) {
		if (used[index->items[i].row]) {
			info->n_matched++;
		} else {
			info->unmatched[info->n_unmatched++] = index->items[i].key;
		}
	}
	info->has_row = has_row;
	return true;
}

static const char *joined_name(struct arena *a, const char *name)
{
	size_t size = sizeof("join.") + strlen(name);
	char *out = arena_alloc(a, size, 1);
	if (out != NULL) {
		(void)snprintf(out, size, "join.%s", name);
	}
	return out;
}

/* The column in the order of the features' rows. */
static bool spread(struct arena *a, const struct column *in, const uint32_t *row_of,
	size_t n_rows, struct column *out)
{
	*out = (struct column){.name = in->name, .type = in->type};
	if (in->type == COLUMN_TEXT) {
		out->u.text = arena_alloc(a, n_rows, sizeof(*out->u.text));
	} else {
		out->u.num = arena_alloc(a, n_rows, sizeof(*out->u.num));
	}
	if (out->u.text == NULL) {
		return false;
	}
	for (size_t row = 0; row < n_rows; row++) {
		bool here = row_of[row] != no_row;
		if (in->type == COLUMN_TEXT) {
			out->u.text[row] = here ? in->u.text[row_of[row]] : NULL;
		} else {
			out->u.num[row] = here ? in->u.num[row_of[row]] : (double)NAN;
		}
	}
	return true;
}

/* Its own columns, then those of the table. */
static bool combine(struct arena *a, const struct join_request *r, const struct column *on,
	const uint32_t *row_of, struct table *out)
{
	const struct table *f = r->features;
	struct column *columns =
		arena_alloc(a, f->n_columns + r->rows->n_columns, sizeof(*columns));
	if (columns == NULL) {
		return false;
	}
	*out = (struct table){
		.columns = columns, .n_columns = f->n_columns, .n_rows = f->n_rows};
	memcpy(columns, f->columns, f->n_columns * sizeof(*columns));
	for (size_t i = 0; i < r->rows->n_columns; i++) {
		const struct column *c = &r->rows->columns[i];
		bool taken = table_column(f, c->name) != NULL;
		struct column *to = &columns[out->n_columns];
		if (taken && c == on) {
			continue;
		}
		if (!spread(a, c, row_of, f->n_rows, to)) {
			return false;
		}
		to->name = taken ? joined_name(a, c->name) : c->name;
		if (to->name == NULL) {
			return false;
		}
		out->n_columns++;
	}
	return true;
}

static bool join(struct arena *a, const struct join_request *request, struct table *out,
	struct join *info)
{
	const struct join_spec *spec = request->spec;
	struct index index;
	*info = (struct join){.path = request->rows_path};
	info->key = column_of(a, request, request->features, "key", spec->key);
	const struct column *on = column_of(a, request, request->rows, "on", spec->on);
	if (info->key == NULL || on == NULL || !make_index(a, request, on, &index) ||
		!check_unique(a, request, on, &index)) {
		return false;
	}
	uint32_t *row_of = arena_alloc(a, request->features->n_rows, sizeof(*row_of));
	if (row_of == NULL || !match(a, request, &index, row_of, info)) {
		return false;
	}
	if (info->n_matched == 0) {
		return no_match(a, request, info->key, &index);
	}
	return combine(a, request, on, row_of, out);
}

bool join_tables(struct arena *a, const struct join_request *request, struct table *out,
	struct join *info)
{
	diag_push(a->diag, "%s:%d:%d: layer '%s': join",
		place_path(request->spec->at, request->spec_path), request->spec->at.line,
		request->spec->at.column, request->layer_id);
	bool ok = join(a, request, out, info);
	diag_pop(a->diag);
	return ok;
}
