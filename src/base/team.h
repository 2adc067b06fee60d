/* Threads that share a number of tasks, which do not depend on each other. */
#ifndef BASE_TEAM_H
#define BASE_TEAM_H

#include <sahelmap/sahelmap.h>

#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>

/* Does task i of what `user` describes; called from several threads at once. */
typedef void team_task(void *user, size_t i);

struct team {
	team_task *task;
	void *user;
	size_t n_tasks;
	atomic_size_t next;
	pthread_t threads[SM_THREADS_MAX];
	size_t n_threads;
};

/* As many threads as the process may use processors at once; at least 1. */
size_t team_processors(void);

/* Starts up to n_threads threads that do tasks 0, 1 ... n_tasks - 1, each once, while the
 * caller goes on. A thread that cannot be started is done without: then not all tasks may be
 * done. */
void team_begin(
	struct team *team, size_t n_threads, size_t n_tasks, team_task *task, void *user);

/* No more tasks are begun; waits for those that are. */
void team_end(struct team *team);

/* Does all tasks, by n_threads threads of which the caller is one. */
void team_run(size_t n_threads, size_t n_tasks, team_task *task, void *user);

#endif
