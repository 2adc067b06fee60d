/* What is known by a name: a hash table of strings. Its order never shows. */
#ifndef BASE_LOOKUP_H
#define BASE_LOOKUP_H

#include "base/mem.h"

struct lookup_slot {
	const char *key;
	void *value;
};

/* Zero-initialise; it lives in the arena it is filled from. */
struct lookup {
	struct lookup_slot *slots;
	size_t n, cap;
};

/* The value of a key, or NULL. */
void *lookup_get(const struct lookup *l, const char *key);

/* Sets it; the key is borrowed, the value is not NULL. False without memory. */
SM_NODISCARD bool lookup_put(struct arena *a, struct lookup *l, const char *key, void *value);

#endif
