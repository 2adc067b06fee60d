#include "batch/merge.h"

#include "base/out.h"
#include "base/path.h"
#include "base/whole.h"
#include "batch/collect.h"
#include "batch/folder.h"
#include "batch/lacking.h"
#include "batch/locations.h"
#include "batch/lock.h"
#include "batch/log.h"
#include "batch/shard.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct merge {
	struct arena a;
	const char *const *dirs;
	size_t n;
	struct collected *folders; /* of each */
	struct receipt_book *book; /* of the first, into which the others' are put */
	struct lookup outputs;	   /* struct receipt by path */
	struct lookup files;	   /* struct receipt_file by name: of maps that shards drew */
	struct manifest_about about;
	struct merge_result *result;
};

/* That nothing else is to be written there. */
static bool claim_outputs(struct merge *m, const char *dir, struct receipt *r)
{
	for (size_t i = 0; i < r->n_outputs; i++) {
		const char *path = r->outputs[i].path;
		const struct receipt *other = lookup_get(&m->outputs, path);
		if (other != NULL && strcmp(other->name, r->name) != 0) {
			return diag_fail(m->a.diag, SM_E_DATA,
				"%s: the maps '%s' and '%s' have one file, %s", dir,
				other->name, r->name, path);
		}
		if (!lookup_put(&m->a, &m->outputs, path, r)) {
			return false;
		}
	}
	return true;
}

static bool has_same_outputs(const struct receipt *a, const struct receipt *b)
{
	bool same = a->n_outputs == b->n_outputs;
	for (size_t i = 0; same && i < a->n_outputs; i++) {
		same = strcmp(a->outputs[i].path, b->outputs[i].path) == 0 &&
		       digest_is_same(&a->outputs[i].digest, &b->outputs[i].digest);
	}
	return same;
}

/* Whether one of the shards that left a manifest there had to draw the map. */
static bool is_of_shard(const struct collected *c, const char *job)
{
	for (size_t i = 0; i < c->tracks.n; i++) {
		const struct track *t = &c->tracks.items[i];
		if (t->kind == TRACK_MANIFEST && t->n_shards > 0 &&
			shard_has((struct batch_shard){(uint32_t)t->shard - 1,
					  (uint32_t)t->n_shards},
				job)) {
			return true;
		}
	}
	return false;
}

/* What was merged before is older than what a shard in another folder has drawn since. */
static bool is_superseded(const struct merge *m, size_t folder, const char *job)
{
	bool is_older = is_of_shard(&m->folders[folder], job);
	for (size_t i = 0; is_older && i < folder; i++) {
		is_older = !is_of_shard(&m->folders[i], job);
	}
	return is_older;
}

/* Two of one map must have been made of the same, and be the same. */
static bool check_twice(struct merge *m, size_t folder, const struct receipt *r)
{
	const struct receipt *old = book_get(m->book, r->name);
	const char *dir = m->dirs[folder];
	if (old == NULL || is_superseded(m, folder, r->name)) {
		return true;
	}
	if (!digest_is_same(&old->key, &r->key)) {
		return diag_fail(m->a.diag, SM_E_DATA,
			"%s: its map '%s' was drawn from other inputs than that in another "
			"folder; draw both again with the same files and program",
			dir, r->name);
	}
	return has_same_outputs(old, r) ||
	       diag_fail(m->a.diag, SM_E_DATA,
		       "%s: its map '%s' was drawn from the same inputs as that in another "
		       "folder and differs; `sahelmap verify --redraw` tells which is right",
		       dir, r->name);
}

static bool check_all(struct merge *m)
{
	for (size_t i = 0; i < m->n; i++) {
		const struct receipt_book *b = &m->folders[i].book;
		for (size_t k = 0; k < b->n; k++) {
			if ((i > 0 && !check_twice(m, i, b->items[k])) ||
				!claim_outputs(m, m->dirs[i], b->items[k])) {
				return false;
			}
		}
		for (size_t k = 0; i > 0 && k < b->n; k++) {
			if (!book_adopt(m->book, b->items[k])) {
				return false;
			}
		}
	}
	return true;
}

/* The file's bytes in the arena, if they are those that were drawn. */
static char *read_drawn(struct arena *a, const char *path, const struct receipt_output *o)
{
	size_t n;
	char *bytes = whole_read(a, path, o->bytes, &n);
	int error = bytes == NULL ? errno : 0;
	if (error == ENOMEM) {
		return NULL;
	}
	if (error != 0 && error != EINVAL) {
		(void)diag_fail(a->diag, SM_E_OUTPUT, "%s: %s", path, strerror(error));
		return NULL;
	}
	struct digest digest = digest_bytes(bytes == NULL ? "" : bytes, n);
	if (bytes != NULL && n == o->bytes && digest_is_same(&digest, &o->digest)) {
		return bytes;
	}
	(void)diag_fail(a->diag, SM_E_OUTPUT,
		"%s: is not what was written; have its folder's batch draw it again", path);
	return NULL;
}

/* One file into the first folder, unless it is there. */
static bool copy_output(struct merge *m, const char *dir, const struct receipt_output *o)
{
	struct arena a = {.diag = m->a.diag};
	struct digest digest;
	uint64_t bytes;
	const char *from = path_join(&a, dir, o->path),
		   *to = path_join(&a, m->dirs[0], o->path);
	bool ok = from != NULL && to != NULL;
	if (ok && !(digest_file(to, &digest, &bytes) && digest_is_same(&digest, &o->digest))) {
		const char *text = read_drawn(&a, from, o);
		ok = text != NULL && folder_make_for(a.diag, to) &&
		     out_write(a.diag, to, text, (size_t)o->bytes);
		m->result->n_copied += ok;
	}
	arena_finish(&a);
	return ok;
}

static bool copy_outputs(struct merge *m, const char *dir, const struct receipt *r)
{
	bool ok = true;
	for (size_t i = 0; ok && i < r->n_outputs; i++) {
		ok = copy_output(m, dir, &r->outputs[i]);
	}
	return ok;
}

static bool copy_all(struct merge *m)
{
	bool ok = true;
	for (size_t i = 1; i < m->n; i++) {
		const struct receipt_book *b = &m->folders[i].book;
		for (size_t k = 0; ok && k < b->n; k++) {
			ok = copy_outputs(m, m->dirs[i], b->items[k]);
		}
	}
	return ok;
}

static bool has_text(const struct receipt_texts *t, const char *text)
{
	for (size_t i = 0; i < t->n; i++) {
		if (strcmp(t->items[i], text) == 0) {
			return true;
		}
	}
	return false;
}

/* The files that shards have drawn from. */
static bool list_files(struct merge *m)
{
	bool ok = true;
	for (size_t i = 0; i < m->book->n; i++) {
		const struct receipt *r = m->book->items[i];
		bool is_young = false;
		for (size_t k = 0; !is_young && k < m->n; k++) {
			is_young = is_of_shard(&m->folders[k], r->name);
		}
		for (size_t k = 0; ok && is_young && k < r->inputs->n; k++) {
			struct receipt_file *f = r->inputs->files[k];
			ok = lookup_put(&m->a, &m->files, f->name, f);
		}
	}
	return ok;
}

/* Whether all that a shard which is not there has to draw was drawn, and from the same files as
 * those that are: it was merged before, and had no need to run again. */
static bool is_up_to_date(const struct merge *m, size_t shard, size_t n_shards)
{
	const struct batch_shard s = {(uint32_t)shard - 1, (uint32_t)n_shards};
	bool same = true;
	for (size_t i = 0; same && i < m->book->n; i++) {
		const struct receipt *r = m->book->items[i];
		size_t n = shard_has(s, r->name) ? r->inputs->n : 0;
		for (size_t k = 0; same && k < n; k++) {
			const struct receipt_file *f = r->inputs->files[k],
						  *young = lookup_get(&m->files, f->name);
			same = young == NULL || young == f ||
			       (young->is_absent == f->is_absent &&
				       (f->is_absent ||
					       digest_is_same(&young->digest, &f->digest)));
		}
	}
	return same;
}

/* Whether all maps of a plan were once in one of the folders. */
static bool has_all(const struct merge *m)
{
	for (size_t i = 0; i < m->n; i++) {
		const struct collected *c = &m->folders[i];
		for (size_t k = 0; k < c->tracks.n; k++) {
			const struct track *t = &c->tracks.items[k];
			if (t->kind == TRACK_MANIFEST && t->n_shards == 0 &&
				c->abouts[k].lacking.n == 0) {
				return true;
			}
		}
	}
	return false;
}

static bool has_journal(const struct merge *m, size_t shard, size_t n_shards)
{
	for (size_t i = 0; i < m->n; i++) {
		const struct tracks *tracks = &m->folders[i].tracks;
		for (size_t k = 0; k < tracks->n; k++) {
			const struct track *t = &tracks->items[k];
			if (t->kind == TRACK_JOURNAL && t->shard == shard &&
				t->n_shards == n_shards) {
				return true;
			}
		}
	}
	return false;
}

/* Shards that others show to be lacking, but for those that had no need to run again. */
static bool find_lacking(struct merge *m)
{
	struct receipt_texts *lacking = &m->about.lacking;
	size_t n = 0;
	if (!lacking_find(&m->a, m->folders, m->n, lacking)) {
		return false;
	}
	for (size_t i = 0; has_all(m) && i < lacking->n; i++) {
		const char *text = lacking->items[i], *at = text;
		size_t shard = 0, n_shards = 0;
		bool is_there = manifest_read_shard(&at, "/", &shard, &n_shards) &&
				!has_journal(m, shard, n_shards) &&
				is_up_to_date(m, shard, n_shards);
		if (!is_there) {
			lacking->items[n++] = text;
		}
	}
	lacking->n = has_all(m) ? n : lacking->n;
	return true;
}

/* Whether it is of a shard that no folder has whole. */
static bool is_lacking(const struct merge *m, const struct track *t)
{
	char text[64];
	(void)snprintf(text, sizeof(text), "%zu/%zu", t->shard, t->n_shards);
	return t->n_shards > 0 && has_text(&m->about.lacking, text);
}

static bool join_about(struct merge *m, const char *dir, const struct track *t,
	const struct manifest_about *about)
{
	bool ok = true;
	if (m->about.plan == NULL && about->plan != NULL) {
		const char *plan = path_join(&m->a, dir, about->plan);
		m->about.plan =
			plan == NULL ? NULL : locations_relative(&m->a, m->dirs[0], plan);
		ok = m->about.plan != NULL;
	}
	for (size_t i = 0; ok && i < about->unfinished.n; i++) {
		const char *name = about->unfinished.items[i];
		/* A shard's word counts, also about a map that another has drawn before, and
		 * that of a batch that was killed. */
		ok = has_text(&m->about.unfinished, name) ||
		     (t->kind == TRACK_MANIFEST && t->n_shards == 0 &&
			     book_get(m->book, name) != NULL) ||
		     texts_add(&m->a, &m->about.unfinished, name);
	}
	return ok;
}

static int by_text(const void *pa, const void *pb)
{
	const char *const *a = pa, *const *b = pb;
	return strcmp(*a, *b);
}

static void sort(struct receipt_texts *t)
{
	if (t->n > 1) {
		qsort(t->items, t->n, sizeof(*t->items), by_text);
	}
}

static bool join_abouts(struct merge *m)
{
	bool ok = find_lacking(m);
	for (size_t i = 0; ok && i < m->n; i++) {
		const struct collected *c = &m->folders[i];
		for (size_t k = 0; ok && k < c->tracks.n; k++) {
			const struct track *t = &c->tracks.items[k];
			/* Of what was killed here another folder may have the whole. */
			bool is_made_up_for = t->kind == TRACK_JOURNAL && t->n_shards > 0 &&
					      !is_lacking(m, t);
			ok = is_made_up_for || join_about(m, m->dirs[i], t, &c->abouts[k]);
		}
	}
	sort(&m->about.unfinished);
	return ok;
}

static bool collect_all(struct merge *m)
{
	m->folders = arena_alloc(&m->a, m->n, sizeof(*m->folders));
	bool ok = m->folders != NULL;
	for (size_t i = 0; ok && i < m->n; i++) {
		ok = collect(&m->a, m->dirs[i], &m->folders[i]);
		for (size_t k = 1; ok && k <= i; k++) {
			if (path_is_same(m->dirs[k - 1], m->dirs[i])) {
				ok = diag_fail(m->a.diag, SM_E_USAGE, "%s: is given twice",
					m->dirs[i]);
			}
		}
	}
	m->book = ok ? &m->folders[0].book : NULL;
	return ok;
}

/* Removes what the first folder has of batches that were killed, but for the journals of
 * shards that are to be drawn to their end. */
static void clear_killed(struct merge *m)
{
	struct collected *c = &m->folders[0];
	for (size_t i = 0; i < c->tracks.n; i++) {
		struct track *t = &c->tracks.items[i];
		const struct journal_content *content = &c->journals[i];
		for (size_t k = 0; k < content->n_begun; k++) {
			const struct unfinished *u = content->begun[k];
			for (size_t o = 0; !u->is_done && o < u->n; o++) {
				tracks_remove_parts(m->dirs[0], u->outputs[o], t->pid);
			}
		}
		t->is_kept = t->kind == TRACK_JOURNAL && is_lacking(m, t);
	}
	tracks_remove_folded(&c->tracks);
}

static bool knows_job(const void *user, const char *job)
{
	const struct merge *m = user;
	return book_get(m->book, job) != NULL || has_text(&m->about.unfinished, job);
}

static bool merge_locked(struct merge *m)
{
	const struct tracks *own;
	if (!collect_all(m) || !check_all(m) || !list_files(m) || !join_abouts(m) ||
		!copy_all(m)) {
		return false;
	}
	own = &m->folders[0].tracks;
	const char *path = tracks_manifest(&m->a, own);
	if (path == NULL || !manifest_write(m->book, &m->about, path)) {
		return false;
	}
	clear_killed(m);
	log_compact(own, knows_job, m);
	m->result->n_jobs = m->book->n;
	return true;
}

static void tell_missing(
	const struct merge *m, void (*on_missing)(void *user, const char *name), void *user)
{
	for (size_t i = 0; i < m->about.lacking.n; i++) {
		char text[96];
		(void)snprintf(text, sizeof(text), "shard %s", m->about.lacking.items[i]);
		on_missing(user, text);
	}
	for (size_t i = 0; i < m->about.unfinished.n; i++) {
		on_missing(user, m->about.unfinished.items[i]);
	}
	m->result->n_missing = m->about.lacking.n + m->about.unfinished.n;
}

bool batch_merge(struct sm_diag *d, const char *const *dirs, size_t n,
	void (*on_missing)(void *user, const char *name), void *user, struct merge_result *out)
{
	struct merge m = {.a.diag = d, .dirs = dirs, .n = n, .result = out};
	struct tracks tracks;
	struct lock *lock = NULL;
	*out = (struct merge_result){0};
	bool ok =
		path_exists(dirs[0]) || diag_fail(d, SM_E_DATA, "%s: no such folder", dirs[0]);
	ok = ok && tracks_init(&m.a, dirs[0], 0, 0, &tracks) && tracks_make_folder(d, &tracks);
	if (ok) {
		const struct lock_request request = {.folder = tracks.folder, .shown = dirs[0]};
		ok = lock_take(&m.a, &request, &lock) && merge_locked(&m);
	}
	if (ok) {
		tell_missing(&m, on_missing, user);
	}
	lock_release(lock);
	arena_finish(&m.a);
	return ok;
}
