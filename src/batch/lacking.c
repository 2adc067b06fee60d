#include "batch/lacking.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SHARDS_MAX = 100000 };

/* The shards of one number, from 0. */
struct shards {
	size_t n;
	bool *are_held; /* by any folder */
	bool *are_here; /* in the one that is looked at */
	bool *are_named;
};

struct numbers {
	size_t *items;
	size_t n, cap;
};

static bool add_number(struct arena *a, struct numbers *to, size_t number)
{
	for (size_t i = 0; i < to->n; i++) {
		if (to->items[i] == number) {
			return true;
		}
	}
	size_t *items = arena_grow(a, to->items, to->n, &to->cap, sizeof(*items));
	if (items == NULL) {
		return false;
	}
	to->items = items;
	to->items[to->n++] = number;
	return true;
}

static bool read_name(const char *text, size_t *shard, size_t *n_shards)
{
	return manifest_read_shard(&text, "/", shard, n_shards);
}

/* Into how many shards batches were divided, each number once. */
static bool find_numbers(struct arena *a, const struct collected *c, struct numbers *out)
{
	bool ok = true;
	for (size_t i = 0; ok && i < c->tracks.n; i++) {
		const struct receipt_texts *lacking = &c->abouts[i].lacking;
		size_t number = c->tracks.items[i].n_shards, shard;
		ok = number == 0 || add_number(a, out, number);
		for (size_t k = 0; ok && k < lacking->n; k++) {
			ok = !read_name(lacking->items[k], &shard, &number) ||
			     add_number(a, out, number);
		}
	}
	return ok;
}

/* A manifest that was merged before holds all shards of the number that it does not name as
 * lacking, if it names any. */
static void add_merged(struct shards *s, size_t number, const struct receipt_texts *lacking)
{
	bool has_some = false;
	memset(s->are_named, 0, s->n);
	for (size_t i = 0; i < lacking->n; i++) {
		size_t shard, n_shards;
		if (read_name(lacking->items[i], &shard, &n_shards) && n_shards == number) {
			has_some = true;
			if (shard <= s->n) {
				s->are_named[shard - 1] = true;
			}
		}
	}
	for (size_t i = 0; has_some && i < s->n; i++) {
		s->are_here[i] = s->are_here[i] || !s->are_named[i];
	}
}

static void add_folder(struct shards *s, size_t number, const struct collected *c)
{
	memset(s->are_here, 0, s->n);
	for (size_t i = 0; i < c->tracks.n; i++) { /* manifests come before journals */
		const struct track *t = &c->tracks.items[i];
		if (t->n_shards == number && t->shard <= s->n) {
			s->are_here[t->shard - 1] = t->kind == TRACK_MANIFEST;
		}
		if (t->kind == TRACK_MANIFEST && c->abouts[i].lacking.n > 0) {
			add_merged(s, number, &c->abouts[i].lacking);
		}
	}
	for (size_t i = 0; i < s->n; i++) {
		s->are_held[i] = s->are_held[i] || s->are_here[i];
	}
}

static bool add_lacking(struct arena *a, const struct collected *folders, size_t n,
	size_t number, struct receipt_texts *out)
{
	struct shards s = {.n = number < SHARDS_MAX ? number : SHARDS_MAX};
	s.are_held = arena_alloc(a, s.n, sizeof(bool));
	s.are_here = arena_alloc(a, s.n, sizeof(bool));
	s.are_named = arena_alloc(a, s.n, sizeof(bool));
	bool ok = s.are_held != NULL && s.are_here != NULL && s.are_named != NULL;
	for (size_t i = 0; ok && i < n; i++) {
		add_folder(&s, number, &folders[i]);
	}
	for (size_t i = 0; ok && i < s.n; i++) {
		char text[64];
		(void)snprintf(text, sizeof(text), "%zu/%zu", i + 1, number);
		ok = s.are_held[i] || texts_add(a, out, text);
	}
	return ok;
}

static int by_text(const void *pa, const void *pb)
{
	const char *const *a = pa, *const *b = pb;
	return strcmp(*a, *b);
}

bool lacking_find(
	struct arena *a, const struct collected *folders, size_t n, struct receipt_texts *out)
{
	struct numbers numbers = {0};
	bool ok = true;
	for (size_t i = 0; ok && i < n; i++) {
		ok = find_numbers(a, &folders[i], &numbers);
	}
	for (size_t i = 0; ok && i < numbers.n; i++) {
		ok = add_lacking(a, folders, n, numbers.items[i], out);
	}
	if (ok && out->n > 1) {
		qsort(out->items, out->n, sizeof(*out->items), by_text);
	}
	return ok;
}
