/* Pins of what is not in the data: misspelt, or left behind by data that changed. */
#include "layout/pins.h"

#include "base/suggest.h"
#include "layout/candidates.h"

#include <stdio.h>
#include <string.h>

/* What pins may name, and what is being looked for among it. */
struct search {
	const struct label_request *requests;
	size_t n; /* panels */
	const struct pin_spec *pin;
	const char *key;    /* of the pin, without its number */
	const char **words; /* what is there instead */
	size_t n_words, cap_words;
	bool found;
};

static bool offer(struct search *s, const char *word)
{
	struct arena *a = s->requests->layout->a;
	const char **words = arena_grow(a, s->words, s->n_words, &s->cap_words, sizeof(*words));
	if (words == NULL) {
		return false;
	}
	s->words = words;
	words[s->n_words++] = word;
	s->found = s->found || strcmp(word, s->key) == 0;
	return true;
}

/* The labels a layer could have on any day. */
static bool offer_layer(struct search *s, const struct map_layer *layer)
{
	struct arena *a = s->requests->layout->a;
	for (size_t i = 0; !s->found && i < layer->features.table->n_rows; i++) {
		const char *words[] = {layer_label_key(a, layer, i), layer_key(a, layer, i)};
		for (size_t k = 0; k < 2; k++) {
			if (words[k] != NULL && !offer(s, words[k])) {
				return false;
			}
		}
	}
	return true;
}

static bool offer_annotations(struct search *s)
{
	const struct spec *spec = s->requests->layout->spec;
	for (size_t i = 0; i < spec->n_annotations; i++) {
		const struct annotation_spec *note = &spec->annotations[i];
		char *word = note->text.n == 0 ? NULL
					       : arena_strdup(s->requests->layout->a,
							 note->text.texts[0]);
		for (char *c = word; c != NULL && *c != '\0'; c++) {
			*c = *c == '\n' ? ' ' : *c;
		}
		if (word != NULL && !offer(s, word)) {
			return false;
		}
	}
	return true;
}

static void warn(const struct search *s, const char *what, const char *name)
{
	struct sm_diag *d = s->requests->layout->a->diag;
	const struct pin_spec *pin = s->pin;
	const char *near = suggest_nearest(name, s->words, s->n_words);
	diag_push(d, "%s:%d:%d", pin->path, pin->where.line, pin->where.column);
	diag_warn(d, "pin", "pin '%s': %s '%s'%s%s%s", pin->id, what, name,
		near == NULL ? "" : "; did you mean '", near == NULL ? "" : near,
		near == NULL ? "" : "'?");
	diag_pop(d);
}

static bool check_layer(struct search *s, const char *id)
{
	const struct layers *layers = s->requests->layers;
	const struct map_layer *layer = layers_find(layers, id);
	bool annotations = strcmp(id, "annotations") == 0;
	if (layer == NULL && !annotations) {
		for (size_t i = 0; i < layers->n; i++) {
			if (!offer(s, layers->items[i].spec->id)) {
				return false;
			}
		}
		warn(s, "there is no layer", id);
		return true;
	}
	if (!annotations && layer->spec->label == NULL && layer->spec->cluster == NULL) {
		warn(s, "without `label:` there are no names in layer", id);
		return true;
	}
	if (annotations ? !offer_annotations(s) : !offer_layer(s, layer)) {
		return false;
	}
	if (!s->found) {
		char what[128];
		(void)snprintf(what, sizeof(what), "%s%s%s has no",
			annotations ? "" : "layer '", annotations ? "`annotations:`" : id,
			annotations ? "" : "'");
		warn(s, what, s->key);
	}
	return true;
}

/* "bases/Gao#2" without its number. */
static char *without_number(char *key)
{
	char *hash = strrchr(key, '#');
	if (hash != NULL && hash[1] != '\0' &&
		strspn(hash + 1, "0123456789") == strlen(hash + 1)) {
		*hash = '\0';
	}
	return key;
}

bool pins_check(const struct label_request *requests, size_t n)
{
	const struct labels_spec *pins = requests->pins;
	struct arena *a = requests->layout->a;
	for (size_t i = 0; pins != NULL && i < pins->n_pins; i++) {
		char *layer = arena_strdup(a, pins->pins[i].id);
		if (layer == NULL) {
			return false;
		}
		char *slash = strchr(layer, '/');
		*slash = '\0';
		struct search s = {.requests = requests, .n = n, .pin = &pins->pins[i]};
		s.key = without_number(slash + 1);
		if (s.pin->panel > n) {
			char number[24];
			(void)snprintf(number, sizeof(number), "%zu", s.pin->panel);
			warn(&s, "there is no panel", number);
		} else if (!check_layer(&s, layer)) {
			return false;
		}
	}
	return true;
}
