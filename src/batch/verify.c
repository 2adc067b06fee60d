#include "batch/verify.h"

#include "base/path.h"
#include "batch/collect.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int by_name(const void *pa, const void *pb)
{
	const struct receipt *const *a = pa, *const *b = pb;
	return strcmp((*a)->name, (*b)->name);
}

/* What is wrong with a file, or NULL. */
static const char *look_at(const char *path, const struct receipt_output *o)
{
	struct digest digest;
	uint64_t bytes;
	if (!digest_file(path, &digest, &bytes)) {
		return errno == ENOENT ? "is missing" : "cannot be read";
	}
	return digest_is_same(&digest, &o->digest) ? NULL : "is not what was written";
}

/* Whether a batch of that shard was killed here, of which no manifest says that it is lacking
 * and no journal before it told. */
static bool is_killed(const struct collected *c, size_t i)
{
	const struct track *t = &c->tracks.items[i];
	char text[64];
	(void)snprintf(text, sizeof(text), "%zu/%zu", t->shard, t->n_shards);
	bool is_new = t->kind == TRACK_JOURNAL && t->n_shards > 0;
	for (size_t k = 0; is_new && k < i; k++) {
		const struct track *before = &c->tracks.items[k];
		const struct receipt_texts *lacking = &c->abouts[k].lacking;
		is_new = before->kind != TRACK_JOURNAL || before->shard != t->shard ||
			 before->n_shards != t->n_shards;
		for (size_t n = 0; is_new && n < lacking->n; n++) {
			is_new = strcmp(lacking->items[n], text) != 0;
		}
	}
	return is_new;
}

/* Names that were not seen before. */
static bool count_new(
	struct arena *a, struct lookup *seen, const struct receipt_texts *names, size_t *count)
{
	bool ok = true;
	for (size_t i = 0; ok && i < names->n; i++) {
		const char *name = names->items[i];
		if (lookup_get(seen, name) == NULL) {
			ok = lookup_put(a, seen, name, seen);
			*count += 1;
		}
	}
	return ok;
}

static bool count_abouts(const struct collected *c, const char *out_dir, struct arena *a,
	struct verify_result *out)
{
	struct lookup seen = {0};
	bool ok = true;
	for (size_t i = 0; ok && i < c->tracks.n; i++) {
		const struct manifest_about *about = &c->abouts[i];
		ok = count_new(a, &seen, &about->unfinished, &out->n_unfinished);
		out->n_shards_lacking += about->lacking.n + is_killed(c, i);
		const char *plan =
			about->plan == NULL ? NULL : path_join(a, out_dir, about->plan);
		if (plan != NULL) {
			(void)snprintf(out->plan, sizeof(out->plan), "%s", plan);
		}
	}
	return ok;
}

bool batch_verify(struct sm_diag *d, const char *out_dir,
	void (*on_wrong)(void *user, const struct verify_wrong *wrong), void *user,
	struct verify_result *out)
{
	struct arena a = {.diag = d};
	struct collected c;
	*out = (struct verify_result){0};
	bool ok = collect(&a, out_dir, &c);
	size_t n = ok ? c.book.n : 0;
	if (n > 1) {
		qsort(c.book.items, n, sizeof(const void *), by_name);
	}
	for (size_t i = 0; ok && i < n; i++) {
		const struct receipt *r = c.book.items[i];
		out->n_jobs++;
		for (size_t k = 0; ok && k < r->n_outputs; k++) {
			const char *path = path_join(&a, out_dir, r->outputs[k].path);
			ok = path != NULL;
			const char *what = ok ? look_at(path, &r->outputs[k]) : NULL;
			out->n_files++;
			if (what != NULL) {
				const struct verify_wrong wrong = {
					r->name, r->outputs[k].path, what};
				out->n_wrong++;
				on_wrong(user, &wrong);
			}
		}
	}
	ok = ok && count_abouts(&c, out_dir, &a, out);
	arena_finish(&a);
	return ok;
}
