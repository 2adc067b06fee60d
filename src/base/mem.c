/* madvise() and MADV_HUGEPAGE. NOLINTNEXTLINE(bugprone-reserved-identifier,cert-dcl37-c) */
#define _DEFAULT_SOURCE
#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* Where AddressSanitizer is on, what one allocation writes beyond its end is noticed. */
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#define GUARD_BYTES 16
#define GUARD(at, n) ASAN_POISON_MEMORY_REGION(at, n)
#else
#define GUARD_BYTES 0
#define GUARD(at, n) ((void)(at), (void)(n))
#endif

enum {
	ALIGN = 16,
	LEAST_BLOCK = 1024, /* of one that is kept */
	SMALL_BLOCK = 64 * 1024,
	LARGE_BLOCK = 8 * 1024 * 1024, /* of an arena that has become large */
	LARGE_ARENA = 8 * SMALL_BLOCK,
	PAGE = 4096,
};

struct mem_block {
	struct mem_block *next;
	size_t size, used;
	bool is_zero; /* where nothing was allocated yet */
	_Alignas(ALIGN) unsigned char data[];
};

/* Asks for large pages, where there are any: a map touches a hundred megabytes, and to be given
 * them 4 KiB at a time took a fifth of its time. */
static void advise(void *p, size_t n)
{
#ifdef MADV_HUGEPAGE
	uintptr_t from = ((uintptr_t)p + PAGE - 1) / PAGE * PAGE;
	uintptr_t to = ((uintptr_t)p + n) / PAGE * PAGE;
	if (to > from) {
		/* NOLINTNEXTLINE(performance-no-int-to-ptr): that is where the pages begin */
		(void)madvise((void *)from, to - from, MADV_HUGEPAGE);
	}
#endif
}

/* Of many arenas that are kept most are small: blocks of a quarter of what is there waste
 * little. */
static size_t block_size(const struct arena *a)
{
	if (!a->is_kept) {
		return a->used < LARGE_ARENA ? SMALL_BLOCK : LARGE_BLOCK;
	}
	size_t quarter = a->held / 4;
	return quarter < LEAST_BLOCK   ? LEAST_BLOCK
	       : quarter > LARGE_BLOCK ? LARGE_BLOCK
				       : quarter;
}

static struct mem_block *block_new(struct arena *a, size_t bytes)
{
	size_t least = block_size(a);
	size_t size = bytes > least ? bytes : least;
	bool is_large = size >= LARGE_BLOCK;
	/* Large ones are fresh pages, which the system has zeroed. */
	struct mem_block *b =
		is_large ? calloc(1, sizeof(*b) + size) : malloc(sizeof(*b) + size);
	if (b != NULL) {
		b->used = 0;
		b->is_zero = is_large;
		if (is_large) {
			advise(b, size);
		}
		b->size = size;
		b->next = a->head;
		a->head = b;
		a->held += sizeof(*b) + size;
	}
	return b;
}

void *arena_alloc(struct arena *a, size_t n, size_t size)
{
	if (size != 0 && n > (SIZE_MAX / 2) / size) {
		(void)diag_fail(a->diag, SM_E_LIMIT, "an object of %zu x %zu bytes", n, size);
		return NULL;
	}
	size_t counted = (n * size + ALIGN - 1) / ALIGN * ALIGN, bytes = counted + GUARD_BYTES;
	if (a->limit != 0 && counted > a->limit - a->used) {
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
	unsigned char *p = b->data + b->used;
	GUARD(p + n * size, bytes - n * size);
	b->used += bytes;
	a->used += counted;
	return b->is_zero ? p : memset(p, 0, n * size);
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
	a->used = a->held = 0;
}
