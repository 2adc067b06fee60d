#define _GNU_SOURCE /* sched_getaffinity() */
#include "base/team.h"

#include <sched.h>

size_t team_processors(void)
{
	cpu_set_t set;
	int n = sched_getaffinity(0, sizeof(set), &set) == 0 ? CPU_COUNT(&set) : 1;
	return n > 0 ? (size_t)n : 1;
}

static void *work(void *user)
{
	struct team *team = user;
	size_t i;
	while ((i = atomic_fetch_add(&team->next, 1)) < team->n_tasks) {
		team->task(team->user, i);
	}
	return NULL;
}

static size_t fewer(size_t a, size_t b)
{
	return a < b ? a : b;
}

void team_begin(
	struct team *team, size_t n_threads, size_t n_tasks, team_task *task, void *user)
{
	team->task = task;
	team->user = user;
	team->n_tasks = n_tasks;
	atomic_init(&team->next, 0);
	team->n_threads = 0;
	n_threads = fewer(fewer(n_threads, n_tasks), SM_THREADS_MAX);
	while (team->n_threads < n_threads &&
		pthread_create(&team->threads[team->n_threads], NULL, work, team) == 0) {
		team->n_threads++;
	}
}

static void join(struct team *team)
{
	for (size_t i = 0; i < team->n_threads; i++) {
		(void)pthread_join(team->threads[i], NULL);
	}
	team->n_threads = 0;
}

void team_end(struct team *team)
{
	atomic_store(&team->next, team->n_tasks);
	join(team);
}

void team_run(size_t n_threads, size_t n_tasks, team_task *task, void *user)
{
	struct team team;
	size_t others = fewer(n_threads, n_tasks);
	team_begin(&team, others > 0 ? others - 1 : 0, n_tasks, task, user);
	(void)work(&team);
	join(&team);
}
