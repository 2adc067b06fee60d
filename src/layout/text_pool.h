/*
 * Sets of fonts that maps drawn one after the other hand on: to open fonts and to measure the
 * same words again takes longer than much of a map.
 */
#ifndef LAYOUT_TEXT_POOL_H
#define LAYOUT_TEXT_POOL_H

#include "layout/text.h"

/* For all threads; a set is one map's at a time. */
struct text_pool;

/* NULL without memory. */
struct text_pool *text_pool_create(void);
void text_pool_destroy(
	struct text_pool *pool); /* accepts NULL; all sets have been given back */

/* A set that was given back under the key, as text_set_reset() leaves it, or NULL: none is
 * there. The pool may be NULL, too. */
struct text_set *text_pool_take(struct text_pool *pool, const char *key, struct sm_diag *d);

/* Gives a set (NULL: nothing happens) to who asks next for the key: the names of its files.
 * Without a pool it is destroyed, as is what a full pool has longest. */
void text_pool_give(struct text_pool *pool, const char *key, struct text_set *set);

#endif
