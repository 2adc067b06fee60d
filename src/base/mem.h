/* Memory that lives as long as one job or one layer: allocate freely, release all at once. */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include "base/diag.h"

struct mem_block;
struct inputs;
struct memo_user;
struct timing;

/* Zero-initialise, set diag and limit, use, then arena_finish(). */
struct arena {
	struct mem_block *head;
	size_t used;	      /* bytes handed out */
	size_t held;	      /* bytes taken from the system for them */
	size_t limit;	      /* bytes allowed; 0 means no limit */
	bool is_kept;	      /* lives long: takes little more than it hands out */
	int fail_in;	      /* tests: when > 0, the fail_in-th allocation fails */
	struct sm_diag *diag; /* borrowed; told about every failure */
	struct inputs
		*inputs; /* borrowed; the files read into it are noted there; NULL: nowhere */
	struct memo_user *memo; /* borrowed; results shared with other jobs; NULL: none are */
	struct timing *timing;	/* borrowed; see base/timing.h; NULL: nothing is measured */
};

/* n objects of size bytes, zeroed; NULL after reporting SM_E_NOMEM or SM_E_LIMIT. */
SM_NODISCARD void *arena_alloc(struct arena *a, size_t n, size_t size);
SM_NODISCARD char *arena_strdup(struct arena *a, const char *s);

/*
 * Makes room for one more element in an array of *cap elements, of which n are used.
 * The array may move; the old one stays valid until the arena is finished. *cap is of the new
 * one at once: keep it before anything else can fail.
 */
SM_NODISCARD void *arena_grow(struct arena *a, void *array, size_t n, size_t *cap, size_t size);

void arena_finish(struct arena *a);

#endif
