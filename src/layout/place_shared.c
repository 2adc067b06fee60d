#include "layout/place_shared.h"

#include "base/memo.h"
#include "base/timing.h"

#include <string.h>

static void add_strip(struct memo_key *key, const struct place_strip *s)
{
	const double numbers[] = {s->from.x, s->from.y, s->to.x, s->to.y, s->half_pt};
	memo_add(key, numbers, sizeof(numbers));
}

static void add_parts(struct memo_key *key, const struct place_parts *parts)
{
	memo_add(key, parts->boxes, parts->n_boxes * sizeof(*parts->boxes));
	memo_add(key, parts->leaders, parts->n_leaders * sizeof(*parts->leaders));
	memo_add(key, parts->owners, parts->n_owners * sizeof(*parts->owners));
}

static void add_candidate(struct memo_key *key, const struct place_candidate *c)
{
	const double numbers[] = {c->box.min_x, c->box.min_y, c->box.max_x, c->box.max_y,
		c->cost, c->slot, c->leader, c->leader_from.x, c->leader_from.y, c->leader_to.x,
		c->leader_to.y, c->leader_free_pt, c->n_strips, c->parts != NULL};
	memo_add(key, numbers, sizeof(numbers));
	for (size_t i = 0; i < c->n_strips; i++) {
		add_strip(key, &c->strips[i]);
	}
	if (c->parts != NULL) {
		add_parts(key, c->parts);
	}
}

static void add_label(struct memo_key *key, const struct place_label *l)
{
	const double numbers[] = {l->begin, l->end, l->weight, l->own, l->edge_parts, l->tie};
	memo_add(key, numbers, sizeof(numbers));
	memo_add(key, l->page, l->page == NULL ? 0 : sizeof(*l->page));
}

static void add_obstacle(struct memo_key *key, const struct place_obstacle *o)
{
	const double numbers[] = {o->box.min_x, o->box.min_y, o->box.max_x, o->box.max_y,
		o->cost, o->owner, o->is_edge};
	memo_add(key, numbers, sizeof(numbers));
}

static struct memo_key key_of(const struct place_problem *p)
{
	struct memo_key key = memo_begin("place");
	const double sizes[] = {p->page.min_x, p->page.min_y, p->page.max_x, p->page.max_y,
		(double)p->n_candidates, (double)p->n_labels, (double)p->n_obstacles, p->moves};
	memo_add(&key, sizes, sizeof(sizes));
	for (size_t i = 0; i < p->n_candidates; i++) {
		add_candidate(&key, &p->candidates[i]);
	}
	for (size_t i = 0; i < p->n_labels; i++) {
		add_label(&key, &p->labels[i]);
	}
	for (size_t i = 0; i < p->n_obstacles; i++) {
		add_obstacle(&key, &p->obstacles[i]);
	}
	return key;
}

static bool copy_result(
	struct arena *a, const struct place_result *from, size_t n, struct place_result *out)
{
	out->chosen = arena_alloc(a, n, sizeof(*out->chosen));
	out->reasons = arena_alloc(a, n, sizeof(*out->reasons));
	if (out->chosen == NULL || out->reasons == NULL) {
		return false;
	}
	if (n > 0) {
		memcpy(out->chosen, from->chosen, n * sizeof(*out->chosen));
		memcpy(out->reasons, from->reasons, n * sizeof(*out->reasons));
	}
	return true;
}

/* Only the result is kept, not what it took to find it. */
static const void *place_now(struct arena *a, const void *user)
{
	const struct place_problem *p = user;
	struct arena own = {.diag = a->diag, .limit = a->limit};
	struct place_result found, *out = arena_alloc(a, 1, sizeof(*out));
	bool ok = out != NULL && place_labels(&own, p, &found) &&
		  copy_result(a, &found, p->n_labels, out);
	arena_finish(&own);
	return ok ? out : NULL;
}

static bool place(struct arena *a, const struct place_problem *p, struct place_result *out)
{
	if (!memo_is_used(a)) {
		return place_labels(a, p, out);
	}
	const struct place_result *shared = memo_get(a, key_of(p), place_now, p);
	return shared != NULL && copy_result(a, shared, p->n_labels, out);
}

bool place_labels_shared(
	struct arena *a, const struct place_problem *p, struct place_result *out)
{
	timing_begin(a, "placement");
	bool ok = place(a, p, out);
	timing_end(a);
	return ok;
}
