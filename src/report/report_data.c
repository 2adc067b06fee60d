#include "report/report_parts.h"

#include "scene/change.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static void add_text(struct buf *b, const char *text, bool *first)
{
	buf_puts(b, *first ? "" : ", ");
	*first = false;
	if (text == NULL) {
		buf_puts(b, "null");
	} else {
		buf_json(b, text, strlen(text));
	}
}

void report_join(const struct report_map *r, const struct map_layer *layer, struct buf *b)
{
	const struct join *j = layer->join;
	bool first = true;
	if (j == NULL) {
		return;
	}
	buf_puts(b, ",\n      \"join\": { ");
	report_member(b, "source", j->path);
	buf_printf(b, ", \"rows_matched\": %zu,\n        \"rows_unmatched\": [", j->n_matched);
	for (size_t i = 0; i < j->n_unmatched; i++) {
		add_text(b, j->unmatched[i], &first);
	}
	buf_puts(b, "],\n        \"features_without_row\": [");
	first = true;
	for (size_t i = 0; i < layer->features.n_items; i++) {
		uint32_t row = layer->features.items[i].row;
		if (!j->has_row[row]) {
			add_text(b, table_text(r->layout->a, j->key, row), &first);
		}
	}
	buf_puts(b, "] }");
}

/* Of any size; buf_num takes what fits a page. The locale may have its own decimal point. */
static void add_number(struct buf *b, double v)
{
	char text[32];
	(void)snprintf(text, sizeof(text), "%.15g", v);
	char *comma = strchr(text, ',');
	if (comma != NULL) {
		*comma = '.';
	}
	buf_puts(b, text);
}

/* How many of the features drawn are in each class. */
static void add_counts(
	const struct map_layer *layer, const struct grade *g, size_t k, struct buf *b)
{
	size_t n = 0;
	for (size_t i = 0; i < layer->features.n_items; i++) {
		double v = g->column->u.num[layer->features.items[i].row];
		n += isfinite(v) && classes_find(&g->classes, v) == k;
	}
	buf_printf(b, "%s%zu", k == 0 ? "" : ", ", n);
}

static void add_grade(
	const char *name, const struct map_layer *layer, const struct grade *g, struct buf *b)
{
	static const char *const methods[] = {
		"quantile", "equal", "natural", "given", "proportional"};
	if (g == NULL) {
		return;
	}
	buf_printf(b, ",\n      \"%s\": { ", name);
	report_member(b, "field", g->column->name);
	buf_puts(b, ", ");
	report_member(b, "method", methods[g->spec->method]);
	if (g->spec->method == SCALE_PROPORTIONAL) {
		buf_puts(b, ", \"largest\": ");
		add_number(b, g->highest);
	} else {
		buf_puts(b, ",\n        \"limits\": [");
		for (size_t k = 0; k <= g->classes.n; k++) {
			buf_puts(b, k == 0 ? "" : ", ");
			add_number(b, g->classes.limits[k]);
		}
		buf_puts(b, "], \"features\": [");
		for (size_t k = 0; k < g->classes.n; k++) {
			add_counts(layer, g, k, b);
		}
		buf_puts(b, "]");
	}
	buf_puts(b, " }");
}

void report_grades(const struct map_layer *layer, struct buf *b)
{
	size_t missing = 0;
	add_grade("color_by", layer, layer->color_by, b);
	add_grade("size_by", layer, layer->size_by, b);
	if (layer->color_by == NULL && layer->size_by == NULL) {
		return;
	}
	for (size_t i = 0; i < layer->features.n_items; i++) {
		missing += grade_is_missing(layer, layer->features.items[i].row);
	}
	buf_printf(b, ",\n      \"no_data\": %zu", missing);
}

void report_changes(const struct report_map *r, const struct map_layer *layer, struct buf *b)
{
	bool first = true;
	if (layer->changes == NULL) {
		return;
	}
	buf_puts(b, ",\n      \"changes\": [");
	for (size_t row = 0; row < layer->features.table->n_rows; row++) {
		if (change_of(layer, row) == CHANGE_NONE) {
			continue;
		}
		buf_puts(b, first ? "\n        { " : ",\n        { ");
		first = false;
		report_member(b, "key", layer_key(r->layout->a, layer, row));
		buf_puts(b, ", ");
		report_member(b, "change", change_class(layer, row));
		buf_printf(b, ", \"uncertain\": %s, \"drawn\": %s }",
			layer->uncertain[row] ? "true" : "false",
			change_index(layer->spec, change_of(layer, row)) >= 0 ? "true"
									      : "false");
	}
	buf_puts(b, " ]");
}
