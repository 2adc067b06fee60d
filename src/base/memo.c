#include "base/memo.h"

#include "base/inputs.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { N_BUCKETS = 4096 };

struct memo_entry {
	struct memo_key key;
	struct arena arena; /* of the result */
	struct inputs inputs;
	const void *result;
	struct sm_message *warnings, *notes;
	size_t n_warnings, n_notes;
	bool is_made;			  /* else a job is at it */
	size_t n_users;			  /* jobs */
	struct memo_entry *next;	  /* in its bucket */
	struct memo_entry *newer, *older; /* by use */
};

struct memo {
	pthread_mutex_t lock;
	pthread_cond_t made; /* some entry was, or could not be */
	size_t max_bytes, n_bytes;
	struct memo_entry *newest, *oldest;
	struct memo_entry *buckets[N_BUCKETS];
};

static uint64_t mix(uint64_t h, uint64_t word, uint64_t factor)
{
	h = (h ^ word) * factor;
	return h ^ (h >> 29);
}

static void add_word(struct memo_key *key, uint64_t word)
{
	key->a = mix(key->a, word, UINT64_C(0x9e3779b97f4a7c15));
	key->b = mix(key->b, word + key->a, UINT64_C(0xc2b2ae3d27d4eb4f));
}

void memo_add(struct memo_key *key, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;
	uint64_t word;
	add_word(key, n);
	for (; n >= sizeof(word); n -= sizeof(word), p += sizeof(word)) {
		memcpy(&word, p, sizeof(word));
		add_word(key, word);
	}
	if (n > 0) {
		word = 0;
		memcpy(&word, p, n);
		add_word(key, word);
	}
}

void memo_add_text(struct memo_key *key, const char *text)
{
	add_word(key, text != NULL);
	if (text != NULL) {
		memo_add(key, text, strlen(text));
	}
}

void memo_add_number(struct memo_key *key, double v)
{
	memo_add(key, &v, sizeof(v));
}

struct memo_key memo_begin(const char *kind)
{
	struct memo_key key = {UINT64_C(0x243f6a8885a308d3), UINT64_C(0x13198a2e03707344)};
	memo_add_text(&key, kind);
	return key;
}

struct memo *memo_create(size_t max_bytes)
{
	struct memo *m = calloc(1, sizeof(*m));
	if (m != NULL && (pthread_mutex_init(&m->lock, NULL) != 0 ||
				 pthread_cond_init(&m->made, NULL) != 0)) {
		free(m);
		return NULL;
	}
	if (m != NULL) {
		m->max_bytes = max_bytes;
	}
	return m;
}

static void free_entry(struct memo_entry *e)
{
	arena_finish(&e->arena);
	free(e->warnings);
	free(e->notes);
	free(e);
}

void memo_destroy(struct memo *m)
{
	for (struct memo_entry *e = m == NULL ? NULL : m->newest, *older; e != NULL;
		e = older) {
		older = e->older;
		free_entry(e);
	}
	if (m != NULL) {
		(void)pthread_mutex_destroy(&m->lock);
		(void)pthread_cond_destroy(&m->made);
		free(m);
	}
}

static struct memo_entry **bucket_of(struct memo *m, struct memo_key key)
{
	return &m->buckets[key.b % N_BUCKETS];
}

static struct memo_entry *find(struct memo *m, struct memo_key key)
{
	struct memo_entry *e = *bucket_of(m, key);
	while (e != NULL && (e->key.a != key.a || e->key.b != key.b)) {
		e = e->next;
	}
	return e;
}

static void unlink_use(struct memo *m, struct memo_entry *e)
{
	*(e->newer != NULL ? &e->newer->older : &m->newest) = e->older;
	*(e->older != NULL ? &e->older->newer : &m->oldest) = e->newer;
	e->newer = e->older = NULL;
}

static void link_newest(struct memo *m, struct memo_entry *e)
{
	e->newer = NULL;
	e->older = m->newest;
	*(m->newest != NULL ? &m->newest->newer : &m->oldest) = e;
	m->newest = e;
}

/* Takes it out of the table; the caller frees it. */
static void take_out(struct memo *m, struct memo_entry *e)
{
	struct memo_entry **at = bucket_of(m, e->key);
	while (*at != e) {
		at = &(*at)->next;
	}
	*at = e->next;
	unlink_use(m, e);
}

/* What is too much and nobody's goes. */
static void shrink(struct memo *m)
{
	struct memo_entry *newer;
	for (struct memo_entry *e = m->oldest; e != NULL && m->n_bytes > m->max_bytes;
		e = newer) {
		newer = e->newer;
		if (e->n_users == 0 && e->is_made) {
			m->n_bytes -= e->arena.held;
			take_out(m, e);
			free_entry(e);
		}
	}
}

void memo_release(struct memo_user *user)
{
	if (user->memo != NULL) {
		(void)pthread_mutex_lock(&user->memo->lock);
		for (size_t i = 0; i < user->n; i++) {
			user->used[i]->n_users--;
		}
		shrink(user->memo);
		(void)pthread_mutex_unlock(&user->memo->lock);
	}
	free(user->used);
	user->used = NULL;
	user->n = user->cap = 0;
}

/* Room for one more entry; false without memory. */
static bool make_room(struct memo_user *user)
{
	if (user->n < user->cap) {
		return true;
	}
	size_t cap = user->cap == 0 ? 64 : 2 * user->cap;
	struct memo_entry **used = realloc(user->used, cap * sizeof(struct memo_entry *));
	if (used != NULL) {
		user->used = used;
		user->cap = cap;
	}
	return used != NULL;
}

/* Keeps it for the job; false without memory. */
static bool use(struct memo_user *user, struct memo_entry *e)
{
	if (!make_room(user)) {
		return false;
	}
	user->used[user->n++] = e;
	e->n_users++;
	unlink_use(user->memo, e);
	link_newest(user->memo, e);
	return true;
}

void memo_hand_over(struct memo_user *from, struct memo_user *to)
{
	size_t kept = 0;
	(void)pthread_mutex_lock(&from->memo->lock);
	while (kept < from->n && make_room(to)) {
		to->used[to->n++] = from->used[kept++];
	}
	for (size_t i = kept; i < from->n; i++) {
		from->used[i - kept] = from->used[i];
	}
	from->n -= kept;
	(void)pthread_mutex_unlock(&from->memo->lock);
	memo_release(from);
}

/* Waits for one that is being made. NULL: it is the caller's to make, when *mine; else there is
 * no memory. */
static struct memo_entry *find_or_begin(struct memo_user *user, struct memo_key key, bool *mine)
{
	struct memo *m = user->memo;
	struct memo_entry *e;
	*mine = false;
	(void)pthread_mutex_lock(&m->lock);
	while ((e = find(m, key)) != NULL && !e->is_made) {
		(void)pthread_cond_wait(&m->made, &m->lock);
	}
	if (e == NULL) {
		e = calloc(1, sizeof(*e));
		*mine = e != NULL;
		if (e != NULL) {
			e->key = key;
			e->next = *bucket_of(m, key);
			*bucket_of(m, key) = e;
			link_newest(m, e);
		}
	}
	if (e != NULL && !use(user, e)) {
		if (*mine) {
			take_out(m, e);
			free(e);
			(void)pthread_cond_broadcast(&m->made);
		}
		e = NULL;
	}
	(void)pthread_mutex_unlock(&m->lock);
	return e;
}

static bool copy_messages(
	const struct sm_message *from, size_t n, struct sm_message **to, size_t *n_to)
{
	if (n == 0) {
		return true;
	}
	*to = malloc(n * sizeof(**to));
	if (*to != NULL) {
		memcpy(*to, from, n * sizeof(**to));
		*n_to = n;
	}
	return *to != NULL;
}

static bool replay_inputs(struct arena *a, const struct memo_entry *e)
{
	bool ok = true;
	for (size_t i = 0; ok && i < e->inputs.n; i++) {
		ok = inputs_add(a, e->inputs.paths[i]);
	}
	for (size_t i = 0; ok && i < e->inputs.n_absent; i++) {
		ok = inputs_add_absent(a, e->inputs.absent[i]);
	}
	return ok;
}

/* Messages and files read are the job's, too. */
static bool replay(struct arena *a, const struct memo_entry *e)
{
	diag_replay(a->diag, e->warnings, e->n_warnings, e->notes, e->n_notes);
	return replay_inputs(a, e);
}

/* Takes what is not made out of what the job uses; what it was made from may be behind it. */
static void unuse(struct memo_user *user, const struct memo_entry *e)
{
	size_t i = user->n;
	while (i > 0 && user->used[i - 1] != e) {
		i--;
	}
	if (i > 0) {
		user->n--;
		memmove(&user->used[i - 1], &user->used[i],
			(user->n - (i - 1)) * sizeof(struct memo_entry *));
	}
}

/* Ends the making: others may have it now, or must make it themselves. */
static void end_making(struct memo_user *user, struct memo_entry *e, bool ok)
{
	struct memo *m = user->memo;
	(void)pthread_mutex_lock(&m->lock);
	e->is_made = ok;
	if (ok) {
		m->n_bytes += e->arena.held;
		shrink(m);
	} else {
		unuse(user, e);
		take_out(m, e);
		free_entry(e);
	}
	(void)pthread_cond_broadcast(&m->made);
	(void)pthread_mutex_unlock(&m->lock);
}

static const void *make_entry(
	struct arena *a, struct memo_entry *e, memo_make *make, const void *user)
{
	struct sm_diag *d = calloc(1, sizeof(*d));
	if (d == NULL) {
		(void)diag_fail(a->diag, SM_E_NOMEM, "out of memory");
		return NULL;
	}
	e->arena = (struct arena){.diag = d,
		.inputs = &e->inputs,
		.limit = a->limit,
		.is_kept = true,
		.timing = a->timing};
	e->result = make(&e->arena, user);
	bool ok = e->result != NULL && d->code == SM_OK &&
		  copy_messages(d->warnings, d->n_warnings, &e->warnings, &e->n_warnings) &&
		  copy_messages(d->notes, d->n_notes, &e->notes, &e->n_notes) && replay(a, e);
	if (!ok) {
		if (e->result == NULL || d->code != SM_OK) {
			diag_replay(a->diag, d->warnings, d->n_warnings, d->notes, d->n_notes);
			(void)replay_inputs(a, e);
		}
		diag_replay_errors(a->diag, d);
		if (a->diag->code == SM_OK) {
			(void)diag_fail(a->diag, SM_E_NOMEM, "out of memory");
		}
	}
	e->arena.diag = NULL;
	e->arena.inputs = NULL;
	e->arena.timing = NULL;
	free(d);
	return ok ? e->result : NULL;
}

bool memo_is_used(const struct arena *a)
{
	return a->memo != NULL && a->memo->memo != NULL;
}

bool memo_has_room(const struct arena *a, size_t bytes)
{
	enum { SMALL_PART = 16 };
	return memo_is_used(a) && bytes <= a->memo->memo->max_bytes / SMALL_PART;
}

const void *memo_get(struct arena *a, struct memo_key key, memo_make *make, const void *user)
{
	bool mine;
	if (!memo_is_used(a)) {
		return make(a, user);
	}
	struct memo_entry *e = find_or_begin(a->memo, key, &mine);
	if (e == NULL) {
		(void)diag_fail(a->diag, SM_E_NOMEM, "out of memory");
		return NULL;
	}
	if (!mine) {
		return replay(a, e) ? e->result : NULL;
	}
	const void *result = make_entry(a, e, make, user);
	end_making(a->memo, e, result != NULL);
	return result;
}
