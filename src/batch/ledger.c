#include "batch/ledger_parts.h"

#include "base/path.h"
#include "batch/cache.h"
#include "batch/log.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

bool ledger_fail(const struct ledger *l, struct sm_diag *d)
{
	const struct sm_diag *own = l->diag;
	return own->n_errors == 0 ? diag_fail(d, SM_E_NOMEM, "out of memory")
				  : diag_fail(d, own->code, "%s", own->errors[0].text);
}

struct receipt_program *ledger_program(struct ledger *l, unsigned late)
{
	struct buf text;
	if (l->programs[late] != NULL) {
		return l->programs[late];
	}
	buf_init(&text, 1 << 16);
	bool ok = true;
	if (l->programs[0] == NULL) {
		ok = program_lines(l->diag, &text);
	} else {
		buf_puts(&text, l->programs[0]->text);
	}
	program_late_lines(late, &text);
	char *copy = ok && !text.failed ? arena_strdup(&l->a, text.ptr) : NULL;
	buf_finish(&text);
	l->programs[late] = copy == NULL ? NULL : book_program(&l->book, copy);
	return l->programs[late];
}

static bool start_journal(struct ledger *l)
{
	struct stat st;
	const char *path = tracks_journal(&l->a, &l->tracks);
	if (path == NULL || !journal_open(l->diag, path, &l->journal)) {
		return false;
	}
	if (stat(path, &st) == 0) {
		l->opened_ns = (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec;
	}
	return true;
}

/* Files that a killed process was about to write when it ended. */
static bool clear_interrupted(struct ledger *l, const struct journal_content *content, long pid)
{
	for (size_t i = 0; i < content->n_begun; i++) {
		struct unfinished *u = content->begun[i];
		if (u->is_done) {
			continue;
		}
		if (!lookup_put(&l->a, &l->interrupted, u->name, u)) {
			return false;
		}
		for (size_t k = 0; !l->request.is_reader && k < u->n; k++) {
			tracks_remove_parts(l->request.out_dir, u->outputs[k], pid);
		}
	}
	return true;
}

static bool read_journal(struct ledger *l, const struct track *t)
{
	struct journal_content content;
	if (!journal_read(&l->book, t->path, &content)) {
		return false;
	}
	for (size_t i = 0; i < content.n_receipts; i++) {
		content.receipts[i]->is_own = tracks_is_own(&l->tracks, t);
	}
	return clear_interrupted(l, &content, t->pid);
}

/* Of manifests the folder's own first: those of shards are younger. Then journals. */
static bool read_receipts(struct ledger *l)
{
	for (size_t i = 0; i < l->tracks.n; i++) {
		const struct track *t = &l->tracks.items[i];
		if (t->kind == TRACK_JOURNAL) {
			if (!read_journal(l, t)) {
				return false;
			}
			continue;
		}
		if (!manifest_read(&l->book, t->path, tracks_is_own(&l->tracks, t), NULL)) {
			return false;
		}
	}
	return true;
}

/* Puts into the manifest what journals of others hold, and removes them. */
static bool fold(struct ledger *l)
{
	bool has_own = false;
	for (size_t i = 0; i < l->tracks.n; i++) {
		const struct track *t = &l->tracks.items[i];
		has_own = has_own || (tracks_is_own(&l->tracks, t) &&
					     (t->kind == TRACK_JOURNAL ||
						     t->n_shards != l->request.n_shards));
	}
	if (!has_own) {
		return true;
	}
	const char *path = tracks_manifest(&l->a, &l->tracks);
	if (path == NULL || !manifest_write(&l->book, &l->about, path)) {
		return false;
	}
	tracks_remove_folded(&l->tracks);
	return true;
}

static bool name_plan(struct ledger *l)
{
	const struct ledger_request *r = &l->request;
	const char *folder = path_folder(&l->a, r->plan_path);
	l->about = (struct manifest_about){.shard = r->shard, .n_shards = r->n_shards};
	if (folder == NULL ||
		!locations_init(&l->a, folder, r->data_dir, r->font_dir, &l->locations)) {
		return false;
	}
	l->about.plan = locations_relative(&l->a, r->out_dir, r->plan_path);
	return l->about.plan != NULL;
}

static bool prepare(struct ledger *l)
{
	const struct ledger_request *r = &l->request;
	const char *stamps = NULL;
	l->book.a = &l->a;
	if (!name_plan(l) || ledger_program(l, 0) == NULL ||
		!tracks_init(&l->a, r->out_dir, r->shard, r->n_shards, &l->tracks)) {
		return false;
	}
	if (!r->is_reader) {
		if (r->cache_dir != NULL && !cache_prepare(l->diag, r->cache_dir)) {
			return false;
		}
		const struct lock_request lock = {.folder = l->tracks.folder,
			.shown = r->out_dir,
			.shard = r->shard,
			.n_shards = r->n_shards,
			.patience_s = r->patience_s};
		if (!tracks_make_folder(l->diag, &l->tracks) ||
			!lock_take(&l->a, &lock, &l->lock) ||
			!lock_alone(l->diag, l->tracks.folder, tracks_sweep, &l->tracks)) {
			return false;
		}
	}
	stamps = tracks_stamps(&l->a, &l->tracks);
	return stamps != NULL && tracks_list(&l->a, &l->tracks) && read_receipts(l) &&
	       stamps_read(&l->a, stamps, &l->stamps) &&
	       (r->is_reader || (fold(l) && start_journal(l)));
}

static void release(struct ledger *l)
{
	journal_close(&l->journal);
	lock_release(l->lock);
	(void)pthread_mutex_destroy(&l->mutex);
	arena_finish(&l->a);
	free(l);
}

bool ledger_open(struct sm_diag *d, const struct ledger_request *request, struct ledger **out)
{
	struct ledger *l = calloc(1, sizeof(*l));
	*out = NULL;
	if (l == NULL || pthread_mutex_init(&l->mutex, NULL) != 0) {
		free(l);
		return diag_fail(d, SM_E_NOMEM, "out of memory");
	}
	l->request = *request;
	l->diag = d;
	l->a.diag = d;
	if (!prepare(l)) {
		release(l);
		return false;
	}
	tracks_log(&l->tracks, "begin %s", request->plan_path);
	l->diag = l->a.diag = &l->own;
	*out = l;
	return true;
}

static bool has_output(struct ledger *l, const struct receipt *r)
{
	for (size_t i = 0; i < r->n_outputs; i++) {
		const char *path = path_join(&l->a, l->request.out_dir, r->outputs[i].path);
		if (path == NULL || path_exists(path)) {
			return true;
		}
	}
	return false;
}

static int by_text(const void *pa, const void *pb)
{
	const char *const *a = pa, *const *b = pb;
	return strcmp(*a, *b);
}

/* What was to be drawn and was not; what nobody asked for and is not there. */
static bool settle(struct ledger *l)
{
	bool ok = true;
	for (size_t i = 0; ok && i < l->asked.cap; i++) {
		const struct asked *asked = l->asked.slots[i].value;
		ok = asked == NULL || !asked->is_stale ||
		     texts_add(&l->a, &l->about.unfinished, asked->name);
	}
	if (l->about.unfinished.n > 1) {
		qsort(l->about.unfinished.items, l->about.unfinished.n, sizeof(const char *),
			by_text);
	}
	for (size_t i = 0; i < l->book.n; i++) {
		struct receipt *r = l->book.items[i];
		r->is_own = r->is_own &&
			    (lookup_get(&l->asked, r->name) != NULL || has_output(l, r));
	}
	return ok;
}

/* The names under which the hashes of a receipt's files are kept. */
static bool name_stamps(struct ledger *l, struct receipt *r, struct lookup *known)
{
	bool ok = true;
	for (size_t i = 0; ok && i < r->n_outputs; i++) {
		const char *key = tracks_output_key(&l->a, r->outputs[i].path);
		ok = key != NULL && lookup_put(&l->a, known, key, r);
	}
	for (size_t i = 0; ok && i < r->inputs->n; i++) {
		ok = lookup_put(&l->a, known, r->inputs->files[i]->name, r);
	}
	return ok;
}

/* Hashes of files that no receipt is of any more. */
static bool forget_stamps(struct ledger *l)
{
	struct lookup known = {0};
	bool ok = true;
	if (!stamps_has_unseen(&l->stamps)) {
		return true;
	}
	for (size_t i = 0; ok && i < l->book.n; i++) {
		struct receipt *r = l->book.items[i];
		ok = !r->is_own || name_stamps(l, r, &known);
	}
	if (ok) {
		stamps_forget(&l->stamps, &known);
	}
	return ok;
}

static bool knows_job(const void *user, const char *job)
{
	const struct ledger *l = user;
	const struct receipt *r = book_get(&l->book, job);
	return (r != NULL && r->is_own) || lookup_get(&l->asked, job) != NULL;
}

/* The journal's receipts stand in the manifest now; the log loses what is superseded. Shards
 * share it, and each may be at work. */
static void tidy(struct ledger *l)
{
	(void)remove(l->journal.path);
	tracks_log(&l->tracks, "end %s", l->request.plan_path);
	if (l->request.n_shards == 0) {
		log_compact(&l->tracks, knows_job, l);
	}
}

void ledger_count(const struct ledger *l, size_t *n_warned, size_t *n_dropped)
{
	*n_warned = *n_dropped = 0;
	for (size_t i = 0; i < l->book.n; i++) {
		const struct receipt *r = l->book.items[i];
		if (r->is_own && lookup_get(&l->asked, r->name) != NULL) {
			*n_warned += r->warnings.n > 0;
			*n_dropped += r->dropped.n > 0;
		}
	}
}

bool ledger_close(struct sm_diag *d, struct ledger *l)
{
	if (l == NULL) {
		return true;
	}
	bool ok = true;
	if (!l->request.is_reader) {
		const char *path = tracks_manifest(&l->a, &l->tracks);
		const char *stamps = tracks_stamps(&l->a, &l->tracks);
		ok = path != NULL && stamps != NULL && settle(l) &&
		     manifest_write(&l->book, &l->about, path) && forget_stamps(l) &&
		     stamps_write(l->diag, &l->stamps, stamps);
		if (ok) {
			tidy(l);
		} else {
			(void)ledger_fail(l, d);
		}
	}
	release(l);
	return ok;
}
