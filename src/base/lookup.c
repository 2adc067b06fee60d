#include "base/lookup.h"

#include <stdint.h>
#include <string.h>

/* FNV-1a */
static size_t hash_of(const char *s)
{
	uint64_t h = 14695981039346656037U;
	for (; *s != '\0'; s++) {
		h = (h ^ (unsigned char)*s) * 1099511628211U;
	}
	return (size_t)(h ^ h >> 32);
}

/* Where the key stands, or would. */
static struct lookup_slot *slot_of(struct lookup_slot *slots, size_t cap, const char *key)
{
	size_t i = hash_of(key) & (cap - 1);
	while (slots[i].key != NULL && strcmp(slots[i].key, key) != 0) {
		i = (i + 1) & (cap - 1);
	}
	return &slots[i];
}

void *lookup_get(const struct lookup *l, const char *key)
{
	return l->cap == 0 ? NULL : slot_of(l->slots, l->cap, key)->value;
}

static bool grow(struct arena *a, struct lookup *l)
{
	enum { FIRST = 64 };
	size_t cap = l->cap == 0 ? FIRST : 2 * l->cap;
	struct lookup_slot *slots = arena_alloc(a, cap, sizeof(*slots));
	if (slots == NULL) {
		return false;
	}
	for (size_t i = 0; i < l->cap; i++) {
		if (l->slots[i].key != NULL) {
			*slot_of(slots, cap, l->slots[i].key) = l->slots[i];
		}
	}
	l->slots = slots;
	l->cap = cap;
	return true;
}

bool lookup_put(struct arena *a, struct lookup *l, const char *key, void *value)
{
	if (2 * (l->n + 1) > l->cap && !grow(a, l)) {
		return false;
	}
	struct lookup_slot *slot = slot_of(l->slots, l->cap, key);
	l->n += slot->key == NULL;
	slot->key = slot->key == NULL ? key : slot->key;
	slot->value = value;
	return true;
}
