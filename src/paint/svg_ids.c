#include "paint/svg_ids.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* An id and its item. */
struct entry {
	char *id;
	size_t item;
};

static int by_id(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int order = strcmp(x->id, y->id);
	return order != 0 ? order : (x->item > y->item) - (x->item < y->item);
}

/* What may stand in an address and a selector without being escaped. */
static bool is_plain(unsigned char c)
{
	return c >= 0x80 || c == '-' || c == '_' || c == '.' || (c >= '0' && c <= '9') ||
	       (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static char *make_id(struct arena *a, const char *layer, const char *key)
{
	size_t size = strlen(layer) + strlen(key) + 2;
	char *id = arena_alloc(a, size, 1);
	if (id != NULL) {
		(void)snprintf(id, size, "%s_%s", layer, key);
		for (char *c = id + strlen(layer) + 1; *c != '\0'; c++) {
			*c = is_plain((unsigned char)*c) ? *c : '_';
		}
	}
	return id;
}

/* Layers of these names have no ids for their features: pictures and what painters make have.
 */
static bool is_reserved(const char *layer)
{
	static const char *const names[] = {"clip", "halo", "picture", "shape"};
	bool found = false;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		found = found || strcmp(layer, names[i]) == 0;
	}
	return found;
}

/* The layer of each item, by the groups round it. */
static bool collect(struct arena *a, const struct scene *s, struct entry *entries, size_t *n)
{
	const char *layers[SCENE_DEPTH_MAX + 1] = {NULL};
	size_t depth = 0;
	for (size_t i = 0; i < s->n_items; i++) {
		const struct scene_item *it = &s->items[i];
		const char *layer = layers[depth];
		if (it->kind == SCENE_GROUP_BEGIN) {
			const struct scene_group *g = &it->u.group;
			bool is_layer = g->id != NULL && g->class_name != NULL &&
					strcmp(g->class_name, "layer") == 0;
			layers[++depth] = is_layer && !is_reserved(g->id) ? g->id : layer;
		} else if (it->kind == SCENE_GROUP_END) {
			depth--;
		} else if (it->kind != SCENE_TEXT && layer != NULL && it->meaning.key != NULL &&
			   it->meaning.key[0] != '\0') {
			entries[*n] = (struct entry){make_id(a, layer, it->meaning.key), i};
			if (entries[(*n)++].id == NULL) {
				return false;
			}
		}
	}
	return true;
}

bool svg_ids_find(struct arena *a, const struct scene *s, const char *const **out)
{
	const char **ids = arena_alloc(a, s->n_items + 1, sizeof(char *));
	struct entry *entries = arena_alloc(a, s->n_items + 1, sizeof(*entries));
	size_t n = 0;
	*out = ids;
	if (ids == NULL || entries == NULL || !collect(a, s, entries, &n)) {
		return false;
	}
	qsort(entries, n, sizeof(*entries), by_id);
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || strcmp(entries[i].id, entries[i - 1].id) != 0) {
			ids[entries[i].item] = entries[i].id;
		}
	}
	return true;
}
