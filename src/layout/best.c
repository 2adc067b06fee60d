#include "layout/best.h"

#include <string.h>

bool best_init(struct best *b, struct arena *a, const uint32_t *chosen, size_t n)
{
	*b = (struct best){.chosen = arena_alloc(a, n, sizeof(*b->chosen)),
		.members = arena_alloc(a, n, sizeof(*b->members)),
		.parent = arena_alloc(a, n, sizeof(*b->parent)),
		.change = arena_alloc(a, n, sizeof(*b->change))};
	if (b->chosen == NULL || b->members == NULL || b->parent == NULL || b->change == NULL) {
		return false;
	}
	memcpy(b->chosen, chosen, n * sizeof(*chosen));
	for (size_t i = 0; i < n; i++) {
		b->parent[i] = BEST_OUT;
	}
	return true;
}

void best_enter(struct best *b, uint32_t label, int64_t change)
{
	b->parent[label] = label;
	b->change[label] = change;
	b->members[b->n_members++] = label;
}

static uint32_t root(struct best *b, uint32_t label)
{
	while (b->parent[label] != label) {
		b->parent[label] = b->parent[b->parent[label]];
		label = b->parent[label];
	}
	return label;
}

void best_join(struct best *b, uint32_t i, uint32_t j)
{
	uint32_t p = root(b, i), q = root(b, j);
	if (p != q) {
		b->parent[q] = p;
		b->change[p] += b->change[q];
	}
}

bool best_wants(struct best *b, uint32_t member)
{
	return b->change[root(b, member)] <= 0;
}

void best_end(struct best *b)
{
	for (size_t i = 0; i < b->n_members; i++) {
		b->parent[b->members[i]] = BEST_OUT;
	}
	b->n_members = 0;
}
