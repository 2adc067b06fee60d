#include "batch/run.h"

#include "base/path.h"
#include "base/team.h"
#include "base/timing.h"
#include "batch/folder.h"
#include "batch/ledger.h"
#include "batch/memory.h"
#include "batch/plan.h"
#include "batch/probe.h"
#include "batch/sizes.h"
#include "outputs.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <time.h>

/* What the workers share; the lock guards all below it. */
struct run {
	const struct batch_request *request;
	const struct plan *plan;
	const char *out_dir;
	struct ledger *ledger;
	struct plan *memory; /* the same, which holds what is found out */
	bool *is_stale;	     /* of each job of the plan: it is to be drawn */
	const char **whys;   /* of each: what changed since it was drawn, when all are drawn to
				be compared; else NULL */
	struct sizes sizes;  /* of the maps to be drawn */
	struct memory_shares shares;
	struct memo *memo;	 /* what the jobs share, */
	struct text_pool *texts; /* and hand on */
	pthread_mutex_t lock;
	pthread_cond_t ended; /* a worker has */
	size_t next;	      /* job to look at */
	size_t n_running;     /* workers */
	bool stop;	      /* no further job is begun */
	size_t first_failed;  /* in the plan's order */
	struct batch_result *result;
};

/* A job with the paths of its files. */
struct task {
	struct batch_job job;
	struct sm_output *outputs;
	const char **paths;
};

static bool make_task(struct arena *a, const struct run *run, size_t index, struct task *out)
{
	struct batch_job *job = &out->job;
	if (!batch_job_make(a, run->plan, index, job)) {
		return false;
	}
	out->outputs = arena_alloc(a, job->n_outputs + 1, sizeof(*out->outputs));
	out->paths = arena_alloc(a, job->n_outputs + 1, sizeof(const char *));
	for (size_t i = 0; out->outputs != NULL && out->paths != NULL && i < job->n_outputs;
		i++) {
		out->paths[i] = path_join(a, run->out_dir, job->outputs[i].path);
		out->outputs[i] = (struct sm_output){
			.path = out->paths[i], .format = job->outputs[i].format};
	}
	return a->diag->code == SM_OK;
}

/* Whether the job is of this run and has something to do. */
static bool is_ours(const struct run *run, const struct batch_job *job)
{
	return job->n_outputs > 0 && shard_has(run->request->shard, job->name);
}

/* Runs the pipeline; outputs go where the task says. */
static bool render(
	const struct run *run, const struct task *task, struct sm_diag *d, struct drawn *drawn)
{
	const struct batch_job *job = &task->job;
	const struct batch_request *request = run->request;
	const struct sm_job what = {.map_path = job->map_path,
		.data_dir = request->data_dir,
		.font_dir = request->font_dir,
		.date = job->date,
		.lang = job->lang,
		.dpi = job->dpi,
		.width_pt = job->width_pt,
		.height_pt = job->height_pt,
		.outputs = task->outputs,
		.n_outputs = job->n_outputs,
		.max_memory_bytes = run->shares.limit_bytes,
		.strict_labels = request->strict_labels};
	struct pipeline p;
	pipeline_init(&p, d, &what);
	p.watch = (struct pipeline_watch){drawn == NULL ? NULL : drawn_add, drawn};
	p.variation = batch_job_variation(job);
	p.memo.memo = run->memo;
	p.texts = run->texts;
	bool ok = outputs_render(&p);
	pipeline_finish(&p);
	return ok;
}

static bool draw(
	const struct run *run, const struct task *task, struct sm_diag *d, struct drawn *drawn)
{
	for (size_t i = 0; i < task->job.n_outputs; i++) {
		if (!folder_make_for(d, task->paths[i])) {
			return false;
		}
	}
	return ledger_begin(run->ledger, d, &task->job) && render(run, task, d, drawn);
}

/* Draws into memory, and fails for a file that would be another. */
static bool compare(struct run *run, struct arena *a, struct task *task)
{
	const struct batch_job *job = &task->job;
	struct sm_text *texts = arena_alloc(a, job->n_outputs + 1, sizeof(*texts));
	for (size_t i = 0; texts != NULL && i < job->n_outputs; i++) {
		task->outputs[i].into = &texts[i];
	}
	bool ok = texts != NULL && render(run, task, a->diag, NULL);
	const char *why = run->whys[job->index];
	for (size_t i = 0; texts != NULL && i < job->n_outputs; i++) {
		struct digest digest =
			ok ? digest_bytes(texts[i].ptr, texts[i].len) : (struct digest){""};
		if (ok && !ledger_has(run->ledger, job, i, &digest)) {
			(void)diag_error(a->diag, SM_E_OUTPUT,
				"%s: drawn again it is another%s%s", task->paths[i],
				why == NULL ? "" : ": ", why == NULL ? "" : why);
		}
	}
	for (size_t i = 0; texts != NULL && i < job->n_outputs; i++) {
		sm_text_finish(&texts[i]);
	}
	return ok && a->diag->code == SM_OK;
}

static void report(struct run *run, const struct task *task, struct batch_event *event)
{
	struct batch_counts *counts = &run->result->counts;
	(void)pthread_mutex_lock(&run->lock);
	counts->drawn += event->ok;
	counts->cached += event->is_cached;
	counts->failed += !event->ok;
	if (!event->ok && task->job.index < run->first_failed) {
		run->first_failed = task->job.index;
		run->result->code = event->diag->code;
	}
	run->stop = run->stop || (!event->ok && run->request->fail_fast);
	event->counts = *counts;
	if (run->request->on_job != NULL) {
		run->request->on_job(run->request->user, event);
	}
	(void)pthread_mutex_unlock(&run->lock);
}

/* The number of the next job that is to be drawn; false: there is none. */
static bool take(struct run *run, size_t *index)
{
	(void)pthread_mutex_lock(&run->lock);
	while (run->next < run->plan->n_jobs && !run->is_stale[run->next]) {
		run->next++;
	}
	bool has = !run->stop && run->next < run->plan->n_jobs;
	if (has) {
		*index = run->next++;
	}
	(void)pthread_mutex_unlock(&run->lock);
	return has;
}

/* Draws the files of a job, or finds them, and enters them into the ledger. */
static bool finish_task(struct run *run, struct arena *a, const struct task *task, double begin,
	bool *is_cached)
{
	struct drawn drawn = {.a = a};
	bool ok = ledger_take(run->ledger, a->diag, &task->job, is_cached);
	if (ok && !*is_cached) {
		ok = draw(run, task, a->diag, &drawn) &&
		     ledger_add(
			     run->ledger, a->diag, &task->job, &drawn, timing_now_ms() - begin);
	}
	if (!ok) {
		ledger_tell_failed(run->ledger, &task->job, a->diag);
	}
	return ok;
}

static void work_on(struct run *run, size_t index)
{
	struct sm_diag d = {0};
	struct arena a = {.diag = &d};
	struct task task = {0};
	double begin = timing_now_ms();
	bool is_cached = false;
	bool made = make_task(&a, run, index, &task);
	bool ok = made && (run->whys != NULL ? compare(run, &a, &task)
					     : finish_task(run, &a, &task, begin, &is_cached));
	struct batch_event event = {.name = made ? task.job.name : run->plan->path,
		.index = index,
		.paths = task.paths,
		.n_paths = ok ? task.job.n_outputs : 0,
		.ok = ok,
		.is_cached = is_cached,
		.diag = &d,
		.ms = timing_now_ms() - begin};
	report(run, &task, &event);
	arena_finish(&a);
}

static void *work(void *user)
{
	struct run *run = user;
	size_t index;
	while (take(run, &index)) {
		work_on(run, index);
	}
	(void)pthread_mutex_lock(&run->lock);
	run->n_running--;
	(void)pthread_cond_signal(&run->ended);
	(void)pthread_mutex_unlock(&run->lock);
	return NULL;
}

static struct timespec soon(void)
{
	enum { TICK_NS = 50000000, SECOND_NS = 1000000000 };
	struct timespec t = {0};
	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	t.tv_nsec += TICK_NS;
	if (t.tv_nsec >= SECOND_NS) {
		t.tv_sec++;
		t.tv_nsec -= SECOND_NS;
	}
	return t;
}

/* Until all workers have ended. */
static void wait_for_workers(struct run *run)
{
	const struct batch_request *request = run->request;
	(void)pthread_mutex_lock(&run->lock);
	while (run->n_running > 0) {
		struct timespec until = soon();
		if (pthread_cond_timedwait(&run->ended, &run->lock, &until) == ETIMEDOUT &&
			request->on_tick != NULL &&
			!request->on_tick(request->user, &run->result->counts)) {
			run->stop = true;
		}
	}
	(void)pthread_mutex_unlock(&run->lock);
}

static unsigned count_workers(const struct batch_request *request, size_t n_jobs)
{
	size_t n = request->n_workers > 0 ? request->n_workers : team_processors();
	n = n > BATCH_WORKERS_MAX ? BATCH_WORKERS_MAX : n;
	return (unsigned)(n > n_jobs ? n_jobs : n);
}

/* Says when the limit has an effect that was not asked for. */
static void tell_shares(
	struct sm_diag *d, const struct memory_shares *s, unsigned wished, uint64_t pixels)
{
	if (s->is_short) {
		diag_warn(d, "batch-memory",
			"the largest map (%.1f million pixels) is reckoned to take %s, "
			"with the program more than the limit of %s; maps are drawn one at a "
			"time",
			(double)pixels / 1e6, memory_show(s->map_bytes).text,
			memory_show(s->limit_bytes).text);
	} else if (s->n_workers < wished) {
		diag_note(d, "batch-memory",
			"%u in place of %u maps are drawn at once: the limit is %s, and the "
			"largest map (%.1f million pixels) is reckoned to take %s",
			s->n_workers, wished, memory_show(s->limit_bytes).text,
			(double)pixels / 1e6, memory_show(s->map_bytes).text);
	}
}

static void divide_memory(struct run *run, struct sm_diag *d)
{
	const struct batch_counts *counts = &run->result->counts;
	unsigned wished = count_workers(run->request, counts->total - counts->fresh);
	run->shares = memory_divide(run->request->memory_bytes, wished, run->sizes.most_pixels);
	bool was_asked = run->request->n_workers > 0 || run->request->memory_bytes > 0;
	if (wished > 0 && (was_asked || run->shares.is_short)) {
		tell_shares(d, &run->shares, wished, run->sizes.most_pixels);
	}
}

static bool start(struct run *run, struct sm_diag *d)
{
	const struct batch_counts *counts = &run->result->counts;
	unsigned wanted = run->shares.n_workers, n = 0;
	wanted = counts->total == counts->fresh ? 0 : wanted;
	pthread_t threads[BATCH_WORKERS_MAX];
	run->n_running = wanted;
	while (n < wanted && pthread_create(&threads[n], NULL, work, run) == 0) {
		n++;
	}
	(void)pthread_mutex_lock(&run->lock);
	run->n_running -= wanted - n; /* fewer threads do as well */
	(void)pthread_mutex_unlock(&run->lock);
	wait_for_workers(run);
	for (unsigned i = 0; i < n; i++) {
		(void)pthread_join(threads[i], NULL);
	}
	return n > 0 || wanted == 0 || diag_fail(d, SM_E_LIMIT, "no thread can be started");
}

static bool run_all(struct run *run, struct sm_diag *d)
{
	divide_memory(run, d);
	pthread_condattr_t clock;
	if (pthread_condattr_init(&clock) != 0 ||
		pthread_condattr_setclock(&clock, CLOCK_MONOTONIC) != 0 ||
		pthread_cond_init(&run->ended, &clock) != 0) {
		return diag_fail(d, SM_E_NOMEM, "out of memory");
	}
	run->memo = memo_create(run->shares.shared_bytes);
	run->texts = text_pool_create();
	bool ok = run->memo != NULL && pthread_mutex_init(&run->lock, NULL) == 0
			  ? start(run, d)
			  : diag_fail(d, SM_E_NOMEM, "out of memory");
	(void)pthread_mutex_destroy(&run->lock);
	(void)pthread_cond_destroy(&run->ended);
	(void)pthread_condattr_destroy(&clock);
	memo_destroy(run->memo);
	text_pool_destroy(run->texts);
	run->result->stopped = run->stop && run->next < run->plan->n_jobs;
	return ok;
}

/* A folder named like the plan, in the current one. */
static const char *choose_out_dir(struct arena *a, const struct batch_request *request)
{
	return request->out_dir != NULL ? request->out_dir : path_stem(a, request->plan_path);
}

/* What look_at() does besides counting. */
enum purpose { TO_DRAW, TO_TELL, TO_COMPARE };

static void tell_stale(struct run *run, const struct task *task, const char *why)
{
	struct sm_diag nothing = {0};
	const struct batch_event event = {.name = task->job.name,
		.paths = task->paths,
		.n_paths = task->job.n_outputs,
		.ok = true,
		.diag = &nothing,
		.why = why,
		.counts = run->result->counts};
	run->request->on_job(run->request->user, &event);
}

/* Whether a job of this run is to be drawn. */
static bool look_at(struct run *run, struct arena *a, size_t index, enum purpose purpose)
{
	struct task task;
	struct batch_counts *counts = &run->result->counts;
	char why[LEDGER_WHY_MAX];
	if (!make_task(a, run, index, &task)) {
		return false;
	}
	if (!is_ours(run, &task.job)) {
		return true;
	}
	if (!ledger_check(run->ledger, a->diag, &task.job, why)) {
		return false;
	}
	bool is_stale = why[0] != '\0';
	if (purpose == TO_COMPARE && is_stale) {
		run->whys[index] = arena_strdup(&run->memory->arena, why);
	}
	run->is_stale[index] =
		purpose == TO_COMPARE ? ledger_knows(run->ledger, &task.job) : is_stale;
	counts->total++;
	counts->fresh += !run->is_stale[index];
	if (purpose != TO_TELL && run->is_stale[index] && !sizes_add(&run->sizes, &task.job)) {
		return false;
	}
	if (purpose == TO_TELL && is_stale) {
		tell_stale(run, &task, why);
	}
	return purpose != TO_COMPARE || !is_stale || run->whys[index] != NULL;
}

/* Which jobs are to be drawn. */
static bool find_stale(struct run *run, struct sm_diag *d, enum purpose purpose)
{
	struct plan *plan = run->memory;
	run->is_stale = arena_alloc(&plan->arena, plan->n_jobs + 1, sizeof(*run->is_stale));
	if (purpose == TO_COMPARE) {
		run->whys = arena_alloc(&plan->arena, plan->n_jobs + 1, sizeof(*run->whys));
	}
	run->sizes = (struct sizes){.a = &plan->arena, .plan = plan};
	bool ok = run->is_stale != NULL && (purpose != TO_COMPARE || run->whys != NULL);
	for (size_t i = 0; ok && i < plan->n_jobs; i++) {
		struct arena a = {.diag = d};
		ok = look_at(run, &a, i, purpose);
		arena_finish(&a);
	}
	return ok;
}

static bool open_ledger(struct run *run, struct sm_diag *d, enum purpose purpose)
{
	const struct batch_request *r = run->request;
	const struct ledger_request request = {.out_dir = run->out_dir,
		.plan_path = r->plan_path,
		.data_dir = r->data_dir,
		.font_dir = r->font_dir,
		.cache_dir = r->cache_dir,
		.common = r->strict_labels ? "strict-labels" : NULL,
		.shard = r->shard.count == 0 ? 0 : r->shard.index + 1,
		.n_shards = r->shard.count,
		.is_reader = purpose != TO_DRAW};
	return ledger_open(d, &request, &run->ledger);
}

static bool check_out_dir(struct sm_diag *d, const char *path)
{
	return strpbrk(path, "{}") == NULL ||
	       diag_fail(d, SM_E_USAGE, "%s: the output folder's name has braces", path);
}

/* What is stale is drawn; the manifest is written in any case. */
static bool run_for(struct run *run, struct sm_diag *d, enum purpose purpose)
{
	if ((purpose == TO_DRAW && !folder_prepare(d, run->out_dir)) ||
		!open_ledger(run, d, purpose)) {
		return false;
	}
	bool ok = find_stale(run, d, purpose) && (purpose == TO_TELL || run_all(run, d));
	ledger_count(run->ledger, &run->result->n_warned, &run->result->n_dropped);
	return ledger_close(d, run->ledger) && ok;
}

static bool read_and_run(struct sm_diag *d, const struct batch_request *request,
	struct batch_result *out, enum purpose purpose)
{
	struct plan plan;
	struct run run = {.request = request,
		.plan = &plan,
		.memory = &plan,
		.first_failed = SIZE_MAX,
		.result = out};
	*out = (struct batch_result){0};
	bool ok = plan_read(d, request->plan_path, request->data_dir, &plan);
	if (ok) {
		run.out_dir = choose_out_dir(&plan.arena, request);
		ok = run.out_dir != NULL && check_out_dir(d, run.out_dir) &&
		     probe_axes(&plan) && run_for(&run, d, purpose);
	}
	plan_finish(&plan);
	return ok;
}

bool batch_run(struct sm_diag *d, const struct batch_request *request, struct batch_result *out)
{
	return read_and_run(d, request, out, TO_DRAW);
}

bool batch_stale(
	struct sm_diag *d, const struct batch_request *request, struct batch_result *out)
{
	return read_and_run(d, request, out, TO_TELL);
}

bool batch_redraw(
	struct sm_diag *d, const struct batch_request *request, struct batch_result *out)
{
	return read_and_run(d, request, out, TO_COMPARE);
}

static bool list(struct run *run, struct sm_diag *d)
{
	bool ok = true;
	for (size_t i = 0; ok && i < run->plan->n_jobs; i++) {
		struct arena a = {.diag = d};
		struct task task;
		ok = make_task(&a, run, i, &task);
		if (ok && is_ours(run, &task.job)) {
			const struct batch_event event = {.name = task.job.name,
				.paths = task.paths,
				.n_paths = task.job.n_outputs,
				.ok = true,
				.diag = d};
			run->request->on_job(run->request->user, &event);
		}
		arena_finish(&a);
	}
	return ok;
}

bool batch_list(struct sm_diag *d, const struct batch_request *request)
{
	struct plan plan;
	struct run run = {.request = request, .plan = &plan};
	bool ok = plan_read(d, request->plan_path, request->data_dir, &plan);
	if (ok) {
		run.out_dir = choose_out_dir(&plan.arena, request);
		ok = run.out_dir != NULL && check_out_dir(d, run.out_dir) && list(&run, d);
	}
	plan_finish(&plan);
	return ok;
}
