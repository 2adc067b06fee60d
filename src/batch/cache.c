#include "batch/cache.h"

#include "base/out.h"
#include "base/path.h"
#include "base/whole.h"
#include "batch/folder.h"
#include "batch/manifest.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "CACHE/files/ab/HASH": few enough in one folder. */
static char *path_of(
	struct arena *a, const char *cache_dir, const char *kind, const struct digest *digest)
{
	char name[2 * DIGEST_HEX];
	(void)snprintf(name, sizeof(name), "%s/%.2s/%s", kind, digest->hex, digest->hex);
	return path_join(a, cache_dir, name);
}

/* The file's bytes in the arena, if they have that hash; else NULL. */
static char *read_checked(struct arena *a, const char *path, const struct receipt_output *o)
{
	size_t n;
	char *bytes = whole_read(a, path, o->bytes, &n);
	struct digest digest = digest_bytes(bytes == NULL ? "" : bytes, n);
	return bytes != NULL && n == o->bytes && digest_is_same(&digest, &o->digest) ? bytes
										     : NULL;
}

/* Copies one file; *whole is false when `from` is not what it is to be, or there is no memory
 * for it. */
static bool copy(struct sm_diag *d, const char *from, const char *to,
	const struct receipt_output *o, bool *whole)
{
	struct sm_diag quiet = {0};
	struct arena a = {.diag = &quiet};
	const char *bytes = read_checked(&a, from, o);
	*whole = bytes != NULL;
	bool ok = !*whole ||
		  (folder_make_for(d, to) && out_write(d, to, bytes, (size_t)o->bytes));
	arena_finish(&a);
	return ok;
}

/* Whether the cache has the file as it is to be. */
static bool has(const char *path, const struct receipt_output *o)
{
	struct sm_diag quiet = {0};
	struct arena a = {.diag = &quiet};
	bool is_whole = read_checked(&a, path, o) != NULL;
	arena_finish(&a);
	return is_whole;
}

bool cache_prepare(struct sm_diag *d, const char *cache_dir)
{
	static const char *const kinds[] = {"files", "maps"};
	struct arena a = {.diag = d};
	bool ok = true;
	for (size_t i = 0; ok && i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		const char *folder = path_join(&a, cache_dir, kinds[i]);
		ok = folder != NULL && folder_prepare(d, folder);
	}
	arena_finish(&a);
	return ok;
}

bool cache_put(
	struct arena *a, const char *cache_dir, const char *out_dir, const struct receipt *r)
{
	struct receipt_book alone = {.a = a};
	const struct manifest_about nothing = {0};
	char name[DIGEST_HEX + 8];
	bool whole = true;
	for (size_t i = 0; whole && i < r->n_outputs; i++) {
		const struct receipt_output *o = &r->outputs[i];
		const char *from = path_join(a, out_dir, o->path);
		const char *to = path_of(a, cache_dir, "files", &o->digest);
		if (from == NULL || to == NULL ||
			(!has(to, o) && !copy(a->diag, from, to, o, &whole))) {
			return false;
		}
	}
	(void)snprintf(name, sizeof(name), "%s.json", r->key.hex);
	const char *folder = path_of(a, cache_dir, "maps", &r->options);
	const char *path = folder == NULL ? NULL : path_join(a, folder, name);
	return path != NULL &&
	       (!whole || (book_adopt(&alone, r) && folder_make_for(a->diag, path) &&
				  manifest_write(&alone, &nothing, path)));
}

static int by_text(const void *pa, const void *pb)
{
	const char *const *a = pa, *const *b = pb;
	return strcmp(*a, *b);
}

static bool list(struct arena *a, const char *folder, struct receipt_texts *out)
{
	DIR *dir = opendir(folder);
	bool ok = true;
	for (struct dirent *e = NULL; ok && dir != NULL && (e = readdir(dir)) != NULL;) {
		ok = !path_has_ending(e->d_name, "json") || texts_add(a, out, e->d_name);
	}
	if (dir != NULL) {
		(void)closedir(dir);
	}
	if (out->n > 1) {
		qsort(out->items, out->n, sizeof(*out->items), by_text);
	}
	return ok;
}

bool cache_find(struct arena *a, const char *cache_dir, const struct digest *options,
	struct receipt_book *out)
{
	struct sm_diag *d = a->diag, *quiet = arena_alloc(a, 1, sizeof(*quiet));
	const char *folder = path_of(a, cache_dir, "maps", options);
	struct receipt_texts names = {0};
	*out = (struct receipt_book){.a = a};
	bool ok = quiet != NULL && folder != NULL && list(a, folder, &names);
	a->diag = quiet;
	for (size_t i = 0; ok && i < names.n; i++) {
		struct receipt_book one = {.a = a};
		const char *path = path_join(a, folder, names.items[i]);
		bool is_read =
			path != NULL && manifest_read(&one, path, true, NULL) && one.n == 1;
		ok = quiet->code != SM_E_NOMEM;
		if (is_read) {
			/* Under its key: all are of one map. */
			one.items[0]->name = one.items[0]->key.hex;
			ok = book_adopt(out, one.items[0]);
		}
		*quiet = (struct sm_diag){0};
	}
	a->diag = d;
	return ok || (quiet != NULL && diag_fail(d, SM_E_NOMEM, "out of memory"));
}

bool cache_take(struct arena *a, const char *cache_dir, const char *out_dir,
	const struct receipt *r, bool *whole)
{
	*whole = true;
	for (size_t i = 0; *whole && i < r->n_outputs; i++) {
		const struct receipt_output *o = &r->outputs[i];
		const char *from = path_of(a, cache_dir, "files", &o->digest);
		const char *to = path_join(a, out_dir, o->path);
		if (from == NULL || to == NULL || !copy(a->diag, from, to, o, whole)) {
			return false;
		}
	}
	return true;
}
