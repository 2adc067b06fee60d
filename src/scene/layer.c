#include "scene/layer.h"

#include "scene/change.h"

#include <stdio.h>
#include <string.h>

const char *text_chain_get(struct arena *a, const struct text_chain *chain, size_t row)
{
	for (size_t i = 0; i < chain->n; i++) {
		const char *text = table_text(a, chain->columns[i], row);
		if (text != NULL && text[0] != '\0') {
			return text;
		}
	}
	return NULL;
}

int layer_class_index(struct arena *a, const struct map_layer *layer, size_t row)
{
	const char *value =
		layer->class_by == NULL ? NULL : table_text(a, layer->class_by, row);
	int other = -1;
	for (size_t i = 0; i < layer->spec->n_classes; i++) {
		const char *name = layer->spec->classes[i].value;
		if (value != NULL && strcmp(name, value) == 0) {
			return (int)i;
		}
		if (strcmp(name, "other") == 0) {
			other = (int)i;
		}
	}
	return other;
}

const char *layer_overlay(const struct map_layer *layer, size_t row)
{
	const char *change = change_class(layer, row);
	return change != NULL || layer->statuses == NULL ? change : layer->statuses[row];
}

const char *layer_class(struct arena *a, const struct map_layer *layer, size_t row)
{
	const char *graded = grade_class(a, layer, row);
	if (graded != NULL) {
		return graded;
	}
	if (layer->class_by == NULL) {
		return layer_overlay(layer, row);
	}
	if (layer->spec->n_classes == 0) {
		return table_text(a, layer->class_by, row);
	}
	int i = layer_class_index(a, layer, row);
	return i < 0 ? "other" : layer->spec->classes[i].value;
}

char *layer_mark_class(struct arena *a, const char *value)
{
	size_t size = strlen(value) + sizeof("mark-");
	char *out = arena_alloc(a, size, 1);
	if (out != NULL) {
		(void)snprintf(out, size, "mark-%s", value);
	}
	return out;
}

const char *layer_mark(struct arena *a, const struct map_layer *layer, size_t row)
{
	const char *value = layer->mark_by == NULL ? NULL : table_text(a, layer->mark_by, row);
	for (size_t i = 0; value != NULL && i < layer->spec->n_marks; i++) {
		if (strcmp(layer->spec->marks[i].value, value) == 0) {
			return layer_mark_class(a, value);
		}
	}
	return NULL;
}

const char *layer_key(struct arena *a, const struct map_layer *layer, size_t row)
{
	return layer->key == NULL ? NULL : table_text(a, layer->key, row);
}

bool layer_data(
	struct arena *a, const struct map_layer *layer, size_t row, struct scene_meaning *out)
{
	const struct layer_spec *s = layer->spec;
	if (s->n_data == 0) {
		return true;
	}
	struct scene_datum *data = arena_alloc(a, s->n_data, sizeof(*data));
	out->data = data;
	out->n_data = 0;
	for (size_t i = 0; data != NULL && i < s->n_data; i++) {
		const struct column *c = table_column(layer->features.table, s->data[i].field);
		const char *value = c == NULL ? NULL : table_text(a, c, row);
		if (value != NULL) {
			data[out->n_data++] = (struct scene_datum){s->data[i].name, value};
		}
	}
	return data != NULL;
}

static const char *some_text(struct arena *a, const struct column *c, size_t row)
{
	const char *text = c == NULL ? NULL : table_text(a, c, row);
	return text == NULL || text[0] == '\0' ? NULL : text;
}

const char *layer_label_key(struct arena *a, const struct map_layer *layer, size_t row)
{
	const char *field = layer->spec->label;
	const struct column *name =
		field == NULL ? NULL : table_column(layer->features.table, field);
	const struct column *const columns[] = {layer->cluster, layer->key, name};
	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
		const char *text = some_text(a, columns[i], row);
		if (text != NULL) {
			return text;
		}
	}
	return text_chain_get(a, &layer->label, row);
}
