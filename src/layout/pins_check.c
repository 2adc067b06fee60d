/* Pins of what is not in the data: misspelt, or left behind by data that changed. */
#include "layout/pins.h"

#include "base/suggest.h"
#include "layout/candidates.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What pins may name, sorted. */
struct vocabulary {
	const char **words;
	size_t n;
	bool is_made;
};

struct checker {
	struct arena *a;
	const struct spec *spec;
	const struct layers *layers;
	struct vocabulary *of_layers; /* labels each could have on any day */
	struct vocabulary annotations, ids;
};

static int by_word(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool has(const struct vocabulary *v, const char *word)
{
	return v->n > 0 && bsearch(&word, v->words, v->n, sizeof(char *), by_word) != NULL;
}

/* Room for n words. */
static bool begin(struct checker *c, struct vocabulary *v, size_t n)
{
	*v = (struct vocabulary){
		.words = arena_alloc(c->a, n + 1, sizeof(char *)), .is_made = true};
	return v->words != NULL;
}

static void add(struct vocabulary *v, const char *word)
{
	if (word != NULL) {
		v->words[v->n++] = word;
	}
}

static void end(struct vocabulary *v)
{
	if (v->n > 0) {
		qsort(v->words, v->n, sizeof(char *), by_word);
	}
}

static bool learn_layer(struct checker *c, const struct map_layer *layer, struct vocabulary *v)
{
	size_t n = layer->features.table->n_rows;
	if (v->is_made) {
		return true;
	}
	if (!begin(c, v, 2 * n)) {
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		add(v, layer_label_key(c->a, layer, i));
		add(v, layer_key(c->a, layer, i));
	}
	end(v);
	return true;
}

static bool learn_annotations(struct checker *c)
{
	if (!begin(c, &c->annotations, c->spec->n_annotations)) {
		return false;
	}
	for (size_t i = 0; i < c->spec->n_annotations; i++) {
		const struct localized *text = &c->spec->annotations[i].text;
		if (text->n > 0) {
			add(&c->annotations, label_key_of_text(c->a, text->texts[0]));
		}
	}
	end(&c->annotations);
	return true;
}

static bool learn_ids(struct checker *c)
{
	c->of_layers = arena_alloc(c->a, c->layers->n + 1, sizeof(*c->of_layers));
	if (c->of_layers == NULL || !begin(c, &c->ids, c->layers->n)) {
		return false;
	}
	for (size_t i = 0; i < c->layers->n; i++) {
		add(&c->ids, c->layers->items[i].spec->id);
	}
	end(&c->ids);
	return true;
}

static void warn(const struct checker *c, const struct pin_spec *pin, const char *what,
	const char *name, const struct vocabulary *instead)
{
	const char *near =
		instead == NULL ? NULL : suggest_nearest(name, instead->words, instead->n);
	diag_push(c->a->diag, "%s:%d:%d", pin->path, pin->where.line, pin->where.column);
	diag_warn(c->a->diag, "pin", "pin '%s': %s '%s'%s%s%s", pin->id, what, name,
		near == NULL ? "" : "; did you mean '", near == NULL ? "" : near,
		near == NULL ? "" : "'?");
	diag_pop(c->a->diag);
}

static bool check_layer(
	struct checker *c, const struct pin_spec *pin, const char *id, const char *key)
{
	const struct map_layer *layer = layers_find(c->layers, id);
	if (layer == NULL) {
		warn(c, pin, "there is no layer", id, &c->ids);
		return true;
	}
	if (layer->spec->label == NULL && layer->spec->cluster == NULL) {
		warn(c, pin, "without `label:` there are no names in layer", id, NULL);
		return true;
	}
	struct vocabulary *v = &c->of_layers[layer - c->layers->items];
	if (!learn_layer(c, layer, v)) {
		return false;
	}
	if (!has(v, key)) {
		char what[128];
		(void)snprintf(what, sizeof(what), "layer '%s' has no", id);
		warn(c, pin, what, key, v);
	}
	return true;
}

/* "Gao#2" without its number. */
static char *without_number(char *key)
{
	char *hash = strrchr(key, '#');
	if (hash != NULL && hash[1] != '\0' &&
		strspn(hash + 1, "0123456789") == strlen(hash + 1)) {
		*hash = '\0';
	}
	return key;
}

static bool check(struct checker *c, const struct pin_spec *pin, size_t n_panels)
{
	char *layer = arena_strdup(c->a, pin->id);
	if (layer == NULL) {
		return false;
	}
	char *slash = strchr(layer, '/');
	*slash = '\0';
	const char *key = without_number(slash + 1);
	if (pin->panel > n_panels) {
		char number[24];
		(void)snprintf(number, sizeof(number), "%zu", pin->panel);
		warn(c, pin, "there is no panel", number, NULL);
	} else if (strcmp(layer, "annotations") != 0) {
		return check_layer(c, pin, layer, key);
	} else if (!has(&c->annotations, key)) {
		warn(c, pin, "`annotations:` has no", key, &c->annotations);
	}
	return true;
}

bool pins_check(const struct label_request *requests, size_t n)
{
	const struct labels_spec *pins = requests->pins;
	struct checker c = {.a = requests->layout->a,
		.spec = requests->layout->spec,
		.layers = requests->layers};
	if (pins == NULL || pins->n_pins == 0) {
		return true;
	}
	bool ok = learn_ids(&c) && learn_annotations(&c);
	for (size_t i = 0; ok && i < pins->n_pins; i++) {
		ok = check(&c, &pins->pins[i], n);
	}
	return ok;
}
