#include "layout/text_pool.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { IDLE_MAX = 32 };

struct idle {
	char *key;
	struct text_set *set;
};

struct text_pool {
	pthread_mutex_t lock;
	struct idle idle[IDLE_MAX]; /* the one given last is the last */
	size_t n;
};

struct text_pool *text_pool_create(void)
{
	struct text_pool *pool = calloc(1, sizeof(*pool));
	if (pool != NULL && pthread_mutex_init(&pool->lock, NULL) != 0) {
		free(pool);
		pool = NULL;
	}
	return pool;
}

static void drop(const struct idle *idle)
{
	text_set_destroy(idle->set);
	free(idle->key);
}

void text_pool_destroy(struct text_pool *pool)
{
	if (pool == NULL) {
		return;
	}
	for (size_t i = 0; i < pool->n; i++) {
		drop(&pool->idle[i]);
	}
	(void)pthread_mutex_destroy(&pool->lock);
	free(pool);
}

/* Takes the i-th out of the list. */
static struct idle take_out(struct text_pool *pool, size_t i)
{
	struct idle found = pool->idle[i];
	pool->n--;
	memmove(&pool->idle[i], &pool->idle[i + 1], (pool->n - i) * sizeof(pool->idle[0]));
	return found;
}

struct text_set *text_pool_take(struct text_pool *pool, const char *key, struct sm_diag *d)
{
	struct idle found = {0};
	if (pool == NULL) {
		return NULL;
	}
	(void)pthread_mutex_lock(&pool->lock);
	for (size_t i = pool->n; found.set == NULL && i-- > 0;) {
		if (strcmp(pool->idle[i].key, key) == 0) {
			found = take_out(pool, i);
		}
	}
	(void)pthread_mutex_unlock(&pool->lock);
	free(found.key);
	if (found.set != NULL) {
		text_set_reset(found.set, d);
	}
	return found.set;
}

void text_pool_give(struct text_pool *pool, const char *key, struct text_set *set)
{
	struct idle given = {set == NULL || pool == NULL ? NULL : strdup(key), set}, old = {0};
	if (given.key == NULL) {
		text_set_destroy(set);
		return;
	}
	(void)pthread_mutex_lock(&pool->lock);
	if (pool->n == IDLE_MAX) {
		old = take_out(pool, 0);
	}
	pool->idle[pool->n++] = given;
	(void)pthread_mutex_unlock(&pool->lock);
	drop(&old);
}
