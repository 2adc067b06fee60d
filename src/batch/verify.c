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

static void count_abouts(const struct collected *c, const char *out_dir, struct arena *a,
	struct verify_result *out)
{
	for (size_t i = 0; i < c->tracks.n; i++) {
		const struct manifest_about *about = &c->abouts[i];
		out->n_unfinished += about->unfinished.n;
		out->n_shards_lacking += about->lacking.n;
		const char *plan =
			about->plan == NULL ? NULL : path_join(a, out_dir, about->plan);
		if (plan != NULL) {
			(void)snprintf(out->plan, sizeof(out->plan), "%s", plan);
		}
	}
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
	if (ok) {
		count_abouts(&c, out_dir, &a, out);
	}
	arena_finish(&a);
	return ok;
}
