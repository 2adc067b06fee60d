/* Receipts of maps that were drawn. */
#include "base/path.h"
#include "batch/cache.h"
#include "batch/job_options.h"
#include "batch/ledger_parts.h"

#include <errno.h>
#include <string.h>

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

/* What the job's files are called, and behind them the plan; NULL without memory. */
static struct location_pair *name_inputs(struct ledger *l, const struct inputs *in)
{
	size_t n = in->n + in->n_absent;
	struct location_pair *pairs = arena_alloc(&l->a, n + 1, sizeof(*pairs));
	const char *plan = l->request.plan_path;
	const char *name = locations_name(&l->a, &l->locations, plan);
	if (pairs == NULL || name == NULL) {
		return NULL;
	}
	pairs[n] = (struct location_pair){plan, name};
	for (size_t i = 0; i < n; i++) {
		const char *path = i < in->n ? in->paths[i] : in->absent[i - in->n];
		const struct input_file *f = input_of(l, path);
		if (f == NULL) {
			return NULL;
		}
		pairs[i] = (struct location_pair){path, f->name};
	}
	return pairs;
}

/* Warnings with names in place of paths, which are this machine's. */
static bool copy_warnings(
	struct ledger *l, struct receipt *r, const struct sm_diag *d, const struct inputs *in)
{
	const struct location_pair *pairs = d->n_warnings == 0 ? NULL : name_inputs(l, in);
	bool ok = d->n_warnings == 0 || pairs != NULL;
	for (size_t i = 0; ok && i < d->n_warnings; i++) {
		const char *text = locations_in_text(
			&l->a, d->warnings[i].text, pairs, in->n + in->n_absent + 1);
		ok = text != NULL && texts_add(&l->a, &r->warnings, text);
	}
	return ok;
}

static bool copy_list(
	struct ledger *l, const struct receipt_texts *from, struct receipt_texts *to)
{
	bool ok = true;
	for (size_t i = 0; ok && i < from->n; i++) {
		ok = texts_add(&l->a, to, from->items[i]);
	}
	return ok;
}

static bool copy_texts(
	struct ledger *l, struct receipt *r, const struct sm_diag *d, const struct drawn *drawn)
{
	bool ok = copy_warnings(l, r, d, &drawn->inputs);
	return ok && copy_list(l, &drawn->projections, &r->projections) &&
	       copy_list(l, &drawn->dropped, &r->dropped);
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

static void note_done(struct ledger *l, const struct batch_job *job)
{
	struct asked *asked = lookup_get(&l->asked, job->name);
	if (asked != NULL) {
		asked->is_stale = false;
	}
}

/* Makes the receipt and puts it into book and journal; *out stays when there is none. */
static bool enter(struct ledger *l, struct sm_diag *d, const struct batch_job *job,
	const struct drawn *drawn, const struct receipt_output *hashed, struct receipt **out)
{
	const struct job_options_request request = {
		.locations = &l->locations, .common = l->request.common};
	struct receipt *r = arena_alloc(&l->a, 1, sizeof(*r)),
		       *old = book_get(&l->book, job->name);
	struct receipt_set *set;
	if (r == NULL || !find_set(l, d, &drawn->inputs, &set)) {
		return ledger_fail(l, d);
	}
	if (set == NULL) {
		if (old != NULL) {
			old->is_own = false; /* its files are others now */
		}
		return true;
	}
	*r = (struct receipt){.name = arena_strdup(&l->a, job->name),
		.inputs = set,
		.program = ledger_program(l, ledger_late(set, job)),
		.is_own = true};
	if (r->name == NULL || r->program == NULL ||
		!job_options(&l->a, &request, job, &r->options) ||
		!copy_texts(l, r, d, drawn) || !copy_outputs(l, job, hashed, r) ||
		!book_put(&l->book, r)) {
		return ledger_fail(l, d);
	}
	note_done(l, job);
	*out = r;
	return journal_add(d, &l->journal, r);
}

/* Puts the map into the cache. It is drawn, whether or not that succeeds: one warning in a run
 * tells of a cache that takes no more. */
static bool cache(struct ledger *l, struct sm_diag *d, const struct receipt *r)
{
	struct sm_diag own = {0};
	struct arena a = {.diag = &own};
	bool ok = cache_put(&a, l->request.cache_dir, l->request.out_dir, r);
	arena_finish(&a);
	if (ok) {
		return true;
	}
	if (own.code == SM_E_NOMEM) {
		return diag_fail(d, SM_E_NOMEM, "out of memory");
	}
	(void)pthread_mutex_lock(&l->mutex);
	bool is_first = !l->cache_has_failed;
	l->cache_has_failed = true;
	(void)pthread_mutex_unlock(&l->mutex);
	if (is_first) {
		diag_warn(d, "batch-cache", "%s; maps are drawn, and not put into the cache",
			own.errors[0].text);
	}
	return true;
}

bool ledger_add(struct ledger *l, struct sm_diag *d, const struct batch_job *job,
	const struct drawn *drawn, double ms)
{
	struct arena a = {.diag = d};
	struct receipt_output *hashed = arena_alloc(&a, job->n_outputs + 1, sizeof(*hashed));
	struct receipt *r = NULL;
	bool ok = hashed != NULL && hash_outputs(&a, l, job, hashed);
	(void)pthread_mutex_lock(&l->mutex);
	ok = ok && enter(l, d, job, drawn, hashed, &r);
	(void)pthread_mutex_unlock(&l->mutex);
	if (ok && r != NULL && l->request.cache_dir != NULL) {
		ok = cache(l, d, r);
	}
	tracks_log(&l->tracks, "drawn %.1f ms %s", ms, job->name);
	arena_finish(&a);
	return ok;
}

/* Whether what the receipt tells of is here, too. */
static bool is_of_today(struct ledger *l, struct receipt *r, const struct batch_job *job)
{
	bool same = r->n_outputs == job->n_outputs;
	for (size_t i = 0; same && i < r->n_outputs; i++) {
		same = strcmp(r->outputs[i].path, job->outputs[i].path) == 0;
	}
	if (!same || !ledger_check_set(l, r->inputs) || r->inputs->why != NULL) {
		return false;
	}
	const struct receipt_program *now = ledger_program(l, ledger_late(r->inputs, job));
	return now != NULL && strcmp(now->text, r->program->text) == 0;
}

/* The cached receipt of a map made of the same; NULL: there is none. */
static bool find_cached(
	struct ledger *l, struct arena *a, const struct batch_job *job, struct receipt **out)
{
	const struct job_options_request request = {
		.locations = &l->locations, .common = l->request.common};
	struct receipt_book book;
	struct digest options;
	*out = NULL;
	if (!job_options(a, &request, job, &options) ||
		!cache_find(a, l->request.cache_dir, &options, &book)) {
		return false;
	}
	for (size_t i = 0; *out == NULL && i < book.n; i++) {
		if (is_of_today(l, book.items[i], job)) {
			*out = book.items[i];
		}
	}
	return true;
}

/* The receipt, in the ledger's own memory, into book and journal. */
static bool enter_cached(struct ledger *l, struct sm_diag *d, const struct batch_job *job,
	const struct receipt *r)
{
	struct receipt_book *b = &l->book;
	struct receipt_file **files =
		arena_alloc(&l->a, r->inputs->n + 1, sizeof(const void *));
	struct receipt *copy = arena_alloc(&l->a, 1, sizeof(*copy));
	bool ok = files != NULL && copy != NULL;
	for (size_t i = 0; ok && i < r->inputs->n; i++) {
		const struct receipt_file *f = r->inputs->files[i];
		char *name = arena_strdup(&l->a, f->name);
		files[i] = name == NULL ? NULL
					: book_file(b, name, f->is_absent ? NULL : &f->digest);
		ok = files[i] != NULL;
	}
	if (!ok) {
		return ledger_fail(l, d);
	}
	*copy = (struct receipt){.name = arena_strdup(&l->a, job->name),
		.options = r->options,
		.inputs = book_set(b, files, r->inputs->n),
		.program = ledger_program(l, ledger_late(r->inputs, job)),
		.is_own = true};
	ok = copy->name != NULL && copy->inputs != NULL && copy->program != NULL &&
	     copy_list(l, &r->projections, &copy->projections) &&
	     copy_list(l, &r->warnings, &copy->warnings) &&
	     copy_list(l, &r->dropped, &copy->dropped) &&
	     copy_outputs(l, job, r->outputs, copy) && book_put(b, copy);
	if (!ok) {
		return ledger_fail(l, d);
	}
	note_done(l, job);
	return journal_add(d, &l->journal, copy);
}

bool ledger_take(struct ledger *l, struct sm_diag *d, const struct batch_job *job, bool *found)
{
	struct arena a = {.diag = d};
	struct receipt *r = NULL;
	*found = false;
	if (l->request.cache_dir == NULL) {
		return true;
	}
	(void)pthread_mutex_lock(&l->mutex);
	bool ok = find_cached(l, &a, job, &r);
	(void)pthread_mutex_unlock(&l->mutex);
	if (ok && r != NULL) {
		ok = ledger_begin(l, d, job) &&
		     cache_take(&a, l->request.cache_dir, l->request.out_dir, r, found);
	}
	if (ok && *found) {
		(void)pthread_mutex_lock(&l->mutex);
		ok = enter_cached(l, d, job, r);
		(void)pthread_mutex_unlock(&l->mutex);
		tracks_log(&l->tracks, "cached %s", job->name);
	}
	arena_finish(&a);
	return ok;
}

void ledger_tell_failed(struct ledger *l, const struct batch_job *job, const struct sm_diag *d)
{
	tracks_log(&l->tracks, "failed %s: %s", job->name,
		d->n_errors == 0 ? "" : d->errors[0].text);
}
