#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024, ALIGN = 16 };

struct mem_block {
	struct mem_block *next;
	size_t size, used;
	_Alignas(ALIGN) unsigned char data[];
};

static struct mem_block *block_new(struct arena *a, size_t bytes)
{
	size_t size = bytes > BLOCK_SIZE ? bytes : BLOCK_SIZE;
	struct mem_block *b = calloc(1, sizeof(*b) + size);
	if (b != NULL) {
		b->size = size;
		b->next = a->head;
		a->head = b;
	}
	return b;
}

void *arena_alloc(struct arena *a, size_t n, size_t size)
{
	if (size != 0 && n > (SIZE_MAX / 2) / size) {
		(void)diag_fail(a->diag, SM_E_LIMIT, "an object of %zu x %zu bytes", n, size);
		return NULL;
	}
	size_t bytes = (n * size + ALIGN - 1) / ALIGN * ALIGN;
	if (a->limit != 0 && bytes > a->limit - a->used) {
		(void)diag_fail(
			a->diag, SM_E_LIMIT, "more than %zu bytes of memory needed", a->limit);
		return NULL;
	}
	struct mem_block *b = a->head;
	if (b == NULL || b->size - b->used < bytes) {
		b = block_new(a, bytes);
	}
	bool fail_now = a->fail_in > 0 && --a->fail_in == 0;
	if (b == NULL || fail_now) {
		(void)diag_fail(a->diag, SM_E_NOMEM, "out of memory");
		return NULL;
	}
	void *p = b->data + b->used;
	b->used += bytes;
	a->used += bytes;
	return p;
}

char *arena_strdup(struct arena *a, const char *s)
{
	size_t n = strlen(s) + 1;
	char *copy = arena_alloc(a, n, 1);
	return copy == NULL ? NULL : memcpy(copy, s, n);
}

void *arena_grow(struct arena *a, void *array, size_t n, size_t *cap, size_t size)
{
	if (n < *cap) {
		return array;
	}
	size_t bigger = *cap < 8 ? 8 : *cap * 2;
	void *p = arena_alloc(a, bigger, size);
	if (p == NULL) {
		return NULL;
	}
	if (n > 0) {
		memcpy(p, array, n * size);
	}
	*cap = bigger;
	return p;
}

void arena_finish(struct arena *a)
{
	for (struct mem_block *b = a->head, *next = NULL; b != NULL; b = next) {
		next = b->next;
		free(b);
	}
	a->head = NULL;
	a->used = 0;
}
