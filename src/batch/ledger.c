#include "batch/ledger.h"

#include "base/path.h"
#include "batch/job_options.h"
#include "batch/journal.h"
#include "batch/locations.h"
#include "batch/lock.h"
#include "batch/manifest.h"
#include "batch/program.h"
#include "batch/stamps.h"
#include "batch/tracks.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

/* An input by the path it is opened by. */
struct input_file {
	const char *name, *path;
	const struct stamped *stamped;
};

/* A job that was asked about. */
struct asked {
	const char *name;
	bool is_stale;
};

struct ledger {
	struct ledger_request request;
	struct sm_diag *diag; /* of the arena: the caller's while it is opened, then `own` */
	struct sm_diag own;
	struct arena a;
	struct tracks tracks;
	struct locations locations;
	struct receipt_book book;
	struct stamps stamps;
	struct journal journal;
	struct lock *lock;
	struct lookup inputs;	   /* struct input_file by path */
	struct lookup interrupted; /* names of jobs, of what was read */
	struct lookup asked;	   /* struct asked by name */
	struct receipt_program *program;
	struct manifest_about about;
	int64_t opened_ns; /* by the clock of the file system */
	pthread_mutex_t mutex;
};

/* Passes on what went wrong in the ledger's own arena; false. */
static bool fail_as_ledger(const struct ledger *l, struct sm_diag *d)
{
	const struct sm_diag *own = l->diag;
	return own->n_errors == 0 ? diag_fail(d, SM_E_NOMEM, "out of memory")
				  : diag_fail(d, own->code, "%s", own->errors[0].text);
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

static bool note_program(struct ledger *l)
{
	struct buf text;
	buf_init(&text, 1 << 16);
	bool ok = program_lines(l->diag, &text);
	char *copy = ok ? arena_strdup(&l->a, text.ptr) : NULL;
	buf_finish(&text);
	l->program = copy == NULL ? NULL : book_program(&l->book, copy);
	return l->program != NULL;
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
		size_t before = l->book.n;
		if (!manifest_read(&l->book, t->path, NULL)) {
			return false;
		}
		for (size_t k = 0; k < l->book.n; k++) {
			bool is_new = k >= before;
			l->book.items[k]->is_own = tracks_is_own(&l->tracks, t) ||
						   (!is_new && l->book.items[k]->is_own);
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
	if (!name_plan(l) || !note_program(l) ||
		!tracks_init(&l->a, r->out_dir, r->shard, r->n_shards, &l->tracks)) {
		return false;
	}
	if (!r->is_reader) {
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

static struct input_file *input_of(struct ledger *l, const char *path)
{
	struct input_file *f = lookup_get(&l->inputs, path);
	if (f != NULL) {
		return f;
	}
	char *copy = arena_strdup(&l->a, path);
	f = copy == NULL ? NULL : arena_alloc(&l->a, 1, sizeof(*f));
	if (f == NULL || !lookup_put(&l->a, &l->inputs, copy, f)) {
		return NULL;
	}
	f->path = copy;
	f->name = locations_name(&l->a, &l->locations, path);
	f->stamped = f->name == NULL ? NULL : stamps_get(&l->stamps, f->name, path);
	return f->stamped == NULL ? NULL : f;
}

static bool say(char why[LEDGER_WHY_MAX], const char *what, const char *is)
{
	(void)snprintf(why, LEDGER_WHY_MAX, "%s%s", what, is);
	return true;
}

/* What changed of the files a set of maps was made of. */
static bool check_set(struct ledger *l, struct receipt_set *s)
{
	char why[LEDGER_WHY_MAX] = "";
	bool ok = true;
	for (size_t i = 0; ok && why[0] == '\0' && i < s->n; i++) {
		const struct receipt_file *f = s->files[i];
		const char *path = locations_path(&l->a, &l->locations, f->name);
		const struct stamped *now =
			path == NULL ? NULL : stamps_get(&l->stamps, f->name, path);
		ok = now != NULL;
		if (!ok) {
			break;
		}
		if (f->is_absent) {
			(void)(now->is_there && say(why, f->name, " is new"));
		} else if (!now->is_there) {
			(void)say(why, f->name, " is missing");
		} else if (!digest_is_same(&now->digest, &f->digest)) {
			(void)say(why, f->name, " changed");
		}
	}
	s->is_checked = ok;
	s->why = why[0] == '\0' ? NULL : arena_strdup(&l->a, why);
	return ok && (why[0] == '\0' || s->why != NULL);
}

/* The first line of the two that differs, as far as it goes. */
static bool check_program(struct ledger *l, struct receipt_program *p)
{
	char why[LEDGER_WHY_MAX];
	const char *was = p->text, *is = l->program->text;
	size_t n, k;
	p->is_checked = true;
	if (p == l->program) {
		return true;
	}
	do {
		n = strcspn(was, "\n");
		k = strcspn(is, "\n");
		if (n != k || memcmp(was, is, n) != 0) {
			break;
		}
		was += n + (was[n] == '\n');
		is += k + (is[k] == '\n');
	} while (*was != '\0' && *is != '\0');
	(void)snprintf(why, sizeof(why), "drawn by %.*s, now %.*s", (int)n, was, (int)k, is);
	p->why = arena_strdup(&l->a, why);
	return p->why != NULL;
}

/* The outputs as they were written, and those of the job. */
static bool check_outputs(struct ledger *l, const struct receipt *r, char why[LEDGER_WHY_MAX])
{
	bool was_cut = lookup_get(&l->interrupted, r->name) != NULL;
	for (size_t i = 0; why[0] == '\0' && i < r->n_outputs; i++) {
		const struct receipt_output *o = &r->outputs[i];
		const char *key = tracks_output_key(&l->a, o->path);
		const char *path = path_join(&l->a, l->request.out_dir, o->path);
		const struct stamped *now =
			key == NULL || path == NULL ? NULL : stamps_get(&l->stamps, key, path);
		if (now == NULL) {
			return false;
		}
		if (!now->is_there) {
			(void)say(why, "output missing: ", o->path);
		} else if (!digest_is_same(&now->digest, &o->digest)) {
			(void)say(why, o->path,
				was_cut ? " was being drawn when a batch was ended"
					: " was changed by hand");
		}
	}
	return true;
}

static bool check(struct ledger *l, const struct batch_job *job, char why[LEDGER_WHY_MAX])
{
	struct digest options;
	struct receipt *r = book_get(&l->book, job->name);
	struct job_options_request request = {
		.locations = &l->locations, .common = l->request.common};
	if (r == NULL) {
		return say(why,
			lookup_get(&l->interrupted, job->name) == NULL
				? "never drawn"
				: "was being drawn when a batch was ended",
			"");
	}
	r->is_own = true;
	if (!job_options(&l->a, &request, job, &options)) {
		return false;
	}
	if (!digest_is_same(&options, &r->options)) {
		return say(why, "the plan says otherwise", "");
	}
	if ((!r->inputs->is_checked && !check_set(l, r->inputs)) ||
		(!r->program->is_checked && !check_program(l, r->program))) {
		return false;
	}
	if (r->inputs->why != NULL || r->program->why != NULL) {
		return say(why, r->inputs->why != NULL ? r->inputs->why : r->program->why, "");
	}
	return check_outputs(l, r, why);
}

bool ledger_check(struct ledger *l, struct sm_diag *d, const struct batch_job *job,
	char why[LEDGER_WHY_MAX])
{
	why[0] = '\0';
	struct asked *asked = arena_alloc(&l->a, 1, sizeof(*asked));
	char *name = asked == NULL ? NULL : arena_strdup(&l->a, job->name);
	if (name == NULL || !lookup_put(&l->a, &l->asked, name, asked) || !check(l, job, why)) {
		return fail_as_ledger(l, d);
	}
	*asked = (struct asked){name, why[0] != '\0'};
	return true;
}

bool ledger_knows(const struct ledger *l, const struct batch_job *job)
{
	return book_get(&l->book, job->name) != NULL;
}

bool ledger_has(const struct ledger *l, const struct batch_job *job, size_t output,
	const struct digest *digest)
{
	const struct receipt *r = book_get(&l->book, job->name);
	for (size_t i = 0; r != NULL && i < r->n_outputs; i++) {
		if (strcmp(r->outputs[i].path, job->outputs[output].path) == 0) {
			return digest_is_same(&r->outputs[i].digest, digest);
		}
	}
	return false;
}

bool ledger_begin(struct ledger *l, struct sm_diag *d, const struct batch_job *job)
{
	struct arena a = {.diag = d};
	const char **paths = arena_alloc(&a, job->n_outputs + 1, sizeof(*paths));
	bool ok = paths != NULL;
	for (size_t i = 0; ok && i < job->n_outputs; i++) {
		paths[i] = job->outputs[i].path;
	}
	(void)pthread_mutex_lock(&l->mutex);
	ok = ok && journal_begin(d, &l->journal, job->name, paths, job->n_outputs);
	(void)pthread_mutex_unlock(&l->mutex);
	arena_finish(&a);
	return ok;
}

/* Whether the file is still what the map was made of. */
static bool is_settled(const struct ledger *l, const struct input_file *f, bool is_absent)
{
	return f->stamped->is_there != is_absent && stamps_is_same(f->stamped, f->path) &&
	       !stamps_is_younger(f->stamped, l->opened_ns);
}

/* The files a map is made of; NULL, with a warning, when one is not what was read. */
static bool find_set(
	struct ledger *l, struct sm_diag *d, const struct inputs *in, struct receipt_set **out)
{
	size_t n = in->n + in->n_absent;
	struct receipt_file **files = arena_alloc(&l->a, n + 1, sizeof(const void *));
	*out = NULL;
	for (size_t i = 0; files != NULL && i < n; i++) {
		bool is_absent = i >= in->n;
		const struct input_file *f =
			input_of(l, is_absent ? in->absent[i - in->n] : in->paths[i]);
		if (f == NULL) {
			return false;
		}
		if (!is_settled(l, f, is_absent)) {
			diag_warn(d, "batch-changed",
				"%s: was changed while maps were drawn; what was made of it is "
				"drawn again the next time",
				f->name);
			return true;
		}
		files[i] = book_file(&l->book, f->name, is_absent ? NULL : &f->stamped->digest);
		if (files[i] == NULL) {
			return false;
		}
	}
	*out = files == NULL ? NULL : book_set(&l->book, files, n);
	return *out != NULL;
}

/* Hashes the job's files, in the caller's arena. */
static bool hash_outputs(struct arena *a, const struct ledger *l, const struct batch_job *job,
	struct receipt_output *out)
{
	for (size_t i = 0; i < job->n_outputs; i++) {
		const char *path = path_join(a, l->request.out_dir, job->outputs[i].path);
		if (path == NULL) {
			return false;
		}
		if (!digest_file(path, &out[i].digest, &out[i].bytes)) {
			return diag_fail(a->diag, SM_E_OUTPUT, "%s: %s", path, strerror(errno));
		}
		out[i].path = job->outputs[i].path;
	}
	return true;
}

static bool copy_texts(
	struct ledger *l, struct receipt *r, const struct sm_diag *d, const struct drawn *drawn)
{
	bool ok = true;
	for (size_t i = 0; ok && i < d->n_warnings; i++) {
		ok = texts_add(&l->a, &r->warnings, d->warnings[i].text);
	}
	for (size_t i = 0; ok && i < drawn->projections.n; i++) {
		ok = texts_add(&l->a, &r->projections, drawn->projections.items[i]);
	}
	for (size_t i = 0; ok && i < drawn->dropped.n; i++) {
		ok = texts_add(&l->a, &r->dropped, drawn->dropped.items[i]);
	}
	return ok;
}

static bool copy_outputs(struct ledger *l, const struct batch_job *job,
	const struct receipt_output *hashed, struct receipt *r)
{
	struct receipt_output *outputs =
		arena_alloc(&l->a, job->n_outputs + 1, sizeof(*outputs));
	bool ok = outputs != NULL;
	for (size_t i = 0; ok && i < job->n_outputs; i++) {
		outputs[i] = hashed[i];
		outputs[i].path = arena_strdup(&l->a, hashed[i].path);
		const char *key = tracks_output_key(&l->a, hashed[i].path);
		const char *path = path_join(&l->a, l->request.out_dir, hashed[i].path);
		ok = outputs[i].path != NULL && key != NULL && path != NULL &&
		     stamps_set(&l->stamps, key, path, &hashed[i].digest);
	}
	r->outputs = outputs;
	r->n_outputs = job->n_outputs;
	return ok;
}

/* Makes the receipt and puts it into book and journal. */
static bool enter(struct ledger *l, struct sm_diag *d, const struct batch_job *job,
	const struct drawn *drawn, const struct receipt_output *hashed)
{
	const struct job_options_request request = {
		.locations = &l->locations, .common = l->request.common};
	struct receipt *r = arena_alloc(&l->a, 1, sizeof(*r)),
		       *old = book_get(&l->book, job->name);
	struct receipt_set *set;
	if (r == NULL || !find_set(l, d, &drawn->inputs, &set)) {
		return fail_as_ledger(l, d);
	}
	if (set == NULL) {
		if (old != NULL) {
			old->is_own = false; /* its files are others now */
		}
		return true;
	}
	*r = (struct receipt){.name = arena_strdup(&l->a, job->name),
		.inputs = set,
		.program = l->program,
		.is_own = true};
	if (r->name == NULL || !job_options(&l->a, &request, job, &r->options) ||
		!copy_texts(l, r, d, drawn) || !copy_outputs(l, job, hashed, r) ||
		!book_put(&l->book, r)) {
		return fail_as_ledger(l, d);
	}
	struct asked *asked = lookup_get(&l->asked, job->name);
	if (asked != NULL) {
		asked->is_stale = false;
	}
	return journal_add(d, &l->journal, r);
}

bool ledger_add(struct ledger *l, struct sm_diag *d, const struct batch_job *job,
	const struct drawn *drawn, double ms)
{
	struct arena a = {.diag = d};
	struct receipt_output *hashed = arena_alloc(&a, job->n_outputs + 1, sizeof(*hashed));
	bool ok = hashed != NULL && hash_outputs(&a, l, job, hashed);
	(void)pthread_mutex_lock(&l->mutex);
	ok = ok && enter(l, d, job, drawn, hashed);
	(void)pthread_mutex_unlock(&l->mutex);
	tracks_log(&l->tracks, "drawn %.1f ms %s", ms, job->name);
	arena_finish(&a);
	return ok;
}

void ledger_tell_failed(struct ledger *l, const struct batch_job *job, const struct sm_diag *d)
{
	tracks_log(&l->tracks, "failed %s: %s", job->name,
		d->n_errors == 0 ? "" : d->errors[0].text);
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
		     manifest_write(&l->book, &l->about, path) &&
		     stamps_write(l->diag, &l->stamps, stamps);
		if (ok) {
			(void)remove(l->journal.path);
			tracks_log(&l->tracks, "end %s", l->request.plan_path);
		} else {
			(void)fail_as_ledger(l, d);
		}
	}
	release(l);
	return ok;
}
