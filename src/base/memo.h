/*
 * Results that jobs of one kind share: each is made once, by the first that asks, and is const
 * from then on. A result is known by the content of all it is made from, so that it is the same
 * whoever makes it and whenever.
 */
#ifndef BASE_MEMO_H
#define BASE_MEMO_H

#include "base/mem.h"

#include <stdint.h>

/* 128 bits of a content. */
struct memo_key {
	uint64_t a, b;
};

/* Of a kind of result ("project"), then of everything it depends on. Equal numbers in other
 * order, or texts cut elsewhere, give another key. */
struct memo_key memo_begin(const char *kind);
void memo_add(struct memo_key *key, const void *bytes, size_t n);
void memo_add_text(struct memo_key *key, const char *text); /* NULL is not "" */
void memo_add_number(struct memo_key *key, double v);

struct memo;
struct memo_entry;

/* Keeps at most about so many bytes: what no job uses goes first, the longest unused of it.
 * NULL without memory. */
struct memo *memo_create(size_t max_bytes);
void memo_destroy(struct memo *m); /* accepts NULL; no job may use it any more */

/* A job's part in it, which keeps what the job uses. */
struct memo_user {
	struct memo *memo;
	struct memo_entry **used;
	size_t n, cap;
};

/* Whether what is made in the arena is shared: it has a memo. */
bool memo_is_used(const struct arena *a);
/* Whether it is, and so many bytes are a small part of what the memo keeps. */
bool memo_has_room(const struct arena *a, size_t bytes);

/* Lets go of all the job used. The user may be zeroed. */
void memo_release(struct memo_user *user);

/* What `from` uses is what `to` uses from now on; both have the same memo. `to` may be in use
 * by another thread. */
void memo_hand_over(struct memo_user *from, struct memo_user *to);

/* Makes a result in the arena given; NULL after reporting to that arena's diag. It may ask the
 * job's arena for other results, which are made from less: none asks for what is asked of it.
 */
typedef const void *memo_make(struct arena *a, const void *user);

/*
 * The result of that key: of the arena's memo, which lives as long as the arena does, or made
 * by `make`, whose messages and files read are the job's in either case. Without a memo it is
 * made in the arena itself. NULL after reporting.
 */
const void *memo_get(struct arena *a, struct memo_key key, memo_make *make, const void *user);

#endif
